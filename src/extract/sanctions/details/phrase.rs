//! Grounds in the words of the article: short phrases cut where something else begins.

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::model::Span;

/// Longest phrase, in words.
const LONGEST: usize = 14;

/// Cuts phrases out of one sentence.
pub(super) struct Phrases<'a, 'b> {
    pub(super) document: &'a Document<'b>,
    pub(super) sentence: usize,
    pub(super) clauses: &'a Clauses<'a>,
}

impl Phrases<'_, '_> {
    /// Whether a word belongs to a date.
    pub(super) fn is_date(&self, word: usize) -> bool {
        let found = &self.document.sentences[self.sentence];
        found.tokens.get(word).is_some_and(|token| found.dates.iter().any(|date| date.span.overlaps(token.span)))
    }

    /// The phrase of a noun or gerund, without its article and what follows in clauses of its own.
    pub(super) fn noun(&self, head: usize) -> Option<String> {
        let (first, end) = self.clauses.extent(head);
        let first = if first + LONGEST < head { head } else { first };
        let owned = matches!(self.word(first), "the" | "its" | "a" | "an" | "their" | "his" | "her" | "of" | "what");
        self.written(first + usize::from(owned), head, end)
    }

    /// The clause of a verb, without a subject that is only a pronoun.
    pub(super) fn clause(&self, verb: usize) -> Option<String> {
        let (_, end) = self.clauses.extent(verb);
        let subject = self.clauses.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]).into_iter().next();
        let named = subject.filter(|subject| self.clauses.tag(*subject).starts_with('N') && *subject < verb);
        let bare = self.clauses.children_with(verb, &[Label::Aux, Label::Auxpass, Label::Neg]).into_iter().min();
        let carried = self.clauses.tag(verb) != "VBG" && !self.clauses.has_to(verb);
        let first = match named {
            Some(subject) => self.clauses.extent(subject).0,
            None => bare.filter(|aux| carried && *aux < verb).unwrap_or(verb),
        };
        // "what it called a plot" is the plot.
        let called = self.clauses.children(verb).any(|child| self.clauses.tag(child) == "WP" && child < verb);
        let (first, head) = if called { (verb + 1, verb + 1) } else { (first, verb) };
        let words = if head < end { self.written(first, head, end) } else { None };
        words.filter(|words| words.contains(' '))
    }

    fn word(&self, at: usize) -> &str {
        self.document.word(self.sentence, at)
    }

    /// The words from `first`, up to where something begins behind the head that is not the ground itself.
    fn written(&self, first: usize, head: usize, end: usize) -> Option<String> {
        let breaks = |at: &usize| {
            let mark = matches!(self.word(*at), "," | ";" | ":" | "(" | "–" | "—" | "--")
                && self.clauses.label(*at) == Label::Punct;
            mark || matches!(self.clauses.label(*at), Label::Relcl | Label::Advcl) || self.opens_conjunct(*at, head)
        };
        let mut cut = (head + 1..end).find(breaks).map_or(end, |at| self.before_clause(at, head));
        if cut > first + LONGEST {
            let seams =
                |at: &usize| matches!(self.clauses.label(*at), Label::Prep | Label::Acl | Label::Cc | Label::Appos);
            cut = (head + 1..=first + LONGEST).rev().find(seams)?;
        }
        let idle = |at: usize| matches!(self.clauses.tag(at), "CC" | "IN" | "TO" | "DT" | "WDT" | "WP" | "." | ",");
        while cut > head + 1 && idle(cut - 1) {
            cut -= 1;
        }
        let tokens = &self.document.sentences[self.sentence].tokens;
        let (start, last) = (tokens.get(first).filter(|_| first < cut)?, tokens.get(cut - 1)?);
        let words = Span::new(start.span.start, last.span.end).of(self.document.body()).trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// Whether a word joins another ground to the head.
    fn opens_conjunct(&self, at: usize, head: usize) -> bool {
        let joined = self.clauses.label(at) == Label::Cc && self.clauses.head(at) == Some(head);
        joined && self.clauses.children_with(head, &[Label::Conj]).into_iter().any(|next| next > at)
    }

    /// Where the clause of a verb begins that stands behind the head: at its relative or conjunction.
    fn before_clause(&self, at: usize, head: usize) -> usize {
        let clause = matches!(self.clauses.label(at), Label::Relcl | Label::Advcl);
        if clause { self.clauses.extent(at).0.max(head + 1) } else { at }
    }
}
