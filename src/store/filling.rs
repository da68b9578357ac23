//! A store being filled, row by row, in one transaction.

use super::rows::Inserter;
use super::words::{Of, Words};
use super::{Store, Vocabulary, derived, doing, verify, vocabulary};
use crate::error::Error;
use crate::model::dataset::{Dataset, Row};
use rusqlite::Connection;
use std::path::Path;

/// How many rows the main tables got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents read.
    pub articles: u64,
    /// Those of them that were analysed.
    pub relevant: u64,
    /// Those of them that repeat another.
    pub repeats: u64,
    /// Documents that could not be read.
    pub rejected: u64,
    /// Parties.
    pub parties: u64,
    /// Regimes.
    pub regimes: u64,
    /// Designations.
    pub designations: u64,
    /// Agreements.
    pub agreements: u64,
    /// Claims.
    pub claims: u64,
    /// Those of them in each of [`BANDS`].
    pub by_confidence: [u64; BANDS.len()],
}

/// Bands of confidence: what each is called, and the confidence that it begins at, from the surest down.
pub const BANDS: [(&str, f64); 4] =
    [("0.9 and more", 0.9), ("0.7 to 0.9", 0.7), ("0.5 to 0.7", 0.5), ("below 0.5", 0.0)];

/// A store being filled. Unless it is [finished](Self::finish), the store stays empty.
#[derive(Debug)]
pub struct Filling<'s> {
    connection: &'s Connection,
    path: &'s Path,
    rows: Inserter<'s>,
    words: Words,
    counts: Counts,
    /// What makes the indexes that are made last, in the order of the schema.
    indexes: Vec<String>,
    finished: bool,
}

impl Store {
    /// Begins to fill an empty store, with its tables of codes. Where there are several `threads`, one more indexes words.
    pub fn fill(&mut self, vocabulary: &[Vocabulary], threads: usize) -> Result<Filling<'_>, Error> {
        let connection = &self.connection;
        let words = Words::begin(connection, &self.path, threads > 1)?;
        connection.execute_batch("BEGIN").map_err(doing("beginning to write"))?;
        let mut filling = Filling {
            connection,
            path: &self.path,
            rows: Inserter::new(connection),
            words,
            counts: Counts::default(),
            indexes: Vec::new(),
            finished: false,
        };
        filling.indexes = put_off_indexes(connection).map_err(doing("putting off the indexes"))?;
        vocabulary::fill(connection, vocabulary)?;
        Ok(filling)
    }

    /// Writes a whole dataset, or nothing, and checks what came of it.
    pub fn load(&mut self, dataset: Dataset, vocabulary: &[Vocabulary]) -> Result<Counts, Error> {
        let mut filling = self.fill(vocabulary, 1)?;
        dataset.into_rows().try_for_each(|row| filling.take(row))?;
        filling.finish()
    }
}

impl Filling<'_> {
    /// Writes a row. What it refers to must be there already, and the rows of a claim in one table come together.
    pub fn take(&mut self, row: Row) -> Result<(), Error> {
        self.rows.take(&row)?;
        match row {
            Row::Article(article) => {
                self.counts.relevant += u64::from(article.relevant);
                self.counts.repeats += u64::from(article.duplicate_of.is_some());
                self.words.add(Of::Articles, self.connection.last_insert_rowid(), article.body)
            }
            Row::Evidence(words) => self.words.add(Of::Evidence, self.connection.last_insert_rowid(), words.quote),
            Row::Claim(claim) => {
                let band = BANDS.iter().position(|(_, from)| claim.confidence >= *from).unwrap_or(BANDS.len() - 1);
                self.counts.by_confidence[band] += 1;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Makes the indexes, checks the whole, fills what follows from it, and makes it stay.
    pub fn finish(mut self) -> Result<Counts, Error> {
        self.words.close()?;
        for index in &self.indexes {
            self.connection.execute_batch(index).map_err(doing("making an index"))?;
        }
        if let Some(reason) = verify::first_fault(self.connection)? {
            return Err(Error::Format { path: self.path.to_owned(), reason });
        }
        derived::fill(self.connection)?;
        self.words.hand_over(self.connection)?;
        derived::analyse(self.connection)?;
        self.connection.execute_batch("COMMIT").map_err(doing("finishing to write"))?;
        self.finished = true;
        let count = |table: &str| self.rows.count(table);
        Ok(Counts {
            articles: count("articles"),
            rejected: count("rejected_documents"),
            parties: count("parties"),
            regimes: count("regimes"),
            designations: count("designations"),
            agreements: count("agreements"),
            claims: count("claims"),
            ..self.counts
        })
    }
}

impl Drop for Filling<'_> {
    fn drop(&mut self) {
        if !self.finished {
            // Where even this fails the file is thrown away unfinished.
            _ = self.connection.execute_batch("ROLLBACK");
        }
    }
}

/// Takes away the indexes that only searching needs, and gives back what makes them. Made at the end they are written
/// once, in order, where otherwise each row would be put into its place in each of them. An index that keeps a rule,
/// or that a rule is looked up by, stays.
fn put_off_indexes(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(
        "SELECT name, sql FROM sqlite_schema
         WHERE type = 'index' AND sql LIKE 'CREATE INDEX %' AND name <> 'articles_duplicate_of' ORDER BY rowid",
    )?;
    let found: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    found.iter().try_for_each(|(name, _)| connection.execute_batch(&format!("DROP INDEX \"{name}\"")))?;
    Ok(found.into_iter().map(|(_, sql)| sql).collect())
}
