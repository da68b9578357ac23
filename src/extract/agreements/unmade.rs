//! Whether a place speaks of an agreement as one that is not there yet, denied, wished for, awaited or supposed; or as one
//! that has had its effects.

use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};

/// "no deal", "a better deal", "needs time to reach a deal", "if no pact is forged", "are waiting for an accord".
pub(super) fn is_unmade(clauses: &Clauses<'_>, head: usize) -> bool {
    is_missing(clauses, head)
        || is_better(clauses, head)
        || is_not_reached(clauses, head)
        || is_awaited(clauses, head)
        || is_turned_down(clauses, head)
}

/// "ruled out a pact", "rejected a truce": one that nobody has made.
fn is_turned_down(clauses: &Clauses<'_>, head: usize) -> bool {
    clauses.verb_done_to(head).is_some_and(|verb| clauses.verb_is(verb, "refuse")) && is_new(clauses, head)
}

/// "still no deal", "without an agreement".
fn is_missing(clauses: &Clauses<'_>, head: usize) -> bool {
    let without = clauses.label(head) == Label::Pobj
        && clauses.head(head).is_some_and(|word| matches!(clauses.lemma(word), "without" | "absent"));
    clauses.is_negated(head) || without
}

/// "a better deal": another than any that is there.
fn is_better(clauses: &Clauses<'_>, head: usize) -> bool {
    let words = |label: Label| clauses.children_with(head, &[label]).into_iter();
    words(Label::Amod).any(|word| clauses.tag(word) == "JJR")
        && words(Label::Det).any(|word| matches!(clauses.lemma(word), "a" | "an" | "any" | "some"))
}

/// What would bring it about has not happened: "failed to strike a deal", "if a pact is forged", "to get an accord".
fn is_not_reached(clauses: &Clauses<'_>, head: usize) -> bool {
    let open = [Realis::Negated, Realis::Possible, Realis::Planned, Realis::CalledFor];
    reached(clauses, head).is_some_and(|realis| open.contains(&realis))
}

/// "the two should do a deal": somebody only says that it ought to be made.
pub(super) fn is_called_for(clauses: &Clauses<'_>, head: usize) -> bool {
    reached(clauses, head) == Some(Realis::CalledFor)
}

/// Whether what would bring it about happens, where the clause of the noun tells of that.
fn reached(clauses: &Clauses<'_>, head: usize) -> Option<Realis> {
    let verb = clauses.verb_done_to(head)?;
    let makes = clauses.verb_is(verb, "conclude") || clauses.verb_is(verb, "sign");
    let gets = matches!(clauses.lemma(verb), "get" | "find" | "make" | "win" | "secure" | "do" | "cut");
    (makes || gets).then(|| clauses.realis(verb, 0))
}

/// "talks on a new pact", "efforts for a truce": not one that is known to be there, though the talks may have ended well.
pub(super) fn is_talked_of(clauses: &Clauses<'_>, head: usize) -> bool {
    let preposition = clauses.head(head).filter(|_| clauses.label(head) == Label::Pobj);
    let leads = |word: usize| {
        matches!(clauses.lemma(word), "for" | "of" | "on" | "to" | "toward" | "towards" | "about")
            && clauses.head(word).is_some_and(|above| clauses.noun_is(above, "talk_of_agreement"))
    };
    preposition.is_some_and(leads) && is_new(clauses, head)
}

/// "wait for a deal", "hopes of an accord", "short of an agreement", "pushing for a truce".
fn is_awaited(clauses: &Clauses<'_>, head: usize) -> bool {
    let Some(preposition) = clauses.head(head).filter(|_| clauses.label(head) == Label::Pobj) else { return false };
    let Some(above) = clauses.head(preposition) else { return false };
    let awaiting = clauses.verb_is(above, "awaits_agreement") || clauses.noun_is(above, "awaits_agreement");
    let pushing = clauses.verb_is(above, "agreement_push") && clauses.lemma(preposition) == "for";
    awaiting && matches!(clauses.lemma(preposition), "for" | "of" | "on" | "to") || pushing
}

