//! One table as a CSV file: RFC 4180, UTF-8, a header row, an empty field for NULL.

use crate::error::Error;
use crate::store::{Store, Table};
use csv::{ByteRecord, QuoteStyle, Terminator, Writer, WriterBuilder};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// What a spreadsheet takes for the beginning of a formula, with the wide forms of East Asian keyboards, and the
/// apostrophe itself: with it in the list, every cell of a file that begins with an apostrophe has had one added.
const RISKY: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];

/// A file as it was written; it need not be on the disk yet.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) file: File,
    /// Its length.
    pub(super) bytes: u64,
    /// Lower-case hexadecimal SHA-256.
    pub(super) sha256: String,
}

/// Writes all rows of a table or view into a new file. With `safe`, words that a spreadsheet would run as a formula
/// get an apostrophe before them.
pub(super) fn write(store: &Store, table: &Table, path: &Path, safe: bool) -> Result<Written, Error> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    let file = File::create_new(path).map_err(failed)?;
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Tally::new(BufWriter::new(file)));
    write_rows(store, table, &mut writer, path, safe)?;
    let tally = writer.into_inner().map_err(|error| failed(error.into_error()))?;
    tally.finish().map_err(failed)
}

fn write_rows<W: Write>(
    store: &Store,
    table: &Table,
    writer: &mut Writer<W>,
    path: &Path,
    safe: bool,
) -> Result<(), Error> {
    writer.write_record(table.columns.iter().map(|column| &column.name)).map_err(|error| failed(path, error))?;
    let mut record = ByteRecord::new();
    let mut cell = Vec::new();
    store.each_row(table, |row| {
        record.clear();
        for column in 0..table.columns.len() {
            cell.clear();
            self::cell(row, column, safe, &mut cell)
                .map_err(|error| Error::Format { path: path.to_owned(), reason: error.to_string() })?;
            record.push_field(&cell);
        }
        writer.write_byte_record(&record).map_err(|error| failed(path, error))
    })
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

/// A file that counts and hashes what passes into it.
struct Tally {
    file: BufWriter<File>,
    bytes: u64,
    hash: Sha256,
}

impl Tally {
    fn new(file: BufWriter<File>) -> Self {
        Self { file, bytes: 0, hash: Sha256::new() }
    }

    fn finish(self) -> io::Result<Written> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        let sha256 = self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Written { file, bytes: self.bytes, sha256 })
    }
}

impl Write for Tally {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
