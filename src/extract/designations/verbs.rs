//! Listing by a verb: "OFAC designated X", "X was added to the list", "X, whom the EU blacklisted".

use super::authority::{self, Authority};
use super::line::Line;
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::PartyIx;
use crate::model::vocabulary::DesignationStatus;
use std::ops::Range;

/// How surely a verb lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    /// It lists by itself: designate, blacklist.
    Plain,
    /// It lists where a list is named: add, place.
    Onto,
    /// It lists where sanctions are spoken of: name, block, target.
    Loose,
    /// It takes off a list.
    Off,
    /// It freezes assets.
    Freeze,
}

/// Reads every listing verb of a sentence; tells whether there was one.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let mut any = false;
    for verb in 0..line.len() {
        if !line.clauses().is_verb(verb) || matches!(line.clauses().label(verb), Label::Aux | Label::Auxpass) {
            continue;
        }
        if line.is(verb, &["did", "done", "does"]) && line.is(verb + 1, &["so", "likewise"]) {
            any |= did_so(reading, line, verb);
            continue;
        }
        let Some(sense) = sense(reading, line, verb) else { continue };
        any |= one(reading, line, verb, sense);
    }
    any
}

fn sense(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<Sense> {
    let clauses = line.clauses();
    let under_way = reading.under_way(line);
    if line.verb_is(verb, "designate") {
        return (clauses.lemma(verb) != "sanction" || under_way || names_sanctioned(line, verb))
            .then_some(Sense::Plain);
    }
    let lemma = clauses.lemma(verb);
    if matches!(lemma, "delist" | "unblock") {
        return Some(Sense::Off);
    }
    if line.verb_is(verb, "delist") && list_after(line, verb, &["from", "off", "of"]).is_some() {
        return Some(Sense::Off);
    }
    if lemma == "freeze" && assets_after(line, verb).is_some() {
        return Some(Sense::Freeze);
    }
    if line.verb_is(verb, "enlist") {
        let listed = list_after(line, verb, &["to", "on", "in", "onto", "into"]).is_some();
        let continued = lemma == "add" && under_way && clauses.is_passive(verb) && !line.is(verb + 1, &["to"]);
        return (listed || continued).then_some(Sense::Onto);
    }
    if !line.verb_is(verb, "list") || !under_way {
        return None;
    }
    let loose = match lemma {
        "cover" => {
            clauses.is_passive(verb)
                && (verb..line.len()).any(|t| line.is(t, &["regulations", "sanctions", "order", "act", "measures"]))
        }
        "hit" => {
            (verb..line.len()).any(|t| line.is(t, &["with"]) && (t..line.len()).any(|s| line.noun_is(s, "sanction")))
                || clauses.is_passive(verb)
        }
        "bar" | "ban" => {
            !clauses.is_passive(verb)
                && (verb..line.len()).any(|t| line.is(t, &["entering", "entry", "travel", "travelling", "traveling"]))
        }
        "name" | "label" | "brand" => {
            !(verb + 1..line.len())
                .any(|t| line.is(t, &["ceo", "chief", "ambassador", "envoy", "successor", "chairman", "coach"]))
                || clauses.is_passive(verb)
        }
        "include" | "enter" => false,
        _ => true,
    };
    loose.then_some(Sense::Loose)
}

/// "sanction" is also what courts and clubs do: outside an article on sanctions of states it wants a state as its agent.
fn names_sanctioned(line: &Line<'_>, verb: usize) -> bool {
    !line.clauses().agents(verb).is_empty()
}

/// The list noun behind a verb and one of the prepositions.
fn list_after(line: &Line<'_>, verb: usize, prepositions: &[&str]) -> Option<usize> {
    let noun = (verb + 1..line.len()).find(|t| {
        let list = line.is(*t, &["list", "lists", "blacklist", "blacklists", "annex", "register"]);
        list && (verb + 1..*t).rev().take(9).any(|p| line.is(p, prepositions))
    })?;
    let kept = (verb + 1..noun).any(|t| {
        line.is(
            t,
            &[
                "waiting",
                "shopping",
                "short",
                "wish",
                "mailing",
                "guest",
                "honours",
                "honors",
                "squad",
                "bestseller",
                "playing",
                "priority",
                "heritage",
                "injured",
                "terror",
            ],
        ) && !line.is(t, &["terror"])
    });
    let of = line.is(noun + 1, &["of"]);
    let of_parties = (noun + 2..(noun + 6).min(line.len())).any(|t| {
        line.is(
            t,
            &[
                "individuals",
                "persons",
                "people",
                "entities",
                "companies",
                "sanctioned",
                "designated",
                "specially",
                "parties",
                "those",
                "names",
                "organizations",
                "organisations",
                "vessels",
                "foreign",
                "terrorist",
                "terrorists",
                "sanctions",
                "restrictive",
                "firms",
                "banned",
                "blocked",
                "undesirable",
            ],
        )
    });
    (!kept && (!of || of_parties)).then_some(noun)
}

/// The word behind "assets of", or the verb itself for "froze X's assets".
fn assets_after(line: &Line<'_>, verb: usize) -> Option<usize> {
    let noun = (verb + 1..(verb + 14).min(line.len()))
        .find(|t| line.is(*t, &["assets", "asset", "property", "funds", "accounts", "holdings"]))?;
    let of = (noun + 1..(noun + 5).min(line.len())).find(|t| line.is(*t, &["of", "belonging"]));
    Some(of.map_or(verb, |of| if line.is(of, &["belonging"]) { of + 1 } else { of }))
}

fn one(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, sense: Sense) -> bool {
    let clauses = line.clauses();
    let realis = clauses.realis(verb, 0);
    if realis == Realis::Negated || clauses.label(verb) == Label::Amod && clauses.tag(verb) == "VBG" {
        return false;
    }
    let status = match (sense, realis.is_actual()) {
        (Sense::Off, true) => DesignationStatus::Delisted,
        (_, true) => DesignationStatus::Designated,
        (Sense::Off, false) => return false,
        (_, false) => DesignationStatus::Proposed,
    };
    if sense == Sense::Loose && elsewhere(line, verb) {
        return false;
    }
    let (ranges, rule, main) = reach(line, verb, sense);
    let Some(authority) = authority(reading, line, verb, sense) else { return false };
    let statement = Statement {
        authority,
        status,
        verb,
        ranges,
        rule,
        main,
        pronouns: clauses.patients(verb),
        confidence: if sense == Sense::Loose { 0.75 } else { 0.9 },
        // "who is listed by the UN" says nothing of when.
        undated: rule == "listing.relative" && clauses.children(verb).any(|c| line.is(c, &["is", "are"])),
    };
    reading.state(line, statement)
}

/// "listed in London", "named mediator": listed, but on no list of sanctions.
fn elsewhere(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let number = line.lower.get(verb + 2).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let dated = number || line.is(verb + 2, MONTHS);
    let exchange = clauses.lemma(verb) == "list"
        && line.is(verb + 1, &["in", "on", "at"])
        && line.starts_capital(verb + 2)
        && !dated;
    let exchange = exchange
        || (clauses.lemma(verb) == "list"
            && (verb..line.len()).any(|t| line.is(t, &["exchange", "bourse", "nasdaq", "nyse"])));
    let office = matches!(clauses.lemma(verb), "name" | "label" | "brand")
        && clauses.is_passive(verb)
        && matches!(line.clauses().tag((verb + 1).min(line.len() - 1)), "NN" | "NNP" | "DT" | "JJ" | "IN")
        && !line.is(verb + 1, &["in", "on"]);
    exchange || office
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The stretches of the sentence that name who is listed, the name of the rule, and whether the clause is a main one.
fn reach(line: &Line<'_>, verb: usize, sense: Sense) -> (Vec<Range<usize>>, &'static str, bool) {
    let clauses = line.clauses();
    let label = clauses.label(verb);
    if label == Label::Amod {
        return (vec![verb + 1..phrase_end(line, verb)], "listing.participle.before", false);
    }
    let passive = clauses.is_passive(verb);
    let described = matches!(label, Label::Relcl | Label::Acl);
    if described && (passive || has_relative_object(line, verb)) {
        let noun = clauses.head(verb).map_or(verb, |head| reading_head(line, head, verb));
        return (vec![noun..verb_start(line, verb, noun)], "listing.relative", false);
    }
    if passive {
        // "Also designated are X and Y".
        if let Some(be) =
            (verb + 1..(verb + 6).min(line.len())).find(|t| verb <= 2 && line.is(*t, &["are", "is", "were", "was"]))
        {
            return (vec![be + 1..clause_end(line, be)], "listing.inverted", true);
        }
        let carrier = with_subject(line, verb);
        let first = subject_start(line, carrier);
        let aux = auxiliary(line, carrier);
        return (vec![first..aux, tail(line, verb)..line.len()], "listing.passive", true);
    }
    let from = match sense {
        Sense::Freeze => assets_after(line, verb).unwrap_or(verb) + 1,
        // "identified as his blocked property the yacht X".
        _ if line.is(verb + 1, &["as"]) => (verb + 2..(verb + 8).min(line.len()))
            .find(|t| line.is(*t, &["the", "a", "an", "two", "three", "four", ":"]))
            .unwrap_or(verb + 1),
        _ => verb + 1,
    };
    let possessed = sense == Sense::Freeze && from == verb + 1;
    let rule = if possessed { "listing.freeze.owner" } else { "listing.active" };
    (vec![from..clause_end(line, verb)], rule, !described)
}

/// The verb whose subject a coordinated one shares: "was listed in May and delisted in June".
fn with_subject(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    let mut at = verb;
    for _ in 0..4 {
        let own = !clauses.children_with(at, &[Label::Nsubjpass, Label::Nsubj]).is_empty();
        match clauses.head(at) {
            Some(head) if !own && clauses.label(at) == Label::Conj && clauses.is_verb(head) => at = head,
            _ => break,
        }
    }
    at
}

/// The first word of the noun phrase that a relative clause or participle describes, by its named head.
fn reading_head(line: &Line<'_>, head: usize, verb: usize) -> usize {
    let clauses = line.clauses();
    let mut at = head;
    // "the ruler of X, who is": what stands in apposition leads to the name.
    for _ in 0..4 {
        match clauses.label(at) {
            Label::Appos => at = clauses.head(at).unwrap_or(at),
            _ => break,
        }
    }
    let first = clauses
        .children(at)
        .filter(|c| *c < at && matches!(clauses.label(*c), Label::Compound | Label::Amod | Label::Nmod))
        .min()
        .unwrap_or(at);
    first.min(verb)
}

/// Where the description that holds the verb begins.
fn verb_start(line: &Line<'_>, verb: usize, noun: usize) -> usize {
    (noun + 1..verb).find(|t| line.is(*t, &["who", "whom", "which", "that", ","])).unwrap_or(verb)
}

fn has_relative_object(line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let object = clauses.children_with(verb, &[Label::Dobj]);
    let relative = object.iter().any(|o| clauses.is_relative(*o));
    let own = clauses.children_with(verb, &[Label::Nsubj]).iter().any(|s| !clauses.is_relative(*s));
    relative || (object.is_empty() && own)
}

/// First word of the clause that holds the subject of a verb.
pub(super) fn subject_start(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    let aux = auxiliary(line, verb);
    let subject = clauses.children_with(verb, &[Label::Nsubjpass, Label::Nsubj]).into_iter().min();
    let from = subject.unwrap_or(aux);
    (0..from)
        .rev()
        .find(|t| {
            let joined = line.is(*t, &["and", "but", "while"])
                && (0..*t).any(|f| line.is_finite(f))
                && !(*t + 1..from).any(|f| line.is(f, &[","]));
            line.is(*t, &[";", ":", "that", "said"]) || joined || (line.is_finite(*t) && !within_relative(line, *t))
        })
        .map_or(0, |t| t + 1)
}

fn within_relative(line: &Line<'_>, at: usize) -> bool {
    let clauses = line.clauses();
    let mut word = Some(at);
    for _ in 0..line.len() {
        let Some(w) = word else { return false };
        if matches!(clauses.label(w), Label::Relcl | Label::Acl) {
            return true;
        }
        word = clauses.head(w);
    }
    false
}

/// The first auxiliary of a verb, or the verb.
pub(super) fn auxiliary(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    clauses.children_with(verb, &[Label::Aux, Label::Auxpass, Label::Neg]).into_iter().min().unwrap_or(verb).min(verb)
}

/// Where names may go on behind a passive: at a colon, "along with", "including".
pub(super) fn tail(line: &Line<'_>, verb: usize) -> usize {
    (verb + 1..line.len())
        .find(|t| {
            line.is(*t, &[":", "including", "namely"])
                || (line.is(*t, &["along", "together"]) && line.is(t + 1, &["with"]))
                || line.reads(*t, &["as", "well", "as"])
                || line.reads(*t, &["among", "them"])
                || line.reads(*t, &["such", "as"])
        })
        .unwrap_or(line.len())
}

/// One past the last word that can still name an object of the verb.
fn clause_end(line: &Line<'_>, verb: usize) -> usize {
    let clauses = line.clauses();
    (verb + 1..line.len())
        .find(|t| {
            let next_verb = line.is(*t, &["and", "but"])
                && *t + 1 < line.len()
                && (line.is_finite(t + 1) || line.is(t + 1, &["has", "have", "said"]));
            let next_clause = line.is(*t, &[";"]) && (t + 1..line.len()).any(|f| line.is_finite(f));
            next_verb
                || next_clause
                || (clauses.label(*t) == Label::Conj
                    && clauses.is_verb(*t)
                    && line.is_finite(*t)
                    && *t > verb + 1
                    && clauses.head(*t) == Some(verb))
        })
        .unwrap_or(line.len())
}

/// One past the noun phrase that a participle before a noun belongs to.
fn phrase_end(line: &Line<'_>, verb: usize) -> usize {
    let noun = line.clauses().head(verb).unwrap_or(verb);
    let mut end = noun.max(verb) + 1;
    while end < line.len() && line.starts_capital(end) {
        end += 1;
    }
    end
}

fn authority(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, sense: Sense) -> Option<Authority> {
    let clauses = line.clauses();
    let passive = clauses.is_passive(verb) || clauses.label(verb) == Label::Amod;
    let agents = if clauses.label(verb) == Label::Amod { Vec::new() } else { clauses.agents(verb) };
    let thread = reading.thread.clone();
    if !agents.is_empty() {
        match authority::of_agents(reading.scene, line, &agents, &thread) {
            Ok(Some(mut found)) => {
                found.target = found.target.or_else(|| list_target(reading, line, verb));
                return Some(found);
            }
            Ok(None) => return None,
            Err(()) if !passive || !clauses.objects_of(verb, &["by"]).is_empty() => return None,
            Err(()) => {}
        }
    }
    if clauses.label(verb) == Label::Amod {
        // "the U.S.-sanctioned bank", "sanctioned by": only an authority beside the participle counts.
        let before = verb.checked_sub(2).filter(|_| line.is(verb - 1, &["-"]));
        return before.and_then(|at| authority::of_owner(reading.scene, line, at + 1));
    }
    if !passive && agents.is_empty() && sense == Sense::Loose && clauses.head(verb).is_some() {
        return None;
    }
    let list = list_after(line, verb, &["to", "on", "in", "onto", "into", "from", "off"]);
    if let Some(found) = list.and_then(|noun| authority::of_owner(reading.scene, line, noun)) {
        return Some(found);
    }
    authority::of_discourse(reading.scene, line, &thread)
}

/// "put X on its Belarus sanctions list": the state that the list is aimed at.
fn list_target(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<PartyIx> {
    let noun = list_after(line, verb, &["to", "on", "in", "onto", "into", "from", "off"])?;
    authority::of_owner(reading.scene, line, noun)?.target
}

/// "The European Union did so in March": the same parties, another authority.
fn did_so(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if clauses.realis(verb, 0) != Realis::Actual || reading.thread.parties.is_empty() {
        return false;
    }
    let thread = reading.thread.clone();
    let Ok(Some(authority)) = authority::of_agents(reading.scene, line, &clauses.agents(verb), &thread) else {
        return false;
    };
    reading.repeat(line, authority, verb)
}
