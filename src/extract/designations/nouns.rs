//! Listing by a noun: "sanctions on X", "the designation of X", "X's listing", "the freeze on X's accounts".

use super::authority::{self, Authority};
use super::discourse;
use super::line::Line;
use super::states::{is_sanction, of_noun};
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::vocabulary::DesignationStatus;

/// Nouns of the act of listing itself.
const LISTINGS: &[&str] = &[
    "designation",
    "blacklisting",
    "listing",
    "delisting",
    "sanctioning",
    "redesignation",
    "addition",
    "removal",
    "inclusion",
];

/// Reads the noun or preposition at `word`; tells whether it listed a party.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>, word: usize) -> bool {
    let on = sanctions_on(reading, line, word);
    let of = listing_of(reading, line, word);
    owned_listing(reading, line, word) || on || of
}

/// "imposed sanctions on X and Y", "sanctions against X were lifted".
fn sanctions_on(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    if !line.is(preposition, &["on", "against", "upon", "targeting"]) {
        return false;
    }
    let Some(head) = clauses.head(preposition) else { return false };
    let against = line.is(preposition, &["against"]) && powers(reading, line, head);
    let noun = if is_sanction(line, head) || against || freezes_assets(line, head, preposition) {
        head
    } else if clauses.is_verb(head) {
        match clauses.patients(head).into_iter().chain(clauses.children_with(head, &[Label::Dobj])).find(|p| {
            let powers = line.is(preposition, &["against"]) && powers(reading, line, *p);
            *p < preposition && (is_sanction(line, *p) || powers)
        }) {
            Some(noun) => noun,
            None => return false,
        }
    } else {
        match (preposition.saturating_sub(3)..preposition).rev().find(|t| is_sanction(line, *t)) {
            Some(noun) => noun,
            None => return false,
        }
    };
    imposed(reading, line, noun, preposition)
}

/// "used its Magnitsky authority against X", "took countermeasures against X": what is turned against whom it hits.
fn powers(reading: &Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    let kind = line.noun_is(noun, "counter")
        || matches!(
            clauses.lemma(noun),
            "authority" | "power" | "countermeasure" | "measure" | "penalty" | "restriction"
        );
    kind && clauses.tag(noun).starts_with('N') && reading.under_way(line)
}

/// "a freeze on X's accounts": what is frozen tells that the freeze is a sanction.
fn freezes_assets(line: &Line<'_>, noun: usize, preposition: usize) -> bool {
    line.is(noun, &["freeze"])
        && (preposition + 1..(preposition + 7).min(line.len())).any(|t| line.noun_is(t, "assets"))
}

fn imposed(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize, preposition: usize) -> bool {
    let clauses = line.clauses();
    let aside = clauses.label(clauses.first_conjunct(noun)) == Label::Pobj
        && clauses
            .head(clauses.first_conjunct(noun))
            .is_some_and(|p| line.is(p, &["over", "despite", "after", "because", "amid"]));
    let verb = clauses
        .children_with(noun, &[Label::Acl])
        .into_iter()
        .find(|v| *v < preposition)
        .or_else(|| clauses.verb_above(noun).filter(|_| !aside));
    let realis = clauses.noun_realis(noun, 0);
    let eased = verb.is_some_and(|v| ["ease", "waive", "suspend"].iter().any(|cue| line.verb_is(v, cue)))
        || clauses.head(noun).and_then(|p| clauses.head(p)).is_some_and(|n| line.noun_is(n, "easing"));
    if realis == Realis::Negated {
        return false;
    }
    let status = match (eased, realis.is_actual()) {
        (true, true) => DesignationStatus::Delisted,
        (false, false) => DesignationStatus::Proposed,
        _ => DesignationStatus::Designated,
    };
    let Some(authority) = of_sanctions(reading, line, noun, verb) else { return false };
    let end =
        (preposition + 1..line.len()).find(|t| line.clause_follows(*t) || quote_ends(line, *t)).unwrap_or(line.len());
    let acting = verb
        .is_some_and(|v| ["impose", "tighten", "reimpose", "ease", "suspend"].iter().any(|cue| line.verb_is(v, cue)));
    let statement =
        Statement::new(authority, status, verb.unwrap_or(noun), vec![preposition + 1..end], "listing.sanctions.on");
    reading.state(
        line,
        Statement {
            undated: !acting,
            main: acting,
            pronouns: clauses.children_with(preposition, &[Label::Pobj]),
            ..statement
        },
    )
}

/// Whether a quotation ends at the word: what follows says who spoke.
fn quote_ends(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.is(at, &["\"", "”", "''"]) && line.is(at - 1, &[",", "?", "!", "."])
}

