//! The regimes: what all claims together say of the sanctions of one sender on one target.

use super::choice::{Event, earliest, latest};
use super::claims::Kept;
use super::identity::Registry;
use super::keys::{self, Wish};
use crate::model::dataset::{Dataset, Regime};
use crate::model::vocabulary::{Action, DesignationStatus, Mode, PartyKind, RegimeStatus};
use crate::model::{Fact, PartialDate, SanctionFact};
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

/// Fills `regimes` and gives back their keys by the places of sender and target.
pub(super) fn settle(
    dataset: &mut Dataset,
    kept: &[Kept<'_>],
    registry: &Registry,
) -> BTreeMap<(usize, usize), String> {
    let acts = gather(kept, registry);
    let wishes: Vec<Wish> = acts.keys().map(|pair| wish(registry, *pair)).collect();
    let ids = keys::assign(&wishes, &BTreeSet::new());
    let mut rows: Vec<Regime> =
        acts.iter().zip(&ids).map(|((pair, acts), id)| row(registry, id.clone(), *pair, acts)).collect();
    rows.sort_by(|a, b| a.regime_id.cmp(&b.regime_id));
    dataset.regimes = rows;
    acts.into_keys().zip(ids).collect()
}

fn gather(kept: &[Kept<'_>], registry: &Registry) -> BTreeMap<(usize, usize), Acts> {
    let mut acts: BTreeMap<(usize, usize), Acts> = BTreeMap::new();
    for claim in kept {
        let place = |party| registry.place(claim.article, party);
        match &claim.claim.fact {
            Fact::Sanction(fact) => {
                let (Some(sender), Some(target)) = (place(fact.sender), place(fact.target)) else { continue };
                acts.entry((sender, target)).or_default().add(claim, fact);
            }
            Fact::Designation(fact) => {
                let Some(target) = fact.regime_target.and_then(place) else { continue };
                let Some(sender) = place(fact.authority) else { continue };
                let status = match fact.status {
                    DesignationStatus::Designated => RegimeStatus::InForce,
                    DesignationStatus::Delisted => RegimeStatus::Unknown,
                    DesignationStatus::Proposed => RegimeStatus::Threatened,
                };
                let event = Event { on: fact.date.or(claim.published), vote: claim.vote(status) };
                acts.entry((sender, target)).or_default().implied.push(event);
            }
            Fact::Agreement(_) => {}
        }
    }
    acts
}

impl Acts {
    fn add(&mut self, claim: &Kept<'_>, fact: &SanctionFact) {
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

fn row(registry: &Registry, regime_id: String, (sender, target): (usize, usize), acts: &Acts) -> Regime {
    let (status, status_on) = acts.status();
    Regime {
        regime_id,
        sender_id: registry.id(sender).to_owned(),
        target_id: registry.id(target).to_owned(),
        theme: None,
        name: format!("{} sanctions on {}", whose(registry, sender), call(registry, target)),
        status,
        status_on,
        started_on: earliest(acts.imposed.iter().copied()),
        ended_on: status_on.filter(|_| status == RegimeStatus::Lifted),
    }
}

/// As [`call`], but an adjective for the collectives that have one.
fn whose(registry: &Registry, place: usize) -> &str {
    match registry.facts(place).and_then(|facts| facts.code.as_deref()) {
        Some("WEST") => "Western",
        Some("WORLD") => "International",
        _ => call(registry, place),
    }
}

/// The name by which a headline calls a party: the code of a bloc, and of a state whose initials it is.
fn call(registry: &Registry, place: usize) -> &str {
    let Some(facts) = registry.facts(place) else { return "" };
    match &facts.code {
        Some(code) if facts.kind == PartyKind::Bloc && !facts.collective => code,
        Some(code) if initials(&facts.name) == *code => code,
        _ if facts.name.is_empty() => registry.id(place),
        _ => &facts.name,
    }
}

fn initials(name: &str) -> String {
    let initials: String = name.split_whitespace().filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() > 1 && initials.chars().all(char::is_uppercase) { initials } else { String::new() }
}
