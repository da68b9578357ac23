//! Datasets that are damaged in one way each, and what the check says of them.

use super::*;
use crate::export::{Formats, Options, publish};
use crate::store::sample;
use rusqlite::Connection;
use std::fs;
use tempfile::TempDir;

/// A folder with a sound dataset.
fn dataset(spreadsheet_safe: bool) -> TempDir {
    let out = tempfile::tempdir().expect("a folder");
    let options = Options { spreadsheet_safe, ..Options::default() };
    publish(&sample::dataset(), &sample::vocabulary(), out.path(), &options).expect("published");
    out
}

fn faults(path: &Path) -> Vec<String> {
    let report = check(path, &sample::vocabulary(), &Assertions::default()).expect("checked");
    report.faults.iter().map(ToString::to_string).collect()
}

/// Damages a sound dataset and checks that the faults found begin like those given, in the same order.
#[track_caller]
fn damaged(damage: impl FnOnce(&Path), expected: &[&str]) {
    let out = dataset(false);
    damage(out.path());
    let found = faults(out.path());
    let alike = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.starts_with(e));
    assert!(alike, "{found:#?}");
}

/// Runs statements that no constraint keeps from doing harm.
fn execute(out: &Path, sql: &str) {
    let database = Connection::open(out.join(DATABASE)).expect("a database");
    let free = "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA writable_schema = ON;";
    database.execute_batch(&format!("{free} {sql}")).expect(sql);
}

fn edit(out: &Path, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(out.join(name)).expect("there");
    assert!(text.contains(from), "{text}");
    fs::write(out.join(name), text.replacen(from, to, 1)).expect("written");
}

#[test]
fn a_sound_dataset_has_no_faults_and_stays_as_it_is() {
    for safe in [false, true] {
        let out = dataset(safe);
        let before: Vec<_> =
            fs::read_dir(out.path()).expect("there").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!(faults(out.path()), [""; 0]);
        assert_eq!(faults(&out.path().join(DATABASE)), [""; 0]);
        let after: Vec<_> =
            fs::read_dir(out.path()).expect("there").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!(before, after);
    }
}

#[test]
fn a_dataset_in_other_formats_is_held_against_its_description() {
    let out = tempfile::tempdir().expect("a folder");
    let formats = Formats::named(["jsonl"]).expect("known");
    let options = Options { formats, ..Options::default() };
    publish(&sample::dataset(), &sample::vocabulary(), out.path(), &options).expect("published");
    assert_eq!(faults(out.path()), [""; 0]);
    edit(out.path(), "jsonl/countries.jsonl", "Namibia", "Namobia");
    fs::remove_file(out.path().join("jsonl/topics.jsonl")).expect("removed");
    fs::create_dir(out.path().join("csv")).expect("made");
    fs::write(out.path().join("csv/claims.csv"), "of another dataset").expect("written");
    let expected = [
        "csv/claims.csv: is of a format that datapackage.json does not name",
        "jsonl/topics.jsonl: is missing",
        "jsonl/countries.jsonl: its hash is not the one in datapackage.json",
    ];
    assert_eq!(faults(out.path()), expected);
}

#[test]
fn what_others_put_beside_a_dataset_is_none_of_it() {
    damaged(|out| fs::write(out.join("csv/mine.csv"), "a\r\n1\r\n").expect("written"), &[]);
}

#[test]
fn files_that_are_missing_or_of_another_kind_are_named() {
    damaged(|out| fs::remove_file(out.join(DATABASE)).expect("removed"), &["sanctions.sqlite: is missing"]);
    damaged(|out| fs::remove_file(out.join(DESCRIPTION)).expect("removed"), &["datapackage.json: is missing"]);
    damaged(|out| fs::remove_file(out.join("csv/claims.csv")).expect("removed"), &["csv/claims.csv: is missing"]);
    damaged(|out| fs::write(out.join(DATABASE), "").expect("written"), &["sanctions.sqlite: "]);
    damaged(|out| fs::write(out.join(DESCRIPTION), "[]").expect("written"), &["datapackage.json: is no description"]);
    damaged(
        |out| {
            fs::remove_file(out.join("csv/claims.csv")).expect("removed");
            fs::create_dir(out.join("csv/claims.csv")).expect("made");
        },
        &["csv/claims.csv: is no file"],
    );
    let empty = tempfile::tempdir().expect("a folder");
    let nothing = |path: &Path| check(path, &[], &Assertions::default());
    assert!(matches!(nothing(empty.path()), Err(Error::Dataset { .. })));
    assert!(matches!(nothing(&empty.path().join("x")), Err(Error::NoSuchPath(_))));
}

