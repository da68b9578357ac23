//! The words that carry an act: verbs and nouns of imposing, easing, signing, withdrawing and the rest, and the
//! phrases that name measures and topics.
//!
//! A word may carry several cues ("withdraw" eases sanctions and leaves a treaty); which one holds is for the sentence to
//! tell. Words are looked up by lemma in lower case; phrases are matched in running text.

use super::tables::{Table, Tables};
use crate::error::Error;
use crate::model::vocabulary::{Measure, Topic};
use daachorse::DoubleArrayAhoCorasick;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Part of speech that a cue is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pos {
    /// Verb.
    Verb,
    /// Noun.
    Noun,
}

/// What a trigger word could state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TriggerKind {
    /// A sanction or designation.
    Sanction,
    /// An agreement.
    Agreement,
    /// A sanction, where the article speaks of sanctions elsewhere: "prolonged its measures", "followed suit".
    Measure,
    /// A designation, in an article that need not speak of sanctions: "on the EU list", "a terrorist organisation".
    Listing,
    /// What is done to somebody's goods, money or people, where a [`TriggerKind::Good`] stands in the same sentence:
    /// "banned", "let in again".
    Deed,
    /// Goods, money, ways and people that can be held back: "imports", "airspace", "visas".
    Good,
}

/// The cue words and phrases.
#[derive(Debug)]
pub struct Cues {
    words: Words,
    /// Words that only details or single rules hang on: they are no signs of a fact.
    details: Words,
    /// Words that may tell of a sanction where all else speaks for it.
    deeds: Words,
    measures: Phrases<Measure>,
    /// What is held back, done to or not done any more, and the measure that this is.
    held_back: FxHashMap<(Pos, String), Vec<Measure>>,
    topics: Phrases<Topic>,
    triggers: Phrases<TriggerKind>,
}

/// Cues by lemma, only ever looked into.
#[derive(Debug, Default)]
struct Words {
    verbs: FxHashMap<String, Vec<String>>,
    nouns: FxHashMap<String, Vec<String>>,
}

impl Words {
    fn of(rows: impl Iterator<Item = WordRow>) -> Self {
        let mut words = Self::default();
        for WordRow { lemma, pos, cue } in rows {
            let held = match pos {
                Pos::Verb => &mut words.verbs,
                Pos::Noun => &mut words.nouns,
            };
            held.entry(lemma).or_default().push(cue);
        }
        words
    }

    /// All cues of a word, in the order of the table.
    fn cues(&self, pos: Pos, lemma: &str) -> &[String] {
        let words = match pos {
            Pos::Verb => &self.verbs,
            Pos::Noun => &self.nouns,
        };
        words.get(lemma).map_or(&[], Vec::as_slice)
    }
}

