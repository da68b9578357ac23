//! Leaving out what is not sure enough.

use super::{ArticleFacts, Claim, Fact, PartyIx};

impl ArticleFacts {
    /// Leaves out claims whose confidence, to three decimals, is below a floor, and with them the parties that nothing
    /// but such a claim brought in.
    pub fn keep_from(&mut self, floor: f64) {
        let before = self.claims.len();
        self.claims.retain(|claim| (claim.confidence.max(0.0) * 1000.0).round() >= (floor * 1000.0).round());
        if self.claims.len() < before {
            self.drop_unreferred_parties();
        }
    }

    fn drop_unreferred_parties(&mut self) {
        let mut stays: Vec<bool> = self.parties.iter().map(|party| !party.mentions.is_empty()).collect();
        for place in self.claims.iter_mut().flat_map(parties_of) {
            if let Some(stays) = stays.get_mut(*place) {
                *stays = true;
            }
        }
        let moved: Vec<PartyIx> = stays
            .iter()
            .scan(0, |next, stays| {
                let place = *next;
                *next += usize::from(*stays);
                Some(place)
            })
            .collect();
        for place in self.claims.iter_mut().flat_map(parties_of) {
            *place = moved.get(*place).copied().unwrap_or(*place);
        }
        let mut stay = stays.into_iter();
        self.parties.retain(|_| stay.next().unwrap_or(true));
    }
}

/// Every reference of a claim to a party.
fn parties_of(claim: &mut Claim) -> Vec<&mut PartyIx> {
    let mut places: Vec<&mut PartyIx> = claim.attributed_to.iter_mut().collect();
    match &mut claim.fact {
        Fact::Sanction(fact) => places.extend([&mut fact.sender, &mut fact.target]),
        Fact::Designation(fact) => {
            places.extend([&mut fact.party, &mut fact.authority]);
            places.extend(fact.agency.iter_mut().chain(&mut fact.regime_target));
        }
        Fact::Agreement(fact) => {
            for participant in &mut fact.participants {
                places.push(&mut participant.party);
                places.extend(&mut participant.for_party);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::DesignationStatus;
    use crate::model::{DesignationFact, LocalParty, Span};

    fn claim(party: PartyIx, regime_target: Option<PartyIx>, confidence: f64) -> Claim {
        let fact = DesignationFact {
            party,
            authority: 0,
            agency: None,
            list: None,
            regime_target,
            status: DesignationStatus::Designated,
            date: None,
            reasons: Vec::new(),
            programs: Vec::new(),
            legal_bases: Vec::new(),
        };
        Claim { fact: Fact::Designation(fact), attributed_to: None, confidence, evidence: Vec::new() }
    }

    #[test]
    fn what_only_an_unsure_claim_brought_in_goes_with_it() {
        let party = |name: &str, named: bool| LocalParty {
            name: name.into(),
            mentions: if named { vec![Span::new(0, 1)] } else { Vec::new() },
            ..LocalParty::default()
        };
        let mut facts = ArticleFacts {
            parties: vec![party("A", true), party("B", true), party("unsure", false), party("sure", false)],
            claims: vec![claim(1, Some(2), 0.4), claim(1, Some(3), 0.5999), claim(0, None, 0.9)],
            ..ArticleFacts::default()
        };
        facts.keep_from(0.6);
        let names: Vec<&str> = facts.parties.iter().map(|party| party.name.as_str()).collect();
        assert_eq!(names, ["A", "B", "sure"]);
        let Fact::Designation(kept) = &facts.claims[0].fact else { panic!("no designation") };
        assert_eq!((facts.claims.len(), kept.party, kept.regime_target), (2, 1, Some(2)));
        facts.keep_from(1.0);
        assert_eq!((facts.claims.len(), facts.parties.len()), (0, 2));
    }
}
