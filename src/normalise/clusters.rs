//! Spellings gathered into clusters, each of which is one party.
//!
//! The fullest spellings found clusters, and shorter ones join the cluster they fit, if they fit exactly one: what could
//! be two parties stays apart. Spellings meet only within blocks that share a key, so the work grows with the size of the
//! blocks and not with the square of all names.

use super::names::{Class, Name, alike, file_keys, seek_keys};
use super::spellings::{NameIx, Names, Numbers, Spelling, Text};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeSet;
use std::hash::BuildHasher;

/// Spellings taken for one party.
pub(super) struct Cluster {
    /// Its first and fullest spelling.
    first: NameIx,
    pub(super) country: Option<Text>,
    /// What only some have.
    aside: Option<Box<Aside>>,
    /// Its spellings.
    pub(super) members: Vec<NameIx>,
}

/// What few clusters have.
#[derive(Default)]
struct Aside {
    /// Names that only a number showed to be its own.
    former: Vec<NameIx>,
    numbers: Numbers,
}

impl Cluster {
    fn new(first: NameIx, spelling: &Spelling) -> Self {
        let aside = spelling.numbers.as_ref().map(|numbers| Aside { numbers: (**numbers).clone(), former: Vec::new() });
        Self { first, country: spelling.country, aside: aside.map(Box::new), members: vec![first] }
    }

    /// Its first and fullest spelling.
    pub(super) fn spelling<'a>(&self, names: &'a Names) -> Option<&'a Spelling> {
        names.spelling(self.first)
    }

    /// Its class, and its first and fullest name.
    pub(super) fn name<'a>(&self, names: &'a Names) -> Option<(Class, Name<'a>)> {
        self.spelling(names).map(|spelling| (spelling.class, names.name(spelling)))
    }

    /// Its numbers, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = &(String, String)> {
        self.aside.iter().flat_map(|aside| &aside.numbers)
    }

    fn take(&mut self, names: &Names, at: NameIx, spelling: &Spelling) {
        let alike = self.name(names).is_some_and(|(class, name)| alike(name, names.name(spelling), class));
        if !alike {
            self.aside.get_or_insert_default().former.push(at);
        }
        self.country = self.country.or(spelling.country);
        if let Some(numbers) = &spelling.numbers {
            self.aside.get_or_insert_default().numbers.extend(numbers.iter().cloned());
        }
        self.members.push(at);
    }
}

/// Gathers the spellings of names, which stand in the order in which they can found clusters.
pub(super) fn gather(names: &Names, order: &[NameIx]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(order.len());
    let mut blocks = Blocks::default();
    let mut class = None;
    for (at, spelling) in order.iter().filter_map(|at| Some((*at, names.spelling(*at)?))) {
        // Those of one class come together, and never meet those of another.
        if class.replace(spelling.class) != Some(spelling.class) {
            blocks = Blocks::default();
        }
        let name = names.name(spelling);
        let numbers = || spelling.numbers.iter().flat_map(|numbers| numbers.iter());
        let numbers = || numbers().map(|(scheme, value)| format!("{scheme}:{value}"));
        let sought: Vec<String> = seek_keys(name, spelling.class).into_iter().chain(numbers()).collect();
        let home = home(names, spelling, &sought, &blocks, &clusters).unwrap_or(clusters.len());
        let number = u32::try_from(home).unwrap_or(u32::MAX);
        for key in file_keys(name, spelling.class).into_iter().chain(numbers()) {
            blocks.file(&key, number);
        }
        match clusters.get_mut(home) {
            Some(cluster) => cluster.take(names, at, spelling),
            None => clusters.push(Cluster::new(at, spelling)),
        }
    }
    clusters
}

/// The clusters of one class that share a key, by a hash of the key: where two keys have one hash, clusters are compared
/// in vain. Most keys are those of one cluster.
#[derive(Default)]
struct Blocks {
    first: FxHashMap<u32, u32>,
    others: FxHashMap<u32, Vec<u32>>,
}

impl Blocks {
    fn file(&mut self, key: &str, cluster: u32) {
        let key = hash(key);
        if *self.first.entry(key).or_insert(cluster) != cluster {
            let others = self.others.entry(key).or_default();
            if !others.contains(&cluster) {
                others.push(cluster);
            }
        }
    }

    fn under(&self, key: &str) -> impl Iterator<Item = usize> {
        let key = hash(key);
        let others = self.others.get(&key).into_iter().flatten();
        self.first.get(&key).into_iter().chain(others).map(|at| *at as usize)
    }
}

fn hash(key: &str) -> u32 {
    let hash = FxBuildHasher.hash_one(key);
    (hash ^ hash >> 32) as u32
}

/// The one cluster that a spelling belongs to; `None` where none fits, or several do equally well.
fn home(names: &Names, spelling: &Spelling, keys: &[String], blocks: &Blocks, clusters: &[Cluster]) -> Option<usize> {
    let near: BTreeSet<usize> = keys.iter().flat_map(|key| blocks.under(key)).collect();
    let cluster = |at: &usize| clusters.get(*at);
    if let Some(numbers) = &spelling.numbers {
        let shares = |cluster: &Cluster| cluster.numbers().any(|number| numbers.contains(number));
        if let Some(at) = near.iter().find(|at| cluster(at).is_some_and(shares)) {
            return Some(*at);
        }
    }
    let fits: Vec<usize> =
        near.iter().filter(|at| cluster(at).is_some_and(|cluster| fits(names, spelling, cluster))).copied().collect();
    if let [only] = fits[..] {
        return Some(only);
    }
    let exact = |at: &&usize| {
        cluster(at).is_some_and(|cluster| {
            cluster.name(names).is_some_and(|(_, name)| name == names.name(spelling))
                && cluster.country == spelling.country
        })
    };
    let exact: Vec<&usize> = fits.iter().filter(exact).collect();
    if let [only] = exact[..] { Some(*only) } else { None }
}

fn fits(names: &Names, spelling: &Spelling, cluster: &Cluster) -> bool {
    let name = names.name(spelling);
    let former = cluster.aside.iter().flat_map(|aside| &aside.former);
    let mut own = std::iter::once(&cluster.first).chain(former).filter_map(|at| names.spelling(*at));
    if name.words.is_empty() || !own.any(|own| alike(name, names.name(own), spelling.class)) {
        return false;
    }
    let differ = |a: Option<Text>, b: Option<Text>| matches!((a, b), (Some(a), Some(b)) if a != b);
    // A ship changes its flag, but never its number.
    let flagged = matches!(spelling.class, Class::Vessel | Class::Aircraft);
    if !flagged && differ(spelling.country, cluster.country) {
        return false;
    }
    let mut numbers = spelling.numbers.iter().flat_map(|numbers| numbers.iter());
    !numbers.any(|(scheme, value)| cluster.numbers().any(|(other, number)| other == scheme && number != value))
}
