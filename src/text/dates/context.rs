//! What the words around a date make of it: past or future, from then on or until then.

use super::DateRole;
use super::calendar::Tense;
use crate::model::Span;

/// Words on each side of a date that are looked at.
const REACH: usize = 8;

/// Words before a date among which a verb of the past may stand that it hangs from.
const PAST_REACH: usize = 14;

/// Words that put what follows into the future.
const FUTURE: &[&str] = &[
    "will",
    "would",
    "shall",
    "wont",
    "due",
    "expected",
    "expects",
    "scheduled",
    "slated",
    "plans",
    "planned",
    "planning",
    "until",
    "till",
    "by",
    "deadline",
    "upcoming",
    "ll",
    "expire",
    "expires",
    "expiring",
];

/// Verbs that report: what is said may lie ahead.
const TOLD: &[&str] = &["said", "says", "told"];

/// Verbs of the past that do not end in "ed", and the auxiliaries.
const PAST: &[&str] = &[
    "was", "were", "had", "has", "have", "did", "met", "held", "made", "took", "came", "gave", "struck", "won", "went",
    "began", "fell", "rose", "wrote", "spoke", "sent", "hit", "left", "saw", "since", "ago", "put", "became",
    "brought", "drew", "found", "got", "kept", "led", "lost", "ran", "sought", "swore", "threw", "withdrew",
];

/// Whether the words around `span` speak of what is to come. The nearest verb before the date decides; only
/// where there is none, the nearest after it: "on Tuesday, leaders will meet" but "said on Tuesday it would".
pub(super) fn tense(text: &str, span: Span) -> Tense {
    let far = words_before(text, span.start, PAST_REACH);
    let before = &far[..far.len().min(REACH)];
    if let Some(tense) = tense_before(before) {
        return tense;
    }
    let after = words_after(text, span.end, REACH);
    if let Some(tense) = after.iter().find_map(|word| tense_of(word)) {
        return tense;
    }
    match tense_before(&far) {
        _ if has_infinitive(before) => Tense::Future,
        Some(Tense::Past) => Tense::Past,
        _ => Tense::Unsaid,
    }
}

/// How the word before `span` bounds what is said.
pub(super) fn role(text: &str, span: Span) -> DateRole {
    let before = words_before(text, span.start, 5);
    let lead =
        before.iter().position(|word| !matches!(word.as_str(), "the" | "on" | "in" | "at" | "of" | "early" | "late"));
    let Some(lead) = lead else { return DateRole::Point };
    // "of", "in" and "on" may stand between only after a noun or verb that takes them.
    let direct = before[..lead].iter().all(|word| word == "the");
    let next = before.get(lead + 1).map_or("", String::as_str);
    match before[lead].as_str() {
        "since" | "from" | "starting" | "beginning" if direct => DateRole::Since,
        "until" | "till" | "by" | "through" if direct => DateRole::Until,
        "than" if next == "later" => DateRole::Until,
        "expires" | "expire" | "expiring" | "expired" | "expiry" | "deadline" => DateRole::Until,
        "end" if matches!(next, "to" | "will") => DateRole::Until,
        "before" if direct => DateRole::Before,
        "to" if direct && next == "prior" => DateRole::Before,
        "after" | "following" if direct => DateRole::After,
        _ => DateRole::Point,
    }
}

/// Up to `count` words of the sentence before byte `at` in lower case, the nearest first.
pub(super) fn words_before(text: &str, at: usize, count: usize) -> Vec<String> {
    let mut words = Vec::new();
    let mut end =
        text.get(..at).map_or("", |head| head).trim_end_matches(|c: char| !c.is_alphanumeric() && !ends_sentence(c));
    while words.len() < count && !end.is_empty() {
        let start = end.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |sep| sep + char_len(end, sep));
        let word = &end[start..];
        let rest = &end[..start];
        if word.is_empty() {
            // A full stop: it ends the sentence unless the word before it is a short abbreviation.
            let stem = end.trim_end_matches(|c: char| !c.is_alphanumeric());
            let last = stem.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            let stop = &end[stem.len()..];
            if !stop.starts_with('.') || stop.contains('\n') || !is_abbreviation(last) {
                break;
            }
            end = stem;
            continue;
        }
        words.push(word.to_lowercase());
        end = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && !ends_sentence(c));
    }
    words
}

/// Up to `count` words of the sentence after byte `at` in lower case.
pub(super) fn words_after(text: &str, at: usize, count: usize) -> Vec<String> {
    let tail = text.get(at..).unwrap_or_default();
    let mut words = Vec::new();
    let mut word = String::new();
    for c in tail.chars() {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            continue;
        }
        let stops = ends_sentence(c) && !(c == '.' && (words.is_empty() || is_abbreviation(&word)) && word.len() < 4);
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if stops || words.len() >= count {
            return words;
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

fn tense_before(before: &[String]) -> Option<Tense> {
    before.iter().enumerate().find_map(|(at, word)| {
        let tense = tense_of(word)?;
        // "by the end of May", but not "signed by Kenya in May".
        let bounds =
            |word: &String| matches!(word.as_str(), "the" | "end" | "of" | "early" | "mid" | "late" | "next" | "this");
        if word == "by" && !before[..at].iter().all(bounds) {
            return None;
        }
        let governor = before.get(at + 1).map_or("", String::as_str);
        // "will be imposed", "the imposed duties": the participle tells no time.
        let participle = tense == Tense::Past && word.ends_with("ed") && matches!(governor, "be" | "the" | "a" | "its");
        // "will have", "to have"
        let infinite = word == "have" && matches!(governor, "will" | "would" | "to");
        (!participle && !infinite).then_some(tense)
    })
}

fn tense_of(word: &str) -> Option<Tense> {
    if FUTURE.contains(&word) {
        Some(Tense::Future)
    } else if TOLD.contains(&word) {
        Some(Tense::Unsaid)
    } else if PAST.contains(&word) || (word.len() > 4 && word.ends_with("ed")) {
        Some(Tense::Past)
    } else {
        None
    }
}

/// "EU to extend sanctions Monday": an infinitive before the date and no verb of the past.
fn has_infinitive(before: &[String]) -> bool {
    before
        .windows(2)
        .any(|pair| pair[1] == "to" && !matches!(pair[0].as_str(), "the" | "a" | "an" | "its" | "his" | "their"))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\n')
}

fn is_abbreviation(word: &str) -> bool {
    word.chars().count() < 4 || word.eq_ignore_ascii_case("sept")
}

fn char_len(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8)
}
