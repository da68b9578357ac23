//! Mentions of agreements by a noun: what the words around the noun say of it.

use super::acting::{governed, take, weight};
use super::candidates::{is_of_notes, kind_of, sort};
use super::circumstances;
use super::mention::{Mention, Sort, merge};
use super::participants::{Whom, are_world_powers, between, evoked, helpers, owners, whom, with};
use super::title::title;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::vocabulary::{AgreementKind, PartyKind, Topic};

/// The mentions by a noun of one sentence.
pub(super) fn mentions(scene: &mut Scene<'_>, sentence: usize) -> Vec<Mention> {
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let heads: Vec<(usize, Sort)> =
        (0..clauses.len()).filter_map(|word| Some((word, sort(scene, &clauses, sentence, word)?))).collect();
    heads.into_iter().map(|(head, sort)| read(scene, &clauses, sentence, head, sort)).collect()
}

/// Reads the phrase headed by a noun, and the words over it.
pub(super) fn read(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize, sort: Sort) -> Mention {
    let mut mention = Mention::new(sentence, head, sort, "agreement.noun");
    mention.kind = kind(clauses, head);
    mention.indefinite = is_indefinite(clauses, head);
    let name = title(scene.document, clauses, sentence, head);
    let about = phrase(scene, clauses, sentence, head, name.end);
    mention.topics = scene.tools.lexicon.cues().topics_in(&about.to_lowercase()).into_iter().collect();
    mention.other = is_other(clauses, head);
    mention.title = name.text;
    mention.official = name.official && sort == Sort::Noun;
    if let Some(first) = name_before(clauses, head).filter(|name| scene.parties.at(sentence, *name).is_none()) {
        mention.title = super::title::words(scene.document, sentence, clauses.extent(first).0, first + 1);
        mention.official = true;
    }
    mention.marks = marks(scene, clauses, sentence, head);
    mention.year = circumstances::year(clauses, head);
    around(scene, clauses, &mut mention);
    governed(scene, clauses, &mut mention);
    mention.evoked = evoked(scene, sentence, head);
    // What another paper widens is not that paper.
    mention.other |= mention.rule == "agreement.renew.by";
    mention
}

/// The words that tell what it is about: its title, and a clause that says what it provides ("a deal under which ...").
fn phrase(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize, title_end: usize) -> String {
    let first = clauses.children(head).filter(|child| *child < head && head - child < 9).min().unwrap_or(head);
    let provides = clauses.children_with(head, &[Label::Relcl]).into_iter().find(|verb| {
        clauses
            .children_with(*verb, &[Label::Nsubj, Label::Nsubjpass])
            .iter()
            .any(|word| !clauses.is_relative(*word) || clauses.tag(*verb) == "VBZ")
    });
    let end = provides.map_or(title_end, |verb| clauses.extent(verb).1.min(head + 24).max(title_end));
    super::title::words(scene.document, sentence, first, end)
}

/// "the previous framework", "another deal": not the one spoken of.
fn is_other(clauses: &Clauses<'_>, head: usize) -> bool {
    clauses.children(head).any(|child| {
        child < head
            && matches!(
                clauses.lemma(child),
                "previous"
                    | "earlier"
                    | "former"
                    | "prior"
                    | "old"
                    | "separate"
                    | "similar"
                    | "another"
                    | "other"
                    | "later"
                    | "subsequent"
                    | "second"
                    | "third"
                    | "further"
                    | "additional"
                    | "parallel"
                    | "companion"
                    | "accompanying"
            )
    })
}

/// A proper name to which the noun is an apposition: "Open Skies, the treaty on ...".
fn name_before(clauses: &Clauses<'_>, head: usize) -> Option<usize> {
    let name = clauses.head(head).filter(|_| clauses.label(head) == Label::Appos)?;
    (clauses.tag(name).starts_with("NNP") && name < head).then_some(name)
}

/// The kind: that of the noun, or of the ceasefire before it ("truce deal").
fn kind(clauses: &Clauses<'_>, head: usize) -> Option<AgreementKind> {
    let compound = clauses
        .children_with(head, &[Label::Compound, Label::Nmod, Label::Amod])
        .into_iter()
        .filter_map(|child| kind_of(clauses, child))
        .find(|kind| *kind != AgreementKind::Accord);
    compound.or_else(|| {
        let of = clauses.objects_of(head, &["of"]).into_iter().find_map(|object| kind_of(clauses, object));
        let own = if is_of_notes(clauses, head) { Some(AgreementKind::Memorandum) } else { kind_of(clauses, head) };
        if own == Some(AgreementKind::Accord) {
            of.filter(|kind| *kind == AgreementKind::Ceasefire).or(own)
        } else {
            own
        }
    })
}

fn is_indefinite(clauses: &Clauses<'_>, head: usize) -> bool {
    let determined = clauses.children(head).any(|child| {
        matches!(clauses.label(child), Label::Det | Label::Poss)
            && !matches!(clauses.lemma(child), "a" | "an" | "another" | "any" | "some" | "no")
    });
    !determined
}

