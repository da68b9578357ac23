//! Whether what a clause says happens: modals, negation, conditions, and the verbs and nouns of planning above it.

use super::{Clauses, Realis};
use crate::english::Label;
use crate::lexicon::cues::Pos;

impl Clauses<'_> {
    /// Whether the clause of the verb happens. `depth` guards against loops; start with 0.
    #[must_use]
    pub fn realis(&self, verb: usize, depth: usize) -> Realis {
        if depth > 8 {
            return Realis::Actual;
        }
        // Only what is asked about is looked at so: what is above it is no part of what is denied.
        if self.is_negated(verb) || self.has_negated_part(verb) || (depth == 0 && self.is_disowned(verb)) {
            return Realis::Negated;
        }
        // "will today announce sanctions": the release tells it as done.
        let today = || self.children(verb).any(|child| self.lemma(child) == "today");
        let modal = self.children(verb).find(|child| self.tag(*child) == "MD");
        let told_done = |modal: usize| self.lemma(modal) == "will" && self.verb_is(verb, "impose") && today();
        if let Some(modal) = modal.filter(|modal| !told_done(*modal)) {
            return self.of_modal(verb, modal, depth);
        }
        if self.is_conditional(verb) {
            return Realis::Possible;
        }
        let Some(head) = self.head(verb) else { return self.of_root(verb) };
        let to = self.has_to(verb);
        match self.label(verb) {
            Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Acomp if self.is_verb(head) => {
                self.below_verb(verb, head, to, depth)
            }
            // "lifting the ban would anger them": no more real than what it would do.
            Label::Csubj if self.is_verb(head) && self.tag(verb) == "VBG" => match self.realis(head, depth + 1) {
                Realis::Negated => Realis::Actual,
                other => other,
            },
            Label::Conj if self.is_verb(head) && self.shares_auxiliary(verb, head) => self.realis(head, depth + 1),
            Label::Acl | Label::Relcl if !self.is_verb(head) && to => self.below_noun(head, depth),
            Label::Xcomp | Label::Ccomp | Label::Acl | Label::Advcl if to => self.below_adjective(head, depth),
            // "passed a bill imposing": a bill is no law until it is signed.
            Label::Acl if self.tag(verb) == "VBG" && self.is_planned_noun(head) => {
                let made = self.verb_above(head).is_some_and(|above| self.verb_is(above, "enact"));
                if made { Realis::Actual } else { Realis::Planned }
            }
            Label::Acl if self.tag(verb) == "VBG" => self.noun_realis(head, depth + 1),
            // "a list of officials to be barred".
            Label::Pcomp if to => Realis::Planned,
            Label::Pcomp => self.below_preposition_realis(head, depth),
            Label::Relcl if self.is_planned_noun(head) => Realis::Planned,
            _ => Realis::Actual,
        }
    }

    /// "imposed no sanctions", "No embargo was lifted", "Neither the one nor the other has imposed any".
    fn has_negated_part(&self, verb: usize) -> bool {
        let parts = self.children_with(verb, &[Label::Dobj, Label::Nsubjpass, Label::Nsubj]);
        let neither = |word: usize| matches!(self.lemma(word), "neither" | "none" | "nobody");
        parts.into_iter().any(|part| self.is_negated(part) || neither(part) || self.children(part).any(neither))
    }

    /// Whether the event that a noun names ("the lifting of sanctions", "sanctions") happens, by what governs the noun.
    #[must_use]
    pub fn noun_realis(&self, noun: usize, depth: usize) -> Realis {
        if depth > 8 {
            return Realis::Actual;
        }
        if self.is_negated(noun) || (depth == 0 && self.is_disowned(noun)) {
            return Realis::Negated;
        }
        let first = self.first_conjunct(noun);
        let Some(head) = self.head(first) else { return Realis::Actual };
        match self.label(first) {
            Label::Pobj => {
                let Some(above) = self.head(head) else { return Realis::Actual };
                if self.is_verb(above) {
                    if matches!(self.lemma(head), "for" | "on" | "of" | "with" | "toward" | "towards" | "about") {
                        return self.governed_by_verb(above, depth);
                    }
                    return Realis::Actual;
                }
                if self.noun_is(above, "prospect")
                    && matches!(self.lemma(head), "of" | "for" | "on" | "about" | "to" | "over")
                {
                    return self.of_prospect(above);
                }
                Realis::Actual
            }
            Label::Dobj | Label::Nsubjpass | Label::Attr | Label::Nsubj | Label::Ccomp | Label::Oprd
                if self.is_verb(head) =>
            {
                self.governed_by_verb(head, depth)
            }
            Label::Compound if self.noun_is(head, "prospect") => self.of_prospect(head),
            _ => Realis::Actual,
        }
    }

    /// What the verb that governs a noun says of the event the noun names.
    fn governed_by_verb(&self, verb: usize, depth: usize) -> Realis {
        if self.verb_is(verb, "refuse") {
            return Realis::Negated;
        }
        if self.asks(verb) && !self.verb_is(verb, "impose") {
            return Realis::CalledFor;
        }
        if self.cues.is(Pos::Verb, self.lemma(verb), "threaten") {
            return Realis::Threatened;
        }
        let planned = self.verb_is(verb, "plan") && !self.verb_is(verb, "impose");
        if planned { Realis::Planned } else { self.realis(verb, depth + 1) }
    }

    fn of_modal(&self, verb: usize, modal: usize, depth: usize) -> Realis {
        match self.lemma(modal) {
            "will" | "shall" | "'ll" | "wo" => Realis::Planned,
            "should" | "must" | "ought" => Realis::CalledFor,
            "would" if self.reported_past(verb, depth) => Realis::Planned,
            _ => Realis::Possible,
        }
    }

    fn reported_past(&self, verb: usize, _depth: usize) -> bool {
        self.label(verb) == Label::Ccomp && self.head(verb).is_some_and(|head| self.verb_is(head, "say"))
    }

    fn is_conditional(&self, verb: usize) -> bool {
        self.children_with(verb, &[Label::Mark, Label::Advmod])
            .iter()
            .any(|mark| matches!(self.lemma(*mark), "if" | "unless" | "whether" | "once" | "until"))
    }

    /// "sanctions to be lifted" as a headline: a root infinitive is to come.
    fn of_root(&self, verb: usize) -> Realis {
        if self.has_to(verb) { Realis::Planned } else { Realis::Actual }
    }

    fn below_verb(&self, verb: usize, head: usize, to: bool, depth: usize) -> Realis {
        let label = self.label(verb);
        if self.verb_is(head, "refuse") && (to || self.tag(verb) == "VBG") {
            return Realis::Negated;
        }
        if label == Label::Advcl {
            // "imposed it in May, only to lift it in June": it was lifted.
            let only = self.children_with(verb, &[Label::Advmod]).into_iter().any(|word| self.lemma(word) == "only");
            if to && only {
                return self.realis(head, depth + 1);
            }
            // "will drop its suit only after the ban is lifted".
            let marks = self.children_with(verb, &[Label::Mark, Label::Advmod]);
            let first = marks.into_iter().any(|mark| matches!(self.lemma(mark), "after" | "once" | "until" | "when"));
            let now = |word: usize| matches!(self.tag(word), "VBZ" | "VBP");
            let present = now(verb) || self.children_with(verb, &[Label::Aux, Label::Auxpass]).into_iter().any(now);
            if !to && first && present && self.has_future(head) {
                return Realis::Planned;
            }
            // "became the latest country to ban": the parse may hang it from the verb.
            let attributes = self.children_with(head, &[Label::Attr]);
            if to && attributes.into_iter().any(|noun| noun < verb && self.is_ranked(noun)) {
                return self.realis(head, depth + 1);
            }
            // "overrode a veto to ban", "used its powers to freeze": done by doing something else.
            let done = to && self.verb_is(head, "decide");
            return if done {
                self.realis(head, depth + 1)
            } else if to {
                Realis::Planned
            } else {
                Realis::Actual
            };
        }
        // "allowed the sanctions to expire", "prompted the council to impose them".
        if self.verb_is(head, "bring_to_do") {
            return self.realis(head, depth + 1);
        }
        if self.lemma(head) == "deny" {
            return Realis::Negated;
        }
        // "ceased to apply its embargo": see `has_ceased`.
        if self.lemma(head) == "cease" {
            return self.realis(head, depth + 1);
        }
        let reported = label == Label::Ccomp && self.verb_is(head, "say") && !to;
        if reported {
            return if self.lemma(head) == "expect" { Realis::Planned } else { Realis::Actual };
        }
        if self.verb_is(head, "decide") {
            return self.realis(head, depth + 1);
        }
        if self.verb_is(head, "threaten") && (to || self.tag(verb) == "VBG") {
            return Realis::Threatened;
        }
        if self.asks(head) {
            return Realis::CalledFor;
        }
        // "supports ending the ban".
        if self.verb_is(head, "support") && self.tag(verb) == "VBG" {
            return Realis::CalledFor;
        }
        if self.verb_is(head, "plan") || to {
            return Realis::Planned;
        }
        self.realis(head, depth + 1)
    }

    fn below_noun(&self, noun: usize, depth: usize) -> Realis {
        // "has no plans to lift the ban".
        // "rejected a motion to lift the ban".
        let refused = self.verb_done_to(noun).is_some_and(|verb| self.verb_is(verb, "refuse"));
        if self.is_negated(noun) || (refused && self.noun_is(noun, "prospect")) {
            return Realis::Negated;
        }
        // "steps to lift the ban" lead there; "a step to lift it" may be that.
        if self.tag(noun) == "NNS" && self.lemma(noun) == "step" {
            return Realis::Planned;
        }
        // "the first nation to ban".
        if self.is_ranked(noun) {
            return self.noun_realis(noun, depth + 1);
        }
        if matches!(
            self.lemma(noun),
            "decision" | "move" | "step" | "action" | "order" | "first" | "country" | "failure"
        ) {
            return if self.lemma(noun) == "failure" { Realis::Negated } else { self.noun_realis(noun, depth + 1) };
        }
        if self.noun_is(noun, "prospect") { self.of_prospect(noun) } else { Realis::Planned }
    }

    /// "will drop", "would only drop".
    fn has_future(&self, verb: usize) -> bool {
        let modal =
            |word: usize| self.tag(word) == "MD" && matches!(self.lemma(word), "will" | "would" | "shall" | "'ll");
        self.children_with(verb, &[Label::Aux]).into_iter().any(modal)
    }

    /// "the first nation", "the latest country".
    fn is_ranked(&self, noun: usize) -> bool {
        let ranks = |word: usize| {
            matches!(self.lemma(word), "first" | "last" | "latest" | "only")
                || self.lemma(word) == "late" && self.tag(word) == "JJS"
        };
        self.children_with(noun, &[Label::Amod]).into_iter().any(ranks)
    }

    fn below_adjective(&self, head: usize, depth: usize) -> Realis {
        if matches!(self.lemma(head), "ready" | "set" | "due" | "likely" | "able" | "willing" | "prepared") {
            return Realis::Planned;
        }
        self.realis(head, depth + 1).max(Realis::Planned)
    }

    fn below_preposition_realis(&self, prep: usize, depth: usize) -> Realis {
        let Some(above) = self.head(prep) else { return Realis::Actual };
        // "decided against imposing", "stopped short of lifting", "instead of easing", "came close to banning".
        let against = self.lemma(prep) == "against" && self.is_verb(above);
        let before = prep.checked_sub(1).map(|word| self.lemma(word));
        let short = matches!(
            (before, self.lemma(prep)),
            (Some("short" | "instead"), "of") | (Some("rather"), "than") | (_, "without")
        );
        if matches!((before, self.lemma(prep)), (Some("close"), "to")) {
            let came = self.verb_above(prep).is_some_and(|verb| self.lemma(verb) == "come");
            return if came { Realis::Negated } else { Realis::Planned };
        }
        if against || short || (self.lemma(prep) == "of" && self.lemma(above) == "short") {
            return Realis::Negated;
        }
        if self.is_verb(above) {
            // "will leave after being hit", "could return despite being barred": that lies behind already.
            let over = matches!(self.lemma(prep), "before" | "after" | "since" | "despite" | "following");
            if over || matches!(self.lemma(prep), "by" | "in" | "while" | "when") {
                return if over { Realis::Actual } else { self.realis(above, depth + 1) };
            }
            return self.governed_by_verb(above, depth);
        }
        if self.noun_is(above, "prospect") { self.of_prospect(above) } else { Realis::Actual }
    }

    fn of_prospect(&self, noun: usize) -> Realis {
        match self.lemma(noun) {
            "threat" | "warning" => Realis::Threatened,
            "call" | "demand" | "request" | "push" | "need" => Realis::CalledFor,
            _ => Realis::Planned,
        }
    }

    fn is_planned_noun(&self, noun: usize) -> bool {
        matches!(self.lemma(noun), "bill" | "draft" | "proposal" | "legislation")
    }

    fn shares_auxiliary(&self, verb: usize, head: usize) -> bool {
        // "would oblige it to report and to impose": the second infinitive is no more real than the first.
        if self.has_to(verb) && self.has_to(head) {
            return true;
        }
        let own = self
            .children(verb)
            .any(|child| matches!(self.label(child), Label::Aux | Label::Auxpass | Label::Nsubj | Label::Nsubjpass));
        !own && self.tag(verb) == self.tag(head)
    }
}
