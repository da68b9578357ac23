//! Listing by putting or keeping: "put X under sanctions", "which Washington has had under sanctions", "kept X on the list".

use super::authority::{self, Authority};
use super::line::Line;
use super::measures::{is_list, is_measure};
use super::reach::{auxiliary, subject_start};
use super::states::of_noun;
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::vocabulary::DesignationStatus;
use std::ops::Range;

/// Reads the preposition at `word`; tells whether it says under what somebody was put.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>, word: usize) -> bool {
    if !line.is(word, &["under", "on", "to"]) {
        return false;
    }
    let Some(noun) = object(line, word) else { return false };
    let Some(verb) = verb_before(line, word) else { return false };
    let retains = line.clauses().verb_is(verb, "retain");
    let fits = match line.lower[word].as_str() {
        "under" => is_measure(reading, line, noun),
        "on" => retains && (is_list(line, noun) || (line.noun_is(noun, "register") && reading.under_way(line))),
        _ => line.is(word - 1, &["subject"]) && is_measure(reading, line, noun),
    };
    fits && placed(reading, line, verb, word, noun)
}

/// The noun behind a preposition.
pub(super) fn object(line: &Line<'_>, preposition: usize) -> Option<usize> {
    let clauses = line.clauses();
    let own = clauses.children_with(preposition, &[Label::Pobj]).first().copied();
    own.or_else(|| {
        (preposition + 1..(preposition + 6).min(line.len()))
            .take_while(|t| !line.is(*t, &[",", ";", "."]))
            .find(|t| line.noun_is(*t, "sanction") || line.noun_is(*t, "restriction") || line.noun_is(*t, "register"))
    })
}

/// The verb of putting or keeping that a preposition completes: the nearest before it, with no other clause between.
fn verb_before(line: &Line<'_>, preposition: usize) -> Option<usize> {
    let clauses = line.clauses();
    for t in (0..preposition).rev() {
        let auxiliary = matches!(clauses.label(t), Label::Aux | Label::Auxpass);
        if clauses.is_verb(t)
            && !auxiliary
            && (clauses.verb_is(t, "retain") || clauses.verb_is(t, "enlist") || clauses.lemma(t) == "slap")
        {
            return Some(t);
        }
        let aside = matches!(clauses.label(t), Label::Relcl | Label::Acl | Label::Amod);
        if line.is_finite(t) && !aside && !auxiliary || line.is(t, &[";"]) {
            return None;
        }
    }
    None
}

fn placed(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, preposition: usize, noun: usize) -> bool {
    let clauses = line.clauses();
    let realis = clauses.realis(verb, 0);
    if realis == Realis::Negated {
        return false;
    }
    let standing = clauses.verb_is(verb, "retain");
    let status =
        if standing || realis.is_actual() { DesignationStatus::Designated } else { DesignationStatus::Proposed };
    let Some(authority) = of_placing(reading, line, verb, noun) else { return false };
    let statement = Statement::new(authority, status, verb, ranges(line, verb, preposition, noun), "listing.placed");
    let main = !standing && !matches!(clauses.label(verb), Label::Relcl | Label::Acl | Label::Advcl);
    reading.state(line, Statement { undated: standing, standing, main, pronouns: clauses.patients(verb), ..statement })
}

fn of_placing(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, noun: usize) -> Option<Authority> {
    if let Some(found) = authority::of_owner(reading.scene, line, noun) {
        return Some(found);
    }
    let agents = authority::agents(reading.scene, line, verb);
    if agents.is_empty() {
        return of_noun(reading, line, noun);
    }
    let thread = reading.thread.clone();
    authority::of_agents(reading.scene, line, &agents, &thread).ok().flatten()
}

/// Where the names stand: the subject of a passive verb, the noun before a relative clause, else behind the verb; "keeps on
/// the list a single firm, X" names behind the list.
fn ranges(line: &Line<'_>, verb: usize, preposition: usize, noun: usize) -> Vec<Range<usize>> {
    let clauses = line.clauses();
    // "which Washington has had under sanctions", also behind "and".
    let relative = clauses.children_with(verb, &[Label::Dobj]).into_iter().find(|o| clauses.is_relative(*o));
    if let Some(noun) = relative.map(|o| clauses.relative_to_noun(o)).filter(|noun| *noun < verb) {
        let own =
            clauses.children(noun).filter(|c| *c < noun && matches!(clauses.label(*c), Label::Compound | Label::Amod));
        let first = own.min().unwrap_or(noun);
        return vec![first..noun + 1];
    }
    // "X, accused of fraud and placed under sanctions".
    let first = clauses.first_conjunct(verb);
    if first != verb && matches!(clauses.label(first), Label::Acl | Label::Relcl) && clauses.is_passive(verb) {
        let head = clauses.head(first).unwrap_or(first);
        return vec![super::reach::reading_head(line, head, verb)..head + 1];
    }
    if clauses.label(verb) == Label::Relcl {
        let own = clauses.children_with(verb, &[Label::Nsubj]).iter().any(|s| !clauses.is_relative(*s));
        let head = clauses.head(verb).unwrap_or(verb);
        if own || clauses.is_passive(verb) {
            let first = clauses
                .children(head)
                .filter(|c| *c < head && matches!(clauses.label(*c), Label::Compound | Label::Amod))
                .min()
                .unwrap_or(head);
            return vec![first..head + 1];
        }
    }
    if clauses.is_passive(verb) {
        return vec![subject_start(line, verb)..auxiliary(line, verb)];
    }
    let listed_behind = preposition == verb + 1 && line.is(preposition, &["on"]);
    vec![if listed_behind { noun + 1..line.len() } else { verb + 1..preposition }]
}
