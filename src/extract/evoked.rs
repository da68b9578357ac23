//! Where an article evokes those who could act in it: by their names, and by those who serve or belong to them.

use super::clause::Clauses;
use super::parties::{Form, Mention};
use super::scene::Scene;
use crate::english::Label;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How a place evokes a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Via {
    /// It is named there.
    Name,
    /// Somebody who acts for it is.
    Actor,
    /// Somebody who belongs to it is.
    Home,
}

impl Via {
    /// Its name in signs.
    pub(in crate::extract) fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Actor => "actor",
            Self::Home => "home",
        }
    }
}

/// A place that evokes a party.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Place {
    pub(in crate::extract) sentence: usize,
    pub(in crate::extract) first: usize,
    /// The last word.
    pub(in crate::extract) head: usize,
    pub(in crate::extract) via: Via,
    pub(in crate::extract) form: Form,
    pub(in crate::extract) only_place: bool,
}

/// The states, blocs and groups of an article with their places: named themselves, or by those who serve or belong to them.
/// With `bodies` also organisations and companies, where they act for no state.
pub(in crate::extract) fn evoked(scene: &mut Scene<'_>, bodies: bool) -> BTreeMap<PartyIx, Vec<Place>> {
    let mut places: BTreeMap<PartyIx, Vec<Place>> = BTreeMap::new();
    let lexicon = scene.tools.lexicon;
    for mention in scene.parties.mentions().to_vec() {
        if names_a_place(scene, &mention) {
            continue;
        }
        let place = |via: Via| Place {
            sentence: mention.sentence,
            first: mention.first,
            head: mention.end - 1,
            via,
            form: mention.form,
            only_place: mention.only_place,
        };
        let kind = scene.parties.get(mention.party).kind;
        if matches!(kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group) {
            places.entry(mention.party).or_default().push(place(Via::Name));
            continue;
        }
        let actor = scene.parties.actor(mention.party, lexicon);
        let home = scene.parties.home(mention.party, lexicon);
        if bodies && actor.is_none() && matches!(kind, PartyKind::Organisation | PartyKind::Company) {
            places.entry(mention.party).or_default().push(place(Via::Name));
        }
        if let Some(actor) = actor {
            places.entry(actor).or_default().push(place(Via::Actor));
        }
        if let Some(home) = home.filter(|home| actor != Some(*home)) {
            places.entry(home).or_default().push(place(Via::Home));
        }
    }
    places
}

/// Those of some places, in the order of the text, that stand from one sentence up to another.
pub(in crate::extract) fn within(places: &[Place], sentences: RangeInclusive<usize>) -> &[Place] {
    let first = places.partition_point(|place| place.sentence < *sentences.start());
    let rest = &places[first..];
    &rest[..rest.partition_point(|place| place.sentence <= *sentences.end())]
}

/// "the Paris framework", "the Syrian border": where something is or was made, and not who acts.
fn names_a_place(scene: &Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence).filter(|clauses| mention.end < clauses.len()) else {
        return false;
    };
    let next = mention.end;
    clauses.noun_is(next, "frontier") || mention.form == Form::Capital && clauses.concerns_agreement(next)
}

/// How many words lie between two, for a sign.
pub(in crate::extract) fn distance(words: usize) -> &'static str {
    match words {
        0..=1 => "1",
        2..=3 => "3",
        4..=7 => "7",
        8..=15 => "15",
        _ => "far",
    }
}

/// What a phrase is to its head, for a sign: the preposition before it, else its label.
pub(in crate::extract) fn shape<'a>(clauses: &Clauses<'a>, top: usize) -> &'a str {
    let label = clauses.label(top);
    let preposition = clauses.head(top).filter(|_| label == Label::Pobj).map(|word| clauses.lemma(word));
    preposition.unwrap_or(label.as_str())
}

/// What a phrase hangs from, and after how many heads: a word that `is` knows, else the first verb, by where it stands to
/// `word`.
pub(in crate::extract) fn hangs_from(
    clauses: &Clauses<'_>,
    top: usize,
    word: usize,
    most: usize,
    is: impl Fn(usize) -> Option<&'static str>,
) -> (&'static str, usize) {
    let mut at = top;
    for climbed in 1..=most {
        let Some(head) = clauses.head(at) else { break };
        at = head;
        let found = if let Some(known) = is(at) {
            known
        } else if !clauses.is_verb(at) {
            continue;
        } else if clauses.is_below(word, at) {
            "verb_above"
        } else if clauses.is_below(at, word) {
            "verb_below"
        } else {
            "verb_aside"
        };
        return (found, climbed);
    }
    ("nothing", most)
}
