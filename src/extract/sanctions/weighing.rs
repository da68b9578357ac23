//! Who sanctions whom, weighed: each pair of parties that an act could be between, by all that speaks for and against it.
//!
//! The rules for roles know the shapes of clauses; where a clause is of another shape, or leaves somebody out, they find
//! nobody or the wrong one. So what they found is one sign among others: where a party stands to the sanction and its
//! verb, how often and where the article names it, whether it is known to impose sanctions or to bear them, which other
//! acts it takes part in. `seeds/lexicon/trees.csv` says what signs are worth together, fitted to annotated articles by
//! `benches/fit_sanctions.py`.

mod candidates;
mod others;
mod pair;
mod rivals;
mod side;

use super::Act;
use crate::english::Label;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::Mask;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use candidates::Candidates;
use std::collections::{BTreeMap, BTreeSet};

/// The chance from which a reading is kept that is not that of the rules for roles. Chosen, like the others, on articles
/// that the trees were not fitted to: where most facts come out right and found, for what is found more below is as often
/// wrong as right.
const ENOUGH: f64 = 0.35;

/// The same in an article where those rules find none at all.
const BEYOND_RULED: f64 = 0.5;

/// The same in an article that has no word for a sanction that stands by itself.
const UNSPOKEN: f64 = 0.6;

/// How much surer an act must be that no word for a sanction names.
const UNNAMED: f64 = 0.05;

/// The chance from which a reading of the rules for roles is kept.
const NOT_ABSURD: f64 = 0.3;

/// The same where the sanctions are there and their sender is known for none, of whom the trees have seen too few.
const LITTLE_KNOWN: f64 = 0.1;

/// What the names of the rules begin with that read acts without a word for a sanction.
const OPEN: &str = "open.";

/// The rule of what was found by weighing alone.
const WEIGHED: &str = "sanction.weighed";

/// A reading of an act, and what speaks for it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Bytes of the sentence in the article's body.
    pub span: crate::model::Span,
    /// Who would sanction.
    pub sender: PartyIx,
    /// Whom.
    pub target: PartyIx,
    /// What would be done.
    pub action: Action,
    /// Whether the rules for roles say the same.
    pub ruled: bool,
    /// The names of its signs.
    pub signs: Vec<String>,
}

