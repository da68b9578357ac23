//! The lines above an article that name its outlet, its section and its day, in whatever order and with whatever marks.
//!
//! `The Northern Courier, Monday 3 June 2024, page 1` states a day and a publisher; `PRESS RELEASES` and `Ministry of
//! Tides` stand above a headline and are none. The words that tell are in `seeds/reader/furniture.csv`.

use super::furniture;
use super::piece::{ends_sentence, words};
use super::stated::{CHANGED, Stated, WEEKDAYS, leading_date};
use crate::model::PartialDate;

/// The longest line that can be one, in words.
const LONGEST: usize = 19;
/// The same in bytes, for lines that hardly part their words.
const LONGEST_BYTES: usize = 1_000;
/// A letterhead is no longer than this, in words.
const LETTERHEAD: usize = 9;

/// What a line states that holds one full date beside names of an outlet, a place or a section.
pub(super) fn masthead(line: &str) -> Option<Vec<Stated>> {
    let line = without_change(line);
    if line.len() > LONGEST_BYTES || words(line) > LONGEST {
        return None;
    }
    let (date, before, after) = only_date(line)?;
    if !parted(before) || !(after.is_empty() || after.starts_with([',', ' ', '|', '·', '•', ')', '(', '-', '–', '—']))
    {
        return None;
    }
    let sentence = ends_sentence(line) && !line.trim_end().ends_with([')', ':']) && !is_abbreviated(line);
    let common = before.split_whitespace().chain(after.split_whitespace()).filter(|word| is_common(word)).count();
    if sentence || common > 1 {
        return None;
    }
    let mut said = vec![Stated::Published(date)];
    said.extend(outlet(before).map(Stated::Publisher));
    Some(said)
}

/// The line without what it says of a later change, as in `Published: 3 June 2024 Updated: 4 June 2024`.
fn without_change(line: &str) -> &str {
    let words = line.split_inclusive(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word))
    });
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let change = words.skip(1).find(|(_, word)| CHANGED.contains(&bare(word).as_str()));
    change.map_or(line, |(at, _)| line[..at].trim_end())
}

/// The one full date of a line, with what stands before and behind it.
fn only_date(line: &str) -> Option<(PartialDate, &str, &str)> {
    let starts = line
        .char_indices()
        .filter(|(at, c)| c.is_alphanumeric() && !line[..*at].ends_with(char::is_alphanumeric))
        .map(|(at, _)| at);
    let mut found: Option<(PartialDate, &str, &str)> = None;
    for at in starts {
        let done = found.is_some_and(|(_, _, after)| at < line.len() - after.len());
        let Some((date, after)) = leading_date(&line[at..], None).filter(|(date, _)| !done && date.exact().is_some())
        else {
            continue;
        };
        if found.is_some() {
            return None;
        }
        found = Some((date, line[..at].trim_end(), after.trim_end()));
    }
    found
}

/// Whether what stands before a date is set off from it: by a mark, a weekday, or a word that labels it.
fn parted(before: &str) -> bool {
    let lower = before.to_lowercase();
    let last = lower.split_whitespace().next_back().unwrap_or_default().trim_matches(|c: char| !c.is_alphabetic());
    before.is_empty()
        || before.ends_with([',', '|', '·', '•', '–', '—', '-', '(', ':', '/'])
        || WEEKDAYS.iter().any(|day| *day == last || (last.len() == 3 && day.starts_with(last)))
        || furniture::is("dated", last)
}

/// A word of running text: in lower case, and none of those that mastheads are made with.
pub(super) fn is_common(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(char::is_lowercase) && !furniture::is("masthead", bare)
}

fn is_abbreviated(line: &str) -> bool {
    line.split_whitespace().next_back().is_some_and(|word| word.matches('.').count() >= 2 || word.len() <= 4)
}

/// The outlet before a date: the first part of two words or more, if it has the form of a name.
fn outlet(before: &str) -> Option<String> {
    let part = before.split(['|', '·', '•', '—', '–', ',']).map(str::trim).find(|part| words(part) >= 2)?;
    let lower = part.to_lowercase();
    let byline =
        ["by ", "from ", "published", "posted", "issued", "date "].iter().any(|start| lower.starts_with(start));
    let named = part.split_whitespace().all(|word| !is_common(word)) && !part.contains(|c: char| c.is_ascii_digit());
    (named && !byline).then(|| part.trim_end_matches(':').to_owned())
}

