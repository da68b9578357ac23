//! Ships, by the words beside their names: "the tanker Lady Aster", "vessels Aster and Blue Reed", "the Panama-flagged
//! ASTER", "ASTER (IMO 9074729)".

use super::candidates::{Candidate, What, locate};
use super::people::fold;
use super::plain_name;
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::{Entry, NameWord};
use crate::model::Span;
use crate::model::vocabulary::PartyKind;
use crate::text::blocks::BlockKind;
use std::collections::BTreeSet;

/// Longest name of a ship, in words.
const LONGEST: usize = 4;

/// The ships whose names stand beside a word for a ship.
pub(super) fn of<'l>(document: &'l Document<'_>, tools: &'l Tools<'l>) -> Vec<Candidate<'l>> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        if matches!(document.block_kind(sentence), BlockKind::Title | BlockKind::Heading) {
            continue;
        }
        let count = document.sentences[sentence].tokens.len();
        let mut at = 0;
        while at < count {
            let Some(start) = start_after_noun(document, tools, sentence, at) else {
                at += 1;
                continue;
            };
            let noun = document.word(sentence, at);
            let manner = Manner { plural: is_plural(noun), sure: !noun.contains(char::is_lowercase) };
            at = read_names(document, tools, (sentence, start), manner, &mut found).max(at + 1);
        }
    }
    found
}

/// Marks every other place where the name of a ship stands.
pub(super) fn spread(document: &Document<'_>, candidates: &mut [Candidate<'_>]) {
    let name = |candidate: &Candidate<'_>| plain_name(candidate.span.of(document.body())).to_lowercase();
    let ships: BTreeSet<String> = candidates.iter().filter(|c| matches!(c.what, What::Vessel)).map(name).collect();
    if ships.is_empty() {
        return;
    }
    for candidate in candidates.iter_mut() {
        if matches!(candidate.what, What::Person | What::Organisation) && ships.contains(&name(candidate)) {
            candidate.what = What::Vessel;
        }
    }
}

/// Where a name can begin after a word for a ship that stands at `at`.
fn start_after_noun(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, at: usize) -> Option<usize> {
    let words = tools.lexicon.name_words();
    let word = document.word(sentence, at);
    let kind = words.kind(&word.to_lowercase().replace('/', ""));
    let noun = kind == Some(NameWord::Vessel) && !word.starts_with(char::is_uppercase);
    let prefix = kind == Some(NameWord::ShipPrefix) && word.len() >= 2 && !word.contains(char::is_lowercase);
    let flagged = word.eq_ignore_ascii_case("flagged") || word.to_lowercase().ends_with("-flagged");
    let mut next = at + 1;
    let count = document.sentences[sentence].tokens.len();
    while next < count && matches!(document.word(sentence, next), "named" | "called" | "\"" | "“" | "'" | "‘" | ":")
    {
        next += 1;
    }
    if next < count && matches!(document.word(sentence, next), "USS" | "HMS" | "MV" | "M/V" | "MT" | "M/T") {
        next += 1;
    }
    (next < count && (noun || prefix || flagged)).then_some(next)
}

/// How names stand behind a noun: several of them, and sure to be ships even where they are also other names.
#[derive(Clone, Copy)]
struct Manner {
    plural: bool,
    sure: bool,
}

fn is_plural(word: &str) -> bool {
    let low = word.to_lowercase();
    low.ends_with('s') && low != "uss" && low != "hms"
}

