//! Whether a name that the recogniser marks names a party, where it begins and ends, and what it names.
//!
//! The recogniser is right about where a name stands more often than about what it names: it takes people for firms and
//! laws for bodies. The words of the name and those beside it settle that: titles, given names, legal forms, the noun that
//! heads the name, ordinary words that only open a sentence.

use super::candidates::What;
use super::people::fold;
use crate::extract::Tools;
use crate::extract::document::Document;
use crate::lexicon::cues::Pos;
use crate::lexicon::{Entry, NameWord, NameWords, TitleKind};
use crate::model::Span;
use std::collections::BTreeSet;

/// Words that may stand within a person's name in small letters.
const PARTICLES: &[&str] = &[
    "al", "el", "bin", "ben", "ibn", "bint", "de", "des", "del", "della", "da", "dos", "di", "du", "la", "le", "van",
    "von", "der", "den", "ter", "ould", "y", "e",
];

/// Words that a name never ends or begins with.
const LINKS: &[&str] =
    &["of", "and", "for", "the", "in", "at", "by", "on", "to", "from", "with", "&", "or", "as", "a", "an"];

/// What is asked of a whole document only once.
pub(super) struct Screen<'d> {
    document: &'d Document<'d>,
    tools: &'d Tools<'d>,
    /// The words that the article writes in small letters.
    small: BTreeSet<&'d str>,
    /// The letters in brackets behind the name of a paper: "Trade Agreement (TA)".
    papers: BTreeSet<&'d str>,
}

/// A name, word by word.
struct Name<'d> {
    span: Span,
    words: Vec<Word<'d>>,
}

struct Word<'d> {
    span: Span,
    raw: &'d str,
    /// Without accents, hyphens and points, in small letters.
    folded: String,
}

impl<'d> Name<'d> {
    fn new(body: &'d str, span: Span) -> Self {
        let text = span.of(body);
        let mut words = Vec::new();
        let mut at = 0;
        for raw in text.split_whitespace() {
            let start = at + text[at..].find(raw).unwrap_or_default();
            at = start + raw.len();
            words.push(Word { span: Span::new(span.start + start, span.start + at), raw, folded: fold(raw) });
        }
        Self { span, words }
    }

    /// The name without its first words and its last.
    fn cut(&mut self, first: usize, last: usize) {
        self.words.truncate(self.words.len() - last);
        self.words.drain(..first.min(self.words.len()));
        if let (Some(first), Some(last)) = (self.words.first(), self.words.last()) {
            self.span = Span::new(first.span.start, last.span.end);
        }
    }

    fn lower(&self, first: usize, end: usize) -> String {
        self.words[first..end].iter().map(|word| word.raw.to_lowercase()).collect::<Vec<_>>().join(" ")
    }

    fn has_digit(&self) -> bool {
        self.words.iter().any(|word| word.raw.contains(|c: char| c.is_ascii_digit()))
    }
}

