//! The forms in which a dataset can be had, each made from the finished database.

use super::formats::{Csv, Ftm, Html, Jsonl, Parquet, Sqlite, Xlsx};
use super::written::Written;
use super::{DATABASE, Options};
use crate::error::Error;
use crate::store::{Store, Table};
use crate::threads::{Order, flow};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A form in which a dataset is written.
pub(super) trait Format: Sync {
    /// What it is.
    fn about(&self) -> About;

    /// Makes its files. Those of them that stood there already, being what the format is read from, are not told.
    fn write(&self, source: &Source<'_>) -> Result<Vec<Written>, Error>;

    /// Its name on the command line.
    fn name(&self) -> &'static str {
        self.about().name
    }

    /// The files it makes of some tables and views: paths in the folder of the dataset, parts parted by `/`.
    fn files(&self, tables: &[Table]) -> Vec<String> {
        match self.about().layout {
            Layout::OneFile(file) => vec![file.to_owned()],
            Layout::FileForEach => tables.iter().map(|table| file_of(self.name(), table)).collect(),
        }
    }
}

/// What a format is.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    /// Its name on the command line.
    pub(super) name: &'static str,
    /// What it is, in a few words.
    pub(super) summary: &'static str,
    /// The media type of its files.
    pub(super) media_type: &'static str,
    pub(super) layout: Layout,
}

/// What files a format consists of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Layout {
    /// One of this name.
    OneFile(&'static str),
    /// One for each table and view, in a folder of [`FOLDERS`] that bears the name of the format, which also ends the
    /// name of the file.
    FileForEach,
}

/// What a format is made from, and where.
pub(super) struct Source<'a> {
    /// The finished database.
    pub(super) store: &'a Store,
    /// Its tables and views.
    pub(super) tables: &'a [Table],
    /// The folder in which the new files are made.
    pub(super) folder: &'a Path,
    pub(super) options: &'a Options,
    /// How many threads may work on it.
    pub(super) threads: usize,
}

impl Source<'_> {
    /// Makes the file of each table and view in a format of such files, on all threads. `write` is told the name of the
    /// file.
    pub(super) fn each_table(
        &self,
        format: &str,
        write: impl Fn(&Store, &Table, &str) -> Result<Written, Error> + Sync,
    ) -> Result<Vec<Written>, Error> {
        let write = |store: &Store, table: &Table| write(store, table, &file_of(format, table));
        if self.threads <= 1 {
            return self.tables.iter().map(|table| write(self.store, table)).collect();
        }
        let readers = Readers { path: self.folder.join(DATABASE), idle: Mutex::default() };
        let mut written = Vec::new();
        let work = |table: &Table| readers.lend(|store| write(store, table));
        flow(self.tables.iter(), self.threads, Order::AsTaken, work, |_, file| {
            written.push(file?);
            Ok(())
        })?;
        Ok(written)
    }
}

/// The database opened several times, so that several threads read it.
struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Store>>,
}

impl Readers {
    /// Lends one that nobody else has.
    fn lend<T>(&self, work: impl FnOnce(&Store) -> Result<T, Error>) -> Result<T, Error> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let lent = idle().pop();
        let store = lent.map_or_else(|| Store::open(&self.path), Ok)?;
        let made = work(&store)?;
        idle().push(store);
        Ok(made)
    }
}

/// Every format, in the order in which they are told and written.
pub(super) const ALL: [&dyn Format; 7] = [&Sqlite, &Csv, &Xlsx, &Parquet, &Jsonl, &Ftm, &Html];

/// The folders, inside that of the dataset, that hold files of formats. What else stands in them is not touched.
pub(super) const FOLDERS: [&str; 3] = ["csv", "jsonl", "parquet"];

/// The formats in which a dataset is written. SQLite is always among them, since all others are made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formats(Vec<&'static str>);

impl Formats {
    /// Every format there is: its name and what it is.
    pub fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
        ALL.iter().map(|format| (format.name(), format.about().summary))
    }

    /// Those of these names, and SQLite; `None` where a name is not known.
    #[must_use]
    pub fn named<'n>(names: impl IntoIterator<Item = &'n str>) -> Option<Self> {
        let mut chosen = vec![Sqlite.name()];
        for name in names {
            chosen.push(ALL.iter().find(|format| format.name() == name)?.name());
        }
        Some(Self(ALL.iter().map(|format| format.name()).filter(|name| chosen.contains(name)).collect()))
    }

    /// Their names.
    #[must_use]
    pub fn names(&self) -> &[&'static str] {
        &self.0
    }

    pub(super) fn chosen(&self) -> impl Iterator<Item = &'static dyn Format> {
        ALL.into_iter().filter(|format| self.0.contains(&format.name()))
    }

    /// The files that formats not among these make of some tables.
    pub(super) fn others_files(&self, tables: &[Table]) -> Vec<String> {
        let others = ALL.iter().filter(|format| !self.0.contains(&format.name()));
        others.flat_map(|format| format.files(tables)).collect()
    }
}

impl Default for Formats {
    /// SQLite and CSV.
    fn default() -> Self {
        Self(vec![Sqlite.name(), Csv.name()])
    }
}

/// The files of every format, by the name of the format.
pub(crate) fn all_files(tables: &[Table]) -> impl Iterator<Item = (&'static str, String)> {
    ALL.iter().flat_map(move |format| format.files(tables).into_iter().map(|file| (format.name(), file)))
}

/// The file of a table, in a folder of the name of the format.
pub(super) fn file_of(format: &str, table: &Table) -> String {
    format!("{format}/{}.{format}", table.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_names_and_sqlite_is_always_there() {
        assert_eq!(Formats::named(["jsonl"]).expect("known").names(), ["sqlite", "jsonl"]);
        assert_eq!(Formats::named(["csv", "sqlite", "csv"]), Some(Formats::default()));
        assert_eq!(Formats::named(["csv", "spreadsheet"]), None);
    }

    #[test]
    fn every_file_stands_where_exchanges_look_and_has_a_name_of_its_own() {
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("a schema");
        let mut files: Vec<String> = all_files(&tables).map(|(_, file)| file).collect();
        for file in &files {
            let folder = file.split_once('/').map(|(folder, _)| folder);
            assert!(folder.is_none_or(|folder| FOLDERS.contains(&folder)), "{file}");
        }
        let count = files.len();
        files.sort();
        files.dedup();
        assert_eq!(files.len(), count);
    }
}
