//! Plain text: copied from a page, or as a wire service sends it.
//!
//! Such text has no marks. What is headline, statement of date, furniture or prose is told from how lines look and
//! where they stand; a line of which that is not sure is text.

use super::draft::{Draft, folded};
use super::furniture;
use super::masthead::is_label;
use super::piece::{Kind, Piece, ends_sentence, words};
use super::stated::{leading_date, stated, transmitted};

/// The longest line that can be a headline, in words.
const HEADLINE_WORDS: usize = 30;
/// Lines of text that are broken at a fixed width are about this long, in characters.
const WRAPPED: std::ops::RangeInclusive<usize> = 40..=90;
/// How many lines are looked at in search of the headline.
const HEAD: usize = 14;

/// Reads a plain text.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let text = strip_leading_date(text, &mut draft);
    let sent = text.lines().rev().take(8).find_map(transmitted);
    let wire = wire_headline(text);
    draft.pieces = match &wire {
        Some((at, title)) => {
            draft.title = Some(title.clone());
            wire_pieces(text, *at)
        }
        None => pieces(text),
    };
    if wire.is_none() {
        drop_page_head(&mut draft.pieces);
    }
    let title = draft.title.take().or_else(|| headline(&draft.pieces));
    let repeated = title.as_deref().map(folded);
    draft.pieces.retain(|piece| Some(folded(&piece.text)) != repeated || words(&piece.text) < 3);
    draft.strip(true);
    draft.title = title.filter(|_| !draft.pieces.is_empty());
    draft.read_dateline(sent.map(crate::model::PartialDate::in_year));
    draft.published_on = draft.published_on.or(sent);
    draft
}

/// The lines of a text as pieces. Lines broken at a fixed width are joined.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let lines: Vec<&str> = text.lines().collect();
    if is_wrapped(&lines) { joined(&lines) } else { by_line(&lines) }
}

fn by_line(lines: &[&str]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut blank = true;
    for line in lines {
        match piece(line) {
            Some(mut piece) => {
                piece.close = !blank;
                out.push(piece);
                blank = false;
            }
            None => blank |= line.trim().is_empty(),
        }
    }
    out
}

/// A line, told as an item of a list by the mark before it.
fn piece(line: &str) -> Option<Piece> {
    let bare = line.trim_start();
    let item = ["- ", "* ", "– "]
        .iter()
        .find_map(|mark| bare.strip_prefix(mark))
        .filter(|rest| !rest.trim_end().ends_with('-'));
    match item {
        Some(rest) => Piece::new(Kind::Item, rest),
        None => Piece::new(Kind::Paragraph, line),
    }
}

/// Whether lines are broken at a fixed width: most that another line follows are of about one length, few longer.
fn is_wrapped(lines: &[&str]) -> bool {
    let usual = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min().unwrap_or_default();
    let followed: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].trim().is_empty() && !pair[1].trim().is_empty() && indent(pair[1]) <= usual)
        .map(|pair| pair[0].trim_end().chars().count())
        .collect();
    let longest = lines.iter().map(|line| line.trim_end().chars().count()).max().unwrap_or_default();
    let full = followed.iter().filter(|length| WRAPPED.contains(*length)).count();
    followed.len() >= 3 && full * 10 >= followed.len() * 7 && longest <= 100
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Joins broken lines. An empty line, an indent or the mark of an item begins a new paragraph.
fn joined(lines: &[&str]) -> Vec<Piece> {
    let usual = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min().unwrap_or_default();
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        let bare = line.trim();
        let marked = ["- ", "* ", "• ", "–  "].iter().any(|mark| bare.starts_with(mark));
        let begins = !open || marked || indent(line) > usual || bare.starts_with('(') && bare.ends_with(')');
        match paragraphs.last_mut() {
            _ if bare.is_empty() => open = false,
            Some(last) if !begins => {
                last.push(' ');
                last.push_str(bare);
            }
            _ => {
                paragraphs.push(bare.to_owned());
                open = true;
            }
        }
    }
    paragraphs.iter().filter_map(|paragraph| piece(paragraph)).collect()
}

/// Takes a date that a scraper put before the first words, as in `date 2024-06-03 The talks began`.
fn strip_leading_date<'a>(text: &'a str, draft: &mut Draft) -> &'a str {
    let start = text.trim_start();
    let lower: String = start.chars().take(12).flat_map(char::to_lowercase).collect();
    let label = ["date", "published", "posted"].into_iter().find(|label| lower.starts_with(label)).map_or(0, str::len);
    let rest = start[label..].trim_start_matches([':', ' ', '\t']);
    let digits = rest.starts_with(|c: char| c.is_ascii_digit());
    match leading_date(rest, None).filter(|(date, _)| digits && date.exact().is_some()) {
        Some((date, after)) if (label > 0 || after.starts_with('\n')) && !after.starts_with([',', '-']) => {
            draft.published_on = Some(date);
            after.trim_start_matches([' ', '|', ':'])
        }
        _ => text,
    }
}

