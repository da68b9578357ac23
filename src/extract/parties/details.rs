//! What stands in brackets behind a name: other names of the party, and its numbers.

use super::{Form, Mention, Parties};
use crate::extract::document::Document;
use crate::model::{PartyIx, Span};

/// Words before another name of the same party.
const ALIAS: &[&str] = &[
    "a.k.a.",
    "a.k.a",
    "aka",
    "also known as",
    "known as",
    "alias",
    "formerly known as",
    "formerly",
    "f.k.a.",
    "f.k.a",
    "n.k.a.",
    "née",
    "nom de guerre",
    "nicknamed",
    "or",
];

/// Words before a number, with the scheme of it.
const NUMBERS: &[(&str, &str)] = &[
    ("imo number", "imo"),
    ("imo no.", "imo"),
    ("imo:", "imo"),
    ("imo", "imo"),
    ("mmsi", "mmsi"),
    ("tail number", "tail"),
    ("tail no.", "tail"),
    ("registration number", "registration"),
    ("registration no.", "registration"),
    ("registration id", "registration"),
    ("company number", "registration"),
    ("tax id no.", "registration"),
    ("passport number", "passport"),
    ("passport no.", "passport"),
    ("passport", "passport"),
];

/// Reads the bracket behind the name of `party` that ends before token `end`, and the words ", also known as ...".
pub(crate) fn read(document: &Document<'_>, parties: &mut Parties, party: PartyIx, sentence: usize, end: usize) {
    let held = &document.sentences[sentence];
    let Some(next) = held.tokens.get(end) else { return };
    let body = document.body();
    let rest = Span::new(next.span.start, held.span.end);
    let text = rest.of(body);
    let inner = if let Some(open) = text.strip_prefix('(') {
        let stop = closing(open);
        Span::new(rest.start + 1, rest.start + 1 + stop)
    } else {
        let after = text.strip_prefix(", ").unwrap_or(text);
        let start = rest.end - after.len();
        let lower = after.to_lowercase();
        let known = ["also known as ", "aka ", "a.k.a. ", "known as ", "alias ", "formerly known as "];
        if !known.iter().any(|words| lower.starts_with(words)) {
            return;
        }
        let stop = after.find([',', ';', '(']).unwrap_or(after.len());
        Span::new(start, start + stop)
    };
    for piece in pieces(body, inner) {
        of_piece(document, parties, party, sentence, piece);
    }
}

fn closing(text: &str) -> usize {
    let mut depth = 0usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// Parts of a bracket between commas and semicolons.
fn pieces(body: &str, inner: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = inner.start;
    for part in inner.of(body).split([';', ',']) {
        let trimmed = part.trim();
        let lead = part.len() - part.trim_start().len();
        if !trimmed.is_empty() {
            found.push(Span::new(start + lead, start + lead + trimmed.len()));
        }
        start += part.len() + 1;
    }
    found
}

fn of_piece(document: &Document<'_>, parties: &mut Parties, party: PartyIx, sentence: usize, piece: Span) {
    let text = piece.of(document.body());
    let lower = text.to_lowercase();
    if let Some((words, scheme)) = NUMBERS.iter().find(|(words, _)| starts_with_words(&lower, words)) {
        let value: String = text
            .get(words.len()..)
            .unwrap_or_default()
            .trim_start_matches([' ', ':', '#'])
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned();
        add_number(parties, party, scheme, value.trim_end_matches(['.', ')']));
        return;
    }
    let marked = ALIAS.iter().find(|words| starts_with_words(&lower, words));
    let start = piece.start + marked.map_or(0, |words| words.len());
    let raw = Span::new(start, piece.end).of(document.body());
    let name = raw.trim_matches(|c: char| !(c.is_alphanumeric() || c == '.' || c == ')'));
    let Some(offset) = raw.find(name).filter(|_| !name.is_empty()) else { return };
    // Without a word that says so, only a bare name is another name: "(Kochman)", not "(in Russian)".
    let bare = name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && name.split_whitespace().count() <= 5;
    let dated = document.sentences[sentence].dates.iter().any(|date| date.span.overlaps(piece));
    let order = lower.starts_with("e.o") || lower.starts_with("executive order");
    if !name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || (marked.is_none() && (!bare || dated || order))
    {
        return;
    }
    let span = Span::new(start + offset, start + offset + name.len());
    add_alias(document, parties, party, sentence, span);
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| rest.starts_with([' ', ':', '“', '"', '‘', '#']))
}

fn add_alias(document: &Document<'_>, parties: &mut Parties, party: PartyIx, sentence: usize, span: Span) {
    let (first, end) = document.sentences[sentence].tokens_in(span);
    if first >= end
        || parties.at(sentence, first).is_some_and(|m| m.party != party && parties.get(m.party).known.is_some())
    {
        return;
    }
    parties.rename(Mention { party, sentence, first, end, span, form: Form::Name, only_place: false });
}

/// Keeps a number of a party, if it can be one.
pub(crate) fn add_number(parties: &mut Parties, party: PartyIx, scheme: &str, value: &str) {
    let valid = value.chars().any(|c| c.is_ascii_digit()) && (scheme != "imo" || is_imo(value));
    let entry = (scheme.to_owned(), value.to_owned());
    if valid && !parties.get(party).identifiers.contains(&entry) {
        parties.get_mut(party).identifiers.push(entry);
    }
}

/// Whether the seventh digit of an IMO number is the check digit of the six before it.
fn is_imo(value: &str) -> bool {
    let digits: Vec<u32> = value.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 7 || value.len() != 7 {
        return false;
    }
    let sum: u32 = digits.iter().take(6).zip((2..=7).rev()).map(|(digit, weight)| digit * weight).sum();
    sum % 10 == digits[6]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_digit_of_an_imo_number_checks_the_others() {
        assert!(is_imo("9074729"));
        assert!(!is_imo("9074728"));
        assert!(!is_imo("907472"));
    }
}
