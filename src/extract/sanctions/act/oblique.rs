//! What is done with a sanction that hangs from a preposition: "hit them with", "put under", "called for", "subjected to".

use super::outcome::{eased, imposed};
use super::{Deed, renewed, standing};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::model::vocabulary::Mode;

/// "hit Iran with sanctions", "responded with sanctions", "threatened Russia with sanctions".
pub(super) fn of_with(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    let realis = if clauses.verb_is(verb, "threaten") { Realis::Threatened } else { clauses.realis(verb, 0) };
    let act = clauses.verb_is(verb, "impose") || clauses.verb_is(verb, "threaten") || clauses.verb_is(verb, "answer");
    if !act {
        let subject = clauses.verb_is(verb, "face");
        return Some(Some(Deed { subject_is_target: subject, ..standing(Some(verb), "sanction.with.standing") }));
    }
    Some(imposed(realis, None).map(|pair| Deed::of_verb(verb, pair, "sanction.with")))
}

/// "put Iran under sanctions", "Russia is under sanctions".
pub(super) fn of_under(clauses: &Clauses<'_>, verb: usize) -> Option<Option<Deed>> {
    if matches!(clauses.lemma(verb), "put" | "place" | "bring") {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.under")));
    }
    // "keeps him under sanctions": the subject sends.
    if clauses.verb_is(verb, "maintain") && !clauses.patients(verb).is_empty() && !clauses.is_passive(verb) {
        return Some(Some(standing(Some(verb), "sanction.under.kept")));
    }
    Some(Some(Deed { subject_is_target: true, ..standing(Some(verb), "sanction.under.standing") }))
}

/// "called for sanctions", "on the receiving end of sanctions", "relief from sanctions".
pub(super) fn of_oblique(clauses: &Clauses<'_>, top: usize, verb: usize) -> Option<Option<Deed>> {
    let answers = clauses.label(top) == Label::Attr
        && clauses.children_with(verb, &[Label::Nsubj]).into_iter().any(|noun| clauses.noun_is(noun, "response"));
    if answers {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.answer")));
    }
    // "subjects them to an asset freeze".
    let before = clauses.head(clauses.first_conjunct(top)).map(|prep| clauses.lemma(prep));
    if matches!(clauses.lemma(verb), "free" | "release" | "relieve") && before == Some("from") {
        let pair = eased(clauses.realis(verb, 0), Mode::Lifted);
        return Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.oblique")));
    }
    if clauses.lemma(verb) == "subject" && before == Some("to") {
        return Some(
            imposed(clauses.realis(verb, 0), None).map(|pair| Deed::of_verb(verb, pair, "sanction.subjected")),
        );
    }
    let realis = clauses.noun_realis(top, 0);
    let asked = ["call_for", "call_out", "threaten"].into_iter().any(|cue| clauses.verb_is(verb, cue));
    let open = matches!(realis, Realis::Threatened | Realis::CalledFor | Realis::Planned);
    if asked && open {
        return Some(imposed(realis, None).map(|pair| Deed::of_verb(verb, pair, "sanction.oblique")));
    }
    // "agreed on a new package of sanctions".
    if agrees_on(clauses, top) {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.oblique")));
    }
    // "are working on further sanctions".
    if clauses.verb_is(verb, "plan") && before.is_some_and(|prep| matches!(prep, "on" | "about" | "over")) {
        let realis = clauses.realis(verb, 0).max(Realis::Planned);
        return Some(imposed(realis, None).map(|pair| Deed::of_verb(verb, pair, "sanction.oblique")));
    }
    // "led to new sanctions", "resulted in a fresh embargo", "was met with tougher sanctions".
    let leads = clauses.verb_is(verb, "lead_to") && matches!(before, Some("to" | "in" | "with"));
    if leads && renewed(clauses, top) {
        let pair = imposed(clauses.realis(verb, 0), None);
        let rule = "sanction.oblique.cause";
        return Some(pair.map(|pair| Deed { subject_is_cause: true, ..Deed::of_verb(verb, pair, rule) }));
    }
    // "voted for sanctions", "voted in favour of an embargo".
    if clauses.lemma(verb) == "vote" && matches!(before, Some("for" | "of")) {
        let pair = imposed(clauses.realis(verb, 0), None);
        return Some(pair.map(|pair| Deed::of_verb(verb, pair, "sanction.oblique.vote")));
    }
    // "voted against sanctions".
    if clauses.lemma(verb) == "vote" && before == Some("against") {
        return Some(None);
    }
    let against = before == Some("against");
    let hit = against || matches!(clauses.lemma(top), "end" | "weight" | "burden" | "force" | "brunt" | "pressure");
    let sufferer = hit || clauses.verb_is(verb, "face");
    Some(Some(Deed { subject_is_target: sufferer, ..standing(Some(verb), "sanction.oblique.standing") }))
}

/// "agreed on a package of sanctions": those that stand are no new ones.
fn agrees_on(clauses: &Clauses<'_>, noun: usize) -> bool {
    let preposition = clauses.head(clauses.first_conjunct(noun)).filter(|word| clauses.lemma(*word) == "on");
    let verb = preposition.and_then(|word| clauses.head(word));
    let fresh = renewed(clauses, noun)
        || clauses.children_with(noun, &[Label::Det]).into_iter().any(|word| matches!(clauses.lemma(word), "a" | "an"))
        || clauses.children(noun).all(|child| !matches!(clauses.label(child), Label::Det | Label::Poss));
    fresh && verb.is_some_and(|verb| clauses.is_verb(verb) && clauses.lemma(verb) == "agree")
}
