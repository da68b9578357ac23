//! The designations: what all claims together say of one party on the lists of one authority.

use super::choice::{Event, earliest, latest};
use super::claims::Kept;
use super::identity::Registry;
use super::keys::{self, Wish};
use crate::model::dataset::{Dataset, Designation};
use crate::model::vocabulary::DesignationStatus;
use crate::model::{DesignationFact, Fact, PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// What claims say of one designation.
#[derive(Default)]
struct Listings {
    states: Vec<Event<DesignationStatus>>,
    /// Proposals count only until anything is done.
    proposals: Vec<Event<DesignationStatus>>,
    listed: Vec<PartialDate>,
    delisted: Vec<PartialDate>,
}

/// Fills `designations` and gives back their keys by the places of party and authority.
pub(super) fn settle(
    dataset: &mut Dataset,
    kept: &[Kept<'_>],
    registry: &Registry,
) -> BTreeMap<(usize, usize), String> {
    let mut listings: BTreeMap<(usize, usize), Listings> = BTreeMap::new();
    for claim in kept {
        let Fact::Designation(fact) = &claim.claim.fact else { continue };
        let place = |party| registry.place(claim.article, party);
        let (Some(party), Some(authority)) = (place(fact.party), place(fact.authority)) else { continue };
        listings.entry((party, authority)).or_default().add(claim, fact);
    }
    let wishes: Vec<Wish> = listings.keys().map(|pair| wish(registry, *pair)).collect();
    let ids = keys::assign(&wishes, &BTreeSet::new());
    let mut rows: Vec<Designation> =
        listings.iter().zip(&ids).filter_map(|((pair, said), id)| row(registry, id.clone(), *pair, said)).collect();
    rows.sort_by(|a, b| a.designation_id.cmp(&b.designation_id));
    dataset.designations = rows;
    listings.into_keys().zip(ids).collect()
}

impl Listings {
    fn add(&mut self, claim: &Kept<'_>, fact: &DesignationFact) {
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

fn row(
    registry: &Registry,
    designation_id: String,
    (party, authority): (usize, usize),
    said: &Listings,
) -> Option<Designation> {
    let (status, status_on) = latest(&said.states).or_else(|| latest(&said.proposals))?;
    Some(Designation {
        designation_id,
        party_id: registry.id(party).to_owned(),
        authority_id: registry.id(authority).to_owned(),
        status,
        status_on,
        listed_on: earliest(said.listed.iter().copied()),
        delisted_on: said.delisted.iter().copied().max(),
    })
}
