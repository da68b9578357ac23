//! Runs the built program in temporary folders, and compares what it makes with what stands in the repository.

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a run of the program gave back.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// Fails the test unless the run ended with this status.
    #[track_caller]
    pub(crate) fn expect(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout: {}\nstderr: {}", self.stdout, self.stderr);
        self
    }
}

/// The folder of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, to be run in the folder of the repository.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanctionary"));
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn run<A: AsRef<OsStr>>(arguments: &[A]) -> Run {
    finish(program().args(arguments))
}

/// Runs the program with something on its standard input.
pub(crate) fn run_with<A: AsRef<OsStr>>(arguments: &[A], input: &str) -> Run {
    let mut input_file = tempfile::tempfile().expect("a file");
    input_file.write_all(input.as_bytes()).expect("written");
    std::io::Seek::rewind(&mut input_file).expect("rewound");
    finish(program().args(arguments).stdin(input_file))
}

/// Runs a command to its end.
pub(crate) fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the program runs");
    Run {
        status: output.status.code().expect("an exit status"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A temporary folder.
pub(crate) fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Builds a dataset from some paths and fails the test unless all was read.
pub(crate) fn build(paths: &[&str], more: &[&str]) -> TempDir {
    let out = folder();
    let out_path = out.path().to_str().expect("UTF-8").to_owned();
    let mut arguments = vec!["build", "--quiet", "--out", &out_path];
    arguments.extend(paths);
    arguments.extend(more);
    run(&arguments).expect(0);
    out
}

/// The database of a dataset, for reading.
pub(crate) fn open(out: &Path) -> Connection {
    let path = out.join("sanctions.sqlite");
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database")
}

/// The header and the rows of a query, in its order, each cell as it must stand in a CSV file.
pub(crate) fn rows(database: &Connection, sql: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut statement = database.prepare(sql).unwrap_or_else(|fault| panic!("{fault}: {sql}"));
    let header: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let cell = |value: Value| match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(words) => words,
        Value::Blob(_) => panic!("{sql}: bytes"),
    };
    let width = header.len();
    let found = statement.query_map([], |row| (0..width).map(|at| row.get(at).map(cell)).collect()).expect(sql);
    (header, found.collect::<Result<_, _>>().expect(sql))
}

/// Every file below a folder with its bytes, by its path in it.
pub(crate) fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let inside = |path: &Path| path.strip_prefix(folder).expect("inside").to_owned();
    files.map(|file| (inside(file.path()), fs::read(file.path()).expect("readable"))).collect()
}

/// Fails the test unless two folders, as [`contents`] gives them, hold the same files with the same bytes.
#[track_caller]
pub(crate) fn same(one: &BTreeMap<PathBuf, Vec<u8>>, other: &BTreeMap<PathBuf, Vec<u8>>) {
    assert!(one.keys().eq(other.keys()), "{:?}\n{:?}", one.keys(), other.keys());
    for (path, bytes) in one {
        assert!(other[path] == *bytes, "{} differs", path.display());
    }
}

/// Whether stored expectations are to be written anew instead of compared: `REFRESH=1 cargo test --test suite`.
pub(crate) fn refreshing() -> bool {
    std::env::var_os("REFRESH").is_some_and(|value| value == "1")
}

/// Compares a text with the one stored in a file of the repository, or stores it.
#[track_caller]
pub(crate) fn compare(path: &Path, text: &str) {
    if refreshing() {
        fs::write(path, text).expect("written");
        return;
    }
    let stored = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let differs = |(place, (now, then)): (usize, (&str, &str))| (now != then).then_some((place + 1, then.to_owned()));
    if stored != text {
        let line = text.lines().chain(["<end>"]).zip(stored.lines().chain(["<end>"])).enumerate().find_map(differs);
        panic!(
            "{} is stale at line {line:?}. Where the change is meant: REFRESH=1 cargo test --test suite\nNow:\n{text}",
            path.display()
        );
    }
}
