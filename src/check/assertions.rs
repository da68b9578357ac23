//! What a user expects of a dataset: how many rows tables and views have, and how often columns are filled.
//!
//! ```toml
//! [claims]
//! min = 100
//! max = 50000
//!
//! [v_article_sanctions.filled]
//! date = 0.5
//! ```

use crate::error::Error;
use crate::store::{Fault, Store, Table};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What is expected of a dataset, by table or view. Nothing is expected by default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assertions {
    /// The file they stand in.
    path: PathBuf,
    tables: BTreeMap<String, Expected>,
}

/// What is expected of a table or view.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// It has at least so many rows.
    min: Option<u64>,
    /// It has at most so many rows.
    max: Option<u64>,
    /// For a column, the least share of rows in which it has a value, from 0 to 1. Of no rows, every share holds.
    #[serde(default)]
    filled: BTreeMap<String, f64>,
}

impl Assertions {
    /// Reads a file of assertions: JSON where its name ends in `.json`, TOML otherwise.
    ///
    /// # Errors
    /// When it cannot be read, or asks for what cannot be.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(|error| refused(path, &error.to_string()))?;
        let is_json = path.extension().is_some_and(|ending| ending == "json");
        let tables: BTreeMap<String, Expected> = if is_json {
            serde_json::from_str(&text).map_err(|error| refused(path, &error.to_string()))?
        } else {
            toml::from_str(&text).map_err(|error| refused(path, error.to_string().trim_end()))?
        };
        for (name, expected) in &tables {
            if let Some((column, _)) = expected.filled.iter().find(|(_, share)| !(0.0..=1.0).contains(*share)) {
                return Err(refused(path, &format!("{name}.filled.{column} is not a number from 0 to 1")));
            }
            if expected.min.zip(expected.max).is_some_and(|(min, max)| min > max) {
                return Err(refused(path, &format!("{name}: min is more than max")));
            }
        }
        Ok(Self { path: path.to_owned(), tables })
    }

    /// Whether every table, view and column that is named is one of these.
    ///
    /// # Errors
    /// When one is not.
    pub fn known(&self, tables: &[Table]) -> Result<(), Error> {
        for (name, expected) in &self.tables {
            let Some(table) = tables.iter().find(|table| table.name == *name) else {
                return Err(refused(&self.path, &format!("there is no table or view {name}")));
            };
            let lacks = |column: &&String| !table.columns.iter().any(|there| there.name == **column);
            if let Some(column) = expected.filled.keys().find(lacks) {
                return Err(refused(&self.path, &format!("{name} has no column {column}")));
            }
        }
        Ok(())
    }

    /// What does not hold of a dataset.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub fn faults(&self, store: &Store) -> Result<Vec<Fault>, Error> {
        let mut faults = Vec::new();
        for (name, expected) in &self.tables {
            let counts: String = expected.filled.keys().map(|column| format!(", count(\"{column}\")")).collect();
            let cells = store.cells(&format!("SELECT count(*){counts} FROM \"{name}\""))?;
            let mut counts = cells.into_iter().flatten().flatten().map(|count| count.parse().unwrap_or_default());
            let rows = counts.next().unwrap_or_default();
            faults.extend(expected.of_rows(rows).map(|what| Fault::new(name, what)));
            for ((column, share), filled) in expected.filled.iter().zip(counts) {
                if rows > 0 && (filled as f64 / rows as f64) < *share {
                    let what = format!("filled in {filled} of {rows} rows, which is less than {share} of them");
                    faults.push(Fault::new(format!("{name}.{column}"), what));
                }
            }
        }
        Ok(faults)
    }
}

impl Expected {
    fn of_rows(&self, rows: u64) -> Option<String> {
        match (self.min, self.max) {
            (Some(min), _) if rows < min => Some(format!("{rows} rows, where at least {min} are expected")),
            (_, Some(max)) if rows > max => Some(format!("{rows} rows, where at most {max} are expected")),
            _ => None,
        }
    }
}

fn refused(path: &Path, reason: &str) -> Error {
    Error::Assertions { path: path.to_owned(), reason: reason.to_owned() }
}
