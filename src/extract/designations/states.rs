//! Listing as a state or a thing: "X is under EU sanctions", "X is on the list", "sanctions on X", "its blacklisting of X".

use super::authority::{self, Authority};
use super::line::Line;
use super::verbs::{auxiliary, subject_start, tail};
use super::{Reading, Statement};
use crate::english::Label;
use crate::extract::clause::Realis;
use crate::model::vocabulary::DesignationStatus;

/// Verbs that only link a subject to the state it is in.
const LINKS: &[&str] = &[
    "be", "remain", "stay", "come", "fall", "appear", "sit", "go", "'s", "feature", "figure", "become", "keep", "live",
    "operate",
];

/// Nouns of the act of listing itself.
const LISTINGS: &[&str] =
    &["designation", "blacklisting", "listing", "delisting", "sanctioning", "redesignation", "addition"];

/// Reads states and nouns of a sentence; tells whether one listed a party.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let mut any = false;
    for word in 0..line.len() {
        any |= under(reading, line, word);
        any |= facing(reading, line, word);
        any |= sanctions_on(reading, line, word);
        any |= listing_of(reading, line, word);
        any |= holds(reading, line, word);
        any |= apply_to(reading, line, word);
    }
    any
}

fn is_sanction(line: &Line<'_>, noun: usize) -> bool {
    line.noun_is(noun, "sanction") || restriction(line, noun)
}

/// "travel ban", "asset freeze", "export curbs": a restriction that states impose.
fn restriction(line: &Line<'_>, noun: usize) -> bool {
    let held = line.noun_is(noun, "restriction");
    let kind = noun > 0
        && line.is(
            noun - 1,
            &[
                "travel",
                "asset",
                "assets",
                "visa",
                "export",
                "import",
                "financial",
                "restrictive",
                "economic",
                "trade",
                "punitive",
            ],
        );
    held && kind
}

fn is_list(line: &Line<'_>, noun: usize) -> bool {
    let list = line.is(noun, &["list", "lists", "blacklist"]);
    let kind = (noun.saturating_sub(4)..noun).any(|t| {
        line.is(
            t,
            &[
                "sanctions",
                "sanction",
                "sdn",
                "entity",
                "designated",
                "blocked",
                "nationals",
                "consolidated",
                "blacklist",
                "u.n.",
                "un",
            ],
        )
    });
    list && (kind || line.is(noun, &["blacklist"]))
}

/// "X is under U.S. sanctions", "X has been on the sanctions list since 2018", "X is subject to an asset freeze".
fn under(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    if !line.is(preposition, &["under", "on", "to", "among"]) {
        return false;
    }
    let Some(object) = clauses.children_with(preposition, &[Label::Pobj]).first().copied() else { return false };
    let noun = match line.lower[preposition].as_str() {
        "under" => is_sanction(line, object),
        "to" => is_sanction(line, object) && preposition > 0 && line.is(preposition - 1, &["subject"]),
        "among" => false,
        _ => is_list(line, object) || (line.is(object, &["list"]) && reading.under_way(line)),
    };
    let Some(verb) = clauses.verb_above(preposition).filter(|_| noun) else { return false };
    if !LINKS.contains(&clauses.lemma(verb)) || clauses.is_below(verb, preposition) {
        return bare(reading, line, preposition, object);
    }
    predicate(reading, line, verb, object, "listing.state")
}

