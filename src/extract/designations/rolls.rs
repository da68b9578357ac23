//! Names that a further sentence adds to an act: "they are", "it is joined by", "the individuals include", "among the nine
//! is".

use super::act::Act;
use super::authority::{self, Authority};
use super::discourse;
use super::line::Line;
use super::{Reading, enumeration::Enumeration};
use crate::extract::parties::listed::kind_of_noun;
use crate::model::vocabulary::{DesignationStatus, PartyKind};

/// Names that a further sentence adds to the act before; tells whether it did.
pub(super) fn further(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    if explained(reading, line) {
        return true;
    }
    let Some(from) = opening(line).or_else(|| leaning(reading, line)) else { return false };
    let said = said_authority(reading, line, from);
    let act = reading.thread.continued().filter(|act| said.as_ref().is_none_or(|said| said.states == act.authorities));
    let act = act.cloned().or_else(|| said.map(of_said)).or_else(|| of_senders(reading));
    let act = act.or_else(|| discourse::of_speaker(reading.scene, line).map(of_said));
    let Some(act) = act else { return false };
    if negated(line, from) {
        return false;
    }
    let hint = subject_kind(line, from).or(reading.thread.hint);
    let act = Act { status: said_status(line, from).unwrap_or(act.status), ..act };
    let end = (from..line.len()).find(|t| line.clause_follows(*t)).unwrap_or(line.len());
    let named = Enumeration::new(reading.scene, line, hint).named(from..end);
    let date = if line.is(1, &["first"]) {
        super::when::before_in_block(reading.scene, line.sentence).or(act.date)
    } else {
        act.date
    };
    reading.keep(line, &Act { date, confidence: 0.7, ..act }, &named, "listing.continued");
    !named.is_empty()
}

/// "The lenders, Vega Bank and Rubin Bank, had": the names of those whom the sentence before only counted.
fn explained(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let Some(roster) = reading.thread.open.as_ref().filter(|roster| roster.is_unnamed()) else { return false };
    let (act, kind) = (roster.act.clone(), roster.kind());
    let clauses = line.clauses();
    let definite = line.is(0, &["the"])
        || line.is(0, &["another", "one", "a"]) && line.is(1, &["of", "second", "third", "fourth"]);
    let Some(noun) = (1..line.len().min(7)).find(|t| line.is(t + 1, &[","])).filter(|_| definite) else { return false };
    let said = kind_of_noun(clauses.cues, clauses.lemma(noun));
    let called = clauses.tag(noun).starts_with('N') && said.is_some() && (kind.is_none() || kind == said);
    // "The two, A and B, ran a firm".
    let fits = called || line.is(0, &["the"]) && noun == 1 && line.is(1, NUMBERS);
    if !fits || !line.starts_capital(noun + 2) {
        return false;
    }
    let close = (noun + 2..line.len()).find(|t| line.is_finite(*t)).unwrap_or(line.len());
    let named = Enumeration::new(reading.scene, line, said).named(noun + 2..close);
    reading.keep(line, &Act { confidence: 0.7, ..act }, &named, "listing.continued");
    !named.is_empty()
}

/// Who the subject says listed: "those hit by the EU's sanctions", "the people whom Canada sanctioned".
fn said_authority(reading: &mut Reading<'_, '_>, line: &Line<'_>, from: usize) -> Option<Authority> {
    for t in 0..from.min(line.len()) {
        let sanctions = super::measures::is_sanction(line, t) || line.noun_is(t, "register");
        if sanctions && let Some(found) = authority::of_owner(reading.scene, line, t) {
            return Some(found);
        }
    }
    let by = (0..from).filter(|t| line.is(*t, &["by"])).flat_map(|t| t + 1..(t + 4).min(from));
    let state = by.filter_map(|t| reading.scene.parties.at(line.sentence, t)).map(|m| m.party).next();
    let state = state.filter(|party| reading.scene.is_state_or_bloc(*party))?;
    Some(Authority { states: vec![state], ..Authority::default() })
}

/// An act of which only the authority is known.
fn of_said(authority: Authority) -> Act {
    Act { confidence: 0.7, ..Act::of(authority, DesignationStatus::Designated, "listing.continued") }
}

