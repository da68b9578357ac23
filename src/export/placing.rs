//! Puts a finished dataset in the place of the one before: whole or not at all, at every moment.
//!
//! Everything is made in a hidden working folder inside the output folder, hence on the same file system, and brought to
//! the disk. Many files cannot be renamed in one step; one link can. So each file of the dataset is first replaced by a
//! link that leads to its old contents, kept in the working folder, through one link shared by all:
//!
//! ```text
//! sanctions.sqlite -> .sanctionary-current/sanctions.sqlite
//! csv/claims.csv   -> ../.sanctionary-current/csv/claims.csv
//! .sanctionary-current -> .sanctionary-4711/old       then, in one rename:  -> .sanctionary-4711/new
//! ```
//!
//! Before that rename every path leads to the old dataset, after it to the new one. Then each link is replaced by the
//! file that it leads to, and the working folder goes. A process that is killed, or a machine that stops, at whatever
//! moment, leaves a dataset that is whole; the next run [settles](settle) the links that are left, back or forward, and
//! removes what else there is. A file that the new dataset does not have is exchanged too: its link leads to nothing then,
//! and goes. Where the file system knows no links, files are renamed one after the other: they are put
//! back where a rename fails, but a process killed between two of them leaves some old and some new.

use super::format::FOLDERS;
use super::under_way::{self, UnderWay};
use crate::error::Error;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How the names of working folders begin; the number of the process follows.
const WORKING: &str = ".sanctionary-";

/// The link through which the files of a dataset are reached while they are exchanged.
const CURRENT: &str = ".sanctionary-current";

/// Where the new things stand in the working folder.
const NEW: &str = "new";

/// Where a build keeps what it needs until the new things are made.
const SCRATCH: &str = "scratch";

/// Where the old things are kept in the working folder until all the new ones are in place.
const OLD: &str = "old";

/// An output folder being written to. Unless it is [placed](Self::place), dropping it leaves all as it was.
#[derive(Debug)]
pub(super) struct Placing {
    out: PathBuf,
    working: PathBuf,
    /// Keeps a second run out of the folder until this one ends.
    _lock: Option<File>,
}

impl Placing {
    /// Prepares a folder, made if need be, for new contents.
    pub(super) fn begin(out: &Path) -> Result<Self, Error> {
        let working = out.join(format!("{WORKING}{}", std::process::id()));
        let mut under_way = under_way::lock();
        let made = missing_folders(out);
        let prepared = prepare(out, &working).inspect_err(|_| under_way::remove_empty(&made));
        let lock = prepared.map_err(|source| Error::Write { path: out.to_owned(), source })?;
        under_way.insert(working.clone(), made);
        Ok(Self { out: out.to_owned(), working, _lock: lock })
    }

    /// Where the new contents are to be made.
    pub(super) fn folder(&self) -> PathBuf {
        self.working.join(NEW)
    }

    /// A new folder for what is thrown away.
    pub(super) fn scratch(&self) -> Result<PathBuf, Error> {
        let scratch = self.working.join(SCRATCH);
        fs::create_dir(&scratch).map_err(|source| Error::Write { path: self.out.clone(), source })?;
        Ok(scratch)
    }

    /// Puts the new contents in place, and takes away those `stale` files that are no part of them. What else stands in
    /// the folder, or in those of formats, stays.
    pub(super) fn place(self, stale: &[String]) -> Result<(), Error> {
        // Nobody ends this process between two steps and takes the working folder away.
        let mut under_way = under_way::lock();
        self.exchange(stale, &mut under_way).map_err(|(path, source)| Error::Write { path, source })?;
        for folder in FOLDERS {
            // One that is not empty stays.
            _ = fs::remove_dir(self.out.join(folder));
        }
        under_way.insert(self.working.clone(), Vec::new());
        Ok(())
    }

