//! What one article says: its parties and its claims.
//!
//! Text to values, without input, output or clock, so nothing here can fail. Parties come first; the extractors read
//! clauses over them, each one kind of fact, and never each other. `extractors` is the one list of them.

mod agreements;
pub mod clause;
mod confidence;
pub mod coreference;
mod designations;
pub mod document;
mod implied;
pub mod parties;
mod sanctions;
pub mod scene;
mod speakers;
#[cfg(test)]
mod testing;

use crate::english::English;
use crate::lexicon::cues::TriggerKind;
use crate::lexicon::{Entry, Lexicon, NameHit};
use crate::model::vocabulary::PartyKind;
use crate::model::{Article, ArticleFacts, Claim, LocalParty};
use document::Document;
use parties::{Parties, homes};
pub use sanctions::Reading;
use scene::Scene;

/// What the extractors read with.
#[derive(Clone, Copy, Debug)]
pub struct Tools<'a> {
    /// Knowledge about the world.
    pub lexicon: &'a Lexicon,
    /// The English model.
    pub english: &'a English,
}

/// Reads one kind of fact.
pub trait Extractor {
    /// The claims of a document whose parties are known. May add parties that a claim implies.
    fn claims(&self, scene: &mut Scene<'_>) -> Vec<Claim>;
}

/// The extractors, in the order in which they run.
fn extractors() -> [&'static dyn Extractor; 3] {
    [&sanctions::Sanctions, &designations::Designations, &agreements::Agreements]
}

/// How near, in bytes, a state must stand to a word for an agreement: within a sentence or the next.
const BESIDE: usize = 250;

/// Whether a body whose words could state something, and whose names are known, holds a word for an agreement beside a
/// state or body, and a second that could conclude it.
fn could_state_an_agreement(triggers: &[(usize, TriggerKind)], names: &[NameHit<'_>]) -> bool {
    let mut named: Vec<&str> = Vec::new();
    let mut beside = false;
    for hit in names {
        match hit.entry {
            Entry::Agreement(_) => return true,
            Entry::Party(party) => {
                let state = matches!(party.kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group)
                    || party.id.starts_with("bloc:");
                let acts = if state { Some(party.id.as_str()) } else { party.acts_for.as_deref() };
                let Some(id) = acts else { continue };
                beside |= triggers
                    .iter()
                    .any(|(at, kind)| *kind == TriggerKind::Agreement && at.abs_diff(hit.span.start) <= BESIDE);
                if !named.contains(&id) {
                    named.push(id);
                }
            }
            Entry::List(_) => {}
        }
        if beside && named.len() >= 2 {
            return true;
        }
    }
    false
}

/// An article with its parties found, and parsed where it could state a fact.
fn taken_apart<'a>(article: &'a Article, tools: &Tools<'_>) -> (Document<'a>, Parties) {
    let mut document = Document::new(article, tools);
    let parties = Parties::of(&document, tools);
    document.parse(&parties.sentences_to_parse(&document), tools);
    (document, parties)
}

/// The readings of all sanctions of an English article, and its parties: what the weights of the lexicon are fitted on.
#[must_use]
pub fn readings(article: &Article, tools: &Tools<'_>) -> (Vec<LocalParty>, Vec<Reading>) {
    let (document, mut parties) = taken_apart(article, tools);
    let readings = sanctions::Sanctions::readings(&mut Scene { document: &document, parties: &mut parties, tools });
    (parties.all().to_vec(), readings)
}

/// Reads an article.
#[must_use]
pub fn extract(article: Article, tools: &Tools<'_>) -> ArticleFacts {
    if article.language != "en" {
        return ArticleFacts { article, relevant: false, parties: Vec::new(), claims: Vec::new() };
    }
    let triggers = tools.lexicon.cues().triggers_at(&article.body.to_lowercase());
    if !triggers.iter().any(|(_, kind)| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing)) {
        let names = tools.lexicon.names_in(&article.body);
        let none = triggers.iter().all(|(_, kind)| *kind == TriggerKind::Measure);
        if none || !could_state_an_agreement(&triggers, &names) {
            let parties = parties::of_lexicon(&article, &names);
            return ArticleFacts { article, relevant: false, parties, claims: Vec::new() };
        }
    }
    let (parties, mut claims) = {
        let (document, mut parties) = taken_apart(&article, tools);
        let mut claims = Vec::new();
        for extractor in extractors() {
            claims.extend(extractor.claims(&mut Scene { document: &document, parties: &mut parties, tools }));
        }
        speakers::attribute(&mut Scene { document: &document, parties: &mut parties, tools }, &mut claims);
        claims.extend(implied::sanctions(&claims, &parties));
        homes::beside(&document, tools, &mut parties);
        implied::homes(&claims, &mut parties);
        homes::by_article(&document, tools, &mut parties, &claims);
        let parties = parties.into_local(&mut claims);
        (parties, claims)
    };
    confidence::settle(&mut claims, &parties, tools.lexicon);
    ArticleFacts { article, relevant: true, parties, claims }
}
