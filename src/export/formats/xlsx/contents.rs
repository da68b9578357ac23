//! The first sheets of the workbook, which explain the others.

use super::cell::MARK;
use super::sheet::{Filled, MOST_ROWS};
use crate::store::Table;
use rust_xlsxwriter::{Format, FormatAlign, Url, Workbook, Worksheet, XlsxError};

/// The name of the sheet that lists the sheets.
pub(super) const SHEETS: &str = "about";

/// The name of the sheet that lists their columns.
pub(super) const COLUMNS: &str = "columns";

/// Above the list of sheets.
const WORDS: [&str; 5] = [
    "Sanctions, designations and international agreements, as news articles and official releases state them.",
    "A view (v_...) has one row for each article and fact, with lists joined by \"; \"; tables hold each thing once and \
     are joined by their keys.",
    "Dates that are known to the day are dates; those of which only the month or the year is known are text. An empty \
     cell is a missing value.",
    "A cell holds 32,767 characters. Longer text is cut there and ends in",
    "What each column means stands in the sheet",
];

/// What the sheets hold.
#[derive(Debug, Default)]
pub(super) struct Contents {
    sheets: Vec<(Filled, String)>,
    columns: Vec<[String; 4]>,
}

impl Contents {
    /// Tells of the sheets of a table.
    pub(super) fn add(&mut self, table: &Table, parts: Vec<Filled>) {
        let count = parts.len();
        for (filled, part) in parts.into_iter().zip(1..) {
            let mut what = table.description.clone();
            if count > 1 {
                what.push_str(&format!(" Part {part} of {count}: a sheet holds no more than {MOST_ROWS} rows."));
            }
            self.sheets.push((filled, what));
        }
        for column in &table.columns {
            let holds = column.holds.name().to_owned();
            self.columns.push([table.name.clone(), column.name.clone(), holds, column.description.clone()]);
        }
    }

    /// How many rows each sheet holds.
    #[cfg(test)]
    pub(super) fn rows(&self) -> Vec<u32> {
        self.sheets.iter().map(|(filled, _)| filled.rows).collect()
    }

    /// Fills the first sheets.
    pub(super) fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        let head = Format::new().set_bold();
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        self.write_sheets(workbook.worksheet_from_name(SHEETS)?, &head, &wrapped)?;
        self.write_columns(workbook.worksheet_from_name(COLUMNS)?, &head, &wrapped)
    }

    fn write_sheets(&self, sheet: &mut Worksheet, head: &Format, wrapped: &Format) -> Result<(), XlsxError> {
        let [first, views, dates, cut, columns] = WORDS;
        sheet.write_string_with_format(0, 0, first, head)?;
        let words = [views, dates, &format!("{cut} \"{}\".", MARK.trim()), &format!("{columns} \"{COLUMNS}\".")];
        for (words, row) in words.into_iter().zip(1..) {
            sheet.write_string(row, 0, words)?;
        }
        let top = 6;
        for (name, at) in ["sheet", "what a row is", "rows", "texts cut"].into_iter().zip(0..) {
            sheet.write_string_with_format(top, at, name, head)?;
        }
        for ((filled, what), row) in self.sheets.iter().zip(top + 1..) {
            let link = Url::new(format!("internal:'{}'!A1", filled.name)).set_text(&filled.name);
            sheet.write_url(row, 0, link)?;
            sheet.write_string_with_format(row, 1, what, wrapped)?;
            sheet.write_number(row, 2, filled.rows)?;
            sheet.write_number(row, 3, filled.cut as f64)?;
        }
        for (width, at) in [28.0, 90.0, 10.0, 10.0].into_iter().zip(0..) {
            sheet.set_column_width(at, width)?;
        }
        Ok(())
    }

    fn write_columns(&self, sheet: &mut Worksheet, head: &Format, wrapped: &Format) -> Result<(), XlsxError> {
        for (name, at) in ["table or view", "column", "type", "what it means"].into_iter().zip(0..) {
            sheet.write_string_with_format(0, at, name, head)?;
        }
        for (cells, row) in self.columns.iter().zip(1..) {
            for (words, at) in cells.iter().zip(0..) {
                sheet.write_string_with_format(row, at, words, wrapped)?;
            }
        }
        for (width, at) in [28.0, 24.0, 10.0, 90.0].into_iter().zip(0..) {
            sheet.set_column_width(at, width)?;
        }
        let last = u32::try_from(self.columns.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last, 3)?.set_freeze_panes(1, 0)?;
        Ok(())
    }
}