    /// Replaces every file of the old contents by that of the new ones, or none.
    fn exchange(&self, stale: &[String], under_way: &mut UnderWay) -> Result<(), (PathBuf, io::Error)> {
        let failed = |path: PathBuf| move |source| (path, source);
        let new = self.folder();
        let made = names(&new).map_err(failed(new))?;
        for folder in FOLDERS.iter().filter(|folder| made.iter().any(|name| name.starts_with(folder))) {
            let folder = self.out.join(folder);
            fs::create_dir_all(&folder).map_err(failed(folder))?;
        }
        let stale: Vec<_> = stale.iter().map(PathBuf::from).filter(|name| self.out.join(name).is_file()).collect();
        let names = [&made[..], &stale].concat();
        for name in &names {
            self.keep(name).map_err(failed(self.out.join(name)))?;
        }
        for folder in [NEW, OLD].map(|side| self.working.join(side)) {
            sync_all(&folder).map_err(failed(folder))?;
        }
        sync(&self.working).map_err(failed(self.working.clone()))?;
        match self.point_to(OLD) {
            Err(error) if matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied) => {
                return self.rename_each(&made, &stale);
            }
            pointed => pointed.map_err(failed(self.out.clone()))?,
        }
        let linked = names.iter().try_for_each(|name| self.link(name).map_err(failed(self.out.join(name))));
        let pointed = linked
            .and_then(|()| sync_all(&self.out).and_then(|()| self.point_to(NEW)).map_err(failed(self.out.clone())));
        // Where this fails, every path still leads to one whole dataset: the next run tries again.
        let settled = settle(&self.out).map_err(failed(self.out.clone()));
        if settled.is_err() {
            under_way.forget(&self.working);
        }
        pointed.and(settled)
    }

    /// Keeps the old contents of a file, where there is one.
    fn keep(&self, name: &Path) -> io::Result<()> {
        match self.out.join(name).canonicalize() {
            Ok(file) => link_or_copy(&file, &self.working.join(OLD).join(name)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Lets the link that is shared by all files lead to one side of the working folder, in one step.
    fn point_to(&self, side: &str) -> io::Result<()> {
        let folder = self.working.file_name().unwrap_or_default();
        self.put_link(&Path::new(folder).join(side), &self.out.join(CURRENT))?;
        sync(&self.out)
    }

    /// Puts a link in the place of a file.
    fn link(&self, name: &Path) -> io::Result<()> {
        self.put_link(&target(name), &self.out.join(name))
    }

    fn put_link(&self, target: &Path, place: &Path) -> io::Result<()> {
        let link = self.working.join("link");
        symlink(target, &link)?;
        fs::rename(&link, place).inspect_err(|_| _ = fs::remove_file(&link))
    }

    /// Replaces the files one after the other, then removes those that are stale, and puts all back where one cannot be
    /// replaced or removed.
    fn rename_each(&self, made: &[PathBuf], stale: &[PathBuf]) -> Result<(), (PathBuf, io::Error)> {
        let (new, old) = (self.folder(), self.working.join(OLD));
        for (position, name) in made.iter().chain(stale).enumerate() {
            let place = self.out.join(name);
            let is_made = position < made.len();
            let replaced = if is_made { fs::rename(new.join(name), &place) } else { fs::remove_file(&place) };
            if let Err(error) = replaced {
                for name in made.iter().chain(stale).take(position) {
                    let place = self.out.join(name);
                    // What cannot be put back is left: there is nothing better to be done.
                    _ = fs::rename(old.join(name), &place).or_else(|_| fs::remove_file(&place));
                }
                return Err((place, error));
            }
        }
        sync_all(&self.out).map_err(|error| (self.out.clone(), error))
    }
}

impl Drop for Placing {
    fn drop(&mut self) {
        under_way::lock().end(&self.working);
    }
}

/// Makes the folder and the working folder, once no other run is there and what an earlier one left is cleared away.
fn prepare(out: &Path, working: &Path) -> io::Result<Option<File>> {
    if out.exists() && !out.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotADirectory, "it is a file, not a folder"));
    }
    let no_folder = |folder: &&&str| fs::symlink_metadata(out.join(folder)).is_ok_and(|there| !there.is_dir());
    if let Some(folder) = FOLDERS.iter().find(no_folder) {
        let reason = format!("{folder} in it is no folder, or a link to one");
        return Err(io::Error::new(io::ErrorKind::NotADirectory, reason));
    }
    fs::create_dir_all(out)?;
    let lock = lock(out)?;
    clear_leftovers(out)?;
    let sides = [NEW, OLD].map(|side| working.join(side));
    let mut folders = sides.iter().flat_map(|side| FOLDERS.map(|folder| side.join(folder)));
    folders.try_for_each(fs::create_dir_all).inspect_err(|_| _ = fs::remove_dir_all(working))?;
    Ok(lock)
}