#[test]
fn a_file_cut_short_or_overwritten_is_found() {
    damaged(
        |out| {
            let file = fs::File::options().write(true).open(out.join(DATABASE)).expect("opened");
            file.set_len(8192).expect("cut");
        },
        &["sanctions.sqlite: "],
    );
    let out = dataset(false);
    let mut bytes = fs::read(out.path().join(DATABASE)).expect("there");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x5A);
    fs::write(out.path().join(DATABASE), bytes).expect("written");
    assert!(!faults(out.path()).is_empty());
}

#[test]
fn changes_that_wait_beside_the_database_are_told() {
    damaged(|out| fs::write(out.join("sanctions.sqlite-wal"), "x").expect("written"), &[""]);
}

#[test]
fn rows_against_the_schema_are_found() {
    damaged(
        |out| execute(out, "UPDATE regimes SET started_on = '2021-02-30'"),
        &[
            "regimes: 1 rows against a CHECK constraint: regime:zr-red",
            "regimes.started_on: row regime:zr-red: \"2021-02-30\"",
            "csv/regimes.csv: row 1",
            "v_regimes.started_on: row regime:zr-red: \"2021-02-30\"",
            "csv/v_regimes.csv: row 1",
        ],
    );
    damaged(
        |out| execute(out, "UPDATE sanction_claims SET action = 'whisper', mode = NULL WHERE claim_id = 'a/1'"),
        &[
            "sanction_claims: 1 references to rows of actions",
            "csv/sanction_claims.csv: row 1 (a/1): action is \"impose\" where the database has \"whisper\"",
            "csv/v_article_sanctions.csv: row 1",
            "csv/v_acts.csv: row 1 (regime:zr-red impose tightened 2020-02): last_reported_on is",
            "csv/v_acts.csv: 1 rows where the database has 2",
            "csv/v_timeline.csv: row 1",
            "csv/v_timeline.csv: 2 rows",
            "csv/v_regimes.csv: row 1",
        ],
    );
    damaged(
        |out| execute(out, "UPDATE evidence SET quote = upper(quote) WHERE claim_id = 'b/1'"),
        &[
            "evidence: 1 quotes that do not stand at their place in the article: b/1 (0)",
            "csv/evidence.csv: row",
            "csv/v_article_sanctions.csv: row 2",
        ],
    );
    damaged(
        |out| execute(out, "INSERT INTO topics VALUES ('a storm', 'Rain.')"),
        &[
            "topics: \"a storm\" is no code of it",
            "csv/topics.csv: row",
            "csv/topics.csv: 20 rows where the database has 21",
        ],
    );
}

#[test]
fn another_schema_is_found() {
    damaged(|out| execute(out, "DROP INDEX regimes_target"), &["regimes_target: is missing"]);
    damaged(|out| execute(out, "CREATE TABLE mine (x)"), &["mine: does not belong into a dataset"]);
    damaged(
        |out| {
            execute(
                out,
                "UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (body <> '''')', '') WHERE name = 'articles'",
            )
        },
        &["articles: is not defined as it should be"],
    );
    damaged(|out| execute(out, "PRAGMA user_version = 999"), &["schema: made with version 999 of the schema"]);
}

