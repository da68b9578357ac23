//! What the tests of all extractors read sentences with.

use super::{Tools, extract};
use crate::english::English;
use crate::lexicon::Lexicon;
use crate::model::{Article, ArticleFacts, PartialDate, PartyIx};
use std::sync::OnceLock;

/// What the rules read from an article of some words, published on a day.
pub(super) fn read(text: &str, published: &str) -> ArticleFacts {
    static TOOLS: OnceLock<(Lexicon, English)> = OnceLock::new();
    let (lexicon, english) = TOOLS.get_or_init(|| {
        (Lexicon::of_rules().expect("the tables are sound"), English::load().expect("the model is sound"))
    });
    let article = Article {
        published_on: PartialDate::parse(published),
        language: "en".to_owned(),
        body: text.to_owned(),
        ..Article::default()
    };
    extract(article, &Tools { lexicon, english })
}

/// A party by its code where it has one, else by its name.
pub(super) fn name(facts: &ArticleFacts, party: PartyIx) -> String {
    let party = &facts.parties[party];
    party.code.clone().unwrap_or_else(|| party.name.clone())
}

/// A date, `-` for none.
pub(super) fn day(date: Option<PartialDate>) -> String {
    date.map_or_else(|| "-".to_owned(), |date| date.to_string())
}
