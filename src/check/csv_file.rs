//! A CSV file read side by side with the table or view that it was written from.

use super::description::Description;
use super::found::Found;
use super::hashing::Hashing;
use super::row::{brief, key};
use crate::export;
use crate::store::{Fault, Table};
use csv::{ByteRecord, Reader, ReaderBuilder};
use rusqlite::Row;
use std::fs::File;
use std::io;
use std::path::Path;

/// A CSV file, read up to some row.
pub(super) struct Beside<'n> {
    name: &'n str,
    reader: Reader<Hashing>,
    safe: bool,
    record: ByteRecord,
    cell: Vec<u8>,
    rows: u64,
    /// The first row that differs; those after it often follow from it.
    difference: Option<Fault>,
    /// What ended the reading before the end of the file.
    broken: Option<Fault>,
}

impl<'n> Beside<'n> {
    /// Opens a file and compares its header with the columns of the table. With `safe`, cells that a spreadsheet would
    /// run as a formula carry an apostrophe.
    pub(super) fn open(path: &Path, name: &'n str, table: &Table, safe: bool) -> Result<Self, Fault> {
        let failed = |error: io::Error| Fault::new(name, format!("cannot be read: {error}"));
        match path.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Fault::new(name, "is missing")),
            Err(error) => return Err(failed(error)),
            Ok(found) if !found.is_file() => return Err(Fault::new(name, "is no file")),
            Ok(_) => {}
        }
        let file = Hashing::new(File::open(path).map_err(failed)?);
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
        let (record, cell) = (ByteRecord::new(), Vec::new());
        let mut beside = Self { name, reader, safe, record, cell, rows: 0, difference: None, broken: None };
        let header = table.columns.iter().map(|column| column.name.as_bytes());
        if beside.advance() && !beside.record.iter().eq(header) {
            beside.difference = Some(Fault::new(name, "the header does not name the columns of the table"));
        }
        Ok(beside)
    }

    /// Reads the next record; `false` at the end, or where there is no reading on.
    fn advance(&mut self) -> bool {
        if self.broken.is_some() {
            return false;
        }
        self.reader.read_byte_record(&mut self.record).unwrap_or_else(|error| {
            self.broken = Some(Fault::new(self.name, format!("cannot be read: {error}")));
            false
        })
    }

    /// Compares the next record with a row of the database.
    pub(super) fn compare(&mut self, row: &Row<'_>, table: &Table) {
        if !self.advance() {
            return;
        }
        self.rows += 1;
        if self.difference.is_none() {
            self.difference = self
                .differs(row, table)
                .map(|what| Fault::new(self.name, format!("row {} ({}): {what}", self.rows, key(row, table))));
        }
    }

    fn differs(&mut self, row: &Row<'_>, table: &Table) -> Option<String> {
        let (width, due) = (self.record.len(), table.columns.len());
        if width != due {
            return Some(format!("{width} cells for {due} columns"));
        }
        for (at, (found, column)) in self.record.iter().zip(&table.columns).enumerate() {
            self.cell.clear();
            if let Err(error) = export::cell(row, at, self.safe, &mut self.cell) {
                return Some(error.to_string());
            }
            if found != self.cell {
                let [here, there] = [found, &self.cell].map(|cell| brief(&String::from_utf8_lossy(cell)));
                return Some(format!("{} is {here} where the database has {there}", column.name));
            }
        }
        None
    }

    /// Reads to the end, and compares the number of rows with that of the table, and the bytes with what the
    /// description says of them.
    pub(super) fn finish(mut self, rows: u64, description: Option<&Description>) -> Found {
        while self.advance() {
            self.rows += 1;
        }
        let mut found = Found::default();
        let count = format!("{} rows where the database has {rows}", self.rows);
        let whole = self.broken.is_none();
        self.broken.into_iter().chain(self.difference).for_each(|fault| found.push(fault));
        if whole && self.rows != rows {
            found.push(Fault::new(self.name, count));
        }
        let (bytes, sha256) = self.reader.into_inner().finish();
        let described = description.filter(|_| whole).and_then(|description| description.of(self.name));
        if let Some(what) = described.and_then(|resource| resource.differs(bytes, &sha256)) {
            found.push(Fault::new(self.name, what));
        }
        found
    }
}
