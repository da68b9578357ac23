//! Values as the cells of a spreadsheet.

use crate::model::PartialDate;
use crate::store::ColumnType;
use rusqlite::types::ValueRef;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

/// How many characters, as UTF-16 counts them, a cell holds.
const MOST: usize = 32_767;

/// What ends a text that was cut.
pub(super) const MARK: &str = " […cut]";

/// The first day that all spreadsheets count alike: some take 1900 for a leap year.
const FIRST_DAY: &str = "1900-03-01";

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cell {
    /// How many characters wide it is shown.
    pub(super) width: usize,
    /// Whether it was cut.
    pub(super) cut: bool,
}

/// Writes a value: numbers, booleans and days as such, all else as text; nothing for NULL.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: ValueRef<'_>,
    holds: ColumnType,
    day: &Format,
) -> Result<Cell, XlsxError> {
    let shown = |width| Ok(Cell { width, cut: false });
    match value {
        ValueRef::Null => shown(0),
        ValueRef::Integer(number) if holds == ColumnType::Boolean => {
            sheet.write_boolean(row, column, number != 0)?;
            shown(5)
        }
        ValueRef::Integer(number) => {
            sheet.write_number(row, column, number as f64)?;
            shown(number.to_string().len())
        }
        ValueRef::Real(number) => {
            sheet.write_number(row, column, number)?;
            shown(8)
        }
        ValueRef::Text(words) | ValueRef::Blob(words) => {
            let words = String::from_utf8_lossy(words);
            if let Some(date) = day_of(&words, holds) {
                sheet.write_datetime_with_format(row, column, &date, day)?;
                return shown(10);
            }
            write_text(sheet, (row, column), &words)
        }
    }
}

fn write_text(sheet: &mut Worksheet, (row, column): (u32, u16), words: &str) -> Result<Cell, XlsxError> {
    let kept = fitting(words);
    match kept {
        Some(kept) => sheet.write_string(row, column, format!("{kept}{MARK}"))?,
        None => sheet.write_string(row, column, words)?,
    };
    let longest = words.lines().next().map_or(0, |line| line.chars().take(80).count());
    Ok(Cell { width: longest, cut: kept.is_some() })
}

/// The day that a text of a column of dates is, where spreadsheets know it.
fn day_of(words: &str, holds: ColumnType) -> Option<ExcelDateTime> {
    if !matches!(holds, ColumnType::Date | ColumnType::Day) || words < FIRST_DAY {
        return None;
    }
    PartialDate::parse(words)?.exact()?;
    ExcelDateTime::parse_from_str(words).ok()
}

/// The beginning of a text that a cell cannot hold whole, to which the mark is to be added.
fn fitting(words: &str) -> Option<&str> {
    if words.len() <= MOST || words.encode_utf16().count() <= MOST {
        return None;
    }
    let mut left = MOST - MARK.encode_utf16().count();
    let end = words.char_indices().find(|(_, letter)| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        !fits
    });
    end.map(|(end, _)| &words[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_what_a_cell_holds_and_marked() {
        assert_eq!(fitting(&"ж".repeat(MOST)), None);
        assert_eq!(fitting(&"ж".repeat(MOST + 1)).map(|kept| kept.chars().count()), Some(MOST - 7));
        // Each takes two of what UTF-16 counts, and none is cut in half.
        assert_eq!(fitting(&"𝄞".repeat(MOST / 2)), None);
        assert_eq!(fitting(&"𝄞".repeat(MOST / 2 + 1)).map(|kept| kept.chars().count()), Some(MOST / 2 - 3));
    }

    #[test]
    fn only_whole_days_of_columns_of_dates_are_dates() {
        let is_day = |words, holds| day_of(words, holds).is_some();
        assert!(is_day("2020-02-29", ColumnType::Date) && is_day("1900-03-01", ColumnType::Day));
        assert!(!is_day("2020-02", ColumnType::Date) && !is_day("1899-12-31", ColumnType::Date));
        assert!(!is_day("2020-02-29", ColumnType::Text));
    }
}
