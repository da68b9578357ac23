//! A table of the user's own: it is taken, or refused with its file and row. The first byte picks the table.
#![no_main]

use sanctionary::error::Error;
use sanctionary::lexicon::Lexicon;
use std::fs;

const TABLES: [&str; 12] = [
    "countries", "country_names", "blocs", "bloc_members", "bodies", "organisations", "people", "agreements",
    "cues", "triggers", "programs", "name_origins",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, table)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let name = format!("{}.csv", TABLES[usize::from(*first) % TABLES.len()]);
    fs::write(folder.path().join(&name), table).expect("written");
    match Lexicon::with_folder(folder.path()) {
        Ok(lexicon) => _ = lexicon.names_in("Iran and the European Union signed an agreement in Oslo."),
        Err(Error::Lexicon { file, reason, .. }) => assert!(!file.is_empty() && !reason.is_empty()),
        Err(other) => panic!("{other}"),
    }
});
