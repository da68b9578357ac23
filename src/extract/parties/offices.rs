//! The office an article gives a person, and the state it serves.

use super::{Form, Parties};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::TitleKind;
use crate::model::vocabulary::PartyKind;

/// Longest office, in words.
const LONGEST: usize = 7;

/// Reads offices before and after the names of people, and the country each serves.
pub(super) fn assign(document: &Document<'_>, tools: &Tools<'_>, parties: &mut Parties) {
    let mentions = parties.mentions().to_vec();
    let mut last_role: Option<String> = None;
    for mention in mentions {
        let party = parties.get(mention.party);
        if matches!(party.kind, PartyKind::Country | PartyKind::Bloc) {
            continue;
        }
        if party.kind != PartyKind::Person {
            if party.country.is_none() {
                parties.get_mut(mention.party).country =
                    home_of(document, parties, mention.sentence, mention.first, mention.end);
            }
            continue;
        }
        let before = before(document, tools, parties, mention.sentence, mention.first);
        let before = before.map(|office| Office {
            country: office.country.or_else(|| state_of_office(document, parties, mention.sentence, mention.end)),
            ..office
        });
        let after = after(document, tools, parties, mention.sentence, mention.end);
        for office in [before, after].into_iter().flatten() {
            let role = if office.role.ends_with("counterpart") {
                last_role.clone().unwrap_or(office.role)
            } else {
                office.role
            };
            let person = parties.get_mut(mention.party);
            if !role.is_empty() && !person.roles.contains(&role) {
                person.roles.push(role.clone());
                last_role = Some(role);
            }
            if let Some(country) = office.country.filter(|_| person.country.is_none()) {
                person.country = Some(country);
            }
        }
    }
}

