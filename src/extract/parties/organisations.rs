//! States, blocs, bodies, companies and groups: those of the lexicon, and the names the recogniser takes for organisations.

use super::candidates::{Candidate, What};
use super::people::fold;
use super::{Form, Mention, Parties, plain_name};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::NameSense;
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx};

/// Endings that make a name a company's.
const COMPANY: &[&str] = &[
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "plc",
    "llc",
    "llp",
    "co",
    "company",
    "sarl",
    "sa",
    "gmbh",
    "ag",
    "jsc",
    "ojsc",
    "pjsc",
    "ooo",
    "oao",
    "spa",
    "nv",
    "bv",
    "bhd",
    "holding",
    "holdings",
    "group",
    "bank",
    "airlines",
    "airways",
    "industries",
    "shipping",
    "invest",
    "energy",
    "petroleum",
    "oil",
    "mining",
    "motors",
    "electronics",
    "telecommunications",
    "technologies",
    "systems",
    "partners",
    "capital",
    "insurance",
    "lines",
    "fze",
    "fzco",
    "enterprises",
];

/// Words that make a name an armed group's.
const GROUP: &[&str] = &[
    "front",
    "brigade",
    "brigades",
    "militia",
    "militias",
    "army",
    "movement",
    "resistance",
    "battalion",
    "mujahideen",
];

/// Adds states, blocs and organisations with their mentions.
pub(super) fn join(document: &Document<'_>, tools: &Tools<'_>, candidates: &[Candidate<'_>], parties: &mut Parties) {
    let mut unknown: Vec<(PartyIx, Vec<String>)> = Vec::new();
    for candidate in candidates {
        let party = match candidate.what {
            What::Known(known, _) if known.kind != PartyKind::Person => parties.add_known(known, &known.name),
            What::Organisation if half_of_korea(document, candidate).is_some() => {
                let known = half_of_korea(document, candidate).and_then(|id| tools.lexicon.party(id));
                match known.filter(|known| parties.known_by_id(&known.id)) {
                    Some(known) => parties.add_known(known, &known.name),
                    None => continue,
                }
            }
            What::Organisation => match of_name(document, tools, candidate, &mut unknown, parties) {
                Some(party) => party,
                None => continue,
            },
            _ => continue,
        };
        parties.mention(Mention {
            party,
            sentence: candidate.sentence,
            first: candidate.first,
            end: candidate.end,
            span: candidate.span,
            form: form(candidate),
            only_place: candidate.only_place,
        });
    }
}

/// "the North" and "the South" where an article speaks of Korea.
fn half_of_korea(document: &Document<'_>, candidate: &Candidate<'_>) -> Option<&'static str> {
    match candidate.span.of(document.body()) {
        "North" => Some("country:kp"),
        "South" => Some("country:kr"),
        _ => None,
    }
}

fn form(candidate: &Candidate<'_>) -> Form {
    match candidate.what {
        What::Known(_, NameSense::Demonym) => Form::Demonym,
        What::Known(_, NameSense::People) => Form::People,
        What::Known(_, NameSense::Capital) => Form::Capital,
        What::Known(_, NameSense::Seat | NameSense::Organ | NameSense::Body) => Form::Seat,
        _ => Form::Name,
    }
}

fn of_name(
    document: &Document<'_>,
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    unknown: &mut Vec<(PartyIx, Vec<String>)>,
    parties: &mut Parties,
) -> Option<PartyIx> {
    let name = plain_name(candidate.span.of(document.body()));
    let words: Vec<String> = name.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    let surname = words.len() == 1
        && parties.all().iter().any(|p| {
            p.kind == PartyKind::Person && p.name.split(' ').next_back().is_some_and(|last| fold(last) == words[0])
        });
    if surname || words.is_empty() || tools.lexicon.title_kind(&name.to_lowercase()).is_some() {
        return None;
    }
    if let Some((party, known)) = unknown.iter_mut().find(|(_, known)| same_name(known, &words)) {
        if words.len() > known.len() {
            *known = words;
        }
        return Some(*party);
    }
    let kind = kind_of(&words);
    let party = parties.add(LocalParty { name, kind, ..LocalParty::default() });
    unknown.push((party, words));
    Some(party)
}

/// One name begins with the other, or is made of its initials.
fn same_name(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.starts_with(short) {
        return true;
    }
    let initials: String = long
        .iter()
        .filter(|w| !matches!(w.as_str(), "of" | "the" | "and" | "for"))
        .filter_map(|w| w.chars().next())
        .collect();
    short.len() == 1 && short[0].len() >= 3 && short[0] == initials
}

fn kind_of(words: &[String]) -> PartyKind {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(COMPANY) {
        PartyKind::Company
    } else if has(GROUP) {
        PartyKind::Group
    } else {
        PartyKind::Organisation
    }
}
