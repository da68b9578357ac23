//! `eval`: the same figures for articles and for their dataset, floors, and faults of annotations.

use crate::harness::{Run, build, folder, run};
use serde_json::Value;
use std::fs;
use std::path::Path;

const ARTICLE: &str = "Ruling\n\nThe United States imposed sanctions on Iran on 5 May 2020.\n";
const GOLD: &str = r#"{"article": "a.txt", "sanctions": [
    {"sender": "US", "target": "IR", "action": "impose", "date": "2020-05-05", "quote": "imposed sanctions on Iran"},
    {"sender": "EU", "target": "IR", "action": "ease", "quote": "The United States imposed sanctions"}]}"#;

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

/// A folder with one article, and one with its annotation.
fn annotated() -> (tempfile::TempDir, tempfile::TempDir) {
    let (news, gold) = (folder(), folder());
    fs::write(news.path().join("a.txt"), ARTICLE).expect("written");
    fs::write(gold.path().join("a.txt.gold.json"), GOLD).expect("written");
    (news, gold)
}

fn eval(path: &Path, gold: &Path, more: &[&str]) -> Run {
    run(&[&["eval", text(path), "--gold", text(gold)], more].concat())
}

#[test]
fn articles_and_their_dataset_score_the_same() {
    let (news, gold) = annotated();
    let built = build(&[text(news.path())], &[]);
    let of_articles = eval(news.path(), gold.path(), &["--json"]).expect(0).stdout;
    let figures: Value = serde_json::from_str(&of_articles).expect("JSON");
    assert_eq!(figures["sanction"]["tp"], 1);
    assert_eq!(figures["sanction"]["fn"], 1);
    assert_eq!(figures["slots"]["sanction date"], serde_json::json!([1, 1]));
    for dataset in [built.path().to_owned(), built.path().join("sanctions.sqlite")] {
        assert_eq!(eval(&dataset, gold.path(), &["--json"]).expect(0).stdout, of_articles);
    }
    let errors = eval(built.path(), gold.path(), &["--errors"]).expect(0).stdout;
    assert!(errors.contains("  missed  sanction: EU -> IR ease\n          «The United States imposed"), "{errors}");
    let json: Value =
        serde_json::from_str(&eval(built.path(), gold.path(), &["--errors", "--json"]).expect(0).stdout).expect("JSON");
    assert!(json["errors"].as_array().is_some_and(|errors| errors.iter().any(|slip| slip["fault"] == "missed")));
}

#[test]
fn a_floor_that_is_missed_or_nothing_to_score_gives_status_one() {
    let (news, gold) = annotated();
    eval(news.path(), gold.path(), &["--min-fact", "0.6"]).expect(0);
    eval(news.path(), gold.path(), &["--min-fact", "0.9"]).expect(1);
    eval(news.path(), gold.path(), &["--only", "b"]).expect(1);
    eval(news.path(), gold.path(), &["--skip", "b,a"]).expect(1);
    let built = build(&[text(news.path())], &[]);
    for path in [news.path(), built.path()] {
        let surest = eval(path, gold.path(), &["--json", "--min-confidence", "1"]).expect(0).stdout;
        assert!(surest.contains("\"sanction\":{\"p\":1.0,\"r\":0.0"), "{surest}");
    }
}

#[test]
fn what_cannot_be_read_is_bad_usage() {
    let (news, gold) = annotated();
    eval(news.path(), &gold.path().join("none"), &[]).expect(2);
    eval(&news.path().join("none"), gold.path(), &[]).expect(2);
    run(&["eval", text(news.path())]).expect(2);
    eval(news.path(), gold.path(), &["--min-fact", "2"]).expect(2);
    fs::write(news.path().join("x.sqlite"), "words").expect("written");
    let refused = eval(&news.path().join("x.sqlite"), gold.path(), &[]).expect(2);
    assert!(refused.stderr.contains("x.sqlite: "), "{}", refused.stderr);
    fs::write(gold.path().join("b.txt.gold.json"), "{").expect("written");
    let refused = eval(news.path(), gold.path(), &[]).expect(2);
    assert!(refused.stderr.contains("b.txt.gold.json: EOF"), "{}", refused.stderr);
}
