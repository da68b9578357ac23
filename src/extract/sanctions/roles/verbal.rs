//! The roles of a verb that sanctions of itself: "blacklisted", "froze the assets of", "barred from entering".

use super::super::triggers::{Trigger, dealings};
use super::authors::authors;
use super::nominal::just_before;
use super::{Roles, hit};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartyIx;

/// "sanctioned Iran", "was blacklisted by Washington", "sanctioned Russian banks".
pub(super) fn of_verb(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    let verb = trigger.word;
    if clauses.label(verb) == Label::Amod {
        // "one of the most sanctioned countries" names nobody.
        if let Some(noun) = clauses.head(verb) {
            let named = !clauses.owners(noun).iter().all(|owner| scene.parties.at(sentence, *owner).is_none());
            if named || scene.parties.at(sentence, noun).is_some() {
                roles.add_hit(scene, sentence, noun);
            }
        }
        for child in clauses.children_with(verb, &[Label::Npadvmod, Label::Advmod, Label::Compound, Label::Nmod]) {
            roles.add_actors(scene, sentence, child);
        }
        return;
    }
    let mut agents = clauses.agents(verb);
    if agents.is_empty() {
        agents.extend(just_before(scene, sentence, clauses, verb));
    }
    for agent in &agents {
        roles.add_actors(scene, sentence, *agent);
    }
    if roles.senders.is_empty() {
        for agent in agents {
            roles.add_senders(authors(scene, sentence, clauses, agent));
        }
    }
    if trigger.cuts_off {
        cut_off(scene, sentence, clauses, verb, roles);
    } else if trigger.shuts_out {
        shut_out(scene, sentence, clauses, verb, roles);
    } else {
        direct(scene, sentence, clauses, trigger, roles);
    }
}

/// "froze the assets of", "banned exports to": who is hit stands behind the object, or owns it.
fn cut_off(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, roles: &mut Roles) {
    let objects = clauses.patients(verb);
    let behind = |word: usize| clauses.objects_of(word, &["to", "from", "with", "against", "of", "by"]);
    let deals = dealings(clauses, verb);
    let mut words: Vec<usize> =
        deals.iter().flat_map(|deal| clauses.objects_of(*deal, &["with", "in", "to", "from", "of"])).collect();
    words.extend(deals.iter().flat_map(|deal| clauses.patients(*deal)));
    if deals.is_empty() {
        words = clauses.objects_of(verb, &["to", "from", "with", "against"]);
    }
    for names in [&["to", "from", "with", "against"][..], &["of", "by", "in"][..]] {
        if words.is_empty() {
            words.extend(objects.iter().flat_map(|object| clauses.objects_of(*object, names)));
        }
    }
    let deeper: Vec<usize> = words.iter().flat_map(|word| behind(*word)).collect();
    let words = if words.is_empty() { objects } else { words };
    for word in words.into_iter().chain(deeper) {
        if roles.targets.is_empty() {
            // "from Norway and Canada".
            let found: Vec<PartyIx> = clauses
                .coordinated(clauses.first_conjunct(word))
                .into_iter()
                .flat_map(|each| hit(scene, sentence, each))
                .filter(|party| !roles.senders.contains(party))
                .collect();
            roles.add_targets(found, word);
        }
    }
}

/// Who is hit by a verb that does so of itself. Those who are only counted may be hit on behalf of somebody else.
fn direct(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, trigger: &Trigger, roles: &mut Roles) {
    let verb = trigger.word;
    for patient in clauses.patients(verb) {
        let mut found = hit(scene, sentence, patient);
        if found.is_empty() {
            for object in clauses.objects_of(patient, &["to", "from", "with", "in", "by", "against"]) {
                found.extend(hit(scene, sentence, object));
            }
        }
        if trigger.counted {
            for object in clauses.objects_of(verb, &["from", "in", "of"]) {
                found.extend(hit(scene, sentence, object));
            }
            found.retain(|party| !scene.is_issuer(*party) && !roles.senders.contains(party));
            if found.is_empty() {
                continue;
            }
        }
        roles.add_targets(found, patient);
    }
    for object in clauses.objects_of(verb, &["to", "from", "with", "against"]) {
        if roles.targets.is_empty() && !trigger.counted {
            roles.add_hit(scene, sentence, object);
        }
    }
}

/// "barred him from its territory", "is banned from entering Britain": the land sends, and the state of those who are shut
/// out is hit.
fn shut_out(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, roles: &mut Roles) {
    let mut patients: Vec<usize> =
        clauses.patients(verb).into_iter().filter(|patient| !clauses.noun_is(*patient, "entry")).collect();
    if patients.is_empty() {
        // "barred entry to 61 officials".
        let entries = clauses.patients(verb);
        patients = entries.into_iter().flat_map(|entry| clauses.objects_of(entry, &["to", "for"])).collect();
    }
    if patients.is_empty() {
        patients = clauses.subjects(verb, 0);
    }
    for patient in patients {
        roles.add_hit(scene, sentence, patient);
    }
    let mut lands = clauses.objects_of(verb, &["from", "to", "of"]);
    let entered: Vec<usize> = lands
        .iter()
        .filter(|word| clauses.is_verb(**word))
        .flat_map(|word| {
            let mut below = clauses.patients(*word);
            below.extend(clauses.objects_of(*word, &["in", "to", "into", "on"]));
            below
        })
        .collect();
    lands.extend(entered);
    lands.extend(clauses.patients(verb).into_iter().flat_map(|entry| clauses.objects_of(entry, &["to", "into"])));
    for land in lands {
        if roles.senders.is_empty() {
            let owners: Vec<PartyIx> =
                scene.referents(sentence, land).into_iter().filter(|party| scene.is_state_or_bloc(*party)).collect();
            roles.add_senders(owners);
        }
    }
}

/// "Chilean lorries are not allowed into Norway", "three ministers were barred from Norway": where nobody is said to refuse
/// entry, the land does.
pub(super) fn land_behind(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, roles: &mut Roles) {
    if !roles.senders.is_empty() || !clauses.is_passive(verb) || !clauses.agents(verb).is_empty() {
        return;
    }
    let moves = |word: &usize| clauses.verb_is(*word, "enter_land");
    let mut lands = clauses.objects_of(verb, &["from", "into"]);
    for below in clauses.children_with(verb, &[Label::Xcomp]).into_iter().filter(moves) {
        lands.extend(clauses.patients(below));
        lands.extend(clauses.objects_of(below, &["to", "into", "in", "over", "through"]));
    }
    let mut found: Vec<PartyIx> =
        lands.into_iter().filter_map(|land| scene.parties.at(sentence, land)).map(|mention| mention.party).collect();
    found.retain(|party| scene.is_state_or_bloc(*party) && !roles.targets.contains(party));
    roles.add_senders(found);
}
