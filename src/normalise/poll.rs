//! What all articles together say of the parties that no lexicon knows: each article has one vote.

use super::choice::Tally;
use super::spellings::NameIx;
use super::{Articles, KnownParty};
use crate::error::Error;
use crate::model::LocalParty;
use crate::model::vocabulary::PartyKind;
use crate::spool::Spool;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The votes on one party.
#[derive(Clone, Debug, Default)]
pub(super) struct Poll {
    names: Tally<Box<str>>,
    kinds: Tally<PartyKind>,
    codes: Tally<Box<str>>,
    countries: Tally<Box<str>>,
}

/// Counts the votes on some groups of names; `names` is how many names there are in all.
pub(super) fn poll(
    spool: &Spool,
    floor: f64,
    articles: &Articles,
    names: usize,
    groups: &[&Vec<NameIx>],
) -> Result<Vec<Poll>, Error> {
    const NONE: u32 = u32::MAX;
    let mut group_of: Vec<u32> = vec![NONE; names];
    for (group, members) in (0..).zip(groups) {
        members.iter().for_each(|name| group_of[*name as usize] = group);
    }
    let mut polls: Vec<Poll> = vec![Poll::default(); groups.len()];
    spool.each_spelt(|seq, mut facts, names| {
        facts.keep_from(floor);
        let mut meant: BTreeMap<u32, Vec<&LocalParty>> = BTreeMap::new();
        for (party, name) in facts.parties.iter().zip(names) {
            let group = group_of.get(*name as usize).copied().unwrap_or(NONE);
            meant.entry(group).or_default().push(party);
        }
        for (group, parties) in meant {
            if let Some(poll) = polls.get_mut(group as usize) {
                poll.take(&parties, articles.is_duplicate(seq));
            }
        }
        Ok(())
    })?;
    Ok(polls)
}

impl Poll {
    /// Counts what one article says of the party, under one name or several.
    fn take(&mut self, parties: &[&LocalParty], duplicate: bool) {
        fn once<T: Ord + Clone>(tally: &mut Tally<T>, mut values: Vec<T>, duplicate: bool) {
            values.sort();
            values.dedup();
            values.into_iter().for_each(|value| tally.add(value, duplicate));
        }
        let boxed = |text: &String| text.as_str().into();
        once(&mut self.names, parties.iter().map(|party| boxed(&party.name)).collect(), duplicate);
        once(&mut self.kinds, parties.iter().map(|party| party.kind).collect(), duplicate);
        once(&mut self.codes, parties.iter().filter_map(|party| party.code.as_ref().map(boxed)).collect(), duplicate);
        let countries = parties.iter().filter_map(|party| party.country.as_ref().map(boxed));
        once(&mut self.countries, countries.collect(), duplicate);
    }

    /// What the votes settle.
    pub(super) fn settle(self) -> KnownParty {
        let kind = self.kinds.elect(|_| true, |kind| *kind).unwrap_or_default();
        let any_full = self.names.values().any(|name| is_full(name, kind));
        // Between equals the longer name tells more.
        let name = self
            .names
            .elect(|name| !any_full || is_full(name, kind), |name| (Reverse(name.chars().count()), name.clone()));
        let text = |tally: Tally<Box<str>>| tally.elect(|_| true, Clone::clone).map(String::from);
        KnownParty {
            name: name.map(String::from).unwrap_or_default(),
            kind,
            code: text(self.codes),
            country: text(self.countries),
            collective: false,
        }
    }
}

/// Whether a name is more than a surname or an abbreviation, which name a party only where no article gives more.
fn is_full(name: &str, kind: PartyKind) -> bool {
    let abbreviation = name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if kind == PartyKind::Person { name.contains(' ') } else { name.contains(' ') || !abbreviation }
}
