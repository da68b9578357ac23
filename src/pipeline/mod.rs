//! The order of the stages, and the only module that knows it: reader, extract, normalise, store, export.
//!
//! Documents are read and analysed on all threads (`threads::flow`). What is only shown is handed on in the order of the walk;
//! what becomes a dataset is filed in a spool as it comes, and put in order there, so that neither the number of threads
//! nor the order of the input ever shows. Where there are several threads, one joins what was read, one fills the
//! database with the rows that come of it, one indexes their words, and all write the other files.

mod progress;
mod update;

use crate::english::English;
use crate::error::{Error, Rejection};
use crate::export::{self, Kept, Options, Publication};
use crate::extract::{Tools, extract};
use crate::interchange::{self, Fault, Origin, Read};
use crate::lexicon::Lexicon;
use crate::model::ArticleFacts;
use crate::model::dataset::{Dataset, Row};
use crate::model::vocabulary::Mode;
use crate::normalise::{Sink, filed, normalise};
use crate::reader::{self, Document, Input, RawDocument, Search};
use crate::spool::{Earlier, Filed, Spool};
use crate::store::{Counts, Filling, Store, VOCABULARY_TABLES, Vocabulary};
use crate::threads::{Order, Weighed, beside, flow};
use progress::Progress;
use std::fmt::Display;
use std::path::{Path, PathBuf};

/// What a run reads, and how.
#[derive(Debug)]
pub struct Settings {
    /// Files, folders, or `-`.
    pub paths: Vec<PathBuf>,
    /// What stands there.
    pub holding: Holding,
    /// How documents are looked for.
    pub search: Search,
    /// Threads; 0 for as many as there are cores.
    pub jobs: usize,
    /// No progress bar.
    pub quiet: bool,
    /// Claims with less confidence are left out.
    pub min_confidence: f64,
    /// Knowledge about the world.
    pub lexicon: Lexicon,
}

/// What stands at the paths of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Articles, to be read.
    Articles,
    /// Lines of claims that were read from articles before.
    Claims,
}

/// What became of the documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many were read.
    pub articles: u64,
    /// How many could not be.
    pub rejected: u64,
}

impl Outcome {
    /// Whether there was nothing to read at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles == 0 && self.rejected == 0
    }

    fn count<T>(&mut self, read: &Result<T, Rejection>) {
        match read {
            Ok(_) => self.articles += 1,
            Err(_) => self.rejected += 1,
        }
    }
}

/// What came of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Built {
    /// What became of the documents.
    pub outcome: Outcome,
    /// What the dataset holds; `None` where no documents were found and the dataset that stood there was left alone.
    pub counts: Option<Counts>,
}

/// Reads and analyses all documents and hands on what became of each, in the order of the walk.
///
/// # Errors
/// When a path does not exist, or `each` fails; a document that cannot be read is no error but a rejection.
pub fn read_all(settings: &Settings, mut each: impl FnMut(Read) -> Result<(), Error>) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let floored = |mut facts: ArticleFacts| {
        facts.keep_from(settings.min_confidence);
        facts
    };
    let work = |read: &Reader<'_>, document| Ok(Ready(read(document)?.map(floored)));
    run(settings, Order::AsTaken, work, |_, Ready(read)| {
        outcome.count(&read);
        each(read)
    })?;
    Ok(outcome)
}

/// What a build makes of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing: all documents are read.
    Replace,
    /// It takes what was read from documents that are the same, and reads the others.
    Update {
        /// Whether documents that are no longer there are dropped, where otherwise they stay.
        drop_missing: bool,
    },
}

/// Reads all documents and makes a dataset of them in a folder, in the place of the one that stood there. `say` is told
/// of those that could not be read, in the order of the walk, and of an update that has to read all again. `accept`
/// looks at the finished database, and may refuse it.
///
/// # Errors
/// When a path does not exist, or the dataset cannot be written.
pub fn build(
    settings: &Settings,
    before: Before,
    out: &Path,
    options: &Options,
    accept: impl FnOnce(&Store) -> Result<(), Error>,
    mut say: impl FnMut(&dyn Display),
) -> Result<Built, Error> {
    let publication = Publication::begin(out)?;
    let scratch = publication.scratch()?;
    let (mut spool, earlier) = match before {
        Before::Replace => (spool_in(&scratch, "articles")?, None),
        Before::Update { .. } => update::begin(settings, &scratch, out, &mut say)?,
    };
    let outcome = file_all(settings, &mut spool, earlier.as_ref())?;
    if let (Before::Update { drop_missing }, Some(earlier)) = (before, &earlier) {
        spool.forget_missing(earlier, drop_missing)?;
    }
    drop(earlier);
    tell(&spool, &mut say)?;
    // An empty folder is more often a slip than a wish to lose the dataset.
    if outcome.is_empty() && out.join(export::DATABASE).exists() {
        return Ok(Built { outcome, counts: None });
    }
    let origin = Origin::of(settings.lexicon.fingerprint());
    let threads = threads(settings);
    // The spool ends with it: nothing that comes after needs its memory.
    let fill = move |filling: &mut Filling<'_>, kept: &mut Kept| {
        let join = move |sink: Sink<'_>| {
            let keep = &mut |facts: &ArticleFacts| kept.add(facts, &origin);
            normalise(&mut spool, &settings.lexicon, settings.min_confidence, sink, keep)
        };
        beside(threads > 1, join, |row| filling.take(row))
    };
    let counts = publication.on(threads).complete(&vocabulary(&settings.lexicon), options, fill, accept)?;
    Ok(Built { outcome, counts: Some(counts) })
}

