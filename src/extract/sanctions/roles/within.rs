//! Who is hit where no shape of the clause says so: the first state or group named within what is sanctioned, cut off or held
//! back, and the states listed with it.

use super::super::act::Deed;
use super::super::triggers::Trigger;
use super::{Roles, holds, phrases};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::Mention;
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
    // What only refers to sanctions that were named before says nothing of whom they hit; a faint verb does.
    let refers = trigger.back && (trigger.strong || !trigger.verbal);
    let settled = !roles.targets.is_empty() || refers || trigger.counted;
    if settled || deed.action == Action::Enforce || deed.subject_is_target {
        return;
    }
    let mut tops: Vec<usize> = Vec::new();
    if trigger.verbal {
        if clauses.label(trigger.word) == Label::Amod {
            return;
        }
        tops.extend(clauses.patients(trigger.word));
        tops.extend(clauses.objects_of(trigger.word, OF));
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
    rows.retain(|row| row.iter().any(is_hit) && !row.iter().any(sends));
    roles.add_targets(rows.into_iter().flatten().map(|mention| mention.party).collect(), word);
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
