//! What speaks for and against a cluster as an agreement between states, but for its sides.

use super::super::claim::is_act;
use super::super::cluster::Cluster;
use super::super::mention::{Mention, Sort};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::cues::Pos;
use crate::model::PartyIx;
use crate::model::vocabulary::AgreementStatus;
use std::collections::BTreeSet;

/// The signs of a cluster but for those of its sides.
pub(super) fn signs(
    scene: &Scene<'_>,
    clusters: &[Cluster],
    at: usize,
    ruled: Option<&[PartyIx]>,
    named: bool,
) -> Signs {
    let cluster = &clusters[at];
    let mut signs = Signs::new(named);
    match ruled {
        None => signs.note(&["ruled", "none"]),
        Some(sides) => signs.note(&["ruled", ["0", "1", "2", "3", "4"][sides.len().min(4)]]),
    }
    signs.note(&["known", if cluster.known().is_some() { "yes" } else { "no" }]);
    signs.note(&["mentions", ["0", "1", "2", "3", "4"][cluster.mentions.len().min(4)]]);
    signs.note(&["clusters", ["0", "1", "2", "3", "4", "5"][clusters.len().min(5)]]);
    let first = &cluster.mentions[0];
    signs.note(&["first", if first.indefinite { "indefinite" } else { "definite" }]);
    signs.note(&["place", place_of(scene, first.sentence)]);
    if let Some(best) = cluster.mentions.iter().map(|mention| mention.sort).min() {
        signs.note(&["sort", sort(best)]);
    }
    if cluster.mentions.iter().all(|mention| mention.headline) {
        signs.note(&["only_headline"]);
    }
    let any = |fits: &dyn Fn(&Mention) -> bool| cluster.mentions.iter().any(fits);
    let most = cluster.mentions.iter().map(|mention| mention.everyone().len()).max().unwrap_or(0);
    signs.note(&["named_together", ["0", "1", "2", "3"][most.min(3)]]);
    for (name, holds) in [
        ("act", any(&is_act)),
        ("private", any(&|m| m.private)),
        ("applied", any(&|m| m.applied)),
        ("effected", any(&|m| m.effected)),
        ("fighters", any(&|m| m.fighters)),
        ("half", any(&|m| m.half)),
        ("other", any(&|m| m.other)),
        ("official", any(&|m| m.official)),
        ("firms", any(&|m| !m.firms.is_empty())),
        ("bodies", any(&|m| !m.bodies.is_empty())),
        ("evoked", any(&|m| !m.evoked.is_empty())),
        ("mediators", any(&|m| !m.mediators.is_empty())),
        ("signatories", any(&|m| !m.signatories.is_empty())),
        ("date", any(&|m| m.date.is_some())),
        ("city", any(&|m| m.place.is_some())),
        ("year", any(&|m| m.year.is_some())),
        ("speaker", any(&|m| m.speaker.is_some())),
        ("topics", any(&|m| !m.topics.is_empty())),
    ] {
        signs.note(&[name, if holds { "yes" } else { "no" }]);
    }
    age(scene, cluster, &mut signs);
    for mention in &cluster.mentions {
        of_mention(scene, mention, &mut signs);
    }
    let parsed =
        |mention: &&Mention| scene.clauses(mention.sentence).is_some_and(|clauses| mention.head < clauses.len());
    let sentences: BTreeSet<usize> = cluster.mentions.iter().filter(parsed).map(|mention| mention.sentence).collect();
    for sentence in sentences {
        of_sentence(scene, sentence, &mut signs);
    }
    signs
}

/// Where in the article a sentence stands.
fn place_of(scene: &Scene<'_>, sentence: usize) -> &'static str {
    match sentence {
        0 => "title",
        1..=3 => "lead",
        _ if sentence * 2 < scene.document.sentences.len() => "middle",
        _ => "end",
    }
}

fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Named => "named",
        Sort::Noun => "noun",
        Sort::Statement => "statement",
        Sort::Weak => "weak",
        Sort::Document => "document",
        Sort::Pronoun => "pronoun",
    }
}

