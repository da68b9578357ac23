//! A small English model: tags, dependencies and named entities by a forward pass in Rust.
//!
//! The weights are those of spaCy's `en_core_web_sm`; where they come from and how they were exported stands in
//! `models/SOURCE.md`. [`English::load`] reads them from the program itself, so no file and no network is needed.

mod entities;
mod features;
#[cfg(test)]
mod golden;
mod hash;
mod labels;
mod lemma;
mod matrix;
mod network;
mod parse;
mod parser;
mod scorer;
mod tagger;
mod weights;

pub use labels::{EntityLabel, Label, Tag};
pub use parse::{Parse, Word};

use crate::model::Span;
use crate::text::tokens::Token;
use entities::Finder;
use features::{Speller, Traits};
use network::Encoder;
use parser::Parser;
use std::ops::Range;
use tagger::Tagger;
use weights::Weights;

/// The loaded model. It never changes and may be shared between threads.
#[derive(Debug)]
pub struct English {
    speller: Speller,
    /// The encoder of tagger and parser.
    shared: Encoder,
    tagger: Tagger,
    parser: Parser,
    /// The encoder of the entity finder.
    own: Encoder,
    finder: Finder,
}

/// A name or figure found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Which of the sentences it stands in.
    pub sentence: usize,
    /// Its first token in that sentence.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Its bytes in the text.
    pub span: Span,
    /// What kind of thing it stands for.
    pub label: EntityLabel,
}

impl English {
    /// Gives up what this thread has learnt of words, after a run that broke off.
    pub fn forget() {
        network::forget();
    }

    /// Reads the model from the program.
    ///
    /// # Errors
    ///
    /// When the embedded data is not what the network expects, which only a faulty build can bring about.
    pub fn load() -> Result<Self, String> {
        let weights = Weights::embedded()?;
        Ok(Self {
            speller: Speller::new(&weights),
            shared: Encoder::new(&weights, "shared", 6)?,
            tagger: Tagger::new(&weights)?,
            parser: Parser::new(&weights)?,
            own: Encoder::new(&weights, "entities", 4)?,
            finder: Finder::new(&weights)?,
        })
    }

    /// Tags, heads and labels of one sentence, whose `tokens` index into `text`.
    #[must_use]
    pub fn parse(&self, text: &str, tokens: &[Token]) -> Parse {
        self.parse_all(text, &[tokens]).pop().unwrap_or_default()
    }

    /// The same parses as by [`English::parse`] for each of several sentences, in much less time.
    #[must_use]
    pub fn parse_all(&self, text: &str, sentences: &[&[Token]]) -> Vec<Parse> {
        let mut parses = Vec::with_capacity(sentences.len());
        for batch in runs(sentences, |tokens| tokens.len()) {
            let traits: Vec<_> = batch.iter().map(|tokens| self.speller.traits(text, tokens)).collect();
            let traits: Vec<&[Traits]> = traits.iter().map(Vec::as_slice).collect();
            let rows = self.shared.encode(&traits);
            let (tags, prepared) = (self.tagger.tag(&rows), self.parser.prepare(&rows));
            let mut first = 0;
            for tokens in batch {
                let words = first..first + tokens.len();
                first = words.end;
                let arcs = self.parser.parse(&prepared, words.clone());
                parses.push(tree(text, tokens, &tags[words], arcs));
            }
        }
        parses
    }

    /// The named entities of consecutive sentences of one text, in order.
    #[must_use]
    pub fn entities(&self, text: &str, sentences: &[&[Token]]) -> Vec<Entity> {
        self.entities_within(text, sentences, |tokens| tokens.len())
    }

    /// Those of them that begin no later than the last word with a capital in their sentence, in less time: what
    /// follows may hold figures, but no name begins there.
    #[must_use]
    pub fn names(&self, text: &str, sentences: &[&[Token]]) -> Vec<Entity> {
        let capital = |token: &Token| token.span.of(text).chars().any(char::is_uppercase);
        self.entities_within(text, sentences, |tokens| tokens.iter().rposition(capital).map_or(0, |last| last + 1))
    }

