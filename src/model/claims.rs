//! What one article says: its parties and its claims, each with the words that state it.

use super::vocabulary::{
    Action, AgreementKind, AgreementStatus, DesignationStatus, FactKind, Measure, Mode, PartyKind, Role, Topic,
};
use super::{Article, PartialDate, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A party of the same article, by its place in [`ArticleFacts::parties`].
pub type PartyIx = usize;

/// Everything that was read from one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleFacts {
    /// The document.
    pub article: Article,
    /// Whether it holds a word that could state a sanction or an agreement, and so was analysed.
    pub relevant: bool,
    /// Its parties, in the order of their first mention; those that only a claim implies come last.
    pub parties: Vec<LocalParty>,
    /// Its claims, in the order of their first evidence.
    pub claims: Vec<Claim>,
}

/// A party as one article knows it: all the ways it names it, joined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LocalParty {
    /// Its identifier in the lexicon (`country:ir`, `bloc:eu`), where the lexicon knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// The fullest spelling that the article uses.
    pub name: String,
    /// The other forms that the article uses, in order of appearance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: PartyKind,
    /// ISO 3166-1 alpha-2 code of a state, or the code of a bloc that has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// ISO code of the state that a person serves, or that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Offices the article gives a person, without the country.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// Numbers the article gives it, as (scheme, value): `imo`, `mmsi`, `tail`, `registration`, `passport`, `ofac`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<(String, String)>,
    /// The places where it is named; empty for a party that only a claim implies.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Span>,
}

/// A fact as one article states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// What is stated.
    pub fact: Fact,
    /// The party that says so, where the article attributes it.
    pub attributed_to: Option<PartyIx>,
    /// Chance that the claim is right, 0 to 1.
    #[serde(deserialize_with = "number")]
    pub confidence: f64,
    /// The words that state it, the best first; never empty.
    pub evidence: Vec<Evidence>,
}

/// The words of an article that state a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Where they stand; at most one sentence.
    pub span: Span,
    /// Name of the rule that read them.
    pub rule: Cow<'static, str>,
}

/// The rule of words that only name a side of an agreement, and do not state it.
pub const NAMES_SIDE: &str = "agreement.side";

impl Evidence {
    /// Whether the words state the claim, and do not only name somebody in it.
    #[must_use]
    pub fn states(&self) -> bool {
        self.rule != NAMES_SIDE
    }
}

/// One of the three kinds of fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// An act on the sanctions of one sender against one target.
    Sanction(SanctionFact),
    /// A listing or delisting of a named party.
    Designation(DesignationFact),
    /// A stage of an international agreement.
    Agreement(AgreementFact),
}

/// An act on a regime.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SanctionFact {
    /// Who sanctions.
    pub sender: PartyIx,
    /// The state, or group that is no state, that is aimed at.
    pub target: PartyIx,
    /// The words that name who is hit, where they are narrower than the target ("Russian banks").
    pub target_text: Option<String>,
    /// What is done.
    pub action: Action,
    /// How, for the actions that have ways.
    pub mode: Option<Mode>,
    /// When the action happened or is to happen.
    pub date: Option<PartialDate>,
    /// When it takes effect, if stated apart.
    pub effective_on: Option<PartialDate>,
    /// When it runs out, if stated.
    pub expires_on: Option<PartialDate>,
    /// Kinds of measure named.
    pub measures: BTreeSet<Measure>,
    /// Short noun phrases from the text.
    pub reasons: Vec<String>,
    /// Identifiers of sanctions programmes in the lexicon.
    pub programs: Vec<String>,
    /// Orders, regulations and resolutions, as cited.
    pub legal_bases: Vec<String>,
}

/// A listing or delisting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DesignationFact {
    /// Who is listed.
    pub party: PartyIx,
    /// The state or body whose list it is.
    pub authority: PartyIx,
    /// The ministry or office that acted, where the article names it.
    pub agency: Option<PartyIx>,
    /// The list, where the article names it.
    pub list: Option<String>,
    /// The state or group whose regime the listing belongs to.
    pub regime_target: Option<PartyIx>,
    /// Listed, taken off, or proposed.
    pub status: DesignationStatus,
    /// When.
    pub date: Option<PartialDate>,
    /// Short noun phrases from the text.
    pub reasons: Vec<String>,
    /// Identifiers of sanctions programmes in the lexicon.
    pub programs: Vec<String>,
    /// Orders, regulations and resolutions, as cited.
    pub legal_bases: Vec<String>,
}

/// A stage of an agreement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreementFact {
    /// Its name in the article: the official title, else the fullest description.
    pub title: String,
    /// Its identifier in the lexicon (`agreement:jcpoa`), where the lexicon knows it.
    pub known: Option<String>,
    /// What it is.
    pub kind: AgreementKind,
    /// The latest state the article gives.
    pub status: AgreementStatus,
    /// Day of signing where stated, otherwise of the status.
    pub date: Option<PartialDate>,
    /// Where it was signed.
    pub place: Option<String>,
    /// Who takes part, and how.
    pub participants: Vec<Participant>,
    /// What it is about.
    pub topics: BTreeSet<Topic>,
}

/// One participant of an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Participant {
    /// Who.
    pub party: PartyIx,
    /// In what way.
    pub role: Role,
    /// The party that a signatory signs for.
    pub for_party: Option<PartyIx>,
}

/// A number as JSON has it, where what is no number is null.
pub(crate) fn number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    Ok(Option::deserialize(from)?.unwrap_or(f64::NAN))
}

impl Fact {
    /// Which of the three it is.
    #[must_use]
    pub fn kind(&self) -> FactKind {
        match self {
            Self::Sanction(_) => FactKind::Sanction,
            Self::Designation(_) => FactKind::Designation,
            Self::Agreement(_) => FactKind::Agreement,
        }
    }
}

impl Claim {
    /// Every party it speaks of, to be renumbered.
    pub fn parties_mut(&mut self) -> Vec<&mut PartyIx> {
        let mut found: Vec<&mut PartyIx> = self.attributed_to.iter_mut().collect();
        match &mut self.fact {
            Fact::Sanction(sanction) => found.extend([&mut sanction.sender, &mut sanction.target]),
            Fact::Designation(listing) => {
                found.extend([&mut listing.party, &mut listing.authority]);
                found.extend(listing.agency.iter_mut().chain(listing.regime_target.iter_mut()));
            }
            Fact::Agreement(agreement) => {
                for participant in &mut agreement.participants {
                    found.push(&mut participant.party);
                    found.extend(participant.for_party.iter_mut());
                }
            }
        }
        found
    }

    /// The best words that state it.
    #[must_use]
    pub fn quote(&self) -> Option<Span> {
        self.evidence.first().map(|evidence| evidence.span)
    }
}
