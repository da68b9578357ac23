//! The named parties that a stretch of a sentence enumerates.
//!
//! Long lists defeat a parser, but not a reader: items stand between commas and "and", each says one name, and whatever
//! follows the name behind a preposition or a relative pronoun only describes it. "The director of a firm, John Doe" lists
//! the man, and "the airline X, the hotels Y and Z" three firms.

mod words;

use super::line::Line;
use crate::english::Label;
use crate::extract::parties::details;
use crate::extract::parties::listed::{Place, kind_of_noun, party_of};
use crate::extract::scene::Scene;
use crate::lexicon::NameWord;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;
use std::ops::Range;
use words::{CLOSING, JOINING, STOPPING, TRADES};

/// A party named in an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// Who.
    pub(super) party: PartyIx,
    /// First word of the name.
    pub(super) first: usize,
    /// One past its last word.
    pub(super) end: usize,
}

/// Quotation marks.
pub(super) const QUOTES: &[&str] = &["\"", "“", "”", "'", "‘", "’", "``", "''"];

/// An item of the enumeration under way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Item {
    pub(super) name: Option<(usize, usize)>,
    pub(super) kind: Option<PartyKind>,
    pub(super) closed: bool,
    /// Where it was closed.
    closed_at: usize,
}

/// Reads enumerations in one sentence.
pub(super) struct Enumeration<'s, 'a, 'l> {
    pub(super) scene: &'s mut Scene<'a>,
    pub(super) line: &'l Line<'l>,
    /// What the sentence before said the items are.
    pub(super) hint: Option<PartyKind>,
    found: Vec<(Named, Item)>,
    pub(super) stopped: Vec<(usize, usize)>,
    /// Where the enumeration begins.
    pub(super) start: usize,
}

/// What the reading of a word leads to.
enum Step {
    /// The next word to read.
    To(usize),
    /// The enumeration is over.
    End,
    /// Another clause has begun, whose subject the last name is.
    Drop,
}

impl<'s, 'a, 'l> Enumeration<'s, 'a, 'l> {
    pub(super) fn new(scene: &'s mut Scene<'a>, line: &'l Line<'l>, hint: Option<PartyKind>) -> Self {
        Self { scene, line, hint, found: Vec::new(), stopped: Vec::new(), start: 0 }
    }

    /// The parties named between two words.
    pub(super) fn named(mut self, range: Range<usize>) -> Vec<Named> {
        let end = range.end.min(self.line.len());
        let mut at = range.start;
        self.start = at;
        let mut item = Item::default();
        while at < end {
            if let Some(next) = self.joint(at, end) {
                self.flush(&mut item, at);
                at = next;
            } else if self.stops(at) {
                self.flush(&mut item, at);
                match self.resume(at, end) {
                    Some(next) => at = next,
                    None => break,
                }
            } else {
                match self.step(&mut item, at, end) {
                    Step::To(next) => at = next,
                    Step::End => break,
                    Step::Drop => {
                        item.name = None;
                        break;
                    }
                }
            }
        }
        self.flush(&mut item, end);
        self.found.into_iter().map(|(named, _)| named).collect()
    }

    /// Whether "and" stands within a name, both sides of which end and begin with common words: "Vega Missiles and Defense".
    fn within_name(&self, at: usize) -> bool {
        let line = self.line;
        let words = self.scene.tools.lexicon.name_words();
        let common = |t: usize| line.starts_capital(t) && words.is_ordinary(&line.lower[t]);
        let run = (at + 1..line.len()).take_while(|t| line.starts_capital(*t)).count();
        let before = (self.start..at).rev().take_while(|t| line.starts_capital(*t)).count();
        let head = |t: usize| words.kind(&line.lower[t]).is_some();
        // "Brothers Hawala and Exchange LLP": nobody is called by a trade and a legal form alone.
        let form = run > 1
            && before > 1
            && at > self.start
            && words.kind(&line.lower[at + run]) == Some(NameWord::Legal)
            && (at + 1..at + run).all(|t| head(t) || line.is(t, TRADES))
            && !head(at - 1);
        // "Delta Investment and Commercial Bank".
        let trade = run > 1
            && before > 1
            && line.is(at - 1, TRADES)
            && matches!(words.kind(&line.lower[at + run]), Some(NameWord::Company | NameWord::Legal))
            && (at + 1..at + run).all(|t| head(t) || line.is(t, TRADES));
        let form = form || trade;
        if line.is(at, &["and", "&"]) && form {
            return true;
        }
        // "Gulf Pearl Trading and Sapphire Holding": a word of no trade opens another firm's name.
        let firm = run > 1
            && !(head(at + 1) || line.is(at + 1, TRADES))
            && matches!(words.kind(&line.lower[at + run]), Some(NameWord::Company | NameWord::Legal));
        line.is(at, &["and", "&"])
            && !firm
            && run > 0
            && before > 1
            && at > self.start
            && common(at - 1)
            && !head(at - 1)
            && (at + 1..=at + run).all(|t| words.is_ordinary(&line.lower[t]) || head(t))
    }

