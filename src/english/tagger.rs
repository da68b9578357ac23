//! Gives every word its part of speech.

use super::labels::Tag;
use super::matrix::{Matrix, Rows};
use super::network::WIDTH;
use super::scorer::best;
use super::weights::Weights;

/// One linear layer over the shared encoder.
#[derive(Debug)]
pub(super) struct Tagger {
    tags: Vec<Tag>,
    weights: Matrix,
    bias: Vec<f32>,
}

impl Tagger {
    pub(super) fn new(weights: &Weights) -> Result<Self, String> {
        let tag =
            |name: &String| Tag::from_name(name).ok_or_else(|| format!("unknown tag {name} in the English model"));
        let tags: Vec<Tag> = weights.tags.iter().map(tag).collect::<Result<_, _>>()?;
        let bias = weights.array("tagger.bias", tags.len())?;
        let columns = weights.array("tagger.weights", tags.len() * WIDTH)?;
        Ok(Self { weights: Matrix::new(&columns, WIDTH, WIDTH), bias, tags })
    }

    /// The tag of every row of the encoder.
    pub(super) fn tag(&self, rows: &[f32]) -> Vec<Tag> {
        let count = rows.len() / WIDTH;
        let mut scores = vec![0.0; count * self.tags.len()];
        self.weights.multiply(&Rows::new(rows, WIDTH), 0, &mut scores);
        scores.chunks_exact_mut(self.tags.len()).map(|scores| self.pick(scores)).collect()
    }

    fn pick(&self, scores: &mut [f32]) -> Tag {
        scores.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
        best(scores, |_| true).map_or(Tag::Xx, |at| self.tags[at])
    }
}
