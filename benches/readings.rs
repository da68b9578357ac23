//! Prints every reading of every sanction, agreement or listing in articles, with the names of its signs, as JSON lines:
//! what `benches/fit_sanctions.py`, `fit_agreements.py` and `fit_designations.py` fit `seeds/lexicon/trees.csv` on.
//!
//!     cargo run --example readings -- sanctions|agreements|designations ARTICLES...

use sanctionary::english::English;
use sanctionary::extract::{
    AgreementReading, ListingReading, Reading, Tools, agreement_readings, listing_readings, readings,
};
use sanctionary::lexicon::Lexicon;
use sanctionary::model::{Article, LocalParty, PartyIx};
use sanctionary::reader::{Document, documents, read};
use serde_json::{Value, json};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let (lexicon, english) = (Lexicon::embedded()?, English::load()?);
    let tools = Tools { lexicon: &lexicon, english: &english };
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let rest = paths.split_off(paths.len().min(1));
    let kind = paths.pop().unwrap_or_default();
    let lines_of = match kind.to_str() {
        Some("sanctions") => sanctions_of,
        Some("agreements") => agreements_of,
        Some("designations") => listings_of,
        _ => return Err("say sanctions, agreements or designations".into()),
    };
    for document in documents(&rest)? {
        let Document::Raw(raw) = document else { continue };
        let article = match read(&raw) {
            Ok(article) if article.language == "en" => article,
            _ => continue,
        };
        for line in lines_of(&article, &tools) {
            println!("{line}");
        }
    }
    Ok(())
}

fn sanctions_of(article: &Article, tools: &Tools<'_>) -> Vec<Value> {
    let (parties, readings) = readings(article, tools);
    let line = |reading: &Reading| {
        json!({
            "article": article.source,
            "sentence": reading.span.of(&article.body),
            "at": reading.span.start,
            "sender": party(&parties, reading.sender),
            "target": party(&parties, reading.target),
            "action": reading.action.code(),
            "ruled": reading.ruled,
            "signs": reading.signs,
        })
    };
    readings.iter().map(line).collect()
}

fn agreements_of(article: &Article, tools: &Tools<'_>) -> Vec<Value> {
    let (parties, readings) = agreement_readings(article, tools);
    let named = |sides: &[PartyIx]| sides.iter().map(|side| party(&parties, *side)).collect::<Vec<_>>();
    let line = |reading: &AgreementReading| {
        let candidate =
            |(side, signs): &(PartyIx, Vec<String>)| json!({ "party": party(&parties, *side), "signs": signs });
        json!({
            "article": article.source,
            "sentences": reading.spans.iter().map(|span| span.of(&article.body)).collect::<Vec<_>>(),
            "title": reading.title,
            "status": reading.status.code(),
            "ruled": reading.ruled.as_deref().map(named),
            "candidates": reading.candidates.iter().map(candidate).collect::<Vec<_>>(),
            "signs": reading.signs,
        })
    };
    readings.iter().map(line).collect()
}

fn listings_of(article: &Article, tools: &Tools<'_>) -> Vec<Value> {
    let (parties, readings) = listing_readings(article, tools);
    let line = |reading: &ListingReading| {
        json!({
            "article": article.source,
            "sentence": reading.span.of(&article.body),
            "party": party(&parties, reading.party),
            "authority": party(&parties, reading.authority),
            "ruled": reading.ruled,
            "signs": reading.signs,
        })
    };
    readings.iter().map(line).collect()
}

/// A party as the annotations name it: its code, else its names.
fn party(parties: &[LocalParty], party: PartyIx) -> Value {
    let party = &parties[party];
    let code = party.code.as_deref().or_else(|| (party.known.as_deref() == Some("bloc:world")).then_some("WORLD"));
    json!({ "code": code, "name": party.name, "aliases": party.aliases })
}
