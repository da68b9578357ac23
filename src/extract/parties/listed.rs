//! Names that the entity recogniser does not know, in places where a name is sure to stand.
//!
//! Official lists are full of names no recogniser has seen: transliterated firms, vessels, aircraft. Where a sentence
//! lists parties, every run of capitals is one of them. What is read here is how far such a name goes, whom it names, and
//! what kind of party that is.

use super::people::fold;
use super::screening::is_no_partys;
use super::{Form, Mention, Parties, plain_name};
use crate::extract::document::Document;
use crate::lexicon::Lexicon;
use crate::lexicon::cues::{Cues, Pos};
use crate::model::vocabulary::PartyKind;
use crate::model::{LocalParty, PartyIx, Span};

/// Small words that may stand within a name.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "las", "le", "les", "los", "el", "al", "bin",
    "ibn", "bint", "ul", "ud", "ad", "van", "den", "der", "ter", "ten", "von", "zu", "zur", "af", "av", "ben", "abu",
    "y", "e", "et", "und",
];

/// Titles of nobility, which a name goes on from with "of": "Lord Marsh of Denby".
const NOBLE: &[&str] =
    &["lord", "lady", "baroness", "baron", "viscount", "earl", "duke", "marquess", "count", "countess"];

/// Endings after a comma that still belong to a firm's name.
const AFTER_COMMA: &[&str] = &[
    "ltd", "ltd.", "inc", "inc.", "llc", "plc", "s.a", "s.a.", "sa", "corp", "corp.", "limited", "gmbh", "co", "co.",
    "jsc", "pjsc",
];

/// Whether the word belongs to a firm's name though a comma stands before it: "Ltd" in "Vega Co., Ltd.".
#[must_use]
pub(crate) fn is_suffix(word: &str) -> bool {
    AFTER_COMMA.contains(&word.to_lowercase().as_str())
}

/// What a common noun says of the name beside it: "yacht" makes a vessel, "bank" a company.
#[must_use]
pub(crate) fn kind_of_noun(cues: &Cues, lemma: &str) -> Option<PartyKind> {
    kind_by(cues, lemma, "kind:")
}

fn kind_by(cues: &Cues, word: &str, prefix: &str) -> Option<PartyKind> {
    cues.of(Pos::Noun, word).iter().find_map(|cue| cue.strip_prefix(prefix).and_then(PartyKind::from_code))
}

/// Words of trades that pair with another before the word for the firm.
const PAIRED: &[&str] = &["import", "export", "oil", "gas", "research", "science", "trade", "trading", "mining"];

/// How the words for further trades end: "Trading and Contracting Company", "Trade and Investment Bank".
const TRADE_ENDINGS: &[&str] = &["ing", "ment", "ion", "ics", "logy", "ture", "ry", "commerce", "finance"];

/// Where a name is read: a sentence up to a word.
#[derive(Clone, Copy)]
pub(crate) struct Place<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    pub(crate) lexicon: &'d Lexicon,
    pub(crate) sentence: usize,
    /// No name goes past this token.
    pub(crate) limit: usize,
}

