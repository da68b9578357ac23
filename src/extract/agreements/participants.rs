//! Who takes part in an agreement: the words around its noun and the agents of the verbs over it.

use super::mention::merge;
use super::other_side;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::coreference;
use crate::extract::parties::{Form, Mention as Naming};
use crate::extract::scene::Scene;
use crate::lexicon::{Entry, NameSense};
use crate::model::PartyIx;
use crate::model::vocabulary::PartyKind;

/// Whom a noun phrase stands for, by what they can be to an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Whom {
    /// States, blocs, international bodies and armed groups.
    pub(super) actors: Vec<PartyIx>,
    /// Companies.
    pub(super) firms: Vec<PartyIx>,
    /// Organisations that the lexicon does not know.
    pub(super) bodies: Vec<PartyIx>,
    /// People, who act for states where they hold office.
    pub(super) people: Vec<PartyIx>,
}

impl Whom {
    /// Adds all of `other`.
    pub(super) fn add(&mut self, other: &Whom) {
        merge(&mut self.actors, &other.actors);
        merge(&mut self.firms, &other.firms);
        merge(&mut self.bodies, &other.bodies);
        merge(&mut self.people, &other.people);
    }

    /// Whom the words stand for, together.
    pub(super) fn of(scene: &mut Scene<'_>, sentence: usize, words: &[usize]) -> Whom {
        let mut all = Whom::default();
        for word in words {
            let one = whom(scene, sentence, *word);
            all.add(&one);
            let beside = beside(scene, sentence, *word);
            all.add(&beside);
        }
        all
    }

    fn party(scene: &mut Scene<'_>, party: PartyIx) -> Whom {
        let lexicon = scene.tools.lexicon;
        let mut found = Whom::default();
        let actor = scene.parties.actor(party, lexicon);
        found.actors.extend(actor);
        let local = scene.parties.get(party);
        match local.kind {
            PartyKind::Person => found.people.push(party),
            PartyKind::Company if actor.is_none() => found.firms.push(party),
            PartyKind::Organisation if actor.is_none() => {
                if local.known.is_some() && local.country.is_none() {
                    found.actors.push(party);
                } else {
                    found.bodies.push(party);
                }
            }
            _ => {}
        }
        found
    }
}

/// "Putin and President Erdogan": the parse may hang the first of two people from the name of the second.
fn beside(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Whom {
    let Some(clauses) = scene.clauses(sentence) else { return Whom::default() };
    let person = |scene: &Scene<'_>, at: usize| {
        let naming = scene.parties.at(sentence, at)?;
        (scene.parties.get(naming.party).kind == PartyKind::Person).then_some(naming.party)
    };
    let Some(last) = person(scene, word) else { return Whom::default() };
    let first = clauses.children_with(word, &[Label::Nmod, Label::Compound]).into_iter().find_map(|child| {
        let joined = clauses.children(child).any(|below| clauses.label(below) == Label::Cc);
        person(scene, child).filter(|other| joined && *other != last)
    });
    first.map_or_else(Whom::default, |party| Whom::party(scene, party))
}

