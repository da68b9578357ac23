//! Puts a finished dataset in the place of the one before: whole or not at all.
//!
//! Everything is made in a hidden folder inside the output folder, hence on the same file system, brought to the disk,
//! and put in place by renames: `csv`, then `datapackage.json`, then `sanctions.sqlite`. The two files are replaced in
//! one step each, so that a reader sees the old one or the new one. A folder cannot be: between two renames `csv` is
//! absent, and until the last rename a reader may find new CSV files beside the old database. A rename that fails
//! undoes those before it. If the machine itself stops between the renames of `csv`, the next run finds the old folder
//! and puts it back before it does anything else.

use crate::error::Error;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What is replaced, in this order; anything else in the output folder is left alone.
const PLACED: [&str; 3] = [super::CSV_FOLDER, super::DESCRIPTION, super::DATABASE];

/// How the names of working folders begin.
const WORKING: &str = ".sanctionary-";

/// Where the new things stand in the working folder.
const NEW: &str = "new";

/// Where the old things are kept in the working folder until all the new ones are in place.
const OLD: &str = "old";

/// An output folder being written to. Unless it is [placed](Self::place), dropping it leaves all as it was.
#[derive(Debug)]
pub(super) struct Placing {
    out: PathBuf,
    /// The folders that had to be made for `out`, the innermost first.
    made: Vec<PathBuf>,
    /// `None` only before it is made and while this is dropped.
    working: Option<TempDir>,
    /// Keeps a second run out of the folder until this one ends.
    _lock: Option<File>,
}

impl Placing {
    /// Prepares a folder, made if need be, for new contents.
    pub(super) fn begin(out: &Path) -> Result<Self, Error> {
        let made = missing_folders(out);
        let mut placing = Self { out: out.to_owned(), made, working: None, _lock: None };
        placing.prepare().map_err(|source| Error::Write { path: out.to_owned(), source })?;
        Ok(placing)
    }

    fn prepare(&mut self) -> io::Result<()> {
        fs::create_dir_all(&self.out)?;
        self._lock = lock(&self.out)?;
        clear_leftovers(&self.out)?;
        let working = tempfile::Builder::new().prefix(WORKING).tempdir_in(&self.out)?;
        fs::create_dir(working.path().join(NEW))?;
        fs::create_dir(working.path().join(OLD))?;
        self.working = Some(working);
        Ok(())
    }

    /// Where the new contents are to be made.
    pub(super) fn folder(&self) -> PathBuf {
        self.side(NEW)
    }

    /// Puts the new contents in place. `is_ours` tells the CSV files of a dataset from what somebody else has put
    /// beside them, which stays.
    pub(super) fn place(mut self, is_ours: impl Fn(&str) -> bool) -> Result<(), Error> {
        let failed = |path: PathBuf| move |source| Error::Write { path, source };
        let csv = self.out.join(super::CSV_FOLDER);
        self.keep_foreign(&csv, is_ours).map_err(failed(csv))?;
        for folder in [self.folder().join(super::CSV_FOLDER), self.folder()] {
            sync(&folder).map_err(failed(folder))?;
        }
        for (position, name) in PLACED.into_iter().enumerate() {
            if let Err(source) = self.replace(name) {
                PLACED.into_iter().take(position).rev().for_each(|name| self.restore(name));
                return Err(Error::Write { path: self.out.join(name), source });
            }
        }
        self.made.clear();
        sync(&self.out).map_err(failed(self.out.clone()))
    }

    /// Takes along what stands in the old CSV folder but is not of a dataset.
    fn keep_foreign(&self, csv: &Path, is_ours: impl Fn(&str) -> bool) -> io::Result<()> {
        if !csv.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(csv)? {
            let entry = entry?;
            if !entry.file_name().to_str().is_some_and(&is_ours) {
                copy(&entry.path(), &self.folder().join(super::CSV_FOLDER).join(entry.file_name()))?;
            }
        }
        Ok(())
    }

    /// Puts one new thing in its place and keeps the old one.
    fn replace(&self, name: &str) -> io::Result<()> {
        let (new, old, place) = (self.side(NEW).join(name), self.side(OLD).join(name), self.out.join(name));
        let Ok(standing) = fs::symlink_metadata(&place) else {
            return fs::rename(new, place);
        };
        if standing.is_dir() || new.is_dir() {
            fs::rename(&place, &old)?;
            fs::rename(new, &place).inspect_err(|_| _ = fs::rename(&old, &place))
        } else {
            link_or_copy(&place, &old)?;
            fs::rename(new, place)
        }
    }

