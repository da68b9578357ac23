//! Where an agreement was made: the city beside the verb or noun, the capital of a host, the dateline for "here".

use crate::english::{EntityLabel, Label};
use crate::extract::clause::Clauses;
use crate::extract::document::Document;
use crate::extract::parties::{Form, Mention as Naming};
use crate::extract::scene::Scene;
use crate::lexicon::cues::Pos;
use crate::model::Span;
use crate::text::blocks::BlockKind;

/// How many sentences from the start a dateline is looked for in.
const HEAD: usize = 16;

/// How many sentences of the text tell where the talks of the news were held.
const TALKS: usize = 10;

/// How many words may stand between a preposition of place and the city: "in the Crimean resort of Yalta".
const REACH: usize = 6;

/// The city in which what `anchor` says was done to the agreement `noun`.
pub(super) fn place(scene: &Scene<'_>, sentence: usize, anchor: usize, noun: usize) -> Option<String> {
    let clauses = scene.clauses(sentence)?;
    city(scene, &clauses, sentence, (anchor, noun), |_| true)
        .or_else(|| host_capital(scene, &clauses, sentence, (anchor, noun)))
        .or_else(|| capital_behind(scene, &clauses, sentence, (anchor, noun)))
        .or_else(|| at_building(scene, &clauses, sentence, anchor))
        .or_else(|| here(scene, &clauses))
}

/// The city in which a clause says that `noun` was made: one that stands with its verb.
pub(super) fn of_making(scene: &Scene<'_>, sentence: usize, verb: usize, noun: usize) -> Option<String> {
    let clauses = scene.clauses(sentence)?;
    let city = city(scene, &clauses, sentence, (verb, noun), |word| clauses.verb_above(word) == Some(verb));
    city.or_else(|| host_capital(scene, &clauses, sentence, (verb, noun)))
}

/// The city before the noun: "the Doha accord".
pub(super) fn of_name(scene: &Scene<'_>, sentence: usize, noun: usize) -> Option<String> {
    let clauses = scene.clauses(sentence)?;
    let before: Vec<usize> = clauses
        .children_with(noun, &[Label::Compound, Label::Nmod, Label::Amod])
        .into_iter()
        .filter(|word| *word < noun)
        .collect();
    let cities: Vec<Span> = before
        .iter()
        .filter_map(|word| scene.parties.at(sentence, *word))
        .filter(|naming| naming.form == Form::Capital)
        .map(|naming| naming.span)
        .collect();
    // Two capitals are two parties: "the Athens-Ankara accord".
    let states = before.iter().filter_map(|word| scene.parties.at(sentence, *word)).count();
    match cities.as_slice() {
        [city] if states == 1 => Some(city.of(scene.document.body()).to_owned()),
        _ => None,
    }
}

/// The nearest city that belongs to the event, of those whose first word `counts`.
fn city(
    scene: &Scene<'_>,
    clauses: &Clauses<'_>,
    sentence: usize,
    (anchor, noun): (usize, usize),
    counts: impl Fn(usize) -> bool,
) -> Option<String> {
    let document = scene.document;
    let entities = document
        .entities
        .iter()
        .filter(|entity| entity.sentence == sentence && entity.label == EntityLabel::Gpe)
        .map(|entity| bare(document, sentence, entity.first, entity.end));
    let capitals = scene
        .parties
        .in_sentence(sentence)
        .iter()
        .filter(|naming| naming.only_place)
        .map(|naming| (naming.first, naming.end));
    entities
        .chain(capitals)
        .filter(|(first, end)| {
            first < end
                && *end <= clauses.len()
                && behind_in(document, sentence, *first)
                && !is_state(scene, sentence, *first, *end)
                && belongs(clauses, *first, (anchor, noun))
                && counts(*first)
        })
        .min_by_key(|(first, _)| first.abs_diff(anchor).min(first.abs_diff(noun)))
        .map(|(first, end)| words(document, sentence, first, end))
}

fn words(document: &Document<'_>, sentence: usize, first: usize, end: usize) -> String {
    let tokens = &document.sentences[sentence].tokens;
    Span::new(tokens[first].span.start, tokens[end - 1].span.end).of(document.body()).to_owned()
}

