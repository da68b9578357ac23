//! A small dataset against a small annotation.

use super::*;
use crate::model::dataset::Dataset;
use crate::store::sample;

fn store(change: impl FnOnce(&mut Dataset)) -> Store {
    let mut dataset = sample::dataset();
    change(&mut dataset);
    let mut store = Store::in_memory().expect("made");
    store.load(dataset, &sample::vocabulary()).expect("the sample is sound");
    store
}

/// What the sample's second article states: Ruritania tightened its sanctions on the Red Band.
fn gold(sanctions: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = format!(
        r#"{{"article": "b.txt", "parties": [{{"name": "Ruritania", "kind": "country", "country": "ZR"}}],
            "sanctions": [{sanctions}]}}"#
    );
    std::fs::write(folder.path().join("b.txt.gold.json"), text).expect("written");
    folder
}

const TIGHTENED: &str = r#"{"sender": "ZR", "target": "the Red Band", "action": "impose", "date": "2020"}"#;
const THREATENED: &str =
    r#"{"sender": "ZR", "target": "Graustark", "action": "propose", "quote": "Ruritania sanctions"}"#;

fn scored(change: impl FnOnce(&mut Dataset), sanctions: &str) -> Score {
    score(&store(change), gold(sanctions).path(), &Choice::default()).expect("scored")
}

/// A quote of two words, which the sample's second article does not have.
fn quoted(dataset: &mut Dataset) {
    for evidence in dataset.evidence.iter_mut().filter(|evidence| evidence.claim_id == "b/1") {
        evidence.start_char = 0;
        evidence.end_char = 19;
        evidence.quote = "Ruritania sanctions".to_owned();
    }
}

#[test]
fn hits_misses_and_extras_are_counted() {
    let score = scored(quoted, &format!("{TIGHTENED}, {THREATENED}"));
    assert_eq!(score.tally(Measure::Sanction), Tally { found: 1, extra: 0, missed: 1 });
    assert_eq!(score.slots.get("sanction date"), Some(&(1, 1)));
    let missed = score.slips.iter().find(|slip| slip.measure == Measure::Sanction).expect("a slip");
    assert_eq!((missed.fault, missed.fact.as_str()), (Fault::Missed, "ZR -> Graustark propose"));
    assert_eq!(missed.quote.as_deref(), Some("Ruritania sanctions"));
    assert!(score.notes.is_empty(), "{:?}", score.notes);
    assert!(score.reaches(0.6, 0.0) && !score.reaches(0.7, 0.0));
}

#[test]
fn an_extra_fact_is_shown_with_its_words_and_its_rule() {
    let score = scored(quoted, THREATENED);
    let extra = score.slips.iter().find(|slip| slip.fault == Fault::Extra && slip.measure == Measure::Sanction);
    let extra = extra.expect("an extra");
    assert_eq!((extra.article.as_str(), extra.claims.as_slice()), ("b.txt", &["b/1".to_owned()][..]));
    assert!(extra.rule.is_some() && extra.confidence == Some(0.875));
    let mut out = Vec::new();
    report::table(&mut out, &score, true).expect("written");
    let text = String::from_utf8(out).expect("text");
    assert!(text.starts_with("b.txt\n") && text.contains("          «Ruritania sanctions»\n"), "{text}");
    assert!(text.contains("\nsanction      0.000  0.000  0.000      0    1    1\n"), "{text}");
    assert!(text.ends_with("loose_quotes=0 articles=1\n"), "{text}");
}

#[test]
fn an_optional_fact_neither_helps_nor_hurts() {
    let optional = TIGHTENED.replace('}', r#", "optional": true}"#);
    assert_eq!(scored(quoted, &optional).facts(), Tally::default());
    assert_eq!(scored(quoted, "").facts(), Tally { extra: 1, ..Tally::default() });
}

#[test]
fn a_quote_of_one_word_is_loose() {
    let score = scored(|_| {}, TIGHTENED);
    assert_eq!(score.loose_quotes, 1);
    assert!(!score.reaches(0.0, 0.0));
}

#[test]
fn articles_are_chosen_by_the_beginnings_of_their_names() {
    let (store, gold) = (store(|_| {}), gold(TIGHTENED));
    let articles = |only: &[&str], skip: &[&str]| {
        let own = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        score(&store, gold.path(), &Choice { only: own(only), skip: own(skip), min_confidence: 0.0 })
            .expect("scored")
            .articles
    };
    assert_eq!(articles(&["a", "b."], &[]), 1);
    assert_eq!(articles(&["a"], &[]), 0);
    assert_eq!(articles(&[], &["b"]), 0);
}

#[test]
fn facts_that_are_not_sure_enough_are_passed_over() {
    let (store, gold) = (store(quoted), gold(TIGHTENED));
    let found = |min_confidence: f64| {
        let choice = Choice { min_confidence, ..Choice::default() };
        score(&store, gold.path(), &choice).expect("scored").facts().found
    };
    assert_eq!((found(0.875), found(0.9)), (1, 0));
}

#[test]
fn what_an_annotator_should_look_at_is_noted() {
    let wrong = r#"{"sender": "ZR", "target": "RB", "action": "imposed", "quote": "no such words"}"#;
    let notes = scored(|_| {}, wrong).notes;
    assert_eq!(
        notes,
        ["b.txt: no such action: imposed", "b.txt: a quote of sanctions does not stand in the article: no such words"]
    );
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("c.gold.json"), r#"{"article": "c"}"#).expect("written");
    let score = score(&store(|_| {}), folder.path(), &Choice::default()).expect("scored");
    assert_eq!(score.notes, ["c: not in the dataset"]);
}

#[test]
fn figures_in_json_have_three_decimals() {
    let mut out = Vec::new();
    report::json(&mut out, &scored(quoted, &format!("{TIGHTENED}, {THREATENED}")), false).expect("written");
    let figures: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    assert_eq!(figures["FACT"], serde_json::json!({"p": 1.0, "r": 0.5, "f1": 0.667, "tp": 1, "fp": 0, "fn": 1}));
    assert_eq!(figures["slots"]["sanction date"], serde_json::json!([1, 1]));
    assert!(figures.get("errors").is_none());
}
