//! What may be done with a sanction, where only the article around tells: by nouns that mean measures of any sort, and by a
//! verb that imposes something beside the one that governs the word for the sanction.
//!
//! None of this is enough alone. It is weighed with every pair of parties near, and counts where the pair is sure.

use super::outcome::imposed;
use super::{Deed, by_verb, described, voted};
use crate::english::Label;
use crate::extract::clause::{Clauses, Realis};
use crate::extract::sanctions::triggers::Trigger;
use crate::model::vocabulary::{Action, Mode};

/// What a sentence is known to do with sanctions already.
#[derive(Clone, Debug)]
pub(in crate::extract::sanctions) struct Known {
    /// The trigger.
    pub(in crate::extract::sanctions) trigger: Trigger,
    /// What is done.
    pub(in crate::extract::sanctions) deed: Deed,
}

/// Most faint acts of a sentence.
const MOST: usize = 12;

/// What else the sentence may do with sanctions.
pub(in crate::extract::sanctions) fn faint(clauses: &Clauses<'_>, known: &[Known]) -> Vec<(Trigger, Deed)> {
    let taken = |word: usize| known.iter().any(|known| known.trigger.chain.contains(&word));
    let told = |verb: usize| known.iter().any(|known| known.deed.verb == Some(verb) || known.trigger.word == verb);
    let nouns = (0..clauses.len()).filter(|word| !taken(*word)).filter_map(|word| {
        let deed = of_noun(clauses, word)?;
        // A verb that another word for a sanction has told of already says no more.
        (!deed.verb.is_some_and(told)).then(|| (Trigger::faint(word), deed))
    });
    let mut found: Vec<(Trigger, Deed)> = nouns.take(MOST).collect();
    found.extend(beside(clauses, known));
    found
}

/// A noun that may stand for a measure: "took further steps against", "warned of severe consequences".
fn of_noun(clauses: &Clauses<'_>, noun: usize) -> Option<Deed> {
    let is = |cue: &str| clauses.noun_is(noun, cue);
    let heads = clauses.tag(noun).starts_with('N')
        && !matches!(clauses.label(noun), Label::Compound | Label::Nmod | Label::Npadvmod);
    let plain = is("restriction") && !is("same_step");
    let vague = is("measure_vague") || is("restriction") || is("maybe_measure");
    // "approved a new aid package for the island".
    let helps = clauses.children_with(noun, &[Label::Compound, Label::Amod]).into_iter();
    if helps.into_iter().any(|child| clauses.noun_tells(child, "benefit")) {
        return None;
    }
    if !heads || !(plain || (vague && is_aimed(clauses, noun))) {
        return None;
    }
    let trigger = Trigger::faint(noun);
    let deed = by_verb(clauses, &trigger).flatten()?;
    let deed = described(clauses, &trigger, &deed).unwrap_or(deed);
    let deed = voted(clauses, &deed).unwrap_or(deed);
    (deed.action != Action::InForce).then_some(Deed { rule: "faint.measure", ..deed })
}

/// "further steps", "action against", "costs on", "threatened consequences": more than any measure whatever.
fn is_aimed(clauses: &Clauses<'_>, noun: usize) -> bool {
    let threatened = clauses.head(noun).is_some_and(|verb| clauses.verb_is(verb, "threaten"));
    threatened
        || clauses.children(noun).any(|child| clauses.noun_is(child, "renewed") || clauses.lemma(child) == "own")
        || !clauses.objects_of(noun, &["on", "against", "upon"]).is_empty()
}

/// What another verb of the sentence may do with a sanction that its own clause only speaks of: "adopted a resolution that
/// provides for an embargo", "did not lift the ban until 2005".
fn beside(clauses: &Clauses<'_>, known: &[Known]) -> Option<(Trigger, Deed)> {
    let main = known.iter().find(|known| known.trigger.strong).or_else(|| known.first())?;
    if !known.iter().all(|known| known.deed.action == Action::InForce) {
        return None;
    }
    let until = main.deed.verb.filter(|verb| until(clauses, *verb));
    if let Some(verb) = until {
        return Some((main.trigger.clone(), Deed::of_verb(verb, (Action::Ease, Some(Mode::Lifted)), "faint.until")));
    }
    let verb = (0..clauses.len())
        .filter(|verb| clauses.is_verb(*verb) && *verb != main.trigger.word)
        .find(|verb| clauses.verb_is(*verb, "sets_up") && clauses.realis(*verb, 0) == Realis::Actual)?;
    let (action, mode) = imposed(Realis::Actual, None)?;
    Some((main.trigger.clone(), Deed::of_verb(verb, (action, mode), "faint.beside")))
}

/// "did not lift the ban until 2005".
fn until(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.is_negated(verb)
        && clauses.verb_is(verb, "ease")
        && clauses.children(verb).any(|child| matches!(clauses.lemma(child), "until" | "till"))
}
