//! The dataset as files: the database, the other formats made from it, their description, and what was read from every
//! article.

mod datapackage;
mod format;
mod formats;
mod kept;
mod placing;
mod under_way;
mod written;

pub use format::Formats;
pub(crate) use format::all_files;
pub(crate) use formats::csv::cell;
pub use under_way::abandon;

use crate::error::Error;
use crate::model::dataset::Dataset;
use crate::store::{Counts, Filling, Store, Vocabulary};
use format::Source;
pub use kept::Kept;
use placing::Placing;
use std::fs::File;
use std::path::{Path, PathBuf};

/// The file name of the database.
pub const DATABASE: &str = "sanctions.sqlite";

/// The name of the folder of CSV files.
pub const CSV_FOLDER: &str = "csv";

/// The file name of the description of all other files.
pub const DESCRIPTION: &str = "datapackage.json";

/// The file name of what was read from every article.
pub const KEPT: &str = "claims.jsonl.zst";

/// How the files are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// In what formats.
    pub formats: Formats,
    /// Whether CSV cells that a spreadsheet would run as a formula get an apostrophe before them.
    pub spreadsheet_safe: bool,
    /// Whether CSV files begin with a byte order mark, without which older spreadsheets take them for another encoding.
    pub bom: bool,
}

/// A dataset on its way into a folder, in the place of the one that stood there, whole or not at all: unless it is
/// [completed](Self::complete), and on any error, what stood in the folder before still stands.
#[derive(Debug)]
pub struct Publication {
    placing: Placing,
    threads: usize,
}

impl Publication {
    /// Prepares the folder, made if need be, and keeps other runs out of it.
    pub fn begin(out: &Path) -> Result<Self, Error> {
        Ok(Self { placing: Placing::begin(out)?, threads: 1 })
    }