/// Whether a place at `word` is where the event was, and not where what was agreed is to happen: "a pact to build a port in Beira".
fn belongs(clauses: &Clauses<'_>, word: usize, (anchor, noun): (usize, usize)) -> bool {
    let mut at = word;
    for _ in 0..clauses.len() {
        if at == anchor {
            return true;
        }
        let content = clauses.label(at) == Label::Pcomp
            || clauses.has_to(at) && at != anchor
            || clauses.label(at) == Label::Relcl && clauses.is_below(at, noun);
        if clauses.is_verb(at) && content && (clauses.is_below(at, anchor) || clauses.is_below(at, noun)) {
            return false;
        }
        let thing = matches!(clauses.tag(at), "NN" | "NNS")
            && at != noun
            && at != word
            && !clauses.noun_is(at, "agreement_venue")
            && !clauses.noun_is(at, "people");
        let elsewhere = match clauses.label(at) {
            Label::Pobj => clauses.is_below(at, noun),
            Label::Dobj => clauses.head(at) != Some(anchor),
            _ => false,
        };
        // "the ministry in Minsk said": where somebody else is at home.
        let at_home = clauses.label(at) == Label::Nsubj
            && at != word
            && !clauses.noun_is(at, "agreement_venue")
            && clauses.head(at) != Some(anchor);
        if thing && elsewhere || at_home {
            return false;
        }
        match clauses.head(at) {
            Some(up) => at = up,
            None => return true,
        }
    }
    true
}

fn bare(document: &Document<'_>, sentence: usize, first: usize, end: usize) -> (usize, usize) {
    let skip = usize::from(document.word(sentence, first).eq_ignore_ascii_case("the"));
    (first + skip, end.min(document.sentences[sentence].tokens.len()))
}

/// "in Geneva", "at Doha", "near Bern", "a visit to Tehran", "in the resort of Yalta", "Doha, where".
fn behind_in(document: &Document<'_>, sentence: usize, first: usize) -> bool {
    let before =
        |back: usize| first.checked_sub(back).map(|at| document.word(sentence, at).to_lowercase()).unwrap_or_default();
    let next = || {
        let tokens = document.sentences[sentence].tokens.len();
        (first + 1..(first + 4).min(tokens)).any(|at| document.word(sentence, at).eq_ignore_ascii_case("where"))
    };
    match before(1).as_str() {
        "in" | "at" | "near" | "outside" => true,
        "to" => matches!(
            before(2).as_str(),
            "visit" | "trip" | "travelled" | "traveled" | "flew" | "came" | "went" | "carried"
        ),
        "of" | "city" | "town" | "resort" | "port" | "capital" | "downtown" | "nearby" | "neighbouring"
        | "neighboring" => {
            (2..=REACH).any(|back| matches!(before(back).as_str(), "in" | "at"))
                && (1..=REACH).any(|back| {
                    matches!(
                        before(back).as_str(),
                        "city"
                            | "town"
                            | "resort"
                            | "port"
                            | "capital"
                            | "village"
                            | "downtown"
                            | "nearby"
                            | "neighbouring"
                            | "neighboring"
                            | "suburb"
                    )
                })
        }
        "visiting" => true,
        "from" | "visited" => next(),
        _ => false,
    }
}

fn is_state(scene: &Scene<'_>, sentence: usize, first: usize, end: usize) -> bool {
    (first..end).any(|token| {
        scene.parties.at(sentence, token).is_some_and(|naming| {
            naming.form != Form::Capital && !naming.only_place && scene.is_state_or_bloc(naming.party)
        })
    })
}

/// "signed an agreement on water sharing in Nairobi": a capital at the end of what is signed is where it was signed.
fn capital_behind(
    scene: &Scene<'_>,
    clauses: &Clauses<'_>,
    sentence: usize,
    (anchor, noun): (usize, usize),
) -> Option<String> {
    if clauses.lemma(anchor) != "sign" || clauses.is_passive(anchor) || anchor > noun {
        return None;
    }
    let end = clauses.extent(noun).1;
    let last = |naming: &&Naming| naming.form == Form::Capital && naming.first > noun && naming.end == end;
    let city = scene.parties.in_sentence(sentence).iter().find(last)?;
    let mut above = (noun + 1..city.first).filter(|word| clauses.is_verb(*word));
    let within = behind_in(scene.document, sentence, city.first) && above.next().is_none();
    within.then(|| city.span.of(scene.document.body()).to_owned())
}

