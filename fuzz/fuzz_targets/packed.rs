//! Packed documents: bytes that begin as gzip or Zstandard do, and whatever stands in a sound gzip file.
#![no_main]

mod read;

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    read::document("a.gz", bytes);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("written to memory");
    read::document("a.gz", &packed.finish().expect("written to memory"));
});
