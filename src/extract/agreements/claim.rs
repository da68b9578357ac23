//! From the mentions of one agreement to the claim that the article makes of it.

use super::acting::weight;
use super::cluster::Cluster;
use super::evidence::evidence;
use super::mention::{Mention, Sort, merge};
use super::occasion::{date, place};
use super::participants::people_of_states;
use super::sides::is_supply;
use super::subject::topics;
use super::unmade;
use super::weighing::{WEIGHED, Weighed};
use crate::extract::clause::Clauses;
use crate::extract::parties::Mention as Naming;
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, PartyKind, Role};
use crate::model::{AgreementFact, Claim, Fact, Participant, PartyIx};
use std::collections::BTreeSet;

/// After how many years an agreement that is only spoken of counts as being in force.
const SETTLED: i16 = 5;

/// The claim of a cluster that was weighed; `None` without words that state it.
pub(super) fn claim(scene: &mut Scene<'_>, cluster: &Cluster, weighed: &Weighed) -> Option<Claim> {
    let status = weighed.status;
    let participants = participants(scene, cluster, &weighed.sides, status);
    let mut evidence = evidence(scene, cluster, &weighed.sides, status);
    if !weighed.ruled {
        evidence.iter_mut().filter(|words| words.states()).for_each(|words| words.rule = WEIGHED.into());
    }
    let lead = evidence.first()?.span;
    let speaker =
        cluster.mentions.iter().find(|m| scene.document.sentences[m.sentence].span == lead).and_then(|m| m.speaker);
    let fact = AgreementFact {
        title: title(cluster),
        known: cluster.known().map(str::to_owned),
        kind: kind(cluster),
        status,
        date: date(scene, cluster, status),
        place: place(scene, cluster, status),
        participants,
        topics: topics(scene, cluster, lead),
    };
    Some(Claim { confidence: weighed.chance, fact: Fact::Agreement(fact), attributed_to: speaker, evidence })
}

/// Whether a word says that it is made, rather than that it is there.
pub(super) fn is_act(mention: &Mention) -> bool {
    mention.stage.is_some() && mention.rule != "agreement.noun"
}

/// Whether a verb or noun says that the agreement stands so, and not only the kind of it.
pub(super) fn is_told_so(cluster: &Cluster, status: AgreementStatus) -> bool {
    cluster
        .mentions
        .iter()
        .any(|mention| is_act(mention) && mention.stage == Some(status) && mention.sort <= Sort::Noun)
}

/// The latest stage that is stated; where none is, a treaty and what is done under an accord are in force, and any other
/// agreement spoken of is agreed.
pub(super) fn status(scene: &Scene<'_>, cluster: &Cluster) -> AgreementStatus {
    let signed = cluster.known().and_then(|id| scene.tools.lexicon.agreement(id)).and_then(|known| known.signed_on);
    let old = signed
        .zip(scene.document.published())
        .is_some_and(|(signed, today)| today.in_year() - signed.in_year() >= SETTLED);
    let done = is_signed_by_now(scene, cluster);
    let counts = |stage: &AgreementStatus| !done || weight(*stage) > weight(AgreementStatus::Negotiating);
    let repeats = |mention: &Mention| done && mention.rule == "agreement.implement.planned";
    // A plan or proposal that nobody is named with may be another matter.
    let firm = cluster.mentions.iter().any(|mention| mention.sort <= Sort::Noun);
    let vague = |mention: &&Mention| firm && mention.sort == Sort::Weak && mention.everyone().is_empty();
    let speaking = cluster.mentions.iter().filter(|mention| !vague(mention) && !repeats(mention));
    let told = speaking.filter_map(|mention| mention.stage).filter(counts).max_by_key(|stage| weight(*stage));
    if told.is_none() && !done && is_called_for(scene, cluster) {
        return AgreementStatus::Proposed;
    }
    let open = || is_unmade(scene, cluster) || says(scene, cluster, unmade::is_talked_of);
    if told.is_none() && (is_unfinished(scene, cluster) || !done && open()) {
        return AgreementStatus::Negotiating;
    }
    let treaty = cluster.mentions.iter().any(|mention| mention.kind == Some(AgreementKind::Treaty));
    let applied = cluster.mentions.iter().any(|mention| mention.applied);
    let works = || says(scene, cluster, unmade::is_at_work);
    let otherwise =
        if treaty || applied || old || works() { AgreementStatus::InForce } else { AgreementStatus::Agreed };
    told.unwrap_or(otherwise)
}

/// A known agreement that was signed before the news is there, whoever would have another instead of it.
pub(super) fn is_signed_by_now(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    let known = cluster.known().and_then(|id| scene.tools.lexicon.agreement(id));
    let signed = known.and_then(|known| known.signed_on);
    signed.zip(scene.document.published()).is_some_and(|(signed, today)| signed.first_day() <= today.first_day())
}

/// Whether the article says of it that it has not been made.
pub(super) fn is_unmade(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    says(scene, cluster, unmade::is_unmade)
}

/// Whether the article only says of it that it ought to be made.
pub(super) fn is_called_for(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    says(scene, cluster, unmade::is_called_for)
}

/// Whether something holds at some place that names it.
fn says(scene: &Scene<'_>, cluster: &Cluster, holds: fn(&Clauses<'_>, usize) -> bool) -> bool {
    cluster.mentions.iter().filter(|mention| mention.sort <= Sort::Noun).any(|mention| {
        let clauses = scene.clauses(mention.sentence).filter(|clauses| mention.head < clauses.len());
        clauses.is_some_and(|clauses| holds(&clauses, mention.head))
    })
}