/// "in the Algerian capital", "travelled to the North Korean capital and signed".
fn host_capital(
    scene: &Scene<'_>,
    clauses: &Clauses<'_>,
    sentence: usize,
    (anchor, noun): (usize, usize),
) -> Option<String> {
    let word = (0..clauses.len()).find(|word| {
        let preposition = clauses.head(*word).filter(|_| clauses.label(*word) == Label::Pobj);
        clauses.lemma(*word) == "capital"
            && preposition.is_some_and(|up| matches!(clauses.lemma(up), "in" | "to" | "at"))
            && belongs(clauses, *word, (anchor, noun))
    })?;
    let state = scene.referents(sentence, word).into_iter().next()?;
    let code = scene.parties.get(state).code.clone()?;
    scene.tools.lexicon.capital_of(&code).map(str::to_owned)
}

/// "at the Kremlin": the city of a seat of power that everybody knows.
fn city_of_building(word: &str, clauses: &Clauses<'_>) -> Option<String> {
    let cues = clauses.cues.of(Pos::Noun, word);
    cues.iter().find_map(|cue| cue.strip_prefix("stands_in:")).map(str::to_owned)
}

/// "signed at Rockfield House": the dateline's city where it is a building there, else the place itself.
fn at_building(scene: &Scene<'_>, clauses: &Clauses<'_>, sentence: usize, anchor: usize) -> Option<String> {
    let document = scene.document;
    let known = clauses
        .objects_of(anchor, &["at", "in"])
        .into_iter()
        .find_map(|object| city_of_building(&clauses.lemma(object).to_lowercase(), clauses));
    if known.is_some() {
        return known;
    }
    let object = clauses.objects_of(anchor, &["at", "in"]).into_iter().find(|object| {
        clauses.tag(*object).starts_with("NNP")
            && scene.parties.at(sentence, *object).is_none_or(|naming| !scene.is_state_or_bloc(naming.party))
    });
    if let Some(object) = object {
        let labelled = |label: EntityLabel| {
            document.entities.iter().any(|entity| {
                entity.sentence == sentence && entity.label == label && (entity.first..entity.end).contains(&object)
            })
        };
        if ![EntityLabel::Date, EntityLabel::Person, EntityLabel::Event, EntityLabel::Norp].into_iter().any(labelled) {
            let near = clauses.extent(object).0.max(object.saturating_sub(4));
            let first = (near..object).find(|at| clauses.tag(*at).starts_with("NNP")).unwrap_or(object);
            let building = labelled(EntityLabel::Fac) || labelled(EntityLabel::Org);
            let city = building.then(|| dateline(document)).flatten();
            return city.or_else(|| Some(words(document, sentence, first, object + 1)));
        }
    }
    clauses
        .objects_of(anchor, &["at", "in", "during"])
        .into_iter()
        .any(|object| clauses.noun_is(object, "agreement_ceremony"))
        .then(|| dateline(document))
        .flatten()
}

/// The one city where the first sentences put talks: "met for talks in Geneva", "the Geneva talks".
pub(super) fn of_talks(scene: &Scene<'_>) -> Option<String> {
    let document = scene.document;
    let first = super::occasion::first_sentence(scene)?;
    let sentences = first..(first + TALKS).min(document.sentences.len());
    let entities = document
        .entities
        .iter()
        .filter(|entity| sentences.contains(&entity.sentence) && entity.label == EntityLabel::Gpe)
        .map(|entity| (entity.sentence, bare(document, entity.sentence, entity.first, entity.end)));
    let namings = sentences.clone().flat_map(|at| {
        let places = scene.parties.in_sentence(at).iter().filter(|naming| naming.only_place);
        places.map(move |naming| (at, (naming.first, naming.end)))
    });
    let mut cities = entities
        .chain(namings)
        .filter(|(sentence, (first, end))| first < end && !is_state(scene, *sentence, *first, *end))
        .filter(|(sentence, _)| document.sentences[*sentence].dates.is_empty())
        .filter(|(sentence, place)| holds_talks(document, *sentence, *place))
        .map(|(sentence, (first, end))| words(document, sentence, first, end));
    let city = cities.next()?;
    cities.all(|other| other == city).then_some(city)
}

