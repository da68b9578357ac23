//! Parties that are one though their spellings did not meet: short forms, names whose state only some articles could tell,
//! and names that are those of a party of the lexicon.

use super::Knowledge;
use super::articles::Corpus;
use super::identity::{Cluster, PartyRecord, Place, local};
use super::names::{Class, Folded, alike, file_keys, fold, seek_keys};
use crate::model::vocabulary::PartyKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many times as often as another a party must be named to be meant by the same name with another state.
const AHEAD: usize = 2;

/// Joins the bodies whose whole name is another's short form in some article ("ABC" for the "Allied Bank
/// Corporation"), where it is that of one other only.
pub(super) fn by_alias(corpus: &Corpus, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut meant: HashMap<Vec<String>, BTreeSet<usize>> = HashMap::new();
    for (at, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| cluster.class == Class::Body) {
        let aliases = cluster.places.iter().filter_map(|place| local(corpus, *place)).flat_map(|party| &party.aliases);
        let proper: BTreeSet<&String> = aliases.filter(|alias| alias.starts_with(char::is_uppercase)).collect();
        for alias in proper {
            let folded = fold(alias, Class::Body).words;
            if folded != cluster.name.words && folded.concat().len() > 2 {
                meant.entry(folded).or_default().insert(at);
            }
        }
    }
    let goal = |cluster: &Cluster| -> Option<usize> {
        let bodies = (cluster.class == Class::Body).then(|| meant.get(&cluster.name.words)).flatten()?;
        let mut fitting = bodies.iter().filter(|at| {
            let other = clusters.get(**at);
            other.is_some_and(|o| o.country.is_none() || cluster.country.is_none() || o.country == cluster.country)
        });
        let first = fitting.next().copied()?;
        fitting.next().is_none().then_some(first)
    };
    let goals: Vec<Option<usize>> = clusters.iter().map(goal).collect();
    let mut places: Vec<Vec<Place>> = clusters.iter().map(|cluster| cluster.places.clone()).collect();
    let mut gone = BTreeSet::new();
    for (at, goal) in goals.iter().enumerate() {
        // Only into one that stays itself: no chains, no circles.
        if let Some(goal) = goal.filter(|goal| goals.get(*goal) == Some(&None)) {
            let moved = std::mem::take(&mut places[at]);
            places[goal].extend(moved);
            gone.insert(at);
        }
    }
    let joined = clusters.into_iter().zip(places).enumerate().filter(|(at, _)| !gone.contains(at));
    joined.map(|(_, (cluster, places))| Cluster { places, ..cluster }).collect()
}

/// Joins those of one full name whose states differ or are unknown to the one that is named most: which state somebody is of
/// is often only guessed. Firms of one name are one wherever they act; of two people as often named as each other each stays.
pub(super) fn by_majority(corpus: &Corpus, clusters: Vec<Cluster>, lexicon: &dyn Knowledge) -> Vec<Cluster> {
    let mut groups: BTreeMap<(Class, String), Vec<usize>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| is_distinct(cluster, lexicon)) {
        groups.entry((cluster.class, cluster.name.words.concat())).or_default().push(at);
    }
    let mut goals: Vec<Option<usize>> = vec![None; clusters.len()];
    for members in groups.into_values().filter(|members| members.len() > 1) {
        let count = |at: usize| clusters[at].places.len();
        let Some(most) = members.iter().copied().max_by_key(|at| (count(*at), usize::MAX - at)) else { continue };
        let firm = members.iter().any(|at| is_firm(corpus, &clusters[*at]));
        for at in members.into_iter().filter(|at| *at != most) {
            let unknown = clusters[at].country.is_none() && count(most) > count(at);
            if firm || unknown || count(most) >= AHEAD * count(at) {
                goals[at] = Some(most);
            }
        }
    }
    moved(clusters, &goals)
}

/// Whether a name is somebody's own: a person's with given name and surname, a body's that is not of common words alone.
fn is_distinct(cluster: &Cluster, lexicon: &dyn Knowledge) -> bool {
    let words = &cluster.name.words;
    match cluster.class {
        Class::Person => words.len() > 1 && words.first().is_some_and(|first| first.len() > 1),
        Class::Body => words.iter().any(|word| word.len() > 1 && !lexicon.is_common(word)),
        _ => false,
    }
}

