//! When, by what measures, and why.

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::extract::scene::Scene;
use crate::model::vocabulary::Measure;
use crate::model::{PartialDate, Span};
use crate::text::dates::DateRole;

/// Longest reason, in words.
const LONGEST_REASON: usize = 12;

/// The date of the deed, by the words that hang from its verb.
pub(super) fn date(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Option<(PartialDate, DateRole)> {
    let anchor = deed.verb.unwrap_or(trigger.top);
    let found = &document.sentences[sentence];
    found
        .dates
        .iter()
        .filter_map(|hit| {
            let token = found.token_at(hit.span.start)?;
            let distance = distance(clauses, token, anchor, trigger)?;
            Some((distance, hit))
        })
        .min_by_key(|(distance, hit)| (*distance, hit.span.start))
        .map(|(_, hit)| {
            let since = found.token_at(hit.span.start).is_some_and(|token| is_since(clauses, token));
            (hit.date, if since { DateRole::Since } else { hit.role })
        })
        .or_else(|| only_date(document, sentence))
}

/// The date that hangs from a verb, or the only one of its sentence.
pub(super) fn date_of_verb(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    verb: usize,
) -> Option<PartialDate> {
    let found = &document.sentences[sentence];
    found
        .dates
        .iter()
        .find(|hit| found.token_at(hit.span.start).and_then(|token| clauses.verb_above(token)) == Some(verb))
        .or_else(|| found.dates.first().filter(|_| found.dates.len() == 1))
        .map(|hit| hit.date)
}

/// The one date of the sentence: it is the news of the deed where nothing nearer dates it.
fn only_date(document: &Document<'_>, sentence: usize) -> Option<(PartialDate, DateRole)> {
    let dates = &document.sentences[sentence].dates;
    let first = dates.first()?;
    let one = dates.iter().all(|hit| hit.date == first.date);
    let point = matches!(first.role, DateRole::Point) && first.date.precision() != "year";
    (one && point).then_some((first.date, first.role))
}

/// "since its first test in 2006": the year dates what it all began with.
fn is_since(clauses: &Clauses<'_>, token: usize) -> bool {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = clauses.head(at) else { return false };
        if clauses.lemma(head) == "since" && clauses.label(at) == Label::Pobj {
            return true;
        }
        if clauses.is_verb(head) {
            return false;
        }
        at = head;
    }
    false
}

/// How far a date stands from the deed; `None` when it belongs to another clause.
fn distance(clauses: &Clauses<'_>, token: usize, anchor: usize, trigger: &Trigger) -> Option<usize> {
    let mut verb = clauses.verb_above(token)?;
    let below_trigger = trigger.chain.iter().any(|noun| clauses.is_below(token, *noun));
    if below_trigger {
        return Some(1);
    }
    if verb == anchor {
        return Some(0);
    }
    // Up from the date through clauses that belong to the deed: "imposed in a decree issued on Monday".
    let aside = tells_of_another(clauses, verb, anchor)
        || (is_since(clauses, token) && tells_of_thing(clauses, verb, anchor, trigger));
    if clauses.is_below(verb, anchor) && aside {
        return None;
    }
    for step in 1..4 {
        if clauses.is_below(verb, anchor) {
            return Some(step + 1);
        }
        match clauses.head(verb).and_then(|head| clauses.verb_above(head)) {
            Some(above) => verb = above,
            None => break,
        }
    }
    // "announced on Friday that it had imposed", "voted on Monday to extend", "grew in 2022 when it imposed": the upper
    // verb's date is that of the deed, where only clauses stand between.
    let date_verb = clauses.verb_above(token)?;
    let mut at = anchor;
    for step in 4..9 {
        let label = clauses.label(at);
        let temporal =
            label == Label::Advcl && clauses.children(at).any(|child| matches!(clauses.lemma(child), "when" | "as"));
        let announces = clauses.head(at).is_some_and(|head| clauses.verb_is(head, "announce"));
        if !(temporal || (announces && matches!(label, Label::Xcomp | Label::Ccomp | Label::Conj | Label::Advcl))) {
            return None;
        }
        at = clauses.head(at)?;
        if at == date_verb {
            return Some(step);
        }
    }
    None
}

