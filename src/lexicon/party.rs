//! The parties the lexicon knows: states, blocs, bodies of a state, organisations, people.

use crate::model::vocabulary::PartyKind;

/// A party the lexicon knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownParty {
    /// `country:ir`, `bloc:eu`, `body:ofac`, `org:hezbollah`, `person:vladimir-putin`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// All names it goes by, the canonical one first; demonyms, capitals and seats are not among them.
    pub names: Vec<String>,
    /// What it is.
    pub kind: PartyKind,
    /// ISO 3166-1 alpha-2 code of a state, or the annotation guide's code of a bloc.
    pub code: Option<String>,
    /// Code of the state it is, belongs to or serves.
    pub country: Option<String>,
    /// The party a body acts for: `country:us`, `bloc:eu`.
    pub acts_for: Option<String>,
    /// What sort of body it is.
    pub body_kind: Option<BodyKind>,
    /// Office a person holds or held, without the country.
    pub role: Option<String>,
    /// Year in which the person took office.
    pub since: Option<i16>,
    /// Year in which the person left it.
    pub until: Option<i16>,
    /// Whether it is a news outlet or agency.
    pub media: bool,
    /// Whether it stands for many states at once (`WEST`, `WORLD`).
    pub collective: bool,
}

/// What sort of body of a state or bloc something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BodyKind {
    /// A ministry or department of a government.
    Ministry,
    /// An office that administers or enforces.
    Authority,
    /// A parliament or one of its chambers.
    Parliament,
    /// A court or prosecutor.
    Court,
    /// A central bank.
    Bank,
    /// Armed forces.
    Military,
    /// A police force.
    Police,
    /// A political party.
    Party,
    /// An intelligence service or other agency.
    Agency,
    /// A head of state's or government's office.
    Executive,
}

impl BodyKind {
    /// The kind of a word of the tables; `None` for any other word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "ministry" => Self::Ministry,
            "authority" => Self::Authority,
            "parliament" => Self::Parliament,
            "court" => Self::Court,
            "bank" => Self::Bank,
            "military" => Self::Military,
            "police" => Self::Police,
            "party" => Self::Party,
            "agency" => Self::Agency,
            "executive" => Self::Executive,
            _ => return None,
        })
    }
}

/// The readable key of a name: lower-case ASCII letters and digits, everything else one hyphen.
#[must_use]
pub fn slug(name: &str) -> String {
    let ascii = any_ascii::any_ascii(name).to_ascii_lowercase();
    let mut key = String::with_capacity(ascii.len());
    for letter in ascii.chars().filter(|letter| !matches!(letter, '\'' | '.')) {
        if letter.is_ascii_alphanumeric() {
            key.push(letter);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_readable_ascii() {
        let check = |name, expected| assert_eq!(slug(name), expected);
        check("Côte d'Ivoire", "cote-divoire");
        check("U.S. Treasury (OFAC)", "us-treasury-ofac");
        check("  Bank -- Melli  ", "bank-melli");
        check("Recep Tayyip Erdoğan", "recep-tayyip-erdogan");
        check("...", "");
    }
}
