//! A view or table as a sheet, or as several where one cannot hold all rows.

use super::cell::{self, Cell};
use super::contents::Contents;
use super::failed;
use crate::error::Error;
use crate::store::{Store, Table};
use rusqlite::Row;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// How many rows of data a sheet holds beside its header.
pub(super) const MOST_ROWS: u32 = 1_048_575;

/// How many characters the name of a sheet may have, less what numbers it.
const LONGEST_NAME: usize = 26;

/// How many characters a column is wide at most.
const WIDEST: usize = 50;

/// What a sheet holds.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// Its name.
    pub(super) name: String,
    /// How many rows beside the header.
    pub(super) rows: u32,
    /// How many texts were cut.
    pub(super) cut: u64,
}

/// Writes all rows of a table or view into sheets of at most `most` rows, and tells the contents of each.
pub(super) fn write(
    store: &Store,
    table: &Table,
    workbook: &mut Workbook,
    contents: &mut Contents,
    (most, path): (u32, &Path),
) -> Result<(), Error> {
    let mut parts = Vec::new();
    let mut open = Some(Open::begin(table, 1, workbook).map_err(|error| failed(path, error))?);
    store.each_row(table, |row| {
        if open.as_ref().is_none_or(|sheet| sheet.rows == most) {
            if let Some(full) = open.take() {
                parts.push(full.end(workbook).map_err(|error| failed(path, error))?);
            }
            let next = Open::begin(table, parts.len() + 1, workbook);
            open = Some(next.map_err(|error| failed(path, error))?);
        }
        let Some(sheet) = &mut open else { return Ok(()) };
        sheet.add(row, table, workbook, path)
    })?;
    if let Some(last) = open {
        parts.push(last.end(workbook).map_err(|error| failed(path, error))?);
    }
    contents.add(table, parts);
    Ok(())
}

/// A sheet that is being filled.
struct Open {
    /// Its place in the workbook.
    index: usize,
    name: String,
    rows: u32,
    cut: u64,
    widths: Vec<usize>,
    day: Format,
}

impl Open {
    /// Adds a sheet with its header: the first of a table, or one in which it goes on.
    fn begin(table: &Table, part: usize, workbook: &mut Workbook) -> Result<Self, XlsxError> {
        let index = workbook.worksheets().len();
        let name = name(&table.name, part);
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&name)?.set_freeze_panes(1, 0)?;
        let head = Format::new().set_bold();
        let mut widths = Vec::new();
        for (column, at) in table.columns.iter().zip(0..) {
            sheet.write_string_with_format(0, at, &column.name, &head)?;
            // Room for the button of the filter.
            widths.push(column.name.chars().count() + 3);
        }
        Ok(Self { index, name, rows: 0, cut: 0, widths, day: Format::new().set_num_format("yyyy-mm-dd") })
    }

    fn add(&mut self, row: &Row<'_>, table: &Table, workbook: &mut Workbook, path: &Path) -> Result<(), Error> {
        let sheet = workbook.worksheet_from_index(self.index).map_err(|error| failed(path, error))?;
        self.rows += 1;
        for ((column, at), width) in table.columns.iter().zip(0..).zip(&mut self.widths) {
            let unread = |error: rusqlite::Error| Error::Format { path: path.to_owned(), reason: error.to_string() };
            let value = row.get_ref(usize::from(at)).map_err(unread)?;
            let written = cell::write(sheet, (self.rows, at), value, column.holds, &self.day);
            let Cell { width: due, cut } = written.map_err(|error| failed(path, error))?;
            *width = due.clamp(*width, WIDEST.max(*width));
            self.cut += u64::from(cut);
        }
        Ok(())
    }

    /// Lets the header filter the rows, and the columns be as wide as what they hold.
    fn end(self, workbook: &mut Workbook) -> Result<Filled, XlsxError> {
        let sheet: &mut Worksheet = workbook.worksheet_from_index(self.index)?;
        for (width, at) in self.widths.iter().zip(0_u16..) {
            sheet.set_column_width(at, *width as f64)?;
        }
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, self.rows, last)?;
        Ok(Filled { name: self.name, rows: self.rows, cut: self.cut })
    }
}

/// The name of a sheet of a table: that of the table, cut where it is too long, and numbered from the second on.
fn name(table: &str, part: usize) -> String {
    let short: String = table.chars().take(LONGEST_NAME).collect();
    if part == 1 { short } else { format!("{short} ({part})") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;

    #[test]
    fn rows_beyond_what_a_sheet_holds_go_on_in_another() {
        let mut store = Store::in_memory().expect("made");
        store.load(sample::dataset(), &sample::vocabulary()).expect("loaded");
        let tables = store.catalogue().expect("a schema");
        let table = tables.iter().find(|table| table.name == "agreement_claim_parties").expect("there");
        let (mut workbook, mut contents) = (Workbook::new(), Contents::default());
        write(&store, table, &mut workbook, &mut contents, (4, Path::new("x"))).expect("written");
        let names: Vec<String> = workbook.worksheets().iter().map(Worksheet::name).collect();
        assert_eq!(names, ["agreement_claim_parties", "agreement_claim_parties (2)"]);
        assert_eq!(contents.rows(), [4, 2]);
    }
}
