//! What somebody says is not so: denied, dismissed as a rumour, called untrue.

use super::Clauses;
use crate::english::Label;

impl Clauses<'_> {
    /// Whether what a word tells is disowned: "denied that it had signed a pact", "dismissed reports of a pact", "reports that they have
    /// signed a pact are false", "it is untrue that they have signed a pact".
    #[must_use]
    pub fn is_disowned(&self, word: usize) -> bool {
        let mut at = word;
        for _ in 0..self.len() {
            let Some(over) = self.head(at) else { return false };
            let label = self.label(at);
            let clause = matches!(label, Label::Ccomp | Label::Advcl | Label::Csubj | Label::Acl | Label::Relcl);
            let that = clause && self.children(at).any(|child| self.lemma(child) == "that");
            if that && self.is_verb(at) && self.is_called_false(over) {
                return true;
            }
            if at != word && label == Label::Ccomp && self.lemma(over) == "deny" {
                return true;
            }
            let told = matches!(label, Label::Ccomp | Label::Dobj | Label::Acl | Label::Relcl | Label::Xcomp)
                || matches!(label, Label::Pobj | Label::Prep | Label::Pcomp | Label::Nsubjpass | Label::Conj);
            // What is known of something that is only spoken of there is not denied: "denied that it broke sanctions imposed in May".
            let aside = matches!(label, Label::Acl | Label::Relcl) && !self.noun_is(over, "hearsay");
            if !told || aside {
                return false;
            }
            if self.noun_is(over, "hearsay") {
                return self.is_refuted(over);
            }
            at = over;
        }
        false
    }

    /// Whether somebody says that what this noun tells is not so.
    fn is_refuted(&self, hearsay: usize) -> bool {
        let Some(over) = self.head(hearsay) else { return false };
        match self.label(hearsay) {
            Label::Dobj | Label::Nsubjpass if self.is_verb(over) => {
                let refuted = self.verb_is(over, "refute") && !self.is_negated(over);
                refuted || self.children(over).any(|child| self.noun_is(child, "false"))
            }
            Label::Nsubj => self.is_called_false(over),
            // "there is no truth in reports that".
            Label::Pobj => self.head(over).is_some_and(|noun| self.lemma(noun) == "truth" && self.is_negated(noun)),
            _ => false,
        }
    }

    /// "is false", "is not true", "untrue".
    fn is_called_false(&self, word: usize) -> bool {
        let false_ = |word: usize| {
            let not = self.is_negated(word) || self.head(word).is_some_and(|verb| self.is_negated(verb));
            // What is wrong may be so and ought not to be.
            let untrue = self.noun_is(word, "false") && self.lemma(word) != "wrong";
            (untrue && !not) || (self.lemma(word) == "true" && not)
        };
        false_(word) || (self.lemma(word) == "be" && self.children(word).any(false_))
    }
}
