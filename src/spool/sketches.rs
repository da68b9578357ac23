//! What articles are compared by, in a file of records of equal length.

use super::Seq;
use crate::error::Error;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// How many numbers a sketch has. Two articles that share one of them are worth comparing.
pub const BANDS: usize = 13;

/// The numbers that an article is compared by; 0 for one that it has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sketch(pub [u64; BANDS]);

/// Bytes of a record: the number of the article, and those of its sketch.
const LENGTH: usize = size_of::<Seq>() + BANDS * size_of::<u64>();

/// The sketches of all articles.
#[derive(Debug)]
pub(super) struct Sketches {
    file: BufWriter<File>,
}

impl Sketches {
    pub(super) fn create(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("sketches");
        let file = File::options().read(true).write(true).create_new(true).open(&path);
        file.map(Self::new).map_err(|source| Error::Write { path, source })
    }

    pub(super) fn temporary() -> Result<Self, Error> {
        let failed = |source| Error::Write { path: std::env::temp_dir(), source };
        tempfile::tempfile().map(Self::new).map_err(failed)
    }

    fn new(file: File) -> Self {
        Self { file: BufWriter::with_capacity(1 << 16, file) }
    }

    pub(super) fn add(&mut self, seq: Seq, sketch: &Sketch) -> Result<(), Error> {
        let mut record = Vec::with_capacity(LENGTH);
        record.extend(seq.to_le_bytes());
        record.extend(sketch.0.iter().flat_map(|number| number.to_le_bytes()));
        self.file.write_all(&record).map_err(failed)
    }

    /// Hands over one number of every sketch that has it.
    pub(super) fn each(&mut self, band: usize, mut each: impl FnMut(Seq, u64)) -> Result<(), Error> {
        self.file.seek(SeekFrom::Start(0)).map_err(failed)?;
        let mut reader = BufReader::with_capacity(1 << 18, self.file.get_ref());
        let mut record = [0; LENGTH];
        loop {
            match reader.read_exact(&mut record) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
                Err(error) => return Err(failed(error)),
            }
            let (seq, numbers) = record.split_at(size_of::<Seq>());
            let number = numbers.chunks_exact(8).nth(band).and_then(|eight| eight.try_into().ok());
            let number = number.map_or(0, u64::from_le_bytes);
            if let (Ok(seq), 1..) = (seq.try_into().map(Seq::from_le_bytes), number) {
                each(seq, number);
            }
        }
    }
}

fn failed(source: io::Error) -> Error {
    Error::Write { path: "the spool".into(), source }
}