/// Whom the noun phrase headed by `word` stands for, without its conjuncts.
pub(super) fn whom(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Whom {
    let Some(clauses) = scene.clauses(sentence) else { return Whom::default() };
    if let Some(naming) = scene.parties.at(sentence, word).copied() {
        return if is_city(&naming) { Whom::default() } else { Whom::party(scene, naming.party) };
    }
    if let Some(pair) = two_people(scene, sentence, word) {
        return pair;
    }
    let named: Vec<usize> = clauses
        .children_with(word, &[Label::Appos])
        .into_iter()
        .flat_map(|apposition| clauses.coordinated(apposition))
        .filter(|apposition| scene.parties.at(sentence, *apposition).is_some())
        .collect();
    let mut found = Whom::of(scene, sentence, &named);
    if found == Whom::default() {
        let listed = listed(scene, &clauses, sentence, word);
        found.add(&listed);
    }
    if found == Whom::default() {
        let including = including(scene, &clauses, sentence, word);
        found.add(&including);
    }
    let people_only = found.firms.is_empty() && found.bodies.is_empty() && found.actors.is_empty();
    if people_only && !clauses.noun_is(word, "private_actor") && !is_unnamed(scene, &clauses, sentence, word) {
        let actors = scene.actors(sentence, word);
        merge(&mut found.actors, &actors);
        if found.actors.is_empty() && is_both(&clauses, word) {
            merge(&mut found.actors, &other_side::dominant_pair(scene));
        }
    }
    found
}

/// "international powers", "at least two countries", "other states": none that was named before.
fn is_unnamed(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> bool {
    let several = clauses.noun_is(word, "agreement_several") && clauses.tag(word).ends_with('S');
    let owned = clauses.children(word).any(|child| scene.parties.at(sentence, child).is_some());
    several
        && !owned
        && (word.saturating_sub(3)..word)
            .any(|at| clauses.is_below(at, word) && clauses.noun_is(at, "agreement_unnamed"))
}

/// "the two sides", "both governments", "the two Heads of State".
fn is_both(clauses: &Clauses<'_>, word: usize) -> bool {
    let several = clauses.noun_is(word, "agreement_several") || clauses.lemma(word) == "head";
    several
        && clauses.tag(word).ends_with('S')
        && clauses.children(word).any(|child| child < word && matches!(clauses.lemma(child), "two" | "both" | "2"))
}

/// "diplomats of a group of countries, including A, B and C": those named in the phrase, where there are several.
fn including(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> Whom {
    let people = clauses.noun_is(word, "people") || clauses.noun_is(word, "agreement_several");
    if !people || !clauses.tag(word).ends_with('S') {
        return Whom::default();
    }
    let end =
        (word + 1..clauses.len()).find(|at| matches!(clauses.tag(*at), "VBD" | "VBZ" | "MD")).unwrap_or(clauses.len());
    let Some(from) = (word + 1..end).find(|at| matches!(clauses.lemma(*at), "include" | "including")) else {
        return Whom::default();
    };
    let named: Vec<usize> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.first > from && naming.end <= end && scene.is_state_or_bloc(naming.party))
        .map(|naming| naming.first)
        .collect();
    if named.len() >= 2 { Whom::of(scene, sentence, &named) } else { Whom::default() }
}

/// "the three nations -- A, B and C -- agreed": the names behind the dash, colon or comma.
fn listed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, word: usize) -> Whom {
    let plural = clauses.tag(word) == "NNS" && clauses.noun_is(word, "agreement_several");
    let opens = |at: usize| matches!(scene.document.word(sentence, at), "-" | "--" | "—" | "–" | ":" | "," | "(");
    if !plural || word + 1 >= clauses.len() || !opens(word + 1) {
        return Whom::default();
    }
    let end = (word + 2..clauses.len())
        .find(|at| matches!(clauses.tag(*at), "VBD" | "VBZ" | "VBP" | "MD" | "IN" | "WDT"))
        .unwrap_or(clauses.len());
    let named: Vec<usize> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.first > word && naming.end <= end && scene.is_state_or_bloc(naming.party))
        .map(|naming| naming.first)
        .collect();
    if named.len() >= 2 { Whom::of(scene, sentence, &named) } else { Whom::default() }
}

/// A capital or city that is only a place here.
pub(super) fn is_city(naming: &Naming) -> bool {
    naming.only_place && naming.form == Form::Capital
}

/// "They", "the two men", "both ministers": the last two people of different states who were named together.
fn two_people(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Option<Whom> {
    let text = scene.document.word(sentence, word).to_lowercase();
    let before = |back: usize| word.checked_sub(back).map(|at| scene.document.word(sentence, at).to_lowercase());
    let two = matches!(before(1).as_deref(), Some("two" | "both" | "foreign" | "prime" | "defence" | "defense"));
    let people = matches!(text.as_str(), "they" | "pair")
        || (two && matches!(text.as_str(), "men" | "ministers" | "leaders" | "presidents" | "diplomats" | "officials"));
    if !people {
        return None;
    }
    for back in 0..=2.min(sentence) {
        let named: Vec<Naming> =
            scene.parties.in_sentence(sentence - back).iter().filter(|m| back > 0 || m.end <= word).copied().collect();
        let pair = people_of_states(scene, &named);
        if pair.actors.len() >= 2 {
            return Some(pair);
        }
        let mut people: Vec<PartyIx> =
            named.iter().map(|m| m.party).filter(|party| scene.parties.get(*party).kind == PartyKind::Person).collect();
        people.sort_unstable();
        people.dedup();
        if people.len() == 2 && scene.document.word(sentence, word).eq_ignore_ascii_case("they") {
            return Some(Whom { people, ..pair });
        }
    }
    None
}

/// The people among the mentions who serve different states, with those states.
pub(super) fn people_of_states(scene: &mut Scene<'_>, named: &[Naming]) -> Whom {
    let mut found = Whom::default();
    for naming in named {
        if scene.parties.get(naming.party).kind != PartyKind::Person {
            continue;
        }
        let one = Whom::party(scene, naming.party);
        if one.actors.iter().any(|actor| !found.actors.contains(actor)) {
            found.add(&one);
        }
    }
    found
}

/// The parties that stand before the noun: "Russia's", "Iran nuclear", "U.S.-EU", "Russian-Saudi". The second list holds
/// states that may only be where it applies ("Syria ceasefire").
pub(super) fn owners(scene: &mut Scene<'_>, sentence: usize, head: usize) -> (Whom, Vec<PartyIx>) {
    let Some(clauses) = scene.clauses(sentence) else { return (Whom::default(), Vec::new()) };
    let before: Vec<Naming> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| m.first < head && m.end <= head + 1 && stands_before(&clauses, m, head))
        .copied()
        .collect();
    let mut capitals = 0;
    let mut found = Whom::default();
    let mut places = Vec::new();
    for naming in &before {
        if is_helper(scene, naming) {
            continue;
        }
        let possessive =
            (naming.first..naming.end).any(|word| word < clauses.len() && clauses.label(word) == Label::Poss);
        if naming.form == Form::Capital && !possessive {
            capitals += 1;
        }
        let one = Whom::party(scene, naming.party);
        if naming.form == Form::Name && !possessive && before.len() == 1 {
            merge(&mut places, &one.actors);
        }
        found.add(&one);
    }
    if capitals == 1 {
        // "the Paris agreement", "the Minsk accord": a city it was made in.
        let cities: Vec<PartyIx> = before.iter().filter(|m| m.form == Form::Capital).map(|m| m.party).collect();
        let named_otherwise = |party: &PartyIx| before.iter().any(|m| m.party == *party && m.form != Form::Capital);
        found.actors.retain(|actor| !cities.contains(actor) || named_otherwise(actor));
    }
    if !found.actors.is_empty() {
        let joined = joined_states(scene, &clauses, sentence, head);
        merge(&mut found.actors, &joined);
    }
    for pronoun in clauses.children_with(head, &[Label::Poss]) {
        if scene.parties.at(sentence, pronoun).is_none() {
            let actors = match clauses.tag(pronoun) {
                // "their pact" has its owners too often far away.
                "PRP$" if clauses.lemma(pronoun) == "its" => possessors(scene, sentence, pronoun),
                "PRP$" => Vec::new(),
                _ => whom(scene, sentence, pronoun).actors,
            };
            merge(&mut found.actors, &actors);
        }
    }
    (found, places)
}

