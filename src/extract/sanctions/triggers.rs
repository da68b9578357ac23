//! The words of a sentence that speak of a sanction, and the event that the nouns around them name.
//!
//! "a fresh round of sanctions", "the lifting of sanctions", "the threat of an embargo", "sanctions relief": the noun that
//! counts for the clause stands above the word for the sanction, and the nouns in between say what becomes of it.

use crate::english::Label;
use crate::extract::clause::Clauses;

/// What a noun between the sanction and its clause makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// "the imposition of", "the tightening of".
    Imposition,
    /// "the extension of", "renewal".
    Extension,
    /// "the lifting of", "sanctions relief".
    Easing,
    /// "violation of", "sanctions-busting".
    Breach,
    /// "the threat of", "a bill on".
    Prospect,
}

/// A word that speaks of a sanction.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// The word for the sanction.
    pub(super) word: usize,
    /// The topmost noun that stands for it in its clause.
    pub(super) top: usize,
    /// All nouns from `word` up to `top`.
    pub(super) chain: Vec<usize>,
    /// The event named on the way, and its noun; the lowest counts.
    pub(super) event: Option<(Event, usize)>,
    /// Whether the word alone is enough; "restrictions" and "measures" need a sender and a target beside them.
    pub(super) strong: bool,
    /// Whether it is a verb or participle: "sanctioned", "blacklisted".
    pub(super) verbal: bool,
    /// Whether it cuts something off ("froze the assets of"): who is hit stands behind the object.
    pub(super) cuts_off: bool,
    /// Whether it lists a number of people or firms whose state the discourse must tell.
    pub(super) counted: bool,
}

/// The triggers of a sentence, in order.
pub(super) fn find(clauses: &Clauses<'_>) -> Vec<Trigger> {
    (0..clauses.len()).filter_map(|word| trigger(clauses, word)).collect()
}

fn trigger(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let tag = clauses.tag(word);
    if tag.starts_with('V') || tag == "JJ" {
        return verbal(clauses, word);
    }
    if !tag.starts_with('N') {
        return None;
    }
    let strong = clauses.noun_is(word, "sanction") || is_measure(clauses, word);
    if !strong && (!clauses.noun_is(word, "restriction") || clauses.noun_is(word, "measure_if")) {
        return None;
    }
    if !strong && clauses.label(word) == Label::Compound {
        return None;
    }
    let (chain, event) = climb(clauses, word);
    let top = chain.last().copied().unwrap_or(word);
    let counted = !strong && matches!(clauses.lemma(word), "listing" | "designation");
    Some(Trigger { word, top, chain, event, strong, verbal: false, cuts_off: false, counted })
}

/// "asset freeze", "travel ban", "export curbs", "coercive measures".
fn is_measure(clauses: &Clauses<'_>, word: usize) -> bool {
    if !clauses.noun_is(word, "restriction") {
        return false;
    }
    clauses.children(word).filter(|child| *child < word).any(|child| clauses.noun_is(child, "measure_kind"))
}

fn verbal(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let direct = clauses.verb_is(word, "sanction");
    let by_object = !direct && clauses.verb_is(word, "cut_off") && cuts_off(clauses, word);
    let counted = !direct && !by_object && clauses.verb_is(word, "list") && lists_many(clauses, word);
    if !direct && !by_object && !counted {
        return None;
    }
    // "sanctioned" before a noun is tagged now as a verb, now as an adjective.
    if clauses.tag(word) == "JJ" && clauses.label(word) != Label::Amod {
        return None;
    }
    let strong = !counted && !by_object && !matches!(clauses.lemma(word), "punish" | "boycott");
    Some(Trigger {
        word,
        top: word,
        chain: vec![word],
        event: None,
        strong,
        verbal: true,
        cuts_off: by_object,
        counted,
    })
}

/// "froze the assets of", "banned imports from", "barred exports to".
fn cuts_off(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.patients(verb).into_iter().any(|object| clauses.noun_is(object, "cut_off_object"))
}

/// "named 24 people and seven entities".
fn lists_many(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses
        .patients(verb)
        .into_iter()
        .any(|object| clauses.noun_is(object, "listed") && !clauses.children_with(object, &[Label::Nummod]).is_empty())
}

/// Climbs from the word for the sanction to the noun that stands for it in the clause.
fn climb(clauses: &Clauses<'_>, word: usize) -> (Vec<usize>, Option<(Event, usize)>) {
    let mut chain = vec![word];
    let mut event = None;
    let mut at = clauses.first_conjunct(word);
    for _ in 0..6 {
        let Some(above) = noun_above(clauses, at) else { break };
        let named = event_of(clauses, above);
        if named.is_none() && !clauses.noun_is(above, "quantity") && !clauses.noun_is(above, "sanction") {
            break;
        }
        if event.is_none() {
            event = named.map(|named| (named, above));
        }
        chain.push(above);
        at = clauses.first_conjunct(above);
    }
    (chain, event)
}

/// The noun that the word modifies: "sanctions relief", "round of sanctions", "end to sanctions".
fn noun_above(clauses: &Clauses<'_>, word: usize) -> Option<usize> {
    let head = clauses.head(word)?;
    match clauses.label(word) {
        Label::Compound | Label::Nmod | Label::Poss if clauses.is_nominal(head) => Some(head),
        Label::Pobj if matches!(clauses.lemma(head), "of" | "to" | "from" | "for" | "on" | "in") => {
            let above = clauses.head(head)?;
            let fits = match clauses.lemma(head) {
                "of" => true,
                "to" => clauses.noun_is(above, "easing"),
                "from" => matches!(clauses.lemma(above), "relief" | "respite" | "exemption"),
                _ => clauses.noun_is(above, "prospect"),
            };
            (fits && clauses.tag(above).starts_with('N')).then_some(above)
        }
        _ => None,
    }
}

fn event_of(clauses: &Clauses<'_>, noun: usize) -> Option<Event> {
    if clauses.lemma(noun) == "end" && clauses.children(noun).any(|child| clauses.lemma(child).starts_with("receiv")) {
        return None;
    }
    if matches!(clauses.lemma(noun), "extension" | "renewal" | "prolongation") {
        return Some(Event::Extension);
    }
    [
        ("breach", Event::Breach),
        ("easing", Event::Easing),
        ("imposition", Event::Imposition),
        ("prospect", Event::Prospect),
    ]
    .into_iter()
    .find(|(cue, _)| clauses.noun_is(noun, cue))
    .map(|(_, event)| event)
}
