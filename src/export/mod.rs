//! The dataset as files: the database, a CSV file for each table and view, and their description.

mod csv_file;
mod datapackage;
mod placing;

use crate::error::Error;
use crate::model::dataset::Dataset;
use crate::store::{Store, Vocabulary};
use placing::Placing;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The file name of the database.
pub const DATABASE: &str = "sanctions.sqlite";

/// The name of the folder of CSV files.
pub const CSV_FOLDER: &str = "csv";

/// The file name of the description of the CSV files.
pub const DESCRIPTION: &str = "datapackage.json";

/// How the files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether CSV cells that a spreadsheet would run as a formula get an apostrophe before them.
    pub spreadsheet_safe: bool,
}

/// Writes a dataset into a folder, in the place of the one that stood there, whole or not at all: on an error what
/// stood in the folder before still stands. Files in the folder that are not of a dataset stay.
pub fn publish(dataset: &Dataset, vocabulary: &[Vocabulary], out: &Path, options: &Options) -> Result<(), Error> {
    let placing = Placing::begin(out)?;
    let names = write_files(dataset, vocabulary, &placing.folder(), options)?;
    placing.place(|name| names.iter().any(|ours| ours == name))
}

/// Writes all files into an empty folder and brings them to the disk. Returns the names of the CSV files.
fn write_files(
    dataset: &Dataset,
    vocabulary: &[Vocabulary],
    folder: &Path,
    options: &Options,
) -> Result<Vec<String>, Error> {
    let mut store = Store::create(&folder.join(DATABASE))?;
    store.load(dataset, vocabulary)?;
    let csv = folder.join(CSV_FOLDER);
    fs::create_dir(&csv).map_err(|source| Error::Write { path: csv.clone(), source })?;
    let mut names = Vec::new();
    let mut written = Vec::new();
    for table in store.catalogue()? {
        let name = format!("{}.csv", table.name);
        let file = csv_file::write(&store, &table, &csv.join(&name), options.spreadsheet_safe)?;
        names.push(name);
        written.push((table, file));
    }
    store.close()?;
    datapackage::write(&written, &folder.join(DESCRIPTION), options.spreadsheet_safe)?;
    sync(folder.join(DATABASE))?;
    sync(folder.join(DESCRIPTION))?;
    Ok(names)
}

fn sync(path: PathBuf) -> Result<(), Error> {
    let synced = File::options().write(true).open(&path).and_then(|file| file.sync_all());
    synced.map_err(|source| Error::Write { path, source })
}
