//! Who wrote, edited or gathered an article, and where it was filed: names that are no parties of it.

use super::candidates::{Candidate, What};
use crate::extract::Tools;
use crate::extract::document::Document;

/// How far into a block the words stand that open its credits, in bytes.
const REACH: usize = 60;

/// Whether a candidate stands in a line of credits or in a dateline. Parties of the lexicon stay, but for people in credits.
pub(super) fn is_credit(document: &Document<'_>, tools: &Tools<'_>, candidate: &Candidate<'_>) -> bool {
    let known_body =
        matches!(candidate.what, What::Known(known, _) if known.kind != crate::model::vocabulary::PartyKind::Person);
    if known_body {
        return false;
    }
    is_dateline(document, candidate.sentence)
        || is_note_on_author(document, candidate)
        || is_line_of_credits(document, tools, candidate.sentence)
}

/// "(Reporting by ...; editing by ...)", "... contributed to this report."
fn is_line_of_credits(document: &Document<'_>, tools: &Tools<'_>, sentence: usize) -> bool {
    let words = tools.lexicon.name_words();
    let block = document.blocks[document.sentences[sentence].block].span.of(document.body());
    let block = block.trim_start_matches(['(', '[', '*', '_', ' ']);
    let opens = block[..block.floor_char_boundary(REACH)].to_lowercase();
    words.opens_credits(&opens) || words.holds_credits(&document.text(sentence).to_lowercase())
}

/// "Maria Roe is a columnist and a former diplomat": a last paragraph that begins with a name the article has nowhere else.
fn is_note_on_author(document: &Document<'_>, candidate: &Candidate<'_>) -> bool {
    let held = &document.sentences[candidate.sentence];
    let block = document.blocks[held.block].span;
    let late = held.block + 4 >= document.blocks.len() && held.block > 2;
    let opens = candidate.span.start <= block.start + 4;
    let next = (candidate.end < held.tokens.len()).then(|| document.word(candidate.sentence, candidate.end));
    let tells = next.is_some_and(|word| {
        matches!(word, "is" | "was" | "covers" | "joined" | "writes" | "reports" | "works" | "teaches" | "has")
    });
    let surname = candidate.span.of(document.body()).rsplit(' ').next().unwrap_or_default();
    late && opens && tells && !document.body()[..block.start].contains(surname)
}

/// The place before the first words of a report: "LUSAKA, May 4 (Agency) - ".
fn is_dateline(document: &Document<'_>, sentence: usize) -> bool {
    let held = &document.sentences[sentence];
    let block = document.blocks[held.block].span;
    let first_of_block = sentence == 0 || document.sentences[sentence - 1].block != held.block;
    let rest = document.body().get(held.span.end..block.end).unwrap_or_default().trim_start();
    first_of_block && held.span.len() <= 80 && rest.starts_with(['-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::names;

    #[test]
    fn those_who_wrote_an_article_are_no_parties_of_it() {
        let text = "Iran talks\n\nIran signed a trade agreement with Turkey, diplomat Marco Bellini said.\n\n\
                    (Reporting by Helen Carter in Ankara; Editing by Peter Wood)";
        let found = names(text);
        assert!(found.contains(&"Marco Bellini".to_owned()), "{found:?}");
        assert!(!found.iter().any(|name| name == "Helen Carter" || name == "Peter Wood"), "{found:?}");
    }
}
