//! The database itself: what all other formats are made from.

use crate::error::Error;
use crate::export::DATABASE;
use crate::export::format::{Format, Source};
use crate::export::written::Written;
use crate::store::Table;

/// One SQLite database.
pub(in crate::export) struct Sqlite;

impl Format for Sqlite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn summary(&self) -> &'static str {
        "one SQLite database with all tables and views; always made"
    }

    fn media_type(&self) -> &'static str {
        "application/vnd.sqlite3"
    }

    fn files(&self, _: &[Table]) -> Vec<String> {
        vec![DATABASE.to_owned()]
    }

    fn write(&self, _: &Source<'_>) -> Result<Vec<Written>, Error> {
        Ok(Vec::new())
    }
}
