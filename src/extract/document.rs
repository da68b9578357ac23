//! One article as the extractors see it: blocks, sentences, tokens, entities, and the parse of the sentences that
//! can hold a fact.
//!
//! All spans are byte spans of the article's body. Tokens of a parsed sentence and words of its parse are the same,
//! index for index.

use super::{Tools, mend};
use crate::english::{Entity, Parse};
use crate::lexicon::cues::TriggerKind;
use crate::model::{Article, PartialDate, Span};
use crate::text::blocks::{Block, BlockKind, blocks};
use crate::text::dates::{DateHit, DateRole, Setting, dates_in, dates_within, is_day_first};
use crate::text::sentences::sentences;
use crate::text::tokens::{Token, tokenize};

/// A sentence of the body.
#[derive(Debug)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its block, by place in [`Document::blocks`].
    pub block: usize,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// Its parse, where it can hold a fact.
    pub parse: Option<Parse>,
    /// The dates it names, resolved.
    pub dates: Vec<DateHit>,
    /// What its words could state.
    pub triggers: Vec<TriggerKind>,
}

impl Sentence {
    /// The token that covers or follows byte `at`.
    #[must_use]
    pub fn token_at(&self, at: usize) -> Option<usize> {
        let index = self.tokens.partition_point(|token| token.span.end <= at);
        (index < self.tokens.len()).then_some(index)
    }

    /// First and one-past-last token of a span of the body.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> (usize, usize) {
        let first = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        (first, end.max(first))
    }
}

/// An article, taken apart.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Its sentences in order.
    pub sentences: Vec<Sentence>,
    /// Its names, by the model; `sentence`, `first` and `end` index [`Document::sentences`] and their tokens.
    pub entities: Vec<Entity>,
    /// Whether the model has looked for names. Before, a doubtful name counts as one.
    pub named: bool,
    /// Whether it writes the day before the month where it writes both in figures.
    pub day_first: bool,
}

impl<'a> Document<'a> {
    /// Takes an article apart. Nothing is parsed yet: that waits until the parties are known.
    #[must_use]
    pub fn new(article: &'a Article, tools: &Tools<'_>) -> Self {
        let mut document = Self::without_names(article, tools);
        document.find_names(tools);
        document
    }