/// Reads the names that begin at a token, several where the noun is plural; gives the token after the last.
fn read_names(
    document: &Document<'_>,
    tools: &Tools<'_>,
    (sentence, start): (usize, usize),
    manner: Manner,
    found: &mut Vec<Candidate<'_>>,
) -> usize {
    let count = document.sentences[sentence].tokens.len();
    let mut at = start;
    loop {
        let end = end_of_name(document, tools, sentence, at);
        if end == at {
            return at;
        }
        let tokens = &document.sentences[sentence].tokens;
        let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
        if !manner.sure && is_other_name(document, tools, span) {
            return end;
        }
        if let Some((sentence, first, end)) = locate(document, span) {
            found.push(Candidate { span, sentence, first, end, what: What::Vessel, only_place: false });
        }
        at = end;
        if !manner.plural {
            return at;
        }
        at = after_bracket(document, sentence, at);
        let mut next = at;
        while next < count && matches!(document.word(sentence, next), "," | "and" | "the" | "\"" | "”" | "“" | "&")
        {
            next += 1;
        }
        if next == at || next >= count {
            return at;
        }
        at = next;
    }
}

/// The token after a bracket that begins at `at`, as of a ship's number.
fn after_bracket(document: &Document<'_>, sentence: usize, at: usize) -> usize {
    let count = document.sentences[sentence].tokens.len();
    if at >= count || document.word(sentence, at) != "(" {
        return at;
    }
    (at..count).find(|token| document.word(sentence, *token) == ")").map_or(at, |token| token + 1)
}

/// One past the last word of capitals that begin at `first`.
fn end_of_name(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, first: usize) -> usize {
    let tokens = &document.sentences[sentence].tokens;
    let mut end = first;
    while end < tokens.len() && end < first + LONGEST {
        let word = document.word(sentence, end);
        let adjoins =
            end == first || document.body().get(tokens[end - 1].span.end..tokens[end].span.start) == Some(" ");
        let capital = word.starts_with(char::is_uppercase);
        let number = end > first && word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
        if !adjoins || !(capital || number) || word.contains("'s") {
            break;
        }
        end += 1;
    }
    let letters = |at: usize| document.word(sentence, at).chars().filter(|c| c.is_alphabetic()).count();
    let no_name = end == first + 1
        && (letters(first) < 3 || tools.lexicon.title_kind(&document.word(sentence, first).to_lowercase()).is_some());
    if no_name { first } else { end }
}

/// A name that the lexicon has for a state, person or firm, or that words make a firm's: no ship's.
fn is_other_name(document: &Document<'_>, tools: &Tools<'_>, span: Span) -> bool {
    let text = span.of(document.body());
    let whole = tools.lexicon.names_in(text).into_iter().any(|hit| {
        let known = matches!(hit.entry, Entry::Party(party) if party.kind != PartyKind::Vessel);
        known
            && (hit.span.start == 0
                && (hit.span.end == text.len() || !text.contains(char::is_lowercase) && text.len() < 5))
    });
    let words = tools.lexicon.name_words();
    let firm = text.split_whitespace().any(|word| {
        matches!(words.kind(&fold(word)), Some(NameWord::Legal | NameWord::Company | NameWord::Organisation))
    }) && text.contains(char::is_lowercase);
    let place = words.place(text).is_some();
    let demonym = tools
        .lexicon
        .names_in(text)
        .into_iter()
        .any(|hit| hit.span.start == 0 && hit.sense == crate::lexicon::NameSense::Demonym);
    whole || firm || place || demonym
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::kinds;

    #[test]
    fn ships_are_named_beside_a_word_for_a_ship() {
        let text = "Iran sanctions\n\nThe sanctions hit the tankers Lady Aster, Blue Reed and Okhta Spirit, \
                    while the Panama-flagged MORNING HERON and the yacht Amalthea were seized from Iran.";
        let found = kinds(text);
        for ship in ["Lady Aster", "Blue Reed", "Okhta Spirit", "MORNING HERON", "Amalthea"] {
            assert!(found.contains(&format!("vessel {ship}")), "{ship} {found:?}");
        }
        let found =
            kinds("Iran sanctions\n\nThe sanctions hit the ship of Iran and a tanker Greek firms own in Cyprus.");
        assert!(!found.iter().any(|name| name.starts_with("vessel")), "{found:?}");
    }
}
