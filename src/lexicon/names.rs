//! Finds the names of the lexicon in a text, all at once.

use super::tables::Place;
use super::variants::{Spellings, variants};
use super::{KnownAgreement, KnownList, KnownParty};
use crate::error::Error;
use crate::model::Span;
use rustc_hash::{FxHashMap, FxHasher};
use std::cmp::Reverse;
use std::hash::Hasher;
use std::ops::Range;

/// A name of the lexicon at a place of a text.
#[derive(Clone, Debug)]
pub struct NameHit<'a> {
    /// Where it stands.
    pub span: Span,
    /// In what way it names the entry.
    pub sense: NameSense,
    /// What it names.
    pub entry: Entry<'a>,
    /// Whether it is also an ordinary word, a first name or a place elsewhere, so that more is needed to believe it.
    pub ambiguous: bool,
    /// Other people who bear the same name; mostly empty.
    pub rivals: Vec<Entry<'a>>,
}

/// In what way a form names a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameSense {
    /// A proper name.
    Name,
    /// An adjective: `Iranian`, `Western`.
    Demonym,
    /// Its people: `Iranians`.
    People,
    /// Its capital: `Tehran`.
    Capital,
    /// A seat of its government: `Kremlin`, `Brussels`.
    Seat,
    /// A name it bore, or that of a state it succeeds: `Burma`, `Soviet Union`.
    Former,
    /// An organ of a bloc: `European Commission`.
    Organ,
    /// A ministry, court or other body.
    Body,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// A party.
    Party(&'a KnownParty),
    /// An agreement.
    Agreement(&'a KnownAgreement),
    /// A list of sanctioned parties.
    List(&'a KnownList),
}

impl<'a> Entry<'a> {
    /// Its identifier.
    #[must_use]
    pub fn id(self) -> &'a str {
        match self {
            Self::Party(party) => &party.id,
            Self::Agreement(agreement) => &agreement.id,
            Self::List(list) => &list.id,
        }
    }
}

/// An entry by its place in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Party(usize),
    Person(usize),
    Agreement(usize),
    List(usize),
    /// A phrase that names no party, though a name stands in it.
    Decoy,
}

/// What one form stands for.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) targets: Vec<Target>,
    pub(super) sense: NameSense,
    pub(super) ambiguous: bool,
    added: bool,
}

/// Collects the forms of all tables.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    forms: Vec<Form>,
    /// Every spelling with its form by place. It is gone through only where order makes no difference.
    places: FxHashMap<String, usize>,
}

/// All forms, ready to be found. A form is looked up by its first word, for few words of a text begin a name.
pub(super) struct NameIndex {
    forms: Vec<Form>,
    /// Every spelling, with its form by place. Those of one first word stand together, the longest first.
    spellings: Vec<(String, usize)>,
    /// Where the spellings of a first word stand, by its number. Two words may share a number: a spelling is compared
    /// with the text before it is believed.
    by_first_word: FxHashMap<u64, Range<usize>>,
    /// Whether a form begins with a pair of bytes: spares most words the look-up.
    first_bytes: Vec<bool>,
}

impl NameSense {
    /// The sense of a word of the tables; `None` for any other word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "name" => Self::Name,
            "demonym" => Self::Demonym,
            "people" => Self::People,
            "capital" => Self::Capital,
            "seat" => Self::Seat,
            "former" => Self::Former,
            "organ" => Self::Organ,
            "body" => Self::Body,
            _ => return None,
        })
    }
}

impl NameTable {
    /// Adds a form of an entry. Two entries may share a form only where both are people; a row of the user's takes
    /// the form away from an embedded one.
    pub(super) fn add(
        &mut self,
        place: &Place,
        text: &str,
        target: Target,
        (sense, ambiguous): (NameSense, bool),
    ) -> Result<(), Error> {
        if !text.starts_with(char::is_alphanumeric) {
            return Err(place.fault(format!("{text:?} begins with no letter or digit")));
        }
        let fresh = Form { targets: vec![target], sense, ambiguous, added: place.added };
        let Some(form) = self.places.get(text).and_then(|at| self.forms.get_mut(*at)) else {
            self.places.insert(text.to_owned(), self.forms.len());
            self.forms.push(fresh);
            return Ok(());
        };
        if form.targets.contains(&target) {
            form.ambiguous |= ambiguous;
        } else if place.added && !form.added {
            *form = fresh;
        } else if matches!((target, form.targets.first()), (Target::Person(_), Some(Target::Person(_)))) {
            form.targets.push(target);
        } else if form.added == place.added {
            return Err(place.fault(format!("{text:?} is a name of something else already")));
        }
        Ok(())
    }