#[test]
fn csv_files_are_held_against_the_tables() {
    let hash = "csv/countries.csv: its hash";
    damaged(
        |out| edit(out, "csv/countries.csv", "Namibia", "Namobia"),
        &["csv/countries.csv: row 1 (NA): name is \"Namobia\" where the database has \"Namibia\"", hash],
    );
    damaged(
        |out| edit(out, "csv/countries.csv", "NA,NAM,Namibia\r\n", ""),
        &[
            "csv/countries.csv: row 1 (NA): code is \"ZR\"",
            "csv/countries.csv: 1 rows where the database has 2",
            "csv/countries.csv: ",
        ],
    );
    damaged(|out| edit(out, "csv/countries.csv", "iso3,name", "name,iso3"), &["csv/countries.csv: the header", hash]);
    damaged(
        |out| edit(out, "csv/countries.csv", "NAM,", "NAM,,"),
        &["csv/countries.csv: row 1 (NA): 4 cells", "csv/countries.csv: "],
    );
    damaged(|out| edit(out, DESCRIPTION, "sha256:", "sha256:0"), &["csv/party_kinds.csv: its hash"]);
    damaged(
        |out| edit(out, DESCRIPTION, "\"name\": \"countries\"", "\"name\": \"lands\""),
        &["datapackage.json: lands: csv/countries.csv has another name"],
    );
    damaged(|out| edit(out, DESCRIPTION, "\"spreadsheetSafe\": false", "\"spreadsheetSafe\": true"), &["csv/"; 9]);
}

/// What does not hold of the sample, by assertions in a file of some name.
fn asserted(name: &str, text: &str) -> Result<Vec<String>, Error> {
    let (out, work) = (dataset(false), tempfile::tempdir().expect("a folder"));
    fs::write(work.path().join(name), text).expect("written");
    let assertions = Assertions::read(&work.path().join(name))?;
    let report = check(out.path(), &sample::vocabulary(), &assertions)?;
    Ok(report.faults.iter().map(ToString::to_string).collect())
}

#[test]
fn what_a_user_expects_is_counted() {
    let held = "[articles]\nmin = 2\nmax = 2\nfilled = { body = 1, title = 0.5 }\n[v_acts]\nmin = 1\n";
    assert_eq!(asserted("a.toml", held).expect("read"), [""; 0]);
    let broken = "[articles]\nmin = 3\nfilled = { title = 0.51 }\n[v_acts]\nmax = 0\n";
    let told = [
        "articles: 2 rows, where at least 3 are expected",
        "articles.title: filled in 1 of 2 rows, which is less than 0.51 of them",
        "v_acts: 1 rows, where at most 0 are expected",
    ];
    assert_eq!(asserted("a.toml", broken).expect("read"), told);
    assert_eq!(asserted("a.json", "{\"articles\": {\"min\": 3}}").expect("read"), told[..1]);
}

#[test]
fn an_assertion_of_what_cannot_be_is_refused() {
    for text in [
        "[articles]\nmni = 3",
        "[article]\nmin = 3",
        "[articles]\nmin = 3\nmax = 2",
        "[articles]\nfilled = { title = 1.5 }",
        "[articles]\nfilled = { headline = 1 }",
        "[articles]\nmin = -1",
        "articles",
    ] {
        assert!(matches!(asserted("a.toml", text), Err(Error::Assertions { .. })), "{text}");
    }
    assert!(matches!(Assertions::read(Path::new("no/such/file")), Err(Error::Assertions { .. })));
}

#[test]
fn a_report_is_told_in_lines_and_in_json() {
    let sound = Report { rows: vec![("b".into(), 2), ("a".into(), 1)], faults: Vec::new() };
    let broken = Report { faults: vec![Fault::new("claims", "no \"words\"")], ..sound.clone() };
    let written = |write: fn(&mut dyn std::io::Write, &Report) -> std::io::Result<()>, report| {
        let mut out = Vec::new();
        write(&mut out, report).expect("written");
        String::from_utf8(out).expect("text")
    };
    assert_eq!(written(report::lines, &sound), "sound: 3 rows in 2 tables and views\n");
    assert_eq!(written(report::lines, &broken), "claims: no \"words\"\n");
    assert_eq!(written(report::json, &sound), "{\"sound\":true,\"rows\":{\"b\":2,\"a\":1},\"faults\":[]}\n");
    let told = "{\"sound\":false,\"rows\":{\"b\":2,\"a\":1},\"faults\":[{\"place\":\"claims\",\"what\":\"no \\\"words\\\"\"}]}\n";
    assert_eq!(written(report::json, &broken), told);
}
