//! The roles where no word names the sanction: a penalty for forbidden trade, and what may no longer be done.

use super::super::triggers::Trigger;
use super::{Roles, hit};
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
    let settles = clauses.verb_tells(verb, "answer_for");
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
    traded_with(scene, sentence, clauses, verb, roles);
}

/// The states that the conduct names which is punished.
pub(super) fn traded_with(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, roles: &mut Roles) {
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

/// "metal from Russia may no longer be delivered", "deputies may no longer visit Russia", "firms may no longer buy its oil".
pub(super) fn of_no_longer(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    let verb = trigger.word;
    let subjects = clauses.subjects(verb, 0);
    let mut others = clauses.objects_of(verb, &["with", "in", "to", "into", "from"]);
    others.extend(clauses.children_with(verb, &[Label::Dobj]));
    let shut_out = clauses.verb_is(verb, "enter_land") || clauses.lemma(verb) == "do";
    let passive = clauses.is_passive(verb);
    let (hit_words, acting) = if passive || shut_out { (subjects, others) } else { (others, subjects) };
    for word in hit_words {
        roles.add_hit(scene, sentence, word);
    }
    let mut senders: Vec<PartyIx> = Vec::new();
    if !passive {
        for word in acting {
            senders.extend(scene.referents(sentence, word).into_iter().filter(|party| scene.is_state_or_bloc(*party)));
            senders.extend(scene.actors(sentence, word));
        }
    } else if let Some(word) = clauses.speaker(verb) {
        senders.extend(clauses.coordinated(word).into_iter().flat_map(|each| scene.actors(sentence, each)));
    }
    senders.retain(|party| scene.is_state_or_bloc(*party) && !roles.targets.contains(party));
    roles.add_senders(senders);
}

/// "UK sanctions Iranian officials": the state right before the verb, and the home of who stands behind it.
pub(super) fn of_headline(scene: &mut Scene<'_>, sentence: usize, trigger: &Trigger, roles: &mut Roles) {
    let (Some(before), Some(patient)) = (trigger.word.checked_sub(1), trigger.chain.last().copied()) else { return };
    let senders: Vec<PartyIx> =
        scene.actors(sentence, before).into_iter().filter(|party| scene.is_state_or_bloc(*party)).collect();
    roles.add_senders(senders);
    let found: Vec<PartyIx> =
        hit(scene, sentence, patient).into_iter().filter(|party| !roles.senders.contains(party)).collect();
    roles.add_targets(found, patient);
}
