//! The indexes of words, made while the tables are filled that hold the words.
//!
//! They need nothing but the texts, and are dear: so they grow in a database of their own, on a thread of their own
//! where there are several, and are copied when they are complete. There, in order and in one piece, they leave no gaps
//! in the file, and are the same on one thread and on two.

use super::doing;
use crate::error::Error;
use crate::threads::{Inlet, Received, Weighed, relay};
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, params};
use std::path::Path;
use std::thread::{Builder, JoinHandle};
use tempfile::TempPath;

/// An index of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Those of `articles.body`.
    Articles,
    /// Those of `evidence.quote`.
    Evidence,
}

impl Of {
    const ALL: [Self; 2] = [Self::Articles, Self::Evidence];

    /// The table of the index.
    fn table(self) -> &'static str {
        match self {
            Self::Articles => "articles_fts",
            Self::Evidence => "evidence_fts",
        }
    }

    /// The column whose words it holds.
    fn column(self) -> &'static str {
        match self {
            Self::Articles => "body",
            Self::Evidence => "quote",
        }
    }
}

/// The tables in which SQLite keeps what an index of words holds, by the ends of their names.
const PARTS: [&str; 3] = ["data", "idx", "docsize"];

/// How words are gathered: in runs of four megabytes, of which none is merged with others before all are there.
const SETTINGS: [(&str, i64); 3] = [("hashsize", 4 << 20), ("automerge", 0), ("crisismerge", 1999)];

/// A text to be indexed, with the number of its row.
#[derive(Debug)]
pub(super) struct Text {
    of: Of,
    row: i64,
    words: String,
}

impl Weighed for Text {
    fn weight(&self) -> usize {
        self.words.len()
    }
}

/// The indexes of words of a store that is being filled.
#[derive(Debug)]
pub(super) enum Words {
    /// They grow on this thread.
    Here(Index),
    /// They grow on another, which gives them back when the stream of texts has ended.
    Apart {
        /// `None` once all texts are put into it.
        texts: Option<Inlet<Text>>,
        /// `None` once it has ended.
        thread: Option<JoinHandle<Result<Index, Error>>>,
    },
}

impl Words {
    /// Empty indexes for the store that `connection` fills at `path`, on a thread `apart` or not.
    pub(super) fn begin(connection: &Connection, path: &Path, apart: bool) -> Result<Self, Error> {
        let index = Index::create(connection, path)?;
        if apart { Self::apart(index) } else { Ok(Self::Here(index)) }
    }

    fn apart(index: Index) -> Result<Self, Error> {
        let (texts, received) = relay();
        let thread = Builder::new().spawn(move || index.take_all(received));
        let thread = thread.map_err(|source| Error::Threads(source.to_string()))?;
        Ok(Self::Apart { texts: Some(texts), thread: Some(thread) })
    }

    /// Adds the words of a row; those of one table come in the order of their rows.
    pub(super) fn add(&mut self, of: Of, row: i64, words: String) -> Result<(), Error> {
        let text = Text { of, row, words };
        match self {
            Self::Here(index) => index.add(&text),
            Self::Apart { texts: Some(texts), thread } => texts.put(text).or_else(|_| joined(thread).map(drop)),
            Self::Apart { .. } => Ok(()),
        }
    }

    /// Says that all words are there, so that the indexes are completed while others work.
    pub(super) fn close(&mut self) -> Result<(), Error> {
        match self {
            Self::Here(index) => index.complete(),
            Self::Apart { texts, thread } => match texts.take().map(Inlet::close) {
                Some(Err(_)) => joined(thread).map(drop),
                _ => Ok(()),
            },
        }
    }

    /// Copies the indexes, which are [closed](Self::close), to where they belong.
    pub(super) fn hand_over(&mut self, connection: &Connection) -> Result<(), Error> {
        match self {
            Self::Here(index) => index.copy_into(connection),
            Self::Apart { thread, .. } => joined(thread)?.copy_into(connection),
        }
    }
}

impl Drop for Words {
    /// Waits for the thread, which ends soon where no more texts come: its file stands in a folder that goes too.
    fn drop(&mut self) {
        if let Self::Apart { texts, thread } = self {
            drop(texts.take());
            _ = thread.take().map(JoinHandle::join);
        }
    }
}

