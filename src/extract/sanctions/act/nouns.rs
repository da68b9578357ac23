//! What the noun that stands for a sanction says: its lifting, its extension, a breach of it, the threat of it.

use super::outcome::{eased, imposed};
use super::{Deed, standing};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::{Action, Mode};

/// A breach is enforced where somebody is charged, fined or convicted for it; otherwise the sanction is only there.
pub(super) fn breach(clauses: &Clauses<'_>, word: usize) -> Deed {
    let mut at = word;
    for _ in 0..clauses.len() {
        let penalised = clauses.is_verb(at) && clauses.verb_is(at, "penalise");
        let named = clauses.tag(at).starts_with('N') || clauses.tag(at).starts_with('J');
        let penalty = at != word && named && clauses.noun_is(at, "penalise") && !clauses.is_negated(at);
        // "The indictment counts 14 breaches of the embargo."
        let charge = |noun: usize| matches!(clauses.lemma(noun), "indictment" | "charge" | "lawsuit");
        let penalty = penalty || clauses.is_verb(at) && clauses.agents(at).into_iter().any(charge);
        if (penalised && clauses.realis(at, 0) != Realis::Negated) || penalty {
            let verb = if penalised { Some(at) } else { clauses.verb_above(at) };
            return Deed { verb_acts: true, ..Deed::of_noun(verb, Action::Enforce, None, "sanction.breach.enforce") };
        }
        match clauses.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    standing(None, "sanction.breach.standing")
}

pub(super) fn easing(clauses: &Clauses<'_>, noun: usize, top: usize) -> Deed {
    let mode = match clauses.lemma(noun) {
        "relief" | "easing" | "relaxation" | "loosening" | "reduction" | "softening" | "respite" => Mode::Relaxed,
        "suspension" => Mode::Suspended,
        "waiver" | "exemption" => Mode::Waived,
        _ => Mode::Lifted,
    };
    let realis =
        clauses.noun_realis(noun, 0).max(if top == noun { Realis::Actual } else { clauses.noun_realis(top, 0) });
    let (action, mode) = eased(realis, mode).unwrap_or((Action::InForce, None));
    Deed::of_noun(clauses.verb_above(top), action, mode, "sanction.noun.easing")
}

/// "issued a general licence", "granted the firm an exemption", "revoked the waiver": leave to deal waives the sanction, and
/// its withdrawal brings the sanction back.
pub(super) fn licence(clauses: &Clauses<'_>, noun: usize) -> Option<Deed> {
    let given =
        clauses.children_with(noun, &[Label::Acl]).into_iter().find(|verb| clauses.verb_is(*verb, "give_leave"));
    let verb = given.or_else(|| clauses.verb_above(noun))?;
    let realis = clauses.realis(verb, 0);
    let withdrawn = clauses.verb_is(verb, "ease");
    let pair = if withdrawn { imposed(realis, Some(Mode::Reimposed)) } else { eased(realis, Mode::Waived) };
    pair.map(|(action, mode)| Deed { verb_acts: true, ..Deed::of_noun(Some(verb), action, mode, "sanction.licence") })
}

pub(super) fn nominal(
    clauses: &Clauses<'_>,
    noun: usize,
    action: Action,
    mode: Option<Mode>,
    rule: &'static str,
) -> Deed {
    let realis = clauses.noun_realis(noun, 0);
    let (action, mode) = match (realis, action) {
        (Realis::Actual, _) => (action, mode),
        (Realis::Negated, _) => (Action::InForce, None),
        _ => imposed(realis, mode).unwrap_or((Action::Propose, None)),
    };
    Deed::of_noun(clauses.verb_above(noun), action, mode, rule)
}

pub(super) fn prospect(clauses: &Clauses<'_>, noun: usize) -> Deed {
    let mode = match clauses.lemma(noun) {
        "threat" | "warning" => Mode::Threatened,
        "call" | "demand" | "request" | "push" => Mode::CalledFor,
        _ => Mode::Planned,
    };
    Deed::of_noun(clauses.verb_above(noun), Action::Propose, Some(mode), "sanction.noun.prospect")
}

pub(super) fn mode_of_imposition(lemma: &str) -> Option<Mode> {
    match lemma {
        "tightening" | "expansion" | "widening" | "strengthening" => Some(Mode::Tightened),
        "reimposition" | "re-imposition" | "snapback" | "return" | "restoration" => Some(Mode::Reimposed),
        _ => Some(Mode::New),
    }
}
