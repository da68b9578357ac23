//! The claims of all articles become one dataset.
//!
//! Three things happen here and nowhere else: parties of different articles that are the same are joined
//! (`identity`), every row gets its readable key (`keys`), and the header tables (`regimes`, `designations`,
//! `agreements`) are settled from all claims together (`choice`). Claims themselves stay as their article states
//! them. The result depends on what the articles say, never on the order in which they come.
//!
//! The articles stand in a spool and are gone through several times: their names are gathered; the parties are settled
//! (`poll`); then articles are handed over one by one, and what their claims say of headers is sorted by header in the
//! spool; each header is settled from its own statements; then the claims are handed over.

mod agreements;
mod articles;
mod choice;
mod claims;
mod clusters;
mod designations;
mod identity;
mod joining;
mod keys;
mod knowledge;
mod legal;
mod names;
mod parties;
mod poll;
mod regimes;
mod repeats;
mod spellings;
mod statements;

pub use articles::filed;

use crate::error::{Error, Rejection};
use crate::model::ArticleFacts;
use crate::model::dataset::{Country, MeasureCode, PartyMember, Program, RejectedDocument, Row};
use crate::model::vocabulary::{AgreementKind, PartyKind};
use crate::spool::Spool;
use articles::Articles;
use claims::Resolved;
use spellings::Names;

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
    /// The codes that other datasets have for measures.
    fn measure_codes(&self) -> Vec<MeasureCode> {
        Vec::new()
    }
    /// The orders, regulations and resolutions of programmes, as (citation, identifier of the programme).
    fn program_bases(&self) -> Vec<(String, String)>;
    /// The agreement of an identifier such as `agreement:jcpoa`.
    fn agreement(&self, id: &str) -> Option<KnownAgreement>;
    /// Whether a word, folded to small ASCII letters, is one that many bodies have in their names.
    fn is_common(&self, word: &str) -> bool;
}

/// Takes the rows of a dataset, a table's in the order of its key, each row after those that it refers to.
pub type Sink<'a> = &'a mut dyn FnMut(Row) -> Result<(), Error>;

/// Takes an article with all that was read from it.
pub type Keep<'a> = &'a mut dyn FnMut(&ArticleFacts) -> Result<(), Error>;

/// Joins what all articles of a spool say into one dataset, and hands over its rows. Rows of several tables come
/// mingled: those of an article together, and those of a claim.
///
/// Claims with less confidence than `floor` are left out. `keep` is told of every article, in the order of their keys,
/// with all its claims. In memory stays what grows with the number of different names and headers, and a few bytes an
/// article.
///
/// # Errors
/// When the spool cannot be read, or `sink` or `keep` fails.
pub fn normalise(
    spool: &mut Spool,
    lexicon: &dyn Knowledge,
    floor: f64,
    sink: Sink<'_>,
    keep: Keep<'_>,
) -> Result<(), Error> {
    let mut articles = Articles::settle(spool)?;
    let mut names = Names::default();
    take_names(spool, floor, &mut articles, &mut names)?;
    let registry = identity::Registry::new(spool, floor, &mut names, &articles, lexicon)?;
    let countries = countries(lexicon);
    countries.iter().cloned().try_for_each(|country| sink(Row::Country(country)))?;
    let programs = parties::hand_over(sink, &names, &registry, lexicon, &countries)?;
    drop(names);
    let programs = legal::hand_over_programs(sink, programs)?;
    lexicon.measure_codes().into_iter().try_for_each(|code| sink(Row::MeasureCode(code)))?;
    let citations = hand_over_articles(spool, floor, &articles, &registry, sink, keep)?;
    spool.each_rejection(true, |Rejection { source, reason }| {
        sink(Row::RejectedDocument(RejectedDocument { source, reason }))
    })?;
    let bases = citations.hand_over(sink, lexicon, &programs)?;
    let regimes = regimes::settle(sink, spool, &registry)?;
    let designations = designations::settle(sink, spool, &registry)?;
    agreements::settle(sink, spool, &registry, lexicon)?;
    let headers = claims::Headers { regimes, designations, bases, programs };
    spool.each_article(true, |_, article_id, mut facts, names| {
        facts.keep_from(floor);
        let resolved = Resolved { article_id: &article_id, facts: &facts, names: &names, registry: &registry };
        resolved.hand_over(sink, spool, &headers)
    })
}

/// Goes through the parties of all articles and gathers their names.
fn take_names(spool: &Spool, floor: f64, articles: &mut Articles, names: &mut Names) -> Result<(), Error> {
    let mut publishers = articles::Publishers::default();
    spool.each_facts(|seq, mut facts| {
        facts.keep_from(floor);
        publishers.note(articles, seq, facts.article.publisher.as_deref());
        let (numbers, spelt): (Vec<_>, Vec<bool>) = facts.parties.iter().map(|party| names.add(party)).unzip();
        spool.set_parties(seq, &numbers, spelt.contains(&true))
    })
}

/// Hands over the rows of articles and of who is named in them, notes what their claims say of headers, and gives back
/// what law they cite.
fn hand_over_articles(
    spool: &Spool,
    floor: f64,
    articles: &Articles,
    registry: &identity::Registry,
    sink: Sink<'_>,
    keep: Keep<'_>,
) -> Result<legal::Citations, Error> {
    let mut citations = legal::Citations::default();
    spool.each_article(false, |seq, article_id, mut facts, names| {
        keep(&facts)?;
        facts.keep_from(floor);
        let duplicate_of = articles.original(seq).map(|original| spool.key(original)).transpose()?;
        sink(Row::Article(articles::row(&facts, &article_id, duplicate_of)))?;
        parties::of_article(sink, &article_id, &facts, &names, registry)?;
        let resolved = Resolved { article_id: &article_id, facts: &facts, names: &names, registry };
        statements::note(spool, articles, &mut citations, seq, &resolved)
    })?;
    Ok(citations)
}

fn countries(lexicon: &dyn Knowledge) -> Vec<Country> {
    let mut countries = lexicon.countries();
    countries.sort_by(|a, b| a.code.cmp(&b.code));
    countries.dedup_by(|a, b| a.code == b.code);
    countries
}

#[cfg(test)]
mod tests;
