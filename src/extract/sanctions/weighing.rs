//! Who sanctions whom, weighed: each pair of parties that an act could be between, by all that speaks for and against it.
//!
//! The rules for roles know the shapes of clauses; where a clause is of another shape, or leaves somebody out, they find
//! nobody or the wrong one. So what they found is one sign among others: where a party stands to the sanction and its
//! verb, how often and where the article names it, whether it is known to impose sanctions or to bear them, which other
//! acts it takes part in. `seeds/lexicon/sanction_weights.csv` says what a sign is worth, fitted to annotated articles by
//! `benches/weights.py`.

mod candidates;
mod pair;
mod side;

use super::Act;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::Weights;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use candidates::Candidates;

/// The chance from which a reading of an act is kept for which the rules for roles find no pair. Chosen, like the others, on
/// articles that the weights were not fitted to: below, what is found more is as often wrong as right.
const ENOUGH: f64 = 0.45;

/// The chance from which a reading is kept beside the one of the rules, or in an article where the rules find none at all.
const BEYOND_RULED: f64 = 0.65;

/// The chance from which a reading of the rules for roles is kept.
const NOT_ABSURD: f64 = 0.08;

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
    if ruled.is_empty() && !acts.iter().any(|act| act.strong) {
        return Vec::new();
    }
    let weights = &scene.tools.lexicon.weights().sanctions;
    let world = scene.parties.known("bloc:world", scene.tools.lexicon);
    let mut kept: Vec<Act> = ruled.iter().filter(|act| act.rule == "sanction.follower").cloned().collect();
    for_each_pair(scene, acts, faint, ruled, false, |act, says, sender, target, signs| {
        let odds = weights.base() + signs.iter().map(|signs| signs.sum(weights)).sum::<f64>();
        let chance = Weights::chance(odds);
        let least = match says {
            Ruled::This => NOT_ABSURD,
            Ruled::None if !ruled.is_empty() => ENOUGH,
            Ruled::None | Ruled::Other => BEYOND_RULED,
        };
        if chance >= least && (says == Ruled::This || !is_settled(ruled, act, (sender, target), world)) {
            let rule = if says == Ruled::This { act.rule } else { WEIGHED };
            kept.push(Act { senders: vec![sender], targets: vec![target], confidence: chance, rule, ..act.clone() });
        }
    });
    kept.sort_by_key(|act| (act.sentence, act.word));
    kept
}

/// Whether nothing is left to weigh: the clause names both sides, or calls the sanctions international; the rules read the
/// same of other words, or tell who punishes a breach.
fn is_settled(ruled: &[Act], act: &Act, (sender, target): (PartyIx, PartyIx), world: Option<PartyIx>) -> bool {
    let names_both = !act.senders.is_empty() && !act.targets.is_empty();
    let of_another = act.international && act.senders.is_empty() && world != Some(sender);
    names_both
        || of_another
        || ruled.iter().any(|other| {
            let same = other.action == act.action && other.senders.contains(&sender) && other.targets.contains(&target);
            same || (act.action == Action::Enforce && other.is_same_act(act))
        })
}

/// Every reading with the names of its signs, kept or not: what the weights are fitted on.
pub(super) fn readings(scene: &mut Scene<'_>, acts: &[Act], faint: &[Act], ruled: &[Act]) -> Vec<Reading> {
    let mut found = Vec::new();
    for_each_pair(scene, acts, faint, ruled, true, |act, ruled, sender, target, signs| {
        let signs = signs.iter().flat_map(|signs| signs.names().to_vec()).collect();
        let ruled = ruled == Ruled::This;
        found.push(Reading { span: act.quote, sender, target, action: act.action, ruled, signs });
    });
    found
}

/// What the rules for roles say of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ruled {
    /// That it is between this pair.
    This,
    /// That it is between others.
    Other,
    /// Nothing.
    None,
}

/// Calls `each` with every pair of each act: the act, what the rules say of it, sender, target, and the signs of the
/// act, of its sender, of its target and of the two together.
fn for_each_pair(
    scene: &mut Scene<'_>,
    acts: &[Act],
    faint: &[Act],
    ruled: &[Act],
    named: bool,
    mut each: impl FnMut(&Act, Ruled, PartyIx, PartyIx, [&Signs; 4]),
) {
    let candidates = Candidates::of(scene, acts, faint, ruled);
    let scene = &*scene;
    let mut all: Vec<(&Act, bool)> = acts.iter().map(|act| (act, false)).collect();
    all.extend(faint.iter().map(|act| (act, true)));
    for (act, is_faint) in all {
        let filled = ruled.iter().find(|other| other.is_same_act(act));
        let of_act = signs_of_act(act, is_faint, filled, named);
        let sides = |sends: bool| -> Vec<(PartyIx, Signs)> {
            let parties = candidates.parties().filter(|party| candidates.is_worth(scene, act, filled, *party, sends));
            parties.map(|party| (party, side::signs(scene, &candidates, act, filled, party, sends, named))).collect()
        };
        let (senders, targets) = (sides(true), sides(false));
        for (sender, of_sender) in &senders {
            for (target, of_target) in targets.iter().filter(|(target, _)| target != sender) {
                let same = filled.is_some_and(|act| act.senders.contains(sender) && act.targets.contains(target));
                let of_pair = pair::signs(scene, &candidates, act, ruled, (*sender, *target), same, named);
                let says = match filled {
                    Some(_) if same => Ruled::This,
                    Some(_) => Ruled::Other,
                    None => Ruled::None,
                };
                each(act, says, *sender, *target, [&of_act, of_sender, of_target, &of_pair]);
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
    signs
}
