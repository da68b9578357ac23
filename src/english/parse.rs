//! A parsed sentence and the ways through its tree.

use super::labels::{Label, Tag};
use crate::model::Span;

/// One sentence with its tree. A sentence that holds several clauses side by side may have several roots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// Its words, one for each token, in order.
    words: Vec<Word>,
    /// All words but roots, by their heads and then in order.
    dependents: Vec<usize>,
    /// Where the dependents of each word begin; one more entry than words.
    starts: Vec<usize>,
    /// The labels that the dependents of each word bear, a bit for each.
    borne: Vec<u64>,
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
    /// A sentence of these words.
    #[must_use]
    pub fn new(words: Vec<Word>) -> Self {
        let hangs = |(at, word): &(usize, &Word)| word.head != *at && word.head < words.len();
        let mut starts = vec![0; words.len() + 1];
        for (_, word) in words.iter().enumerate().filter(hangs) {
            starts[word.head + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut dependents = vec![0; starts.last().copied().unwrap_or_default()];
        let mut borne = vec![0; words.len()];
        for (at, word) in words.iter().enumerate().filter(hangs) {
            dependents[next[word.head]] = at;
            next[word.head] += 1;
            borne[word.head] |= bit(word.label);
        }
        Self { words, dependents, starts, borne }
    }

    /// Its words, one for each token, in order.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The sentence with some of its words changed.
    #[must_use]
    pub fn changed(self, change: impl FnOnce(&mut [Word])) -> Self {
        let mut words = self.words;
        change(&mut words);
        Self::new(words)
    }

    /// The words that depend on `word` directly, from left to right.
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let ends = self.starts.get(word).zip(self.starts.get(word + 1));
        ends.map_or(&[][..], |(start, end)| &self.dependents[*start..*end]).iter().copied()
    }

    /// The direct children of `word` with this label, from left to right.
    pub fn children_as(&self, word: usize, label: Label) -> impl Iterator<Item = usize> + '_ {
        self.children(word).filter(move |child| self.words[*child].label == label)
    }

    /// Whether a direct child of `word` bears this label; however many there are, it costs the same.
    #[must_use]
    pub fn has_child(&self, word: usize, label: Label) -> bool {
        self.borne.get(word).is_some_and(|borne| borne & bit(label) != 0)
    }

    /// The first and the last word of everything that hangs on `word`, itself included.
    #[must_use]
    pub fn subtree(&self, word: usize) -> (usize, usize) {
        let (mut first, mut last) = (word, word);
        let mut open = vec![word];
        // The trees are free of cycles; the bound keeps one made by hand from hanging the program.
        for _ in 0..self.words.len() {
            let Some(at) = open.pop() else { break };
            (first, last) = (first.min(at), last.max(at));
            open.extend(self.children(at));
        }
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
        // Bounded as above.
        std::iter::successors(above(word), move |head| above(*head)).take(self.words.len())
    }

    /// Whether `word` is `ancestor` or hangs on it, directly or not.
    #[must_use]
    pub fn is_under(&self, word: usize, ancestor: usize) -> bool {
        word == ancestor || self.path_to_root(word).any(|head| head == ancestor)
    }
}

/// The bit of a label, of which there are fewer than bits.
fn bit(label: Label) -> u64 {
    1 << (label as u32)
}