fn of_sanctions(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize, verb: Option<usize>) -> Option<Authority> {
    if let Some(found) = authority::of_owner(reading.scene, line, noun) {
        return Some(found);
    }
    let thread = reading.thread.clone();
    if let Some(verb) = verb.filter(|_| !is_sanction(line, noun) && powers(reading, line, noun)) {
        let agents = authority::agents(reading.scene, line, verb);
        return authority::of_agents(reading.scene, line, &agents, &thread).ok().flatten();
    }
    let acting = verb.filter(|v| {
        [
            "impose", "tighten", "reimpose", "ease", "suspend", "relax", "waive", "extend", "maintain", "plan",
            "call_for", "threaten",
        ]
        .iter()
        .any(|cue| line.verb_is(*v, cue))
    });
    if let Some(verb) = acting {
        let agents = authority::agents(reading.scene, line, verb);
        if !agents.is_empty() {
            return authority::of_agents(reading.scene, line, &agents, &thread).ok().flatten();
        }
    }
    of_noun(reading, line, noun)
}

/// "the designation of X", "its blacklisting of X".
fn listing_of(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    if !LISTINGS.contains(&clauses.lemma(noun)) || !line.is(noun + 1, &["of"]) || !reading.under_way(line) {
        return false;
    }
    let lemma = clauses.lemma(noun);
    let listed = reading.thread.lead.is_some()
        || reading.thread.last.is_some()
        || line.noun_is_in("sanction")
        || line.noun_is_in("register");
    if matches!(lemma, "listing" | "addition" | "inclusion" | "removal") && !listed {
        return false;
    }
    let realis = clauses.noun_realis(noun, 0);
    let verb = clauses.verb_above(noun);
    let ended = verb.is_some_and(|v| ends(line, v, realis));
    if realis == Realis::Negated && !ended {
        return false;
    }
    let status = match (matches!(lemma, "delisting" | "removal") || ended, realis.is_actual() || ended) {
        (true, true) => DesignationStatus::Delisted,
        (false, false) => DesignationStatus::Proposed,
        // Who is to be taken off a list is still on it.
        _ => DesignationStatus::Designated,
    };
    let Some(authority) = of_sanctions(reading, line, noun, verb) else { return false };
    let statement = Statement::new(authority, status, verb.unwrap_or(noun), vec![noun + 2..line.len()], "listing.noun");
    reading.state(line, Statement { undated: true, main: false, ..statement })
}

/// Whether what happens to a listing ends it: "annulled his listing", "let the listing expire", "did not renew it".
fn ends(line: &Line<'_>, verb: usize, realis: Realis) -> bool {
    let clauses = line.clauses();
    let renewal = clauses.verb_is(verb, "extend") || matches!(clauses.lemma(verb), "renew" | "prolong" | "extend");
    if renewal {
        return realis == Realis::Negated;
    }
    let over = matches!(clauses.lemma(verb), "annul" | "overturn" | "quash" | "strike" | "expire" | "lapse" | "void");
    (over || clauses.verb_is(verb, "ease")) && realis.is_actual()
}

/// "The court upheld X's listing", "did not renew X's designation": a listing by its owner.
fn owned_listing(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    if !LISTINGS.contains(&clauses.lemma(noun)) || !clauses.tag(noun).starts_with('N') || !reading.under_way(line) {
        return false;
    }
    let Some(owner) = clauses.children_with(noun, &[Label::Poss]).into_iter().next() else { return false };
    let party = reading.scene.parties.at(line.sentence, owner).map(|m| m.party);
    let Some(party) = party.filter(|party| !reading.scene.is_state_or_bloc(*party)) else { return false };
    if reading.scene.parties.actor(party, reading.scene.tools.lexicon).is_some_and(|a| reading.scene.is_issuer(a)) {
        return false;
    }
    let realis = clauses.noun_realis(noun, 0);
    let verb = clauses.verb_above(noun);
    let ended = verb.is_some_and(|v| ends(line, v, realis)) || clauses.lemma(noun) == "delisting" && realis.is_actual();
    let status = if ended { DesignationStatus::Delisted } else { DesignationStatus::Designated };
    let thread = reading.thread.clone();
    let Some(authority) = discourse::of_discourse(reading.scene, line, &thread) else { return false };
    let statement = Statement::new(authority, status, verb.unwrap_or(noun), vec![owner..owner], "listing.noun.owned");
    reading.state(line, Statement { undated: !ended, main: false, pronouns: vec![owner], confidence: 0.7, ..statement })
}
