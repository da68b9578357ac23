//! Reads the tables of `seeds/lexicon` and those a user adds, and names the file and row of every fault.
//!
//! A table is a CSV file that stands beside the program's own code (it is embedded) and, optionally, a file of the
//! same name in a folder of the user's. What a row means is said by the type that implements [`Table`].

use crate::error::Error;
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

static LEXICON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seeds/lexicon");
static VOCABULARY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seeds/vocabulary");

/// A row type, and the table it is a row of.
pub(crate) trait Table: DeserializeOwned {
    /// Name of the file.
    const FILE: &'static str;
    /// Columns whose cells may be empty.
    const MAY_BE_EMPTY: &'static [&'static str];
    /// What no two rows of the file may share.
    fn key(&self) -> String;
}

/// Where a row stands, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// File, as shown to the user.
    pub(crate) file: Arc<str>,
    /// Line of the file, the header being 1.
    pub(crate) row: u64,
    /// Whether the user added it.
    pub(crate) added: bool,
}

/// A row and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Row<T> {
    pub(crate) place: Place,
    pub(crate) value: T,
}

/// All tables: the embedded ones and those of the user's folder.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    /// File name, with the path shown in messages and the text.
    added: BTreeMap<String, (String, String)>,
}

impl Place {
    /// The error that says what is wrong here.
    pub(crate) fn fault(&self, reason: impl Into<String>) -> Error {
        Error::Lexicon { file: self.file.to_string(), row: self.row, reason: reason.into() }
    }
}

impl Tables {
    /// The embedded tables and, where a folder is given, its CSV files. A CSV file whose name no embedded table
    /// bears is a fault: its rows would be lost in silence.
    pub(crate) fn open(extra: Option<&Path>) -> Result<Self, Error> {
        let mut added = BTreeMap::new();
        let Some(folder) = extra else { return Ok(Self::default()) };
        let entries = std::fs::read_dir(folder).map_err(|_| Error::NoSuchPath(folder.to_path_buf()))?;
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            if path.extension().is_none_or(|extension| extension != "csv") {
                continue;
            }
            let shown = path.display().to_string();
            let fault = |reason: String| Error::Lexicon { file: shown.clone(), row: 0, reason };
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if LEXICON.get_file(&name).is_none() {
                return Err(fault("no table of the lexicon has this name".into()));
            }
            let text = std::fs::read_to_string(&path).map_err(|error| fault(error.to_string()))?;
            added.insert(name, (shown, text));
        }
        Ok(Self { added })
    }

    /// Sixteen hexadecimal digits that stand for the words of all tables: two lexicons that say the same have the same.
    pub(crate) fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let mut take = |name: &str, text: &[u8]| {
            for part in [name.as_bytes(), text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        };
        for folder in [&LEXICON, &VOCABULARY] {
            let mut files: Vec<_> = folder.files().collect();
            files.sort_by_key(|file| file.path());
            files.iter().for_each(|file| take(&file.path().to_string_lossy(), file.contents()));
        }
        self.added.iter().for_each(|(name, (_, text))| take(name, text.as_bytes()));
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The rows of a table in file order. A row the user added takes the place of an embedded one with the same key.
    pub(crate) fn rows<T: Table>(&self) -> Result<Vec<Row<T>>, Error> {
        let shown = format!("seeds/lexicon/{}", T::FILE);
        let text = LEXICON.get_file(T::FILE).and_then(|file| file.contents_utf8());
        let text = text.ok_or_else(|| Error::Lexicon { file: shown.clone(), row: 0, reason: "missing".into() })?;
        let mut rows = parse::<T>(text, &shown, false)?;
        let Some((shown, text)) = self.added.get(T::FILE) else { return Ok(rows) };
        let mut at: BTreeMap<String, usize> =
            rows.iter().enumerate().map(|(index, row)| (row.value.key(), index)).collect();
        for row in parse::<T>(text, shown, true)? {
            match at.get(&row.value.key()) {
                Some(index) => rows[*index] = row,
                None => {
                    at.insert(row.value.key(), rows.len());
                    rows.push(row);
                }
            }
        }
        Ok(rows)
    }
}

/// The rows of a table of `seeds/vocabulary`, which no user's folder changes.
pub(crate) fn vocabulary_rows<T: Table>(file: &str) -> Result<Vec<Row<T>>, Error> {
    let shown = format!("seeds/vocabulary/{file}");
    let text = VOCABULARY.get_file(file).and_then(|file| file.contents_utf8());
    let text = text.ok_or_else(|| Error::Lexicon { file: shown.clone(), row: 0, reason: "missing".into() })?;
    parse(text, &shown, false)
}

