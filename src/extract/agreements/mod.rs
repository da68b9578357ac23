//! Agreements: who agreed what with whom, and where it stands.
//!
//! Each place of the article that speaks of an agreement is read on its own ([`candidates`], [`nouns`], [`statements`],
//! [`known`]), with what governs it ([`governors`], [`stage`], [`validity`], [`acting`]), who takes part ([`participants`]), when and where ([`circumstances`], [`making`], [`venue`]) and
//! what it is called ([`title`]). The places that speak of the same agreement are joined ([`cluster`]), and each such
//! agreement that has two international sides ([`sides`], [`land`], [`weighing`], [`reunion`]) becomes one claim ([`claim`]), with the words that state it
//! ([`evidence`]) and what it is about ([`subject`]).

mod acting;
mod candidates;
mod circumstances;
mod claim;
mod cluster;
mod echo;
mod evidence;
mod governors;
mod known;
mod land;
mod listing;
mod making;
mod mention;
mod nouns;
mod occasion;
mod onlookers;
mod other_side;
mod participants;
mod reunion;
mod sides;
mod stage;
mod statements;
mod subject;
#[cfg(test)]
mod tests;
mod title;
mod unmade;
mod validity;
mod venue;
mod weighing;

use super::Extractor;
use super::scene::Scene;
use crate::model::vocabulary::{PartyKind, Topic};
use crate::model::{Claim, Span};
use crate::text::blocks::BlockKind;
use cluster::Cluster;
use mention::{Mention, Sort};
use std::collections::BTreeSet;
pub use weighing::AgreementReading;

/// The chance, by the names of the lexicon alone, below which no name that the model finds makes an agreement of anything.
const POSSIBLE: f64 = 0.2;

/// Reads agreements.
#[derive(Debug)]
pub(super) struct Agreements;

impl Extractor for Agreements {
    fn claims(&self, scene: &mut Scene<'_>) -> Vec<Claim> {
        let clusters = clusters(scene);
        let weighed = weighing::weigh(scene, &clusters);
        let found = reunion::reunite(clusters, weighed);
        let mut claims: Vec<Claim> =
            found.iter().filter_map(|(cluster, weighed)| claim::claim(scene, cluster, weighed)).collect();
        occasion::share_occasion(&mut claims);
        claims
    }
}

impl Agreements {
    /// Whether a place of the article could speak of an agreement in which somebody takes part, as far as that shows before
    /// the model has looked for names.
    pub(super) fn are_possible(scene: &mut Scene<'_>) -> bool {
        let mentions = mentions(scene);
        if mentions.iter().all(|mention| mention.headline) || !mentions.iter().any(|mention| has_side(scene, mention)) {
            return false;
        }
        let clusters = joined(scene, mentions);
        weighing::is_likely(scene, &clusters, POSSIBLE)
    }

    /// Everything in an article that could be an agreement, with what speaks for it: what the trees are fitted on.
    pub(super) fn readings(scene: &mut Scene<'_>) -> Vec<AgreementReading> {
        let clusters = clusters(scene);
        weighing::readings(scene, &clusters)
    }
}

/// Whether a place names a side, or stands beside somebody who could be one.
fn has_side(scene: &Scene<'_>, mention: &Mention) -> bool {
    if mention.known.is_some() || mention.half || mention.fighters || !mention.everyone().is_empty() {
        return true;
    }
    let acts = |kind| matches!(kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group);
    let beside =
        |at: usize| scene.parties.in_sentence(at).iter().any(|named| acts(scene.parties.get(named.party).kind));
    let named = [&mention.firms, &mention.bodies, &mention.evoked, &mention.mediators, &mention.signatories];
    let acted = claim::is_act(mention) && named.iter().any(|list| !list.is_empty());
    acted || (mention.sentence.saturating_sub(1)..=mention.sentence).any(beside)
}

/// The mentions of an article, joined where they speak of the same.
fn clusters(scene: &mut Scene<'_>) -> Vec<Cluster> {
    let mentions = mentions(scene);
    joined(scene, mentions)
}

