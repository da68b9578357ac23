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
    let found = scene.tools.lexicon.cues().measures_in(&words);
    if !found.is_empty() || !clauses.noun_is(trigger.word, "trade_alone") {
        return found;
    }
    of_bare_word(scene, clauses.lemma(trigger.word))
}

/// "the embargo": what the article says of it where it first calls it more than that; else it stops trade.
fn of_bare_word(scene: &Scene<'_>, noun: &str) -> Vec<Measure> {
    let cues = scene.tools.lexicon.cues();
    let fuller = (0..scene.document.sentences.len()).find_map(|at| {
        let text = scene.document.text(at).to_lowercase();
        let (before, _) = text.split_once(noun)?;
        let last = before.split_whitespace().next_back()?;
        let named = cues.measures_in(&format!("{last} {noun}"));
        (!named.is_empty()).then_some(named)
    });
    fuller.unwrap_or_else(|| vec![Measure::Trade])
}

/// Why: short noun phrases after "over", "for", "because of", "in response to".
pub(super) fn reasons(
    document: &Document<'_>,
    sentence: usize,
    clauses: &Clauses<'_>,
    trigger: &Trigger,
    deed: &Deed,
) -> Vec<String> {
    let acting: Vec<usize> = trigger.chain.iter().copied().chain(deed.verb).collect();
    let punishing: Vec<usize> = acting.iter().flat_map(|word| purposes(clauses, *word)).collect();
    let grounded = acting.into_iter().chain(punishing);
    let causes = deed.verb.filter(|_| deed.subject_is_cause).map(|verb| clauses.agents(verb)).unwrap_or_default();
    let sentence_dates = &document.sentences[sentence].dates;
    let mut found = Vec::new();
    for object in grounded.flat_map(|word| grounds(clauses, word)).chain(causes) {
        let words = phrase(document, sentence, clauses, object);
        let token = document.sentences[sentence].tokens[object].span;
        let names_time = sentence_dates.iter().any(|date| date.span.overlaps(token));
        // "one round after another", "for far longer" and "for the first time" give no reason.
        let thing = (clauses.tag(object).starts_with('N') || clauses.label(object) == Label::Pcomp)
            && !clauses.noun_is(object, "occasion");
        if thing && !words.is_empty() && !names_time && !found.contains(&words) && !trigger.chain.contains(&object) {
            found.push(words);
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

/// "sanctions to punish it for the test": what they are to do, where that names a ground.
fn purposes(clauses: &Clauses<'_>, word: usize) -> Vec<usize> {
    let below = clauses.children_with(word, &[Label::Acl, Label::Relcl, Label::Advcl, Label::Xcomp]);
    below.into_iter().filter(|verb| clauses.has_to(*verb) && clauses.verb_is(*verb, "answer")).collect()
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
    let skip =
        usize::from(matches!(document.word(sentence, first), "the" | "its" | "a" | "an" | "their" | "his" | "of"));
    let Some(start) = tokens.get(first + skip).filter(|_| first + skip < cut) else { return String::new() };
    Span::new(start.span.start, tokens[cut - 1].span.end).of(document.body()).trim().to_owned()
}
