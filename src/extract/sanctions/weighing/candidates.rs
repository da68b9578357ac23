//! Who could sanction or be sanctioned in an article, and where each is named.

use super::super::Act;
use super::others::Others;
use super::pair::Between;
use super::rivals::Rivals;
use crate::extract::evoked::{Place, Via, evoked, within};
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::text::blocks::BlockKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

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
    /// Where those are named that impose sanctions on all the world.
    pub(super) issuers: Rivals,
    /// Where all others are.
    pub(super) sufferers: Rivals,
    /// How often each party is named that is not only a place there.
    named: BTreeMap<PartyIx, usize>,
    /// How often each of the issuers, and each of the others, is named, the rarest first.
    times: [Vec<usize>; 2],
    /// Who sends in the acts, as their clauses name them, and who is hit.
    others: [Others; 2],
    /// The acts as the rules read them.
    between: Between,
    /// Whom the headline names.
    title: BTreeSet<PartyIx>,
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
        let (issuers, sufferers) = (Rivals::of(scene, issuers), Rivals::of(scene, sufferers));
        let count = |places: &[Place]| places.iter().filter(|place| !place.only_place).count();
        let named: BTreeMap<PartyIx, usize> = places.iter().map(|(party, places)| (*party, count(places))).collect();
        let times = [&issuers, &sufferers].map(|rivals| {
            let times = rivals.parties().into_iter().map(|party| named.get(&party).copied().unwrap_or_default());
            let mut times: Vec<usize> = times.collect();
            times.sort_unstable();
            times
        });
        let in_title = |place: &Place| scene.document.block_kind(place.sentence) == BlockKind::Title;
        let headed = places.iter().filter(|(_, places)| places.iter().any(in_title));
        let title = headed.map(|(party, _)| *party).collect();
        let others = [true, false].map(|sends| Others::of(acts, faint, sends));
        Self { places, ranks, issuers, sufferers, named, times, others, between: Between::of(ruled), title, world }
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = PartyIx> {
        self.places.keys().copied()
    }

    /// Where a party is named, in the order of the text.
    pub(super) fn places(&self, party: PartyIx) -> &[Place] {
        self.places.get(&party).map_or(&[], Vec::as_slice)
    }

    /// Where it is named from one sentence up to another.
    pub(super) fn places_in(&self, party: PartyIx, sentences: RangeInclusive<usize>) -> &[Place] {
        within(self.places(party), sentences)
    }

    /// The acts by their senders, or by their targets.
    pub(super) fn others(&self, sends: bool) -> &Others {
        &self.others[usize::from(!sends)]
    }

    /// The acts as the rules read them, by whom they are between.
    pub(super) fn between(&self) -> &Between {
        &self.between
    }

    /// How many of the issuers, or of the others, are named more often than the party.
    pub(super) fn place_among(&self, issuers: bool, party: PartyIx) -> usize {
        let own = self.named.get(&party).copied().unwrap_or_default();
        let times = &self.times[usize::from(!issuers)];
        times.len() - times.partition_point(|times| *times <= own)
    }

    /// How many parties are named more often.
    pub(super) fn rank(&self, party: PartyIx) -> usize {
        self.ranks.get(&party).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn is_in_title(&self, party: PartyIx) -> bool {
        self.title.contains(&party)
    }

    /// Whether a party is near enough to an act to be weighed at all.
    pub(super) fn is_worth(&self, act: &Act, filled: Option<&Act>, party: PartyIx, sends: bool) -> bool {
        if self.world == Some(party) {
            return sends;
        }
        let side = |act: &Act| if sends { act.senders.contains(&party) } else { act.targets.contains(&party) };
        let near = act.sentence.saturating_sub(BEFORE)..=act.sentence + AFTER;
        side(act)
            || filled.is_some_and(side)
            || self.rank(party) < MOST_NAMED
            || !self.places_in(party, near).is_empty()
            || self.is_in_title(party)
    }
}