/// The acts with the pairs they are between. `acts` are those that stand by themselves; `faint` ones name too little, and
/// count only where the pair is sure. `ruled` is what the rules make of the former.
pub(super) fn weigh(scene: &mut Scene<'_>, acts: &[Act], faint: &[Act], ruled: &[Act]) -> Vec<Act> {
    let unspoken = !are_spoken_of(acts, ruled);
    let forest = &scene.tools.lexicon.models().sanctions;
    let mut kept: Vec<Act> = ruled.iter().filter(|act| act.rule == "sanction.follower").cloned().collect();
    // What no tree was fitted to is no more than a guess.
    let is_guess = |rule: &str| rule.starts_with("faint.") || rule.starts_with(OPEN);
    let is_known = |act: &Act| !is_guess(act.rule) || forest.asks_for(&["act", "rule", act.rule]);
    let faint: Vec<Act> = faint.iter().filter(|act| is_known(act)).cloned().collect();
    let little_known: BTreeSet<PartyIx> = ruled
        .iter()
        .filter(|act| act.action == Action::InForce)
        .flat_map(|act| act.senders.iter().copied())
        .filter(|sender| scene.is_state(*sender) && !scene.issues_sanctions(*sender))
        .collect();
    for_each_pair(scene, acts, &faint, ruled, false, |act, same, sender, target, signs| {
        let chance = forest.chance(&signs.map(|signs| &signs.mask));
        let least = match (same, ruled.is_empty()) {
            (true, _) if act.action == Action::InForce && little_known.contains(&sender) => LITTLE_KNOWN,
            (true, _) => NOT_ABSURD,
            (false, false) => ENOUGH,
            (false, true) if unspoken => UNSPOKEN,
            (false, true) => BEYOND_RULED,
        };
        let unnamed = if act.rule.starts_with(OPEN) { UNNAMED } else { 0.0 };
        if chance >= least + unnamed {
            let rule = if same { act.rule } else { WEIGHED };
            kept.push(Act { senders: vec![sender], targets: vec![target], confidence: chance, rule, ..act.clone() });
        }
    });
    // Where the clause names both sides outright, nobody else sanctions those it hits, and nobody stands on both sides.
    let outright: Vec<Act> = kept
        .iter()
        .filter(|act| act.rule != WEIGHED && ruled.iter().any(|told| told.names_both && told.is_same_act(act)))
        .cloned()
        .collect();
    kept.retain(|act| {
        let mut same = outright.iter().filter(|told| (told.sentence, told.word) == (act.sentence, act.word));
        let rivals =
            |told: &Act| told.targets == act.targets || told.senders == act.targets || told.targets == act.senders;
        act.rule != WEIGHED || !same.any(rivals)
    });
    kept.retain(|act| {
        act.rule != WEIGHED || !act.senders.iter().all(|sender| only_suffers(scene, act.sentence, *sender))
    });
    let by_rules: BTreeSet<Fact> = kept.iter().filter(|act| act.rule != WEIGHED).flat_map(facts).collect();
    kept.retain(|act| act.rule != WEIGHED || !facts(act).all(|fact| by_rules.contains(&fact)));
    // Who joins the sanctions of another imposes them; the other did so before.
    let joined: BTreeSet<(usize, PartyIx, PartyIx)> = kept
        .iter()
        .filter(|act| act.rule == super::act::JOINED)
        .flat_map(|act| facts(act).map(|(_, sender, target)| (act.sentence, sender, target)))
        .collect();
    kept.retain(|act| {
        let again = facts(act).all(|(action, sender, target)| {
            action == Action::Impose && joined.contains(&(act.sentence, sender, target))
        });
        act.rule != WEIGHED || !again
    });
    kept.sort_by_key(|act| (act.sentence, act.word));
    kept
}

/// Whether a sentence names a party only as where or on whom an attack falls: "since the invasion of its neighbour".
fn only_suffers(scene: &Scene<'_>, sentence: usize, party: PartyIx) -> bool {
    let Some(clauses) = scene.clauses(sentence) else { return false };
    let mut mentions = scene.parties.in_sentence(sentence).iter().filter(|mention| mention.party == party).peekable();
    mentions.peek().is_some()
        && mentions.all(|mention| {
            let outside =
                |word: usize| clauses.head(word).is_none_or(|head| head < mention.first || head >= mention.end);
            let top = (mention.first..mention.end).find(|word| outside(*word));
            let first = top.map(|top| clauses.first_conjunct(top)).filter(|top| clauses.label(*top) == Label::Pobj);
            let preposition = first.and_then(|top| clauses.head(top));
            let upon = |word: &usize| matches!(clauses.lemma(*word), "of" | "in" | "on" | "against" | "into");
            let noun = preposition.filter(upon).and_then(|preposition| clauses.head(preposition));
            noun.is_some_and(|noun| clauses.noun_tells(noun, "ordeal"))
        })
}

/// Whether an article speaks of sanctions at all.
pub(super) fn are_spoken_of(acts: &[Act], ruled: &[Act]) -> bool {
    !ruled.is_empty() || acts.iter().any(|act| act.strong)
}

/// What is done, by whom, to whom.
type Fact = (Action, PartyIx, PartyIx);

/// The facts that an act states.
fn facts(act: &Act) -> impl Iterator<Item = Fact> + '_ {
    act.senders.iter().flat_map(|sender| act.targets.iter().map(|target| (act.action, *sender, *target)))
}

