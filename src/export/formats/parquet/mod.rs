//! Apache Parquet: a file for each table and view, with typed columns and what the schema says of them.

mod columns;

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use crate::store::{Store, Table};
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use columns::Group;
use std::path::Path;
use std::sync::Arc;

/// A group of rows is written once it has so many, or holds about so many bytes.
const GROUP_ROWS: usize = 100_000;
const GROUP_BYTES: usize = 16 << 20;

/// A Parquet file for each table and view.
pub(in crate::export) struct Parquet;

impl Format for Parquet {
    fn about(&self) -> About {
        About {
            name: "parquet",
            summary: "a Parquet file for each table and view, with typed columns",
            media_type: "application/vnd.apache.parquet",
            layout: Layout::FileForEach,
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let folder = source.folder;
        source.each_table(self.name(), |store, table, file| write(store, table, folder, file))
    }
}

fn write(store: &Store, table: &Table, folder: &Path, name: &str) -> Result<Written, Error> {
    let file = Tally::create(folder, name)?;
    let path = file.path().to_owned();
    let failed = |error| failed(&path, error);
    let schema = columns::schema(table).map_err(failed)?;
    let mut writer = SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties(table))).map_err(failed)?;
    let mut group = Group::new(table);
    store.each_row(table, |row| {
        group.add(row).map_err(|reason| Error::Format { path: path.clone(), reason })?;
        if group.rows() == GROUP_ROWS || group.bytes() >= GROUP_BYTES {
            group.write(&mut writer).map_err(failed)?;
        }
        Ok(())
    })?;
    group.write(&mut writer).and_then(|()| writer.into_inner()).map_err(failed)?.finish()
}

/// How a file is written, with the words of the schema: `description` for the table, `column:<name>` for each column.
fn properties(table: &Table) -> WriterProperties {
    let columns = table.columns.iter().map(|column| (format!("column:{}", column.name), column.description.clone()));
    let words = [("description".to_owned(), table.description.clone())].into_iter().chain(columns);
    let metadata = words.map(|(key, words)| KeyValue::new(key, words)).collect();
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(concat!("sanctionary ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(metadata))
        .build()
}

fn failed(path: &Path, error: ParquetError) -> Error {
    let path = path.to_owned();
    match error {
        ParquetError::External(cause) => match cause.downcast::<std::io::Error>() {
            Ok(source) => Error::Write { path, source: *source },
            Err(cause) => Error::Format { path, reason: cause.to_string() },
        },
        other => Error::Format { path, reason: other.to_string() },
    }
}