/// How long before the news it is said to have been made.
fn age(scene: &Scene<'_>, cluster: &Cluster, signs: &mut Signs) {
    let Some(today) = scene.document.published() else { return };
    let known = cluster.known().and_then(|id| scene.tools.lexicon.agreement(id)).and_then(|known| known.signed_on);
    let told = cluster.mentions.iter().filter_map(|m| m.year.or(m.date.map(crate::model::PartialDate::in_year))).min();
    for (name, year) in [("known_age", known.map(crate::model::PartialDate::in_year)), ("told_age", told)] {
        let age = match year.map(|year| i32::from(today.in_year()) - i32::from(year)) {
            None => continue,
            Some(..0) => "ahead",
            Some(0) => "0",
            Some(1) => "1",
            Some(2..5) => "few",
            Some(_) => "many",
        };
        signs.note(&[name, age]);
    }
}

/// What a mention is.
fn of_mention(scene: &Scene<'_>, mention: &Mention, signs: &mut Signs) {
    signs.note(&["rule", mention.rule]);
    signs.note(&["stage", mention.stage.map_or("none", AgreementStatus::code)]);
    signs.note(&["kind", mention.kind.map_or("none", |kind| kind.code())]);
    for topic in &mention.topics {
        signs.note(&["topic", topic.code()]);
    }
    let Some(clauses) = scene.clauses(mention.sentence).filter(|clauses| mention.head < clauses.len()) else { return };
    let lemma = clauses.lemma(mention.head).to_lowercase();
    signs.note(&["noun", &lemma]);
    signs.note(&["tag", clauses.tag(mention.head)]);
    signs.note(&["label", clauses.label(mention.head).as_str()]);
    phrase(&clauses, mention.head, signs);
    if let Some(verb) = clauses.verb_above(mention.head) {
        signs.note(&["verb", clauses.lemma(verb)]);
        signs.note(&["verb_tag", clauses.tag(verb)]);
        signs.note(&["verb_is", clauses.realis(verb, 0).rough_code()]);
    }
}

/// What a sentence says that mentions it.
fn of_sentence(scene: &Scene<'_>, sentence: usize, signs: &mut Signs) {
    let Some(clauses) = scene.clauses(sentence) else { return };
    for verb in (0..clauses.len()).filter(|word| clauses.is_verb(*word)) {
        let cues = clauses.cues.of(Pos::Verb, clauses.lemma(verb));
        if cues.is_empty() {
            continue;
        }
        let happens = clauses.realis(verb, 0).rough_code();
        for cue in cues {
            signs.note(&["says", cue]);
            signs.note(&["says", cue, happens]);
        }
    }
}

/// What the phrase says of its noun: "any deal", "a possible deal", "hopes of a deal".
fn phrase(clauses: &Clauses<'_>, head: usize, signs: &mut Signs) {
    let before: Vec<usize> = clauses.children(head).filter(|child| *child < head).collect();
    let determiner = before.iter().find(|word| matches!(clauses.label(**word), Label::Det | Label::Poss));
    match determiner {
        Some(word) if clauses.label(*word) == Label::Poss => signs.note(&["determiner", "owner"]),
        Some(word) => signs.note(&["determiner", clauses.lemma(*word)]),
        None => signs.note(&["determiner", "none"]),
    }
    for word in before.iter().filter(|word| matches!(clauses.label(**word), Label::Amod | Label::Compound)) {
        signs.note(&["adjective", &clauses.lemma(*word).to_lowercase()]);
    }
    if clauses.label(head) == Label::Pobj
        && let Some(preposition) = clauses.head(head)
    {
        signs.note(&["over", clauses.lemma(preposition)]);
        if let Some(noun) = clauses.head(preposition).filter(|word| clauses.tag(*word).starts_with('N')) {
            signs.note(&["over_noun", clauses.lemma(noun)]);
        }
    }
}
