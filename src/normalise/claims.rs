//! The claims that enter the dataset, and their rows.

use super::identity::Registry;
use super::spellings::NameIx;
use super::{Sink, keys};
use crate::error::Error;
use crate::model::dataset::{
    AgreementClaim, ClaimItem, ClaimParty, ClaimRow, DesignationClaim, EvidenceRow, Row, SanctionClaim,
};
use crate::model::vocabulary::{Action, Mode};
use crate::model::{AgreementFact, ArticleFacts, CharOffsets, Claim, Fact, PartyIx};
use crate::spool::Spool;
use std::collections::{BTreeMap, BTreeSet};

/// The keys of the header rows that claims point to. Those of agreements stand in the spool, by the key of the claim.
pub(super) struct Headers {
    /// By the places of sender and target.
    pub(super) regimes: BTreeMap<(usize, usize), String>,
    /// By the places of party and authority.
    pub(super) designations: BTreeMap<(usize, usize), String>,
    /// By the citation as an article gives it.
    pub(super) bases: BTreeMap<String, String>,
    /// The programmes that have a row.
    pub(super) programs: BTreeSet<String>,
}

/// An article whose parties are known.
pub(super) struct Resolved<'a> {
    pub(super) article_id: &'a str,
    pub(super) facts: &'a ArticleFacts,
    pub(super) names: &'a [NameIx],
    pub(super) registry: &'a Registry,
}

impl<'a> Resolved<'a> {
    /// The place of one of its parties among all.
    pub(super) fn place(&self, party: PartyIx) -> Option<usize> {
        self.registry.place(self.names, party)
    }

    /// The claims whose parties and words exist, with their keys; a claim without them cannot be checked by a reader and
    /// is left out.
    pub(super) fn claims(&self) -> Vec<(String, &'a Claim)> {
        let slug = keys::rest(self.article_id);
        let mut counts = [0_usize; 3];
        let mut kept = Vec::new();
        for claim in &self.facts.claims {
            let has_words = claim.evidence.iter().any(|words| !words.span.of(&self.facts.article.body).is_empty());
            let known = |party: PartyIx| self.place(party).is_some();
            if !has_words || !principals(&claim.fact).into_iter().all(known) {
                continue;
            }
            let (letter, count) = match claim.fact {
                Fact::Sanction(_) => ('s', &mut counts[0]),
                Fact::Designation(_) => ('d', &mut counts[1]),
                Fact::Agreement(_) => ('a', &mut counts[2]),
            };
            *count += 1;
            kept.push((format!("{slug}:{letter}{count}"), claim));
        }
        kept
    }

    /// Hands over the rows of its claims, in the order of their keys.
    pub(super) fn hand_over(&self, sink: Sink<'_>, spool: &Spool, headers: &Headers) -> Result<(), Error> {
        let offsets = CharOffsets::new(&self.facts.article.body);
        let mut claims = self.claims();
        claims.sort_by(|a, b| a.0.cmp(&b.0));
        for (id, claim) in claims {
            let mut writer = Writer { sink: &mut *sink, article: self, id, claim, headers };
            writer.common()?;
            writer.fact(spool)?;
            writer.evidence(&offsets)?;
        }
        Ok(())
    }
}

/// The parties without which a fact says nothing.
fn principals(fact: &Fact) -> Vec<PartyIx> {
    match fact {
        Fact::Sanction(fact) => vec![fact.sender, fact.target],
        Fact::Designation(fact) => vec![fact.party, fact.authority],
        Fact::Agreement(_) => Vec::new(),
    }
}

/// Hands over the rows of one claim.
struct Writer<'a, 's> {
    sink: Sink<'s>,
    article: &'a Resolved<'a>,
    id: String,
    claim: &'a Claim,
    headers: &'a Headers,
}

impl Writer<'_, '_> {
    fn common(&mut self) -> Result<(), Error> {
        let claim = self.claim;
        let confidence = if claim.confidence.is_finite() { claim.confidence.clamp(0.0, 1.0) } else { 0.0 };
        let row = ClaimRow {
            claim_id: self.id.clone(),
            article_id: self.article.article_id.to_owned(),
            fact: claim.fact.kind(),
            attributed_to: claim.attributed_to.and_then(|party| self.party(party)),
            confidence: (confidence * 1000.0).round() / 1000.0,
        };
        (self.sink)(Row::Claim(row))
    }

