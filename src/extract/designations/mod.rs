//! Designations: named parties that are listed, sanctioned or taken off a list.
//!
//! A rule finds that a sentence lists somebody, whose list it is and where in the sentence the names stand; the enumeration
//! there says who. What a sentence leaves unsaid comes from the thread of the article.

mod act;
mod agents;
mod authority;
mod basis;
mod beside;
mod challenges;
mod described;
mod discourse;
mod entry;
mod enumeration;
mod keeping;
mod line;
mod list_after;
mod measures;
mod nouns;
mod placing;
mod reach;
mod referred;
mod rolls;
mod roster;
mod sense;
mod sides;
mod states;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_leaning;
mod verbs;
mod weighing;
mod when;
mod worth;

use super::Extractor;
use super::scene::Scene;
use crate::lexicon::cues::TriggerKind;
use crate::model::vocabulary::DesignationStatus;
use crate::model::{Claim, PartyIx};
use crate::text::blocks::BlockKind;
use act::{Act, Thread};
use authority::Authority;
use enumeration::{Enumeration, Named};
use line::Line;
use roster::Roster;
use std::collections::BTreeSet;
use std::ops::Range;
pub use weighing::ListingReading;

/// Reads designations.
#[derive(Debug)]
pub(super) struct Designations;

impl Extractor for Designations {
    fn claims(&self, scene: &mut Scene<'_>) -> Vec<Claim> {
        if !are_spoken_of(scene) {
            return Vec::new();
        }
        let Ruled { claims, denied } = ruled(scene);
        weighing::weigh(scene, claims, &denied)
    }
}

impl Designations {
    /// Every party with every authority that could have listed it, with what speaks for it: what the trees are fitted on.
    pub(super) fn readings(scene: &mut Scene<'_>) -> Vec<ListingReading> {
        if !are_spoken_of(scene) {
            return Vec::new();
        }
        let ruled = ruled(scene);
        weighing::readings(scene, &ruled.claims)
    }
}

fn are_spoken_of(scene: &Scene<'_>) -> bool {
    let opens = |kind: &TriggerKind| matches!(kind, TriggerKind::Sanction | TriggerKind::Listing);
    scene.document.sentences.iter().any(|sentence| sentence.triggers.iter().any(opens))
}

/// What the rules read.
struct Ruled {
    /// The listings.
    claims: Vec<Claim>,
    /// Who, the article says, was not listed, and by whom not.
    denied: BTreeSet<(PartyIx, PartyIx)>,
}

fn ruled(scene: &mut Scene<'_>) -> Ruled {
    let thread = Thread { issuer: discourse::issuer(scene), ..Thread::default() };
    let mut reading = Reading { scene, thread, claims: Vec::new(), denied: BTreeSet::new(), stated: false };
    for sentence in 0..reading.scene.document.sentences.len() {
        reading.sentence(sentence);
    }
    Ruled { claims: reading.claims, denied: reading.denied }
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
    /// Whether it speaks of somebody who stays listed, which only "since" dates.
    standing: bool,
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
            standing: false,
        }
    }
}

/// "is no longer under sanctions", "no longer lists": who was listed is off the list.
fn ended(line: &Line<'_>, statement: Statement) -> Statement {
    // "may no longer enter" bars him.
    let clauses = line.clauses();
    let told = clauses.has_ceased(statement.verb) && clauses.realis(statement.verb, 0).is_actual();
    let over = told && statement.status == DesignationStatus::Designated;
    let status = if over { DesignationStatus::Delisted } else { statement.status };
    Statement { status, ..statement }
}

/// The reading of one article.
struct Reading<'s, 'a> {
    scene: &'s mut Scene<'a>,
    thread: Thread,
    claims: Vec<Claim>,
    /// Who, by whom, was not listed, as far as was read.
    denied: BTreeSet<(PartyIx, PartyIx)>,
    /// Whether a main clause of the sentence under way stated an act.
    stated: bool,
}

