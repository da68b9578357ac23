//! What can go wrong, with the things it concerns.
//!
//! Two kinds: an [`Error`] ends the run; a [`Rejection`] is one document that could not be read, after which the
//! run goes on. Errors carry fields; their wording stands here alone.

use std::fmt;
use std::path::PathBuf;

/// A document that could not be read. The run goes on without it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejection {
    /// Path as found under the path given by the user, or `file.jsonl#id`.
    pub source: String,
    /// Why, in one line without a full stop.
    pub reason: String,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.reason)
    }
}

/// What ends a run.
#[derive(Debug)]
pub enum Error {
    /// A path on the command line that does not exist.
    NoSuchPath(PathBuf),
    /// A fault in a table of the lexicon or vocabulary.
    Lexicon {
        /// The table's file.
        file: String,
        /// The row, counted from 1, the header being row 1; 0 where the fault is of the whole file.
        row: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// An annotation that cannot be read.
    Annotation {
        /// Its file, or the folder of annotations.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file given as a dataset that is none.
    Dataset {
        /// Where.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A file of assertions that asks for what cannot be, or cannot be read.
    Assertions {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A finished dataset that is not put in its place, since it is not what the user expects of it.
    Unexpected {
        /// The folder it was made for.
        out: PathBuf,
        /// What does not hold, one line each.
        faults: Vec<String>,
    },
    /// Claims that another version of the program or another lexicon has read.
    OtherOrigin {
        /// The file and line that bear them.
        place: String,
        /// What differs.
        reason: String,
    },
    /// The embedded English model cannot be loaded.
    Model(String),
    /// The database refused something.
    Database {
        /// What was being done, such as `inserting into claims`.
        doing: String,
        /// What the database said.
        source: rusqlite::Error,
    },
    /// The schema could not be brought up to date.
    Migration(rusqlite_migration::Error),
    /// A file or folder that cannot be written.
    Write {
        /// Where.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A row of a CSV or JSON output cannot be written.
    Format {
        /// Which file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Standard output or the terminal cannot be written.
    Output(std::io::Error),
    /// Signals cannot be handled.
    Signals(std::io::Error),
    /// The threads asked for cannot be started.
    Threads(String),
}

impl Error {
    /// The exit status of the command line: 2 for bad usage, 3 where nothing could be written.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::NoSuchPath(_)
            | Self::Lexicon { .. }
            | Self::Annotation { .. }
            | Self::Dataset { .. }
            | Self::Assertions { .. }
            | Self::OtherOrigin { .. } => 2,
            _ => 3,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchPath(path) => write!(f, "{}: no such file or folder", path.display()),
            Self::Lexicon { file, row: 0, reason } => write!(f, "{file}: {reason}"),
            Self::Lexicon { file, row, reason } => write!(f, "{file}, row {row}: {reason}"),
            Self::Annotation { path, reason } | Self::Dataset { path, reason } | Self::Assertions { path, reason } => {
                write!(f, "{}: {reason}", path.display())
            }
            Self::Unexpected { out, faults } => {
                write!(f, "{} is left as it was: {}", out.display(), faults.join("\nsanctionary: "))
            }
            Self::OtherOrigin { place, reason } => write!(f, "{place}: {reason}"),
            Self::Model(reason) => write!(f, "the English model cannot be loaded: {reason}"),
            Self::Database { doing, source } => write!(f, "the database failed while {doing}: {source}"),
            Self::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) => {
                write!(f, "the database schema cannot be made: {err}")
            }
            Self::Migration(source) => write!(f, "the database schema cannot be made: {source}"),
            Self::Write { path, source } => write!(f, "cannot write {}: {source}", path.display()),
            Self::Format { path, reason } => write!(f, "cannot write {}: {reason}", path.display()),
            Self::Output(source) => write!(f, "cannot write to standard output: {source}"),
            Self::Signals(source) => write!(f, "cannot prepare for signals: {source}"),
            Self::Threads(reason) => write!(f, "cannot start the threads asked for: {reason}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Database { source, .. } => Some(source),
            Self::Migration(source) => Some(source),
            Self::Write { source, .. } | Self::Output(source) | Self::Signals(source) => Some(source),
            _ => None,
        }
    }
}
