//! What was read from the articles of a build, on disk until the dataset is made of it.
//!
//! A build cannot know what a party is called or when a regime began before it has seen all articles, and it cannot
//! hold them all in memory. So each article is filed here as it is read, in whatever order; the normaliser then goes
//! through them as often as it must, in the order it needs. The files stand in a folder that is removed with the spool's
//! user, and are never brought to the disk on purpose: what is lost with the machine is read again.

mod earlier;
mod sketches;
mod statements;

pub use earlier::Earlier;
pub use sketches::{BANDS, Sketch};

use crate::error::{Error, Rejection};
use crate::model::{Article, ArticleFacts, Claim, LocalParty};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sketches::Sketches;
use std::borrow::Cow;
use std::path::Path;

/// Number of an article in a spool, from 0, in the order of filing. It tells articles apart and means nothing else.
pub type Seq = u32;

const SCHEMA: &str = "
    CREATE TABLE articles (
        seq INTEGER PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT NOT NULL, base TEXT NOT NULL,
        has_claims INTEGER NOT NULL, article TEXT NOT NULL, facts TEXT NOT NULL
    );
    CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE TABLE rejections (seq INTEGER PRIMARY KEY, source TEXT NOT NULL, reason TEXT NOT NULL);
    CREATE TABLE keys (article_id TEXT NOT NULL UNIQUE, seq INTEGER PRIMARY KEY);
    CREATE TABLE parties (seq INTEGER PRIMARY KEY, spelt INTEGER NOT NULL, names BLOB NOT NULL);
    CREATE TABLE statements (kind INTEGER NOT NULL, block TEXT NOT NULL, claim TEXT NOT NULL, statement TEXT NOT NULL);
    CREATE TABLE missing (seq INTEGER PRIMARY KEY);
    CREATE TABLE headers (claim TEXT PRIMARY KEY, header TEXT NOT NULL) WITHOUT ROWID;
";

/// An article made ready to be filed; made on any thread.
#[derive(Debug)]
pub struct Filed {
    source: String,
    sha256: String,
    base: String,
    sketch: Sketch,
    has_claims: bool,
    article: String,
    facts: String,
    body: String,
}

/// Parties and claims of an article, as they are filed.
#[derive(Serialize, Deserialize)]
struct Said<'a> {
    relevant: bool,
    parties: Cow<'a, [LocalParty]>,
    claims: Cow<'a, [Claim]>,
}

/// Articles filed on disk.
#[derive(Debug)]
pub struct Spool {
    connection: Connection,
    sketches: Sketches,
    numbers: Seq,
}

impl Filed {
    /// Makes an article ready. `base` is the key it would have if no other article wanted the same, `sketch` what it is
    /// compared with others by.
    #[must_use]
    pub fn new(facts: ArticleFacts, base: String, sketch: Sketch) -> Self {
        let ArticleFacts { article, relevant, parties, claims } = facts;
        let said = Said { relevant, parties: Cow::Borrowed(&parties), claims: Cow::Borrowed(&claims) };
        let (source, sha256) = (article.source.clone(), article.sha256.clone());
        let (article, body) = {
            let mut article = article;
            let body = std::mem::take(&mut article.body);
            (article, body)
        };
        Self {
            source,
            sha256,
            base,
            sketch,
            has_claims: !claims.is_empty(),
            article: json(&article),
            facts: json(&said),
            body,
        }
    }

    /// About how many bytes it takes in memory.
    #[must_use]
    pub fn len(&self) -> usize {
        self.article.len() + self.facts.len() + self.body.len()
    }

    /// Whether it takes none, which no article does.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Plain data always has a form in JSON: its maps have words for keys, and its numbers are finite or written as null.
fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

impl Spool {
    /// A spool in an empty folder, which must outlive it.
    ///
    /// # Errors
    /// When files cannot be made there.
    pub fn create(folder: &Path) -> Result<Self, Error> {
        let connection = Connection::open(folder.join("spool.sqlite")).map_err(failed("opening the spool"))?;
        Self::prepare(connection, Sketches::create(folder)?)
    }

    /// A spool in memory, for a few articles.
    ///
    /// # Errors
    /// When there is no memory or no place for temporary files.
    pub fn in_memory() -> Result<Self, Error> {
        let connection = Connection::open_in_memory().map_err(failed("opening the spool"))?;
        Self::prepare(connection, Sketches::temporary()?)
    }

