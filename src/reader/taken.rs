//! How much of its input a walk has taken, for those who watch it.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use walkdir::WalkDir;

/// Bytes of files, as they lie on the disk, that a walk has taken. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct Taken(Arc<AtomicU64>);

impl Taken {
    /// How many bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }

    /// A reader whose bytes count as they are read.
    pub(super) fn counting<R: Read>(&self, inner: R) -> Counting<R> {
        Counting { inner, taken: self.clone() }
    }
}

/// See [`Taken::counting`].
pub(super) struct Counting<R> {
    inner: R,
    taken: Taken,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.taken.add(read as u64);
        Ok(read)
    }
}

/// How many bytes the files of some paths have in all; `None` where standard input is among them, which does not tell.
#[must_use]
pub fn bytes_below(paths: &[PathBuf]) -> Option<u64> {
    let length = |path: &PathBuf| {
        let files = WalkDir::new(path).follow_links(true).into_iter().flatten();
        files
            .filter_map(|entry| entry.metadata().ok())
            .filter(|data| data.is_file())
            .map(|data| data.len())
            .sum::<u64>()
    };
    paths.iter().all(|path| path.as_os_str() != "-").then(|| paths.iter().map(length).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::{Search, documents_with};

    #[test]
    fn all_is_taken_in_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "some words").expect("written");
        std::fs::write(folder.path().join("b.jsonl"), "{\"text\":\"x\"}\n{\"text\":\"y\"}\n").expect("written");
        let (paths, search) = (vec![folder.path().to_owned()], Search::default());
        assert_eq!(documents_with(&paths, &search).expect("there").count(), 3);
        assert_eq!(Some(search.taken.bytes()), bytes_below(&paths));
        assert_eq!(bytes_below(&["-".into()]), None);
    }
}