/// "talks in Geneva", "the Geneva talks".
fn holds_talks(document: &Document<'_>, sentence: usize, (first, end): (usize, usize)) -> bool {
    let talks = |at: usize| {
        at < document.sentences[sentence].tokens.len()
            && matches!(
                document.word(sentence, at).to_lowercase().as_str(),
                "talks" | "meeting" | "summit" | "ceremony" | "negotiations" | "conference"
            )
    };
    let behind = first >= 2
        && matches!(document.word(sentence, first - 1).to_lowercase().as_str(), "in" | "at" | "near")
        && talks(first - 2);
    behind || talks(end)
}

/// "signed here": the city of the dateline.
fn here(scene: &Scene<'_>, clauses: &Clauses<'_>) -> Option<String> {
    (0..clauses.len())
        .any(|word| clauses.lemma(word) == "here" && clauses.tag(word) == "RB")
        .then(|| dateline(scene.document))
        .flatten()
}

/// The city of the dateline that opens the text, in the way it is written elsewhere.
pub(super) fn dateline(document: &Document<'_>) -> Option<String> {
    let last = document.sentences.len().saturating_sub(1).min(HEAD);
    (0..last).find_map(|at| {
        let opens = document.block_kind(at) == BlockKind::Paragraph
            && document.sentences[at].block == document.sentences[at + 1].block;
        opens.then(|| city_of(document.text(at))).flatten()
    })
}

/// The city in the words of a dateline: capitals up to a comma, a stroke or a bracket.
fn city_of(text: &str) -> Option<String> {
    let place = text.split([',', '/', '(', '-', '–', '—', ';']).next()?.trim();
    let capitals = place.chars().filter(|c| c.is_uppercase()).count();
    let shouted = capitals >= 3 && !place.chars().any(char::is_lowercase) && place.split_whitespace().count() <= 3;
    shouted.then(|| {
        place
            .split_whitespace()
            .map(|word| {
                let mut letters = word.chars();
                letters.next().map_or_else(String::new, |first| format!("{first}{}", letters.as_str().to_lowercase()))
            })
            .collect::<Vec<_>>()
            .join(" ")
    })
}

#[cfg(test)]
mod tests {
    use super::city_of;
    use crate::extract::agreements::tests::agreements;

    #[test]
    fn the_host_capital_is_named_by_its_state() {
        let text = "The presidents of Kenya and Libya met in the Algerian capital and signed a border treaty.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-14 Algiers"]);
        let text = "Kenya and Libya signed a border treaty in Brussels.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-14 Brussels"]);
        let text = "Kenya and Libya signed a treaty to build a road in Sebha.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-14 -"]);
    }

    #[test]
    fn what_was_agreed_now_was_agreed_where_the_talks_were() {
        let text = "Kenya and Libya agreed on a border treaty on Tuesday. The ministers spoke after talks in Geneva.";
        assert_eq!(agreements(text), ["KE+LY treaty agreed 2019-03-12 Geneva"]);
        let text = "Kenya and Libya agreed on a border treaty on Tuesday. Talks in Geneva collapsed last year.";
        assert_eq!(agreements(text), ["KE+LY treaty agreed 2019-03-12 -"]);
        let text = "Kenya and Libya agreed on a border treaty in 1998. The ministers spoke after a march in Geneva.";
        assert_eq!(agreements(text), ["KE+LY treaty agreed 1998 -"]);
    }

    #[test]
    fn here_is_the_city_of_the_dateline() {
        let text = "LUSAKA, March 14 - Kenya and Libya signed a border treaty here on Tuesday.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-12 Lusaka"]);
        let text = "LUSAKA, March 14 - Kenya and Libya signed a border treaty on Tuesday.";
        assert_eq!(agreements(text), ["KE+LY treaty signed 2019-03-12 -"]);
    }

    #[test]
    fn a_dateline_is_written_as_a_name() {
        assert_eq!(city_of("ADDIS ABABA, Ethiopia").as_deref(), Some("Addis Ababa"));
        assert_eq!(city_of("Addis Ababa, Ethiopia"), None);
    }
}
