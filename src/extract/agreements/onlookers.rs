//! Who stood by when others agreed: mediators, hosts, witnesses. They are no parties.

use super::mention::{Mention, merge};
use super::participants::{Whom, owners};
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartyIx;

/// Takes those who only stood by out of the parties and signers of a mention.
pub(super) fn set_apart(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention) {
    let found = onlookers(scene, clauses, mention);
    if found.is_empty() {
        return;
    }
    mention.parties.retain(|party| !found.contains(party));
    mention.signatories.retain(|party| !found.contains(party));
    mention.evoked.retain(|party| !found.contains(party));
    let states: Vec<PartyIx> = found.into_iter().filter(|party| scene.is_state_or_bloc(*party)).collect();
    merge(&mut mention.mediators, &states);
}

fn onlookers(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &Mention) -> Vec<PartyIx> {
    let (sentence, head) = (mention.sentence, mention.head);
    let over = clauses.verb_above(head).unwrap_or(head);
    let mut found = Vec::new();
    for word in (0..clauses.len()).filter(|word| clauses.is_below(*word, head) || clauses.is_below(*word, over)) {
        let one = if clauses.noun_is(word, "agreement_mediation") {
            mediation(scene, clauses, sentence, word)
        } else if clauses.is_verb(word) && clauses.verb_is(word, "agreement_witness") {
            witness(scene, clauses, sentence, word)
        } else {
            continue;
        };
        merge(&mut found, &one.actors);
        merge(&mut found, &one.people);
    }
    found
}

/// "under the auspices of A", "under A's and B's mediation", "in the presence of A".
fn mediation(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, noun: usize) -> Whom {
    let behind = clauses.label(noun) == Label::Pobj
        && clauses.head(noun).is_some_and(|up| matches!(clauses.lemma(up), "under" | "in" | "with" | "through" | "by"));
    if !behind {
        return Whom::default();
    }
    let mut all = owners(scene, sentence, noun).0;
    let of = clauses.objects_of(noun, &["of", "by", "from"]);
    all.add(&Whom::of(scene, sentence, &of));
    all
}

/// "hosted by A", "witnessed by A", "with A looking on": who does it, where the verb only accompanies the making.
fn witness(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, verb: usize) -> Whom {
    let words = if clauses.is_passive(verb) {
        clauses.objects_of(verb, &["by"])
    } else if clauses.tag(verb) == "VBG" {
        clauses.children_with(verb, &[Label::Nsubj])
    } else {
        Vec::new()
    };
    Whom::of(scene, sentence, &words)
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::{agreements, roles};
    use crate::model::vocabulary::Role;

    #[test]
    fn mediators_and_hosts_are_no_parties() {
        let text = "Chad and Sudan signed a border accord under the mediation of Qatar on Tuesday.";
        assert_eq!(agreements(text), ["SD+TD accord signed 2019-03-12 -"]);
        assert_eq!(roles(text, Role::Mediator), ["QA"]);
        let text = "On Tuesday Chad and Sudan signed a border accord at talks hosted by Qatar.";
        assert_eq!(agreements(text), ["SD+TD accord signed 2019-03-12 -"]);
        let text = "Chad and Sudan signed a border accord with Qatar on Tuesday.";
        assert_eq!(agreements(text), ["QA+SD+TD accord signed 2019-03-12 -"]);
    }
}
