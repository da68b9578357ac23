//! What is read from whole articles, held to a stored list of short lines: `tests/golden/articles/<case>`.
//!
//! `gold.json` is what a reader finds in the article; facts of it that the program misses are listed too, so that a
//! lost fact and a found one both ask for a look.

use crate::harness::{compare, root, run};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

#[test]
fn articles_are_read_as_stored() {
    let folder = root().join("tests/golden/articles");
    let mut cases: Vec<PathBuf> =
        std::fs::read_dir(&folder).expect("cases").map(|entry| entry.expect("an entry").path()).collect();
    cases.sort();
    assert!(cases.len() >= 5, "{cases:?}");
    for case in cases {
        let article = article(&case);
        let text = facts(&article) + &missed(&article, &gold(&case));
        assert!(text.lines().count() > 10, "{text}");
        compare(&case.join("expected.txt"), &text);
    }
}

/// What the program reads from the one article of a case.
fn article(case: &Path) -> Value {
    let mut files = std::fs::read_dir(case).expect("a case").map(|entry| entry.expect("an entry").path());
    let path = files.find(|path| path.file_stem().is_some_and(|stem| stem == "article")).expect("an article");
    serde_json::from_str(&run(&["extract", path.to_str().expect("UTF-8")]).expect(0).stdout).expect("one line of JSON")
}

fn gold(case: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(case.join("gold.json")).expect("gold")).expect("JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("-")
}

fn words(values: &Value) -> String {
    list(values).iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The article, its parties in order of their names, and its facts, a line each.
fn facts(article: &Value) -> String {
    let mut text = format!("title {}\npublished {}\n\n", word(&article["title"]), word(&article["published_on"]));
    let parties: BTreeSet<String> = list(&article["parties"])
        .iter()
        .map(|p| {
            format!("{} | {} | {} | {}", word(&p["kind"]), word(&p["name"]), word(&p["country"]), words(&p["roles"]))
        })
        .collect();
    parties.iter().for_each(|line| put(&mut text, line));
    text.push('\n');
    let claims: BTreeSet<String> = list(&article["claims"]).iter().map(claim).collect();
    claims.iter().for_each(|line| put(&mut text, line));
    text
}

fn claim(claim: &Value) -> String {
    let of = |name: &str| word(&claim[name]).to_owned();
    match word(&claim["fact"]) {
        "sanction" => format!(
            "sanction | {} | {} | {} | {} | {} | {}",
            of("sender"),
            of("target"),
            of("action"),
            of("mode"),
            of("date"),
            words(&claim["measures"])
        ),
        "designation" => {
            format!("designation | {} | {} | {} | {}", of("party"), of("authority"), of("status"), of("date"))
        }
        _ => {
            let participants: BTreeSet<String> = list(&claim["participants"])
                .iter()
                .map(|p| format!("{} {}", word(&p["role"]), word(&p["party"])))
                .collect();
            let participants = participants.into_iter().collect::<Vec<_>>().join(", ");
            format!("agreement | {} | {} | {} | {} | {participants}", of("title"), of("kind"), of("status"), of("date"))
        }
    }
}

/// The sanctions and designations of the gold that no claim states with the same parties and the same act.
fn missed(article: &Value, gold: &Value) -> String {
    let found: BTreeSet<String> = list(&article["claims"]).iter().map(key).collect();
    let mut text = String::from("\n");
    for fact in list(&gold["sanctions"]).iter().filter(|fact| fact["optional"] != true) {
        let key = format!("{} {} {}", word(&fact["sender"]), word(&fact["target"]), word(&fact["action"]));
        if !found.contains(&key) {
            put(&mut text, &format!("missed sanction | {key}"));
        }
    }
    for fact in list(&gold["designations"]).iter().filter(|fact| fact["optional"] != true) {
        let names = std::iter::once(word(&fact["name"])).chain(list(&fact["aliases"]).iter().map(word));
        let mut keys = names.map(|name| format!("{name} {} {}", word(&fact["authority"]), word(&fact["status"])));
        if !keys.any(|key| found.contains(&key)) {
            put(&mut text, &format!("missed designation | {}", word(&fact["name"])));
        }
    }
    let (there, wanted) = (list(&article["claims"]), list(&gold["agreements"]));
    let there = there.iter().filter(|claim| claim["fact"] == "agreement").count();
    put(&mut text, &format!("agreements found {there}, in the gold {}", wanted.len()));
    text
}

fn key(claim: &Value) -> String {
    let of = |name: &str| word(&claim[name]);
    match of("fact") {
        "sanction" => format!("{} {} {}", of("sender"), of("target"), of("action")),
        "designation" => format!("{} {} {}", of("party"), of("authority"), of("status")),
        _ => String::new(),
    }
}

fn put(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string can be written to");
}
