//! Lists that a sentence announces: bullets, numbered names, rows of tables, and the entries of official lists.
//!
//! A roster opens with a sentence that promises names ("The following have been added:") or with a heading of an official
//! notice ("ADDITIONS"). Headings in it say what follows ("Individuals", "Deletions"), each block of it names a party at
//! its head, and a paragraph of prose closes it.

use super::Reading;
use super::act::Act;
use super::authority::Authority;
use super::discourse;
use super::entry;
use super::enumeration::Enumeration;
use super::line::Line;
use crate::english::Label;
use crate::extract::parties::listed::kind_of_noun;
use crate::model::vocabulary::{DesignationStatus, PartyKind};
use crate::text::blocks::BlockKind;

/// A list under way.
#[derive(Clone, Debug)]
pub(super) struct Roster {
    /// The act that its entries share.
    pub(super) act: Act,
    /// Whether a sentence promised it: "the following", a colon.
    announced: bool,
    /// What its entries are, where the promise or a heading says so.
    kind: Option<PartyKind>,
    /// Entries read so far.
    entries: usize,
    /// Blocks passed since that were no entries.
    passed: usize,
}

impl Roster {
    /// A list that has just been opened.
    pub(super) fn new(act: Act, announced: bool, kind: Option<PartyKind>) -> Self {
        Self { act, announced, kind, entries: 0, passed: 0 }
    }

    /// Whether it was only counted, and nobody of it has been named.
    pub(super) fn is_unnamed(&self) -> bool {
        !self.announced && self.entries == 0
    }

    /// What its entries are, where that was said.
    pub(super) fn kind(&self) -> Option<PartyKind> {
        self.kind
    }
}

/// Words of a heading under which a release names whom it lists: "Persons and entity concerned", "Individuals designated".
pub(super) const CONCERNED: &[&str] =
    &["concerned", "listed", "designated", "sanctioned", "blacklisted", "added", "targeted", "designees", "targets"];

/// Blocks without an entry that an announced list survives before its first one.
const PATIENCE: usize = 3;

/// Whether a sentence promises a list: "the following", "as follows", a colon at its end.
pub(super) fn announces(line: &Line<'_>) -> bool {
    let promised = (0..line.len()).any(|t| {
        line.is(t, &["following"]) && line.is(t.saturating_sub(1), &["the"])
            || line.is(t, &["below"]) && t > 0 && !line.starts_capital(t - 1) && plural_before(line, t)
            || line.reads(t, &["as", "follows"])
    });
    // "Here is who is on the list."
    let here = line.is(0, &["here", "below", "these"])
        && line.is(1, &["is", "are"])
        && (2..line.len())
            .any(|t| line.is(t, &["who", "names", "list", "those", "targets"]) || line.noun_is(t, "listed"));
    let promised = promised || here;
    line.is(line.len().saturating_sub(1), &[":"]) || promised
}

fn plural_before(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|t| line.is(t, &["listed", "specified", "named", "entries", "identified", "set"]))
}

/// What a plural of the sentence says the names to come are: "four companies", "two yachts".
pub(super) fn kind_in(line: &Line<'_>, range: std::ops::Range<usize>) -> Option<PartyKind> {
    let clauses = line.clauses();
    range
        .filter(|t| *t < line.len() && clauses.tag(*t) == "NNS")
        .find_map(|t| kind_of_noun(clauses.cues, clauses.lemma(t)))
}

/// Whether a noun says what kind of party somebody is: "the bank", "the trader".
pub(super) fn is_kind(line: &Line<'_>, noun: usize) -> bool {
    let clauses = line.clauses();
    kind_of_noun(clauses.cues, clauses.lemma(noun)).is_some()
}

