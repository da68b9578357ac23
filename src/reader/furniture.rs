//! Page furniture: the lines of a page that are no part of its article.
//!
//! The phrases stand in `seeds/reader/furniture.csv`; here is how they are matched. What is not surely furniture
//! is text, and stays.

use super::piece::{Piece, ends_sentence, words};
use super::stated::{Stated, stated};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const TABLE: &str = include_str!("../../seeds/reader/furniture.csv");

/// The phrases of the table by their rule.
static PHRASES: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in csv::Reader::from_reader(TABLE.as_bytes()).into_records().flatten() {
        if let (Some(rule), Some(phrase)) = (row.get(0), row.get(1)) {
            phrases.entry(rule.to_owned()).or_default().insert(phrase.to_owned());
        }
    }
    phrases
});

/// A paragraph of this many words is text, whatever stands above it.
const PROSE_WORDS: usize = 25;
/// The longest line that a furniture phrase may open, in words.
const START_WORDS: usize = 30;

/// Whether the table has `phrase` under `rule`.
pub(super) fn is(rule: &str, phrase: &str) -> bool {
    PHRASES.get(rule).is_some_and(|phrases| phrases.contains(phrase))
}

fn starts(rule: &str, lower: &str) -> bool {
    PHRASES.get(rule).is_some_and(|phrases| phrases.iter().any(|phrase| lower.starts_with(phrase.as_str())))
}

/// The line in the form the table uses: lower case, without marks around it.
fn bare(line: &str) -> String {
    line.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '©')).to_lowercase()
}

