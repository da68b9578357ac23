//! The names of all articles' parties, each spelling once, with what articles say of those who bear it.

use super::names::{Class, Name, fold, parts};
use crate::model::LocalParty;
use crate::model::vocabulary::PartyKind;
use std::collections::{BTreeSet, HashMap};
use string_interner::StringInterner;
use string_interner::backend::StringBackend;
use string_interner::symbol::SymbolU32;

/// Schemes whose number belongs to one party only, and of which a party has one.
const PROPER_NUMBERS: &[&str] = &["imo", "tail"];

/// Number of a name, from 0, in the order in which names were first seen. It means nothing else.
pub(super) type NameIx = u32;

/// Numbers that belong to one party only, as (scheme, value).
pub(super) type Numbers = BTreeSet<(String, String)>;

/// Stands for a text of [`Texts`]. Its order means nothing.
pub(super) type Text = SymbolU32;

/// Texts, each kept once, one behind the other.
#[derive(Default)]
pub(super) struct Texts(StringInterner<StringBackend<Text>>);

/// How articles write a party that no lexicon knows: parties written alike are one spelling.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Spelling {
    pub(super) class: Class,
    /// The words of its name.
    pub(super) words: Text,
    /// Those at its end that only say what sort of body it is.
    tail: Text,
    pub(super) country: Option<Text>,
    pub(super) numbers: Option<Box<Numbers>>,
}

/// What articles say of those who bear a name.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// How many parties of articles bear it.
    pub(super) count: u32,
    /// How many of them are companies.
    pub(super) firms: u32,
    /// The name that the first of them is given.
    name: Option<Text>,
    /// What only some names have.
    more: Option<Box<More>>,
}

/// What few names have.
#[derive(Debug, Default)]
struct More {
    /// The other names that are given first, each once.
    names: Vec<Text>,
    /// Names beside those, each once.
    aliases: Vec<Text>,
    /// Numbers, as (scheme, value).
    identifiers: Numbers,
}

/// All names. What they take in memory grows with the number of different names.
#[derive(Default)]
pub(super) struct Names {
    pub(super) texts: Texts,
    known: HashMap<String, NameIx>,
    /// The spellings, until all are known.
    spelt: HashMap<Spelling, NameIx>,
    /// The spelling of each name, once all are known; `None` for a party of the lexicon.
    spellings: Vec<Option<Spelling>>,
    seen: Vec<Seen>,
}

impl Texts {
    /// Keeps a text.
    pub(super) fn keep(&mut self, text: &str) -> Text {
        self.0.get_or_intern(text)
    }

    /// What stands for a text, where it is kept.
    pub(super) fn find(&self, text: &str) -> Option<Text> {
        self.0.get(text)
    }

    /// The text that something stands for.
    pub(super) fn text(&self, text: Text) -> &str {
        self.0.resolve(text).unwrap_or_default()
    }
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
            None => *self.spelt.entry(Spelling::of(party, &mut self.texts)).or_insert(next),
        };
        if at == next {
            self.seen.push(Seen::default());
        }
        if let Some(seen) = self.seen.get_mut(at as usize) {
            seen.note(party, &mut self.texts);
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

    /// The names that are known by their spelling alone, those that can found a cluster first: with numbers, then with
    /// more words. No more names can be added.
    pub(super) fn close(&mut self) -> Vec<NameIx> {
        self.spellings.resize_with(self.seen.len(), || None);
        for (spelling, at) in std::mem::take(&mut self.spelt) {
            self.spellings[at as usize] = Some(spelling);
        }
        let rank = |s: &Spelling| {
            let words = parts(self.texts.text(s.words)).count() + parts(self.texts.text(s.tail)).count();
            let words = u16::MAX - u16::try_from(words).unwrap_or(u16::MAX);
            (s.class, s.numbers.is_none(), words, s.country.is_none())
        };
        let all = (0..).zip(&self.spellings).filter_map(|(at, spelling)| Some((spelling.as_ref()?, at)));
        let mut order: Vec<_> = all.map(|(spelling, at): (_, NameIx)| (rank(spelling), at)).collect();
        order.sort_unstable_by(|(a, one), (b, other)| {
            a.cmp(b).then_with(|| self.told_apart(*one).cmp(&self.told_apart(*other)))
        });
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// The spelling of a name; `None` for one of a party of the lexicon, and before all names are known.
    pub(super) fn spelling(&self, name: NameIx) -> Option<&Spelling> {
        self.spellings.get(name as usize)?.as_ref()
    }

    /// The name of a spelling.
    pub(super) fn name<'a>(&'a self, spelling: &Spelling) -> Name<'a> {
        Name { words: self.texts.text(spelling.words), tail: self.texts.text(spelling.tail) }
    }

    /// What tells the spelling of a name apart, in the order of spellings.
    fn told_apart(&self, name: NameIx) -> Option<(Class, Name<'_>, Option<&str>, Option<&Numbers>)> {
        let spelling = self.spelling(name)?;
        let country = spelling.country.map(|country| self.texts.text(country));
        Some((spelling.class, self.name(spelling), country, spelling.numbers.as_deref()))
    }

    /// What stands for the spelling of a name, and for no other. Keys of datasets are made from it: its form stays.
    pub(super) fn content(&self, name: NameIx) -> Option<String> {
        let (class, name, country, numbers) = self.told_apart(name)?;
        let words: Vec<&str> = parts(name.words).collect();
        let tail: Vec<&str> = parts(name.tail).collect();
        let none = Numbers::new();
        let numbers = numbers.unwrap_or(&none);
        let name = format!("Folded {{ words: {words:?}, tail: {tail:?} }}");
        Some(format!("Spelling {{ class: {class:?}, name: {name}, country: {country:?}, numbers: {numbers:?} }}"))
    }
}

