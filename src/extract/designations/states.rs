//! Listing as a state or a thing: "X is under EU sanctions", "X is on the list", "sanctions on X", "its blacklisting of X".

use super::authority::{self, Authority};
use super::discourse;
use super::line::Line;
use super::measures::{is_list, is_measure, is_sanction, regime};
use super::reach::{auxiliary, subject_start, tail};
use super::{Reading, Statement, beside, challenges, nouns, placing};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::PartyIx;
use crate::model::vocabulary::DesignationStatus;

/// Verbs that only link a subject to the state it is in.
const LINKS: &[&str] = &[
    "be", "remain", "stay", "come", "fall", "appear", "sit", "go", "'s", "feature", "become", "keep", "live",
    "operate", "stand", "figure",
];

/// Reads states and nouns of a sentence; tells whether one listed a party.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let mut any = false;
    for word in 0..line.len() {
        any |= under(reading, line, word);
        any |= facing(reading, line, word);
        any |= had_frozen(reading, line, word);
        any |= remains(reading, line, word);
        any |= kept_out(reading, line, word);
        any |= nouns::read(reading, line, word);
        any |= placing::read(reading, line, word);
        any |= beside::read(reading, line, word);
        any |= holds(reading, line, word);
        any |= apply_to(reading, line, word);
        any |= one_of_them(reading, line, word);
        any |= joins(reading, line, word);
        any |= challenges::read(reading, line, word);
    }
    any
}

/// "X is under U.S. sanctions", "X has been on the sanctions list since 2018", "X is subject to an asset freeze".
fn under(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    if !line.is(preposition, &["under", "on", "to", "among"]) {
        return false;
    }
    let Some(first) = clauses.children_with(preposition, &[Label::Pobj]).first().copied() else { return false };
    // "under UN and US sanctions".
    let object = clauses.coordinated(first).into_iter().find(|t| is_sanction(line, *t)).unwrap_or(first);
    let noun = match line.lower[preposition].as_str() {
        "under" => is_measure(reading, line, object),
        "to" => is_measure(reading, line, object) && preposition > 0 && line.is(preposition - 1, &["subject"]),
        "among" => line.is(object, &["them", "those"]) && reading.thread.last.is_some(),
        // "stay on it": the list spoken of before.
        _ => {
            is_list(line, object)
                || issued_list(reading, line, object)
                || (line.is(object, &["list", "lists", "register", "it"])
                    && reading.under_way(line)
                    && stays(line, preposition))
        }
    };
    let Some(verb) = clauses.verb_above(preposition).filter(|_| noun) else { return false };
    if line.is(preposition, &["among"]) {
        if clauses.lemma(verb) != "be" || !(verb..=verb + 2).contains(&preposition) {
            return false;
        }
        return reading.also(line, verb, vec![subject_start(line, verb)..auxiliary(line, verb)]);
    }
    if !LINKS.contains(&clauses.lemma(verb)) || clauses.is_below(verb, preposition) {
        return bare(reading, line, preposition, object);
    }
    predicate(reading, line, verb, object, "listing.state")
}

/// "the EU list", "Washington's blacklist": a list of somebody who keeps one of sanctions, without a word for what it is.
pub(super) fn issued_list(reading: &Reading<'_, '_>, line: &Line<'_>, noun: usize) -> bool {
    let owner = |at: usize| reading.scene.parties.at(line.sentence, at).filter(|m| reading.scene.is_issuer(m.party));
    let bare = noun.checked_sub(1).is_some_and(|at| owner(at).is_some())
        || noun >= 2 && line.is(noun - 1, &["'s", "’s", "own"]) && owner(noun - 2).is_some();
    line.noun_is(noun, "register") && bare && !line.is(noun + 1, &["of"])
}

/// Whether "on the list" belongs to a verb that says where somebody is, so that "on it" is no matter of talk.
fn stays(line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    let pronoun = line.is(preposition + 1, &["it"]);
    clauses
        .verb_above(preposition)
        .is_some_and(|verb| LINKS.contains(&clauses.lemma(verb)) && (!pronoun || clauses.lemma(verb) != "go"))
}

