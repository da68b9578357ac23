//! Who could sanction or be sanctioned in an article, and where each is named.

use super::super::Act;
use crate::extract::evoked::{Place, Via, evoked};
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::text::blocks::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences before and after an act a party is looked for.
const BEFORE: usize = 6;
const AFTER: usize = 1;

/// The parties most named in the article are looked at wherever they stand.
const MOST_NAMED: usize = 4;

/// The parties of an article that could stand on either side.
#[derive(Debug)]
pub(super) struct Candidates {
    places: BTreeMap<PartyIx, Vec<Place>>,
    /// How many parties are named more often.
    ranks: BTreeMap<PartyIx, usize>,
    /// Where those are named that impose sanctions on all the world, in the order of the text.
    pub(super) issuers: Vec<(usize, usize, PartyIx)>,
    /// Where all others are.
    pub(super) sufferers: Vec<(usize, usize, PartyIx)>,
    /// How often each of the issuers, and each of the others, is named, the rarest first.
    times: [Vec<usize>; 2],
    /// All acts, with the roles their clauses name.
    acts: Vec<Act>,
    /// "The world", as sender of "international sanctions".
    pub(super) world: Option<PartyIx>,
}

impl Candidates {
    pub(super) fn of(scene: &mut Scene<'_>, acts: &[Act], faint: &[Act], ruled: &[Act]) -> Self {
        let mut places = evoked(scene, false);
        for act in acts.iter().chain(faint).chain(ruled) {
            for party in act.senders.iter().chain(&act.targets) {
                places.entry(*party).or_default();
            }
        }
        let world = scene.parties.known("bloc:world", scene.tools.lexicon);
        if let Some(world) = world {
            places.entry(world).or_default();
        }
        let count = |places: &[Place]| places.iter().filter(|place| place.via != Via::Home).count();
        let mut order: Vec<(usize, PartyIx)> = places.iter().map(|(party, at)| (count(at), *party)).collect();
        order.sort_by_key(|(count, party)| (usize::MAX - count, *party));
        let ranks = order.into_iter().enumerate().map(|(rank, (_, party))| (party, rank)).collect();
        let (mut issuers, mut sufferers) = (Vec::new(), Vec::new());
        for (party, at) in &places {
            let frequent = scene.is_frequent_issuer(*party);
            for place in at.iter().filter(|place| !place.only_place && (!frequent || place.via != Via::Home)) {
                let list = if frequent { &mut issuers } else { &mut sufferers };
                list.push((place.sentence, place.first, *party));
            }
        }
        issuers.sort_unstable();
        sufferers.sort_unstable();
        let times = [&issuers, &sufferers].map(|list| {
            let parties: BTreeSet<PartyIx> = list.iter().map(|(_, _, party)| *party).collect();
            let mut times: Vec<usize> = parties.iter().map(|party| times_named(&places, *party)).collect();
            times.sort_unstable();
            times
        });
        Self { places, ranks, issuers, sufferers, times, acts: [acts, faint].concat(), world }
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = PartyIx> {
        self.places.keys().copied()
    }

    pub(super) fn places(&self, party: PartyIx) -> &[Place] {
        self.places.get(&party).map_or(&[], Vec::as_slice)
    }

    pub(super) fn acts(&self) -> &[Act] {
        &self.acts
    }

    /// How many of the issuers, or of the others, are named more often than the party.
    pub(super) fn place_among(&self, issuers: bool, party: PartyIx) -> usize {
        let own = times_named(&self.places, party);
        let times = &self.times[usize::from(!issuers)];
        times.len() - times.partition_point(|times| *times <= own)
    }

    /// How many parties are named more often.
    pub(super) fn rank(&self, party: PartyIx) -> usize {
        self.ranks.get(&party).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn is_in_title(&self, scene: &Scene<'_>, party: PartyIx) -> bool {
        self.places(party).iter().any(|place| scene.document.block_kind(place.sentence) == BlockKind::Title)
    }

    /// Whether a party is near enough to an act to be weighed at all.
    pub(super) fn is_worth(
        &self,
        scene: &Scene<'_>,
        act: &Act,
        filled: Option<&Act>,
        party: PartyIx,
        sends: bool,
    ) -> bool {
        if self.world == Some(party) {
            return sends;
        }
        let side = |act: &Act| if sends { act.senders.contains(&party) } else { act.targets.contains(&party) };
        let near = |place: &Place| place.sentence + BEFORE >= act.sentence && place.sentence <= act.sentence + AFTER;
        side(act)
            || filled.is_some_and(side)
            || self.rank(party) < MOST_NAMED
            || self.places(party).iter().any(near)
            || self.is_in_title(scene, party)
    }
}

/// How often a party is named that is not only a place there.
fn times_named(places: &BTreeMap<PartyIx, Vec<Place>>, party: PartyIx) -> usize {
    places.get(&party).map_or(0, |places| places.iter().filter(|place| !place.only_place).count())
}
