//! Stretches of text that may name a party, from the lexicon and from the entity recogniser, read against each other.

use super::people::fold;
use super::screening::Screen;
use super::strays::{self, Marked};
use super::{credits, given, namesakes, plain_name, vessels};
use crate::english::{Entity, EntityLabel};
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::{Entry, KnownParty, NameHit, NameSense, NameWord};
use crate::model::Span;
use crate::model::vocabulary::PartyKind;
use crate::text::blocks::BlockKind;
use std::collections::BTreeMap;

/// What a candidate is taken for.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'l> {
    /// A party of the lexicon.
    Known(&'l KnownParty, NameSense),
    /// A person, by the entity recogniser.
    Person,
    /// An organisation, by the entity recogniser.
    Organisation,
    /// A ship, by the words beside it.
    Vessel,
}

/// A stretch of text that may name a party.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'l> {
    /// Bytes of the body.
    pub(super) span: Span,
    /// Sentence.
    pub(super) sentence: usize,
    /// First token.
    pub(super) first: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// What it is taken for.
    pub(super) what: What<'l>,
    /// Whether it is only a place.
    pub(super) only_place: bool,
}

/// Candidates by their sentences; what overlaps stands in one of them.
pub(super) type BySentence<'l> = BTreeMap<usize, Vec<Candidate<'l>>>;

fn by_sentence(found: Vec<Candidate<'_>>) -> BySentence<'_> {
    let mut sentences: BySentence<'_> = BTreeMap::new();
    for candidate in found {
        sentences.entry(candidate.sentence).or_default().push(candidate);
    }
    sentences
}

/// All candidates, in order of place.
pub(super) fn of<'l>(document: &'l Document<'_>, tools: &'l Tools<'l>) -> Vec<Candidate<'l>> {
    let ships = by_sentence(vessels::of(document, tools));
    let ships_near = |sentence: usize| ships.get(&sentence).map_or(&[][..], Vec::as_slice);
    let mut known = known(document, tools);
    known.retain(|known| !ships_near(known.sentence).iter().any(|ship| ship.span.contains(known.span)));
    let mut entities = recognised(document, tools);
    entities.retain(|entity| !ships_near(entity.sentence).iter().any(|ship| ship.span.overlaps(entity.span)));
    let mut found = by_sentence(known);
    let entities = by_sentence(entities);
    let more = given::people(document, tools, &entities, &found);
    for entity in entities.into_values().flatten().chain(more) {
        add(document, tools, entity, found.entry(entity.sentence).or_default());
    }
    let mut found: Vec<Candidate<'l>> = found.into_values().flatten().collect();
    found.extend(ships.into_values().flatten());
    vessels::spread(document, &mut found);
    found.retain(|candidate| !credits::is_credit(document, tools, candidate));
    found.sort_by_key(|c| (c.sentence, c.first, usize::MAX - c.end));
    namesakes::part(document, &mut found);
    found
}

/// Adds what the recogniser takes for a name to the candidates of its sentence, unless they say it already.
fn add<'l>(document: &Document<'_>, tools: &Tools<'_>, entity: Candidate<'l>, found: &mut Vec<Candidate<'l>>) {
    let inside_known = found.iter().any(|k| k.span.contains(entity.span) && k.span != entity.span);
    let same = found.iter().any(|k| k.span.overlaps(entity.span) && !entity.span.contains(k.span));
    let equal = found
        .iter()
        .any(|k| k.span.contains(entity.span) || (k.span.overlaps(entity.span) && is_whole(k, &entity, document)));
    let part = || ends_with_known(document, tools, found, &entity) || is_of_known(document, tools, found, &entity);
    if inside_known || same || equal || part() || holds_person(document, found, &entity) {
        return;
    }
    // A name that contains a known one is another party ("Bank of China"); what it evokes by an
    // adjective before it ("Iranian oil ministry") stays.
    found.retain(|k| !entity.span.contains(k.span) || evokes(k, entity.span));
    found.push(entity);
}

