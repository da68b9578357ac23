//! Who sanctions whom: the senders and targets that the clause of a trigger names.

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::Form;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{Action, PartyKind};

/// Prepositions before the one who is hit.
const AGAINST: &[&str] = &["on", "against", "upon", "toward", "towards", "at"];

/// The parties to a sanction, as one clause names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Roles {
    /// Who sanctions.
    pub(super) senders: Vec<PartyIx>,
    /// The states and groups that are aimed at.
    pub(super) targets: Vec<PartyIx>,
    /// The word that heads the phrase for who is hit.
    pub(super) target_word: Option<usize>,
    /// Whether the text speaks of "international" sanctions.
    pub(super) international: bool,
    /// Whether the sender was not named by the clause itself.
    pub(super) guessed: bool,
    /// Whether the targets were found among those who bear the sanction, above its clause.
    pub(super) borne: bool,
    /// Whether the sentence itself names a sender, or somebody who acts for one.
    pub(super) named: bool,
}

/// Reads the roles of a trigger in its sentence.
pub(super) fn roles(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Roles {
    let mut roles = Roles { international: is_international(clauses, trigger), ..Roles::default() };
    if trigger.verbal {
        of_verb(scene, sentence, clauses, trigger, &mut roles);
        roles.targets.retain(|target| !roles.senders.contains(target));
        return roles;
    }
    from_modifiers(scene, sentence, clauses, trigger, &mut roles);
    from_phrases(scene, sentence, clauses, trigger, &mut roles);
    from_clauses_below(scene, sentence, clauses, trigger, &mut roles);
    if let Some(verb) = deed.verb.filter(|_| deed.verb_acts) {
        from_verb(scene, sentence, clauses, trigger, verb, deed, &mut roles);
    }
    over_conduct(scene, sentence, clauses, trigger, deed, &mut roles);
    let unsaid = matches!(deed.action, Action::InForce | Action::Ease | Action::ProposeEase)
        || deed.rule == "sanction.participle";
    if unsaid && roles.targets.is_empty() {
        sufferers(scene, sentence, clauses, trigger, &mut roles);
    }
    for_the_sake_of(scene, sentence, clauses, deed, &mut roles);
    with_in_front(scene, sentence, clauses, deed, &mut roles);
    if roles.senders.is_empty() && !roles.international {
        only_issuer(scene, sentence, &mut roles);
    }
    roles.targets.retain(|target| !roles.senders.contains(target));
    drop_blocs_not_named(scene, sentence, clauses, &mut roles);
    roles.named =
        roles.senders.iter().any(|sender| scene.parties.in_sentence(sentence).iter().any(|m| m.party == *sender))
            || roles.senders.iter().any(|sender| acts_in_sentence(scene, sentence, *sender));
    roles
}

/// Whether somebody who acts for the party is named in the sentence.
fn acts_in_sentence(scene: &mut Scene<'_>, sentence: usize, sender: PartyIx) -> bool {
    let named: Vec<PartyIx> = scene.parties.in_sentence(sentence).iter().map(|m| m.party).collect();
    named.into_iter().any(|party| scene.parties.actor(party, scene.tools.lexicon) == Some(sender))
}

/// A bloc is hit only where the text says so in as many words: "sanctions on the EU".
fn drop_blocs_not_named(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, roles: &mut Roles) {
    let hit: Vec<PartyIx> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| clauses.head(m.end - 1).is_some_and(|prep| AGAINST.contains(&clauses.lemma(prep))))
        .map(|m| m.party)
        .collect();
    roles.targets.retain(|target| scene.parties.get(*target).kind != PartyKind::Bloc || hit.contains(target));
}

