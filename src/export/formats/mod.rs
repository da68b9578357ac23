//! One file for each format.

pub(super) mod csv;
mod jsonl;
mod sqlite;

pub(super) use csv::Csv;
pub(super) use jsonl::Jsonl;
pub(super) use sqlite::Sqlite;
