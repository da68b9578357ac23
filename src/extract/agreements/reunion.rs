//! Agreements that turn out to be one, once it is weighed who takes part in them.
//!
//! Mentions are joined by what their own words say ([`super::cluster`]); "a fisheries pact", "the talks on a political agreement"
//! and "a new deal" name no sides, and stay apart. Where all are found to be between the same and to stand alike, a phrase
//! that says nothing of its own belongs to the agreement that was spoken of before, and that of a headline to the first that
//! the text tells of.

use super::acting::weight;
use super::cluster::Cluster;
use super::mention::{Mention, Sort};
use super::weighing::Weighed;
use crate::model::PartyIx;
use crate::model::vocabulary::AgreementStatus;
use std::collections::BTreeSet;

/// Clusters that were weighed, with those joined that speak of the same.
pub(super) fn reunite(clusters: Vec<Cluster>, weighed: Vec<Option<Weighed>>) -> Vec<(Cluster, Weighed)> {
    let mut found: Vec<(Cluster, Weighed)> = Vec::new();
    for (cluster, weighed) in clusters.into_iter().zip(weighed) {
        let Some(weighed) = weighed else { continue };
        match found.iter_mut().rev().find(|(other, held)| is_same((other, held), (&cluster, &weighed))) {
            Some((other, held)) => {
                *held = together((other, held), (&cluster, &weighed));
                other.take_in(cluster);
            }
            None => found.push((cluster, weighed)),
        }
    }
    found
}

/// The sides of the surer, and the stage that counts for more of those that the text itself tells.
fn together(first: (&Cluster, &Weighed), second: (&Cluster, &Weighed)) -> Weighed {
    let surer = if second.1.chance > first.1.chance { second.1 } else { first.1 };
    let told = [first, second].into_iter().filter(|(cluster, _)| !cluster.is_headline());
    let status = told.map(|(_, weighed)| weighed.status).max_by_key(|status| weight(*status));
    Weighed { status: status.unwrap_or(surer.status), ruled: first.1.ruled || second.1.ruled, ..surer.clone() }
}

fn is_same(first: (&Cluster, &Weighed), second: (&Cluster, &Weighed)) -> bool {
    let (one, other) = (first.0, second.0);
    // A headline leaves open whether it is planned or made, not whether it is over.
    let (here, there) = (stands(first.1.status), stands(second.1.status));
    let vague = (one.is_headline() || other.is_headline()) && here < OVER && there < OVER;
    let stands_alike = vague || here == there;
    let all = sides(first.1);
    all.len() >= 2
        && all == sides(second.1)
        && stands_alike
        && !tells_of_another(one)
        && !tells_of_another(other)
        && one.known().is_none()
        && other.known().is_none()
        && other.mentions.iter().all(|mention| one.may_be(mention))
        && is_undated_by(one, other)
        && (one.is_headline() || says_nothing(one, other) || says_nothing(other, one) || shares_marks(one, other))
}

fn sides(weighed: &Weighed) -> BTreeSet<PartyIx> {
    weighed.sides.iter().copied().collect()
}

/// What [`stands`] says of what is over.
const OVER: u8 = 2;

/// What is planned, what is made and what is over are told apart.
fn stands(status: AgreementStatus) -> u8 {
    match status {
        AgreementStatus::Proposed | AgreementStatus::Negotiating => 0,
        AgreementStatus::Agreed | AgreementStatus::Signed | AgreementStatus::InForce => 1,
        _ => OVER,
    }
}

/// Whether no two days that are told of them differ.
fn is_undated_by(one: &Cluster, other: &Cluster) -> bool {
    let dates = |cluster: &Cluster| -> Vec<_> {
        cluster.mentions.iter().filter_map(|mention| mention.date.filter(|_| mention.stage.is_some())).collect()
    };
    let theirs = dates(other);
    dates(one).into_iter().all(|mine| theirs.iter().all(|date| mine.covers(*date) || date.covers(mine)))
}

/// The most words of a phrase that says nothing but that something was agreed: "a final political deal".
const BARE: usize = 3;