/// The line of a headline between double colons, and its place.
fn wire_headline(text: &str) -> Option<(usize, String)> {
    text.lines().take(HEAD).enumerate().find_map(|(at, line)| {
        let inner = line.trim().strip_prefix("::")?.strip_suffix("::")?.trim();
        (!inner.is_empty()).then(|| (at, inner.to_owned()))
    })
}

/// The pieces of a wire story below its headline; what follows the mark of its end is not part of it.
fn wire_pieces(text: &str, headline: usize) -> Vec<Piece> {
    let below: Vec<&str> = text.lines().skip(headline + 1).take_while(|line| line.trim() != "NNNN").collect();
    let is_trailer = |line: &&str| transmitted(line).is_some();
    let lines: Vec<&str> = below.into_iter().filter(|line| !is_trailer(line)).collect();
    pieces(&lines.join("\n"))
}

/// Drops the block of short lines that a page opens with, when at least half of them are known furniture.
fn drop_page_head(pieces: &mut Vec<Piece>) {
    let end = pieces.iter().skip(1).position(|piece| !piece.close).map_or(pieces.len(), |at| at + 1);
    let block = &pieces[..end];
    let known = block.iter().filter(|piece| furniture::is_furniture(&piece.text)).count();
    let short = block.iter().all(|piece| piece.words() <= 15);
    if end < pieces.len() && end >= 2 && known * 2 >= end && short {
        pieces.drain(..end);
    }
}

/// The headline among the first lines, if there is one.
fn headline(pieces: &[Piece]) -> Option<String> {
    let mut head: Vec<&Piece> = pieces
        .iter()
        .take(HEAD)
        .filter(|piece| !furniture::is_furniture(&piece.text) && stated(&piece.text).is_none())
        .collect();
    // Labels and letterheads above a headline are not it; alone they may be all there is.
    let labels = head.iter().take_while(|piece| is_label(&piece.text) || is_shouted(piece, pieces)).count();
    if head.get(labels).is_some_and(|piece| is_headline(&piece.text)) {
        head.drain(..labels);
    }
    let first = head.first()?;
    if is_headline(&first.text) && pieces.len() > 1 {
        // A caption can stand above the headline; then the line of the date follows the second, not the first.
        let second = head
            .get(1)
            .filter(|second| is_headline(&second.text) && dated_below(pieces, second) && !dated_below(pieces, first));
        let caption = second.filter(|second| first.words() > second.words());
        return Some(caption.unwrap_or(first).text.clone());
    }
    // A long line that ends without a full stop is a caption; the headline stands below it.
    let second = head.get(1)?;
    let caption = !ends_sentence(&first.text) || head.iter().skip(1).any(|piece| dated_below(pieces, piece));
    (caption && is_headline(&second.text)).then(|| second.text.clone())
}

/// Whether a short line in capitals stands above a longer one in small letters: the name of the outlet.
fn is_shouted(piece: &Piece, pieces: &[Piece]) -> bool {
    let capitals = |text: &str| !text.chars().any(char::is_lowercase);
    let later = pieces.iter().take(HEAD).any(|other| {
        other.words() >= 5 && is_headline(&other.text) && !capitals(&other.text) && stated(&other.text).is_none()
    });
    piece.words() <= 5 && capitals(&piece.text) && later
}

/// Whether the line after `piece` states the date or the author.
fn dated_below(pieces: &[Piece], piece: &Piece) -> bool {
    let at = pieces.iter().position(|other| std::ptr::eq(other, piece));
    at.and_then(|at| pieces.get(at + 1)).is_some_and(|next| stated(&next.text).is_some())
}

