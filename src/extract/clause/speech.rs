//! Who says what a clause states.

use super::Clauses;
use crate::english::Label;

/// How many heads above its clause a verb of saying is looked for.
const REACH: usize = 8;

impl Clauses<'_> {
    /// The word for whoever says what the clause of `anchor` states: the subject of the verb of saying that the clause
    /// hangs from or that is put in between, else the one it is stated according to.
    #[must_use]
    pub fn speaker(&self, anchor: usize) -> Option<usize> {
        let mut at = anchor;
        for _ in 0..REACH {
            if let Some(word) = self.put_in(at).or_else(|| self.according_to(at)) {
                return Some(word);
            }
            let head = self.head(at)?;
            let reports = self.label(at) == Label::Ccomp && self.verb_is(head, "say") && !self.has_to(at);
            if reports {
                return self.subjects(head, 0).into_iter().min_by_key(|word| word.abs_diff(head));
            }
            at = head;
        }
        None
    }

    /// "The ban, he said, would stay": the verb of saying hangs from what is said.
    fn put_in(&self, verb: usize) -> Option<usize> {
        let says = self.children_with(verb, &[Label::Parataxis, Label::Ccomp]).into_iter().find(|says| {
            let own = self.children_with(*says, &[Label::Ccomp, Label::Dobj, Label::Xcomp]).is_empty();
            self.label(*says) == Label::Parataxis && self.verb_is(*says, "say") && own
        })?;
        self.children_with(says, &[Label::Nsubj]).into_iter().next()
    }

    /// "According to the ministry, exports were banned."
    fn according_to(&self, verb: usize) -> Option<usize> {
        let prep = self.children(verb).find(|child| matches!(self.lemma(*child), "according" | "accord"))?;
        self.objects_of(prep, &["to"]).into_iter().chain(self.children_with(prep, &[Label::Pobj])).next()
    }
}
