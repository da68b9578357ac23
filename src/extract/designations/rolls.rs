//! Names that a list or a further sentence adds to an act: bullets below a lead-in, "they are", "it is joined by",
//! "the individuals include".

use super::act::Act;
use super::line::Line;
use super::{Reading, enumeration::Enumeration};
use crate::extract::parties::listed::kind_of_noun;
use crate::model::vocabulary::{DesignationStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// Names in an item of a list that an act announced; tells whether the block was one.
pub(super) fn item(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let document = reading.scene.document;
    let block = document.sentences[line.sentence].block;
    let first = line.sentence == 0 || document.sentences[line.sentence - 1].block != block;
    let listed = matches!(document.blocks[block].kind, BlockKind::Item | BlockKind::Paragraph | BlockKind::Heading);
    let Some(act) = reading.thread.open.clone().filter(|_| first && listed) else { return false };
    let Some(end) = head_end(line) else { return false };
    let plain = document.blocks[block].kind == BlockKind::Item;
    let behind = line.lower.get(end).map_or("", String::as_str);
    let shaped =
        matches!(behind, "" | "–" | "—" | "-" | ":" | "(" | ";" | "--") || (plain && matches!(behind, "," | "."));
    let promised = reading.thread.announced && end + 1 < line.len();
    if !shaped || (!plain && (!promised || matches!(behind, "" | "." | ";"))) {
        return false;
    }
    let hint = described(line, end).or(reading.thread.hint);
    let named = Enumeration::new(reading.scene, line, hint).named(0..end);
    reading.keep(line, &act, &named, "listing.item");
    !named.is_empty()
}

/// One past the name at the head of a list item: up to the dash, colon, bracket or comma behind it.
fn head_end(line: &Line<'_>) -> Option<usize> {
    let dash = |t: usize| line.is(t, &["–", "—", "--"]) || (line.is(t, &["-"]) && !line.is_glued(t));
    let end = (0..line.len()).find(|t| dash(*t) || line.is(*t, &[":", "(", ",", ";", ".", "["])).unwrap_or(line.len());
    let short = (1..=12).contains(&end);
    let verbless = !(0..end).any(|t| line.is_finite(t));
    (short && verbless).then_some(end)
}

/// What the description behind the name says it is.
fn described(line: &Line<'_>, from: usize) -> Option<PartyKind> {
    let clauses = line.clauses();
    let stop = (from + 1..line.len()).find(|t| line.is(*t, &[",", ";", ".", "of", "in", "for"])).unwrap_or(line.len());
    (from + 1..stop).rev().find_map(|t| kind_of_noun(clauses.cues, clauses.lemma(t)))
}

/// Names that a further sentence adds to the act before; tells whether it did.
pub(super) fn further(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let Some(from) = opening(line) else { return false };
    let Some(act) = reading.thread.continued().cloned().or_else(|| of_senders(reading)) else { return false };
    if negated(line, from) {
        return false;
    }
    let hint = subject_kind(line, from).or(reading.thread.hint);
    let end = (from..line.len())
        .find(|t| line.is(*t, &[";"]) && (*t..line.len()).any(|f| line.is_finite(f)))
        .unwrap_or(line.len());
    let named = Enumeration::new(reading.scene, line, hint).named(from..end);
    let date = if line.is(1, &["first"]) {
        super::when::before_in_block(reading.scene, line.sentence).or(act.date)
    } else {
        act.date
    };
    reading.keep(line, &Act { date, confidence: 0.7, ..act }, &named, "listing.continued");
    !named.is_empty()
}

/// The sanctions that a sentence before spoke of without naming whom they hit.
fn of_senders(reading: &Reading<'_, '_>) -> Option<Act> {
    let authorities = reading.thread.senders.clone();
    (!authorities.is_empty()).then(|| Act {
        authorities,
        agency: None,
        status: DesignationStatus::Designated,
        date: None,
        list: None,
        target: None,
        bases: Vec::new(),
        programs: Vec::new(),
        reasons: Vec::new(),
        rule: "listing.continued",
        confidence: 0.6,
    })
}

/// The word behind which a sentence that goes on with the list gives its names.
fn opening(line: &Line<'_>) -> Option<usize> {
    let clauses = line.clauses();
    let verb = (0..line.len().min(22)).find(|t| line.is_finite(*t) && !inside_description(line, *t))?;
    // "Those sanctioned are": the participle may pass for the verb.
    let verb = if line.is(verb + 1, &["are", "were", "include", "included", "is", "was"]) { verb + 1 } else { verb };
    let be = |at: usize| line.is(at, &["is", "are", "was", "were"]);
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
        if those && verb > 1 && !(0..verb).any(|t| line.is(t, listed)) {
            return None;
        }
        let among = line.is(0, &["among"])
            && (0..verb).any(|t| {
                line.is(
                    t,
                    &["them", "those", "names", "targets", "sanctioned", "listed", "hit", "designated", "blacklisted"],
                )
            });
        return (among
            || line.is(0, &["they"]) && be(verb) && line.starts_capital(verb + 1)
            || line.is(0, &["these", "those"]) && verb > 0
            || line.is(verb, &["include", "included"]))
        .then_some(verb + 1);
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

fn inside_description(line: &Line<'_>, at: usize) -> bool {
    let clauses = line.clauses();
    matches!(clauses.label(at), crate::english::Label::Relcl | crate::english::Label::Acl)
}

fn subject_is_name(line: &Line<'_>, verb: usize) -> bool {
    verb > 0 && line.clauses().tag(verb - 1).starts_with("NNP")
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
