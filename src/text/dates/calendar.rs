//! Date arithmetic on partial dates, all of it jiff's.

use crate::model::PartialDate;
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// A unit in which a text counts time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// On which side of the publication the words around a date point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// It happened: "opened on 9 January".
    Past,
    /// The words do not say, which in news means the past, unless a date to come lies much nearer.
    Unsaid,
    /// It is to happen: "will open on 9 January".
    Future,
}

impl Tense {
    /// Days ahead of publication that a date without a year may lie. A notice of December may say "the talks on
    /// 9 January" without a verb; where the words speak of the future, most of a year is allowed.
    fn days_ahead(self) -> i32 {
        match self {
            Tense::Past => 0,
            Tense::Unsaid => 62,
            Tense::Future => 250,
        }
    }
}

/// `from` moved by `count` units, no more precise than the unit: a week is told as its month, since "last week"
/// names no day. `None` where `from` is less precise than the unit needs.
pub(super) fn shift(from: PartialDate, unit: Unit, count: i32) -> Option<PartialDate> {
    match unit {
        Unit::Day => add_days(from.exact()?, count).and_then(PartialDate::exactly),
        Unit::Week => month_of(add_days(from.exact()?, count.checked_mul(7)?)?),
        Unit::Month => {
            let first = Date::new(from.in_year(), from.in_month()?, 1).ok()?;
            month_of(first.checked_add(Span::new().try_months(count).ok()?).ok()?)
        }
        Unit::Year => PartialDate::year(from.in_year().checked_add(i16::try_from(count).ok()?)?),
    }
}

/// The weekday on `published` itself, else the next one after it in the future tense and the last before it in others.
pub(super) fn weekday(published: PartialDate, name: Weekday, tense: Tense) -> Option<PartialDate> {
    let day = published.exact()?;
    if day.weekday() == name { Some(published) } else { weekday_beyond(published, name, tense) }
}

/// The same weekday, but never `published` itself.
pub(super) fn weekday_beyond(published: PartialDate, name: Weekday, tense: Tense) -> Option<PartialDate> {
    let nth = if tense == Tense::Future { 1 } else { -1 };
    published.exact()?.nth_weekday(nth, name).ok().and_then(PartialDate::exactly)
}

/// The weekday of the week that lies `weeks` from that of `published`; weeks begin on Monday.
pub(super) fn weekday_of_week(published: PartialDate, name: Weekday, weeks: i32) -> Option<PartialDate> {
    let day = published.exact()?;
    let to = i32::from(name.to_monday_zero_offset()) - i32::from(day.weekday().to_monday_zero_offset());
    add_days(day, to.checked_add(weeks.checked_mul(7)?)?).and_then(PartialDate::exactly)
}

/// The day of the year, or the month where `day` is `None`, that a text published on `published` means.
pub(super) fn without_year(published: PartialDate, month: i8, day: Option<i8>, tense: Tense) -> Option<PartialDate> {
    let near = published.exact()?;
    let in_year = |offset: i16| match day {
        Some(day) => PartialDate::day(near.year().checked_add(offset)?, month, day),
        None => PartialDate::month(near.year().checked_add(offset)?, month),
    };
    let years = [-4, -3, -2, -1, 0, 1, 2, 3, 4]; // A leap day needs the four.
    let dated = years.into_iter().filter_map(|offset| {
        let date = in_year(offset)?;
        Some((days_ahead(near, date)?, date))
    });
    dated
        .filter(|(ahead, _)| *ahead <= tense.days_ahead())
        .min_by_key(|(ahead, _)| {
            let preferred = if tense == Tense::Future { *ahead >= 0 } else { *ahead <= 0 };
            let distance = ahead.abs();
            // In future tense any date ahead within the limit is meant before any that is past.
            (tense == Tense::Future && !preferred, distance, !preferred)
        })
        .map(|(_, date)| date)
}

/// Days from `near` to the nearest day that `date` can mean; 0 when it covers `near`.
fn days_ahead(near: Date, date: PartialDate) -> Option<i32> {
    let (first, last) = (date.first_day().exact()?, date.last_day().exact()?);
    let to = if near < first {
        first
    } else if near > last {
        last
    } else {
        near
    };
    near.until(to).ok().map(|span| span.get_days())
}

fn add_days(day: Date, count: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

fn month_of(day: Date) -> Option<PartialDate> {
    PartialDate::month(day.year(), day.month())
}