/// "EU-Turkey", "Iraq-Jordan": a state whose name is also an ordinary word, believed beside another that owns the noun.
fn joined_states(scene: &mut Scene<'_>, clauses: &Clauses<'_>, sentence: usize, head: usize) -> Vec<PartyIx> {
    let mut found = Vec::new();
    for word in head.saturating_sub(4)..head {
        let hyphens = |at: Option<usize>| at.is_some_and(|at| at < head && matches!(clauses.lemma(at), "-" | "–"));
        let joined = hyphens(word.checked_sub(1)) || hyphens(Some(word + 1));
        if !joined || !clauses.tag(word).starts_with("NNP") || scene.parties.at(sentence, word).is_some() {
            continue;
        }
        let lexicon = scene.tools.lexicon;
        let state = lexicon.names_in(scene.document.word(sentence, word)).into_iter().find_map(|hit| match hit.entry {
            Entry::Party(known) if known.kind == PartyKind::Country && hit.sense == NameSense::Name => {
                Some(known.id.clone())
            }
            _ => None,
        });
        found.extend(state.and_then(|id| scene.parties.known(&id, lexicon)));
    }
    found
}

fn possessors(scene: &mut Scene<'_>, sentence: usize, pronoun: usize) -> Vec<PartyIx> {
    let lexicon = scene.tools.lexicon;
    let antecedents = coreference::antecedents(scene, sentence, pronoun);
    antecedents.into_iter().filter_map(|party| scene.parties.actor(party, lexicon)).collect()
}

/// Whether the name hangs from the noun through words that stand before it.
fn stands_before(clauses: &Clauses<'_>, naming: &Naming, head: usize) -> bool {
    let mut at = naming.end.saturating_sub(1).min(clauses.len().saturating_sub(1));
    for _ in 0..6 {
        if at == head {
            return true;
        }
        let before = matches!(
            clauses.label(at),
            Label::Poss
                | Label::Amod
                | Label::Compound
                | Label::Nmod
                | Label::Conj
                | Label::Npadvmod
                | Label::Punct
                | Label::Nummod
                | Label::Det
                | Label::Advmod
        );
        match clauses.head(at) {
            Some(up) if before && up <= head => at = up,
            _ => return false,
        }
    }
    false
}

/// "U.N.-brokered", "Saudi-led": a helper, no party.
fn is_helper(scene: &Scene<'_>, naming: &Naming) -> bool {
    let rest = scene.document.body().get(naming.span.end..).unwrap_or_default();
    let Some(joined) = rest.strip_prefix(['-', '‑', '–']) else { return false };
    let word: String = joined.chars().take_while(|c| c.is_alphabetic()).collect();
    word.ends_with("ed") || matches!(word.as_str(), "led" | "held" | "style" | "based" | "run" | "wide")
}