/// "X, under U.S. sanctions since 2014, ...": without a verb.
fn bare(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize, object: usize) -> bool {
    let clauses = line.clauses();
    let Some(head) = clauses.head(preposition).filter(|head| !clauses.is_verb(*head) && *head < preposition) else {
        return false;
    };
    // "the Vega Star, a tanker under US sanctions".
    let explains =
        clauses.label(head) == Label::Appos && clauses.head(head).is_some_and(|name| line.starts_capital(name));
    let close = preposition - head <= 2 && (clauses.tag(head).starts_with("NNP") || explains);
    if !close {
        return false;
    }
    let own = clauses.children(head).filter(|c| *c < head).min().unwrap_or(head);
    let first = if explains { named_head(line, head) } else { own };
    let Some(authority) = of_noun(reading, line, object) else { return false };
    let statement = Statement::new(
        authority,
        DesignationStatus::Designated,
        preposition,
        vec![first..(first + 1..preposition).find(|t| line.is(*t, &[","])).unwrap_or(preposition)],
        "listing.state.bare",
    );
    reading.state(line, Statement { undated: true, main: false, ..statement })
}

/// "X and Y have had their assets frozen", "X saw her accounts blocked": what befalls the subject's assets.
fn had_frozen(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let owner = verb + 1;
    let owned = line.is(owner, &["their", "his", "her", "its"]) || line.noun_is(owner, "assets");
    if !matches!(clauses.lemma(verb), "have" | "see") || !owned {
        return false;
    }
    let Some(assets) = (owner..(owner + 5).min(line.len())).find(|t| line.noun_is(*t, "assets")) else {
        return false;
    };
    let frozen = (assets + 1..(assets + 14).min(line.len()))
        .find(|t| line.is(*t, &["frozen", "blocked"]) && (clauses.tag(*t).starts_with('V') || line.is(*t - 1, &[","])));
    if frozen.is_none() || !reading.under_way(line) || clauses.realis(verb, 0) == Realis::Negated {
        return false;
    }
    let thread = reading.thread.clone();
    let Some(authority) = discourse::of_discourse(reading.scene, line, &thread) else { return false };
    let actual = clauses.realis(verb, 0).is_actual();
    let status = if actual { DesignationStatus::Designated } else { DesignationStatus::Proposed };
    let ranges = vec![subject_start(line, verb)..auxiliary(line, verb)];
    let statement = Statement::new(authority, status, verb, ranges, "listing.freeze.had");
    reading.state(line, Statement { main: false, pronouns: clauses.subjects(verb, 0), confidence: 0.75, ..statement })
}

/// "X and Y remain listed", "X stays blacklisted".
fn remains(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let listed = &["listed", "blacklisted", "sanctioned", "designated", "proscribed"];
    let stays = clauses.is_verb(verb) && matches!(clauses.lemma(verb), "remain" | "stay");
    if !stays || !line.is(verb + 1, listed) || !reading.under_way(line) {
        return false;
    }
    predicate(reading, line, verb, verb + 1, "listing.state.remains")
}

/// "X and Y may no longer visit Russia": who is not to come in is barred by the country that is named.
fn kept_out(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !line.verb_is(verb, "entry") || clauses.tag(verb) != "VB" || !reading.under_way(line) {
        return false;
    }
    let first = auxiliary(line, verb);
    let modal = (first..verb).any(|t| line.is(t, &["may", "can", "will", "must", "shall"]));
    let denied = (first..verb).any(|t| line.is(t, &["not", "n't", "longer"]));
    let near = verb + 1..(verb + 4).min(line.len());
    let place = near.filter_map(|t| reading.scene.parties.at(line.sentence, t)).map(|m| m.party).next();
    let acts = |party: &PartyIx| {
        let thread = &reading.thread;
        thread.senders.contains(party) || thread.continued().is_some_and(|act| act.authorities.contains(party))
    };
    let Some(state) = place.filter(|party| modal && denied && acts(party)) else { return false };
    let authority = Authority { states: vec![state], ..Authority::default() };
    let ranges = vec![subject_start(line, verb)..first];
    let statement = Statement::new(authority, DesignationStatus::Designated, verb, ranges, "listing.barred");
    reading.state(line, Statement { main: false, pronouns: clauses.subjects(verb, 0), confidence: 0.75, ..statement })
}

/// "X faces U.S. sanctions", "X is facing an asset freeze".
fn facing(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    if !line.verb_is(verb, "face") || !matches!(line.clauses().lemma(verb), "face" | "endure" | "incur") {
        return false;
    }
    let Some(object) = line.clauses().children_with(verb, &[Label::Dobj]).into_iter().find(|o| is_sanction(line, *o))
    else {
        return false;
    };
    predicate(reading, line, verb, object, "listing.state.faces")
}

