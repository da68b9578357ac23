//! What the place says in which a party is named that could be listed.

use crate::extract::clause::Clauses;
use crate::extract::evoked::{Place, distance, shape};
use crate::extract::parties::Mention;
use crate::extract::scene::Scene;
use crate::extract::signs::Signs;
use crate::lexicon::cues::{Pos, TriggerKind};
use crate::text::blocks::BlockKind;

/// How many heads are climbed to find what a name hangs from.
const MOST_STEPS: usize = 10;

/// Cues of verbs that put on lists, take off them, or impose what lists impose.
const VERBS: &[&str] = &[
    "designate",
    "enlist",
    "list",
    "delist",
    "impose",
    "ease",
    "shut_out",
    "cut_off",
    "penalise",
    "regard",
    "breach",
    "say",
];

/// Cues of nouns for lists and for what they impose.
const NOUNS: &[&str] = &["register", "sanction", "restriction", "enlisting", "delisting", "listed", "imposition"];

/// The signs of one mention.
pub(super) fn signs(scene: &Scene<'_>, mention: &Mention, signs: &mut Signs) {
    let document = scene.document;
    let sentence = &document.sentences[mention.sentence];
    let block = match document.block_kind(mention.sentence) {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Item => "item",
    };
    signs.note(&["at", block]);
    for (name, kind) in [("sanction", TriggerKind::Sanction), ("listing", TriggerKind::Listing)] {
        signs.note(&["at", name, if sentence.triggers.contains(&kind) { "yes" } else { "no" }]);
    }
    signs.note(&["form", mention.form.code()]);
    let others = scene.parties.in_sentence(mention.sentence).iter().filter(|other| other.party != mention.party);
    let alike = scene.parties.get(mention.party).kind;
    let beside = others.filter(|other| scene.parties.get(other.party).kind == alike).count();
    signs.note(&["alike", ["0", "1", "2", "3", "4"][beside.min(4)]]);
    let word = |token: usize| document.word(mention.sentence, token).to_lowercase();
    if mention.first == 0 {
        signs.note(&["opens"]);
    } else {
        signs.note(&["behind", spelt(&word(mention.first - 1))]);
    }
    if mention.end < sentence.tokens.len() {
        signs.note(&["followed", spelt(&word(mention.end))]);
    } else {
        signs.note(&["closes"]);
    }
    match scene.stating_clauses(mention.sentence).filter(|clauses| mention.end <= clauses.len()) {
        Some(clauses) => in_clause(&clauses, mention, signs),
        None => signs.note(&["unparsed"]),
    }
}

/// A word as signs have it: marks and figures by what they are.
fn spelt(word: &str) -> &str {
    match word {
        "," => "comma",
        ":" | ";" => "colon",
        "(" | ")" | "[" | "]" => "bracket",
        _ if !word.is_empty() && word.chars().all(char::is_alphabetic) => word,
        _ if word.starts_with(|c: char| c.is_ascii_digit()) => "figure",
        _ => "mark",
    }
}

/// The signs of a party and an authority that one sentence names: how both stand to the verb or noun that lists.
pub(super) fn together(scene: &Scene<'_>, mention: &Mention, place: &Place, signs: &mut Signs) {
    let Some(clauses) = scene.stating_clauses(mention.sentence) else { return };
    if mention.end > clauses.len() || place.head >= clauses.len() {
        return;
    }
    signs.note(&["via", place.via.code()]);
    let side = if place.head < mention.first { "before" } else { "after" };
    signs.note(&["authority", side, distance(place.head.abs_diff(mention.first))]);
    let (party, authority) = (clauses.first_conjunct(mention.end - 1), clauses.first_conjunct(place.head));
    let (over_party, over_authority) = (above(&clauses, party), above(&clauses, authority));
    let mut words = over_authority.clone();
    words.sort_unstable();
    for word in words {
        for name in listing_cues(&clauses, word) {
            signs.note(&["authority", name, shape(&clauses, authority)]);
            if over_party.contains(&word) {
                signs.note(&["both", name, shape(&clauses, authority), shape(&clauses, party)]);
            }
        }
    }
}

/// The words that a phrase hangs from, up to the first verb: what is below each of them in the sense of these signs.
fn above(clauses: &Clauses<'_>, top: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = top;
    while let Some(head) = clauses.head(at).filter(|_| found.len() < MOST_STEPS) {
        found.push(head);
        if clauses.is_verb(head) {
            break;
        }
        at = head;
    }
    found
}

/// The cues of a word that lists, or speaks of lists.
fn listing_cues(clauses: &Clauses<'_>, word: usize) -> Vec<&'static str> {
    let (names, pos): (&[&str], Pos) = if clauses.is_verb(word) { (VERBS, Pos::Verb) } else { (NOUNS, Pos::Noun) };
    let carried = clauses.cues.of(pos, clauses.lemma(word));
    names.iter().copied().filter(|name| carried.iter().any(|cue| cue == name)).collect()
}

fn in_clause(clauses: &Clauses<'_>, mention: &Mention, signs: &mut Signs) {
    let head = mention.end - 1;
    let top = clauses.first_conjunct(head);
    let shape = shape(clauses, top);
    signs.note(&["shape", shape]);
    if top != head {
        signs.note(&["conjunct"]);
    }
    let over = above(clauses, top);
    for word in 0..clauses.len() {
        for name in listing_cues(clauses, word) {
            let (side, far) =
                if word < head { ("before", head - word) } else { ("after", word.saturating_sub(mention.first)) };
            signs.note(&[name, side]);
            signs.note(&[name, side, distance(far)]);
            if let Some(climbed) = over.iter().position(|at| *at == word) {
                signs.note(&[name, "over", shape]);
                if climbed == 0 {
                    signs.note(&[name, "directly", shape]);
                }
                if clauses.is_verb(word) {
                    let voice = if clauses.is_passive(word) { "passive" } else { "active" };
                    signs.note(&[name, voice, shape]);
                    signs.note(&[name, clauses.realis(word, 0).rough_code()]);
                }
            }
        }
    }
    if let Some(verb) = clauses.verb_above(head) {
        signs.note(&["under", clauses.lemma(verb)]);
        signs.note(&["under", clauses.lemma(verb), shape]);
    }
}
