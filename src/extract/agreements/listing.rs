//! Lists of papers signed: "The following documents were signed:", with one agreement to an item.

use super::circumstances;
use super::mention::{Mention, Sort};
use super::other_side;
use super::venue;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::model::vocabulary::{AgreementStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// How many sentences back the words that open a list may stand.
const REACH: usize = 60;

/// Gives the agreements of a list item the stage, day, city and, where they name none, the sides of the words that open the list.
pub(super) fn read(scene: &mut Scene<'_>, sentence: usize, found: &mut [Mention]) {
    let Some(opening) = opening(scene, sentence) else { return };
    let Some(clauses) = scene.clauses(opening) else { return };
    let Some(verb) = (0..clauses.len()).find(|word| clauses.is_verb(*word) && clauses.verb_is(*word, "sign")) else {
        return;
    };
    let date = circumstances::date(scene, opening, verb, verb);
    let place = venue::place(scene, opening, verb, verb);
    let pair = pair(scene, opening);
    let signers = signers(scene, sentence);
    // Only the first noun of an item is its paper.
    let paper = found.iter_mut().find(|mention| mention.stage.is_none() && mention.sort <= Sort::Weak);
    if let Some(mention) = paper {
        mention.stage = Some(AgreementStatus::Signed);
        mention.rule = "agreement.listed";
        mention.other = true;
        mention.date = mention.date.or(date);
        mention.place = mention.place.take().or_else(|| place.clone());
        if mention.parties.len() < 2 {
            super::mention::merge(&mut mention.parties, &pair);
        }
        super::mention::merge(&mut mention.signatories, &signers);
    }
}

/// The sentence before the list, where it ends in a colon; it may be a numbered paragraph itself.
fn opening(scene: &Scene<'_>, sentence: usize) -> Option<usize> {
    let opens = |at: usize| scene.document.text(at).trim_end().ends_with(':');
    let before = (sentence.saturating_sub(REACH)..sentence)
        .rev()
        .find(|at| scene.document.block_kind(*at) != BlockKind::Item || opens(*at))?;
    opens(before).then_some(before)
}

/// The people named behind a comma and "by" at the end of an item: ", by Minister A and his counterpart B".
fn signers(scene: &Scene<'_>, sentence: usize) -> Vec<PartyIx> {
    let tokens = scene.document.sentences[sentence].tokens.len();
    let by = (1..tokens)
        .find(|at| scene.document.word(sentence, *at) == "by" && scene.document.word(sentence, *at - 1) == ",");
    let Some(by) = by else { return Vec::new() };
    let named = scene.parties.in_sentence(sentence).iter().filter(|naming| naming.first > by);
    named.map(|naming| naming.party).filter(|party| scene.parties.get(*party).kind == PartyKind::Person).collect()
}

/// The two states named in the opening words, else in the headline, else those that the whole text is about.
fn pair(scene: &Scene<'_>, opening: usize) -> Vec<PartyIx> {
    let named = scene.states_in(opening);
    if named.len() == 2 {
        return named;
    }
    let mut headline: Vec<PartyIx> = (0..opening)
        .take_while(|at| scene.document.block_kind(*at) == BlockKind::Title)
        .flat_map(|at| scene.states_in(at))
        .collect();
    headline.dedup();
    if headline.len() == 2 { headline } else { other_side::dominant_pair(scene) }
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn each_item_of_a_list_of_papers_is_an_agreement() {
        let text = "Peru and Chile signed the following documents in Lima on Tuesday:\n\n\
                    • Memorandum of understanding on tourism between Peru and Chile\n\
                    • Agreement on the mutual recognition of diplomas between Peru and Chile";
        assert_eq!(
            agreements(text),
            ["CL+PE memorandum signed 2019-03-12 Lima", "CL+PE accord signed 2019-03-12 Lima"]
        );
        let text = "Peru and Chile discussed the following topics in Lima on Tuesday:\n\n\
                    • Memorandum of understanding on tourism";
        assert!(agreements(text).is_empty());
    }
}