fn is_firm(corpus: &Corpus, cluster: &Cluster) -> bool {
    let kinds = cluster.places.iter().filter_map(|place| local(corpus, *place)).map(|party| party.kind);
    kinds.filter(|kind| *kind == PartyKind::Company).count() * 2 > cluster.places.len()
}

/// Joins to a party of the lexicon what bears its name: in another spelling, with a legal form, or without its state, where
/// it is of that state ("the Supreme Court", of the United States).
pub(super) fn into_known(
    corpus: &Corpus,
    clusters: Vec<Cluster>,
    known: &mut [(PartyRecord, Vec<Place>)],
    lexicon: &dyn Knowledge,
) -> Vec<Cluster> {
    let mut names: Vec<(Folded, usize)> = Vec::new();
    let mut blocks: HashMap<(Class, String), Vec<usize>> = HashMap::new();
    for (at, (record, places)) in known.iter().enumerate() {
        let class = Class::of(record.facts.kind);
        if matches!(record.facts.kind, PartyKind::Country | PartyKind::Bloc) {
            continue;
        }
        let locals = places.iter().filter_map(|place| local(corpus, *place));
        let spelt: BTreeSet<&str> = locals
            .flat_map(|party| party.aliases.iter().map(String::as_str).chain([party.name.as_str()]))
            .chain([record.facts.name.as_str()])
            .collect();
        for name in spelt.into_iter().map(|name| fold(name, class)).filter(|name| !name.words.is_empty()) {
            let keys = file_keys(&name, class).into_iter().chain(without_state(&name));
            for key in keys {
                blocks.entry((class, key)).or_default().push(names.len());
            }
            names.push((name, at));
        }
    }
    let goal = |cluster: &Cluster| -> Option<usize> {
        let keys = seek_keys(&cluster.name, cluster.class);
        let near = keys.into_iter().filter_map(|key| blocks.get(&(cluster.class, key))).flatten();
        let mut fitting: BTreeSet<usize> = BTreeSet::new();
        for (name, at) in near.filter_map(|at| names.get(*at)) {
            let home = &known[*at].0.facts.country;
            let same_home = home.is_some() && *home == cluster.country;
            let whole =
                is_distinct(cluster, lexicon) && alike(name, &cluster.name, cluster.class) && is_full(name, cluster);
            let rest = same_home && cluster.class == Class::Body && is_rest(name, &cluster.name);
            if whole || rest {
                fitting.insert(*at);
            }
        }
        let mut fitting = fitting.into_iter();
        fitting.next().filter(|_| fitting.next().is_none())
    };
    let goals: Vec<Option<usize>> = clusters.iter().map(goal).collect();
    let mut kept = Vec::with_capacity(clusters.len());
    for (cluster, goal) in clusters.into_iter().zip(goals) {
        match goal {
            Some(at) => known[at].1.extend(cluster.places),
            None => kept.push(cluster),
        }
    }
    kept
}

/// Whether a person's known name is more than the surname that another bears as well.
fn is_full(name: &Folded, cluster: &Cluster) -> bool {
    cluster.class != Class::Person || name.words.len() > 1
}

/// How many words before the rest of a body's name may say whose it is: "United States Department of".
const OWNERS: usize = 2;

/// The keys of a body's name without the words that say whose it is.
fn without_state(name: &Folded) -> Vec<String> {
    (1..=OWNERS)
        .filter_map(|skip| name.words.get(skip..))
        .filter(|rest| rest.len() > 1)
        .map(<[String]>::concat)
        .collect()
}

/// Whether a name is another without the words that say whose it is: "Coast Guard" for the "US Coast Guard".
fn is_rest(known: &Folded, name: &Folded) -> bool {
    name.words.len() > 1
        && known.words.len() > name.words.len()
        && known.words.len() <= name.words.len() + OWNERS
        && known.words.ends_with(&name.words)
}

/// The clusters with the places of those that go to another one there.
fn moved(clusters: Vec<Cluster>, goals: &[Option<usize>]) -> Vec<Cluster> {
    let mut places: Vec<Vec<Place>> = clusters.iter().map(|cluster| cluster.places.clone()).collect();
    for (at, goal) in goals.iter().enumerate() {
        if let Some(goal) = goal {
            let gone = std::mem::take(&mut places[at]);
            places[*goal].extend(gone);
        }
    }
    let joined = clusters.into_iter().zip(places).filter(|(_, places)| !places.is_empty());
    joined.map(|(cluster, places)| Cluster { places, ..cluster }).collect()
}