/// Whether the subject says that the names come or go: "the persons removed", "those added".
fn said_status(line: &Line<'_>, from: usize) -> Option<DesignationStatus> {
    let before = |words: &[&str]| (0..from).any(|t| line.is(t, words));
    if before(&["removed", "delisted", "deleted", "freed", "dropped", "deletions", "removals"]) {
        Some(DesignationStatus::Delisted)
    } else if before(&[
        "added",
        "listed",
        "designated",
        "sanctioned",
        "blacklisted",
        "additions",
        "designations",
        "newcomers",
    ]) {
        Some(DesignationStatus::Designated)
    } else {
        None
    }
}

/// The sanctions that a sentence before spoke of without naming whom they hit.
fn of_senders(reading: &Reading<'_, '_>) -> Option<Act> {
    let authorities = reading.thread.senders.clone();
    let authority = Authority { states: authorities, ..Authority::default() };
    let act = Act::of(authority, DesignationStatus::Designated, "listing.continued");
    (!act.authorities.is_empty()).then_some(Act { confidence: 0.6, ..act })
}

/// The word behind which a sentence that goes on with the list gives its names.
fn opening(line: &Line<'_>) -> Option<usize> {
    let clauses = line.clauses();
    // "it concerns 20 persons, among whom are", "nine firms, among them the bank X".
    let whom = (1..line.len()).find(|t| {
        line.is(*t, &["among"]) && line.is(t + 1, &["whom", "which"]) && line.is(t + 2, &["are", "is", "were", "was"])
    });
    if let Some(whom) = whom {
        return Some(whom + 3);
    }
    // "the latest additions, in March, were".
    let latest = (1..line.len()).find(|t| {
        line.is(*t, &["additions", "newcomers", "designations", "listings"])
            && line.is(t - 1, &["latest", "newest", "last", "new", "recent", "other", "further"])
    });
    let be = latest.and_then(|at| (at + 1..(at + 6).min(line.len())).find(|t| line.is_finite(*t)));
    if let Some(be) = be.filter(|be| line.is(*be, &["are", "were", "include", "included"])) {
        return Some(be + 1);
    }
    let verb = (0..line.len().min(22)).find(|t| line.is_finite(*t) && !inside_description(line, *t))?;
    // "Those sanctioned are": the participle may pass for the verb.
    let verb = if line.is(verb + 1, &["are", "were", "include", "included", "is", "was"]) { verb + 1 } else { verb };
    let be = |at: usize| line.is(at, &["is", "are", "was", "were"]);
    if let Some(from) = named_as(line, verb).or_else(|| hit_among_them(line, verb)) {
        return Some(from);
    }
    if line.is(0, &["it", "they", "he", "she", "these", "those"]) || subject_is_name(line, verb) {
        let joined =
            (verb + 1..(verb + 4).min(line.len())).find(|t| line.is(*t, &["joined"]) && line.is(t + 1, &["by"]));
        if let Some(joined) = joined {
            return Some(joined + 2);
        }
    }
    let plural = line.is(0, &["they", "these", "those", "among", "others"]);
    if plural && (be(verb) || line.is(verb, &["include", "included"])) {
        let listed =
            &["sanctioned", "listed", "designated", "blacklisted", "named", "targeted", "hit", "added", "affected"];
        let those = line.is(0, &["those"]) || line.reads(0, &["among", "those"]);
        let on_list = (0..verb).any(|t| line.noun_is(t, "register") || super::measures::is_sanction(line, t));
        if those && verb > 1 && !on_list && !(0..verb).any(|t| line.is(t, listed)) {
            return None;
        }
        let among = line.is(0, &["among"])
            && (0..verb).any(|t| {
                let said = &[
                    "them",
                    "added",
                    "others",
                    "named",
                    "targeted",
                    "newcomers",
                    "those",
                    "names",
                    "targets",
                    "sanctioned",
                    "listed",
                    "hit",
                    "designated",
                    "blacklisted",
                ];
                line.is(t, said) || (t < 4 && counted(line, t))
            });
        return (among
            || line.is(0, &["they"]) && be(verb) && line.starts_capital(verb + 1)
            || line.is(0, &["these", "those"]) && verb > 0
            || line.is(verb, &["include", "included"]))
        .then_some(verb + 1);
    }
    // "The four include": a number stands for those counted before.
    if line.is(0, &["the"]) && counted(line, 1) && verb == 2 && line.is(verb, &["include", "included", "are", "were"]) {
        return Some(verb + 1);
    }
    // "The other three are".
    let rest = line.is(0, &["the"]) && line.is(1, &["other", "remaining", "rest"]) && verb <= 3;
    let counted_rest = rest && verb >= 2 && (verb == 2 || clauses.tag(2) == "CD");
    if counted_rest && line.is(verb, &["include", "included", "are", "were"]) {
        return Some(verb + 1);
    }
    let head = (0..verb).rev().find(|t| clauses.tag(*t).starts_with('N'))?;
    let roll = subject_kind(line, verb).is_some()
        || (0..verb).any(|t| {
            line.is(
                t,
                &[
                    "name",
                    "names",
                    "target",
                    "targets",
                    "listings",
                    "listing",
                    "designations",
                    "persons",
                    "entries",
                    "others",
                    "entities",
                    "individuals",
                ],
            )
        });
    let lists = line.is(verb, &["include", "includes", "included", "comprise", "are", "were", "is", "was", "named"])
        && head < verb;
    let definite = line.is(0, &["the", "also", "other", "others", "new"])
        || line.is(0, &["today"])
        || line.is(0, &["individuals", "entities", "persons", "companies", "vessels", "people"]);
    let single =
        line.is(verb, &["is", "was"]) && !(0..verb).any(|t| line.is(t, &["name", "target", "first", "latest", "only"]));
    let predicate = line.is(verb, &["are", "were", "is", "was"]) && line.is_participle(verb + 1);
    (roll && lists && definite && !single && !predicate).then_some(verb + 1)
}

