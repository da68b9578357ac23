//! Which clusters are agreements between states, and who takes part in them, weighed.
//!
//! The rules know shapes of clauses, and refuse what they do not know. Here what they found is one sign among others:
//! for each party near an agreement where it stands to its noun and verb and how the article speaks of it, for the
//! agreement what its words are, what is told of it and how sure its sides are. `seeds/lexicon/trees.csv` says what
//! signs are worth together, fitted to annotated articles by `benches/fit_agreements.py`.

mod own;
mod side;
mod standing;

use super::cluster::Cluster;
use super::known::{is, may_take_part};
use super::mention::{self, Mention, Sort};
use super::onlookers::is_left_out;
use super::sides::{is_at_home, is_forum, is_truce, sides};
use crate::extract::evoked::{Place, Via, evoked};
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::{AgreementStatus, PartyKind};
use crate::model::{PartyIx, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The chance from which a party is taken for a side.
const SIDE: f64 = 0.45;

/// The chance from which the likeliest two are taken where fewer are that sure: an agreement has two sides.
const ONE_OF_TWO: f64 = 0.3;

/// The chance from which what the rules refuse is an agreement. Chosen, like the others, on articles and passages that
/// the trees were not fitted to: below, on general news, what is found more is as often wrong as right.
const ENOUGH: f64 = 0.55;

/// The chance from which what the rules find is one.
const NOT_ABSURD: f64 = 0.25;

/// The rule of what was found by weighing alone.
pub(super) const WEIGHED: &str = "agreement.weighed";

/// An agreement between states, as weighed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weighed {
    /// Who takes part.
    pub(super) sides: Vec<PartyIx>,
    /// The chance that it is one, with these sides.
    pub(super) chance: f64,
    /// Where it stands.
    pub(super) status: AgreementStatus,
    /// Whether the rules make an agreement of it.
    pub(super) ruled: bool,
}

/// What an agreement could be, and what speaks for it.
#[derive(Clone, Debug)]
pub struct AgreementReading {
    /// Bytes of the sentences in the article's body that speak of it.
    pub spans: Vec<Span>,
    /// What the article calls it.
    pub title: String,
    /// Where it would stand.
    pub status: AgreementStatus,
    /// Who takes part by the rules alone; `None` where they make no agreement of it.
    pub ruled: Option<Vec<PartyIx>>,
    /// Who could take part, with the names of the signs of each.
    pub candidates: Vec<(PartyIx, Vec<String>)>,
    /// The names of its own signs, without those of the sides that were found.
    pub signs: Vec<String>,
}

/// The parties that could take part in agreements of an article, and where it evokes them.
#[derive(Debug)]
pub(super) struct Candidates {
    places: BTreeMap<PartyIx, Vec<Place>>,
    /// How many parties are named more often.
    ranks: BTreeMap<PartyIx, usize>,
    /// How many states, blocs and groups each sentence names.
    rivals: BTreeMap<usize, usize>,
    /// In how many clusters a party is named as taking part.
    agreements: BTreeMap<PartyIx, usize>,
}

impl Candidates {
    pub(super) fn of(scene: &mut Scene<'_>, clusters: &[Cluster]) -> Self {
        let places = evoked(scene, true);
        let mut order: Vec<(usize, PartyIx)> = places.iter().map(|(party, at)| (at.len(), *party)).collect();
        order.sort_by_key(|(count, party)| (usize::MAX - count, *party));
        let ranks = order.into_iter().enumerate().map(|(rank, (_, party))| (party, rank)).collect();
        let public = places.iter().filter(|(party, _)| is_public(scene, **party));
        let named: BTreeSet<(usize, PartyIx)> = public
            .flat_map(|(party, at)| {
                at.iter().filter(|place| place.via != Via::Home).map(|place| (place.sentence, *party))
            })
            .collect();
        let mut rivals = BTreeMap::new();
        for (sentence, _) in named {
            *rivals.entry(sentence).or_insert(0) += 1;
        }
        let mut agreements = BTreeMap::new();
        for party in clusters.iter().flat_map(Cluster::parties) {
            *agreements.entry(party).or_insert(0) += 1;
        }
        Self { places, ranks, rivals, agreements }
    }

