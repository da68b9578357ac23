//! Prints every reading of every sanction in articles, with the names of its signs, as JSON lines: what
//! `benches/weights.py` fits `seeds/lexicon/sanction_weights.csv` on.
//!
//!     cargo run --example readings -- ARTICLES...

use sanctionary::english::English;
use sanctionary::extract::{Tools, readings};
use sanctionary::lexicon::Lexicon;
use sanctionary::model::{LocalParty, PartyIx};
use sanctionary::reader::{Document, documents, read};
use std::error::Error;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let (lexicon, english) = (Lexicon::embedded()?, English::load()?);
    let tools = Tools { lexicon: &lexicon, english: &english };
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    for document in documents(&paths)? {
        let Document::Raw(raw) = document else { continue };
        let article = match read(&raw) {
            Ok(article) if article.language == "en" => article,
            _ => continue,
        };
        let (parties, readings) = readings(&article, &tools);
        for reading in readings {
            let line = serde_json::json!({
                "article": article.source,
                "sentence": reading.span.of(&article.body),
                "at": reading.span.start,
                "sender": party(&parties, reading.sender),
                "target": party(&parties, reading.target),
                "action": reading.action.code(),
                "ruled": reading.ruled,
                "signs": reading.signs,
            });
            println!("{line}");
        }
    }
    Ok(())
}

/// A party as the annotations name it: its code, else its names.
fn party(parties: &[LocalParty], party: PartyIx) -> serde_json::Value {
    let party = &parties[party];
    let code = party.code.as_deref().or_else(|| (party.known.as_deref() == Some("bloc:world")).then_some("WORLD"));
    serde_json::json!({ "code": code, "name": party.name, "aliases": party.aliases })
}
