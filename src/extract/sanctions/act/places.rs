//! How a sanction stands to the verb of its clause, and which verb that is.

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::triggers::stands_on;
use crate::lexicon::cues::Pos;

/// How the sanction stands to the verb of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Object,
    Subject,
    With,
    Under,
    Register,
    Listed,
    Unregister,
    Tighter,
    Oblique,
}

/// "joined", "associated itself with", and not "associated with".
pub(super) fn joins(clauses: &Clauses<'_>, verb: usize) -> bool {
    let own = |object: usize| clauses.lemma(object).ends_with("self") || clauses.lemma(object).ends_with("selves");
    let itself = || clauses.children_with(verb, &[Label::Dobj]).into_iter().any(own);
    clauses.verb_is(verb, "join_in") && (clauses.lemma(verb) != "associate" || itself())
}

/// "are expected to be lifted", "are set to return", "is likely to be extended": the verb below that says what becomes of the
/// sanction, and whether it is passive.
pub(super) fn to_come(clauses: &Clauses<'_>, verb: usize) -> Option<(usize, bool)> {
    let linked = clauses.children_with(verb, &[Label::Acomp, Label::Attr, Label::Oprd]);
    let awaited = clauses.is_passive(verb) || matches!(clauses.lemma(verb), "be" | "need" | "look" | "appear" | "have");
    let below = std::iter::once(verb)
        .chain(linked)
        .flat_map(|word| clauses.children_with(word, &[Label::Xcomp]))
        .find(|below| clauses.is_verb(*below) && clauses.has_to(*below));
    let below = below.filter(|_| awaited && clauses.children_with(verb, &[Label::Dobj]).is_empty())?;
    Some((below, !clauses.children_with(below, &[Label::Auxpass]).is_empty()))
}

pub(super) fn governor(clauses: &Clauses<'_>, top: usize) -> Option<(usize, Place)> {
    let first = clauses.first_conjunct(top);
    let head = clauses.head(first)?;
    if let Some(verb) = postponed(clauses, first) {
        return Some((verb, Place::Object));
    }
    match clauses.label(first) {
        // "could be hit by sanctions" says that they may come; "a country hit by sanctions" that they are there.
        Label::Pobj if clauses.lemma(head) == "by" && clauses.label(head) == Label::Agent => {
            let verb = clauses.head(head).filter(|verb| clauses.is_verb(*verb) && clauses.verb_is(*verb, "answer"));
            let told = verb.filter(|verb| {
                let aside = matches!(clauses.label(*verb), Label::Acl | Label::Relcl | Label::Amod);
                !aside && !clauses.children_with(*verb, &[Label::Auxpass]).is_empty()
            });
            told.map(|verb| (verb, Place::With)).or_else(|| below_preposition(clauses, top, head))
        }
        Label::Dobj | Label::Nsubjpass | Label::Oprd if clauses.is_verb(head) => Some((head, Place::Object)),
        Label::Nsubj if shifted(clauses, first, head).is_some() => {
            shifted(clauses, first, head).map(|verb| (verb, Place::Object))
        }
        Label::Nsubj | Label::Csubj if clauses.is_verb(head) => {
            Some((head, if clauses.is_passive(head) { Place::Object } else { Place::Subject }))
        }
        Label::Attr if clauses.is_verb(head) => Some((head, Place::Oblique)),
        // "making sanctions far tighter".
        Label::Nsubj if clauses.noun_is(head, "tighter") => clauses.verb_above(head).map(|verb| (verb, Place::Tighter)),
        Label::Pobj => below_preposition(clauses, top, head),
        _ => None,
    }
}

/// "imposed on the country the toughest sanctions it has seen": the object that stands behind its phrase is often taken for
/// the subject of the clause that follows it.
fn shifted(clauses: &Clauses<'_>, noun: usize, below: usize) -> Option<usize> {
    let verb = clauses.head(below).filter(|verb| clauses.is_verb(*verb) && *verb < noun && noun < below)?;
    let bare = clauses.children_with(verb, &[Label::Dobj]).is_empty();
    let upon = !clauses.objects_of(verb, &["on", "upon", "against"]).is_empty();
    (bare && upon && clauses.verb_is(verb, "impose")).then_some(verb)
}

/// "extending for a year, until 2 May, the ban on": an object that comes late is taken for a part of the phrase before it.
fn postponed(clauses: &Clauses<'_>, noun: usize) -> Option<usize> {
    if !matches!(clauses.label(noun), Label::Appos | Label::Dep | Label::Npadvmod) {
        return None;
    }
    let acts = |verb: usize| {
        ["extend", "ease", "reimpose", "tighten", "suspend", "relax"].iter().any(|cue| clauses.verb_is(verb, cue))
    };
    let verb = (0..noun).rev().find(|word| clauses.is_verb(*word)).filter(|verb| acts(*verb))?;
    let bare = clauses.children_with(verb, &[Label::Dobj]).is_empty() && !clauses.is_passive(verb);
    let after_comma = (verb..noun).any(|word| clauses.lemma(word) == ",");
    (bare && after_comma).then_some(verb)
}

/// The sanction is the object of a preposition.
fn below_preposition(clauses: &Clauses<'_>, top: usize, prep: usize) -> Option<(usize, Place)> {
    let above = clauses.head(prep)?;
    let verb = if clauses.is_verb(above) { above } else { clauses.verb_above(above)? };
    // "put the aircraft on the Russian register": a register is none of sanctions by itself.
    let plain = matches!(clauses.lemma(top), "register" | "registry")
        && clauses.objects_of(top, &["of"]).is_empty()
        && clauses.has_child(top, &[Label::Amod, Label::Compound])
        && !clauses.has_child(top, &[Label::Poss])
        && !clauses.children(top).any(|child| clauses.noun_is(child, "sanction"));
    let register = clauses.noun_is(top, "register") && !plain;
    // "rolled over its sanctions", "called off the embargo", "did away with the ban": the preposition belongs to the verb.
    let phrase = format!("{} {}", clauses.lemma(verb), clauses.lemma(prep));
    let phrasal = above == verb
        && prep == verb + 1
        && ["ease", "extend", "suspend", "tighten", "impose", "turn_down", "breach"]
            .iter()
            .any(|cue| clauses.cues.is(Pos::Verb, &phrase, cue));
    let away = clauses.lemma(prep) == "with"
        && clauses.verb_is(verb, "ease")
        && !clauses.cues.is(Pos::Verb, clauses.lemma(verb), "ease");
    if phrasal || away {
        return Some((verb, Place::Object));
    }
    if register && stands_on(clauses, prep).is_some() {
        return Some((verb, Place::Listed));
    }
    let place = match clauses.lemma(prep) {
        "with" if joins(clauses, verb) => Place::Object,
        "with" if clauses.is_verb(above) || clauses.verb_is(verb, "answer") => Place::With,
        "on" | "to" | "onto" | "in" if register && clauses.verb_is(verb, "enter") => Place::Register,
        "off" | "from" | "of" if register && clauses.verb_is(verb, "delist") => Place::Unregister,
        "under" => Place::Under,
        _ => Place::Oblique,
    };
    Some((verb, place))
}
