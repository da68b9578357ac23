//! Very long articles, read in parts.
//!
//! Who is who in an article, and what it says, is found by comparing its names and sentences with each other. That is cheap
//! in a story and would take hours in a text of millions of bytes. One that is longer than any story is therefore read as
//! several that follow each other, and what they say is put together: a party that two parts name alike is one party, and
//! what both state is one claim.

use crate::model::vocabulary::PartyKind;
use crate::model::{Article, ArticleFacts, Claim, LocalParty, PartyIx, Span};
use std::collections::BTreeMap;

/// The longest part, in bytes.
const LONGEST: usize = 150_000;

/// The most stops and ends of lines in a part; no story has a quarter of them.
const MOST_STOPS: usize = 1_000;

/// The parts of a body, in order, one unless it is very long. Each is cut between lines where that leaves at least half as
/// much as it could hold, else behind a full stop, else between words, else anywhere between characters.
pub(super) fn parts(body: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(end) = end_of_part(body, start) {
        let half = body.floor_char_boundary(start + (end - start) / 2);
        let late = &body[half..end];
        let cut = ["\n", ". ", " "].iter().find_map(|mark| late.rfind(mark).map(|at| half + at + mark.len()));
        let cut = cut.unwrap_or(end);
        found.push(Span::new(start, cut));
        start = cut;
    }
    found.push(Span::new(start, body.len()));
    found
}

/// The furthest that a part can reach which begins at `start`; `None` where that is the end of the body.
fn end_of_part(body: &str, start: usize) -> Option<usize> {
    let limit = body.floor_char_boundary(start + LONGEST);
    let stop = |pair: &[u8]| matches!(pair[0], b'.' | b'!' | b'?' | b'\n') && pair[1].is_ascii_whitespace();
    let mut stops = body.as_bytes()[start..limit].windows(2).enumerate().filter(|(_, pair)| stop(pair));
    let last = stops.nth(MOST_STOPS).map(|(at, _)| start + at + 1);
    last.or((limit < body.len()).then_some(limit))
}

/// An article of one part of another's body. The headline belongs to the first.
pub(super) fn part(article: &Article, span: Span) -> Article {
    Article {
        title: article.title.clone().filter(|_| span.start == 0),
        published_on: article.published_on,
        language: article.language.clone(),
        body: span.of(&article.body).to_owned(),
        ..Article::default()
    }
}

/// What makes two parties of different parts one: the lexicon's identifier, or kind, name and numbers.
type Sameness = (Option<String>, PartyKind, String, Vec<(String, String)>);

fn sameness(party: &LocalParty) -> Sameness {
    match &party.known {
        Some(id) => (Some(id.clone()), party.kind, String::new(), Vec::new()),
        None => (None, party.kind, party.name.clone(), party.identifiers.clone()),
    }
}

/// What the parts say so far.
#[derive(Default)]
pub(super) struct Joined {
    relevant: bool,
    parties: Vec<LocalParty>,
    /// The parties by what makes them the same.
    known: BTreeMap<Sameness, PartyIx>,
    claims: Vec<Claim>,
    /// The claims by what they state.
    stated: BTreeMap<String, usize>,
}

impl Joined {
    /// Adds what a part says that begins at byte `start` of the body.
    pub(super) fn add(&mut self, part: ArticleFacts, start: usize) {
        self.relevant |= part.relevant;
        let places: Vec<PartyIx> = part.parties.into_iter().map(|party| self.party(party, start)).collect();
        for mut claim in part.claims {
            for party in claim.parties_mut() {
                *party = places[*party];
            }
            for words in &mut claim.evidence {
                words.span = words.span.shift(start);
            }
            self.claim(claim);
        }
    }

    fn party(&mut self, mut party: LocalParty, start: usize) -> PartyIx {
        for mention in &mut party.mentions {
            *mention = mention.shift(start);
        }
        let next = self.parties.len();
        let place = *self.known.entry(sameness(&party)).or_insert(next);
        if place == next {
            self.parties.push(party);
            return place;
        }
        let known = &mut self.parties[place];
        known.country = known.country.take().or(party.country);
        for name in std::iter::once(party.name).chain(party.aliases) {
            if name != known.name && !known.aliases.contains(&name) {
                known.aliases.push(name);
            }
        }
        let roles = party.roles.into_iter().filter(|role| !known.roles.contains(role)).collect::<Vec<_>>();
        known.roles.extend(roles);
        let numbers = party.identifiers.into_iter().filter(|number| !known.identifiers.contains(number));
        let numbers = numbers.collect::<Vec<_>>();
        known.identifiers.extend(numbers);
        known.mentions.extend(party.mentions);
        place
    }

    fn claim(&mut self, claim: Claim) {
        let next = self.claims.len();
        let place = *self.stated.entry(format!("{:?}", (&claim.fact, claim.attributed_to))).or_insert(next);
        if place == next {
            self.claims.push(claim);
            return;
        }
        let known = &mut self.claims[place];
        known.confidence = known.confidence.max(claim.confidence);
        known.evidence.extend(claim.evidence);
    }

    /// What the whole article says.
    pub(super) fn facts(self, article: Article) -> ArticleFacts {
        ArticleFacts { article, relevant: self.relevant, parties: self.parties, claims: self.claims }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::testing::read;

    #[test]
    fn parts_follow_each_other_and_end_where_a_reader_would_pause() {
        let lines = "The harbour was quiet. Nobody came.\n".repeat(20_000);
        let long = "word ".repeat(100_000);
        let unbroken = "é".repeat(300_000);
        for (body, ends) in [(lines.as_str(), "\n"), (&long, " "), (&unbroken, "é")] {
            let parts = parts(body);
            assert!(parts.len() > 2 && parts.iter().all(|part| part.len() <= LONGEST && part.of(body).ends_with(ends)));
            assert!(parts.iter().all(|part| part.of(body).matches(". ").count() <= MOST_STOPS));
            assert_eq!(parts.iter().map(|part| part.of(body)).collect::<String>(), body);
        }
        assert_eq!(parts("short"), [Span::new(0, 5)]);
        assert_eq!(parts("").len(), 1);
        assert!(parts(&"a. ".repeat(MOST_STOPS + 9)).len() == 2 && parts(&"a. ".repeat(MOST_STOPS)).len() == 1);
    }

    #[test]
    fn what_the_parts_of_a_long_article_say_is_put_together() {
        let said = "The United States imposed sanctions on Iran on 5 May 2020, said Paula Bellini.\n\n";
        let idle = "The harbour was quiet and nobody came to see the boats.\n\n".repeat(LONGEST / 40);
        let facts =
            read(&[said, &idle, said, "Norway imposed sanctions on Chad on 6 May 2020.\n\n"].concat(), "2020-05-07");
        assert!(facts.relevant && facts.claims.len() == 2, "{:?}", facts.claims);
        let twice = &facts.claims[0].evidence;
        assert_eq!(twice.len(), 2);
        assert!(twice.iter().all(|words| words.span.of(&facts.article.body).starts_with("The United States imposed")));
        let people: Vec<&LocalParty> = facts.parties.iter().filter(|party| party.kind == PartyKind::Person).collect();
        assert!(people.len() == 1 && people[0].mentions.len() == 2, "{people:?}");
        assert!(people[0].mentions.iter().all(|place| place.of(&facts.article.body) == "Paula Bellini"));
    }
}