impl<'d> Screen<'d> {
    /// Looks over a document.
    pub(super) fn new(document: &'d Document<'d>, tools: &'d Tools<'d>) -> Self {
        let body = document.body();
        let small = body.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_lowercase));
        let papers = letters_of_papers(body, tools.lexicon.name_words());
        Self { document, tools, small: small.collect(), papers }
    }

    fn words(&self) -> &'d NameWords {
        self.tools.lexicon.name_words()
    }

    /// The party's name within a marked one, and what it names; `None` where it names no party.
    pub(super) fn screen(&self, sentence: usize, span: Span, what: What<'d>) -> Option<(Span, What<'d>)> {
        let mut name = Name::new(self.document.body(), self.widened(sentence, span, what));
        self.trim(&mut name);
        if name.words.is_empty() || self.is_part_of_office(sentence, &name) || is_ticker(&name) {
            return None;
        }
        let what = match what {
            What::Person => self.of_person(sentence, &mut name)?,
            What::Organisation => self.of_organisation(sentence, &mut name)?,
            other => other,
        };
        let capital = name.words.iter().any(|word| word.raw.contains(char::is_uppercase));
        (capital && !name.words.is_empty()).then_some((name.span, what))
    }

    /// A person's name with a given name before it and a family name in capitals after it, a firm's with its legal form.
    fn widened(&self, sentence: usize, span: Span, what: What<'d>) -> Span {
        let body = self.document.body();
        let tokens = &self.document.sentences[sentence].tokens;
        let (mut first, mut end) = self.document.sentences[sentence].tokens_in(span);
        let own = (first, end);
        let adjoins = |left: Span, right: Span| body.get(left.end..right.start).is_some_and(|gap| gap == " ");
        while first > 0 && end > first && adjoins(tokens[first - 1].span, tokens[first].span) {
            let word = tokens[first - 1].span.of(body);
            let capital = word.starts_with(char::is_uppercase);
            let folded = fold(word);
            let belongs = match what {
                What::Person => self.words().is_given(&folded),
                _ => self.words().kind(&folded) == Some(NameWord::Legal) && word.len() > 2,
            };
            if !(capital && belongs) {
                break;
            }
            first -= 1;
        }
        while end > first && end < tokens.len() && adjoins(tokens[end - 1].span, tokens[end].span) {
            let word = tokens[end].span.of(body);
            let folded = fold(word);
            let legal = self.words().kind(&folded) == Some(NameWord::Legal) && word.starts_with(char::is_uppercase);
            let loud = word.chars().filter(|c| c.is_alphabetic()).count() > 3 && !word.contains(char::is_lowercase);
            let is_person = matches!(what, What::Person);
            if !(legal || (is_person && loud && !self.words().is_ordinary(&folded))) {
                break;
            }
            end += 1;
        }
        if (first, end) != own && first < end && end <= tokens.len() {
            Span::new(tokens[first].span.start.min(span.start), tokens[end - 1].span.end.max(span.end))
        } else {
            span
        }
    }

    /// Takes links, brackets left open and titles of address from the edges.
    fn trim(&self, name: &mut Name<'d>) {
        let open = name.words.iter().position(|word| word.raw.starts_with('('));
        if let Some(at) = open.filter(|at| *at > 0 && !name.words.iter().any(|word| word.raw.ends_with(')'))) {
            name.cut(0, name.words.len() - at);
        }
        let closed = name.words.iter().position(|word| word.raw.ends_with(')') && !word.raw.contains('('));
        if let Some(at) = closed.filter(|at| !name.words[..=*at].iter().any(|word| word.raw.contains('('))) {
            name.cut(at + 1, 0);
        }
        // "Paula Conti's Vega Trans": what a known party owns is named behind it.
        let owner = name.words.iter().position(|word| word.raw.ends_with("'s") || word.raw.ends_with("’s"));
        if let Some(at) = owner.filter(|at| at + 1 < name.words.len()) {
            let words: Vec<&str> = name.words[..=at].iter().map(|word| word.raw).collect();
            let joined = words.join(" ");
            let left = joined.trim_end_matches('s').trim_end_matches(['\'', '’']);
            let known = self
                .tools
                .lexicon
                .names_in(left)
                .into_iter()
                .any(|hit| hit.span.len() == left.len() && !hit.ambiguous && matches!(hit.entry, Entry::Party(_)));
            if known {
                name.cut(at + 1, 0);
            }
        }
        while name.words.last().is_some_and(|word| LINKS.contains(&word.raw)) {
            name.cut(0, 1);
        }
        while name.words.first().is_some_and(|word| LINKS.contains(&word.raw)) {
            name.cut(1, 0);
        }
    }

    /// "Finance and Economic Development Minister", "Minister of Foreign Affairs", "Secretary of State".
    fn is_part_of_office(&self, sentence: usize, name: &Name<'d>) -> bool {
        let office = |word: &str| {
            matches!(
                word,
                "minister"
                    | "ministers"
                    | "secretary"
                    | "secretaries"
                    | "under-secretary"
                    | "undersecretary"
                    | "ministership"
                    | "commissioner"
                    | "commissioners"
            )
        };
        let (before, after) = self.neighbours(sentence, name.span);
        let after_office =
            before.last().is_some_and(|link| matches!(link.as_str(), "of" | "for" | "to" | "and" | "&" | ","))
                && self.is_after_office(sentence, name.span, office);
        let known_body = name.words.iter().any(|word| {
            matches!(
                self.words().kind(&word.folded),
                Some(NameWord::Organisation | NameWord::Company | NameWord::Legal)
            )
        });
        let before_office = after.first().is_some_and(|word| office(word));
        (before_office || after_office) && !known_body || before.last().is_some_and(|word| office(word)) && after_office
    }

    /// Whether only links and capitals part an office from the name: "Minister of Sports and" Youth.
    fn is_after_office(&self, sentence: usize, span: Span, office: impl Fn(&str) -> bool) -> bool {
        let (first, _) = self.document.sentences[sentence].tokens_in(span);
        for at in (first.saturating_sub(7)..first).rev() {
            let word = self.document.word(sentence, at);
            if office(&word.to_lowercase()) {
                return true;
            }
            let link = matches!(word, "of" | "for" | "to" | "and" | "&" | "," | "the");
            if !(link || word.starts_with(char::is_uppercase)) {
                return false;
            }
        }
        false
    }

    /// A common noun for a firm or group beside the name: "the firm Kestrel", "the Kestrel group".
    fn is_called_a_body(&self, sentence: usize, name: &Name<'d>) -> bool {
        let (before, after) = self.neighbours(sentence, name.span);
        let held = &self.document.sentences[sentence];
        let (first, _) = held.tokens_in(name.span);
        let small = first > 0 && self.document.word(sentence, first - 1).starts_with(char::is_lowercase);
        let body = |word: &String| {
            matches!(
                word.as_str(),
                "firm"
                    | "firms"
                    | "company"
                    | "companies"
                    | "bank"
                    | "banks"
                    | "airline"
                    | "group"
                    | "groups"
                    | "militia"
                    | "brigade"
                    | "faction"
                    | "conglomerate"
                    | "enterprise"
                    | "outlet"
                    | "newspaper"
                    | "network"
                    | "charity"
                    | "lender"
                    | "supplier"
                    | "manufacturer"
                    | "retailer"
                    | "cartel"
                    | "gang"
            )
        };
        (small && before.last().is_some_and(body)) || after.first().is_some_and(body)
    }

    /// A phrase that the tables have for a paper, list or agreement, or letters that the article gives to one.
    fn is_no_party(&self, sentence: usize, name: &Name<'d>) -> bool {
        let text = name.span.of(self.document.body());
        let low = name.lower(0, name.words.len());
        let table = matches!(self.words().kind(&low), Some(NameWord::Document | NameWord::Event | NameWord::Place));
        let whole = self
            .tools
            .lexicon
            .names_in(text)
            .into_iter()
            .any(|hit| hit.span.len() == text.len() && matches!(hit.entry, Entry::Agreement(_) | Entry::List(_)));
        let (before, _) = self.neighbours(sentence, name.span);
        let of_paper = before.len() >= 2
            && before.last().is_some_and(|word| matches!(word.as_str(), "on" | "the" | "concerning" | "against"))
            && before[..before.len() - 1].iter().any(|word| {
                matches!(
                    word.as_str(),
                    "treaty" | "convention" | "agreement" | "protocol" | "declaration" | "act" | "covenant"
                )
            });
        table || whole || of_paper || self.papers.contains(text)
    }

    /// The three words before and the two after, in small letters.
    fn neighbours(&self, sentence: usize, span: Span) -> (Vec<String>, Vec<String>) {
        let held = &self.document.sentences[sentence];
        let (first, end) = held.tokens_in(span);
        let word = |at: usize| self.document.word(sentence, at).to_lowercase();
        let before = (first.saturating_sub(3)..first).map(word).collect();
        let after = (end..(end + 2).min(held.tokens.len())).map(word).collect();
        (before, after)
    }

    fn of_person(&self, sentence: usize, name: &mut Name<'d>) -> Option<What<'d>> {
        let title = self.leading_title(name);
        name.cut(title, 0);
        if name.words.is_empty() || name.has_digit() {
            return None;
        }
        let legal = name.words.len() > 1
            && name.words.iter().skip(1).any(|word| self.words().kind(&word.folded) == Some(NameWord::Legal));
        if legal {
            return Some(What::Organisation);
        }
        let given = self.begins_with_given_name(name);
        let ordinary = name.words.iter().all(|word| self.words().is_ordinary(&word.folded));
        if given || title > 0 {
            return Some(What::Person);
        }
        if self.is_called_a_body(sentence, name) {
            return Some(What::Organisation);
        }
        if self.is_no_party(sentence, name) {
            return None;
        }
        if ordinary || (name.words.len() > 1 && self.words().place(name.span.of(self.document.body())).is_some()) {
            return None;
        }
        // "Kartli Commodities House", "Absolutbank".
        let trade = name.words.iter().skip(1).any(|word| {
            matches!(self.words().kind(&word.folded), Some(NameWord::Company | NameWord::Organisation))
                && !self.words().is_given(&word.folded)
        });
        let last = name.words.last().and_then(|word| self.words().kind_of_ending(&word.folded));
        let ending =
            last == Some(NameWord::Company) && name.words.len() == 1 && !self.words().is_given(&name.words[0].folded);
        match self.head_kind(name) {
            _ if ending || trade && name.words.len() > 2 => Some(What::Organisation),
            Some(NameWord::Company | NameWord::Organisation | NameWord::Group) if name.words.len() > 1 => {
                Some(What::Organisation)
            }
            Some(NameWord::Document | NameWord::Event | NameWord::Place) if name.words.len() > 1 => None,
            _ => Some(What::Person),
        }
    }

    fn of_organisation(&self, sentence: usize, name: &mut Name<'d>) -> Option<What<'d>> {
        let title = self.leading_title(name);
        if title == name.words.len() || (title > 0 && matches!(name.words[title].raw, "of" | "for" | "to")) {
            return None;
        }
        let address = title > 0 && self.is_address(&name.lower(0, title));
        let rest_is_person = name.words[title..].iter().all(|word| self.may_be_of_person(word));
        if address && rest_is_person {
            name.cut(title, 0);
            return Some(What::Person);
        }
        if self.is_title_of_state(name) || self.is_no_party(sentence, name) || self.is_paper_or_place(sentence, name) {
            return None;
        }
        let after_the = self.neighbours(sentence, name.span).0.last().is_some_and(|word| word == "the");
        if (2..=5).contains(&name.words.len())
            && !after_the
            && self.begins_with_given_name(name)
            && name.words.iter().all(|word| self.may_be_of_person(word))
        {
            return Some(What::Person);
        }
        if self.is_only_words(sentence, name)
            || self.stands_for_place(sentence, name)
            || self.names_a_thing(sentence, name)
        {
            return None;
        }
        Some(What::Organisation)
    }

    /// How many words at the beginning are titles.
    fn leading_title(&self, name: &Name<'d>) -> usize {
        let mut end = 0;
        loop {
            let next = (end + 1..=name.words.len().min(end + 5)).rev().find(|to| {
                let words = name.lower(end, *to);
                let single = words.strip_suffix('s').unwrap_or(&words);
                self.tools.lexicon.title_kind(&words).is_some() || self.tools.lexicon.title_kind(single).is_some()
            });
            match next {
                Some(to) if to > end => end = to,
                _ => return end,
            }
        }
    }

    /// Whether a title is one that only people bear, so that what follows is no firm's name ("General Motors").
    fn is_address(&self, title: &str) -> bool {
        let single = title.strip_suffix('s').unwrap_or(title);
        let kind = self.tools.lexicon.title_kind(title).or_else(|| self.tools.lexicon.title_kind(single));
        !matches!(title, "general" | "president" | "marshal" | "major" | "private" | "captain" | "king" | "prince")
            && !matches!(kind, None | Some(TitleKind::Profession))
    }

    /// "US Ambassador", "Iranian Foreign Minister": an office with its state, of nobody named.
    fn is_title_of_state(&self, name: &Name<'d>) -> bool {
        (1..name.words.len()).any(|first| {
            let title = name.lower(first, name.words.len());
            let single = title.strip_suffix('s').unwrap_or(&title);
            let titled =
                |words: &str| matches!(self.tools.lexicon.title_kind(words), Some(kind) if kind != TitleKind::Courtesy);
            (titled(&title) || titled(single)) && {
                let before = name.lower(0, first);
                !before.is_empty() && first <= 2
            }
        })
    }

    fn may_be_of_person(&self, word: &Word<'d>) -> bool {
        let inner = word.raw.trim_matches(['.', ',']);
        let capital = inner.starts_with(char::is_uppercase);
        let particle = PARTICLES.contains(&inner);
        (capital || particle || inner.starts_with("al-") || inner.starts_with("el-") || inner.starts_with("d'"))
            && !word.raw.contains(['&', '/'])
            && !word.raw.contains(|c: char| c.is_ascii_digit())
            && (self.words().kind(&word.folded).is_none() || self.words().is_given(&word.folded))
    }

    fn begins_with_given_name(&self, name: &Name<'d>) -> bool {
        let Some(first) = name.words.first() else { return false };
        let hyphened = first.raw.split(['-', '‑']).next().map(fold).unwrap_or_default();
        let article = matches!(first.raw, "Al" | "El" | "Abu" | "Abd" | "Umm") && name.words.len() > 2;
        name.words.len() > 1 && (article || self.words().is_given(&first.folded) || self.words().is_given(&hyphened))
    }

    /// What the noun that heads the name says: the last before "of", "for" and the like, else the last.
    fn head_kind(&self, name: &Name<'d>) -> Option<NameWord> {
        let folded: Vec<String> = name.words.iter().map(|word| word.folded.clone()).collect();
        head_kind(self.words(), &folded)
    }

    /// A law, list, event or place, or the beginning of one ("Global Human Rights" before "Sanctions Regulations").
    fn is_paper_or_place(&self, sentence: usize, name: &Name<'d>) -> bool {
        let no_party = |kind| matches!(kind, Some(NameWord::Document | NameWord::Event | NameWord::Place));
        if no_party(self.head_kind(name)) {
            return true;
        }
        let of_state =
            matches!(name.words[0].raw, "Government" | "Governments" | "Republic" | "Kingdom" | "State" | "States")
                && name.words.get(1).is_none_or(|next| next.raw == "of");
        if of_state || name.words.last().is_some_and(|last| matches!(last.raw, "Government" | "Governments")) {
            return true;
        }
        let text = name.span.of(self.document.body());
        if self.words().place(text).is_some() {
            return true;
        }
        let held = &self.document.sentences[sentence];
        let (_, end) = held.tokens_in(name.span);
        let following = (end..(end + 4).min(held.tokens.len())).map(|at| self.document.word(sentence, at));
        let run: Vec<&str> = following.take_while(|word| word.starts_with(char::is_uppercase)).collect();
        run.last().is_some_and(|last| matches!(self.words().kind(&fold(last)), Some(NameWord::Document)))
    }

    /// Ordinary words with capitals, as at the beginning of a sentence or in a heading.
    fn is_only_words(&self, sentence: usize, name: &Name<'d>) -> bool {
        let ordinary = |word: &Word<'d>| {
            let low = word.raw.to_lowercase();
            LINKS.contains(&low.as_str()) || self.words().is_ordinary(&word.folded) || self.words().is_ordinary(&low)
        };
        if let [only] = name.words.as_slice() {
            let acronym = !only.raw.contains(char::is_lowercase);
            return ordinary(only) || (!acronym && self.small.contains(only.raw.to_lowercase().as_str()));
        }
        let headed = self.head_kind(name).is_some();
        let again = self.document.body().matches(name.span.of(self.document.body())).count() > 1;
        let lists_no_party = !headed && !again && name.words.iter().all(ordinary);
        lists_no_party && self.document.sentences[sentence].span.len() > name.span.len()
    }

    /// The name of a place, a storm or a weapon, by the common noun beside it: "the Kamenka reservoir", "Typhoon Kalla".
    fn names_a_thing(&self, sentence: usize, name: &Name<'d>) -> bool {
        if name.words.len() > 2 || self.head_kind(name).is_some() {
            return false;
        }
        let cues = self.tools.lexicon.cues();
        let held = &self.document.sentences[sentence];
        let (first, end) = held.tokens_in(name.span);
        let word = |at: usize| self.document.word(sentence, at);
        let after = end < held.tokens.len() && cues.is(Pos::Noun, word(end), "thing_after_name");
        let before = first > 0 && cues.is(Pos::Noun, &word(first - 1).to_lowercase(), "thing_before_name");
        after || before
    }

    /// A name that stands only where places stand: "in Kamenka", "near Kamenka".
    fn stands_for_place(&self, sentence: usize, name: &Name<'d>) -> bool {
        if name.words.len() > 2 || self.head_kind(name).is_some() {
            return false;
        }
        let (before, _) = self.neighbours(sentence, name.span);
        let Some(preposition) = before.last() else { return false };
        let of_place = matches!(preposition.as_str(), "in" | "near" | "outside" | "around" | "across" | "throughout");
        let share = before.iter().rev().nth(1).is_some_and(|word| {
            matches!(
                word.as_str(),
                "stake"
                    | "stakes"
                    | "share"
                    | "shares"
                    | "interest"
                    | "interests"
                    | "investment"
                    | "investments"
                    | "invest"
                    | "invested"
                    | "investing"
                    | "investor"
                    | "investors"
                    | "confidence"
                    | "trust"
                    | "holding"
                    | "holdings"
                    | "equity"
                    | "position"
                    | "trading"
                    | "bonds"
                    | "partner"
                    | "faith"
            )
        });
        of_place && !share
    }
}

