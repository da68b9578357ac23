//! Who sanctions whom: the senders and targets that the clause of a trigger names.

mod authors;
mod beyond;
mod nominal;
mod penalty;
#[cfg(test)]
mod tests;
mod verbal;
mod within;

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::parties::Mention;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{Action, PartyKind};
use beyond::{enforcers, for_the_sake_of, only_issuer, over_conduct, sufferers};
use nominal::{from_clauses_below, from_modifiers, from_phrases, from_verb, with_in_front};
use verbal::land_behind;
use within::{covered, hit_within, listed_together};

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
    if deed.rule == "sanction.headline" {
        penalty::of_headline(scene, sentence, trigger, &mut roles);
        roles.named = is_named(scene, sentence, &roles);
        return roles;
    }
    if deed.rule == "sanction.no_longer" {
        penalty::of_no_longer(scene, sentence, clauses, trigger, &mut roles);
        roles.named = is_named(scene, sentence, &roles);
        return roles;
    }
    if deed.rule == "sanction.penalty" {
        penalty::of_penalty(scene, sentence, clauses, trigger, &mut roles);
        roles.named = is_named(scene, sentence, &roles);
        return roles;
    }
    if trigger.verbal {
        verbal::of_verb(scene, sentence, clauses, trigger, &mut roles);
        if trigger.counted {
            roles.senders.retain(|sender| scene.is_issuer(*sender));
        }
        if trigger.counted && roles.targets.is_empty() {
            over_conduct(scene, sentence, clauses, trigger, deed, &mut roles);
        }
        land_behind(scene, sentence, clauses, trigger.word, &mut roles);
        roles.targets.retain(|target| !roles.senders.contains(target));
        hit_within(scene, sentence, clauses, trigger, deed, &mut roles);
        listed_together(scene, sentence, clauses, &mut roles);
        drop_issuers_not_hit(scene, sentence, clauses, &mut roles);
        roles.named = is_named(scene, sentence, &roles);
        return roles;
    }
    from_modifiers(scene, sentence, clauses, trigger, &mut roles);
    from_phrases(scene, sentence, clauses, trigger, &mut roles);
    from_clauses_below(scene, sentence, clauses, trigger, &mut roles);
    if let Some(verb) = deed.verb.filter(|_| deed.verb_acts) {
        from_verb(scene, sentence, clauses, trigger, verb, deed, &mut roles);
    }
    covered(scene, sentence, clauses, trigger, &mut roles);
    over_conduct(scene, sentence, clauses, trigger, deed, &mut roles);
    // "an end to restrictions on Norwegian travel to Chile": who sends is not hit.
    roles.targets.retain(|target| !roles.senders.contains(target));
    hit_within(scene, sentence, clauses, trigger, deed, &mut roles);
    listed_together(scene, sentence, clauses, &mut roles);
    let unsaid = matches!(deed.action, Action::InForce | Action::Ease | Action::ProposeEase)
        || deed.rule == "sanction.participle";
    if deed.rule == "sanction.breach.enforce" {
        enforcers(scene, sentence, clauses, deed, &mut roles);
        if roles.targets.is_empty() {
            penalty::traded_with(scene, sentence, clauses, deed.verb.unwrap_or(trigger.top), &mut roles);
        }
    }
    if unsaid && roles.targets.is_empty() && !trigger.back {
        sufferers(scene, sentence, clauses, trigger, &mut roles);
    }
    if matches!(deed.action, Action::ProposeEase) && roles.targets.is_empty() {
        beyond::those_who_ask(scene, sentence, clauses, deed, &mut roles);
    }
    for_the_sake_of(scene, sentence, clauses, deed, &mut roles);
    with_in_front(scene, sentence, clauses, deed, &mut roles);
    if roles.senders.is_empty() && !roles.international && !(roles.borne && deed.action == Action::InForce) {
        only_issuer(scene, sentence, clauses, &mut roles);
    }
    roles.targets.retain(|target| !roles.senders.contains(target));
    drop_blocs_not_named(scene, sentence, clauses, &mut roles);
    drop_issuers_not_hit(scene, sentence, clauses, &mut roles);
    roles.named = is_named(scene, sentence, &roles);
    roles
}