/// Whether a line is furniture by itself, wherever it stands.
pub(super) fn is_furniture(line: &str) -> bool {
    if !line.chars().any(char::is_alphanumeric) {
        return true;
    }
    if words(line) > START_WORDS {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = bare(&lower);
    is("line", &bare) || is("line", &lower) || starts("start", &bare) || is_credit_line(line) || is_menu(line)
}

/// Links in a row, `Home > News > Releases` or `About | Contact | Imprint`.
fn is_menu(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '›', '»', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let marked = line.contains([' ', '>']) && line.contains(['>', '›', '»', '|']);
    let links = line.matches(['|']).count() >= 2 || line.contains(['>', '›', '»']);
    // A row of a table has figures, or its bars on both sides.
    let row = line.starts_with('|') && line.ends_with('|')
        || line.contains('|') && parts.iter().any(|part| part.contains(|c: char| c.is_ascii_digit()));
    if row {
        return false;
    }
    marked && links && parts.len() >= 2 && parts.iter().all(|part| words(part) <= 4) && !ends_sentence(line)
}

/// `(Reporting by A; editing by B)`, or the note under a wire headline of what has changed.
fn is_credit_line(line: &str) -> bool {
    let inner = line.trim_start_matches('(').trim_end_matches([')', '.']);
    let lower = inner.to_lowercase();
    let (work, name) = inner.split_once(" by ").unwrap_or_default();
    let credit = is("work", work.trim().to_lowercase().as_str())
        && (line.starts_with('(') || name.starts_with(char::is_uppercase));
    let change = line.starts_with('(')
        && line.ends_with(')')
        && words(line) <= 14
        && is("change", lower.split([' ', ',', ':']).next().unwrap_or_default());
    credit || change || (line.starts_with("((") && line.ends_with("))"))
}

/// Takes the picture credit off the end of a caption: a short parenthesis that names a picture agency, or a short
/// last sentence that says what the picture is.
pub(super) fn without_credit(line: &str) -> &str {
    let mut rest = line.trim_end();
    loop {
        let parenthesis = rest.ends_with(')');
        let sentence = || rest.rfind(". ").map(|at| at + 1).or_else(|| rest.rfind(" © "));
        let cut = if parenthesis { rest.rfind('(') } else { sentence() };
        let Some((before, last)) = cut.map(|cut| rest.split_at(cut)) else { return rest };
        let is_credit = if parenthesis { names_agency(last, ends_sentence(before)) } else { names_picture(last) };
        if words(last) > 9 || !is_credit {
            return rest;
        }
        rest = before.trim_end();
    }
}

/// Whether a parenthesis is a credit. After an unfinished sentence `(EPA)` is the short form of something.
fn names_agency(parenthesis: &str, after_sentence: bool) -> bool {
    let lower = parenthesis.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let sure = ["photo", "picture", "credit", "getty", " via ", "©"].iter().any(|sign| lower.contains(sign));
    let likely = after_sentence && (words.len() <= 3 || lower.contains('/'));
    words.iter().any(|word| is("credit", word)) && (sure || likely)
}

/// Whether a sentence only says what picture it belongs to.
fn names_picture(sentence: &str) -> bool {
    let lower = sentence.trim_start().to_lowercase();
    ["photo ", "photo:", "file photo", "picture ", "picture:", "credit:", "image:", "©"]
        .iter()
        .any(|start| lower.starts_with(start))
}

/// Drops furniture from the pieces of a document and gathers what dropped lines state of it. `plain` is for text
/// without markup, where boxes must be told by their first line.
pub(super) fn strip(pieces: Vec<Piece>, plain: bool) -> (Vec<Piece>, Vec<Stated>) {
    let mut said = Vec::new();
    let prose_left: Vec<bool> = prose_after(&pieces);
    let head = pieces
        .iter()
        .position(|piece| piece.words() >= PROSE_WORDS && ends_sentence(&piece.text))
        .unwrap_or(pieces.len());
    let total = pieces.len();
    let boxes = if plain { boxes(&pieces) } else { vec![false; total] };
    let mut kept = Vec::with_capacity(total);
    let mut in_tail = false;
    for (at, mut piece) in pieces.into_iter().enumerate() {
        let prose = piece.words() >= PROSE_WORDS;
        in_tail = (in_tail && !prose)
            || (!prose_left[at] && (at > head || (at > 0 && at * 2 >= total)) && opens_tail(&piece.text));
        let near = at <= head + 3 || !prose_left[at];
        let found = if near && !in_tail { stated(&piece.text) } else { None };
        let dated = found.iter().flatten().any(|said| matches!(said, Stated::Published(_)));
        if (in_tail || boxes[at] || is_furniture(&piece.text)) && !dated {
            continue;
        }
        if let Some(found) = found {
            said.extend(found);
            continue;
        }
        let text = if plain || at <= head { without_credit(&piece.text) } else { &piece.text };
        if text.len() != piece.text.len() {
            piece.text = text.to_owned();
        }
        if !piece.text.is_empty() {
            kept.push(piece);
        }
    }
    (kept, said)
}

/// For every piece, whether a paragraph of running text follows it.
fn prose_after(pieces: &[Piece]) -> Vec<bool> {
    let mut after = vec![false; pieces.len()];
    let mut seen = false;
    for (at, piece) in pieces.iter().enumerate().rev() {
        after[at] = seen;
        seen |= piece.words() >= PROSE_WORDS && ends_sentence(&piece.text);
    }
    after
}

fn opens_tail(line: &str) -> bool {
    let bare = bare(line);
    words(&bare) <= 6
        && (is("tail", &bare)
            || ["trending on ", "more from ", "more in ", "read more on ", "about "]
                .iter()
                .any(|start| bare.starts_with(start) && is("tail", start.trim_end())))
}

/// Marks, in plain text, the boxes below an article: the author's with name, office and life, and the teaser of
/// another story, a headline with a text that breaks off.
fn boxes(pieces: &[Piece]) -> Vec<bool> {
    let mut boxed = vec![false; pieces.len()];
    for at in 0..pieces.len() {
        if is("role", &bare(&pieces[at].text)) {
            mark_author(pieces, at, &mut boxed);
        }
        let far = at * 3 >= pieces.len() && at + 1 < pieces.len();
        // Lines of a list follow each other more than two at a time.
        let listed = pieces[at].close || pieces.get(at + 2).is_some_and(|next| next.close);
        if far && !listed && is_teaser(&pieces[at], &pieces[at + 1]) {
            boxed[at] = true;
            boxed[at + 1] = true;
        }
    }
    boxed
}

fn is_teaser(head: &Piece, text: &Piece) -> bool {
    let headline = (4..=20).contains(&head.words()) && !ends_sentence(&head.text);
    // "Title: na DOB: 1970 Nationality: Chad" is an entry of a list.
    let fields = text.text.matches(": ").count() >= 3;
    headline && !fields && text.close && text.words() >= 12 && !ends_sentence(&text.text)
}

/// The name stands above the office, the life below it, opening with the name.
fn mark_author(pieces: &[Piece], role: usize, boxed: &mut [bool]) {
    let Some(above) = role.checked_sub(1) else { return };
    let name = pieces[above].text.as_str();
    if words(name) > 5 {
        return;
    }
    let life = role + 1;
    if pieces.get(life).is_some_and(|piece| piece.text.starts_with(name)) {
        boxed[above..=life].fill(true);
    }
}

#[cfg(test)]
mod tests {
    use super::super::piece::Kind;
    use super::*;

    fn pieces(lines: &[&str]) -> Vec<Piece> {
        lines.iter().filter_map(|line| Piece::new(Kind::Paragraph, line)).collect()
    }

    fn kept(lines: &[&str]) -> Vec<String> {
        strip(pieces(lines), true).0.into_iter().map(|piece| piece.text).collect()
    }

    const PROSE: &str = "The minister told the chamber that the harbour would stay closed to ships of the neighbouring kingdom until the two sides had signed a new treaty on tolls.";

    #[test]
    fn the_table_is_read_whole() {
        let rows = TABLE.lines().skip(1).filter(|line| !line.trim().is_empty()).count();
        assert_eq!(PHRASES.values().map(BTreeSet::len).sum::<usize>(), rows);
        assert!(PHRASES.values().flatten().all(|phrase| *phrase == phrase.to_lowercase()));
    }

    #[test]
    fn furniture_goes_and_text_stays() {
        for line in [
            "Skip to main content",
            "- Advertisement -",
            "###",
            "Home > News",
            "(Reporting by Ann Lee; editing by Bo Li)",
            "(Adds quote)",
            "(Reporting by bureaus in Lima)",
            "Read more: Another story",
            "((desk@example.org))",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Search parties left on Monday.",
            "Related measures",
            "Reporting by spies was poor.",
            "THE BROKER",
            "x > y holds.",
            "Editing genes by hand",
            "Contacts between the two broke off.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn a_tail_is_cut_only_where_no_text_follows() {
        assert_eq!(kept(&[PROSE, "More News", "Frogs elected"]), [PROSE]);
        assert_eq!(kept(&[PROSE, "Contacts", PROSE]), [PROSE, "Contacts", PROSE]);
        assert_eq!(kept(&["Toads met.", "Contacts", "Frogs met.", "Newts met.", "All left."]).len(), 5);
        assert_eq!(kept(&[PROSE, "Trending on Daily Frog", "A toad speaks"]), [PROSE]);
    }

    #[test]
    fn the_box_of_an_author_goes() {
        assert_eq!(
            kept(&[
                PROSE,
                "Ann Lee",
                "Reporter",
                "Ann Lee has covered the harbour for the paper since she left school."
            ]),
            [PROSE]
        );
        assert_eq!(kept(&["Reporter", PROSE]), ["Reporter", PROSE]);
    }

    #[test]
    fn a_teaser_goes_and_a_list_stays() {
        let long = "Bufo of the Reeds, keeper of the northern sluice and envoy to the frogs of the";
        let lines = |close: &[bool]| {
            let texts = ["Frogs close the northern sluice", long, long];
            let mut all = pieces(&[PROSE, PROSE]);
            for (text, close) in texts.iter().zip(close) {
                all.extend(Piece::new(Kind::Paragraph, text).map(|piece| Piece { close: *close, ..piece }));
            }
            strip(all, true).0.len()
        };
        assert_eq!(lines(&[false, true]), 2);
        assert_eq!(lines(&[false, true, true]), 5);
    }

    #[test]
    fn credits_are_taken_off_captions() {
        assert_eq!(
            without_credit("The king waves in Lima. (Ann Lee/Frog Agency via Getty Images)"),
            "The king waves in Lima."
        );
        assert_eq!(without_credit("The king waves. Photo for illustration. (Photo by Ann Lee)"), "The king waves.");
        for line in [
            "The king waves (left).",
            "He saw the photo. It showed the AP bureau of the capital on a day in March long ago.",
            "It joined the group (EPA rules apply)",
        ] {
            assert_eq!(without_credit(line), line);
        }
    }
}