/// The folders that are not there yet, the innermost first, beginning with those of formats.
fn missing_folders(out: &Path) -> Vec<PathBuf> {
    let above = out.ancestors().take_while(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned);
    let all = FOLDERS.iter().map(|folder| out.join(folder)).chain(above);
    all.filter(|folder| !folder.exists()).collect()
}

/// Keeps other runs out of a folder, where the system can. The lock goes with the process.
#[cfg(unix)]
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Err(io::Error::new(io::ErrorKind::ResourceBusy, holder(folder))),
        // Some network file systems cannot lock.
        Err(fs::TryLockError::Error(_)) => Ok(None),
    }
}

#[cfg(not(unix))]
fn lock(_folder: &Path) -> io::Result<Option<File>> {
    Ok(None)
}

/// Who holds the lock of a folder, by the working folder that stands in it.
fn holder(folder: &Path) -> String {
    let numbers = working_folders(folder).unwrap_or_default().into_iter().filter_map(|working| {
        let name = working.file_name()?.to_str()?;
        name.strip_prefix(WORKING).and_then(|number| number.parse::<u32>().ok())
    });
    match numbers.max() {
        Some(number) => format!("process {number} is writing to this folder"),
        None => "another process is writing to this folder".to_owned(),
    }
}

/// The working folders that stand in a folder.
fn working_folders(out: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(out)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name().to_str().is_some_and(|name| name.starts_with(WORKING)) {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// Puts right what a run that was cut short has left, and removes it.
fn clear_leftovers(out: &Path) -> io::Result<()> {
    settle(out)?;
    working_folders(out)?.iter().try_for_each(fs::remove_dir_all)
}

/// Replaces every link of an exchange by the file that it leads to, or removes it where it leads to none, so that the
/// dataset that all links lead to stands on its own.
fn settle(out: &Path) -> io::Result<()> {
    let current = out.join(CURRENT);
    for inside in folders() {
        let folder = out.join(inside);
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder)?.collect::<io::Result<Vec<_>>>()? {
            let name = inside.join(entry.file_name());
            if !entry.file_type()?.is_symlink() || fs::read_link(entry.path())? != target(&name) {
                continue;
            }
            match fs::rename(current.join(&name), entry.path()) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => fs::remove_file(entry.path())?,
                renamed => renamed?,
            }
        }
        sync(&folder)?;
    }
    match fs::remove_file(&current) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed.and_then(|()| sync(out)),
    }
}

/// What a link in the place of a file leads to: the file of that name through the link that is shared.
fn target(name: &Path) -> PathBuf {
    let above = name.components().skip(1).map(|_| "..");
    above.collect::<PathBuf>().join(CURRENT).join(name)
}

/// The folders that hold the files of a dataset, as paths in its own: those of formats, then itself.
fn folders() -> impl Iterator<Item = &'static Path> {
    FOLDERS.iter().chain([&""]).map(Path::new)
}

/// The files of a dataset, by their paths in its folder.
fn names(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for inside in folders() {
        for entry in fs::read_dir(folder.join(inside))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.push(inside.join(entry.file_name()));
            }
        }
    }
    names.sort();
    Ok(names)
}