    /// The entities of each sentence among its first tokens, as many as `wanted` says, with what goes on behind them.
    fn entities_within(&self, text: &str, sentences: &[&[Token]], wanted: impl Fn(&[Token]) -> usize) -> Vec<Entity> {
        let traits = self.speller.traits(text, &sentences.concat());
        let mut starts = 0;
        let places = sentences.iter().enumerate().map(|(sentence, tokens)| {
            let start = starts;
            starts += tokens.len();
            Place { sentence, start, wanted: wanted(tokens), count: tokens.len() }
        });
        let places: Vec<Place> = places.filter(|place| place.wanted > 0).collect();
        let mut found = Vec::new();
        for batch in runs(&places, |place| place.wanted) {
            let stretches: Vec<Range<usize>> =
                batch.iter().map(|place| place.start..place.start + place.wanted).collect();
            let rows = self.rows_within(&traits, &stretches);
            let prepared = self.finder.prepare(&rows);
            let mut first = 0;
            for place in batch {
                let words = first..first + place.wanted;
                first = words.end;
                let mut own = Vec::new();
                if !self.finder.find(prepared.of(words), place.wanted == place.count, &mut own) {
                    // An entity goes on behind the words looked at: the sentence has to be read to its end.
                    own.clear();
                    let rows = self.rows_within(&traits, &[place.start..place.start + place.count]);
                    self.finder.find(self.finder.prepare(&rows).of(0..place.count), true, &mut own);
                    own.retain(|entity| entity.first < place.wanted);
                }
                let tokens = sentences[place.sentence];
                found.extend(own.into_iter().map(|own| Entity {
                    sentence: place.sentence,
                    first: own.first,
                    end: own.end,
                    span: tokens[own.first].span.join(tokens[own.end - 1].span),
                    label: own.label,
                }));
            }
        }
        found
    }

    /// The vectors of stretches of a text's words, as if all had been encoded: a vector sees no further than
    /// [`network::DEPTH`] words.
    fn rows_within(&self, traits: &[Traits], stretches: &[Range<usize>]) -> Vec<f32> {
        // Stretches that see each other's words are encoded as one.
        let mut seen: Vec<Range<usize>> = Vec::new();
        for stretch in stretches {
            let start = stretch.start.saturating_sub(network::DEPTH);
            let end = (stretch.end + network::DEPTH).min(traits.len());
            match seen.last_mut() {
                Some(last) if start <= last.end => last.end = end,
                _ => seen.push(start..end),
            }
        }
        let texts: Vec<&[Traits]> = seen.iter().map(|range| &traits[range.clone()]).collect();
        let rows = self.own.encode_pieces(&texts);
        let mut wanted = Vec::with_capacity(rows.len());
        let (mut at, mut before) = (0, 0);
        for stretch in stretches {
            while stretch.end > seen[at].end {
                before += seen[at].len();
                at += 1;
            }
            let first = before + stretch.start - seen[at].start;
            wanted.extend_from_slice(&rows[first * network::WIDTH..(first + stretch.len()) * network::WIDTH]);
        }
        wanted
    }
}

/// A sentence among the tokens of its text, and how many of its own are looked at for entities.
#[derive(Clone, Copy, Debug)]
struct Place {
    sentence: usize,
    start: usize,
    wanted: usize,
    count: usize,
}

fn tree(text: &str, tokens: &[Token], tags: &[Tag], arcs: Vec<parser::Arc>) -> Parse {
    let word = |((token, tag), arc): ((&Token, &Tag), parser::Arc)| Word {
        span: token.span,
        tag: *tag,
        head: arc.head,
        label: arc.label,
        lemma: lemma::lemma(token.span.of(text), *tag),
    };
    Parse::new(tokens.iter().zip(tags).zip(arcs).map(word).collect())
}

/// Splits sentences into runs of some hundred words: enough to be fast, few enough for the working memory of a
/// long text to stay small.
fn runs<T>(sentences: &[T], words: impl Fn(&T) -> usize) -> impl Iterator<Item = &[T]> {
    const ENOUGH: usize = 400;
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let mut sum = 0;
        let fits = |sentence: &&T| {
            sum += words(sentence);
            sum <= ENOUGH
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let run = rest.get(..count)?;
        rest = &rest[count..];
        Some(run)
    })
}
