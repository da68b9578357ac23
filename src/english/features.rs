//! What the network sees of a word: six numbers, each naming one trait of its spelling.

use rustc_hash::FxHashMap;

use super::hash;
use super::weights::Weights;
use crate::text::exceptions;
use crate::text::tokens::Token;

/// How many traits a word has.
pub(super) const TRAITS: usize = 6;

/// Norm, first letter, last three letters, shape, whether a space follows, whether the word is blank.
pub(super) type Traits = [u64; TRAITS];

/// More characters than this and a word has no shape of its own.
const LONGEST_SHAPE: usize = 100;

/// Longest run of tokens that one exception of the tokenizer makes of a chunk.
const LONGEST_CHUNK: usize = 4;

/// Turns words into traits.
#[derive(Debug)]
pub(super) struct Speller {
    symbols: FxHashMap<String, u64>,
    /// From the number of a word to the number of its norm, where that is not the word in lower case.
    norms: FxHashMap<u64, u64>,
}

impl Speller {
    pub(super) fn new(weights: &Weights) -> Self {
        let symbols = weights.symbols.clone();
        let norms = weights.norms.iter().map(|(word, norm)| (*word, number(&symbols, norm))).collect();
        Self { symbols, norms }
    }

    /// The traits of every token.
    pub(super) fn traits(&self, text: &str, tokens: &[Token]) -> Vec<Traits> {
        let mut traits: Vec<Traits> =
            tokens.iter().map(|token| self.word(token.span.of(text), token.space_after)).collect();
        let mut at = 0;
        while at < tokens.len() {
            at += self.norm_by_table(text, &tokens[at..], &mut traits[at..]).max(1);
        }
        traits
    }

    fn word(&self, word: &str, space_after: bool) -> Traits {
        let mut letters = word.char_indices();
        let first = letters.next().map_or("", |(_, c)| &word[..c.len_utf8()]);
        let last = word.char_indices().nth_back(2).map_or(word, |(at, _)| &word[at..]);
        let blank = word.chars().all(char::is_whitespace);
        [
            self.norm(word),
            self.number(first),
            self.number(last),
            self.number(&shape(word)),
            u64::from(space_after),
            u64::from(blank),
        ]
    }

    fn norm(&self, word: &str) -> u64 {
        let own = self.number(word);
        self.norms.get(&own).copied().unwrap_or_else(|| {
            let lowered = word.chars().any(|c| !c.is_ascii_lowercase());
            if lowered { self.number(&word.to_lowercase()) } else { own }
        })
    }

    /// Sets the norms of a chunk that was cut by table and says how many tokens that were.
    fn norm_by_table(&self, text: &str, tokens: &[Token], traits: &mut [Traits]) -> usize {
        let glued =
            tokens.windows(2).take(LONGEST_CHUNK - 1).take_while(|pair| pair[0].span.end == pair[1].span.start).count();
        for count in (1..=(glued + 1).min(tokens.len())).rev() {
            let chunk = tokens[0].span.join(tokens[count - 1].span).of(text);
            let Some(found) = exceptions::find(chunk) else { continue };
            let same_cuts =
                found.lengths.len() == count && found.lengths.iter().zip(tokens).all(|(n, t)| *n == t.span.len());
            if same_cuts {
                for (traits, norm) in traits.iter_mut().zip(&found.norms) {
                    traits[0] = self.number(norm);
                }
                return count;
            }
        }
        0
    }

    fn number(&self, text: &str) -> u64 {
        number(&self.symbols, text)
    }
}

fn number(symbols: &FxHashMap<String, u64>, text: &str) -> u64 {
    if text.is_empty() { 0 } else { symbols.get(text).copied().unwrap_or_else(|| hash::of_string(text)) }
}

/// The word with letters as `x` and `X` and digits as `d`, no more than four of a kind in a row.
fn shape(word: &str) -> String {
    if word.chars().count() >= LONGEST_SHAPE {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(8);
    let (mut last, mut run) = ('\0', 0);
    for c in word.chars() {
        let kind = match c {
            _ if c.is_alphabetic() => {
                if c.is_uppercase() {
                    'X'
                } else {
                    'x'
                }
            }
            _ if c.is_numeric() => 'd',
            _ => c,
        };
        run = if kind == last { run + 1 } else { 0 };
        last = kind;
        if run < 4 {
            shape.push(kind);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens::tokenize;

    #[test]
    fn shapes_fold_long_runs() {
        assert_eq!(shape("Sanctioned"), "Xxxxx");
        assert_eq!(shape("U.S."), "X.X.");
        assert_eq!(shape("12,500"), "dd,ddd");
        assert_eq!(shape(&"x".repeat(100)), "LONG");
    }

    #[test]
    fn the_norm_of_a_contraction_depends_on_its_chunk() {
        let speller = Speller::new(&Weights::embedded().expect("model"));
        let norms =
            |text: &str| -> Vec<u64> { speller.traits(text, &tokenize(text)).iter().map(|traits| traits[0]).collect() };
        let number = |text: &str| hash::of_string(text);
        assert_eq!(norms("can't"), [number("can"), number("not")]);
        assert_eq!(norms("Dec."), [number("December")]);
        assert_eq!(norms("let's"), [number("let"), number("us")]);
        assert_eq!(norms("port's"), [number("port"), number("'s")]);
    }
}
