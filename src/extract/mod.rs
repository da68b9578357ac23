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
mod evoked;
mod implied;
mod mend;
pub mod parties;
mod parts;
mod sanctions;
pub mod scene;
mod signs;
mod speakers;
#[cfg(test)]
mod testing;

use crate::english::English;
use crate::lexicon::cues::TriggerKind;
use crate::lexicon::{Entry, Lexicon, NameHit};
use crate::model::vocabulary::PartyKind;
use crate::model::{Article, ArticleFacts, Claim, LocalParty};
pub use agreements::AgreementReading;
pub use designations::ListingReading;
use document::Document;
use parties::{Parties, homes};
pub use sanctions::Reading;
use scene::{Scene, Told};

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
/// state or body, and a second that could conclude it: another state or body anywhere, or a firm of another country beside it.
fn could_state_an_agreement(triggers: &[(usize, TriggerKind)], names: &[NameHit<'_>]) -> bool {
    let agreement = |(at, kind): &(usize, TriggerKind)| (*kind == TriggerKind::Agreement).then_some(*at);
    let mut words: Vec<usize> = triggers.iter().filter_map(agreement).collect();
    words.sort_unstable();
    let is_beside = |at: usize| {
        let first = words.partition_point(|word| word + BESIDE < at);
        words.get(first).is_some_and(|word| *word <= at + BESIDE)
    };
    let mut named: Vec<&str> = Vec::new();
    let mut beside: Vec<&NameHit<'_>> = Vec::new();
    let mut firms: Vec<&NameHit<'_>> = Vec::new();
    for hit in names {
        let near = is_beside(hit.span.start);
        match hit.entry {
            Entry::Agreement(_) => return true,
            Entry::Party(party) => match state_of(hit) {
                Some(id) => {
                    if near {
                        beside.push(hit);
                    }
                    if !named.contains(&id) {
                        named.push(id);
                    }
                }
                None if near && party.kind == PartyKind::Company => firms.push(hit),
                None => {}
            },
            Entry::List(_) => {}
        }
        if !beside.is_empty() && named.len() >= 2 {
            return true;
        }
    }
    firms.iter().any(|firm| beside.iter().any(|state| is_foreign(firm, state)))
}

/// Whether a firm is of another country than the state that stands beside it.
fn is_foreign(firm: &NameHit<'_>, state: &NameHit<'_>) -> bool {
    let (Entry::Party(firm_of), Entry::Party(state_of)) = (firm.entry, state.entry) else { return false };
    firm.span.start.abs_diff(state.span.start) <= BESIDE
        && firm_of.country.is_some()
        && firm_of.country != state_of.country
}

/// How near, in bytes, two states and the goods must stand to a word for what is done to them.
const DEED: usize = 200;

/// Whether a body whose words could state something, and whose names are known, may tell what one state does to another's
/// goods, money or people.
fn could_state_a_deed(triggers: &[(usize, TriggerKind)], names: &[NameHit<'_>]) -> bool {
    let of_kind = |wanted: TriggerKind| -> Vec<usize> {
        let mut places: Vec<usize> = triggers.iter().filter(|(_, kind)| *kind == wanted).map(|(at, _)| *at).collect();
        places.sort_unstable();
        places
    };
    let goods = of_kind(TriggerKind::Good);
    let is_near = |places: &[usize], at: usize| {
        places.get(places.partition_point(|place| place + DEED < at)).is_some_and(|place| *place <= at + DEED)
    };
    let near_goods: Vec<usize> = of_kind(TriggerKind::Deed).into_iter().filter(|at| is_near(&goods, *at)).collect();
    if near_goods.is_empty() {
        return false;
    }
    let states: Vec<(usize, &str)> =
        names.iter().filter_map(|hit| state_of(hit).map(|id| (hit.span.start, id))).collect();
    near_goods.into_iter().any(|at| {
        let first = states.partition_point(|(place, _)| place + DEED < at);
        let mut near = states[first..].iter().take_while(|(place, _)| *place <= at + DEED);
        near.next().is_some_and(|(_, one)| near.any(|(_, other)| other != one))
    })
}

/// The state, bloc or group that a name is of, or acts for.
fn state_of<'a>(hit: &NameHit<'a>) -> Option<&'a str> {
    let Entry::Party(party) = hit.entry else { return None };
    let state =
        matches!(party.kind, PartyKind::Country | PartyKind::Bloc | PartyKind::Group) || party.id.starts_with("bloc:");
    if state { Some(party.id.as_str()) } else { party.acts_for.as_deref() }
}

/// Whether an article without a word for a sanction could state a fact, by the parses of its sentences and the names of the
/// lexicon: what is not likely enough between the parties known so far, no name that the model finds makes a fact.
fn could_state_a_fact(document: &mut Document<'_>, tools: &Tools<'_>) -> bool {
    let mut parties = Parties::of(document, tools);
    document.parse(&parties.sentences_to_parse(document), tools);
    let mut scene = Scene { document, parties: &mut parties, tools, told: &[] };
    sanctions::Sanctions::are_possible(&mut scene) || agreements::Agreements::are_possible(&mut scene)
}

/// The parties of an article that was taken apart, which is parsed where it could state a fact.
fn parties_of(document: &mut Document<'_>, tools: &Tools<'_>) -> Parties {
    document.find_names(tools);
    let parties = Parties::of(document, tools);
    document.parse(&parties.sentences_to_parse(document), tools);
    parties
}

/// The readings of all sanctions of an English article, and its parties: what the trees of the lexicon are fitted on.
#[must_use]
pub fn readings(article: &Article, tools: &Tools<'_>) -> (Vec<LocalParty>, Vec<Reading>) {
    with_parties(article, tools, sanctions::Sanctions::readings)
}

