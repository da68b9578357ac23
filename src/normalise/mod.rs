//! The claims of all articles become one dataset.
//!
//! Three things happen here and nowhere else: parties of different articles that are the same are joined
//! (`identity`), every row gets its readable key (`keys`), and the header tables (`regimes`, `designations`,
//! `agreements`) are settled from all claims together (`choice`). Claims themselves stay as their article states
//! them. The result depends on what the articles say, never on the order in which they come.

mod agreements;
mod articles;
mod choice;
mod claims;
mod designations;
mod identity;
mod joining;
mod keys;
mod knowledge;
mod legal;
mod names;
mod parties;
mod regimes;

use crate::model::ArticleFacts;
use crate::model::dataset::{Country, Dataset, PartyMember, Program, RejectedDocument};
use crate::model::vocabulary::{AgreementKind, PartyKind};
use articles::Corpus;

/// What is known of a party before any article is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownParty {
    /// Canonical name.
    pub name: String,
    /// What it is.
    pub kind: PartyKind,
    /// ISO or bloc code.
    pub code: Option<String>,
    /// Code of the state it belongs to.
    pub country: Option<String>,
    /// Whether it stands for many states taken as one.
    pub collective: bool,
}

/// What is known of an agreement before any article is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAgreement {
    /// Official title, or the one it is known by.
    pub title: String,
    /// What it is.
    pub kind: AgreementKind,
}

/// What the normaliser asks of a lexicon.
pub trait Knowledge {
    /// The party of an identifier such as `country:ir`.
    fn party(&self, id: &str) -> Option<KnownParty>;
    /// Every state.
    fn countries(&self) -> Vec<Country>;
    /// Every membership of a bloc.
    fn members(&self) -> Vec<PartyMember>;
    /// Every legal sanctions programme.
    fn programs(&self) -> Vec<Program>;
    /// The orders, regulations and resolutions of programmes, as (citation, identifier of the programme).
    fn program_bases(&self) -> Vec<(String, String)>;
    /// The agreement of an identifier such as `agreement:jcpoa`.
    fn agreement(&self, id: &str) -> Option<KnownAgreement>;
    /// Whether a word, folded to small ASCII letters, is one that many bodies have in their names.
    fn is_common(&self, word: &str) -> bool;
}

/// Joins what all articles say into one dataset, complete and ordered by key.
///
/// `rejections` are the documents that could not be read, as (source, reason).
#[must_use]
pub fn normalise(articles: Vec<ArticleFacts>, rejections: Vec<(String, String)>, lexicon: &dyn Knowledge) -> Dataset {
    let corpus = Corpus::new(articles);
    let registry = identity::Registry::new(&corpus, lexicon);
    let kept = claims::keep(&corpus, &registry);
    let mut dataset = Dataset { countries: countries(lexicon), ..Dataset::default() };
    let parties = parties::fill(&mut dataset, &corpus, &registry, lexicon);
    let regimes = regimes::settle(&mut dataset, &kept, &registry);
    let designations = designations::settle(&mut dataset, &kept, &registry);
    let agreements = agreements::settle(&mut dataset, &kept, &registry, lexicon);
    let bases = legal::fill(&mut dataset, &kept, lexicon, &parties);
    let headers = claims::Headers { regimes, designations, agreements, bases };
    claims::fill(&mut dataset, &corpus, &registry, &kept, &headers);
    dataset.rejected_documents = rejected(rejections);
    dataset.articles = corpus.into_rows();
    dataset
}

fn countries(lexicon: &dyn Knowledge) -> Vec<Country> {
    let mut countries = lexicon.countries();
    countries.sort_by(|a, b| a.code.cmp(&b.code));
    countries.dedup_by(|a, b| a.code == b.code);
    countries
}

fn rejected(mut rejections: Vec<(String, String)>) -> Vec<RejectedDocument> {
    rejections.sort();
    rejections.into_iter().map(|(source, reason)| RejectedDocument { source, reason }).collect()
}

#[cfg(test)]
mod tests;
