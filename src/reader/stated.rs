//! What a line says of its document rather than of the world: when it was published, by whom, how long it reads.

use super::masthead::masthead;
use super::piece::{clean, words};
use crate::model::PartialDate;
use crate::model::date::MONTHS;

/// One thing a line states about its document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// The day of publication.
    Published(PartialDate),
    /// Who wrote it.
    Author(String),
    /// Who published it.
    Publisher(String),
    /// Something else that is no part of the text, such as the minutes it takes to read.
    Other,
}

/// The days of the week from Monday, in lower case.
pub(super) const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words before a date that make it the day of publication.
const PUBLISHED: [&str; 9] =
    ["published", "posted", "date", "issued", "released", "release", "publication", "first", "filed"];
/// Words before a date that make it another day.
pub(super) const CHANGED: [&str; 5] = ["updated", "modified", "last", "revised", "edited"];
const SEPARATORS: [char; 4] = ['|', '·', '•', '‧'];

/// What `line` states of its document, when that is all it does.
pub(super) fn stated(line: &str) -> Option<Vec<Stated>> {
    if words(line) > 24 {
        return None;
    }
    let parts: Vec<&str> = line.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()).collect();
    let single = parts.len() == 1;
    let read: Vec<Stated> = parts.iter().map_while(|part| part_stated(part, single)).collect();
    let whole = !parts.is_empty() && read.len() == parts.len();
    let says = single || read.iter().any(|said| matches!(said, Stated::Published(_) | Stated::Author(_)));
    if whole && says {
        return Some(with_day(read, line));
    }
    // Between the name of its author and its day a line may name anything.
    let signed = matches!(read.first(), Some(Stated::Author(_)));
    let day = parts.iter().filter(|_| signed).find_map(|part| date_alone(part).filter(|date| date.exact().is_some()));
    match day {
        Some(day) => Some(read.into_iter().chain([Stated::Published(day)]).collect()),
        None => masthead(line),
    }
}

/// `By Ann Lee in Vienna / Pond Review / 3 June 2024`: the day that ends the line of an author.
fn with_day(mut read: Vec<Stated>, line: &str) -> Vec<Stated> {
    let signed = matches!(read.as_slice(), [Stated::Author(_)]);
    let said = if signed { masthead(line).unwrap_or_default() } else { Vec::new() };
    read.extend(said.into_iter().filter(|said| matches!(said, Stated::Published(_))));
    read
}

fn part_stated(part: &str, single: bool) -> Option<Stated> {
    let lower = part.to_lowercase();
    if is_reading_time(&lower) {
        return Some(Stated::Other);
    }
    if let Some(name) = byline(part) {
        return Some(Stated::Author(name));
    }
    if let Some(from) = part.strip_prefix("From: ") {
        return (words(from) <= 16).then(|| Stated::Publisher(from.to_owned()));
    }
    let first = lower.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    if CHANGED.contains(&first) && lower.chars().any(|c| c.is_ascii_digit()) && words(part) <= 10 {
        return Some(Stated::Other);
    }
    if let Some(date) = date_alone(part) {
        return Some(Stated::Published(date));
    }
    // Between other statements a word or two, such as the name of a link, states nothing of interest.
    (!single && words(part) <= 2).then_some(Stated::Other)
}

fn is_reading_time(lower: &str) -> bool {
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    match words.as_slice() {
        [n, unit, "read"] => number(n) && unit.starts_with("min"),
        ["reading", "time", rest @ ..] | ["read", "time", rest @ ..] => rest.len() <= 2,
        _ => false,
    }
}

/// The name in a line such as `By Ann Lee in Vienna`.
fn byline(part: &str) -> Option<String> {
    let rest = part.strip_prefix("By ").or_else(|| part.strip_prefix("BY ")).or_else(|| part.strip_prefix("by "))?;
    let name = rest.split(" in ").next()?.split(',').next()?.trim();
    let is_name = |word: &str| {
        word == "and"
            || word == "&"
            || word == "de"
            || word == "van"
            || word == "von"
            || word.starts_with(char::is_uppercase)
    };
    let count = words(name);
    let whole = words(rest) <= 12 && !rest.ends_with('.');
    ((1..=8).contains(&count)
        && whole
        && name.split_whitespace().all(is_name)
        && !name.contains(|c: char| c.is_ascii_digit()))
    .then(|| name.to_owned())
}

