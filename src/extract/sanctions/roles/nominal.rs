//! The roles of a noun for a sanction: from the words before it, the phrases after it, and the verb it hangs from.

use super::super::act::Deed;
use super::super::triggers::{Trigger, clauses_below, goods_within};
use super::authors::authors;
use super::{AGAINST, Roles, hit};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::Form;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;

/// "U.S. sanctions", "Washington's sanctions", "Russia sanctions", "Western-imposed sanctions", "Iran-related sanctions".
pub(super) fn from_modifiers(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    for noun in &trigger.chain {
        let first = before_noun(clauses, *noun);
        for mention in scene.parties.in_sentence(sentence).to_vec() {
            if mention.only_place || mention.first < first || mention.end > *noun {
                continue;
            }
            let related = (mention.end + 1 < *noun) && scene.document.word(sentence, mention.end) == "-";
            let after = if related { scene.document.word(sentence, mention.end + 1) } else { "" };
            let possessive = clauses.label(mention.end - 1) == Label::Poss;
            let name = !possessive && mention.form == Form::Name;
            // "Belarus is under Norwegian sanctions": those of the one on the other.
            let issues = scene.issues_sanctions(mention.party)
                || (!name
                    && !possessive
                    && !is_definite(clauses, *noun)
                    && names_other_target(scene, sentence, mention.party));
            let is_target = matches!(after, "related" | "specific" | "focused" | "linked" | "era")
                || (after.is_empty() && !issues && name)
                || (after.is_empty() && !issues && !has_target(clauses, trigger));
            if is_target && scene.parties.get(mention.party).kind != PartyKind::Bloc {
                let hit = scene.parties.home(mention.party, scene.tools.lexicon);
                roles.add_targets(hit.into_iter().collect(), mention.end - 1);
            } else {
                let sender = scene.parties.actor(mention.party, scene.tools.lexicon);
                roles.add_senders(sender.into_iter().collect());
            }
        }
        for pronoun in clauses.children_with(*noun, &[Label::Poss]) {
            if clauses.tag(pronoun) == "PRP$" && scene.parties.at(sentence, pronoun).is_none() {
                let owner = own_subject(scene, sentence, clauses, *noun);
                roles.add_actors(scene, sentence, owner.unwrap_or(pronoun));
            }
        }
    }
}

/// "the Syrian sanctions" may be those on Syria.
fn is_definite(clauses: &Clauses<'_>, noun: usize) -> bool {
    clauses.children_with(noun, &[Label::Det]).into_iter().any(|det| clauses.lemma(det) == "the")
}

/// Whether the sentence names another state that is known to issue no sanctions of its own.
fn names_other_target(scene: &Scene<'_>, sentence: usize, party: PartyIx) -> bool {
    scene.parties.in_sentence(sentence).iter().any(|other| {
        other.party != party && !other.only_place && scene.is_state(other.party) && !scene.issues_sanctions(other.party)
    })
}

/// "demanded that Norway lift its sanctions": what somebody lifts or keeps as his own is his, whoever demands it.
fn own_subject(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, noun: usize) -> Option<usize> {
    let verb = clauses.head(noun).filter(|verb| clauses.label(noun) == Label::Dobj && clauses.is_verb(*verb))?;
    let above = clauses.head(verb).filter(|_| matches!(clauses.label(verb), Label::Ccomp | Label::Xcomp))?;
    if !clauses.asks(above) {
        return None;
    }
    clauses
        .subjects(verb, 0)
        .into_iter()
        .find(|word| scene.parties.at(sentence, *word).is_some_and(|m| scene.is_state_or_bloc(m.party)))
}

/// First word of the noun phrase before the noun.
fn before_noun(clauses: &Clauses<'_>, noun: usize) -> usize {
    clauses
        .children(noun)
        .filter(|child| {
            *child < noun
                && matches!(
                    clauses.label(*child),
                    Label::Poss | Label::Amod | Label::Compound | Label::Nmod | Label::Det
                )
        })
        .map(|child| clauses.extent(child).0)
        .min()
        .unwrap_or(noun)
}

fn has_target(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
    trigger.chain.iter().any(|noun| !clauses.objects_of(*noun, AGAINST).is_empty())
}

