//! What was read from every article, kept beside the dataset, so that the next build need not read it again.

use crate::error::Error;
use crate::interchange::{self, Origin};
use crate::model::ArticleFacts;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

/// How hard it is compressed: little, as it is written at every build and read at every other.
const LEVEL: i32 = 1;

/// The file being written: lines of claims, in the order of the keys of their articles, compressed.
pub struct Kept {
    lines: zstd::Encoder<'static, BufWriter<File>>,
    path: PathBuf,
}

impl Kept {
    pub(super) fn create(path: &Path) -> Result<Self, Error> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        let file = BufWriter::with_capacity(1 << 18, File::create_new(path).map_err(failed)?);
        let lines = zstd::Encoder::new(file, LEVEL).map_err(failed)?;
        Ok(Self { lines, path: path.to_owned() })
    }

    /// Adds an article.
    pub fn add(&mut self, facts: &ArticleFacts, origin: &Origin) -> Result<(), Error> {
        let written = interchange::write(&mut self.lines, facts, origin);
        written.map_err(|source| Error::Write { path: self.path.clone(), source })
    }

    pub(super) fn finish(self) -> Result<File, Error> {
        let Self { lines, path } = self;
        let file = lines.finish().and_then(|file| file.into_inner().map_err(std::io::IntoInnerError::into_error));
        file.map_err(|source| Error::Write { path, source })
    }
}