/// Every reading with the names of its signs, kept or not: what the trees are fitted on.
pub(super) fn readings(scene: &mut Scene<'_>, acts: &[Act], faint: &[Act], ruled: &[Act]) -> Vec<Reading> {
    let mut found = Vec::new();
    for_each_pair(scene, acts, faint, ruled, true, |act, ruled, sender, target, signs| {
        let signs = signs.iter().flat_map(|signs| signs.all.names().to_vec()).collect();
        found.push(Reading { span: act.quote, sender, target, action: act.action, ruled, signs });
    });
    found
}

/// Signs, with those that the trees ask for.
struct Marked {
    all: Signs,
    mask: Mask,
}

/// Calls `each` with every pair of each act: the act, whether the rules say that it is between them, sender, target, and
/// the signs of the act, of its sender, of its target and of the two together.
fn for_each_pair(
    scene: &mut Scene<'_>,
    acts: &[Act],
    faint: &[Act],
    ruled: &[Act],
    named: bool,
    mut each: impl FnMut(&Act, bool, PartyIx, PartyIx, [&Marked; 4]),
) {
    let candidates = Candidates::of(scene, acts, faint, ruled);
    let scene = &*scene;
    let forest = &scene.tools.lexicon.models().sanctions;
    let marked = |all: Signs| Marked { mask: all.mask(forest), all };
    let spoken_of = are_spoken_of(acts, ruled);
    let mut all: Vec<(&Act, bool)> = acts.iter().map(|act| (act, false)).collect();
    all.extend(faint.iter().map(|act| (act, true)));
    let mut by_place: BTreeMap<(usize, usize), Vec<&Act>> = BTreeMap::new();
    for act in ruled {
        by_place.entry((act.sentence, act.word)).or_default().push(act);
    }
    for (act, is_faint) in all {
        let mut here = by_place.get(&(act.sentence, act.word)).into_iter().flatten().copied();
        let filled = here.find(|other| other.is_same_act(act));
        let mut of_act = signs_of_act(act, is_faint, filled, named);
        of_act.note(&["act", "spoken_of", if spoken_of { "yes" } else { "no" }]);
        let of_act = marked(of_act);
        let sides = |sends: bool| -> Vec<(PartyIx, Marked)> {
            let parties = candidates.parties().filter(|party| candidates.is_worth(act, filled, *party, sends));
            let signs = |party| side::signs(scene, &candidates, act, filled, party, sends, named);
            parties.map(|party| (party, marked(signs(party)))).collect()
        };
        let (senders, targets) = (sides(true), sides(false));
        let is_open = act.rule.starts_with(OPEN);
        let here = |party| !candidates.places_in(party, act.sentence..=act.sentence).is_empty();
        for (sender, of_sender) in &senders {
            for (target, of_target) in targets.iter().filter(|(target, _)| target != sender) {
                if is_open && !here(*sender) && !here(*target) {
                    continue;
                }
                let same = filled.is_some_and(|act| act.senders.contains(sender) && act.targets.contains(target));
                let of_pair = marked(pair::signs(scene, &candidates, act, (*sender, *target), same, named));
                each(act, same, *sender, *target, [&of_act, of_sender, of_target, &of_pair]);
            }
        }
    }
}

fn signs_of_act(act: &Act, is_faint: bool, filled: Option<&Act>, named: bool) -> Signs {
    let mut signs = Signs::new(named);
    let flag = |holds: bool| if holds { "yes" } else { "no" };
    signs.note(&["act", act.action.code()]);
    signs.note(&["act", "strong", flag(act.strong)]);
    signs.note(&["act", "back", flag(act.back)]);
    signs.note(&["act", "faint", flag(is_faint)]);
    signs.note(&["act", "rule", act.rule]);
    signs.note(&["act", "sender", flag(!act.senders.is_empty())]);
    signs.note(&["act", "target", flag(!act.targets.is_empty())]);
    signs.note(&["act", "ruled", flag(filled.is_some())]);
    signs.note(&["act", "international", flag(act.international)]);
    for (name, value) in act.telling.pairs() {
        signs.note(&["act", name, value]);
    }
    signs
}
