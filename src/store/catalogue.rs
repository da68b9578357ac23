//! What the schema says of itself: tables, views, columns, keys, and the words that describe them.
//!
//! SQLite keeps the text of each `CREATE` statement, comments included, so the descriptions are read from the database
//! and stand in the migrations alone: `--!` lines describe the table or view they stand in, `--! Key: a, b.` names the
//! columns that tell the rows of a view apart, and `--` lines describe the column under them.

use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// A table or view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Whether it is a view.
    pub is_view: bool,
    /// What one row is.
    pub description: String,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The columns that tell its rows apart. In a view they may be NULL.
    pub key: Vec<String>,
    /// Its references to other tables, in the order of the schema.
    pub foreign_keys: Vec<ForeignKey>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: ColumnType,
    /// Whether it always has a value. Not known of views.
    pub required: bool,
    /// What it means.
    pub description: String,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// 0 or 1.
    Boolean,
    /// A year, a month or a day.
    Date,
    /// A day.
    Day,
}

/// A reference to another table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignKey {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table referred to.
    pub table: String,
    /// Its columns, one for each that refers.
    pub references: Vec<String>,
}

impl Table {
    /// Selects all rows, sorted by the key.
    pub(super) fn query(&self) -> String {
        let list = |names: Vec<&str>| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let columns = list(self.columns.iter().map(|column| column.name.as_str()).collect());
        let key = list(self.key.iter().map(String::as_str).collect());
        format!("SELECT {columns} FROM \"{}\" ORDER BY {key}", self.name)
    }
}

impl ColumnType {
    /// Its name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Day => "day",
        }
    }
}

/// Every table and view, in the order in which they were made.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut statement = connection.prepare(
        "SELECT name, type = 'view', sql FROM sqlite_schema
         WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, rowid",
    )?;
    let made: Vec<(String, bool, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect::<Result<_, _>>()?;
    let mut dates = BTreeSet::new();
    made.into_iter().map(|(name, is_view, sql)| table(connection, name, is_view, &sql, &mut dates)).collect()
}

/// Reads one table. A view's columns carry no CHECK, so its dates are known by bearing the name of a table's date;
/// `dates` gathers those names, tables being read first.
fn table(
    connection: &Connection,
    name: String,
    is_view: bool,
    sql: &str,
    dates: &mut BTreeSet<String>,
) -> rusqlite::Result<Table> {
    let mut comments = Comments::read(sql);
    let mut columns = Vec::new();
    let mut key = BTreeMap::new();
    let mut statement =
        connection.prepare("SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut rows = statement.query([&name])?;
    while let Some(row) = rows.next()? {
        let (column, stored, required, place): (String, String, bool, i64) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if place > 0 {
            key.insert(place, column.clone());
        }
        let holds = column_type(&column, &stored, sql, is_view, dates);
        let description = comments.columns.remove(&column).unwrap_or_default();
        columns.push(Column { name: column, holds, required, description });
    }
    let key = if is_view { comments.key } else { key.into_values().collect() };
    let foreign_keys = foreign_keys(connection, &name)?;
    Ok(Table { name, is_view, description: comments.table, columns, key, foreign_keys })
}

fn column_type(column: &str, stored: &str, sql: &str, is_view: bool, dates: &mut BTreeSet<String>) -> ColumnType {
    if !is_view && sql.contains(&format!("date(substr({column} ||")) {
        dates.insert(column.to_owned());
    }
    match stored {
        _ if dates.contains(column) => ColumnType::Date,
        _ if is_view && matches!(column, "date_from" | "date_to") => ColumnType::Day,
        _ if sql.contains(&format!("CHECK ({column} IN (0, 1))")) => ColumnType::Boolean,
        "REAL" => ColumnType::Real,
        "INTEGER" | "INT" | "NUM" => ColumnType::Integer,
        _ => ColumnType::Text,
    }
}

fn foreign_keys(connection: &Connection, table: &str) -> rusqlite::Result<Vec<ForeignKey>> {
    // SQLite numbers the references of a table from the last to the first.
    let mut statement = connection
        .prepare("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?1) ORDER BY id DESC, seq")?;
    let mut rows = statement.query([table])?;
    let mut found: Vec<(i64, ForeignKey)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, from, to): (i64, String, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
        match found.last_mut() {
            Some((last, key)) if *last == id => {
                key.columns.push(from);
                key.references.push(to);
            }
            _ => found.push((id, ForeignKey { columns: vec![from], table: row.get(1)?, references: vec![to] })),
        }
    }
    Ok(found.into_iter().map(|(_, key)| key).collect())
}

/// The words of a `CREATE` statement that describe what it makes.
#[derive(Debug, Default)]
struct Comments {
    table: String,
    key: Vec<String>,
    columns: BTreeMap<String, String>,
}

impl Comments {
    fn read(sql: &str) -> Self {
        let mut comments = Self::default();
        let mut pending = String::new();
        // The column list ends with the first parenthesis at the margin; comments after it are of the query.
        for line in sql.lines().take_while(|line| !line.starts_with(')')) {
            let line = line.trim();
            if let Some(key) = line.strip_prefix("--! Key: ") {
                comments.key = key.trim_end_matches('.').split(", ").map(str::to_owned).collect();
            } else if let Some(words) = line.strip_prefix("--!") {
                append(&mut comments.table, words);
            } else if let Some(words) = line.strip_prefix("--") {
                append(&mut pending, words);
            } else if !pending.is_empty() {
                let name = line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                comments.columns.insert(name.to_owned(), std::mem::take(&mut pending));
            }
        }
        comments
    }
}

fn append(text: &mut String, words: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words.trim());
}
