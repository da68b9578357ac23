//! What `datapackage.json` says of the files.

use super::hashing::Hashing;
use crate::export::{self, CSV_FOLDER, DESCRIPTION, Formats};
use crate::store::{Fault, Table};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// The parts of the description that can be held against the files.
#[derive(Debug, Deserialize)]
pub(super) struct Description {
    /// Whether cells that a spreadsheet would run as a formula carry an apostrophe.
    #[serde(rename = "spreadsheetSafe", default)]
    pub(super) spreadsheet_safe: bool,
    /// The formats of the dataset.
    #[serde(default = "sqlite_and_csv")]
    formats: Vec<String>,
    resources: Vec<Resource>,
}

/// What is said of one file.
#[derive(Debug, Deserialize)]
pub(super) struct Resource {
    name: String,
    path: String,
    bytes: Option<u64>,
    hash: Option<String>,
    #[serde(default)]
    schema: Schema,
}

#[derive(Debug, Default, Deserialize)]
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

    /// Whether the dataset has CSV files.
    pub(super) fn has_csv(&self) -> bool {
        self.formats.iter().any(|format| format == CSV_FOLDER)
    }

    /// CSV files that are not described, or otherwise than they are, and what is described without being one of the
    /// dataset.
    pub(super) fn faults(&self, tables: &[Table]) -> Vec<Fault> {
        let due: BTreeSet<String> = self.files(tables).collect();
        let strangers = self.resources.iter().filter(|resource| !due.contains(&resource.path));
        let mut faults: Vec<Fault> =
            strangers.map(|resource| fault(&resource.name, "a dataset of these formats has no such file")).collect();
        for path in &due {
            let mut described = self.resources.iter().filter(|resource| resource.path == *path);
            if described.next().is_none() {
                faults.push(fault(path, "is not described"));
            } else if described.next().is_some() {
                faults.push(fault(path, "is described more than once"));
            }
        }
        let csv = |table| self.of(&path_of(table)).map(|resource| (table, resource));
        for (table, resource) in tables.iter().filter_map(csv) {
            let columns = table.columns.iter().map(|column| &column.name);
            if resource.name != table.name {
                faults.push(fault(&resource.name, format!("{} has another name", resource.path)));
            } else if !resource.schema.fields.iter().map(|field| &field.name).eq(columns) {
                faults.push(fault(&table.name, "has other columns"));
            }
        }
        faults
    }

    /// The files that a dataset of its formats has.
    fn files(&self, tables: &[Table]) -> impl Iterator<Item = String> {
        let files = export::all_files(tables);
        files.filter(|(format, _)| self.formats.iter().any(|there| there == format)).map(|(_, file)| file)
    }

    /// Files other than those of CSV, and the database, that are missing or are not what is said of them; and files of
    /// formats that the dataset does not have, which are left of another.
    pub(super) fn other_faults(&self, folder: &Path, tables: &[Table]) -> Vec<Fault> {
        let due: BTreeSet<String> = self.files(tables).collect();
        let mut faults = Vec::new();
        for (format, file) in export::all_files(tables) {
            let there = folder.join(&file);
            match self.of(&file) {
                _ if !due.contains(&file) && there.is_file() => {
                    faults.push(Fault::new(&file, format!("is of a format that {DESCRIPTION} does not name")));
                }
                Some(resource) if ![CSV_FOLDER, "sqlite"].contains(&format) => {
                    faults.extend(resource.fault_of(&there).map(|what| Fault::new(&file, what)));
                }
                _ => {}
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
    /// What is wrong with the file at a path.
    fn fault_of(&self, path: &Path) -> Option<String> {
        if !path.exists() {
            return Some("is missing".to_owned());
        }
        match hashed(path) {
            Ok((bytes, sha256)) => self.differs(bytes, &sha256),
            Err(error) => Some(format!("cannot be read: {error}")),
        }
    }

    /// How a file differs from what is said of it.
    pub(super) fn differs(&self, bytes: u64, sha256: &str) -> Option<String> {
        if self.bytes.is_some_and(|said| said != bytes) {
            return Some(format!("{bytes} bytes where {DESCRIPTION} says {}", self.bytes.unwrap_or_default()));
        }
        let said = self.hash.as_deref()?;
        (said.strip_prefix("sha256:") != Some(sha256)).then(|| format!("its hash is not the one in {DESCRIPTION}"))
    }
}

/// The length of a file and its SHA-256 in lower-case hexadecimal.
fn hashed(path: &Path) -> io::Result<(u64, String)> {
    let mut file = Hashing::new(File::open(path)?);
    io::copy(&mut file, &mut io::sink())?;
    Ok(file.finish())
}

/// What a description has that names no formats.
fn sqlite_and_csv() -> Vec<String> {
    Formats::default().names().iter().map(|name| (*name).to_owned()).collect()
}

fn path_of(table: &Table) -> String {
    format!("{CSV_FOLDER}/{}.csv", table.name)
}

fn fault(resource: &str, what: impl Into<String>) -> Fault {
    Fault::new(DESCRIPTION, format!("{resource}: {}", what.into()))
}
