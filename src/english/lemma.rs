//! The dictionary form of a word, by its tag.

use super::labels::Tag;

/// The lemma of `word`, in lower case.
pub(super) fn lemma(word: &str, tag: Tag) -> String {
    let _ = tag;
    word.to_lowercase()
}