impl<'a> Place<'_, 'a> {
    fn word(&self, token: usize) -> &'a str {
        self.document.word(self.sentence, token)
    }

    fn lower(&self, token: usize) -> String {
        self.word(token).to_lowercase()
    }

    fn glued(&self, token: usize) -> bool {
        let tokens = &self.document.sentences[self.sentence].tokens;
        token > 0 && tokens[token - 1].span.end == tokens[token].span.start
    }

    fn is_capital(&self, token: usize) -> bool {
        token < self.limit && self.word(token).chars().next().is_some_and(char::is_uppercase)
    }

    fn is_number(&self, token: usize) -> bool {
        token < self.limit && self.word(token).starts_with(|c: char| c.is_ascii_digit())
    }

    fn is_hyphen(&self, token: usize) -> bool {
        token < self.limit && matches!(self.word(token), "-" | "‑" | "–" | "/") && self.glued(token)
    }

    fn has_cue(&self, token: usize, cue: &str) -> bool {
        self.lexicon.cues().is(Pos::Noun, self.lower(token).trim_end_matches('.'), cue)
    }

    /// One past the last token of the run of capitals that begins at `first`.
    pub(crate) fn name_end(&self, first: usize) -> Option<usize> {
        let code = self.is_number(first)
            && (self.word(first).chars().any(char::is_uppercase)
                || (self.is_hyphen(first + 1) && self.is_capital(first + 2)));
        let none = first < self.limit && (self.has_cue(first, "name:none") || self.within_date(first));
        if first >= self.limit || !(self.is_capital(first) || code) || none {
            return None;
        }
        let mut end = first + 1;
        while let Some(next) = self.further(first, end) {
            end = next;
        }
        Some(end)
    }

    /// The end of the name with its next part, if it goes on.
    fn further(&self, first: usize, end: usize) -> Option<usize> {
        if end >= self.limit {
            return None;
        }
        if self.is_hyphen(end) {
            let particle = end + 2 < self.limit
                && self.glued(end + 1)
                && self.word(end + 1).len() <= 3
                && self.is_capital(end + 2);
            if particle {
                return Some(end + 3);
            }
            let goes_on =
                end + 1 < self.limit && self.glued(end + 1) && (self.is_capital(end + 1) || self.is_number(end + 1));
            return goes_on.then_some(end + 2);
        }
        if self.is_capital(end) {
            let order = matches!(self.lower(end).as_str(), "executive")
                && end + 1 < self.limit
                && self.lower(end + 1) == "order";
            return (!order && !self.opens_clause(end)).then_some(end + 1);
        }
        if self.is_number(end) && self.word(end).len() <= 3 && !self.within_date(end) {
            return Some(end + 1);
        }
        if self.word(end) == "&" && self.is_capital(end + 1) {
            return Some(end + 2);
        }
        // "Yinke (HK) Electronics".
        let inner = self.word(end) == "("
            && end + 3 < self.limit
            && self.word(end + 2) == ")"
            && self.is_capital(end + 1)
            && self.word(end + 1).len() <= 12
            && self.is_capital(end + 3);
        if inner {
            return Some(end + 4);
        }
        let suffix =
            self.word(end) == "," && end + 1 < self.limit && AFTER_COMMA.contains(&self.lower(end + 1).as_str());
        if suffix && !self.is_capital(end + 2) {
            return Some(end + 2);
        }
        // "Electronics Import and Export Corporation", "Oil and Gas Company".
        let firm = |token: usize| self.has_cue(token, "name:company") || self.has_cue(token, "name:organisation");
        let paired = matches!(self.word(end), "and" | "&") && PAIRED.contains(&self.lower(end - 1).as_str());
        // "Gulf Pearl Trading and Sapphire Holding" are two.
        let trade = |token: usize| {
            let word = self.lower(token);
            PAIRED.contains(&word.as_str()) || TRADE_ENDINGS.iter().any(|ending| word.ends_with(ending))
        };
        if paired && self.is_capital(end + 1) && self.is_capital(end + 2) && trade(end + 1) && firm(end + 2) {
            return Some(end + 3);
        }
        // "van den Berg", "de la Cruz".
        let particles =
            (end..(end + 3).min(self.limit)).take_while(|token| PARTICLES.contains(&self.word(*token))).count();
        if particles > 0 && self.is_capital(end + particles) {
            return Some(end + particles + 1);
        }
        self.after_of(first, end)
    }

    /// "Revival of Maritime Traditions": a body's name may go on after "of" or "for", a firm's is at its end.
    fn after_of(&self, first: usize, end: usize) -> Option<usize> {
        if !matches!(self.word(end), "of" | "for") {
            return None;
        }
        let name = if end + 1 < self.limit && self.word(end + 1) == "the" { end + 2 } else { end + 1 };
        let body =
            (first..end).any(|token| self.has_cue(token, "name:organisation") || self.has_cue(token, "name:group"));
        let bank = first + 1 == end && self.has_cue(first, "name:company");
        let noble = first + 2 == end && NOBLE.contains(&self.lower(first).as_str());
        // "the Department of Peru's navy": the owner of what follows is no part of the name.
        let owner = name + 1 < self.limit && matches!(self.word(name + 1), "'s" | "’s" | "'" | "’");
        (self.is_capital(name) && !owner && (body || bank || noble) && !self.has_cue(name, "name:none"))
            .then_some(name + 1)
    }

    fn opens_clause(&self, token: usize) -> bool {
        self.document.sentences[self.sentence].tokens[token - 1].span.of(self.document.body()).ends_with(['.', ':'])
            && self.has_cue(token, "name:none")
    }

    fn within_date(&self, token: usize) -> bool {
        let held = &self.document.sentences[self.sentence];
        held.dates.iter().any(|date| date.span.overlaps(held.tokens[token].span))
    }

    fn span(&self, first: usize, end: usize) -> Span {
        let tokens = &self.document.sentences[self.sentence].tokens;
        tokens[first].span.join(tokens[end - 1].span)
    }

    /// First token of the name proper: offices and ranks before a person's name are not part of it.
    fn without_titles(&self, first: usize, end: usize) -> usize {
        let mut at = first;
        while at + 1 < end {
            let longest = (at + 1..end).rev().find(|stop| {
                let words: Vec<String> = (at..*stop).map(|token| self.lower(token)).collect();
                self.lexicon.title_kind(&words.join(" ")).is_some()
            });
            match longest {
                Some(stop) => at = stop,
                None => break,
            }
        }
        at
    }

    /// One past an office that goes on behind "of": "Minister of Sports and Youth", "Secretary for Trade".
    pub(crate) fn office_end(&self, first: usize) -> Option<usize> {
        let of = (first + 1..(first + 4).min(self.limit)).find(|token| matches!(self.word(*token), "of" | "for"))?;
        let title = (first..of).all(|token| self.is_capital(token)) && self.lexicon.title_word(&self.lower(of - 1));
        if !title {
            return None;
        }
        let inside =
            |token: usize| self.is_capital(token) || matches!(self.word(token), "of" | "for" | "the" | "and" | "&");
        let end = (of + 1..self.limit).find(|token| !inside(*token)).unwrap_or(self.limit);
        // Where no comma parts the office from the name, only its first words are sure.
        let parted = end < self.limit && self.word(end) == "," && end > of + 1;
        parted.then_some(end)
    }

    /// Whether the words name a list, not a party: "Entity List".
    fn is_list(&self, first: usize, end: usize) -> bool {
        let words = self.span(first, end).of(self.document.body());
        let mut lists = self.lexicon.lists().iter();
        matches!(
            self.lower(end - 1).as_str(),
            "government" | "governments" | "regime" | "list" | "lists" | "blacklist" | "act" | "law" | "regulations"
        ) || lists.any(|list| list.names.iter().any(|name| name.eq_ignore_ascii_case(words)))
    }

    /// Whether the words are an office and no name.
    pub(crate) fn is_title(&self, first: usize, end: usize) -> bool {
        let words: Vec<String> = (first..end).map(|token| self.lower(token)).collect();
        self.lexicon.title_kind(&words.join(" ")).is_some()
            || self.lexicon.title_word(&self.lower(first)) && end - first == 1
            || (self.lexicon.title_word(&self.lower(first)) && first + 1 < end && self.word(first + 1) == "of")
    }

    /// What the words of a name say of its kind.
    fn kind_of_words(&self, first: usize, end: usize) -> Option<PartyKind> {
        let cues = self.lexicon.cues();
        let kinds: Vec<PartyKind> =
            (first..end).filter_map(|token| kind_by(cues, self.lower(token).trim_end_matches('.'), "name:")).collect();
        kinds.iter().copied().find(|kind| *kind == PartyKind::Company).or_else(|| kinds.first().copied())
    }
}

