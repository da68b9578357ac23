//! The page holds the dataset, whatever is in it, and lets nothing run but its own scripts.

use super::*;
use crate::export::{Formats, Options, publish};
use crate::store::sample;
use serde_json::Value;
use std::fs;

/// The page of the sample with a change to its dataset, and its database.
fn page(change: impl FnOnce(&mut crate::model::dataset::Dataset)) -> (String, Store) {
    let out = tempfile::tempdir().expect("a folder");
    let mut dataset = sample::dataset();
    change(&mut dataset);
    let options = Options { formats: Formats::named(["html"]).expect("known"), ..Options::default() };
    publish(&dataset, &sample::vocabulary(), out.path(), &options).expect("published");
    let mut store = Store::in_memory().expect("made");
    store.load(dataset, &sample::vocabulary()).expect("loaded");
    (fs::read_to_string(out.path().join(PAGE)).expect("there"), store)
}

/// The JSON in the script element of this id, read as a browser does: up to the next end of a script.
fn json(page: &str, id: &str) -> Value {
    let tag = format!(r#"<script type="application/json" id="{id}">"#);
    let (_, rest) = page.split_once(&tag).unwrap_or_else(|| panic!("{id}"));
    serde_json::from_str(rest.split_once("</script").expect("an end").0).expect("JSON")
}

fn column(store: &Store, sql: &str) -> Vec<String> {
    store.cells(sql).expect(sql).into_iter().filter_map(|mut row| row.remove(0)).collect()
}

fn list<'v>(data: &'v Value, of: &str) -> &'v Vec<Value> {
    data[of].as_array().expect(of)
}

#[test]
fn the_page_holds_the_dataset() {
    let (page, store) = page(|_| {});
    let data = json(&page, "data");
    for (name, key) in [("regimes", "regime_id"), ("designations", "designation_id"), ("agreements", "agreement_id")] {
        let ids: Vec<_> = list(&data, name).iter().map(|row| row["id"].as_str().expect("a key").to_owned()).collect();
        assert!(!ids.is_empty(), "{name}");
        assert_eq!(ids, column(&store, &format!("SELECT {key} FROM {name} ORDER BY {key}")), "{name}");
    }
    let articles = list(&data, "articles");
    let stated = "SELECT body FROM articles WHERE article_id IN (SELECT article_id FROM claims) ORDER BY article_id";
    let bodies: Vec<Value> = (0..articles.len()).map(|number| json(&page, &format!("body-{number}"))).collect();
    assert_eq!(bodies, column(&store, stated));
    assert_eq!(data["about"]["articles"], 2);
}

#[test]
fn every_claim_has_the_places_of_its_words_and_its_items() {
    let (page, store) = page(|_| {});
    let data = json(&page, "data");
    let claims = list(&data, "claims");
    assert_eq!(claims.len(), column(&store, "SELECT claim_id FROM claims").len());
    let places: usize = claims.iter().map(|claim| list(claim, "evidence").len()).sum();
    assert_eq!(places, column(&store, "SELECT claim_id FROM evidence").len());
    for (name, table) in [
        ("measures", "claim_measures"),
        ("reasons", "claim_reasons"),
        ("programs", "claim_programs"),
        ("bases", "claim_legal_bases"),
        ("topics", "claim_topics"),
        ("parties", "agreement_claim_parties"),
    ] {
        let items: usize = claims.iter().filter_map(|claim| claim[name].as_array()).map(Vec::len).sum();
        assert_eq!(items, column(&store, &format!("SELECT claim_id FROM {table}")).len(), "{name}");
        assert!(items > 0, "{name}");
    }
}

#[test]
fn every_party_that_is_told_of_is_there() {
    let (page, _) = page(|_| {});
    let data = json(&page, "data");
    let known: Vec<_> = list(&data, "parties").iter().map(|party| &party["id"]).collect();
    let told = |of: &str, role: &str| list(&data, of).iter().map(|row| row[role].clone()).collect::<Vec<_>>();
    let claims = list(&data, "claims").iter().filter_map(|claim| claim["parties"].as_array()).flatten();
    let takers = claims.flat_map(|one| [one["party"].clone(), one["for"].clone()]);
    let all = [("regimes", "sender"), ("regimes", "target"), ("designations", "party"), ("designations", "authority")];
    for party in all.into_iter().flat_map(|(of, role)| told(of, role)).chain(takers).filter(|party| !party.is_null()) {
        assert!(known.contains(&&party), "{party}");
    }
}

#[test]
fn nothing_in_an_article_ends_a_script() {
    let hostile = "</script><!--<script>\u{2028}&\u{2029}{{data}}";
    let (page, _) = page(|dataset| dataset.articles[0].publisher = Some(hostile.to_owned()));
    assert_eq!(list(&json(&page, "data"), "articles")[0]["publisher"], hostile);
    assert!(!page.contains(hostile));
    let elements = page.matches("<script").count();
    let articles = list(&json(&page, "data"), "articles").len();
    let written: usize = SCRIPTS.iter().map(|script| script.matches("<script").count()).sum();
    assert_eq!(elements - written, SCRIPTS.len() + 1 + articles);
}

#[test]
fn the_policy_lets_the_pages_own_scripts_run() {
    let (page, _) = page(|_| {});
    assert!(page.contains(&policy()));
    for script in SCRIPTS {
        assert!(!script.contains("</script") && !script.contains("<!--"), "it would end its element");
        assert!(page.contains(&format!("<script>{script}</script>\n")));
    }
    let marks = ["policy", "style", "data", "scripts", "licences"];
    assert!(marks.iter().all(|mark| TEMPLATE.matches(&format!("{{{{{mark}}}}}")).count() == 1));
    assert_eq!(TEMPLATE.matches("{{").count(), marks.len());
}