/// The state of a firm or body: "China's ZTE", "the Syrian airline Cham Wings", "Arctic Oil of Norway", "in Cyprus".
fn home_of(document: &Document<'_>, parties: &Parties, sentence: usize, first: usize, end: usize) -> Option<String> {
    let tokens = document.sentences[sentence].tokens.len();
    for back in 1..=4 {
        let Some(at) = first.checked_sub(back) else { break };
        if let Some(mention) = parties.at(sentence, at) {
            let owner = mention.form == Form::Demonym || document.word(sentence, mention.end).ends_with('s');
            return parties
                .get(mention.party)
                .code
                .clone()
                .filter(|_| owner && parties.get(mention.party).kind == PartyKind::Country);
        }
        let word = document.word(sentence, at);
        if !(word.chars().all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’')))
            || matches!(word, "and" | "or" | "by" | "to" | "with" | "from" | "in" | "on")
        {
            break;
        }
    }
    let of = (end < tokens).then(|| document.word(sentence, end))?;
    if !matches!(of, "of" | "in") {
        return None;
    }
    let after = (end + 1..(end + 3).min(tokens)).find_map(|at| parties.at(sentence, at))?;
    let local = parties.get(after.party);
    local.code.clone().filter(|_| local.kind == PartyKind::Country)
}

struct Office {
    role: String,
    country: Option<String>,
}

/// "Iranian Foreign Minister Hossein ...", "the U.S. secretary of state, John ...".
fn before(
    document: &Document<'_>,
    tools: &Tools<'_>,
    parties: &Parties,
    sentence: usize,
    name: usize,
) -> Option<Office> {
    let mut end = name;
    if end > 0 && document.word(sentence, end - 1) == "," {
        end -= 1;
    }
    let first = longest_title(document, tools, sentence, end)?;
    let (mut start, mut role) = (first, words(document, sentence, first, end));
    while start > 0
        && matches!(
            document.word(sentence, start - 1).to_lowercase().as_str(),
            "former" | "deputy" | "acting" | "outgoing" | "then"
        )
    {
        start -= 1;
        role = format!("{} {role}", document.word(sentence, start));
    }
    let country = country_before(document, parties, sentence, start);
    if end != name && country.is_none() {
        return None;
    }
    Some(Office { role, country })
}

/// "Sergei Lavrov, the foreign minister of Russia" and "Lavrov, Russia's foreign minister".
fn after(
    document: &Document<'_>,
    tools: &Tools<'_>,
    parties: &Parties,
    sentence: usize,
    name_end: usize,
) -> Option<Office> {
    let tokens = document.sentences[sentence].tokens.len();
    if name_end >= tokens || document.word(sentence, name_end) != "," {
        return None;
    }
    let mut at = name_end + 1;
    let mut country = None;
    let limit = (at + 6).min(tokens);
    while at < limit {
        if let Some(end) = longest_title_from(document, tools, sentence, at) {
            let role = words(document, sentence, at, end);
            let of = country_after(document, parties, sentence, end);
            return Some(Office { role, country: country.or(of) });
        }
        if let Some(mention) = parties.at(sentence, at) {
            let local = parties.get(mention.party);
            country = local.code.clone().or_else(|| local.country.clone()).filter(|_| local.kind != PartyKind::Person);
            at = mention.end;
            continue;
        }
        let word = document.word(sentence, at);
        if word == "," || word == "." {
            return None;
        }
        at += 1;
    }
    None
}

/// "President Paula Conti of Chile", "Prime Minister Erik Dahl of Norway": the state behind a name that an office stands before.
fn state_of_office(document: &Document<'_>, parties: &Parties, sentence: usize, end: usize) -> Option<String> {
    let tokens = document.sentences[sentence].tokens.len();
    let of = end < tokens && document.word(sentence, end) == "of";
    let mention = (end + 1..(end + 3).min(tokens)).filter(|_| of).find_map(|at| parties.at(sentence, at))?;
    let local = parties.get(mention.party);
    // A mayor of its capital does not serve the state.
    let state = matches!(local.kind, PartyKind::Country | PartyKind::Bloc) && mention.form != Form::Capital;
    local.code.clone().filter(|_| state)
}

fn longest_title(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, end: usize) -> Option<usize> {
    let earliest = end.saturating_sub(LONGEST);
    (earliest..end).find(|first| is_title(tools, &words(document, sentence, *first, end)))
}

fn longest_title_from(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, first: usize) -> Option<usize> {
    let tokens = document.sentences[sentence].tokens.len();
    ((first + 1)..=(first + LONGEST).min(tokens))
        .rev()
        .find(|end| is_title(tools, &words(document, sentence, first, *end)))
}

fn is_title(tools: &Tools<'_>, words: &str) -> bool {
    let folded = words.to_lowercase();
    matches!(tools.lexicon.title_kind(&folded), Some(TitleKind::Office | TitleKind::Rank | TitleKind::Profession))
        || folded == "counterpart"
}

fn country_before(document: &Document<'_>, parties: &Parties, sentence: usize, start: usize) -> Option<String> {
    let mut at = start;
    for _ in 0..3 {
        at = at.checked_sub(1)?;
        if let Some(mention) = parties.at(sentence, at) {
            let state = mention.form != Form::Capital || !mention.only_place;
            let local = parties.get(mention.party);
            return local
                .code
                .clone()
                .or_else(|| local.country.clone())
                .filter(|_| state && local.kind != PartyKind::Person);
        }
        if matches!(document.word(sentence, at), "," | "." | ";") {
            return None;
        }
    }
    None
}

fn country_after(document: &Document<'_>, parties: &Parties, sentence: usize, end: usize) -> Option<String> {
    let tokens = document.sentences[sentence].tokens.len();
    let mut at = end;
    while at < (end + 3).min(tokens) {
        if let Some(mention) = parties.at(sentence, at) {
            let local = parties.get(mention.party);
            return local.code.clone().or_else(|| local.country.clone());
        }
        if !matches!(document.word(sentence, at), "of" | "for" | "the") {
            return None;
        }
        at += 1;
    }
    None
}

fn words(document: &Document<'_>, sentence: usize, first: usize, end: usize) -> String {
    (first..end).map(|token| document.word(sentence, token)).collect::<Vec<_>>().join(" ")
}
