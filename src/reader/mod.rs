//! Documents in, articles out.
//!
//! Reading has two halves: [`documents`] finds the documents, which is cheap and in a fixed order; [`read`] makes an
//! article of one, which is the expensive half and can run on any thread.

mod burden;
mod dateline;
mod decode;
mod draft;
mod format;
mod front;
mod furniture;
mod html;
mod language;
mod lines;
mod linked;
mod markdown;
mod masthead;
mod page;
mod piece;
mod plain;
mod publisher;
mod record;
mod stated;
mod tags;
mod taken;
mod values;
mod walk;

use crate::error::{Error, Rejection};
use crate::model::Article;
use draft::Draft;
use format::Format;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
pub use taken::{Taken, bytes_below};

/// Where the bytes of a document are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// In a file of its own.
    File(PathBuf),
    /// Here; for documents that are in memory already.
    Bytes(Vec<u8>),
    /// In a line of JSON Lines.
    Line {
        /// The line without its end.
        bytes: Vec<u8>,
        /// Its place in the file, counted from 1.
        number: u64,
    },
}

/// A document that has been found and not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDocument {
    /// Its path as found under the path given by the user; for a line, that of its file.
    pub source: String,
    /// Its bytes.
    pub input: Input,
}

/// What was found where a document may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// A document to read.
    Raw(RawDocument),
    /// Something that cannot be read.
    Rejected(Rejection),
}

/// The largest document that is read unless another limit is set, in bytes, after decompression.
pub const MAX_DOCUMENT: usize = 10_000_000;

/// The longest line of claims that is read, in bytes: a document's text, and all that was read from it.
const MAX_CLAIMS: usize = 500_000_000;

/// How documents are looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// The largest document that is read, in bytes, after decompression; a larger one is rejected.
    pub max_document: usize,
    /// What documents on standard input are cited as, before `#` and their identifier.
    pub stdin_name: String,
    /// Whether every file is taken for JSON Lines, whatever its name.
    pub lines_only: bool,
    /// How much has been taken so far.
    pub taken: Taken,
}

impl Default for Search {
    fn default() -> Self {
        Self { max_document: MAX_DOCUMENT, stdin_name: "-".to_owned(), lines_only: false, taken: Taken::default() }
    }
}

/// An article, or why there is none.
pub type ReadResult = Result<Article, Rejection>;

/// The documents below `paths`, found as they are asked for: files, folders with all they hold in the order of
/// their names, and `-` for JSON Lines on standard input. A bad document is a [`Rejection`] among the others.
///
/// # Errors
///
/// [`Error::NoSuchPath`], before anything is read, when one of the paths does not exist.
pub fn documents(paths: &[PathBuf]) -> Result<impl Iterator<Item = Document> + Send + use<>, Error> {
    documents_with(paths, &Search::default())
}

/// As [`documents`], within other limits.
///
/// # Errors
///
/// As for [`documents`].
pub fn documents_with(
    paths: &[PathBuf],
    search: &Search,
) -> Result<impl Iterator<Item = Document> + Send + use<>, Error> {
    walk::Walk::new(paths, search.clone())
}

/// The lines of files of claims, as documents that stand in a line: files whatever their names, folders with all they
/// hold but what begins with `.` or `_`, and `-` for standard input.
///
/// # Errors
///
/// As for [`documents`].
pub fn claims(paths: &[PathBuf]) -> Result<impl Iterator<Item = Document> + Send + use<>, Error> {
    documents_with(paths, &Search { max_document: MAX_CLAIMS, lines_only: true, ..Search::default() })
}

/// A document with what tells its content from any other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// What its article is cited as.
    pub source: String,
    /// Lower-case hexadecimal SHA-256 of its bytes.
    pub sha256: String,
    /// The document, its bytes in memory, so that nothing else is read later than was hashed here.
    pub raw: RawDocument,
}

/// Tells a document's content from any other's without reading it.
///
/// # Errors
///
/// A [`Rejection`] with the reason when it is larger than `limit` bytes or cannot be opened.
pub fn identify(raw: RawDocument, limit: usize) -> Result<Identified, Rejection> {
    let RawDocument { source, input } = raw;
    let reject = |reason: String| Rejection { source: source.clone(), reason };
    let input = match input {
        Input::File(path) => {
            let bytes = bytes_of(&path, limit).map_err(reject)?;
            if decode::is_packed(&bytes) && decode::unpacked(bytes.clone(), limit).is_ok_and(|all| all.len() > limit) {
                return Err(reject(too_large(limit)));
            }
            Input::Bytes(bytes)
        }
        other => other,
    };
    let (cited, sha256) = match &input {
        Input::Line { bytes, number } => (cited(&source, bytes, *number), hash(bytes)),
        Input::Bytes(bytes) => (source.clone(), hash(bytes)),
        Input::File(_) => (source.clone(), String::new()),
    };
    Ok(Identified { source: cited, sha256, raw: RawDocument { source, input } })
}

/// What a line of a file is cited as: by its identifier, or by its number.
fn cited(file: &str, bytes: &[u8], number: u64) -> String {
    let id = std::str::from_utf8(bytes).ok().and_then(|line| record::id(without_mark(line)));
    format!("{file}#{}", id.unwrap_or_else(|| number.to_string()))
}

fn without_mark(line: &str) -> &str {
    line.trim_start_matches('\u{FEFF}')
}

