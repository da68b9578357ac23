//! Knowledge about the world, as tables: states, blocs, bodies, people, offices, agreements, cue words.
//!
//! The tables stand in `seeds/lexicon` and are embedded in the program; a folder of the user's may add rows. Each is
//! checked as it is read, and a fault names its file and row. What a name means in a sentence is not decided here:
//! the lexicon says where its names stand in a text, in what sense, and which of them need more to be believed.

mod assembly;
pub mod cues;
mod names;
mod party;
mod records;
mod rows;
mod tables;
mod variants;

pub use names::{Entry, NameHit, NameSense};
pub use party::{BodyKind, KnownParty, slug};
pub use records::{KnownAgreement, KnownList, KnownProgram, TitleKind};

use crate::error::Error;
use crate::model::dataset::{Country, PartyMember};
use crate::model::vocabulary::{Action, Mode};
use names::{Form, NameIndex, Target, is_shouted};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

/// A state's time in a bloc, as the dataset holds it.
pub type BlocMember = PartyMember;

/// All that is known before an article is read. It never changes and may be shared between threads.
pub struct Lexicon {
    parties: Vec<KnownParty>,
    by_id: BTreeMap<String, usize>,
    by_code: BTreeMap<String, usize>,
    countries: Vec<Country>,
    members: Vec<BlocMember>,
    agreements: Vec<KnownAgreement>,
    agreement_by_id: BTreeMap<String, usize>,
    lists: Vec<KnownList>,
    programs: Vec<KnownProgram>,
    titles: BTreeMap<String, TitleKind>,
    title_words: BTreeSet<String>,
    ministries: BTreeMap<String, BodyKind>,
    vocabularies: BTreeMap<String, Vec<(String, String)>>,
    modes: BTreeMap<Mode, Action>,
    names: NameIndex,
    cues: cues::Cues,
}

impl Lexicon {
    /// The lexicon of the embedded tables.
    pub fn embedded() -> Result<Self, Error> {
        assembly::assemble(None)
    }

    /// The lexicon of the embedded tables and of the CSV files in a folder, which bear the same names as the
    /// embedded ones. A row of theirs takes the place of an embedded row for the same thing.
    pub fn with_folder(extra: &Path) -> Result<Self, Error> {
        assembly::assemble(Some(extra))
    }

    /// The names of the lexicon that stand in a text as whole words, from left to right, the longest where several
    /// begin together, none within another. Case counts, but a name of four letters or more is also found in
    /// capitals.
    #[must_use]
    pub fn names_in(&self, text: &str) -> Vec<NameHit<'_>> {
        let hits = self.names.find(text).into_iter();
        hits.filter_map(|(span, form)| {
            let (entry, rivals) = self.entries(form)?;
            let ambiguous = form.ambiguous || is_shouted(text, span);
            Some(NameHit { span, sense: form.sense, entry, ambiguous, rivals })
        })
        .collect()
    }

    /// The words that carry an act, and the phrases for measures and topics.
    #[must_use]
    pub fn cues(&self) -> &cues::Cues {
        &self.cues
    }

    /// The party with an identifier such as `country:ir`.
    #[must_use]
    pub fn party(&self, id: &str) -> Option<&KnownParty> {
        self.by_id.get(id).and_then(|at| self.parties.get(*at))
    }

    /// The state or bloc with a code such as `IR` or `EU`.
    #[must_use]
    pub fn by_code(&self, code: &str) -> Option<&KnownParty> {
        self.by_code.get(code).and_then(|at| self.parties.get(*at))
    }

    /// All parties: states, blocs, bodies, organisations, people, each in the order of its table.
    pub fn parties(&self) -> impl Iterator<Item = &KnownParty> {
        self.parties.iter()
    }

    /// The states and territories, by code.
    #[must_use]
    pub fn countries(&self) -> &[Country] {
        &self.countries
    }

    /// Who was in which bloc from when to when, by bloc and member. A state that left and came back has two rows.
    #[must_use]
    pub fn members(&self) -> &[BlocMember] {
        &self.members
    }

    /// The sort of title that some words in lower case are: `foreign minister`, `mr`.
    #[must_use]
    pub fn title_kind(&self, lower_case_words: &str) -> Option<TitleKind> {
        self.titles.get(lower_case_words).copied()
    }

    /// Whether a word in lower case is the last of any title.
    #[must_use]
    pub fn title_word(&self, lower_case_word: &str) -> bool {
        self.title_words.contains(lower_case_word)
    }

    /// The sort of body that a generic phrase in lower case names: `foreign ministry`, `central bank`.
    #[must_use]
    pub fn ministry(&self, lower_case_phrase: &str) -> Option<BodyKind> {
        self.ministries.get(lower_case_phrase).copied()
    }

    /// The agreement with an identifier such as `agreement:jcpoa`.
    #[must_use]
    pub fn agreement(&self, id: &str) -> Option<&KnownAgreement> {
        self.agreement_by_id.get(id).and_then(|at| self.agreements.get(*at))
    }

    /// All agreements, in the order of their table.
    #[must_use]
    pub fn agreements(&self) -> &[KnownAgreement] {
        &self.agreements
    }

    /// The lists of sanctioned parties.
    #[must_use]
    pub fn lists(&self) -> &[KnownList] {
        &self.lists
    }

    /// The legal sanctions programmes, by identifier.
    #[must_use]
    pub fn programs(&self) -> &[KnownProgram] {
        &self.programs
    }

    /// The codes of a vocabulary and what they mean, by the name of its table (`measures`); empty for an unknown one.
    #[must_use]
    pub fn vocabulary(&self, name: &str) -> &[(String, String)] {
        self.vocabularies.get(name).map_or(&[], Vec::as_slice)
    }

    /// The names of all vocabularies.
    pub fn vocabularies(&self) -> impl Iterator<Item = &str> {
        self.vocabularies.keys().map(String::as_str)
    }

    /// The action that a mode is a mode of.
    #[must_use]
    pub fn mode_action(&self, mode: Mode) -> Option<Action> {
        self.modes.get(&mode).copied()
    }

    /// What a form names, and who else bears the name; `None` for a phrase that names no party.
    fn entries(&self, form: &Form) -> Option<(Entry<'_>, Vec<Entry<'_>>)> {
        let mut entries = form.targets.iter().filter_map(|target| match *target {
            Target::Party(at) | Target::Person(at) => self.parties.get(at).map(Entry::Party),
            Target::Agreement(at) => self.agreements.get(at).map(Entry::Agreement),
            Target::List(at) => self.lists.get(at).map(Entry::List),
            Target::Decoy => None,
        });
        let first = entries.next()?;
        Some((first, entries.collect()))
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (parties, names) = (self.parties.len(), self.names.len());
        f.debug_struct("Lexicon").field("parties", &parties).field("names", &names).finish_non_exhaustive()
    }
}
