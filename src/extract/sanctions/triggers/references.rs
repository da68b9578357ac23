//! Words that stand for sanctions spoken of before: a list, a licence, a numbered package, a pronoun.

use super::{Event, Trigger, climb};
use crate::english::Label;
use crate::extract::clause::Clauses;

/// "put two banks on its list", "took him off the blacklist", "has a list of its own".
pub(super) fn listed(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    if !clauses.noun_is(word, "register") {
        return None;
    }
    let head = clauses.head(word)?;
    let (chain, event) = climb(clauses, word);
    if event.is_some() && clauses.label(word) == Label::Pobj {
        let top = chain.last().copied().unwrap_or(word);
        return Some(Trigger { top, chain, event, strong: false, back: true, ..Trigger::noun(word) });
    }
    let fits = match clauses.label(word) {
        Label::Pobj => {
            let verb = clauses.verb_above(head)?;
            let (onto, off) = (clauses.verb_is(verb, "enter"), clauses.verb_is(verb, "delist"));
            match clauses.lemma(head) {
                "on" | "onto" | "to" | "in" => onto || stands_on(clauses, head).is_some(),
                "off" | "from" | "of" => off,
                _ => false,
            }
        }
        Label::Dobj if clauses.is_verb(head) => {
            let kept = clauses.verb_is(head, "maintain") && is_own(clauses, word);
            kept || (clauses.verb_is(head, "delist") && goes_off(clauses, head))
        }
        _ => false,
    };
    let plainly = names_sanctions(clauses, word);
    fits.then(|| Trigger { strong: plainly, back: !plainly, ..Trigger::noun(word) })
}

/// "its list of state sponsors of terrorism", "the Entity List": a list that is one of sanctions by its name.
fn names_sanctions(clauses: &Clauses<'_>, word: usize) -> bool {
    let before = clauses.children_with(word, &[Label::Compound, Label::Amod, Label::Nmod]);
    let behind = clauses.objects_of(word, &["of"]);
    before.into_iter().chain(behind).any(|each| clauses.noun_is(each, "list_kind"))
}

/// "has been on the list since 2008", "remains on it", "has had the group on its list": the verb by which somebody stands there.
pub(in crate::extract::sanctions) fn stands_on(clauses: &Clauses<'_>, prep: usize) -> Option<usize> {
    let verb = clauses.head(prep).filter(|verb| clauses.is_verb(*verb) || clauses.tag(*verb) == "MD")?;
    (clauses.lemma(prep) == "on" && clauses.verb_is(verb, "stand_on")).then_some(verb)
}

/// "issued a general licence", "was granted an exemption": leave to deal in spite of the sanctions named before.
pub(super) fn licence(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    // "issued General License 8".
    let named = clauses.label(word) == Label::Compound && clauses.tag(word).starts_with("NNP");
    let top = if named { clauses.head(word)? } else { word };
    // "a waiver, granted in 2018".
    let given = clauses.children_with(top, &[Label::Acl]).into_iter().any(|verb| clauses.verb_is(verb, "give_leave"));
    if given && clauses.noun_is(word, "leave_to_deal") {
        let event = Some((Event::Licence, word));
        return Some(Trigger { event, strong: false, back: true, ..Trigger::noun(word) });
    }
    let verb = clauses.head(top).filter(|head| clauses.is_verb(*head))?;
    let fits = clauses.noun_is(word, "leave_to_deal")
        && matches!(clauses.label(top), Label::Dobj | Label::Nsubjpass)
        && (clauses.verb_is(verb, "give_leave") || clauses.verb_is(verb, "ease"));
    fits.then(|| Trigger { event: Some((Event::Licence, word)), strong: false, back: true, ..Trigger::noun(word) })
}

/// "adopted its 18th package", "the thirteenth round": sanctions are counted so.
pub(super) fn package(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    let counted =
        clauses.children_with(word, &[Label::Amod, Label::Compound, Label::Nummod]).into_iter().any(|child| {
            let lemma = clauses.lemma(child);
            let figure = lemma.starts_with(|c: char| c.is_ascii_digit());
            (figure && ["st", "nd", "rd", "th"].iter().any(|end| lemma.ends_with(end)))
                || clauses.noun_is(child, "ordinal")
        });
    let fits = counted && clauses.noun_is(word, "package") && clauses.label(word) != Label::Compound;
    fits.then(|| Trigger { strong: false, back: true, ..Trigger::noun(word) })
}

/// "struck off the list", with the list for its object.
pub(in crate::extract::sanctions) fn goes_off(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.children(verb).any(|child| clauses.lemma(child) == "off")
}

/// "a list of its own", "its own list".
pub(in crate::extract::sanctions) fn is_own(clauses: &Clauses<'_>, word: usize) -> bool {
    let own = |at: usize| clauses.children(at).any(|child| clauses.lemma(child) == "own");
    own(word) || clauses.objects_of(word, &["of"]).into_iter().any(|of| clauses.lemma(of) == "own" || own(of))
}

/// "lifted it", "maintain theirs", "prolonged its measures", "lifted most of its own": sanctions named before are meant.
pub(super) fn referring(clauses: &Clauses<'_>, word: usize) -> Option<Trigger> {
    if !matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass) {
        return None;
    }
    let verb = clauses.head(word).filter(|head| clauses.is_verb(*head))?;
    let acts = ["ease", "relax", "suspend", "waive", "extend", "tighten", "reimpose", "impose", "maintain"];
    if !acts.iter().any(|cue| clauses.verb_is(verb, cue)) {
        return None;
    }
    let pronoun = clauses.tag(word).starts_with("PRP")
        && !is_person(clauses.lemma(word))
        && !matches!(clauses.lemma(verb), "freeze" | "defer" | "pause" | "increase" | "add" | "halt");
    // "kept it", "had it" and "passed it" speak of all sorts of things.
    let closely =
        ["ease", "relax", "suspend", "extend", "tighten", "reimpose"].iter().any(|c| clauses.verb_is(verb, c));
    // "That was lifted in part", "all this was called off".
    let pronoun = pronoun
        || (clauses.tag(word) == "DT"
            && matches!(clauses.lemma(word), "this" | "that" | "these" | "those" | "all" | "both"));
    let theirs = clauses.lemma(word) == "theirs";
    let vague = clauses.tag(word).starts_with('N')
        && clauses.noun_is(word, "measure_vague")
        && clauses.children_with(word, &[Label::Poss, Label::Det]).into_iter().any(|child| {
            clauses.label(child) == Label::Poss || matches!(clauses.lemma(child), "the" | "these" | "those" | "all")
        })
        && !clauses.children(word).any(|child| matches!(clauses.lemma(child), "same" | "similar"));
    let rest = matches!(clauses.tag(word), "DT" | "JJ" | "JJS" | "NN")
        && !vague
        && is_own(clauses, word)
        && matches!(clauses.lemma(word), "all" | "most" | "some" | "own" | "part" | "many" | "rest");
    let fits = theirs || (pronoun && closely) || vague || rest;
    fits.then(|| Trigger { strong: false, back: true, ..Trigger::noun(word) })
}

fn is_person(lemma: &str) -> bool {
    matches!(lemma, "he" | "she" | "him" | "her" | "i" | "we" | "you" | "us" | "me" | "himself" | "herself")
}