impl Cues {
    /// Reads the cue tables.
    ///
    /// # Errors
    /// Names the file and row of a row that is malformed, doubled or uses an unknown code.
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let words = Words::of(tables.rows::<WordRow>()?.into_iter().map(|row| row.value));
        let details = Words::of(tables.rows::<DetailRow>()?.into_iter().map(|row| row.value.0));
        let deeds = Words::of(tables.rows::<DeedRow>()?.into_iter().map(|row| row.value.0));
        let mut measures = Vec::new();
        for row in tables.rows::<MeasureRow>()? {
            let code = Measure::from_code(&row.value.measure).ok_or_else(|| row.place.fault("unknown measure"))?;
            measures.push((row.value.phrase, code));
        }
        let mut held_back: FxHashMap<(Pos, String), Vec<Measure>> = FxHashMap::default();
        for row in tables.rows::<HeldBackRow>()? {
            let code = Measure::from_code(&row.value.measure).ok_or_else(|| row.place.fault("unknown measure"))?;
            held_back.entry((row.value.pos, row.value.lemma)).or_default().push(code);
        }
        let mut topics = Vec::new();
        for row in tables.rows::<TopicRow>()? {
            let code = Topic::from_code(&row.value.topic).ok_or_else(|| row.place.fault("unknown topic"))?;
            topics.push((row.value.phrase, code));
        }
        let triggers =
            tables.rows::<TriggerRow>()?.into_iter().map(|row| (row.value.beginning, row.value.kind)).collect();
        Ok(Self {
            words,
            details,
            deeds,
            measures: Phrases::new(MeasureRow::FILE, measures, false)?,
            held_back,
            topics: Phrases::new(TopicRow::FILE, topics, false)?,
            triggers: Phrases::new(TriggerRow::FILE, triggers, true)?,
        })
    }

    /// Whether the word carries the cue.
    #[must_use]
    pub fn is(&self, pos: Pos, lemma: &str, cue: &str) -> bool {
        self.of(pos, lemma).iter().any(|held| held == cue)
    }

    /// Whether a detail of a fact hangs on the word in such a way: a reason, or what an agreement is about.
    #[must_use]
    pub fn is_detail(&self, pos: Pos, lemma: &str, cue: &str) -> bool {
        self.details.cues(pos, lemma).iter().any(|held| held == cue)
    }

    /// Whether the word may be part of what tells of a sanction, in such a way: as a verb that shuts out, as goods that are
    /// held back.
    #[must_use]
    pub fn may_be(&self, pos: Pos, lemma: &str, cue: &str) -> bool {
        self.deeds.cues(pos, lemma).iter().any(|held| held == cue)
    }

    /// Whether the word bears any cue, or may be part of what tells of a sanction.
    #[must_use]
    pub fn knows(&self, pos: Pos, lemma: &str) -> bool {
        !self.of(pos, lemma).is_empty() || !self.deeds.cues(pos, lemma).is_empty()
    }

    /// All cues of a word, in the order of the table.
    #[must_use]
    pub fn of(&self, pos: Pos, lemma: &str) -> &[String] {
        self.words.cues(pos, lemma)
    }

    /// The measures that a thing held back names ("airspace"), or something that may not be done ("buy").
    #[must_use]
    pub fn measures_of(&self, pos: Pos, lemma: &str) -> &[Measure] {
        self.held_back.get(&(pos, lemma.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The measures that lower-case text names, each once, in the order of the vocabulary.
    #[must_use]
    pub fn measures_in(&self, lower_case: &str) -> Vec<Measure> {
        self.measures.values_in(lower_case)
    }

    /// The topics that lower-case text names, each once, in the order of the vocabulary.
    #[must_use]
    pub fn topics_in(&self, lower_case: &str) -> Vec<Topic> {
        self.topics.values_in(lower_case)
    }

    /// What the words of lower-case text could state; empty for text that cannot hold a fact.
    #[must_use]
    pub fn triggers_in(&self, lower_case: &str) -> Vec<TriggerKind> {
        self.triggers.values_in(lower_case)
    }

    /// Where the words of lower-case text stand that could state a fact, in order, and what they could state.
    #[must_use]
    pub fn triggers_at(&self, lower_case: &str) -> Vec<(usize, TriggerKind)> {
        self.triggers.places_in(lower_case)
    }
}

/// Phrases found in running text at word boundaries, in time that does not depend on how many there are.
struct Phrases<T> {
    automaton: DoubleArrayAhoCorasick<u32>,
    /// What each phrase stands for, by its number in the automaton.
    values: Vec<Vec<T>>,
    /// Whether a phrase may be the beginning of a longer word.
    beginnings: bool,
}

impl<T: Copy + Ord> Phrases<T> {
    fn new(file: &str, rows: Vec<(String, T)>, beginnings: bool) -> Result<Self, Error> {
        // A phrase may stand for several values, and the automaton wants each phrase once.
        let mut by_phrase: BTreeMap<String, Vec<T>> = BTreeMap::new();
        for (phrase, value) in rows {
            by_phrase.entry(phrase).or_default().push(value);
        }
        let (phrases, values): (Vec<String>, Vec<Vec<T>>) = by_phrase.into_iter().unzip();
        let automaton = DoubleArrayAhoCorasick::new(phrases).map_err(|fault| Error::Lexicon {
            file: file.to_owned(),
            row: 0,
            reason: fault.to_string(),
        })?;
        Ok(Self { automaton, values, beginnings })
    }

    fn values_in(&self, text: &str) -> Vec<T> {
        let mut found: Vec<T> = self.places_in(text).into_iter().map(|(_, value)| value).collect();
        found.sort();
        found.dedup();
        found
    }

    fn places_in(&self, text: &str) -> Vec<(usize, T)> {
        let mut found = Vec::new();
        for hit in self.automaton.find_overlapping_iter(text) {
            let whole_end = self.beginnings || ends_word(text, hit.end());
            if starts_word(text, hit.start()) && whole_end {
                found.extend(self.values[hit.value() as usize].iter().map(|value| (hit.start(), *value)));
            }
        }
        found
    }
}

impl<T> std::fmt::Debug for Phrases<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Phrases({})", self.values.len())
    }
}

/// Whether a word may begin at a place of a text: no letter or digit stands before it.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// Whether a word may end at a place of a text: no letter or digit follows.
pub(crate) fn ends_word(text: &str, at: usize) -> bool {
    !text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

#[derive(Deserialize)]
struct WordRow {
    lemma: String,
    pos: Pos,
    cue: String,
}

impl Table for WordRow {
    const FILE: &'static str = "cues.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {:?} {}", self.lemma, self.pos, self.cue)
    }
}

#[derive(Deserialize)]
#[serde(transparent)]
struct DetailRow(WordRow);

impl Table for DetailRow {
    const FILE: &'static str = "details.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        self.0.key()
    }
}

/// A word of `deeds.csv`.
#[derive(Deserialize)]
struct DeedRow(WordRow);

impl Table for DeedRow {
    const FILE: &'static str = "deeds.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        self.0.key()
    }
}

#[derive(Deserialize)]
struct MeasureRow {
    phrase: String,
    measure: String,
}

impl Table for MeasureRow {
    const FILE: &'static str = "measures.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {}", self.phrase, self.measure)
    }
}

/// A word of `held_back.csv`.
#[derive(Deserialize)]
struct HeldBackRow {
    lemma: String,
    pos: Pos,
    measure: String,
}

impl Table for HeldBackRow {
    const FILE: &'static str = "held_back.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {:?} {}", self.lemma, self.pos, self.measure)
    }
}

#[derive(Deserialize)]
struct TopicRow {
    phrase: String,
    topic: String,
}

impl Table for TopicRow {
    const FILE: &'static str = "topics.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {}", self.phrase, self.topic)
    }
}

#[derive(Deserialize)]
struct TriggerRow {
    beginning: String,
    kind: TriggerKind,
}

impl Table for TriggerRow {
    const FILE: &'static str = "triggers.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {:?}", self.beginning, self.kind)
    }
}
