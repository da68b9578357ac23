//! The data dictionary inside the database: what the schema says of itself, as rows.

use super::catalogue::{self, Column, SEARCHES, Table};
use super::doing;
use super::rows::insert;
use crate::error::Error;
use rusqlite::Connection;

/// A row of `data_dictionary`.
type Entry = (String, i64, Option<String>, String, bool, bool, Option<String>, String);

/// Fills `data_dictionary` from the schema.
pub(super) fn fill(connection: &Connection) -> Result<(), Error> {
    let tables = catalogue::read(connection).map_err(doing("reading the schema"))?;
    let into = "data_dictionary (table_name, position, column_name, type, is_key, is_required, refers_to, description)";
    let searches = SEARCHES.map(|(name, words)| head(name, "search", words));
    let mut entries: Vec<Entry> = tables.iter().flat_map(entries).chain(searches).collect();
    entries.sort();
    insert(connection, into, entries)
}

fn head(name: &str, kind: &str, words: &str) -> Entry {
    (name.to_owned(), 0, None, kind.to_owned(), false, false, None, words.to_owned())
}

/// The rows of a table: its own, then those of its columns.
fn entries(table: &Table) -> Vec<Entry> {
    let own = head(&table.name, if table.is_view { "view" } else { "table" }, &table.description);
    let column = |(position, column): (i64, &Column)| {
        let refers: Vec<String> = table.references_of(&column.name);
        (
            table.name.clone(),
            position,
            Some(column.name.clone()),
            column.holds.name().to_owned(),
            table.key.contains(&column.name),
            column.required,
            (!refers.is_empty()).then(|| refers.join("; ")),
            column.description.clone(),
        )
    };
    std::iter::once(own).chain((1..).zip(&table.columns).map(column)).collect()
}

#[cfg(test)]
mod tests {
    use crate::store::{SEARCHES, Store, sample};

    #[test]
    fn the_dictionary_tells_every_table_and_column() {
        let mut store = Store::in_memory().expect("made");
        store.load(sample::dataset(), &sample::vocabulary()).expect("loaded");
        let tables = store.catalogue().expect("readable");
        let told = store.cells("SELECT table_name, column_name FROM data_dictionary").expect("rows");
        let columns: usize = tables.iter().map(|table| table.columns.len()).sum();
        assert_eq!(told.len(), tables.len() + columns + SEARCHES.len());
        let sql = "SELECT type, is_key, is_required, refers_to, description FROM data_dictionary
                   WHERE table_name = 'sanction_claims' AND column_name = 'action'";
        let row: Vec<String> =
            store.cells(sql).expect("rows").remove(0).into_iter().map(Option::unwrap_or_default).collect();
        assert_eq!(row, ["text", "0", "1", "actions.code; modes.action", "What is done."]);
        let indexes = store.cells("SELECT count(*) FROM pragma_table_list WHERE type = 'virtual'").expect("rows");
        assert_eq!(indexes[0][0], Some(SEARCHES.len().to_string()), "each index of words is told");
    }
}
