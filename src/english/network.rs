//! Turns the traits of words into vectors that know their neighbourhood.
//!
//! Each trait picks four rows of a hashed table; their sums are mixed into one vector per word, and four further
//! layers each let a word see one neighbour more on either side. The tagger and the parser share one such
//! encoder, the entity finder has its own.
//!
//! The mixed vector depends on a word's traits alone, and so does what a word adds to the first layer's sums for itself
//! and for its two neighbours. Each thread keeps both for the words it has met: mixer and first layer then cost
//! three additions instead of a matrix product. For the sake of new words it also keeps what each value of a trait adds
//! to the mixer's sums, for new words share most traits with known ones.

mod memory;

use std::cell::RefCell;

use super::features::{TRAITS, Traits};
use super::hash;
use super::matrix::{Matrix, Rows, for_wide_vectors};
use super::weights::{Halves, Weights};
use memory::Memory;

/// Numbers in a word's vector.
pub(super) const WIDTH: usize = 96;

/// A unit of a layer is the largest of this many sums.
const PIECES: usize = 3;

/// Sums of a layer for one word.
const SUMS: usize = PIECES * WIDTH;

/// Words that a layer sees: one on either side.
const WINDOW: usize = 3;

/// Layers that look at neighbours, which is also how many empty rows lie before and behind a text, and how far
/// a word's vector can see.
pub(super) const DEPTH: usize = 4;

/// Rows that a layer computes at a time: few enough for their sums to stay in the cache.
const BLOCK: usize = 60;

/// Names of the embedding tables, in the order of [`Traits`].
const COLUMNS: [&str; TRAITS] = ["norm", "prefix", "suffix", "shape", "space", "blank"];

thread_local! {
    /// What a thread has learnt, apart for encoders with 4 and with 6 traits. It is bit for bit what would be
    /// computed anew: rows of a matrix product do not influence each other, and all encoders of one kind are read
    /// from the same embedded numbers.
    static MEMORY: RefCell<[Memory; TRAITS + 1]> = RefCell::default();
}

/// Gives up what the thread has learnt, which may be half of it where a run broke off.
pub(super) fn forget() {
    MEMORY.with(|memories| {
        if let Ok(mut memories) = memories.try_borrow_mut() {
            *memories = Default::default();
        }
    });
}