/// What a thread gives back in the end; a panic goes on here.
fn joined(thread: &mut Option<JoinHandle<Result<Index, Error>>>) -> Result<Index, Error> {
    let ended = || Error::Threads("that of the indexes of words has ended".to_owned());
    thread.take().ok_or_else(ended)?.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// The indexes in their own database, which goes with this value.
#[derive(Debug)]
pub(super) struct Index {
    // Closed before its file goes.
    connection: Connection,
    _file: Option<TempPath>,
}

impl Index {
    /// Makes empty indexes, of words as they are cut in the store that `store` fills, in a file beside that of the store.
    fn create(store: &Connection, path: &Path) -> Result<Self, Error> {
        let failed = || doing("making a place for the indexes of words");
        let in_memory = store.path().is_none_or(str::is_empty);
        let file = if in_memory { None } else { Some(file_beside(path)?) };
        let connection = match &file {
            Some(file) => Connection::open(file),
            None => Connection::open_in_memory(),
        };
        let connection = connection.map_err(failed())?;
        let settings = "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4096; BEGIN;";
        connection.execute_batch(settings).map_err(failed())?;
        for table in Of::ALL.map(Of::table) {
            let sql = "SELECT sql FROM sqlite_schema WHERE name = ?1";
            let made: String = store.query_row(sql, [table], |row| row.get(0)).map_err(failed())?;
            connection.execute_batch(&made).map_err(failed())?;
            for (name, value) in SETTINGS {
                let sql = format!("INSERT INTO {table} ({table}, rank) VALUES (?1, ?2)");
                connection.execute(&sql, params![name, value]).map_err(failed())?;
            }
        }
        Ok(Self { connection, _file: file })
    }

    fn add(&self, text: &Text) -> Result<(), Error> {
        let (table, column) = (text.of.table(), text.of.column());
        let sql = format!("INSERT INTO {table} (rowid, {column}) VALUES (?1, ?2)");
        let added = self.connection.prepare_cached(&sql).and_then(|mut sql| sql.execute(params![text.row, text.words]));
        added.map(drop).map_err(doing("making the indexes of words"))
    }

    /// Puts each index into one piece.
    fn complete(&self) -> Result<(), Error> {
        let complete = |table| format!("INSERT INTO {table} ({table}) VALUES ('optimize');");
        let sql = Of::ALL.map(Of::table).map(complete).concat() + "COMMIT";
        self.connection.execute_batch(&sql).map_err(doing("completing the indexes of words"))
    }

    /// Indexes all texts that come.
    fn take_all(self, received: Received<Text>) -> Result<Self, Error> {
        received.iter().flatten().try_for_each(|text| self.add(&text))?;
        self.complete()?;
        Ok(self)
    }

    fn copy_into(&self, store: &Connection) -> Result<(), Error> {
        let tables = Of::ALL.into_iter().flat_map(|of| PARTS.map(|part| format!("{}_{part}", of.table())));
        tables.into_iter().try_for_each(|table| self.copy(&table, store).map_err(doing(format!("filling {table}"))))
    }

    /// Copies a table, in the order of its key.
    fn copy(&self, table: &str, store: &Connection) -> rusqlite::Result<()> {
        let mut from = self.connection.prepare(&format!("SELECT * FROM {table}"))?;
        let width = from.column_count();
        let places = vec!["?"; width].join(", ");
        // An empty index has its first rows already.
        let mut into = store.prepare(&format!("INSERT OR REPLACE INTO {table} VALUES ({places})"))?;
        let mut rows = from.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..width {
                into.raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
            }
            into.raw_execute()?;
        }
        Ok(())
    }
}

fn file_beside(path: &Path) -> Result<TempPath, Error> {
    let folder = path.parent().unwrap_or(path);
    let made = tempfile::Builder::new().prefix("words").tempfile_in(folder);
    made.map(tempfile::NamedTempFile::into_temp_path).map_err(|source| Error::Write { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Store, sample};
    use std::fs;

    /// The tests' store, filled in a folder with so many threads.
    fn filled(folder: &Path, threads: usize) -> Store {
        let mut store = Store::create(&folder.join("x.sqlite")).expect("made");
        let mut filling = store.fill(&sample::vocabulary(), threads).expect("begun");
        sample::dataset().into_rows().try_for_each(|row| filling.take(row)).expect("sound");
        filling.finish().expect("sound");
        store
    }

    #[test]
    fn the_indexes_are_those_of_the_texts_in_their_tables() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = filled(folder.path(), 1);
        let words = || {
            let vocabulary = |of: Of| {
                let sql = format!("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {}, instance)", of.table());
                store.connection.execute_batch(&sql).expect("made");
                let found = store.cells("SELECT * FROM temp.words").expect("readable");
                store.connection.execute_batch("DROP TABLE temp.words").expect("dropped");
                found
            };
            Of::ALL.map(vocabulary)
        };
        let found = words();
        assert!(found.iter().all(|words| words.len() > 5), "{found:?}");
        for table in Of::ALL.map(Of::table) {
            let check = format!("INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)");
            store.connection.execute_batch(&check).expect("sound");
            let rebuild = format!("INSERT INTO {table} ({table}) VALUES ('rebuild')");
            store.connection.execute_batch(&rebuild).expect("made anew");
        }
        assert_eq!(found, words());
    }

    #[test]
    fn files_are_the_same_with_a_thread_and_without_and_nothing_stays_beside_them() {
        let bytes = |threads| {
            let folder = tempfile::tempdir().expect("a folder");
            filled(folder.path(), threads).close().expect("closed");
            assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
            fs::read(folder.path().join("x.sqlite")).expect("there")
        };
        assert_eq!(bytes(1), bytes(2));
    }

    #[test]
    fn a_filling_that_is_given_up_ends_its_thread_and_leaves_nothing_beside_the_store() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::create(&folder.path().join("x.sqlite")).expect("made");
        let mut filling = store.fill(&sample::vocabulary(), 2).expect("begun");
        sample::dataset().into_rows().take(30).try_for_each(|row| filling.take(row)).expect("sound");
        drop(filling);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        filled(tempfile::tempdir().expect("a folder").path(), 2);
    }

    #[test]
    fn what_ends_the_thread_is_told_to_who_adds_words() {
        let store = Store::in_memory().expect("made");
        let index = Index::create(&store.connection, &store.path).expect("made");
        index.connection.execute_batch("DROP TABLE evidence_fts").expect("dropped");
        let mut words = Words::apart(index).expect("begun");
        let failed = (1..1000).find_map(|row| words.add(Of::Evidence, row, "words ".repeat(10_000)).err());
        let failed = failed.expect("a failure").to_string();
        assert!(failed.contains("making the indexes of words"), "{failed}");
        assert!(words.close().and_then(|()| words.hand_over(&store.connection)).is_err());
    }
}
