//! The lookup tables of the closed sets of codes.

use super::rows::insert;
use crate::error::Error;
use rusqlite::Connection;

/// The tables of codes, each before those that refer to it.
pub const VOCABULARY_TABLES: [&str; 11] = [
    "party_kinds",
    "fact_kinds",
    "actions",
    "modes",
    "measures",
    "designation_statuses",
    "regime_statuses",
    "agreement_kinds",
    "agreement_statuses",
    "participant_roles",
    "topics",
];

/// The rows of one table of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// One of [`VOCABULARY_TABLES`].
    pub table: String,
    /// Code, definition and, in `modes` alone, the action that the mode is a way of.
    pub rows: Vec<(String, String, Option<String>)>,
}

/// Fills the tables of codes, in whatever order they are given; one that is not given stays empty.
pub(super) fn fill(connection: &Connection, vocabulary: &[Vocabulary]) -> Result<(), Error> {
    if let Some(unknown) = vocabulary.iter().find(|given| !VOCABULARY_TABLES.contains(&given.table.as_str())) {
        let reason = "there is no such vocabulary in the schema".to_owned();
        return Err(Error::Lexicon { file: unknown.table.clone(), row: 0, reason });
    }
    for table in VOCABULARY_TABLES {
        let rows = vocabulary.iter().filter(|given| given.table == table).flat_map(|given| &given.rows);
        if table == "modes" {
            insert(connection, "modes (code, definition, action)", rows.map(|(c, d, a)| (c, d, a)))?;
        } else {
            insert(connection, &format!("{table} (code, definition)"), rows.map(|(c, d, _)| (c, d)))?;
        }
    }
    Ok(())
}
