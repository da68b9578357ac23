//! What README.md and the cookbook say is so: every command, option, table and view is told, and every output shown is the
//! real one.
//!
//! In them a fence of `sql` is run on the dataset of the sample articles and the fence of `text` behind it holds
//! the rows, as `sqlite3 -header -column` prints them. A fence of `console` holds a command behind `$ ` and its output.

use crate::harness::{build, compare, open, root, rows, run};
use rusqlite::Connection;
use std::fs;

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).expect(name).replace("\r\n", "\n")
}

fn readme() -> String {
    page("README.md")
}

#[test]
fn every_command_and_option_is_told() {
    let readme = readme();
    let help = run(&["--help"]).expect(0).stdout;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert_eq!(commands, ["build", "extract", "explain", "eval", "check", "schema", "completions", "man"]);
    for command in commands {
        assert!(readme.contains(&format!("sanctionary {command}")), "README.md does not tell {command}");
        let help = run(&[command, "--help"]).expect(0).stdout;
        let options = help.split_whitespace().filter(|word| word.starts_with("--") && *word != "--help");
        for option in options {
            let option = option.trim_end_matches([',', ']', ';', '.']);
            assert!(readme.contains(&format!("`{option}")), "README.md does not tell {command} {option}");
        }
    }
}

#[test]
fn every_table_and_view_is_told() {
    let (readme, schema) = (readme(), run(&["schema"]).expect(0).stdout);
    let out = build(&["seeds/articles"], &[]);
    for (name, columns) in relations(&open(out.path())) {
        assert!(readme.contains(&format!("`{name}`")), "README.md does not tell {name}");
        let from = schema.find(&format!("\n{name}: ")).unwrap_or_else(|| panic!("schema does not tell {name}"));
        let told = schema[from + 1..].split("\n\n").next().expect("a paragraph");
        for column in columns {
            assert!(told.contains(&format!("\n  {column} ")), "schema does not tell {name}.{column}");
        }
    }
}

#[test]
fn the_data_dictionary_in_docs_is_what_schema_prints() {
    compare(&root().join("docs/DATA.md"), &run(&["schema", "--format", "markdown"]).expect(0).stdout);
}

#[test]
fn codes_are_told_with_what_they_mean() {
    let schema = run(&["schema"]).expect(0).stdout;
    let out = build(&["seeds/articles"], &[]);
    let database = open(out.path());
    for (name, columns) in relations(&database) {
        if columns.first().map(String::as_str) != Some("code")
            || columns.get(1).map(String::as_str) != Some("definition")
        {
            continue;
        }
        let rows = rows(&database, &format!("SELECT code, definition FROM {name}")).1;
        assert!(!rows.is_empty(), "{name}");
        for row in rows {
            let told = schema.lines().any(|line| line.starts_with(&format!("  {} ", row[0])) && line.contains(&row[1]));
            assert!(told, "schema does not tell {} of {name}", row[0]);
        }
    }
}

#[test]
fn every_output_in_the_readme_is_the_real_one() {
    let out = build(&["seeds/articles"], &[]);
    let database = open(out.path());
    assert!(renew("README.md", &database) >= 13);
}

#[test]
fn every_answer_in_the_cookbook_is_the_real_one() {
    let out = build(&["seeds/articles"], &[]);
    assert_eq!(renew("docs/COOKBOOK.md", &open(out.path())), 20);
    let numbers = (1..=20).all(|number| page("docs/COOKBOOK.md").contains(&format!("\n**{number}. ")));
    assert!(numbers, "the questions are numbered from 1 to 20");
}

/// Compares every output that a page shows with the real one, and gives back how many it shows.
#[track_caller]
fn renew(name: &str, database: &Connection) -> usize {
    let page = page(name);
    let mut renewed = String::with_capacity(page.len());
    let mut shown = 0;
    let mut rows = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        renewed.push_str(line);
        renewed.push('\n');
        if !matches!(line, "```sql" | "```text" | "```console") {
            continue;
        }
        let held: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let now = match (line, rows.take()) {
            ("```sql", _) => {
                rows = Some(column_mode(database, &held.join("\n")));
                held.join("\n") + "\n"
            }
            ("```console", _) => {
                shown += 1;
                session(held.first().expect("a command"))
            }
            (_, Some(rows)) => {
                shown += 1;
                rows
            }
            (_, None) => panic!("a fence of text without a query before it: {held:?}"),
        };
        renewed.push_str(&now);
        renewed.push_str("```\n");
    }
    compare(&root().join(name), &renewed);
    shown
}

/// A command and what it prints.
fn session(command: &str) -> String {
    let words: Vec<&str> = command.strip_prefix("$ sanctionary ").expect("a command").split(' ').collect();
    format!("{command}\n{}\n", run(&words).expect(0).stdout.trim_end())
}

/// The rows of a query as `sqlite3 -header -column` prints them, without the blanks at line ends; `(no rows)` for none.
fn column_mode(database: &Connection, sql: &str) -> String {
    let (header, rows) = rows(database, sql);
    if rows.is_empty() {
        return "(no rows)\n".to_owned();
    }
    let length = |text: &String| text.chars().count();
    let widths: Vec<usize> = (0..header.len())
        .map(|at| rows.iter().chain([&header]).map(|row| length(&row[at])).max().unwrap_or(0))
        .collect();
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    [&header, &rule].into_iter().chain(&rows).map(line).collect()
}

/// Every table and view with its columns.
fn relations(database: &Connection) -> Vec<(String, Vec<String>)> {
    let sql = "SELECT name FROM pragma_table_list
               WHERE schema = 'main' AND type IN ('table', 'view') AND name NOT LIKE 'sqlite%' ORDER BY 1";
    let names = rows(database, sql).1.into_iter().flatten();
    let columns = |name: &str| rows(database, &format!("SELECT name FROM pragma_table_info('{name}')")).1;
    names.map(|name| (name.clone(), columns(&name).into_iter().flatten().collect())).collect()
}
