//! One row of a table or view: whether its cells can be what they are said to be.

use super::found::Found;
use crate::model::PartialDate;
use crate::store::{Column, ColumnType, Fault, Table};
use rusqlite::Row;
use rusqlite::types::ValueRef;

/// Looks at every cell of a row.
pub(super) fn look(row: &Row<'_>, table: &Table, found: &mut Found) {
    for (at, column) in table.columns.iter().enumerate() {
        let wrong = match row.get_ref(at) {
            Ok(ValueRef::Text(text)) => fault(text, column),
            Ok(ValueRef::Blob(_)) => Some("holds bytes where text belongs".to_owned()),
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(wrong) = wrong {
            found.push(Fault::new(
                format!("{}.{}", table.name, column.name),
                format!("row {}: {wrong}", key(row, table)),
            ));
        }
    }
}

/// What is wrong with a text in a column.
fn fault(text: &[u8], column: &Column) -> Option<String> {
    let Ok(text) = std::str::from_utf8(text) else {
        return Some("is not UTF-8".to_owned());
    };
    if text.is_empty() {
        return Some("is an empty text, which CSV cannot tell from NULL".to_owned());
    }
    let date = || PartialDate::parse(text);
    let sound = match column.holds {
        ColumnType::Date => date().is_some(),
        ColumnType::Day => date().is_some_and(|date| date.exact().is_some()),
        _ => true,
    };
    (!sound).then(|| format!("{} is no date of the calendar", brief(text)))
}

/// The cells of the key of a row, which name it.
pub(super) fn key(row: &Row<'_>, table: &Table) -> String {
    let cell = |name: &String| match row.get_ref(name.as_str()) {
        Ok(ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned(),
        Ok(ValueRef::Integer(number)) => number.to_string(),
        _ => "-".to_owned(),
    };
    table.key.iter().map(cell).collect::<Vec<_>>().join(" ")
}

/// A text in quotation marks, cut where it is long.
pub(super) fn brief(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}...", &text[..end]),
        None => format!("{text:?}"),
    }
}