    /// Takes an article apart, but for the names that only the model finds.
    #[must_use]
    pub fn without_names(article: &'a Article, tools: &Tools<'_>) -> Self {
        let body = article.body.as_str();
        let blocks = blocks(body, article.title_len());
        let day_first = is_day_first(body);
        let alone = Setting { published: article.published_on, told: &[], day_first };
        let mut found = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            let text = block.span.of(body);
            let dateline = dateline_len(text);
            if dateline > 0 {
                let place = Span::new(0, text[..dateline].trim_end().len()).shift(block.span.start);
                found.push(Sentence::new((index, place), body, tools, alone));
            }
            for span in sentences(&text[dateline..]) {
                let told = told_before(&found, body);
                let span = span.shift(block.span.start + dateline);
                found.push(Sentence::new((index, span), body, tools, Setting { told: &told, ..alone }));
            }
        }
        if article.published_on.is_none() {
            lend_years(&mut found, body);
        }
        Self { article, blocks, sentences: found, entities: Vec::new(), named: false, day_first }
    }

    /// Lets the model look for names.
    pub fn find_names(&mut self, tools: &Tools<'_>) {
        let tokens: Vec<&[Token]> = self.sentences.iter().map(|sentence| sentence.tokens.as_slice()).collect();
        self.entities = tools.english.names(self.article.body.as_str(), &tokens);
        self.named = true;
    }

    /// The words of the article.
    #[must_use]
    pub fn body(&self) -> &'a str {
        self.article.body.as_str()
    }

    /// The words of a token.
    #[must_use]
    pub fn word(&self, sentence: usize, token: usize) -> &'a str {
        self.sentences[sentence].tokens[token].span.of(self.body())
    }

    /// The words of a sentence.
    #[must_use]
    pub fn text(&self, sentence: usize) -> &'a str {
        self.sentences[sentence].span.of(self.body())
    }

    /// The kind of block a sentence stands in.
    #[must_use]
    pub fn block_kind(&self, sentence: usize) -> BlockKind {
        self.blocks[self.sentences[sentence].block].kind
    }

    /// Day of publication, where the document states it.
    #[must_use]
    pub fn published(&self) -> Option<PartialDate> {
        self.article.published_on
    }

    /// The body with the sentences in capitals that are to be parsed in ordinary letters, which is what the model knows: "US
    /// LIFTS SANCTIONS ON SUDAN". Only letters change their case, so that every place stays; `None` where there are none.
    fn lowered(&self, sentences: &[usize], tools: &Tools<'_>) -> Option<String> {
        let mut bytes: Option<Vec<u8>> = None;
        for sentence in sentences.iter().map(|at| &self.sentences[*at]).filter(|sentence| self.is_shouted(sentence)) {
            let text = sentence.span.of(self.body());
            let names = tools.lexicon.names_in(text);
            let held = bytes.get_or_insert_with(|| self.body().as_bytes().to_vec());
            for token in &sentence.tokens {
                let at = Span::new(token.span.start - sentence.span.start, token.span.end - sentence.span.start);
                // "US" stays, "NEW ZEALAND" becomes "New Zealand".
                let name = names.iter().find(|name| name.span.overlaps(at));
                let kept = match name {
                    None => 0,
                    Some(name) if name.span.len() <= 4 => at.len(),
                    Some(_) => usize::from(!at.is_empty()),
                };
                held[token.span.start + kept..token.span.end].make_ascii_lowercase();
            }
        }
        bytes.and_then(|bytes| String::from_utf8(bytes).ok())
    }

    /// Whether a sentence of several words is all in capitals.
    fn is_shouted(&self, sentence: &Sentence) -> bool {
        let text = sentence.span.of(self.body());
        let words =
            sentence.tokens.iter().filter(|token| token.span.of(self.body()).chars().all(char::is_alphabetic)).count();
        words >= 4 && !text.chars().any(char::is_lowercase)
    }

    /// Parses some of the sentences, given in order, together; others lose their parse, and what was parsed is kept.
    pub fn parse(&mut self, sentences: &[usize], tools: &Tools<'_>) {
        for at in 0..self.sentences.len() {
            if sentences.binary_search(&at).is_err() {
                self.sentences[at].parse = None;
            }
        }
        let new: Vec<usize> = sentences.iter().copied().filter(|at| self.sentences[*at].parse.is_none()).collect();
        let lowered = self.lowered(&new, tools);
        let body = lowered.as_deref().unwrap_or(self.article.body.as_str());
        let parses = {
            let tokens: Vec<&[Token]> = new.iter().map(|at| self.sentences[*at].tokens.as_slice()).collect();
            tools.english.parse_all(body, &tokens)
        };
        let mended = new.iter().zip(parses).map(|(at, mut parse)| {
            let words: Vec<&str> = self.sentences[*at].tokens.iter().map(|token| token.span.of(body)).collect();
            mend::mend(&mut parse, &words);
            (*at, parse)
        });
        for (at, parse) in mended.collect::<Vec<_>>() {
            self.sentences[at].parse = Some(parse);
        }
    }
}

impl Sentence {
    /// The sentence at a span of the body, in a block.
    fn new((block, span): (usize, Span), body: &str, tools: &Tools<'_>, setting: Setting<'_>) -> Self {
        let text = span.of(body);
        let mut tokens = tokenize(text);
        for token in &mut tokens {
            token.span = token.span.shift(span.start);
        }
        let mut dates = dates_within(text, setting);
        for date in &mut dates {
            date.span = date.span.shift(span.start);
        }
        let triggers = tools.lexicon.cues().triggers_in(&text.to_lowercase());
        Self { span, block, tokens, parse: None, dates, triggers }
    }
}

/// How many sentences back the day may be told that "the same day" means.
const BACK: usize = 4;

