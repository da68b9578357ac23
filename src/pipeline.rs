//! The order of the stages, and the only file that knows it: reader, extract, normalise.
//!
//! Documents are read and analysed in parallel, a batch at a time; results keep the order of the walk, so the number of
//! threads never shows in the output.

use crate::english::English;
use crate::error::{Error, Rejection};
use crate::extract::{Tools, extract};
use crate::lexicon::Lexicon;
use crate::model::ArticleFacts;
use crate::model::dataset::Dataset;
use crate::model::vocabulary::Mode;
use crate::normalise::normalise;
use crate::reader::{self, Document};
use crate::store::{Store, VOCABULARY_TABLES, Vocabulary};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use std::path::PathBuf;

/// Documents analysed at once: enough to keep all cores busy, few enough to show progress.
const BATCH: usize = 256;

/// What a run reads, and how.
#[derive(Debug)]
pub struct Settings {
    /// Files, folders, or `-`.
    pub paths: Vec<PathBuf>,
    /// Threads; 0 for as many as there are cores.
    pub jobs: usize,
    /// No progress bar.
    pub quiet: bool,
    /// Claims with less confidence are left out.
    pub min_confidence: f64,
    /// Knowledge about the world.
    pub lexicon: Lexicon,
}

/// What became of the documents.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many were read.
    pub articles: usize,
    /// Those that could not be, in the order of the walk.
    pub rejections: Vec<Rejection>,
}

impl Outcome {
    /// Whether there was nothing to read at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles == 0 && self.rejections.is_empty()
    }
}

/// Reads and analyses all documents and hands each on, in the order of the walk.
///
/// # Errors
/// When a path does not exist, or `each` fails; a document that cannot be read is no error but a rejection.
pub fn read_all(
    settings: &Settings,
    mut each: impl FnMut(ArticleFacts) -> Result<(), Error>,
) -> Result<Outcome, Error> {
    let english = English::load().map_err(Error::Model)?;
    let tools = Tools { lexicon: &settings.lexicon, english: &english };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(settings.jobs)
        .build()
        .map_err(|fault| Error::Threads(fault.to_string()))?;
    let progress = progress_bar(settings.quiet);
    let mut outcome = Outcome::default();
    let mut documents = reader::documents(&settings.paths)?;
    loop {
        let batch: Vec<Document> = documents.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        let results: Vec<Result<ArticleFacts, Rejection>> =
            pool.install(|| batch.into_par_iter().map(|document| analyse(document, &tools)).collect());
        progress.inc(results.len() as u64);
        for result in results {
            match result {
                Ok(mut facts) => {
                    outcome.articles += 1;
                    facts.keep_from(settings.min_confidence);
                    each(facts)?;
                }
                Err(rejection) => outcome.rejections.push(rejection),
            }
        }
    }
    progress.finish_and_clear();
    Ok(outcome)
}

/// Finds out whether every path is there, before anything is made.
///
/// # Errors
/// When one is not.
pub fn check_paths(settings: &Settings) -> Result<(), Error> {
    reader::documents(&settings.paths).map(drop)
}

/// One dataset from the claims of all articles.
#[must_use]
pub fn dataset(articles: Vec<ArticleFacts>, outcome: &Outcome, lexicon: &Lexicon) -> Dataset {
    let rejections = outcome.rejections.iter().map(|r| (r.source.clone(), r.reason.clone())).collect();
    normalise(articles, rejections, lexicon)
}

/// A dataset in memory, to be asked and forgotten.
///
/// # Errors
/// When the database refuses it.
pub fn held(dataset: &Dataset, lexicon: &Lexicon) -> Result<Store, Error> {
    let mut store = Store::in_memory()?;
    store.load(dataset, &vocabulary(lexicon))?;
    Ok(store)
}

/// The tables of codes with their definitions.
#[must_use]
pub fn vocabulary(lexicon: &Lexicon) -> Vec<Vocabulary> {
    let action = |table: &str, code: &str| {
        let mode = (table == "modes").then(|| Mode::from_code(code))??;
        lexicon.mode_action(mode).map(|action| action.code().to_owned())
    };
    VOCABULARY_TABLES
        .iter()
        .map(|table| Vocabulary {
            table: (*table).to_owned(),
            rows: lexicon
                .vocabulary(table)
                .iter()
                .map(|(code, definition)| (code.clone(), definition.clone(), action(table, code)))
                .collect(),
        })
        .collect()
}

fn analyse(document: Document, tools: &Tools<'_>) -> Result<ArticleFacts, Rejection> {
    match document {
        Document::Rejected(rejection) => Err(rejection),
        Document::Raw(raw) => reader::read(&raw).map(|article| extract(article, tools)),
    }
}

/// A bar on a terminal, nothing in a pipe.
fn progress_bar(quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}");
    ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}
