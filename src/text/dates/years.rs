//! When four digits are a year: "in 2018", "the 2015 deal", and not "2000 troops" or "resolution 1929".

use super::context::{words_after, words_before};
use super::rules::Scene;
use crate::model::PartialDate;
use regex::Captures;

/// Four digits are a year only where the words around make them one.
pub(super) fn year(words: &Captures<'_>, scene: &Scene<'_>) -> Option<PartialDate> {
    let digits = words.name("y")?;
    let date = PartialDate::parse(digits.as_str())?;
    let head = scene.text.get(..digits.start()).unwrap_or_default();
    let tail = scene.text.get(scene.span.end..).unwrap_or_default();
    let goes_on = tail.starts_with(['/', '%', '°'])
        || tail.starts_with(',') && tail[1..].starts_with(|c: char| c.is_ascii_digit());
    if goes_on || head.ends_with(['/', '$', '€', '£', '-', '.', ',']) && words.name("part").is_none() {
        return None;
    }
    let after = words_after(scene.text, scene.span.end, 1);
    let next = after.first().map_or("", String::as_str);
    if COUNTED_THINGS.contains(&next) {
        return None;
    }
    let in_brackets = head.ends_with(['(', '[']) && tail.starts_with([')', ']', ',', ';']);
    if words.name("part").is_some() || in_brackets {
        return Some(date);
    }
    let before = words_before(scene.text, scene.span.start, 2);
    let word = |at: usize| before.get(at).map_or("", String::as_str);
    let is_year = |word: &str| word.len() == 4 && PartialDate::parse(word).is_some();
    let named = match word(0) {
        "of" => !matches!(word(1), "act" | "law" | "code"),
        "and" | "to" | "or" => is_year(word(1)),
        "the" | "its" | "their" | "his" | "a" | "landmark" | "s" => {
            // "the 2015 deal"; round numbers may as well count something.
            date.in_year() % 100 != 0 && tail.starts_with(' ') && next.starts_with(char::is_alphabetic)
        }
        lead => YEAR_LEADS.contains(&lead),
    };
    named.then_some(date)
}

const YEAR_LEADS: &[&str] = &[
    "in",
    "since",
    "from",
    "by",
    "during",
    "early",
    "late",
    "mid",
    "until",
    "till",
    "through",
    "throughout",
    "before",
    "after",
    "between",
    "circa",
    "year",
    "around",
];

/// What a number after "of" or "from" may count.
const COUNTED_THINGS: &[&str] = &[
    "troops",
    "people",
    "soldiers",
    "tons",
    "tonnes",
    "barrels",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "percent",
    "per",
    "companies",
    "individuals",
    "entities",
    "dollars",
    "euros",
    "million",
    "billion",
    "men",
    "women",
    "vessels",
    "ships",
    "metres",
    "meters",
    "feet",
    "fighters",
    "prisoners",
    "civilians",
    "workers",
    "rubles",
    "roubles",
    "pounds",
    "gmt",
    "hours",
];
