//! Which parties of different articles are the same.
//!
//! A party that the lexicon knows is its identifier. The others are first gathered into spellings, and these into
//! clusters (`clusters`, `joining`); what articles say of each is settled by their votes (`poll`), and it gets its key.

use super::clusters::{Cluster, gather};
use super::keys::{self, Wishes};
use super::poll::{NONE, Settled, poll};
use super::spellings::{NameIx, Names, Text, Texts};
use super::{Articles, Knowledge, KnownParty, joining};
use crate::error::Error;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use crate::spool::Spool;
use std::collections::BTreeSet;

/// What is settled of a party of the dataset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts<'a> {
    /// Canonical name; empty for none.
    pub(super) name: &'a str,
    /// What it is.
    pub(super) kind: PartyKind,
    /// ISO or bloc code.
    pub(super) code: Option<&'a str>,
    /// Code of the state it belongs to.
    pub(super) country: Option<&'a str>,
    /// Whether it stands for many states taken as one.
    pub(super) collective: bool,
}

/// A party as it is kept.
#[derive(Clone, Copy)]
struct Record {
    /// Key.
    id: Text,
    settled: Settled,
    collective: bool,
}

/// All parties of a build, and which of them each name means.
pub(super) struct Registry {
    texts: Texts,
    /// The parties, by key.
    parties: Vec<Record>,
    /// For each name the place in `parties`.
    places: Vec<u32>,
}

/// A party of the lexicon that articles name.
pub(super) struct Known {
    pub(super) id: String,
    /// What the lexicon says of it; `None` where this lexicon does not know it.
    pub(super) facts: Option<KnownParty>,
    /// Its own name, and the spellings found to mean it.
    pub(super) members: Vec<NameIx>,
}

impl Registry {
    /// Joins the parties of all articles. The texts of the names are the registry's from then on.
    pub(super) fn new(
        spool: &Spool,
        floor: f64,
        names: &mut Names,
        articles: &Articles,
        lexicon: &dyn Knowledge,
    ) -> Result<Self, Error> {
        let found = names.known().into_iter();
        let known = found.map(|(id, at)| Known { id: id.to_owned(), facts: lexicon.party(id), members: vec![at] });
        let mut known: Vec<Known> = known.collect();
        let order = names.close();
        let clusters = joining::by_alias(names, gather(names, &order));
        drop(order);
        let clusters = joining::by_majority(names, clusters, lexicon);
        let clusters = joining::into_known(names, clusters, &mut known, lexicon);
        let (group_of, groups) = groups(names, &clusters, &known);
        let open = |group: usize| match group.checked_sub(clusters.len()) {
            Some(at) => known.get(at).is_some_and(|known| known.facts.is_none()),
            None => true,
        };
        let polls = poll(spool, floor, articles, &mut names.texts, (&group_of, groups), open)?;
        let id = names.texts.keep("");
        let settled = (0..groups).map(|group| polls.settle(group, &names.texts));
        let mut parties: Vec<Record> = settled.map(|settled| Record { id, settled, collective: false }).collect();
        drop(polls);
        give_keys(names, &clusters, &known, &mut parties);
        drop(clusters);
        for (record, Known { facts, .. }) in parties[groups - known.len()..].iter_mut().zip(known) {
            record.fill(facts, &mut names.texts);
        }
        let states = lexicon.countries().into_iter().map(|country| country.code).collect();
        Ok(Self::build(std::mem::take(&mut names.texts), parties, group_of, &states))
    }

    /// How many parties there are.
    pub(super) fn len(&self) -> usize {
        self.parties.len()
    }

    /// The place of an article's party, given the names of the article's parties; `None` where the article has no such
    /// party.
    pub(super) fn place(&self, names: &[NameIx], party: PartyIx) -> Option<usize> {
        self.place_of(*names.get(party)?)
    }

    /// The place of the party that a name means.
    pub(super) fn place_of(&self, name: NameIx) -> Option<usize> {
        self.places.get(name as usize).map(|place| *place as usize)
    }

