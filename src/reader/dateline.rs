//! The place, day and agency that open a story.

use super::masthead::is_common;
use super::piece::{clean, words};
use super::stated::{WEEKDAYS, date_alone, day, leading_date, month, named, word};
use crate::model::PartialDate;

/// The place, day and agency that open a wire story, as in `ACCRA, July 3, 2022 (XYZ) -`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The day, where the line gives its year or the caller knows it.
    pub(super) date: Option<PartialDate>,
    /// The agency in parentheses.
    pub(super) agency: Option<String>,
}

/// The furthest a dateline reaches into its paragraph, in bytes.
const DATELINE_REACH: usize = 90;
/// The longest front of a story before its day, in words.
const FRONT: usize = 12;

/// The dateline that opens `paragraph`. `year` completes a day that is given without one.
pub(super) fn dateline(paragraph: &str, year: Option<i16>) -> Option<Dateline> {
    let mut reach = DATELINE_REACH.min(paragraph.len());
    while !paragraph.is_char_boundary(reach) {
        reach -= 1;
    }
    let window = &paragraph[..reach];
    let (shouted, front) = (shouted(window, year), dated_front(window));
    match (shouted, front) {
        (Some(shouted), Some(front)) if shouted.date.is_none() => Some(front),
        (shouted, front) => shouted.or(front),
    }
}

/// A place in capitals, with a dash behind the dateline.
fn shouted(window: &str, year: Option<i16>) -> Option<Dateline> {
    let end =
        [" - ", " -- ", " – ", " — ", ") -", ") –", ") —", ": "].iter().filter_map(|dash| window.find(dash)).min()?;
    let head = &window[..end + usize::from(window[end..].starts_with(')'))];
    if head.matches('(').count() > head.matches(')').count() {
        return None;
    }
    let place: String = head.chars().take_while(|c| !matches!(c, ',' | '(')).collect();
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    if capitals < 3 || place.chars().any(char::is_lowercase) {
        return opens_with_date(head);
    }
    let agency = head
        .split_once('(')
        .map(|(_, rest)| clean(rest.trim_end_matches(')')))
        .filter(|name| (1..=4).contains(&words(name)));
    let before = head.split('(').next().unwrap_or_default();
    let spelt = before.match_indices(", ").find_map(|(at, comma)| date_or_day(&before[at + comma.len()..], year));
    // "LIMA, Peru (June 3, 2024)".
    let bracketed = agency.as_deref().and_then(|inner| date_or_day(inner, year));
    Some(Dateline { date: spelt.or(bracketed), agency: agency.filter(|_| bracketed.is_none()) })
}

/// A release that opens with its day: `December 5, 2022 - Ottawa`.
fn opens_with_date(head: &str) -> Option<Dateline> {
    let date = date_alone(head)?;
    Some(Dateline { date: Some(date), agency: None })
}

fn date_or_day(text: &str, known_year: Option<i16>) -> Option<PartialDate> {
    if let Some((date, rest)) = named(text) {
        return rest.trim().is_empty().then_some(date);
    }
    let (first, after) = word(text)?;
    let (second, rest) = word(after)?;
    let (month, day) = month(first).zip(day(second)).or_else(|| month(second).zip(day(first)))?;
    rest.trim().is_empty().then(|| PartialDate::day(known_year?, month, day))?
}

/// A full day behind names alone, closed by a mark: `Bern (XYZ). 3.6.2024 -`, `By Ann Lee, Lima Weekly, 3 June 2024`.
fn dated_front(window: &str) -> Option<Dateline> {
    let starts = window
        .char_indices()
        .filter(|(at, c)| c.is_alphanumeric() && !window[..*at].ends_with(char::is_alphanumeric))
        .map(|(at, _)| at);
    for at in starts {
        let before = window[..at].trim_end();
        if words(before) > FRONT || before.split_whitespace().any(is_common) {
            return None;
        }
        let rest = &window[at..];
        let inner = rest.split(')').next().unwrap_or(rest);
        let Some((date, left)) = leading_date(inner, None).filter(|(date, _)| date.exact().is_some()) else {
            continue;
        };
        let (day, after) = rest.split_at(inner.len() - left.len());
        let closed = day.ends_with(['.', ':'])
            || after.trim_start().is_empty()
            || after.trim_start().starts_with(['(', '|', '-', '–', '—'])
            || after.starts_with([',', '.', ':', ')']);
        let set_off = before.ends_with(|c: char| !c.is_alphanumeric()) || is_weekday(before);
        let agency =
            bracketed(before).or_else(|| bracketed(after.trim_start().strip_prefix('(').map_or("", |_| after)));
        return (closed && set_off && !before.is_empty()).then_some(Dateline { date: Some(date), agency });
    }
    None
}

