//! An act of listing, and the thread of acts through an article.
//!
//! Releases say once who acts and when, and then go on in the passive, in lists, with "they are" and "it is joined by". The
//! thread remembers what such sentences leave unsaid.

use super::authority::Authority;
use super::roster::Roster;
use crate::model::vocabulary::{DesignationStatus, PartyKind};
use crate::model::{PartialDate, PartyIx};

/// Who lists, how and when.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Act {
    /// The states or bodies whose list it is.
    pub(super) authorities: Vec<PartyIx>,
    /// The ministry or office that acted.
    pub(super) agency: Option<PartyIx>,
    /// Listed, taken off or proposed.
    pub(super) status: DesignationStatus,
    /// When.
    pub(super) date: Option<PartialDate>,
    /// Whether the text states that day, which is else a guess.
    pub(super) dated: bool,
    /// The list, by its name.
    pub(super) list: Option<String>,
    /// The state that the list is aimed at, where the list says so.
    pub(super) target: Option<PartyIx>,
    /// Orders, regulations and resolutions.
    pub(super) bases: Vec<String>,
    /// Programmes of the lexicon.
    pub(super) programs: Vec<String>,
    /// Short noun phrases.
    pub(super) reasons: Vec<String>,
    /// Name of the rule that read it.
    pub(super) rule: &'static str,
    /// Chance that it is right.
    pub(super) confidence: f64,
}

impl Act {
    /// An act of which nothing is known but who acts and how.
    pub(super) fn of(authority: Authority, status: DesignationStatus, rule: &'static str) -> Self {
        Self {
            authorities: authority.states,
            agency: authority.agency,
            status,
            date: None,
            dated: false,
            list: None,
            target: authority.target,
            bases: Vec::new(),
            programs: Vec::new(),
            reasons: Vec::new(),
            rule,
            confidence: 0.8,
        }
    }
}

/// What later sentences of the article lean on.
#[derive(Clone, Debug, Default)]
pub(super) struct Thread {
    /// Whose document it is, where a line at its head says so.
    pub(super) issuer: Option<Authority>,
    /// The first act that the article reports on its own account.
    pub(super) lead: Option<Act>,
    /// The latest one.
    pub(super) current: Option<Act>,
    /// The list that the latest act announced without giving all its names.
    pub(super) open: Option<Roster>,
    /// What names to come are, where an announcement said so.
    pub(super) hint: Option<PartyKind>,
    /// The parties listed last, and the act that listed them.
    pub(super) parties: Vec<PartyIx>,
    /// The same, with those that the sentences before began the list with.
    pub(super) together: Vec<PartyIx>,
    /// The act that listed the last parties.
    pub(super) last: Option<Act>,
    /// The sentence in which they were listed.
    pub(super) listed_at: usize,
    /// The sentence that stated the latest act.
    pub(super) stated_at: usize,
    /// Who was last said to impose sanctions, where no name was listed.
    pub(super) senders: Vec<PartyIx>,
    /// The block of an entry whose later sentences only describe it.
    pub(super) described: Option<usize>,
}

impl Thread {
    /// Remembers an act that a main clause reports.
    pub(super) fn follow(&mut self, act: &Act) {
        if self.lead.is_none() {
            self.lead = Some(act.clone());
        }
        self.senders.clone_from(&act.authorities);
        self.current = Some(act.clone());
    }

    /// The act that a sentence without an agent continues.
    pub(super) fn continued(&self) -> Option<&Act> {
        self.open.as_ref().map(|roster| &roster.act).or(self.current.as_ref()).or(self.lead.as_ref())
    }

    /// The parties listed last, where a sentence is near enough to mean them.
    pub(super) fn lately(&self, sentence: usize) -> &[PartyIx] {
        if sentence.saturating_sub(self.listed_at) <= NEAR { &self.parties } else { &[] }
    }
}

/// How many sentences back "both" and "the same men" reach.
const NEAR: usize = 3;
