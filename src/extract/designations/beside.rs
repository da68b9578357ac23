//! Listing beside a name, without a verb of its own: "X, on the EU list since 2012,", "X, a target of U.S. sanctions,", "X, a
//! U.S.-designated group".

use super::authority::{self, Authority};
use super::line::Line;
use super::measures::{is_list, is_measure, is_sanction};
use super::reach::reading_head;
use super::states::{issued_list, of_noun, predicate};
use super::{Reading, Statement, placing};
use crate::english::Label;
use crate::extract::parties::Mention;
use crate::model::vocabulary::DesignationStatus;
use std::ops::Range;

/// Reads the word at `word`; tells whether it says of a name beside it that it is listed.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>, word: usize) -> bool {
    let aside = aside(reading, line, word);
    let target = target(reading, line, word);
    participle(reading, line, word) || target || aside
}

/// Words between the comma and "under" or "on".
const BETWEEN: &[&str] = &[
    "both",
    "now",
    "already",
    "still",
    "long",
    "also",
    "themselves",
    "himself",
    "herself",
    "itself",
    "currently",
    "all",
    "each",
    "then",
    "previously",
];

/// What parts an aside from the name before it.
const PARTING: &[&str] = &[",", "-", "–", "—", "--", "("];

/// "X, on the EU sanctions list since 2002, sold", "X - under U.S. sanctions -", "X and Y, both under British sanctions".
fn aside(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    if !line.is(preposition, &["under", "on"]) || preposition < 2 {
        return false;
    }
    let Some(noun) = placing::object(line, preposition) else { return false };
    let fits = if line.is(preposition, &["under"]) {
        is_measure(reading, line, noun)
    } else {
        is_list(line, noun) || issued_list(reading, line, noun)
    };
    let mut stop = preposition - 1;
    while stop > 0 && line.is(stop, BETWEEN) {
        stop -= 1;
    }
    let joined = line.is(stop, &["and"]) && matches!(clauses.label(preposition), Label::Conj | Label::Prep);
    if !fits || stop == 0 || !(line.is(stop, PARTING) || joined) {
        return false;
    }
    let dated = (noun + 1..(noun + 4).min(line.len())).any(|t| line.is(t, &["since", "from", "for"]));
    let owner = authority::of_owner(reading.scene, line, noun);
    let Some(name) = name_before(reading, line, stop).filter(|_| owner.is_some() || dated) else { return false };
    let Some(authority) = owner.or_else(|| of_noun(reading, line, noun)) else { return false };
    let both = (stop + 1..preposition).any(|t| line.is(t, &["both", "all"]));
    let first = if both { joined_before(reading, line, name.start) } else { name.start };
    state(reading, line, authority, preposition, first..name.end)
}

/// The name that an aside behind `stop` speaks of: the one that ends there, or the one that the description there explains.
fn name_before(reading: &Reading<'_, '_>, line: &Line<'_>, stop: usize) -> Option<Range<usize>> {
    let clauses = line.clauses();
    let mentions: Vec<Mention> = reading.scene.parties.in_sentence(line.sentence).to_vec();
    let bears = |m: &Mention| !reading.scene.is_state_or_bloc(m.party);
    let last = mentions.iter().find(|m| m.end == stop);
    if let Some(last) = last.filter(|m| bears(m)) {
        let head = (last.first..last.end)
            .find(|t| clauses.head(*t).is_none_or(|h| h < last.first || h >= last.end))
            .unwrap_or(last.first);
        return match explained(line, head) {
            Some(top) => {
                let named = mentions.iter().find(|m| m.first <= top && top < m.end);
                Some(named.map_or(reading_head(line, top, stop)..top + 1, |m| m.first..m.end))
            }
            None => Some(last.first..last.end),
        };
    }
    if last.is_none() && line.starts_capital(stop - 1) && clauses.tag(stop - 1).starts_with("NNP") {
        let first = (0..stop).rev().take_while(|t| line.starts_capital(*t)).last()?;
        return Some(first..stop);
    }
    let plain = |m: &Mention| {
        line.is(m.end, &[",", "("])
            && !(m.end..stop)
                .any(|t| line.is_finite(t) && clauses.label(t) != Label::Relcl && !is_below_relative(line, t))
    };
    mentions.iter().rfind(|m| m.end < stop && bears(m) && plain(m)).map(|m| m.first..m.end)
}

fn is_below_relative(line: &Line<'_>, at: usize) -> bool {
    let clauses = line.clauses();
    matches!(clauses.label(at), Label::Acl)
        || clauses.head(at).is_some_and(|head| matches!(clauses.label(head), Label::Relcl | Label::Acl))
}

/// "Doe, the head of Vega Bank, on the list": the name that the phrase around a word explains.
fn explained(line: &Line<'_>, head: usize) -> Option<usize> {
    let clauses = line.clauses();
    let mut at = head;
    for _ in 0..6 {
        let above = clauses.head(at)?;
        if clauses.is_verb(above) {
            return None;
        }
        if clauses.label(at) == Label::Appos {
            return line.starts_capital(above).then_some(above);
        }
        at = above;
    }
    None
}