/// "The suppliers were named as A and B", "They were identified as A and B".
fn named_as(line: &Line<'_>, be: usize) -> Option<usize> {
    let several = subject_kind(line, be).is_some() || line.is(0, &["they"]) || line.is(0, &["the"]) && counted(line, 1);
    let named = line.is(be, &["are", "were"]) && line.is(be + 1, &["named", "identified"]) && line.is(be + 2, &["as"]);
    let plain = (0..be).all(|t| !line.starts_capital(t) || t == 0);
    (several && named && plain && line.starts_capital(be + 3)).then_some(be + 3)
}

/// "Sixteen people are affected, among them A and B".
fn hit_among_them(line: &Line<'_>, be: usize) -> Option<usize> {
    let number = line.clauses().tag(0) == "CD" || line.is(0, NUMBERS) || line.is(0, &["a"]) && line.is(1, NUMBERS);
    let hit = line.is(be, &["are", "were"])
        && line.is(
            be + 1,
            &["affected", "targeted", "listed", "sanctioned", "hit", "covered", "blacklisted", "designated"],
        );
    let end = line.len().min(be + 10);
    let comma =
        (be + 2..end).find(|t| line.is(*t, &[","])).filter(|_| number && hit && subject_kind(line, be).is_some())?;
    if line.reads(comma + 1, &["among", "them"]) {
        Some(comma + 3)
    } else {
        line.is(comma + 1, &["including"]).then_some(comma + 2)
    }
}

/// Numbers that may pass for nouns.
const NUMBERS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen", "pair", "trio",
];

/// "the nine", "the other two": a number without a noun.
fn counted(line: &Line<'_>, at: usize) -> bool {
    (line.clauses().tag(at.min(line.len() - 1)) == "CD" || line.is(at, NUMBERS))
        && !line.clauses().tag((at + 1).min(line.len() - 1)).starts_with('N')
}

fn inside_description(line: &Line<'_>, at: usize) -> bool {
    let clauses = line.clauses();
    matches!(clauses.label(at), crate::english::Label::Relcl | crate::english::Label::Acl)
}

fn subject_is_name(line: &Line<'_>, verb: usize) -> bool {
    verb > 0 && line.clauses().tag(verb - 1).starts_with("NNP")
}

/// Where the names stand in a sentence that leans on the one before: "the banks, among them A and B, had", "Two of the firms
/// are tied to the army: A and B", "The others, A and B, sell", "It included A and B" behind a list, "On it stand A and B".
fn leaning(reading: &Reading<'_, '_>, line: &Line<'_>) -> Option<usize> {
    let thread = &reading.thread;
    let near = line.sentence.saturating_sub(thread.stated_at.max(thread.listed_at)) <= LEANING;
    let acted = near && thread.continued().is_some();
    let list = |sentence: usize| {
        let words = reading.scene.document.text(sentence).to_lowercase();
        words.split(|c: char| !c.is_alphabetic()).any(|word| super::LISTS.contains(&word))
    };
    let just = thread.stated_at.max(thread.listed_at) + 1 == line.sentence && thread.continued().is_some();
    if acted && let Some(from) = among_those(line) {
        return Some(from);
    }
    let behind_list = line.sentence.checked_sub(1).is_some_and(list) && just;
    if behind_list && let Some(from) = of_the_list(line) {
        return Some(from);
    }
    if acted { parts_of(line) } else { None }
}

