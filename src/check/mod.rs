//! Whether a dataset is sound: the database in itself, the CSV files against it, the description against the files of all
//! formats, and what a user expects of it.
//!
//! Nothing is changed, and no file is made. A fault never ends the check: what can still be looked at is.

pub mod assertions;
mod csv_file;
mod description;
mod found;
mod hashing;
pub mod report;
mod row;
#[cfg(test)]
mod tests;

pub use assertions::Assertions;

use crate::error::Error;
use crate::export::{CSV_FOLDER, DATABASE, DESCRIPTION};
use crate::store::{Fault, Store, Table, Vocabulary};
use csv_file::Beside;
use description::Description;
use found::Found;
use std::path::{Path, PathBuf};

/// What was found in a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How many rows each table and view has, in the order of the schema; empty where they could not be counted.
    pub rows: Vec<(String, u64)>,
    /// What is wrong; empty for a sound dataset.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// Adds what one look at the dataset has found; where looking failed, that is a fault too.
    fn add(&mut self, place: &str, looked: Result<Vec<Fault>, Error>) {
        let mut found = Found::default();
        match looked {
            Ok(faults) => faults.into_iter().for_each(|fault| found.push(fault)),
            Err(error) => found.push(Fault::new(place, error.to_string())),
        }
        self.faults.extend(found.into_faults(place));
    }
}

/// Checks a dataset: a folder with all its files, or a database alone.
///
/// # Errors
/// When nothing stands there, or an assertion names a table or column that the dataset does not have.
pub fn check(path: &Path, vocabulary: &[Vocabulary], assertions: &Assertions) -> Result<Report, Error> {
    let mut report = Report::default();
    let folder = if path.is_dir() { Some(path) } else { None };
    let database = folder.map_or_else(|| path.to_owned(), |folder| folder.join(DATABASE));
    if !database.is_file() {
        return missing(path, folder, report);
    }
    for beside in ["-wal", "-journal"].map(|ending| with_ending(&database, ending)) {
        if beside.metadata().is_ok_and(|file| file.len() > 0) {
            let what = "changes stand in it that are not in the database; another program is writing, or was cut short";
            report.faults.push(Fault::new(beside.display().to_string(), what));
        }
    }
    match Store::open_untouched(&database) {
        Ok(store) => inspect(&store, folder, vocabulary, assertions, &mut report)?,
        Err(error) => report.faults.push(Fault::new(DATABASE, error.to_string())),
    }
    Ok(report)
}

/// The database is missing: a fault where the rest of a dataset stands, otherwise not a dataset at all.
fn missing(path: &Path, folder: Option<&Path>, mut report: Report) -> Result<Report, Error> {
    if !path.exists() {
        return Err(Error::NoSuchPath(path.to_owned()));
    }
    let is_part = |folder: &Path| [CSV_FOLDER, DESCRIPTION].iter().any(|name| folder.join(name).exists());
    if !folder.is_some_and(is_part) {
        return Err(Error::Dataset { path: path.to_owned(), reason: "there is no dataset".to_owned() });
    }
    report.faults.push(Fault::new(DATABASE, "is missing"));
    Ok(report)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Looks at the database, then at each table beside its CSV file. A schema that is not as it should be may hold
/// anything: nothing that follows from it is looked at.
fn inspect(
    store: &Store,
    folder: Option<&Path>,
    vocabulary: &[Vocabulary],
    assertions: &Assertions,
    report: &mut Report,
) -> Result<(), Error> {
    report.add(DATABASE, store.integrity_faults());
    report.add(DATABASE, store.reference_faults());
    let faults = report.faults.len();
    report.add(DATABASE, store.schema_faults());
    if report.faults.len() > faults {
        return Ok(());
    }
    report.add(DATABASE, store.constraint_faults());
    report.add(DATABASE, store.rule_faults());
    report.add(DATABASE, store.vocabulary_faults(vocabulary));
    let tables = match store.catalogue() {
        Ok(tables) => tables,
        Err(error) => {
            report.faults.push(Fault::new(DATABASE, error.to_string()));
            return Ok(());
        }
    };
    let description = folder.map(|folder| Description::read(&folder.join(DESCRIPTION)));
    let description = description.and_then(|read| read.map_err(|fault| report.faults.push(fault)).ok());
    if let (Some(description), Some(folder)) = (&description, folder) {
        report.add(DESCRIPTION, Ok(description.faults(&tables)));
        report.add(DESCRIPTION, Ok(description.other_faults(folder, &tables)));
    }
    let with_csv = folder.filter(|_| description.as_ref().is_none_or(Description::has_csv));
    for table in &tables {
        compare(store, table, with_csv, description.as_ref(), report);
    }
    assertions.known(&tables)?;
    report.add(DATABASE, assertions.faults(store));
    Ok(())
}

/// Looks at every row of a table or view, and at the same row of its CSV file.
fn compare(
    store: &Store,
    table: &Table,
    folder: Option<&Path>,
    description: Option<&Description>,
    report: &mut Report,
) {
    let safe = description.is_some_and(|description| description.spreadsheet_safe);
    let name = format!("{CSV_FOLDER}/{}.csv", table.name);
    let mut beside = folder.and_then(|folder| {
        let opened = Beside::open(&folder.join(&name), &name, table, safe);
        opened.map_err(|fault| report.faults.push(fault)).ok()
    });
    let (mut rows, mut found) = (0, Found::default());
    let read = store.each_row(table, |row| {
        rows += 1;
        row::look(row, table, &mut found);
        beside.iter_mut().for_each(|beside| beside.compare(row, table));
        Ok(())
    });
    report.faults.extend(found.into_faults(&table.name));
    if let Err(error) = read {
        report.faults.push(Fault::new(&table.name, error.to_string()));
        return;
    }
    report.rows.push((table.name.clone(), rows));
    if let Some(beside) = beside {
        report.faults.extend(beside.finish(rows, description).into_faults(&name));
    }
}