/// "a pact", "new treaties": not one that is known already.
fn is_new(clauses: &Clauses<'_>, head: usize) -> bool {
    let known = |word: usize| {
        matches!(clauses.label(word), Label::Poss)
            || matches!(clauses.lemma(word), "the" | "this" | "that" | "these" | "its" | "their")
    };
    !clauses.children(head).any(known)
}

/// "the deal has helped to slow the flow", "a truce that brought relief": it is at work.
pub(super) fn is_at_work(clauses: &Clauses<'_>, head: usize) -> bool {
    let relative = clauses.children_with(head, &[Label::Relcl]).into_iter().filter(|verb| {
        let subjects = clauses.children_with(*verb, &[Label::Nsubj]);
        subjects.into_iter().any(|word| matches!(clauses.tag(word), "WDT" | "WP"))
    });
    let own = clauses.head(head).filter(|_| clauses.label(head) == Label::Nsubj);
    relative.chain(own).any(|verb| {
        matches!(clauses.tag(verb), "VBD" | "VBN")
            && clauses.verb_is(verb, "agreement_effect")
            && clauses.realis(verb, 0).is_actual()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::English;
    use crate::lexicon::Lexicon;
    use crate::text::tokens::tokenize;

    /// What holds of the first "deal" of each sentence.
    fn deals<const N: usize>(sentences: [&str; N], holds: fn(&Clauses<'_>, usize) -> bool) -> [bool; N] {
        let (lexicon, english) = (Lexicon::embedded().expect("sound tables"), English::load().expect("a sound model"));
        sentences.map(|text| {
            let parse = english.parse(text, &tokenize(text));
            let clauses = Clauses { parse: &parse, cues: lexicon.cues() };
            let head = (0..clauses.len()).find(|word| clauses.lemma(*word) == "deal").expect("a deal");
            holds(&clauses, head)
        })
    }

    fn unmade<const N: usize>(sentences: [&str; N]) -> [bool; N] {
        deals(sentences, is_unmade)
    }

    #[test]
    fn a_deal_that_is_turned_down_was_never_made() {
        let texts =
            ["They ruled out a deal.", "They rejected a peace deal.", "They rejected the deal.", "They hailed a deal."];
        assert_eq!(unmade(texts), [true, true, false, false]);
    }

    #[test]
    fn a_deal_that_helped_is_at_work() {
        let texts = [
            "The deal has helped to slow the flow.",
            "They spoke about a deal that brought relief.",
            "The deal would help to slow the flow.",
            "The deal was a surprise.",
        ];
        assert_eq!(deals(texts, is_at_work), [true, true, false, false]);
    }

    #[test]
    fn a_deal_that_is_denied_is_not_there() {
        let texts = ["There is still no deal.", "They left without a deal.", "They left with a deal."];
        assert_eq!(unmade(texts), [true, true, false]);
    }

    #[test]
    fn a_better_deal_is_another() {
        assert_eq!(unmade(["Kenya could get a better deal.", "Kenya got the old deal."]), [true, false]);
    }

    #[test]
    fn a_deal_that_is_not_reached_is_not_there() {
        let texts = [
            "The ministers failed to reach a deal.",
            "Kenya will close the border if a deal is not reached.",
            "Kenya needs more time to reach a deal.",
            "The ministers reached a deal.",
        ];
        assert_eq!(unmade(texts), [true, true, true, false]);
    }

    #[test]
    fn a_deal_that_somebody_calls_for_is_not_negotiated_yet() {
        let texts = ["Kenya should do a deal.", "Kenya did a deal.", "Kenya wants to reach a deal."];
        assert_eq!(deals(texts, is_called_for), [true, false, false]);
    }

    #[test]
    fn a_deal_that_is_awaited_is_not_there() {
        assert_eq!(unmade(["Kenya waited for a deal.", "Kenya paid for a deal."]), [true, false]);
        assert_eq!(unmade(["Kenya is pushing for a deal.", "Kenya was pushing against a deal."]), [true, false]);
        let texts =
            ["They began talks on a deal.", "They began talks on the deal.", "They spoke of efforts for a deal."];
        assert_eq!(deals(texts, is_talked_of), [true, false, true]);
    }
}
