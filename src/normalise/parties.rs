//! The tables of parties: who they are, what they are called, and where articles name them.

use super::articles::Corpus;
use super::identity::Registry;
use super::{Knowledge, KnownParty};
use crate::model::dataset::{
    ArticleParty, ArticlePartyName, Dataset, Mention, Party, PartyIdentifier, PartyMember, PartyName, PartyRole,
};
use crate::model::{CharOffsets, LocalParty, Span};
use std::collections::{BTreeMap, BTreeSet};

/// What articles say of parties, as ordered sets of rows.
#[derive(Default)]
struct Said {
    names: BTreeSet<(usize, String)>,
    numbers: BTreeSet<(usize, String, String)>,
}

/// Fills all tables of parties and gives back the keys of all that have a row.
pub(super) fn fill(
    dataset: &mut Dataset,
    corpus: &Corpus,
    registry: &Registry,
    lexicon: &dyn Knowledge,
) -> BTreeSet<String> {
    let mut said = Said::default();
    for article in corpus.by_id() {
        fill_article(dataset, &mut said, corpus, registry, article);
    }
    let states: BTreeSet<String> = dataset.countries.iter().map(|country| country.code.clone()).collect();
    let mut rows: BTreeMap<String, Party> =
        registry.parties.iter().map(|party| (party.id.clone(), row(party.id.clone(), &party.facts))).collect();
    dataset.party_members = members(lexicon, &mut rows, &states);
    for program in lexicon.programs() {
        add_known(&mut rows, &program.issuer_id, lexicon, &states);
    }
    dataset.party_names = names(&rows, &said, registry);
    dataset.party_identifiers = said
        .numbers
        .into_iter()
        .map(|(at, scheme, value)| PartyIdentifier { party_id: registry.id(at).to_owned(), scheme, value })
        .collect();
    let ids = rows.keys().cloned().collect();
    dataset.parties = rows.into_values().collect();
    ids
}

fn row(party_id: String, facts: &KnownParty) -> Party {
    Party {
        name: if facts.name.is_empty() { party_id.clone() } else { facts.name.clone() },
        party_id,
        kind: facts.kind,
        code: facts.code.clone(),
        country: facts.country.clone(),
        is_collective: facts.collective,
    }
}

/// The rows of one article: its parties under their fullest names, the other forms, offices and places.
fn fill_article(dataset: &mut Dataset, said: &mut Said, corpus: &Corpus, registry: &Registry, article: usize) {
    let Some(facts) = corpus.facts.get(article) else { return };
    let body = facts.article.body.as_str();
    let offsets = CharOffsets::new(body);
    let article_id = || corpus.id(article).to_owned();
    // Two parties of one article may turn out to be the same.
    let mut joined: BTreeMap<usize, Vec<&LocalParty>> = BTreeMap::new();
    for (at, party) in facts.parties.iter().enumerate() {
        if let Some(place) = registry.place(article, at) {
            joined.entry(place).or_default().push(party);
        }
    }
    // Places are in the order of keys, and so are the rows made from them.
    for (place, parties) in joined {
        let id = || registry.id(place).to_owned();
        let canonical = registry.facts(place).map_or("", |facts| facts.name.as_str());
        let fullest = parties.iter().map(|party| party.name.as_str()).max_by_key(|name| (name.chars().count(), *name));
        let name = fullest.filter(|name| !name.is_empty()).unwrap_or(canonical).to_owned();
        let all = parties.iter().flat_map(|party| std::iter::once(&party.name).chain(&party.aliases));
        let mut forms: BTreeSet<&str> =
            all.map(String::as_str).chain([canonical]).filter(|form| !form.is_empty()).collect();
        said.names.extend(forms.iter().map(|form| (place, (*form).to_owned())));
        let numbers =
            parties.iter().flat_map(|party| &party.identifiers).filter(|(a, b)| !a.is_empty() && !b.is_empty());
        said.numbers.extend(numbers.map(|(scheme, value)| (place, scheme.clone(), value.clone())));
        forms.remove(name.as_str());
        dataset.article_party_names.extend(forms.into_iter().map(|form| ArticlePartyName {
            article_id: article_id(),
            party_id: id(),
            name: form.to_owned(),
        }));
        let roles: BTreeSet<&String> =
            parties.iter().flat_map(|party| &party.roles).filter(|role| !role.is_empty()).collect();
        dataset.party_roles.extend(roles.into_iter().map(|role| PartyRole {
            article_id: article_id(),
            party_id: id(),
            role: role.clone(),
        }));
        let spans: BTreeSet<Span> = parties.iter().flat_map(|party| &party.mentions).copied().collect();
        dataset.mentions.extend(spans.into_iter().filter(|span| !span.of(body).is_empty()).map(|span| {
            let (start_char, end_char) = offsets.chars(body, span);
            Mention { article_id: article_id(), party_id: id(), start_char, end_char }
        }));
        dataset.article_parties.push(ArticleParty { article_id: article_id(), party_id: id(), name });
    }
}

/// The members of every bloc that has a row; a member that no article names gets one. Of a state that left and came
/// back the last membership stands.
fn members(lexicon: &dyn Knowledge, rows: &mut BTreeMap<String, Party>, states: &BTreeSet<String>) -> Vec<PartyMember> {
    let mut found: BTreeMap<(String, String), PartyMember> = BTreeMap::new();
    let blocs: BTreeSet<String> = rows.keys().cloned().collect();
    for member in lexicon.members() {
        if !blocs.contains(&member.bloc_id) || member.bloc_id == member.member_id {
            continue;
        }
        add_known(rows, &member.member_id, lexicon, states);
        if !rows.contains_key(&member.member_id) {
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

fn add_known(rows: &mut BTreeMap<String, Party>, id: &str, lexicon: &dyn Knowledge, states: &BTreeSet<String>) {
    if rows.contains_key(id) {
        return;
    }
    if let Some(mut facts) = lexicon.party(id) {
        facts.country = facts.country.filter(|code| states.contains(code));
        rows.insert(id.to_owned(), row(id.to_owned(), &facts));
    }
}

/// The canonical name of every party, and all forms that articles use.
fn names(rows: &BTreeMap<String, Party>, said: &Said, registry: &Registry) -> Vec<PartyName> {
    let canonical = rows.values().map(|party| (party.party_id.as_str(), party.name.as_str()));
    let seen = said.names.iter().map(|(at, name)| (registry.id(*at), name.as_str()));
    let all: BTreeSet<(&str, &str)> = canonical.chain(seen).collect();
    let is_primary = |id: &str, name: &str| rows.get(id).is_some_and(|party| party.name == name);
    all.into_iter()
        .map(|(id, name)| PartyName {
            party_id: id.to_owned(),
            name: name.to_owned(),
            is_primary: is_primary(id, name),
        })
        .collect()
}