/// "sanctioned two firms in the Emirates for helping an Iranian airline": the one who is helped is aimed at.
fn for_the_sake_of(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, deed: &Deed, roles: &mut Roles) {
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

fn is_international(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
    trigger.chain.iter().any(|noun| {
        clauses
            .children(*noun)
            .any(|child| matches!(clauses.lemma(child), "international" | "global" | "multilateral" | "world"))
    })
}

impl Roles {
    pub(super) fn add_senders(&mut self, found: Vec<PartyIx>) {
        for party in found {
            if !self.senders.contains(&party) {
                self.senders.push(party);
            }
        }
    }

    fn add_targets(&mut self, found: Vec<PartyIx>, word: usize) {
        for party in found {
            if !self.targets.contains(&party) {
                self.targets.push(party);
            }
        }
        self.target_word = self.target_word.or(Some(word));
    }
}

/// "sanctioned Iran", "was blacklisted by Washington", "sanctioned Russian banks".
fn of_verb(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, trigger: &Trigger, roles: &mut Roles) {
    let verb = trigger.word;
    if clauses.label(verb) == Label::Amod {
        // "one of the most sanctioned countries" names nobody.
        if let Some(noun) = clauses.head(verb) {
            let named = !clauses.owners(noun).iter().all(|owner| scene.parties.at(sentence, *owner).is_none());
            if named || scene.parties.at(sentence, noun).is_some() {
                let hit = scene.homes(sentence, noun);
                roles.add_targets(hit, noun);
            }
        }
        for child in clauses.children_with(verb, &[Label::Npadvmod, Label::Advmod, Label::Compound, Label::Nmod]) {
            let senders = scene.actors(sentence, child);
            roles.add_senders(senders);
        }
        return;
    }
    for agent in clauses.agents(verb) {
        let senders = scene.actors(sentence, agent);
        roles.add_senders(senders);
    }
    if trigger.cuts_off {
        cut_off(scene, sentence, clauses, verb, roles);
        return;
    }
    if trigger.counted {
        return;
    }
    for patient in clauses.patients(verb) {
        let mut hit = scene.homes(sentence, patient);
        if hit.is_empty() {
            for object in clauses.objects_of(patient, &["to", "from", "with", "in", "by", "against"]) {
                hit.extend(scene.homes(sentence, object));
            }
        }
        roles.add_targets(hit, patient);
    }
    for object in clauses.objects_of(verb, &["to", "from", "with", "against"]) {
        if roles.targets.is_empty() {
            let hit = scene.homes(sentence, object);
            roles.add_targets(hit, object);
        }
    }
}

/// "U.S. sanctions", "Washington's sanctions", "Russia sanctions", "Western-imposed sanctions", "Iran-related sanctions".
fn from_modifiers(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, trigger: &Trigger, roles: &mut Roles) {
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
            let issues = scene.issues_sanctions(mention.party);
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
                let senders = scene.actors(sentence, pronoun);
                roles.add_senders(senders);
            }
        }
    }
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
fn from_phrases(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, trigger: &Trigger, roles: &mut Roles) {
    for noun in &trigger.chain {
        for object in clauses.objects_of(*noun, AGAINST) {
            let hit = scene.homes(sentence, object);
            roles.add_targets(hit, object);
        }
        for object in clauses.objects_of(*noun, &["by", "from"]) {
            let senders = scene.actors(sentence, object);
            roles.add_senders(senders);
            led_by(scene, sentence, clauses, object, object, roles);
        }
    }
    for object in clauses.objects_of(trigger.word, &["of", "to"]) {
        if scene.parties.at(sentence, object).is_some_and(|m| scene.issues_sanctions(m.party)) {
            let senders = scene.actors(sentence, object);
            roles.add_senders(senders);
        }
    }
}

/// "sanctions imposed by the EU on Russia", "sanctions that target Iran", "a bill that would widen sanctions".
fn from_clauses_below(
    scene: &mut Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    roles: &mut Roles,
) {
    for noun in &trigger.chain {
        for verb in clauses.children_with(*noun, &[Label::Acl, Label::Relcl]) {
            let imposed = clauses.verb_is(verb, "impose")
                || clauses.verb_is(verb, "maintain")
                || clauses.verb_is(verb, "ease")
                || clauses.verb_is(verb, "answer");
            if imposed && !clauses.agents(verb).contains(noun) {
                for agent in clauses.agents(verb) {
                    let senders = scene.actors(sentence, agent);
                    roles.add_senders(senders);
                }
            } else if !clauses.is_passive(verb) && roles.targets.is_empty() {
                for patient in clauses.patients(verb) {
                    let hit = scene.homes(sentence, patient);
                    roles.add_targets(hit, patient);
                }
            }
            for object in clauses.objects_of(verb, AGAINST) {
                let hit = scene.homes(sentence, object);
                roles.add_targets(hit, object);
            }
        }
    }
}

