//! What the parties of an article are called, to find them by.
//!
//! A long list names thousands, and each is looked for among all before it: that has to be one look into a table.

use super::people::fold;
use crate::model::{LocalParty, PartyIx};
use std::collections::{BTreeMap, BTreeSet};

/// Parties by what they are called.
type Index = BTreeMap<String, BTreeSet<PartyIx>>;

/// The parties of an article by their names, aliases, and words of these.
#[derive(Debug, Default)]
pub(super) struct Called {
    names: Index,
    words: Index,
    surnames: Index,
    /// What each party stands under.
    held: BTreeMap<PartyIx, Keys>,
}

/// What a party stands under.
#[derive(Debug, Default, PartialEq, Eq)]
struct Keys {
    /// Its name and aliases, without spaces.
    names: BTreeSet<String>,
    /// The words of each, in the order of the alphabet.
    words: BTreeSet<String>,
    /// The last word of its name, where it has several.
    surname: Option<String>,
}

impl Keys {
    fn of(party: &LocalParty) -> Self {
        let all = || std::iter::once(&party.name).chain(&party.aliases);
        Self {
            names: all().map(|name| fold(name)).collect(),
            words: all().map(|name| words(name)).collect(),
            surname: party.name.rsplit_once(' ').map(|(_, last)| fold(last)),
        }
    }
}

impl Called {
    /// Keeps what a party is called now, in place of what it was.
    pub(super) fn keep(&mut self, party: PartyIx, local: &LocalParty) {
        let keys = Keys::of(local);
        if self.held.get(&party) == Some(&keys) {
            return;
        }
        let old = self.held.remove(&party).unwrap_or_default();
        for (index, old, new) in [
            (&mut self.names, &old.names, &keys.names),
            (&mut self.words, &old.words, &keys.words),
            (&mut self.surnames, &old.surname.into_iter().collect(), &keys.surname.iter().cloned().collect()),
        ] {
            for key in old.difference(new) {
                if let Some(parties) = index.get_mut(key) {
                    parties.remove(&party);
                }
            }
            for key in new.difference(old) {
                index.entry(key.clone()).or_default().insert(party);
            }
        }
        self.held.insert(party, keys);
    }

    /// The parties with this folded name or alias, in order.
    pub(super) fn by_name(&self, folded: &str) -> impl Iterator<Item = PartyIx> {
        self.names.get(folded).into_iter().flatten().copied()
    }

    /// The parties with a name or alias of these [`words`], in order.
    pub(super) fn by_words(&self, words: &str) -> impl Iterator<Item = PartyIx> {
        self.words.get(words).into_iter().flatten().copied()
    }

    /// The parties whose names of several words end with this folded one, in order.
    pub(super) fn by_surname(&self, folded: &str) -> impl Iterator<Item = PartyIx> {
        self.surnames.get(folded).into_iter().flatten().copied()
    }
}

/// The folded words of a name in the order of the alphabet, with a space between them.
pub(super) fn words(name: &str) -> String {
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty()).collect();
    words.sort();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_is_found_by_what_it_is_called_now() {
        let mut called = Called::default();
        let party = |name: &str| LocalParty { name: name.to_owned(), ..LocalParty::default() };
        called.keep(0, &party("José Doe"));
        called.keep(1, &LocalParty { aliases: vec!["Doe".to_owned()], ..party("Vega") });
        called.keep(2, &party("Jane Doe"));
        assert_eq!(called.by_name("doe").collect::<Vec<_>>(), [1]);
        assert_eq!(called.by_surname("doe").collect::<Vec<_>>(), [0, 2]);
        assert_eq!(called.by_words(&words("DOE, JOSE")).collect::<Vec<_>>(), [0]);
        called.keep(0, &party("José Roe"));
        assert_eq!(called.by_surname("doe").collect::<Vec<_>>(), [2]);
        assert_eq!(called.by_surname("roe").collect::<Vec<_>>(), [0]);
        assert_eq!(called.by_name("josedoe").count(), 0);
    }
}