/// Whether some words end with a day of the week, in full or by its first three letters.
fn is_weekday(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    WEEKDAYS.iter().any(|day| *day == last || (last.len() == 3 && day.starts_with(&last)))
}

/// What stands in the last brackets of some words, if it could be the name of an agency.
fn bracketed(words_of: &str) -> Option<String> {
    let inner = words_of.rsplit_once('(')?.1.split_once(')')?.0;
    let name = clean(inner);
    let named = name.chars().any(char::is_alphabetic) && name.split_whitespace().all(|word| !is_common(word));
    ((1..=4).contains(&words(&name)) && named).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dateline_gives_day_and_agency() {
        let read = dateline("LIMA, June 3, 2024 (XYZ) - Ministers met.", None).expect("a dateline");
        assert_eq!((read.date.map(|d| d.to_string()), read.agency), (Some("2024-06-03".into()), Some("XYZ".into())));
        let short = dateline("LIMA, June 3 (XYZ) - Ministers met.", Some(2024)).expect("a dateline");
        assert_eq!(short.date.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        assert_eq!(dateline("LIMA, June 3 (XYZ) - Ministers met.", None).and_then(|d| d.date), None);
        let bracketed = dateline("LIMA, Peru (June 3, 2024) -- Ministers met.", None).expect("a dateline");
        assert_eq!((bracketed.date.map(|d| d.to_string()), bracketed.agency), (Some("2024-06-03".into()), None));
        let state = dateline("LIMA, Peru, June 3, 2024 -- Ministers met.", None).expect("a dateline");
        assert_eq!(state.date.map(|d| d.to_string()).as_deref(), Some("2024-06-03"));
        assert_eq!(dateline("Ministers met in Lima on June 3, 2024 - again.", None), None);
        assert_eq!(dateline("DOE, Ann (Reference: 14)", None), None);
    }

    #[test]
    fn a_story_may_open_with_names_and_its_day() {
        for front in [
            "Lima, 3 June 2024 (XYZ) – Ministers met on Monday.",
            "Bern, 03.06.2024 - Ministers met on Monday.",
            "LIMA/QUITO (Pond Presse). 3.6.2024 – When ministers met",
            "LIMA, Mon 3 June 2024 (XYZ). What do ministers do?",
            "(LIMA, June 3, 2024) Ministers met on Monday.",
            "Feature. June 3, 2024.",
            "ANN LEE for Pond Weekly. 3 June 2024, Lima",
            "TROMSØ (Nordlys) 3.6.2024: The ministers met.",
            "LIMA, 3 June 2024. The ministers met.",
            "LIMA. June 3, 2024. Pond Presse.",
            "LIMA (Pond Agency), 3 June 2024: The ministers met.",
        ] {
            let date = dateline(front, None).and_then(|line| line.date).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2024-06-03"), "{front}");
        }
        for text in [
            "In Lima on June 3, 2024, ministers met.",
            "On 3 June 2024, ministers met.",
            "Ministers met in Lima, 3 June 2024, for the last time.",
            "The Lima Accord of 3 June 2024 has lapsed.",
            "Lima, 3 June 2024 was a day of mourning",
        ] {
            assert_eq!(dateline(text, None).and_then(|line| line.date), None, "{text}");
        }
        let agency = dateline("Lima, 3 June 2024 (Pond Agency) – Ministers met.", None).and_then(|line| line.agency);
        assert_eq!(agency.as_deref(), Some("Pond Agency"));
    }
}
