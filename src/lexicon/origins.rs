//! Of which states a name may be: by a given name, a family name or its ending, a firm's legal form.
//!
//! A name tells its language, and a language the states whose people bear such names. Alone that says little; with the
//! states that an article names it tells one.

use super::rows::{NameGroupRow, NameOriginRow};
use super::tables::Tables;
use crate::error::Error;
use std::collections::HashMap;

/// Endings that are looked up, in letters.
const ENDINGS: std::ops::RangeInclusive<usize> = 2..=8;

/// How many letters a family name has before its ending.
const STEM: usize = 3;

/// As many states as a given name alone may have to say that its bearer is of no other.
const NARROW: usize = 12;

/// With more states than these a given name says nothing beside a family name.
const WEAK: usize = 24;

/// Of which states a name may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// Codes of the states.
    pub states: Vec<&'a str>,
    /// Whether the name speaks against other states.
    pub narrow: bool,
}

/// The tables about the origin of names. They are only ever looked into, so their order cannot leak.
#[derive(Debug, Default)]
pub struct Origins {
    given: HashMap<String, Vec<String>>,
    family: HashMap<String, Vec<String>>,
    endings: HashMap<String, Vec<String>>,
    forms: HashMap<String, Vec<String>>,
}

impl Origins {
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let groups: HashMap<String, Vec<String>> =
            tables.rows::<NameGroupRow>()?.into_iter().map(|row| (row.value.name, row.value.states)).collect();
        let mut found = Self::default();
        for row in tables.rows::<NameOriginRow>()? {
            let mut states: Vec<String> = Vec::new();
            for item in &row.value.states {
                let code = item.len() == 2 && item.chars().all(|c| c.is_ascii_uppercase());
                let fault = || row.place.fault(format!("{item:?} is neither a code nor a group of names"));
                let of_item = if code { vec![item.clone()] } else { groups.get(item).ok_or_else(fault)?.clone() };
                states.extend(of_item.into_iter().filter(|state| !states.contains(state)).collect::<Vec<_>>());
            }
            let part = match row.value.part.as_str() {
                "given" => &mut found.given,
                "family" => &mut found.family,
                "ending" => &mut found.endings,
                "form" => &mut found.forms,
                other => return Err(row.place.fault(format!("{other:?} is no part of a name"))),
            };
            part.insert(row.value.word, states);
        }
        Ok(found)
    }

    /// The states whose people bear such a name. Words are folded, in the order of the name.
    #[must_use]
    pub fn of_person(&self, words: &[String]) -> Option<Origin<'_>> {
        let [first, .., last] = words else { return None };
        let family =
            self.of_family(last).or_else(|| self.given.get(first).map_or_else(|| self.family.get(first), |_| None));
        // "Abe Shinzo": some put the given name last.
        let given = self.given.get(first).or_else(|| if family.is_none() { self.given.get(last) } else { None });
        // A family name tells more than a given name of half the world.
        let strong = given.filter(|given| given.len() <= WEAK || family.is_none());
        let states: Vec<&str> = match (strong, family) {
            (Some(given), Some(family)) => {
                let both: Vec<&str> = family.iter().filter(|s| given.contains(s)).map(String::as_str).collect();
                if both.is_empty() { family.iter().map(String::as_str).collect() } else { both }
            }
            (Some(one), None) | (None, Some(one)) => one.iter().map(String::as_str).collect(),
            (None, None) => Vec::new(),
        };
        let narrow = family.is_some() || states.len() <= NARROW;
        (!states.is_empty()).then_some(Origin { states, narrow })
    }

    /// Whether a folded word is a family name that many bear.
    #[must_use]
    pub fn is_family(&self, word: &str) -> bool {
        self.family.contains_key(word)
    }

    fn of_family(&self, word: &str) -> Option<&Vec<String>> {
        self.family.get(word).or_else(|| {
            ENDINGS.rev().find_map(|length| {
                let at = word.len().checked_sub(length).filter(|at| *at >= STEM)?;
                self.endings.get(word.get(at..)?)
            })
        })
    }

    /// The states that have a firm's legal form, the likeliest first.
    #[must_use]
    pub fn of_firm(&self, words: &[String]) -> Option<Origin<'_>> {
        let form = words.first().into_iter().chain(words.iter().rev());
        let states = form.filter_map(|word| self.forms.get(word)).next()?;
        Some(Origin { states: states.iter().map(String::as_str).collect(), narrow: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(name: &str) -> Vec<String> {
        name.to_lowercase().split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn names_tell_the_states_they_are_borne_in() {
        let origins = Origins::load(&Tables::default()).expect("tables without fault");
        let person = |name| origins.of_person(&words(name)).map(|origin| origin.states).unwrap_or_default();
        let firm = |name| origins.of_firm(&words(name)).map(|origin| origin.states).unwrap_or_default();
        assert!(person("Volodymyr Hrytsak").contains(&"UA") && !person("Volodymyr Hrytsak").contains(&"RU"));
        assert!(person("Xyz Tarkhanyan").contains(&"AM"));
        assert_eq!(person("Nguyen Huu Kha").first(), Some(&"VN"));
        assert!(person("Xyz Qqq").is_empty());
        assert_eq!(firm("OAO Vega").first(), Some(&"RU"));
        assert!(firm("Vega Trans").is_empty());
    }
}