pub(super) fn predicate(
    reading: &mut Reading<'_, '_>,
    line: &Line<'_>,
    verb: usize,
    object: usize,
    rule: &'static str,
) -> bool {
    let clauses = line.clauses();
    let realis = clauses.realis(verb, 0);
    let status = if realis.is_actual() { DesignationStatus::Designated } else { DesignationStatus::Proposed };
    let found = of_where(reading, line, verb).or_else(|| of_noun(reading, line, object));
    // "The ministry said X would face an asset freeze."
    let Some(authority) = found.or_else(|| authority::of_governing(reading.scene, line, verb)) else { return false };
    let subjects = clauses.subjects(verb, 0);
    // "where he has been under sanctions" describes the place, and speaks of him.
    let own = clauses.children_with(verb, &[Label::Nsubj, Label::Nsubjpass]).iter().any(|s| !clauses.is_relative(*s));
    let relative = clauses.label(verb) == Label::Relcl && !own;
    let ranges = if relative {
        let head = named_head(line, clauses.head(verb).unwrap_or(verb));
        vec![head..(head + 1).max(verb.saturating_sub(1)).min(line.len())]
    } else {
        let mut ranges = vec![subject_start(line, verb)..auxiliary(line, verb), tail(line, verb)..line.len()];
        ranges.extend(super::reach::gapped(line, verb));
        ranges
    };
    if realis == Realis::Negated {
        reading.deny(line, &authority, ranges);
        return false;
    }
    let now = (0..line.len()).any(|t| line.reads(t, &["immediate", "effect"]) || line.is(t, &["today"]));
    let statement = Statement::new(authority, status, verb, ranges, rule);
    reading.state(line, Statement { undated: !now, main: false, pronouns: subjects, ..statement })
}

/// "the UK, where he has been under an asset freeze": the state that the clause describes.
fn of_where(reading: &Reading<'_, '_>, line: &Line<'_>, verb: usize) -> Option<Authority> {
    let clauses = line.clauses();
    let head = clauses.head(verb).filter(|_| clauses.label(verb) == Label::Relcl)?;
    clauses.children(verb).find(|child| *child < verb && line.is(*child, &["where"]))?;
    let state = reading.scene.parties.at(line.sentence, head).map(|m| m.party);
    let state = state.filter(|party| reading.scene.is_state_or_bloc(*party))?;
    Some(Authority { states: vec![state], ..Authority::default() })
}

/// "X is one of them", "X is another": in the state spoken of last.
fn one_of_them(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    let one = line.reads(verb + 1, &["one", "of", "them"]) || line.reads(verb + 1, &["one", "of", "those"]);
    if !clauses.is_verb(verb)
        || clauses.lemma(verb) != "be"
        || !(one || line.is(verb + 1, &["another"]) && line.is(verb + 2, &[".", ",", ";"]))
    {
        return false;
    }
    let first = (0..verb).rev().find(|t| line.is(*t, &[";"])).map_or(0, |t| t + 1);
    reading.also(line, verb, vec![first..verb])
}

/// "X joined the list", "X joins two others on the blacklist".
fn joins(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.is_verb(verb) || clauses.lemma(verb) != "join" || clauses.is_passive(verb) {
        return false;
    }
    let Some(list) = (verb + 1..(verb + 12).min(line.len())).find(|t| is_list(line, *t)) else { return false };
    predicate(reading, line, verb, list, "listing.state.joins")
}

/// From "the ruler of Belarus, who": up through appositions to the name, then to its first word.
fn named_head(line: &Line<'_>, head: usize) -> usize {
    let clauses = line.clauses();
    let mut at = head;
    for _ in 0..4 {
        if clauses.label(at) != Label::Appos {
            break;
        }
        at = clauses.head(at).unwrap_or(at);
    }
    clauses
        .children(at)
        .filter(|c| *c < at && matches!(clauses.label(*c), Label::Compound | Label::Amod))
        .min()
        .unwrap_or(at)
}

