//! People who share their surname with somebody known: "Omar Saleh" is not the Saleh of the lexicon, and neither is "Saleh"
//! where the article has spoken of Omar Saleh.

use super::candidates::{Candidate, What};
use super::people::fold;
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::model::Span;
use crate::model::vocabulary::PartyKind;
use crate::text::dates::dates_in;
use std::collections::BTreeSet;

/// Whether a given name stands before a surname alone, which the lexicon would have known with it.
pub(super) fn has_other_given_name(
    document: &Document<'_>,
    tools: &Tools<'_>,
    sentence: usize,
    first: usize,
    surname: Span,
) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let word = document.word(sentence, before);
    let adjoins = document.body().get(document.sentences[sentence].tokens[before].span.end..surname.start) == Some(" ");
    let words = tools.lexicon.name_words();
    // "Israel Saleh" would be a headline.
    adjoins
        && !surname.of(document.body()).contains(' ')
        && words.is_given(&fold(word))
        && may_be_name(tools, word)
        && words.place(word).is_none()
        && tools.lexicon.names_in(word).is_empty()
}

/// Whether a word in capitals may be somebody's name: "Will Saleh go", "In May Saleh went" and "President Saleh" hold no more.
fn may_be_name(tools: &Tools<'_>, word: &str) -> bool {
    let folded = fold(word);
    word.starts_with(char::is_uppercase)
        && !tools.lexicon.title_word(&folded)
        && !tools.lexicon.name_words().is_ordinary(&folded)
        && !is_month(word)
}

/// Whether a longer name that ends with a known surname is somebody else's: what stands before it is a name, too.
pub(super) fn is_other(
    document: &Document<'_>,
    tools: &Tools<'_>,
    longer: &Candidate<'_>,
    known: &Candidate<'_>,
) -> bool {
    let before = Span::new(longer.span.start, known.span.start).of(document.body());
    let name = |word: &str| word.chars().count() > 1 && !word.ends_with(['.', ',']) && may_be_name(tools, word);
    let What::Known(party, _) = known.what else { return false };
    // "Vladimir Vladimirovich Putin" is no stranger.
    let own: Vec<String> = party.names.iter().flat_map(|name| name.split_whitespace()).map(fold).collect();
    matches!(longer.what, What::Person)
        && !before.split_whitespace().any(|word| own.contains(&fold(word)))
        && !known.span.of(document.body()).contains(' ')
        && before.split_whitespace().next_back().is_some_and(name)
        && tools.lexicon.names_in(before).is_empty()
}

/// "In May Putin went": no given name.
fn is_month(word: &str) -> bool {
    dates_in(&format!("{word} 2000"), None).into_iter().any(|hit| hit.span.start == 0)
}

/// Takes a known person's surname alone for that of somebody else whom the article has named in full before, where it never
/// names the known one so.
pub(super) fn part(document: &Document<'_>, found: &mut [Candidate<'_>]) {
    let body = document.body();
    let mut full: BTreeSet<&str> = BTreeSet::new();
    for candidate in found.iter() {
        if let What::Known(party, _) = candidate.what
            && party.kind == PartyKind::Person
            && candidate.span.of(body).contains(' ')
        {
            full.insert(party.id.as_str());
        }
    }
    let mut others: BTreeSet<&str> = BTreeSet::new();
    for candidate in found.iter_mut() {
        let name = candidate.span.of(body);
        match candidate.what {
            What::Person => others.extend(name.rsplit_once(' ').map(|(_, surname)| surname)),
            What::Known(party, _)
                if party.kind == PartyKind::Person && others.contains(name) && !full.contains(party.id.as_str()) =>
            {
                candidate.what = What::Person;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::names;

    #[test]
    fn a_surname_is_that_of_whom_the_article_names() {
        let found = names(
            "Iran talks\n\nOman freed Omar Saleh, a general, on Monday. Saleh had been accused of breaking sanctions on Iran.",
        );
        assert!(
            found.contains(&"Omar Saleh".to_owned()) && !found.iter().any(|name| name.contains("Abdullah")),
            "{found:?}"
        );
        let known = |text: &str| names(text).iter().any(|name| name == "Putin");
        assert!(known("Iran talks\n\nIn May Putin met officials of Iran over the sanctions on Oman."));
        assert!(known(
            "Iran talks\n\nVladimir Wladimirowitsch Putin met officials of Iran over the sanctions on Oman."
        ));
        assert!(!known(
            "Iran talks\n\nThe singer Igor Putin met officials of Iran over the sanctions on Oman. Putin sang."
        ));
    }
}
