//! A date that is only as precise as its source.
//!
//! `2018`, `2018-05` and `2018-05-08` are three different statements. A value prints as it was read, and its
//! order sets a year before its months and a month before its days, which is the order of the printed text.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The months of the year in English, in lower case and in order.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day, a month or a year of the Gregorian calendar, from the year 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// A whole year; `None` outside 1 to 9999.
    #[must_use]
    pub fn year(year: i16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: None, day: None })
    }

    /// A month of a year.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let whole = Self::year(year)?;
        (1..=12).contains(&month).then_some(Self { month: Some(month), ..whole })
    }

    /// A day, if the calendar has it.
    #[must_use]
    pub fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let whole = Self::month(year, month)?;
        Date::new(year, month, day).ok()?;
        Some(Self { day: Some(day), ..whole })
    }

    /// A day of the calendar; `None` before the year 1.
    #[must_use]
    pub fn exactly(date: Date) -> Option<Self> {
        Self::day(date.year(), date.month(), date.day())
    }

    /// Reads `2018`, `2018-05` or `2018-05-08`, and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
        };
        let small = |part: &str| digits(part, 2).and_then(|n| i8::try_from(n).ok());
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Self::year(year),
            (Some(month), None, _) => Self::month(year, small(month)?),
            (Some(month), Some(day), None) => Self::day(year, small(month)?, small(day)?),
            _ => None,
        }
    }

    /// The year it names or lies in.
    #[must_use]
    pub fn in_year(self) -> i16 {
        self.year
    }

    /// The month it names or lies in, if it is that precise.
    #[must_use]
    pub fn in_month(self) -> Option<i8> {
        self.month
    }

    /// The calendar day, if it is that precise.
    #[must_use]
    pub fn exact(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The first day it can mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { month: self.month.or(Some(1)), day: self.day.or(Some(1)), ..self }
    }

    /// The last day it can mean.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month.unwrap_or(12);
        let last = Date::new(self.year, month, 1).map_or(31, Date::days_in_month);
        Self { month: Some(month), day: self.day.or(Some(last)), ..self }
    }

    /// `year`, `month` or `day`.
    #[must_use]
    pub fn precision(self) -> &'static str {
        match (self.month, self.day) {
            (None, _) => "year",
            (Some(_), None) => "month",
            _ => "day",
        }
    }

    /// Whether `other` lies within it: `2018` covers `2018-05` and `2018-05-08`.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.year == other.year
            && (self.month.is_none() || self.month == other.month)
            && (self.day.is_none() || self.day == other.day)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text} is no date")))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_prints_parses_back_for_every_day_of_a_century() {
        let mut day = Date::constant(1950, 1, 1);
        while day.year() < 2051 {
            let partial = PartialDate::exactly(day).expect("a year from 1 on");
            assert_eq!(PartialDate::parse(&partial.to_string()), Some(partial));
            day = day.tomorrow().expect("the calendar goes on");
        }
    }

    #[test]
    fn a_partial_date_stays_partial() {
        let check = |text: &str, first: &str, last: &str, precision: &str| {
            let date = PartialDate::parse(text).expect(text);
            assert_eq!(date.to_string(), text);
            assert_eq!((date.first_day().to_string(), date.last_day().to_string()), (first.into(), last.into()));
            assert_eq!(date.precision(), precision);
        };
        check("2018", "2018-01-01", "2018-12-31", "year");
        check("2016-02", "2016-02-01", "2016-02-29", "month");
        check("2023-12-05", "2023-12-05", "2023-12-05", "day");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "18", "2018-5", "2018-13", "2018-02-30", "2018-01-01-01", "0000", "+018", "2018-1a"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn order_is_that_of_the_text() {
        let parse = |text| PartialDate::parse(text).expect("a date");
        assert!(parse("2018") < parse("2018-05"));
        assert!(parse("2018-05") < parse("2018-05-08"));
        assert!(parse("2018-05").covers(parse("2018-05-08")) && !parse("2018-05-08").covers(parse("2018-05")));
    }
}
