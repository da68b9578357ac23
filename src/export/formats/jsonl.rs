//! JSON Lines: a file for each table and view, a row in each line, as an object with all columns in their order.

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use crate::store::{ColumnType, Store, Table};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

/// A JSON Lines file for each table and view.
pub(in crate::export) struct Jsonl;

impl Format for Jsonl {
    fn about(&self) -> About {
        About {
            name: "jsonl",
            summary: "a file of JSON Lines for each table and view, with numbers, booleans and nulls as such",
            media_type: "application/x-ndjson",
            layout: Layout::FileForEach,
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let folder = source.folder;
        source.each_table(self.name(), |store, table, file| write(store, table, folder, file))
    }
}

fn write(store: &Store, table: &Table, folder: &Path, name: &str) -> Result<Written, Error> {
    let mut file = Tally::create(folder, name)?;
    let mut line = Vec::new();
    store.each_row(table, |row| {
        line.clear();
        write_row(row, table, &mut line)
            .and_then(|()| file.write_all(&line))
            .map_err(|source| Error::Write { path: file.path().to_owned(), source })
    })?;
    file.finish()
}

/// Writes a row as one line.
fn write_row(row: &Row<'_>, table: &Table, line: &mut Vec<u8>) -> io::Result<()> {
    for (at, column) in table.columns.iter().enumerate() {
        line.push(if at == 0 { b'{' } else { b',' });
        serde_json::to_writer(&mut *line, &column.name)?;
        line.push(b':');
        write_value(row.get_ref(at).map_err(io::Error::other)?, column.holds, line)?;
    }
    line.extend_from_slice(b"}\n");
    Ok(())
}

fn write_value(value: ValueRef<'_>, holds: ColumnType, line: &mut Vec<u8>) -> io::Result<()> {
    let written = match value {
        ValueRef::Null => serde_json::to_writer(line, &()),
        ValueRef::Integer(number) if holds == ColumnType::Boolean => serde_json::to_writer(line, &(number != 0)),
        ValueRef::Integer(number) => serde_json::to_writer(line, &number),
        ValueRef::Real(number) => serde_json::to_writer(line, &number),
        ValueRef::Text(words) | ValueRef::Blob(words) => {
            let words: Cow<'_, str> = String::from_utf8_lossy(words);
            serde_json::to_writer(line, &words)
        }
    };
    written.map_err(io::Error::from)
}
