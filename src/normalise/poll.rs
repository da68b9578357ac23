//! What all articles together say of the parties that no lexicon knows: each article has one vote.

use super::Articles;
use super::spellings::{NameIx, Text, Texts};
use crate::error::Error;
use crate::model::LocalParty;
use crate::model::vocabulary::PartyKind;
use crate::spool::Spool;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Stands for no group and no vote.
pub(super) const NONE: u32 = u32::MAX;

/// The votes on all parties.
pub(super) struct Polls {
    /// The last of the votes on each group of names.
    last: Vec<u32>,
    votes: Vec<Vote>,
}

/// How many articles give a party a value. The votes on a party are few, and form a chain.
struct Vote {
    value: Value,
    articles: u32,
    before: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Name(Text),
    Kind(PartyKind),
    Code(Text),
    Country(Text),
}

/// What the votes on a party settle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settled {
    pub(super) name: Option<Text>,
    pub(super) kind: PartyKind,
    pub(super) code: Option<Text>,
    pub(super) country: Option<Text>,
}

/// Counts the votes on so many `groups` of names where they are `open`; `group_of` is the group of each name.
pub(super) fn poll(
    spool: &Spool,
    floor: f64,
    articles: &Articles,
    texts: &mut Texts,
    (group_of, groups): (&[u32], usize),
    open: impl Fn(usize) -> bool,
) -> Result<Polls, Error> {
    let mut polls = Polls::of(groups);
    let group_of = |name: &NameIx| {
        let group = group_of.get(*name as usize).copied().filter(|group| *group != NONE)?;
        open(group as usize).then_some(group)
    };
    spool.each_spelt(|seq, mut facts, names| {
        facts.keep_from(floor);
        let mut meant: BTreeMap<u32, Vec<&LocalParty>> = BTreeMap::new();
        for (party, name) in facts.parties.iter().zip(names) {
            if let Some(group) = group_of(name) {
                meant.entry(group).or_default().push(party);
            }
        }
        meant.into_iter().for_each(|(group, parties)| polls.take(texts, group, &parties, articles.is_duplicate(seq)));
        Ok(())
    })?;
    Ok(polls)
}

impl Polls {
    fn of(groups: usize) -> Self {
        Self { last: vec![NONE; groups], votes: Vec::new() }
    }

    /// Counts what one article says of a party, under one name or several.
    fn take(&mut self, texts: &mut Texts, group: u32, parties: &[&LocalParty], duplicate: bool) {
        let mut values: Vec<Value> = Vec::new();
        for party in parties {
            values.push(Value::Name(texts.keep(&party.name)));
            values.push(Value::Kind(party.kind));
            values.extend(party.code.as_deref().map(|code| Value::Code(texts.keep(code))));
            values.extend(party.country.as_deref().map(|country| Value::Country(texts.keep(country))));
        }
        values.sort_unstable();
        values.dedup();
        values.into_iter().for_each(|value| self.add(group, value, duplicate));
    }

    /// Counts a value of an article; a repeat of another article makes it known and counts for nothing.
    fn add(&mut self, group: u32, value: Value, duplicate: bool) {
        let Some(last) = self.last.get(group as usize).copied() else { return };
        let mut at = last;
        while let Some(vote) = self.votes.get_mut(at as usize) {
            if vote.value == value {
                vote.articles += u32::from(!duplicate);
                return;
            }
            at = vote.before;
        }
        self.last[group as usize] = u32::try_from(self.votes.len()).unwrap_or(NONE);
        self.votes.push(Vote { value, articles: u32::from(!duplicate), before: last });
    }

    /// The votes on a group, as value and number of articles.
    fn on(&self, group: usize) -> impl Iterator<Item = (Value, u32)> {
        let vote = |at: u32| self.votes.get(at as usize);
        let first = self.last.get(group).and_then(|at| vote(*at));
        std::iter::successors(first, move |last| vote(last.before)).map(|vote| (vote.value, vote.articles))
    }

    /// What the votes on a group settle.
    pub(super) fn settle(&self, group: usize, texts: &Texts) -> Settled {
        let (mut kinds, mut names, mut codes, mut countries) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (value, articles) in self.on(group) {
            match value {
                Value::Kind(kind) => kinds.push((kind, articles)),
                Value::Name(text) => names.push((text, articles)),
                Value::Code(text) => codes.push((text, articles)),
                Value::Country(text) => countries.push((text, articles)),
            }
        }
        let kind = elect(kinds.into_iter(), |kind| *kind).unwrap_or_default();
        let full = |(name, _): &(Text, u32)| is_full(texts.text(*name), kind);
        let any_full = names.iter().any(full);
        // Between equals the longer name tells more.
        let by = |name: &Text| (Reverse(texts.text(*name).chars().count()), texts.text(*name));
        let name = elect(names.into_iter().filter(|vote| !any_full || full(vote)), by);
        let elect = |votes: Vec<(Text, u32)>| elect(votes.into_iter(), |text| texts.text(*text));
        Settled { name, kind, code: elect(codes), country: elect(countries) }
    }
}

/// The value of most articles, then the first in the order that `by` gives them.
fn elect<T, K: Ord>(votes: impl Iterator<Item = (T, u32)>, by: impl Fn(&T) -> K) -> Option<T> {
    votes.max_by(|a, b| a.1.cmp(&b.1).then_with(|| by(&b.0).cmp(&by(&a.0)))).map(|(value, _)| value)
}

/// Whether a name is more than a surname or an abbreviation, which name a party only where no article gives more.
fn is_full(name: &str, kind: PartyKind) -> bool {
    let abbreviation = name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if kind == PartyKind::Person { name.contains(' ') } else { name.contains(' ') || !abbreviation }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(votes: &[(&str, Option<&str>, bool)]) -> (String, Option<String>) {
        let (mut polls, mut texts) = (Polls::of(2), Texts::default());
        for (name, country, duplicate) in votes {
            let country = country.map(str::to_owned);
            let party =
                |name: &str| LocalParty { name: name.into(), country: country.clone(), ..LocalParty::default() };
            polls.take(&mut texts, 1, &[&party(name)], *duplicate);
            polls.take(&mut texts, 0, &[&party("Somebody Else")], false);
        }
        let settled = polls.settle(1, &texts);
        let text = |text| texts.text(text).to_owned();
        (settled.name.map(text).unwrap_or_default(), settled.country.map(text))
    }

    #[test]
    fn most_articles_win_and_copies_do_not_count() {
        let (a, b) = (("A Bank", Some("AA")), ("B Bank", Some("BB")));
        let vote = |(name, country), duplicate| (name, country, duplicate);
        let b_twice = [vote(a, false), vote(b, false), vote(b, false)];
        assert_eq!(settled(&b_twice), ("B Bank".to_owned(), Some("BB".to_owned())));
        let b_copied = [vote(b, true), vote(b, true), vote(a, false)];
        assert_eq!(settled(&b_copied), ("A Bank".to_owned(), Some("AA".to_owned())));
        let both_once = [vote(b, false), vote(a, false)];
        assert_eq!(settled(&both_once), ("A Bank".to_owned(), Some("AA".to_owned())));
        assert_eq!(settled(&[]), (String::new(), None));
    }

    #[test]
    fn a_full_name_beats_an_abbreviation_and_a_longer_one_its_equals() {
        let votes = [("AB", None, false), ("AB", None, false), ("A Bank", None, false), ("Any Bank", None, false)];
        assert_eq!(settled(&votes).0, "Any Bank");
        assert_eq!(settled(&votes[..2]).0, "AB");
    }
}