fn is_headline(line: &str) -> bool {
    let count = words(line);
    let ends = line.trim_end_matches(['"', '\'', '”', '’']);
    let abbreviated = ends.split_whitespace().next_back().is_some_and(|word| word.matches('.').count() >= 2);
    let sentence = ends.ends_with(['.', ';', ',']) && !abbreviated;
    let first = line.chars().find(|c| c.is_alphanumeric());
    (2..=HEADLINE_WORDS).contains(&count)
        && !sentence
        && first.is_some_and(|c| !c.is_lowercase())
        && !line.ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The toads of the northern pond signed a treaty with the frogs of the southern pond on Monday, after a year of talks about the reeds that both claim.";

    fn shape(text: &str) -> (Option<String>, Option<String>, Vec<String>) {
        let draft = read(text);
        (
            draft.title,
            draft.published_on.map(|date| date.to_string()),
            draft.pieces.into_iter().map(|piece| piece.text).collect(),
        )
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_scraped_page_yields_headline_date_and_text() {
        let text = format!(
            "Skip to main content\nPond ministry\nHome > News\n\nToads sign treaty\n\nJune 3, 2024\n\nA step with the frogs\n\n{PROSE}\n\nLatest News\nNewts vote\n"
        );
        assert_eq!(
            shape(&text),
            (some("Toads sign treaty"), some("2024-06-03"), vec!["A step with the frogs".into(), PROSE.into()])
        );
    }

    #[test]
    fn a_caption_above_the_headline_stays_as_text() {
        let caption = "The foreign minister of the northern pond, left, and the queen of the frogs put their marks under the treaty of the reeds in the old mill on Monday";
        let text = format!("{caption}\n\nToads sign treaty\n\nMonday, 06/03/2024\n\n{PROSE}\n\nMore News\n");
        assert_eq!(shape(&text), (some("Toads sign treaty"), some("2024-06-03"), vec![caption.into(), PROSE.into()]));
    }

    #[test]
    fn the_headline_stands_below_labels_and_letterheads() {
        for above in [
            "PRESS RELEASES",
            "Ministry of Tides\nPublic Affairs Office",
            "THE NORTHERN POND\nLima, Monday 3 June 2024",
        ] {
            let text = format!("{above}\n\nToads and frogs sign treaty on tolls\n\nJune 3, 2024\n\n{PROSE}\n");
            let (title, date, _) = shape(&text);
            assert_eq!((title, date), (some("Toads and frogs sign treaty on tolls"), some("2024-06-03")), "{above}");
        }
        assert_eq!(shape(&format!("Ministry of Tides\n\n{PROSE}\n")).0, some("Ministry of Tides"));
    }

    #[test]
    fn text_without_headline_has_none() {
        let text = format!(" date 2024-06-03 {PROSE}\n\nThe reeds\n\n{PROSE}\n");
        assert_eq!(shape(&text), (None, some("2024-06-03"), vec![PROSE.into(), "The reeds".into(), PROSE.into()]));
        assert_eq!(shape("Toads sign treaty"), (None, None, vec!["Toads sign treaty".into()]));
    }

    #[test]
    fn a_headline_that_is_repeated_above_its_picture_stands_once() {
        let text = format!(
            "News Feed\nShow More\n\nToads sign treaty\n\nJune 3, 2024 9:12 PM\n2 min read\nToads sign treaty\nThe queen waves in Lima. (Ann Lee/Pond Agency via Getty Images)\n\n{PROSE}\n"
        );
        assert_eq!(
            shape(&text),
            (some("Toads sign treaty"), some("2024-06-03"), vec!["The queen waves in Lima.".into(), PROSE.into()])
        );
    }

    #[test]
    fn a_wire_story_is_joined_into_paragraphs() {
        let text = "XYZ0431 4 i 0268 WRL /XYZ\nBC-PONDS (UPDATE 2)\n::Toads sign treaty::\n   (Adds detail)\n\n    LIMA, June 3 (XYZ) - The toads of the northern pond on Monday\nsigned a treaty with the frogs of the southern pond, after a year of\ntalks about the reeds.\n    The queen was not there, and it is not known whether she will be\npresent when it is ratified.\n (Reporting by Ann Lee)\n ((lima@xyz.example))\n XYZ   032114 GMT JUN 24\nNNNN\n";
        let (title, date, pieces) = shape(text);
        assert_eq!((title, date), (some("Toads sign treaty"), some("2024-06-03")));
        assert_eq!(pieces.len(), 2);
        assert!(
            pieces[0].ends_with(
                "signed a treaty with the frogs of the southern pond, after a year of talks about the reeds."
            )
        );
        assert!(pieces[1].starts_with("The queen was not there"));
    }

    #[test]
    fn lists_and_long_lines_stay_apart() {
        let kinds: Vec<(Kind, String)> = pieces(&format!("{PROSE}\n•  One\n- Two\n\n{PROSE}\n"))
            .into_iter()
            .map(|piece| (piece.kind, piece.text))
            .collect();
        assert_eq!(
            kinds,
            [
                (Kind::Paragraph, PROSE.into()),
                (Kind::Item, "One".into()),
                (Kind::Item, "Two".into()),
                (Kind::Paragraph, PROSE.into())
            ]
        );
    }
}
