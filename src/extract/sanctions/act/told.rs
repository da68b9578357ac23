//! What is told of a sanction beside its own verb: by an adjective, by a clause below it, by further verbs that share it; and what a
//! vote of one chamber makes of it.

use super::{Deed, by_verb, of_object};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::sanctions::triggers::{Trigger, clauses_below};
use crate::model::vocabulary::{Action, Mode};

/// "toughened sanctions", "the new sanctions", "looming sanctions": what an adjective says of sanctions that are only spoken of.
pub(super) fn described(clauses: &Clauses<'_>, trigger: &Trigger, deed: &Deed) -> Option<Deed> {
    let beside = matches!(deed.rule, "sanction.verb.counter" | "sanction.verb.support" | "sanction.participle");
    if deed.action != Action::InForce || beside || deed.rule.starts_with("sanction.register") {
        return None;
    }
    let words: Vec<usize> =
        trigger.chain.iter().flat_map(|noun| clauses.children_with(*noun, &[Label::Amod])).collect();
    let known = trigger.chain.iter().any(|noun| {
        clauses.children_with(*noun, &[Label::Det, Label::Poss]).into_iter().any(|child| {
            clauses.label(child) == Label::Poss || matches!(clauses.lemma(child), "the" | "these" | "those")
        })
    });
    // "reacted to new U.S. sanctions": those that have an author are there.
    let owned = trigger.chain.iter().any(|noun| {
        let before = clauses.children_with(*noun, &[Label::Compound, Label::Nmod]);
        before.into_iter().any(|word| clauses.tag(word).starts_with("NNP"))
    });
    let is = |cue: &str| words.iter().any(|word| clauses.noun_is(*word, cue));
    let verb_is = |cue: &str| words.iter().any(|word| clauses.tag(*word) == "VBN" && clauses.verb_is(*word, cue));
    let (action, mode) = if is("prospective") {
        (Action::Propose, Mode::Planned)
    } else if is("tightened_already") || verb_is("tighten") {
        (Action::Impose, Mode::Tightened)
    } else if (known || owned) && is("recent") {
        (Action::Impose, Mode::New)
    } else {
        return None;
    };
    Some(Deed { action, mode: Some(mode), rule: "sanction.described", ..*deed })
}

/// "The Senate voted to impose", "MEPs backed an embargo": what one chamber votes is not yet done.
pub(super) fn voted(clauses: &Clauses<'_>, deed: &Deed) -> Option<Deed> {
    let told = deed.verb_acts && deed.action == Action::Impose && deed.rule != "sanction.participle";
    let verb = deed.verb.filter(|_| told)?;
    let over = clauses
        .head(verb)
        .filter(|up| matches!(clauses.label(verb), Label::Xcomp | Label::Ccomp | Label::Advcl) && clauses.is_verb(*up));
    let votes = [Some(verb), over].into_iter().flatten().find(|verb| clauses.verb_is(*verb, "vote_on"))?;
    let chamber = clauses.agents(votes).into_iter().any(|word| clauses.noun_is(word, "chamber"));
    chamber.then_some(Deed { action: Action::Propose, mode: Some(Mode::Planned), ..*deed })
}

/// What else the clause does with the same sanction: "was imposed in May, tightened in June and lifted in July".
pub(in crate::extract::sanctions) fn further(clauses: &Clauses<'_>, trigger: &Trigger, deed: &Deed) -> Vec<Deed> {
    let Some(verb) = deed.verb.filter(|_| deed.verb_acts && !trigger.verbal) else { return Vec::new() };
    if !clauses.is_passive(verb) {
        return sharing_object(clauses, trigger, verb);
    }
    clauses
        .coordinated(verb)
        .into_iter()
        .filter(|other| *other != verb && matches!(clauses.tag(*other), "VBN" | "VBD"))
        .filter(|other| clauses.children_with(*other, &[Label::Nsubjpass, Label::Nsubj, Label::Dobj]).is_empty())
        .filter_map(|other| of_object(clauses, other, trigger.word).flatten())
        .filter(|other| other.action != Action::InForce)
        .collect()
}

/// What a clause below the noun tells of the same sanction, beside what its own clause does: "will lift the embargo that it
/// imposed in 2014".
pub(in crate::extract::sanctions) fn told_below(clauses: &Clauses<'_>, trigger: &Trigger, deed: &Deed) -> Vec<Deed> {
    if trigger.verbal || deed.rule == "sanction.participle" {
        return Vec::new();
    }
    clauses_below(clauses, trigger)
        .into_iter()
        .flat_map(|verb| clauses.coordinated(verb))
        .filter(|verb| Some(*verb) != deed.verb && acts_upon(clauses, *verb))
        .filter(|verb| !clauses.verb_is(*verb, "maintain"))
        .filter_map(|verb| of_object(clauses, verb, trigger.word).flatten())
        .filter(|told| {
            matches!(told.action, Action::Impose | Action::Ease | Action::Extend) && told.action != deed.action
        })
        .map(|told| Deed { rule: "sanction.participle", ..told })
        .collect()
}

/// Whether the noun is what the verb below it acts upon: "sanctions imposed by", "sanctions that it imposed", and not
/// "sanctions that hit".
fn acts_upon(clauses: &Clauses<'_>, verb: usize) -> bool {
    let past = matches!(clauses.tag(verb), "VBN" | "VBD") && clauses.label(verb) == Label::Acl;
    let noun = clauses.head(clauses.first_conjunct(verb));
    past || clauses.is_passive(verb) || clauses.patients(verb).into_iter().any(|patient| Some(patient) == noun)
}

/// "imposed, tightened and then lifted sanctions": the verbs before the last share its object.
fn sharing_object(clauses: &Clauses<'_>, trigger: &Trigger, verb: usize) -> Vec<Deed> {
    let object = [Label::Dobj, Label::Ccomp, Label::Xcomp, Label::Prep, Label::Prt, Label::Nsubjpass];
    clauses
        .coordinated(clauses.first_conjunct(verb))
        .into_iter()
        .filter(|other| *other < verb && verb < trigger.word && clauses.tag(*other) == clauses.tag(verb))
        .filter(|other| clauses.children_with(*other, &object).is_empty())
        .filter_map(|other| of_object(clauses, other, trigger.word).flatten())
        .filter(|other| other.action != Action::InForce)
        .collect()
}

/// "sanctions imposed by X on Y" says that they were imposed; "sanctions that X imposed" too.
pub(super) fn by_participle(clauses: &Clauses<'_>, trigger: &Trigger) -> Option<Option<Deed>> {
    let governed = by_verb(clauses, trigger).flatten();
    if governed.is_some_and(|deed| !matches!(deed.action, Action::InForce)) {
        return None;
    }
    // "sanctions aimed at Iran" are no plan.
    let aimed = |verb: usize| clauses.lemma(verb) == "aim" && !clauses.objects_of(verb, &["at"]).is_empty();
    let below = clauses_below(clauses, trigger).into_iter();
    for verb in below.filter(|verb| acts_upon(clauses, *verb) && !aimed(*verb)) {
        if let Some(found) = of_object(clauses, verb, trigger.word) {
            return Some(found.map(|deed| Deed { rule: "sanction.participle", ..deed }));
        }
    }
    None
}
