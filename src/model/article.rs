//! One document as it was read.

use super::PartialDate;
use serde::{Deserialize, Serialize};

/// A document: where it came from, what it says of itself, and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Path as found under the path given by the user; `file.jsonl#id` for a line of JSON Lines.
    pub source: String,
    /// Headline as a reader would cite it; `None` where the document has none.
    pub title: Option<String>,
    /// Day of publication, where the document itself states it.
    pub published_on: Option<PartialDate>,
    /// Outlet or authority that published it.
    pub publisher: Option<String>,
    /// Byline.
    pub author: Option<String>,
    /// Where it stood on the web.
    pub url: Option<String>,
    /// ISO 639-1 code of its language, `en` for English.
    pub language: String,
    /// Lower-case hexadecimal SHA-256 of the document's bytes (of the line's text, for JSON Lines).
    pub sha256: String,
    /// The headline, an empty line, and the text: paragraphs parted by an empty line, list items one a line
    /// behind `• `. Without a headline, the text alone. Line ends are `\n`; page furniture is left out.
    pub body: String,
}

impl Article {
    /// The number of bytes of `body` that the headline takes; 0 without one.
    #[must_use]
    pub fn title_len(&self) -> usize {
        self.title.as_ref().map_or(0, |title| if self.body.starts_with(title.as_str()) { title.len() } else { 0 })
    }
}