impl Reading<'_, '_> {
    fn sentence(&mut self, sentence: usize) {
        let document = self.scene.document;
        let block = document.sentences[sentence].block;
        let described = self.thread.described == Some(block);
        if document.block_kind(sentence) == BlockKind::Title || described || !self.worth(sentence) {
            return;
        }
        let line = Line::of(self.scene, sentence);
        if worth::headline(&line) && self.thread.open.is_none() {
            return;
        }
        let opens = sentence == 0 || document.sentences[sentence - 1].block != block;
        if opens && roster::read(self, &line) {
            return;
        }
        // A short line with a colon at its end leads in a list.
        let leads = document.text(sentence).trim_end().ends_with(':');
        let heading = document.block_kind(sentence) == BlockKind::Heading;
        if heading || opens && line.len() <= QUESTION && line.is(line.len().saturating_sub(1), &["?"]) {
            self.turn(&line);
        }
        if heading && !leads {
            return;
        }
        self.stated = false;
        let by_state = states::read(self, &line);
        let by_verb = verbs::read(self, &line);
        let continued = !self.stated && rolls::further(self, &line);
        if !by_verb && !by_state && !continued {
            roster::lead_in(self, &line);
        }
        self.remember_senders(&line);
    }

    /// A heading that names whose sanctions or list its section is about ends what was said before: "Who is on the UK list?"
    fn turn(&mut self, line: &Line<'_>) {
        let noun = (0..line.len()).rev().find(|t| measures::is_sanction(line, *t) || line.is(*t, LISTS));
        if noun.is_none() && self.thread.continued().is_none() {
            self.open_section(line);
        }
        let Some(owner) = noun.and_then(|noun| authority::of_owner(self.scene, line, noun)) else { return };
        let same = self.thread.current.as_ref().is_some_and(|act| act.authorities == owner.states);
        if !same && owner.states.iter().all(|state| self.scene.is_issuer(*state)) {
            self.thread.senders.clone_from(&owner.states);
            self.thread.current = Some(Act::of(owner, DesignationStatus::Designated, "listing.continued"));
            self.thread.open = None;
        }
    }

    /// "What Brussels did on Friday": the one sender of sanctions that a heading names is whose acts its section is about.
    fn open_section(&mut self, line: &Line<'_>) {
        let mut states = self.scene.states_in(line.sentence);
        states.dedup();
        let sender = |party: &crate::model::PartyIx| {
            self.scene.parties.get(*party).code.as_deref().is_some_and(|code| keeping::SENDERS.contains(&code))
        };
        if states.len() == 1 && states.iter().all(sender) {
            self.thread.senders = states;
        }
    }

    /// Whether the sentence stands where sanctions are spoken of.
    fn under_way(&self, line: &Line<'_>) -> bool {
        let document = self.scene.document;
        let triggers = |sentence: usize| document.sentences[sentence].triggers.contains(&TriggerKind::Sanction);
        // "The UN list is short. X was named in its annex."
        let near = line.sentence.saturating_sub(NEAR)..line.sentence;
        let lists = |sentence: usize| {
            document.text(sentence).split(|c: char| !c.is_alphabetic()).any(|word| LISTS.contains(&word))
        };
        let spoken = !self.thread.senders.is_empty() && (near.clone().any(triggers) || near.into_iter().any(lists));
        self.thread.lead.is_some() || self.thread.last.is_some() || triggers(line.sentence) || spoken
    }

