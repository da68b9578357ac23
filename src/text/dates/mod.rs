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
use regex::Captures;
use rules::{RULES, Scene};
use signs::Signs;

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
    dates_after(text, published, &[])
}

/// The same for a text before which others stand, whose dates, in their order, "that day" and "a week later" may count from.
#[must_use]
pub fn dates_after(text: &str, published: Option<PartialDate>, told: &[PartialDate]) -> Vec<DateHit> {
    let mut hits: Vec<DateHit> = Vec::new();
    let mut told = told.to_vec();
    let before = told.len();
    let mut reached = 0;
    for (rule, words) in candidates(text) {
        let Some(whole) = words.get(0).filter(|whole| whole.start() >= reached) else { continue };
        let span = Span::new(whole.start(), whole.end());
        let scene = Scene { text, span, published, told: &told, before };
        let Some(date) = (RULES[rule].read)(&words, &scene) else { continue };
        hits.push(DateHit { span, date, role: context::role(text, span) });
        told.push(date);
        reached = whole.end();
    }
    hits
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
