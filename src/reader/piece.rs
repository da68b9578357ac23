//! Pieces of a document on their way to becoming its body, and the cleaning of their words.

/// What a piece is, as far as its source says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading of the source's markup.
    Heading,
    /// Running text, or a line of plain text that may be anything.
    Paragraph,
    /// An item of a list.
    Item,
}

/// One block of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it is.
    pub(super) kind: Kind,
    /// Its words, cleaned, without line ends.
    pub(super) text: String,
    /// Whether it follows the piece before it without an empty line between them.
    pub(super) close: bool,
}

impl Piece {
    /// A piece of these words, or nothing when cleaning leaves none.
    pub(super) fn new(kind: Kind, raw: &str) -> Option<Self> {
        let text = clean(raw);
        if let Some(item) = text.strip_prefix(['•', '●', '▪', '‣', '◦']) {
            let text = item.trim_start().to_owned();
            return (!text.is_empty()).then_some(Self { kind: Kind::Item, text, close: false });
        }
        (!text.is_empty()).then_some(Self { kind, text, close: false })
    }

    /// The number of its words.
    pub(super) fn words(&self) -> usize {
        words(&self.text)
    }
}

/// The number of words of `text`; marks that stand alone do not count.
pub(super) fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Whether `text` ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' ']).ends_with(['.', '!', '?', '…', ';', ':'])
}

/// `raw` on one line, with plain single spaces, and without characters that cannot be seen.
pub(super) fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_invisible(c) {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}

/// The body of an article: its headline, an empty line, and its pieces; a list keeps its items together.
pub(super) fn body(title: Option<&str>, pieces: &[Piece]) -> String {
    let mut out = title.unwrap_or_default().to_owned();
    let mut before = Kind::Heading;
    for piece in pieces {
        if !out.is_empty() {
            out.push_str(if (before, piece.kind) == (Kind::Item, Kind::Item) { "\n" } else { "\n\n" });
        }
        if piece.kind == Kind::Item {
            out.push_str("• ");
        }
        out.push_str(&piece.text);
        before = piece.kind;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_leaves_words_and_single_spaces() {
        assert_eq!(clean(" \u{FEFF}a\u{A0}\u{2009} b\u{200B}c\n\td\u{AD}e\u{7} "), "a bc de");
        assert_eq!(clean("\u{200B}\n"), "");
    }

    #[test]
    fn a_body_parts_paragraphs_and_keeps_lists_together() {
        let pieces: Vec<Piece> =
            [(Kind::Paragraph, "One."), (Kind::Item, "a"), (Kind::Paragraph, "• b"), (Kind::Paragraph, "Two.")]
                .into_iter()
                .filter_map(|(kind, text)| Piece::new(kind, text))
                .collect();
        assert_eq!(body(Some("Head"), &pieces), "Head\n\nOne.\n\n• a\n• b\n\nTwo.");
        assert_eq!(body(None, &pieces[..1]), "One.");
        assert_eq!(body(None, &[]), "");
    }
}
