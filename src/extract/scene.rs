//! A document with its parties: whom the words of a sentence stand for.
//!
//! Extractors ask a [`Scene`] whom a noun phrase denotes: by name, through a government word ("Iranian officials", "the
//! Kremlin's spokesman"), or through what was said before ("its", "the country", "both sides").

use super::Tools;
use super::clause::Clauses;
use super::coreference;
use super::document::Document;
use super::parties::{Form, Parties};
use crate::lexicon::Entry;
use crate::model::PartyIx;
use crate::model::vocabulary::{Action, PartyKind};

/// What an extractor works on.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The article, taken apart.
    pub document: &'a Document<'a>,
    /// Its parties; claims may add implied ones.
    pub parties: &'a mut Parties,
    /// Lexicon and language model.
    pub tools: &'a Tools<'a>,
    /// The acts of sanctions, where they are known before.
    pub told: &'a [Told],
}

/// An act of sanctions as the rules read it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The sentence that states it.
    pub sentence: usize,
    /// What is done.
    pub action: Action,
    /// Who does it.
    pub senders: Vec<PartyIx>,
}

impl<'a> Scene<'a> {
    /// The clauses of a sentence, where it was parsed.
    #[must_use]
    pub fn clauses(&self, sentence: usize) -> Option<Clauses<'a>> {
        let parse = self.document.sentences[sentence].parse.as_ref()?;
        Some(Clauses { parse, cues: self.tools.lexicon.cues() })
    }

    /// The clauses of a sentence that may itself state a fact; what is parsed only for what is done near sanctions has none.
    #[must_use]
    pub fn stating_clauses(&self, sentence: usize) -> Option<Clauses<'a>> {
        self.clauses(sentence).filter(|_| self.parties.may_state_itself(self.document, sentence))
    }

    /// The parties that the noun phrase headed by `token` denotes or belongs to, without its conjuncts: by name, through a
    /// word for a government or a firm of it, or through what was said before.
    #[must_use]
    pub fn referents(&self, sentence: usize, token: usize) -> Vec<PartyIx> {
        if let Some(mention) = self.parties.at(sentence, token) {
            return if mention.only_place { Vec::new() } else { vec![mention.party] };
        }
        let Some(clauses) = self.clauses(sentence) else { return coreference::antecedents(self, sentence, token) };
        let owned: Vec<PartyIx> = clauses
            .owners(token)
            .into_iter()
            .flat_map(|owner| match self.parties.at(sentence, owner) {
                Some(mention) => vec![mention.party],
                None => coreference::antecedents(self, sentence, owner),
            })
            .collect();
        if !owned.is_empty() {
            return owned;
        }
        let of: Vec<PartyIx> = clauses
            .objects_of(token, &["of", "in", "from", "like", "including"])
            .into_iter()
            .flat_map(|object| match self.parties.at(sentence, object) {
                Some(mention) => vec![mention.party],
                None if clauses.tag(object).starts_with("PRP") || clauses.tag(object) == "DT" => {
                    coreference::antecedents(self, sentence, object)
                }
                None => Vec::new(),
            })
            .collect();
        if !of.is_empty() {
            return of;
        }
        coreference::antecedents(self, sentence, token)
    }

    /// The states, blocs and groups that act where the noun phrase headed by `token` is the agent. A thing of theirs ("its
    /// nuclear work") does not act for them.
    #[must_use]
    pub fn actors(&mut self, sentence: usize, token: usize) -> Vec<PartyIx> {
        let named = self.parties.at(sentence, token).is_some();
        let Some(clauses) = self.clauses(sentence) else { return Vec::new() };
        let pronoun = clauses.tag(token).starts_with("PRP");
        if !named && !pronoun && !clauses.noun_is(token, "people") && !clauses.noun_is(token, "organ") {
            return Vec::new();
        }
        let parties = self.referents(sentence, token);
        let mut found: Vec<PartyIx> =
            parties.into_iter().filter_map(|party| self.parties.actor(party, self.tools.lexicon)).collect();
        found.extend(self.leader_of_allies(sentence, token));
        found.dedup();
        found
    }

    /// "the United States and its allies" are the West, and the United States.
    fn leader_of_allies(&mut self, sentence: usize, token: usize) -> Option<PartyIx> {
        let span = self.parties.at(sentence, token)?.span;
        let words = span.of(self.document.body());
        let (leader, _) = words.split_once(" and its ")?;
        let id = self.tools.lexicon.names_in(leader).into_iter().find_map(|hit| match hit.entry {
            Entry::Party(known) => Some(known.id.clone()),
            _ => None,
        })?;
        self.parties.known(&id, self.tools.lexicon)
    }

    /// The states and groups that are aimed at where the noun phrase headed by `token` is hit: by name, by owner, or by what
    /// the phrase says further on ("a network that serves Russia's war").
    #[must_use]
    pub fn homes(&mut self, sentence: usize, token: usize) -> Vec<PartyIx> {
        let mut parties = self.referents(sentence, token);
        if parties.is_empty() {
            parties = self.within_phrase(sentence, token);
        }
        let mut found: Vec<PartyIx> =
            parties.into_iter().filter_map(|party| self.parties.home(party, self.tools.lexicon)).collect();
        found.dedup();
        found
    }

    /// The group, else the first state, that a noun phrase names after its head.
    fn within_phrase(&self, sentence: usize, token: usize) -> Vec<PartyIx> {
        let Some(clauses) = self.clauses(sentence) else { return Vec::new() };
        if !clauses.tag(token).starts_with('N') && clauses.tag(token) != "CD" {
            return Vec::new();
        }
        let (_, end) = clauses.extent(token);
        let named: Vec<&super::parties::Mention> = self
            .parties
            .in_sentence(sentence)
            .iter()
            .filter(|m| m.first > token && m.end <= end && !m.only_place && clauses.is_below(m.end - 1, token))
            .collect();
        let group = named.iter().find(|m| self.parties.get(m.party).kind == PartyKind::Group);
        let state = named.iter().find(|m| self.is_state(m.party));
        group.or(state).map(|m| m.party).into_iter().collect()
    }

    /// Whether the party is one that issues sanctions programmes: in "U.S. sanctions" it is the sender.
    #[must_use]
    pub fn issues_sanctions(&self, party: PartyIx) -> bool {
        let local = self.parties.get(party);
        local.kind == PartyKind::Bloc
            || local.known.as_deref().is_some_and(|id| self.tools.lexicon.programs_issued(id) > 0)
    }

    /// Whether the party issues a sanctions programme of its own, or is the West.
    #[must_use]
    pub fn is_issuer(&self, party: PartyIx) -> bool {
        let Some(id) = self.parties.get(party).known.as_deref() else { return false };
        id == "bloc:west" || self.tools.lexicon.programs_issued(id) > 0
    }

    /// Whether the party issues so many programmes that it is meant where no other sender is named.
    #[must_use]
    pub fn is_frequent_issuer(&self, party: PartyIx) -> bool {
        let Some(id) = self.parties.get(party).known.as_deref() else { return false };
        id == "bloc:west" || self.tools.lexicon.programs_issued(id) >= 3
    }

    /// How many sanctions programmes of one party are known that are aimed at another, of those that count as signs.
    #[must_use]
    pub fn programs(&self, issuer: PartyIx, target: PartyIx) -> usize {
        let id = |party: PartyIx| self.parties.get(party).known.as_deref();
        let (Some(issuer), Some(target)) = (id(issuer), id(target)) else { return 0 };
        let programs = self.tools.lexicon.weighed_programs();
        programs.filter(|program| program.issuer == issuer && program.target.as_deref() == Some(target)).count()
    }

    /// Whether the party is a state that could bear sanctions unsaid: not one of those that impose them.
    #[must_use]
    pub fn can_suffer(&self, party: PartyIx) -> bool {
        self.is_state(party) && !self.is_issuer(party)
    }

    /// Whether the party is a state.
    #[must_use]
    pub fn is_state(&self, party: PartyIx) -> bool {
        self.parties.get(party).kind == PartyKind::Country
    }

    /// Whether the party is a state or bloc.
    #[must_use]
    pub fn is_state_or_bloc(&self, party: PartyIx) -> bool {
        self.parties.is_state_or_bloc(party)
    }

    /// The parties of a sentence that are states or blocs and more than a place, in order, each once.
    #[must_use]
    pub fn states_in(&self, sentence: usize) -> Vec<PartyIx> {
        let mut found = Vec::new();
        for mention in self.parties.in_sentence(sentence) {
            let place = mention.only_place && mention.form == Form::Capital;
            if !place && self.is_state_or_bloc(mention.party) && !found.contains(&mention.party) {
                found.push(mention.party);
            }
        }
        found
    }
}
