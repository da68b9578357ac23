//! The claims of all articles become one dataset.

use crate::lexicon::Lexicon;
use crate::model::ArticleFacts;
use crate::model::dataset::Dataset;

/// stub
#[must_use]
pub fn normalise(_: Vec<ArticleFacts>, _: Vec<(String, String)>, _: &Lexicon) -> Dataset {
    Dataset::default()
}
