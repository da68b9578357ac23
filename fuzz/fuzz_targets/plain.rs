//! Documents named `a.txt`.
#![no_main]

mod read;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| read::document("a.txt", bytes));
