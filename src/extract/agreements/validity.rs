//! Whether an agreement that was made still holds: kept, broken, declared void, or its conduct suspended.

use super::governors::Governor;
use super::stage::{Part, Stage, plain};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::AgreementStatus;

/// What stands in a complement: "ruled illegal", "declared the pact void", "is dead".
fn complement(clauses: &Clauses<'_>, verb: usize, cue: &str) -> bool {
    let mut words = clauses
        .children_with(verb, &[Label::Oprd, Label::Acomp, Label::Attr, Label::Ccomp, Label::Xcomp, Label::Advcl]);
    let deeper: Vec<usize> = words.iter().flat_map(|word| clauses.coordinated(*word)).collect();
    words.extend(deeper);
    words.into_iter().any(|word| clauses.noun_is(word, cue) && !clauses.is_negated(word))
}

/// "a court ruled the pact illegal", "he declared it void".
pub(super) fn declared(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<Stage> {
    (clauses.verb_is(verb, "agreement_declare") && realis.is_actual() && complement(clauses, verb, "agreement_void"))
        .then(|| plain(AgreementStatus::Terminated, Part::Outside, "agreement.void"))
}

/// "the pact is dead", "the treaty remains in force", "the deal is close".
pub(super) fn predicate(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<Stage> {
    if !matches!(clauses.lemma(verb), "be" | "remain" | "become" | "stay" | "look" | "seem") {
        return None;
    }
    let says = |cue: &str| complement(clauses, verb, cue);
    match realis {
        Realis::Actual if says("agreement_void") => {
            Some(plain(AgreementStatus::Terminated, Part::Outside, "agreement.void"))
        }
        Realis::Actual if says("agreement_valid") => {
            Some(plain(AgreementStatus::InForce, Part::Outside, "agreement.valid"))
        }
        Realis::Actual if says("agreement_near") => {
            Some(plain(AgreementStatus::Negotiating, Part::Outside, "agreement.near"))
        }
        _ => None,
    }
}

/// Verbs of keeping a promise, done to the agreement: "honoured the accord", "has not respected the truce".
pub(super) fn kept(clauses: &Clauses<'_>, verb: usize, realis: Realis) -> Option<Stage> {
    let omitted = clauses.lemma(verb) == "implement" && realis == Realis::Negated;
    (omitted || clauses.verb_is(verb, "agreement_keep")).then(|| of_keeping(realis)).flatten()
}

/// The same with a preposition: "abide by the accord", "failed to comply with the treaty", "bound by the pact".
pub(super) fn kept_behind(clauses: &Clauses<'_>, verb: usize, preposition: &str, realis: Realis) -> Option<Stage> {
    let keeps = match preposition {
        "by" => matches!(clauses.lemma(verb), "abide" | "stand" | "stick"),
        "with" => matches!(clauses.lemma(verb), "comply"),
        "to" => matches!(clauses.lemma(verb), "adhere" | "stick" | "conform"),
        _ => false,
    };
    if keeps {
        return of_keeping(realis);
    }
    let bound = preposition == "by" && matches!(clauses.lemma(verb), "bind" | "govern" | "cover" | "link" | "tie");
    (bound && realis.is_actual()).then(|| plain(AgreementStatus::InForce, Part::Join, "agreement.bound"))
}

fn of_keeping(realis: Realis) -> Option<Stage> {
    match realis {
        Realis::Actual => Some(plain(AgreementStatus::InForce, Part::Join, "agreement.keep")),
        Realis::Negated => Some(plain(AgreementStatus::Violated, Part::Join, "agreement.break")),
        _ => None,
    }
}

/// What is done to the conduct of an agreement: "cooperation under the pact was suspended", "resumed its part in it".
pub(super) fn of_conduct(clauses: &Clauses<'_>, governor: &Governor) -> Option<Stage> {
    let verb = governor.verb?;
    governor.through.iter().find(|noun| clauses.noun_is(**noun, "agreement_conduct"))?;
    if !clauses.realis(verb, 0).is_actual() {
        return None;
    }
    if clauses.verb_is(verb, "suspend_agreement") {
        return Some(Stage {
            word: verb,
            ..plain(AgreementStatus::Suspended, Part::JoinTogether, "agreement.suspend")
        });
    }
    let ends = clauses.verb_is(verb, "terminate") && clauses.lemma(verb) != "strike";
    ends.then(|| Stage { word: verb, ..plain(AgreementStatus::Terminated, Part::Outside, "agreement.end") })
}

/// "is being negotiated", "are finalising": it goes on, and is not done.
pub(super) fn is_under_way(clauses: &Clauses<'_>, verb: usize) -> bool {
    let auxiliaries = clauses.children_with(verb, &[Label::Aux, Label::Auxpass]);
    let passive = auxiliaries.iter().any(|word| clauses.tag(*word) == "VBG" && clauses.lemma(*word) == "be");
    let active = clauses.tag(verb) == "VBG"
        && auxiliaries.iter().any(|word| clauses.lemma(*word) == "be")
        && !clauses.is_passive(verb);
    passive || active
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn what_is_declared_void_has_ended() {
        let text = "The 2009 fisheries pact between Kenya and Somalia was ruled illegal by a court in Nairobi.";
        assert_eq!(agreements(text), ["KE+SO accord terminated 2009 -"]);
        let text = "Critics called the 2009 fisheries pact between Kenya and Somalia a gift.";
        assert_eq!(agreements(text), ["KE+SO accord agreed 2009 -"]);
    }

    #[test]
    fn a_promise_not_kept_is_broken() {
        let text = "Kenya has not honoured the border agreement with Libya.";
        assert_eq!(agreements(text), ["KE+LY accord violated - -"]);
        let text = "Kenya and Libya are abiding by the border agreement.";
        assert_eq!(agreements(text), ["KE+LY accord in_force - -"]);
    }

    #[test]
    fn what_is_being_negotiated_is_not_agreed() {
        let text = "A gas agreement between Peru and Bolivia is still being negotiated.";
        assert_eq!(agreements(text), ["BO+PE accord negotiating - -"]);
        let text = "A gas agreement between Peru and Bolivia has been negotiated.";
        assert_eq!(agreements(text), ["BO+PE accord agreed 2019-03-14 -"]);
    }

    #[test]
    fn cooperation_under_a_treaty_can_be_suspended() {
        let text = "Cooperation under the border treaty between Kenya and Libya was suspended in 2011.";
        assert_eq!(agreements(text), ["KE+LY treaty suspended 2011 -"]);
    }
}
