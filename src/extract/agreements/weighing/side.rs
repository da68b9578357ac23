//! What speaks for and against a party as a side of an agreement.

use super::super::cluster::Cluster;
use super::super::known;
use super::super::mention::Mention;
use super::Candidates;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::evoked::{Place, distance, hangs_from, shape};
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// How many heads are climbed to find what a phrase hangs from.
const MOST_STEPS: usize = 10;

/// The signs of a party as a side of the cluster at `at`.
pub(super) fn signs(
    scene: &Scene<'_>,
    candidates: &Candidates,
    clusters: &[Cluster],
    at: usize,
    ruled: Option<&[PartyIx]>,
    party: PartyIx,
    named: bool,
) -> Signs {
    let cluster = &clusters[at];
    let mut signs = Signs::new(named);
    let said = match ruled {
        None => "refused",
        Some(sides) if sides.contains(&party) => "this",
        Some(_) => "others",
    };
    signs.note(&["ruled", said]);
    if let Some(sides) = ruled {
        signs.note(&["ruled", said, ["0", "1", "2", "3", "4"][sides.len().min(4)]]);
    }
    as_known(scene, cluster, party, &mut signs);
    let local = scene.parties.get(party);
    signs.note(&["kind", local.kind.code()]);
    let rank = candidates.ranks.get(&party).copied().unwrap_or(9);
    signs.note(&["rank", ["0", "1", "2", "3", "4", "5"][rank.min(5)]]);
    as_mentioned(cluster, party, &mut signs);
    let own = usize::from(cluster.parties().contains(&party));
    let elsewhere = candidates.agreements.get(&party).is_some_and(|count| *count > own);
    signs.note(&["other_agreement", if elsewhere { "yes" } else { "no" }]);
    let places = candidates.places.get(&party).map_or(&[][..], Vec::as_slice);
    let title = |place: &Place| scene.document.block_kind(place.sentence) == BlockKind::Title;
    signs.note(&["headline", if places.iter().any(title) { "yes" } else { "no" }]);
    let mut here = false;
    for mention in &cluster.mentions {
        let rivals = candidates.rivals.get(&mention.sentence).copied().unwrap_or(0);
        for place in places.iter().filter(|place| place.sentence == mention.sentence) {
            here = true;
            signs.note(&["rivals", ["0", "1", "2", "3", "4", "5"][rivals.min(5)]]);
            in_sentence(scene, mention, place, &mut signs);
        }
    }
    if !here {
        signs.note(&["at", away(cluster, places)]);
    }
    signs.note(&["in_one", if here { "yes" } else { "no" }]);
    signs
}

/// What the lexicon knows of the agreement and the party.
fn as_known(scene: &Scene<'_>, cluster: &Cluster, party: PartyIx, signs: &mut Signs) {
    let known = cluster.known().and_then(|id| scene.tools.lexicon.agreement(id));
    let member = match known {
        None => "no",
        Some(agreement) if agreement.parties.is_empty() => "open",
        Some(agreement) if agreement.parties.iter().any(|name| known::is(scene, party, name)) => "member",
        Some(_) => "stranger",
    };
    signs.note(&["known", member]);
    let kind = scene.parties.get(party).kind;
    if matches!(kind, PartyKind::Organisation | PartyKind::Company) {
        let listed = scene.parties.get(party).known.is_some();
        signs.note(&["body", if listed { "listed" } else { "unlisted" }]);
    }
}

/// In which parts the mentions name it.
fn as_mentioned(cluster: &Cluster, party: PartyIx, signs: &mut Signs) {
    let count = |list: &dyn Fn(&Mention) -> bool| cluster.mentions.iter().filter(|mention| list(mention)).count();
    let number = ["0", "1", "2", "3"];
    signs.note(&["party", number[count(&|m| m.parties.contains(&party)).min(3)]]);
    for (name, holds) in [
        ("evoked", count(&|m| m.evoked.contains(&party)) > 0),
        ("withdrawn", count(&|m| m.withdrawn.contains(&party)) > 0),
        ("mediator", count(&|m| m.mediators.contains(&party)) > 0),
        ("firm", count(&|m| m.firms.contains(&party)) > 0),
        ("body", count(&|m| m.bodies.contains(&party)) > 0),
        ("speaker", count(&|m| m.speaker == Some(party)) > 0),
    ] {
        if holds {
            signs.note(&["as", name]);
        }
    }
}

/// Where a party stands that no sentence of the agreement names.
fn away(cluster: &Cluster, places: &[Place]) -> &'static str {
    let within = |back: usize, on: usize| {
        places.iter().any(|place| {
            cluster.mentions.iter().any(|m| place.sentence + back >= m.sentence && place.sentence <= m.sentence + on)
        })
    };
    if within(1, 0) {
        "sentence_before"
    } else if within(0, 1) {
        "sentence_after"
    } else if within(2, 0) {
        "shortly_before"
    } else if places.is_empty() {
        "nowhere"
    } else {
        "far"
    }
}

/// How a place stands to the words for the agreement.
fn in_sentence(scene: &Scene<'_>, mention: &Mention, place: &Place, signs: &mut Signs) {
    let Some(clauses) = scene.clauses(mention.sentence) else { return };
    if place.head >= clauses.len() || mention.head >= clauses.len() {
        return;
    }
    signs.note(&["via", place.via.code()]);
    signs.note(&["form", place.form.code()]);
    if place.only_place {
        signs.note(&["only_place"]);
    }
    let side = if place.head < mention.head { "before" } else { "after" };
    signs.note(&[side, distance(place.head.abs_diff(mention.head))]);
    let top = clauses.first_conjunct(place.head);
    if top != place.head {
        signs.note(&["conjunct"]);
    }
    let shape = shape(&clauses, top);
    let (from, direct) = above(&clauses, top, mention.head);
    signs.note(&["from", from, shape]);
    if direct {
        signs.note(&["directly", from, shape]);
    }
    signs.note(&["shape", shape]);
    let stage = mention.stage.map_or("none", AgreementStatus::code);
    if clauses.label(top) == Label::Nsubj {
        signs.note(&["subject", from, stage]);
    }
}

/// What a phrase hangs from: the noun of the agreement, the verb over it, another verb.
fn above(clauses: &Clauses<'_>, top: usize, noun: usize) -> (&'static str, bool) {
    let verb = if clauses.is_verb(noun) { Some(noun) } else { clauses.verb_above(noun) };
    let (found, climbed) = hangs_from(clauses, top, noun, MOST_STEPS, |at| {
        if at == noun { Some("noun") } else { (Some(at) == verb).then_some("verb") }
    });
    (found, climbed <= 2 && found != "nothing")
}
