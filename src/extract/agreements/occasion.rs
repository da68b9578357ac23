//! The day and the city of an agreement, from all that an article says of it.

use super::acting::weight;
use super::claim::is_act;
use super::cluster::Cluster;
use super::mention::Mention;
use crate::extract::scene::Scene;
use crate::model::vocabulary::{AgreementStatus, Role};
use crate::model::{Claim, Fact, PartialDate, PartyIx};
use crate::text::blocks::BlockKind;

/// Agreements of the same sides that one article tells as new were made on one occasion: those without day or city take
/// them from the first that has them.
pub(super) fn share_occasion(claims: &mut [Claim]) {
    let occasions: Vec<(Vec<PartyIx>, Option<PartialDate>, Option<String>)> =
        claims.iter().filter_map(occasion).collect();
    for claim in claims.iter_mut() {
        let Some((sides, ..)) = occasion(claim) else { continue };
        let Fact::Agreement(fact) = &mut claim.fact else { continue };
        let Some((_, date, place)) = occasions.iter().find(|(others, _, place)| *others == sides && place.is_some())
        else {
            continue;
        };
        if fact.date.is_none() {
            fact.date = *date;
        }
        if fact.place.is_none() && fact.date == *date {
            fact.place.clone_from(place);
        }
    }
}

/// Sides, day and city of a new agreement.
fn occasion(claim: &Claim) -> Option<(Vec<PartyIx>, Option<PartialDate>, Option<String>)> {
    let Fact::Agreement(fact) = &claim.fact else { return None };
    let new = fact.known.is_none() && matches!(fact.status, AgreementStatus::Signed | AgreementStatus::Agreed);
    let stated = claim.confidence > 0.85;
    let mut sides: Vec<PartyIx> =
        fact.participants.iter().filter(|one| one.role == Role::Party).map(|one| one.party).collect();
    sides.sort_unstable();
    (new && stated).then(|| (sides, fact.date, fact.place.clone()))
}

/// The day of signing, else of agreeing, else of the final stage. What is still to come has none.
pub(super) fn date(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> Option<PartialDate> {
    let done = !matches!(status, AgreementStatus::Proposed | AgreementStatus::Negotiating);
    let late = |date: &PartialDate| {
        done && scene.document.published().is_some_and(|today| date.first_day() > today.last_day())
    };
    let precise = |date: &PartialDate| match date.precision() {
        "day" => 3,
        "month" => 2,
        _ => 1,
    };
    let of = |stage: Option<AgreementStatus>| {
        cluster
            .mentions
            .iter()
            .filter(|mention| mention.stage == stage)
            .filter_map(|mention| mention.date)
            .filter(|date| !late(date))
            .max_by_key(precise)
    };
    let year = || cluster.mentions.iter().find_map(|mention| mention.year).and_then(PartialDate::year);
    let making = cluster.mentions.iter().filter_map(|mention| mention.making.date).filter(|date| !late(date));
    let making = making.max_by_key(precise);
    let made = || making.or_else(|| of(Some(AgreementStatus::Signed))).or_else(|| of(Some(AgreementStatus::Agreed)));
    if !done {
        return None;
    }
    if weight(status) > weight(AgreementStatus::Signed) {
        return made().or_else(year).or_else(|| of(Some(status))).or_else(|| of(None));
    }
    made()
        .or_else(|| of(Some(status)))
        .or_else(year)
        .or_else(|| of(None))
        .or_else(|| told_next(scene, cluster, status))
        .or_else(|| day_of_news(scene, cluster, status))
        .or_else(|| scene.document.published().filter(|_| is_listed(cluster)))
}

/// Papers that a communiqué lists were signed on its occasion.
fn is_listed(cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|mention| mention.rule == "agreement.listed")
}

/// "They have signed a pact. The minister announced it on 5 May": the day in the sentence behind.
fn told_next(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> Option<PartialDate> {
    let first = cluster
        .mentions
        .iter()
        .find(|mention| mention.stage == Some(status) && is_act(mention) && !mention.headline)?;
    let next = scene.document.sentences.get(first.sentence + 1)?;
    let text = next.span.of(scene.document.body()).to_lowercase();
    let tells = ["announc", "signed", "signing", "agreed"].iter().any(|word| text.contains(word));
    let day = next
        .dates
        .iter()
        .find(|hit| hit.date.precision() == "day" && hit.role == crate::text::dates::DateRole::Point)?;
    (tells && cluster.known().is_none() && status != AgreementStatus::Negotiating).then_some(day.date)
}

/// What the first sentences of a dated article report as signed or agreed happened on its day, unless they say otherwise.
fn day_of_news(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> Option<PartialDate> {
    scene.document.published().filter(|day| day.exact().is_some() && is_news(scene, cluster, status))
}

/// The city of signing, else of agreeing, else of whatever is told; for papers of a list that of the dateline.
pub(super) fn place(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> Option<String> {
    let of = |stage: AgreementStatus| {
        cluster.mentions.iter().filter(|mention| mention.stage == Some(stage)).find_map(|mention| mention.place.clone())
    };
    let anywhere = || cluster.mentions.iter().find_map(|mention| mention.place.clone());
    let making = cluster.mentions.iter().find_map(|mention| mention.making.place.clone());
    making
        .or_else(|| of(AgreementStatus::Signed))
        .or_else(|| of(AgreementStatus::Agreed))
        .or_else(|| of(status))
        .or_else(anywhere)
        .or_else(|| is_listed(cluster).then(|| super::venue::dateline(scene.document)).flatten())
        .or_else(|| super::venue::of_talks(scene).filter(|_| is_news(scene, cluster, status)))
}

/// Whether the first sentences tell that it was made.
fn is_news(scene: &Scene<'_>, cluster: &Cluster, status: AgreementStatus) -> bool {
    let done = matches!(status, AgreementStatus::Signed | AgreementStatus::Agreed);
    let Some(first) = first_sentence(scene) else { return false };
    let told = |mention: &Mention| mention.stage == Some(status) && is_act(mention) && mention.sentence <= first + 2;
    done && cluster.known().is_none() && cluster.mentions.iter().any(told)
}

/// The first sentence of the text below the headline.
pub(super) fn first_sentence(scene: &Scene<'_>) -> Option<usize> {
    let document = scene.document;
    (0..document.sentences.len()).find(|at| document.block_kind(*at) == BlockKind::Paragraph)
}