    /// Keeps whom a statement lists; tells whether it listed anybody or announced names to come.
    fn state(&mut self, line: &Line<'_>, statement: Statement) -> bool {
        let statement = ended(line, statement);
        let act = self.act(line, &statement);
        let mut named: Vec<Named> = Vec::new();
        for range in statement.ranges.iter().filter(|range| range.start < range.end) {
            let hint = roster::kind_in(line, range.clone());
            named.extend(Enumeration::new(self.scene, line, hint).named(range.clone()));
        }
        if named.is_empty() {
            named = self.referred(line, &statement);
        } else {
            named.extend(self.besides(line, &statement));
        }
        let named = self.without_authorities(line, named, &act);
        let announced = roster::announces(line);
        if statement.main {
            self.stated = true;
            self.thread.follow(&act);
            self.thread.stated_at = line.sentence;
            let promises = announced || act.status != DesignationStatus::Proposed;
            if promises && (named.is_empty() || announced) {
                let kind = statement.ranges.first().and_then(|range| roster::kind_in(line, range.clone()));
                self.thread.open = Some(Roster::new(act.clone(), announced, kind));
                self.thread.hint = kind;
            }
        }
        if named.is_empty() {
            if !statement.main && announced {
                self.thread.follow(&act);
                // "The following will be subject to an asset freeze" is a decision.
                let date = act.date.or(self.scene.document.published());
                let status =
                    if act.status == DesignationStatus::Proposed { DesignationStatus::Designated } else { act.status };
                self.thread.open =
                    Some(Roster::new(Act { date, status, ..act }, true, roster::kind_in(line, 0..line.len())));
            }
            return statement.main;
        }
        self.keep(line, &act, &named, statement.rule);
        true
    }

    /// Keeps that an authority has not listed those who are named in some places.
    fn deny(&mut self, line: &Line<'_>, authority: &Authority, ranges: Vec<Range<usize>>) {
        for range in ranges.into_iter().filter(|range| range.start < range.end) {
            for named in Enumeration::new(self.scene, line, None).named(range) {
                self.denied.extend(authority.states.iter().map(|state| (named.party, *state)));
            }
        }
    }

    /// Further names in the state that was spoken of last: "so is X", "X is one of them".
    fn also(&mut self, line: &Line<'_>, verb: usize, ranges: Vec<Range<usize>>) -> bool {
        let Some(act) = self.thread.last.clone() else { return false };
        if line.sentence.saturating_sub(self.thread.listed_at) > ALSO || line.clauses().is_negated(verb) {
            return false;
        }
        let mut named: Vec<Named> = Vec::new();
        for range in ranges.into_iter().filter(|range| range.start < range.end) {
            named.extend(Enumeration::new(self.scene, line, None).named(range));
        }
        self.keep(line, &Act { confidence: 0.7, ..act }, &named, "listing.also");
        !named.is_empty()
    }

    fn act(&mut self, line: &Line<'_>, statement: &Statement) -> Act {
        let bases = basis::bases_in(line);
        let dated = when::stated(self.scene, line, statement.verb).is_some();
        let date = if statement.standing {
            when::since(self.scene, line, statement.verb)
        } else if statement.undated {
            when::stated(self.scene, line, statement.verb)
        } else {
            let leaning = if statement.rule == "listing.list.holds" {
                when::before_in_block(self.scene, line.sentence)
            } else {
                None
            };
            let stated = when::stated(self.scene, line, statement.verb).or(leaning);
            stated
                .or_else(|| when::of_verb(self.scene, line, statement.verb, &self.thread, &statement.authority.states))
        };
        let date = date.or_else(|| if statement.standing { None } else { when::of_line(self.scene, line) });
        Act {
            authorities: statement.authority.states.clone(),
            agency: statement.authority.agency,
            status: statement.status,
            date,
            dated,
            list: basis::list_in(self.scene, line).map(|(name, _)| name),
            target: statement.authority.target,
            programs: basis::programs(self.scene.tools.lexicon, &bases),
            bases,
            reasons: basis::reasons(line, statement.verb),
            rule: statement.rule,
            confidence: statement.confidence,
        }
    }
}

/// Words of a question that may head a section of a live report.
const QUESTION: usize = 12;

/// Words for what names stand on.
const LISTS: &[&str] = &["list", "lists", "blacklist", "annex", "listed", "listings"];

/// How many sentences back sanctions must be spoken of where only their sender is known.
const NEAR: usize = 2;

/// How many sentences a state reaches on: "so is X".
const ALSO: usize = 2;
