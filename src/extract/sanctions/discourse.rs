//! What a clause leaves open, from the acts around it: "the sanctions will be lifted" speaks of those named before.

use super::{Act, followers};
use crate::extract::parties::Mention;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use crate::text::blocks::BlockKind;
use crate::text::dates::DateRole;
use std::collections::{BTreeMap, BTreeSet};

/// How many sentences back a sender or target is taken from.
const REACH: usize = 4;

/// Fills senders and targets, and drops the acts that stay without.
pub(super) fn fill(scene: &mut Scene<'_>, acts: &mut Vec<Act>) {
    // What is only spoken of as being there must name both sides itself.
    acts.retain(|act| {
        act.action != Action::InForce
            || (act.back && !act.senders.is_empty())
            || (!act.targets.is_empty() && (!act.senders.is_empty() || act.international))
    });
    fill_targets(scene, acts);
    fill_senders(scene, acts);
    dates_of_rounds(scene, acts);
    followers::add(scene, acts);
    let any_strong = acts.iter().any(|act| act.strong);
    acts.retain(|act| {
        let complete = !act.senders.is_empty() && !act.targets.is_empty();
        complete && (act.strong || any_strong || act.explicit)
    });
}

fn fill_targets(scene: &Scene<'_>, acts: &mut [Act]) {
    let hit_most = most_named(acts.iter().filter(|act| act.strong).flat_map(|act| &act.targets));
    let several = acts.iter().filter(|act| act.strong).map(|act| act.sentence).collect::<BTreeSet<_>>().len() > 1;
    let usual = of_title(scene)
        .filter(|_| several || hit_most.is_some())
        .or(hit_most)
        .or_else(|| main_sufferer(scene).filter(|_| several))
        .map(|party| vec![party]);
    for at in 0..acts.len() {
        let fills = acts[at].strong || acts[at].counted || acts[at].back || acts[at].shuts_out;
        if !acts[at].targets.is_empty() || !fills {
            continue;
        }
        if let Some(mut targets) = targets_of(scene, acts, at, usual.as_ref()) {
            targets.retain(|target| !acts[at].senders.contains(target));
            acts[at].targets = targets;
        }
    }
}

/// Whom an act hits that does not say so, from what stands around it.
fn targets_of(scene: &Scene<'_>, acts: &[Act], at: usize, usual: Option<&Vec<PartyIx>>) -> Option<Vec<PartyIx>> {
    let of_act = |index: usize| acts[index].targets.clone();
    let before = nearest(acts, at, |act| !act.targets.is_empty() && (act.strong || acts[at].back));
    let topic = of_lead_in(scene, acts[at].sentence);
    if acts[at].names_target {
        // Somebody is named whose state is not: he belongs to those the article is about.
        let here = if acts[at].shuts_out { only_state(scene, &acts[at]) } else { None };
        let about = usual.filter(|usual| is_about(acts, usual)).cloned();
        let paragraph = |index: &usize| {
            scene.document.sentences[acts[*index].sentence].block == scene.document.sentences[acts[at].sentence].block
        };
        let near = before.filter(|index| about.is_none() && paragraph(index));
        return topic.or(here).or(about).or_else(|| near.map(of_act));
    }
    let close = before.filter(|index| acts[at].sentence.abs_diff(acts[*index].sentence) <= 1);
    let here = if acts[at].back { None } else { only_state(scene, &acts[at]) };
    topic
        .or_else(|| of_heading(scene, acts[at].sentence))
        .or_else(|| close.map(of_act))
        .or(here)
        .or_else(|| before.map(of_act))
        .or_else(|| usual.cloned())
}

/// Whether most acts that name whom they hit name the usual target: an article about many says nothing of those whose
/// state it does not tell.
fn is_about(acts: &[Act], usual: &[PartyIx]) -> bool {
    let named = acts.iter().filter(|act| act.strong && !act.targets.is_empty());
    let (same, other): (Vec<_>, Vec<_>) =
        named.partition(|act| act.targets.iter().any(|target| usual.contains(target)));
    same.len() >= 2 * other.len()
}

/// Whether sanctions that name nobody could be aimed at the party: a state that does not impose them on all the world.
fn may_suffer(scene: &Scene<'_>, party: PartyIx) -> bool {
    scene.is_state(party) && !scene.is_frequent_issuer(party)
}

/// The one state of the headline that could bear sanctions.
fn of_title(scene: &Scene<'_>) -> Option<PartyIx> {
    let mut named: Vec<PartyIx> = scene
        .parties
        .mentions()
        .iter()
        .filter(|m| scene.document.block_kind(m.sentence) == BlockKind::Title && may_suffer(scene, m.party))
        .map(|m| m.party)
        .collect();
    named.sort_unstable();
    named.dedup();
    (named.len() == 1).then(|| named[0])
}

