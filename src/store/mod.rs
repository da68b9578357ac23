//! The dataset in SQLite: the schema, its rows, and both read back.
//!
//! A store is filled once, in one transaction, and not changed afterwards. Files of equal datasets are equal byte for
//! byte: they are made new, by the same statements in the same order. Where the files stand and how they come there is
//! left to `export`.

mod catalogue;
mod constraints;
mod derived;
mod dictionary;
mod filling;
mod migrations;
mod reading;
mod rows;
#[cfg(test)]
pub(crate) mod sample;
mod values;
mod verify;
mod vocabulary;
mod words;

pub use catalogue::{Column, ColumnType, ForeignKey, SEARCHES, Table};
pub use filling::{BANDS, Counts, Filling};
pub use verify::Fault;
pub use vocabulary::{VOCABULARY_TABLES, Vocabulary};

use crate::error::Error;
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
             PRAGMA temp_store = FILE; PRAGMA cache_size = -32768; PRAGMA foreign_keys = ON;"
        );
        connection.execute_batch(&settings).map_err(doing("setting up the file"))?;
        migrations::apply(&mut connection)?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, path })
    }

    /// Every table and view, in the order of the migrations, with what the schema says of them.
    pub fn catalogue(&self) -> Result<Vec<Table>, Error> {
        catalogue::read(&self.connection).map_err(doing("reading the schema"))
    }

    /// How many rows a table or view has.
    pub fn rows(&self, table: &Table) -> Result<u64, Error> {
        let sql = format!("SELECT count(*) FROM \"{}\"", table.name);
        let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0)).map_err(doing("counting rows"))?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Hands over every row of a table or view, its columns in order, sorted by its key.
    pub fn each_row(&self, table: &Table, visit: impl FnMut(&Row<'_>) -> Result<(), Error>) -> Result<(), Error> {
        self.each(&table.query(), &format!("reading {}", table.name), visit)
    }

    /// Hands over the first column, which must hold text, of every row that a query gives.
    pub fn each_text(&self, sql: &str, mut visit: impl FnMut(&str) -> Result<(), Error>) -> Result<(), Error> {
        let asking = format!("asking {sql}");
        self.each(sql, &asking, |row| {
            visit(row.get_ref(0).and_then(|cell| Ok(cell.as_str()?)).map_err(doing(&asking))?)
        })
    }

    /// Hands over every row that a query gives; `what` says what is done there, for the message where it fails.
    pub fn each(
        &self,
        sql: &str,
        what: &str,
        mut visit: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut statement = self.connection.prepare(sql).map_err(doing(what))?;
        let mut rows = statement.query([]).map_err(doing(what))?;
        while let Some(row) = rows.next().map_err(doing(what))? {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Dataset;
    use crate::model::vocabulary::{FactKind, Mode};
    use rusqlite::types::ValueRef;

    fn filled(change: impl FnOnce(&mut Dataset)) -> Result<Store, Error> {
        let mut dataset = sample::dataset();
        change(&mut dataset);
        let mut store = Store::in_memory()?;
        store.load(dataset, &sample::vocabulary()).map(|_| store)
    }

    /// The rows of a query, cells parted by `|`, NULL as `-`.
    fn rows(store: &Store, sql: &str) -> Vec<String> {
        let mut statement = store.connection.prepare(sql).expect(sql);
        let width = statement.column_count();
        let cell = |value: ValueRef<'_>| match value {
            ValueRef::Null => "-".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(words) | ValueRef::Blob(words) => String::from_utf8_lossy(words).into_owned(),
        };
        let rows = statement
            .query_map([], |row| (0..width).map(|column| row.get_ref(column).map(cell)).collect::<Result<Vec<_>, _>>());
        rows.expect(sql).map(|row| row.expect(sql).join("|")).collect()
    }

    #[test]
    fn every_table_takes_its_rows() {
        let store = filled(|_| {}).expect("the sample is sound");
        let dataset = sample::dataset();
        for table in store.catalogue().expect("readable") {
            let mut count = 0;
            store
                .each_row(&table, |_| {
                    count += 1;
                    Ok(())
                })
                .expect("readable");
            // The articles of the sample agree in everything.
            assert_eq!(count > 0, table.name != "v_conflicts", "the sample has no rows for {}", table.name);
        }
        assert_eq!(rows(&store, "SELECT count(*) FROM mentions"), [dataset.mentions.len().to_string()]);
        let texts = rows(&store, "SELECT title, publisher, body FROM articles ORDER BY article_id");
        assert_eq!(
            texts,
            [
                format!("Ruritania sanctions «Иван»|-The Strelsau Post|{}", sample::BODY),
                format!("-|-|{}", sample::BODY)
            ]
        );
        assert_eq!(
            rows(&store, "SELECT party_id, role, for_party_id, ordinal FROM agreement_claim_parties")[3..],
            [
                "country:na|mediator|-|3",
                "person:mohammed|signed_by|country:zr|4",
                "person:mohammed|signed_by|group:red|5"
            ]
        );
    }

    #[test]
    fn what_the_schema_forbids_is_refused() {
        let refused = |change: fn(&mut Dataset), doing: &str| match filled(change) {
            Err(Error::Database { doing: at, .. }) => assert_eq!(at, doing),
            other => panic!("{doing}: {other:?}"),
        };
        refused(|d| d.mentions[1].end_char = 29, "inserting row 2 into mentions");
        refused(|d| d.mentions[0].party_id = "country:na".into(), "inserting row 1 into mentions");
        refused(|d| d.claims[0].confidence = 1.5, "inserting row 1 into claims");
        refused(|d| d.claims[0].attributed_to = Some("nobody".into()), "inserting row 1 into claims");
        refused(|d| d.articles[0].sha256 = "0F".repeat(32), "inserting row 1 into articles");
        refused(|d| d.articles[1].body = String::new(), "inserting row 2 into articles");
        refused(|d| d.articles[1].duplicate_of = Some("article:b".into()), "inserting row 2 into articles");
        refused(|d| d.articles[1].duplicate_of = Some("article:c".into()), "finishing to write");
        refused(|d| d.sanction_claims[0].mode = Some(Mode::Lifted), "inserting row 1 into sanction_claims");
        refused(|d| d.claim_topics[1].item = "weather".into(), "inserting row 2 into claim_topics");
        refused(|d| d.party_names[7].is_primary = true, "inserting row 8 into party_names");
        refused(|d| d.evidence[0].quote.push('x'), "inserting row 1 into evidence");
        refused(|d| d.regimes.push(d.regimes[0].clone()), "inserting row 2 into regimes");
    }

    #[test]
    fn what_no_constraint_can_say_is_found() {
        let found = |change: fn(&mut Dataset), fault: &str| match filled(change) {
            Err(Error::Format { reason, .. }) => assert_eq!(reason.split(':').next(), Some(fault), "{reason}"),
            other => panic!("{fault}: {other:?}"),
        };
        found(
            |d| d.evidence[0].quote = d.evidence[0].quote.to_uppercase(),
            "1 quotes that do not stand at their place in the article",
        );
        found(|d| d.evidence.retain(|e| e.claim_id != "b/1"), "1 claims without evidence");
        found(
            |d| d.claims[0].fact = FactKind::Agreement,
            "1 claims whose row does not stand in the table of their fact, and there alone",
        );
        found(|d| d.mentions[2].end_char = 900, "1 articles with mentions past their end");
    }

    #[test]
    fn a_date_must_be_one_of_the_calendar() {
        let store = filled(|_| {}).expect("the sample is sound");
        let mut set = store.connection.prepare("UPDATE regimes SET started_on = ?1").expect("prepared");
        for date in ["2020", "2020-12", "2020-02-29", "0001-01-01"] {
            set.execute([date]).expect(date);
        }
        for date in ["", "20", "2020-", "2020-13", "2020-00", "2021-02-29", "2020-1-01", "0000", "now", "2020-01-01 "] {
            assert!(set.execute([date]).is_err(), "{date}");
        }
    }

    #[test]
    fn a_vocabulary_that_the_schema_lacks_is_refused() {
        let unknown = Vocabulary { table: "claims".to_owned(), rows: Vec::new() };
        let loaded = Store::in_memory().expect("made").load(Dataset::default(), &[unknown]);
        assert!(matches!(loaded, Err(Error::Lexicon { file, .. }) if file == "claims"));
    }

    #[test]
    fn a_failed_load_leaves_the_store_empty() {
        let mut store = Store::in_memory().expect("made");
        let mut dataset = sample::dataset();
        dataset.evidence.clear();
        store.load(dataset, &sample::vocabulary()).expect_err("claims need evidence");
        assert_eq!(rows(&store, "SELECT count(*) FROM articles"), ["0"]);
    }

    #[test]
    fn parties_are_shown_as_the_article_names_them() {
        let store = filled(|_| {}).expect("the sample is sound");
        let sql = "SELECT source, party_id, code, name, kind, country, aliases, roles FROM v_article_parties";
        assert_eq!(
            rows(&store, sql),
            [
                "a, \"b\".txt|country:zr|ZR|Ruritania|country|ZR|-|-",
                "a, \"b\".txt|group:red|-|the\nRed Band|group|-|Red Band|-",
                "a, \"b\".txt|person:ivan|-|Иван|person|NA|伊万; Ivan|=Minister; Chancellor",
                "a, \"b\".txt|person:mohammed|-|محمد|person|-|-|-",
            ]
        );
    }

    #[test]
    fn facts_are_shown_as_the_article_states_them() {
        let store = filled(|_| {}).expect("the sample is sound");
        assert_eq!(
            rows(&store, "SELECT * FROM v_article_sanctions"),
            [
                "a, \"b\".txt|regime:zr-red|country:zr|ZR|group:red|the\nRed Band|@the band's \"banks\"|impose|tightened|\
                 2020-02|-|2022|arms; asset_freeze|raids,\r\nand worse|ZR-BANDS|=Ruritania said \"no\" to 伊万.|0.875|\
                 2020-02-01|2020-02-29|month|a/1|article:a|2021-03-04|-The Strelsau Post|-",
                "b.txt|regime:zr-red|country:zr|ZR|group:red|Red Band|-|impose|tightened|2020-02|-|2022|-|-|-|\
                 Ruritania|0.875|2020-02-01|2020-02-29|month|b/1|article:b|2021|-|-",
            ]
        );
        assert_eq!(
            rows(&store, "SELECT * FROM v_article_designations"),
            [
                "a, \"b\".txt|designation:zr-ivan|person:ivan|Иван|伊万; Ivan|person|NA|country:zr|ZR|Office of Lists|+List|\
              regime:zr-red|designated|2021-03-03|Decree 5; \"Bands\"|Иван|0.875|2021-03-03|2021-03-03|day|a/2|\
              article:a|2021-03-04|-The Strelsau Post|-"
            ]
        );
        assert_eq!(
            rows(&store, "SELECT * FROM v_article_agreements"),
            ["a, \"b\".txt|agreement:pact|pact|treaty|signed|-|-|the\nRed Band; ZR|محمد|political; trade|\
              It signed with محمد, in Strelsau|0.875|-|-|-|a/3|article:a|2021-03-04|-The Strelsau Post|-"]
        );
    }

    #[test]
    fn an_act_counts_an_article_and_its_duplicates_once() {
        let store = filled(|_| {}).expect("the sample is sound");
        let act = |articles| {
            let reported = "1|2021|2021-03-04";
            format!("regime:zr-red|impose|tightened|2020-02|{articles}|2020-02-01|2020-02-29|month|{reported}")
        };
        assert_eq!(rows(&store, "SELECT * FROM v_acts"), [act(1)]);
        let store = filled(|d| d.articles[1].duplicate_of = None).expect("the sample is sound");
        assert_eq!(rows(&store, "SELECT * FROM v_acts"), [act(2)]);
    }

    #[test]
    fn no_file_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.sqlite");
        Store::create(&path).expect("made").close().expect("closed");
        let before = std::fs::read(&path).expect("there");
        assert!(matches!(Store::create(&path), Err(Error::Write { .. })));
        assert_eq!(std::fs::read(&path).expect("there"), before);
    }
}
