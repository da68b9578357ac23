//! Prints every reading of every sanction, or of every agreement, in articles, with the names of its signs, as JSON
//! lines: what `benches/fit_sanctions.py` and `benches/fit_agreements.py` fit `seeds/lexicon/trees.csv` on.
//!
//!     cargo run --example readings -- sanctions|agreements ARTICLES...

use sanctionary::english::English;
use sanctionary::extract::{AgreementReading, Reading, Tools, agreement_readings, readings};
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
    let agreements = paths.first().is_some_and(|path| path.as_os_str() == "agreements");
    paths = paths.split_off(paths.len().min(1));
    for document in documents(&paths)? {
        let Document::Raw(raw) = document else { continue };
        let article = match read(&raw) {
            Ok(article) if article.language == "en" => article,
            _ => continue,
        };
        let lines = if agreements { agreements_of(&article, &tools) } else { sanctions_of(&article, &tools) };
        for line in lines {
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

/// A party as the annotations name it: its code, else its names.
fn party(parties: &[LocalParty], party: PartyIx) -> Value {
    let party = &parties[party];
    let code = party.code.as_deref().or_else(|| (party.known.as_deref() == Some("bloc:world")).then_some("WORLD"));
    json!({ "code": code, "name": party.name, "aliases": party.aliases })
}