/// The state that an article is about and that could bear sanctions: named in its headline, else far more often than any
/// other.
fn main_sufferer(scene: &Scene<'_>) -> Option<PartyIx> {
    let mut counts: BTreeMap<PartyIx, usize> = BTreeMap::new();
    for mention in scene.parties.mentions() {
        if may_suffer(scene, mention.party) {
            let title = scene.document.block_kind(mention.sentence) == BlockKind::Title;
            *counts.entry(mention.party).or_default() += if title { 3 } else { 1 };
        }
    }
    let (party, most) = counts.iter().max_by_key(|(party, count)| (**count, usize::MAX - **party))?;
    let second = counts.iter().filter(|(other, _)| *other != party).map(|(_, count)| *count).max().unwrap_or(0);
    (*most >= 3 && *most >= 2 * second).then_some(*party)
}

/// Longest lead-in of an item, in words: "Iran: drones and missiles", "Zimbabwe. It is two months since ...".
const LEAD_IN: usize = 6;

/// The one state that the first words of the block name, where they stand apart as its subject.
fn of_lead_in(scene: &Scene<'_>, sentence: usize) -> Option<Vec<PartyIx>> {
    let block = scene.document.sentences[sentence].block;
    let first = (0..=sentence).rev().take_while(|at| scene.document.sentences[*at].block == block).last()?;
    let tokens = &scene.document.sentences[first].tokens;
    let end = (0..tokens.len().min(LEAD_IN)).find(|at| matches!(scene.document.word(first, *at), ":" | "." | "—"))?;
    let mut named: Vec<PartyIx> = scene
        .parties
        .in_sentence(first)
        .iter()
        .filter(|mention| mention.end <= end && may_suffer(scene, mention.party))
        .map(|mention| mention.party)
        .collect();
    named.dedup();
    (named.len() == 1).then_some(named)
}

/// A round of listings that bears no date of its own has that of the sentence before it in the paragraph.
fn dates_of_rounds(scene: &Scene<'_>, acts: &mut [Act]) {
    for act in acts.iter_mut().filter(|act| act.counted && act.date.is_none() && act.action == Action::Impose) {
        let block = scene.document.sentences[act.sentence].block;
        let before = (act.sentence.saturating_sub(REACH)..act.sentence)
            .rev()
            .take_while(|at| scene.document.sentences[*at].block == block)
            .flat_map(|at| scene.document.sentences[at].dates.iter().rev())
            .find(|hit| hit.role == DateRole::Point && hit.date.precision() == "day");
        act.date = before.map(|hit| hit.date);
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
        .filter(|party| may_suffer(scene, *party) && !act.senders.contains(party))
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
        if !acts[at].senders.is_empty() || acts[at].targets.is_empty() || !(acts[at].strong || acts[at].back) {
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
            None if acts[at].back => continue,
            None if !acts[at].international && !matches!(acts[at].action, Action::Ease | Action::ProposeEase) => {
                continue;
            }
            None => acts[at].senders = scene.parties.known("bloc:world", scene.tools.lexicon).into_iter().collect(),
        }
        let senders = acts[at].senders.clone();
        acts[at].targets.retain(|target| !senders.contains(target));
    }
}

/// An act of the one sender that the article speaks of, if there is but one.
fn sole_sender(acts: &[Act]) -> Option<usize> {
    let first = acts.iter().position(|act| act.strong && !act.senders.is_empty())?;
    let same = acts.iter().all(|act| act.senders.is_empty() || act.senders == acts[first].senders);
    same.then_some(first)
}

/// The nearest act before, else just after, that fits.
fn nearest(acts: &[Act], at: usize, fits: impl Fn(&Act) -> bool) -> Option<usize> {
    let here = acts[at].sentence;
    let within = (0..acts.len()).find(|index| *index != at && acts[*index].sentence == here && fits(&acts[*index]));
    let before =
        within.or_else(|| (0..at).rev().find(|index| here - acts[*index].sentence <= REACH && fits(&acts[*index])));
    before.or_else(|| (at + 1..acts.len()).find(|index| acts[*index].sentence - here <= 1 && fits(&acts[*index])))
}

fn most_named<'a>(parties: impl Iterator<Item = &'a PartyIx>) -> Option<PartyIx> {
    let mut counts: BTreeMap<PartyIx, usize> = BTreeMap::new();
    for party in parties {
        *counts.entry(*party).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(party, count)| (*count, usize::MAX - *party)).map(|(party, _)| party)
}
