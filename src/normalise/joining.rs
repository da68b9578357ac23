//! Parties that are one though their spellings did not meet: short forms, names whose state only some articles could tell,
//! and names that are those of a party of the lexicon.

use super::Knowledge;
use super::clusters::Cluster;
use super::identity::Known;
use super::names::{Class, Folded, Name, alike, file_keys, fold, glued, letters, parts, seek_keys};
use super::spellings::{NameIx, Names, Seen, Text};
use crate::model::vocabulary::PartyKind;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many times as often as another a party must be named to be meant by the same name with another state.
const AHEAD: usize = 2;

/// Joins the bodies whose whole name is another's short form in some article ("ABC" for the "Allied Bank
/// Corporation"), where it is that of one other only.
pub(super) fn by_alias(names: &Names, clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut meant: HashMap<Text, Vec<usize>> = HashMap::new();
    let body = |cluster: &Cluster| {
        cluster.spelling(names).filter(|spelling| spelling.class == Class::Body).map(|spelling| spelling.words)
    };
    for (at, cluster, own) in clusters.iter().enumerate().filter_map(|(at, one)| Some((at, one, body(one)?))) {
        let aliases = seen(names, cluster).flat_map(Seen::aliases).map(|alias| names.texts.text(alias));
        for alias in aliases.filter(|alias| alias.starts_with(char::is_uppercase)) {
            let folded = fold(alias, Class::Body).words;
            // Words that nothing else was read with are the name of nothing else.
            let Some(words) = names.texts.find(&folded) else { continue };
            let bodies = meant.entry(words).or_default();
            if words != own && letters(&folded).count() > 2 && bodies.last() != Some(&at) {
                bodies.push(at);
            }
        }
    }
    let goal = |cluster: &Cluster| -> Option<usize> {
        let bodies = body(cluster).and_then(|words| meant.get(&words))?;
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
    let name = |at: u32| clusters[at as usize].name(names).filter(|(class, name)| is_distinct(*class, *name, lexicon));
    let mut order: Vec<u32> = (0..).take(clusters.len()).filter(|at| name(*at).is_some()).collect();
    let key = |at: u32| clusters[at as usize].name(names).map(|(class, name)| (class, name.words));
    order.sort_unstable_by(|a, b| by_letters(key(*a), key(*b)).then(a.cmp(b)));
    let groups = order.chunk_by(|a, b| by_letters(key(*a), key(*b)).is_eq());
    let counts = |at: usize| seen(names, &clusters[at]).map(|seen| seen.count as usize).sum::<usize>();
    let states: BTreeSet<String> = lexicon.countries().into_iter().map(|country| country.code).collect();
    // Who speaks for a bloc is of some state all the same.
    let of_state = |at: usize| clusters[at].country.is_some_and(|code| states.contains(names.texts.text(code)));
    let mut goals: Vec<Option<usize>> = vec![None; clusters.len()];
    for members in groups.filter(|members| members.len() > 1) {
        let members: Vec<usize> = members.iter().map(|at| *at as usize).collect();
        let counts: BTreeMap<usize, usize> = members.iter().map(|at| (*at, counts(*at))).collect();
        let count = |at: usize| counts.get(&at).copied().unwrap_or(0);
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

/// Names by their class and then by their letters, wherever their words part.
fn by_letters(a: Option<(Class, &str)>, b: Option<(Class, &str)>) -> Ordering {
    match (a, b) {
        (Some((a, one)), Some((b, other))) => a.cmp(&b).then_with(|| letters(one).cmp(letters(other))),
        _ => a.is_some().cmp(&b.is_some()),
    }
}

/// Whether a name is somebody's own: a person's with given name and surname, a body's that is not of common words alone.
fn is_distinct(class: Class, name: Name<'_>, lexicon: &dyn Knowledge) -> bool {
    let mut words = parts(name.words);
    match class {
        Class::Person => words.next().is_some_and(|first| first.len() > 1) && words.next().is_some(),
        Class::Body => words.any(|word| word.len() > 1 && !lexicon.is_common(word)),
        _ => false,
    }
}

fn is_firm(names: &Names, cluster: &Cluster) -> bool {
    let (firms, all) = seen(names, cluster)
        .fold((0, 0), |(firms, all), seen| (firms + seen.firms as usize, all + seen.count as usize));
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
            .map(|form| names.texts.text(form))
            .chain([facts.name.as_str()])
            .collect();
        for name in spelt.into_iter().map(|name| fold(name, class)).filter(|name| !name.words.is_empty()) {
            let keys = file_keys(name.name(), class).into_iter().chain(without_state(&name.words));
            for key in keys {
                blocks.entry((class, key)).or_default().push(bearers.len());
            }
            bearers.push((name, at));
        }
    }
    let goal = |cluster: &Cluster| -> Option<usize> {
        let (class, own) = cluster.name(names)?;
        let near = seek_keys(own, class).into_iter().filter_map(|key| blocks.get(&(class, key))).flatten();
        let country = cluster.country.map(|country| names.texts.text(country));
        let mut fitting: BTreeSet<usize> = BTreeSet::new();
        for (name, at) in near.filter_map(|at| bearers.get(*at)) {
            let name = name.name();
            let home = known[*at].facts.as_ref().and_then(|facts| facts.country.as_deref());
            let same_home = home.is_some() && home == country;
            let whole = is_distinct(class, own, lexicon) && alike(name, own, class) && is_full(name, class);
            let rest = same_home && class == Class::Body && is_rest(name, own);
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
fn is_full(name: Name<'_>, class: Class) -> bool {
    class != Class::Person || name.words.contains(' ')
}

/// How many words before the rest of a body's name may say whose it is: "United States Department of".
const OWNERS: usize = 2;

/// A body's name without the words that say whose it is, one or several, as long as others are left.
fn rests(words: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(words), |words| words.split_once(' ').map(|(_, rest)| rest)).skip(1).take(OWNERS)
}

/// The keys of a body's name without the words that say whose it is.
fn without_state(words: &str) -> Vec<String> {
    rests(words).filter(|rest| rest.contains(' ')).map(glued).collect()
}

/// Whether a name is another without the words that say whose it is: "Coast Guard" for the "US Coast Guard".
fn is_rest(known: Name<'_>, name: Name<'_>) -> bool {
    name.words.contains(' ') && rests(known.words).any(|rest| rest == name.words)
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
