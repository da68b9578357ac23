//! When, by what measures, and why.

mod dates;

use super::act::Deed;
use super::triggers::Trigger;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::extract::scene::Scene;
use crate::model::Span;
use crate::model::vocabulary::Measure;
pub(super) use dates::{date_of_verb, is_present, is_told_now, when};

/// Longest reason, in words.
const LONGEST_REASON: usize = 12;

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
        for object in grounds(clauses, word) {
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

/// What is named as the ground of a sanction or of what is done with it: "over its tests", "in response to the test".
fn grounds(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let mut found = clauses.objects_of(word, &["over", "for", "following", "after", "because", "amid"]);
    let replies = clauses.objects_of(word, &["in", "as"]).into_iter().filter(|noun| clauses.noun_is(*noun, "response"));
    found.extend(replies.flat_map(|noun| clauses.objects_of(noun, &["to", "for"])));
    let follows =
        clauses.children(word).filter(|child| clauses.tag(*child) == "VBG" && clauses.lemma(*child) == "follow");
    found.extend(follows.flat_map(|verb| clauses.children_with(verb, &[Label::Dobj, Label::Pobj])));
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
