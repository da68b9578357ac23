//! A dataset that stands on disk, opened again to be asked.

use super::{APPLICATION_ID, Store, doing};
use crate::error::Error;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

impl Store {
    /// Opens the database of a dataset that this version can read, without changing it.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let refused = |reason: String| Error::Dataset { path: path.to_owned(), reason };
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(|fault| refused(fault.to_string()))?;
        let mark = connection.pragma_query_value(None, "application_id", |row| row.get::<_, i32>(0));
        if mark.map_err(|fault| refused(fault.to_string()))? != APPLICATION_ID {
            return Err(refused("not a dataset of this program".to_owned()));
        }
        connection.execute_batch("PRAGMA cache_size = -8192").map_err(|fault| refused(fault.to_string()))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// The rows of a query, each cell as text; `None` for NULL.
    pub fn cells(&self, sql: &str) -> Result<Vec<Vec<Option<String>>>, Error> {
        let failed = || doing(format!("asking {sql}"));
        let mut statement = self.connection.prepare(sql).map_err(failed())?;
        let width = statement.column_count();
        let text = |value: ValueRef<'_>| match value {
            ValueRef::Null => None,
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Text(words) | ValueRef::Blob(words) => Some(String::from_utf8_lossy(words).into_owned()),
        };
        let rows = statement.query_map([], |row| (0..width).map(|column| row.get_ref(column).map(text)).collect());
        rows.and_then(Iterator::collect).map_err(failed())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;

    #[test]
    fn a_dataset_is_asked_and_anything_else_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.sqlite");
        let mut store = Store::create(&path).expect("made");
        store.load(sample::dataset(), &sample::vocabulary()).expect("loaded");
        store.close().expect("closed");
        let store = Store::open(&path).expect("a dataset");
        let rows = store.cells("SELECT publisher, 2, 0.5 FROM articles ORDER BY article_id").expect("rows");
        let text = |words: &str| Some(words.to_owned());
        let last = [text("2"), text("0.5")];
        assert_eq!(rows[0][1..], last);
        assert_eq!(rows[1][0], None);
        assert!(matches!(store.cells("SELECT nothing"), Err(Error::Database { .. })));
        let other = folder.path().join("other.sqlite");
        Connection::open(&other).expect("made").execute_batch("CREATE TABLE x (y)").expect("a table");
        std::fs::write(folder.path().join("text.sqlite"), "no database, but some words").expect("written");
        for refused in ["other.sqlite", "text.sqlite", "none.sqlite"] {
            assert!(matches!(Store::open(&folder.path().join(refused)), Err(Error::Dataset { .. })), "{refused}");
        }
    }
}
