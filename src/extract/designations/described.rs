//! What stands around a name in an enumeration: brackets and quotes that hold names, and descriptions whose names are not
//! listed.

use super::enumeration::{Enumeration, Item, QUOTES};
use crate::english::Label;
use crate::model::vocabulary::PartyKind;

impl Enumeration<'_, '_, '_> {
    /// "froze Doe's assets": the owner is who is listed.
    pub(super) fn owns_assets(&self, possessive: usize) -> bool {
        let line = self.line;
        (possessive + 1..(possessive + 4).min(line.len()))
            .take_while(|t| !line.is(*t, &[",", "and", "of"]))
            .any(|t| line.noun_is(t, "assets") || line.is(t, &["name", "names"]))
    }

    /// "four leaders (John Doe and Jane Roe)": a bracket behind a plural that holds the names.
    pub(super) fn opens_names(&self, item: &Item, at: usize) -> bool {
        let line = self.line;
        let clauses = line.clauses();
        let plural =
            at > 0 && (clauses.tag(at - 1) == "NNS" || item.closed && item.name.is_none() && item.kind.is_some());
        let close = (at..line.len()).find(|t| line.is(*t, &[")", "]"])).unwrap_or(line.len());
        let several = (at..close).any(|t| line.is(t, &["and", ","]));
        item.name.is_none()
            && plural
            && several
            && line.starts_capital(at + 1)
            && !line.is(at + 1, &["a.k.a.", "annex"])
    }

    /// A name in quotes behind a noun that says what it is: the association "Free Harbour".
    pub(super) fn quoted(&self, item: &Item, at: usize, end: usize) -> Option<((usize, usize), usize)> {
        let line = self.line;
        let said = item.name.is_none() && !item.closed && item.kind.or(self.hint).is_some();
        if !said || !line.is(at, QUOTES) || !line.starts_capital(at + 1) {
            return None;
        }
        let close = (at + 2..(at + 12).min(end)).find(|t| line.is(*t, QUOTES) && !line.is(*t, &["'", "’"]))?;
        let plain = !(at + 1..close).any(|t| line.is_finite(t) || line.is(t, &[",", "and"]));
        plain.then_some(((at + 1, close), close + 1))
    }

    /// Whether the name belongs to the subject of a description: "the firm whose head, John Doe, denies it".
    fn within_description(&self, head: usize) -> bool {
        let clauses = self.line.clauses();
        let mut at = head;
        for _ in 0..self.line.len() {
            let Some(above) = clauses.head(at).filter(|above| *above >= self.start) else { return false };
            let subject = matches!(clauses.label(at), Label::Nsubj | Label::Nsubjpass);
            if subject
                && clauses.label(above) == Label::Relcl
                && clauses.head(above).is_some_and(|noun| noun >= self.start)
            {
                return true;
            }
            at = above;
        }
        false
    }

    /// Whether the name explains a common noun within a description: "Roe, who married one of his sons, John".
    fn explains_described(&self, head: usize) -> bool {
        let clauses = self.line.clauses();
        let Some(noun) = clauses
            .head(head)
            .filter(|noun| clauses.label(head) == Label::Appos && *noun >= self.start && self.line.starts_small(*noun))
        else {
            return false;
        };
        let mut at = noun;
        for _ in 0..self.line.len() {
            let Some(above) = clauses.head(at).filter(|above| *above >= self.start) else { return false };
            let opens = clauses.label(at) == Label::Relcl
                && (above..at).any(|t| self.line.is(t, &["who", "whose", "which", "that"]));
            if opens {
                return true;
            }
            at = above;
        }
        false
    }

    /// Whether the name is the object of another listing within the enumeration: "A, and the regime that blacklisted B".
    fn behind_listing(&self, first: usize, end: usize) -> bool {
        let clauses = self.line.clauses();
        let Some(head) = (first..end).find(|t| clauses.head(*t).is_none_or(|head| head < first || head >= end)) else {
            return false;
        };
        (self.start..first).any(|verb| {
            clauses.is_verb(verb)
                && clauses.verb_is(verb, "designate")
                && clauses.label(verb) == Label::Relcl
                && !clauses.is_passive(verb)
                && clauses.is_below(head, verb)
        })
    }

    /// Whether the name is joined to one in the description of an earlier item: "A, linked to B and C".
    pub(super) fn hangs_from_description(&self, first: usize, end: usize) -> bool {
        let clauses = self.line.clauses();
        if self.behind_listing(first, end) {
            return true;
        }
        let Some(head) = (first..end).find(|t| clauses.head(*t).is_none_or(|head| head < first || head >= end)) else {
            return false;
        };
        if self.within_description(head) || self.explains_described(head) {
            return true;
        }
        if clauses.label(head) != Label::Conj {
            return false;
        }
        let top = clauses.first_conjunct(head);
        let bare = end == first + 1 && self.scene.parties.at(self.line.sentence, first).is_none();
        let place = bare
            && clauses.label(top) == Label::Pobj
            && clauses
                .head(top)
                .is_some_and(|p| p >= self.start && self.line.is(p, &["in", "at", "near", "across", "between"]));
        if place && top >= self.start {
            return true;
        }
        let within = self.stopped.iter().find(|(from, to)| *from <= top && top < *to);
        let described = within.is_some();
        let begins = within.map_or(0, |(from, _)| *from);
        let party = self
            .scene
            .parties
            .at(self.line.sentence, top)
            .filter(|m| m.first >= begins)
            .map(|m| self.scene.parties.get(m.party).kind);
        described
            && matches!(
                party,
                Some(PartyKind::Person | PartyKind::Company | PartyKind::Organisation | PartyKind::Group)
            )
    }

    /// Whether the subject of the verb stands before the enumeration: the clause that holds the list goes on.
    pub(super) fn subject_before(&self, at: usize) -> bool {
        let clauses = self.line.clauses();
        let carrier =
            if matches!(clauses.label(at), Label::Aux | Label::Auxpass) { clauses.head(at).unwrap_or(at) } else { at };
        let labels = &[Label::Nsubj, Label::Nsubjpass];
        let own = clauses.children_with(carrier, labels);
        at > self.start && !own.is_empty() && own.iter().all(|subject| *subject < self.start)
    }

    /// Past an adjective made with a hyphen: "London-registered", "state-owned".
    pub(super) fn compound(&self, at: usize, end: usize) -> Option<usize> {
        let line = self.line;
        let hyphen = (at + 1..(at + 4).min(end))
            .find(|t| line.is(*t, &["-", "‑"]) && line.is_glued(*t) && line.is_glued(t + 1))?;
        let described = line.starts_small(hyphen + 1)
            && line.words[hyphen + 1].len() > 3
            && (at..hyphen).all(|t| line.starts_capital(t) || t == at);
        described.then_some(hyphen + 2)
    }
}