/// Whether a line only says what kind of text follows, or from whose desk: a label, a letterhead, the slug of a wire.
pub(super) fn is_label(line: &str) -> bool {
    let lower = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    furniture::is("label", &lower) || is_slug(line) || is_letterhead(line)
}

/// `BC-PONDS-TREATY 2ndLd`, `PRESSE 52`, `Policy Brief No. 41`.
fn is_slug(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let joined = first.contains('-') && first.len() >= 6 && !first.chars().any(char::is_lowercase);
    let numbered = words(line) <= 7
        && (line.contains(" No. ") || line.contains(" No "))
        && line.chars().any(|c| c.is_ascii_digit());
    let counted =
        words(line) <= 3 && !line.chars().any(char::is_lowercase) && line.ends_with(|c: char| c.is_ascii_digit());
    joined || numbered || counted
}

/// The name of an office, firm or state, and nothing else.
fn is_letterhead(line: &str) -> bool {
    let all: Vec<String> = line
        .split(|c: char| !c.is_alphanumeric() && c != '.')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return false };
    let named = all.len() <= LETTERHEAD && line.split_whitespace().all(|word| !is_common(word));
    let opens = furniture::is("office", first) && all.get(1).is_some_and(|word| word == "of" || word == "for");
    let state =
        all.get(1).is_some_and(|word| furniture::is("office", word)) && all.get(2).is_some_and(|word| word == "of");
    named && (opens || state || furniture::is("office", last) || is_outlet(line))
}

/// `The Northern Courier`, `The Northern Courier (Lima edition)`.
fn is_outlet(line: &str) -> bool {
    let name = line.split('(').next().unwrap_or_default().trim().to_lowercase();
    (2..=5).contains(&words(&name))
        && name.split_whitespace().next_back().is_some_and(|word| furniture::is("outlet", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, Option<String>)> {
        let said = masthead(line)?;
        let mut out = (String::new(), None);
        for one in said {
            match one {
                Stated::Published(date) => out.0 = date.to_string(),
                Stated::Publisher(name) => out.1 = Some(name),
                _ => {}
            }
        }
        Some(out)
    }

    #[test]
    fn a_masthead_states_day_and_outlet() {
        for (line, day, outlet) in [
            ("The Pond Gazette (Lima), Monday, June 3, 2024, page 1", "2024-06-03", Some("The Pond Gazette (Lima)")),
            ("Northern Pond Review | June 3, 2024, 6:42 PM", "2024-06-03", Some("Northern Pond Review")),
            ("Lima, 3 June 2024 · Pond Review · by Ann Lee", "2024-06-03", None),
            ("LIMA, Monday 3 June 2024", "2024-06-03", None),
            ("Date of publication: 3 June 2024", "2024-06-03", None),
            ("Pond Markets Daily — Monday, 3 June 2024 18:32 CET", "2024-06-03", Some("Pond Markets Daily")),
            ("Lima, 3 June 2024 (14 Khordad 1403)", "2024-06-03", None),
            ("Published: Jun 3, 2024 10:42 PM Updated: Jun 4, 2024 11:58 PM", "2024-06-03", None),
            ("COMMENT | Monday 3 June 2024 | The Pond Review", "2024-06-03", None),
        ] {
            assert_eq!(read(line), Some((day.to_owned(), outlet.map(str::to_owned))), "{line}");
        }
        for line in [
            "Toads remember the treaty of June 3, 2024",
            "The talks, which began on 3 June 2024, went on",
            "Toads and frogs sign, June 3, 2024 - June 5, 2024",
            "It entered into force on 3 June 2024.",
            "Toads sign treaty",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn labels_and_letterheads_are_no_headlines() {
        for line in [
            "PRESS RELEASES",
            "News story",
            "Ministry of Foreign Affairs",
            "COUNCIL OF THE POND",
            "Islamic Republic of Toads",
            "Tides & Reeds Office",
            "BC-PONDS-TREATY 2ndLd-Writethru",
            "PRESSE 52",
            "Policy Brief No. 41",
            "The Northern Courier (Lima edition)",
        ] {
            assert!(is_label(line), "{line}");
        }
        for line in
            ["Toads sign treaty", "Council of the Pond lifts ban on frogs", "Frogs close Lima office after treaty"]
        {
            assert!(!is_label(line), "{line}");
        }
    }
}
