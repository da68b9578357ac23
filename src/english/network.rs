//! Turns the traits of words into vectors that know their neighbourhood.
//!
//! Each trait picks four rows of a hashed table; their sums are mixed into one vector per word, and four further
//! layers each let a word see one neighbour more on either side. The tagger and the parser share one such
//! encoder, the entity finder has its own.

use std::cell::RefCell;
use std::collections::HashMap;

use super::features::{TRAITS, Traits};
use super::hash;
use super::matrix::product;
use super::weights::Weights;

/// Numbers in a word's vector.
pub(super) const WIDTH: usize = 96;

/// A unit of a layer is the largest of this many sums.
const PIECES: usize = 3;

/// Layers that look at neighbours, which is also how many empty rows lie before and behind a text.
const DEPTH: usize = 4;

/// Words whose mixed vectors a thread keeps, about 5 MB per encoder.
const REMEMBERED: usize = 10_000;

/// Names of the embedding tables, in the order of [`Traits`].
const COLUMNS: [&str; TRAITS] = ["norm", "prefix", "suffix", "shape", "space", "blank"];

type Memory = HashMap<Traits, [f32; WIDTH]>;

thread_local! {
    /// The mixed vector depends on a word's traits alone and costs a third of the whole pass, so each thread
    /// keeps those it has met, apart for encoders with 4 and with 6 traits. A remembered vector is
    /// bit for bit what would be computed anew: rows of a matrix product do not influence each other, and all
    /// encoders of one kind are read from the same embedded numbers.
    static MEMORY: RefCell<[Memory; TRAITS + 1]> = RefCell::default();
}

/// Embeddings, mixer and the layers above them.
#[derive(Debug)]
pub(super) struct Encoder {
    tables: Vec<Table>,
    mixer: Layer,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Reads the encoder called `name` that looks at the first `traits` traits.
    pub(super) fn new(weights: &Weights, name: &str, traits: usize) -> Result<Self, String> {
        let table = |column: &&str| Table::new(weights, &format!("{name}.embed.{column}"));
        let tables = COLUMNS.iter().take(traits).map(table).collect::<Result<Vec<_>, _>>()?;
        let mixer = Layer::new(weights, &format!("{name}.layer0"), WIDTH * traits)?;
        let layer = |depth| Layer::new(weights, &format!("{name}.layer{depth}"), WIDTH * 3);
        Ok(Self { tables, mixer, layers: (1..=DEPTH).map(layer).collect::<Result<_, _>>()? })
    }

    /// One vector of [`WIDTH`] numbers per word, one after the other. The texts do not see each other; taking
    /// several at once only saves time, as a matrix product costs less per row the more rows it has.
    pub(super) fn encode(&self, texts: &[Vec<Traits>]) -> Vec<f32> {
        if texts.is_empty() {
            return Vec::new();
        }
        let total = texts.iter().map(|words| words.len() + DEPTH).sum::<usize>() + DEPTH;
        let mut rows = vec![0.0; total * WIDTH];
        for (words, place) in texts.iter().zip(places(texts)) {
            self.mix(words, &mut rows[place]);
        }
        let mut seen = Vec::new();
        for (depth, layer) in self.layers.iter().enumerate() {
            // Every layer sees one row less of the outer margin, as nothing further out reaches a word any more.
            let first = depth + 1;
            let window = total - 2 * first;
            layer.apply(&rows[depth * WIDTH..], window, WIDTH, &mut seen);
            let middle = &mut rows[first * WIDTH..(first + window) * WIDTH];
            middle.iter_mut().zip(&seen).for_each(|(row, seen)| *row += seen);
        }
        places(texts).flat_map(|place| rows[place].iter().copied()).collect()
    }

    fn mix(&self, words: &[Traits], out: &mut [f32]) {
        MEMORY.with_borrow_mut(|memories| {
            let memory = &mut memories[self.tables.len()];
            if memory.len() > REMEMBERED {
                memory.clear();
            }
            let mut new: Vec<Traits> =
                words.iter().map(|word| self.key(word)).filter(|key| !memory.contains_key(key)).collect();
            new.sort_unstable();
            new.dedup();
            let mut mixed = Vec::new();
            self.mixer.apply(&self.embed(&new), new.len(), WIDTH * self.tables.len(), &mut mixed);
            for (key, row) in new.iter().zip(mixed.as_chunks::<WIDTH>().0) {
                memory.insert(*key, *row);
            }
            for (word, row) in words.iter().zip(out.as_chunks_mut::<WIDTH>().0) {
                if let Some(known) = memory.get(&self.key(word)) {
                    *row = *known;
                }
            }
        });
    }

    /// The traits this encoder looks at.
    fn key(&self, word: &Traits) -> Traits {
        std::array::from_fn(|column| if column < self.tables.len() { word[column] } else { 0 })
    }

    fn embed(&self, words: &[Traits]) -> Vec<f32> {
        let mut rows = vec![0.0; words.len() * self.tables.len() * WIDTH];
        let mut cells = rows.as_chunks_mut::<WIDTH>().0.iter_mut();
        for word in words {
            for ((table, number), cell) in self.tables.iter().zip(word).zip(&mut cells) {
                table.add(*number, cell);
            }
        }
        rows
    }
}

