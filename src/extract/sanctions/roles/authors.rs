//! Who is behind a legal act or a measure that does something for him: "his order bars", "signed a law that froze".

use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartyIx;

/// How far above the noun its author is sought: "a change to the law on trade".
const HIGH: usize = 3;

/// Those who own, passed or imposed what the noun names, where it names a legal act or a measure.
pub(super) fn authors(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, noun: usize) -> Vec<PartyIx> {
    let mut at = noun;
    for _ in 0..HIGH {
        if !(clauses.noun_is(at, "legal_act") || clauses.noun_may(at, "measure")) {
            return Vec::new();
        }
        let found = own_authors(scene, sentence, clauses, at);
        if !found.is_empty() {
            return found;
        }
        // "signed a change to the law".
        let above = clauses.head(at).filter(|_| clauses.label(at) == Label::Pobj);
        match above.and_then(|preposition| clauses.head(preposition)) {
            Some(next) if !clauses.is_verb(next) => at = next,
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

fn own_authors(scene: &mut Scene<'_>, sentence: usize, clauses: &Clauses<'_>, noun: usize) -> Vec<PartyIx> {
    // "the president's order", "the American measures".
    let mut words = clauses.owners(noun);
    // "a regulation adopted by the council".
    for below in clauses.children_with(noun, &[Label::Acl, Label::Relcl]) {
        if is_passed(clauses, below) {
            words.extend(clauses.agents(below).into_iter().filter(|agent| *agent != noun));
        }
    }
    // "signed an order".
    let verb = clauses.head(clauses.first_conjunct(noun)).filter(|verb| clauses.is_verb(*verb));
    let verb = verb.filter(|verb| is_passed(clauses, *verb) && clauses.patients(*verb).contains(&noun));
    words.extend(verb.into_iter().flat_map(|verb| clauses.agents(verb)));
    let mut found: Vec<PartyIx> = words.into_iter().flat_map(|word| scene.actors(sentence, word)).collect();
    found.retain(|party| scene.is_state_or_bloc(*party));
    found.dedup();
    found
}

fn is_passed(clauses: &Clauses<'_>, verb: usize) -> bool {
    clauses.verb_is(verb, "enact") || clauses.verb_is(verb, "impose")
}
