//! Which parties of different articles are the same.
//!
//! A party that the lexicon knows is its identifier. The others are first gathered into spellings, then the fullest
//! spellings found clusters and shorter ones join the cluster they fit, if they fit exactly one: what could be two
//! parties stays apart. Spellings meet only within blocks that share a key, so the work grows with the size of the
//! blocks and not with the square of all names.

use super::articles::Corpus;
use super::choice::{Vote, elect};
use super::keys::{self, Wish};
use super::names::{Class, Folded, alike, file_keys, fold, seek_keys};
use super::{Knowledge, KnownParty, joining};
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Schemes whose number belongs to one party only, and of which a party has one.
const PROPER_NUMBERS: &[&str] = &["imo", "tail"];

/// A party of the dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartyRecord {
    /// Key.
    pub(super) id: String,
    /// What is settled of it.
    pub(super) facts: KnownParty,
}

/// All parties of a build, and which of them each article means.
pub(super) struct Registry {
    /// The parties, by key.
    pub(super) parties: Vec<PartyRecord>,
    /// For each article and each of its parties the place in `parties`.
    places: Vec<Vec<usize>>,
}

/// Where a local party stands: article, place among its parties.
pub(super) type Place = (usize, PartyIx);

/// Local parties that are written alike: one spelling.
struct Spelling {
    class: Class,
    name: Folded,
    country: Option<String>,
    numbers: BTreeSet<(String, String)>,
    places: Vec<Place>,
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
    pub(super) places: Vec<Place>,
}

impl Registry {
    /// Joins the parties of all articles.
    pub(super) fn new(corpus: &Corpus, lexicon: &dyn Knowledge) -> Self {
        let mut known: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
        let mut unknown: Vec<Place> = Vec::new();
        for (article, facts) in corpus.facts.iter().enumerate() {
            for (at, party) in facts.parties.iter().enumerate() {
                match party.known.as_deref().filter(|id| !id.is_empty()) {
                    Some(id) => known.entry(id).or_default().push((article, at)),
                    None => unknown.push((article, at)),
                }
            }
        }
        let mut found: Vec<(PartyRecord, Vec<Place>)> = Vec::new();
        for (id, places) in known {
            let facts = lexicon.party(id).unwrap_or_else(|| settle(corpus, &places));
            found.push((PartyRecord { id: id.to_owned(), facts }, places));
        }
        let taken: BTreeSet<String> = found.iter().map(|(party, _)| party.id.clone()).collect();
        let clusters = joining::by_alias(corpus, gather(spellings(corpus, &unknown)));
        let clusters = joining::by_majority(corpus, clusters, lexicon);
        let clusters = joining::into_known(corpus, clusters, &mut found, lexicon);
        found.extend(with_keys(corpus, clusters, &taken));
        Self::build(corpus, found, lexicon)
    }

    /// The place of an article's party in `parties`; `None` where the article has no such party.
    pub(super) fn place(&self, article: usize, party: PartyIx) -> Option<usize> {
        self.places.get(article)?.get(party).copied()
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

    fn build(corpus: &Corpus, mut found: Vec<(PartyRecord, Vec<Place>)>, lexicon: &dyn Knowledge) -> Self {
        let states: BTreeSet<String> = lexicon.countries().into_iter().map(|country| country.code).collect();
        found.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let mut places: Vec<Vec<usize>> = corpus.facts.iter().map(|facts| vec![0; facts.parties.len()]).collect();
        let mut parties = Vec::with_capacity(found.len());
        for (at, (mut party, members)) in found.into_iter().enumerate() {
            // Only a state of the table may be named as one.
            party.facts.country = party.facts.country.filter(|code| states.contains(code));
            for (article, local) in members {
                places[article][local] = at;
            }
            parties.push(party);
        }
        Self { parties, places }
    }
}

pub(super) fn local(corpus: &Corpus, place: Place) -> Option<&LocalParty> {
    corpus.facts.get(place.0)?.parties.get(place.1)
}

/// The local parties by spelling, those that can found a cluster first: with numbers, then with more words.
fn spellings(corpus: &Corpus, unknown: &[Place]) -> Vec<Spelling> {
    type Key = (Class, Folded, Option<String>, BTreeSet<(String, String)>);
    let mut folds: HashMap<(Class, &str), Folded> = HashMap::new();
    let mut groups: BTreeMap<Key, Vec<Place>> = BTreeMap::new();
    for place in unknown {
        let Some(party) = local(corpus, *place) else { continue };
        let class = Class::of(party.kind);
        let name = folds.entry((class, party.name.as_str())).or_insert_with(|| fold(&party.name, class)).clone();
        let proper = party.identifiers.iter().filter(|(scheme, _)| PROPER_NUMBERS.contains(&scheme.as_str()));
        groups.entry((class, name, party.country.clone(), proper.cloned().collect())).or_default().push(*place);
    }
    let mut spellings: Vec<Spelling> = groups
        .into_iter()
        .map(|((class, name, country, numbers), places)| Spelling { class, name, country, numbers, places })
        .collect();
    let words = |spelling: &Spelling| spelling.name.words.len() + spelling.name.tail.len();
    // The sort is stable, so that ties keep the order of the keys.
    spellings.sort_by(|a, b| {
        let rank = |s: &Spelling| (s.class, s.numbers.is_empty(), usize::MAX - words(s), s.country.is_none());
        rank(a).cmp(&rank(b))
    });
    spellings
}

fn gather(spellings: Vec<Spelling>) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut blocks: HashMap<(Class, String), Vec<usize>> = HashMap::new();
    for spelling in spellings {
        let numbers = || spelling.numbers.iter().map(|(scheme, value)| format!("{scheme}:{value}"));
        let sought: Vec<String> = seek_keys(&spelling.name, spelling.class).into_iter().chain(numbers()).collect();
        let at = home(&spelling, &sought, &blocks, &clusters).unwrap_or(clusters.len());
        for key in file_keys(&spelling.name, spelling.class).into_iter().chain(numbers()) {
            let block = blocks.entry((spelling.class, key)).or_default();
            if !block.contains(&at) {
                block.push(at);
            }
        }
        match clusters.get_mut(at) {
            Some(cluster) => {
                if !alike(&cluster.name, &spelling.name, spelling.class) {
                    cluster.former.push(spelling.name);
                }
                cluster.country = cluster.country.take().or(spelling.country);
                cluster.numbers.extend(spelling.numbers);
                cluster.places.extend(spelling.places);
            }
            None => {
                let Spelling { class, name, country, numbers, places } = spelling;
                clusters.push(Cluster { class, name, former: Vec::new(), country, numbers, places });
            }
        }
    }
    clusters
}