/// Where the rows of each text lie, with a margin before each and behind the last.
fn places(texts: &[Vec<Traits>]) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    texts.iter().scan(0, |at, words| {
        let start = *at + DEPTH;
        *at = start + words.len();
        Some(start * WIDTH..*at * WIDTH)
    })
}

/// A hashed embedding.
#[derive(Debug)]
struct Table {
    rows: Vec<[f32; WIDTH]>,
    seed: u32,
}

impl Table {
    fn new(weights: &Weights, name: &str) -> Result<Self, String> {
        let numbers = weights.array(name, weights.rows(name)? * WIDTH)?;
        Ok(Self { rows: numbers.as_chunks::<WIDTH>().0.to_vec(), seed: weights.seed(name)? })
    }

    fn add(&self, number: u64, cell: &mut [f32; WIDTH]) {
        for row in hash::rows(number, self.seed) {
            let row = &self.rows[row as usize % self.rows.len()];
            cell.iter_mut().zip(row).for_each(|(cell, row)| *cell += row);
        }
    }
}

/// A maxout layer with the normalisation behind it.
#[derive(Debug)]
struct Layer {
    inner: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Layer {
    fn new(weights: &Weights, name: &str, inner: usize) -> Result<Self, String> {
        let array = |part: &str, length| weights.array(&format!("{name}.{part}"), length);
        Ok(Self {
            inner,
            weights: array("weights", PIECES * WIDTH * inner)?,
            bias: array("bias", PIECES * WIDTH)?,
            gain: array("gain", WIDTH)?,
            shift: array("shift", WIDTH)?,
        })
    }

    /// Writes one row of [`WIDTH`] numbers for each of `count` rows of `input`, which begin `stride` numbers apart.
    fn apply(&self, input: &[f32], count: usize, stride: usize, out: &mut Vec<f32>) {
        let mut sums = vec![0.0; count * PIECES * WIDTH];
        product(input, count, stride, &self.weights, self.inner, &mut sums);
        out.clear();
        out.resize(count * WIDTH, 0.0);
        for (sums, row) in sums.as_chunks::<{ PIECES * WIDTH }>().0.iter().zip(out.as_chunks_mut::<WIDTH>().0) {
            self.largest(sums, row);
            self.normalise(row);
        }
    }

    fn largest(&self, sums: &[f32; PIECES * WIDTH], row: &mut [f32; WIDTH]) {
        row.fill(f32::NEG_INFINITY);
        for (sums, bias) in sums.as_chunks::<WIDTH>().0.iter().zip(self.bias.as_chunks::<WIDTH>().0) {
            for ((best, sum), bias) in row.iter_mut().zip(sums).zip(bias) {
                *best = best.max(sum + bias);
            }
        }
    }

    fn normalise(&self, row: &mut [f32; WIDTH]) {
        /// Keeps a row of equal numbers from being divided by nothing.
        const LEAST_VARIANCE: f32 = 1e-8;
        let mean = total(row, |x| x) / WIDTH as f32;
        let variance = total(row, |x| (x - mean) * (x - mean)) / WIDTH as f32 + LEAST_VARIANCE;
        let scale = 1.0 / variance.sqrt();
        for ((x, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *x = (*x - mean) * scale * gain + shift;
        }
    }
}

/// The sum of `part` over a row, in eight lanes so that it need not wait for each addition.
fn total(row: &[f32; WIDTH], part: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    for eight in row.as_chunks::<8>().0 {
        lanes.iter_mut().zip(eight).for_each(|(lane, x)| *lane += part(*x));
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(count: u64) -> Vec<Traits> {
        (0..count).map(|i| [i * 7 + 1, i % 5, i % 11, i % 3, i % 2, 0]).collect()
    }

    #[test]
    fn remembered_vectors_change_nothing() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        let fresh = std::thread::scope(|scope| scope.spawn(|| encoder.encode(&[words(40)])).join().expect("thread"));
        encoder.encode(&[words(13)]);
        assert_eq!(encoder.encode(&[words(40)]), fresh);
        assert_eq!(fresh.len(), 40 * WIDTH);
    }

    #[test]
    fn a_word_sees_four_neighbours_and_no_further() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "entities", 4).expect("encoder");
        let (mut text, plain) = (words(20), encoder.encode(&[words(20)]));
        text[10][0] = 99;
        let other = encoder.encode(&[text]);
        let same: Vec<bool> = plain.chunks(WIDTH).zip(other.chunks(WIDTH)).map(|(a, b)| a == b).collect();
        assert_eq!(same, (0..20_i32).map(|i| (i - 10).abs() > 4).collect::<Vec<_>>());
    }

    #[test]
    fn texts_do_not_see_each_other() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        let apart = [encoder.encode(&[words(5)]), encoder.encode(&[words(3)])].concat();
        assert_eq!(encoder.encode(&[words(5), Vec::new(), words(3)]), apart);
    }

    #[test]
    fn nothing_encodes_to_nothing() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        assert!(encoder.encode(&[]).is_empty() && encoder.encode(&[Vec::new()]).is_empty());
    }
}
