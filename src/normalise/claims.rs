//! The claims that enter the dataset, and their rows.

use super::articles::Corpus;
use super::choice::Vote;
use super::identity::Registry;
use crate::model::dataset::{
    AgreementClaim, ClaimItem, ClaimParty, ClaimRow, Dataset, DesignationClaim, EvidenceRow, SanctionClaim,
};
use crate::model::vocabulary::{Action, Mode};
use crate::model::{CharOffsets, Claim, Fact, PartialDate, PartyIx};
use std::collections::{BTreeMap, BTreeSet};

/// A claim that enters the dataset.
pub(super) struct Kept<'a> {
    /// Number of its article.
    pub(super) article: usize,
    /// Its key.
    pub(super) id: String,
    /// What the article states.
    pub(super) claim: &'a Claim,
    /// Day of publication of its article.
    pub(super) published: Option<PartialDate>,
    /// Whether its article repeats another.
    pub(super) duplicate: bool,
}

impl Kept<'_> {
    /// `value` as this claim's vote.
    pub(super) fn vote<T>(&self, value: T) -> Vote<T> {
        Vote { value, article: self.article, duplicate: self.duplicate, confidence: self.claim.confidence }
    }
}

/// The keys of the header rows that claims point to.
pub(super) struct Headers {
    /// By the places of sender and target.
    pub(super) regimes: BTreeMap<(usize, usize), String>,
    /// By the places of party and authority.
    pub(super) designations: BTreeMap<(usize, usize), String>,
    /// By the key of the claim.
    pub(super) agreements: BTreeMap<String, String>,
    /// By the citation as an article gives it.
    pub(super) bases: BTreeMap<String, String>,
}

/// The claims whose parties and words exist; a claim without them cannot be checked by a reader and is left out.
pub(super) fn keep<'a>(corpus: &'a Corpus, registry: &Registry) -> Vec<Kept<'a>> {
    let mut kept = Vec::new();
    for (article, facts) in corpus.facts.iter().enumerate() {
        let slug = corpus.id(article).trim_start_matches("article:");
        let mut counts = [0_usize; 3];
        for claim in &facts.claims {
            let has_words = claim.evidence.iter().any(|words| !words.span.of(&facts.article.body).is_empty());
            let known = |party: PartyIx| registry.place(article, party).is_some();
            if !has_words || !principals(&claim.fact).into_iter().all(known) {
                continue;
            }
            let (letter, count) = match claim.fact {
                Fact::Sanction(_) => ('s', &mut counts[0]),
                Fact::Designation(_) => ('d', &mut counts[1]),
                Fact::Agreement(_) => ('a', &mut counts[2]),
            };
            *count += 1;
            kept.push(Kept {
                article,
                id: format!("{slug}:{letter}{count}"),
                claim,
                published: facts.article.published_on,
                duplicate: corpus.is_duplicate(article),
            });
        }
    }
    kept
}

/// The parties without which a fact says nothing.
fn principals(fact: &Fact) -> Vec<PartyIx> {
    match fact {
        Fact::Sanction(fact) => vec![fact.sender, fact.target],
        Fact::Designation(fact) => vec![fact.party, fact.authority],
        Fact::Agreement(_) => Vec::new(),
    }
}

