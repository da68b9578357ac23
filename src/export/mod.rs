//! The dataset as files: the database, a CSV file for each table and view, their description, and what was read from
//! every article.

mod csv_file;
mod datapackage;
mod kept;
mod placing;
mod under_way;

pub(crate) use csv_file::cell;
pub use under_way::abandon;

use crate::error::Error;
use crate::model::dataset::Dataset;
use crate::store::{Counts, Filling, Store, Vocabulary};
pub use kept::Kept;
use placing::Placing;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The file name of the database.
pub const DATABASE: &str = "sanctions.sqlite";

/// The name of the folder of CSV files.
pub const CSV_FOLDER: &str = "csv";

/// The file name of the description of the CSV files.
pub const DESCRIPTION: &str = "datapackage.json";

/// The file name of what was read from every article.
pub const KEPT: &str = "claims.jsonl.zst";

/// How the files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether CSV cells that a spreadsheet would run as a formula get an apostrophe before them.
    pub spreadsheet_safe: bool,
}

/// A dataset on its way into a folder, in the place of the one that stood there, whole or not at all: unless it is
/// [completed](Self::complete), and on any error, what stood in the folder before still stands.
#[derive(Debug)]
pub struct Publication {
    placing: Placing,
}

impl Publication {
    /// Prepares the folder, made if need be, and keeps other runs out of it.
    pub fn begin(out: &Path) -> Result<Self, Error> {
        Ok(Self { placing: Placing::begin(out)? })
    }

    /// An empty folder beside the new files, for what is needed until they are made. It goes with this value.
    pub fn scratch(&self) -> Result<PathBuf, Error> {
        self.placing.scratch()
    }

