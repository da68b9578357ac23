//! What speaks for and against two parties taken together.

use super::super::Act;
use super::candidates::Candidates;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::model::PartyIx;
use crate::model::vocabulary::Action;
use std::collections::{BTreeMap, BTreeSet};

/// The acts of an article, as the rules read them, by whom they are between. An article may state thousands.
#[derive(Debug, Default)]
pub(super) struct Between {
    /// How many are between two.
    pairs: BTreeMap<(PartyIx, PartyIx), usize>,
    /// How many of them do such a thing.
    alike: BTreeMap<(PartyIx, PartyIx, Action), usize>,
    /// How many of these are one and the same act, by sentence, word and rule.
    same: BTreeMap<(PartyIx, PartyIx, Action, usize, usize, &'static str), usize>,
}

impl Between {
    pub(super) fn of(ruled: &[Act]) -> Self {
        let mut between = Self::default();
        for act in ruled {
            let pairs = act.senders.iter().flat_map(|sender| act.targets.iter().map(move |target| (*sender, *target)));
            for (sender, target) in pairs.collect::<BTreeSet<_>>() {
                *between.pairs.entry((sender, target)).or_default() += 1;
                *between.alike.entry((sender, target, act.action)).or_default() += 1;
                let same = (sender, target, act.action, act.sentence, act.word, act.rule);
                *between.same.entry(same).or_default() += 1;
            }
        }
        between
    }

    /// How many other acts are between two, and how many of these do the same.
    fn elsewhere(&self, act: &Act, (sender, target): (PartyIx, PartyIx)) -> (usize, usize) {
        let Some(all) = self.pairs.get(&(sender, target)) else { return (0, 0) };
        let same = self.same.get(&(sender, target, act.action, act.sentence, act.word, act.rule)).unwrap_or(&0);
        (all - same, self.alike.get(&(sender, target, act.action)).unwrap_or(&0) - same)
    }

    fn is_between(&self, sender: PartyIx, target: PartyIx) -> bool {
        self.pairs.contains_key(&(sender, target))
    }
}

/// The signs of a pair of sender and target; `same` says whether the rules read it so.
pub(super) fn signs(
    scene: &Scene<'_>,
    candidates: &Candidates,
    act: &Act,
    (sender, target): (PartyIx, PartyIx),
    same: bool,
    named: bool,
) -> Signs {
    let mut signs = Signs::new(named);
    let programs = scene.programs(sender, target);
    signs.note(&["pair", "programs", ["0", "1", "2"][programs.min(2)]]);
    if programs == 0 && scene.programs(target, sender) > 0 {
        signs.note(&["pair", "programs", "reversed"]);
    }
    if same {
        signs.note(&["pair", "ruled", "here"]);
    }
    let between = candidates.between();
    let (count, alike) = between.elsewhere(act, (sender, target));
    signs.note(&["pair", "elsewhere", ["0", "1", "2", "3"][count.min(3)]]);
    if alike > 0 {
        signs.note(&["pair", "elsewhere", "same_action"]);
    }
    if between.is_between(target, sender) {
        signs.note(&["pair", "elsewhere", "reversed"]);
    }
    let at =
        |party: PartyIx| candidates.places_in(party, act.sentence..=act.sentence).iter().map(|place| place.first).min();
    let order = match (at(sender), at(target)) {
        (Some(one), Some(other)) if one < other => "sender_first",
        (Some(_), Some(_)) => "target_first",
        (Some(_), None) => "only_sender",
        (None, Some(_)) => "only_target",
        (None, None) => "neither",
    };
    signs.note(&["pair", "in", order]);
    if candidates.is_in_title(sender) && candidates.is_in_title(target) {
        signs.note(&["pair", "title"]);
    }
    signs
}
