//! The shapes of date expressions: one pattern each, with the function that reads it.
//!
//! A pattern finds words that may be a date; its reader looks at them and at the words around and either says
//! what they mean or declines, and then a shorter candidate at the same place may be read instead.

use super::calendar::{self, Tense, Unit, shift};
use super::context::{self, words_before};
use super::signs::Signs;
use super::years::year;
use crate::model::{PartialDate, Span};
use jiff::civil::Weekday;
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a reader may look at beside the words it matched.
pub(super) struct Scene<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// Where the words stand in it.
    pub(super) span: Span,
    /// Day of publication.
    pub(super) published: Option<PartialDate>,
    /// The dates told so far.
    pub(super) told: &'t [PartialDate],
    /// How many of those stand in a text before.
    pub(super) before: usize,
    /// Whether the day stands before the month in figures.
    pub(super) day_first: bool,
}

/// One shape.
pub(super) struct Rule {
    /// What a text must hold for the pattern to match anywhere in it.
    pub(super) needs: Signs,
    /// Finds the words.
    pub(super) pattern: Regex,
    /// Reads them.
    pub(super) read: Reader,
}

type Reader = fn(&Captures<'_>, &Scene<'_>) -> Option<PartialDate>;

/// Names of months are read only with a capital: "may" and "march" are verbs. `{S}` is a space that may break
/// the line once, `{M}` a month, `{W}` a weekday, `{D}` a day of the month, `{Y}` a year, `{N}` a year or words for one,
/// `{P}` the part of a period, as in "the end of".
const PATTERNS: &[(&str, Signs, Reader)] = &[
    (r"\b(?P<y>\d{4})-(?P<mn>\d{2})-(?P<d>\d{2})(?:T[\d:.]+Z?)?\b", Signs::YEAR, iso),
    (r"\b(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})[/.](?P<y>{Y})\b", Signs::YEAR, numeric),
    (r"\b(?:{W},?{S})?{M}\.?{S}{D}(?:{TO}{D})?(?:{N})?", Signs::MONTH.and(Signs::DIGIT), day_of_month),
    (
        r"\b(?:{W},?{S})?(?:the{S})?{D}(?:{TO}{D})?{S}(?:of{S})?{M}\b(?:\.?{N})?",
        Signs::MONTH.and(Signs::DIGIT),
        day_of_month,
    ),
    (r"\b(?:{P})?{M}\b(?:\.?{N})?", Signs::MONTH, month),
    (
        r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast){S})?(?P<w>{WD})\b(?:{S}(?:of{S})?(?P<week>last|next|this){S}week\b)?",
        Signs::WEEKDAY,
        weekday,
    ),
    (
        r"\b(?P<word>(?i:the{S}day{S}before{S}yesterday|today|tonight|yesterday|tomorrow|this{S}(?:morning|afternoon|evening)))\b",
        Signs::NAMED,
        named_day,
    ),
    (
        r"\b(?:{P}|(?i:earlier|later){S}(?:in{S})?)?(?P<which>(?i:this|last|next|past|the)){S}(?P<unit>day|week|weekend|month|year)\b",
        Signs::UNIT,
        period,
    ),
    (r"\b(?P<which>(?i:this|last|next)){S}(?P<season>spring|summer|autumn|fall|winter)\b", Signs::SEASON, season),
    (
        r"\b(?P<n>(?i:an?|{NUMBER})|\d{1,3}){S}(?P<unit>day|week|month|year)s?{S}(?P<way>ago|later|earlier)\b",
        Signs::UNIT,
        counted,
    ),
    (r"\b(?i:a){S}fortnight{S}(?P<way>ago|later)\b", Signs::NAMED, fortnight),
    (r"\b(?i:the){S}(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b", Signs::DIGIT, nth_day),
    (r"\b(?i:that|(?:the|that|this){S}same){S}(?P<unit>day|month|year)\b", Signs::UNIT, same),
    (r"\b(?i:the){S}(?P<way>following|previous|preceding|next){S}(?P<unit>day|month|year)\b", Signs::UNIT, neighbour),
    (r"\b(?P<part>{P}|(?i:early|late|mid){S}in{S})?(?P<y>{Y})(?:[-–](?:\d{4}|\d{2}))?\b", Signs::YEAR, year),
];

/// All shapes; where two match the same words the earlier stands first.
pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let rule = |(pattern, needs, read): &(&str, Signs, Reader)| {
        Regex::new(&expand(pattern)).ok().map(|pattern| Rule { needs: *needs, pattern, read: *read })
    };
    PATTERNS.iter().filter_map(rule).collect()
});

