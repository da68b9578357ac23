//! What claims say of regimes, designations and agreements, kept in the spool until each of these is settled.

use super::Articles;
use super::choice::Vote;
use super::claims::Resolved;
use super::legal::Citations;
use crate::error::Error;
use crate::model::dataset::Reported;
use crate::model::vocabulary::Role;
use crate::model::{Claim, Fact, PartialDate, PartyIx};
use crate::spool::{Seq, Spool};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The kinds of header in the spool.
pub(super) const REGIME: u8 = 0;
/// See [`REGIME`].
pub(super) const DESIGNATION: u8 = 1;
/// See [`REGIME`].
pub(super) const AGREEMENT: u8 = 2;

/// What one claim says of one header.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Statement {
    /// Key of the claim.
    pub(super) id: String,
    /// What is stated; evidence is left out.
    pub(super) fact: Fact,
    /// Confidence of the claim.
    #[serde(deserialize_with = "crate::model::number")]
    confidence: f64,
    /// The article.
    article: Seq,
    /// The article that counts for it.
    pub(super) counted: Seq,
    /// Number of the publisher of the article that counts; 0 for none.
    pub(super) publisher: u32,
    /// Day of publication of the article.
    pub(super) published: Option<PartialDate>,
    /// Places of the parties that an agreement binds.
    pub(super) bound: BTreeSet<usize>,
}

impl Statement {
    /// `value` as this claim's vote.
    pub(super) fn vote<T>(&self, value: T) -> Vote<T> {
        let duplicate = self.counted != self.article;
        Vote { value, article: self.article, duplicate, confidence: self.confidence }
    }
}

/// Who has reported what some claims state, and when.
pub(super) fn reported<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Reported {
    let mut reported = Reported::default();
    let (mut counted, mut publishers) = (BTreeSet::new(), BTreeSet::new());
    for statement in statements {
        counted.insert(statement.counted);
        publishers.extend(Some(statement.publisher).filter(|publisher| *publisher != 0));
        let (first, last) = (reported.first_on.or(statement.published), reported.last_on.or(statement.published));
        reported.first_on = first.min(statement.published.or(first));
        reported.last_on = last.max(statement.published);
    }
    Reported { articles: counted.len(), publishers: publishers.len(), ..reported }
}

/// Notes what the claims of an article say of their headers, and what law they cite.
pub(super) fn note(
    spool: &Spool,
    articles: &Articles,
    citations: &mut Citations,
    seq: Seq,
    resolved: &Resolved<'_>,
) -> Result<(), Error> {
    for (id, claim) in resolved.claims() {
        citations.note(&claim.fact);
        let statement = statement(articles, seq, resolved, id, claim);
        for (kind, block) in blocks(resolved, &statement) {
            spool.state(kind, &block, &statement.id, &statement)?;
        }
    }
    Ok(())
}

fn statement(articles: &Articles, seq: Seq, resolved: &Resolved<'_>, id: String, claim: &Claim) -> Statement {
    let bound = match &claim.fact {
        Fact::Agreement(fact) => {
            let bound = fact.participants.iter().filter(|one| matches!(one.role, Role::Party | Role::Withdrawn));
            bound.filter_map(|one| resolved.place(one.party)).collect()
        }
        _ => BTreeSet::new(),
    };
    let counted = articles.counted(seq);
    Statement {
        id,
        fact: claim.fact.clone(),
        confidence: claim.confidence,
        article: seq,
        counted,
        publisher: articles.publisher(counted),
        published: resolved.facts.article.published_on,
        bound,
    }
}

/// The headers that a claim speaks of, as kind and block.
fn blocks(resolved: &Resolved<'_>, statement: &Statement) -> Vec<(u8, String)> {
    let pair = |a: PartyIx, b: PartyIx| Some(block(resolved.place(a)?, resolved.place(b)?));
    match &statement.fact {
        Fact::Sanction(fact) => pair(fact.sender, fact.target).map(|block| (REGIME, block)).into_iter().collect(),
        Fact::Designation(fact) => {
            let listed = pair(fact.party, fact.authority).map(|block| (DESIGNATION, block));
            let under = fact.regime_target.and_then(|target| pair(fact.authority, target));
            listed.into_iter().chain(under.map(|block| (REGIME, block))).collect()
        }
        Fact::Agreement(fact) => vec![(AGREEMENT, super::agreements::block(resolved.registry, statement, fact))],
    }
}

/// Two places as a block, so that blocks stand in the order of the pairs.
fn block(a: usize, b: usize) -> String {
    format!("{a:010} {b:010}")
}

/// The places of a block.
pub(super) fn pair(block: &str) -> Option<(usize, usize)> {
    let (a, b) = block.split_once(' ')?;
    Some((a.parse().ok()?, b.parse().ok()?))
}
