//! Who is hit where no shape of the clause says so: the first state or group named within what is sanctioned, cut off or held
//! back, and the states listed with it.

use super::super::act::{Deed, wholes};
use super::super::triggers::Trigger;
use super::{Roles, holds, phrases};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::{Form, Mention};
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;

/// Prepositions that lead from goods, money and people to whose they are.
const OF: &[&str] =
    &["of", "to", "from", "in", "with", "against", "on", "upon", "into", "between", "at", "toward", "towards"];

/// The same after what somebody moves or does, and so may be kept from: "flights by European carriers", "aid for Chad".
const OF_GOODS: &[&str] = &["by", "for"];

/// How deep a phrase is searched.
const DEEP: usize = 8;

/// "banned imports of Turkish fruit and nuts from January", "curbs on sales of tools to China", "sanctions on four firms tied to
/// Sudan's army".
pub(super) fn hit_within(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
    roles: &mut Roles,
) {
    // What only refers to sanctions that were named before says nothing of whom they hit; a faint verb does, and so does a
    // noun with a phrase of its own.
    let says_itself = trigger.verbal || clauses.tag(trigger.word).starts_with('N');
    let refers = trigger.back && (trigger.strong || !says_itself);
    let settled = !roles.targets.is_empty() || refers || trigger.counted;
    if settled || deed.action == Action::Enforce || deed.subject_is_target {
        return;
    }
    let mut tops: Vec<usize> = Vec::new();
    if trigger.verbal {
        if clauses.label(trigger.word) == Label::Amod {
            return;
        }
        let patients = clauses.patients(trigger.word);
        tops.extend(&patients);
        tops.extend(wholes(clauses, trigger.word));
        tops.extend(clauses.objects_of(trigger.word, OF));
        // "forbids insurers to cover Norwegian ships".
        if clauses.verb_may(trigger.word, "block") {
            let below = clauses.children_with(trigger.word, &[Label::Xcomp, Label::Advcl]);
            for verb in below.into_iter().filter(|verb| clauses.has_to(*verb)) {
                tops.extend(clauses.patients(verb));
                tops.extend(clauses.objects_of(verb, OF));
            }
        }
        // "froze a billion dollars in aid for Chad".
        let goods = |word: &usize| clauses.noun_is(*word, "cut_off_object") || clauses.noun_may(*word, "thing");
        if patients.iter().any(goods) {
            let named = |word: &usize| scene.parties.at(sentence, *word).is_some();
            tops.extend(clauses.objects_of(trigger.word, &["for"]).into_iter().filter(named));
        }
    } else {
        tops.extend(trigger.chain.iter().rev().copied());
        // Who is granted a licence is not the one who is hit.
        if let Some(verb) = deed.verb.filter(|_| deed.verb_acts && deed.rule != "sanction.licence") {
            tops.extend(clauses.objects_of(verb, &["on", "against", "to", "from"]));
        }
    }
    for top in tops {
        let Some((word, found)) = first_below(scene, sentence, clauses, top, roles, 0) else { continue };
        roles.add_targets(found, word);
        return;
    }
}

/// "the ban, which he announced on Monday, covers beef and wine from Chile", "its curbs apply to wine from Chile": who is hit
/// stands where the clause says what the measure reaches.
pub(super) fn covered(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    let verb = clauses.head(trigger.top).filter(|_| clauses.label(trigger.top) == Label::Nsubj);
    let Some(verb) = verb.filter(|verb| roles.targets.is_empty() && clauses.verb_tells(*verb, "reaches")) else {
        return;
    };
    let mut tops = clauses.patients(verb);
    tops.extend(clauses.objects_of(verb, &["to", "on", "from", "of"]));
    let found = tops.into_iter().find_map(|top| first_below(scene, sentence, clauses, top, roles, 0));
    if let Some((word, found)) = found {
        roles.add_targets(found, word);
    }
}

