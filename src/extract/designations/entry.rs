//! One entry of a list: where its name stands, and what its other words say of the party.

use super::Reading;
use super::enumeration::{Enumeration, Named};
use super::line::Line;
use crate::extract::parties::details;
use crate::extract::parties::listed::{self, Place, kind_of_noun};
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::model::vocabulary::PartyKind;
use crate::text::blocks::BlockKind;
use crate::text::dates::{DateHit, DateRole};

/// The head of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// First word of the name.
    first: usize,
    /// One past its last word.
    end: usize,
    /// What the words behind say of it.
    pub(super) kind: Option<PartyKind>,
}

/// Labels of the fields of official entries.
const FIELDS: &[&str] = &[
    "title",
    "designation",
    "dob",
    "d.o.b.",
    "d.o.b",
    "pob",
    "a.k.a.",
    "a.k.a",
    "aka",
    "f.k.a.",
    "f.k.a",
    "good",
    "low",
    "address",
    "nationality",
    "original",
    "name",
    "position",
    "passport",
    "listed",
    "other",
    "gender",
    "sex",
    "address",
    "addresses",
    "aliases",
    "alias",
    "group",
    "imo",
    "date",
    "place",
    "identification",
    "registration",
    "tax",
    "role",
    "reason",
    "reasons",
    "website",
    "phone",
];

/// Words that only official entries hold, with what they say of the party.
const MARKS: &[(&str, Option<PartyKind>)] = &[
    ("(individual)", Some(PartyKind::Person)),
    ("(vessel)", Some(PartyKind::Vessel)),
    ("(aircraft)", Some(PartyKind::Aircraft)),
    ("(entity)", Some(PartyKind::Company)),
    ("DOB", Some(PartyKind::Person)),
    ("POB", Some(PartyKind::Person)),
    ("D.O.B", Some(PartyKind::Person)),
    ("Date of birth", Some(PartyKind::Person)),
    ("date of birth", Some(PartyKind::Person)),
    ("nationality", Some(PartyKind::Person)),
    ("Gender", Some(PartyKind::Person)),
    ("Passport", Some(PartyKind::Person)),
    ("Vessel", Some(PartyKind::Vessel)),
    ("IMO ", Some(PartyKind::Vessel)),
    ("Tail number", Some(PartyKind::Aircraft)),
    ("Organization Established", Some(PartyKind::Company)),
    ("Tax ID", None),
    ("Registration Number", None),
    ("Linked To:", None),
    ("Listed on:", None),
    ("Group ID", None),
    ("a.k.a.", None),
    ("A.k.a.", None),
];

/// An entry in the form of an official list: "MALENKO, Viktor (a.k.a. ...); DOB ...", "KPi.001 Name: 1: A 2: B".
pub(super) fn official(scene: &Scene<'_>, line: &Line<'_>, hint: Option<PartyKind>) -> Option<Head> {
    let document = scene.document;
    let block = document.sentences[line.sentence].block;
    let own = document.blocks[block].span.of(document.body());
    // The fields may stand on the line below.
    let below =
        document.blocks.get(block + 1).map(|next| next.span.of(document.body())).filter(|next| opens_field(next));
    let joined = below.map(|below| format!("{own} {below}"));
    let text = joined.as_deref().unwrap_or(own);
    if let Some(head) = fielded(line) {
        return Some(head);
    }
    let marks: Vec<Option<PartyKind>> =
        MARKS.iter().filter(|(words, _)| text.contains(words)).map(|(_, kind)| *kind).collect();
    let first = name_start(line);
    let capitals = |t: usize| {
        line.words.get(t).is_some_and(|word| {
            word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
        })
    };
    let shaped = capitals(first) || (first + 2 < line.len() && line.is(first + 1, &["-", "‑"]) && capitals(first + 2));
    if let Some(head) = surname_first(line, first) {
        return Some(head);
    }
    if marks.is_empty() || !shaped {
        return None;
    }
    let kind = marks.iter().copied().flatten().next().or(hint);
    let mut end = first;
    let mut comma = false;
    while end < line.len() {
        let given = kind == Some(PartyKind::Person) && !comma && line.starts_capital(end + 1);
        if line.is(end, &[","]) && (given || listed::is_suffix(line.words.get(end + 1).copied().unwrap_or_default())) {
            comma = true;
        } else if line.is(end, &["(", ";", "[", ",", "|", ":"])
            || line.is(end, &["."]) && end > first + 1
            || line.is(end, FIELDS) && line.is(end + 1, &[":"])
        {
            break;
        }
        end += 1;
    }
    let verbless = !(first..end).any(|t| line.is_finite(t));
    (verbless && end > first && end - first <= 14).then_some(Head { first, end, kind })
}

