//! The database itself: what all other formats are made from.

use crate::error::Error;
use crate::export::DATABASE;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::Written;

/// One SQLite database.
pub(in crate::export) struct Sqlite;

impl Format for Sqlite {
    fn about(&self) -> About {
        About {
            name: "sqlite",
            summary: "one SQLite database with all tables and views; always made",
            media_type: "application/vnd.sqlite3",
            layout: Layout::OneFile(DATABASE),
        }
    }

    fn write(&self, _: &Source<'_>) -> Result<Vec<Written>, Error> {
        Ok(Vec::new())
    }
}