    /// Undoes [`Self::replace`]. What cannot be put back is left where it is: there is nothing better to be done.
    fn restore(&self, name: &str) {
        let (new, old, place) = (self.side(NEW).join(name), self.side(OLD).join(name), self.out.join(name));
        _ = fs::rename(&place, new);
        if fs::symlink_metadata(&old).is_ok() {
            _ = fs::rename(old, place);
        }
    }

    fn side(&self, side: &str) -> PathBuf {
        self.working.as_ref().map_or_else(|| self.out.join(side), |working| working.path().join(side))
    }
}

impl Drop for Placing {
    fn drop(&mut self) {
        self.working = None;
        for folder in &self.made {
            _ = fs::remove_dir(folder);
        }
    }
}

/// The folders that are not there yet, the innermost first.
fn missing_folders(out: &Path) -> Vec<PathBuf> {
    let missing = out.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
    missing.map(Path::to_owned).collect()
}

/// Keeps other runs out of a folder, where the system can. Two runs at once would take each other's working folders
/// for leftovers.
#[cfg(unix)]
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => {
            Err(io::Error::new(io::ErrorKind::ResourceBusy, "another run is writing to this folder"))
        }
        // Some network file systems cannot lock.
        Err(fs::TryLockError::Error(_)) => Ok(None),
    }
}

#[cfg(not(unix))]
fn lock(_folder: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

/// Removes what a run that was cut short has left, and puts back a folder that it had moved aside.
fn clear_leftovers(out: &Path) -> io::Result<()> {
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        let name = entry.file_name();
        if !name.to_str().is_some_and(|name| name.starts_with(WORKING)) || !entry.file_type()?.is_dir() {
            continue;
        }
        let (kept, place) = (entry.path().join(OLD).join(super::CSV_FOLDER), out.join(super::CSV_FOLDER));
        if kept.exists() && fs::symlink_metadata(&place).is_err() {
            fs::rename(kept, place)?;
        }
        fs::remove_dir_all(entry.path())?;
    }
    Ok(())
}

/// Copies a file, or a folder with all it holds.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(from)?.is_dir() {
        return link_or_copy(from, to);
    }
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Makes a file stand in a second place, also where the file system knows no links.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

/// Brings the entries of a folder to the disk, where the system can.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes the three things of a dataset, each holding `words`.
    fn fill(folder: &Path, words: &str) {
        fs::create_dir_all(folder.join("csv")).expect("made");
        for name in ["csv/a.csv", super::super::DESCRIPTION, super::super::DATABASE] {
            fs::write(folder.join(name), words).expect("written");
        }
    }

    fn check(folder: &Path, words: &str) {
        for name in ["csv/a.csv", super::super::DESCRIPTION, super::super::DATABASE] {
            assert_eq!(fs::read_to_string(folder.join(name)).expect(name), words, "{name}");
        }
        assert_eq!(fs::read_dir(folder).expect("there").count(), 3, "nothing else is left behind");
    }

    #[test]
    fn the_new_replaces_the_old() {
        let out = tempfile::tempdir().expect("a folder");
        fill(out.path(), "old");
        let placing = Placing::begin(out.path()).expect("begun");
        fill(&placing.folder(), "new");
        placing.place(|_| true).expect("placed");
        check(out.path(), "new");
    }

    #[test]
    fn a_rename_that_fails_undoes_those_before_it() {
        for missing in PLACED.into_iter().skip(1) {
            let out = tempfile::tempdir().expect("a folder");
            fill(out.path(), "old");
            let placing = Placing::begin(out.path()).expect("begun");
            fill(&placing.folder(), "new");
            fs::remove_file(placing.folder().join(missing)).expect("removed");
            assert!(matches!(placing.place(|_| true), Err(Error::Write { .. })));
            check(out.path(), "old");
        }
    }

    #[test]
    fn into_an_empty_folder_nothing_comes_by_halves() {
        let parent = tempfile::tempdir().expect("a folder");
        let out = parent.path().join("out");
        let placing = Placing::begin(&out).expect("begun");
        fill(&placing.folder(), "new");
        fs::remove_file(placing.folder().join(super::super::DATABASE)).expect("removed");
        placing.place(|_| true).expect_err("a thing is missing");
        assert!(!out.exists());
    }

    #[test]
    fn a_run_cut_short_is_cleaned_up_after() {
        let out = tempfile::tempdir().expect("a folder");
        fill(out.path(), "old");
        let left = out.path().join(".sanctionary-x");
        fs::create_dir_all(left.join(OLD)).expect("made");
        fs::rename(out.path().join("csv"), left.join(OLD).join("csv")).expect("moved aside");
        drop(Placing::begin(out.path()).expect("begun"));
        check(out.path(), "old");
    }
}
