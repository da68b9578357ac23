//! When a listing happened: by a date in its clause, else by the tense and the thread of the article.

use super::act::Thread;
use super::line::Line;
use crate::extract::scene::Scene;
use crate::model::PartialDate;
use crate::text::dates::{DateHit, DateRole};

/// Sentences at the top of an article that tell the news of its day.
const TOP: usize = 6;

/// The date that stands in the clause of the verb at `verb`.
pub(super) fn stated(scene: &Scene<'_>, line: &Line<'_>, verb: usize) -> Option<PartialDate> {
    let held = &scene.document.sentences[line.sentence];
    let clauses = line.clauses();
    let usable: Vec<(&DateHit, usize)> = held
        .dates
        .iter()
        .filter(|hit| hit.role != DateRole::Until)
        .filter_map(|hit| held.token_at(hit.span.start).map(|token| (hit, token)))
        .collect();
    let own =
        usable.iter().find(|(hit, token)| hit.role != DateRole::After && clauses.verb_above(*token) == Some(verb));
    let near = usable.iter().find(|(hit, token)| {
        let (left, right) = (verb.min(*token), verb.max(*token));
        let barrier = (left + 1..right).any(|t| {
            line.is(t, &[";", "who", "which", "that", "after", "before"])
                || line.is(t, &["and", "but"]) && line.is(t - 1, &[","])
                || line.is_finite(t) && t != verb && *token > verb
        });
        hit.role != DateRole::After && !barrier
    });
    own.or(near).map(|(hit, _)| hit.date)
}

/// The date of the verb's clause: stated, or that of the act it belongs to.
pub(super) fn of_verb(scene: &Scene<'_>, line: &Line<'_>, verb: usize, thread: &Thread) -> Option<PartialDate> {
    stated(scene, line, verb).or_else(|| implied(scene, line, verb, thread))
}

fn implied(scene: &Scene<'_>, line: &Line<'_>, verb: usize, thread: &Thread) -> Option<PartialDate> {
    let clauses = line.clauses();
    let auxiliaries: Vec<&str> =
        clauses.children(verb).filter(|child| *child < verb).map(|child| line.lower[child].as_str()).collect();
    let has = |words: &[&str]| auxiliaries.iter().any(|word| words.contains(word));
    if has(&["had", "already", "previously", "long", "once", "earlier"]) {
        return None;
    }
    let published = scene.document.published();
    let lead = thread.lead.as_ref().map(|act| act.date);
    let present = has(&["is", "are", "'s", "’s", "am"]) || (clauses.tag(verb) == "VBZ" || clauses.tag(verb) == "VBP");
    if present {
        let recent = lead.flatten().filter(|date| published.is_none_or(|day| same_week(*date, day)));
        return recent.or(published);
    }
    if line.sentence <= TOP && lead.is_none() {
        return published;
    }
    if has(&["has", "have"]) && line.sentence > TOP {
        return None;
    }
    lead.flatten()
}

/// Whether a release of one day can speak of an act of the other as its own.
fn same_week(date: PartialDate, published: PartialDate) -> bool {
    match (date.exact(), published.exact()) {
        (Some(date), Some(published)) => (published - date).get_days().abs() <= 7,
        _ => false,
    }
}

/// The last date named before the sentence in its block: what "the first persons listed" leans on.
pub(super) fn before_in_block(scene: &Scene<'_>, sentence: usize) -> Option<PartialDate> {
    let document = scene.document;
    let block = document.sentences[sentence].block;
    let earlier = (0..sentence).rev().take_while(|s| document.sentences[*s].block == block);
    earlier
        .flat_map(|s| document.sentences[s].dates.iter().rev())
        .find(|hit| hit.role == DateRole::Point)
        .map(|hit| hit.date)
}
