//! One sentence as the rules for listings read it: words, tags and tree, whether or not the document parsed it.

use crate::english::Parse;
use crate::extract::clause::Clauses;
use crate::extract::mend;
use crate::extract::scene::Scene;
use crate::lexicon::cues::{Cues, Pos};
use crate::model::Span;

/// A sentence under the eyes of the rules.
pub(super) struct Line<'a> {
    /// Its place in the document.
    pub(super) sentence: usize,
    /// Its words as written.
    pub(super) words: Vec<&'a str>,
    /// Its words in lower case.
    pub(super) lower: Vec<String>,
    /// Its bytes in the body.
    pub(super) span: Span,
    parse: Parse,
    cues: &'a Cues,
}

impl<'a> Line<'a> {
    /// Takes a sentence up, parsing it if the document has not.
    pub(super) fn of(scene: &Scene<'a>, sentence: usize) -> Self {
        let document = scene.document;
        let held = &document.sentences[sentence];
        let words: Vec<&str> = (0..held.tokens.len()).map(|token| document.word(sentence, token)).collect();
        let parse = held.parse.clone().unwrap_or_else(|| {
            let mut parse = scene.tools.english.parse(document.body(), &held.tokens);
            mend::mend(&mut parse, &words);
            parse
        });
        let lower = words.iter().map(|word| word.to_lowercase()).collect();
        Self { sentence, words, lower, span: held.span, parse, cues: scene.tools.lexicon.cues() }
    }

    /// Its clauses.
    pub(super) fn clauses(&self) -> Clauses<'_> {
        Clauses { parse: &self.parse, cues: self.cues }
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether the word at `at` is one of `words`, in lower case.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.lower.get(at).is_some_and(|word| words.contains(&word.as_str()))
    }

    /// Whether the words from `at` on are exactly `phrase`, in lower case.
    pub(super) fn reads(&self, at: usize, phrase: &[&str]) -> bool {
        phrase.iter().enumerate().all(|(offset, word)| self.is(at + offset, &[word]))
    }

    /// Whether the word at `at` is a verb form that carries a clause.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        at < self.len() && matches!(self.clauses().tag(at), "VBD" | "VBZ" | "VBP" | "MD") && self.starts_small(at)
    }

    /// Whether the word at `at` is a participle.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        at < self.len() && matches!(self.clauses().tag(at), "VBN" | "VBG" | "VBD") && self.starts_small(at)
    }

    /// Whether the word at `at` begins with a small letter.
    pub(super) fn starts_small(&self, at: usize) -> bool {
        self.words.get(at).and_then(|word| word.chars().next()).is_some_and(char::is_lowercase)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn starts_capital(&self, at: usize) -> bool {
        self.words.get(at).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
    }

    /// Whether no space stands before the word at `at`.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.len() && self.parse.words()[at - 1].span.end == self.parse.words()[at].span.start
    }

    /// Whether the verb at `at` carries a cue.
    pub(super) fn verb_is(&self, at: usize, cue: &str) -> bool {
        self.clauses().is_verb(at) && self.cues.is(Pos::Verb, self.clauses().lemma(at), cue)
    }

    /// Whether the noun at `at` carries a cue.
    pub(super) fn noun_is(&self, at: usize, cue: &str) -> bool {
        at < self.len()
            && self.clauses().tag(at).starts_with('N')
            && self.cues.is(Pos::Noun, self.clauses().lemma(at), cue)
    }

    /// Whether any word of the sentence is a noun with the cue.
    pub(super) fn noun_is_in(&self, cue: &str) -> bool {
        (0..self.len()).any(|at| self.noun_is(at, cue))
    }

    /// Whether a clause of its own follows the semicolon at `at`, and no further item of a list: in "Doe; Roe, who leads it;
    /// and the firm whose owner fled" every verb stands behind a relative pronoun.
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        if !self.is(at, &[";"]) {
            return false;
        }
        let stop = (at + 1..self.len()).find(|t| self.is(*t, &[";"])).unwrap_or(self.len());
        let relative = |t: usize| self.is(t, &["who", "which", "whose", "whom", "that", "where"]);
        let mut segment = (at + 1..stop).filter(|t| self.is_finite(*t));
        segment.next().is_some_and(|verb| !(at + 1..verb).any(relative))
    }

    /// Whether the word is a verb of listing behind "re-", which the tokens part from it.
    pub(super) fn is_again(&self, at: usize) -> bool {
        at >= 2
            && self.is(at, &["designated", "designates", "designating", "listed", "sanctioned", "imposed"])
            && self.is(at - 1, &["-"])
            && self.is(at - 2, &["re"])
    }

    /// Whether the word is a verb of listing behind "to" that passes for a noun: "agreed to sanction Doe".
    pub(super) fn is_slip(&self, at: usize) -> bool {
        at >= 2
            && at + 1 < self.len()
            && self.is(at, &["sanction", "blacklist", "designate", "delist"])
            && self.is(at - 1, &["to"])
            && !self.clauses().is_verb(at)
            && (self.starts_capital(at + 1) || self.is(at + 1, &["the", "a", "an", "its", "two", "three"]))
    }

    /// Bytes of the words from `first` up to `end`.
    pub(super) fn span_of(&self, first: usize, end: usize) -> Span {
        match (self.parse.words().get(first), end.checked_sub(1).and_then(|last| self.parse.words().get(last))) {
            (Some(from), Some(to)) if from.span.start <= to.span.end => Span::new(from.span.start, to.span.end),
            _ => self.span,
        }
    }
}