/// Whether the sentence itself names a sender, or somebody who acts for one.
fn is_named(scene: &mut Scene<'_>, sentence: usize, roles: &Roles) -> bool {
    roles.senders.iter().any(|sender| scene.parties.in_sentence(sentence).iter().any(|m| m.party == *sender))
        || roles.senders.iter().any(|sender| acts_in_sentence(scene, sentence, *sender))
}

/// The states and groups that are hit where the noun phrase headed by `word` is. "The country" that bears sanctions is
/// not one of those that impose them on all the world, nor one that is only named further on.
fn hit(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Vec<PartyIx> {
    let Some(clauses) = scene.clauses(sentence) else { return scene.homes(sentence, word) };
    // "at the request of Chad": for whose sake or with whom it is done is not who is hit.
    if clauses.noun_tells(word, "with_whom") {
        return Vec::new();
    }
    let found = scene.homes(sentence, word);
    if let Some(home) = most_of_them(scene, sentence, &clauses, word) {
        return vec![home];
    }
    let said = scene.parties.at(sentence, word).is_some()
        || clauses.owners(word).into_iter().any(|owner| scene.parties.at(sentence, owner).is_some());
    let [only] = found[..] else { return found };
    if said || !scene.is_state_or_bloc(only) {
        return found;
    }
    let (_, end) = clauses.extent(word);
    let mentions = scene.parties.in_sentence(sentence);
    let within = mentions.iter().any(|m| m.party == only && m.first > word && m.first < end);
    let later = mentions.iter().all(|m| m.party != only || m.first > word) && mentions.iter().any(|m| m.party == only);
    if within || !(scene.is_frequent_issuer(only) || later) {
        return found;
    }
    nearest_sufferer(scene, sentence, word).into_iter().collect()
}

/// "146 people, most of them Norwegians": whose those are who are only counted.
fn most_of_them(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, word: usize) -> Option<PartyIx> {
    let counted = |at: usize| {
        matches!(clauses.lemma(at), "most" | "many" | "all" | "some" | "both" | "half")
            && clauses.lemma(at + 1) == "of"
            && matches!(clauses.lemma(at + 2), "them" | "they" | "whom")
    };
    let from = (word + 1..(word + 4).min(clauses.len().saturating_sub(3))).find(|at| counted(*at))? + 3;
    let mentions = scene.parties.in_sentence(sentence).iter();
    let mut near = mentions.filter(|mention| mention.first >= from && mention.first < from + 3);
    near.find(|mention| scene.is_state(mention.party)).map(|mention| mention.party)
}

/// How many sentences back the state is sought that "the country" stands for.
const BACK: usize = 6;

/// The state named last before a word that does not impose sanctions on all the world itself.
fn nearest_sufferer(scene: &Scene<'_>, sentence: usize, word: usize) -> Option<PartyIx> {
    (sentence.saturating_sub(BACK)..=sentence).rev().find_map(|at| {
        let before = |end: usize| at < sentence || end <= word;
        let named = scene.parties.in_sentence(at).iter().rev();
        named.filter(|m| before(m.end) && !m.only_place).map(|m| m.party).find(|party| scene.can_suffer(*party))
    })
}

/// Whether somebody who acts for the party is named in the sentence.
fn acts_in_sentence(scene: &mut Scene<'_>, sentence: usize, sender: PartyIx) -> bool {
    let named: Vec<PartyIx> = scene.parties.in_sentence(sentence).iter().map(|m| m.party).collect();
    named.into_iter().any(|party| scene.parties.actor(party, scene.tools.lexicon) == Some(sender))
}

/// A bloc is hit only where the text says so in as many words: "sanctions on the EU".
fn drop_blocs_not_named(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, roles: &mut Roles) {
    // "a number of officials in the European Union": where those are who are hit.
    let hit_phrase = roles.target_word.map(|word| clauses.extent(word));
    let in_phrase = |prep: usize| {
        let within = hit_phrase.is_some_and(|(first, end)| (first..end).contains(&prep));
        within && clauses.lemma(prep) == "in" && clauses.head(prep).is_some_and(|noun| !clauses.is_verb(noun))
    };
    let hit: Vec<PartyIx> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| {
            let top = clauses.first_conjunct(m.end - 1);
            // "an embargo on European food", "flights by European carriers": what is hit is the bloc's, as is "food from the EU".
            let owns = matches!(clauses.label(top), Label::Amod | Label::Compound | Label::Nmod | Label::Poss);
            let phrase = if owns { clauses.head(top).map(|goods| clauses.first_conjunct(goods)) } else { Some(top) };
            let above = phrase.and_then(|phrase| clauses.head(phrase));
            above.is_some_and(|prep| {
                AGAINST.contains(&clauses.lemma(prep))
                    || matches!(clauses.lemma(prep), "from" | "by")
                    || in_phrase(prep)
            })
        })
        .map(|m| m.party)
        .collect();
    roles.targets.retain(|target| scene.parties.get(*target).kind != PartyKind::Bloc || hit.contains(target));
}