    /// Whether a form is in the table.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.places.contains_key(text)
    }

    /// Adds the other spellings of every form, then makes all of them findable. A spelling that is the form of
    /// something else already stays with that; one that two forms have goes to the first by their letters.
    pub(super) fn index(self, spellings: &Spellings) -> NameIndex {
        let mut more: FxHashMap<String, (&str, usize)> = FxHashMap::default();
        more.reserve(2 * self.places.len());
        for (text, at) in &self.places {
            for variant in variants(text, spellings) {
                if !self.places.contains_key(&variant) {
                    let known = more.entry(variant).or_insert((text, *at));
                    *known = (*known).min((text, *at));
                }
            }
        }
        let number = |text: &str| word_number(words(text).next().map_or("", |word| word.of(text)));
        let mut numbered: Vec<(u64, String, usize)> =
            more.into_iter().map(|(text, (_, form))| (number(&text), text, form)).collect();
        numbered.extend(self.places.into_iter().map(|(text, form)| (number(&text), text, form)));
        numbered.sort_unstable_by_key(|(number, text, _)| (*number, Reverse(text.len())));
        let mut index = NameIndex {
            forms: self.forms,
            spellings: Vec::with_capacity(numbered.len()),
            by_first_word: FxHashMap::default(),
            first_bytes: vec![false; 1 << 16],
        };
        for (at, (number, text, form)) in numbered.into_iter().enumerate() {
            index.by_first_word.entry(number).or_insert(at..at).end = at + 1;
            index.first_bytes[first_pair(words(&text).next().map_or("", |word| word.of(&text)))] = true;
            index.spellings.push((text, form));
        }
        index
    }
}

impl NameIndex {
    /// The forms that stand in a text as whole words: leftmost first, the longest where several begin together,
    /// none within another.
    pub(super) fn find(&self, text: &str) -> Vec<(Span, &Form)> {
        let mut taken = 0;
        let mut hits = Vec::new();
        for word in words(text) {
            let first = word.of(text);
            if word.start < taken || !self.first_bytes[first_pair(first)] {
                continue;
            }
            let Some((mut start, mut name, mut form)) = self.begins(text, word) else { continue };
            // "The West African bloc" begins no name with its article.
            if let Some(bare) = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")) {
                let behind = start + name.len() - bare.len();
                let second = words(&text[behind..]).next().map(|word| word.shift(behind));
                let longer = second.and_then(|word| self.begins(text, word));
                if let Some(other) = longer.filter(|(_, other, _)| other.len() > bare.len()) {
                    (start, name, form) = other;
                }
            }
            taken = start + name.len();
            hits.push((Span::new(start, taken), form));
        }
        hits
    }

    /// The longest form that begins with a word: where, how it is spelt there, and what it is.
    fn begins(&self, text: &str, word: Span) -> Option<(usize, &str, &Form)> {
        let places = self.by_first_word.get(&word_number(word.of(text)))?;
        let rest = &text[word.start..];
        let fits = |(name, _): &&(String, usize)| rest.starts_with(name.as_str()) && ends_word(&rest[name.len()..]);
        let (name, form) = self.spellings[places.clone()].iter().find(fits)?;
        Some((word.start, name.as_str(), &self.forms[*form]))
    }

    /// The number of forms.
    pub(super) fn len(&self) -> usize {
        self.spellings.len()
    }
}

/// The runs of letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(text.get(at..)?, false);
        at = start + run(&text[start..], true);
        (at > start).then(|| Span::new(start, at))
    })
}

/// How many bytes at the start of a text are letters and digits, or are none.
fn run(text: &str, of_words: bool) -> usize {
    let ascii = text.bytes().take_while(|byte| byte.is_ascii() && byte.is_ascii_alphanumeric() == of_words).count();
    if text.as_bytes().get(ascii).is_none_or(u8::is_ascii) {
        return ascii;
    }
    let rest = &text[ascii..];
    ascii + rest.find(|letter: char| letter.is_alphanumeric() != of_words).unwrap_or(rest.len())
}

