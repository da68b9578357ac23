//! What a clause leaves open, from the acts around it: "the sanctions will be lifted" speaks of those named before.

use super::Act;
use crate::extract::parties::Mention;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use crate::text::blocks::BlockKind;
use std::collections::BTreeMap;

/// How many sentences back a sender or target is taken from.
const REACH: usize = 4;

/// Ways of saying that somebody does what another has done.
const FOLLOWING: &[&str] = &[
    "followed suit",
    "did the same",
    "did likewise",
    "took the same step",
    "took the same measure",
    "took similar step",
    "took similar measure",
    "announced similar measure",
    "imposed similar",
];

/// Fills senders and targets, and drops the acts that stay without.
pub(super) fn fill(scene: &mut Scene<'_>, acts: &mut Vec<Act>) {
    // What is only spoken of as being there must name both sides itself.
    acts.retain(|act| {
        act.action != Action::InForce || (!act.targets.is_empty() && (!act.senders.is_empty() || act.international))
    });
    fill_targets(scene, acts);
    fill_senders(scene, acts);
    followers(scene, acts);
    let any_strong = acts.iter().any(|act| act.strong);
    acts.retain(|act| {
        let complete = !act.senders.is_empty() && !act.targets.is_empty();
        complete && (act.strong || any_strong)
    });
}

fn fill_targets(scene: &Scene<'_>, acts: &mut [Act]) {
    let usual = most_named(acts.iter().filter(|act| act.strong).flat_map(|act| &act.targets));
    for at in 0..acts.len() {
        if !acts[at].targets.is_empty() || !(acts[at].strong || acts[at].counted) {
            continue;
        }
        let before = nearest(acts, at, |act| !act.targets.is_empty() && act.strong);
        let close = before.filter(|index| acts[at].sentence.abs_diff(acts[*index].sentence) <= 1);
        let of_act = |index: usize| acts[index].targets.clone();
        let usual = usual.map(|party| vec![party]);
        let found = if acts[at].names_target {
            // Somebody is named whose state is not: he belongs to those the article is about.
            usual.or_else(|| before.map(of_act))
        } else {
            of_heading(scene, acts[at].sentence)
                .or_else(|| close.map(of_act))
                .or_else(|| only_state(scene, &acts[at]))
                .or_else(|| before.map(of_act))
                .or(usual)
        };
        if let Some(mut targets) = found {
            targets.retain(|target| !acts[at].senders.contains(target));
            acts[at].targets = targets;
            acts[at].confidence -= 0.1;
        }
    }
}

/// The one state of the sentence that does not impose sanctions itself, be it only as a place ("the junta in Conakry").
fn only_state(scene: &Scene<'_>, act: &Act) -> Option<Vec<PartyIx>> {
    let mut named: Vec<PartyIx> = scene
        .parties
        .in_sentence(act.sentence)
        .iter()
        .filter(|mention| !mention.only_place || rules_there(scene, mention))
        .map(|mention| mention.party)
        .filter(|party| scene.can_suffer(*party) && !act.senders.contains(party))
        .collect();
    named.sort_unstable();
    named.dedup();
    (named.len() == 1).then_some(named)
}

/// "the junta in Conakry": the place says whose government is meant.
fn rules_there(scene: &Scene<'_>, mention: &Mention) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence) else { return false };
    let Some(prep) = clauses.head(mention.end - 1) else { return false };
    clauses.lemma(prep) == "in" && clauses.head(prep).is_some_and(|noun| clauses.noun_is(noun, "people"))
}

/// The one state that the heading of the section names.
fn of_heading(scene: &Scene<'_>, sentence: usize) -> Option<Vec<PartyIx>> {
    let heading = (0..sentence).rev().find(|at| scene.document.block_kind(*at) == BlockKind::Heading)?;
    let named = scene.states_in(heading);
    (named.len() == 1 && scene.is_state(named[0])).then_some(named)
}

fn fill_senders(scene: &mut Scene<'_>, acts: &mut [Act]) {
    for at in 0..acts.len() {
        if !acts[at].senders.is_empty() || acts[at].targets.is_empty() || !acts[at].strong {
            continue;
        }
        let targets = acts[at].targets.clone();
        let same = |act: &Act| !act.senders.is_empty() && act.targets.iter().any(|target| targets.contains(target));
        let near = nearest(acts, at, same);
        let anywhere = acts.iter().position(|act| act.strong && same(act));
        let sole = sole_sender(acts);
        let found = if acts[at].international { None } else { near.or(anywhere).or(sole) };
        match found {
            Some(index) => acts[at].senders = acts[index].senders.clone(),
            None if !acts[at].international && !matches!(acts[at].action, Action::Ease | Action::ProposeEase) => {
                continue;
            }
            None => acts[at].senders = scene.parties.known("bloc:world", scene.tools.lexicon).into_iter().collect(),
        }
        let senders = acts[at].senders.clone();
        acts[at].targets.retain(|target| !senders.contains(target));
        acts[at].confidence -= 0.1;
    }
}

/// An act of the one sender that the article speaks of, if there is but one.
fn sole_sender(acts: &[Act]) -> Option<usize> {
    let first = acts.iter().position(|act| act.strong && !act.senders.is_empty())?;
    let same = acts.iter().all(|act| act.senders.is_empty() || act.senders == acts[first].senders);
    same.then_some(first)
}

/// Acts that only repeat another's: "the union took the same steps that day", "Norway followed suit".
pub(super) fn followers(scene: &Scene<'_>, acts: &mut Vec<Act>) {
    let mut added = Vec::new();
    for (index, sentence) in scene.document.sentences.iter().enumerate() {
        let words = sentence.span.of(scene.document.body()).to_lowercase();
        if !FOLLOWING.iter().any(|phrase| words.contains(phrase)) || acts.iter().any(|act| act.sentence == index) {
            continue;
        }
        let Some(model) =
            acts.iter().rev().find(|act| act.sentence < index && index - act.sentence <= 2 && !act.targets.is_empty())
        else {
            continue;
        };
        let follower = scene
            .states_in(index)
            .into_iter()
            .find(|party| !model.senders.contains(party) && !model.targets.contains(party));
        if let Some(follower) = follower {
            let date = sentence.dates.first().map(|hit| hit.date);
            let (senders, quote) = (vec![follower], sentence.span);
            let rule = "sanction.follower";
            added.push(Act { sentence: index, senders, quote, date, rule, confidence: 0.6, ..model.clone() });
        }
    }
    acts.extend(added);
    acts.sort_by_key(|act| act.sentence);
}

/// The nearest act before, else just after, that fits.
fn nearest(acts: &[Act], at: usize, fits: impl Fn(&Act) -> bool) -> Option<usize> {
    let here = acts[at].sentence;
    let before = (0..at).rev().find(|index| here - acts[*index].sentence <= REACH && fits(&acts[*index]));
    before.or_else(|| (at + 1..acts.len()).find(|index| acts[*index].sentence - here <= 1 && fits(&acts[*index])))
}

fn most_named<'a>(parties: impl Iterator<Item = &'a PartyIx>) -> Option<PartyIx> {
    let mut counts: BTreeMap<PartyIx, usize> = BTreeMap::new();
    for party in parties {
        *counts.entry(*party).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(party, count)| (*count, usize::MAX - *party)).map(|(party, _)| party)
}
