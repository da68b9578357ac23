//! The names of all articles' parties, each spelling once, with what articles say of those who bear it.

use super::names::{Class, Folded, fold};
use crate::model::LocalParty;
use crate::model::vocabulary::PartyKind;
use std::collections::{BTreeSet, HashMap};

/// Schemes whose number belongs to one party only, and of which a party has one.
const PROPER_NUMBERS: &[&str] = &["imo", "tail"];

/// Number of a name, from 0, in the order in which names were first seen. It means nothing else.
pub(super) type NameIx = u32;

/// How articles write a party that no lexicon knows: parties written alike are one spelling.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Spelling {
    pub(super) class: Class,
    pub(super) name: Folded,
    pub(super) country: Option<String>,
    pub(super) numbers: BTreeSet<(String, String)>,
}

/// What articles say of those who bear a name.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// How many parties of articles bear it.
    pub(super) count: usize,
    /// How many of them are companies.
    pub(super) firms: usize,
    /// The names they are given first, in order, each once.
    pub(super) names: Vec<Box<str>>,
    /// Their other names, in order, each once.
    pub(super) aliases: Vec<Box<str>>,
    /// Their numbers, as (scheme, value).
    pub(super) identifiers: BTreeSet<(String, String)>,
}

/// All names. What they take in memory grows with the number of different names.
#[derive(Default)]
pub(super) struct Names {
    known: HashMap<String, NameIx>,
    spelt: HashMap<Spelling, NameIx>,
    seen: Vec<Seen>,
}

impl Names {
    /// Takes a party of an article in, and gives the number of its name and whether it is known by its spelling alone.
    pub(super) fn add(&mut self, party: &LocalParty) -> (NameIx, bool) {
        let next = NameIx::try_from(self.seen.len()).unwrap_or(NameIx::MAX);
        let known = party.known.as_deref().filter(|id| !id.is_empty());
        let at = match known {
            Some(id) => match self.known.get(id) {
                Some(at) => *at,
                None => *self.known.entry(id.to_owned()).or_insert(next),
            },
            None => *self.spelt.entry(Spelling::of(party)).or_insert(next),
        };
        if at == next {
            self.seen.push(Seen::default());
        }
        if let Some(seen) = self.seen.get_mut(at as usize) {
            seen.note(party);
        }
        (at, known.is_none())
    }

    /// What was seen of those who bear a name.
    pub(super) fn seen(&self, name: NameIx) -> Option<&Seen> {
        self.seen.get(name as usize)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.seen.len()
    }

    /// The identifiers of the lexicon that articles name, in order.
    pub(super) fn known(&self) -> Vec<(&str, NameIx)> {
        let mut known: Vec<(&str, NameIx)> = self.known.iter().map(|(id, at)| (id.as_str(), *at)).collect();
        known.sort_unstable();
        known
    }

    /// Takes out the spellings, those that can found a cluster first: with numbers, then with more words.
    pub(super) fn take_spellings(&mut self) -> Vec<(Spelling, NameIx)> {
        let mut spellings: Vec<(Spelling, NameIx)> = std::mem::take(&mut self.spelt).into_iter().collect();
        let words = |spelling: &Spelling| spelling.name.words.len() + spelling.name.tail.len();
        let rank = |s: &Spelling| (s.class, s.numbers.is_empty(), usize::MAX - words(s), s.country.is_none());
        spellings.sort_unstable_by(|(a, _), (b, _)| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
        spellings
    }
}

impl Spelling {
    fn of(party: &LocalParty) -> Self {
        let class = Class::of(party.kind);
        let proper = party.identifiers.iter().filter(|(scheme, _)| PROPER_NUMBERS.contains(&scheme.as_str()));
        Self {
            class,
            name: fold(&party.name, class),
            country: party.country.clone(),
            numbers: proper.cloned().collect(),
        }
    }
}

impl Seen {
    fn note(&mut self, party: &LocalParty) {
        self.count += 1;
        self.firms += usize::from(party.kind == PartyKind::Company);
        note(&mut self.names, &party.name);
        party.aliases.iter().for_each(|alias| note(&mut self.aliases, alias));
        let numbers = party.identifiers.iter().filter(|(scheme, value)| !scheme.is_empty() && !value.is_empty());
        for number in numbers.filter(|number| !self.identifiers.contains(number)).cloned().collect::<Vec<_>>() {
            self.identifiers.insert(number);
        }
    }

    /// Every form of the name, those of one article first or not.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.aliases).map(AsRef::as_ref)
    }
}

/// Keeps a form in order, once. Forms of one name are few, so that a list is shorter than a tree.
fn note(forms: &mut Vec<Box<str>>, form: &str) {
    if let Err(place) = forms.binary_search_by(|kept| (**kept).cmp(form)) {
        forms.reserve_exact(1);
        forms.insert(place, form.into());
    }
}