/// Reads the first sentence of a block as a part of the list under way; tells whether it was one.
pub(super) fn read(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let document = reading.scene.document;
    let block = document.sentences[line.sentence].block;
    if heading(reading, line) {
        return true;
    }
    // Lines with fields of the entry above name nobody else.
    let text = document.blocks[block].span.of(document.body());
    if reading.thread.open.as_ref().is_some_and(|roster| roster.entries > 0) && entry::opens_field(text) {
        reading.thread.described = Some(block);
        return true;
    }
    let Some(mut roster) = reading.thread.open.clone() else { return false };
    if roster.is_unnamed() && roster.passed > 0 {
        return pass(reading, line);
    }
    // A line above bullets says what they have in common: "Allied Democratic Forces (ADF)".
    let item = |block: usize| document.blocks.get(block).is_some_and(|one| one.kind == BlockKind::Item);
    if item(block + 1) && !item(block) && is_label(line) {
        return true;
    }
    // "Vessels: Vega Star, Vega Moon": a row of names behind what they are.
    let kind = kind_of_noun(line.clauses().cues, line.clauses().lemma(0)).filter(|_| line.is(1, &[":"]));
    if let Some(kind) = kind.filter(|_| roster.announced) {
        let named = Enumeration::new(reading.scene, line, Some(kind)).named(2..line.len());
        let named = reading.without_authorities(line, named, &roster.act);
        if named.is_empty() {
            return pass(reading, line);
        }
        roster.entries += named.len();
        roster.passed = 0;
        let act = roster.act.clone();
        reading.thread.open = Some(roster);
        reading.keep(line, &act, &named, "listing.item");
        return true;
    }
    let head = entry::official(reading.scene, line, roster.kind).filter(|_| roster.announced);
    let official = head.is_some();
    let Some(head) = head.or_else(|| entry::plain(line, document.blocks[block].kind, roster.announced)) else {
        return pass(reading, line);
    };
    let kind = head.kind.or(roster.kind);
    let named = entry::named(reading, line, &head, kind, official);
    let named = reading.without_authorities(line, named, &roster.act);
    if named.is_empty() {
        return pass(reading, line);
    }
    roster.entries += 1;
    roster.passed = 0;
    // When somebody was listed who is taken off now is another matter.
    let gone = roster.act.status == DesignationStatus::Delisted;
    let day = if gone { None } else { entry::listed_on(reading.scene, line) };
    let act = Act { date: day.or(roster.act.date), ..roster.act.clone() };
    reading.thread.open = Some(roster);
    reading.keep(line, &act, &named, "listing.item");
    if official {
        reading.thread.described = Some(block);
    }
    true
}

/// A short line without a verb that parts a list: "Ministry of Defence", "Allied Democratic Forces (ADF)".
fn is_label(line: &Line<'_>) -> bool {
    line.len() <= 12
        && !line.is(line.len().saturating_sub(1), &[".", "!", "?"])
        && !(0..line.len()).any(|t| line.is_finite(t))
}

/// Counts a block that names nobody, and closes the list where prose goes on.
fn pass(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let short = reading.scene.document.block_kind(line.sentence) != BlockKind::Paragraph || is_label(line);
    if let Some(roster) = reading.thread.open.as_mut() {
        roster.passed += 1;
        let over = match (roster.announced, roster.entries) {
            (true, 0) => roster.passed > PATIENCE,
            (true, _) => !short || roster.passed > PATIENCE,
            // "Two banks were listed." is followed by their names, be it in the next paragraph.
            (false, 0) => roster.passed > 1,
            (false, _) => !short || roster.passed > 1,
        };
        if over {
            reading.thread.open = None;
        }
    }
    false
}