impl Spelling {
    fn of(party: &LocalParty, texts: &mut Texts) -> Self {
        let class = Class::of(party.kind);
        let proper = party.identifiers.iter().filter(|(scheme, _)| PROPER_NUMBERS.contains(&scheme.as_str()));
        let numbers: Numbers = proper.cloned().collect();
        let folded = fold(&party.name, class);
        Self {
            class,
            words: texts.keep(&folded.words),
            tail: texts.keep(&folded.tail),
            country: party.country.as_deref().map(|country| texts.keep(country)),
            numbers: (!numbers.is_empty()).then(|| Box::new(numbers)),
        }
    }
}

impl Seen {
    fn note(&mut self, party: &LocalParty, texts: &mut Texts) {
        self.count = self.count.saturating_add(1);
        self.firms = self.firms.saturating_add(u32::from(party.kind == PartyKind::Company));
        let name = texts.keep(&party.name);
        if *self.name.get_or_insert(name) != name {
            note(&mut self.more.get_or_insert_default().names, name);
        }
        for alias in &party.aliases {
            note(&mut self.more.get_or_insert_default().aliases, texts.keep(alias));
        }
        for number in party.identifiers.iter().filter(|(scheme, value)| !scheme.is_empty() && !value.is_empty()) {
            let more = self.more.get_or_insert_default();
            if !more.identifiers.contains(number) {
                more.identifiers.insert(number.clone());
            }
        }
    }

    /// The names beside those that are given first, each once.
    pub(super) fn aliases(&self) -> impl Iterator<Item = Text> {
        self.more.iter().flat_map(|more| more.aliases.iter().copied())
    }

    /// Every form of the name, some of them twice.
    pub(super) fn forms(&self) -> impl Iterator<Item = Text> {
        let others = self.more.iter().flat_map(|more| more.names.iter().copied());
        self.name.into_iter().chain(others).chain(self.aliases())
    }

    /// The numbers of those who bear it, as (scheme, value), in order.
    pub(super) fn identifiers(&self) -> impl Iterator<Item = (&str, &str)> {
        let numbers = self.more.iter().flat_map(|more| &more.identifiers);
        numbers.map(|(scheme, value)| (scheme.as_str(), value.as_str()))
    }
}

/// Keeps a form once. Forms of one name are few, so that a list is shorter than a tree.
fn note(forms: &mut Vec<Text>, form: Text) {
    if let Err(place) = forms.binary_search(&form) {
        forms.reserve_exact(1);
        forms.insert(place, form);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party(name: &str, kind: PartyKind, numbers: &[(&str, &str)]) -> LocalParty {
        let identifiers = numbers.iter().map(|(scheme, value)| ((*scheme).to_owned(), (*value).to_owned())).collect();
        LocalParty { name: name.into(), kind, identifiers, ..LocalParty::default() }
    }

    #[test]
    fn spellings_that_can_found_a_party_come_first() {
        let mut names = Names::default();
        let parties = [
            party("Grace", PartyKind::Vessel, &[]),
            party("Vega Oil Trading Co", PartyKind::Company, &[]),
            party("MV Grace", PartyKind::Vessel, &[("imo", "9011111")]),
            party("Vega Oil", PartyKind::Company, &[("lei", "5")]),
            party("The Vega Oil Company", PartyKind::Company, &[]),
            party("Vega, Anna", PartyKind::Person, &[]),
        ];
        let numbers: Vec<NameIx> = parties.iter().map(|party| names.add(party).0).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 3, 4]);
        assert_eq!(names.close(), [4, 1, 3, 2, 0]);
        let contents: Vec<String> = (0..5).filter_map(|name| names.content(name)).collect();
        assert_eq!(
            contents[2..4],
            [
                "Spelling { class: Vessel, name: Folded { words: [\"grace\"], tail: [] }, country: None, \
                 numbers: {(\"imo\", \"9011111\")} }",
                "Spelling { class: Body, name: Folded { words: [\"vega\"], tail: [\"oil\"] }, country: None, numbers: {} }",
            ]
        );
        let seen = names.seen(3).expect("added");
        let forms: Vec<&str> = seen.forms().map(|form| names.texts.text(form)).collect();
        assert_eq!((seen.count, forms), (2, vec!["Vega Oil", "The Vega Oil Company"]));
        assert_eq!(seen.identifiers().collect::<Vec<_>>(), [("lei", "5")]);
    }
}