/// "sanctions on Iran", "sanctions from the West", "sanctions by the EU".
pub(super) fn from_phrases(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    for noun in &trigger.chain {
        for object in clauses.objects_of(*noun, AGAINST) {
            roles.add_hit(scene, sentence, object);
        }
        // "a ban on food from Norway": the goods are Norway's, however the parse hangs it.
        let goods =
            clauses.objects_of(*noun, &["on"]).into_iter().find(|thing| clauses.noun_is(*thing, "cut_off_object"));
        // "a ban on gallium exports from China" may be China's own.
        let goods = goods.filter(|thing| !matches!(clauses.lemma(*thing), "export" | "sale" | "shipment" | "delivery"));
        let things = goods.map(|thing| goods_within(clauses, thing)).unwrap_or_default();
        for object in things.into_iter().flat_map(|thing| clauses.objects_of(thing, &["from", "to"])) {
            roles.add_hit(scene, sentence, object);
        }
        for object in clauses.objects_of(*noun, &["by", "from"]) {
            let of_goods = goods.is_some_and(|thing| {
                let preposition = clauses.head(clauses.first_conjunct(object));
                object > thing && preposition.is_some_and(|word| clauses.lemma(word) == "from")
            });
            if of_goods {
                roles.add_hit(scene, sentence, object);
                continue;
            }
            roles.add_actors(scene, sentence, object);
            led_by(scene, sentence, clauses, object, object, roles);
        }
    }
    // "restrictive measures in view of the situation in Mali": official releases name who is hit so.
    let in_view = (trigger.word..clauses.len()).any(|word| clauses.lemma(word) == "view");
    if roles.targets.is_empty() && in_view {
        let situations = (trigger.word..clauses.len()).filter(|word| clauses.lemma(*word) == "situation");
        let places: Vec<usize> = situations.flat_map(|noun| clauses.objects_of(noun, &["in"])).collect();
        for place in places {
            roles.add_hit(scene, sentence, place);
        }
    }
    for noun in
        trigger.chain.iter().filter(|noun| clauses.noun_is(**noun, "enlisting") || clauses.noun_is(**noun, "delisting"))
    {
        for object in clauses.objects_of(*noun, &["of"]).into_iter().filter(|object| !trigger.chain.contains(object)) {
            roles.add_hit(scene, sentence, object);
        }
    }
    // "the sanctions of Norway" are its own, "the blockade of Chile" is borne by it.
    let own = clauses.noun_is(trigger.word, "measure_of_sender");
    for object in clauses.objects_of(trigger.word, &["of", "to"]) {
        let of = clauses.head(clauses.first_conjunct(object)).is_some_and(|prep| clauses.lemma(prep) == "of");
        let owner = |party: PartyIx| scene.issues_sanctions(party) || (own && of && scene.is_state(party));
        if scene.parties.at(sentence, object).is_some_and(|m| owner(m.party)) {
            roles.add_actors(scene, sentence, object);
        } else if of && !own && clauses.noun_is(trigger.word, "measure_of_target") && roles.targets.is_empty() {
            roles.add_hit(scene, sentence, object);
        }
    }
}

/// "sanctions imposed by the EU on Russia", "sanctions that target Iran", "a bill that would widen sanctions".
pub(super) fn from_clauses_below(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    for verb in clauses_below(clauses, trigger) {
        let noun = clauses.head(verb).unwrap_or(trigger.top);
        let agents = clauses.agents(verb);
        let imposed = ["impose", "maintain", "ease", "answer"].iter().any(|cue| clauses.verb_is(verb, cue));
        if imposed && !agents.contains(&noun) {
            for agent in agents {
                roles.add_actors(scene, sentence, agent);
            }
        } else if !clauses.is_passive(verb) && roles.targets.is_empty() && agents.contains(&noun) {
            for patient in clauses.patients(verb) {
                roles.add_hit(scene, sentence, patient);
            }
        }
        for object in clauses.objects_of(verb, AGAINST) {
            roles.add_hit(scene, sentence, object);
        }
    }
}