/// The party that the run of capitals from `first` to `end` names, found among those known or added; `None` where the words
/// name a state or an office. `hint` is what the words around it say of its kind.
pub(crate) fn party_of(
    parties: &mut Parties,
    place: Place<'_, '_>,
    first: usize,
    end: usize,
    hint: Option<PartyKind>,
) -> Option<PartyIx> {
    // "Madame" may begin a vessel's name, and titles stand before people only.
    let thing = matches!(hint, Some(PartyKind::Vessel | PartyKind::Aircraft));
    let first = if thing { first } else { place.without_titles(first, end) };
    if end - first == 1 && matches!(place.lower(first).as_str(), "north" | "south" | "east" | "west") {
        return None;
    }
    if place.is_title(first, end) || place.is_list(first, end) {
        return None;
    }
    // "Vega Systems Chairman John Doe" names the man.
    let held = parties.in_sentence(place.sentence).iter().find(|m| {
        m.end == end
            && m.first > first
            && parties.get(m.party).kind == PartyKind::Person
            && place.lexicon.title_word(&place.lower(m.first - 1))
    });
    if let Some(person) = held {
        return Some(person.party);
    }
    let words = place.kind_of_words(first, end);
    let within: Vec<Mention> = parties
        .in_sentence(place.sentence)
        .iter()
        .filter(|m| first <= m.first && m.end <= end || m.first <= first && end <= m.end)
        .copied()
        .collect();
    let is_state = |m: &Mention, parties: &Parties| parties.is_state_or_bloc(m.party);
    // The recogniser may take two names joined by "and" for one.
    let joined = |m: &Mention| (end..m.end).any(|token| matches!(place.word(token), "and" | ","));
    if let Some(whole) = within.iter().find(|m| m.first <= first && end <= m.end && !joined(m)) {
        let local = parties.get(whole.party);
        let vague = local.known.is_none() && local.kind == PartyKind::Organisation;
        if let Some(kind) =
            hint.filter(|kind| vague && matches!(kind, PartyKind::Vessel | PartyKind::Aircraft | PartyKind::Company))
        {
            parties.get_mut(whole.party).kind = kind;
        }
        return (!is_state(whole, parties)).then_some(whole.party);
    }
    let person = within.iter().find(|m| m.end == end && parties.get(m.party).kind == PartyKind::Person);
    if let (Some(person), None) = (person, words) {
        return Some(person.party);
    }
    let first = match within.iter().find(|m| m.first == first && is_state(m, parties)) {
        // "Russian Belavia" is a name behind an adjective, "Russian Direct Investment Fund" is all name.
        Some(state) if words.is_none() && state.form != Form::Name => state.end,
        _ => first,
    };
    if first >= end {
        return None;
    }
    let name = plain_name(place.span(first, end).of(place.document.body()));
    let paper = hint.is_none() && is_no_partys(place.lexicon.name_words(), &name);
    if name.chars().filter(|c| c.is_alphanumeric()).count() < 2 || paper {
        return None;
    }
    let most = |m: &Mention| (m.first == first || m.end == end) && (m.end - m.first) * 2 >= end - first;
    let inner = within
        .iter()
        .find(|m| m.end <= end && most(m) && !is_state(m, parties) && parties.get(m.party).known.is_none())
        .map(|m| m.party);
    let party = parties
        .named(&name)
        .or(inner)
        .unwrap_or_else(|| parties.add(LocalParty { name: name.clone(), ..LocalParty::default() }));
    let fresh = parties.get(party).mentions.is_empty();
    if let Some(kind) = words.filter(|_| inner == Some(party)).or(words.or(hint).filter(|_| fresh)) {
        parties.get_mut(party).kind = kind;
    } else if fresh {
        let given = (2..=4).contains(&(end - first)) && place.lexicon.name_words().is_given(&fold(place.word(first)));
        parties.get_mut(party).kind = if given { PartyKind::Person } else { PartyKind::Company };
    }
    rename(parties, place, party, first, end);
    Some(party)
}

