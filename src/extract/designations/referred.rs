//! Whom pronouns and definite phrases of a listing stand for, and whom it cannot list.

use super::act::Act;
use super::enumeration::Named;
use super::line::Line;
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::parties::listed::kind_of_noun;
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;

/// Words that stand for several parties named before.
const PLURAL: &[&str] = &["both", "they", "them", "two", "three", "four", "pair", "duo", "trio"];

impl Reading<'_, '_> {
    /// Whom pronouns and definite phrases stand for: "him", "the group", "both", "the same two officials".
    pub(super) fn referred(&mut self, line: &Line<'_>, statement: &Statement) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        for word in &statement.pronouns {
            for party in self.meant(line, *word, statement) {
                let state = matches!(self.scene.parties.get(party).kind, PartyKind::Country | PartyKind::Bloc);
                let fits = statement
                    .authority
                    .states
                    .iter()
                    .all(|authority| self.scene.parties.actor(party, self.scene.tools.lexicon) != Some(*authority));
                if !state && fits && !found.iter().any(|other| other.party == party) {
                    found.push(Named { party, first: *word, end: word + 1 });
                }
            }
        }
        found
    }

    /// Whom a definite phrase beside the names stands for: "the group, and its leader Doe, are on the list".
    pub(super) fn besides(&mut self, line: &Line<'_>, statement: &Statement) -> Vec<Named> {
        let clauses = line.clauses();
        let mut found = Vec::new();
        for word in statement.pronouns.iter().copied() {
            let kind = kind_of_noun(clauses.cues, clauses.lemma(word)).filter(|kind| *kind != PartyKind::Person);
            let definite = clauses.children_with(word, &[Label::Det]).iter().any(|det| line.is(*det, &["the", "this"]));
            let alone = line.is(word + 1, &["and", ",", "as"]) && !line.starts_capital(word + 2);
            if kind.is_some() && definite && alone && clauses.tag(word) == "NN" {
                let group = |party: &PartyIx| {
                    matches!(
                        self.scene.parties.get(*party).kind,
                        PartyKind::Company | PartyKind::Organisation | PartyKind::Group
                    )
                };
                let listed: Vec<PartyIx> = self.thread.lately(line.sentence).iter().copied().filter(group).collect();
                let parties = if listed.is_empty() { self.scene.referents(line.sentence, word) } else { listed };
                found.extend(parties.into_iter().map(|party| Named { party, first: word, end: word + 1 }));
            }
        }
        found
    }

    /// The parties that one word stands for.
    fn meant(&mut self, line: &Line<'_>, word: usize, statement: &Statement) -> Vec<PartyIx> {
        let clauses = line.clauses();
        if self.several(line, word) {
            return self.named_together(line, word);
        }
        // "the 54-year-old".
        let aged = line.is(word, &["old"]) && word >= 2 && line.is(word - 2, &["year", "years"]);
        if aged {
            return self.last_of_kind(line, word, PartyKind::Person).into_iter().collect();
        }
        let singular = matches!(clauses.tag(word), "PRP" | "NN" | "NNP")
            && !line.is(word, &["they", "them", "we", "you", "i", "us"]);
        if !singular && statement.rule != "listing.noun.owned" {
            return Vec::new();
        }
        // "him" is whom the sentence before listed, "his neighbour" is somebody else.
        let person = |party: &PartyIx| self.scene.parties.get(*party).kind == PartyKind::Person;
        if line.is(word, &["he", "him", "she", "her"]) && line.sentence.saturating_sub(self.thread.listed_at) == 1 {
            let listed: Vec<PartyIx> = self.thread.parties.iter().copied().filter(person).collect();
            if listed.len() == 1 {
                return listed;
            }
        }
        if line.is(word, &["she", "her", "it"])
            && let Some(ship) = self.ship_of_before(line)
        {
            return vec![ship];
        }
        let another = clauses.tag(word) == "NN" && !clauses.children_with(word, &[Label::Poss]).is_empty();
        if another && statement.rule != "listing.noun.owned" {
            return Vec::new();
        }
        let kind = kind_of_noun(clauses.cues, clauses.lemma(word));
        // "Wagner is under sanctions; the group was added in March": a name of the same sentence comes first.
        let firm = kind.is_some_and(|kind| kind != PartyKind::Person);
        let near = self.scene.parties.in_sentence(line.sentence).iter().find(|m| {
            let kind = self.scene.parties.get(m.party).kind;
            m.end <= word && matches!(kind, PartyKind::Company | PartyKind::Organisation | PartyKind::Group)
        });
        if let Some(near) = near.filter(|_| firm && clauses.tag(word) == "NN") {
            return vec![near.party];
        }
        let mut referents = self.scene.referents(line.sentence, word);
        if kind == Some(PartyKind::Person) || line.is(word, &["he", "him"]) {
            // "the man himself" is no firm.
            let person = |party: &PartyIx| self.scene.parties.get(*party).kind == PartyKind::Person;
            if referents.iter().any(person) || clauses.tag(word) == "NN" {
                referents.retain(person);
            }
        }
        let definite =
            clauses.children_with(word, &[Label::Det]).iter().any(|det| line.is(*det, &["the", "this", "that"]));
        match kind.filter(|_| referents.is_empty() && definite) {
            Some(kind) => self.last_of_kind(line, word, kind).into_iter().collect(),
            None => referents,
        }
    }

    /// Whether a word stands for several parties: "both", "them", "the same men".
    fn several(&self, line: &Line<'_>, word: usize) -> bool {
        let clauses = line.clauses();
        let same = clauses.tag(word) == "NNS" && (word.saturating_sub(4)..word).any(|t| line.is(t, &["same"]));
        let alone = !clauses.tag((word + 1).min(line.len() - 1)).starts_with('N') || word + 1 == line.len();
        same || (line.is(word, PLURAL) && alone)
    }

    /// The parties named last: those listed last, else the two or more of the sentence before that are no states.
    fn named_together(&self, line: &Line<'_>, word: usize) -> Vec<PartyIx> {
        let two = line.is(word, &["both", "two", "pair", "duo"]) || (word > 0 && line.is(word - 1, &["two"]));
        let lately = self.thread.lately(line.sentence);
        if lately.len() >= 2 && (!two || lately.len() == 2) {
            return lately.to_vec();
        }
        let sentences = line.sentence.saturating_sub(1)..=line.sentence;
        let mut before: Vec<PartyIx> = Vec::new();
        for sentence in sentences {
            for mention in
                self.scene.parties.in_sentence(sentence).iter().filter(|m| sentence < line.sentence || m.end <= word)
            {
                let kind = self.scene.parties.get(mention.party).kind;
                let state = matches!(kind, PartyKind::Country | PartyKind::Bloc);
                if !state && !before.contains(&mention.party) {
                    before.push(mention.party);
                }
            }
        }
        if two && before.len() == 2 { before } else { Vec::new() }
    }

    /// The ship that the sentence before is about: the first that it names, of whatever is no state, or that was listed there.
    fn ship_of_before(&self, line: &Line<'_>) -> Option<PartyIx> {
        let before = line.sentence.checked_sub(1)?;
        let state = |party: PartyIx| matches!(self.scene.parties.get(party).kind, PartyKind::Country | PartyKind::Bloc);
        let first = self.scene.parties.in_sentence(before).iter().map(|m| m.party).find(|party| !state(*party))?;
        (self.scene.parties.get(first).kind == PartyKind::Vessel).then_some(first)
    }

    /// The party of a kind that was named last: "the businessman", "the airline".
    fn last_of_kind(&self, line: &Line<'_>, word: usize, kind: PartyKind) -> Option<PartyIx> {
        let listed = self.thread.lately(line.sentence).iter().rev();
        if let Some(party) = listed.copied().find(|party| self.scene.parties.get(*party).kind == kind) {
            return Some(party);
        }
        let reach = line.sentence.saturating_sub(REACH)..=line.sentence;
        reach.rev().find_map(|sentence| {
            let mentions = self.scene.parties.in_sentence(sentence);
            let fits = |m: &&crate::extract::parties::Mention| {
                (sentence < line.sentence || m.end <= word) && self.scene.parties.get(m.party).kind == kind
            };
            mentions.iter().filter(fits).map(|m| m.party).next_back()
        })
    }

    /// Leaves out those who act, and the offices that serve them.
    pub(super) fn without_authorities(&mut self, line: &Line<'_>, named: Vec<Named>, act: &Act) -> Vec<Named> {
        let lexicon = self.scene.tools.lexicon;
        named
            .into_iter()
            .filter(|named| {
                let party = self.scene.parties.get(named.party);
                // "THE European Union" may pass for another party.
                let plain = party.name.to_lowercase();
                let plain = plain.strip_prefix("the ").unwrap_or(&plain);
                let same =
                    act.authorities.iter().any(|one| self.scene.parties.get(*one).name.eq_ignore_ascii_case(plain));
                let state = same || matches!(party.kind, PartyKind::Country | PartyKind::Bloc);
                // "Myanmar's military" is no name of anybody.
                let words = line.span_of(named.first, named.end).of(self.scene.document.body());
                let generic = named.end > named.first + 1
                    && words
                        .split(' ')
                        .next_back()
                        .is_some_and(|last| !last.contains(char::is_uppercase) && last.starts_with(char::is_lowercase));
                let official = party.kind == PartyKind::Person
                    && (party.known.is_none() || act.confidence >= SURE && is_hit(line, named));
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
}

/// How sure an act must be for somebody to be listed by the state that he served.
const SURE: f64 = 0.85;

/// Whether the name is the object of the clause, so that nobody can take him for who acts: "Kyiv sanctioned its former leader".
fn is_hit(line: &Line<'_>, named: &Named) -> bool {
    let clauses = line.clauses();
    let head = (named.first..named.end).find(|t| clauses.head(*t).is_none_or(|h| h < named.first || h >= named.end));
    head.is_some_and(|head| {
        matches!(clauses.label(clauses.first_conjunct(head)), Label::Dobj | Label::Nsubjpass)
            || clauses.head(head).is_some_and(|p| line.is(p, &["on", "against"]))
    })
}

/// How many sentences back a definite phrase reaches.
const REACH: usize = 4;