/// The first word at or below another that names somebody who can be hit, and whom it names.
fn first_below(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    word: usize,
    roles: &Roles,
    depth: usize,
) -> Option<(usize, Vec<PartyIx>)> {
    let mut found: Vec<PartyIx> = Vec::new();
    for each in clauses.coordinated(word) {
        let named = scene.parties.at(sentence, each).filter(|mention| !mention.only_place).map(|mention| mention.party);
        found.extend(named.and_then(|party| scene.parties.home(party, scene.tools.lexicon)));
    }
    found.retain(|party| !roles.senders.contains(party));
    if !found.is_empty() {
        return Some((word, found));
    }
    // "in support of Chad", "at the request of Chad": it is not Chad that is hit.
    let beside = clauses.noun_tells(word, "with_whom");
    if depth == DEEP || beside || scene.parties.at(sentence, word).is_some() {
        return None;
    }
    let goods = clauses.noun_is(word, "cut_off_object");
    let leads = |child: &usize| match clauses.label(*child) {
        Label::Poss | Label::Amod | Label::Compound | Label::Nmod | Label::Conj => true,
        Label::Pobj | Label::Dobj | Label::Pcomp => true,
        Label::Prep => {
            let preposition = clauses.lemma(*child);
            OF.contains(&preposition) || (goods && OF_GOODS.contains(&preposition))
        }
        Label::Acl => clauses.verb_tells(*child, "ties"),
        Label::Agent => clauses.verb_tells(word, "ties"),
        _ => false,
    };
    let children: Vec<usize> = clauses.children(word).filter(leads).collect();
    children.into_iter().find_map(|child| first_below(scene, sentence, clauses, child, roles, depth + 1))
}

/// "meat, fish and fruit from the EU, Norway, Canada and the United States": three or more states in a row are hit together,
/// however the parse hangs them, where one of them is within the phrase for who is hit.
pub(super) fn listed_together(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, roles: &mut Roles) {
    let Some(word) = roles.target_word else { return };
    let phrases = phrases(clauses, word);
    let is_hit = |mention: &&Mention| {
        let verb = (word + 1..mention.first).any(|at| clauses.is_verb(at));
        holds(&phrases, mention) && !verb && roles.targets.contains(&mention.party)
    };
    let sends = |mention: &&Mention| roles.senders.contains(&mention.party);
    let mut rows = rows(scene, sentence, clauses);
    rows.extend(pairs_of_owners(scene, sentence, clauses));
    rows.retain(|row| row.iter().any(is_hit) && !row.iter().any(sends));
    roles.add_targets(rows.into_iter().flatten().map(|mention| mention.party).collect(), word);
}

/// "Chilean and Norwegian wine": two states that describe one noun.
fn pairs_of_owners<'s>(scene: &'s Scene<'_>, sentence: usize, clauses: &Clauses<'_>) -> Vec<Vec<&'s Mention>> {
    let mentions = scene.parties.in_sentence(sentence);
    let describes = |mention: &Mention| mention.form == Form::Demonym && scene.is_state(mention.party);
    let noun_after = |mention: &Mention| mention.end < clauses.len() && clauses.tag(mention.end).starts_with('N');
    mentions
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] => {
                let joined = one.end + 1 == other.first && matches!(clauses.lemma(one.end), "and" | "or");
                (joined && describes(one) && describes(other) && noun_after(other)).then(|| vec![one, other])
            }
            _ => None,
        })
        .collect()
}

/// The rows of three or more states or blocs that end in "and" and the last. Who does something himself begins another clause.
fn rows<'s>(scene: &'s Scene<'_>, sentence: usize, clauses: &Clauses<'_>) -> Vec<Vec<&'s Mention>> {
    let mut row: Vec<&Mention> = Vec::new();
    let mut found = Vec::new();
    let mentions = scene.parties.in_sentence(sentence).iter();
    for mention in mentions.filter(|mention| scene.is_state_or_bloc(mention.party) && !mention.only_place) {
        let top = clauses.first_conjunct(mention.end - 1);
        if matches!(clauses.label(top), Label::Nsubj | Label::Nsubjpass) {
            row.clear();
            continue;
        }
        let before = row.last().map_or(Joint::Other, |last| joint(scene, sentence, last.end, mention.first));
        if before == Joint::Other {
            row.clear();
        }
        row.push(mention);
        if before == Joint::And {
            if row.len() >= 3 {
                found.push(row.clone());
            }
            row.clear();
        }
    }
    found
}

/// What stands between two names of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Comma,
    And,
    Other,
}

fn joint(scene: &Scene<'_>, sentence: usize, from: usize, to: usize) -> Joint {
    let mut found = Joint::Other;
    for at in from..to {
        match scene.document.word(sentence, at).to_lowercase().as_str() {
            "," if found == Joint::Other => found = Joint::Comma,
            "and" | "or" | "&" => found = Joint::And,
            "the" if found != Joint::Other => {}
            _ => return Joint::Other,
        }
    }
    found
}
