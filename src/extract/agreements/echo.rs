//! Agreements that are named by another's noun: "accords with A and B" are two, "and is negotiating one with C" a third.

use super::acting::governed;
use super::mention::{Mention, Sort};
use super::nouns::around;
use super::participants::{Whom, is_city, whom};
use super::title::words;
use crate::english::Label;
use crate::extract::clause::Clauses;
use crate::extract::scene::Scene;
use crate::model::PartyIx;
use crate::text::dates::DateRole;

/// How far behind a plural noun its partners may begin.
const REACH: usize = 8;

/// Takes apart plural nouns with several partners, and adds the agreements that "one" stands for.
pub(super) fn add(scene: &mut Scene<'_>, sentence: usize, found: &mut Vec<Mention>) {
    let Some(clauses) = scene.clauses(sentence) else { return };
    let mut apart = Vec::new();
    for mention in found.drain(..) {
        match partners(scene, &clauses, &mention) {
            Some(partners) => apart.extend(each(scene, &mention, &partners)),
            None => apart.extend(each_matter(scene, &clauses, mention)),
        }
    }
    *found = apart;
    for word in 0..clauses.len() {
        let Some(model) = stands_for(&clauses, word, found) else { continue };
        let one = echoed(scene, &clauses, word, &model);
        if one.parties.len() >= 2 || one.half {
            found.push(one);
        }
    }
}

/// The partners of "deals with A in May and with B", each with its first and one-past-last word.
fn partners(scene: &mut Scene<'_>, clauses: &Clauses<'_>, mention: &Mention) -> Option<Vec<(PartyIx, usize, usize)>> {
    let (sentence, head) = (mention.sentence, mention.head);
    if mention.sort != Sort::Noun || mention.known.is_some() || !matches!(clauses.tag(head), "NNS" | "NNPS") {
        return None;
    }
    let from = (head + 1..clauses.len().min(head + REACH)).find(|at| clauses.lemma(*at) == "with")?;
    if clauses.verb_above(from).is_some_and(|verb| verb > head && verb < from) {
        return None;
    }
    let end = (from..clauses.len())
        .find(|at| matches!(clauses.tag(*at), "VBD" | "VBZ" | "VBP" | "MD" | "." | ":" | "WDT" | "WP"))
        .unwrap_or(clauses.len());
    let named: Vec<_> = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.first > from && naming.end <= end && !is_city(naming))
        .copied()
        .collect();
    let mut found: Vec<(PartyIx, usize, usize)> = Vec::new();
    for naming in named {
        let [party] = whom(scene, sentence, naming.first).actors[..] else { continue };
        let listed = (found.last().map_or(from, |(_, _, last)| *last)..naming.first).all(|at| {
            at == from || matches!(clauses.tag(at), "IN" | "CC" | "," | "DT" | "CD" | "NNP" | "JJ" | "HYPH" | "NN")
        });
        if listed && !found.iter().any(|(known, ..)| *known == party) {
            found.push((party, naming.first, naming.end));
        }
    }
    (found.len() >= 2).then_some(found)
}

/// One mention for each partner, with the other side and what the phrase says of all.
fn each(scene: &Scene<'_>, mention: &Mention, partners: &[(PartyIx, usize, usize)]) -> Vec<Mention> {
    let ours: Vec<PartyIx> =
        mention.parties.iter().copied().filter(|side| !partners.iter().any(|(party, ..)| party == side)).collect();
    let sentence = &scene.document.sentences[mention.sentence];
    let noun = words(scene.document, mention.sentence, mention.head, mention.head + 1);
    let before = mention.title.split(" with ").next().unwrap_or(&noun);
    let of = |(at, (party, first, end)): (usize, &(PartyIx, usize, usize))| {
        let limit = partners.get(at + 1).map_or(usize::MAX, |(_, next, _)| *next);
        let date = sentence.dates.iter().find(|hit| {
            let token = sentence.token_at(hit.span.start).unwrap_or(usize::MAX);
            hit.role == DateRole::Point && token >= *end && token < limit.min(end + 5)
        });
        let mut one = mention.clone();
        one.parties.clone_from(&ours);
        one.parties.push(*party);
        one.half = ours.is_empty();
        one.evoked.clear();
        one.other = true;
        one.date = date.map(|hit| hit.date).or(mention.date);
        one.title = format!("{before} with {}", words(scene.document, mention.sentence, *first, *end));
        one
    };
    partners.iter().enumerate().map(of).collect()
}

