//! The words that state an agreement: the sentence that tells most of it first, then those that name its other sides.

use super::cluster::Cluster;
use super::mention::{Mention, Sort};
use crate::extract::scene::Scene;
use crate::model::vocabulary::AgreementStatus;
use crate::model::{Evidence, NAMES_SIDE, PartyIx};
use crate::text::blocks::BlockKind;
use std::collections::BTreeSet;

/// Most sentences that are quoted because they speak of the agreement.
const MOST: usize = 4;

/// How far from a sentence that is quoted the one may stand that names a side it leaves out.
const NEAR: usize = 3;

/// The sentences that state it, the one that tells most first; a side that none of them names is quoted from the nearest
/// sentence that does.
pub(super) fn evidence(
    scene: &mut Scene<'_>,
    cluster: &Cluster,
    sides: &[PartyIx],
    status: AgreementStatus,
) -> Vec<Evidence> {
    let worths: Vec<(bool, usize, bool)> =
        cluster.mentions.iter().map(|mention| worth(scene, mention, sides, status)).collect();
    let mut order: Vec<usize> = (0..cluster.mentions.len()).collect();
    order.sort_by_key(|at| {
        let mention = &cluster.mentions[*at];
        (std::cmp::Reverse(worths[*at]), mention.sentence, mention.head)
    });
    let mut quoted: Vec<(usize, &'static str)> = Vec::new();
    for mention in order.into_iter().map(|at| &cluster.mentions[at]) {
        if quoted.len() < MOST && !quoted.iter().any(|(sentence, _)| *sentence == mention.sentence) {
            quoted.push((mention.sentence, mention.rule));
        }
    }
    add_sides(scene, sides, &mut quoted);
    let span = |sentence: usize| scene.document.sentences[sentence].span;
    quoted.into_iter().map(|(sentence, rule)| Evidence { span: span(sentence), rule: rule.into() }).collect()
}

/// What a place tells: whether it stands in the text, how much it says of the act and the sides, and how surely.
fn worth(scene: &mut Scene<'_>, mention: &Mention, sides: &[PartyIx], status: AgreementStatus) -> (bool, usize, bool) {
    let states = mention.stage == Some(status);
    let told = mention.everyone().len().min(2);
    let named = named_in(scene, mention.sentence, sides).len().min(2);
    let points = usize::from(states) * 3 + told + named * 2;
    (!mention.headline, points, mention.sort <= Sort::Statement)
}

/// The sides that a sentence names, by themselves or by somebody who acts for them.
fn named_in(scene: &mut Scene<'_>, sentence: usize, sides: &[PartyIx]) -> BTreeSet<PartyIx> {
    let named: Vec<PartyIx> = scene.parties.in_sentence(sentence).iter().map(|naming| naming.party).collect();
    let actors: Vec<PartyIx> =
        named.iter().filter_map(|party| scene.parties.actor(*party, scene.tools.lexicon)).collect();
    sides.iter().copied().filter(|side| named.contains(side) || actors.contains(side)).collect()
}

/// Adds, for sides that nothing quoted names, the nearest sentence that names most of them.
fn add_sides(scene: &mut Scene<'_>, sides: &[PartyIx], quoted: &mut Vec<(usize, &'static str)>) {
    let Some((lead, _)) = quoted.first().copied() else { return };
    let mut missing: Vec<PartyIx> = sides.to_vec();
    for (sentence, _) in quoted.iter() {
        let named = named_in(scene, *sentence, &missing);
        missing.retain(|side| !named.contains(side));
    }
    let last = scene.document.sentences.len();
    while !missing.is_empty() && quoted.len() <= MOST + 1 {
        // The sentence before is the likelier one: what a pronoun or "the deal" stands for was named there.
        let around = (1..=NEAR).flat_map(|far| [lead.checked_sub(far), Some(lead + far).filter(|at| *at < last)]);
        let mut best: Option<(usize, usize)> = None;
        let told = |at: &usize| !matches!(scene.document.block_kind(*at), BlockKind::Title | BlockKind::Heading);
        for sentence in around.flatten().filter(told).collect::<Vec<usize>>() {
            let count = named_in(scene, sentence, &missing).len();
            if count > best.map_or(0, |(count, _)| count) {
                best = Some((count, sentence));
            }
        }
        let Some((_, sentence)) = best else { return };
        let named = named_in(scene, sentence, &missing);
        missing.retain(|side| !named.contains(side));
        quoted.push((sentence, NAMES_SIDE));
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::{Doubt, Fact};

    /// The words quoted for the first agreement.
    fn quotes(text: &str) -> Vec<String> {
        let facts = read(text, "2019-03-14");
        let claim = facts.claims.iter().find(|claim| matches!(claim.fact, Fact::Agreement(_)));
        let claim = claim.unwrap_or_else(|| panic!("no agreement in {text}"));
        claim.evidence.iter().map(|words| words.span.of(text).to_owned()).collect()
    }

    #[test]
    fn the_sentence_that_names_the_sides_comes_first() {
        let text = "The treaty was signed on Monday. Kenya and Oman signed the fisheries treaty in Muscat.";
        assert_eq!(quotes(text)[0], "Kenya and Oman signed the fisheries treaty in Muscat.");
        let text = "Kenya and Oman signed a fisheries treaty in Muscat. The treaty was welcomed by Peru.";
        assert_eq!(quotes(text)[0], "Kenya and Oman signed a fisheries treaty in Muscat.");
    }

    #[test]
    fn a_side_named_in_the_sentence_before_is_quoted_too() {
        let text = "Oman was hit by storms on Monday. It signed a fisheries treaty with Kenya. It rained in Peru.";
        assert_eq!(quotes(text), ["It signed a fisheries treaty with Kenya.", "Oman was hit by storms on Monday."]);
        // It tells nothing of the treaty.
        let facts = read(text, "2019-03-14");
        assert!(facts.claims[0].doubts(&facts.parties).contains(&Doubt::ToldOnce));
    }
}