/// How many sentences after an act others lean on it.
const LEANING: usize = 3;

/// "Among the bodies are A and B": but not those killed or present.
fn among_those(line: &Line<'_>) -> Option<usize> {
    let clauses = line.clauses();
    let be = (2..line.len().min(10)).find(|t| line.is(*t, &["are", "is", "were", "was"]))?;
    let other = &[
        "killed",
        "dead",
        "wounded",
        "injured",
        "arrested",
        "detained",
        "present",
        "attending",
        "invited",
        "missing",
        "elected",
        "guests",
        "speakers",
        "critics",
        "victims",
        "charged",
        "released",
        "affected",
    ];
    let opens = line.is(0, &["among"]) && line.is(1, &["those", "the", "these"]);
    if !opens || (1..be).any(|t| line.is(t, other) || line.is(t, &[","])) {
        return None;
    }
    let kind = (2..be).any(|t| clauses.tag(t) == "NNS" && kind_of_noun(clauses.cues, clauses.lemma(t)).is_some());
    kind.then_some(be + 1)
}

/// "It included A and B", "On it stand A and B", "Among the names on it are".
fn of_the_list(line: &Line<'_>) -> Option<usize> {
    let verb = (1..line.len().min(8)).find(|t| line.clauses().is_verb(*t) && line.starts_small(*t))?;
    let includes = line.is(verb, &["included", "includes", "include", "contains", "contained", "names", "named"]);
    let stands = line.is(verb, &["are", "is", "were", "was", "stand", "stands", "stood"]);
    let it = line.is(0, &["it"]) || line.reads(0, &["the", "list"]) || line.reads(0, &["this", "list"]);
    let on = line.is(0, &["on"]) && line.is(1, &["it"]) || line.reads(0, &["on", "the", "list"]);
    (it && includes && verb <= 3 || on && stands).then_some(verb + 1)
}

/// Behind a plural that stands for those who were counted: a colon, "among them", or the comma before their names.
fn parts_of(line: &Line<'_>) -> Option<usize> {
    let clauses = line.clauses();
    let kind = |t: usize| {
        clauses.tag(t) == "NNS" && kind_of_noun(clauses.cues, clauses.lemma(t)).is_some() && line.starts_small(t)
    };
    let among = |t: usize| {
        line.reads(t, &[",", "among", "them"]) || line.is(t, &[","]) && line.is(t + 1, &["including", "namely"])
    };
    // "the banks, among them": those that the sentence before counted.
    let noun = (1..line.len().min(14)).find(|t| kind(*t) && among(t + 1));
    if let Some(noun) = noun.filter(|noun| line.is(noun - 1, &["the", "these", "those"])) {
        return Some(if line.is(noun + 2, &["among"]) { noun + 4 } else { noun + 3 });
    }
    let others = line.is(0, &["the"]) && line.is(1, &["others", "rest", "other", "remaining"]);
    let comma = (1..line.len().min(5)).find(|t| line.is(*t, &[","])).filter(|_| others);
    let counted =
        comma.filter(|comma| line.is(comma - 1, &["others", "rest", "two", "three", "four"]) || kind(comma - 1));
    if let Some(comma) = counted {
        let name = (comma + 1..(comma + 6).min(line.len())).any(|t| line.starts_capital(t));
        return name.then_some(comma + 1);
    }
    // "Two of the companies are tied to the army: A and B".
    let some = line.len() > 0 && clauses.tag(0) == "CD"
        || line.is(0, &["some", "several", "most", "half", "both", "all", "one"]);
    let of = some && line.is(1, &["of"]) && (2..5).any(|t| t < line.len() && (kind(t) || line.is(t, &["them"])));
    let colon = (3..line.len().min(22)).find(|t| line.is(*t, &[":"])).filter(|_| of)?;
    (1..colon).any(|t| line.is_finite(t)).then_some(colon + 1)
}

/// What the subject of the sentence says the names are.
fn subject_kind(line: &Line<'_>, verb: usize) -> Option<PartyKind> {
    let clauses = line.clauses();
    (0..verb)
        .find_map(|t| clauses.tag(t).starts_with("NNS").then(|| kind_of_noun(clauses.cues, clauses.lemma(t))).flatten())
}

fn negated(line: &Line<'_>, from: usize) -> bool {
    (0..(from + 2).min(line.len())).any(|t| line.is(t, &["not", "n't", "neither", "no", "never", "nor"]))
}