/// "memoranda on A, on B and on C", "two accords, one on A, the other on B": one mention for each matter.
fn each_matter(scene: &Scene<'_>, clauses: &Clauses<'_>, mention: Mention) -> Vec<Mention> {
    let plural = matches!(clauses.tag(mention.head), "NNS" | "NNPS") && mention.sort <= Sort::Weak;
    let matters = if plural && mention.known.is_none() { matters(clauses, mention.head) } else { Vec::new() };
    let noun = match mention.kind {
        Some(kind) => kind.to_string(),
        None => clauses.lemma(mention.head).to_owned(),
    };
    if let [on] = matters[..] {
        return each_listed(scene, clauses, mention, &noun, on);
    }
    if matters.len() < 2 {
        return vec![mention];
    }
    let of = |at: usize| {
        let from = matters[at];
        let mut end = matters.get(at + 1).map_or_else(|| matter_end(clauses, from), |next| next - 1);
        while end > from + 2 && matches!(clauses.lemma(end - 1), "the" | "," | "and" | "one" | "other" | "another") {
            end -= 1;
        }
        let mut one = mention.clone();
        one.title = format!("{noun} {}", words(scene.document, mention.sentence, from, end.max(from + 2)));
        one.topics = scene.tools.lexicon.cues().topics_in(&one.title.to_lowercase()).into_iter().collect();
        one.other = true;
        one
    };
    (0..matters.len()).map(of).collect()
}

/// "agreements on tourism, extradition and taxes": one mention for each of three or more, or of the two that are counted.
fn each_listed(scene: &Scene<'_>, clauses: &Clauses<'_>, mention: Mention, noun: &str, on: usize) -> Vec<Mention> {
    let first = clauses.children_with(on, &[Label::Pobj]).into_iter().next();
    let listed: Vec<usize> = first.map_or_else(Vec::new, |object| clauses.coordinated(object));
    let counted =
        clauses.children_with(mention.head, &[Label::Nummod]).into_iter().any(|word| clauses.lemma(word) == "two");
    let several = listed.len() >= 3 || counted && listed.len() == 2;
    if !several || !listed.iter().all(|word| clauses.tag(*word).starts_with("NN")) {
        return vec![mention];
    }
    let of = |at: usize| {
        let word = listed[at];
        let from = clauses.children(word).filter(|child| *child < word).min().unwrap_or(word).max(on + 1);
        let limit = listed.get(at + 1).map_or(clauses.len(), |next| *next);
        let tail = clauses
            .children_with(word, &[Label::Prep])
            .into_iter()
            .map(|child| clauses.extent(child).1)
            .filter(|end| *end < limit)
            .max();
        let mut one = mention.clone();
        one.title = format!("{noun} on {}", words(scene.document, mention.sentence, from, tail.unwrap_or(word + 1)));
        one.topics = scene.tools.lexicon.cues().topics_in(&one.title.to_lowercase()).into_iter().collect();
        one.other = true;
        one
    };
    (0..listed.len()).map(of).collect()
}

/// Where each matter of a plural noun begins: "on" behind the noun, and each "on" behind a comma, "and", "one" or "other".
fn matters(clauses: &Clauses<'_>, head: usize) -> Vec<usize> {
    let end = matter_end(clauses, head);
    let day = |at: usize| at + 1 < end && matches!(clauses.tag(at + 1), "CD" | "NNP");
    let opens = |at: usize| match clauses.lemma(at - 1) {
        "one" | "other" | "another" | "second" | "third" | "," | "and" => true,
        _ => at - head <= 3,
    };
    (head + 1..end).filter(|at| clauses.lemma(*at) == "on" && opens(*at) && !day(*at)).collect()
}

fn matter_end(clauses: &Clauses<'_>, from: usize) -> usize {
    (from + 1..clauses.len())
        .find(|at| matches!(clauses.tag(*at), "VBD" | "VBZ" | "VBP" | "MD" | "." | ":" | "WDT" | "WP"))
        .unwrap_or(clauses.len())
}

/// The mention whose noun "one" or "another" repeats.
fn stands_for(clauses: &Clauses<'_>, word: usize, found: &[Mention]) -> Option<Mention> {
    let pronoun = matches!(clauses.lemma(word), "one" | "another")
        && matches!(clauses.label(word), Label::Dobj | Label::Nsubjpass | Label::Conj)
        && clauses.children_with(word, &[Label::Compound, Label::Nmod]).is_empty()
        && clauses.objects_of(word, &["of"]).is_empty();
    let verb = clauses.verb_above(word);
    let partner = !clauses.objects_of(word, &["with", "between"]).is_empty()
        || verb.is_some_and(|verb| !clauses.objects_of(verb, &["with"]).is_empty());
    if !pronoun || !partner {
        return None;
    }
    found
        .iter()
        .rev()
        .find(|mention| mention.head < word && mention.sort <= Sort::Weak && mention.kind.is_some())
        .cloned()
}

