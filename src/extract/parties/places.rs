//! Telling a capital that stands for its government from the city.
//!
//! "Tehran said" and "sanctions on Moscow" speak of governments, "in Tehran" and "the Vienna talks" of cities. A capital is
//! taken for a city after a preposition of place, in a dateline, and before a noun that is not a government's.

use super::candidates::{Candidate, What};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::{Lexicon, NameSense};
use crate::model::Span;

/// Prepositions that make a city of a capital.
const PLACE: &[&str] = &[
    "in",
    "from",
    "at",
    "near",
    "outside",
    "around",
    "through",
    "via",
    "into",
    "visit",
    "visited",
    "visiting",
    "leave",
    "left",
    "reached",
    "inside",
    "across",
    "throughout",
    "to",
    "toward",
    "towards",
    "downtown",
    "central",
];

/// Nouns before which a capital is the city they stand in.
const BESIDE: &[&str] = &[
    "firm",
    "firms",
    "branch",
    "branches",
    "office",
    "offices",
    "airport",
    "think-tank",
    "thinktank",
    "university",
    "newspaper",
    "hotel",
    "suburb",
    "suburbs",
    "street",
    "streets",
    "stock",
    "exchange",
    "conference",
    "talks",
    "meeting",
    "summit",
    "headquarters",
    "bureau",
    "correspondent",
    "hospital",
    "prison",
    "square",
    "mosque",
    "residents",
    "district",
    "area",
    "region",
    "metro",
    "apartment",
    "home",
    "residence",
    "lawyer",
    "law",
    "court",
    "courthouse",
    "museum",
    "stadium",
    "station",
    "club",
    "marathon",
    "embassy",
    "festival",
    "institute",
    "school",
    "companies",
    "company",
    "lawyers",
    "traders",
    "analyst",
    "analysts",
    "trip",
    "visit",
    "time",
];

/// Marks the candidates that are only places: capitals, and cities that are the seat of a bloc.
pub(super) fn mark(document: &Document<'_>, tools: &Tools<'_>, candidates: &mut [Candidate<'_>]) {
    for candidate in candidates {
        let What::Known(_, sense) = candidate.what else { continue };
        candidate.only_place =
            may_be_city(tools.lexicon, document.body(), candidate.span, sense) && is_place(document, candidate);
    }
}

/// Whether a name that stands for who governs there is also a city's: a capital, or a seat such as Brussels; no street or
/// house of several words.
pub(super) fn may_be_city(lexicon: &Lexicon, body: &str, span: Span, sense: NameSense) -> bool {
    match sense {
        NameSense::Capital => true,
        NameSense::Seat => {
            let name = span.of(body);
            !name.contains(' ') && lexicon.name_words().place(name).is_some()
        }
        _ => false,
    }
}

fn is_place(document: &Document<'_>, candidate: &Candidate<'_>) -> bool {
    let word = |token: usize| document.word(candidate.sentence, token);
    let tokens = document.sentences[candidate.sentence].tokens.len();
    if candidate.span.of(document.body()).chars().all(|c| c.is_uppercase() || !c.is_alphabetic()) {
        return true;
    }
    let before = candidate.first.checked_sub(1).map(|t| word(t).to_lowercase());
    let after = (candidate.end < tokens).then(|| word(candidate.end).to_lowercase());
    if before.as_deref().is_some_and(|word| PLACE.contains(&word)) {
        return true;
    }
    // "the Paris firm", "its Lagos branch", "the Geneva talks": the city.
    if after.as_deref().is_some_and(|word| BESIDE.contains(&word)) {
        return true;
    }
    // "Vienna, Austria" and "Moscow-based".
    if after.as_deref() == Some("-") && candidate.end + 1 < tokens {
        return matches!(
            word(candidate.end + 1),
            "based" | "registered" | "headquartered" | "listed" | "born" | "area" | "bound" | "trained" | "educated"
        );
    }
    if after.as_deref() == Some(",") && candidate.end + 1 < tokens {
        return word(candidate.end + 1).chars().next().is_some_and(char::is_uppercase)
            && before.as_deref() == Some("of");
    }
    before.as_deref() == Some("of") && after.as_deref() != Some("'s")
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::names;

    #[test]
    fn a_seat_that_is_a_city_may_be_only_a_place() {
        let found = names("Iran talks\n\nIran signed an agreement with Turkey in Brussels on Monday.");
        assert!(!found.iter().any(|name| name.contains("Europe") || name == "Brussels"), "{found:?}");
        let found = names("Iran talks\n\nIran signed an agreement with Turkey, and Brussels welcomed it.");
        assert!(found.iter().any(|name| name.contains("Europe") || name == "Brussels"), "{found:?}");
    }
}
