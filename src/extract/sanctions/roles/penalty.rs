//! The roles of a penalty: who punishes, and with whom the trade was forbidden that is punished.

use super::super::triggers::Trigger;
use super::Roles;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartyIx;

/// "Dutch customs seized parts bound for Iran", "paid the Treasury $3m to settle claims that it had moved money for Iran".
pub(super) fn of_penalty(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    let verb = trigger.word;
    let settles = matches!(clauses.lemma(verb), "pay" | "settle" | "plead" | "forfeit" | "agree" | "reach");
    let mut authorities = if settles { Vec::new() } else { clauses.agents(verb) };
    if settles {
        authorities.extend(clauses.objects_of(verb, &["to", "with"]));
        authorities.extend(clauses.children_with(verb, &[Label::Dative]));
    }
    for word in authorities {
        let mut found: Vec<PartyIx> = scene.actors(sentence, word);
        found.retain(|party| scene.is_state_or_bloc(*party));
        roles.add_senders(found);
    }
    let (first, end) = conduct(clauses, verb);
    let named: Vec<(PartyIx, usize)> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| m.first >= first && m.end <= end && !m.only_place && scene.can_suffer(m.party))
        .filter(|m| !on_the_way(clauses, m.end - 1))
        .map(|m| (m.party, m.end - 1))
        .collect();
    for (party, word) in named {
        if !roles.senders.contains(&party) {
            roles.add_targets(vec![party], word);
        }
    }
}

/// From where to where the clause tells what is punished: all behind the verb, and before it what a passive one seizes.
fn conduct(clauses: &Clauses<'_>, verb: usize) -> (usize, usize) {
    let (first, end) = clauses.extent(verb);
    let seized = matches!(clauses.lemma(verb), "seize" | "confiscate" | "impound" | "forfeit" | "intercept");
    if seized && clauses.is_passive(verb) { (first, end) } else { (verb, end) }
}

/// "through Turkey", "in Hamburg": where the goods only passed, or where the case is heard.
fn on_the_way(clauses: &Clauses<'_>, word: usize) -> bool {
    let first = clauses.first_conjunct(word);
    clauses.label(first) == Label::Pobj
        && clauses.head(first).is_some_and(|prep| {
            matches!(clauses.lemma(prep), "through" | "via" | "in" | "at" | "near" | "off" | "from" | "across" | "by")
        })
}
