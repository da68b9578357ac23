//! The regimes: what all claims together say of the sanctions of one sender on one target.

use super::Sink;
use super::choice::{Event, earliest, latest};
use super::identity::Registry;
use super::keys::{self, Wish};
use super::statements::{self, REGIME, Statement};
use crate::error::Error;
use crate::model::dataset::{Regime, Reported, Row};
use crate::model::vocabulary::{Action, DesignationStatus, Mode, PartyKind, RegimeStatus};
use crate::model::{Fact, PartialDate, SanctionFact};
use crate::spool::Spool;
use std::collections::{BTreeMap, BTreeSet};

/// What claims say of one regime.
#[derive(Default)]
struct Acts {
    /// States that it was in.
    states: Vec<Event<RegimeStatus>>,
    /// Whether it was proposed, dated.
    threats: Vec<Event<RegimeStatus>>,
    /// What listings under it imply; they count only where nothing else is said.
    implied: Vec<Event<RegimeStatus>>,
    /// When it was imposed.
    imposed: Vec<PartialDate>,
}

/// Hands over the rows of `regimes`, and gives back their keys by the places of sender and target.
pub(super) fn settle(
    sink: Sink<'_>,
    spool: &Spool,
    registry: &Registry,
) -> Result<BTreeMap<(usize, usize), String>, Error> {
    let mut rows: Vec<((usize, usize), Regime)> = Vec::new();
    spool.each_block(REGIME, |block, statements: Vec<Statement>| {
        let Some(pair) = statements::pair(block) else { return Ok(()) };
        let mut acts = Acts::default();
        statements.iter().for_each(|statement| acts.add(statement));
        let reported = statements::reported(&statements);
        rows.push((pair, Regime { reported, ..row(registry, pair, &acts) }));
        Ok(())
    })?;
    let wishes: Vec<Wish> = rows.iter().map(|(pair, _)| wish(registry, *pair)).collect();
    keyed(sink, rows, &wishes, |regime, id| regime.regime_id = id, Row::Regime)
}

/// Gives the rows of a header their keys and hands them over in the order of these.
pub(super) fn keyed<T>(
    sink: Sink<'_>,
    rows: Vec<((usize, usize), T)>,
    wishes: &[Wish],
    name: fn(&mut T, String),
    into: fn(T) -> Row,
) -> Result<BTreeMap<(usize, usize), String>, Error> {
    let mut keyed: Vec<(String, (usize, usize), T)> =
        keys::assign(wishes, &BTreeSet::new()).into_iter().zip(rows).map(|(id, (pair, row))| (id, pair, row)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    let mut ids = BTreeMap::new();
    for (id, pair, mut row) in keyed {
        name(&mut row, id.clone());
        sink(into(row))?;
        ids.insert(pair, id);
    }
    Ok(ids)
}

impl Acts {
    fn add(&mut self, claim: &Statement) {
        match &claim.fact {
            Fact::Sanction(fact) => self.act(claim, fact),
            Fact::Designation(fact) => {
                let status = match fact.status {
                    DesignationStatus::Designated => RegimeStatus::InForce,
                    DesignationStatus::Delisted => RegimeStatus::Unknown,
                    DesignationStatus::Proposed => RegimeStatus::Threatened,
                };
                self.implied.push(Event { on: fact.date.or(claim.published), vote: claim.vote(status) });
            }
            Fact::Agreement(_) => {}
        }
    }

    fn act(&mut self, claim: &Statement, fact: &SanctionFact) {
        let event = |status| Event { on: fact.date.or(claim.published), vote: claim.vote(status) };
        match (fact.action, fact.mode) {
            (Action::Propose, _) => self.threats.push(event(RegimeStatus::Threatened)),
            // An offer to ease says no more than that there is something to ease.
            (Action::ProposeEase, _) => self.implied.push(event(RegimeStatus::InForce)),
            (Action::Ease, Some(Mode::Lifted)) => self.states.push(event(RegimeStatus::Lifted)),
            (Action::Ease, Some(Mode::Suspended)) => self.states.push(event(RegimeStatus::Suspended)),
            (Action::Impose | Action::InForce | Action::Extend | Action::Enforce | Action::Ease, _) => {
                self.states.push(event(RegimeStatus::InForce));
            }
        }
        if fact.action == Action::Impose {
            self.imposed.extend(fact.date.or(fact.effective_on));
        }
    }

    fn status(&self) -> (RegimeStatus, Option<PartialDate>) {
        let implied = self.implied.iter().filter(|event| event.vote.value == RegimeStatus::InForce);
        let implied: Vec<Event<RegimeStatus>> = implied.copied().collect();
        latest(&self.states)
            .or_else(|| latest(&implied))
            .or_else(|| latest(&self.threats))
            .or_else(|| latest(&self.implied))
            .unwrap_or((RegimeStatus::Unknown, None))
    }
}

fn wish(registry: &Registry, (sender, target): (usize, usize)) -> Wish {
    Wish {
        base: format!("regime:{}-{}", registry.short(sender), registry.short(target)),
        hint: None,
        content: format!("{} {}", registry.id(sender), registry.id(target)),
    }
}

/// The row of a regime, its key and who reported it left open.
fn row(registry: &Registry, (sender, target): (usize, usize), acts: &Acts) -> Regime {
    let (status, status_on) = acts.status();
    Regime {
        regime_id: String::new(),
        sender_id: registry.id(sender).to_owned(),
        target_id: registry.id(target).to_owned(),
        theme: None,
        name: format!("{} sanctions on {}", whose(registry, sender), call(registry, target)),
        status,
        status_on,
        started_on: earliest(acts.imposed.iter().copied()),
        ended_on: status_on.filter(|_| status == RegimeStatus::Lifted),
        reported: Reported::default(),
    }
}

/// As [`call`], but an adjective for the collectives that have one.
fn whose(registry: &Registry, place: usize) -> &str {
    match registry.facts(place).and_then(|facts| facts.code) {
        Some("WEST") => "Western",
        Some("WORLD") => "International",
        _ => call(registry, place),
    }
}

/// The name by which a headline calls a party: the code of a bloc, and of a state whose initials it is.
fn call(registry: &Registry, place: usize) -> &str {
    let Some(facts) = registry.facts(place) else { return "" };
    match facts.code {
        Some(code) if facts.kind == PartyKind::Bloc && !facts.collective => code,
        Some(code) if initials(facts.name) == code => code,
        _ if facts.name.is_empty() => registry.id(place),
        _ => facts.name,
    }
}

fn initials(name: &str) -> String {
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() > 1 && initials.chars().all(char::is_uppercase) { initials } else { String::new() }
}
