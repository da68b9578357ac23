//! Places in a text.
//!
//! Inside the program a place is a half-open range of **bytes** of an article's body, always on character
//! boundaries, so that slicing costs nothing. The dataset counts **Unicode characters**, as SQLite's `substr`
//! does; [`CharOffsets`] is the one place where the first becomes the second.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of an article's body; as JSON, `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` up to, not including, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start, end }
    }

    /// The words it covers; empty when the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within it.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same words, when the text they stand in begins at byte `by` of a longer one.
    #[must_use]
    pub fn shift(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

impl From<(usize, usize)> for Span {
    /// A span that ran backwards covers nothing.
    fn from((start, end): (usize, usize)) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// Turns byte spans of one body into the character spans of the dataset.
#[derive(Debug)]
pub struct CharOffsets {
    /// For every 64th byte, the number of characters that begin before it.
    marks: Vec<usize>,
}

impl CharOffsets {
    const STEP: usize = 64;

    /// Counts the characters of `body` once.
    #[must_use]
    pub fn new(body: &str) -> Self {
        let mut marks = Vec::with_capacity(body.len() / Self::STEP + 1);
        let mut chars = 0;
        for (at, byte) in body.bytes().enumerate() {
            if at % Self::STEP == 0 {
                marks.push(chars);
            }
            chars += usize::from(starts_char(byte));
        }
        if body.len().is_multiple_of(Self::STEP) {
            marks.push(chars);
        }
        Self { marks }
    }

    /// The first and one-past-last character of `span` in the `body` it was made from.
    #[must_use]
    pub fn chars(&self, body: &str, span: Span) -> (usize, usize) {
        (self.before(body, span.start), self.before(body, span.end))
    }

    fn before(&self, body: &str, at: usize) -> usize {
        let mark = at / Self::STEP;
        let rest = &body.as_bytes()[mark * Self::STEP..at];
        self.marks[mark] + rest.iter().filter(|byte| starts_char(**byte)).count()
    }
}

fn starts_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_a_reader_counts_them() {
        for body in ["", "plain", "Ayatollah “Khamenei” — Тегеран 伊朗 🇮🇷".repeat(9).as_str()] {
            let offsets = CharOffsets::new(body);
            let cuts: Vec<usize> = (0..=body.len()).filter(|at| body.is_char_boundary(*at)).collect();
            for (count, at) in cuts.iter().enumerate() {
                assert_eq!(offsets.chars(body, Span::new(0, *at)), (0, count));
            }
        }
    }

    #[test]
    fn a_span_off_a_character_boundary_covers_nothing() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 2).of("é"), "é");
    }
}