/// "the agreement", "a new deal": nothing in the phrases of the first tells it from the second.
fn says_nothing(cluster: &Cluster, beside: &Cluster) -> bool {
    let plain = |mention: &Mention| {
        mention.sort != Sort::Statement
            && mention.title.split_whitespace().count() <= BARE
            && !is_plural(&mention.title)
            && !mention.official
            && mention.marks.is_empty()
            && mention.year.is_none()
            && mention.firms.is_empty()
    };
    let kinds = cluster.kinds();
    cluster.mentions.iter().all(plain) && (kinds.is_empty() || !kinds.is_disjoint(&beside.kinds()))
}

/// "nine accords": more than the one that was spoken of.
fn is_plural(title: &str) -> bool {
    let noun = [" with ", " on ", " between "].iter().fold(title, |noun, word| noun.split(word).next().unwrap_or(noun));
    noun.ends_with('s') || noun.ends_with("memoranda")
}

/// "another deal", "the treaty that it amends".
fn tells_of_another(cluster: &Cluster) -> bool {
    cluster.mentions.iter().any(|mention| mention.other)
}

/// "a fisheries pact", "the fisheries access pact".
fn shares_marks(one: &Cluster, other: &Cluster) -> bool {
    !one.marks().is_disjoint(&other.marks())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::AgreementKind;

    fn told(sentence: usize, marks: &[&str], status: AgreementStatus, sides: &[PartyIx]) -> (Cluster, Weighed) {
        let mut mention = Mention::new(sentence, 0, Sort::Noun, "agreement.noun");
        mention.kind = Some(AgreementKind::Accord);
        mention.marks = marks.iter().map(|mark| (*mark).to_owned()).collect();
        let weighed = Weighed { sides: sides.to_vec(), chance: 0.7, status, ruled: false };
        (Cluster { mentions: vec![mention] }, weighed)
    }

    fn count(all: Vec<(Cluster, Weighed)>) -> usize {
        let (clusters, weighed) = all.into_iter().map(|(cluster, weighed)| (cluster, Some(weighed))).unzip();
        reunite(clusters, weighed).len()
    }

    #[test]
    fn what_says_nothing_of_its_own_is_the_deal_of_the_same_sides() {
        let fish = || told(1, &["fish"], AgreementStatus::Negotiating, &[0, 1]);
        assert_eq!(count(vec![fish(), told(7, &[], AgreementStatus::Proposed, &[1, 0])]), 1);
        assert_eq!(count(vec![fish(), told(7, &["fish", "access"], AgreementStatus::Negotiating, &[0, 1])]), 1);
    }

    #[test]
    fn several_are_not_the_one_spoken_of() {
        let mut several = told(7, &[], AgreementStatus::Signed, &[0, 1]);
        several.0.mentions[0].title = "nine accords".to_owned();
        assert_eq!(count(vec![told(1, &["fish"], AgreementStatus::Agreed, &[0, 1]), several]), 2);
    }

    #[test]
    fn other_sides_other_stages_and_other_subjects_are_other_deals() {
        let fish = || told(1, &["fish"], AgreementStatus::Negotiating, &[0, 1]);
        assert_eq!(count(vec![fish(), told(7, &[], AgreementStatus::Negotiating, &[0, 2])]), 2);
        assert_eq!(count(vec![fish(), told(7, &[], AgreementStatus::InForce, &[0, 1])]), 2);
        assert_eq!(count(vec![fish(), told(7, &["tax"], AgreementStatus::Negotiating, &[0, 1])]), 2);
    }

    #[test]
    fn a_headline_tells_of_the_first_agreement_of_the_text() {
        let mut headline = told(0, &["jet"], AgreementStatus::Agreed, &[0, 1]);
        headline.0.mentions[0].headline = true;
        let text = told(1, &[], AgreementStatus::Negotiating, &[1, 0]);
        assert_eq!(count(vec![headline.clone(), text]), 1);
        assert_eq!(count(vec![headline, told(1, &[], AgreementStatus::Negotiating, &[1, 2])]), 2);
    }

    #[test]
    fn a_treaty_is_not_the_pact_beside_it() {
        let mut treaty = told(7, &[], AgreementStatus::Signed, &[0, 1]);
        treaty.0.mentions[0].kind = Some(AgreementKind::Treaty);
        assert_eq!(count(vec![told(1, &["fish"], AgreementStatus::Agreed, &[0, 1]), treaty]), 2);
    }
}
