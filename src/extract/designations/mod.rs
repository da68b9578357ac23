//! Designations: named parties that are listed, sanctioned or taken off a list.
//!
//! A rule finds that a sentence lists somebody, whose list it is and where in the sentence the names stand; the enumeration
//! there says who. What a sentence leaves unsaid comes from the thread of the article.

mod act;
mod authority;
mod basis;
mod enumeration;
mod line;
mod rolls;
mod states;
#[cfg(test)]
mod tests;
mod verbs;
mod when;

use super::Extractor;
use super::scene::Scene;
use crate::lexicon::cues::TriggerKind;
use crate::model::vocabulary::{DesignationStatus, PartyKind};
use crate::model::{Claim, DesignationFact, Evidence, Fact, PartyIx};
use crate::text::blocks::BlockKind;
use act::{Act, Thread};
use authority::Authority;
use enumeration::{Enumeration, Named};
use line::Line;
use std::ops::Range;

/// Reads designations.
#[derive(Debug)]
pub(super) struct Designations;

impl Extractor for Designations {
    fn claims(&self, scene: &mut Scene<'_>) -> Vec<Claim> {
        let sanctions =
            scene.document.sentences.iter().any(|sentence| sentence.triggers.contains(&TriggerKind::Sanction));
        if !sanctions {
            return Vec::new();
        }
        let mut reading = Reading { scene, thread: Thread::default(), claims: Vec::new() };
        for sentence in 0..reading.scene.document.sentences.len() {
            reading.sentence(sentence);
        }
        reading.claims
    }
}

/// What one rule says of a sentence, before the names are read.
struct Statement {
    authority: Authority,
    status: DesignationStatus,
    /// The verb whose clause it is.
    verb: usize,
    /// Where the names stand.
    ranges: Vec<Range<usize>>,
    rule: &'static str,
    /// Whether a main clause reports the act, so that later sentences lean on it.
    main: bool,
    /// Words that stand for somebody named before, where the ranges name nobody.
    pronouns: Vec<usize>,
    confidence: f64,
    /// Whether it speaks of a state, which has no date unless one is given.
    undated: bool,
}

impl Statement {
    fn new(
        authority: Authority,
        status: DesignationStatus,
        verb: usize,
        ranges: Vec<Range<usize>>,
        rule: &'static str,
    ) -> Self {
        Self {
            authority,
            status,
            verb,
            ranges,
            rule,
            main: true,
            pronouns: Vec::new(),
            confidence: 0.85,
            undated: false,
        }
    }
}

/// The reading of one article.
struct Reading<'s, 'a> {
    scene: &'s mut Scene<'a>,
    thread: Thread,
    claims: Vec<Claim>,
}

/// Beginnings of words that may list somebody, beyond those that speak of sanctions.
const LISTING: &[&str] = &[
    "list",
    "name",
    "add",
    "block",
    "identif",
    "freez",
    "froze",
    "target",
    "cover",
    "remov",
    "join",
    "includ",
    "appl",
    "bann",
    "barr",
    "did",
    "done",
    "hit",
    "among",
    "they",
    "blacklist",
    "delist",
    "these",
    "those",
];

impl Reading<'_, '_> {
    fn sentence(&mut self, sentence: usize) {
        let document = self.scene.document;
        if document.block_kind(sentence) == BlockKind::Title || !self.worth(sentence) {
            return;
        }
        let line = Line::of(self.scene, sentence);
        if rolls::item(self, &line) {
            return;
        }
        // A short line with a colon at its end leads in a list.
        let leads = document.text(sentence).trim_end().ends_with(':');
        let heading = document.block_kind(sentence) == BlockKind::Heading && !leads;
        if heading {
            return;
        }
        let by_state = states::read(self, &line);
        let by_verb = verbs::read(self, &line);
        if !by_verb && !by_state {
            rolls::further(self, &line);
        }
        self.remember_senders(sentence);
    }

    fn worth(&self, sentence: usize) -> bool {
        let document = self.scene.document;
        let held = &document.sentences[sentence];
        if held.triggers.contains(&TriggerKind::Sanction) || self.thread.open.is_some() {
            return true;
        }
        (0..held.tokens.len()).any(|token| {
            let word = document.word(sentence, token).to_lowercase();
            LISTING.iter().any(|beginning| word.starts_with(beginning))
        })
    }

