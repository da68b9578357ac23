//! People: full names first, then the surnames and single names that stand for them.

use super::candidates::{Candidate, What};
use super::{Form, Mention, Parties, plain_name};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::NameSense;
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A person found in this article.
struct Person {
    party: PartyIx,
    /// Words of the fullest name, folded.
    words: Vec<String>,
}

/// Adds the people among the candidates, with all their mentions.
pub(super) fn join(document: &Document<'_>, tools: &Tools<'_>, candidates: &[Candidate<'_>], parties: &mut Parties) {
    let mut people: Vec<Person> = Vec::new();
    let mut taken: Vec<(usize, usize, usize)> = candidates.iter().filter(|c| !is_person(c)).map(place).collect();
    let (full, single): (Vec<&Candidate<'_>>, Vec<&Candidate<'_>>) =
        candidates.iter().filter(|c| is_person(c)).partition(|c| words_of(document, c, tools).len() > 1);
    let mut families: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for candidate in full {
        let words = words_of(document, candidate, tools);
        let family = families.entry(surname(&words).cloned()).or_default();
        let party = of_full_name(document, candidate, &words, (&mut people, family), parties);
        parties.mention(mention(candidate, party));
        taken.push(place(candidate));
    }
    for candidate in single {
        let Some(party) = of_single_name(document, tools, candidate, &mut people, parties) else { continue };
        parties.mention(mention(candidate, party));
        taken.push(place(candidate));
    }
    surnames(document, tools, (&people, &taken), parties);
}

fn is_person(candidate: &Candidate<'_>) -> bool {
    match candidate.what {
        What::Person => true,
        What::Known(party, _) => party.kind == PartyKind::Person,
        What::Organisation | What::Vessel => false,
    }
}

fn place(candidate: &Candidate<'_>) -> (usize, usize, usize) {
    (candidate.sentence, candidate.first, candidate.end)
}

fn mention(candidate: &Candidate<'_>, party: PartyIx) -> Mention {
    Mention {
        party,
        sentence: candidate.sentence,
        first: candidate.first,
        end: candidate.end,
        span: candidate.span,
        form: Form::Name,
        only_place: false,
    }
}

/// The words of a person's name, folded, without titles before it.
fn words_of(document: &Document<'_>, candidate: &Candidate<'_>, tools: &Tools<'_>) -> Vec<String> {
    let name = plain_name(candidate.span.of(document.body()));
    let mut words: Vec<String> = name.split([' ', '\u{a0}']).map(fold).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && tools.lexicon.title_kind(&words[0]).is_some() {
        words.remove(0);
    }
    words
}

fn of_full_name(
    document: &Document<'_>,
    candidate: &Candidate<'_>,
    words: &[String],
    (people, family): (&mut Vec<Person>, &mut Vec<usize>),
    parties: &mut Parties,
) -> PartyIx {
    let same = family.iter().copied().find(|at| same_person(&people[*at].words, words));
    if let Some(person) = same.and_then(|at| people.get_mut(at)) {
        if words.len() > person.words.len() {
            person.words = words.to_vec();
        }
        return person.party;
    }
    let name = plain_name(candidate.span.of(document.body()));
    let party = match candidate.what {
        What::Known(known, _) => parties.add_known(known, &name),
        _ => parties.add(LocalParty { name, kind: PartyKind::Person, ..LocalParty::default() }),
    };
    family.push(people.len());
    people.push(Person { party, words: words.to_vec() });
    party
}

/// A name of one word is the person of that surname; failing that, a person of the lexicon known by it; failing
/// that, a person only where a courtesy or office stands before it.
fn of_single_name(
    document: &Document<'_>,
    tools: &Tools<'_>,
    candidate: &Candidate<'_>,
    people: &mut Vec<Person>,
    parties: &mut Parties,
) -> Option<PartyIx> {
    let words = words_of(document, candidate, tools);
    let only = words.first()?;
    if let Some(person) = people.iter().find(|person| surname(&person.words) == Some(only) || goes_by(person, only)) {
        return Some(person.party);
    }
    let name = plain_name(candidate.span.of(document.body()));
    let party = match candidate.what {
        What::Known(known, NameSense::Name | NameSense::Former) => parties.add_known(known, &name),
        _ if titled(document, tools, candidate) => {
            parties.add(LocalParty { name, kind: PartyKind::Person, ..LocalParty::default() })
        }
        _ => return None,
    };
    people.push(Person { party, words });
    Some(party)
}

/// The last word that is no mark of a generation ("Jr.", "III").
pub(super) fn surname(words: &[String]) -> Option<&String> {
    let mark = |word: &String| matches!(word.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "qc" | "kc" | "mp");
    let at = words.iter().rposition(|word| !mark(word))?;
    words.get(at)
}

/// Family names come first in Korean and Chinese names.
fn goes_by(person: &Person, word: &str) -> bool {
    person.words.len() <= 3 && person.words.first().is_some_and(|first| first == word)
}

fn titled(document: &Document<'_>, tools: &Tools<'_>, candidate: &Candidate<'_>) -> bool {
    let Some(before) = candidate.first.checked_sub(1) else { return false };
    let word = document.word(candidate.sentence, before).trim_end_matches('.').to_lowercase();
    tools.lexicon.title_word(&word)
}

/// Surnames of people named in full, wherever the recogniser overlooked them.
fn surnames(
    document: &Document<'_>,
    tools: &Tools<'_>,
    (people, taken): (&[Person], &[(usize, usize, usize)]),
    parties: &mut Parties,
) {
    let taken: BTreeSet<(usize, usize)> =
        taken.iter().flat_map(|(sentence, first, end)| (*first..*end).map(|token| (*sentence, token))).collect();
    let mut by_surname: BTreeMap<&str, &Person> = BTreeMap::new();
    for person in people {
        if let Some(surname) = surname(&person.words) {
            by_surname.entry(surname).or_insert(person);
        }
    }
    for (index, sentence) in document.sentences.iter().enumerate() {
        for (token, place) in sentence.tokens.iter().enumerate() {
            let word = place.span.of(document.body());
            if word.chars().count() < 3 || !word.chars().next().is_some_and(char::is_uppercase) {
                continue;
            }
            let person = by_surname.get(fold(word).as_str());
            if person.is_some() && ends_place(document, tools, index, token) {
                continue;
            }
            if let (false, Some(person)) = (taken.contains(&(index, token)), person) {
                parties.mention(Mention {
                    party: person.party,
                    sentence: index,
                    first: token,
                    end: token + 1,
                    span: place.span,
                    form: Form::Name,
                    only_place: false,
                });
            }
        }
    }
}

/// Whether a word is the last of a place's name: "York" in "New York".
fn ends_place(document: &Document<'_>, tools: &Tools<'_>, sentence: usize, token: usize) -> bool {
    let tokens = &document.sentences[sentence].tokens;
    let Some(before) = token.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let name = Span::new(before.span.start, tokens[token].span.end).of(document.body());
    name.starts_with(char::is_uppercase) && tools.lexicon.name_words().place(name).is_some()
}

/// Whether two full names of one article are one person: the same surname, and each word of the shorter in the longer.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return false;
    }
    surname(short) == surname(long)
        && short.iter().all(|word| long.iter().any(|other| other == word || initial(word, other) || near(word, other)))
}

/// Two spellings of a longer word that differ in one letter: Khosro and Khosrow.
fn near(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let rest = |skip: usize| short[same + skip.min(short.len() - same)..] == long[same + 1..];
    same + 1 >= long.len() || rest(usize::from(short.len() == long.len()))
}

fn initial(word: &str, other: &str) -> bool {
    word.chars().count() == 1 && other.starts_with(word)
}

/// Lower case without accents, hyphens, apostrophes and full stops.
pub(super) fn fold(word: &str) -> String {
    any_ascii::any_ascii(word).to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::parties;

    #[test]
    fn the_end_of_a_citys_name_is_nobodys_surname() {
        let text =
            "Iran talks\n\nIran signed an agreement with Turkey, Carla York said in New York. York left on Monday.";
        let found = parties(text);
        let carla = found.iter().find(|party| party.name == "Carla York").expect("a person");
        let places: Vec<usize> = carla.mentions.iter().map(|span| span.start).collect();
        assert!(!places.contains(&(text.find("New York").expect("a city") + 4)), "{places:?}");
        assert!(places.contains(&text.find("York left").expect("a surname")), "{places:?}");
    }
}