/// Everything in an English article that could be an agreement, and its parties: what the trees of the lexicon are fitted
/// on.
#[must_use]
pub fn agreement_readings(article: &Article, tools: &Tools<'_>) -> (Vec<LocalParty>, Vec<AgreementReading>) {
    with_parties(article, tools, agreements::Agreements::readings)
}

/// Every party that could be on the list of an authority in an English article, and its parties: what the trees of the
/// lexicon are fitted on.
#[must_use]
pub fn listing_readings(article: &Article, tools: &Tools<'_>) -> (Vec<LocalParty>, Vec<ListingReading>) {
    with_parties(article, tools, designations::Designations::readings)
}

fn with_parties<T>(
    article: &Article,
    tools: &Tools<'_>,
    read: impl FnOnce(&mut Scene<'_>) -> T,
) -> (Vec<LocalParty>, T) {
    let mut document = Document::without_names(article, tools);
    let mut parties = parties_of(&mut document, tools);
    let told = told(&document, &mut parties, tools);
    let found = read(&mut Scene { document: &document, parties: &mut parties, tools, told: &told });
    (parties.all().to_vec(), found)
}

/// Reads an article; one longer than any story in parts.
#[must_use]
pub fn extract(article: Article, tools: &Tools<'_>) -> ArticleFacts {
    if article.language != "en" {
        return ArticleFacts { article, relevant: false, parties: Vec::new(), claims: Vec::new() };
    }
    let parts = parts::parts(&article.body);
    if parts.len() == 1 {
        return whole(article, tools);
    }
    let mut joined = parts::Joined::default();
    for span in parts {
        joined.add(whole(parts::part(&article, span), tools), span.start);
    }
    joined.facts(article)
}

/// Reads an English article as one text.
fn whole(article: Article, tools: &Tools<'_>) -> ArticleFacts {
    let triggers = tools.lexicon.cues().triggers_at(&article.body.to_lowercase());
    if triggers.iter().any(|(_, kind)| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing)) {
        let (parties, claims) = facts(Document::without_names(&article, tools), tools);
        return ArticleFacts { article, relevant: true, parties, claims };
    }
    let names = tools.lexicon.names_in(&article.body);
    let agreements = triggers.iter().any(|(_, kind)| *kind == TriggerKind::Agreement);
    let relevant = (agreements && could_state_an_agreement(&triggers, &names)) || could_state_a_deed(&triggers, &names);
    if relevant {
        let mut document = Document::without_names(&article, tools);
        if could_state_a_fact(&mut document, tools) {
            let (parties, claims) = facts(document, tools);
            return ArticleFacts { article, relevant, parties, claims };
        }
    }
    let parties = parties::of_lexicon(&article, tools.lexicon, &names);
    ArticleFacts { article, relevant, parties, claims: Vec::new() }
}

/// The acts of sanctions of an article that speaks of some, by the rules.
fn told(document: &Document<'_>, parties: &mut Parties, tools: &Tools<'_>) -> Vec<Told> {
    let speaks = |kind: &TriggerKind| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing);
    if !document.sentences.iter().any(|sentence| sentence.triggers.iter().any(speaks)) {
        return Vec::new();
    }
    sanctions::Sanctions::told(&mut Scene { document, parties, tools, told: &[] })
}

/// The parties and the claims of an article.
fn facts(mut document: Document<'_>, tools: &Tools<'_>) -> (Vec<LocalParty>, Vec<Claim>) {
    let mut parties = parties_of(&mut document, tools);
    let told = told(&document, &mut parties, tools);
    let mut scene = Scene { document: &document, parties: &mut parties, tools, told: &told };
    let mut claims = Vec::new();
    for extractor in extractors() {
        claims.extend(extractor.claims(&mut scene));
    }
    speakers::attribute(&mut scene, &mut claims);
    claims.extend(implied::sanctions(&claims, scene.parties));
    sanctions::add_told_after(&scene, &mut claims);
    homes::beside(&document, tools, &mut parties);
    implied::homes(&claims, &mut parties);
    homes::by_article(&document, tools, &mut parties, &claims);
    let parties = parties.into_local(&mut claims);
    confidence::settle(&mut claims, &parties, tools.lexicon);
    (parties, claims)
}

#[cfg(test)]
mod tests {
    use super::testing::read;

    #[test]
    fn an_article_is_relevant_where_one_state_does_something_to_another() {
        assert!(read("Tanzania banned all farm imports from Malawi.", "2019-03-14").relevant);
        assert!(!read("Several important ministers of Norway and Chile met.", "2019-03-14").relevant);
    }

    #[test]
    fn a_state_may_agree_with_a_foreign_firm() {
        assert!(read("Egypt signed a contract with Siemens.", "2019-03-14").relevant);
        assert!(!read("Germany signed a contract with Siemens.", "2019-03-14").relevant);
    }

    #[test]
    fn names_are_looked_for_where_somebody_could_take_part_in_an_agreement() {
        let parties = |text: &str| {
            let facts = read(text, "2019-03-14");
            assert!(facts.relevant, "{text}");
            facts.parties.into_iter().map(|party| party.name).collect::<Vec<_>>()
        };
        let idle = "France and Italy are near. It has rained for days. The accord was good news, said Paula Bellini of Vega Trans.";
        assert_eq!(parties(idle), ["France", "Italy"]);
        let told = "France and Italy signed the accord, which was good news, said Paula Bellini of Vega Trans.";
        assert!(parties(told).contains(&"Paula Bellini".to_owned()));
    }
}