fn joined(scene: &Scene<'_>, mentions: Vec<Mention>) -> Vec<Cluster> {
    let about = |sentence: usize| -> BTreeSet<Topic> {
        let text = scene.document.text(sentence).to_lowercase();
        scene.tools.lexicon.cues().topics_in(&text).into_iter().collect()
    };
    cluster::adopt(cluster::join(mentions), about)
}

/// All mentions of agreements in the text, in order.
fn mentions(scene: &mut Scene<'_>) -> Vec<Mention> {
    let names = known::names(scene);
    let mut all = Vec::new();
    for sentence in 0..scene.document.sentences.len() {
        let kind = scene.document.block_kind(sentence);
        if kind == BlockKind::Heading || scene.stating_clauses(sentence).is_none() {
            continue;
        }
        let mut found = nouns::mentions(scene, sentence);
        echo::add(scene, sentence, &mut found);
        found.extend(echo::of_last(scene, sentence, &all));
        if kind == BlockKind::Title {
            headline(&mut found);
        } else {
            found.extend(statements::mentions(scene, sentence));
        }
        for (first, end, id) in names.get(&sentence).into_iter().flatten() {
            named(scene, sentence, (*first, *end), id, &mut found);
        }
        nouns::join_names(scene, sentence, &mut found);
        nouns::join_appositions(scene, sentence, &mut found);
        if kind == BlockKind::Item {
            listing::read(scene, sentence, &mut found);
        }
        found.sort_by_key(|mention| mention.head);
        all.extend(found);
    }
    for mention in &mut all {
        if speaks_of_nuclear_matters(scene, mention) {
            nouns::add_world_powers(scene, mention);
        }
        if let Some(id) = known::by_subject(scene, mention) {
            known::name(scene, mention, &id, Span::default());
        }
        mention.making = making::making(scene, mention);
    }
    all
}

/// The grammar of headlines is too short for stages: only the parties are believed, and the text must bear them out.
fn headline(found: &mut Vec<Mention>) {
    found.retain(|mention| mention.sort == Sort::Noun);
    for mention in found {
        mention.headline = true;
        mention.stage = None;
        mention.date = None;
        mention.place = None;
        mention.signatories.clear();
        mention.official = false;
    }
}

/// Whether the phrase, or for "an agreement with world powers" its sentence, is about nuclear matters.
fn speaks_of_nuclear_matters(scene: &Scene<'_>, mention: &mut Mention) -> bool {
    let powers = mention.parties.iter().any(|party| known::is(scene, *party, "bloc:p5-plus-1"));
    if powers && mention.topics.is_empty() {
        let text = scene.document.text(mention.sentence).to_lowercase();
        if scene.tools.lexicon.cues().topics_in(&text).contains(&Topic::Nuclear) {
            mention.topics.insert(Topic::Nuclear);
        }
    }
    mention.topics.contains(&Topic::Nuclear)
}

/// Gives the name of a known agreement to the mention it belongs to, or makes one of it.
fn named(scene: &mut Scene<'_>, sentence: usize, (first, end): (usize, usize), id: &str, found: &mut Vec<Mention>) {
    let Some(clauses) = scene.clauses(sentence).filter(|clauses| first < clauses.len()) else { return };
    let head = known::head_of(&clauses, first, end);
    let tokens = &scene.document.sentences[sentence].tokens;
    let Some(span) = tokens.get(first).zip(tokens.get(end.saturating_sub(1))).map(|(a, b)| a.span.join(b.span)) else {
        return;
    };
    let name = span.of(scene.document.body()).to_owned();
    match found.iter_mut().find(|mention| mention.head == head || (first..end).contains(&mention.head)) {
        Some(mention) => {
            if let Some(id) = known::resolve(scene, mention, id, &name) {
                known::name(scene, mention, &id, span);
            }
        }
        None => {
            let mut mention = nouns::read(scene, &clauses, sentence, head, Sort::Named);
            if let Some(id) = known::resolve(scene, &mention, id, &name) {
                known::name(scene, &mut mention, &id, span);
                found.push(mention);
            }
        }
    }
}
