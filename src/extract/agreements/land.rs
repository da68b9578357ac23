//! In whose land a truce holds: its state is a side of it, whoever brought it about.

use super::cluster::Cluster;
use super::mention::Mention;
use crate::english::Label;
use crate::extract::parties::Mention as Naming;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use std::collections::BTreeSet;

/// Prepositions before the land where a truce holds.
const WITHIN: &[&str] = &["in", "across", "throughout", "inside", "over"];

/// The one state in whose land those who fight are told to hold fire; none where the words say between whom it is.
pub(super) fn land(scene: &Scene<'_>, cluster: &Cluster, sides: &[PartyIx]) -> Option<PartyIx> {
    let between = |mention: &Mention| [" between ", " with "].iter().any(|word| mention.title.contains(word));
    if cluster.mentions.iter().any(between) {
        return None;
    }
    let mut found = BTreeSet::new();
    for mention in &cluster.mentions {
        let named = scene.parties.in_sentence(mention.sentence).iter();
        let lands = named.filter(|naming| scene.is_state(naming.party) && is_around(scene, mention, naming));
        found.extend(lands.map(|naming| naming.party));
    }
    match found.len() {
        0 => of_article(scene, sides),
        1 => found.first().copied().filter(|party| !sides.contains(party)),
        _ => None,
    }
}

/// How often the state must be named that an article about a war is about.
const OFTEN: usize = 3;

/// The state that an article names most beside those that are known to take part, where it is none that sends its soldiers and
/// sanctions all over the world.
fn of_article(scene: &Scene<'_>, sides: &[PartyIx]) -> Option<PartyIx> {
    let times = |party: &PartyIx| scene.parties.get(*party).mentions.len();
    let states = (0..scene.parties.all().len()).filter(|party| scene.is_state(*party) && !sides.contains(party));
    let mut states: Vec<PartyIx> = states.filter(|party| !scene.is_frequent_issuer(*party)).collect();
    states.sort_by_key(|party| (usize::MAX - times(party), *party));
    let first = states.first().copied().filter(|first| times(first) >= OFTEN)?;
    let next = states.get(1).map_or(0, times);
    (times(&first) >= 2 * next).then_some(first)
}

/// "the truce in A", "A's ceasefire", "calm in A": where the truce of the sentence is.
fn is_around(scene: &Scene<'_>, mention: &Mention, naming: &Naming) -> bool {
    let Some(clauses) = scene.clauses(mention.sentence).filter(|clauses| naming.end <= clauses.len()) else {
        return false;
    };
    let head = naming.end - 1;
    let Some(over) = clauses.head(head) else { return false };
    let placed = clauses.label(head) == Label::Pobj && WITHIN.contains(&clauses.lemma(over));
    let owns = matches!(clauses.label(head), Label::Poss | Label::Amod | Label::Compound) && over == mention.head;
    placed || owns
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn a_truce_is_that_of_the_land_where_it_holds() {
        let text =
            "Chad and Egypt are worried. The truce in Yemen, brokered by Chad and Egypt in February, has collapsed.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].starts_with("EG+TD+YE ceasefire"), "{found:?}");
    }

    #[test]
    fn a_truce_that_names_no_land_is_that_of_the_article() {
        let text = "Chad and Egypt are worried. Yemen is at war. Yemen is hungry. Nobody in Yemen sleeps.\n\nA truce was brokered \
                    by Chad and Egypt in February.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].starts_with("EG+TD+YE ceasefire"), "{found:?}");
    }

    #[test]
    fn a_truce_between_two_is_theirs() {
        let text = "The ceasefire between Chad and Egypt was signed in Yemen on Tuesday.";
        let found = agreements(text);
        assert!(found.len() == 1 && found[0].starts_with("EG+TD ceasefire"), "{found:?}");
    }
}
