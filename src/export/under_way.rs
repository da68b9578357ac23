//! The working folders of this process, so that what is under way can be taken away from outside: on a signal.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Each working folder, with the folders that had to be made for it, the innermost first.
#[derive(Debug, Default)]
pub(super) struct UnderWay(BTreeMap<PathBuf, Vec<PathBuf>>);

static UNDER_WAY: Mutex<UnderWay> = Mutex::new(UnderWay(BTreeMap::new()));

/// How often a folder is emptied that others still write into.
const ATTEMPTS: usize = 100;

/// Keeps all else from beginning, placing or ending a working folder until the guard is dropped.
pub(super) fn lock() -> MutexGuard<'static, UnderWay> {
    UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the working folders of this process with all they hold, and the folders made for them, and lets none be
/// begun, placed or ended any more: the process must end now. One that is just being placed is waited for.
pub fn abandon() {
    let mut under_way = lock();
    let all: Vec<PathBuf> = under_way.0.keys().cloned().collect();
    all.iter().for_each(|working| under_way.end(working));
    std::mem::forget(under_way);
}

impl UnderWay {
    pub(super) fn insert(&mut self, working: PathBuf, made: Vec<PathBuf>) {
        self.0.insert(working, made);
    }

    /// Leaves a working folder where it is.
    pub(super) fn forget(&mut self, working: &Path) {
        self.0.remove(working);
    }

    /// Removes a working folder, and those folders made for it that are empty.
    pub(super) fn end(&mut self, working: &Path) {
        let Some(made) = self.0.remove(working) else { return };
        let gone = || fs::remove_dir_all(working).is_ok() || !working.exists();
        _ = (0..ATTEMPTS).find(|_| gone());
        remove_empty(&made);
    }
}

/// Removes those of some folders, the innermost first, that are empty.
pub(super) fn remove_empty(folders: &[PathBuf]) {
    folders.iter().for_each(|folder| _ = fs::remove_dir(folder));
}