/// Fills `claims` and every table below it.
pub(super) fn fill(dataset: &mut Dataset, corpus: &Corpus, registry: &Registry, kept: &[Kept<'_>], headers: &Headers) {
    let programs: BTreeSet<String> = dataset.programs.iter().map(|program| program.program_id.clone()).collect();
    let mut order: Vec<&Kept<'_>> = kept.iter().collect();
    order.sort_by(|a, b| a.id.cmp(&b.id));
    let mut offsets: BTreeMap<usize, CharOffsets> = BTreeMap::new();
    for claim in order {
        let Some(facts) = corpus.facts.get(claim.article) else { continue };
        let body = facts.article.body.as_str();
        let offsets = offsets.entry(claim.article).or_insert_with(|| CharOffsets::new(body));
        let mut writer = Writer { dataset: &mut *dataset, registry, claim, headers, programs: &programs };
        writer.common(corpus);
        writer.fact();
        writer.evidence(body, offsets);
    }
}

/// Writes the rows of one claim.
struct Writer<'a, 'd> {
    dataset: &'d mut Dataset,
    registry: &'a Registry,
    claim: &'a Kept<'a>,
    headers: &'a Headers,
    programs: &'a BTreeSet<String>,
}

impl Writer<'_, '_> {
    fn common(&mut self, corpus: &Corpus) {
        let claim = self.claim.claim;
        let confidence = if claim.confidence.is_finite() { claim.confidence.clamp(0.0, 1.0) } else { 0.0 };
        let row = ClaimRow {
            claim_id: self.claim.id.clone(),
            article_id: corpus.id(self.claim.article).to_owned(),
            fact: claim.fact.kind(),
            attributed_to: claim.attributed_to.and_then(|party| self.party(party)),
            confidence: (confidence * 1000.0).round() / 1000.0,
        };
        self.dataset.claims.push(row);
    }

    fn fact(&mut self) {
        match &self.claim.claim.fact {
            Fact::Sanction(fact) => {
                let Some(regime_id) = self.regime(fact.sender, fact.target) else { return };
                let row = SanctionClaim {
                    claim_id: self.claim.id.clone(),
                    regime_id,
                    action: fact.action,
                    mode: fact.mode.filter(|mode| action_of(*mode) == Some(fact.action)),
                    target_text: words(fact.target_text.as_deref()),
                    date: fact.date,
                    effective_on: fact.effective_on,
                    expires_on: fact.expires_on,
                };
                self.dataset.sanction_claims.push(row);
                let measures = self.items(fact.measures.iter().map(|measure| measure.code().to_owned()));
                self.dataset.claim_measures.extend(measures);
                self.grounds(&fact.reasons, &fact.programs, &fact.legal_bases);
            }
            Fact::Designation(fact) => {
                let Some(designation_id) = self.designation(fact.party, fact.authority) else { return };
                let row = DesignationClaim {
                    claim_id: self.claim.id.clone(),
                    designation_id,
                    regime_id: fact.regime_target.and_then(|target| self.regime(fact.authority, target)),
                    agency_id: fact.agency.and_then(|agency| self.party(agency)),
                    list: words(fact.list.as_deref()),
                    status: fact.status,
                    date: fact.date,
                };
                self.dataset.designation_claims.push(row);
                self.grounds(&fact.reasons, &fact.programs, &fact.legal_bases);
            }
            Fact::Agreement(fact) => {
                let Some(agreement_id) = self.headers.agreements.get(&self.claim.id).cloned() else { return };
                let title = words(Some(&fact.title)).unwrap_or_else(|| fact.kind.code().to_owned());
                let row = AgreementClaim {
                    claim_id: self.claim.id.clone(),
                    agreement_id,
                    title,
                    kind: fact.kind,
                    status: fact.status,
                    date: fact.date,
                    place: words(fact.place.as_deref()),
                };
                self.dataset.agreement_claims.push(row);
                let topics = self.items(fact.topics.iter().map(|topic| topic.code().to_owned()));
                self.dataset.claim_topics.extend(topics);
                self.participants(fact);
            }
        }
    }

    fn grounds(&mut self, reasons: &[String], programs: &[String], bases: &[String]) {
        let reasons = self.items(reasons.iter().filter_map(|reason| words(Some(reason))));
        let programs = self.items(programs.iter().filter(|id| self.programs.contains(*id)).cloned());
        let bases = self.items(bases.iter().filter_map(|citation| self.headers.bases.get(citation).cloned()));
        self.dataset.claim_reasons.extend(reasons);
        self.dataset.claim_programs.extend(programs);
        self.dataset.claim_legal_bases.extend(bases);
    }

    fn participants(&mut self, fact: &crate::model::AgreementFact) {
        let rows: BTreeSet<_> = fact
            .participants
            .iter()
            .filter_map(|participant| {
                let for_party = participant.for_party.and_then(|party| self.party(party));
                Some((self.party(participant.party)?, participant.role, for_party))
            })
            .collect();
        let claim_id = &self.claim.id;
        self.dataset.agreement_claim_parties.extend(rows.into_iter().map(|(party_id, role, for_party_id)| {
            ClaimParty { claim_id: claim_id.clone(), party_id, role, for_party_id }
        }));
    }

    /// Evidence keeps its order: the best words stand first.
    fn evidence(&mut self, body: &str, offsets: &CharOffsets) {
        let mut seen = BTreeSet::new();
        for words in &self.claim.claim.evidence {
            let quote = words.span.of(body);
            if quote.is_empty() || !seen.insert(words.span) {
                continue;
            }
            let (start_char, end_char) = offsets.chars(body, words.span);
            self.dataset.evidence.push(EvidenceRow {
                claim_id: self.claim.id.clone(),
                start_char,
                end_char,
                quote: quote.to_owned(),
                rule: words.rule.to_owned(),
            });
        }
    }

    fn items(&self, items: impl Iterator<Item = String>) -> Vec<ClaimItem> {
        let items: BTreeSet<String> = items.collect();
        items.into_iter().map(|item| ClaimItem { claim_id: self.claim.id.clone(), item }).collect()
    }

    fn party(&self, party: PartyIx) -> Option<String> {
        self.registry.place(self.claim.article, party).map(|place| self.registry.id(place).to_owned())
    }

    fn regime(&self, sender: PartyIx, target: PartyIx) -> Option<String> {
        self.pair(sender, target).and_then(|pair| self.headers.regimes.get(&pair).cloned())
    }

    fn designation(&self, party: PartyIx, authority: PartyIx) -> Option<String> {
        self.pair(party, authority).and_then(|pair| self.headers.designations.get(&pair).cloned())
    }

    fn pair(&self, a: PartyIx, b: PartyIx) -> Option<(usize, usize)> {
        let place = |party| self.registry.place(self.claim.article, party);
        Some((place(a)?, place(b)?))
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
