//! CSV: RFC 4180, UTF-8, a header row, an empty field for NULL.

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use crate::export::{CSV_FOLDER, Options};
use crate::store::{Store, Table};
use csv::{ByteRecord, QuoteStyle, Terminator, Writer, WriterBuilder};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::io::Write;
use std::path::Path;

/// What a spreadsheet takes for the beginning of a formula, with the wide forms of East Asian keyboards, and the
/// apostrophe itself: with it in the list, every cell of a file that begins with an apostrophe has had one added.
const RISKY: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// The mark by which older spreadsheets know UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A CSV file for each table and view.
pub(in crate::export) struct Csv;

impl Format for Csv {
    fn about(&self) -> About {
        About {
            name: CSV_FOLDER,
            summary: "a CSV file for each table and view",
            media_type: "text/csv",
            layout: Layout::FileForEach,
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let Source { folder, options, .. } = *source;
        source.each_table(self.name(), |store, table, file| write(store, table, folder, file, options))
    }
}

/// Writes all rows of a table or view into a new file.
fn write(store: &Store, table: &Table, folder: &Path, name: &str, options: &Options) -> Result<Written, Error> {
    let mut tally = Tally::create(folder, name)?;
    let path = tally.path().to_owned();
    let failed = |source| Error::Write { path: path.clone(), source };
    if options.bom {
        tally.write_all(BYTE_ORDER_MARK.as_bytes()).map_err(failed)?;
    }
    let mut writer =
        WriterBuilder::new().terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary).from_writer(tally);
    let rows = write_rows(store, table, &mut writer, &path, options.spreadsheet_safe)?;
    let written = writer.into_inner().map_err(|error| failed(error.into_error()))?.finish()?;
    Ok(Written { rows: Some(rows), ..written })
}

/// Writes the header and the rows, and counts these.
fn write_rows<W: Write>(
    store: &Store,
    table: &Table,
    writer: &mut Writer<W>,
    path: &Path,
    safe: bool,
) -> Result<u64, Error> {
    writer.write_record(table.columns.iter().map(|column| &column.name)).map_err(|error| failed(path, error))?;
    let mut record = ByteRecord::new();
    let mut cell = Vec::new();
    let mut rows = 0;
    store.each_row(table, |row| {
        record.clear();
        for column in 0..table.columns.len() {
            cell.clear();
            self::cell(row, column, safe, &mut cell)
                .map_err(|error| Error::Format { path: path.to_owned(), reason: error.to_string() })?;
            record.push_field(&cell);
        }
        rows += 1;
        writer.write_byte_record(&record).map_err(|error| failed(path, error))
    })?;
    Ok(rows)
}

/// Appends the value of a column, as it stands in a CSV file, to an empty cell.
pub(crate) fn cell(row: &Row<'_>, column: usize, safe: bool, cell: &mut Vec<u8>) -> rusqlite::Result<()> {
    match row.get_ref(column)? {
        ValueRef::Null => {}
        ValueRef::Integer(number) => cell.extend_from_slice(number.to_string().as_bytes()),
        ValueRef::Real(number) => cell.extend_from_slice(number.to_string().as_bytes()),
        ValueRef::Text(words) | ValueRef::Blob(words) => {
            if safe && is_risky(words) {
                cell.push(b'\'');
            }
            cell.extend_from_slice(words);
        }
    }
    Ok(())
}

fn is_risky(words: &[u8]) -> bool {
    RISKY.iter().any(|first| words.starts_with(first.encode_utf8(&mut [0; 4]).as_bytes()))
}

fn failed(path: &Path, error: csv::Error) -> Error {
    let path = path.to_owned();
    let reason = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::Write { path, source },
        _ => Error::Format { path, reason },
    }
}
