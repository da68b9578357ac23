//! Which parties of different articles are the same.
//!
//! A party that the lexicon knows is its identifier. The others are first gathered into spellings, then the fullest
//! spellings found clusters and shorter ones join the cluster they fit, if they fit exactly one: what could be two
//! parties stays apart. Spellings meet only within blocks that share a key, so the work grows with the size of the
//! blocks and not with the square of all names.

use super::keys::{self, Wish};
use super::names::{Class, Folded, alike, file_keys, seek_keys};
use super::poll::{Poll, poll};
use super::spellings::{NameIx, Names, Spelling};
use super::{Articles, Knowledge, KnownParty, joining};
use crate::error::Error;
use crate::model::PartyIx;
use crate::spool::Spool;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeSet;
use std::hash::BuildHasher;

/// A party of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartyRecord {
    /// Key.
    pub(super) id: String,
    /// What is settled of it.
    pub(super) facts: KnownParty,
}

/// All parties of a build, and which of them each name means.
pub(super) struct Registry {
    /// The parties, by key.
    pub(super) parties: Vec<PartyRecord>,
    /// For each name the place in `parties`.
    places: Vec<usize>,
}

/// Spellings taken for one party.
pub(super) struct Cluster {
    pub(super) class: Class,
    /// Its first and fullest spelling.
    pub(super) name: Folded,
    /// Names that only a number showed to be its own.
    pub(super) former: Vec<Folded>,
    pub(super) country: Option<String>,
    pub(super) numbers: BTreeSet<(String, String)>,
    /// Its spellings.
    pub(super) members: Vec<NameIx>,
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
    /// Joins the parties of all articles.
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
        let spellings = names.take_spellings();
        let mut contents: Vec<u64> = vec![0; names.len()];
        spellings.iter().for_each(|(spelling, at)| contents[*at as usize] = keys::number(&format!("{spelling:?}")));
        let clusters = joining::by_alias(names, gather(spellings));
        let clusters = joining::by_majority(names, clusters, lexicon);
        let clusters = joining::into_known(names, clusters, &mut known, lexicon);
        // What tells spellings apart is needed no longer, and takes more room than all that follows.
        let clusters: Vec<Joined> = clusters.into_iter().map(|cluster| Joined::new(cluster, &contents)).collect();
        drop(contents);
        let unsettled = known.iter().filter(|party| party.facts.is_none()).map(|party| &party.members);
        let groups: Vec<&Vec<NameIx>> = clusters.iter().map(|cluster| &cluster.members).chain(unsettled).collect();
        let mut settled =
            poll(spool, floor, articles, names.len(), &groups)?.into_iter().map(|poll: Poll| poll.settle());
        let taken: BTreeSet<String> = known.iter().map(|party| party.id.clone()).collect();
        let facts: Vec<KnownParty> = settled.by_ref().take(clusters.len()).collect();
        let ids = with_keys(&clusters, &facts, &taken);
        let mut parties: Vec<(PartyRecord, Vec<NameIx>)> = Vec::with_capacity(known.len() + clusters.len());
        for Known { id, facts, members } in known {
            let Some(facts) = facts.or_else(|| settled.next()) else { continue };
            parties.push((PartyRecord { id, facts }, members));
        }
        let records = ids.into_iter().zip(facts).map(|(id, facts)| PartyRecord { id, facts });
        parties.extend(records.zip(clusters.into_iter().map(|cluster| cluster.members)));
        Ok(Self::build(parties, names.len(), lexicon))
    }

    /// The place in `parties` of an article's party, given the names of the article's parties; `None` where the article
    /// has no such party.
    pub(super) fn place(&self, names: &[NameIx], party: PartyIx) -> Option<usize> {
        self.place_of(*names.get(party)?)
    }

    /// The place in `parties` of the party that a name means.
    pub(super) fn place_of(&self, name: NameIx) -> Option<usize> {
        self.places.get(name as usize).copied()
    }

    /// The place of the party with a key.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.parties.binary_search_by(|party| party.id.as_str().cmp(id)).ok()
    }

    /// The key of a party by its place.
    pub(super) fn id(&self, place: usize) -> &str {
        self.parties.get(place).map_or("", |party| party.id.as_str())
    }

    /// What is settled of a party.
    pub(super) fn facts(&self, place: usize) -> Option<&KnownParty> {
        self.parties.get(place).map(|party| &party.facts)
    }

    /// What stands for the party in the keys of other things: its code or the last part of its key.
    pub(super) fn short(&self, place: usize) -> String {
        let code = self.facts(place).and_then(|facts| facts.code.as_deref()).map(str::to_ascii_lowercase);
        code.unwrap_or_else(|| keys::short(self.id(place)).to_owned())
    }

    fn build(mut found: Vec<(PartyRecord, Vec<NameIx>)>, names: usize, lexicon: &dyn Knowledge) -> Self {
        let states: BTreeSet<String> = lexicon.countries().into_iter().map(|country| country.code).collect();
        found.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let mut places: Vec<usize> = vec![0; names];
        let mut parties = Vec::with_capacity(found.len());
        for (at, (mut party, members)) in found.into_iter().enumerate() {
            // Only a state of the table may be named as one.
            party.facts.country = party.facts.country.filter(|code| states.contains(code));
            for name in members {
                places[name as usize] = at;
            }
            parties.push(party);
        }
        Self { parties, places }
    }
}

