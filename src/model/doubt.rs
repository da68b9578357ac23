//! What makes a claim less sure, as far as it can be seen from the claim itself.

use super::vocabulary::Role;
use super::{Claim, Fact, LocalParty, PartyIx};

/// The bytes of a long sentence, of some forty words.
const LONG: usize = 260;

/// A reason to doubt a claim. None is a fault: each only makes a fault likelier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The words of the claim do not name who sanctions or lists; another sentence does.
    SenderElsewhere,
    /// The article does not name who sanctions or lists.
    SenderImplied,
    /// The words of the claim do not name who is hit or listed; another sentence does.
    TargetElsewhere,
    /// The article does not name who is hit, such as the state of a firm.
    TargetImplied,
    /// An agreement of which fewer than two parties are known.
    OneSide,
    /// A listed party that goes by one word, and that no list of names knows.
    ShortName,
    /// The sentence that states it best is a long one.
    LongSentence,
    /// One sentence alone states it.
    ToldOnce,
    /// It bears no date.
    Undated,
}

impl Doubt {
    /// Every value.
    pub const ALL: [Self; 9] = [
        Self::SenderElsewhere,
        Self::SenderImplied,
        Self::TargetElsewhere,
        Self::TargetImplied,
        Self::OneSide,
        Self::ShortName,
        Self::LongSentence,
        Self::ToldOnce,
        Self::Undated,
    ];

    /// Its code in tables and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::SenderElsewhere => "sender_elsewhere",
            Self::SenderImplied => "sender_implied",
            Self::TargetElsewhere => "target_elsewhere",
            Self::TargetImplied => "target_implied",
            Self::OneSide => "one_side",
            Self::ShortName => "short_name",
            Self::LongSentence => "long_sentence",
            Self::ToldOnce => "told_once",
            Self::Undated => "undated",
        }
    }

    /// The value of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|doubt| doubt.code() == code)
    }
}

impl Claim {
    /// What there is to doubt in it, given the parties of its article.
    #[must_use]
    pub fn doubts(&self, parties: &[LocalParty]) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let date = match &self.fact {
            Fact::Sanction(fact) => {
                doubts.extend(self.naming(fact.sender, parties, Doubt::SenderElsewhere, Doubt::SenderImplied));
                doubts.extend(self.naming(fact.target, parties, Doubt::TargetElsewhere, Doubt::TargetImplied));
                fact.date
            }
            Fact::Designation(fact) => {
                doubts.extend(self.naming(fact.authority, parties, Doubt::SenderElsewhere, Doubt::SenderImplied));
                doubts.extend(self.naming(fact.party, parties, Doubt::TargetElsewhere, Doubt::TargetImplied));
                if parties.get(fact.party).is_some_and(|party| party.known.is_none() && !party.name.contains(' ')) {
                    doubts.push(Doubt::ShortName);
                }
                fact.date
            }
            Fact::Agreement(fact) => {
                let is_side = |role: Role| matches!(role, Role::Party | Role::Withdrawn);
                if fact.participants.iter().filter(|one| is_side(one.role)).count() < 2 {
                    doubts.push(Doubt::OneSide);
                }
                fact.date
            }
        };
        if self.quote().is_some_and(|words| words.end - words.start > LONG) {
            doubts.push(Doubt::LongSentence);
        }
        if self.evidence.iter().filter(|words| words.states()).count() < 2 {
            doubts.push(Doubt::ToldOnce);
        }
        if date.is_none() {
            doubts.push(Doubt::Undated);
        }
        doubts
    }

    /// Whether a party is named in the words of the claim, elsewhere, or not at all.
    fn naming(&self, party: PartyIx, parties: &[LocalParty], elsewhere: Doubt, implied: Doubt) -> Option<Doubt> {
        let mentions = parties.get(party).map_or(&[][..], |party| &party.mentions);
        let within = mentions.iter().any(|mention| {
            self.evidence.iter().any(|words| words.span.start <= mention.start && mention.end <= words.span.end)
        });
        if within {
            return None;
        }
        Some(if mentions.is_empty() { implied } else { elsewhere })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::vocabulary::DesignationStatus;
    use crate::model::{DesignationFact, Evidence, PartialDate, Span};

    #[test]
    fn what_the_words_name_is_not_doubted() {
        let party = |mentions: &[(usize, usize)]| LocalParty {
            name: "Two Words".into(),
            mentions: mentions.iter().map(|(start, end)| Span::new(*start, *end)).collect(),
            ..LocalParty::default()
        };
        let parties = [party(&[(5, 8)]), party(&[(90, 95)]), LocalParty { name: "One".into(), ..party(&[]) }];
        let doubts = |authority: PartyIx, party: PartyIx, date: Option<PartialDate>, sentences: &[(usize, usize)]| {
            let fact = DesignationFact {
                party,
                authority,
                agency: None,
                list: None,
                regime_target: None,
                status: DesignationStatus::Designated,
                date,
                reasons: Vec::new(),
                programs: Vec::new(),
                legal_bases: Vec::new(),
            };
            let words = |(start, end): &(usize, usize)| Evidence { span: Span::new(*start, *end), rule: "test".into() };
            let evidence = sentences.iter().map(words).collect();
            Claim { fact: Fact::Designation(fact), attributed_to: None, confidence: 0.5, evidence }.doubts(&parties)
        };
        assert_eq!(doubts(0, 1, PartialDate::year(2001), &[(0, 40), (80, 99)]), []);
        assert_eq!(
            doubts(1, 2, None, &[(0, 40)]),
            [Doubt::SenderElsewhere, Doubt::TargetImplied, Doubt::ShortName, Doubt::ToldOnce, Doubt::Undated]
        );
        assert_eq!(doubts(0, 1, PartialDate::year(2001), &[(0, 400), (80, 99)]), [Doubt::LongSentence]);
    }

    #[test]
    fn every_doubt_has_its_own_code() {
        for doubt in Doubt::ALL {
            assert_eq!(Doubt::from_code(doubt.code()), Some(doubt));
        }
        assert_eq!(Doubt::from_code("none"), None);
    }
}