/// Embeddings, mixer and the layers above them.
#[derive(Debug)]
pub(super) struct Encoder {
    tables: Vec<Table>,
    /// The mixer's weights, apart for each table.
    mixer: Vec<Matrix>,
    mixer_maxout: Maxout,
    /// The first layer's weights, apart for each place in its window.
    first: Matrix,
    first_maxout: Maxout,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Reads the encoder called `name` that looks at the first `traits` traits.
    pub(super) fn new(weights: &Weights, name: &str, traits: usize) -> Result<Self, String> {
        let table = |column: &&str| Table::new(weights, &format!("{name}.embed.{column}"));
        let tables = COLUMNS.iter().take(traits).map(table).collect::<Result<Vec<_>, _>>()?;
        let mixer = weights.array(&format!("{name}.layer0.weights"), SUMS * traits * WIDTH)?;
        let first = weights.array(&format!("{name}.layer1.weights"), SUMS * WINDOW * WIDTH)?;
        let first: Vec<f32> = (0..WINDOW).flat_map(|place| part(&first, place, WINDOW)).collect();
        let layer = |depth| Layer::new(weights, &format!("{name}.layer{depth}"), WIDTH * WINDOW);
        Ok(Self {
            tables,
            mixer: (0..traits).map(|table| Matrix::new(&part(&mixer, table, traits), WIDTH, WIDTH)).collect(),
            mixer_maxout: Maxout::new(weights, &format!("{name}.layer0"))?,
            first: Matrix::new(&first, WIDTH, WIDTH),
            first_maxout: Maxout::new(weights, &format!("{name}.layer1"))?,
            layers: (2..=DEPTH).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// One vector of [`WIDTH`] numbers per word, one after the other. The texts do not see each other; taking
    /// several at once only saves time.
    pub(super) fn encode(&self, texts: &[&[Traits]]) -> Vec<f32> {
        self.encode_with(texts, DEPTH)
    }

    /// The same for pieces of one text, in order. Of a piece that does not reach the end of the text the last [`DEPTH`]
    /// vectors mean nothing, and likewise at its beginning; those further in are as if the whole text had been
    /// encoded.
    pub(super) fn encode_pieces(&self, pieces: &[&[Traits]]) -> Vec<f32> {
        self.encode_with(pieces, 0)
    }

    fn encode_with(&self, texts: &[&[Traits]], gap: usize) -> Vec<f32> {
        if texts.is_empty() {
            return Vec::new();
        }
        MEMORY.with_borrow_mut(|memories| {
            let memory = &mut memories[self.tables.len()];
            let words = memory.places(self, texts, gap);
            let mut rows = Vec::with_capacity(words.len() * WIDTH);
            words.iter().for_each(|word| rows.extend_from_slice(&memory.mixed[*word]));
            self.first_layer(&words, memory, &mut rows);
            for (depth, layer) in (1..).zip(&self.layers) {
                // Every layer sees one row less of the outer margin, as nothing further out reaches a word any more.
                let (first, count) = (depth + 1, words.len() - 2 * (depth + 1));
                let Memory { scaled, sums, seen, .. } = memory;
                scaled.scale(&rows[depth * WIDTH..(words.len() - depth) * WIDTH], WIDTH);
                layer.apply(scaled, count, sums, seen);
                add(&mut rows[first * WIDTH..], seen);
            }
            without_margins(rows, texts, gap)
        })
    }

    /// Adds to each row but the outermost what the first layer makes of its window.
    fn first_layer(&self, words: &[usize], memory: &mut Memory, rows: &mut [f32]) {
        let Memory { parts, sums, seen, .. } = memory;
        let count = words.len() - 2;
        seen.clear();
        seen.resize(count * WIDTH, 0.0);
        sums.resize(BLOCK * SUMS, 0.0);
        let windows: Vec<&[usize]> = words.windows(WINDOW).collect();
        for (windows, seen) in windows.chunks(BLOCK).zip(seen.chunks_mut(BLOCK * WIDTH)) {
            for (window, sums) in windows.iter().zip(sums.as_chunks_mut::<SUMS>().0) {
                let [before, word, behind] = std::array::from_fn(|place| &parts[window[place]][place]);
                add_parts(sums, before, word, behind);
            }
            self.first_maxout.apply(&sums[..windows.len() * SUMS], seen);
        }
        add(&mut rows[WIDTH..], seen);
    }

    /// The traits this encoder looks at.
    fn key(&self, word: &Traits) -> Traits {
        std::array::from_fn(|column| if column < self.tables.len() { word[column] } else { 0 })
    }
}

/// What the columns of a matrix hold for one of several inputs that lie one after the other.
fn part(weights: &[f32], place: usize, places: usize) -> Vec<f32> {
    weights.as_chunks::<WIDTH>().0.iter().skip(place).step_by(places).flatten().copied().collect()
}

/// Takes away the rows before and behind the texts and those between them.
fn without_margins(mut rows: Vec<f32>, texts: &[&[Traits]], gap: usize) -> Vec<f32> {
    let (mut from, mut to) = (DEPTH * WIDTH, 0);
    for text in texts {
        let length = text.len() * WIDTH;
        rows.copy_within(from..from + length, to);
        from += length + gap * WIDTH;
        to += length;
    }
    rows.truncate(to);
    rows
}

/// A hashed embedding. Its numbers stay as the program holds them until a word asks for them, since a run
/// meets few of them.
#[derive(Debug)]
struct Table {
    rows: Halves,
    count: usize,
    seed: u32,
}

impl Table {
    fn new(weights: &Weights, name: &str) -> Result<Self, String> {
        let count = weights.rows(name)?;
        Ok(Self { rows: weights.halves(name, count * WIDTH)?, count, seed: weights.seed(name)? })
    }

    fn of(&self, number: u64) -> [f32; WIDTH] {
        let mut cell = [0.0; WIDTH];
        for row in hash::rows(number, self.seed) {
            let row = row as usize % self.count;
            cell.iter_mut().zip(self.rows.singles(row * WIDTH..(row + 1) * WIDTH)).for_each(|(cell, x)| *cell += x);
        }
        cell
    }
}

/// A layer: a matrix with maxout and normalisation behind it.
#[derive(Debug)]
struct Layer {
    weights: Matrix,
    maxout: Maxout,
}

impl Layer {
    fn new(weights: &Weights, name: &str, inner: usize) -> Result<Self, String> {
        let columns = weights.array(&format!("{name}.weights"), SUMS * inner)?;
        Ok(Self { weights: Matrix::new(&columns, inner, WIDTH), maxout: Maxout::new(weights, name)? })
    }

    /// Writes one row of [`WIDTH`] numbers for each of `count` windows of `input`. `sums` is room to compute in.
    fn apply(&self, input: &Rows, count: usize, sums: &mut Vec<f32>, out: &mut Vec<f32>) {
        sums.resize(BLOCK * SUMS, 0.0);
        out.clear();
        out.resize(count * WIDTH, 0.0);
        for (block, out) in out.chunks_mut(BLOCK * WIDTH).enumerate() {
            let rows = out.len() / WIDTH;
            let sums = &mut sums[..rows * SUMS];
            self.weights.multiply(input, block * BLOCK, sums);
            self.maxout.apply(sums, out);
        }
    }
}

/// What a layer does with its sums.
#[derive(Debug)]
struct Maxout {
    bias: [f32; SUMS],
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Maxout {
    fn new(weights: &Weights, name: &str) -> Result<Self, String> {
        let array = |part: &str, length| weights.array(&format!("{name}.{part}"), length);
        let (bias, gain, shift) = (array("bias", SUMS)?, array("gain", WIDTH)?, array("shift", WIDTH)?);
        Ok(Self {
            bias: std::array::from_fn(|at| bias[at]),
            gain: std::array::from_fn(|at| gain[at]),
            shift: std::array::from_fn(|at| shift[at]),
        })
    }

    fn apply(&self, sums: &[f32], out: &mut [f32]) {
        largest_and_normalised(self, sums.as_chunks().0, out.as_chunks_mut().0);
    }

    #[inline(always)]
    fn largest(&self, sums: &[f32; SUMS], row: &mut [f32; WIDTH]) {
        row.fill(f32::NEG_INFINITY);
        for (sums, bias) in sums.as_chunks::<WIDTH>().0.iter().zip(self.bias.as_chunks::<WIDTH>().0) {
            for ((best, sum), bias) in row.iter_mut().zip(sums).zip(bias) {
                *best = best.max(sum + bias);
            }
        }
    }

    #[inline(always)]
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

for_wide_vectors! {
    fn largest_and_normalised(maxout: &Maxout, sums: &[[f32; SUMS]], rows: &mut [[f32; WIDTH]]) {
        for (sums, row) in sums.iter().zip(rows) {
            maxout.largest(sums, row);
            maxout.normalise(row);
        }
    }
}

for_wide_vectors! {
    /// The first layer's sums of a word: what it and the words around it add to them.
    fn add_parts(sums: &mut [f32; SUMS], before: &[f32; SUMS], word: &[f32; SUMS], behind: &[f32; SUMS]) {
        for (((sum, before), word), behind) in sums.iter_mut().zip(before).zip(word).zip(behind) {
            *sum = before + word + behind;
        }
    }
}

for_wide_vectors! {
    fn add(rows: &mut [f32], others: &[f32]) {
        rows.iter_mut().zip(others).for_each(|(row, other)| *row += other);
    }
}

/// The sum of `part` over a row, in eight lanes so that it need not wait for each addition.
#[inline(always)]
fn total(row: &[f32; WIDTH], part: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; 8];
    for eight in row.as_chunks::<8>().0 {
        lanes.iter_mut().zip(eight).for_each(|(lane, x)| *lane += part(*x));
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::memory::REMEMBERED;
    use super::*;

    fn words(count: u64) -> Vec<Traits> {
        (0..count).map(|i| [i * 7 + 1, i % 5, i % 11, i % 3, i % 2, 0]).collect()
    }

    #[test]
    fn remembered_vectors_change_nothing() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        let fresh = std::thread::scope(|scope| scope.spawn(|| encoder.encode(&[&words(40)])).join().expect("thread"));
        encoder.encode(&[&words(13)]);
        assert_eq!(encoder.encode(&[&words(40)]), fresh);
        assert_eq!(fresh.len(), 40 * WIDTH);
        // So many words that others are forgotten twice, and some of the first ones kept.
        for round in 0..3 {
            let many: Vec<Traits> = words(REMEMBERED as u64 + 100)
                .into_iter()
                .map(|word| [word[0] + round, word[1], word[2], word[3], word[4], 0])
                .collect();
            encoder.encode(&[&many]);
            assert_eq!(encoder.encode(&[&words(40)]), fresh);
        }
    }

    #[test]
    fn a_word_sees_four_neighbours_and_no_further() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "entities", 4).expect("encoder");
        let (mut text, plain) = (words(20), encoder.encode(&[&words(20)]));
        text[10][0] = 99;
        let other = encoder.encode(&[&text]);
        let same: Vec<bool> = plain.chunks(WIDTH).zip(other.chunks(WIDTH)).map(|(a, b)| a == b).collect();
        assert_eq!(same, (0..20_i32).map(|i| (i - 10).abs() > 4).collect::<Vec<_>>());
    }

    #[test]
    fn texts_do_not_see_each_other() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        let apart = [encoder.encode(&[&words(5)]), encoder.encode(&[&words(3)])].concat();
        assert_eq!(encoder.encode(&[&words(5), &[], &words(3)]), apart);
    }

    #[test]
    fn a_piece_is_as_good_as_the_text_away_from_its_ends() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "entities", 4).expect("encoder");
        let (text, whole) = (words(40), encoder.encode(&[&words(40)]));
        let (one, other) = (&text[..12], &text[20..40]);
        let pieces = encoder.encode_pieces(&[one, other]);
        assert_eq!(pieces[..8 * WIDTH], whole[..8 * WIDTH]);
        assert_eq!(pieces[16 * WIDTH..], whole[24 * WIDTH..]);
        assert_ne!(pieces[11 * WIDTH..12 * WIDTH], whole[11 * WIDTH..12 * WIDTH]);
    }

    #[test]
    fn nothing_encodes_to_nothing() {
        let encoder = Encoder::new(&Weights::embedded().expect("model"), "shared", 6).expect("encoder");
        assert!(encoder.encode(&[]).is_empty() && encoder.encode(&[&[]]).is_empty());
    }
}