/// "Canada, which has acted since May, listed ten more": the clause that tells who somebody is does not date what he does.
fn tells_of_another(clauses: &Clauses<'_>, verb: usize, anchor: usize) -> bool {
    let mut at = verb;
    for _ in 0..6 {
        if at == anchor {
            return false;
        }
        let Some(head) = clauses.head(at) else { return false };
        let of_actor = matches!(clauses.label(head), Label::Nsubj | Label::Nsubjpass | Label::Conj)
            && clauses.tag(head).starts_with("NNP");
        if clauses.label(at) == Label::Relcl && of_actor {
            return true;
        }
        at = head;
    }
    false
}

/// "added ten names to a list that has grown since 2019": the span of a thing's own history does not date the deed.
fn tells_of_thing(clauses: &Clauses<'_>, verb: usize, anchor: usize, trigger: &Trigger) -> bool {
    let mut at = verb;
    for _ in 0..6 {
        if at == anchor {
            return false;
        }
        let Some(head) = clauses.head(at) else { return false };
        if clauses.label(at) == Label::Relcl && !trigger.chain.contains(&head) {
            return true;
        }
        at = head;
    }
    false
}

/// The measures named in the clause.
pub(super) fn measures(
    scene: &Scene<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Vec<Measure> {
    let anchor = deed.verb.unwrap_or(trigger.top);
    let (first, end) = clauses.extent(anchor);
    let tokens = &scene.document.sentences[sentence].tokens;
    let (Some(first), Some(last)) = (tokens.get(first), tokens.get(end - 1)) else { return Vec::new() };
    let words = Span::new(first.span.start, last.span.end).of(scene.document.body()).to_lowercase();
    scene.tools.lexicon.cues().measures_in(&words)
}

/// Why: short noun phrases after "over", "for", "because of", "in response to".
pub(super) fn reasons(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Vec<String> {
    let mut found = Vec::new();
    for word in trigger.chain.iter().copied().chain(deed.verb) {
        for object in clauses.objects_of(word, &["over", "for", "following", "after", "because", "amid"]) {
            let words = phrase(document, sentence, clauses, object);
            let names_time = document.sentences[sentence].dates.iter().any(|d| {
                let token = &document.sentences[sentence].tokens[object];
                d.span.overlaps(token.span)
            });
            // "one round after another" and "for far longer" give no reason.
            let thing = clauses.tag(object).starts_with('N') || clauses.label(object) == Label::Pcomp;
            if thing && !words.is_empty() && !names_time && !found.contains(&words) && !trigger.chain.contains(&object)
            {
                found.push(words);
            }
        }
    }
    found
}

/// The noun phrase headed by a word, without what follows in clauses of its own.
fn phrase(document: &Document<'_>, sentence: usize, clauses: &Clauses<'_>, head: usize) -> String {
    if clauses.is_verb(head) && clauses.label(head) != Label::Pcomp {
        return String::new();
    }
    let (first, end) = clauses.extent(head);
    let cut = (head..end)
        .find(|word| {
            *word > head
                && (matches!(clauses.label(*word), Label::Relcl | Label::Advcl)
                    || document.word(sentence, *word) == ",")
        })
        .unwrap_or(end);
    if cut <= first || cut - first > LONGEST_REASON {
        return String::new();
    }
    let tokens = &document.sentences[sentence].tokens;
    let skip = usize::from(matches!(document.word(sentence, first), "the" | "its" | "a" | "an" | "their" | "his"));
    let Some(start) = tokens.get(first + skip).filter(|_| first + skip < cut) else { return String::new() };
    Span::new(start.span.start, tokens[cut - 1].span.end).of(document.body()).trim().to_owned()
}