/// A known agreement that was never finished.
fn is_unfinished(scene: &Scene<'_>, cluster: &Cluster) -> bool {
    cluster.known().is_some_and(|id| scene.tools.lexicon.cues().is(Pos::Noun, id, "agreement_unfinished"))
}

fn participants(
    scene: &mut Scene<'_>,
    cluster: &Cluster,
    sides: &[PartyIx],
    status: AgreementStatus,
) -> Vec<Participant> {
    let lexicon = scene.tools.lexicon;
    let mut withdrawn = Vec::new();
    let mut mediators = Vec::new();
    let mut signatories = Vec::new();
    for mention in &cluster.mentions {
        merge(&mut withdrawn, &mention.withdrawn);
        merge(&mut mediators, &mention.mediators);
        merge(&mut signatories, &mention.signatories);
    }
    if signatories.len() < 2 && status == AgreementStatus::Signed {
        let pair = signers_in_company(scene, cluster, sides);
        if signatories.iter().all(|person| pair.contains(person)) {
            merge(&mut signatories, &pair);
        }
    }
    let mut all = Vec::new();
    for side in sides {
        let role = if withdrawn.contains(side) { Role::Withdrawn } else { Role::Party };
        all.push(Participant { party: *side, role, for_party: None });
    }
    for person in signatories {
        let state = scene.parties.actor(person, lexicon).filter(|state| *state != person);
        all.push(Participant { party: person, role: Role::SignedBy, for_party: state });
    }
    for mediator in mediators.into_iter().filter(|mediator| !sides.contains(mediator)) {
        all.push(Participant { party: mediator, role: Role::Mediator, for_party: None });
    }
    all
}

/// "We have just signed a declaration, A said at his talks with B": two people who act for two sides where it is signed.
fn signers_in_company(scene: &mut Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> Vec<PartyIx> {
    let places: BTreeSet<usize> =
        cluster.mentions.iter().filter(|mention| mention.sort != Sort::Document).map(|m| m.sentence).collect();
    let last = scene.document.sentences.len().saturating_sub(1);
    let window = |at: &usize, back: usize, on: usize| at.saturating_sub(back)..=(at + on).min(last);
    // The words of a speech may run over a sentence before they name who spoke, and at whose side.
    let windows = [(0, 1), (1, 1), (0, 2)]
        .into_iter()
        .flat_map(|(back, on)| places.iter().map(move |at| window(at, back, on)).collect::<Vec<_>>());
    for window in windows {
        let named: Vec<Naming> = window.flat_map(|near| scene.parties.in_sentence(near).to_vec()).collect();
        let people: BTreeSet<PartyIx> = named
            .iter()
            .map(|naming| naming.party)
            .filter(|party| scene.parties.get(*party).kind == PartyKind::Person)
            .collect();
        let pair = people_of_states(scene, &named);
        if people.len() == 2
            && pair.people.len() == 2
            && pair.actors.len() == 2
            && pair.actors.iter().all(|actor| sides.contains(actor))
        {
            return pair.people;
        }
    }
    Vec::new()
}

/// The official name, else a known one as the article spells it, else the fullest description.
pub(super) fn title(cluster: &Cluster) -> String {
    let words = |mention: &Mention| mention.title.split_whitespace().count();
    let special = cluster.mentions.iter().any(|mention| is_special(mention) && mention.sort <= Sort::Noun);
    let sure = |mention: &&Mention| {
        !mention.headline
            && mention.sort <= Sort::Statement
            && !mention.title.is_empty()
            && (!special || is_special(mention) || mention.official)
    };
    let official = cluster
        .mentions
        .iter()
        .filter(sure)
        .filter(|mention| mention.official)
        .max_by_key(|mention| words(mention).min(40));
    let named = cluster.mentions.iter().filter(sure).find(|mention| mention.sort == Sort::Named);
    let fullest = cluster
        .mentions
        .iter()
        .filter(sure)
        .enumerate()
        .max_by_key(|(at, mention)| (fullness(mention), std::cmp::Reverse(*at)))
        .map(|(_, mention)| mention);
    let chosen =
        official.filter(|mention| words(mention) > 3).or(named).or(official).or(fullest).or(cluster.mentions.first());
    chosen.map_or_else(String::new, |mention| mention.title.clone())
}

/// Whether the noun says more than that something was agreed.
fn is_special(mention: &Mention) -> bool {
    mention.kind.is_some_and(|kind| kind != AgreementKind::Accord)
}

/// A description that says more is better, up to a length.
fn fullness(mention: &Mention) -> usize {
    mention.title.split_whitespace().filter(|word| word.len() > 2).count().min(12)
}

/// The kind of the surest noun; arrangements to deliver arms or goods are contracts.
fn kind(cluster: &Cluster) -> AgreementKind {
    let of = |sort: Sort| {
        cluster
            .mentions
            .iter()
            .filter(move |mention| mention.sort <= sort)
            .filter_map(|mention| mention.kind)
            .find(|kind| *kind != AgreementKind::Accord)
    };
    let nouns = cluster.mentions.iter().any(|mention| mention.sort <= Sort::Noun && mention.kind.is_some());
    let special = if nouns { of(Sort::Noun) } else { of(Sort::Weak) };
    let supply = cluster.mentions.iter().any(|mention| is_supply(&mention.title));
    special.unwrap_or(if supply { AgreementKind::Contract } else { AgreementKind::Accord })
}
