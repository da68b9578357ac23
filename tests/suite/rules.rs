//! Every rule has a sentence that it reads and one like it that it must leave alone: `tests/golden/rules.csv`.
//!
//! `¶` parts paragraphs. A rule without a row fails, and so does a row without a rule, so that the table always tells which rules there are.

use crate::harness::root;
use sanctionary::english::English;
use sanctionary::extract::{Tools, extract};
use sanctionary::lexicon::Lexicon;
use sanctionary::model::{Article, PartialDate};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;

/// What names of rules begin with.
const KINDS: [&str; 4] = ["sanction.", "listing.", "designation.", "agreement."];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    rule: String,
    reads: String,
    leaves_alone: String,
}

fn rows() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(root().join("tests/golden/rules.csv")).expect("the table");
    reader.deserialize().collect::<Result<_, _>>().expect("three cells a row")
}

/// The names of all rules: string literals of the extractors and the model that look like one, tests apart.
fn rules_in_the_sources() -> BTreeSet<String> {
    let folders = ["src/extract", "src/model"].map(|folder| walkdir::WalkDir::new(root().join(folder)));
    let entries = folders.into_iter().flatten().map(|entry| entry.expect("readable"));
    let sources = entries.filter(|entry| {
        let name = entry.file_name().to_string_lossy();
        name.ends_with(".rs") && name != "tests.rs"
    });
    let mut rules = BTreeSet::new();
    for source in sources {
        let text = fs::read_to_string(source.path()).expect("a source file");
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let is_name = |word: &&str| {
            let letters = word.bytes().all(|c| c.is_ascii_lowercase() || matches!(c, b'.' | b'_'));
            letters && !word.ends_with('.') && KINDS.iter().any(|kind| word.starts_with(kind))
        };
        rules.extend(code.split('"').filter(is_name).map(str::to_owned));
    }
    rules
}

#[test]
fn every_rule_has_its_sentences_and_no_row_is_without_a_rule() {
    let told: Vec<String> = rows().into_iter().map(|row| row.rule).collect();
    let mut sorted = told.clone();
    sorted.sort();
    assert_eq!(told, sorted, "rows stand in the order of their rules");
    let (told, there) = (told.into_iter().collect::<BTreeSet<_>>(), rules_in_the_sources());
    let missing: Vec<_> = there.difference(&told).collect();
    let unknown: Vec<_> = told.difference(&there).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "rules without a row: {missing:?}; no such rules: {unknown:?}");
    assert!(there.len() > 50, "{} rules", there.len());
}

#[test]
fn every_rule_reads_its_sentence_and_leaves_the_other_alone() {
    let english = English::load().expect("the model");
    let (of_rules, whole) = (Lexicon::of_rules().expect("sound"), Lexicon::embedded().expect("sound"));
    let read = |rule: &str, text: &str| -> Vec<String> {
        // What is weighed depends on the trees; a rule must read its sentence whatever they say.
        let lexicon = if rule.ends_with(".weighed") { &whole } else { &of_rules };
        let tools = Tools { lexicon, english: &english };
        let body = text.replace('¶', "\n\n");
        let published_on = PartialDate::parse("2019-03-14");
        let article = Article { published_on, language: "en".into(), body, ..Article::default() };
        let claims = extract(article, &tools).claims;
        claims.iter().flat_map(|claim| &claim.evidence).map(|words| words.rule.to_string()).collect()
    };
    let mut faults = Vec::new();
    for Row { rule, reads, leaves_alone } in rows() {
        let found = read(&rule, &reads);
        if !found.contains(&rule) {
            faults.push(format!("{rule} does not read: {reads} (found {found:?})"));
        }
        if read(&rule, &leaves_alone).contains(&rule) {
            faults.push(format!("{rule} reads: {leaves_alone}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