/// Subject, object and phrases of the verb that governs the sanction.
pub(super) fn from_verb(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    verb: usize,
    deed: &Deed,
    roles: &mut Roles,
) {
    let subjects: Vec<usize> =
        clauses.agents(verb).into_iter().filter(|agent| !trigger.chain.contains(agent)).collect();
    if deed.subject_is_target {
        let who = if subjects.is_empty() { clauses.subjects(verb, 0) } else { subjects };
        for subject in who.into_iter().filter(|subject| !trigger.chain.contains(subject)) {
            let found = hit(scene, sentence, subject);
            if roles.targets.is_empty() || found.iter().any(|party| !roles.senders.contains(party)) {
                roles.add_targets(found, subject);
            }
        }
    } else if (roles.senders.is_empty() || deed.rule == "sanction.join")
        && !roles.international
        && !deed.subject_is_cause
    {
        // "joined the embargo of the union": he who joins it is the news.
        if deed.rule == "sanction.join" {
            roles.senders.clear();
        }
        let mut agents = subjects;
        agents.extend(just_before(scene, sentence, clauses, verb).filter(|_| clauses.subjects(verb, 0).is_empty()));
        // Who only speaks of it, or lives with it, sends it only if he is known to.
        let beside = matches!(deed.rule, "sanction.oblique.standing" | "sanction.subject.standing");
        for agent in agents {
            let mut senders = scene.actors(sentence, agent);
            if senders.is_empty() {
                senders = authors(scene, sentence, clauses, agent);
            }
            senders.retain(|party| !beside || scene.is_issuer(*party));
            roles.add_senders(senders);
            led_by(scene, sentence, clauses, agent, verb, roles);
        }
    }
    // "The answer from Europe was a wave of sanctions."
    for answer in
        clauses.children_with(verb, &[Label::Nsubj]).into_iter().filter(|noun| clauses.noun_is(*noun, "response"))
    {
        for object in clauses.objects_of(answer, &["from", "of", "by"]) {
            roles.add_actors(scene, sentence, object);
        }
    }
    for object in clauses.objects_of(verb, AGAINST) {
        if roles.targets.is_empty() && !trigger.chain.contains(&object) {
            roles.add_hit(scene, sentence, object);
        }
    }
    // "used sanctions to isolate the regime".
    if deed.rule == "sanction.verb.wield" {
        for to in clauses.children_with(verb, &[Label::Xcomp, Label::Advcl]) {
            for patient in clauses.patients(to) {
                roles.add_hit(scene, sentence, patient);
            }
        }
    }
    // "hit Iran with sanctions", "sanctions target Russian banks".
    // Who is granted a licence is not the one who is hit.
    for patient in clauses.patients(verb).into_iter().filter(|patient| !trigger.chain.contains(patient)) {
        if roles.targets.is_empty() && deed.rule != "sanction.licence" {
            roles.add_hit(scene, sentence, patient);
        }
    }
    for object in clauses.objects_of(verb, &["to"]) {
        if roles.targets.is_empty()
            && matches!(deed.rule, "sanction.with" | "sanction.verb.widen" | "sanction.verb.tighten")
        {
            roles.add_hit(scene, sentence, object);
        }
    }
}

/// "Western nations, led by the US and the EU": those who lead a group act too.
fn led_by(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, agent: usize, verb: usize, roles: &mut Roles) {
    let mut named: Vec<usize> = Vec::new();
    for leads in
        clauses.children_with(agent, &[Label::Acl]).into_iter().chain(clauses.children_with(verb, &[Label::Advcl]))
    {
        if matches!(clauses.lemma(leads), "lead" | "head" | "spearhead") {
            named.extend(clauses.objects_of(leads, &["by"]));
        }
    }
    named.extend(clauses.objects_of(agent, &["including", "like", "with"]));
    for word in named {
        let senders: Vec<PartyIx> =
            scene.actors(sentence, word).into_iter().filter(|party| scene.issues_sanctions(*party)).collect();
        roles.add_senders(senders);
    }
}

/// "sanctions from Western nations, with the EU in front".
pub(super) fn with_in_front(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    deed: &Deed,
    roles: &mut Roles,
) {
    let collective =
        roles.senders.iter().any(|sender| scene.parties.get(*sender).known.as_deref() == Some("bloc:west"));
    let Some(verb) = deed.verb.filter(|_| collective) else { return };
    for word in clauses.objects_of(verb, &["with"]) {
        let senders: Vec<PartyIx> =
            scene.actors(sentence, word).into_iter().filter(|party| scene.is_issuer(*party)).collect();
        roles.add_senders(senders);
    }
}

/// The state that stands right before an active verb whose subject the parser has lost.
pub(super) fn just_before(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize) -> Option<usize> {
    if clauses.is_passive(verb) || !matches!(clauses.tag(verb), "VBD" | "VBZ" | "VBP") {
        return None;
    }
    let mention = scene.parties.in_sentence(sentence).iter().find(|mention| mention.end == verb)?;
    scene.is_state_or_bloc(mention.party).then_some(mention.end - 1)
}
