//! How well a dataset states what annotators find in its articles.
//!
//! Facts are counted as found, missed or extra. Those of a dataset (`dataset`) and of the annotations (`gold`) take one
//! form (`facts`); those that state the same become one and are paired one to one (`matching`) by how like they are
//! (`likeness`, over `names`). An optional fact of an annotation neither helps nor hurts.

mod article;
mod dataset;
mod facts;
mod fold;
mod gold;
mod likeness;
mod matching;
mod names;
mod ratio;
pub mod report;
mod tally;

pub use tally::{Fault, Measure, Score, Slip, Tally};

use crate::error::Error;
use crate::store::Store;
use dataset::Said;
use std::path::Path;

/// Which articles are scored, by the beginnings of their file names, and which of their facts.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Only those with one of these; all where there are none.
    pub only: Vec<String>,
    /// Not those with one of these.
    pub skip: Vec<String>,
    /// Facts less sure than this are passed over.
    pub min_confidence: f64,
}

impl Choice {
    fn takes(&self, name: &str) -> bool {
        let begins = |beginnings: &[String]| beginnings.iter().any(|beginning| name.starts_with(beginning.as_str()));
        (self.only.is_empty() || begins(&self.only)) && !begins(&self.skip)
    }
}

/// Scores a dataset against a folder of annotations.
///
/// # Errors
/// When an annotation or the dataset cannot be read.
pub fn score(store: &Store, gold: &Path, choice: &Choice) -> Result<Score, Error> {
    let articles = dataset::read(store, choice.min_confidence)?;
    let absent = Said::default();
    let mut score = Score::default();
    for gold in gold::read_folder(gold)?.iter().filter(|gold| choice.takes(&gold.article)) {
        article::score(gold, articles.get(&gold.article).unwrap_or(&absent), &mut score);
    }
    Ok(score)
}

#[cfg(test)]
mod tests;