/// A number by which a word is looked up.
fn word_number(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The first two bytes of a word as one number; a word of one byte has 0 for the second.
fn first_pair(word: &str) -> usize {
    let byte = |at: usize| usize::from(word.as_bytes().get(at).copied().unwrap_or_default());
    byte(0) << 8 | byte(1)
}

/// Whether a name ends before the rest of a text. A currency sign makes it an amount (`US$5m`).
fn ends_word(rest: &str) -> bool {
    !rest.chars().next().is_some_and(|next| next.is_alphanumeric() || next == '$')
}

/// Whether a short name in capitals stands among words in capitals, where `US` may as well be the pronoun.
pub(super) fn is_shouted(text: &str, span: Span) -> bool {
    let name = span.of(text);
    if name.len() > 3 || !name.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let line_start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let before = text[line_start..span.start].split_whitespace().rfind(is_word);
    let after = text[span.end..line_end].split_whitespace().find(is_word);
    let loud = |word: &str| !word.chars().any(char::is_lowercase);
    let long = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 3;
    let near: Vec<&str> = before.into_iter().chain(after).collect();
    near.iter().all(|word| loud(word)) && near.iter().any(|word| long(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(added: bool) -> Place {
        Place { file: "names.csv".into(), row: 7, added }
    }

    fn index(names: &[&str]) -> NameIndex {
        let mut table = NameTable::default();
        for (number, name) in names.iter().enumerate() {
            table.add(&place(false), name, Target::Party(number), (NameSense::Name, false)).expect("distinct names");
        }
        table.index(&Spellings::default())
    }

    fn found<'t>(names: &[&str], text: &'t str) -> Vec<&'t str> {
        index(names).find(text).into_iter().map(|(span, _)| span.of(text)).collect()
    }

    #[test]
    fn an_article_begins_no_name_that_goes_on_as_another() {
        let names = ["The West", "West African bloc", "Westland"];
        assert_eq!(found(&names, "The West African bloc met."), ["West African bloc"]);
        assert_eq!(found(&names, "The West met."), ["The West"]);
    }

    #[test]
    fn whole_words_are_found_longest_first() {
        let names = ["Iran", "Iranian", "Oman", "US", "U.S.", "New York", "York City Council", "Côte d'Ivoire"];
        let check = |text, expected: &[&str]| assert_eq!(found(&names, text), expected, "{text}");
        check("Iranian oil, Iran's oil and Iranians", &["Iranian", "Iran"]);
        check("Romanians and Omanis of OMANTEL", &[]);
        check("a U.S.-led pro-Iran anti-US US$5m plan", &["U.S.", "Iran", "US"]);
        check("U.S.S.R. or U.S.A", &[]);
        check("New York City Council", &["New York"]);
        check("Côte d’Ivoire, Cote d'Ivoire", &["Côte d’Ivoire", "Cote d'Ivoire"]);
        check("IRAN AND US", &["IRAN", "US"]);
    }

    #[test]
    fn a_longer_form_that_ends_within_a_word_hides_no_shorter_one() {
        assert_eq!(found(&["Iran", "Iran Air"], "Iran Aircraft"), ["Iran"]);
    }

    #[test]
    fn short_capitals_in_a_loud_line_are_doubtful() {
        let check = |text: &str, expected| {
            let start = text.find("US").expect("US");
            assert_eq!(is_shouted(text, Span::new(start, start + 2)), expected, "{text}");
        };
        check("THEY LEFT US BEHIND", true);
        check("the US OFAC", false);
        check("THEY LEFT\nUS said", false);
        check("US", false);
        check("sanctions by the US", false);
    }

    #[test]
    fn forms_are_shared_by_people_only() {
        let mut table = NameTable::default();
        let mut add = |target, added| table.add(&place(added), "Bush", target, (NameSense::Name, false));
        assert!(add(Target::Person(1), false).is_ok() && add(Target::Person(2), false).is_ok());
        let fault = add(Target::Party(3), false).expect_err("a clash").to_string();
        assert!(fault.contains("names.csv, row 7") && fault.contains("Bush"), "{fault}");
        assert!(add(Target::Party(4), true).is_ok());
        let index = table.index(&Spellings::default());
        assert_eq!(index.find("Bush")[0].1.targets, [Target::Party(4)]);
    }
}