/// "MALENKO, Viktor, a former minister": a surname in capitals, a comma and the given names.
fn surname_first(line: &Line<'_>, first: usize) -> Option<Head> {
    let capitals = line.words.get(first).is_some_and(|word| {
        word.chars().count() > 2 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '‑' | '\'' | '’'))
    });
    let given = |t: usize| line.starts_capital(t) && line.words[t].chars().any(char::is_lowercase);
    let run = (first + 2..line.len()).take_while(|t| given(*t)).count();
    let end = first + 2 + run;
    let shaped = capitals && line.is(first + 1, &[","]) && (1..=4).contains(&run);
    let parted = end >= line.len() || line.is(end, &[",", ";", "(", ".", "–", "—", "--", "-", "["]);
    (shaped && parted).then_some(Head { first, end, kind: Some(PartyKind::Person) })
}

/// Whether a line gives fields of the entry above it: "DOB: 11/07/1977", "Title: na", "Listed on: 12 May 2022".
pub(super) fn opens_field(text: &str) -> bool {
    let label = text.split(':').next().unwrap_or_default().to_lowercase();
    let first = label.split([' ', '(']).next().unwrap_or_default().to_owned();
    text.contains(':') && label.len() < 40 && first != "name" && FIELDS.contains(&first.as_str())
}

/// "Name: 1: A 2: B 3: na Title: ...", "Name: C A.k.a.: ...".
fn fielded(line: &Line<'_>) -> Option<Head> {
    let name = (0..line.len().min(6)).find(|t| line.is(*t, &["name"]) && line.is(t + 1, &[":"]))?;
    let mut first = None;
    let mut end = name + 2;
    for t in name + 2..line.len() {
        if line.is(t, FIELDS) && !line.is(t + 1, &["and"]) {
            break;
        }
        let filler = line.is(t, &["na", ":", "n/a", "/"]) || line.words[t].chars().all(|c| c.is_ascii_digit());
        if !filler {
            first = first.or(Some(t));
            end = t + 1;
        }
    }
    let person = line.is(name + 2, &["1"]);
    first.map(|first| Head { first, end, kind: person.then_some(PartyKind::Person) })
}

/// The first word behind numbers and marks of an entry.
fn name_start(line: &Line<'_>) -> usize {
    (0..line.len())
        .find(|t| {
            let word = line.words[*t];
            word.chars().any(char::is_alphabetic) && !(word.len() == 1 && line.is(t + 1, &[".", ")"]))
        })
        .unwrap_or(0)
}

/// An entry of a plain list: a name up to the dash, colon, bracket or comma behind it.
pub(super) fn plain(line: &Line<'_>, block: BlockKind, announced: bool) -> Option<Head> {
    // In plain text dashes stand for bullets.
    let dashed = announced && line.is(0, &["--", "-", "–", "—", "•", "*", "·", "o"]) && line.starts_capital(1);
    let bullet = block == BlockKind::Item || dashed;
    if !matches!(block, BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading) {
        return None;
    }
    let first = name_start(line);
    let dash = |t: usize| line.is(t, &["–", "—", "--"]) || (line.is(t, &["-"]) && !line.is_glued(t));
    let suffix = |t: usize| line.is(t, &[","]) && listed::is_suffix(line.words.get(t + 1).copied().unwrap_or_default());
    let inner =
        |t: usize| line.is(t, &["("]) && line.is(t + 2, &[")"]) && (t + 3 < line.len()) && line.starts_capital(t + 3);
    let stop = |t: usize| (dash(t) || line.is(t, &[":", "(", ",", ";", ".", "[", "|", "•"])) && !suffix(t) && !inner(t);
    let mut end = (first..line.len()).find(|t| stop(*t)).unwrap_or(line.len());
    if line.is(end, &["("]) && line.is(end + 1, &["ret", "ret.", "retd", "retired"]) {
        // "Major General (ret.) John Doe".
        let close = (end..line.len()).find(|t| line.is(*t, &[")"])).unwrap_or(end);
        end = (close + 1..line.len()).find(|t| stop(*t)).unwrap_or(line.len());
    }
    let short = (1..=14).contains(&(end - first.min(end)));
    let verbless = !(first..end).any(|t| line.is_finite(t));
    if !short || !verbless {
        return None;
    }
    let behind = line.lower.get(end).map_or("", String::as_str);
    let shaped = matches!(behind, "" | "–" | "—" | "-" | ":" | "(" | ";" | "--" | "|" | "•")
        || (bullet && matches!(behind, "," | "."));
    let promised = announced && end + 1 < line.len();
    if !shaped || (!bullet && (!promised || matches!(behind, "" | "." | ";"))) {
        return None;
    }
    // "SEE PAGE 3" and "New talks" promise no name.
    let capital = (first..end).any(|t| line.starts_capital(t));
    capital.then(|| Head { first, end, kind: described(line, end) })
}

