//! Who says so: the party that a sentence gives as the source of what it states.

use super::scene::Scene;
use crate::model::vocabulary::PartyKind;
use crate::model::{Claim, Fact, PartyIx};

impl Scene<'_> {
    /// Whoever says what the clause of a word states, where a party does.
    pub fn speaker(&mut self, sentence: usize, anchor: usize) -> Option<PartyIx> {
        let word = self.clauses(sentence)?.speaker(anchor)?;
        if let Some(mention) = self.parties.at(sentence, word) {
            return Some(mention.party);
        }
        let meant = self.referents(sentence, word);
        let person = meant.iter().copied().find(|party| self.parties.get(*party).kind == PartyKind::Person);
        person.or_else(|| self.actors(sentence, word).first().copied())
    }
}

/// Gives the sanctions and designations that somebody only speaks of to whoever does, by the sentence that is quoted for
/// them and the place of who is hit in it.
pub(super) fn attribute(scene: &mut Scene<'_>, claims: &mut [Claim]) {
    for claim in claims.iter_mut().filter(|claim| claim.attributed_to.is_none()) {
        let parties = match &claim.fact {
            Fact::Sanction(sanction) => vec![sanction.target, sanction.sender],
            Fact::Designation(listing) => vec![listing.party],
            Fact::Agreement(_) => continue,
        };
        let Some(span) = claim.evidence.first().map(|evidence| evidence.span) else { continue };
        let Some(sentence) = scene.document.sentences.iter().position(|sentence| sentence.span.overlaps(span)) else {
            continue;
        };
        let place = parties.iter().find_map(|party| {
            scene.parties.in_sentence(sentence).iter().find(|mention| mention.party == *party).map(|m| m.end - 1)
        });
        claim.attributed_to = place.and_then(|word| scene.speaker(sentence, word));
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::testing::read;

    /// Who is named as the source of the first claim.
    fn source(text: &str) -> Option<String> {
        let facts = read(text, "2019-03-14");
        let claim = facts.claims.first()?;
        claim.attributed_to.map(|party| facts.parties[party].name.clone())
    }

    #[test]
    fn what_somebody_says_is_given_to_them() {
        for text in [
            "Maria Lopez said that Canada had imposed sanctions on Belarus.",
            "Canada had imposed sanctions on Belarus, Maria Lopez said.",
            "Maria Lopez announced that Canada would impose sanctions on Belarus.",
        ] {
            assert_eq!(source(text).as_deref(), Some("Maria Lopez"), "{text}");
        }
    }

    #[test]
    fn what_is_told_outright_is_given_to_nobody() {
        assert_eq!(source("Canada imposed sanctions on Belarus and told Maria Lopez so."), None);
    }
}