/// Makes a file stand in a second place, also where the file system knows no hard links.
fn link_or_copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to).or_else(|_| {
        fs::copy(from, to)?;
        File::open(to)?.sync_all()
    })
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn symlink(_target: &Path, _link: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
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

/// Brings the entries of the folders of a dataset to the disk.
fn sync_all(dataset: &Path) -> io::Result<()> {
    folders().map(|folder| dataset.join(folder)).filter(|folder| folder.is_dir()).try_for_each(|folder| sync(&folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 4] = ["csv/a.csv", "csv/b.csv", "datapackage.json", "sanctions.sqlite"];

    /// Makes the files of a dataset, each holding `words`.
    fn fill(folder: &Path, words: &str) {
        fs::create_dir_all(folder.join("csv")).expect("made");
        NAMES.iter().for_each(|name| fs::write(folder.join(name), words).expect("written"));
    }

    /// The words that all files hold.
    #[track_caller]
    fn words(folder: &Path) -> String {
        let mut held: Vec<_> = NAMES.iter().map(|name| fs::read_to_string(folder.join(name)).expect(name)).collect();
        held.dedup();
        assert_eq!(held.len(), 1, "some are old, some new");
        held.remove(0)
    }

    /// Checks what all files hold, and that nothing else is there.
    #[track_caller]
    fn check(folder: &Path, expected: &str) {
        assert_eq!(words(folder), expected);
        assert!(NAMES.iter().all(|name| folder.join(name).symlink_metadata().expect("there").is_file()));
        assert_eq!(fs::read_dir(folder).expect("there").count(), 3, "nothing else is left behind");
        assert_eq!(fs::read_dir(folder.join("csv")).expect("there").count(), 2, "nothing else is left behind");
    }

    /// A folder that holds the old contents, and a run that has made the new ones.
    fn begun() -> (tempfile::TempDir, Placing) {
        let out = tempfile::tempdir().expect("a folder");
        fill(out.path(), "old");
        let placing = Placing::begin(out.path()).expect("begun");
        fill(&placing.folder(), "new");
        (out, placing)
    }

    /// Ends a run as if its process had been killed, and begins another, which fails.
    fn kill(placing: Placing) {
        let out = placing.out.clone();
        under_way::lock().forget(&placing.working);
        drop(placing);
        drop(Placing::begin(&out).expect("begun"));
    }

    #[test]
    fn the_new_replaces_the_old() {
        let (out, placing) = begun();
        placing.place(&[]).expect("placed");
        check(out.path(), "new");
    }

    #[test]
    fn what_is_not_placed_leaves_the_old() {
        let (out, placing) = begun();
        drop(placing);
        check(out.path(), "old");
    }

    #[test]
    fn a_file_that_cannot_be_replaced_leaves_the_old() {
        let (out, placing) = begun();
        fs::write(placing.folder().join("notes"), "new").expect("written");
        fs::create_dir(out.path().join("notes")).expect("made");
        assert!(matches!(placing.place(&[]), Err(Error::Write { path, .. }) if path.ends_with("notes")));
        fs::remove_dir(out.path().join("notes")).expect("removed");
        check(out.path(), "old");
    }

    #[test]
    fn into_an_empty_folder_nothing_comes_by_halves() {
        let parent = tempfile::tempdir().expect("a folder");
        let out = parent.path().join("not/yet/there");
        drop(Placing::begin(&out).expect("begun"));
        assert!(!parent.path().join("not").exists());
        let placing = Placing::begin(&out).expect("begun");
        fill(&placing.folder(), "new");
        placing.place(&[]).expect("placed");
        check(&out, "new");
    }

    #[test]
    fn what_the_new_does_not_have_goes_or_stays_with_all_else() {
        let there = |out: &Path| ["jsonl/a.jsonl", "jsonl"].map(|name| out.join(name).exists());
        let with_stale = || {
            let (out, placing) = begun();
            fs::create_dir(out.path().join("jsonl")).expect("made");
            fs::write(out.path().join("jsonl/a.jsonl"), "old").expect("written");
            (out, placing)
        };
        let stale = ["jsonl/a.jsonl".to_owned(), "jsonl/never.jsonl".to_owned()];
        let (out, placing) = with_stale();
        placing.place(&stale).expect("placed");
        assert_eq!(there(out.path()), [false, false]);
        check(out.path(), "new");

        let (out, placing) = with_stale();
        let name = Path::new("jsonl/a.jsonl");
        placing.keep(name).expect("kept");
        placing.rename_each(&[], &[name.to_owned()]).expect("removed");
        assert_eq!(there(out.path()), [false, true]);

        let (out, placing) = with_stale();
        placing.keep(name).expect("kept");
        placing.rename_each(&[], &[name.to_owned(), "nothing".into()]).expect_err("a file is missing");
        assert_eq!(there(out.path()), [true, true]);
    }

    #[cfg(unix)]
    #[test]
    fn a_run_killed_at_any_step_leaves_stale_files_with_the_old_and_takes_them_with_it() {
        let name = Path::new("jsonl/a.jsonl");
        for (side, stays) in [(OLD, true), (NEW, false)] {
            let (out, placing) = begun();
            fs::create_dir(out.path().join("jsonl")).expect("made");
            fs::write(out.path().join(name), "old").expect("written");
            placing.keep(name).expect("kept");
            placing.point_to(OLD).expect("pointed");
            placing.link(name).expect("linked");
            placing.point_to(side).expect("pointed");
            assert_eq!(out.path().join(name).exists(), stays);
            kill(placing);
            assert_eq!(out.path().join(name).is_file(), stays);
            assert_eq!(out.path().join(name).symlink_metadata().is_ok(), stays);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_run_killed_at_any_step_leaves_one_dataset_whole() {
        // No link yet, then one more each time.
        for linked in 0..=NAMES.len() {
            let (out, placing) = begun();
            NAMES.iter().for_each(|name| placing.keep(Path::new(name)).expect("kept"));
            placing.point_to(OLD).expect("pointed");
            NAMES[..linked].iter().for_each(|name| placing.link(Path::new(name)).expect("linked"));
            assert_eq!(words(out.path()), "old");
            kill(placing);
            check(out.path(), "old");
        }
        // All links lead to the new, and are replaced one after the other.
        for replaced in 0..=NAMES.len() {
            let (out, placing) = begun();
            NAMES.iter().for_each(|name| placing.keep(Path::new(name)).expect("kept"));
            placing.point_to(OLD).expect("pointed");
            NAMES.iter().for_each(|name| placing.link(Path::new(name)).expect("linked"));
            placing.point_to(NEW).expect("pointed");
            for name in &NAMES[..replaced] {
                fs::rename(placing.folder().join(name), out.path().join(name)).expect("renamed");
            }
            assert_eq!(words(out.path()), "new");
            kill(placing);
            check(out.path(), "new");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_first_run_killed_leaves_nothing() {
        let out = tempfile::tempdir().expect("a folder");
        let placing = Placing::begin(out.path()).expect("begun");
        fill(&placing.folder(), "new");
        fs::create_dir(out.path().join("csv")).expect("made");
        placing.point_to(OLD).expect("pointed");
        NAMES.iter().for_each(|name| placing.link(Path::new(name)).expect("linked"));
        kill(placing);
        assert_eq!(fs::read_dir(out.path().join("csv")).expect("there").count(), 0);
        assert_eq!(fs::read_dir(out.path()).expect("there").count(), 1);
    }

    #[test]
    fn where_there_are_no_links_files_are_renamed() {
        let (out, placing) = begun();
        let names = names(&placing.folder()).expect("readable");
        names.iter().for_each(|name| placing.keep(name).expect("kept"));
        placing.rename_each(&names, &[]).expect("renamed");
        drop(placing);
        check(out.path(), "new");

        let (out, placing) = begun();
        names.iter().for_each(|name| placing.keep(name).expect("kept"));
        fs::remove_file(placing.folder().join(NAMES[3])).expect("removed");
        placing.rename_each(&names, &[]).expect_err("a file is missing");
        drop(placing);
        check(out.path(), "old");
    }

    #[cfg(unix)]
    #[test]
    fn a_second_run_is_told_who_holds_the_folder() {
        let (out, placing) = begun();
        let told = Placing::begin(out.path()).expect_err("held").to_string();
        assert!(told.contains(&format!("process {} is writing", std::process::id())), "{told}");
        placing.place(&[]).expect("the first goes on");
        check(out.path(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_csv_folder_is_refused() {
        let (out, elsewhere) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        symlink(elsewhere.path(), &out.path().join("csv")).expect("linked");
        assert!(matches!(Placing::begin(out.path()), Err(Error::Write { .. })));
        assert_eq!(fs::read_dir(out.path()).expect("there").count(), 1);
    }
}