    /// Whether the sentence stands where sanctions are spoken of.
    fn under_way(&self, line: &Line<'_>) -> bool {
        self.thread.lead.is_some()
            || self.scene.document.sentences[line.sentence].triggers.contains(&TriggerKind::Sanction)
    }

    /// Keeps whom a statement lists; tells whether it listed anybody or announced names to come.
    fn state(&mut self, line: &Line<'_>, statement: Statement) -> bool {
        let act = self.act(line, &statement);
        let mut named: Vec<Named> = Vec::new();
        for range in statement.ranges.iter().filter(|range| range.start < range.end) {
            let hint = group_kind(line, range.clone());
            named.extend(Enumeration::new(self.scene, line, hint).named(range.clone()));
        }
        if named.is_empty() {
            named = self.referred(line, &statement);
        }
        let named = self.without_authorities(line, named, &act);
        if statement.main {
            self.thread.follow(&act);
            if named.is_empty() || announces(line) {
                self.thread.open = Some(act.clone());
                self.thread.announced = announces(line);
                self.thread.hint = statement.ranges.first().and_then(|range| group_kind(line, range.clone()));
            }
        }
        if named.is_empty() {
            if !statement.main && announces(line) {
                self.thread.follow(&act);
                // "The following will be subject to an asset freeze" is a decision.
                let date = act.date.or(self.scene.document.published());
                let status =
                    if act.status == DesignationStatus::Proposed { DesignationStatus::Designated } else { act.status };
                self.thread.open = Some(Act { date, status, ..act });
                self.thread.announced = true;
            }
            return statement.main;
        }
        self.keep(line, &act, &named, statement.rule);
        true
    }

    fn act(&mut self, line: &Line<'_>, statement: &Statement) -> Act {
        let bases = basis::bases_in(line);
        let date = if statement.undated {
            when::stated(self.scene, line, statement.verb)
        } else {
            let leaning = if statement.rule == "listing.list.holds" {
                when::before_in_block(self.scene, line.sentence)
            } else {
                None
            };
            let stated = when::stated(self.scene, line, statement.verb).or(leaning);
            stated.or_else(|| when::of_verb(self.scene, line, statement.verb, &self.thread))
        };
        Act {
            authorities: statement.authority.states.clone(),
            agency: statement.authority.agency,
            status: statement.status,
            date,
            list: basis::list_in(self.scene, line).map(|(name, _)| name),
            target: statement.authority.target,
            programs: basis::programs(self.scene.tools.lexicon, &bases),
            bases,
            reasons: basis::reasons(line, statement.verb),
            rule: statement.rule,
            confidence: statement.confidence,
        }
    }

    /// Whom pronouns and definite phrases stand for: "him", "the group".
    fn referred(&mut self, line: &Line<'_>, statement: &Statement) -> Vec<Named> {
        let mut found = Vec::new();
        for word in &statement.pronouns {
            let singular = matches!(line.clauses().tag(*word), "PRP" | "NN")
                && !line.is(*word, &["they", "them", "we", "you", "i", "us"]);
            if !singular {
                continue;
            }
            // "Wagner is under sanctions; the group was added in March": a name of the same sentence comes first.
            let near = self.scene.parties.in_sentence(line.sentence).iter().find(|m| {
                let kind = self.scene.parties.get(m.party).kind;
                m.end <= *word && matches!(kind, PartyKind::Company | PartyKind::Organisation | PartyKind::Group)
            });
            let clauses = line.clauses();
            let firm = super::parties::listed::kind_of_noun(clauses.cues, clauses.lemma(*word))
                .is_some_and(|kind| kind != PartyKind::Person);
            let referents = match near.filter(|_| firm && clauses.tag(*word) == "NN") {
                Some(near) => vec![near.party],
                None => self.scene.referents(line.sentence, *word),
            };
            for party in referents {
                let state = matches!(self.scene.parties.get(party).kind, PartyKind::Country | PartyKind::Bloc);
                let fits = statement
                    .authority
                    .states
                    .iter()
                    .all(|authority| self.scene.parties.actor(party, self.scene.tools.lexicon) != Some(*authority));
                if !state && fits {
                    found.push(Named { party, first: *word, end: word + 1 });
                }
            }
        }
        found
    }