    /// The word after a comma, "and" or "together with" at `at`.
    fn joint(&self, at: usize, end: usize) -> Option<usize> {
        let line = self.line;
        if self.within_name(at) {
            return None;
        }
        if let Some(words) = JOINING.iter().find(|words| line.reads(at, words)) {
            return Some((at + words.len()).min(end));
        }
        let word = line.lower[at].as_str();
        let dash = matches!(word, "–" | "—" | "--") && !line.is_glued(at);
        let joins =
            matches!(word, "," | ";" | ":" | "and" | "or" | "&" | "plus" | "both" | "•" | "·" | ")" | "]") || dash;
        joins.then_some(at + 1)
    }

    fn stops(&self, at: usize) -> bool {
        let line = self.line;
        let reason = line.is(at, &["for", "over"])
            && (line.clauses().tag((at + 1).min(line.len() - 1)) == "VBG"
                || line.is(at + 1, &["its", "their", "his", "her", "having", "allegedly"]));
        let clause = line.is(at, &["as"])
            && (at + 1..(at + 6).min(line.len())).any(|t| line.is_finite(t))
            && line.is(at + 1, &["it", "he", "they", "the", "part"]);
        let law = line.is(at, &["under"])
            && (at + 1..at + 4).any(|t| line.is(t, &["section", "article", "executive", "e.o.", "title"]));
        law || (line.is(at, STOPPING) && !line.reads(at, &["so", "-"])) || reason || clause
    }

    /// Where an interrupted enumeration goes on: at a colon or at words that join.
    fn resume(&self, at: usize, end: usize) -> Option<usize> {
        let clauses = self.line.clauses();
        let acts = |t: usize| {
            self.line.is_finite(t)
                && ["designate", "enlist", "impose", "ease"].iter().any(|cue| clauses.verb_is(t, cue))
        };
        let end = (at + 1..end).find(|t| acts(*t)).unwrap_or(end);
        (at + 1..end).find_map(|t| {
            if self.line.is(t, &[":"]) {
                return Some(t + 1);
            }
            // "accusing him of crimes, and on the bank X".
            let repeated = self.line.is(t, &["and"])
                && self.line.is(t - 1, &[","])
                && self.line.is(t + 1, &["on", "against"])
                && self.line.is(self.start.saturating_sub(1), &["on", "against"]);
            if repeated {
                return Some(t + 2);
            }
            // "designated, pursuant to the order, X".
            if self.found.is_empty() && at <= self.start + 1 && self.line.is(t, &[","]) {
                return Some(t + 1);
            }
            let words = JOINING.iter().find(|words| self.line.reads(t, words))?;
            self.line.is(t.saturating_sub(1), &[",", ";"]).then_some(t + words.len())
        })
    }

    /// Takes one word or name into the item.
    fn step(&mut self, item: &mut Item, at: usize, end: usize) -> Step {
        let line = self.line;
        if line.is(at, &["(", "["]) {
            if self.opens_names(item, at) {
                item.closed = false;
                return Step::To(at + 1);
            }
            let close = (at..end).find(|t| line.is(*t, &[")", "]"])).unwrap_or(end);
            return Step::To(close + 1);
        }
        if line.reads(at, &["tail", "number"]) || (item.closed && line.reads(at, &["registration", "number"])) {
            *item = Item { kind: Some(PartyKind::Aircraft), ..Item::default() };
            return Step::To(at + 2);
        }
        if let Some((name, next)) = self.quoted(item, at, end) {
            item.name = Some(name);
            return Step::To(next);
        }
        if line.is_finite(at) && self.subject_before(at) {
            return Step::End;
        }
        if item.closed || line.is(at, QUOTES) {
            return Step::To(at + 1);
        }
        // "Minister of Sports and Youth, John Doe".
        if let Some(past) = self.place(end).office_end(at).filter(|_| item.name.is_none()) {
            return Step::To(past);
        }
        // "Cayman Islands-flagged" describes.
        if let Some(past) = self.compound(at, end) {
            return Step::To(past);
        }
        if let Some(stop) = self.name(at, end) {
            item.name = Some((at, stop));
            if line.is(stop, &["'s", "’s", "'", "’"]) && line.is_glued(stop) {
                if self.owns_assets(stop) {
                    item.closed = true;
                    item.closed_at = stop;
                } else {
                    item.name = None;
                }
                return Step::To(stop + 1);
            }
            return Step::To(stop);
        }
        self.word(item, at)
    }