/// The common nouns before the head that tell this agreement from others of its kind.
fn marks(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> std::collections::BTreeSet<String> {
    clauses
        .children_with(head, &[Label::Compound, Label::Nmod, Label::Amod])
        .into_iter()
        .filter(|child| *child < head && scene.parties.at(sentence, *child).is_none())
        .filter(|child| {
            let subject = clauses.tag(*child) == "JJ"
                && scene
                    .tools
                    .lexicon
                    .cues()
                    .topics_in(&clauses.lemma(*child).to_lowercase())
                    .iter()
                    .any(|topic| *topic != Topic::Political);
            (subject || clauses.tag(*child).starts_with('N')) && kind_of(clauses, *child).is_none()
        })
        .filter(|child| !clauses.noun_is(*child, "agreement_vague"))
        .map(|child| clauses.lemma(child).to_owned())
        .collect()
}

/// The parties that the phrase itself names.
pub(super) fn around(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &mut Mention) {
    let (sentence, head) = (mention.sentence, mention.head);
    let (owner, places) = owners(scene, sentence, head);
    let ceasefire = mention.kind == Some(AgreementKind::Ceasefire);
    let mut named = Whom { people: Vec::new(), ..owner };
    if ceasefire {
        named.actors.retain(|actor| !places.contains(actor));
        merge(&mut mention.evoked, &places);
    }
    let pair = between(scene, sentence, head);
    named.add(&pair);
    let partner = with(scene, sentence, head);
    mention.half = partner.actors.len() == 1 && pair.actors.is_empty() && named.actors.is_empty();
    named.add(&partner);
    if mention.official {
        let listed = listed(scene, clauses, sentence, head);
        if listed.actors.len() >= 2 {
            named.add(&listed);
        }
    }
    let bloc = bloc_of(scene, clauses, sentence, head);
    named.add(&bloc);
    let bound = bound(scene, clauses, sentence, head);
    named.add(&bound);
    take(mention, &named);
    mention.mediators = helpers(scene, sentence, head);
    let mediators = mention.mediators.clone();
    mention.parties.retain(|party| !mediators.contains(party));
}

/// "Declaration of A and B on ...": the states named between the noun and its subject.
fn listed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    if head + 1 >= clauses.len() || !matches!(clauses.lemma(head + 1), "of" | "between") {
        return Whom::default();
    }
    let end = (head + 2..clauses.len().min(head + 24))
        .find(|at| matches!(clauses.lemma(*at), "on" | "for" | "concerning" | "regarding" | "”" | "\""))
        .unwrap_or(head + 2);
    let mut named = Whom::default();
    for word in head + 2..end {
        if scene.parties.at(sentence, word).is_some_and(|naming| naming.first == word) {
            named.add(&whom(scene, sentence, word));
        }
    }
    named
}

/// "the Charter of the A", "a statement of the B leaders": the bloc whose it is.
fn bloc_of(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    let blocs: Vec<usize> = clauses
        .objects_of(head, &["of"])
        .into_iter()
        .filter(|object| {
            scene.parties.at(sentence, *object).is_some_and(|naming| {
                matches!(scene.parties.get(naming.party).kind, PartyKind::Bloc | PartyKind::Organisation)
            })
        })
        .collect();
    let mut found = Whom::of(scene, sentence, &blocs);
    found.bodies.clear();
    found
}

/// "the deal commits A and B to ...", "the pact saw A persuade B to ...": those whom it binds.
fn bound(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    let provided = provided(scene, clauses, sentence, head);
    if provided.actors.len() >= 2 {
        return provided;
    }
    let verb = clauses.head(head).filter(|verb| clauses.label(head) == Label::Nsubj && clauses.is_verb(*verb));
    let Some(verb) =
        verb.filter(|verb| matches!(clauses.lemma(*verb), "see" | "commit" | "oblige" | "bind" | "require" | "unite"))
    else {
        return Whom::default();
    };
    let mut words = clauses.patients(verb);
    for below in clauses.children_with(verb, &[Label::Ccomp, Label::Xcomp]) {
        words.extend(
            clauses.children_with(below, &[Label::Nsubj]).into_iter().flat_map(|word| clauses.coordinated(word)),
        );
        words.extend(clauses.patients(below));
        for lower in clauses.children_with(below, &[Label::Ccomp, Label::Xcomp]) {
            words.extend(
                clauses.children_with(lower, &[Label::Nsubj]).into_iter().flat_map(|word| clauses.coordinated(word)),
            );
        }
    }
    let named: Vec<usize> = words.into_iter().filter(|word| scene.parties.at(sentence, *word).is_some()).collect();
    Whom::of(scene, sentence, &named)
}

