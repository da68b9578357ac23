//! JSON Lines, one line at a time, whatever the length of the file.

use super::decode::{Packing, unpack};
use super::{Document, Input, RawDocument};
use crate::error::Rejection;
use std::io::{BufRead, BufReader, Read};

/// A stream of lines, each of them a document.
pub(super) struct Lines {
    /// The name of the file as documents cite it.
    name: String,
    reader: Option<Box<dyn BufRead + Send>>,
    number: u64,
    /// The longest line that is kept, in bytes.
    limit: usize,
}

/// What was found where a line was expected.
enum Line {
    Text(Vec<u8>),
    TooLong,
    End,
}

impl Lines {
    /// The lines of `inner`, which may be compressed, up to a length of `limit` bytes.
    pub(super) fn new(name: String, inner: impl Read + Send + 'static, limit: usize) -> Result<Self, Rejection> {
        let failed =
            |error: std::io::Error| Rejection { source: name.clone(), reason: format!("cannot be read: {error}") };
        let mut inner = BufReader::with_capacity(1 << 16, inner);
        let packing = Packing::of(inner.fill_buf().map_err(failed)?);
        let reader: Box<dyn BufRead + Send> = match packing {
            Packing::Plain => Box::new(inner),
            _ => Box::new(BufReader::with_capacity(1 << 16, unpack(inner, packing).map_err(failed)?)),
        };
        Ok(Self { name, reader: Some(reader), number: 0, limit })
    }

    fn reject(&self, reason: String) -> Document {
        Document::Rejected(Rejection { source: format!("{}#{}", self.name, self.number), reason })
    }
}

impl Iterator for Lines {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            self.number += 1;
            match line(self.reader.as_mut()?.as_mut(), self.limit) {
                Err(error) => {
                    self.reader = None;
                    return Some(self.reject(format!("the file breaks off: {error}")));
                }
                Ok(Line::End) => {
                    self.reader = None;
                    return None;
                }
                Ok(Line::TooLong) => return Some(self.reject(super::too_large(self.limit))),
                Ok(Line::Text(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Line::Text(bytes)) => {
                    return Some(Document::Raw(RawDocument {
                        source: self.name.clone(),
                        input: Input::Line { bytes, number: self.number },
                    }));
                }
            }
        }
    }
}

/// The next line without its end. One that is too long is read past, not kept.
fn line(reader: &mut dyn BufRead, limit: usize) -> std::io::Result<Line> {
    let mut bytes = Vec::new();
    let mut length = 0_usize;
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(if length == 0 { Line::End } else { ended(bytes, length, limit) });
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = &buffer[..end.unwrap_or(buffer.len())];
        // The line end counts too, so that an empty line is not taken for the end of the file.
        let used = part.len() + usize::from(end.is_some());
        if length + part.len() <= limit {
            bytes.extend_from_slice(part);
        }
        length += used;
        reader.consume(used);
        if end.is_some() {
            return Ok(ended(bytes, length, limit));
        }
    }
}

fn ended(mut bytes: Vec<u8>, length: usize, limit: usize) -> Line {
    if length > limit + 1 {
        return Line::TooLong;
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    Line::Text(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(bytes: Vec<u8>) -> Vec<String> {
        Lines::new("x".into(), std::io::Cursor::new(bytes), 2_000)
            .expect("a stream")
            .map(|document| match document {
                Document::Raw(RawDocument { input: Input::Line { bytes, number }, .. }) => {
                    format!("{number}:{}", String::from_utf8_lossy(&bytes))
                }
                Document::Raw(_) => "no line".to_owned(),
                Document::Rejected(rejection) => format!("{} {}", rejection.source, rejection.reason),
            })
            .collect()
    }

    #[test]
    fn lines_come_one_by_one_with_their_numbers() {
        assert_eq!(shape(b"{}\r\n\n  \n[]".to_vec()), ["1:{}", "4:[]"]);
        assert!(shape(Vec::new()).is_empty());
        assert_eq!(shape(zstd::encode_all(b"a\nb\n".as_slice(), 1).expect("packed")), ["1:a", "2:b"]);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut bytes = vec![b'a'; 2_002];
        bytes.extend_from_slice(b"\nb\n");
        assert_eq!(shape(bytes), ["x#1 larger than 2 kB", "2:b"]);
    }

    #[test]
    fn a_stream_that_breaks_off_is_reported_once() {
        let mut packed = zstd::encode_all("line\n".repeat(9).as_bytes(), 1).expect("packed");
        packed.truncate(packed.len() - 2);
        let found = shape(packed);
        assert_eq!(found.iter().filter(|line| line.contains("breaks off")).count(), 1);
    }
}
