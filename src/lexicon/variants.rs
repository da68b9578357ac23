//! Other spellings in which a name of the tables may stand in a text, so that the tables hold each name once.

use rustc_hash::FxHashSet;

/// Words that are spelt in two ways.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    pairs: Vec<(String, String)>,
    /// All words of the pairs; it is only ever looked into.
    words: FxHashSet<String>,
}

impl Spellings {
    pub(super) fn new(pairs: Vec<(String, String)>) -> Self {
        let words = pairs.iter().flat_map(|(one, other)| [one.clone(), other.clone()]).collect();
        Self { pairs, words }
    }
}

/// The other spellings of a name: with each pair of spellings swapped within it (`Defence` and `Defense`, `US` and
/// `U.S.`), the Arabic article joined or not, curly apostrophes, plain ASCII letters, and capitals as in headings.
/// Each comes once, in no order that means anything.
pub(super) fn variants(name: &str, spellings: &Spellings) -> Vec<String> {
    let mut all = vec![name.to_owned()];
    // A name that is nothing but one word keeps its spelling, for there the tables hold both.
    if name.contains(' ') && name.split(' ').any(|word| spellings.words.contains(word)) {
        for (one, other) in &spellings.pairs {
            grow(&mut all, |form| replace_word(form, one, other).or_else(|| replace_word(form, other, one)));
        }
    }
    if name.contains("al ") || name.contains("al-") || name.contains("Al ") || name.contains("Al-") {
        grow(&mut all, articles);
    }
    grow(&mut all, |form| (!form.is_ascii()).then(|| any_ascii::any_ascii(form)));
    grow(&mut all, |form| form.contains('\'').then(|| form.replace('\'', "\u{2019}")));
    grow(&mut all, |form| {
        let letters = form.chars().filter(|letter| letter.is_alphabetic()).count();
        (letters >= 4).then(|| form.to_uppercase())
    });
    all.swap_remove(0);
    all
}

/// Adds to the forms what each of them gives. There are few enough for a plain search to be the fastest.
fn grow<I: IntoIterator<Item = String>>(all: &mut Vec<String>, others: impl Fn(&str) -> I) {
    for at in 0..all.len() {
        for other in others(&all[at]) {
            if !all.contains(&other) {
                all.push(other);
            }
        }
    }
}

/// The name with a word of it replaced, where it has that word.
fn replace_word(name: &str, from: &str, to: &str) -> Option<String> {
    let has = name.split(' ').any(|word| word == from);
    has.then(|| name.split(' ').map(|word| if word == from { to } else { word }).collect::<Vec<_>>().join(" "))
}

/// `al-Assad`, `al Assad`, `Al-Assad`, `Al Assad`: the Arabic article in its four spellings.
fn articles(name: &str) -> Vec<String> {
    const SPELLINGS: [&str; 4] = ["al-", "al ", "Al-", "Al "];
    let mut others = Vec::new();
    for from in SPELLINGS {
        let at_start = name.starts_with(from);
        let inside = format!(" {from}");
        if !at_start && !name.contains(&inside) {
            continue;
        }
        for to in SPELLINGS {
            let replaced = name.replace(&inside, &format!(" {to}"));
            let rest = replaced.strip_prefix(from).filter(|_| at_start).map(|rest| format!("{to}{rest}"));
            others.push(rest.unwrap_or(replaced));
        }
    }
    others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(name: &str, spelling: &str) -> bool {
        let pairs = [("Defence".to_owned(), "Defense".to_owned()), ("US".to_owned(), "U.S.".to_owned())];
        variants(name, &Spellings::new(pairs.to_vec())).iter().any(|form| form == spelling)
    }

    #[test]
    fn each_way_of_writing_is_made() {
        assert!(has("US Defence Department", "U.S. Defense Department"));
        assert!(has("Bashar al-Assad", "Bashar Al Assad") && has("al-Shabaab", "Al Shabaab"));
        assert!(has("Türkiye", "Turkiye") && has("Türkiye", "TÜRKIYE"));
        assert!(has("Côte d'Ivoire", "Côte d’Ivoire"));
    }

    #[test]
    fn nothing_else_is_made() {
        assert!(!has("US", "U.S.") && !has("USS Defence", "U.S.S Defence"));
        assert!(!has("Mali", "mali") && !has("IMF", "imf") && !has("Natal-Bank", "Natal Bank"));
        assert!(variants("IMF", &Spellings::default()).is_empty());
    }
}
