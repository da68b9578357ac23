//! People whom the recogniser overlooks, found by their given names.

use super::candidates::{BySentence, Candidate, What, locate};
use super::people::fold;
use super::strays::{self, Marked};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::model::Span;
use crate::text::blocks::BlockKind;

/// Longest name, in words.
const LONGEST: usize = 5;

/// Names that begin with a given name and go on in capitals, and overlap no candidate.
pub(super) fn people<'l>(
    document: &'l Document<'_>,
    tools: &'l Tools<'l>,
    recognised: &BySentence<'_>,
    known: &BySentence<'_>,
) -> Vec<Candidate<'l>> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        if matches!(document.block_kind(sentence), BlockKind::Title | BlockKind::Heading) {
            continue;
        }
        let taken: Vec<Span> =
            [recognised, known].iter().filter_map(|all| all.get(&sentence)).flatten().map(|c| c.span).collect();
        let count = document.sentences[sentence].tokens.len();
        let mut first = 0;
        while first < count {
            let end = end_of_name(document, tools, sentence, first);
            let tokens = &document.sentences[sentence].tokens;
            if end > first + 1 {
                let span = Span::new(tokens[first].span.start, tokens[end - 1].span.end);
                let free = !taken.iter().any(|other| other.overlaps(span))
                    && strays::without(document, tools, Marked { sentence, span, person: true }) == Some(span);
                if let Some((sentence, first, end)) = locate(document, span).filter(|_| free) {
                    found.push(Candidate { span, sentence, first, end, what: What::Person, only_place: false });
                }
            }
            first = end.max(first + 1);
        }
    }
    found
}

/// One past the last word of the name that begins at `first`; `first` where none does.
fn end_of_name(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, first: usize) -> usize {
    let words = tools.lexicon.name_words();
    let word = |at: usize| document.word(sentence, at);
    if first > 0 && matches!(word(first - 1), "-" | "–" | "/") {
        return first;
    }
    if !word(first).starts_with(char::is_uppercase) || !words.is_given(&fold(word(first))) {
        return first;
    }
    let tokens = &document.sentences[sentence].tokens;
    let mut end = first + 1;
    let mut proper = false;
    while end < tokens.len() && end < first + LONGEST {
        if is_hyphened(document, sentence, end) {
            end += 2;
            continue;
        }
        let adjoins = document.body().get(tokens[end - 1].span.end..tokens[end].span.start) == Some(" ");
        let (raw, folded) = (word(end), fold(word(end)));
        let initial = raw.len() == 2 && raw.ends_with('.');
        let name = raw.chars().next().is_some_and(char::is_uppercase)
            && raw.chars().count() > 2
            && words.kind(&folded).is_none()
            && !words.is_ordinary(&folded);
        if !adjoins || !(name || initial) {
            break;
        }
        proper |= name;
        end += 1;
    }
    // A hyphen or another capital after it makes it part of something longer.
    let goes_on = tokens.get(end).is_some_and(|next| {
        next.span.start == tokens[end - 1].span.end && matches!(next.span.of(document.body()), "-" | "–" | "/")
    });
    if proper && !goes_on { end } else { first }
}

/// Whether a hyphen at `at` joins two words of a name: Jean-Pierre.
fn is_hyphened(document: &Document<'_>, sentence: usize, at: usize) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    at + 1 < tokens.len()
        && matches!(document.word(sentence, at), "-" | "‑")
        && tokens[at - 1].span.end == tokens[at].span.start
        && tokens[at].span.end == tokens[at + 1].span.start
        && document.word(sentence, at + 1).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::names;

    #[test]
    fn a_given_name_begins_a_person() {
        let found = names(
            "Iran talks\n\nIran signed an agreement with Turkey and Khosrow Golrizan was freed in Victoria Falls.",
        );
        assert!(found.contains(&"Khosrow Golrizan".to_owned()), "{found:?}");
        assert!(!found.iter().any(|name| name.contains("Victoria")), "{found:?}");
    }
}