/// The helpers before a noun: who brokered it.
pub(super) fn helpers(scene: &mut Scene<'_>, sentence: usize, head: usize) -> Vec<PartyIx> {
    let named: Vec<Naming> =
        scene.parties.in_sentence(sentence).iter().filter(|m| m.first < head && m.end + 6 > head).copied().collect();
    let mut found = Vec::new();
    for naming in named {
        let rest = scene.document.body().get(naming.span.end..).unwrap_or_default();
        let word: String = rest.chars().skip(1).take_while(|c| c.is_alphabetic()).collect();
        if is_helper(scene, &naming) && matches!(word.as_str(), "brokered" | "mediated" | "sponsored" | "negotiated") {
            let one = Whom::party(scene, naming.party);
            merge(&mut found, &one.actors);
        }
    }
    found
}

/// The parties named behind "between" or "among" that stand under `word`.
pub(super) fn between(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Whom {
    let Some(clauses) = scene.clauses(sentence) else { return Whom::default() };
    let names = ["between", "among", "amongst"];
    let mut objects = clauses.objects_of(word, &names);
    if objects.is_empty() {
        // "a memorandum of understanding between A and B".
        let of = clauses.objects_of(word, &["of"]);
        objects = of.into_iter().flat_map(|below| clauses.objects_of(below, &names)).collect();
    }
    let found = Whom::of(scene, sentence, &objects);
    if found.actors.len() + found.firms.len() + found.bodies.len() >= 2 || objects.is_empty() {
        return found;
    }
    // The parse of long enumerations is unsure: the next two names behind the word are as good.
    let Some(at) = (word..clauses.len()).find(|at| names.contains(&clauses.lemma(*at))) else { return found };
    let end = (at + 1..clauses.len().min(at + 26))
        .find(|at| clauses.tag(*at) == "TO" || clauses.tag(*at).starts_with("VB"))
        .unwrap_or(at + 26);
    let named: Vec<Naming> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| m.first > at && m.first < end && !is_city(m))
        .copied()
        .collect();
    let mut nearest = Whom::default();
    for naming in named {
        let before = scene.document.body().get(..naming.span.start).unwrap_or_default();
        if nearest.actors.len() < 2 && !before.ends_with("non-") {
            let one = Whom::party(scene, naming.party);
            nearest.add(&one);
        }
    }
    if nearest.actors.len() >= 2 { nearest } else { found }
}

/// The parties named behind "with" that stand under `word`.
pub(super) fn with(scene: &mut Scene<'_>, sentence: usize, word: usize) -> Whom {
    let Some(clauses) = scene.clauses(sentence) else { return Whom::default() };
    let mut objects = clauses.objects_of(word, &["with"]);
    // "a pact on sea transport with Denmark": the parse hangs the partner from the matter.
    if objects.is_empty() && clauses.is_nominal(word) {
        let matters = clauses.objects_of(word, &["on", "for", "about"]).into_iter();
        let partners = matters.flat_map(|matter| clauses.objects_of(matter, &["with"])).collect::<Vec<_>>();
        let state = |object: &usize| {
            scene.parties.at(sentence, *object).is_some_and(|naming| scene.is_state_or_bloc(naming.party))
        };
        objects.extend(partners.into_iter().filter(state));
    }
    let objects: Vec<usize> = objects.into_iter().map(|object| clauses.relative_to_noun(object)).collect();
    let mut found = Whom::of(scene, sentence, &objects);
    if objects.iter().any(|object| are_world_powers(&clauses, *object)) {
        found.actors.extend(scene.parties.known("bloc:p5-plus-1", scene.tools.lexicon));
    }
    found
}

/// "world powers", "major powers": the group that settled with Iran.
pub(super) fn are_world_powers(clauses: &Clauses<'_>, word: usize) -> bool {
    clauses.lemma(word) == "power"
        && clauses
            .children(word)
            .any(|child| matches!(clauses.lemma(child), "world" | "major" | "global" | "international" | "six" | "big"))
}

/// The states named below the noun, and the subjects of clauses that hang from it: "the deal where Iran agreed to ...".
pub(super) fn evoked(scene: &mut Scene<'_>, sentence: usize, head: usize) -> Vec<PartyIx> {
    let Some(clauses) = scene.clauses(sentence) else { return Vec::new() };
    let below: Vec<Naming> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|m| {
            m.first > head
                && m.first < head + 16
                && m.first < clauses.len()
                && !is_city(m)
                && clauses.is_below(m.first, head)
        })
        .copied()
        .collect();
    let mut found = Vec::new();
    for naming in below {
        let one = Whom::party(scene, naming.party);
        merge(&mut found, &one.actors);
    }
    found
}