/// What the lines of an official list say of its entries: their kind, or whether they come or go.
fn heading(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    let words: Vec<&str> = line
        .lower
        .iter()
        .map(String::as_str)
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2)
        .collect();
    let block = reading.scene.document.block_kind(line.sentence);
    if words.is_empty() || words.len() > 5 || block == BlockKind::Title || (0..line.len()).any(|t| line.is_finite(t)) {
        return false;
    }
    let Some(last) = words.last() else { return false };
    let clauses = line.clauses();
    let status = status_of(last).or_else(|| (words.len() == 2).then(|| status_of(words[0])).flatten());
    let plural =
        last.strip_suffix("ies").map_or_else(|| last.trim_end_matches('s').to_owned(), |stem| format!("{stem}y"));
    let kind = kind_of_noun(clauses.cues, &plural).filter(|_| last.ends_with('s') || *last == "aircraft");
    if let Some(status) = status {
        let act = reading.thread.open.as_ref().map(|roster| roster.act.clone()).or_else(|| notice(reading));
        let Some(act) = act else { return false };
        let amended = words.iter().any(|word| word.starts_with("amendment") || *word == "variations");
        let date = act.date.filter(|_| !amended);
        reading.thread.open = Some(Roster::new(Act { status, date, ..act }, true, None));
        return true;
    }
    let promised = block == BlockKind::Heading && words.iter().any(|word| CONCERNED.contains(word));
    if promised && let Some(act) = reading.thread.current.clone().filter(|_| reading.thread.open.is_none()) {
        reading.thread.open = Some(Roster::new(act, true, None));
        return true;
    }
    let Some(roster) = reading.thread.open.as_mut() else { return false };
    if promised {
        roster.announced = true;
        roster.passed = 0;
        return true;
    }
    let category = kind.is_some() && !line.reads(line.len().saturating_sub(1), &[":"]);
    let part = words.len() <= 5 && matches!(words[0], "part" | "annex" | "schedule" | "section" | "list");
    if category {
        roster.kind = kind;
        roster.passed = 0;
        // The heading promises what the sentence before did not.
        roster.announced = true;
    }
    category || part
}

fn status_of(word: &str) -> Option<DesignationStatus> {
    match word {
        "additions" | "designations" | "listings" | "addition" => Some(DesignationStatus::Designated),
        "deletions" | "removals" | "delistings" | "revocations" | "deletion" | "removal" | "delisting" => {
            Some(DesignationStatus::Delisted)
        }
        // Who is amended stays on the list.
        "amendments" | "amendment" | "variations" => Some(DesignationStatus::Designated),
        _ => None,
    }
}

/// The act of a notice that says nothing but its headings.
fn notice(reading: &Reading<'_, '_>) -> Option<Act> {
    let issuer = reading.thread.issuer.clone()?;
    let act = Act::of(issuer, DesignationStatus::Designated, "listing.item");
    Some(Act { date: reading.scene.document.published(), ..act })
}

/// A sentence that promises names in the midst of sanctions but lists with no verb of its own: "Permission is required for
/// payments to 12 individuals, among them:".
pub(super) fn lead_in(reading: &mut Reading<'_, '_>, line: &Line<'_>) -> bool {
    if !announces(line) || !(reading.under_way(line) || reading.thread.issuer.is_some()) {
        return false;
    }
    let clauses = line.clauses();
    let kind = kind_in(line, 0..line.len());
    // "The new listings are:".
    let listings = |t: usize| line.is(t, &["listings", "designations", "listed"]);
    let counted = kind.is_some()
        || (0..line.len()).any(|t| line.noun_is(t, "sanction") || line.noun_is(t, "register") || listings(t));
    let quoted = (0..line.len()).any(|t| line.verb_is(t, "say") && clauses.label(t) == Label::Root);
    if !counted || quoted {
        return false;
    }
    let Some(authority) = discourse::of_law(reading.scene, line).or_else(|| own(reading)) else { return false };
    let gone = (0..line.len()).any(|t| {
        line.is(t, &["deletions", "removals", "delisted", "deleted", "removed", "delistings", "deletion", "removal"])
    });
    let status = if gone { DesignationStatus::Delisted } else { DesignationStatus::Designated };
    let date = super::when::in_sentence(reading.scene, line)
        .or_else(|| reading.thread.lead.as_ref().and_then(|act| act.date).filter(|_| reading.thread.issuer.is_none()))
        .or(reading.scene.document.published());
    let act = Act { date, ..Act::of(authority, status, "listing.item") };
    reading.thread.follow(&act);
    reading.thread.open = Some(Roster::new(act, true, kind));
    true
}

/// Who issues the document, else who acted last.
fn own(reading: &Reading<'_, '_>) -> Option<Authority> {
    let thread = &reading.thread;
    thread.issuer.clone().or_else(|| Authority::of_thread(thread))
}
