//! Grounds that the sentence beside a deed tells: "The move came after a test", "As a result, sanctions were lifted".

use super::phrase::Phrases;
use super::reasons::{clause_grounds, ground, grounds, is_clause};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::Act;
use crate::extract::scene::Scene;
use crate::model::vocabulary::Action;

/// Gives acts without a ground the one that the sentence before or behind them tells.
pub(in crate::extract::sanctions) fn reasons_beside(scene: &Scene<'_>, acts: &mut [Act]) {
    for act in acts.iter_mut().filter(|act| act.reasons.is_empty() && act.action != Action::InForce) {
        act.reasons = of_next(scene, act.sentence + 1, act.action);
        if act.reasons.is_empty() {
            act.reasons.extend(of_last(scene, act.sentence));
        }
    }
}

/// "The move came after the test", "The decision follows a raid": what the next sentence tells of the same step.
fn of_next(scene: &Scene<'_>, sentence: usize, action: Action) -> Vec<String> {
    if sentence >= scene.document.sentences.len() {
        return Vec::new();
    }
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let Some(verb) = root(&clauses).filter(|verb| tells_of_step(&clauses, *verb)) else { return Vec::new() };
    let phrases = Phrases { document: scene.document, sentence, clauses: &clauses };
    let mut objects = grounds(&clauses, verb);
    if clauses.lemma(verb) == "follow" {
        objects.extend(clauses.children_with(verb, &[Label::Dobj]));
    }
    let of_object =
        |object: usize| if is_clause(&clauses, object) { phrases.clause(object) } else { ground(&phrases, object) };
    let mut found: Vec<String> = objects.into_iter().filter_map(of_object).collect();
    found.extend(clause_grounds(&clauses, verb, action).into_iter().filter_map(|clause| phrases.clause(clause)));
    found.dedup();
    found
}

/// Whether the subject of a verb is the step just told: "the move", "these sanctions", which came, follow or are.
fn tells_of_step(clauses: &Clauses<'_>, verb: usize) -> bool {
    let subject = clauses.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]).into_iter().next();
    let step = subject.is_some_and(|noun| {
        let pointed = clauses.children_with(noun, &[Label::Det]).into_iter();
        let said = pointed.into_iter().any(|word| matches!(clauses.lemma(word), "the" | "this" | "these"));
        said && (clauses.noun_is(noun, "same_step") || clauses.noun_is(noun, "sanction"))
            && clauses.children_with(noun, &[Label::Prep, Label::Relcl, Label::Poss]).is_empty()
    });
    step && matches!(clauses.lemma(verb), "come" | "follow" | "be" | "impose" | "take" | "adopt" | "respond")
}

/// "As a result, sanctions were lifted": what the sentence before tells is the ground.
fn of_last(scene: &Scene<'_>, sentence: usize) -> Option<String> {
    let last = sentence.checked_sub(1)?;
    let opening = scene.document.text(sentence).to_lowercase();
    let result = ["as a result,", "in response,", "in return,", "in retaliation,", "as a consequence,", "in exchange,"];
    if !result.iter().any(|words| opening.starts_with(words)) {
        return None;
    }
    let clauses = scene.clauses(last)?;
    let mut verb = root(&clauses)?;
    while let Some(told) = clauses.children_with(verb, &[Label::Ccomp]).first() {
        verb = *told;
    }
    Phrases { document: scene.document, sentence: last, clauses: &clauses }.clause(verb)
}

fn root(clauses: &Clauses<'_>) -> Option<usize> {
    (0..clauses.len()).find(|word| clauses.head(*word).is_none() && clauses.is_verb(*word))
}

#[cfg(test)]
mod tests {
    use crate::extract::sanctions::details::reasons::tests::reasons;

    #[test]
    fn the_next_sentence_may_tell_the_ground_of_the_step() {
        let text = "Canada imposed sanctions on Eritrea on Tuesday. The sanctions came after a raid on Djibouti.";
        assert_eq!(reasons(text), ["raid on Djibouti"]);
        let text = "Canada imposed sanctions on Eritrea on Tuesday. The minister came after a raid on Djibouti.";
        assert!(reasons(text).is_empty());
    }

    #[test]
    fn a_result_has_its_ground_in_the_sentence_before() {
        let text = "Eritrea left Djibouti, which ended a dispute on sanctions. As a result, Canada lifted its arms embargo on Eritrea.";
        assert_eq!(reasons(text), ["Eritrea left Djibouti"]);
        let text = "Eritrea withdrew its troops from Djibouti. On Tuesday, Canada lifted sanctions on Eritrea.";
        assert!(reasons(text).is_empty());
    }
}