/// "X, under U.S. sanctions since 2014, ...": without a verb.
fn bare(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize, object: usize) -> bool {
    let clauses = line.clauses();
    let Some(head) = clauses.head(preposition).filter(|head| !clauses.is_verb(*head) && *head < preposition) else {
        return false;
    };
    let close = preposition - head <= 2 && clauses.tag(head).starts_with("NNP");
    if !close {
        return false;
    }
    let first = clauses.children(head).filter(|c| *c < head).min().unwrap_or(head);
    let Some(authority) = of_noun(reading, line, object) else { return false };
    let statement = Statement::new(
        authority,
        DesignationStatus::Designated,
        preposition,
        vec![first..preposition],
        "listing.state.bare",
    );
    reading.state(line, Statement { undated: true, main: false, ..statement })
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

fn predicate(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize, object: usize, rule: &'static str) -> bool {
    let clauses = line.clauses();
    let realis = clauses.realis(verb, 0);
    if realis == Realis::Negated {
        return false;
    }
    let status = if realis.is_actual() { DesignationStatus::Designated } else { DesignationStatus::Proposed };
    let Some(authority) = of_noun(reading, line, object) else { return false };
    let relative = clauses.label(verb) == Label::Relcl;
    let subjects = clauses.subjects(verb, 0);
    let ranges = if relative {
        let head = named_head(line, clauses.head(verb).unwrap_or(verb));
        vec![head..(head + 1).max(verb.saturating_sub(1)).min(line.len())]
    } else {
        vec![subject_start(line, verb)..auxiliary(line, verb), tail(line, verb)..line.len()]
    };
    let statement = Statement::new(authority, status, verb, ranges, rule);
    reading.state(line, Statement { undated: true, main: false, pronouns: subjects, ..statement })
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
fn of_noun(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize) -> Option<Authority> {
    if let Some(found) = authority::of_owner(reading.scene, line, noun) {
        return Some(found);
    }
    let thread = reading.thread.clone();
    let agents: Vec<usize> = line
        .clauses()
        .children_with(noun, &[Label::Acl, Label::Relcl])
        .into_iter()
        .flat_map(|verb| line.clauses().agents(verb))
        .chain(line.clauses().objects_of(noun, &["by", "from"]))
        .collect();
    if !agents.is_empty() {
        return authority::of_agents(reading.scene, line, &agents, &thread).ok().flatten();
    }
    authority::of_discourse(reading.scene, line, &thread)
}

/// "imposed sanctions on X and Y", "sanctions against X were lifted".
fn sanctions_on(reading: &mut Reading<'_, '_>, line: &Line<'_>, preposition: usize) -> bool {
    let clauses = line.clauses();
    if !line.is(preposition, &["on", "against", "upon", "targeting"]) {
        return false;
    }
    let Some(head) = clauses.head(preposition) else { return false };
    let noun = if is_sanction(line, head) {
        head
    } else if clauses.is_verb(head) {
        match clauses
            .patients(head)
            .into_iter()
            .chain(clauses.children_with(head, &[Label::Dobj]))
            .find(|p| *p < preposition && is_sanction(line, *p))
        {
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

fn imposed(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize, preposition: usize) -> bool {
    let clauses = line.clauses();
    let verb = clauses
        .children_with(noun, &[Label::Acl])
        .into_iter()
        .find(|v| *v < preposition)
        .or_else(|| clauses.verb_above(noun));
    let realis = clauses.noun_realis(noun, 0);
    let eased = verb.is_some_and(|v| line.verb_is(v, "ease") || line.verb_is(v, "waive"))
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
    let end = (preposition + 1..line.len()).find(|t| line.is(*t, &[";"])).unwrap_or(line.len());
    let acting = verb.is_some_and(|v| ["impose", "tighten", "reimpose", "ease"].iter().any(|cue| line.verb_is(v, cue)));
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

fn of_sanctions(reading: &mut Reading<'_, '_>, line: &Line<'_>, noun: usize, verb: Option<usize>) -> Option<Authority> {
    if let Some(found) = authority::of_owner(reading.scene, line, noun) {
        return Some(found);
    }
    let thread = reading.thread.clone();
    let acting = verb.filter(|v| {
        [
            "impose", "tighten", "reimpose", "ease", "relax", "waive", "extend", "maintain", "plan", "call_for",
            "threaten",
        ]
        .iter()
        .any(|cue| line.verb_is(*v, cue))
    });
    if let Some(verb) = acting {
        let agents = line.clauses().agents(verb);
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
    if clauses.lemma(noun) == "listing" && !line.noun_is_in("sanction") {
        return false;
    }
    let realis = clauses.noun_realis(noun, 0);
    if realis == Realis::Negated {
        return false;
    }
    let status = match (clauses.lemma(noun) == "delisting", realis.is_actual()) {
        (true, true) => DesignationStatus::Delisted,
        (true, false) => return false,
        (false, true) => DesignationStatus::Designated,
        (false, false) => DesignationStatus::Proposed,
    };
    let verb = clauses.verb_above(noun);
    let Some(authority) = of_sanctions(reading, line, noun, verb) else { return false };
    let statement = Statement::new(authority, status, verb.unwrap_or(noun), vec![noun + 2..line.len()], "listing.noun");
    reading.state(line, Statement { undated: true, main: false, ..statement })
}

/// "Its list holds a single name, that of X", "the blacklist includes X".
fn holds(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.is_verb(verb)
        || !matches!(
            clauses.lemma(verb),
            "hold" | "contain" | "include" | "comprise" | "name" | "feature" | "list" | "cover"
        )
    {
        return false;
    }
    let Some(list) = clauses.agents(verb).into_iter().find(|s| line.is(*s, &["list", "blacklist", "sanctions"])) else {
        return false;
    };
    if clauses.realis(verb, 0) != Realis::Actual || !(reading.under_way(line) || is_list(line, list)) {
        return false;
    }
    let Some(authority) = of_noun(reading, line, list) else { return false };
    let from = (verb + 1..line.len()).find(|t| line.reads(*t, &["that", "of"])).map_or(verb + 1, |t| t + 2);
    let statement =
        Statement::new(authority, DesignationStatus::Designated, verb, vec![from..line.len()], "listing.list.holds");
    reading.state(line, Statement { main: false, ..statement })
}

/// "The curbs also apply to X".
fn apply_to(reading: &mut Reading<'_, '_>, line: &Line<'_>, verb: usize) -> bool {
    let clauses = line.clauses();
    if !clauses.is_verb(verb) || !matches!(clauses.lemma(verb), "apply" | "extend") {
        return false;
    }
    let subjects = clauses.agents(verb);
    let Some(subject) = subjects.into_iter().find(|s| is_sanction(line, *s)) else { return false };
    let Some(to) = (verb + 1..(verb + 4).min(line.len())).find(|t| line.is(*t, &["to"])) else { return false };
    if clauses.realis(verb, 0) != Realis::Actual {
        return false;
    }
    let Some(authority) = of_noun(reading, line, subject) else { return false };
    let statement =
        Statement::new(authority, DesignationStatus::Designated, verb, vec![to + 1..line.len()], "listing.applies");
    reading.state(line, statement)
}
