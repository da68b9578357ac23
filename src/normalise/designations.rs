//! The designations: what all claims together say of one party on the lists of one authority.

use super::Sink;
use super::choice::{Event, earliest, latest};
use super::identity::Registry;
use super::keys::Wish;
use super::regimes::keyed;
use super::statements::{self, DESIGNATION, Statement};
use crate::error::Error;
use crate::model::dataset::{Designation, Reported, Row};
use crate::model::vocabulary::DesignationStatus;
use crate::model::{Fact, PartialDate};
use crate::spool::Spool;
use std::collections::BTreeMap;

/// What claims say of one designation.
#[derive(Default)]
struct Listings {
    states: Vec<Event<DesignationStatus>>,
    /// Proposals count only until anything is done.
    proposals: Vec<Event<DesignationStatus>>,
    listed: Vec<PartialDate>,
    delisted: Vec<PartialDate>,
}

/// Hands over the rows of `designations`, and gives back their keys by the places of party and authority.
pub(super) fn settle(
    sink: Sink<'_>,
    spool: &Spool,
    registry: &Registry,
) -> Result<BTreeMap<(usize, usize), String>, Error> {
    let mut rows: Vec<((usize, usize), Designation)> = Vec::new();
    spool.each_block(DESIGNATION, |block, statements: Vec<Statement>| {
        let Some(pair) = statements::pair(block) else { return Ok(()) };
        let mut said = Listings::default();
        statements.iter().for_each(|statement| said.add(statement));
        let reported = statements::reported(&statements);
        rows.extend(row(registry, pair, &said).map(|row| (pair, Designation { reported, ..row })));
        Ok(())
    })?;
    let wishes: Vec<Wish> = rows.iter().map(|(pair, _)| wish(registry, *pair)).collect();
    keyed(sink, rows, &wishes, |designation, id| designation.designation_id = id, Row::Designation)
}

impl Listings {
    fn add(&mut self, claim: &Statement) {
        let Fact::Designation(fact) = &claim.fact else { return };
        let event = Event { on: fact.date.or(claim.published), vote: claim.vote(fact.status) };
        match fact.status {
            DesignationStatus::Proposed => self.proposals.push(event),
            DesignationStatus::Designated => {
                self.states.push(event);
                self.listed.extend(fact.date);
            }
            DesignationStatus::Delisted => {
                self.states.push(event);
                self.delisted.extend(fact.date);
            }
        }
    }
}

fn wish(registry: &Registry, (party, authority): (usize, usize)) -> Wish {
    let party_id = registry.id(party);
    Wish {
        base: format!("designation:{}:{}", registry.short(authority), party_id.replace(':', "-")),
        hint: None,
        content: format!("{} {party_id}", registry.id(authority)),
    }
}

/// The row of a designation, its key and who reported it left open.
fn row(registry: &Registry, (party, authority): (usize, usize), said: &Listings) -> Option<Designation> {
    let (status, status_on) = latest(&said.states).or_else(|| latest(&said.proposals))?;
    Some(Designation {
        designation_id: String::new(),
        party_id: registry.id(party).to_owned(),
        authority_id: registry.id(authority).to_owned(),
        status,
        status_on,
        listed_on: earliest(said.listed.iter().copied()),
        delisted_on: said.delisted.iter().copied().max(),
        reported: Reported::default(),
    })
}