/// The date that `text` consists of, with or without a label, a weekday, a time of day and a place behind a dash.
pub(super) fn date_alone(text: &str) -> Option<PartialDate> {
    let text = clean(text);
    let bracketed = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let mut rest = bracketed.unwrap_or(&text);
    let mut weekday = None;
    loop {
        let word = rest.split([' ', ':', ',']).next().unwrap_or_default();
        let lower = word.trim_end_matches('.').to_lowercase();
        let at_weekday = WEEKDAYS.iter().position(|day| *day == lower || (lower.len() >= 3 && day.starts_with(&lower)));
        if at_weekday.is_some() {
            weekday = at_weekday;
        } else if !(PUBLISHED.contains(&lower.as_str())
            || (word.len() < rest.len() && matches!(lower.as_str(), "on" | "at")))
        {
            break;
        }
        rest = rest[word.len()..].trim_start_matches([' ', ':', ',']);
    }
    let (date, after) = leading_date(rest, weekday)?;
    after_date(after).then_some(date)
}

/// Whether what follows a date is a time of day, or a place behind a dash.
fn after_date(rest: &str) -> bool {
    let rest = rest.trim_start_matches([',', ' ']);
    if let Some(place) = rest.strip_prefix(['-', '–', '—', '/']) {
        return words(place) <= 8 && !place.trim_end().ends_with('.');
    }
    let time = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
        word.contains(':')
            || word.bytes().all(|b| b.is_ascii_digit())
            || matches!(word.to_ascii_lowercase().as_str(), "at" | "am" | "pm" | "a.m" | "p.m" | "h" | "hrs")
            || (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_uppercase()))
            || word.ends_with("pm")
            || word.ends_with("am")
    };
    words(rest) <= 5 && rest.split_whitespace().all(time)
}

/// The date at the start of `text`, and what follows it.
pub(super) fn leading_date(text: &str, weekday: Option<usize>) -> Option<(PartialDate, &str)> {
    iso(text).or_else(|| numeric(text, weekday)).or_else(|| named(text))
}

/// `2023-12-05`, alone or with a time of day behind a `T`.
fn iso(text: &str) -> Option<(PartialDate, &str)> {
    let date = PartialDate::parse(text.get(..10)?)?;
    let rest = text.get(10..)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() && c != 'T') {
        return None;
    }
    let skipped = if rest.starts_with('T') { rest.find(' ').unwrap_or(rest.len()) } else { 0 };
    Some((date, &rest[skipped..]))
}

/// `12/05/2023` or `05.12.2023`. Which number is the month is told by its size, by the weekday beside it, or,
/// between points, by custom; where nothing tells, only the year is stated.
fn numeric(text: &str, weekday: Option<usize>) -> Option<(PartialDate, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '/' || c == '.')).unwrap_or(text.len());
    let token = text[..end].trim_end_matches('.');
    let mark = token.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<i16> = token.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let rest = &text[token.len()..];
    let [first, second, year] = parts[..] else { return None };
    if first > 999 {
        let month_first = PartialDate::day(first, i8::try_from(second).ok()?, i8::try_from(year).ok()?)?;
        return Some((month_first, rest));
    }
    if year < 1000 {
        return None;
    }
    let (first, second) = (i8::try_from(first).ok()?, i8::try_from(second).ok()?);
    let month_first = PartialDate::day(year, first, second);
    let day_first = PartialDate::day(year, second, first);
    let falls = |date: Option<PartialDate>| {
        let exact = date?.exact()?;
        (weekday == Some(usize::try_from(exact.weekday().to_monday_zero_offset()).ok()?)).then_some(())
    };
    let date = match (month_first, day_first) {
        (Some(date), None) | (None, Some(date)) => Some(date),
        (Some(_), Some(day_first)) if mark == '.' => Some(day_first),
        (Some(a), Some(b)) if a == b || falls(month_first).is_some() => Some(a),
        (Some(_), Some(b)) if falls(day_first).is_some() => Some(b),
        (Some(_), Some(_)) => PartialDate::year(year),
        (None, None) => None,
    };
    Some((date?, rest))
}

/// `December 5, 2023`, `5 December 2023`, `5th of Dec. 2023` or `December 2023`.
pub(super) fn named(text: &str) -> Option<(PartialDate, &str)> {
    let (first, after) = word(text)?;
    if let Some(month) = month(first) {
        let (second, rest) = word(after)?;
        if let Some(year) = year(second) {
            return Some((PartialDate::month(year, month)?, rest));
        }
        let (third, rest) = word(rest)?;
        return Some((PartialDate::day(year(third)?, month, day(second)?)?, rest));
    }
    let day = day(first)?;
    let (mut second, mut rest) = word(after)?;
    if second == "of" {
        (second, rest) = word(rest)?;
    }
    let (third, rest) = word(rest)?;
    Some((PartialDate::day(year(third)?, month(second)?, day)?, rest))
}