/// What the description behind the name says it is.
fn described(line: &Line<'_>, from: usize) -> Option<PartyKind> {
    let clauses = line.clauses();
    let stop = (from + 1..line.len()).find(|t| line.is(*t, &[",", ";", ".", "of", "in", "for"])).unwrap_or(line.len());
    (from + 1..stop).rev().find_map(|t| kind_of_noun(clauses.cues, clauses.lemma(t)))
}

/// The parties at the head of an entry.
pub(super) fn named(
    reading: &mut Reading<'_, '_>,
    line: &Line<'_>,
    head: &Head,
    kind: Option<PartyKind>,
    official: bool,
) -> Vec<Named> {
    if !official {
        let named = Enumeration::new(reading.scene, line, kind).named(head.first..head.end);
        return if named.is_empty() { alone(reading, line, head, kind) } else { named };
    }
    let scene = &mut *reading.scene;
    let place =
        Place { document: scene.document, lexicon: scene.tools.lexicon, sentence: line.sentence, limit: line.len() };
    let own = |word: &&str| {
        !matches!(word.to_lowercase().as_str(), "na" | ":" | "n/a" | "/") && !word.chars().all(|c| c.is_ascii_digit())
    };
    let numbered = (head.first..head.end).any(|t| line.is(t, &[":"]));
    let name =
        numbered.then(|| line.words[head.first..head.end].iter().copied().filter(own).collect::<Vec<_>>().join(" "));
    let Some(party) = listed::entry(scene.parties, place, (head.first, head.end), name, kind) else {
        return Vec::new();
    };
    scene.parties.finish(scene.document);
    details::read(scene.document, scene.parties, party, line.sentence, head.end);
    scene.parties.finish(scene.document);
    vec![Named { party, first: head.first, end: head.end }]
}

/// A single word before the colon or dash of an entry, which passes for an ordinary one elsewhere: "Aeroscan: the company makes".
fn alone(reading: &mut Reading<'_, '_>, line: &Line<'_>, head: &Head, kind: Option<PartyKind>) -> Vec<Named> {
    let single =
        head.end == head.first + 1 && line.starts_capital(head.first) && line.is(head.end, &[":", "–", "—", "-", "("]);
    let scene = &mut *reading.scene;
    let ordinary = scene.tools.lexicon.name_words().is_ordinary(&line.lower[head.first]);
    if !single || ordinary {
        return Vec::new();
    }
    let place =
        Place { document: scene.document, lexicon: scene.tools.lexicon, sentence: line.sentence, limit: line.len() };
    let party = listed::party_of(scene.parties, place, head.first, head.end, head.kind.or(kind));
    scene.parties.finish(scene.document);
    party.map(|party| Named { party, first: head.first, end: head.end }).into_iter().collect()
}

/// The day that an entry gives as that of its listing.
pub(super) fn listed_on(scene: &Scene<'_>, line: &Line<'_>) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[line.sentence].block;
    // The fields may stand on the line below.
    let below = document.blocks.get(block + 1).is_some_and(|next| opens_field(next.span.of(document.body())));
    let last = block + usize::from(below);
    let entry = (line.sentence..document.sentences.len()).take_while(|s| document.sentences[*s].block <= last);
    for sentence in entry {
        let held = &document.sentences[sentence];
        let text = document.text(sentence);
        let Some(at) = text.find("Listed on").map(|at| at + held.span.start) else { continue };
        // Whether "03/05" is a day in March or in May, only other dates can tell.
        let words = |hit: &DateHit| document.day_first || hit.span.of(document.body()).contains(char::is_alphabetic);
        let day = |hit: &&DateHit| hit.span.start > at && hit.role == DateRole::Point && words(hit);
        return held.dates.iter().find(day).map(|hit| hit.date);
    }
    None
}