/// "a deal under which A agreed to restore ties with B": who promises, and to whom.
fn provided(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Whom {
    let promises = clauses.children_with(head, &[Label::Relcl]).into_iter().find(|verb| {
        let under = clauses
            .children_with(*verb, &[Label::Prep])
            .into_iter()
            .any(|word| word < *verb && matches!(clauses.lemma(word), "under" | "in" | "by" | "through"));
        (clauses.verb_is(*verb, "agreement_undertake") || clauses.verb_is(*verb, "agreement_promise"))
            && (under || (head + 1..*verb).any(|at| matches!(clauses.lemma(at), "whereby" | "where")))
    });
    let Some(verb) = promises else { return Whom::default() };
    let mut words = clauses.subjects(verb, 0);
    for below in std::iter::once(verb).chain(clauses.children_with(verb, &[Label::Xcomp])) {
        words.extend(clauses.children_with(below, &[Label::Dative]));
        words.extend(clauses.objects_of(below, &["with", "to", "from"]));
        for object in clauses.children_with(below, &[Label::Dobj]) {
            words.extend(clauses.objects_of(object, &["with", "to", "from"]));
        }
    }
    let named = Whom::of(scene, sentence, &words);
    Whom { actors: named.actors, ..Whom::default() }
}

/// Adds "world powers" where the words behind an agreement name them without "with".
pub(super) fn add_world_powers(scene: &mut Scene<'_>, mention: &mut Mention) {
    let Some(clauses) = scene.clauses(mention.sentence) else { return };
    let near = (0..clauses.len()).any(|word| {
        word.abs_diff(mention.head) <= 14
            && are_world_powers(&clauses, word)
            && clauses.label(clauses.first_conjunct(word)) == Label::Pobj
    });
    let powers = near.then(|| scene.parties.known("bloc:p5-plus-1", scene.tools.lexicon)).flatten();
    merge(&mut mention.parties, powers.as_slice());
}

/// "the accord known as the X", "its official form is called the X": two mentions of one sentence that are one.
pub(super) fn join_names(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Mention>) {
    let Some(clauses) = scene.clauses(sentence) else { return };
    let mut at = 0;
    while at < found.len() {
        let other =
            called(&clauses, found[at].head).and_then(|noun| found.iter().position(|mention| mention.head == noun));
        match other.filter(|other| *other != at && found[*other].known.is_none()) {
            Some(other) => {
                let name = found.remove(at);
                let other = if other > at { other - 1 } else { other };
                take_name(&mut found[other], &name);
                at = 0;
            }
            None => at += 1,
        }
    }
}

/// The noun that is said to be known by the name headed by `name`.
fn called(clauses: &Clauses<'_>, name: usize) -> Option<usize> {
    let preposition =
        clauses.head(name).filter(|up| clauses.label(name) == Label::Pobj && clauses.lemma(*up) == "as")?;
    let verb = clauses.head(preposition).filter(|verb| matches!(clauses.lemma(*verb), "know" | "describe" | "dub"))?;
    clauses.head(verb).filter(|_| clauses.label(verb) == Label::Acl)
}

/// "the X, an accord from which A walked away": the apposition says of the named agreement what it says of itself.
pub(super) fn join_appositions(scene: &Scene<'_>, sentence: usize, found: &mut Vec<Mention>) {
    let Some(clauses) = scene.clauses(sentence) else { return };
    let mut at = 0;
    while at < found.len() {
        let head = found[at].head;
        let over = clauses.head(head).filter(|_| clauses.label(head) == Label::Appos && found[at].known.is_none());
        let named = over.and_then(|over| {
            found.iter().position(|other| {
                other.known.is_some() && other.head < head && (other.head == over || clauses.is_below(over, other.head))
            })
        });
        match named {
            Some(named) => {
                let apposition = found.remove(at);
                let named = if named > at { named - 1 } else { named };
                absorb(&mut found[named], &apposition);
            }
            None => at += 1,
        }
    }
}

fn absorb(mention: &mut Mention, other: &Mention) {
    merge(&mut mention.parties, &other.parties);
    merge(&mut mention.withdrawn, &other.withdrawn);
    merge(&mut mention.signatories, &other.signatories);
    merge(&mut mention.evoked, &other.evoked);
    if other.stage.map_or(0, weight) > mention.stage.map_or(0, weight) {
        mention.stage = other.stage;
        mention.rule = other.rule;
    }
    mention.date = mention.date.or(other.date);
    mention.year = mention.year.or(other.year);
    mention.place = mention.place.take().or_else(|| other.place.clone());
}

fn take_name(mention: &mut Mention, name: &Mention) {
    mention.title.clone_from(&name.title);
    mention.official |= name.official;
    mention.sort = mention.sort.min(name.sort);
    mention.kind = name.kind.or(mention.kind);
    mention.known.clone_from(&name.known);
    merge(&mut mention.parties, &name.parties);
    merge(&mut mention.evoked, &name.evoked);
    mention.topics.extend(name.topics.iter().copied());
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn a_deal_binds_those_who_promise_under_it() {
        let text = "Ministers praised a deal under which Sudan agreed to normalise ties with Israel.";
        assert_eq!(agreements(text), ["IL+SD accord agreed - -"]);
        assert!(agreements("Ministers praised a deal under which prices fell in Sudan and Israel.").is_empty());
    }
}
