//! What a text must hold for a date to stand in it: told by one look at it, so that most sentences are spared the
//! patterns.

use daachorse::DoubleArrayAhoCorasick;
use std::sync::LazyLock;

/// A set of such signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs(u8);

impl Signs {
    /// A digit of any script.
    pub(super) const DIGIT: Self = Self(1);
    /// The beginning of a month's name.
    pub(super) const MONTH: Self = Self(2);
    /// The name of a length of time.
    pub(super) const UNIT: Self = Self(4);
    /// The name of a season.
    pub(super) const SEASON: Self = Self(8);
    /// A word for a day that is not told from the calendar.
    pub(super) const NAMED: Self = Self(16);
    /// Four digits in a row.
    pub(super) const YEAR: Self = Self(32);
    /// The name of a day of the week.
    pub(super) const WEEKDAY: Self = Self(64);

    /// Both sets.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all signs of `others` are among these.
    pub(super) fn hold(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// The signs in a text.
    pub(super) fn of(text: &str) -> Self {
        let mut signs = digits(text);
        for hit in WORDS.find_overlapping_iter(text) {
            signs.0 |= hit.value();
        }
        signs
    }
}

fn digits(text: &str) -> Signs {
    let (mut run, mut longest) = (0, 0);
    for byte in text.bytes() {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    // Digits of other scripts are rare enough not to be counted.
    let foreign = !text.is_ascii() && text.chars().any(|letter| !letter.is_ascii() && letter.is_numeric());
    match longest {
        _ if foreign => Signs::DIGIT.and(Signs::YEAR),
        0 => Signs(0),
        1..=3 => Signs::DIGIT,
        _ => Signs::DIGIT.and(Signs::YEAR),
    }
}

/// Beginnings, ends or whole words; the patterns say what must stand around them.
static WORDS: LazyLock<DoubleArrayAhoCorasick<u8>> = LazyLock::new(|| {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let units = ["day", "week", "month", "year"];
    let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let seasons = ["spring", "summer", "autumn", "fall", "winter"];
    // Today, tonight, yesterday, tomorrow, morning, afternoon and evening are read in any mixture of small letters and
    // capitals; their ends stand for them.
    let named = ["today", "night", "erday", "orrow", "rning", "noon", "ening"];
    let both = |word: &str| [word.to_owned(), word.to_uppercase()];
    let mut words: Vec<(String, u8)> = Vec::new();
    words.extend(months.into_iter().flat_map(both).map(|word| (word, Signs::MONTH.0)));
    words.extend(units.into_iter().flat_map(both).map(|word| (word, Signs::UNIT.0)));
    words.extend(weekdays.into_iter().flat_map(both).map(|word| (word, Signs::WEEKDAY.0)));
    words.extend(seasons.into_iter().map(|word| (word.to_owned(), Signs::SEASON.0)));
    words.extend(named.into_iter().flat_map(every_case).map(|word| (word, Signs::NAMED.0)));
    let mut by_word = std::collections::BTreeMap::new();
    words.into_iter().for_each(|(word, signs)| *by_word.entry(word).or_insert(0) |= signs);
    DoubleArrayAhoCorasick::with_values(by_word).unwrap_or_else(|fault| unreachable!("fixed words: {fault}"))
});

/// A short word with every choice of small letters and capitals.
fn every_case(word: &str) -> Vec<String> {
    word.chars().fold(vec![String::new()], |starts, letter| {
        let longer = |start: &String| [letter, letter.to_ascii_uppercase()].map(|next| format!("{start}{next}"));
        starts.iter().flat_map(longer).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_signs_of_what_stands_in_it() {
        let check = |text, signs: &[Signs]| {
            let expected = signs.iter().fold(Signs(0), |all, sign| all.and(*sign));
            assert_eq!(Signs::of(text), expected, "{text}");
        };
        check("The ban went into force.", &[]);
        check("It rose by 5 percent to 1,200.", &[Signs::DIGIT]);
        check("in 1987", &[Signs::DIGIT, Signs::YEAR]);
        check("在２０１６年", &[Signs::DIGIT, Signs::YEAR]);
        check("on Monday", &[Signs::WEEKDAY, Signs::UNIT]);
        check("It ended on 4 MAY.", &[Signs::DIGIT, Signs::MONTH]);
        check("They met TOMorrow night", &[Signs::NAMED]);
        check("They met last week.", &[Signs::UNIT]);
        check("in the spring", &[Signs::SEASON]);
    }
}