/// Makes the words from `first` to `end` a name of the party.
fn rename(parties: &mut Parties, place: Place<'_, '_>, party: PartyIx, first: usize, end: usize) {
    let (sentence, span) = (place.sentence, place.span(first, end));
    parties.rename(Mention { party, sentence, first, end, span, form: Form::Name, only_place: false });
}

/// The party that an entry of an official list names by the words from `first` to `end`, surname and given names in
/// either order; found among those known or added.
pub(crate) fn entry(
    parties: &mut Parties,
    place: Place<'_, '_>,
    (first, end): (usize, usize),
    name: Option<String>,
    kind: Option<PartyKind>,
) -> Option<PartyIx> {
    let parts = name.is_some();
    let name = name.unwrap_or_else(|| plain_name(place.span(first, end).of(place.document.body())));
    if name.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    let same = parties.with_words(&name);
    let party = same.unwrap_or_else(|| parties.add(LocalParty { name: name.clone(), ..LocalParty::default() }));
    let said = kind.or_else(|| place.kind_of_words(first, end));
    if parties.get(party).known.is_none() {
        parties.get_mut(party).kind = said.unwrap_or(PartyKind::Company);
    }
    if parts {
        // The name stands in parts between numbers: its words as they stand are no name.
        parties.drop_mentions(place.sentence, first, end);
    } else {
        rename(parties, place, party, first, end);
    }
    Some(party)
}
