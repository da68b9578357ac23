//! A parsed sentence and the ways through its tree.

use super::labels::{Label, Tag};
use crate::model::Span;

/// One sentence with its tree. A sentence that holds several clauses side by side may have several roots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// Its words, one for each token, in order.
    pub words: Vec<Word>,
}

/// A word in its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes in the text.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// Index of the word it depends on; its own index if it is a root.
    pub head: usize,
    /// What it is to its head.
    pub label: Label,
    /// Its dictionary form, in lower case.
    pub lemma: String,
}

impl Word {
    /// Whether it is a verb form; see [`Tag::is_verb`].
    #[must_use]
    pub fn is_verb(&self) -> bool {
        self.tag.is_verb()
    }

    /// Whether it is a noun, common or proper.
    #[must_use]
    pub fn is_noun(&self) -> bool {
        self.tag.is_noun()
    }

    /// Whether it is a proper noun.
    #[must_use]
    pub fn is_proper(&self) -> bool {
        self.tag.is_proper()
    }
}

impl Parse {
    /// The words that depend on `word` directly, from left to right.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.words.len()).filter(move |child| *child != word && self.words[*child].head == word)
    }

    /// The direct children of `word` with this label, from left to right.
    pub fn children_as(&self, word: usize, label: Label) -> impl Iterator<Item = usize> + '_ {
        self.children(word).filter(move |child| self.words[*child].label == label)
    }

    /// The first and the last word of everything that hangs on `word`, itself included.
    #[must_use]
    pub fn subtree(&self, word: usize) -> (usize, usize) {
        let under = |other: &usize| self.is_under(*other, word);
        let first = (0..word).find(under).unwrap_or(word);
        let last = (word + 1..self.words.len()).rev().find(under).unwrap_or(word);
        (first, last)
    }

    /// The other members of the enumeration `word` belongs to ("A, B and C"), from left to right.
    #[must_use]
    pub fn conjuncts(&self, word: usize) -> Vec<usize> {
        let mut top = word;
        while self.words.get(top).is_some_and(|found| found.label == Label::Conj) && self.words[top].head != top {
            top = self.words[top].head;
        }
        let mut members = vec![top];
        let mut at = 0;
        while let Some(member) = members.get(at).copied() {
            members.extend(self.children_as(member, Label::Conj));
            at += 1;
        }
        members.retain(|member| *member != word);
        members.sort_unstable();
        members
    }

    /// The heads above `word`, from its own up to the root; nothing for a root.
    pub fn path_to_root(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let above = |word: usize| self.words.get(word).map(|found| found.head).filter(|head| *head != word);
        // The trees are free of cycles; the bound keeps one made by hand from hanging the program.
        std::iter::successors(above(word), move |head| above(*head)).take(self.words.len())
    }

    /// Whether `word` is `ancestor` or hangs on it, directly or not.
    #[must_use]
    pub fn is_under(&self, word: usize, ancestor: usize) -> bool {
        word == ancestor || self.path_to_root(word).any(|head| head == ancestor)
    }
}
