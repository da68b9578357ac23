//! States, blocs, bodies, companies and groups: those of the lexicon, and the names the recogniser takes for organisations.

use super::candidates::{Candidate, What};
use super::people::{fold, surname};
use super::screening::head_kind;
use super::strays::own_name;
use super::{Form, Mention, Parties, plain_name};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::{NameSense, NameWord};
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx};
use std::collections::{BTreeMap, BTreeSet};

/// Adds states, blocs and organisations with their mentions.
pub(super) fn join(document: &Document<'_>, tools: &Tools<'_>, candidates: &[Candidate<'_>], parties: &mut Parties) {
    let people = Surnames::of(parties);
    let mut unknown: Vec<(PartyIx, Vec<String>)> = Vec::new();
    let mut ships: Vec<(PartyIx, String)> = Vec::new();
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
            What::Vessel => of_ship(document, candidate, &mut ships, parties),
            What::Organisation => match of_name(document, tools, candidate, &people, (&mut unknown, parties)) {
                Some(party) => party,
                None => continue,
            },
            _ => continue,
        };
        let span = match candidate.what {
            What::Known(known, sense) => own_name(tools.lexicon, document.body(), candidate.span, (known, sense)),
            _ => candidate.span,
        };
        parties.mention(Mention {
            party,
            sentence: candidate.sentence,
            first: candidate.first,
            end: candidate.end,
            span,
            form: form(candidate),
            only_place: candidate.only_place,
        });
    }
}

/// The ship of that name, capitals or not.
fn of_ship(
    document: &Document<'_>,
    candidate: &Candidate<'_>,
    ships: &mut Vec<(PartyIx, String)>,
    parties: &mut Parties,
) -> PartyIx {
    let name = plain_name(candidate.span.of(document.body()));
    let folded = name.to_lowercase();
    if let Some((party, _)) = ships.iter().find(|(_, other)| *other == folded) {
        return *party;
    }
    let party = parties.add(LocalParty { name, kind: PartyKind::Vessel, ..LocalParty::default() });
    ships.push((party, folded));
    party
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

/// The people of an article by the words of their names, folded.
struct Surnames {
    /// What they may be called by alone: family names, which come last, or first in East Asian names.
    alone: BTreeSet<String>,
    /// Whole names, by their last words.
    whole: BTreeMap<String, Vec<Vec<String>>>,
}

impl Surnames {
    fn of(parties: &Parties) -> Self {
        let (mut alone, mut whole) = (BTreeSet::new(), BTreeMap::<String, Vec<Vec<String>>>::new());
        for person in parties.all().iter().filter(|party| party.kind == PartyKind::Person) {
            let words: Vec<String> = person.name.split_whitespace().map(fold).collect();
            alone.extend(surname(&words).cloned());
            alone.extend(words.first().filter(|_| words.len() <= 3).cloned());
            if let Some(last) = words.last().cloned() {
                whole.entry(last).or_default().push(words);
            }
        }
        Self { alone, whole }
    }

    /// Whether words are how somebody is called for short: "Soto" or "de Soto" after "Paula de Soto".
    fn hold(&self, words: &[String]) -> bool {
        let ends = |other: &Vec<String>| other.len() > words.len() && other.ends_with(words);
        match words {
            [] => false,
            [word] => self.alone.contains(word),
            [.., last] => self.whole.get(last).is_some_and(|names| names.iter().any(ends)),
        }
    }
}

fn of_name(
    document: &Document<'_>,
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    people: &Surnames,
    (unknown, parties): (&mut Vec<(PartyIx, Vec<String>)>, &mut Parties),
) -> Option<PartyIx> {
    let name = plain_name(candidate.span.of(document.body()));
    let words: Vec<String> = name.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || people.hold(&words) || tools.lexicon.title_kind(&name.to_lowercase()).is_some() {
        return None;
    }
    if let Some((party, known)) = unknown.iter_mut().find(|(_, known)| same_name(known, &words)) {
        if words.len() > known.len() {
            *known = words;
        }
        return Some(*party);
    }
    let kind = kind_of(tools, &words);
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
    let [short] = short else { return false };
    let weighty = long.iter().filter(|w| !matches!(w.as_str(), "of" | "the" | "and" | "for"));
    short.len() >= 3 && weighty.filter_map(|w| w.chars().next()).eq(short.chars())
}

/// What the words of a name make it: a firm by its legal form, a group by a word for one, else what its head noun says.
fn kind_of(tools: &Tools<'_>, words: &[String]) -> PartyKind {
    let table = tools.lexicon.name_words();
    let has = |kind| words.iter().skip(1).any(|word| table.kind(word) == Some(kind));
    let legal_first = words.first().is_some_and(|word| word.len() > 2 && table.kind(word) == Some(NameWord::Legal));
    if (legal_first && words.len() > 1) || has(NameWord::Legal) {
        return PartyKind::Company;
    }
    match head_kind(table, words) {
        Some(NameWord::Company) if words.last().is_some_and(|last| last == "group") => {
            let before = words.len().checked_sub(2).and_then(|at| words.get(at));
            let body = before.is_some_and(|word| table.is_ordinary(word));
            if body { PartyKind::Organisation } else { PartyKind::Company }
        }
        Some(NameWord::Organisation) if !has(NameWord::Group) => PartyKind::Organisation,
        Some(NameWord::Company) => PartyKind::Company,
        _ if words.iter().any(|word| table.kind(word) == Some(NameWord::Group)) => PartyKind::Group,
        _ if has(NameWord::Company) => PartyKind::Company,
        _ if words.iter().any(|word| table.kind_of_ending(word) == Some(NameWord::Company)) && words.len() <= 2 => {
            PartyKind::Company
        }
        _ => PartyKind::Organisation,
    }
}
