//! Listing by a noun: "sanctions on X", "the designation of X", "X's listing", "the freeze on X's accounts".

use super::authority::{self, Authority};
use super::discourse;
use super::line::Line;
use super::measures::is_sanction;
use super::states::of_noun;
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::vocabulary::DesignationStatus;
use std::ops::Range;

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
    if let Some((noun, name)) = on_whom(line, preposition) {
        return imposed(reading, line, noun, preposition, Some(name));
    }
    if for_named(reading, line, preposition) {
        let noun = (preposition.saturating_sub(3)..preposition).rev().find(|t| is_sanction(line, *t));
        return noun.is_some_and(|noun| imposed(reading, line, noun, preposition, None));
    }
    if let Some(noun) = extended(reading, line, preposition) {
        return imposed(reading, line, noun, preposition, None);
    }
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
            None => match (preposition.saturating_sub(3)..preposition).rev().find(|t| is_sanction(line, *t)) {
                Some(noun) => noun,
                None => return false,
            },
        }
    } else {
        match (preposition.saturating_sub(3)..preposition).rev().find(|t| is_sanction(line, *t)) {
            Some(noun) => noun,
            None => return false,
        }
    };
    imposed(reading, line, noun, preposition, None)
}

/// "extended the asset freeze to Vega Bank": the sanction that is spread to whom the preposition leads, where that is a name.
fn extended(reading: &Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> Option<usize> {
    let clauses = line.clauses();
    if !line.is(preposition, &["to"]) || line.is(preposition + 1, &["its", "their"]) {
        return None;
    }
    let verb = (preposition.saturating_sub(9)..preposition).rev().find(|t| clauses.is_verb(*t))?;
    if !matches!(clauses.lemma(verb), "extend" | "widen" | "broaden" | "expand" | "apply" | "spread") {
        return None;
    }
    let noun = (verb + 1..preposition).find(|t| is_sanction(line, *t) && !clauses.is_verb(*t))?;
    let named = reading.scene.parties.in_sentence(line.sentence).iter().any(|m| {
        preposition < m.first && m.first <= preposition + 8 && !m.only_place && !reading.scene.is_state_or_bloc(m.party)
    });
    let from = (verb..preposition).any(|t| line.is(t, &["until", "from", "for"]));
    (named && !from).then_some(noun)
}

/// "X, on whom the UN imposed a travel ban": the sanction behind the verb, and where the name before the clause stands.
fn on_whom(line: &Line<'_>, preposition: usize) -> Option<(usize, Range<usize>)> {
    let clauses = line.clauses();
    if !line.is(preposition, &["on", "against", "upon"]) || !line.is(preposition + 1, &["whom", "which"]) {
        return None;
    }
    let verb = (preposition + 2..(preposition + 14).min(line.len()))
        .find(|t| clauses.is_verb(*t) && !matches!(clauses.label(*t), Label::Aux | Label::Auxpass | Label::Amod))?;
    let sanction = clauses.children_with(verb, &[Label::Dobj, Label::Nsubjpass]);
    let noun = sanction.into_iter().find(|noun| is_sanction(line, *noun))?;
    let head = clauses.head(verb).filter(|head| *head < preposition)?;
    let first = super::reach::reading_head(line, head, preposition);
    Some((noun, first..preposition))
}

/// "asset freezes and travel bans for X": a restriction of persons that says for whom it is, where that is a name.
fn for_named(reading: &Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let restricts = |t: usize| {
        is_sanction(line, t) && line.is(t, &["freeze", "freezes", "ban", "bans", "restrictions", "blacklisting"])
    };
    let behind = preposition > 0 && restricts(preposition - 1);
    let named = reading
        .scene
        .parties
        .in_sentence(line.sentence)
        .iter()
        .any(|m| preposition < m.first && m.first <= preposition + 8 && !reading.scene.is_state_or_bloc(m.party));
    line.is(preposition, &["for"]) && behind && named
}

/// "used its Magnitsky authority against X", "took countermeasures against X": what is turned against whom it hits.
fn powers(reading: &Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    let kind = line.noun_is(noun, "counter")
        || matches!(
            clauses.lemma(noun),
            "authority"
                | "power"
                | "countermeasure"
                | "measure"
                | "penalty"
                | "restriction"
                | "action"
                | "step"
                | "move"
        );
    kind && clauses.tag(noun).starts_with('N') && reading.under_way(line)
}

/// "a freeze on X's accounts": what is frozen tells that the freeze is a sanction.
fn freezes_assets(line: &Line<'_>, noun: usize, preposition: usize) -> bool {
    line.is(noun, &["freeze"])
        && (preposition + 1..(preposition + 7).min(line.len())).any(|t| line.noun_is(t, "assets"))
}

fn imposed(
    reading: &mut Reading<'_, '_>,
    line: &Line<'_>,
    noun: usize,
    preposition: usize,
    name: Option<Range<usize>>,
) -> bool {
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
    // "asset freezes" may pass for a verb.
    let slip = |v: usize| v > 0 && line.is(v - 1, &["asset", "assets"]);
    let by_participle = verb.is_some_and(|v| clauses.label(v) == Label::Acl && clauses.head(v) == Some(noun));
    let ended = by_participle
        && clauses.verb_above(noun).is_some_and(|v| line.verb_is(v, "ease") && clauses.realis(v, 0).is_actual());
    let eased = ended
        || verb
            .filter(|v| !slip(*v))
            .is_some_and(|v| ["ease", "waive", "suspend"].iter().any(|cue| line.verb_is(v, cue)))
        || clauses.head(noun).and_then(|p| clauses.head(p)).is_some_and(|n| line.noun_is(n, "easing"));
    if realis == Realis::Negated {
        return false;
    }
    // "the sanctions on Doe would be challenged": they stand already.
    let standing = verb.is_some_and(|v| line.verb_is(v, "bears_on"));
    let status = match (eased, realis.is_actual() || standing) {
        (true, true) => DesignationStatus::Delisted,
        (false, false) => DesignationStatus::Proposed,
        _ => DesignationStatus::Designated,
    };
    let Some(authority) = of_sanctions(reading, line, noun, verb) else { return false };
    let end = (preposition + 1..line.len()).find(|t| line.clause_follows(*t) || quote_ends(line, *t) || ties(line, *t));
    let end = end.unwrap_or(line.len());
    let described = name.is_some();
    let mut ranges = vec![name.unwrap_or(preposition + 1..end)];
    ranges.extend(behind_tie(line, end).filter(|_| !described));
    let acting = verb
        .is_some_and(|v| ["impose", "tighten", "reimpose", "ease", "suspend"].iter().any(|cue| line.verb_is(v, cue)));
    let statement = Statement::new(authority, status, verb.unwrap_or(noun), ranges, "listing.sanctions.on");
    reading.state(
        line,
        Statement {
            undated: !acting || described,
            main: acting && !described,
            pronouns: clauses.children_with(preposition, &[Label::Pobj]),
            ..statement
        },
    )
}

/// "linked to", "owned by": what follows says whose those listed are, and is not listed.
fn ties(line: &Line<'_>, at: usize) -> bool {
    let tied =
        ["linked", "tied", "connected", "affiliated", "associated", "related", "loyal", "close", "owned", "controlled"];
    at + 1 < line.len() && line.is(at, &tied) && line.is(at + 1, &["to", "with", "by"])
}

/// "two firms linked to the army, Vega and Orion": the names behind what those listed are linked to.
fn behind_tie(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let comma = (at..line.len()).find(|t| line.is(*t, &[","])).filter(|_| ties(line, at))?;
    let first = Some(comma + 1).filter(|first| *first < line.len() && line.clauses().tag(*first).starts_with("NNP"))?;
    Some(first..(first..line.len()).find(|t| line.clause_follows(*t)).unwrap_or(line.len()))
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
    // "a Treasury statement detailing sanctions on X".
    let made = verb.filter(|v| line.clauses().label(*v) == Label::Acl).and_then(|v| line.clauses().head(v));
    if let Some(found) = made.and_then(|made| authority::of_owner(reading.scene, line, made)) {
        return Some(found);
    }
    of_noun(reading, line, noun)
}

/// "the designation of X", "its blacklisting of X".
fn listing_of(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    let judged = (0..noun).any(|t| line.is(t, &["court", "judges", "tribunal"]));
    let by_name = || {
        let owner = noun >= 2 && (line.is(noun - 1, &["'s", "’s"]) || line.starts_capital(noun - 1));
        let words = matches!(clauses.lemma(noun), "blacklisting" | "delisting" | "designation" | "sanctioning");
        let at = if line.is(noun.saturating_sub(1), &["'s", "’s"]) {
            noun.saturating_sub(2)
        } else {
            noun.saturating_sub(1)
        };
        let state = reading.scene.parties.at(line.sentence, at).filter(|m| reading.scene.is_issuer(m.party));
        owner && words && state.is_some() && line.starts_capital(noun + 2)
    };
    let of = LISTINGS.contains(&clauses.lemma(noun)) && line.is(noun + 1, &["of"]);
    // "the listing of X by Y": who removes or adds may do so anywhere.
    let by_issuer = || {
        let held = |at: usize| reading.scene.parties.at(line.sentence, at).filter(|m| !m.only_place);
        let issues = |at: usize| {
            held(at).is_some_and(|m| reading.scene.is_issuer(m.party) || reading.scene.parties.serves(m.party))
        };
        matches!(clauses.lemma(noun), "listing" | "designation" | "blacklisting" | "delisting")
            && clauses.objects_of(noun, &["by"]).into_iter().any(issues)
    };
    if !of || !(judged || reading.under_way(line) || by_name() || by_issuer()) {
        return false;
    }
    let lemma = clauses.lemma(noun);
    let listed = judged
        || reading.thread.lead.is_some()
        || reading.thread.last.is_some()
        || line.noun_is_in("sanction")
        || line.noun_is_in("register")
        || by_issuer();
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
    let court = verb.filter(|_| judged).map(|verb| authority::agents(reading.scene, line, verb)).unwrap_or_default();
    let thread = reading.thread.clone();
    let of_court = match court.as_slice() {
        [] => None,
        agents => authority::of_agents(reading.scene, line, agents, &thread).ok().flatten(),
    };
    let found = of_court.or_else(|| of_sanctions(reading, line, noun, verb));
    let Some(authority) = found else { return false };
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
    let judged = (0..noun).any(|t| line.is(t, &["court", "judges", "tribunal"]));
    let spoken = reading.under_way(line) || judged;
    if !LISTINGS.contains(&clauses.lemma(noun)) || !clauses.tag(noun).starts_with('N') || !spoken {
        return false;
    }
    let Some(owner) = clauses.children_with(noun, &[Label::Poss]).into_iter().next() else { return false };
    // "an appeal by X against his listing".
    let pronoun = line.is(owner, &["his", "her"]);
    let party = reading.scene.parties.at(line.sentence, owner).map(|m| m.party);
    match party.filter(|party| !reading.scene.is_state_or_bloc(*party)) {
        Some(party) => {
            let actor = reading.scene.parties.actor(party, reading.scene.tools.lexicon);
            if actor.is_some_and(|actor| reading.scene.is_issuer(actor)) {
                return false;
            }
        }
        None if pronoun => {}
        None => return false,
    }
    let realis = clauses.noun_realis(noun, 0);
    let verb = clauses.verb_above(noun);
    let ended = verb.is_some_and(|v| ends(line, v, realis)) || clauses.lemma(noun) == "delisting" && realis.is_actual();
    let status = if ended { DesignationStatus::Delisted } else { DesignationStatus::Designated };
    let thread = reading.thread.clone();
    let court = verb.map(|verb| authority::agents(reading.scene, line, verb)).unwrap_or_default();
    let of_court =
        if court.is_empty() { None } else { authority::of_agents(reading.scene, line, &court, &thread).ok().flatten() };
    let found = of_court.or_else(|| discourse::of_discourse(reading.scene, line, &thread));
    let Some(authority) = found else { return false };
    let statement = Statement::new(authority, status, verb.unwrap_or(noun), vec![owner..owner], "listing.noun.owned");
    reading.state(line, Statement { undated: !ended, main: false, pronouns: vec![owner], confidence: 0.7, ..statement })
}