    /// The place of the party with a key.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.parties.binary_search_by(|party| self.texts.text(party.id).cmp(id)).ok()
    }

    /// The key of a party by its place.
    pub(super) fn id(&self, place: usize) -> &str {
        self.parties.get(place).map_or("", |party| self.texts.text(party.id))
    }

    /// What is settled of a party.
    pub(super) fn facts(&self, place: usize) -> Option<Facts<'_>> {
        let Record { settled, collective, .. } = self.parties.get(place)?;
        let text = |text: Option<Text>| text.map(|text| self.texts.text(text));
        Some(Facts {
            name: text(settled.name).unwrap_or_default(),
            kind: settled.kind,
            code: text(settled.code),
            country: text(settled.country),
            collective: *collective,
        })
    }

    /// What stands for the party in the keys of other things: its code or the last part of its key.
    pub(super) fn short(&self, place: usize) -> String {
        let code = self.facts(place).and_then(|facts| facts.code).map(str::to_ascii_lowercase);
        code.unwrap_or_else(|| keys::short(self.id(place)).to_owned())
    }

    /// A text of the names it was made from.
    pub(super) fn text(&self, text: Text) -> &str {
        self.texts.text(text)
    }

    /// Puts the parties of groups of names in the order of their keys.
    fn build(texts: Texts, mut parties: Vec<Record>, mut places: Vec<u32>, states: &BTreeSet<String>) -> Self {
        let mut order: Vec<u32> = (0..).take(parties.len()).collect();
        order.sort_unstable_by_key(|group| texts.text(parties[*group as usize].id));
        let mut place_of: Vec<u32> = vec![0; parties.len()];
        (0..).zip(&order).for_each(|(place, group)| place_of[*group as usize] = place);
        places.iter_mut().for_each(|place| *place = place_of.get(*place as usize).copied().unwrap_or(0));
        for Record { settled, .. } in &mut parties {
            // Only a state of the table may be named as one.
            settled.country = settled.country.filter(|code| states.contains(texts.text(*code)));
        }
        let parties = order.into_iter().map(|group| parties[group as usize]).collect();
        Self { texts, parties, places }
    }
}

impl KnownParty {
    /// It as a party of the dataset.
    pub(super) fn settled(&self) -> Facts<'_> {
        let Self { name, kind, code, country, collective } = self;
        let (code, country) = (code.as_deref(), country.as_deref());
        Facts { name, kind: *kind, code, country, collective: *collective }
    }
}

impl Record {
    /// Takes what the lexicon says, where it says something.
    fn fill(&mut self, facts: Option<KnownParty>, texts: &mut Texts) {
        let Some(KnownParty { name, kind, code, country, collective }) = facts else { return };
        let mut keep = |text: Option<String>| text.map(|text| texts.keep(&text));
        self.settled = Settled { name: keep(Some(name)), kind, code: keep(code), country: keep(country) };
        self.collective = collective;
    }
}

/// For each name the group that it belongs to, and how many groups there are: each cluster is one, then each known party.
fn groups(names: &Names, clusters: &[Cluster], known: &[Known]) -> (Vec<u32>, usize) {
    let mut group_of: Vec<u32> = vec![NONE; names.len()];
    let all = clusters.iter().map(|cluster| &cluster.members).chain(known.iter().map(|party| &party.members));
    for (group, members) in (0..).zip(all) {
        members.iter().for_each(|name| group_of[*name as usize] = group);
    }
    (group_of, clusters.len() + known.len())
}

/// Gives the parties their keys, those of clusters first.
fn give_keys(names: &mut Names, clusters: &[Cluster], known: &[Known], parties: &mut [Record]) {
    let (joined, others) = parties.split_at_mut(clusters.len());
    for record in &mut *joined {
        let name = record.settled.name.map_or("", |name| names.texts.text(name));
        let slug = keys::slug(name);
        let name = if slug.is_empty() { keys::digest(name) } else { slug };
        record.id = names.texts.keep(&format!("{}:{name}", record.settled.kind.code()));
    }
    let taken: BTreeSet<String> = known.iter().map(|party| party.id.clone()).collect();
    let others_keys = keys::tell_apart(&Joined { names, clusters, records: &*joined }, &taken);
    for (at, key) in others_keys {
        joined[at as usize].id = names.texts.keep(&key);
    }
    for (record, party) in others.iter_mut().zip(known) {
        record.id = names.texts.keep(&party.id);
    }
}

/// The parties that the lexicon does not know, which want keys.
struct Joined<'a> {
    names: &'a Names,
    clusters: &'a [Cluster],
    records: &'a [Record],
}

impl Wishes for Joined<'_> {
    fn len(&self) -> u32 {
        u32::try_from(self.records.len()).unwrap_or(u32::MAX)
    }

    fn base(&self, at: u32) -> &str {
        self.names.texts.text(self.records[at as usize].id)
    }

    /// Its first number, else its state.
    fn hint(&self, at: u32) -> Option<String> {
        let number = self.clusters[at as usize].numbers().next().map(|(_, value)| keys::slug(value));
        let country = self.records[at as usize].settled.country;
        number.or_else(|| country.map(|code| self.names.texts.text(code).to_ascii_lowercase()))
    }

    /// What stands for its spellings, which no other party has.
    fn content(&self, at: u32) -> String {
        let members = self.clusters[at as usize].members.iter();
        let content = members.filter_map(|name| Some(keys::number(&self.names.content(*name)?))).min();
        format!("{:016x}", content.unwrap_or(0))
    }
}
