//! The dataset of the sample articles: sound, equal however it is built, and the same in SQLite and in CSV.

use crate::harness::{self, build, contents, open};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::path::Path;

fn ask(database: &Connection, sql: &str) -> Value {
    database.query_row(sql, [], |row| row.get(0)).expect(sql)
}

/// The header and the rows of a query, sorted.
fn rows(database: &Connection, sql: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let (header, mut rows) = harness::rows(database, sql);
    rows.sort();
    (header, rows)
}

fn csv_rows(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut reader = csv::Reader::from_path(path).expect("there");
    let header = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect();
    rows.sort();
    (header, rows)
}

fn tables(database: &Connection) -> Vec<String> {
    // Indexes of words are of other types.
    let sql = "SELECT name FROM pragma_table_list
               WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY name";
    rows(database, sql).1.into_iter().flatten().collect()
}

#[test]
fn builds_are_equal_whatever_the_threads() {
    let once = contents(build(&["seeds/articles"], &["--jobs", "1"]).path());
    let again = contents(build(&["seeds/articles"], &["--jobs", "4"]).path());
    let third = contents(build(&["seeds/articles"], &["--jobs", "4"]).path());
    assert!(once.len() > 40, "{:?}", once.keys());
    for (path, bytes) in &once {
        assert!(again.get(path) == Some(bytes) && third.get(path) == Some(bytes), "{} differs", path.display());
    }
    assert_eq!(once.len(), again.len());
}

#[test]
fn every_rule_of_the_schema_holds() {
    let out = build(&["seeds/articles"], &[]);
    let database = open(out.path());
    assert_eq!(ask(&database, "PRAGMA integrity_check"), Value::Text("ok".into()));
    assert_eq!(ask(&database, "SELECT count(*) FROM pragma_foreign_key_check"), Value::Integer(0));
    for none in [
        "SELECT count(*) FROM evidence JOIN claims USING (claim_id) JOIN articles USING (article_id)
         WHERE substr(body, start_char + 1, end_char - start_char) <> quote",
        "SELECT count(*) FROM claims WHERE claim_id NOT IN (SELECT claim_id FROM evidence)",
        "SELECT count(*) FROM mentions JOIN articles USING (article_id) WHERE end_char > length(body)",
        "SELECT count(*) FROM v_article_parties WHERE code = 'WORLD'",
        "SELECT count(*) FROM articles WHERE relevant = 0 AND article_id IN (SELECT article_id FROM claims)",
        "SELECT count(*) FROM v_article_sanctions WHERE quote IS NULL OR sender IS NULL OR target IS NULL",
    ] {
        assert_eq!(ask(&database, none), Value::Integer(0), "{none}");
    }
    assert_eq!(ask(&database, "SELECT count(*) FROM articles"), Value::Integer(5));
    let Value::Integer(claims) = ask(&database, "SELECT count(*) FROM claims") else { panic!("no number") };
    assert!(claims >= 10, "{claims} claims");
}

#[test]
fn csv_files_hold_what_the_database_holds() {
    let out = build(&["seeds/articles"], &[]);
    let database = open(out.path());
    let tables = tables(&database);
    assert!(tables.len() > 40, "{tables:?}");
    for table in &tables {
        let file = csv_rows(&out.path().join(format!("csv/{table}.csv")));
        let stored = rows(&database, &format!("SELECT * FROM {table}"));
        assert_eq!(file.0, stored.0, "{table}");
        assert_eq!(file.1.len(), stored.1.len(), "{table}");
        assert_eq!(file.1, stored.1, "{table}");
    }
    assert_eq!(std::fs::read_dir(out.path().join("csv")).expect("there").count(), tables.len());
}

#[test]
fn a_database_made_from_the_csv_files_gives_the_same_views() {
    let out = build(&["seeds/articles"], &[]);
    let database = open(out.path());
    let copy = Connection::open_in_memory().expect("memory");
    let mut statement = database
        .prepare(
            "SELECT sql FROM sqlite_master WHERE name NOT LIKE '%~_fts%' ESCAPE '~' AND type IN ('table', 'view')
             AND sql IS NOT NULL ORDER BY rowid",
        )
        .expect("sql");
    let definitions = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
    copy.execute_batch("PRAGMA foreign_keys = OFF").expect("set");
    for definition in definitions {
        let definition = definition.expect("text");
        if !definition.contains("sqlite_") {
            copy.execute_batch(&definition).expect("a definition");
        }
    }
    for table in tables(&database).iter().filter(|table| !table.starts_with("v_")) {
        let (header, rows) = csv_rows(&out.path().join(format!("csv/{table}.csv")));
        let places = vec!["nullif(?, '')"; header.len()].join(", ");
        let mut insert = copy.prepare(&format!("INSERT INTO {table} VALUES ({places})")).expect("an insert");
        for row in rows {
            insert.execute(rusqlite::params_from_iter(row)).unwrap_or_else(|fault| panic!("{table}: {fault}"));
        }
    }
    assert_eq!(ask(&copy, "SELECT count(*) FROM pragma_foreign_key_check"), Value::Integer(0));
    for view in tables(&database).iter().filter(|table| table.starts_with("v_")) {
        let sql = format!("SELECT * FROM {view}");
        assert_eq!(rows(&copy, &sql), rows(&database, &sql), "{view}");
    }
}
