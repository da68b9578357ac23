//! A body of text as the blocks a reader sees: headline, headings, paragraphs and list items.
//!
//! The reader of documents leaves one block a line, so that a block is a line; what remains is to tell the kinds
//! apart by how they are written.

use crate::model::Span;

/// What a block is in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline of the article.
    Title,
    /// A short line that stands alone and is no sentence.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    Item,
}

/// One block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the body, without surrounding space and without the mark of a list item.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The longest line, in words, that can still be a heading.
const HEADING_WORDS: usize = 12;

/// The fewest words of a line that can lead a list in: "Read more:" leads in other articles.
const LEAD_IN_WORDS: usize = 4;

/// The longest line, in bytes, that can be an item without a mark.
const LONGEST_ROW: usize = 300;

/// The blocks of `body`, in order, the first `title_len` bytes of which are its headline.
#[must_use]
pub fn blocks(body: &str, title_len: usize) -> Vec<Block> {
    let title_len = if body.is_char_boundary(title_len) { title_len.min(body.len()) } else { 0 };
    let mut found = Vec::new();
    if let Some(span) = trimmed(body, Span::new(0, title_len)) {
        found.push(Block { span, kind: BlockKind::Title });
    }
    let mut start = title_len;
    for line in body[title_len..].split('\n') {
        let end = start + line.len();
        if let Some(span) = trimmed(body, Span::new(start, end)) {
            found.extend(block(body, span));
        }
        start = end + 1;
    }
    for at in 0..found.len() {
        let end = at + 1 + rows_below(body, &found[at..]);
        found[at + 1..end].iter_mut().for_each(|row| row.kind = BlockKind::Item);
    }
    found
}

/// How many of the blocks behind the first are items of a list without marks that it leads in: "The following are listed:",
/// and lines that end with a semicolon, or with nothing.
fn rows_below(body: &str, blocks: &[Block]) -> usize {
    let Some((lead, rows)) = blocks.split_first() else { return 0 };
    let lead_in = lead.span.of(body);
    if lead.kind == BlockKind::Title || !lead_in.ends_with(':') || lead_in.split_whitespace().count() < LEAD_IN_WORDS {
        return 0;
    }
    let mut separated = false;
    let mut count = 0;
    for row in rows {
        let text = row.span.of(body);
        let opens = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let bare = text.strip_suffix(" and").unwrap_or(text).trim_end();
        if row.kind == BlockKind::Item || !opens || text.len() > LONGEST_ROW || text.ends_with(':') {
            break;
        }
        if bare.ends_with([';', ',']) {
            separated = true;
        } else if separated {
            // The last of them.
            count += usize::from(text.ends_with('.'));
            break;
        } else if text.ends_with(['.', '!', '?', '"', '”']) || text.split_whitespace().count() > HEADING_WORDS * 2 {
            break;
        }
        count += 1;
    }
    if count < 2 { 0 } else { count }
}

fn block(body: &str, line: Span) -> Option<Block> {
    let text = line.of(body);
    if let Some(mark) = item_mark(text) {
        let span = trimmed(body, Span::new(line.start + mark, line.end))?;
        return Some(Block { span, kind: BlockKind::Item });
    }
    let kind = if is_heading(text) { BlockKind::Heading } else { BlockKind::Paragraph };
    Some(Block { span: line, kind })
}

/// The length of the mark that makes `line` a list item: a bullet, or a number or letter with `.` or `)`.
fn item_mark(line: &str) -> Option<usize> {
    if line.starts_with("• ") {
        return Some("• ".len());
    }
    let open = usize::from(line.starts_with('('));
    let rest = &line[open..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = usize::from(rest.starts_with(|c: char| c.is_ascii_lowercase()));
    let label = match (digits, letters) {
        (1 | 2, _) => digits,
        (0, 1) => 1,
        _ => return None,
    };
    let closed_by = |mark: &str| rest[label..].starts_with(mark);
    let numbered = closed_by(") ") || (open == 0 && digits > 0 && closed_by(". "));
    numbered.then_some(open + label + ") ".len())
}

/// Whether a line that stands alone reads as a heading rather than as a sentence.
fn is_heading(line: &str) -> bool {
    let words = line.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    if words == 0 || words > HEADING_WORDS || !line.chars().any(char::is_alphabetic) {
        return false;
    }
    let first = line.chars().find(|c| c.is_alphanumeric());
    if first.is_some_and(char::is_lowercase) {
        return false;
    }
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']']);
    if ends_in_abbreviation(bare) {
        return true;
    }
    !bare.ends_with(['.', '!', '?', '…', ';', ','])
}

