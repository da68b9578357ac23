//! One workbook for a spreadsheet: a sheet that explains the others, one that explains their columns, and a sheet for each
//! view and each table.
//!
//! Rows pass through temporary files, not through memory. Text is written as text, whatever it begins with: no cell is
//! a formula.

mod cell;
mod contents;
mod sheet;

use crate::error::Error;
use crate::export::format::{About, Format, Layout, Source};
use crate::export::written::{Tally, Written};
use crate::store::Table;
use contents::Contents;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::path::Path;

/// The file name of the workbook.
const WORKBOOK: &str = "sanctions.xlsx";

/// An Excel workbook.
pub(in crate::export) struct Xlsx;

impl Format for Xlsx {
    fn about(&self) -> About {
        About {
            name: "xlsx",
            summary: "one Excel workbook with a sheet for each view and table, and one that explains them",
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            layout: Layout::OneFile(WORKBOOK),
        }
    }

    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error> {
        let mut file = Tally::create(source.folder, WORKBOOK)?;
        let path = file.path().to_owned();
        let mut workbook = begin(source.folder).map_err(|error| failed(&path, error))?;
        let mut contents = Contents::default();
        let (views, tables): (Vec<&Table>, Vec<&Table>) = source.tables.iter().partition(|table| table.is_view);
        for table in views.into_iter().chain(tables) {
            sheet::write(source.store, table, &mut workbook, &mut contents, (sheet::MOST_ROWS, &path))?;
        }
        let ended = contents.write(&mut workbook).and_then(|()| workbook.save_to_writer(&mut file));
        ended.map_err(|error| failed(&path, error))?;
        Ok(vec![file.finish()?])
    }
}

/// A workbook that begins with the sheets of its contents, and says nothing of when it was made.
fn begin(folder: &Path) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(folder)?;
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = "Sanctions, designations and international agreements in news articles";
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    for name in [contents::SHEETS, contents::COLUMNS] {
        workbook.add_worksheet().set_name(name)?;
    }
    Ok(workbook)
}

/// What became of the workbook, as the fault of a file.
fn failed(path: &Path, error: XlsxError) -> Error {
    let path = path.to_owned();
    match error {
        XlsxError::IoError(source) | XlsxError::TempFileError(_, source) => Error::Write { path, source },
        other => Error::Format { path, reason: other.to_string() },
    }
}
