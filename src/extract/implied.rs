//! Sanctions that designations imply: who lists a state's ministers and firms imposes sanctions on that state.
//!
//! Only pairs of authority and target that no sanction claim of the article speaks of are added, so that what the article
//! says of the regime itself always stands.

use super::parties::Parties;
use crate::model::vocabulary::{Action, DesignationStatus, Measure, Mode, PartyKind};
use crate::model::{Claim, DesignationFact, Fact, PartialDate, PartyIx, SanctionFact};
use std::collections::{BTreeMap, BTreeSet};

/// How much less sure the regime is than the listing it is taken from.
const SURENESS: f64 = 0.8;

/// The sanctions that the designations among the claims imply, and the easing that delistings do.
#[must_use]
pub(super) fn sanctions(claims: &[Claim], parties: &Parties) -> Vec<Claim> {
    let acts = |eases: bool| -> BTreeSet<(PartyIx, PartyIx)> {
        let stated = claims.iter().filter_map(|claim| match &claim.fact {
            Fact::Sanction(s) if s.action != Action::InForce && (s.action == Action::Ease) == eases => {
                Some((s.sender, s.target))
            }
            _ => None,
        });
        stated.collect()
    };
    let of = |status: DesignationStatus, stated: &BTreeSet<(PartyIx, PartyIx)>| {
        let mut listings: BTreeMap<(PartyIx, PartyIx), Vec<(&Claim, &DesignationFact)>> = BTreeMap::new();
        for claim in claims {
            let Fact::Designation(listing) = &claim.fact else { continue };
            let Some(target) = listing.regime_target.filter(|_| listing.status == status) else { continue };
            let pair = (listing.authority, target);
            let aimed_at = matches!(parties.get(target).kind, PartyKind::Country | PartyKind::Group);
            if aimed_at && target != listing.authority && !stated.contains(&pair) {
                listings.entry(pair).or_default().push((claim, listing));
            }
        }
        listings
    };
    let (imposed, eased) = (acts(false), acts(true));
    // What is imposed is implied by no listing where another act is told of the pair, an easing or not.
    let told = imposed.union(&eased).copied().collect();
    let listed = of(DesignationStatus::Designated, &told).into_iter();
    let listed = listed.filter_map(|(pair, listings)| implied(pair, &listings, false));
    let delisted = of(DesignationStatus::Delisted, &eased).into_iter();
    listed.chain(delisted.filter_map(|(pair, listings)| implied(pair, &listings, true))).collect()
}

/// Gives people who are listed the state they are listed for, where the article names no other.
pub(super) fn homes(claims: &[Claim], parties: &mut Parties) {
    for claim in claims {
        let Fact::Designation(listing) = &claim.fact else { continue };
        let person = parties.get(listing.party);
        if person.kind != PartyKind::Person || person.country.is_some() {
            continue;
        }
        let state =
            listing.regime_target.map(|target| parties.get(target)).filter(|target| target.kind == PartyKind::Country);
        let code = state.and_then(|state| state.code.clone());
        parties.get_mut(listing.party).country = code;
    }
}

fn implied((sender, target): (PartyIx, PartyIx), listings: &[(&Claim, &DesignationFact)], ends: bool) -> Option<Claim> {
    let (surest, _) = listings.iter().max_by(|(a, _), (b, _)| a.confidence.total_cmp(&b.confidence))?;
    let mut bases: Vec<String> = Vec::new();
    for basis in listings.iter().flat_map(|(_, listing)| &listing.legal_bases) {
        if !bases.contains(basis) {
            bases.push(basis.clone());
        }
    }
    let date = usual_date(listings);
    // Without a day nothing says that it is new: the party is under sanctions.
    let stands = date.is_none();
    let (action, mode) = match (ends, stands) {
        // Who was taken off at some time is no news for his state.
        (true, true) => return None,
        (true, false) => (Action::Ease, Some(Mode::Relaxed)),
        (false, true) => (Action::InForce, None),
        (false, false) => (Action::Impose, Some(Mode::New)),
    };
    let programs: BTreeSet<String> =
        listings.iter().flat_map(|(_, listing)| listing.programs.iter().cloned()).collect();
    Some(Claim {
        fact: Fact::Sanction(SanctionFact {
            sender,
            target,
            target_text: None,
            action,
            mode,
            date,
            effective_on: None,
            expires_on: None,
            measures: BTreeSet::from([Measure::Blacklisting]),
            reasons: Vec::new(),
            programs: programs.into_iter().collect(),
            legal_bases: bases,
        }),
        attributed_to: None,
        confidence: surest.confidence * SURENESS,
        evidence: surest
            .evidence
            .iter()
            .take(1)
            .map(|e| crate::model::Evidence {
                span: e.span,
                rule: if ends { "sanction.of_delisting" } else { "sanction.of_designation" }.into(),
            })
            .collect(),
    })
}

/// The date that most listings bear; of equals, the latest.
fn usual_date(listings: &[(&Claim, &DesignationFact)]) -> Option<PartialDate> {
    let mut counts: BTreeMap<PartialDate, usize> = BTreeMap::new();
    for date in listings.iter().filter_map(|(_, listing)| listing.date) {
        *counts.entry(date).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(date, count)| (*count, *date)).map(|(date, _)| date)
}