/// A spool in a folder of its own below one that is thrown away.
fn spool_in(scratch: &Path, name: &str) -> Result<Spool, Error> {
    let folder = scratch.join(name);
    std::fs::create_dir(&folder).map_err(|source| Error::Write { path: folder.clone(), source })?;
    Spool::create(&folder)
}

/// Reads all documents and makes a dataset of them in memory, to be asked and forgotten. `say` is told of those
/// that could not be read, in the order of the walk.
///
/// # Errors
/// When a path does not exist, or the database refuses something.
pub fn held(settings: &Settings, mut say: impl FnMut(&dyn Display)) -> Result<(Store, Outcome), Error> {
    let mut spool = Spool::in_memory()?;
    let outcome = file_all(settings, &mut spool, None)?;
    tell(&spool, &mut say)?;
    let mut store = Store::in_memory()?;
    let mut filling = store.fill(&vocabulary(&settings.lexicon), 1)?;
    let (sink, floor) = (&mut |row| filling.take(row), settings.min_confidence);
    normalise(&mut spool, &settings.lexicon, floor, sink, &mut |_| Ok(()))?;
    filling.finish()?;
    Ok((store, outcome))
}

/// One dataset from the claims of some articles, all in memory.
///
/// # Errors
/// When there is no memory or no place for temporary files.
pub fn dataset(articles: impl IntoIterator<Item = ArticleFacts>, lexicon: &Lexicon) -> Result<Dataset, Error> {
    let mut spool = Spool::in_memory()?;
    articles.into_iter().try_for_each(|facts| spool.add(&filed(facts)))?;
    let mut dataset = Dataset::default();
    let mut take = |row| {
        dataset.take(row);
        Ok(())
    };
    normalise(&mut spool, lexicon, 0.0, &mut take, &mut |_| Ok(()))?;
    Ok(dataset)
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

/// Finds out whether every path is there, before anything is made.
///
/// # Errors
/// When one is not.
pub fn check_paths(settings: &Settings) -> Result<(), Error> {
    reader::documents(&settings.paths).map(drop)
}

fn tell(spool: &Spool, say: &mut impl FnMut(&dyn Display)) -> Result<(), Error> {
    spool.each_rejection(false, |rejection| {
        say(&rejection);
        Ok(())
    })
}

/// Files what becomes of every document in a spool, where an earlier build has not done so.
fn file_all(settings: &Settings, spool: &mut Spool, earlier: Option<&Earlier>) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let limit = settings.search.max_document;
    let work = |read: &Reader<'_>, document| match update::look_up(document, earlier, limit) {
        Ok(document) => Ok(Packed::of(read(document)?)),
        Err(known) => Ok(known),
    };
    run(settings, Order::AsReady, work, |place, packed| match packed {
        Packed::New(filed) => {
            outcome.articles += 1;
            spool.add(&filed)
        }
        Packed::Known => {
            outcome.articles += 1;
            Ok(())
        }
        Packed::Rejected(rejection) => {
            outcome.rejected += 1;
            spool.reject(place, &rejection)
        }
    })?;
    Ok(outcome)
}

/// Makes facts of a document.
type Reader<'a> = dyn Fn(Document) -> Result<Read, Error> + Sync + 'a;

