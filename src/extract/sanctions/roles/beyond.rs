//! Roles that stand beyond the clause of the sanction: whose conduct it answers, who bears it, who is known to issue such.

use super::super::act::Deed;
use super::super::triggers::Trigger;
use super::Roles;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::Mention;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{Action, PartyKind};

/// "sanctions over North Korea's nuclear programme" names no other target.
pub(super) fn over_conduct(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
    roles: &mut Roles,
) {
    if !roles.targets.is_empty() {
        return;
    }
    let verb = deed.verb.into_iter();
    for word in trigger.chain.iter().copied().chain(verb) {
        let mut conduct = clauses.objects_of(word, &["over", "for"]);
        if matches!(deed.action, Action::Impose | Action::Propose) {
            conduct.extend(answered(clauses, word));
        }
        for object in conduct {
            let mut hit = named_within(scene, sentence, clauses, object);
            if hit.is_empty() {
                hit = scene.homes(sentence, object);
            }
            hit.retain(|party| !roles.senders.contains(party));
            if scene.parties.at(sentence, object).is_none() && !hit.is_empty() {
                roles.add_targets(hit, object);
                return;
            }
        }
    }
}

/// What is answered: "imposed new sanctions after its third test", "in response to Iran's launch".
fn answered(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let mut found: Vec<usize> = clauses
        .objects_of(word, &["after", "following"])
        .into_iter()
        .filter(|object| clauses.tag(*object).starts_with('N') && !clauses.owners(*object).is_empty())
        .collect();
    for reply in clauses.objects_of(word, &["in"]).into_iter().filter(|noun| clauses.noun_is(*noun, "response")) {
        found.extend(clauses.objects_of(reply, &["to", "for"]));
    }
    found
}

/// "for their part in Iran's drone programme": the first state that could be hit in the phrase of the conduct.
fn named_within(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, word: usize) -> Vec<PartyIx> {
    let (first, end) = clauses.extent(word);
    let named = scene.parties.in_sentence(sentence).iter();
    named
        .filter(|m| m.first >= first && m.end <= end && !m.only_place && scene.can_suffer(m.party))
        .map(|m| m.party)
        .take(1)
        .collect()
}

/// "Dutch prosecutors charged the director": whoever punishes a breach enforces the sanction, whose ever it is.
pub(super) fn enforcers(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, deed: &Deed, roles: &mut Roles) {
    let Some(verb) = deed.verb.filter(|verb| clauses.verb_is(*verb, "penalise")) else { return };
    let mut found: Vec<PartyIx> = Vec::new();
    // "pleaded guilty to violating US sanctions", "settled with the Treasury": it is the subject who is punished.
    let culprit = clauses.verb_tells(verb, "answer_for") && !clauses.is_passive(verb);
    let agents = if culprit { clauses.objects_of(verb, &["to", "with"]) } else { clauses.agents(verb) };
    for agent in agents {
        found.extend(scene.actors(sentence, agent).into_iter().filter(|party| scene.is_state_or_bloc(*party)));
    }
    found.retain(|party| !roles.targets.contains(party));
    if !found.is_empty() {
        roles.senders.clear();
        roles.add_senders(found);
    }
}

/// "Belarus demanded that Norway lift its sanctions": who asks to be rid of them bears them, where nobody else is named.
pub(super) fn those_who_ask(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    deed: &Deed,
    roles: &mut Roles,
) {
    let Some(verb) = deed.verb else { return };
    let Some(above) = clauses.head(verb).filter(|above| clauses.is_verb(*above)) else { return };
    if !clauses.asks(above) {
        return;
    }
    let little_known = roles.senders.iter().all(|sender| !scene.is_issuer(*sender));
    for word in clauses.subjects(above, 0) {
        let mut asking = scene.homes(sentence, word);
        let aimed_at = |party: PartyIx| roles.senders.iter().any(|sender| scene.programs(*sender, party) > 0);
        asking.retain(|party| {
            scene.is_state(*party) && !roles.senders.contains(party) && (little_known || aimed_at(*party))
        });
        roles.add_targets(asking, word);
    }
}