/// The next word of `text` and what follows; commas and points around it are dropped.
pub(super) fn word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches([' ', ',']);
    let end = text.find([' ', ',', '|']).unwrap_or(text.len());
    let found = text[..end].trim_end_matches(['.', ':', ';']);
    (!found.is_empty()).then_some((found, &text[end..]))
}

pub(super) fn month(word: &str) -> Option<i8> {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS
        .iter()
        .position(|name| *name == lower || (lower.len() >= 3 && lower.len() <= 4 && name.starts_with(&lower)))?;
    i8::try_from(at + 1).ok()
}

pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let tail = &word[digits.len()..];
    let day = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(tail, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

fn year(word: &str) -> Option<i16> {
    (word.len() == 4).then(|| word.parse().ok())?.filter(|year| (1800..=2200).contains(year))
}

/// The moment of transmission at the foot of a wire story: day, hour and minute, zone, month and year, as in
/// `032114 GMT JUL 22`.
pub(super) fn transmitted(line: &str) -> Option<PartialDate> {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.windows(4).find_map(|window| {
        let [moment, zone, month_name, year] = window else { return None };
        let stamp =
            moment.len() == 6 && moment.bytes().all(|b| b.is_ascii_digit()) && matches!(*zone, "GMT" | "UTC" | "Z");
        let short: i16 = year.parse().ok().filter(|_| year.len() == 2)?;
        let year = if short < 70 { 2000 + short } else { 1900 + short };
        stamp.then(|| PartialDate::day(year, month(month_name)?, moment[..2].parse().ok()?))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        date_alone(text).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_in_the_ways_pages_write_them() {
        for (text, want) in [
            ("Monday, 06/03/2024", "2024-06-03"),
            ("Monday, 03/06/2024", "2024-06-03"),
            ("06/03/2024", "2024"),
            ("25/03/2024", "2024-03-25"),
            ("03.06.2024", "2024-06-03"),
            ("2024/06/03", "2024-06-03"),
            ("Published: 3 June 2024", "2024-06-03"),
            ("Posted on June 3rd, 2024 at 9:12 PM", "2024-06-03"),
            ("June 3, 2024 - Lima, Peru", "2024-06-03"),
            ("3 Sept. 2024, 16:20 BST", "2024-09-03"),
            ("2024-06-03T10:00:00+02:00", "2024-06-03"),
            ("June 2024", "2024-06"),
            ("(Published on 3 June 2024)", "2024-06-03"),
            ("Filed 3 June 2024.", "2024-06-03"),
        ] {
            assert_eq!(date(text).as_deref(), Some(want), "{text}");
        }
        for text in [
            "",
            "on",
            "In June 2024 the talks began",
            "June 3, 2024 was a day of mourning",
            "31/02/2024",
            "3 June 2024 - Canada sanctioned three bankers.",
            "3 apples 2024",
            "9.5",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_of_statements_is_told_from_text() {
        let day = PartialDate::parse("2024-06-03").expect("a date");
        assert_eq!(
            stated("By Ann Lee in Vienna · 3 June 2024 · 4 min read"),
            Some(vec![Stated::Author("Ann Lee".into()), Stated::Published(day), Stated::Other])
        );
        for line in [
            "By Ann Lee in Vienna / Pond Review / 3 June 2024",
            "By Ann Lee | The Pond (a blog on toads) | Posted 3 June 2024",
        ] {
            let said = Some(vec![Stated::Author("Ann Lee".into()), Stated::Published(day)]);
            assert_eq!(stated(line), said, "{line}");
        }
        assert_eq!(stated("2 min read"), Some(vec![Stated::Other]));
        assert_eq!(stated("From: Ministry of Tides"), Some(vec![Stated::Publisher("Ministry of Tides".into())]));
        assert_eq!(stated("Updated: June 4, 2024"), Some(vec![Stated::Other]));
        for line in
            ["By Friday the talks had failed.", "By then | nobody cared about the result", "Home | World", "Talks", ""]
        {
            assert_eq!(stated(line), None, "{line}");
        }
    }

    #[test]
    fn the_foot_of_a_wire_story_tells_when_it_was_sent() {
        assert_eq!(transmitted(" XYZ 032114 GMT JUN 24").map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        assert_eq!(transmitted("at 2114 GMT JUN 24"), None);
    }
}