/// Subject, object and phrases of the verb that governs the sanction.
fn from_verb(
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
            let hit = scene.homes(sentence, subject);
            if roles.targets.is_empty() || hit.iter().any(|party| !roles.senders.contains(party)) {
                roles.add_targets(hit, subject);
            }
        }
    } else if roles.senders.is_empty() && !roles.international {
        for agent in subjects {
            let senders = scene.actors(sentence, agent);
            roles.add_senders(senders);
            led_by(scene, sentence, clauses, agent, verb, roles);
        }
    }
    // "The answer from Europe was a wave of sanctions."
    for answer in
        clauses.children_with(verb, &[Label::Nsubj]).into_iter().filter(|noun| clauses.noun_is(*noun, "response"))
    {
        for object in clauses.objects_of(answer, &["from", "of", "by"]) {
            let senders = scene.actors(sentence, object);
            roles.add_senders(senders);
        }
    }
    for object in clauses.objects_of(verb, AGAINST) {
        if roles.targets.is_empty() {
            let hit = scene.homes(sentence, object);
            roles.add_targets(hit, object);
        }
    }
    // "hit Iran with sanctions", "sanctions target Russian banks".
    for patient in clauses.patients(verb).into_iter().filter(|patient| !trigger.chain.contains(patient)) {
        if roles.targets.is_empty() {
            let hit = scene.homes(sentence, patient);
            roles.add_targets(hit, patient);
        }
    }
    for object in clauses.objects_of(verb, &["to"]) {
        if roles.targets.is_empty() && deed.rule == "sanction.with" {
            let hit = scene.homes(sentence, object);
            roles.add_targets(hit, object);
        }
    }
}

/// "froze the assets of", "banned exports to": who is hit stands behind the object, or owns it.
fn cut_off(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, verb: usize, roles: &mut Roles) {
    let objects = clauses.patients(verb);
    let behind = |word: usize| clauses.objects_of(word, &["to", "from", "with", "against", "of", "by"]);
    let mut hit: Vec<usize> = clauses.objects_of(verb, &["to", "from", "with", "against"]);
    for names in [&["to", "from", "with", "against"][..], &["of", "by", "in"][..]] {
        if hit.is_empty() {
            hit.extend(objects.iter().flat_map(|object| clauses.objects_of(*object, names)));
        }
    }
    let deeper: Vec<usize> = hit.iter().flat_map(|word| behind(*word)).collect();
    let words = if hit.is_empty() { objects } else { hit };
    for word in words.into_iter().chain(deeper) {
        if roles.targets.is_empty() {
            let found: Vec<PartyIx> =
                scene.homes(sentence, word).into_iter().filter(|party| !roles.senders.contains(party)).collect();
            roles.add_targets(found, word);
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
fn with_in_front(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, deed: &Deed, roles: &mut Roles) {
    let collective =
        roles.senders.iter().any(|sender| scene.parties.get(*sender).known.as_deref() == Some("bloc:west"));
    let Some(verb) = deed.verb.filter(|_| collective) else { return };
    for word in clauses.objects_of(verb, &["with"]) {
        let senders: Vec<PartyIx> =
            scene.actors(sentence, word).into_iter().filter(|party| scene.is_issuer(*party)).collect();
        roles.add_senders(senders);
    }
}

/// "sanctions over North Korea's nuclear programme" names no other target.
fn over_conduct(
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
        for object in clauses.objects_of(word, &["over", "for"]) {
            let hit: Vec<PartyIx> =
                scene.homes(sentence, object).into_iter().filter(|party| !roles.senders.contains(party)).collect();
            if scene.parties.at(sentence, object).is_none() && !hit.is_empty() {
                roles.add_targets(hit, object);
                return;
            }
        }
    }
}

/// "both nations are grappling with problems that come from Western sanctions": the subjects above the sanction bear it.
fn sufferers(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, trigger: &Trigger, roles: &mut Roles) {
    let mut at = trigger.top;
    for _ in 0..12 {
        if clauses.is_verb(at) && !clauses.verb_is(at, "say") {
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
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => return,
        }
    }
}

/// The one party of the sentence that is known to issue sanctions, where the clause names no sender.
fn only_issuer(scene: &Scene<'_>, sentence: usize, roles: &mut Roles) {
    let mut issuers: Vec<PartyIx> = scene
        .states_in(sentence)
        .into_iter()
        .filter(|party| scene.is_frequent_issuer(*party) && !roles.targets.contains(party))
        .collect();
    issuers.dedup();
    if let [only] = issuers[..] {
        roles.senders.push(only);
        roles.guessed = true;
    }
}
