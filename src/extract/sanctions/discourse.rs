//! What a clause leaves open, from the acts around it: "the sanctions will be lifted" speaks of those named before.

use super::Act;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use std::collections::BTreeMap;

/// How many sentences back a sender or target is taken from.
const REACH: usize = 4;

/// Fills senders and targets, and drops the acts that stay without.
pub(super) fn fill(scene: &mut Scene<'_>, acts: &mut Vec<Act>) {
    fill_targets(acts);
    fill_senders(scene, acts);
    let any_strong = acts.iter().any(|act| act.strong);
    acts.retain(|act| {
        let complete = !act.senders.is_empty() && !act.targets.is_empty();
        complete && (act.strong || any_strong)
    });
}

fn fill_targets(acts: &mut [Act]) {
    let usual = most_named(acts.iter().filter(|act| act.strong).flat_map(|act| &act.targets));
    for at in 0..acts.len() {
        if !acts[at].targets.is_empty() {
            continue;
        }
        if !acts[at].strong {
            continue;
        }
        let before = nearest(acts, at, |act| !act.targets.is_empty() && act.strong);
        let found = before.map(|index| acts[index].targets.clone()).or_else(|| usual.map(|party| vec![party]));
        if let Some(mut targets) = found {
            targets.retain(|target| !acts[at].senders.contains(target));
            acts[at].targets = targets;
            acts[at].confidence -= 0.1;
        }
    }
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
        let found = if acts[at].international { None } else { near.or(anywhere) };
        match found {
            Some(index) => acts[at].senders = acts[index].senders.clone(),
            None if acts[at].action == Action::Enforce => continue,
            None => acts[at].senders = scene.parties.known("bloc:world", scene.tools.lexicon).into_iter().collect(),
        }
        let senders = acts[at].senders.clone();
        acts[at].targets.retain(|target| !senders.contains(target));
        acts[at].confidence -= 0.1;
    }
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
