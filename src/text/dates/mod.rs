//! The dates that a text gives, each resolved to a day, a month or a year.
//!
//! A news text seldom writes a date in full: it says "on Tuesday", "last month", "in September". Those are read
//! against the day of publication. What each shape of words means is in `rules`; the arithmetic is in
//! `calendar`; whether the words around point to the past or to the future is decided in `context`. Which
//! claim a date belongs to is left to the extractors.

mod calendar;
mod context;
mod rules;
mod signs;
mod years;

use crate::model::{PartialDate, Span};
use regex::{Captures, Regex};
use rules::{RULES, Scene};
use signs::Signs;
use std::sync::LazyLock;

/// A date expression and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateHit {
    /// The words of the date in the text given, without the preposition before them.
    pub span: Span,
    /// What they mean, no more precise than they are.
    pub date: PartialDate,
    /// What the word before them makes of the date.
    pub role: DateRole,
}

/// How a date bounds what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateRole {
    /// It happened then: "on Tuesday", "in 2018".
    #[default]
    Point,
    /// It began then: "since 2018", "from 1 May".
    Since,
    /// It ends then: "until the end of July", "by Friday", "expires on 15 March".
    Until,
    /// It happened earlier: "before December".
    Before,
    /// It happened later: "after 5 December".
    After,
}

/// Every date expression in `text` in order of appearance, resolved against the day of publication.
///
/// Without that day only the dates that are written out resolve. Where the document gives a month or a year
/// of publication, the expressions that need no more ("last year") resolve too.
#[must_use]
pub fn dates_in(text: &str, published: Option<PartialDate>) -> Vec<DateHit> {
    dates_within(text, Setting { published, ..Setting::default() })
}

/// What a text stands in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    /// The day of publication, or the month or year.
    pub published: Option<PartialDate>,
    /// The dates of the texts before it, in their order: "that day" and "a week later" may count from them.
    pub told: &'a [PartialDate],
    /// Whether its document writes the day before the month: see [`is_day_first`].
    pub day_first: bool,
}

/// The same for a text that stands among others.
#[must_use]
pub fn dates_within(text: &str, setting: Setting<'_>) -> Vec<DateHit> {
    let mut hits: Vec<DateHit> = Vec::new();
    let mut told = setting.told.to_vec();
    let before = told.len();
    let mut reached = 0;
    for (rule, words) in candidates(text) {
        let Some(whole) = words.get(0).filter(|whole| whole.start() >= reached) else { continue };
        let span = Span::new(whole.start(), whole.end());
        let Setting { published, day_first, .. } = setting;
        let scene = Scene { text, span, published, told: &told, before, day_first };
        let Some(date) = (RULES[rule].read)(&words, &scene) else { continue };
        hits.push(DateHit { span, date, role: context::role(text, span) });
        told.push(date);
        reached = whole.end();
    }
    hits
}

/// Whether a document writes the day before the month, as one does that has a `25/03/2024` and no `03/25/2024`.
#[must_use]
pub fn is_day_first(text: &str) -> bool {
    static FIGURES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b").ok());
    let Some(figures) = FIGURES.as_ref().filter(|_| text.contains('/')) else { return false };
    let beyond = |words: &Captures<'_>, at: usize| words[at].parse::<u8>().is_ok_and(|number| number > 12);
    let (mut first, mut second) = (false, false);
    for words in figures.captures_iter(text) {
        first |= beyond(&words, 1);
        second |= beyond(&words, 2);
    }
    first && !second
}

/// All that any rule could read, the earliest first and of those the longest.
fn candidates(text: &str) -> Vec<(usize, Captures<'_>)> {
    let signs = Signs::of(text);
    let mut found: Vec<(usize, Captures<'_>)> = RULES
        .iter()
        .enumerate()
        .filter(|(_, rule)| signs.hold(rule.needs))
        .flat_map(|(rule, shape)| shape.pattern.captures_iter(text).map(move |words| (rule, words)))
        .collect();
    found.sort_by_key(|(rule, words)| {
        let whole = words.get(0).map_or(0..0, |whole| whole.range());
        (whole.start, std::cmp::Reverse(whole.end), *rule)
    });
    found
}

#[cfg(test)]
mod tests;
