//! What an article calls an agreement: the official name, else the noun with what describes it.

use crate::english::{EntityLabel, Label};
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::lexicon::cues::Pos;
use crate::model::Span;
use crate::text::blocks::BlockKind;

/// How many words a description may have.
const LONGEST: usize = 18;

/// How many words an official name may have.
const LONGEST_NAME: usize = 48;

/// A title with the words it spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// Its words.
    pub(super) text: String,
    /// Whether it is the official name.
    pub(super) official: bool,
    /// One past the last word.
    pub(super) end: usize,
}

/// The title that the phrase around `head` gives.
pub(super) fn title(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Title {
    let of_headline = || of_headline(document, clauses, sentence, head);
    in_headline_capitals(document, sentence).then(of_headline).flatten().unwrap_or_else(|| {
        official(document, clauses, sentence, head).unwrap_or_else(|| description(document, clauses, sentence, head))
    })
}

/// "Lima and Oslo Seal Sweeping Treaty": a headline all of whose longer words begin with capitals, which make no name there.
fn in_headline_capitals(document: &Document<'_>, sentence: usize) -> bool {
    let words = (0..document.sentences[sentence].tokens.len()).map(|token| document.word(sentence, token));
    let long: Vec<&str> = words.filter(|word| word.len() > 4 && word.starts_with(char::is_alphabetic)).collect();
    document.block_kind(sentence) == BlockKind::Title
        && long.len() >= 3
        && long.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// The description of a headline's noun behind a verb that passes for a part of its name.
fn of_headline(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Option<Title> {
    let concludes =
        |word: usize| ["sign", "conclude"].iter().any(|cue| clauses.cues.is(Pos::Verb, clauses.lemma(word), cue));
    let before = clauses.extent(head).0..head;
    let verb = before.rev().find(|word| !clauses.is_verb(*word) && concludes(*word))?;
    let description = description(document, clauses, sentence, head);
    Some(Title { text: words(document, sentence, verb + 1, description.end), ..description })
}

/// The words of a range of tokens.
pub(super) fn words(document: &Document<'_>, sentence: usize, first: usize, end: usize) -> String {
    let tokens = &document.sentences[sentence].tokens;
    let (Some(from), Some(to)) = (tokens.get(first), end.checked_sub(1).and_then(|last| tokens.get(last))) else {
        return String::new();
    };
    if from.span.start > to.span.end {
        return String::new();
    }
    let text = Span::new(from.span.start, to.span.end).of(document.body());
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches([',', ';', ':', '"', '“', '”', '\'', '‘', '’', '-', ' '])
        .to_owned()
}

/// "the Declaration of A and B on ways of ...", "the Budapest Memorandum": capitalised head that is no first word.
fn official(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Option<Title> {
    let capital = |token: usize| document.word(sentence, token).chars().next().is_some_and(char::is_uppercase);
    if !capital(head) {
        return None;
    }
    let mut first = head;
    while first > 0 && clauses.is_below(first - 1, head) {
        let hyphen = first > 1 && matches!(document.word(sentence, first - 1), "-" | "‑" | "–") && capital(first - 2);
        if !hyphen && !capital(first - 1) {
            break;
        }
        first -= if hyphen { 2 } else { 1 };
    }
    let next = (head + 1 < clauses.len()).then(|| clauses.lemma(head + 1));
    let day = clauses.objects_of(head, &["on", "of", "for"]).into_iter().any(|word| is_day(document, sentence, word));
    let long = !day && matches!(next, Some("of" | "on" | "between" | "for" | "concerning" | "against"));
    if !long {
        return (first < head).then(|| Title {
            text: words(document, sentence, first, head + 1),
            official: true,
            end: head + 1,
        });
    }
    let end = name_end(document, clauses, sentence, head);
    let enough = end > head + 3;
    enough.then(|| Title { text: words(document, sentence, first, end), official: true, end })
}

/// "signed the Trade Agreement on Thursday", "the Accord of 6 May".
fn is_day(document: &Document<'_>, sentence: usize, word: usize) -> bool {
    let of = &document.sentences[sentence];
    let span = of.tokens[word].span;
    let named = document.entities.iter().any(|entity| {
        entity.sentence == sentence && entity.label == EntityLabel::Date && (entity.first..entity.end).contains(&word)
    });
    named || of.dates.iter().any(|hit| hit.span.start <= span.start && span.end <= hit.span.end)
}

/// A long name ends at a closing quotation mark, a finite verb, a full stop or a relative clause.
fn name_end(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> usize {
    let last = clauses.len().min(head + LONGEST_NAME);
    let mut end = last;
    for at in head + 1..last {
        let word = document.word(sentence, at);
        let finite = matches!(clauses.tag(at), "VBZ" | "VBP" | "VBD" | "MD" | "WDT" | "WP" | "WRB");
        let closes = matches!(word, "”" | "\"" | "’" | "»" | "." | ";" | "(" | "–" | "—" | ":")
            || matches!(clauses.tag(at), "''");
        if finite || closes {
            end = at;
            break;
        }
    }
    while end > head + 1
        && (matches!(document.word(sentence, end - 1), "," | "-" | "and") || clauses.tag(end - 1) == "RB")
    {
        end -= 1;
    }
    end
}

/// The noun with the words before it, but articles, and the prepositional phrases and infinitives behind it.
fn description(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Title {
    let mut first = head;
    for child in clauses.children(head).filter(|child| *child < head) {
        let named = matches!(
            clauses.label(child),
            Label::Amod | Label::Compound | Label::Nmod | Label::Nummod | Label::Poss | Label::Npadvmod
        );
        if named && head - child <= 8 {
            let start = clauses.extent(child).0;
            if head - start <= 10 {
                first = first.min(start);
            }
        }
    }
    while first < head && matches!(clauses.tag(first), "DT" | "``" | "''" | "," | "PRP$" | "HYPH" | ":") {
        first += 1;
    }
    let end = complement_end(document, clauses, sentence, head);
    Title { text: words(document, sentence, first, end), official: false, end }
}

fn complement_end(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> usize {
    let mut end = head + 1;
    for child in clauses.children(head).filter(|child| *child > head) {
        let phrase = match clauses.label(child) {
            Label::Prep => matches!(
                clauses.lemma(child),
                "on" | "for"
                    | "of"
                    | "with"
                    | "between"
                    | "over"
                    | "against"
                    | "under"
                    | "in"
                    | "concerning"
                    | "regarding"
            ),
            Label::Acl => clauses.has_to(child) || clauses.tag(child) == "VBG",
            Label::Relcl => clauses.has_to(child),
            _ => false,
        };
        if !phrase || child > end + 2 {
            continue;
        }
        let (_, last) = clauses.extent(child);
        end = end.max(last.min(head + LONGEST));
    }
    if end == head + 1 {
        end = behind_verb(clauses, head).unwrap_or(end);
    }
    cut(document, clauses, sentence, head, end)
}

/// "signed a declaration on jointly fighting crime": the parse may hang the subject of the declaration from the verb.
fn behind_verb(clauses: &Clauses<'_>, head: usize) -> Option<usize> {
    let next = head + 1;
    let subject = next < clauses.len()
        && clauses.label(next) == Label::Prep
        && matches!(clauses.lemma(next), "on" | "against" | "concerning" | "regarding");
    let matter = clauses
        .children_with(next.min(clauses.len().saturating_sub(1)), &[Label::Pobj, Label::Pcomp])
        .into_iter()
        .next()
        .filter(|_| subject)?;
    let day = matches!(clauses.tag(matter), "CD" | "NNP");
    (!day).then(|| clauses.extent(matter).1.min(head + LONGEST))
}

/// "and have since opened embassies": a clause of its own follows.
fn has_finite_have(clauses: &Clauses<'_>, and: usize) -> bool {
    and + 1 < clauses.len() && clauses.lemma(and + 1) == "have" && matches!(clauses.tag(and + 1), "VBP" | "VBZ" | "VBD")
}

/// A description does not run into a new clause.
fn cut(document: &Document<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize, end: usize) -> usize {
    let mut stop = end;
    for at in head + 1..end {
        let breaks = matches!(clauses.tag(at), "WDT" | "WP" | "WRB" | ":" | "``" | "''" | "VBD" | "VBZ" | "MD")
            || document.word(sentence, at) == ","
            || clauses.lemma(at) == "because"
            || clauses.tag(at) == "CC" && has_finite_have(clauses, at);
        if breaks {
            stop = at;
            break;
        }
    }
    while stop > head + 1 && matches!(clauses.tag(stop - 1), "IN" | "CC" | "DT" | "TO" | ",") {
        stop -= 1;
    }
    stop
}