/// Whether the full stop at the end belongs to initials such as `U.S.` and so ends no sentence by itself.
fn ends_in_abbreviation(line: &str) -> bool {
    let Some(last) = line.split_whitespace().next_back() else { return false };
    let initials = last.len() >= 4
        && last.bytes().enumerate().all(|(at, b)| if at % 2 == 0 { b.is_ascii_uppercase() } else { b == b'.' });
    initials && last.ends_with('.') && line.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// `span` without the space around its words; `None` when nothing is left.
fn trimmed(body: &str, span: Span) -> Option<Span> {
    let text = span.of(body);
    let inner = text.trim();
    let start = span.start + (text.len() - text.trim_start().len());
    (!inner.is_empty()).then(|| Span::new(start, start + inner.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(body: &str, title_len: usize) -> Vec<(BlockKind, &str)> {
        blocks(body, title_len).into_iter().map(|block| (block.kind, block.span.of(body))).collect()
    }

    #[test]
    fn lines_below_a_lead_in_are_items_without_marks() {
        let rows = |body: &str| kinds(body, 0).into_iter().filter(|(kind, _)| *kind == BlockKind::Item).count();
        assert_eq!(rows("The following mills are closed:\nNorth Mill, of Lima;\nSouth Mill.\nBoth were old."), 2);
        assert_eq!(rows("The following mills are closed:\nNorth Mill\nSouth Mill\nBoth of them were old."), 2);
        assert_eq!(rows("The minister then said this:\nThe mills are old.\nHe closed them."), 0);
        assert_eq!(rows("The minister then said this:\nHe closed them."), 0);
        assert_eq!(rows("Read more:\nMills to close\nMills to open"), 0);
    }

    #[test]
    fn an_article_falls_into_its_blocks() {
        let title = "Ruritania bans timber";
        let body = format!(
            "{title}\n\nThe ban starts today.\n\nWHO IS HIT\n\n• Mills\n• Ports of the north.\n\n1. Saws\n(b) Axes\n"
        );
        assert_eq!(
            kinds(&body, title.len()),
            [
                (BlockKind::Title, title),
                (BlockKind::Paragraph, "The ban starts today."),
                (BlockKind::Heading, "WHO IS HIT"),
                (BlockKind::Item, "Mills"),
                (BlockKind::Item, "Ports of the north."),
                (BlockKind::Item, "Saws"),
                (BlockKind::Item, "Axes"),
            ]
        );
    }

    #[test]
    fn a_heading_is_short_and_is_no_sentence() {
        for line in
            ["Measures on Ruritania:", "MEASURES BY THE U.S.", "Background", "The case of Ruritania", "“Old friends”"]
        {
            assert_eq!(kinds(line, 0), [(BlockKind::Heading, line)]);
        }
        for line in [
            "He agreed.",
            "“We will see,” he said.",
            "Who knows?",
            "said the minister",
            "1987",
            "2.5 million people left, the government of the northern province said on Friday in a long note",
        ] {
            assert_eq!(kinds(line, 0), [(BlockKind::Paragraph, line)]);
        }
    }

    #[test]
    fn odd_bodies_do_no_harm() {
        assert!(kinds("", 0).is_empty());
        assert!(kinds("\n \n\u{3000}\n", 0).is_empty());
        assert_eq!(kinds("É", 1), [(BlockKind::Heading, "É")]);
        assert_eq!(kinds("(", 0), [(BlockKind::Paragraph, "(")]);
        assert_eq!(kinds("12", 99), [(BlockKind::Paragraph, "12")]);
        assert!(kinds("• ", 0).iter().all(|(_, text)| !text.is_empty()));
    }
}