/// "A and B signed a pact. C put its name to one in May": another agreement, with whom the last was named to act.
pub(super) fn of_last(scene: &mut Scene<'_>, sentence: usize, before: &[Mention]) -> Option<Mention> {
    let clauses = scene.clauses(sentence)?;
    let word = (0..clauses.len()).find(|word| {
        matches!(clauses.lemma(*word), "one" | "another")
            && matches!(clauses.label(*word), Label::Dobj | Label::Pobj)
            && clauses
                .children(*word)
                .all(|child| matches!(clauses.label(child), Label::Prep | Label::Punct | Label::Advmod))
            && clauses.objects_of(*word, &["of", "with"]).is_empty()
    })?;
    let verb = clauses.verb_above(word).filter(|verb| clauses.realis(*verb, 0).is_actual())?;
    let makes =
        clauses.verb_is(verb, "sign") || clauses.verb_is(verb, "conclude") || clauses.verb_is(verb, "negotiate");
    let last = before.iter().rev().find(|mention| mention.sort == Sort::Noun && mention.parties.len() == 2)?;
    if !makes || last.sentence + 1 != sentence || last.known.is_some() {
        return None;
    }
    let subjects = clauses.subjects(verb, 0);
    let [actor] = Whom::of(scene, sentence, &subjects).actors[..] else { return None };
    let partner = *last.parties.iter().find(|party| **party != actor)?;
    if last.parties.contains(&actor) {
        return None;
    }
    let mut one = Mention::new(sentence, word, Sort::Noun, "agreement.noun");
    one.kind = last.kind;
    one.topics.clone_from(&last.topics);
    one.marks.clone_from(&last.marks);
    one.indefinite = true;
    one.other = true;
    governed(scene, &clauses, &mut one);
    one.parties = vec![partner, actor];
    one.title = last.title.split(" with ").next().unwrap_or_default().to_owned();
    one.stage.is_some().then_some(one)
}

fn echoed(scene: &mut Scene<'_>, clauses: &Clauses<'_>, word: usize, model: &Mention) -> Mention {
    let mut one = Mention::new(model.sentence, word, Sort::Noun, "agreement.noun");
    one.kind = model.kind;
    one.topics.clone_from(&model.topics);
    one.marks.clone_from(&model.marks);
    one.indefinite = true;
    one.other = true;
    around(scene, clauses, &mut one);
    governed(scene, clauses, &mut one);
    let noun =
        model.title.split([' ']).take_while(|word| !matches!(*word, "with" | "between" | "in")).collect::<Vec<_>>();
    let beside = clauses.verb_above(word).map(|verb| clauses.objects_of(verb, &["with"])).unwrap_or_default();
    let partner = clauses.objects_of(word, &["with", "between"]).into_iter().chain(beside).next().unwrap_or(word);
    let named = words(scene.document, model.sentence, clauses.extent(partner).0, partner + 1);
    one.title = format!("{} with {named}", noun.join(" "));
    let acting = clauses.verb_above(word).map(|verb| clauses.subjects(verb, 0)).unwrap_or_default();
    let acting = Whom::of(scene, model.sentence, &acting);
    if one.parties.len() == 1 && acting.actors.len() == 1 {
        super::mention::merge(&mut one.parties, &acting.actors);
    }
    one
}

#[cfg(test)]
mod tests {
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn accords_with_two_partners_are_two() {
        let text = "Kenya has gas accords in force with Qatar and Oman and is negotiating one with Egypt.";
        assert_eq!(
            agreements(text),
            ["KE+QA accord in_force - -", "KE+OM accord in_force - -", "EG+KE accord negotiating - -"]
        );
        let text = "Kenya signed a gas accord with Qatar and Oman.";
        assert_eq!(agreements(text), ["KE+OM+QA accord signed 2019-03-14 -"]);
    }

    #[test]
    fn papers_on_several_matters_are_several() {
        let text = "Kenya and Libya signed two memoranda in Istanbul on Tuesday, one on borders, the other on tourism.";
        assert_eq!(
            agreements(text),
            ["KE+LY memorandum signed 2019-03-12 Istanbul", "KE+LY memorandum signed 2019-03-12 Istanbul"]
        );
        let text = "Kenya and Libya signed a memorandum on borders and on tourism on Tuesday.";
        assert_eq!(agreements(text), ["KE+LY memorandum signed 2019-03-12 -"]);
    }

    #[test]
    fn matters_that_one_preposition_lists_are_several() {
        let text = "Agreements on tourism, extradition and taxation were signed between Peru and Chile on Tuesday.";
        assert_eq!(agreements(text).len(), 3);
        let text = "An agreement on tourism, extradition and taxation was signed between Peru and Chile on Tuesday.";
        assert_eq!(agreements(text).len(), 1);
    }

    #[test]
    fn one_may_repeat_the_noun_of_the_last_sentence() {
        let text = "Kenya and Libya signed a gas accord in May 2018. Peru signed one in June 2018.";
        assert_eq!(agreements(text), ["KE+LY accord signed 2018-05 -", "KE+PE accord signed 2018-06 -"]);
        assert_eq!(agreements("Kenya and Libya signed a gas accord in May 2018. Peru saw one in June 2018.").len(), 1);
    }
}