/// Works on all documents on all threads, and hands on what became of each.
fn run<T: Weighed + Send>(
    settings: &Settings,
    order: Order,
    work: impl Fn(&Reader<'_>, Document) -> Result<T, Error> + Sync,
    mut each: impl FnMut(u64, T) -> Result<(), Error>,
) -> Result<(), Error> {
    let threads = threads(settings);
    let progress = Progress::begin(settings);
    let mut articles = 0;
    let counted = |place, made: Result<T, Error>| {
        articles += 1;
        progress.show(articles);
        each(place, made?)
    };
    match settings.holding {
        Holding::Articles => {
            let english = English::load().map_err(Error::Model)?;
            let tools = Tools { lexicon: &settings.lexicon, english: &english };
            let documents = reader::documents_with(&settings.paths, &settings.search)?;
            let limit = settings.search.max_document;
            let read = |document| Ok(analyse(document, &tools, limit));
            flow(documents, threads, order, |document| work(&read, document), counted)?;
        }
        Holding::Claims => {
            let origin = Origin::of(settings.lexicon.fingerprint());
            let read = |document| read_back(document, &origin);
            let documents = reader::claims(&settings.paths)?;
            flow(documents, threads, order, |document| work(&read, document), counted)?;
        }
    }
    progress.end();
    Ok(())
}

fn threads(settings: &Settings) -> usize {
    match settings.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    }
}

fn analyse(document: Document, tools: &Tools<'_>, limit: usize) -> Read {
    match document {
        Document::Rejected(rejection) => Err(rejection),
        Document::Raw(raw) => {
            let article = reader::read_within(&raw, limit)?;
            guarded(article.source.clone(), || extract(article, tools))
        }
    }
}

/// What `read` makes of the document called `source`. A mistake in the program that one document brings to light costs that
/// document, named with the reason, and not the run.
fn guarded<T>(source: String, read: impl FnOnce() -> T) -> Result<T, Rejection> {
    // All that a reading changes outside itself is what the thread has learnt of words, which it is made to learn anew.
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).map_err(|panic| {
        English::forget();
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given");
        Rejection { source, reason: format!("the program failed on it, please report: {words}") }
    })
}

/// What a line of claims says. Claims of another origin end the run: a dataset of some of the articles would be worse
/// than none.
fn read_back(document: Document, origin: &Origin) -> Result<Read, Error> {
    let (source, bytes, number) = match document {
        Document::Rejected(rejection) => return Ok(Err(rejection)),
        Document::Raw(RawDocument { source, input: Input::Line { bytes, number } }) => (source, bytes, number),
        Document::Raw(RawDocument { source, .. }) => {
            return Ok(Err(Rejection { source, reason: "not a line of claims".to_owned() }));
        }
    };
    match interchange::parse(&bytes, origin) {
        Ok(read) => Ok(read),
        Err(Fault::Broken(reason)) => Ok(Err(Rejection { source: format!("{source}#{number}"), reason })),
        Err(Fault::OtherOrigin(reason)) => {
            Err(Error::OtherOrigin { place: format!("{source}, line {number}"), reason })
        }
    }
}

/// What is handed on as it is.
struct Ready(Read);

impl Weighed for Ready {
    fn weight(&self) -> usize {
        // Facts take a few times the bytes of the text that states them, at most.
        self.0.as_ref().map_or(0, |facts| facts.article.body.len() * 2)
    }
}

/// What becomes of a document in a build.
enum Packed {
    /// It is ready to be filed.
    New(Box<Filed>),
    /// It is filed already.
    Known,
    /// It cannot be read.
    Rejected(Rejection),
}

impl Packed {
    fn of(read: Read) -> Self {
        match read {
            Ok(facts) => Self::New(Box::new(filed(facts))),
            Err(rejection) => Self::Rejected(rejection),
        }
    }
}

impl Weighed for Packed {
    fn weight(&self) -> usize {
        match self {
            Self::New(filed) => filed.len(),
            Self::Known | Self::Rejected(_) => 0,
        }
    }
}

impl Weighed for Row {
    fn weight(&self) -> usize {
        let words = match self {
            Self::Article(article) => article.body.len(),
            Self::Evidence(evidence) => evidence.quote.len(),
            _ => 0,
        };
        // Keys and names are short, and a little more than this does no harm.
        size_of::<Self>() + words
    }
}

impl<T: Weighed> Weighed for Result<T, Error> {
    fn weight(&self) -> usize {
        self.as_ref().map_or(0, T::weight)
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_mistake_in_the_program_costs_one_document() {
        assert_eq!(guarded("a.txt".to_owned(), || 1).ok(), Some(1));
        let lost = guarded("a.txt".to_owned(), || [0_u8; 3].get(7).copied().expect("an eighth byte"));
        let lost = lost.expect_err("nothing was read");
        assert!(lost.source == "a.txt" && lost.reason.ends_with("an eighth byte"), "{}", lost.reason);
    }
}
