//! The tables of parties: who they are, what they are called, and where articles name them.

use super::identity::{Facts, Registry};
use super::spellings::{NameIx, Names, Seen};
use super::{Knowledge, Sink};
use crate::error::Error;
use crate::model::dataset::{
    ArticleParty, ArticlePartyName, Country, Mention, Party, PartyIdentifier, PartyMember, PartyName, PartyRole,
    Program, Row,
};
use crate::model::{ArticleFacts, CharOffsets, LocalParty, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Hands over all tables of parties but those of articles, and gives back the programmes whose issuers have a row.
pub(super) fn hand_over(
    sink: Sink<'_>,
    names: &Names,
    registry: &Registry,
    lexicon: &dyn Knowledge,
    countries: &[Country],
) -> Result<Vec<Program>, Error> {
    let states = countries.iter().map(|country| country.code.as_str()).collect();
    let mut rows = Rows { registry, lexicon, states, others: BTreeMap::new() };
    let members = members(&mut rows);
    let mut programs = lexicon.programs();
    programs.retain(|program| rows.has_or_add(&program.issuer_id));
    for program in &mut programs {
        program.target_id = program.target_id.take().filter(|id| rows.has(id));
        program.target_country = program.target_country.take().filter(|code| rows.states.contains(code.as_str()));
    }
    rows.each(|party| sink(Row::Party(party)))?;
    hand_over_names(sink, &rows, names)?;
    let mut numbers: BTreeSet<(usize, &str, &str)> = BTreeSet::new();
    for name in (0..).take(names.len()) {
        let Some((place, seen)) = registry.place_of(name).zip(names.seen(name)) else { continue };
        numbers.extend(seen.identifiers().map(|(scheme, value)| (place, scheme, value)));
    }
    for (place, scheme, value) in numbers {
        let party_id = registry.id(place).to_owned();
        sink(Row::PartyIdentifier(PartyIdentifier { party_id, scheme: scheme.to_owned(), value: value.to_owned() }))?;
    }
    members.into_iter().try_for_each(|member| sink(Row::PartyMember(member)))?;
    Ok(programs)
}

/// All parties that get a row: those of articles, and those of the lexicon that others refer to.
struct Rows<'a> {
    registry: &'a Registry,
    lexicon: &'a dyn Knowledge,
    states: BTreeSet<&'a str>,
    others: BTreeMap<String, Party>,
}

impl Rows<'_> {
    /// Whether a party has a row.
    fn has(&self, id: &str) -> bool {
        self.registry.find(id).is_some() || self.others.contains_key(id)
    }

    /// Whether a party has a row, or is known to the lexicon and gets one now.
    fn has_or_add(&mut self, id: &str) -> bool {
        if self.has(id) {
            return true;
        }
        let Some(mut facts) = self.lexicon.party(id) else { return false };
        facts.country = facts.country.filter(|code| self.states.contains(code.as_str()));
        self.others.insert(id.to_owned(), row(id.to_owned(), facts.settled()));
        true
    }

    /// Hands over the rows in the order of their keys.
    fn each(&self, mut each: impl FnMut(Party) -> Result<(), Error>) -> Result<(), Error> {
        let mut others = self.others.values().peekable();
        for place in 0..self.registry.len() {
            let (id, Some(facts)) = (self.registry.id(place), self.registry.facts(place)) else { continue };
            while let Some(other) = others.next_if(|other| other.party_id.as_str() < id) {
                each(other.clone())?;
            }
            each(row(id.to_owned(), facts))?;
        }
        others.cloned().try_for_each(each)
    }
}

fn row(party_id: String, facts: Facts<'_>) -> Party {
    Party {
        name: if facts.name.is_empty() { party_id.clone() } else { facts.name.to_owned() },
        party_id,
        kind: facts.kind,
        code: facts.code.map(str::to_owned),
        country: facts.country.map(str::to_owned),
        is_collective: facts.collective,
    }
}

