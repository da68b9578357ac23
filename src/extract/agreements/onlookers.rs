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

/// "A is excluded from the truce", "a pact that does not include A", "A, which was not included": who is told to be left out, of
/// whatever the sentence speaks.
pub(super) fn is_left_out(scene: &Scene<'_>, sentence: usize, party: PartyIx) -> bool {
    let Some(clauses) = scene.clauses(sentence) else { return false };
    let mut named = scene.parties.in_sentence(sentence).iter().filter(|naming| naming.party == party).peekable();
    named.peek().is_some()
        && named.all(|naming| naming.end <= clauses.len() && is_shut_out(&clauses, group_of(&clauses, naming.end - 1)))
}

/// The noun that stands for all of those a name is one of: "two groups, A and B", "groups such as A".
fn group_of(clauses: &Clauses<'_>, name: usize) -> usize {
    let mut at = name;
    for _ in 0..clauses.len() {
        let Some(head) = clauses.head(at) else { return at };
        at = match clauses.label(at) {
            Label::Conj | Label::Appos | Label::Compound | Label::Nmod if !clauses.is_verb(head) => head,
            Label::Pobj if matches!(clauses.lemma(head), "as" | "like" | "include" | "including") => {
                match clauses.head(head).filter(|noun| clauses.tag(*noun).starts_with('N')) {
                    Some(noun) => noun,
                    None => return at,
                }
            }
            _ => return at,
        };
    }
    at
}

fn is_shut_out(clauses: &Clauses<'_>, noun: usize) -> bool {
    let over = clauses.head(noun).filter(|verb| clauses.is_verb(*verb));
    let subject = matches!(clauses.label(noun), Label::Nsubjpass | Label::Nsubj);
    let object = clauses.label(noun) == Label::Dobj;
    let shuts = |verb: usize| clauses.verb_is(verb, "leave_out") && !clauses.is_negated(verb);
    let takes_in = |verb: usize| clauses.verb_is(verb, "take_in") && clauses.is_negated(verb);
    let hit = over.is_some_and(|verb| {
        subject && clauses.is_passive(verb) && (shuts(verb) || takes_in(verb))
            || object && (shuts(verb) || takes_in(verb))
    });
    let below = clauses.children_with(noun, &[Label::Relcl, Label::Acl]).into_iter();
    hit || below.into_iter().any(|verb| clauses.is_passive(verb) && (shuts(verb) || takes_in(verb)))
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
    use super::*;
    use crate::english::English;
    use crate::extract::agreements::tests::{agreements, roles};
    use crate::lexicon::Lexicon;
    use crate::model::vocabulary::Role;
    use crate::text::tokens::tokenize;

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

    #[test]
    fn who_is_left_out_is_no_party() {
        let (lexicon, english) = (Lexicon::of_rules().expect("sound tables"), English::load().expect("a sound model"));
        let holds = |text: &str| {
            let parse = english.parse(text, &tokenize(text));
            let clauses = Clauses { parse: &parse, cues: lexicon.cues() };
            let name =
                (0..clauses.len()).find(|word| clauses.lemma(*word).eq_ignore_ascii_case("chad")).expect("a name");
            is_shut_out(&clauses, group_of(&clauses, name))
        };
        assert!(holds("Chad was excluded from the truce."));
        assert!(holds("The truce does not include Chad."));
        assert!(holds("The truce excludes groups such as Chad."));
        assert!(holds("They fought Chad, which was not included in the truce."));
        assert!(!holds("The truce includes Chad."));
        assert!(!holds("Chad was not excluded from the truce."));
    }
}