    /// Those that a cluster could be between: who is named near its mentions, or much in the article, or whom the rules found.
    fn near(&self, scene: &Scene<'_>, cluster: &Cluster, ruled: &[PartyIx]) -> Vec<PartyIx> {
        let told: BTreeSet<usize> = cluster.mentions.iter().map(|mention| mention.sentence).collect();
        let near = |place: &Place| told.range(place.sentence.saturating_sub(1)..=place.sentence + 2).next().is_some();
        let here = |place: &Place| told.contains(&place.sentence);
        let mut found: Vec<PartyIx> = ruled.to_vec();
        mention::merge(&mut found, &cluster.parties());
        for (party, places) in &self.places {
            let public = is_public(scene, *party);
            let worth = if public {
                self.ranks.get(party).is_some_and(|rank| *rank < MOST_NAMED) || places.iter().any(near)
            } else {
                places.iter().any(here)
            };
            if worth {
                found.push(*party);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether a party may be one of those who hold fire: named with the truce, an armed group, or a state that the article is
    /// about or names just before. Those who act all over the world are named with it.
    fn is_at_war(&self, scene: &Scene<'_>, cluster: &Cluster, party: PartyIx) -> bool {
        let told = |sentence: usize| cluster.mentions.iter().any(|mention| mention.sentence == sentence);
        let places = self.places.get(&party).map_or(&[][..], Vec::as_slice);
        let here = places.iter().any(|place| told(place.sentence));
        let before = || places.iter().any(|place| told(place.sentence + 1));
        let group = scene.parties.get(party).kind == PartyKind::Group;
        let first = || self.ranks.get(&party) == Some(&0);
        here || group || cluster.parties().contains(&party) || !scene.is_frequent_issuer(party) && (first() || before())
    }
}

/// The parties most named in the article are looked at wherever they stand.
const MOST_NAMED: usize = 3;

fn is_public(scene: &Scene<'_>, party: PartyIx) -> bool {
    matches!(scene.parties.get(party).kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group)
}

/// Each cluster with its sides, where it is an agreement between states.
pub(super) fn weigh(scene: &mut Scene<'_>, clusters: &[Cluster]) -> Vec<Option<Weighed>> {
    if clusters.is_empty() {
        return Vec::new();
    }
    let candidates = Candidates::of(scene, clusters);
    (0..clusters.len()).map(|at| weigh_one(scene, &candidates, clusters, at)).collect()
}

/// Whether any cluster is an agreement with such a chance, by the parties that are known so far.
pub(super) fn is_likely(scene: &mut Scene<'_>, clusters: &[Cluster], least: f64) -> bool {
    let candidates = Candidates::of(scene, clusters);
    let chance = |at: usize| {
        let ruled = sides(scene, clusters, at);
        Sided::of(scene, &candidates, clusters, at, ruled).chance(scene, clusters, at).0
    };
    (0..clusters.len()).map(chance).any(|chance| chance >= least)
}

fn weigh_one(scene: &mut Scene<'_>, candidates: &Candidates, clusters: &[Cluster], at: usize) -> Option<Weighed> {
    let ruled = sides(scene, clusters, at);
    let scene = &*scene;
    if ruled.is_none() && clusters[at].mentions.iter().any(|mention| is_with_strangers(scene, mention)) {
        return None;
    }
    let sided = Sided::of(scene, candidates, clusters, at, ruled);
    if sided.ruled.is_none() && is_takeover(scene, &clusters[at])
        || sided.ruled.is_none() && sided.found.len() < 2 && !is_named(&clusters[at])
        || is_domestic(scene, &sided.found)
        || sided.found.len() == 2 && is_at_home(scene, &sided.found)
    {
        return None;
    }
    let (chance, signs) = sided.chance(scene, clusters, at);
    let least = if sided.ruled.is_some() { NOT_ABSURD } else { ENOUGH };
    (chance >= least && !sided.found.is_empty()).then(|| Weighed {
        ruled: sided.ruled.is_some(),
        sides: sided.in_order(),
        chance,
        status: standing::status(scene, &clusters[at], signs),
    })
}

/// A cluster with its sides, before it is clear whether it is an agreement.
struct Sided {
    /// The sides by the rules alone; `None` where they make no agreement of it.
    ruled: Option<Vec<PartyIx>>,
    /// Everybody who could take part, the likeliest first.
    chances: Vec<(f64, PartyIx)>,
    /// Who takes part.
    found: Vec<PartyIx>,
    /// Whether those are the sides of the rules.
    is_settled: bool,
}

impl Sided {
    fn of(
        scene: &Scene<'_>,
        candidates: &Candidates,
        clusters: &[Cluster],
        at: usize,
        ruled: Option<Vec<PartyIx>>,
    ) -> Self {
        let forest = &scene.tools.lexicon.models().sides;
        let mut near = candidates.near(scene, &clusters[at], ruled.as_deref().unwrap_or_default());
        near.retain(|party| can_take_part(scene, &clusters[at], *party));
        if is_truce(&clusters[at]) {
            near.retain(|party| candidates.is_at_war(scene, &clusters[at], *party));
        }
        let chance = |party: PartyIx| {
            let signs = side::signs(scene, candidates, clusters, at, ruled.as_deref(), party, false);
            forest.chance(&[&signs.mask(forest)])
        };
        let mut chances: Vec<(f64, PartyIx)> = near.into_iter().map(|party| (chance(party), party)).collect();
        chances.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // Two sides that the rules read, or a forum, are righter than any that are weighed.
        let settled = ruled.clone().filter(|sides| sides.len() >= 2 || is_forum(scene, &clusters[at], sides));
        let is_settled = settled.is_some();
        let found = settled.unwrap_or_else(|| chosen(&chances));
        Self { ruled, chances, found, is_settled }
    }

    /// The chance that it is an agreement between these sides, and the signs that say so.
    fn chance(&self, scene: &Scene<'_>, clusters: &[Cluster], at: usize) -> (f64, Signs) {
        let forest = &scene.tools.lexicon.models().agreements;
        let mut signs = own::signs(scene, clusters, at, self.ruled.as_deref(), false);
        of_sides(scene, &self.chances, &self.found, &mut signs);
        (forest.chance(&[&signs.mask(forest)]), signs)
    }

    /// Who takes part: as the rules have them, or by number.
    fn in_order(self) -> Vec<PartyIx> {
        let mut found = self.found;
        if !self.is_settled {
            found.sort_unstable();
        }
        found
    }
}

/// In a known agreement none but its parties take part, in a truce not the United Nations, who bring truces about and
/// watch over them, and in none whom the article says to be left out.
fn can_take_part(scene: &Scene<'_>, cluster: &Cluster, party: PartyIx) -> bool {
    let mut told = cluster.mentions.iter().filter(|mention| !mention.headline);
    if told.any(|mention| is_left_out(scene, mention.sentence, party)) {
        return false;
    }
    let known = cluster.known().and_then(|id| scene.tools.lexicon.agreement(id));
    known.is_none_or(|known| may_take_part(scene, known, party)) && !(is_truce(cluster) && is(scene, party, "bloc:un"))
}

/// "a deal that would be the largest takeover": firms that buy firms.
fn is_takeover(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    let buys = |word: &str| scene.tools.lexicon.cues().is(Pos::Noun, word, "takeover");
    cluster.mentions.iter().any(|mention| {
        let words = scene.document.text(mention.sentence).to_lowercase();
        words.split(|c: char| !c.is_alphabetic()).any(buys)
    })
}

/// Whether the article gives it a name, so that its other sides may well be left out.
fn is_named(cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|mention| mention.official || mention.sort == Sort::Named)
}

/// Firms of one country, with or without its state.
fn is_domestic(scene: &Scene<'_>, sides: &[PartyIx]) -> bool {
    let firms = sides.iter().any(|side| scene.parties.get(*side).kind == PartyKind::Company);
    let mut homes = sides.iter().map(|side| {
        let party = scene.parties.get(*side);
        if party.kind == PartyKind::Country { party.code.as_deref() } else { party.country.as_deref() }
    });
    let first = homes.next().flatten();
    firms && first.is_some() && homes.all(|home| home == first)
}

/// "a deal with the miners": its other side is said, and is nobody that the article names.
fn is_with_strangers(scene: &Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence).filter(|clauses| mention.head < clauses.len()) else {
        return false;
    };
    let over = clauses.verb_above(mention.head).into_iter();
    let partners: Vec<usize> =
        over.chain([mention.head]).flat_map(|word| clauses.objects_of(word, &["with"])).collect();
    mention.parties.len() < 2
        && !partners.is_empty()
        && partners.iter().all(|word| {
            let (first, end) = clauses.extent(*word);
            let named = scene.parties.in_sentence(mention.sentence).iter();
            clauses.tag(*word).starts_with("NN") && named.into_iter().all(|name| name.end <= first || name.first >= end)
        })
}

/// The parties that are taken for sides, of all in the order of their chances.
fn chosen(chances: &[(f64, PartyIx)]) -> Vec<PartyIx> {
    let sure = chances.iter().filter(|(chance, _)| *chance >= SIDE).count();
    let count =
        if sure < 2 { chances.iter().take(2).filter(|(chance, _)| *chance >= ONE_OF_TWO).count() } else { sure };
    chances.iter().take(count).map(|(_, party)| *party).collect()
}

/// What the sides say for the agreement: how many are found, and how surely.
fn of_sides(scene: &Scene<'_>, chances: &[(f64, PartyIx)], found: &[PartyIx], signs: &mut Signs) {
    const NUMBERS: [&str; 6] = ["0", "1", "2", "3", "4", "5"];
    let fifth = |at: usize| chances.get(at).map_or("none", |(chance, _)| NUMBERS[((chance * 5.0) as usize).min(5)]);
    let public = found.iter().filter(|party| is_public(scene, **party)).count();
    signs.note(&["sides", NUMBERS[found.len().min(4)]]);
    signs.note(&["first", fifth(0)]);
    signs.note(&["second", fifth(1)]);
    signs.note(&["public", NUMBERS[public.min(3)]]);
}

/// Every cluster with the names of its signs and those of its candidates: what the trees are fitted on.
pub(super) fn readings(scene: &mut Scene<'_>, clusters: &[Cluster]) -> Vec<AgreementReading> {
    let candidates = Candidates::of(scene, clusters);
    let mut found = Vec::new();
    for (at, cluster) in clusters.iter().enumerate() {
        let ruled = sides(scene, clusters, at);
        let near = candidates.near(scene, cluster, ruled.as_deref().unwrap_or_default());
        let status = super::claim::status(scene, cluster);
        let scene = &*scene;
        let signs_of = |party: PartyIx| {
            side::signs(scene, &candidates, clusters, at, ruled.as_deref(), party, true).names().to_vec()
        };
        found.push(AgreementReading {
            spans: cluster.mentions.iter().map(|m| scene.document.sentences[m.sentence].span).collect(),
            title: super::claim::title(cluster),
            status,
            candidates: near.into_iter().map(|party| (party, signs_of(party))).collect(),
            signs: own::signs(scene, clusters, at, ruled.as_deref(), true).names().to_vec(),
            ruled,
        });
    }
    found
}
