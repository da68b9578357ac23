//! Parties that are one though their spellings did not meet: short forms, names whose state only some articles could tell,
//! and names that are those of a party of the lexicon.

use super::Knowledge;
use super::identity::{Cluster, Known};
use super::names::{Class, Folded, alike, file_keys, fold, seek_keys};
use super::spellings::{NameIx, Names, Seen};
use crate::model::vocabulary::PartyKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many times as often as another a party must be named to be meant by the same name with another state.
const AHEAD: usize = 2;

/// Joins the bodies whose whole name is another's short form in some article ("ABC" for the "Allied Bank
/// Corporation"), where it is that of one other only.
pub(super) fn by_alias(names: &Names, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut meant: HashMap<Vec<String>, BTreeSet<usize>> = HashMap::new();
    for (at, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| cluster.class == Class::Body) {
        let aliases = seen(names, cluster).flat_map(|seen| &seen.aliases);
        let proper: BTreeSet<&str> =
            aliases.map(AsRef::as_ref).filter(|alias: &&str| alias.starts_with(char::is_uppercase)).collect();
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
    // Only into one that stays itself: no chains, no circles.
    let goals: Vec<Option<usize>> =
        goals.iter().map(|goal| goal.filter(|goal| goals.get(*goal) == Some(&None))).collect();
    moved(clusters, &goals)
}

/// What was seen of the spellings of a cluster.
fn seen<'a>(names: &'a Names, cluster: &'a Cluster) -> impl Iterator<Item = &'a Seen> {
    cluster.members.iter().filter_map(|name| names.seen(*name))
}

/// Joins those of one full name whose states differ or are unknown to the one that is named most: which state somebody is of
/// is often only guessed. Firms of one name are one wherever they act; of two people as often named as each other each stays.
pub(super) fn by_majority(names: &Names, clusters: Vec<Cluster>, lexicon: &dyn Knowledge) -> Vec<Cluster> {
    let mut groups: BTreeMap<(Class, String), Vec<usize>> = BTreeMap::new();
    for (at, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| is_distinct(cluster, lexicon)) {
        groups.entry((cluster.class, cluster.name.words.concat())).or_default().push(at);
    }
    let counts: Vec<usize> = clusters.iter().map(|cluster| seen(names, cluster).map(|seen| seen.count).sum()).collect();
    let states: BTreeSet<String> = lexicon.countries().into_iter().map(|country| country.code).collect();
    // Who speaks for a bloc is of some state all the same.
    let of_state = |at: usize| clusters[at].country.as_ref().is_some_and(|code| states.contains(code));
    let mut goals: Vec<Option<usize>> = vec![None; clusters.len()];
    for members in groups.into_values().filter(|members| members.len() > 1) {
        let count = |at: usize| counts[at];
        let Some(most) = members.iter().copied().max_by_key(|at| (count(*at), of_state(*at), usize::MAX - at)) else {
            continue;
        };
        let firm = members.iter().any(|at| is_firm(names, &clusters[*at]));
        for at in members.iter().copied().filter(|at| *at != most) {
            let pair = members.len() == 2 && of_state(most);
            let unknown = !of_state(at) && (count(most) > count(at) || pair);
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

fn is_firm(names: &Names, cluster: &Cluster) -> bool {
    let (firms, all) = seen(names, cluster).fold((0, 0), |(firms, all), seen| (firms + seen.firms, all + seen.count));
    firms * 2 > all
}

/// Joins to a party of the lexicon what bears its name: in another spelling, with a legal form, or without its state, where
/// it is of that state ("the Supreme Court", of the United States).
pub(super) fn into_known(
    names: &Names,
    clusters: Vec<Cluster>,
    known: &mut [Known],
    lexicon: &dyn Knowledge,
) -> Vec<Cluster> {
    let mut bearers: Vec<(Folded, usize)> = Vec::new();
    let mut blocks: HashMap<(Class, String), Vec<usize>> = HashMap::new();
    for (at, party) in known.iter().enumerate() {
        let Some(facts) = &party.facts else { continue };
        let class = Class::of(facts.kind);
        if matches!(facts.kind, PartyKind::Country | PartyKind::Bloc) {
            continue;
        }
        let spelt: BTreeSet<&str> = party
            .members
            .iter()
            .filter_map(|name: &NameIx| names.seen(*name))
            .flat_map(Seen::forms)
            .chain([facts.name.as_str()])
            .collect();
        for name in spelt.into_iter().map(|name| fold(name, class)).filter(|name| !name.words.is_empty()) {
            let keys = file_keys(&name, class).into_iter().chain(without_state(&name));
            for key in keys {
                blocks.entry((class, key)).or_default().push(bearers.len());
            }
            bearers.push((name, at));
        }
    }
    let goal = |cluster: &Cluster| -> Option<usize> {
        let keys = seek_keys(&cluster.name, cluster.class);
        let near = keys.into_iter().filter_map(|key| blocks.get(&(cluster.class, key))).flatten();
        let mut fitting: BTreeSet<usize> = BTreeSet::new();
        for (name, at) in near.filter_map(|at| bearers.get(*at)) {
            let home = known[*at].facts.as_ref().and_then(|facts| facts.country.as_ref());
            let same_home = home.is_some() && home == cluster.country.as_ref();
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
            Some(at) => known[at].members.extend(cluster.members),
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

/// The clusters with the spellings of those that go to another one there.
fn moved(mut clusters: Vec<Cluster>, goals: &[Option<usize>]) -> Vec<Cluster> {
    for (at, goal) in goals.iter().enumerate() {
        if let Some(goal) = goal {
            let gone = std::mem::take(&mut clusters[at].members);
            clusters[*goal].members.extend(gone);
        }
    }
    clusters.retain(|cluster| !cluster.members.is_empty());
    clusters
}