    fn prepare(connection: Connection, sketches: Sketches) -> Result<Self, Error> {
        let settings = "PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
             PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384; PRAGMA temp_store = FILE;";
        connection.execute_batch(settings).map_err(failed("setting up the spool"))?;
        connection.set_prepared_statement_cache_capacity(32);
        connection.execute_batch(&format!("{SCHEMA} BEGIN")).map_err(failed("setting up the spool"))?;
        Ok(Self { connection, sketches, numbers: 0 })
    }

    /// How many numbers have been given to articles; some may have been given up again.
    #[must_use]
    pub fn numbers(&self) -> Seq {
        self.numbers
    }

    /// Files an article.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn add(&mut self, filed: &Filed) -> Result<(), Error> {
        let seq = self.numbers;
        self.numbers = seq.checked_add(1).ok_or_else(|| Error::Format {
            path: "the spool".into(),
            reason: "more than four thousand million articles".to_owned(),
        })?;
        let Filed { source, sha256, base, has_claims, article, facts, body, .. } = filed;
        self.execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)",
            params![seq, source, sha256, base, has_claims, article, facts],
        )?;
        self.execute("INSERT INTO bodies VALUES (?, ?)", params![seq, body])?;
        self.sketches.add(seq, &filed.sketch)
    }

    /// Notes a document that could not be read, which was the `place`-th of all.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn reject(&mut self, place: u64, rejection: &Rejection) -> Result<(), Error> {
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        self.execute("INSERT INTO rejections VALUES (?, ?, ?)", params![place, rejection.source, rejection.reason])
    }

    /// Hands over the rejections, in the order in which the documents came, or in that of their sources and reasons.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_rejection(
        &self,
        sorted: bool,
        mut each: impl FnMut(Rejection) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let order = if sorted { "source, reason, seq" } else { "seq" };
        self.query(&format!("SELECT source, reason FROM rejections ORDER BY {order}"), |row| {
            each(Rejection { source: take(row, 0)?, reason: take(row, 1)? })
        })
    }

    /// Hands over number, wished key, source and hash of every article, sorted by the last three.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_name(&self, mut each: impl FnMut(Seq, &str, &str, &str) -> Result<(), Error>) -> Result<(), Error> {
        self.query("SELECT seq, base, source, sha256 FROM articles ORDER BY base, source, sha256, seq", |row| {
            each(take(row, 0)?, text(row, 1)?, text(row, 2)?, text(row, 3)?)
        })
    }

    /// Gives an article its key.
    ///
    /// # Errors
    /// When another has it, or the disk fails.
    pub fn set_key(&self, seq: Seq, key: &str) -> Result<(), Error> {
        self.execute("INSERT INTO keys VALUES (?, ?)", params![key, seq])
    }

    /// Whether an article has a key already.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn has_key(&self, key: &str) -> Result<bool, Error> {
        Ok(self.one::<i64>("SELECT 1 FROM keys WHERE article_id = ?", key)?.is_some())
    }

    /// The key of an article; empty before it has one.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn key(&self, seq: Seq) -> Result<String, Error> {
        Ok(self.one("SELECT article_id FROM keys WHERE seq = ?", seq)?.unwrap_or_default())
    }

    /// The text of an article.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn body(&self, seq: Seq) -> Result<String, Error> {
        Ok(self.one("SELECT body FROM bodies WHERE seq = ?", seq)?.unwrap_or_default())
    }

    /// Hands over the facts of every article without their text, in the order of filing.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_facts(&self, mut each: impl FnMut(Seq, ArticleFacts) -> Result<(), Error>) -> Result<(), Error> {
        self.query("SELECT seq, article, facts FROM articles ORDER BY seq", |row| {
            each(take(row, 0)?, facts(text(row, 1)?, text(row, 2)?, String::new())?)
        })
    }

    /// Notes the numbers of the names of an article's parties, and whether any of them is `spelt` in the article alone.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn set_parties(&self, seq: Seq, names: &[u32], spelt: bool) -> Result<(), Error> {
        let bytes: Vec<u8> = names.iter().flat_map(|name| name.to_le_bytes()).collect();
        self.execute("INSERT INTO parties VALUES (?, ?, ?)", params![seq, spelt, bytes])
    }

    /// Hands over the facts of every article with a party that is spelt there alone, without their text, and the
    /// numbers of the names of its parties.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_spelt(
        &self,
        mut each: impl FnMut(Seq, ArticleFacts, &[u32]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let sql = "SELECT a.seq, a.article, a.facts, p.names FROM articles AS a JOIN parties AS p ON p.seq = a.seq
            WHERE p.spelt ORDER BY a.seq";
        self.query(sql, |row| {
            let facts = facts(text(row, 1)?, text(row, 2)?, String::new())?;
            each(take(row, 0)?, facts, &numbers(&take::<Vec<u8>>(row, 3)?))
        })
    }

    /// Hands over every article with its key, all that was read from it, and the numbers that [`Self::set_parties`]
    /// noted: all articles in the order of their keys, or those with claims in the order of the keys of their claims.
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_article(
        &self,
        with_claims: bool,
        mut each: impl FnMut(Seq, String, ArticleFacts, Vec<u32>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let order =
            if with_claims { "WHERE a.has_claims ORDER BY k.article_id || ':'" } else { "ORDER BY k.article_id" };
        // Keys lead: the bodies are looked up one by one, never sorted.
        let sql =
            format!("SELECT k.seq, k.article_id FROM keys AS k CROSS JOIN articles AS a ON a.seq = k.seq {order}");
        self.query(&sql, |row| {
            let seq: Seq = take(row, 0)?;
            let (facts, names) = self.article(seq)?;
            each(seq, take(row, 1)?, facts, names)
        })
    }

    fn article(&self, seq: Seq) -> Result<(ArticleFacts, Vec<u32>), Error> {
        let sql = "SELECT a.article, a.facts, b.body, p.names FROM articles AS a
            JOIN bodies AS b ON b.seq = a.seq JOIN parties AS p ON p.seq = a.seq WHERE a.seq = ?";
        let reading = || failed("reading the spool");
        let mut statement = self.connection.prepare_cached(sql).map_err(reading())?;
        let mut rows = statement.query([seq]).map_err(reading())?;
        let row = rows.next().map_err(reading())?.ok_or(rusqlite::Error::QueryReturnedNoRows).map_err(reading())?;
        let facts = facts(text(row, 0)?, text(row, 1)?, take(row, 2)?)?;
        Ok((facts, numbers(&take::<Vec<u8>>(row, 3)?)))
    }

    /// What is read by [`Sketch`]es: see [`Self::each_band`].
    ///
    /// # Errors
    /// When the disk fails, or `each` does.
    pub fn each_band(&mut self, band: usize, each: impl FnMut(Seq, u64)) -> Result<(), Error> {
        self.sketches.each(band, each)
    }

    fn execute(&self, sql: &str, values: impl rusqlite::Params) -> Result<(), Error> {
        let writing = || failed("writing to the spool");
        let mut statement = self.connection.prepare_cached(sql).map_err(writing())?;
        statement.execute(values).map(drop).map_err(writing())
    }

    fn one<T: rusqlite::types::FromSql>(&self, sql: &str, key: impl rusqlite::ToSql) -> Result<Option<T>, Error> {
        let reading = || failed("reading the spool");
        let mut statement = self.connection.prepare_cached(sql).map_err(reading())?;
        statement.query_row([key], |row| row.get(0)).optional().map_err(reading())
    }

    fn query(&self, sql: &str, mut each: impl FnMut(&Row<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let reading = || failed("reading the spool");
        let mut statement = self.connection.prepare(sql).map_err(reading())?;
        let mut rows = statement.query([]).map_err(reading())?;
        while let Some(row) = rows.next().map_err(reading())? {
            each(row)?;
        }
        Ok(())
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|four| Some(u32::from_le_bytes(four.try_into().ok()?))).collect()
}

fn facts(article: &str, said: &str, body: String) -> Result<ArticleFacts, Error> {
    let mut article: Article = parsed(article)?;
    article.body = body;
    let Said { relevant, parties, claims } = parsed(said)?;
    Ok(ArticleFacts { article, relevant, parties: parties.into_owned(), claims: claims.into_owned() })
}

fn parsed<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Error> {
    let broken = |error: serde_json::Error| Error::Format { path: "the spool".into(), reason: error.to_string() };
    serde_json::from_str(text).map_err(broken)
}

fn take<T: rusqlite::types::FromSql>(row: &Row<'_>, column: usize) -> Result<T, Error> {
    row.get(column).map_err(failed("reading the spool"))
}

fn text<'r>(row: &'r Row<'_>, column: usize) -> Result<&'r str, Error> {
    let value = row.get_ref(column).map_err(failed("reading the spool"))?;
    value.as_str().map_err(|fault| failed("reading the spool")(fault.into()))
}

fn failed(doing: &'static str) -> impl FnOnce(rusqlite::Error) -> Error {
    move |source| Error::Database { doing: doing.to_owned(), source }
}
