//! The dataset in SQLite: the schema, its rows, and both read back.
//!
//! A store is filled once, in one transaction, and not changed afterwards. Files of equal datasets are equal byte for
//! byte: they are made new, by the same statements in the same order. Where the files stand and how they come there is
//! left to `export`.

mod catalogue;
mod migrations;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod values;
mod verify;
mod vocabulary;

pub use catalogue::{Column, ColumnType, ForeignKey, Table};
pub use vocabulary::{VOCABULARY_TABLES, Vocabulary};

use crate::error::Error;
use crate::model::dataset::Dataset;
use rusqlite::{Connection, OpenFlags, Row};
use std::path::{Path, PathBuf};

/// Marks a file as a dataset of this program: the letters `SANC`, in SQLite's `application_id`.
const APPLICATION_ID: i32 = 0x5341_4E43;

/// A database with the schema of this version.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Makes a new file at `path`, where none may stand yet, with empty tables.
    ///
    /// The file is not safe against a crash before it is closed and synced: it belongs in a temporary folder.
    pub fn create(path: &Path) -> Result<Self, Error> {
        std::fs::File::create_new(path).map_err(|source| Error::Write { path: path.to_owned(), source })?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(doing("making the file"))?;
        Self::prepare(connection, path.to_owned())
    }

    /// Makes a store that vanishes with this value.
    pub fn in_memory() -> Result<Self, Error> {
        let connection = Connection::open_in_memory().map_err(doing("making a store in memory"))?;
        Self::prepare(connection, PathBuf::from(":memory:"))
    }

    fn prepare(mut connection: Connection, path: PathBuf) -> Result<Self, Error> {
        let settings = format!(
            "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA application_id = {APPLICATION_ID};
             PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA foreign_keys = ON;"
        );
        connection.execute_batch(&settings).map_err(doing("setting up the file"))?;
        migrations::apply(&mut connection)?;
        Ok(Self { connection, path })
    }

    /// Writes a whole dataset, or nothing, and checks what came of it.
    pub fn load(&mut self, dataset: &Dataset, vocabulary: &[Vocabulary]) -> Result<(), Error> {
        let transaction = self.connection.transaction().map_err(doing("beginning to write"))?;
        vocabulary::fill(&transaction, vocabulary)?;
        rows::fill(&transaction, dataset)?;
        if let Some(reason) = verify::first_fault(&transaction)? {
            return Err(Error::Format { path: self.path.clone(), reason });
        }
        transaction.commit().map_err(doing("finishing to write"))
    }

    /// Every table and view, in the order of the migrations, with what the schema says of them.
    pub fn catalogue(&self) -> Result<Vec<Table>, Error> {
        catalogue::read(&self.connection).map_err(doing("reading the schema"))
    }

    /// Hands over every row of a table or view, its columns in order, sorted by its key.
    pub fn each_row(&self, table: &Table, mut visit: impl FnMut(&Row<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let failed = || doing(format!("reading {}", table.name));
        let mut statement = self.connection.prepare(&table.query()).map_err(failed())?;
        let mut rows = statement.query([]).map_err(failed())?;
        while let Some(row) = rows.next().map_err(failed())? {
            visit(row)?;
        }
        Ok(())
    }

    /// Closes the file, which is whole from then on.
    pub fn close(self) -> Result<(), Error> {
        self.connection.close().map_err(|(_, source)| doing("closing the file")(source))
    }
}

/// Names what was being done when the database failed.
fn doing(what: impl Into<String>) -> impl FnOnce(rusqlite::Error) -> Error {
    let doing = what.into();
    move |source| Error::Database { doing, source }
}
