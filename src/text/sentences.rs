//! Cuts a paragraph into sentences.

use crate::model::Span;

/// The sentences of `paragraph`, in order, without white space around them.
#[must_use]
pub fn sentences(paragraph: &str) -> Vec<Span> {
    sentencex::get_sentence_boundaries("en", paragraph)
        .into_iter()
        .filter_map(|found| trimmed(paragraph, found.start_byte, found.end_byte))
        .collect()
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = text.get(start..end)?;
    let from = start + piece.len() - piece.trim_start().len();
    let to = start + piece.trim_end().len();
    (from < to).then(|| Span::new(from, to))
}
