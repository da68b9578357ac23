//! Makes claims of whom an act lists, and remembers what later sentences lean on.

use super::act::{Act, Thread};
use super::authority::{self, Authority};
use super::enumeration::Named;
use super::line::Line;
use super::{Reading, Statement, when};
use crate::english::Label;
use crate::lexicon::cues::TriggerKind;
use crate::model::vocabulary::DesignationStatus;
use crate::model::{Claim, DesignationFact, Evidence, Fact, PartialDate, PartyIx, Span};

/// Codes of those whose sanctions a text speaks of without saying so again.
pub(super) const SENDERS: &[&str] = &["US", "EU", "GB", "CA", "AU", "JP", "CH", "UN", "NZ"];

impl Reading<'_, '_> {
    /// Makes claims of the parties that an act lists.
    pub(super) fn keep(&mut self, line: &Line<'_>, act: &Act, named: &[Named], rule: &'static str) {
        let named = self.without_authorities(line, named.to_vec(), act);
        if named.is_empty() {
            return;
        }
        let turned = self.turned(line, act, &named, rule);
        let act = turned.as_ref().unwrap_or(act);
        // "against John Doe (May 2020) and Jane Roe and Max Moe (June 2021)".
        let mut days: Vec<Option<PartialDate>> =
            named.iter().map(|one| when::in_brackets(self.scene, line, one.end)).collect();
        for at in (0..days.len().saturating_sub(1)).rev() {
            let joined = line.is(named[at].end, &["and"]);
            days[at] = days[at].or(days[at + 1].filter(|_| joined));
        }
        self.thread.parties = named.iter().map(|named| named.party).collect();
        // "It put Vega Trans on its list. The four others are": "identical measures" after it means them all.
        let further = rule == "listing.continued" && line.sentence == self.thread.listed_at + 1;
        if !further {
            self.thread.together.clear();
        }
        for party in &self.thread.parties {
            if !self.thread.together.contains(party) {
                self.thread.together.push(*party);
            }
        }
        self.thread.last = Some(act.clone());
        self.thread.listed_at = line.sentence;
        let span = self.quotable(line);
        let own = when::of_each(self.scene, line, &act.authorities);
        for (one, day) in named.iter().zip(&days) {
            for (authority, own) in act.authorities.iter().zip(&own) {
                let home = self
                    .scene
                    .parties
                    .home(one.party, self.scene.tools.lexicon)
                    .filter(|home| home != authority && *home != one.party);
                let fact = DesignationFact {
                    party: one.party,
                    authority: *authority,
                    agency: act.agency,
                    list: act.list.clone(),
                    regime_target: act.target.or(home),
                    status: act.status,
                    date: day.or(*own).or(act.date),
                    reasons: act.reasons.clone(),
                    programs: act.programs.clone(),
                    legal_bases: act.bases.clone(),
                };
                self.add(fact, Evidence { span, rule: rule.into() }, act.confidence);
            }
        }
    }

    /// The words that prove a listing: the sentence, with the one before where it is a single word of a list.
    fn quotable(&self, line: &Line<'_>) -> Span {
        let document = self.scene.document;
        let alone = line.span.of(document.body()).split_whitespace().count() < 2;
        match line.sentence.checked_sub(1).filter(|_| alone) {
            Some(before) => document.sentences[before].span.join(line.span),
            None => line.span,
        }
    }

    /// The parties listed last, listed by another authority as well.
    pub(super) fn repeat(&mut self, line: &Line<'_>, authority: Authority, verb: usize) -> bool {
        let parties = self.thread.together.clone();
        let before = self.thread.last.clone();
        let status = self.thread.last.as_ref().map_or(DesignationStatus::Designated, |act| act.status);
        let statement = Statement::new(authority, status, verb, Vec::new(), "listing.did.so");
        let act = self.act(line, &statement);
        let named: Vec<Named> = parties.into_iter().map(|party| Named { party, first: verb, end: verb + 1 }).collect();
        self.keep(line, &act, &named, statement.rule);
        // "So is X" after it means both lists.
        if let (Some(before), Some(last)) = (before, self.thread.last.as_mut()) {
            last.authorities.extend(before.authorities.into_iter().filter(|a| !act.authorities.contains(a)));
        }
        true
    }

    /// Adds a claim, or its evidence to the claim that states the same.
    fn add(&mut self, fact: DesignationFact, evidence: Evidence, confidence: f64) {
        let same = self.claims.iter_mut().find(|claim| match &claim.fact {
            Fact::Designation(held) => {
                held.party == fact.party && held.authority == fact.authority && held.status == fact.status
            }
            _ => false,
        });
        match same {
            Some(claim) => {
                if let Fact::Designation(held) = &mut claim.fact {
                    held.date = held.date.or(fact.date);
                    held.agency = held.agency.or(fact.agency);
                    held.list = held.list.take().or(fact.list);
                }
                claim.confidence = claim.confidence.max(confidence);
                if !claim.evidence.contains(&evidence) {
                    claim.evidence.push(evidence);
                }
            }
            None => self.claims.push(Claim {
                fact: Fact::Designation(fact),
                attributed_to: None,
                confidence,
                evidence: vec![evidence],
            }),
        }
    }

    /// Remembers who a sentence says imposes sanctions, for "these sanctions hit X" after it.
    pub(super) fn remember_senders(&mut self, line: &Line<'_>) {
        if !self.scene.document.sentences[line.sentence].triggers.contains(&TriggerKind::Sanction) {
            return;
        }
        let clauses = line.clauses();
        let turned = |verb: usize| {
            let objects = clauses.children_with(verb, &[Label::Dobj]);
            let against = objects.iter().any(|o| line.noun_is(*o, "sanction") || line.noun_is(*o, "counter"));
            against && (clauses.verb_is(verb, "impose") || clauses.lemma(verb) == "take")
        };
        let verbs: Vec<usize> = (0..clauses.len()).filter(|verb| clauses.is_verb(*verb)).collect();
        let acting: Vec<usize> =
            verbs.iter().copied().filter(|verb| turned(*verb) && clauses.realis(*verb, 0).is_actual()).collect();
        for verb in acting {
            let agents = authority::agents(self.scene, line, verb);
            let thread = Thread { issuer: self.thread.issuer.clone(), ..Thread::default() };
            if let (false, Ok(Some(found))) =
                (agents.is_empty(), authority::of_agents(self.scene, line, &agents, &thread))
            {
                self.thread.senders = found.states;
                return;
            }
        }
        // "Moscow's stop-list", "the Chinese blacklist".
        let own = (0..clauses.len()).find(|t| super::measures::is_list(line, *t));
        let owner = own.and_then(|list| authority::of_owner(self.scene, line, list));
        if let Some(owner) = owner {
            self.thread.senders = owner.states;
            return;
        }
        let acts = verbs.iter().any(|verb| clauses.verb_is(*verb, "impose") || clauses.verb_is(*verb, "sanction"))
            || (0..clauses.len()).any(|noun| clauses.noun_is(noun, "sanction") || line.noun_is(noun, "register"));
        let states: Vec<PartyIx> = self
            .scene
            .states_in(line.sentence)
            .into_iter()
            .filter(|party| self.scene.parties.get(*party).code.as_deref().is_some_and(|code| SENDERS.contains(&code)))
            .collect();
        if acts && !states.is_empty() {
            self.thread.senders = states;
        }
    }
}
