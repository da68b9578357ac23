//! Where an article evokes those who could act in it: by their names, and by those who serve or belong to them.

use super::parties::Form;
use super::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use std::collections::BTreeMap;

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
