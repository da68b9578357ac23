//! Documents named `a.md`.
#![no_main]

mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::document("a.md", bytes));
