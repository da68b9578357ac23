//! One place of an article that speaks of an agreement, and all that this place says of it.

use super::making::Making;
use crate::model::vocabulary::{AgreementKind, AgreementStatus, Topic};
use crate::model::{PartialDate, PartyIx};
use std::collections::BTreeSet;

/// How a mention speaks of its agreement, from the surest to the vaguest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// By a name that the lexicon knows.
    Named,
    /// By a noun that means an agreement: deal, treaty.
    Noun,
    /// By a sentence without such a noun: "the two states agreed to freeze output".
    Statement,
    /// By a noun that means an agreement only in company: plan, arrangement.
    Weak,
    /// By a noun for the paper it stands on: document, text.
    Document,
    /// By a pronoun: "they signed it".
    Pronoun,
}

/// A place that speaks of an agreement.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Sentence.
    pub(super) sentence: usize,
    /// Head word of the phrase, or the verb of a statement.
    pub(super) head: usize,
    /// How it speaks of the agreement.
    pub(super) sort: Sort,
    /// What the noun makes of it; `None` where it says nothing ("the document").
    pub(super) kind: Option<AgreementKind>,
    /// Identifier in the lexicon.
    pub(super) known: Option<String>,
    /// "a deal", "new accords": presented as not spoken of before.
    pub(super) indefinite: bool,
    /// "another deal", "the previous framework": presented as not the one spoken of.
    pub(super) other: bool,
    /// Whether it stands in the headline.
    pub(super) headline: bool,
    /// Who takes part, as this place says it.
    pub(super) parties: Vec<PartyIx>,
    /// Foreign companies that take part.
    pub(super) firms: Vec<PartyIx>,
    /// Organisations unknown to the lexicon that take part.
    pub(super) bodies: Vec<PartyIx>,
    /// States named in the phrase in some other part.
    pub(super) evoked: Vec<PartyIx>,
    /// Who left it.
    pub(super) withdrawn: Vec<PartyIx>,
    /// Who brought it about for others.
    pub(super) mediators: Vec<PartyIx>,
    /// People who signed.
    pub(super) signatories: Vec<PartyIx>,
    /// The speaker, where somebody only says so.
    pub(super) speaker: Option<PartyIx>,
    /// Whether its other side is named as a partner ("with A"), so that one side is left to the context.
    pub(super) half: bool,
    /// Whether fighters take part whom the article does not name.
    pub(super) fighters: bool,
    /// Whether something was done in it: "freed in a swap".
    pub(super) effected: bool,
    /// Whether those who make it are companies that the article does not name there.
    pub(super) private: bool,
    /// Whether something is done under it: "supplied under the accord".
    pub(super) applied: bool,
    /// What this place says of where the agreement stands; `None` where it only mentions it.
    pub(super) stage: Option<AgreementStatus>,
    /// When.
    pub(super) date: Option<PartialDate>,
    /// City of signing.
    pub(super) place: Option<String>,
    /// When and where it was made, where a clause tells that beside what else is told.
    pub(super) making: Making,
    /// A year that belongs to the name: "the 2001 agreement".
    pub(super) year: Option<i16>,
    /// Nouns that tell it from others: "visa" in "visa agreement".
    pub(super) marks: BTreeSet<String>,
    /// What the phrase says it is about.
    pub(super) topics: BTreeSet<Topic>,
    /// What the phrase calls it.
    pub(super) title: String,
    /// Whether that is its official name.
    pub(super) official: bool,
    /// Rule that read it.
    pub(super) rule: &'static str,
}

impl Mention {
    /// A mention of which nothing more is known yet.
    pub(super) fn new(sentence: usize, head: usize, sort: Sort, rule: &'static str) -> Self {
        Self {
            sentence,
            head,
            sort,
            kind: None,
            known: None,
            indefinite: false,
            other: false,
            headline: false,
            parties: Vec::new(),
            firms: Vec::new(),
            bodies: Vec::new(),
            evoked: Vec::new(),
            withdrawn: Vec::new(),
            mediators: Vec::new(),
            signatories: Vec::new(),
            speaker: None,
            half: false,
            fighters: false,
            effected: false,
            private: false,
            applied: false,
            stage: None,
            date: None,
            place: None,
            making: Making::default(),
            year: None,
            marks: BTreeSet::new(),
            topics: BTreeSet::new(),
            title: String::new(),
            official: false,
            rule,
        }
    }

    /// Everyone it names as taking part, those who left included.
    pub(super) fn everyone(&self) -> Vec<PartyIx> {
        let mut all = self.parties.clone();
        merge(&mut all, &self.withdrawn);
        all
    }
}

/// Adds what is not yet there, keeping the order.
pub(super) fn merge(list: &mut Vec<PartyIx>, more: &[PartyIx]) {
    for party in more {
        if !list.contains(party) {
            list.push(*party);
        }
    }
}