/// The dates of the sentences before, in their order: those on or since which something happened, and none of births.
fn told_before(sentences: &[Sentence], body: &str) -> Vec<PartialDate> {
    let near = &sentences[sentences.len().saturating_sub(BACK)..];
    let happened = |hit: &&DateHit| matches!(hit.role, DateRole::Point | DateRole::Since);
    let of_birth = |sentence: &Sentence| {
        let words = sentence.span.of(body).to_lowercase();
        ["born", "birth", "dob"].iter().any(|word| words.contains(word))
    };
    let dated = near.iter().filter(|sentence| !sentence.dates.is_empty() && !of_birth(sentence));
    dated.flat_map(|sentence| sentence.dates.iter().filter(happened)).map(|hit| hit.date).collect()
}

/// In an article that states no day of its own, "Dec. 5" is of the year of the nearest date that is written in full.
fn lend_years(sentences: &mut [Sentence], body: &str) {
    let full: Vec<(usize, PartialDate)> = sentences
        .iter()
        .enumerate()
        .flat_map(|(at, sentence)| sentence.dates.iter().map(move |hit| (at, hit.date)))
        .filter(|(_, date)| date.exact().is_some())
        .collect();
    for (at, sentence) in sentences.iter_mut().enumerate() {
        let nearest = full.iter().min_by_key(|(other, _)| other.abs_diff(at));
        let Some(year) = nearest.and_then(|(_, date)| PartialDate::year(date.in_year())) else { return };
        for mut hit in dates_in(sentence.span.of(body), Some(year)) {
            hit.span = hit.span.shift(sentence.span.start);
            let apart = |known: &DateHit| known.span.end <= hit.span.start || hit.span.end <= known.span.start;
            if hit.date.exact().is_some() && sentence.dates.iter().all(apart) {
                sentence.dates.push(hit);
            }
        }
        sentence.dates.sort_by_key(|hit| hit.span.start);
    }
}

/// Number of bytes that a dateline takes at the beginning of a paragraph ("ACCRA, July 3 (WAN) - "); 0 without one. It
/// is no part of the first sentence, whose parse it would upset.
fn dateline_len(paragraph: &str) -> usize {
    let head: String = paragraph.chars().take(70).collect();
    let Some((at, dash)) =
        [" - ", " — ", " – ", " -- "].iter().filter_map(|dash| Some((head.find(dash)?, *dash))).min()
    else {
        return 0;
    };
    let place = &head[..at];
    let first: String = place.chars().take_while(|c| c.is_alphabetic() || matches!(c, '.' | '/')).collect();
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !first.chars().any(char::is_lowercase);
    // "Lima (Peru) (WAN) - ": an agency in brackets right before the dash.
    let agency = place
        .strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .filter(|(before, _)| before.trim_end().ends_with(')') || before.contains(','))
        .is_some_and(|(_, name)| name.chars().count() >= 2 && name.chars().all(|c| c.is_uppercase() || c == '/'));
    let named = first.chars().next().is_some_and(char::is_uppercase);
    // "(Lima) - ", "Lima, 12 May 2020 – ".
    let enclosed = place.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let enclosed = enclosed.is_some_and(|text| text.starts_with(char::is_uppercase) && !text.contains(['(', ')']));
    let dated = place.split_once(", ").is_some_and(|(city, day)| {
        let whole = |hit: DateHit| hit.span == Span::new(0, day.len());
        city.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
            && dates_in(day, PartialDate::year(2000)).into_iter().any(whole)
    });
    if capitals || enclosed || (named && (agency || dated)) { at + dash.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::dateline_len;

    #[test]
    fn a_dateline_is_cut_off_and_nothing_else() {
        let cut = |text: &str| text[dateline_len(text)..].to_owned();
        assert_eq!(cut("LUSAKA, May 4 (Agency) - Ministers met."), "Ministers met.");
        assert_eq!(cut("PARIS/BONN — They agreed."), "They agreed.");
        assert_eq!(cut("Lima (Peru) (WAN) - They agreed."), "They agreed.");
        assert_eq!(cut("(Lima) - They agreed."), "They agreed.");
        assert_eq!(cut("Lima, 12 May 2020 – They agreed."), "They agreed.");
        assert_eq!(cut("Lima, May 12 - They agreed."), "They agreed.");
        for whole in ["The deal - long awaited - was signed.", "No dash here.", "US officials - and others - spoke."] {
            assert_eq!(cut(whole), whole);
        }
    }
}
