//! Whether two names are one party's.

use super::fold::fold;
use super::ratio::ratio;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Spelled-out names of blocs, folded and without their article, with the codes that stand for them.
static BLOCS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let rows = include_str!("../../seeds/eval/blocs.csv").lines().skip(1).filter_map(|row| row.split_once(','));
    rows.map(|(name, code)| (name.to_owned(), code.to_owned())).collect()
});

/// Titles and particles that tell no two names apart.
static SMALL: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| include_str!("../../seeds/eval/small_words.csv").lines().skip(1).map(str::to_owned).collect());

/// Names are equal but for case, accents, blanks and punctuation.
pub(super) const SAME: u8 = 3;
/// Names are equal but for spelling.
pub(super) const SPELLED: u8 = 2;
/// All words of one name stand in the other.
pub(super) const WITHIN: u8 = 1;
/// Names of two.
pub(super) const DIFFERENT: u8 = 0;

/// The code of a bloc that has one, else the name itself.
pub(super) fn bloc(name: &str) -> &str {
    let folded = fold(name);
    BLOCS.get(folded.strip_prefix("the ").unwrap_or(&folded)).map_or(name, String::as_str)
}

/// The words of a text that tell names apart.
pub(super) fn telling_words(folded: &str) -> Vec<&str> {
    folded.split(' ').filter(|word| !word.is_empty() && !SMALL.contains(*word)).collect()
}

/// From [`SAME`] to [`DIFFERENT`].
pub(super) fn name_likeness(a: &str, b: &str) -> u8 {
    let (a, b) = (fold(bloc(a)), fold(bloc(b)));
    if a.is_empty() || b.is_empty() {
        return DIFFERENT;
    }
    if a.chars().filter(|c| *c != ' ').eq(b.chars().filter(|c| *c != ' ')) {
        return SAME;
    }
    let (a, b) = (telling_words(&a), telling_words(&b));
    if a.is_empty() || b.is_empty() {
        return DIFFERENT;
    }
    if a.len() == b.len() && a.iter().zip(&b).all(|(x, y)| same_word(x, y)) {
        return SPELLED;
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if within(&short, &long) { WITHIN } else { DIFFERENT }
}

/// Whether a shorter name is a part of a longer one. One word alone must be its first or its last.
fn within(short: &[&str], long: &[&str]) -> bool {
    if !short.iter().all(|word| long.iter().any(|other| same_word(word, other))) {
        return false;
    }
    let edges = [long.first(), long.last()];
    let at_edge = || edges.into_iter().flatten().any(|word| same_word(short[0], word));
    short.len() >= 2 || (short[0].chars().count() >= 3 && at_edge())
}

/// Whether two words are equal or two spellings of one word, such as Sergey and Sergei.
fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    shorter >= 4 && a[0] == b[0] && ratio(&a, &b) >= if shorter >= 8 { 0.75 } else { 0.8 }
}

/// The likeness of the two names, one of each side, that are likest.
pub(super) fn best_name<'a>(names: impl IntoIterator<Item = &'a str>, others: &[&str]) -> u8 {
    let likest = |name: &str| others.iter().map(|other| name_likeness(name, other)).max();
    names.into_iter().filter_map(likest).max().unwrap_or(DIFFERENT)
}

/// Whether two codes or names are one party's. Codes must be equal, names like; no sender and `WORLD` are the same.
pub(super) fn same_code(a: Option<&str>, b: Option<&str>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return a == b || a.or(b) == Some("WORLD");
    };
    let (a, b) = (bloc(a), bloc(b));
    if is_code(a) && is_code(b) { a == b } else { name_likeness(a, b) > DIFFERENT }
}

fn is_code(name: &str) -> bool {
    (2..=6).contains(&name.len()) && name.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b'+')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_spelled_apart_within_or_different() {
        for (a, b, likeness) in [
            ("Kim Jong Un", "Kim Jong-un", SAME),
            ("the European Union", "EU", SAME),
            ("Western allies", "the West", SAME),
            ("UN Security Council", "United Nations", SAME),
            ("Hizballah", "Hezbollah", SPELLED),
            ("General Ali Qodusi", "Ali Kodusi", DIFFERENT),
            ("General Ali Ghodusi", "Ali Ghodoussi", SPELLED),
            ("Orlov", "Anton Orlov", WITHIN),
            ("Bank of Tadmor", "Tadmor Bank", WITHIN),
            ("Anton", "Orlov Anton Jr", DIFFERENT),
            ("Al", "Al Gore", DIFFERENT),
            ("of the", "of the", SAME),
            ("of the", "Orlov", DIFFERENT),
            ("", "", DIFFERENT),
        ] {
            assert_eq!(name_likeness(a, b), likeness, "{a} / {b}");
        }
    }

    #[test]
    fn codes_are_equal_or_not() {
        for (a, b, same) in [
            (Some("US"), Some("US"), true),
            (Some("US"), Some("UN"), false),
            (Some("UN"), Some("the Security Council"), true),
            (None, Some("WORLD"), true),
            (Some("WORLD"), None, true),
            (None, None, true),
            (None, Some("US"), false),
            (Some("P5+1"), Some("P5+1"), true),
            (Some("Hezbollah"), Some("Hizbollah"), true),
        ] {
            assert_eq!(same_code(a, b), same, "{a:?} {b:?}");
        }
    }
}
