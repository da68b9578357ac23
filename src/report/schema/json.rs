//! The data dictionary as one JSON object.

use crate::store::{SEARCHES, Table, Vocabulary};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// Writes tables and views, indexes of words, and codes.
pub(super) fn write(tables: &[Table], vocabulary: &[Vocabulary], out: &mut impl Write) -> io::Result<()> {
    let search: Vec<Value> =
        SEARCHES.iter().map(|(name, words)| json!({ "name": name, "description": words })).collect();
    let codes: Map<String, Value> = vocabulary.iter().map(|table| (table.table.clone(), codes(table))).collect();
    let dictionary = json!({
        "tables": tables.iter().map(described).collect::<Vec<_>>(),
        "search": search,
        "codes": codes,
    });
    serde_json::to_writer_pretty(&mut *out, &dictionary)?;
    writeln!(out)
}

fn described(table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| {
            json!({
                "name": column.name,
                "type": column.holds.name(),
                "required": column.required,
                "refers_to": table.references_of(&column.name),
                "description": column.description,
            })
        })
        .collect();
    json!({
        "name": table.name,
        "type": if table.is_view { "view" } else { "table" },
        "description": table.description,
        "key": table.key,
        "columns": columns,
    })
}

fn codes(vocabulary: &Vocabulary) -> Value {
    let row = |(code, definition, action): &(String, String, Option<String>)| match action {
        Some(action) => json!({ "code": code, "definition": definition, "action": action }),
        None => json!({ "code": code, "definition": definition }),
    };
    vocabulary.rows.iter().map(row).collect()
}
