//! What speaks for and against two parties taken together.

use super::super::Act;
use super::candidates::Candidates;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::model::PartyIx;

/// The signs of a pair of sender and target; `same` says whether the rules read it so.
pub(super) fn signs(
    scene: &Scene<'_>,
    candidates: &Candidates,
    act: &Act,
    ruled: &[Act],
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
    let between = |other: &&Act| other.senders.contains(&sender) && other.targets.contains(&target);
    let elsewhere = ruled.iter().filter(between).filter(|other| !other.is_same_act(act));
    let (count, alike) =
        elsewhere.fold((0, false), |(count, alike), other| (count + 1, alike || other.action == act.action));
    signs.note(&["pair", "elsewhere", ["0", "1", "2", "3"][count.min(3)]]);
    if alike {
        signs.note(&["pair", "elsewhere", "same_action"]);
    }
    if ruled.iter().any(|other| other.senders.contains(&target) && other.targets.contains(&sender)) {
        signs.note(&["pair", "elsewhere", "reversed"]);
    }
    let at = |party: PartyIx| {
        let here = candidates.places(party).iter().filter(|place| place.sentence == act.sentence);
        here.map(|place| place.first).min()
    };
    let order = match (at(sender), at(target)) {
        (Some(one), Some(other)) if one < other => "sender_first",
        (Some(_), Some(_)) => "target_first",
        (Some(_), None) => "only_sender",
        (None, Some(_)) => "only_target",
        (None, None) => "neither",
    };
    signs.note(&["pair", "in", order]);
    if candidates.is_in_title(scene, sender) && candidates.is_in_title(scene, target) {
        signs.note(&["pair", "title"]);
    }
    signs
}