fn expand(pattern: &str) -> String {
    const MONTH: &str = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?\
        |Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?\
        |AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?";
    const WEEKDAY: &str = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY";
    const NAMED_YEAR: &str = r"(?:,?{S}(?:of{S}|in{S})?(?P<y>{Y})\b|,?{S}(?:of{S})?(?P<ny>this|last|next|that|the{S}same|the{S}previous|the{S}following){S}year\b)";
    const PART: &str = "(?i:the{S})?(?i:(?:very{S})?(?:end|beginning|start|middle|close|first{S}(?:few{S})?(?:days|weeks|months)\
        |(?:first|second){S}half|(?:first|second|third|fourth|last|final){S}quarter|last{S}(?:days|weeks|months)){S}of|early|late|mid|later{S}in|earlier{S}in)(?:{S}|-)";
    pattern
        .replace("{N}", NAMED_YEAR)
        .replace("{P}", PART)
        .replace("{M}", &format!("(?P<m>{MONTH})"))
        .replace("{W}", &format!("(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\.?)"))
        .replace("{WD}", WEEKDAY)
        .replacen("{D}", r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b", 1)
        .replace("{D}", r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b")
        .replace("{TO}", r"\s?(?:-|–|to|and|&)\s?")
        .replace("{Y}", r"(?:19|20)\d\d")
        .replace("{NUMBER}", NUMBERS.join("|").as_str())
        // A blank has no case: folding the class that excludes all else would take most of the start of a run.
        .replace("{S}", r"(?-i:(?:[^\S\n]+\n?|\n)[^\S\n]*)")
        .replace(r"\b", r"(?-u:\b)")
}

const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

fn iso(words: &Captures<'_>, _: &Scene<'_>) -> Option<PartialDate> {
    let small = |group| number(words, group).and_then(|number| i8::try_from(number).ok());
    PartialDate::day(number(words, "y")?, small("mn")?, small("d")?)
}

/// `12/05/2023` is the American order unless that is no date or the document writes the other; `05.12.2023` is the European.
fn numeric(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let (a, b, year) = (number(words, "a")?, number(words, "b")?, number(words, "y")?);
    let order = |day, month| PartialDate::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let american = words.name("sep")?.as_str() == "/" && !scene.day_first;
    if american { order(b, a).or_else(|| order(a, b)) } else { order(a, b) }
}

fn day_of_month(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let month = month_number(words.name("m")?.as_str())?;
    let day = i8::try_from(number(words, "d")?).ok()?;
    if has_year(words) {
        return PartialDate::day(year_of(words, scene)?, month, day);
    }
    // "May 3,000 people", "5 May 1.2 million": the number goes on.
    let tail = scene.text.get(scene.span.end..).unwrap_or_default().as_bytes();
    if matches!(tail, [b',' | b'.', next, ..] if next.is_ascii_digit()) {
        return None;
    }
    let published = scene.published?;
    // Where only a year is known, it is that year's day.
    match published.exact() {
        Some(_) => calendar::without_year(published, month, Some(day), scene.tense()),
        None => PartialDate::day(published.in_year(), month, day),
    }
}

fn month(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let name = words.name("m")?;
    let month = month_number(name.as_str())?;
    if has_year(words) {
        return PartialDate::month(year_of(words, scene)?, month);
    }
    let before = words_before(scene.text, name.start(), 1);
    let lead = before.first().map_or("", String::as_str);
    let published = scene.published?;
    let first = PartialDate::month(published.exact()?.year(), month)?;
    let here = PartialDate::month(published.in_year(), published.in_month()?)?;
    match lead {
        "last" if first < here => Some(first),
        "last" => shift(first, Unit::Year, -1).and_then(|year| PartialDate::month(year.in_year(), month)),
        "next" if first > here => Some(first),
        "next" => shift(first, Unit::Year, 1).and_then(|year| PartialDate::month(year.in_year(), month)),
        "this" => Some(first),
        _ if MONTH_LEADS.contains(&lead) || is_plain_month(name.as_str()) => {
            calendar::without_year(published, month, None, scene.tense())
        }
        _ => None,
    }
}

const MONTH_LEADS: &[&str] = &[
    "in",
    "since",
    "from",
    "by",
    "until",
    "till",
    "through",
    "of",
    "during",
    "after",
    "before",
    "early",
    "late",
    "mid",
    "between",
    "following",
];

/// Whether the word, written with a capital, is always a month and never a name or the first word of a sentence.
fn is_plain_month(name: &str) -> bool {
    name.len() > 5 && !matches!(name.to_lowercase().as_str(), "august")
}

fn weekday(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let published = scene.published?;
    let name = weekday_named(words.name("w")?.as_str())?;
    let before = words_before(scene.text, scene.span.start, 1);
    if before.first().is_some_and(|word| matches!(word.as_str(), "good" | "black" | "bloody" | "palm")) {
        return None;
    }
    let week = |word: &str| match word {
        "last" => -1,
        "next" => 1,
        _ => 0,
    };
    if let Some(which) = words.name("week") {
        return calendar::weekday_of_week(published, name, week(which.as_str()));
    }
    match words.name("which").map(|which| which.as_str().to_lowercase()).as_deref() {
        Some("last" | "past") => calendar::weekday_beyond(published, name, Tense::Past),
        Some("next") => calendar::weekday_beyond(published, name, Tense::Future),
        Some("coming") => calendar::weekday(published, name, Tense::Future),
        _ => calendar::weekday(published, name, scene.tense()),
    }
}

fn named_day(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let days = match words.name("word")?.as_str().to_lowercase().as_str() {
        word if word.starts_with("the") => -2,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => 0,
    };
    shift(scene.published?, Unit::Day, days)
}

/// "this week", "last month", "earlier this year", "the end of the year".
fn period(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let which = words.name("which")?;
    let before = words_before(scene.text, which.start(), 1);
    let lead = before.first().map_or("", String::as_str);
    let count = match which.as_str().to_lowercase().as_str() {
        // "the last year" is a length of time.
        "last" if lead != "the" => -1,
        "next" if lead != "the" => 1,
        "this" => 0,
        "past" if lead == "this" => -1,
        // "the end of the year" is that of publication; any other "the year" is no date.
        "the" if which.start() > scene.span.start => 0,
        _ => return None,
    };
    let unit = unit(words)?;
    if unit == Unit::Day { None } else { shift(scene.published?, unit, count) }
}

/// A season is told as its year, since none is a month.
fn season(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let published = scene.published?;
    let last_month = match words.name("season")?.as_str() {
        "spring" => 5,
        "summer" => 8,
        "autumn" | "fall" => 11,
        _ => return None,
    };
    let is_over = published.in_month()? > last_month;
    let years = match words.name("which")?.as_str().to_lowercase().as_str() {
        "last" if is_over => 0,
        "last" => -1,
        "next" if is_over => 1,
        _ => 0,
    };
    shift(published, Unit::Year, years)
}

/// "two days ago" counts from publication, "a year later" from the date before.
fn counted(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let before = words_before(scene.text, scene.span.start, 1);
    // "more than two years ago" names no year.
    // "almost two weeks ago" still does its month.
    let vague = matches!(unit(words)?, Unit::Day | Unit::Year);
    if before.first().is_some_and(|word| match word.as_str() {
        "than" | "over" => true,
        "nearly" | "almost" | "about" | "some" | "around" => vague,
        _ => false,
    }) {
        return None;
    }
    let written = words.name("n")?.as_str().to_lowercase();
    let spelt = NUMBERS.iter().zip(1..).find(|(name, _)| **name == written).map(|(_, count)| count);
    let count: i32 = if matches!(written.as_str(), "a" | "an") { 1 } else { spelt.or_else(|| written.parse().ok())? };
    match words.name("way")?.as_str() {
        "ago" => shift(scene.published?, unit(words)?, -count),
        // "than a year earlier": what stands in another sentence is not what is compared.
        "earlier" => shift(scene.here()?, unit(words)?, -count),
        _ => scene.from(unit(words)?, count),
    }
}

/// "a fortnight ago"
fn fortnight(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    match words.name("way")?.as_str() {
        "ago" => shift(scene.published?, Unit::Week, -2),
        _ => scene.from(Unit::Week, 2),
    }
}

/// "on the 20th": a day of the month that was spoken of last, else the last such day before publication, or the next one after
/// it where the words speak of the future.
fn nth_day(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let lead = words_before(scene.text, scene.span.start, 1);
    let lead = lead.first().map_or("", String::as_str);
    if !matches!(lead, "on" | "from" | "since" | "until" | "till" | "by") || counts_something(scene) {
        return None;
    }
    let day = i8::try_from(number(words, "d")?).ok()?;
    let within = |month: PartialDate| PartialDate::day(month.in_year(), month.in_month()?, day);
    let spoken_of = scene.lately().find(|date| date.in_month().is_some());
    let near = || {
        let published = scene.published.filter(|day| day.exact().is_some())?;
        let is_ahead = |date: PartialDate| date.first_day() > published;
        let this = within(published)?;
        match scene.tense() {
            Tense::Future if this < published => within(shift(published, Unit::Month, 1)?),
            Tense::Past | Tense::Unsaid if is_ahead(this) => within(shift(published, Unit::Month, -1)?),
            _ => Some(this),
        }
    };
    match spoken_of {
        Some(date) => within(date),
        None => near(),
    }
}

/// "on the 20th floor": the number belongs to the noun behind it.
fn counts_something(scene: &Scene<'_>) -> bool {
    let tail = scene.text.get(scene.span.end..).unwrap_or_default();
    let Some(next) = tail.strip_prefix(' ') else { return tail.starts_with(['-', '‑']) };
    let word: String = next.chars().take_while(|c| c.is_alphabetic()).collect();
    let goes_on = word.starts_with(char::is_uppercase) && !NUMBERED.contains(&word.as_str())
        || word.len() > 4 && word.ends_with("ed")
        || AFTER_DAY.contains(&word.as_str());
    !goes_on
}

/// What is counted in names: "the 9th Circuit".
const NUMBERED: &[&str] = &[
    "Amendment",
    "Anniversary",
    "Army",
    "Assembly",
    "Battalion",
    "Brigade",
    "Circuit",
    "Congress",
    "Corps",
    "Division",
    "Fleet",
    "Meeting",
    "Party",
    "Regiment",
    "Round",
    "Session",
    "Summit",
];

/// Words that go on behind a day of the month.
const AFTER_DAY: &[&str] = &[
    "it", "he", "she", "they", "we", "the", "a", "an", "its", "his", "her", "their", "and", "to", "for", "in", "at",
    "after", "when", "with", "by", "both", "but", "as", "that", "this",
];

/// "that year", "the same day": the date before, as precise as the word.
fn same(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    scene.from(unit(words)?, 0)
}

fn neighbour(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let unit = unit(words)?;
    match words.name("way")?.as_str() {
        "following" => scene.from(unit, 1),
        "next" if unit == Unit::Day => scene.from(unit, 1),
        "next" => None,
        _ => shift(scene.here()?, unit, -1),
    }
}

/// How many dates back a text counts from.
const LATELY: usize = 8;

impl Scene<'_> {
    /// The date told last in this text.
    fn here(&self) -> Option<PartialDate> {
        self.told.get(self.before..)?.last().copied()
    }

    /// The dates told last, the nearest first: no text counts from one further back.
    fn lately(&self) -> impl Iterator<Item = PartialDate> + '_ {
        self.told.iter().rev().take(LATELY).copied()
    }

    /// The last date that this text tells, moved by so many of the unit; where it tells none, the last of the texts before that is as
    /// precise as the unit needs.
    fn from(&self, unit: Unit, count: i32) -> Option<PartialDate> {
        match self.here() {
            Some(date) => shift(date, unit, count),
            None => self.lately().find_map(|date| shift(date, unit, count)),
        }
    }

    fn tense(&self) -> Tense {
        context::tense(self.text, self.span)
    }
}