/// "both nations are grappling with problems that come from Western sanctions": the subjects above the sanction bear it.
pub(super) fn sufferers(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    let mut at = trigger.top;
    for _ in 0..12 {
        if clauses.is_verb(at) && !clauses.verb_is(at, "say") && !stands_beside(clauses, trigger, at) {
            let mut borne = clauses.subjects(at, 0);
            borne.extend(clauses.patients(at));
            borne.extend(clauses.objects_of(at, &["into", "on", "in"]));
            for word in borne.into_iter().filter(|word| !trigger.chain.contains(word)) {
                let hit: Vec<PartyIx> = scene
                    .homes(sentence, word)
                    .into_iter()
                    .filter(|party| !roles.senders.contains(party) && scene.can_suffer(*party))
                    .collect();
                if !hit.is_empty() {
                    roles.add_targets(hit, word);
                }
            }
            if !roles.targets.is_empty() {
                roles.borne = true;
                return;
            }
            // "He has been under a travel ban, the ministers said": what he bears is not borne by the ministers.
            let bears = |word: usize| {
                let kind = scene.parties.at(sentence, word).map(|mention| scene.parties.get(mention.party).kind);
                kind.is_some_and(|kind| !matches!(kind, PartyKind::Country | PartyKind::Bloc))
            };
            if clauses.children_with(at, &[Label::Nsubj, Label::Nsubjpass]).into_iter().any(bears) {
                return;
            }
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => return,
        }
    }
}

/// "copied EU sanctions", "will not hear of sanctions": who does so does not bear them.
fn stands_beside(clauses: &Clauses<'_>, trigger: &Trigger, verb: usize) -> bool {
    let first = clauses.first_conjunct(trigger.top);
    let governs = clauses.head(first).is_some_and(|head| head == verb || clauses.head(head) == Some(verb));
    let beside = clauses.verb_is(verb, "stand_beside") || clauses.verb_is(verb, "support");
    governs && beside && !clauses.is_passive(verb)
}

/// The one party of the sentence that is known to issue sanctions, where the clause names no sender.
pub(super) fn only_issuer(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, roles: &mut Roles) {
    let hit = roles.target_word.map(|word| clauses.extent(word));
    // Who is dealt with ("relations with the West") or hit does not act here.
    let aside = |m: &Mention| {
        let prep = clauses.head(m.end - 1).filter(|_| clauses.label(m.end - 1) == Label::Pobj);
        let dealt_with = prep.is_some_and(|prep| matches!(clauses.lemma(prep), "with" | "against" | "between"));
        dealt_with || hit.is_some_and(|(first, end)| m.first >= first && m.end <= end)
    };
    let mut issuers: Vec<PartyIx> = scene
        .states_in(sentence)
        .into_iter()
        .filter(|party| scene.is_frequent_issuer(*party) && !roles.targets.contains(party))
        .filter(|party| {
            let mut named = scene.parties.in_sentence(sentence).iter().filter(|m| m.party == *party);
            named.any(|m| !aside(m) && !describes(scene, clauses, m))
        })
        .collect();
    issuers.dedup();
    if let [only] = issuers[..] {
        roles.senders.push(only);
        roles.guessed = true;
    }
}

/// What a state acts by, or does to another: the cues of nouns whose owner may be the sender.
const DOINGS: &[&str] = &[
    "people",
    "organ",
    "chamber",
    "sanction",
    "legal_act",
    "imposition",
    "easing",
    "restriction",
    "package",
    "response",
    "register",
    "list_kind",
    "claim",
];

/// "U.S. harvests", "a plant in the U.S.": a name that only tells whose, or where, something is that acts for nobody.
fn describes(scene: &Scene<'_>, clauses: &Clauses<'_>, mention: &Mention) -> bool {
    let head = mention.end - 1;
    let acts = |noun: usize| {
        scene.parties.at(mention.sentence, noun).is_some() || DOINGS.iter().any(|cue| clauses.noun_is(noun, cue))
    };
    let preposition = clauses.head(head).filter(|word| {
        clauses.label(head) == Label::Pobj && matches!(clauses.lemma(*word), "in" | "at" | "across" | "inside")
    });
    let placed = preposition.and_then(|word| clauses.head(word));
    let owned =
        clauses.head(head).filter(|_| matches!(clauses.label(head), Label::Amod | Label::Compound | Label::Poss));
    let thing = |noun: usize| clauses.tag(noun).starts_with("NN") && !acts(noun);
    placed.is_some_and(|word| clauses.is_verb(word) || thing(word)) || owned.is_some_and(thing)
}

/// "sanctioned two firms in the Emirates for helping an Iranian airline": the one who is helped is aimed at.
pub(super) fn for_the_sake_of(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    deed: &Deed,
    roles: &mut Roles,
) {
    let Some(word) = roles.target_word else { return };
    if scene.parties.at(sentence, word).is_some_and(|m| scene.is_state_or_bloc(m.party)) {
        return;
    }
    for verb in deed
        .verb
        .into_iter()
        .flat_map(|verb| clauses.objects_of(verb, &["for"]))
        .filter(|verb| clauses.verb_is(*verb, "help"))
    {
        for object in clauses.patients(verb) {
            let helped: Vec<PartyIx> =
                scene.homes(sentence, object).into_iter().filter(|party| !roles.senders.contains(party)).collect();
            if !helped.is_empty() {
                roles.targets = helped;
                return;
            }
        }
    }
}
