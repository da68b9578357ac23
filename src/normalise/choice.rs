//! How a header table settles on one value where articles give several.
//!
//! The value that most articles give wins, copies of another article not counted; then the one read with the higher
//! confidence; then the smaller, so that the choice never depends on order.

use crate::model::PartialDate;
use crate::spool::Seq;
use std::collections::{BTreeMap, BTreeSet};

/// What one claim says of a value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vote<T> {
    /// The value.
    pub(super) value: T,
    /// Number of the article.
    pub(super) article: Seq,
    /// Whether the article repeats another.
    pub(super) duplicate: bool,
    /// Confidence of the claim.
    pub(super) confidence: f64,
}

/// A vote with the day it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event<T> {
    /// When; events without any date come before all others.
    pub(super) on: Option<PartialDate>,
    /// What.
    pub(super) vote: Vote<T>,
}

/// The value that wins; `None` without votes.
pub(super) fn elect<T: Ord>(votes: impl IntoIterator<Item = Vote<T>>) -> Option<T> {
    let mut tally: BTreeMap<T, (BTreeSet<Seq>, f64)> = BTreeMap::new();
    for vote in votes {
        let (articles, confidence) = tally.entry(vote.value).or_default();
        if !vote.duplicate {
            articles.insert(vote.article);
        }
        *confidence = confidence.max(vote.confidence);
    }
    winner(tally.into_iter().map(|(value, (articles, confidence))| (value, articles.len(), confidence)))
}

/// The value of most articles, then of the higher confidence, then the first, of values in ascending order.
fn winner<T>(tally: impl DoubleEndedIterator<Item = (T, usize, f64)>) -> Option<T> {
    tally.rev().max_by(|a, b| a.1.cmp(&b.1).then(a.2.total_cmp(&b.2))).map(|(value, ..)| value)
}

/// The value of the latest day, with that day as precisely as any of the winning votes gives it.
pub(super) fn latest<T: Ord + Copy>(events: &[Event<T>]) -> Option<(T, Option<PartialDate>)> {
    let begins = |event: &Event<T>| event.on.map(PartialDate::first_day);
    let last = events.iter().map(begins).max()?;
    let recent = || events.iter().filter(|event| begins(event) == last);
    let value = elect(recent().map(|event| event.vote))?;
    let on = recent().filter(|event| event.vote.value == value).filter_map(|event| event.on).max();
    Some((value, on))
}

/// The earliest date; where it is a month or year that holds more precise dates, the earliest of those.
pub(super) fn earliest(dates: impl IntoIterator<Item = PartialDate>) -> Option<PartialDate> {
    let dates: BTreeSet<PartialDate> = dates.into_iter().collect();
    let mut first = *dates.iter().min_by_key(|date| date.first_day())?;
    while let Some(closer) = dates.iter().find(|date| **date != first && first.covers(**date)) {
        first = *closer;
    }
    Some(first)
}

/// The most precise of dates that all mean the same event; among equally precise ones, the elected.
pub(super) fn most_precise(votes: &[Vote<PartialDate>]) -> Option<PartialDate> {
    let depth = |date: PartialDate| (date.in_month().is_some(), date.exact().is_some());
    let best = votes.iter().map(|vote| depth(vote.value)).max()?;
    elect(votes.iter().copied().filter(|vote| depth(vote.value) == best))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vote<T>(value: T, article: Seq, duplicate: bool, confidence: f64) -> Vote<T> {
        Vote { value, article, duplicate, confidence }
    }

    fn date(text: &str) -> PartialDate {
        PartialDate::parse(text).expect(text)
    }

    #[test]
    fn most_articles_win_and_copies_do_not_count() {
        let votes = [vote("a", 1, false, 0.2), vote("a", 2, false, 0.2), vote("b", 3, false, 0.9)];
        assert_eq!(elect(votes), Some("a"));
        let votes = [vote("a", 1, false, 0.2), vote("a", 2, true, 0.2), vote("b", 3, false, 0.9)];
        assert_eq!(elect(votes), Some("b"));
        let votes = [vote("b", 1, false, 0.5), vote("a", 2, false, 0.5)];
        assert_eq!(elect(votes), Some("a"));
        assert_eq!(elect(Vec::<Vote<u8>>::new()), None);
    }

    #[test]
    fn the_latest_day_decides() {
        let event = |on: Option<&str>, value| Event { on: on.map(date), vote: vote(value, 1, false, 0.5) };
        let events = [event(Some("2018"), 'x'), event(Some("2018-05-08"), 'y'), event(None, 'z')];
        assert_eq!(latest(&events), Some(('y', Some(date("2018-05-08")))));
        assert_eq!(latest(&[event(None, 'z')]), Some(('z', None)));
    }

    #[test]
    fn the_earliest_date_is_told_as_precisely_as_known() {
        let find = |texts: &[&str]| earliest(texts.iter().map(|text| date(text))).map(|date| date.to_string());
        assert_eq!(find(&["2019", "2018", "2018-05-08", "2018-05"]).as_deref(), Some("2018-05-08"));
        assert_eq!(find(&["2018-05-08", "2018-05-03"]).as_deref(), Some("2018-05-03"));
        assert_eq!(find(&[]), None);
    }

    #[test]
    fn a_precise_date_beats_a_vague_one() {
        let votes = [vote(date("2018"), 1, false, 0.9), vote(date("2018-05-08"), 2, false, 0.1)];
        assert_eq!(most_precise(&votes), Some(date("2018-05-08")));
    }
}
