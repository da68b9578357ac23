//! One file or folder for each format.

pub(super) mod csv;
mod ftm;
mod html;
mod jsonl;
mod parquet;
mod sqlite;
mod xlsx;

pub(super) use csv::Csv;
pub(super) use ftm::Ftm;
pub(super) use html::Html;
pub(super) use jsonl::Jsonl;
pub(super) use parquet::Parquet;
pub(super) use sqlite::Sqlite;
pub(super) use xlsx::Xlsx;