/// Where the name begins that "and" joins to the one at `first`.
fn joined_before(reading: &Reading<'_, '_>, line: &Line<'_>, first: usize) -> usize {
    let before = reading.scene.parties.in_sentence(line.sentence).iter().rfind(|m| m.end <= first);
    let near = before.filter(|m| first - m.end <= 4 && (m.end..first).any(|t| line.is(t, &["and"])));
    near.map_or(first, |m| m.first)
}

fn state(reading: &mut Reading<'_, '_>, line: &Line<'_>, authority: Authority, at: usize, range: Range<usize>) -> bool {
    let statement = Statement::new(authority, DesignationStatus::Designated, at, vec![range], "listing.state.bare");
    reading.state(line, Statement { undated: true, main: false, ..statement })
}

/// "X, a target of U.S. sanctions since 2014,", "X has been the subject of sanctions".
fn target(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    if !line.noun_is(noun, "hit_by") {
        return false;
    }
    let object = clauses.objects_of(noun, &["of"]).into_iter().find(|object| is_sanction(line, *object));
    let Some(object) = object else { return false };
    let first = clauses.first_conjunct(noun);
    let Some(head) = clauses.head(first) else { return false };
    match clauses.label(first) {
        Label::Attr if clauses.is_verb(head) => predicate(reading, line, head, object, "listing.state.target"),
        Label::Appos if line.starts_capital(head) => {
            let Some(authority) = of_noun(reading, line, object) else { return false };
            let name = reading_head(line, head, first)..head + 1;
            state(reading, line, authority, noun, name)
        }
        _ => false,
    }
}

/// Participles of listing, as they stand before a noun.
const LISTED: &[&str] = &["sanctioned", "blacklisted", "designated", "proscribed", "listed"];

/// "a U.S.-designated terrorist group", "the EU-sanctioned banker X", "is a sanctioned person under EU law".
fn participle(reading: &mut Reading<'_, '_>, line: &Line<'_>, word: usize) -> bool {
    let clauses = line.clauses();
    let glued = line.lower[word].rsplit_once('-').is_some_and(|(_, last)| LISTED.contains(&last));
    let whole = line.is(word, LISTED) && clauses.label(word) == Label::Amod;
    if !glued && !whole {
        return false;
    }
    let Some(mut noun) = clauses.head(word).filter(|noun| *noun > word) else { return false };
    while matches!(clauses.label(noun), Label::Compound | Label::Amod) {
        match clauses.head(noun).filter(|head| *head > noun) {
            Some(head) => noun = head,
            None => break,
        }
    }
    let Some(authority) = of_participle(reading, line, word, noun, glued) else { return false };
    let above = clauses.head(noun);
    let described = match (clauses.label(noun), above) {
        (Label::Appos, Some(head)) if line.starts_capital(head) => Some(reading_head(line, head, word)..head + 1),
        (Label::Attr, Some(verb)) if clauses.lemma(verb) == "be" && !clauses.is_negated(verb) => {
            Some(super::reach::subject_start(line, verb)..super::reach::auxiliary(line, verb))
        }
        _ => None,
    };
    let mut end = noun + 1;
    while end < line.len() && line.starts_capital(end) {
        end += 1;
    }
    let own = line.starts_capital(end - 1) && line.starts_small(word);
    let named = own || glued && line.starts_capital(end - 1);
    // "EU-sanctioned oligarchs such as Doe and Roe".
    let such = line.reads(end, &["such", "as"]) || line.is(end, &["like"]) || line.is(end + 1, &["including"]);
    let listed = clauses.tag(noun) == "NNS" && such && line.starts_small(noun);
    let stop = (end + 2..line.len()).find(|t| line.is_finite(*t) || line.is(*t, &[";"])).unwrap_or(line.len());
    let range = if named {
        Some(word + 1..end)
    } else if listed {
        Some(end + 1..stop)
    } else {
        described
    };
    range.is_some_and(|range| state(reading, line, authority, word, range))
}

/// Whose list a participle speaks of: the state before its hyphen, or the law that the noun names.
fn of_participle(
    reading: &mut Reading<'_, '_>,
    line: &Line<'_>,
    word: usize,
    noun: usize,
    glued: bool,
) -> Option<Authority> {
    let clauses = line.clauses();
    if glued {
        let party = reading.scene.parties.at(line.sentence, word).map(|m| m.party);
        let state = party.filter(|party| reading.scene.is_state_or_bloc(*party))?;
        return Some(Authority { states: vec![state], ..Authority::default() });
    }
    if word >= 2 && line.is(word - 1, &["-", "‑"]) {
        return if clauses.is_verb(word) { None } else { authority::of_owner(reading.scene, line, word) };
    }
    let law = clauses
        .objects_of(noun, &["under"])
        .into_iter()
        .find(|o| matches!(clauses.lemma(*o), "law" | "rule" | "legislation") || is_sanction(line, *o))?;
    authority::of_owner(reading.scene, line, law)
}
