//! The data dictionary: every table, view and column, in the words of the schema itself.

use crate::error::Error;
use crate::store::{Column, Store, Table};
use std::io::{self, Write};

/// Writes the data dictionary of this version's schema.
pub fn schema(out: &mut impl Write) -> Result<(), Error> {
    let tables = Store::in_memory()?.catalogue()?;
    for (heading, of_views) in [("TABLES", false), ("VIEWS", true)] {
        writeln!(out, "{heading}\n").map_err(Error::Output)?;
        for table in tables.iter().filter(|table| table.is_view == of_views) {
            describe(table, out).map_err(Error::Output)?;
        }
    }
    Ok(())
}

fn describe(table: &Table, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}: {}", table.name, table.description)?;
    writeln!(out, "  one row for each {}", table.key.join(", "))?;
    let width = table.columns.iter().map(|column| column.name.len()).max().unwrap_or(0);
    for column in &table.columns {
        let holds = column.holds.name();
        writeln!(out, "  {:width$}  {holds:7}  {}{}", column.name, column.description, remarks(table, column))?;
    }
    writeln!(out)
}

/// What keys say of a column, in brackets behind its description.
fn remarks(table: &Table, column: &Column) -> String {
    let mut remarks = Vec::new();
    if !table.is_view && table.key.contains(&column.name) {
        remarks.push("key".to_owned());
    } else if column.required {
        remarks.push("required".to_owned());
    }
    for key in &table.foreign_keys {
        let places = key.columns.iter().zip(&key.references).filter(|(from, _)| **from == column.name);
        remarks.extend(places.map(|(_, to)| format!("-> {}.{to}", key.table)));
    }
    if remarks.is_empty() { String::new() } else { format!(" [{}]", remarks.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_view_and_column_is_told_once() {
        let mut out = Vec::new();
        schema(&mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("readable");
        let columns: usize = tables.iter().map(|table| table.columns.len()).sum();
        for table in &tables {
            let told =
                format!("\n{}: {}\n  one row for each {}\n", table.name, table.description, table.key.join(", "));
            assert_eq!(text.matches(&told).count(), 1, "{}", table.name);
        }
        let of_columns = text.lines().filter(|l| l.starts_with("  ") && !l.starts_with("  one row for each "));
        assert_eq!(of_columns.count(), columns);
    }

    #[test]
    fn keys_are_told_with_their_columns() {
        let mut out = Vec::new();
        schema(&mut out).expect("written");
        let text = String::from_utf8(out).expect("text");
        assert!(text.contains("  claim_id    text     The claim. [key, -> claims.claim_id]\n"), "{text}");
        assert!(text.contains("[required, -> actions.code, -> modes.action]\n"), "{text}");
        assert!(text.contains("1 if it holds a word that could state a sanction or an agreement"), "{text}");
    }
}