fn number(words: &Captures<'_>, group: &str) -> Option<i16> {
    words.name(group)?.as_str().parse().ok()
}

fn has_year(words: &Captures<'_>) -> bool {
    words.name("y").is_some() || words.name("ny").is_some()
}

/// The year written after a day or month, as digits or as "last year".
fn year_of(words: &Captures<'_>, scene: &Scene<'_>) -> Option<i16> {
    if let Some(year) = number(words, "y") {
        return Some(year);
    }
    let name = words.name("ny")?.as_str();
    let (from, count) = match name.split_whitespace().last()? {
        "this" => (scene.published?, 0),
        "last" => (scene.published?, -1),
        "next" => (scene.published?, 1),
        "previous" => (scene.here()?, -1),
        "following" => (scene.here()?, 1),
        _ => (scene.told.last().copied()?, 0),
    };
    shift(from, Unit::Year, count).map(PartialDate::in_year)
}

fn unit(words: &Captures<'_>) -> Option<Unit> {
    match words.name("unit")?.as_str() {
        "day" => Some(Unit::Day),
        "week" | "weekend" => Some(Unit::Week),
        "month" => Some(Unit::Month),
        "year" => Some(Unit::Year),
        _ => None,
    }
}

fn month_number(name: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = name.get(..3)?.to_lowercase();
    NAMES.iter().zip(1..).find(|(month, _)| **month == start).map(|(_, number)| number)
}

fn weekday_named(name: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let start = name.get(..3)?.to_lowercase();
    let at = NAMES.iter().zip(0..).find(|(day, _)| **day == start).map(|(_, at)| at)?;
    Weekday::from_monday_zero_offset(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        for (pattern, _, _) in PATTERNS {
            assert!(Regex::new(&expand(pattern)).is_ok(), "{pattern}");
        }
        assert_eq!(RULES.len(), PATTERNS.len());
    }
}