/// Reads `1` and `0`.
pub(crate) fn flag<'de, D: Deserializer<'de>>(cell: D) -> Result<bool, D::Error> {
    match String::deserialize(cell)?.as_str() {
        "1" => Ok(true),
        "0" => Ok(false),
        other => Err(serde::de::Error::custom(format!("{other:?} is neither 0 nor 1"))),
    }
}

/// Reads the items of a cell that are parted by `|`; an empty cell has none.
pub(crate) fn list<'de, D: Deserializer<'de>>(cell: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(cell)?;
    Ok(text.split('|').filter(|item| !item.is_empty()).map(str::to_owned).collect())
}

fn parse<T: Table>(text: &str, shown: &str, added: bool) -> Result<Vec<Row<T>>, Error> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let whole = |error: csv::Error| Error::Lexicon { file: shown.into(), row: 0, reason: error.to_string() };
    let header = reader.headers().map_err(whole)?.clone();
    let mut rows = Vec::new();
    let mut seen = FxHashMap::default();
    let file: Arc<str> = shown.into();
    for record in reader.records() {
        let record = record.map_err(whole)?;
        let row = record.position().map_or(0, csv::Position::line);
        let place = Place { file: Arc::clone(&file), row, added };
        check_cells::<T>(&header, &record).map_err(|reason| place.fault(reason))?;
        let value: T = record.deserialize(Some(&header)).map_err(|error| place.fault(reason_of(&error)))?;
        if let Some(first) = seen.insert(value.key(), row) {
            return Err(place.fault(format!("{:?} stands in row {first} already", value.key())));
        }
        rows.push(Row { place, value });
    }
    if rows.is_empty() && !added {
        return Err(Error::Lexicon { file: shown.into(), row: 0, reason: "no rows".into() });
    }
    Ok(rows)
}

fn check_cells<T: Table>(header: &csv::StringRecord, record: &csv::StringRecord) -> Result<(), String> {
    for (column, cell) in header.iter().zip(record) {
        if cell.is_empty() && !T::MAY_BE_EMPTY.contains(&column) {
            return Err(format!("{column} is empty"));
        }
        let untidy = |item: &str| item.trim() != item || item.contains("  ") || item.contains(['\n', '\t', '\u{a0}']);
        if untidy(cell) || (cell.contains('|') && cell.split('|').any(|item| untidy(item) || item.is_empty())) {
            return Err(format!("{column} has spaces or bars that belong to no item: {cell:?}"));
        }
    }
    Ok(())
}

fn reason_of(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.kind().to_string(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        name: String,
        #[serde(deserialize_with = "flag")]
        ambiguous: bool,
        #[serde(deserialize_with = "list")]
        aliases: Vec<String>,
    }

    impl Table for Pair {
        const FILE: &'static str = "pairs.csv";
        const MAY_BE_EMPTY: &'static [&'static str] = &["aliases"];
        fn key(&self) -> String {
            self.name.clone()
        }
    }

    fn fault(text: &str) -> String {
        parse::<Pair>(text, "pairs.csv", false).expect_err(text).to_string()
    }

    #[test]
    fn rows_are_read_with_their_places() {
        let rows = parse::<Pair>("name,ambiguous,aliases\nIran,0,Persia|Islamic Republic\nChad,1,\n", "p", false);
        let rows = rows.expect("two good rows");
        assert_eq!((rows[0].place.row, rows[1].place.row), (2, 3));
        assert_eq!(rows[0].value.aliases, ["Persia", "Islamic Republic"]);
        assert!(rows[1].value.ambiguous && rows[1].value.aliases.is_empty());
    }

    #[test]
    fn every_fault_names_its_file_and_row() {
        let head = "name,ambiguous,aliases\nIran,0,\n";
        let check = |row: &str, reason: &str| {
            let said = fault(&format!("{head}{row}\n"));
            assert!(said.starts_with("pairs.csv, row 3: ") && said.contains(reason), "{said}");
        };
        check("Iran,1,", "stands in row 2 already");
        check(",0,", "name is empty");
        check("Chad ,0,", "name has spaces");
        check("Chad,0,a||b", "aliases has spaces or bars");
        check("Chad,0,a |b", "aliases has spaces or bars");
        check("Chad,yes,", "neither 0 nor 1");
    }

    #[test]
    fn a_wrong_header_or_an_empty_table_is_a_fault() {
        assert!(fault("name,ambiguous\nIran,0\n").contains("missing field"));
        assert!(fault("name,ambiguous,aliases,more\nIran,0,,x\n").contains("unknown field"));
        assert!(fault("name,ambiguous,aliases\n").contains("no rows"));
    }
}
