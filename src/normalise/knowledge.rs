//! The lexicon as the normaliser asks for it.

use super::{Knowledge, KnownAgreement, KnownParty};
use crate::lexicon::{KnownProgram, Lexicon};
use crate::model::dataset::{Country, MeasureCode, PartyMember, Program};
use crate::model::vocabulary::PartyKind;

impl Knowledge for Lexicon {
    fn party(&self, id: &str) -> Option<KnownParty> {
        Self::party(self, id).map(|party| KnownParty {
            name: party.name.clone(),
            kind: party.kind,
            code: party.code.clone(),
            country: party.country.clone(),
            collective: party.collective,
        })
    }

    fn is_common(&self, word: &str) -> bool {
        let words = self.name_words();
        words.is_ordinary(word) || words.kind(word).is_some() || words.place(word).is_some()
    }

    fn countries(&self) -> Vec<Country> {
        Self::countries(self).to_vec()
    }

    fn members(&self) -> Vec<PartyMember> {
        Self::members(self).to_vec()
    }

    fn programs(&self) -> Vec<Program> {
        let state = |target: &String| Self::party(self, target).filter(|party| party.kind == PartyKind::Country);
        let row = |program: &KnownProgram| Program {
            program_id: program.id.clone(),
            issuer_id: program.issuer.clone(),
            name: program.name.clone(),
            target_country: program.target.as_ref().and_then(state).and_then(|party| party.code.clone()),
            target_id: program.target.clone(),
            since: program.since,
            until: program.until,
            opensanctions: program.opensanctions.clone(),
            source: program.source.clone(),
            measures: program.measures.iter().copied().collect(),
            legal_bases: program.legal_bases.iter().cloned().collect(),
        };
        Self::programs(self).iter().map(row).collect()
    }

    fn measure_codes(&self) -> Vec<MeasureCode> {
        Self::measure_codes(self).to_vec()
    }

    fn program_bases(&self) -> Vec<(String, String)> {
        let bases = Self::programs(self)
            .iter()
            .flat_map(|program| program.legal_bases.iter().map(|citation| (citation.clone(), program.id.clone())));
        bases.collect()
    }

    fn agreement(&self, id: &str) -> Option<KnownAgreement> {
        Self::agreement(self, id)
            .map(|agreement| KnownAgreement { title: agreement.title.clone(), kind: agreement.kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_the_lexicon_gives_leads_to_a_row() {
        let lexicon = Lexicon::embedded().expect("a sound lexicon");
        let knowledge: &dyn Knowledge = &lexicon;
        for member in knowledge.members() {
            assert!(knowledge.party(&member.bloc_id).is_some(), "{}", member.bloc_id);
            assert!(knowledge.party(&member.member_id).is_some(), "{}", member.member_id);
        }
        let programs: Vec<String> = knowledge.programs().into_iter().map(|program| program.program_id).collect();
        assert!(!programs.is_empty() && !knowledge.program_bases().is_empty());
        for program in knowledge.programs() {
            assert!(knowledge.party(&program.issuer_id).is_some(), "{}", program.issuer_id);
        }
        for (citation, program) in knowledge.program_bases() {
            assert!(programs.contains(&program), "{citation} belongs to {program}");
        }
        assert_eq!(knowledge.party("country:fr").and_then(|party| party.code), Some("FR".to_owned()));
        assert!(knowledge.party("country:none").is_none());
    }
}