fn gather(spellings: Vec<(Spelling, NameIx)>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut blocks = Blocks::default();
    let mut class = None;
    for (spelling, at) in spellings {
        // Those of one class come together, and never meet those of another.
        if class.replace(spelling.class) != Some(spelling.class) {
            blocks = Blocks::default();
        }
        let numbers = || spelling.numbers.iter().map(|(scheme, value)| format!("{scheme}:{value}"));
        let sought: Vec<String> = seek_keys(&spelling.name, spelling.class).into_iter().chain(numbers()).collect();
        let home = home(&spelling, &sought, &blocks, &clusters).unwrap_or(clusters.len());
        let number = u32::try_from(home).unwrap_or(u32::MAX);
        for key in file_keys(&spelling.name, spelling.class).into_iter().chain(numbers()) {
            blocks.file(&key, number);
        }
        match clusters.get_mut(home) {
            Some(cluster) => {
                if !alike(&cluster.name, &spelling.name, spelling.class) {
                    cluster.former.push(spelling.name);
                }
                cluster.country = cluster.country.take().or(spelling.country);
                cluster.numbers.extend(spelling.numbers);
                cluster.members.push(at);
            }
            None => {
                let Spelling { class, name, country, numbers } = spelling;
                clusters.push(Cluster { class, name, former: Vec::new(), country, numbers, members: vec![at] });
            }
        }
    }
    clusters
}

/// The clusters of one class that share a key, by a hash of the key: where two keys have one hash, clusters are compared
/// in vain. Most keys are those of one cluster.
#[derive(Default)]
struct Blocks(FxHashMap<u64, (u32, Vec<u32>)>);

impl Blocks {
    fn file(&mut self, key: &str, cluster: u32) {
        let (first, others) = self.0.entry(hash(key)).or_insert_with(|| (cluster, Vec::new()));
        if *first != cluster && !others.contains(&cluster) {
            others.push(cluster);
        }
    }

    fn under(&self, key: &str) -> impl Iterator<Item = usize> {
        let found = self.0.get(&hash(key)).into_iter();
        found.flat_map(|(first, others)| std::iter::once(first).chain(others)).map(|at| *at as usize)
    }
}

fn hash(key: &str) -> u64 {
    FxBuildHasher.hash_one(key)
}

/// The one cluster that a spelling belongs to; `None` where none fits, or several do equally well.
fn home(spelling: &Spelling, keys: &[String], blocks: &Blocks, clusters: &[Cluster]) -> Option<usize> {
    let near: BTreeSet<usize> = keys.iter().flat_map(|key| blocks.under(key)).collect();
    let cluster = |at: &usize| clusters.get(*at);
    let same_number = near
        .iter()
        .find(|at| cluster(at).is_some_and(|cluster| cluster.numbers.intersection(&spelling.numbers).next().is_some()));
    if let Some(at) = same_number {
        return Some(*at);
    }
    let fits: Vec<usize> =
        near.iter().filter(|at| cluster(at).is_some_and(|cluster| fits(spelling, cluster))).copied().collect();
    if let [only] = fits[..] {
        return Some(only);
    }
    let exact = |at: &&usize| {
        cluster(at).is_some_and(|cluster| cluster.name == spelling.name && cluster.country == spelling.country)
    };
    let exact: Vec<&usize> = fits.iter().filter(exact).collect();
    if let [only] = exact[..] { Some(*only) } else { None }
}

fn fits(spelling: &Spelling, cluster: &Cluster) -> bool {
    let mut names = std::iter::once(&cluster.name).chain(&cluster.former);
    if spelling.name.words.is_empty() || !names.any(|name| alike(&spelling.name, name, spelling.class)) {
        return false;
    }
    let differ = |a: &Option<String>, b: &Option<String>| matches!((a, b), (Some(a), Some(b)) if a != b);
    // A ship changes its flag, but never its number.
    let flagged = matches!(spelling.class, Class::Vessel | Class::Aircraft);
    if !flagged && differ(&spelling.country, &cluster.country) {
        return false;
    }
    !spelling
        .numbers
        .iter()
        .any(|(scheme, value)| cluster.numbers.iter().any(|(other, number)| other == scheme && number != value))
}

/// A party that the lexicon does not know, once it is clear which spellings are its own.
struct Joined {
    members: Vec<NameIx>,
    /// Its first number, for its key.
    number: Option<String>,
    /// What stands for its spellings, which no other party has.
    content: u64,
}

impl Joined {
    fn new(cluster: Cluster, contents: &[u64]) -> Self {
        let mut members = cluster.members;
        members.shrink_to_fit();
        let number = cluster.numbers.iter().next().map(|(_, value)| keys::slug(value));
        let content = members.iter().filter_map(|at| contents.get(*at as usize)).min().copied().unwrap_or(0);
        Self { members, number, content }
    }
}

/// The keys of the parties that the lexicon does not know.
fn with_keys(parties: &[Joined], settled: &[KnownParty], taken: &BTreeSet<String>) -> Vec<String> {
    let wish = |(party, facts): (&Joined, &KnownParty)| {
        let slug = keys::slug(&facts.name);
        let name = if slug.is_empty() { keys::digest(&facts.name) } else { slug };
        let country = facts.country.as_ref().map(|code| code.to_ascii_lowercase());
        Wish {
            base: format!("{}:{name}", facts.kind.code()),
            hint: party.number.clone().or(country),
            content: format!("{:016x}", party.content),
        }
    };
    let wishes: Vec<Wish> = parties.iter().zip(settled).map(wish).collect();
    keys::assign(&wishes, taken)
}