/// Whether a name is that of a paper, an event or a place.
pub(super) fn is_no_partys(words: &NameWords, name: &str) -> bool {
    let folded: Vec<String> = name.split_whitespace().map(fold).collect();
    let kinds = [head_kind(words, &folded), words.kind(&name.to_lowercase())];
    let none = |kind: &Option<NameWord>| matches!(kind, Some(NameWord::Document | NameWord::Event | NameWord::Place));
    kinds.iter().any(none) || words.place(name).is_some()
}

/// What the noun that heads a name says: the last before "of", "for" and the like, else the last. Words are folded.
pub(super) fn head_kind(words: &NameWords, folded: &[String]) -> Option<NameWord> {
    let link = folded.iter().position(|word| matches!(word.as_str(), "of" | "for" | "in" | "on" | "at" | "to"));
    let end = link.filter(|at| *at > 0).unwrap_or(folded.len());
    let head = folded.get(end.checked_sub(1)?)?;
    words.kind(head)
}

/// The letters in brackets that stand directly behind a word for a paper.
fn letters_of_papers<'d>(body: &'d str, words: &NameWords) -> BTreeSet<&'d str> {
    let mut found = BTreeSet::new();
    for (open, _) in body.match_indices('(') {
        let inner = body[open + 1..].split(')').next().unwrap_or_default();
        let letters = (2..=10).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_uppercase() || c == '-');
        let before = body[..open].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if letters
            && before.starts_with(char::is_uppercase)
            && words.kind(&before.to_lowercase()) == Some(NameWord::Document)
        {
            found.insert(inner);
        }
    }
    found
}

