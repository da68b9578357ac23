//! A file on its way to the disk, counted and hashed as it is written.

use crate::error::Error;
use crate::threads::Weighed;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file as it was written; it need not be on the disk yet.
#[derive(Debug)]
pub(super) struct Written {
    /// Its path in the folder of the dataset, parts parted by `/`.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) file: File,
    /// Its length.
    pub(super) bytes: u64,
    /// Lower-case hexadecimal SHA-256.
    pub(super) sha256: String,
    /// How many rows of a table it holds, where that is counted.
    pub(super) rows: Option<u64>,
}

impl Weighed for Result<Written, Error> {
    fn weight(&self) -> usize {
        0
    }
}

/// A new file that counts and hashes what passes into it.
pub(super) struct Tally {
    name: String,
    path: PathBuf,
    file: BufWriter<File>,
    bytes: u64,
    hash: Sha256,
}

impl Tally {
    /// Makes a file of this name in the folder of the dataset, where none may stand yet, and the folder it stands in.
    pub(super) fn create(folder: &Path, name: &str) -> Result<Self, Error> {
        let path = folder.join(name);
        let failed = |source| Error::Write { path: path.clone(), source };
        path.parent().map_or(Ok(()), fs::create_dir_all).map_err(failed)?;
        let file = BufWriter::with_capacity(1 << 16, File::create_new(&path).map_err(failed)?);
        Ok(Self { name: name.to_owned(), path, file, bytes: 0, hash: Sha256::new() })
    }

    /// Where it stands.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Ends the file.
    pub(super) fn finish(self) -> Result<Written, Error> {
        let Self { name, path, file, bytes, hash } = self;
        let ended = file.into_inner().map_err(io::IntoInnerError::into_error);
        let file = ended.map_err(|source| Error::Write { path: path.clone(), source })?;
        let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Written { name, path, file, bytes, sha256, rows: None })
    }
}

impl Write for Tally {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
