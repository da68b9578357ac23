//! What `datapackage.json` says of the CSV files.

use crate::export::{CSV_FOLDER, DESCRIPTION};
use crate::store::{Fault, Table};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The parts of the description that can be held against the files.
#[derive(Debug, Deserialize)]
pub(super) struct Description {
    /// Whether cells that a spreadsheet would run as a formula carry an apostrophe.
    #[serde(rename = "spreadsheetSafe", default)]
    pub(super) spreadsheet_safe: bool,
    resources: Vec<Resource>,
}

/// What is said of one file.
#[derive(Debug, Deserialize)]
pub(super) struct Resource {
    name: String,
    path: String,
    bytes: Option<u64>,
    hash: Option<String>,
    schema: Schema,
}

#[derive(Debug, Deserialize)]
struct Schema {
    fields: Vec<Field>,
}

#[derive(Debug, Deserialize)]
struct Field {
    name: String,
}

impl Description {
    pub(super) fn read(path: &Path) -> Result<Self, Fault> {
        if !path.exists() {
            return Err(Fault::new(DESCRIPTION, "is missing"));
        }
        if !path.is_file() {
            return Err(Fault::new(DESCRIPTION, "is no file"));
        }
        let bytes = fs::read(path).map_err(|error| Fault::new(DESCRIPTION, format!("cannot be read: {error}")))?;
        serde_json::from_slice(&bytes).map_err(|error| Fault::new(DESCRIPTION, format!("is no description: {error}")))
    }

    /// Tables that are not described, or otherwise than they are, and what is described without being there.
    pub(super) fn faults(&self, tables: &[Table]) -> Vec<Fault> {
        let names: BTreeSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        let strangers = self.resources.iter().filter(|resource| !names.contains(resource.name.as_str()));
        let mut faults: Vec<Fault> =
            strangers.map(|resource| fault(&resource.name, "no table or view has this name")).collect();
        for table in tables {
            let mut described = self.resources.iter().filter(|resource| resource.name == table.name);
            let columns = table.columns.iter().map(|column| &column.name);
            match described.next() {
                None => faults.push(fault(&table.name, "is not described")),
                Some(one) if one.path != path_of(&table.name) => faults.push(fault(&table.name, "has another path")),
                Some(one) if !one.schema.fields.iter().map(|field| &field.name).eq(columns) => {
                    faults.push(fault(&table.name, "has other columns"));
                }
                Some(_) => {}
            }
            if described.next().is_some() {
                faults.push(fault(&table.name, "is described more than once"));
            }
        }
        faults
    }

    /// What is said of the file of this path.
    pub(super) fn of(&self, path: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| resource.path == path)
    }
}

impl Resource {
    /// How a file differs from what is said of it.
    pub(super) fn differs(&self, bytes: u64, sha256: &str) -> Option<String> {
        if self.bytes.is_some_and(|said| said != bytes) {
            return Some(format!("{bytes} bytes where {DESCRIPTION} says {}", self.bytes.unwrap_or_default()));
        }
        let said = self.hash.as_deref()?;
        (said.strip_prefix("sha256:") != Some(sha256)).then(|| format!("its hash is not the one in {DESCRIPTION}"))
    }
}

fn path_of(table: &str) -> String {
    format!("{CSV_FOLDER}/{table}.csv")
}

fn fault(resource: &str, what: &str) -> Fault {
    Fault::new(DESCRIPTION, format!("{resource}: {what}"))
}