    /// Lets so many threads work on it. The files are the same.
    #[must_use]
    pub fn on(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// An empty folder beside the new files, for what is needed until they are made. It goes with this value.
    pub fn scratch(&self) -> Result<PathBuf, Error> {
        self.placing.scratch()
    }

    /// Fills the database, writes the other files from it, and puts all in place. Files of formats that are not asked
    /// for now go, since they would tell of another dataset; files in the folder that are not of a dataset stay. `accept` looks at the finished database, and may refuse it.
    pub fn complete(
        self,
        vocabulary: &[Vocabulary],
        options: &Options,
        fill: impl FnOnce(&mut Filling<'_>, &mut Kept) -> Result<(), Error>,
        accept: impl FnOnce(&Store) -> Result<(), Error>,
    ) -> Result<Counts, Error> {
        let folder = self.placing.folder();
        let mut store = Store::create(&folder.join(DATABASE))?;
        let mut filling = store.fill(vocabulary, self.threads)?;
        let mut kept = Kept::create(&folder.join(KEPT))?;
        fill(&mut filling, &mut kept)?;
        let counts = filling.finish()?;
        accept(&store)?;
        store.close()?;
        let stale = write_files(&folder, options, self.threads, (folder.join(KEPT), kept.finish()?))?;
        self.placing.place(&stale)?;
        Ok(counts)
    }
}

/// Publishes a dataset that stands in memory: see [`Publication`]. What was read from its articles is not kept.
pub fn publish(dataset: &Dataset, vocabulary: &[Vocabulary], out: &Path, options: &Options) -> Result<Counts, Error> {
    let fill =
        |filling: &mut Filling<'_>, _: &mut Kept| dataset.clone().into_rows().try_for_each(|row| filling.take(row));
    Publication::begin(out)?.complete(vocabulary, options, fill, |_| Ok(()))
}

/// Writes all files beside the finished database and brings them to the disk. Gives back the names of files that formats
/// would have which are not asked for.
fn write_files(folder: &Path, options: &Options, threads: usize, kept: (PathBuf, File)) -> Result<Vec<String>, Error> {
    let store = Store::open(&folder.join(DATABASE))?;
    let tables = store.catalogue()?;
    let source = Source { store: &store, tables: &tables, folder, options, threads };
    let mut written = Vec::new();
    for format in options.formats.chosen() {
        written.extend(format.write(&source)?);
    }
    store.close()?;
    datapackage::write(&tables, &written, &folder.join(DESCRIPTION), options)?;
    let mut files = vec![kept, opened(folder.join(DATABASE))?, opened(folder.join(DESCRIPTION))?];
    files.extend(written.into_iter().map(|written| (written.path, written.file)));
    sync(files)?;
    Ok(options.formats.others_files(&tables))
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
    use std::fs;

    fn publish_sample(out: &Path, spreadsheet_safe: bool) -> Result<(), Error> {
        publish_as(out, &Options { spreadsheet_safe, ..Options::default() })
    }

    fn publish_as(out: &Path, options: &Options) -> Result<(), Error> {
        publish(&sample::dataset(), &sample::vocabulary(), out, options).map(drop)
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
        let tables = || resources.iter().filter(|resource| resource["format"] == "csv");
        assert_eq!(tables().count(), fs::read_dir(out.join(CSV_FOLDER)).expect("there").count());
        for resource in tables() {
            let table = resource["name"].as_str().expect("a name");
            let path = out.join(resource["path"].as_str().expect("a path"));
            let (header, mut rows) = parsed(&path, exact);
            let fields = resource["schema"]["fields"].as_array().expect("a list");
            assert!(fields.iter().map(|field| field["name"].as_str()).eq(header.iter().map(|h| Some(h.as_str()))));
            assert_eq!(resource["bytes"], fs::metadata(&path).expect("there").len());
            let mut expected = cells(&database, table);
            assert!(!expected.is_empty() || table == "v_conflicts", "{table}");
            assert_eq!(resource["rows"], expected.len(), "{table}");
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

    /// How the names of columns begin that hold 0 or 1.
    const BOOLEANS: [&str; 5] = ["relevant", "is_", "measure_", "imposed", "threatened"];

    /// The value of a cell as JSON tells it: booleans, by the names of their columns, apart.
    fn json(name: &str, value: Value) -> serde_json::Value {
        match value {
            Value::Integer(number) if BOOLEANS.iter().any(|beginning| name.starts_with(beginning)) => {
                (number == 1).into()
            }
            Value::Null => serde_json::Value::Null,
            Value::Integer(number) => number.into(),
            Value::Real(number) => number.into(),
            Value::Text(words) => words.into(),
            Value::Blob(_) => panic!("{name} holds bytes"),
        }
    }

    #[test]
    fn lines_of_json_are_the_rows_of_their_table() {
        let out = tempfile::tempdir().expect("a folder");
        let formats = Formats::named(["jsonl"]).expect("known");
        publish_as(out.path(), &Options { formats, ..Options::default() }).expect("published");
        let database = open(out.path());
        let mut lines = 0;
        for resource in package(out.path())["resources"].as_array().expect("a list") {
            let Some(table) = resource["name"].as_str().expect("a name").strip_suffix(".jsonl") else { continue };
            let text = fs::read_to_string(out.path().join(resource["path"].as_str().expect("a path"))).expect("there");
            let mut found: Vec<serde_json::Value> =
                text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
            let mut statement = database.prepare(&format!("SELECT * FROM {table}")).expect(table);
            let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
            let row = |row: &rusqlite::Row<'_>| {
                let cells = names.iter().enumerate().map(|(at, name)| (name.clone(), json(name, row.get(at).unwrap())));
                Ok(cells.collect::<serde_json::Map<_, _>>().into())
            };
            let mut expected: Vec<serde_json::Value> =
                statement.query_map([], row).expect(table).collect::<Result<_, _>>().expect(table);
            lines += expected.len();
            found.sort_by_key(ToString::to_string);
            expected.sort_by_key(ToString::to_string);
            assert_eq!(found, expected, "{table}");
        }
        assert!(lines > 90, "{lines}");
    }

    #[test]
    fn formats_that_are_not_asked_for_again_go() {
        let out = tempfile::tempdir().expect("a folder");
        let build = |names: &[&str]| {
            let formats = Formats::named(names.iter().copied()).expect("known");
            publish_as(out.path(), &Options { formats, ..Options::default() }).expect("published");
        };
        let all: Vec<&str> = Formats::known().map(|(name, _)| name).collect();
        build(&all);
        let tables = Store::in_memory().and_then(|store| store.catalogue()).expect("a schema");
        assert!(all_files(&tables).all(|(_, file)| out.path().join(file).is_file()));
        assert_eq!(package(out.path())["formats"], serde_json::json!(all));
        fs::write(out.path().join("csv/mine.csv"), "mine").expect("written");
        build(&["sqlite"]);
        let left: Vec<_> = contents(out.path()).into_keys().collect();
        assert_eq!(left, [Path::new(KEPT), "csv/mine.csv".as_ref(), DESCRIPTION.as_ref(), DATABASE.as_ref()]);
        let described = package(out.path());
        assert_eq!(described["formats"], serde_json::json!(["sqlite"]));
        assert_eq!(described["resources"].as_array().map(Vec::len), Some(1));
    }

    #[test]
    fn the_mark_for_old_spreadsheets_stands_before_the_header() {
        let out = tempfile::tempdir().expect("a folder");
        publish_as(out.path(), &Options { bom: true, ..Options::default() }).expect("published");
        check_round_trip(out.path(), |cell| cell);
        assert_eq!(package(out.path())["byteOrderMark"], true);
        let marked = |(path, bytes): (PathBuf, Vec<u8>)| !path.starts_with("csv") || bytes.starts_with(b"\xef\xbb\xbf");
        assert!(contents(out.path()).into_iter().all(marked));
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
        let formats = Formats::named(Formats::known().map(|(name, _)| name)).expect("known");
        let options = Options { formats, ..Options::default() };
        publish_as(one.path(), &options).expect("published");
        publish_as(two.path(), &options).expect("published");
        publish_as(two.path(), &options).expect("published over the first");
        let (one, two) = (contents(one.path()), contents(two.path()));
        assert!(one.keys().eq(two.keys()));
        for (path, bytes) in one {
            assert!(bytes == two[&path], "{} differs", path.display());
        }
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
