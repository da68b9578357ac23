//! What the lexicon knows besides parties: agreements, lists, programmes, and the words for offices.

use crate::model::PartialDate;
use crate::model::vocabulary::{AgreementKind, Measure, Topic};

/// An agreement that any reader of news knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAgreement {
    /// `agreement:jcpoa`.
    pub id: String,
    /// Official title, or the one it is known by.
    pub title: String,
    /// All names it goes by, the title first.
    pub names: Vec<String>,
    /// What it is.
    pub kind: AgreementKind,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// Identifiers of its parties, where they are few and certain.
    pub parties: Vec<String>,
    /// When it was signed.
    pub signed_on: Option<PartialDate>,
}

/// A list on which an authority keeps the parties it sanctions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownList {
    /// `list:sdn-list`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// All names it goes by, the canonical one first.
    pub names: Vec<String>,
    /// Identifier of the party whose list it is.
    pub authority: String,
}

/// A legal sanctions programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownProgram {
    /// `US-IRAN`.
    pub id: String,
    /// Identifier of the party that issues it.
    pub issuer: String,
    /// Identifier of the party it is aimed at, unless it has a subject rather than a territory.
    pub target: Option<String>,
    /// Its name.
    pub name: String,
    /// Orders, regulations and resolutions it rests on, as cited.
    pub legal_bases: Vec<String>,
    /// What it provides for.
    pub measures: Vec<Measure>,
    /// When it began.
    pub since: Option<PartialDate>,
    /// When it ended.
    pub until: Option<PartialDate>,
    /// Its key at OpenSanctions, or that of a wider one.
    pub opensanctions: Option<String>,
    /// Where its issuer publishes it.
    pub source: Option<String>,
    /// Whether it counts as a sign of who sanctions whom: the trees were fitted with these programmes.
    pub weighed: bool,
}

/// What sort of words a title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TitleKind {
    /// An office someone holds: `foreign minister`.
    Office,
    /// A rank: `general`.
    Rank,
    /// A form of address: `Mr`.
    Courtesy,
    /// What someone does for a living: `analyst`.
    Profession,
}

impl TitleKind {
    /// The kind of a word of the tables; `None` for any other word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "office" => Self::Office,
            "rank" => Self::Rank,
            "courtesy" => Self::Courtesy,
            "profession" => Self::Profession,
            _ => return None,
        })
    }
}