/// Where the phrases stand that a word and those coordinated with it head.
fn phrases(clauses: &Clauses<'_>, word: usize) -> Vec<(usize, usize)> {
    clauses.coordinated(word).into_iter().map(|each| clauses.extent(each)).collect()
}

/// Whether a party is named within one of them.
fn holds(phrases: &[(usize, usize)], mention: &Mention) -> bool {
    phrases.iter().any(|(first, end)| mention.first >= *first && mention.end <= *end)
}

/// A state that imposes sanctions on all the world is hit only where the phrase for who is hit names it, and not as somebody
/// who acts there himself: "a banker whom the Americans had listed".
fn drop_issuers_not_hit(scene: &Scene<'_>, sentence: usize, clauses: &Clauses<'_>, roles: &mut Roles) {
    let Some(word) = roles.target_word else { return };
    let phrases = phrases(clauses, word);
    let hit = |target: PartyIx| {
        scene.parties.in_sentence(sentence).iter().any(|m| {
            let head = m.end - 1;
            let acts = clauses.label(head) == Label::Nsubj || clauses.label(head) == Label::Agent;
            let home = m.party == target || scene.parties.get(m.party).code == scene.parties.get(target).code;
            home && holds(&phrases, m) && (head == word || !acts)
        })
    };
    let of_party = scene.parties.at(sentence, word).is_some();
    roles
        .targets
        .retain(|target| of_party || !scene.is_state(*target) || !scene.is_frequent_issuer(*target) || hit(*target));
}

fn is_international(clauses: &Clauses<'_>, trigger: &Trigger) -> bool {
    trigger.chain.iter().any(|noun| {
        clauses
            .children(*noun)
            .any(|child| matches!(clauses.lemma(child), "international" | "global" | "multilateral" | "world"))
    })
}

impl Roles {
    /// Whoever acts where the noun phrase headed by `word` is the agent sends.
    fn add_actors(&mut self, scene: &mut Scene<'_>, sentence: usize, word: usize) {
        self.add_senders(scene.actors(sentence, word));
    }

    /// Whoever the noun phrase headed by `word` belongs to is hit.
    fn add_hit(&mut self, scene: &mut Scene<'_>, sentence: usize, word: usize) {
        self.add_targets(hit(scene, sentence, word), word);
    }

    pub(super) fn add_senders(&mut self, found: Vec<PartyIx>) {
        for party in found {
            if !self.senders.contains(&party) {
                self.senders.push(party);
            }
        }
    }

    fn add_targets(&mut self, found: Vec<PartyIx>, word: usize) {
        // A phrase in which nobody was found heads nothing where another names who is hit.
        if self.targets.is_empty() && !found.is_empty() {
            self.target_word = None;
        }
        for party in found {
            if !self.targets.contains(&party) {
                self.targets.push(party);
            }
        }
        self.target_word = self.target_word.or(Some(word));
    }
}
