//! What the words of a name say of its bearer: a firm's legal form, a body, a paper, a place, a given name.
//!
//! The entity recogniser marks where a name stands, but often takes a person for a firm or a law for a body. Its words
//! tell more surely: names end in "Ltd" or "Act", and begin with "Maria".

use super::rows::{GivenNameRow, HomeWordRow, NameWordRow, OrdinaryWordRow, PlaceRow};
use super::tables::Tables;
use crate::error::Error;
use std::collections::{HashMap, HashSet};

/// What a word makes of the name it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameWord {
    /// A legal form of a firm: Ltd, GmbH.
    Legal,
    /// A trade: Bank, Airlines.
    Company,
    /// A body of any sort: Institute, Council.
    Organisation,
    /// An armed group: Front, Militia.
    Group,
    /// A law, an agreement, a list or another paper: no party.
    Document,
    /// Something that takes place: no party.
    Event,
    /// A piece of land, water or building: no party.
    Place,
    /// A ship, after or before whose noun its name stands: tanker, yacht.
    Vessel,
    /// Letters before the name of a ship: MV, USS.
    ShipPrefix,
}

/// How many letters a word has before an ending that tells something.
const STEM: usize = 3;

/// The tables about words of names. They are only ever looked into, so their order cannot leak.
#[derive(Debug, Default)]
pub struct NameWords {
    kinds: HashMap<String, NameWord>,
    /// Endings of words that say the same: "-bank".
    endings: Vec<(String, NameWord)>,
    given: HashSet<String>,
    ordinary: HashSet<String>,
    places: HashMap<String, String>,
    homes: HashMap<String, String>,
    credits: Vec<String>,
}

impl NameWord {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "legal" => Self::Legal,
            "company" => Self::Company,
            "organisation" => Self::Organisation,
            "group" => Self::Group,
            "document" => Self::Document,
            "event" => Self::Event,
            "place" => Self::Place,
            "vessel" => Self::Vessel,
            "ship prefix" => Self::ShipPrefix,
            _ => return None,
        })
    }
}

impl NameWords {
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let mut words = Self::default();
        for row in tables.rows::<NameWordRow>()? {
            if row.value.kind == "credit" {
                words.credits.push(row.value.word);
                continue;
            }
            let kind = NameWord::from_word(&row.value.kind);
            let kind = kind.ok_or_else(|| row.place.fault(format!("{:?} is no kind of word", row.value.kind)))?;
            match row.value.word.strip_prefix('-') {
                Some(ending) => words.endings.push((ending.to_owned(), kind)),
                None => {
                    words.kinds.insert(row.value.word, kind);
                }
            }
        }
        words.given.extend(tables.rows::<GivenNameRow>()?.into_iter().map(|row| row.value.name));
        words.ordinary.extend(tables.rows::<OrdinaryWordRow>()?.into_iter().map(|row| row.value.word));
        for row in tables.rows::<PlaceRow>()? {
            words.places.insert(folded_place(&row.value.name), row.value.country);
        }
        words.homes.extend(tables.rows::<HomeWordRow>()?.into_iter().map(|row| (row.value.word, row.value.country)));
        Ok(words)
    }

    /// What a word in lower case makes of the name it stands in.
    #[must_use]
    pub fn kind(&self, word: &str) -> Option<NameWord> {
        self.kinds.get(word).copied()
    }

    /// What a word in lower case makes of the name it stands in by itself or by its ending: "Absolutbank".
    #[must_use]
    pub fn kind_of_ending(&self, word: &str) -> Option<NameWord> {
        let ends = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.len() >= STEM);
        self.kind(word).or_else(|| self.endings.iter().find(|(ending, _)| ends(ending)).map(|(_, kind)| *kind))
    }

    /// Whether a word in lower case is a given name.
    #[must_use]
    pub fn is_given(&self, word: &str) -> bool {
        self.given.contains(word)
    }

    /// Whether a word in lower case is an ordinary one, whose capital names nobody.
    #[must_use]
    pub fn is_ordinary(&self, word: &str) -> bool {
        self.ordinary.contains(word)
    }

    /// The state in which a city or region lies, where the table has it.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<&str> {
        self.places.get(&folded_place(name)).map(String::as_str)
    }

    /// Whether a line in lower case begins with the words of credits: "reporting by".
    #[must_use]
    pub fn opens_credits(&self, line: &str) -> bool {
        self.credits.iter().any(|words| line.starts_with(words.as_str()))
    }

    /// Whether a line in lower case holds words that only credits have: "contributed to this report".
    #[must_use]
    pub fn holds_credits(&self, line: &str) -> bool {
        self.credits.iter().any(|words| words.contains(' ') && line.contains(words.as_str()))
    }

    /// The state that a word in lower case tells: the home of a legal form, or of a party's label.
    #[must_use]
    pub fn home(&self, word: &str) -> Option<&str> {
        self.homes.get(word).map(String::as_str)
    }
}

/// A place's name without accents and in lower case, for headlines and datelines shout it.
fn folded_place(name: &str) -> String {
    any_ascii::any_ascii(name).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names_are_told_apart() {
        let words = NameWords::load(&Tables::default()).expect("tables without fault");
        assert_eq!(words.kind("ltd"), Some(NameWord::Legal));
        assert_eq!(words.kind("treaty"), Some(NameWord::Document));
        assert_eq!(words.kind("tanker"), Some(NameWord::Vessel));
        assert_eq!(words.kind("maria"), None);
        assert!(words.is_given("maria") && !words.is_given("tanker"));
        assert!(words.is_ordinary("supreme") && !words.is_ordinary("gazprom"));
        assert_eq!(words.place("Medellín"), Some("CO"));
        assert_eq!(words.place("LAGOS"), Some("NG"));
        assert_eq!(words.home("oblast"), Some("RU"));
        assert_eq!(words.kind_of_ending("vegabank"), Some(NameWord::Company));
        assert_eq!(words.kind_of_ending("bank"), Some(NameWord::Company));
    }
}
