//! Scores the moves of a transition system from the words at a few fixed places of its state.
//!
//! What a word contributes at each place is computed for the whole text beforehand, so that a state costs one
//! sum over its places and one small product.

use super::matrix::{Matrix, Rows, for_wide_vectors};
use super::network::WIDTH;
use super::weights::Weights;
use std::ops::Range;

/// Numbers between the sum over places and the scores.
const HIDDEN: usize = 64;

/// A hidden unit is the larger of this many sums.
const PIECES: usize = 2;

/// Sums that a word contributes to at each place.
pub(super) const SUMS: usize = HIDDEN * PIECES;

/// The weights of one transition system with `PLACES` places and some number of moves.
#[derive(Debug)]
pub(super) struct Scorer<const PLACES: usize> {
    narrow: Matrix,
    narrow_bias: Vec<f32>,
    places: Matrix,
    bias: [f32; SUMS],
    /// What a place without a word contributes.
    empty: Vec<[f32; SUMS]>,
    /// One row per hidden unit.
    score: Vec<f32>,
    score_bias: Vec<f32>,
}

/// What every word of a text contributes at every place: for each word `PLACES` rows.
pub(super) struct Contributions<const PLACES: usize>(Vec<f32>);

impl<const PLACES: usize> Contributions<PLACES> {
    /// Those of some of the words, [`PLACES`] rows each.
    pub(super) fn of(&self, words: Range<usize>) -> &[[[f32; SUMS]; PLACES]] {
        &self.0.as_chunks::<SUMS>().0.as_chunks::<PLACES>().0[words]
    }
}

impl<const PLACES: usize> Scorer<PLACES> {
    /// Reads the scorer called `name` for `moves` moves.
    pub(super) fn new(weights: &Weights, name: &str, moves: usize) -> Result<Self, String> {
        let array = |part: &str, length| weights.array(&format!("{name}.{part}"), length);
        let bias = array("slots.bias", SUMS)?;
        Ok(Self {
            narrow: Matrix::new(&array("narrow.weights", HIDDEN * WIDTH)?, WIDTH, WIDTH),
            narrow_bias: array("narrow.bias", HIDDEN)?,
            places: Matrix::new(&array("slots.weights", PLACES * SUMS * HIDDEN)?, HIDDEN, HIDDEN),
            bias: std::array::from_fn(|i| bias[i]),
            empty: array("slots.pad", PLACES * SUMS)?.as_chunks::<SUMS>().0.to_vec(),
            score: array("score.weights", HIDDEN * moves)?,
            score_bias: array("score.bias", moves)?,
        })
    }

    /// Prepares the words of a text, given as the rows of an encoder.
    pub(super) fn prepare(&self, rows: &[f32]) -> Contributions<PLACES> {
        let count = rows.len() / WIDTH;
        let mut narrow = vec![0.0; count * HIDDEN];
        self.narrow.multiply(&Rows::new(rows, WIDTH), 0, &mut narrow);
        for row in narrow.as_chunks_mut::<HIDDEN>().0 {
            row.iter_mut().zip(&self.narrow_bias).for_each(|(x, bias)| *x += bias);
        }
        let mut wide = vec![0.0; count * PLACES * SUMS];
        self.places.multiply(&Rows::new(&narrow, HIDDEN), 0, &mut wide);
        Contributions(wide)
    }

    /// Writes the score of every move, given what the words of a text contribute and those at the places.
    pub(super) fn score(&self, words: &[[[f32; SUMS]; PLACES]], places: [Option<usize>; PLACES], scores: &mut [f32]) {
        let rows = std::array::from_fn::<_, PLACES, _>(|place| {
            places[place].map_or(&self.empty[place], |word| &words[word][place])
        });
        scores.copy_from_slice(&self.score_bias);
        add_scores(&self.bias, &rows, &self.score, scores);
    }

    /// How many moves there are.
    pub(super) fn moves(&self) -> usize {
        self.score_bias.len()
    }
}

for_wide_vectors! {
    /// Sums the rows, takes the larger of each pair of sums, and adds what each unit gives to every move.
    fn add_scores(bias: &[f32; SUMS], rows: &[&[f32; SUMS]], weights: &[f32], scores: &mut [f32]) {
        let mut sums = *bias;
        for row in rows {
            sums.iter_mut().zip(*row).for_each(|(sum, x)| *sum += x);
        }
        let (left, right) = sums.split_at(HIDDEN);
        for ((left, right), weights) in left.iter().zip(right).zip(weights.chunks_exact(scores.len())) {
            let unit = left.max(*right);
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += unit * weight);
        }
    }
}

/// The allowed move with the highest score; the first of them on a tie.
pub(super) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, score) in scores.iter().enumerate() {
        if best.is_none_or(|best| *score > scores[best]) && allowed(at) {
            best = Some(at);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_move_is_an_allowed_one() {
        assert_eq!(best(&[1.0, 3.0, 2.0, 2.0], |at| at != 1), Some(2));
        assert_eq!(best(&[1.0], |_| false), None);
    }
}