    /// Fills the database, writes the other files from it, and puts all in place. Files in the folder that are not of a
    /// dataset stay. `accept` looks at the finished database, and may refuse it.
    pub fn complete(
        self,
        vocabulary: &[Vocabulary],
        options: &Options,
        fill: impl FnOnce(&mut Filling<'_>, &mut Kept) -> Result<(), Error>,
        accept: impl FnOnce(&Store) -> Result<(), Error>,
    ) -> Result<Counts, Error> {
        let folder = self.placing.folder();
        let mut store = Store::create(&folder.join(DATABASE))?;
        let mut filling = store.fill(vocabulary)?;
        let mut kept = Kept::create(&folder.join(KEPT))?;
        fill(&mut filling, &mut kept)?;
        let counts = filling.finish()?;
        accept(&store)?;
        write_files(store, &folder, options, (folder.join(KEPT), kept.finish()?))?;
        self.placing.place()?;
        Ok(counts)
    }
}

/// Publishes a dataset that stands in memory: see [`Publication`]. What was read from its articles is not kept.
pub fn publish(dataset: &Dataset, vocabulary: &[Vocabulary], out: &Path, options: &Options) -> Result<Counts, Error> {
    let fill =
        |filling: &mut Filling<'_>, _: &mut Kept| dataset.clone().into_rows().try_for_each(|row| filling.take(&row));
    Publication::begin(out)?.complete(vocabulary, options, fill, |_| Ok(()))
}

/// Writes all files beside the database of a store and brings them to the disk.
fn write_files(store: Store, folder: &Path, options: &Options, kept: (PathBuf, File)) -> Result<(), Error> {
    let csv = folder.join(CSV_FOLDER);
    fs::create_dir_all(&csv).map_err(|source| Error::Write { path: csv.clone(), source })?;
    let mut names = Vec::new();
    let mut written = Vec::new();
    for table in store.catalogue()? {
        let name = format!("{}.csv", table.name);
        let file = csv_file::write(&store, &table, &csv.join(&name), options.spreadsheet_safe)?;
        names.push(name);
        written.push((table, file));
    }
    store.close()?;
    datapackage::write(&written, &folder.join(DESCRIPTION), options.spreadsheet_safe)?;
    let mut files = vec![kept, opened(folder.join(DATABASE))?, opened(folder.join(DESCRIPTION))?];
    files.extend(written.into_iter().zip(&names).map(|((_, written), name)| (csv.join(name), written.file)));
    sync(files)
}

fn opened(path: PathBuf) -> Result<(PathBuf, File), Error> {
    match File::options().write(true).open(&path) {
        Ok(file) => Ok((path, file)),
        Err(source) => Err(Error::Write { path, source }),
    }
}

/// Brings files to the disk, several at once: each waits for the disk and for little else.
fn sync(files: Vec<(PathBuf, File)>) -> Result<(), Error> {
    const AT_ONCE: usize = 8;
    let share = files.len().div_ceil(AT_ONCE).max(1);
    let sync_share = |files: &[(PathBuf, File)]| {
        files
            .iter()
            .try_for_each(|(path, file)| file.sync_all().map_err(|source| Error::Write { path: path.clone(), source }))
    };
    std::thread::scope(|scope| {
        let shares: Vec<_> = files.chunks(share).map(|files| scope.spawn(move || sync_share(files))).collect();
        // A thread that panicked has not synced its share; the panic goes on here.
        shares.into_iter().try_for_each(|share| share.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample;
    use rusqlite::types::Value;
    use rusqlite::{Connection, OpenFlags};
    use std::collections::BTreeMap;

    fn publish_sample(out: &Path, spreadsheet_safe: bool) -> Result<(), Error> {
        publish(&sample::dataset(), &sample::vocabulary(), out, &Options { spreadsheet_safe }).map(drop)
    }

    /// Every file under a folder with its bytes, by its path in it.
    fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
        let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
        let files = entries.filter(|entry| entry.file_type().is_file());
        let inside = |path: &Path| path.strip_prefix(folder).expect("inside").to_owned();
        files.map(|file| (inside(file.path()), fs::read(file.path()).expect("readable"))).collect()
    }

    fn open(out: &Path) -> Connection {
        Connection::open_with_flags(out.join(DATABASE), OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database")
    }

    fn package(out: &Path) -> serde_json::Value {
        serde_json::from_slice(&fs::read(out.join(DESCRIPTION)).expect("there")).expect("JSON")
    }

    /// The cells of a table, as they must stand in a file of exact cells; `None` for NULL.
    fn cells(database: &Connection, table: &str) -> Vec<Vec<Option<String>>> {
        let mut statement = database.prepare(&format!("SELECT * FROM {table}")).expect(table);
        let width = statement.column_count();
        let cell = |value: Value| match value {
            Value::Null => None,
            Value::Integer(number) => Some(number.to_string()),
            Value::Real(number) => Some(number.to_string()),
            Value::Text(words) => Some(words),
            Value::Blob(_) => panic!("{table} holds bytes"),
        };
        let rows = statement.query_map([], |row| (0..width).map(|column| row.get(column).map(cell)).collect());
        rows.expect(table).collect::<Result<_, _>>().expect(table)
    }

    /// The header and the cells of a CSV file, each cell passed through `exact`.
    fn parsed(path: &Path, exact: fn(&str) -> &str) -> (Vec<String>, Vec<Vec<Option<String>>>) {
        let mut reader = csv::Reader::from_path(path).expect("there");
        let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let cell = |cell: &str| (!cell.is_empty()).then(|| exact(cell).to_owned());
        let rows = reader.records().map(|record| record.expect("a record").iter().map(cell).collect()).collect();
        (header, rows)
    }

    /// Compares every CSV file with its table or view, as sets of rows: their order is the exporter's own.
    fn check_round_trip(out: &Path, exact: fn(&str) -> &str) {
        let database = open(out);
        let package = package(out);
        let resources = package["resources"].as_array().expect("a list");
        assert_eq!(resources.len(), fs::read_dir(out.join(CSV_FOLDER)).expect("there").count());
        for resource in resources {
            let table = resource["name"].as_str().expect("a name");
            let path = out.join(resource["path"].as_str().expect("a path"));
            let (header, mut rows) = parsed(&path, exact);
            let fields = resource["schema"]["fields"].as_array().expect("a list");
            assert!(fields.iter().map(|field| field["name"].as_str()).eq(header.iter().map(|h| Some(h.as_str()))));
            assert_eq!(resource["bytes"], fs::metadata(&path).expect("there").len());
            let mut expected = cells(&database, table);
            assert!(!expected.is_empty(), "{table}");
            rows.sort();
            expected.sort();
            assert_eq!(rows, expected, "{table}");
        }
    }

    #[test]
    fn csv_read_back_is_the_table() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), false).expect("published");
        check_round_trip(out.path(), |cell| cell);
        assert_eq!(package(out.path())["spreadsheetSafe"], false);
        let countries = fs::read_to_string(out.path().join("csv/countries.csv")).expect("there");
        assert_eq!(countries, "code,iso3,name\r\nNA,NAM,Namibia\r\nZR,ZRR,Ruritania\r\n");
    }

    #[test]
    fn cells_safe_for_spreadsheets_are_exact_without_their_apostrophe() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), true).expect("published");
        check_round_trip(out.path(), |cell| cell.strip_prefix('\'').unwrap_or(cell));
        assert_eq!(package(out.path())["spreadsheetSafe"], true);
        for (path, bytes) in contents(&out.path().join(CSV_FOLDER)) {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            for record in reader.records() {
                let record = record.expect("a record");
                assert!(!record.iter().any(|cell| cell.starts_with(['=', '+', '-', '@'])), "{}", path.display());
            }
        }
        let roles = fs::read_to_string(out.path().join("csv/party_roles.csv")).expect("there");
        assert!(roles.contains("person:ivan,'=Minister\r\n"), "{roles}");
        let articles = fs::read_to_string(out.path().join("csv/articles.csv")).expect("there");
        assert!(articles.contains(",''Anonymous',"), "{articles}");
    }

    #[test]
    fn the_database_is_sound_and_marked() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), false).expect("published");
        let database = open(out.path());
        let ask = |sql: &str| database.query_row(sql, [], |row| row.get::<_, Value>(0)).expect(sql);
        assert_eq!(ask("PRAGMA integrity_check"), Value::Text("ok".into()));
        assert_eq!(ask("SELECT count(*) FROM pragma_foreign_key_check"), Value::Integer(0));
        assert_eq!(ask("PRAGMA application_id"), Value::Integer(0x5341_4E43));
        assert_eq!(ask("PRAGMA journal_mode"), Value::Text("delete".into()));
        let names: Vec<_> = fs::read_dir(out.path()).expect("there").map(|e| e.expect("there").file_name()).collect();
        assert_eq!(names.len(), 4, "{names:?}");
    }

    #[test]
    fn equal_datasets_make_equal_bytes() {
        let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        publish_sample(one.path(), false).expect("published");
        publish_sample(two.path(), false).expect("published");
        publish_sample(two.path(), false).expect("published over the first");
        assert_eq!(contents(one.path()), contents(two.path()));
    }

    #[test]
    fn references_in_the_description_name_fields_that_are_there() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), false).expect("published");
        let package = package(out.path());
        let resources = package["resources"].as_array().expect("a list");
        let mut references = 0;
        for resource in resources {
            for key in resource["schema"]["foreignKeys"].as_array().into_iter().flatten() {
                let name = &key["reference"]["resource"];
                let target = if name == "" { Some(resource) } else { resources.iter().find(|r| r["name"] == *name) };
                let fields = target.expect("a resource")["schema"]["fields"].as_array().expect("a list");
                for field in key["reference"]["fields"].as_array().expect("a list") {
                    assert!(fields.iter().any(|there| there["name"] == *field), "{name} {field}");
                    references += 1;
                }
            }
        }
        assert!(references > 40, "{references}");
        let articles = resources.iter().find(|r| r["name"] == "articles").expect("described");
        let relevant =
            articles["schema"]["fields"].as_array().expect("a list").iter().find(|f| f["name"] == "relevant");
        assert_eq!(relevant.expect("described")["trueValues"], serde_json::json!(["1"]));
    }

    #[test]
    fn a_failed_run_leaves_what_stood_there() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), false).expect("published");
        fs::write(out.path().join("notes.txt"), "mine").expect("written");
        let before = contents(out.path());
        let mut unsound = sample::dataset();
        unsound.mentions[0].party_id = "country:xx".to_owned();
        publish(&unsound, &sample::vocabulary(), out.path(), &Options::default()).expect_err("no such party");
        assert_eq!(contents(out.path()), before);
        assert_eq!(fs::read_dir(out.path()).expect("there").count(), 5, "nothing is left behind");

        let new = out.path().join("not/yet/there");
        publish(&unsound, &sample::vocabulary(), &new, &Options::default()).expect_err("no such party");
        assert!(!out.path().join("not").exists(), "folders made in vain are taken away");
        let under_a_file = out.path().join("notes.txt/out");
        assert!(matches!(publish_sample(&under_a_file, false), Err(Error::Write { .. })));
        assert_eq!(contents(out.path()), before);
    }

    #[test]
    fn what_is_not_of_a_dataset_stays() {
        let out = tempfile::tempdir().expect("a folder");
        publish_sample(out.path(), false).expect("published");
        let mine = ["notes.txt", "csv/charts/one.svg", "csv/my.csv"];
        fs::create_dir(out.path().join("csv/charts")).expect("made");
        mine.iter().for_each(|name| fs::write(out.path().join(name), "mine").expect("written"));
        fs::write(out.path().join("csv/articles.csv"), "stale").expect("written");
        publish_sample(out.path(), false).expect("published over the first");
        let after = contents(out.path());
        assert!(mine.iter().all(|name| after[Path::new(name)] == b"mine"));
        assert!(after[Path::new("csv/articles.csv")].starts_with(b"article_id,"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_in_use_by_another_run_is_refused() {
        let out = tempfile::tempdir().expect("a folder");
        let held = Placing::begin(out.path()).expect("begun");
        assert!(matches!(publish_sample(out.path(), false), Err(Error::Write { .. })));
        assert!(held.folder().is_dir(), "the other run goes on");
        drop(held);
        publish_sample(out.path(), false).expect("free again");
    }
}