/// The rows of one article: its parties under their fullest names, the other forms, offices and places.
pub(super) fn of_article(
    sink: Sink<'_>,
    article_id: &str,
    facts: &ArticleFacts,
    names: &[NameIx],
    registry: &Registry,
) -> Result<(), Error> {
    let body = facts.article.body.as_str();
    let offsets = CharOffsets::new(body);
    let article_id = || article_id.to_owned();
    // Two parties of one article may turn out to be the same.
    let mut joined: BTreeMap<usize, Vec<&LocalParty>> = BTreeMap::new();
    for (at, party) in facts.parties.iter().enumerate() {
        if let Some(place) = registry.place(names, at) {
            joined.entry(place).or_default().push(party);
        }
    }
    // Places are in the order of keys, and so are the rows made from them.
    for (place, parties) in joined {
        let id = || registry.id(place).to_owned();
        let canonical = registry.facts(place).map_or("", |facts| facts.name);
        let fullest = parties.iter().map(|party| party.name.as_str()).max_by_key(|name| (name.chars().count(), *name));
        let name = fullest.filter(|name| !name.is_empty()).unwrap_or(canonical);
        sink(Row::ArticleParty(ArticleParty { article_id: article_id(), party_id: id(), name: name.to_owned() }))?;
        let all = parties.iter().flat_map(|party| std::iter::once(&party.name).chain(&party.aliases));
        let forms: BTreeSet<&str> = all.map(String::as_str).chain([canonical]).collect();
        for form in forms.into_iter().filter(|form| !form.is_empty() && *form != name) {
            let row = ArticlePartyName { article_id: article_id(), party_id: id(), name: form.to_owned() };
            sink(Row::ArticlePartyName(row))?;
        }
        let roles: BTreeSet<&String> =
            parties.iter().flat_map(|party| &party.roles).filter(|role| !role.is_empty()).collect();
        for role in roles {
            sink(Row::PartyRole(PartyRole { article_id: article_id(), party_id: id(), role: role.clone() }))?;
        }
        let spans: BTreeSet<Span> = parties.iter().flat_map(|party| &party.mentions).copied().collect();
        for span in spans.into_iter().filter(|span| !span.of(body).is_empty()) {
            let (start_char, end_char) = offsets.chars(body, span);
            sink(Row::Mention(Mention { article_id: article_id(), party_id: id(), start_char, end_char }))?;
        }
    }
    Ok(())
}

/// The members of every bloc that has a row; a member that no article names gets one. Of a state that left and came
/// back the last membership stands.
fn members(rows: &mut Rows<'_>) -> Vec<PartyMember> {
    let mut found: BTreeMap<(String, String), PartyMember> = BTreeMap::new();
    for member in rows.lexicon.members() {
        let of_a_bloc = rows.registry.find(&member.bloc_id).is_some() && member.bloc_id != member.member_id;
        if !of_a_bloc || !rows.has_or_add(&member.member_id) {
            continue;
        }
        let key = (member.bloc_id.clone(), member.member_id.clone());
        let later = found.get(&key).is_none_or(|other| (other.since, other.until) < (member.since, member.until));
        if later {
            found.insert(key, member);
        }
    }
    found.into_values().collect()
}

/// The canonical name of every party, and all forms that articles use.
fn hand_over_names(sink: Sink<'_>, rows: &Rows<'_>, names: &Names) -> Result<(), Error> {
    let registry = rows.registry;
    let mut order: Vec<NameIx> = (0..).take(names.len()).filter(|name| registry.place_of(*name).is_some()).collect();
    order.sort_by_key(|name| registry.place_of(*name));
    let mut waiting = order.iter().peekable();
    let mut place = 0;
    rows.each(|party| {
        let mut all: BTreeSet<&str> = BTreeSet::from([party.name.as_str()]);
        if registry.id(place) == party.party_id {
            while let Some(name) = waiting.next_if(|name| registry.place_of(**name) == Some(place)) {
                let forms = names.seen(*name).into_iter().flat_map(Seen::forms).map(|form| registry.text(form));
                all.extend(forms.filter(|form| !form.is_empty()));
            }
            place += 1;
        }
        all.into_iter().try_for_each(|name| {
            let is_primary = name == party.name;
            sink(Row::PartyName(PartyName { party_id: party.party_id.clone(), name: name.to_owned(), is_primary }))
        })
    })
}
