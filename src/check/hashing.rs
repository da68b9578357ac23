//! A file that is counted and hashed as it is read.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};

/// A file that counts and hashes what is read of it.
pub(super) struct Hashing {
    file: File,
    bytes: u64,
    hash: Sha256,
}

impl Hashing {
    pub(super) fn new(file: File) -> Self {
        Self { file, bytes: 0, hash: Sha256::new() }
    }

    /// How many bytes were read, and their SHA-256 in lower-case hexadecimal.
    pub(super) fn finish(self) -> (u64, String) {
        (self.bytes, self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Read for Hashing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