/// The one cluster that a spelling belongs to; `None` where none fits, or several do equally well.
fn home(
    spelling: &Spelling,
    keys: &[String],
    blocks: &HashMap<(Class, String), Vec<usize>>,
    clusters: &[Cluster],
) -> Option<usize> {
    let block = |key: &String| blocks.get(&(spelling.class, key.clone())).into_iter().flatten().copied();
    let near: BTreeSet<usize> = keys.iter().flat_map(block).collect();
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

fn with_keys(corpus: &Corpus, clusters: Vec<Cluster>, taken: &BTreeSet<String>) -> Vec<(PartyRecord, Vec<Place>)> {
    let settled: Vec<KnownParty> = clusters.iter().map(|cluster| settle(corpus, &cluster.places)).collect();
    let wish = |(cluster, facts): (&Cluster, &KnownParty)| {
        let slug = keys::slug(&facts.name);
        let name = if slug.is_empty() { keys::digest(&facts.name) } else { slug };
        let number = cluster.numbers.iter().next().map(|(_, value)| keys::slug(value));
        let mut content: Vec<String> = vec![format!("{:?} {:?}", facts.country, cluster.numbers)];
        let mut places: Vec<String> = cluster.places.iter().map(|(a, p)| format!("{} {p}", corpus.id(*a))).collect();
        places.sort();
        content.extend(places);
        Wish {
            base: format!("{}:{name}", facts.kind.code()),
            hint: number.or_else(|| facts.country.as_ref().map(|code| code.to_ascii_lowercase())),
            content: content.join("\n"),
        }
    };
    let wishes: Vec<Wish> = clusters.iter().zip(&settled).map(wish).collect();
    let ids = keys::assign(&wishes, taken);
    let records = ids.into_iter().zip(settled).map(|(id, facts)| PartyRecord { id, facts });
    records.zip(clusters).map(|(record, cluster)| (record, cluster.places)).collect()
}

/// What all articles together say of a party.
fn settle(corpus: &Corpus, places: &[Place]) -> KnownParty {
    let parties: Vec<(usize, &LocalParty)> =
        places.iter().filter_map(|place| Some((place.0, local(corpus, *place)?))).collect();
    let kind = elect(votes(corpus, &parties, |party| Some(party.kind))).unwrap_or_default();
    let any_full = parties.iter().any(|(_, party)| is_full(&party.name, kind));
    // Between equals the longer name tells more.
    let name = |party: &LocalParty| {
        let named = !any_full || is_full(&party.name, kind);
        named.then(|| (Reverse(party.name.chars().count()), party.name.clone()))
    };
    KnownParty {
        name: elect(votes(corpus, &parties, name)).map(|(_, name)| name).unwrap_or_default(),
        kind,
        code: elect(votes(corpus, &parties, |party| party.code.clone())),
        country: elect(votes(corpus, &parties, |party| party.country.clone())),
        collective: false,
    }
}

/// Whether a name is more than a surname or an abbreviation, which name a party only where no article gives more.
fn is_full(name: &str, kind: PartyKind) -> bool {
    let abbreviation = name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if kind == PartyKind::Person { name.contains(' ') } else { name.contains(' ') || !abbreviation }
}

fn votes<T>(
    corpus: &Corpus,
    parties: &[(usize, &LocalParty)],
    value: impl Fn(&LocalParty) -> Option<T>,
) -> Vec<Vote<T>> {
    let vote = |(article, party): &(usize, &LocalParty)| {
        let duplicate = corpus.is_duplicate(*article);
        Some(Vote { value: value(party)?, article: *article, duplicate, confidence: 1.0 })
    };
    parties.iter().filter_map(vote).collect()
}