/// Makes an article of a document: decodes it, tells its format, and parts the text from what surrounds it.
///
/// # Errors
///
/// A [`Rejection`] with the reason when it is too large, is no text, holds no words, or is broken.
pub fn read(raw: &RawDocument) -> ReadResult {
    read_within(raw, MAX_DOCUMENT)
}

/// As [`read`], for documents of at most `limit` bytes.
///
/// # Errors
///
/// As for [`read`].
pub fn read_within(raw: &RawDocument, limit: usize) -> ReadResult {
    let mut source = raw.source.clone();
    let reject = |source: String, reason: String| Err(Rejection { source, reason });
    let (sha256, draft) = match &raw.input {
        Input::Line { bytes, number } => {
            let line = std::str::from_utf8(bytes).map(without_mark);
            source = cited(&source, bytes, *number);
            let draft = line.map_err(|_| "not valid UTF-8".to_owned()).and_then(record::read);
            (hash(bytes), draft)
        }
        Input::Bytes(bytes) => (hash(bytes), file(bytes.clone(), &source, limit)),
        Input::File(path) => match bytes_of(path, limit) {
            Ok(bytes) => (hash(&bytes), file(bytes, &source, limit)),
            Err(reason) => return reject(source, reason),
        },
    };
    match draft.map(|draft| draft.finish(&source, sha256)) {
        Ok(Some(article)) => Ok(article),
        Ok(None) => reject(source, "no text in it".to_owned()),
        Err(reason) => reject(source, reason),
    }
}

/// A whole file as a draft. `name` helps where its content does not tell the format.
fn file(bytes: Vec<u8>, name: &str, limit: usize) -> Result<Draft, String> {
    let bytes = decode::unpacked(bytes, limit)?;
    if bytes.len() > limit {
        return Err(too_large(limit));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err("an empty file".to_owned());
    }
    let text = decode::text(&bytes)?;
    match Format::of(&text, name) {
        Format::Html => page::read(&text),
        Format::Markdown => markdown::read(&text),
        Format::Json => record::read(&text),
        Format::Plain => Ok(plain::read(&text)),
    }
}

/// The bytes of a file, unless there are too many of them.
fn bytes_of(path: &Path, limit: usize) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("cannot be read: {error}");
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limit { Err(too_large(limit)) } else { Ok(bytes) }
}

fn too_large(limit: usize) -> String {
    match limit {
        _ if limit.is_multiple_of(1_000_000) => format!("larger than {} MB", limit / 1_000_000),
        _ if limit.is_multiple_of(1000) => format!("larger than {} kB", limit / 1000),
        _ => format!("larger than {limit} bytes"),
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(name: &str, bytes: &[u8]) -> ReadResult {
        read(&RawDocument { source: name.to_owned(), input: Input::Bytes(bytes.to_vec()) })
    }

    fn reason(name: &str, bytes: &[u8]) -> String {
        read_bytes(name, bytes).expect_err("a rejection").reason
    }

    #[test]
    fn every_failure_has_its_reason() {
        assert_eq!(reason("a.txt", b" \n"), "an empty file");
        assert_eq!(reason("a.txt", b"%PDF-1.4"), "a PDF file, not text");
        assert_eq!(reason("a.txt", &[0, 1, 2, 0, 0]), "a binary file, not text");
        assert_eq!(reason("a.html", b"<html><body><nav>Home</nav></body></html>"), "no text in it");
        assert_eq!(reason("a.html", "<div>".repeat(5000).as_bytes()), "elements nested too deeply");
        assert_eq!(reason("a.md", b"---\nlang: en\n---\n\n"), "no text in it");
        assert_eq!(reason("a.txt", &vec![b'a'; MAX_DOCUMENT + 1]), "larger than 10 MB");
        assert_eq!(reason("a.json", b"{\"text\": 5}"), "\"text\" is not a string");
        assert!(reason("a.txt.gz", b"\x1F\x8B\x08\0").starts_with("cannot be decompressed"));
    }

    #[test]
    fn a_line_is_cited_by_its_identifier_or_its_number() {
        let line = |text: &[u8]| {
            read(&RawDocument { source: "a.jsonl".into(), input: Input::Line { bytes: text.to_vec(), number: 3 } })
        };
        let article = line(br#"{"id":"x1","title":"Toads","text":"They won."}"#).expect("readable");
        assert_eq!((article.source.as_str(), article.body.as_str()), ("a.jsonl#x1", "Toads\n\nThey won."));
        assert_eq!(article.sha256.len(), 64);
        assert_eq!(line(b"{\"text\":\"Won.\"}").map(|a| a.source), Ok("a.jsonl#3".into()));
        assert_eq!(line(b"{}").unwrap_err(), Rejection { source: "a.jsonl#3".into(), reason: "no text in it".into() });
        assert_eq!(line(b"{\"text\":\"\xFF\"}").unwrap_err().reason, "not valid UTF-8");
    }

    #[test]
    fn a_file_is_found_read_and_hashed() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("a.txt"), "abc").expect("written");
        let found: Vec<Document> = documents(&[folder.path().to_owned()]).expect("a folder").collect();
        let [Document::Raw(raw)] = found.as_slice() else { panic!("one document") };
        let article = read(raw).expect("readable");
        assert_eq!((article.source.as_str(), article.body.as_str(), article.language.as_str()), ("a.txt", "abc", "en"));
        assert_eq!(article.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