    fn name(&self, at: usize, end: usize) -> Option<usize> {
        let place = self.place(end);
        let line = self.line;
        // The first word of a sentence is capitalised whatever it is.
        let mentioned = self
            .scene
            .parties
            .in_sentence(line.sentence)
            .iter()
            .filter(|m| m.first == at && m.end <= end)
            .map(|m| m.end)
            .max();
        let clauses = line.clauses();
        let known = mentioned.is_some() || self.scene.parties.named(line.words[at]).is_some();
        let lower = line.lower[at].as_str();
        let singular =
            lower.strip_suffix("ies").map_or_else(|| lower.trim_end_matches('s').to_owned(), |stem| format!("{stem}y"));
        let common = kind_of_noun(clauses.cues, &singular).is_some() && !line.starts_capital(at + 1);
        // "Muslims", "Haitians": people, and no party of that name.
        let people = clauses.tag(at) == "NNPS" && mentioned.is_none() && !line.starts_capital(at + 1);
        if people && !line.starts_capital(at.wrapping_sub(1)) {
            return None;
        }
        if at == 0 && !known && (common || !clauses.tag(0).starts_with("NNP")) {
            return None;
        }
        let mut run = place.name_end(at);
        while let Some(stop) = run.filter(|stop| *stop + 1 < end && self.within_name(*stop)) {
            run = place.name_end(stop + 1);
        }
        let crossing = |stop: &usize| (at..*stop).any(|t| line.is_finite(t) || self.joint(t, end).is_some());
        run.max(mentioned.filter(|stop| !crossing(stop)))
    }

    fn place(&self, limit: usize) -> Place<'a, 'a> {
        Place { document: self.scene.document, lexicon: self.scene.tools.lexicon, sentence: self.line.sentence, limit }
    }

    fn word(&self, item: &mut Item, at: usize) -> Step {
        let line = self.line;
        let clauses = line.clauses();
        let cues = self.scene.tools.lexicon.cues();
        let first = item.name.is_none() && item.kind.is_none();
        // "the whole of the Guard Corps".
        if at > 0 && line.is(at, &["of"]) && line.is(at - 1, &["whole", "all", "entirety", "rest", "most"]) {
            return Step::To(at + 1);
        }
        // A preposition that repeats the one before the enumeration opens the next item: "of A and of B".
        let begins = (self.start.saturating_sub(1)..=self.start).any(|t| line.lower[t] == line.lower[at]);
        let repeated = first
            && begins
            && line.is(at, &["of", "on", "against", "to", "for", "by"])
            && line.is(at.saturating_sub(1), &["and", ",", "or"]);
        if repeated {
            return Step::To(at + 1);
        }
        let own_subject = clauses.is_verb(at) && !clauses.children_with(at, &[Label::Nsubj]).is_empty();
        if (line.is_finite(at) || own_subject) && item.name.is_some() {
            return Step::Drop;
        }
        if line.is(at, &["called", "named", "dubbed"]) && item.name.is_none() {
            return Step::To(at + 1);
        }
        let describing = line.is_participle(at) && !matches!(clauses.label(at), Label::Amod | Label::Compound);
        if line.is(at, CLOSING) || line.is_finite(at) || describing {
            item.closed = true;
            item.closed_at = at;
            return Step::To(at + 1);
        }
        let kind = clauses.tag(at).starts_with('N').then(|| kind_of_noun(cues, clauses.lemma(at))).flatten();
        if item.name.is_some() {
            let belongs = kind.is_some_and(|kind| kind != PartyKind::Person)
                && !line.starts_capital(at + 1)
                && !line.noun_is(at, "of_another");
            let modified = matches!(clauses.tag(at), "NN" | "NNS" | "JJ" | "NNP");
            if belongs {
                item.kind = kind;
                item.closed = true;
            } else if modified {
                item.name = None;
                item.kind = kind;
            }
        } else {
            item.kind = kind.or(item.kind);
        }
        Step::To(at + 1)
    }

    /// Ends an item, and keeps its name.
    fn flush(&mut self, item: &mut Item, at: usize) {
        let done = std::mem::take(item);
        if done.name.is_none() {
            // "the travel firms A and B": a plural says what all that follow are.
            self.hint = done.kind.or(self.hint);
        }
        // What stands behind "in" or "at" is a place, and describes nobody.
        // "The president of the Senate, John Doe": an office is no name yet.
        let office = done.name.is_none() && self.line.is(done.closed_at, &["of"]);
        if done.closed && !office && !self.line.is(done.closed_at, &["in", "at", "near"]) {
            self.stopped.push((done.closed_at, at));
        }
        let Some((first, end)) = done.name else { return };
        if self.hangs_from_description(first, end) {
            return;
        }
        let place = self.place(end);
        let Some(party) = party_of(self.scene.parties, place, first, end, done.kind.or(self.hint)) else { return };
        self.scene.parties.finish(self.scene.document);
        details::read(self.scene.document, self.scene.parties, party, self.line.sentence, end);
        self.scene.parties.finish(self.scene.document);
        let named = Named { party, first, end };
        if !self.found.iter().any(|(other, _)| other.party == party) {
            self.found.push((named, done));
        }
    }
}