    fn fact(&mut self, spool: &Spool) -> Result<(), Error> {
        match &self.claim.fact {
            Fact::Sanction(fact) => {
                let Some(regime_id) = self.regime(fact.sender, fact.target) else { return Ok(()) };
                let row = SanctionClaim {
                    claim_id: self.id.clone(),
                    regime_id,
                    action: fact.action,
                    mode: fact.mode.filter(|mode| action_of(*mode) == Some(fact.action)),
                    target_text: words(fact.target_text.as_deref()),
                    date: fact.date,
                    effective_on: fact.effective_on,
                    expires_on: fact.expires_on,
                };
                (self.sink)(Row::SanctionClaim(row))?;
                self.items(Row::ClaimMeasure, fact.measures.iter().map(|measure| measure.code().to_owned()).collect())?;
                self.grounds(&fact.reasons, &fact.programs, &fact.legal_bases)
            }
            Fact::Designation(fact) => {
                let Some(designation_id) = self.designation(fact.party, fact.authority) else { return Ok(()) };
                let row = DesignationClaim {
                    claim_id: self.id.clone(),
                    designation_id,
                    regime_id: fact.regime_target.and_then(|target| self.regime(fact.authority, target)),
                    agency_id: fact.agency.and_then(|agency| self.party(agency)),
                    list: words(fact.list.as_deref()),
                    status: fact.status,
                    date: fact.date,
                };
                (self.sink)(Row::DesignationClaim(row))?;
                self.grounds(&fact.reasons, &fact.programs, &fact.legal_bases)
            }
            Fact::Agreement(fact) => {
                let Some(agreement_id) = spool.header(&self.id)? else { return Ok(()) };
                let title = words(Some(&fact.title)).unwrap_or_else(|| fact.kind.code().to_owned());
                let row = AgreementClaim {
                    claim_id: self.id.clone(),
                    agreement_id,
                    title,
                    kind: fact.kind,
                    status: fact.status,
                    date: fact.date,
                    place: words(fact.place.as_deref()),
                };
                (self.sink)(Row::AgreementClaim(row))?;
                self.items(Row::ClaimTopic, fact.topics.iter().map(|topic| topic.code().to_owned()).collect())?;
                self.participants(fact)
            }
        }
    }

    fn grounds(&mut self, reasons: &[String], programs: &[String], bases: &[String]) -> Result<(), Error> {
        let headers = self.headers;
        self.items(Row::ClaimReason, reasons.iter().filter_map(|reason| words(Some(reason))).collect())?;
        let programs = programs.iter().filter(|id| headers.programs.contains(*id)).cloned();
        self.items(Row::ClaimProgram, programs.collect())?;
        let bases = bases.iter().filter_map(|citation| headers.bases.get(citation).cloned());
        self.items(Row::ClaimLegalBasis, bases.collect())
    }

    fn participants(&mut self, fact: &AgreementFact) -> Result<(), Error> {
        let rows: BTreeSet<_> = fact
            .participants
            .iter()
            .filter_map(|participant| {
                let for_party = participant.for_party.and_then(|party| self.party(party));
                Some((self.party(participant.party)?, participant.role, for_party))
            })
            .collect();
        for (party_id, role, for_party_id) in rows {
            let claim_id = self.id.clone();
            (self.sink)(Row::ClaimParty(ClaimParty { claim_id, party_id, role, for_party_id }))?;
        }
        Ok(())
    }

    /// Evidence keeps its order: the best words stand first.
    fn evidence(&mut self, offsets: &CharOffsets) -> Result<(), Error> {
        let body = self.article.facts.article.body.as_str();
        let mut seen = BTreeSet::new();
        for words in &self.claim.evidence {
            let quote = words.span.of(body);
            if quote.is_empty() || !seen.insert(words.span) {
                continue;
            }
            let (start_char, end_char) = offsets.chars(body, words.span);
            let (claim_id, quote, rule) = (self.id.clone(), quote.to_owned(), words.rule.to_string());
            (self.sink)(Row::Evidence(EvidenceRow { claim_id, start_char, end_char, quote, rule }))?;
        }
        Ok(())
    }

    /// The items of a list, in order and each once.
    fn items(&mut self, row: fn(ClaimItem) -> Row, items: BTreeSet<String>) -> Result<(), Error> {
        items.into_iter().try_for_each(|item| (self.sink)(row(ClaimItem { claim_id: self.id.clone(), item })))
    }

    fn party(&self, party: PartyIx) -> Option<String> {
        self.article.place(party).map(|place| self.article.registry.id(place).to_owned())
    }

    fn regime(&self, sender: PartyIx, target: PartyIx) -> Option<String> {
        self.pair(sender, target).and_then(|pair| self.headers.regimes.get(&pair).cloned())
    }

    fn designation(&self, party: PartyIx, authority: PartyIx) -> Option<String> {
        self.pair(party, authority).and_then(|pair| self.headers.designations.get(&pair).cloned())
    }

    fn pair(&self, a: PartyIx, b: PartyIx) -> Option<(usize, usize)> {
        Some((self.article.place(a)?, self.article.place(b)?))
    }
}

/// Words without space around them; `None` for none.
fn words(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The action that a mode is a way of; the dataset accepts no other pair.
fn action_of(mode: Mode) -> Option<Action> {
    match mode {
        Mode::New | Mode::Tightened | Mode::Reimposed => Some(Action::Impose),
        Mode::Lifted | Mode::Relaxed | Mode::Suspended | Mode::Waived => Some(Action::Ease),
        Mode::Threatened | Mode::Planned | Mode::CalledFor => Some(Action::Propose),
    }
}
