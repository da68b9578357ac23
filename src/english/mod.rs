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
use features::Speller;
use network::Encoder;
use parser::Parser;
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
        for batch in batches(sentences) {
            let traits: Vec<_> = batch.iter().map(|tokens| self.speller.traits(text, tokens)).collect();
            let rows = self.shared.encode(&traits);
            let mut rest = rows.as_slice();
            for tokens in batch {
                let (own, others) = rest.split_at(tokens.len() * network::WIDTH);
                parses.push(self.tree(text, tokens, own));
                rest = others;
            }
        }
        parses
    }

    fn tree(&self, text: &str, tokens: &[Token], rows: &[f32]) -> Parse {
        let (tags, arcs) = (self.tagger.tag(rows), self.parser.parse(rows));
        let word = |((token, tag), arc): ((&Token, Tag), parser::Arc)| Word {
            span: token.span,
            tag,
            head: arc.head,
            label: arc.label,
            lemma: lemma::lemma(token.span.of(text), tag),
        };
        Parse { words: tokens.iter().zip(tags).zip(arcs).map(word).collect() }
    }

    /// The named entities of consecutive sentences of one text, in order.
    #[must_use]
    pub fn entities(&self, text: &str, sentences: &[&[Token]]) -> Vec<Entity> {
        let tokens = sentences.concat();
        let mut places = Vec::with_capacity(tokens.len());
        for (sentence, tokens) in sentences.iter().enumerate() {
            places.extend((0..tokens.len()).map(|token| (sentence, token)));
        }
        let rows = self.own.encode(&[self.speller.traits(text, &tokens)]);
        let entity = |found: entities::Found| {
            let (sentence, first) = places[found.first];
            let span = tokens[found.first].span.join(tokens[found.end - 1].span);
            Entity { sentence, first, end: first + found.end - found.first, span, label: found.label }
        };
        self.finder.find(&rows, |word| places[word].1 == 0).into_iter().map(entity).collect()
    }
}

/// Splits sentences into runs of some hundred words: enough to be fast, few enough for the working memory of a
/// long text to stay small.
fn batches<'a, 't>(sentences: &'a [&'t [Token]]) -> impl Iterator<Item = &'a [&'t [Token]]> {
    const ENOUGH: usize = 400;
    let mut rest = sentences;
    std::iter::from_fn(move || {
        let mut words = 0;
        let fits = |tokens: &&&[Token]| {
            words += tokens.len();
            words <= ENOUGH
        };
        let count = rest.iter().take_while(fits).count().max(1);
        let batch = rest.get(..count)?;
        rest = &rest[count..];
        Some(batch)
    })
}
