//! What the sentences after an act tell of it: "Their assets are frozen", "The measures include a travel ban", "They may no
//! longer own property there".

use super::held_back;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::triggers::Trigger;
use crate::extract::scene::Scene;
use crate::model::vocabulary::{Action, Measure};
use crate::model::{Claim, Fact};

/// How many sentences an act may stand before what is told of it.
const REACH: usize = 8;

/// Gives the sanctions of an article the measures that later sentences without a sanction of their own tell of them.
pub(in crate::extract) fn add(scene: &Scene<'_>, claims: &mut [Claim]) {
    let sentences = &scene.document.sentences;
    // The sentence of each claim.
    let place = |claim: &Claim| {
        let start = claim.evidence.first()?.span.start;
        sentences.iter().position(|sentence| sentence.span.start <= start && start < sentence.span.end)
    };
    let places: Vec<Option<usize>> = claims.iter().map(place).collect();
    let laid = |claim: &Claim| match &claim.fact {
        Fact::Sanction(sanction) => {
            matches!(sanction.action, Action::Impose | Action::Propose | Action::Extend | Action::InForce)
        }
        _ => false,
    };
    for at in 1..sentences.len() {
        let mut here = claims.iter().zip(&places).filter(|(_, place)| **place == Some(at));
        let own = here.any(|(claim, _)| matches!(claim.fact, Fact::Sanction(_)));
        let earlier = claims.iter().zip(&places).filter(|(claim, _)| laid(claim));
        let last = earlier.filter_map(|(_, place)| *place).filter(|place| *place < at && at - *place <= REACH).max();
        let Some(last) = last.filter(|_| !own) else { continue };
        let measures = told(scene, at);
        if measures.is_empty() {
            continue;
        }
        for (claim, place) in claims.iter_mut().zip(&places) {
            if *place == Some(last)
                && laid(claim)
                && let Fact::Sanction(sanction) = &mut claim.fact
            {
                sanction.measures.extend(measures.iter().copied());
            }
        }
    }
}

/// The measures that a sentence tells of an act before it.
fn told(scene: &Scene<'_>, sentence: usize) -> Vec<Measure> {
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let mut found = Vec::new();
    for verb in (0..clauses.len()).filter(|word| clauses.is_verb(*word)) {
        let subjects = clauses.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]);
        let feared =
            matches!(clauses.lemma(verb), "fear" | "expect" | "want" | "demand") || clauses.verb_is(verb, "say");
        if feared || !subjects.into_iter().any(|subject| points_back(&clauses, subject)) {
            continue;
        }
        let (mut first, end) = clauses.extent(verb);
        // "may no longer own property" is a measure, "include no travel ban" none.
        if clauses.is_negated(verb) {
            first = verb;
        } else {
            found.extend(super::measures_of(scene, sentence, &clauses, (first, end), &[]));
        }
        found.extend(held_back::measures(scene, &clauses, (sentence, first, end), (verb, &Trigger::faint(verb))));
    }
    found.sort();
    found.dedup();
    // What else such sentences name belongs to the article's story as often as to the sanctions.
    found.retain(|measure| matches!(measure, Measure::AssetFreeze | Measure::TravelBan | Measure::Arms));
    found
}

/// Whether a subject stands for the act or those it hits: "they", "the measures", "those listed", "all property".
pub(in crate::extract::sanctions) fn points_back(clauses: &Clauses<'_>, noun: usize) -> bool {
    let pronoun =
        matches!(clauses.lemma(noun), "they" | "he" | "she" | "neither" | "both" | "those" | "these" | "none");
    let det = |words: &[&str]| {
        clauses.children(noun).any(|word| {
            matches!(clauses.label(word), Label::Det | Label::Poss | Label::Predet)
                && words.contains(&clauses.lemma(word))
        })
    };
    let step =
        clauses.noun_is(noun, "same_step") || clauses.noun_is(noun, "sanction") || clauses.noun_is(noun, "restriction");
    let listed = clauses
        .children_with(noun, &[Label::Acl, Label::Relcl])
        .into_iter()
        .any(|verb| clauses.verb_tells(verb, "takes_party"));
    pronoun
        || (step && det(&["the", "these", "this"]))
        || (clauses.noun_tells(noun, "hit") && (listed || det(&["those", "these", "the", "all"])))
        || (clauses.noun_is(noun, "assets") && det(&["all", "any", "their", "his", "her", "its"]))
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;
    use crate::model::Fact;

    fn measures(text: &str) -> Vec<&'static str> {
        let facts = read(text, "2019-03-14");
        let first = facts.claims.iter().find_map(|claim| match &claim.fact {
            Fact::Sanction(sanction) => Some(sanction.measures.iter().map(|measure| measure.code()).collect()),
            _ => None,
        });
        first.unwrap_or_else(|| panic!("no sanction in {text}"))
    }

    #[test]
    fn later_sentences_tell_what_it_means() {
        let text = "Canada imposed sanctions on six Eritrean officers on Tuesday. Their assets are frozen.";
        assert_eq!(measures(text), ["asset_freeze"]);
        let text = "Canada imposed sanctions on Eritrea on Tuesday. The measures include a travel ban.";
        assert_eq!(measures(text), ["travel_ban"]);
    }

    #[test]
    fn what_somebody_else_does_is_not_told_of_it() {
        let text =
            "Canada imposed sanctions on Eritrea on Tuesday. A bank said that some accounts were frozen by mistake.";
        assert_eq!(measures(text), [""; 0]);
        let text = "Canada imposed sanctions on Eritrea on Tuesday. Norwegian travellers fear a travel ban.";
        assert_eq!(measures(text), [""; 0]);
    }
}
