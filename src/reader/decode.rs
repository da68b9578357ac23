//! Bytes to text: compression, binary files and encodings.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use std::io::{self, Read};

/// First bytes of common files that are not text, and what to call them.
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7FELF", "a program"),
    (b"BZh", "a bzip2 file"),
    (b"\xFD7zXZ", "an xz file"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
];

/// The binary logarithm of the most bytes of a Zstandard frame that are kept to repeat from: 32 MB, as its level 20 asks for.
const MAX_WINDOW: u32 = 25;

/// How a stream is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Plain,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

impl Packing {
    /// Told from the first bytes of a file.
    pub(super) fn of(start: &[u8]) -> Self {
        match start {
            [0x1F, 0x8B, ..] => Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Self::Zstd,
            _ => Self::Plain,
        }
    }
}

/// Whether bytes are compressed.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    Packing::of(bytes) != Packing::Plain
}

/// A reader of what `inner` holds once it is unpacked.
pub(super) fn unpack<'a>(inner: impl Read + Send + 'a, packing: Packing) -> io::Result<Box<dyn Read + Send + 'a>> {
    Ok(match packing {
        Packing::Plain => Box::new(inner),
        Packing::Gzip => Box::new(flate2::read::MultiGzDecoder::new(inner)),
        Packing::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::new(inner)?;
            decoder.window_log_max(MAX_WINDOW)?;
            Box::new(decoder)
        }
    })
}

/// The whole of `bytes` unpacked, or of what is longer than `limit` the first bytes and one more; or why it cannot be
/// had.
pub(super) fn unpacked(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, String> {
    let packing = Packing::of(&bytes);
    if packing == Packing::Plain {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    let limit = limit as u64 + 1;
    unpack(bytes.as_slice(), packing)
        .and_then(|reader| reader.take(limit).read_to_end(&mut out))
        .map_err(|error| format!("cannot be decompressed: {error}"))?;
    Ok(out)
}

/// The text of a document, without a byte order mark and with `\n` line ends, or why it has none.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    if let Some((_, name)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(format!("{name}, not text"));
    }
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => unmarked(bytes)?,
    };
    let controls = decoded.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls * 20 > decoded.chars().count() {
        return Err("a binary file, not text".to_owned());
    }
    Ok(if decoded.contains('\r') { decoded.replace("\r\n", "\n").replace('\r', "\n") } else { decoded })
}

/// Text without a byte order mark: UTF-8 if it is that, else what the page declares, else the best guess.
fn unmarked(bytes: &[u8]) -> Result<String, String> {
    if bytes.contains(&0) {
        let wide = wide(bytes).ok_or("a binary file, not text")?;
        return Ok(wide.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let encoding = declared(bytes).unwrap_or_else(|| guess(bytes));
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// UTF-16 without its mark: nearly every second byte of Western text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(2048)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    match () {
        () if odd * 10 > half * 7 && even * 10 < half => Some(UTF_16LE),
        () if even * 10 > half * 7 && odd * 10 < half => Some(UTF_16BE),
        () => None,
    }
}

/// The encoding that an HTML page names in its first lines.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', '>', ';', '/'])?;
    // A page that decoded as UTF-8 does not come here: such a claim is false.
    Encoding::for_label(&label.as_bytes()[..end]).filter(|found| *found != encoding_rs::UTF_8)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn text_is_decoded_whatever_its_encoding() {
        let want = "Café “Ruritania”\n";
        assert_eq!(text(want.as_bytes()).as_deref(), Ok(want));
        assert_eq!(text(b"\xEF\xBB\xBFCaf\xC3\xA9\r\n").as_deref(), Ok("Café\n"));
        assert_eq!(text(b"Caf\xE9 \x93Ruritania\x94\r").as_deref(), Ok(want));
        let wide: Vec<u8> = want.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&[&[0xFF, 0xFE], wide.as_slice()].concat()).as_deref(), Ok(want));
        assert_eq!(
            text("Lima treaty".encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>().as_slice()).as_deref(),
            Ok("Lima treaty")
        );
        assert_eq!(
            text(b"<meta charset=\"windows-1251\">\xCF\xEE").as_deref(),
            Ok("<meta charset=\"windows-1251\">По")
        );
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(text(b"%PDF-1.7").unwrap_err(), "a PDF file, not text");
        assert_eq!(text(&[1, 0, 0, 2, 0, 3, 0, 0]).unwrap_err(), "a binary file, not text");
        assert_eq!(text(&[2; 64]).unwrap_err(), "a binary file, not text");
    }

    #[test]
    fn packed_bytes_are_unpacked() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(b"treaty").expect("written to memory");
        let gzip = gzip.finish().expect("written to memory");
        assert_eq!(unpacked(gzip.clone(), 100).as_deref(), Ok(b"treaty".as_slice()));
        assert_eq!(
            unpacked(zstd::encode_all(b"treaty".as_slice(), 1).expect("packed"), 100).as_deref(),
            Ok(b"treaty".as_slice())
        );
        assert!(unpacked(gzip[..12].to_vec(), 100).unwrap_err().starts_with("cannot be decompressed"));
    }

    #[test]
    fn a_frame_that_wants_much_memory_is_refused() {
        let packed = |window: u32| {
            let mut packer = zstd::stream::write::Encoder::new(Vec::new(), 1).expect("a packer");
            packer.window_log(window).expect("a window");
            packer.write_all(b"treaty").expect("written to memory");
            packer.finish().expect("written to memory")
        };
        assert_eq!(unpacked(packed(25), 100).as_deref(), Ok(b"treaty".as_slice()));
        assert!(unpacked(packed(27), 100).unwrap_err().starts_with("cannot be decompressed: Frame requires too much"));
    }
}