/// Whose sanctions or list the noun speaks of.
pub(super) fn of_noun(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> Option<Authority> {
    let plainly = is_sanction(line, noun) || line.noun_is(noun, "register");
    let held = if plainly { authority::of_holder } else { authority::of_owner };
    if let Some(found) = held(reading.scene, line, noun) {
        return Some(found);
    }
    // "Canada's first sanctions: a travel ban on X": the owner stands before the noun it explains.
    let clauses = line.clauses();
    let mut above = noun;
    for _ in 0..4 {
        let Some(head) = clauses.head(above).filter(|h| *h < above && !clauses.is_verb(*h)) else { break };
        if is_sanction(line, head)
            && let Some(found) = authority::of_owner(reading.scene, line, head)
        {
            return Some(found);
        }
        above = head;
    }
    // "Canberra's first sanctions since the coup: travel bans on X".
    let colon = (noun.saturating_sub(8)..noun).rev().find(|t| line.is(*t, &[":"]));
    let named: Vec<usize> =
        colon.map(|colon| (0..colon).rev().take(12).filter(|t| is_sanction(line, *t)).collect()).unwrap_or_default();
    if let Some(found) = named.into_iter().find_map(|named| authority::of_owner(reading.scene, line, named)) {
        return Some(found);
    }
    let holds = regime(line, noun) || line.noun_is(noun, "register");
    let thread = reading.thread.clone();
    let agents: Vec<usize> = line
        .clauses()
        .coordinated(noun)
        .into_iter()
        .flat_map(|one| line.clauses().children_with(one, &[Label::Acl, Label::Relcl]))
        .flat_map(|verb| line.clauses().agents(verb))
        .chain(line.clauses().objects_of(noun, &["by", "from"]))
        .chain(if holds { line.clauses().objects_of(noun, &["of"]) } else { Vec::new() })
        .collect();
    if let Some(found) = (!agents.is_empty()).then(|| authority::of_agents(reading.scene, line, &agents, &thread)) {
        return found.ok().flatten();
    }
    discourse::of_discourse(reading.scene, line, &thread)
}

/// "Its list holds a single name, that of X", "the blacklist includes X".
fn holds(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.is_verb(verb)
        || !matches!(
            clauses.lemma(verb),
            "hold" | "contain" | "include" | "comprise" | "name" | "feature" | "list" | "cover" | "affect"
        )
    {
        return false;
    }
    let list = clauses
        .agents(verb)
        .into_iter()
        .find(|s| line.is(*s, &["list", "blacklist", "sanctions"]) || is_measure(reading, line, *s));
    let Some(list) = list else { return false };
    let sure = is_list(line, list) || issued_list(reading, line, list);
    if clauses.realis(verb, 0) != Realis::Actual || !(reading.under_way(line) || sure) {
        return false;
    }
    // "added Doe to a list that has included Roe": the list is of who adds.
    let above = clauses.verb_above(list).filter(|above| *above < list && clauses.label(verb) == Label::Relcl);
    let owner = authority::of_owner(reading.scene, line, list);
    let agents = above.map(|above| clauses.agents(above)).unwrap_or_default();
    let maker = owner.or_else(|| agents.iter().find_map(|agent| authority::of_name(reading.scene, line, *agent)));
    let Some(authority) = maker.or_else(|| of_noun(reading, line, list)) else { return false };
    let from = (verb + 1..line.len()).find(|t| line.reads(*t, &["that", "of"])).map_or(verb + 1, |t| t + 2);
    // "the US list includes A; the EU list includes B": only what stands before the next list.
    let next = (from..line.len()).find(|t| line.is(*t, &[";"]));
    let joined = clauses.coordinated(verb).into_iter().filter(|other| *other > verb);
    let with_own = joined.filter(|other| !clauses.children_with(*other, &[Label::Nsubj, Label::Nsubjpass]).is_empty());
    let end = next.into_iter().chain(with_own.map(|other| subject_start(line, other))).min().unwrap_or(line.len());
    let statement =
        Statement::new(authority, DesignationStatus::Designated, verb, vec![from..end.max(from)], "listing.list.holds");
    reading.state(line, Statement { main: false, ..statement })
}

/// "The curbs also apply to X".
fn apply_to(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.is_verb(verb) || !matches!(clauses.lemma(verb), "apply" | "extend") {
        return false;
    }
    let subjects = clauses.agents(verb);
    let Some(subject) = subjects.into_iter().find(|s| is_measure(reading, line, *s)) else { return false };
    let Some(to) = (verb + 1..(verb + 4).min(line.len())).find(|t| line.is(*t, &["to"])) else { return false };
    if clauses.realis(verb, 0) != Realis::Actual {
        return false;
    }
    let Some(authority) = of_noun(reading, line, subject) else { return false };
    let statement =
        Statement::new(authority, DesignationStatus::Designated, verb, vec![to + 1..line.len()], "listing.applies");
    reading.state(line, statement)
}