/// "AAPL.O", "CMCU3": the code of a share or a price.
fn is_ticker(name: &Name<'_>) -> bool {
    let [only] = name.words.as_slice() else { return false };
    let point = only.raw.find('.').filter(|at| *at >= 2);
    let loud = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    point.is_some_and(|at| loud(&only.raw[..at]) && only.raw[at + 1..].len() <= 2 && loud(&only.raw[at + 1..]))
        || only.raw.contains("_p")
        || only.raw.contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::parties::tests::with_document;

    /// What the screen makes of a name that stands in a text: `person Name`, `organisation Name`, `-`.
    fn screened(text: &str, name: &str, what: What<'static>) -> String {
        with_document(text, |document, tools| {
            let start = text.find(name).expect("the name stands in the text");
            let span = Span::new(start, start + name.len());
            let sentence = document.sentences.iter().position(|s| s.span.contains(span)).expect("one sentence");
            match Screen::new(document, tools).screen(sentence, span, what) {
                Some((span, What::Person)) => format!("person {}", span.of(text)),
                Some((span, _)) => format!("organisation {}", span.of(text)),
                None => "-".to_owned(),
            }
        })
    }

    #[test]
    fn a_common_noun_beside_a_name_makes_it_a_thing() {
        let storm = "Sanctions were eased after Typhoon Kalla struck.";
        assert_eq!(screened(storm, "Kalla", What::Organisation), "-");
        let place = "Sanctions were eased in return for the Zembla province.";
        assert_eq!(screened(place, "Zembla", What::Organisation), "-");
        let firm = "Sanctions were eased for Zembla after talks.";
        assert_eq!(screened(firm, "Zembla", What::Organisation), "organisation Zembla");
    }

    #[test]
    fn titles_and_given_names_make_people() {
        let check = |text, name, expected| assert_eq!(screened(text, name, What::Organisation), expected, "{text}");
        check("They met Maria Kovalenko on Monday.", "Maria Kovalenko", "person Maria Kovalenko");
        check("They met Ms Tolentino Vera on Monday.", "Ms Tolentino Vera", "person Tolentino Vera");
        check("They met Maria Shipping Ltd on Monday.", "Maria Shipping Ltd", "organisation Maria Shipping Ltd");
        check("They met General Dynamics on Monday.", "General Dynamics", "organisation General Dynamics");
    }

    #[test]
    fn papers_places_offices_and_ordinary_words_name_no_party() {
        let check = |text, name, expected| assert_eq!(screened(text, name, What::Organisation), expected, "{text}");
        check("It breaks the Clean Rivers Act of 1999.", "Clean Rivers Act", "-");
        check("The plant stands in Johannesburg today.", "Johannesburg", "-");
        check("Secretary of State Jane Doe spoke.", "State", "-");
        check("The Finance and Planning Minister spoke.", "Finance and Planning", "-");
        check("Supreme is the word for it.", "Supreme", "-");
        check("He joined Vanguard of on Monday.", "Vanguard of", "organisation Vanguard");
        check(
            "He leads the Clean Rivers Institute now.",
            "Clean Rivers Institute",
            "organisation Clean Rivers Institute",
        );
    }

    #[test]
    fn a_legal_form_or_a_noun_beside_it_makes_a_firm() {
        let check = |text, name, expected| assert_eq!(screened(text, name, What::Person), expected, "{text}");
        check("They fined Zelmont Shipping and left.", "Zelmont Shipping", "organisation Zelmont Shipping");
        check("They fined the firm Zelmont on Monday.", "Zelmont", "organisation Zelmont");
        check("They fined Anna Steel on Monday.", "Anna Steel", "person Anna Steel");
    }
}