    /// Leaves out those who act, and the offices that serve them.
    fn without_authorities(&mut self, line: &Line<'_>, named: Vec<Named>, act: &Act) -> Vec<Named> {
        let lexicon = self.scene.tools.lexicon;
        named
            .into_iter()
            .filter(|named| {
                let party = self.scene.parties.get(named.party);
                let state = matches!(party.kind, PartyKind::Country | PartyKind::Bloc);
                // "Myanmar's military" is no name of anybody.
                let words = line.span_of(named.first, named.end).of(self.scene.document.body());
                let generic = named.end > named.first + 1
                    && words
                        .split(' ')
                        .next_back()
                        .is_some_and(|last| !last.contains(char::is_uppercase) && last.starts_with(char::is_lowercase));
                let official = party.kind == PartyKind::Person && party.known.is_none();
                let serves = !official
                    && self
                        .scene
                        .parties
                        .actor(named.party, lexicon)
                        .is_some_and(|actor| act.authorities.contains(&actor));
                !state && !serves && !generic && Some(named.party) != act.agency
            })
            .collect()
    }

    /// Makes claims of the parties that an act lists.
    fn keep(&mut self, line: &Line<'_>, act: &Act, named: &[Named], rule: &'static str) {
        let named = self.without_authorities(line, named.to_vec(), act);
        if named.is_empty() {
            return;
        }
        self.thread.parties = named.iter().map(|named| named.party).collect();
        for one in &named {
            for authority in &act.authorities {
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
                    date: act.date,
                    reasons: act.reasons.clone(),
                    programs: act.programs.clone(),
                    legal_bases: act.bases.clone(),
                };
                self.add(fact, Evidence { span: line.span, rule }, act.confidence);
            }
        }
    }

    /// The parties listed last, listed by another authority as well.
    fn repeat(&mut self, line: &Line<'_>, authority: Authority, verb: usize) -> bool {
        let parties = self.thread.parties.clone();
        let statement = Statement::new(authority, DesignationStatus::Designated, verb, Vec::new(), "listing.did.so");
        let act = self.act(line, &statement);
        let named: Vec<Named> = parties.into_iter().map(|party| Named { party, first: verb, end: verb + 1 }).collect();
        self.keep(line, &act, &named, statement.rule);
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
    fn remember_senders(&mut self, sentence: usize) {
        let document = self.scene.document;
        if !document.sentences[sentence].triggers.contains(&TriggerKind::Sanction) {
            return;
        }
        let Some(clauses) = self.scene.clauses(sentence) else { return };
        let acts = (0..clauses.len()).any(|verb| {
            clauses.is_verb(verb) && (clauses.verb_is(verb, "impose") || clauses.verb_is(verb, "sanction"))
        }) || (0..clauses.len()).any(|noun| clauses.noun_is(noun, "sanction"));
        let states: Vec<PartyIx> = self
            .scene
            .states_in(sentence)
            .into_iter()
            .filter(|party| self.scene.parties.get(*party).code.as_deref().is_some_and(|code| SENDERS.contains(&code)))
            .collect();
        if acts && !states.is_empty() {
            self.thread.senders = states;
        }
    }
}

/// Codes of those whose sanctions a text speaks of without saying so again.
const SENDERS: &[&str] = &["US", "EU", "GB", "CA", "AU", "JP", "CH", "UN", "NZ"];

/// What a plural before the names says they are: "four companies", "two yachts".
fn group_kind(line: &Line<'_>, range: Range<usize>) -> Option<PartyKind> {
    let clauses = line.clauses();
    range
        .filter(|t| *t < line.len() && clauses.tag(*t) == "NNS")
        .find_map(|t| super::parties::listed::kind_of_noun(clauses.cues, clauses.lemma(t)))
}

/// Whether a sentence promises a list: "the following", a colon at its end.
fn announces(line: &Line<'_>) -> bool {
    line.is(line.len().saturating_sub(1), &[":"])
        || (0..line.len()).any(|t| line.is(t, &["following"]) && line.is(t.saturating_sub(1), &["the"]))
}
