//! The CHECK constraints of a schema, asked of every row.
//!
//! SQLite leaves them out of the schema of a database that it opens for reading alone, so that its own check of the
//! integrity does not see them.

use super::verify::{Fault, broken};
use super::{Store, doing};
use crate::error::Error;
use crate::store::Table;

impl Store {
    /// Rows that break a CHECK constraint of their table. The schema must be one that this program has made.
    pub fn constraint_faults(&self) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        for table in self.catalogue()?.iter().filter(|table| !table.is_view) {
            let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
            let made: String =
                self.connection.query_row(sql, [&table.name], |row| row.get(0)).map_err(doing("reading the schema"))?;
            let Some(query) = query(table, &constraints(&made)) else { continue };
            let what = "rows against a CHECK constraint";
            faults.extend(broken(&self.connection, what, &query)?.map(|what| Fault::new(&table.name, what)));
        }
        Ok(faults)
    }
}

/// Selects the keys of the rows that break a constraint. One that is neither true nor false is kept.
fn query(table: &Table, constraints: &[String]) -> Option<String> {
    let broken: Vec<String> = constraints.iter().map(|constraint| format!("NOT ({constraint})")).collect();
    let key: Vec<String> = table.key.iter().map(|column| format!("ifnull(\"{column}\", '-')")).collect();
    let (key, broken) = (key.join(" || ' ' || "), broken.join(" OR "));
    (!broken.is_empty()).then(|| format!("SELECT {key} FROM \"{}\" WHERE {broken}", table.name))
}

/// What stands between the parentheses of each CHECK of a `CREATE TABLE` statement.
fn constraints(sql: &str) -> Vec<String> {
    let lines: Vec<&str> = sql.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    let sql = lines.join("\n");
    sql.split("CHECK (").skip(1).map(|rest| rest[..end(rest)].to_owned()).collect()
}

/// Where the parenthesis closes that was opened before this text; its end where none does. Those within quotation marks
/// do not count.
fn end(text: &str) -> usize {
    let (mut depth, mut quoted) = (0, false);
    for (at, character) in text.char_indices() {
        match character {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => return at,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_told_apart() {
        let sql = "CREATE TABLE t (\n  -- Not a CHECK (at all).\n  a TEXT CHECK (a <> ')') REFERENCES u (b),\n  \
                   b TEXT CHECK (\n b IN (1, 2)\n),\n  CHECK (length(a) = b)\n) STRICT";
        assert_eq!(constraints(sql), ["a <> ')'", "\n b IN (1, 2)\n", "length(a) = b"]);
    }

    #[test]
    fn every_constraint_of_the_schema_is_asked() {
        let store = Store::in_memory().expect("made");
        let made = store.cells("SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL").expect("rows");
        let found: usize = made.iter().flatten().flatten().map(|sql| constraints(sql).len()).sum();
        let told: usize = made.iter().flatten().flatten().map(|sql| sql.matches("CHECK (").count()).sum();
        assert!(found == told && found > 80, "{found} of {told}");
        assert_eq!(store.constraint_faults().expect("asked"), []);
    }
}