/// "the Russian mercenary Wagner Group", "the Conti White House", "its first European Union": the words before a known
/// organisation, person or seat describe it, and small ones before any.
fn ends_with_known(
    document: &Document<'_>,
    tools: &Tools<'_>,
    found: &[Candidate<'_>],
    entity: &Candidate<'_>,
) -> bool {
    found.iter().filter(|known| entity.span.contains(known.span) && known.span.end == entity.span.end).any(|known| {
        let What::Known(party, sense) = known.what else { return false };
        let named = match party.kind {
            PartyKind::Country | PartyKind::Bloc => false,
            PartyKind::Person => !namesakes::is_other(document, tools, entity, known),
            _ => true,
        };
        let seat = sense == NameSense::Seat && known.span.of(document.body()).contains(' ');
        let before = Span::new(entity.span.start, known.span.start).of(document.body());
        let small = !before.is_empty() && before.split_whitespace().all(|word| word.starts_with(char::is_lowercase));
        named || seat || small
    })
}

/// Whether a word is a legal form, or stands beside one without naming anybody.
fn is_legal(tools: &Tools<'_>, word: &str) -> bool {
    matches!(word, "&" | "Group" | "Holding" | "Holdings")
        || tools.lexicon.name_words().kind(&fold(word)) == Some(NameWord::Legal)
}

/// "Vega Corp and Zembla Inc": known names that are run together, with links and legal forms between them.
fn is_of_known(document: &Document<'_>, tools: &Tools<'_>, found: &[Candidate<'_>], entity: &Candidate<'_>) -> bool {
    let body = |known: &&Candidate<'_>| matches!(known.what, What::Known(party, _) if !matches!(party.kind, PartyKind::Country | PartyKind::Person));
    let within: Vec<Span> =
        found.iter().filter(body).map(|known| known.span).filter(|span| entity.span.contains(*span)).collect();
    let link = |word: &str| matches!(word, "and" | ",") || is_legal(tools, word);
    let tokens = document.sentences[entity.sentence].tokens.get(entity.first..entity.end).unwrap_or_default();
    let mut rest = tokens.iter().filter(|token| !within.iter().any(|span| span.overlaps(token.span)));
    within.len() > 1 && rest.all(|token| link(token.span.of(document.body())))
}

/// "Lyin' Paula Conti", "Paula Conti Dropped": a known person's full name within what the recogniser takes for a longer one.
fn holds_person(document: &Document<'_>, found: &[Candidate<'_>], entity: &Candidate<'_>) -> bool {
    matches!(entity.what, What::Person)
        && found.iter().any(|known| {
            let What::Known(party, _) = known.what else { return false };
            let full = party.kind == PartyKind::Person && known.span.of(document.body()).contains(' ');
            let behind = Span::new(known.span.end, entity.span.end.max(known.span.end)).of(document.body());
            let younger =
                matches!(behind.trim_matches([' ', '.', ',']), "Jr" | "Sr" | "II" | "III" | "Junior" | "Senior");
            full && entity.span.contains(known.span) && entity.span != known.span && !younger
        })
}

/// Whether the known name is all of the entity but articles and titles.
fn is_whole(known: &Candidate<'_>, entity: &Candidate<'_>, document: &Document<'_>) -> bool {
    let bare = plain_name(entity.span.of(document.body()));
    bare == plain_name(known.span.of(document.body()))
}

/// Whether a known name within a longer one still evokes its party: an adjective or owner at the beginning.
fn evokes(known: &Candidate<'_>, longer: Span) -> bool {
    let What::Known(party, sense) = known.what else { return false };
    let state = matches!(party.kind, PartyKind::Country | PartyKind::Bloc);
    let before = known.span.start <= longer.start + 4;
    state && before && matches!(sense, NameSense::Demonym | NameSense::Name)
}

fn known<'l>(document: &Document<'_>, tools: &Tools<'l>) -> Vec<Candidate<'l>> {
    let mut found = Vec::new();
    for hit in tools.lexicon.names_in(document.body()) {
        let Entry::Party(party) = hit.entry else { continue };
        let Some((sentence, first, end)) = locate(document, hit.span) else { continue };
        let sure =
            |party| confirmed(document, sentence, hit.span, party) || is_surname(&hit, tools, document, sentence);
        if hit.ambiguous && document.named && !sure(party) {
            continue;
        }
        let seat = hit.sense == NameSense::Seat && hit.span.of(document.body()).contains(' ');
        if !seat && within_person(document, sentence, hit.span, party) {
            continue;
        }
        if party.kind == PartyKind::Person
            && namesakes::has_other_given_name(document, tools, sentence, first, hit.span)
        {
            continue;
        }
        found.push(Candidate {
            span: hit.span,
            sentence,
            first,
            end,
            what: What::Known(party, hit.sense),
            only_place: false,
        });
    }
    found
}

/// The names that the model finds in a sentence.
fn entities_in<'d>(document: &'d Document<'_>, sentence: usize) -> &'d [Entity] {
    let first = document.entities.partition_point(|entity| entity.sentence < sentence);
    let end = document.entities.partition_point(|entity| entity.sentence <= sentence);
    &document.entities[first..end]
}

/// An ambiguous name counts where the entity recogniser sees a name of that kind.
fn confirmed(document: &Document<'_>, sentence: usize, span: Span, party: &KnownParty) -> bool {
    entities_in(document, sentence).iter().filter(|e| e.span.overlaps(span)).any(|e| match e.label {
        EntityLabel::Gpe | EntityLabel::Norp => matches!(party.kind, PartyKind::Country | PartyKind::Bloc),
        EntityLabel::Org => party.kind != PartyKind::Person,
        EntityLabel::Person => party.kind == PartyKind::Person,
        _ => false,
    })
}

/// The surname of one known person, which the recogniser takes for a firm: where it is no ordinary word, no given name and no
/// place, the person is likelier.
fn is_surname(hit: &NameHit<'_>, tools: &Tools<'_>, document: &Document<'_>, sentence: usize) -> bool {
    let name = hit.span.of(document.body());
    let (words, folded) = (tools.lexicon.name_words(), fold(name));
    let person = matches!(hit.entry, Entry::Party(party) if party.kind == PartyKind::Person) && hit.rivals.is_empty();
    let other = words.is_ordinary(&folded) || words.is_given(&folded) || words.kind(&folded).is_some();
    let entities = entities_in(document, sentence);
    let marked = |entity: &Entity| entity.label == EntityLabel::Org && entity.span == hit.span;
    // Where the recogniser overlooks it: a surname that few bear, and no part of a longer name.
    let alone = || {
        let (before, behind) = document.body().split_at(hit.span.start);
        let behind = &behind[hit.span.len()..];
        let capital = |word: Option<&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
        let follows = before.ends_with(' ') && capital(before.split_whitespace().next_back());
        let goes_on = behind.starts_with([' ', '-']) && capital(behind[1..].split_whitespace().next());
        let seen = entities.iter().any(|entity| entity.span.overlaps(hit.span));
        !seen && !follows && !goes_on && !tools.lexicon.origins().is_family(&folded)
    };
    person && !other && words.place(name).is_none() && (entities.iter().any(marked) || alone())
}

/// A state's name inside a longer person's name ("Michael Jordan") is no state.
fn within_person(document: &Document<'_>, sentence: usize, span: Span, party: &KnownParty) -> bool {
    party.kind != PartyKind::Person
        && entities_in(document, sentence).iter().any(|e| {
            e.label == EntityLabel::Person
                && e.span.contains(span)
                && e.span.len() > span.len() + 2
                && !e.span.of(document.body()).starts_with(span.of(document.body()))
        })
}

fn recognised<'l>(document: &'l Document<'_>, tools: &'l Tools<'l>) -> Vec<Candidate<'l>> {
    let screen = Screen::new(document, tools);
    let mut found = Vec::new();
    for entity in &document.entities {
        let what = match entity.label {
            EntityLabel::Person => What::Person,
            EntityLabel::Org => What::Organisation,
            _ => continue,
        };
        // Headline capitals make every word look like a name.
        if matches!(document.block_kind(entity.sentence), BlockKind::Title | BlockKind::Heading) {
            continue;
        }
        let Some(span) = trimmed(document, entity.span) else { continue };
        let marked = Marked { sentence: entity.sentence, span, person: matches!(what, What::Person) };
        let Some(own) = strays::without(document, tools, marked).and_then(|span| trimmed(document, span)) else {
            continue;
        };
        let Some((found_span, what)) = screen.screen(entity.sentence, own, what) else { continue };
        // What was taken off the front is not put before it again.
        let first = if own.start > span.start { found_span.start.max(own.start) } else { found_span.start };
        let span = Span::new(first, found_span.end);
        let Some((sentence, first, end)) = locate(document, span) else { continue };
        let what = as_known(document, tools, span).unwrap_or(what);
        found.push(Candidate { span, sentence, first, end, what, only_place: false });
    }
    found
}

/// What the lexicon has for a name by itself, where a longer phrase hid it in the text: "EU" in "EU blacklist".
fn as_known<'l>(document: &Document<'_>, tools: &Tools<'l>, span: Span) -> Option<What<'l>> {
    let text = span.of(document.body());
    let whole = |text: &str, sure: bool| {
        tools.lexicon.names_in(text).into_iter().find_map(|hit| match hit.entry {
            Entry::Party(party) if hit.span.len() == text.len() && (sure || !hit.ambiguous) => Some((party, hit.sense)),
            _ => None,
        })
    };
    if let Some((party, sense)) = whole(text, false) {
        return Some(What::Known(party, sense));
    }
    // "Vega Corp" is Vega, also where "vega" alone could be a word.
    let words: Vec<&str> = text.split_whitespace().collect();
    let own = words.len() - words.iter().rev().take_while(|word| is_legal(tools, word)).count();
    let firm =
        (0 < own && own < words.len()).then(|| whole(words[..own].join(" ").trim_end_matches(','), true)).flatten();
    if let Some((party, sense)) =
        firm.filter(|(party, _)| matches!(party.kind, PartyKind::Company | PartyKind::Organisation))
    {
        return Some(What::Known(party, sense));
    }
    // "the Labour party".
    let small = |word: &&str| word.starts_with(char::is_lowercase) && word.len() > 3;
    let capital = |word: &&str| {
        let mut letters = word.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        first + letters.as_str()
    };
    let raised = (words.len() > 1 && words.iter().any(small))
        .then(|| words.iter().map(|word| if small(word) { capital(word) } else { (*word).to_owned() }))
        .map(|words| words.collect::<Vec<_>>().join(" "));
    raised.and_then(|text| whole(&text, false)).map(|(party, sense)| What::Known(party, sense))
}

/// The entity without article, possessive and stray punctuation; `None` when no name is left.
fn trimmed(document: &Document<'_>, span: Span) -> Option<Span> {
    let words = span.of(document.body());
    let mut start = span.start;
    let mut end = span.end;
    for article in ["the ", "The ", "THE ", "a ", "A ", "an "] {
        if words.starts_with(article) {
            start += article.len();
        }
    }
    let edge = |c: char| !(c.is_alphanumeric() || matches!(c, '.' | ')'));
    let kept = Span::new(start, end).of(document.body());
    start += kept.len() - kept.trim_start_matches(edge).len();
    let kept = Span::new(start, end).of(document.body());
    let stripped = kept.trim_end_matches(edge);
    let stripped = stripped.strip_suffix("'s").or_else(|| stripped.strip_suffix("’s")).unwrap_or(stripped);
    end = start + stripped.len();
    let name = Span::new(start, end).of(document.body());
    let has_capital = name.chars().any(char::is_uppercase);
    let long_enough = name.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (has_capital && long_enough && !name.contains('\n')).then(|| Span::new(start, end))
}

pub(super) fn locate(document: &Document<'_>, span: Span) -> Option<(usize, usize, usize)> {
    let sentence = document.sentences.partition_point(|s| s.span.end <= span.start);
    let found = document.sentences.get(sentence)?;
    if !found.span.contains(span) {
        return None;
    }
    let (first, end) = found.tokens_in(span);
    (first < end).then_some((sentence, first, end))
}

#[cfg(test)]
mod tests {
    use crate::extract::parties::tests::{kinds, names};

    #[test]
    fn words_before_a_known_seat_or_bloc_are_no_part_of_its_name() {
        let found = names("Iran talks\n\nRelations between the Obama White House and Iran cooled after the sanctions.");
        assert!(!found.iter().any(|name| name.ends_with("White House") && name.len() > 11), "{found:?}");
        let found = names("Iran talks\n\nIt may face its first European Union sanctions over Iran.");
        assert!(found.contains(&"European Union".to_owned()) && !found.iter().any(|name| name.contains("first")));
    }

    #[test]
    fn a_surname_that_is_taken_for_a_firm_is_a_person() {
        let found = kinds("Iran talks\n\nMost farmers had voted for Trump, who spoke of sanctions against Iran.");
        assert!(!found.contains(&"organisation Trump".to_owned()), "{found:?}");
        let found = kinds("Iran talks\n\nThe sanctions hit Zelmont Corp, which traded with Iran.");
        assert!(found.iter().any(|party| party.ends_with("Zelmont Corp")), "{found:?}");
    }
}
