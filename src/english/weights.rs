//! The model's data as it lies in `models/`: named arrays of half-precision numbers and a header in JSON.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Deserialize;

static ARRAYS: &[u8] = include_bytes!("../../models/english.f16");
static HEADER: &str = include_str!("../../models/english.json");

/// Everything the network is built from.
#[derive(Debug, Deserialize)]
pub(super) struct Weights {
    parameters: usize,
    arrays: BTreeMap<String, Place>,
    seeds: BTreeMap<String, u32>,
    /// Part-of-speech tags in the order of the tagger's scores.
    pub(super) tags: Vec<String>,
    /// Moves of the parser in the order of its scores.
    pub(super) parser_moves: Vec<String>,
    /// Moves of the entity finder in the order of its scores.
    pub(super) entity_moves: Vec<String>,
    /// Strings that the model numbers by hand instead of hashing them.
    pub(super) symbols: FxHashMap<String, u64>,
    /// Norms of words by the number of the word.
    pub(super) norms: FxHashMap<u64, String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    at: usize,
    shape: Vec<usize>,
}

impl Weights {
    /// Reads the embedded header.
    pub(super) fn embedded() -> Result<Self, String> {
        let weights: Self =
            serde_json::from_str(HEADER).map_err(|fault| format!("header of the English model: {fault}"))?;
        if ARRAYS.len() != weights.parameters * 2 {
            return Err(format!(
                "the English model has {} bytes, its header {} numbers",
                ARRAYS.len(),
                weights.parameters
            ));
        }
        Ok(weights)
    }

    /// The array called `name`, which must have `length` numbers.
    pub(super) fn array(&self, name: &str, length: usize) -> Result<Vec<f32>, String> {
        Ok(self.halves(name, length)?.singles(0..length).collect())
    }

    /// The same as it lies in the program.
    pub(super) fn halves(&self, name: &str, length: usize) -> Result<Halves, String> {
        let place = self.arrays.get(name).ok_or_else(|| format!("the English model lacks {name}"))?;
        let found: usize = place.shape.iter().product();
        let bytes = ARRAYS.get(place.at * 2..(place.at + found) * 2).unwrap_or_default();
        if found != length || bytes.len() != length * 2 {
            return Err(format!("{name} of the English model has {found} numbers instead of {length}"));
        }
        Ok(Halves(bytes.as_chunks::<2>().0))
    }

    /// How many rows the array called `name` has.
    pub(super) fn rows(&self, name: &str) -> Result<usize, String> {
        let first = self.arrays.get(name).and_then(|place| place.shape.first().copied());
        first.filter(|rows| *rows > 0).ok_or_else(|| format!("the English model lacks {name}"))
    }

    /// The seed of the hash embedding called `name`.
    pub(super) fn seed(&self, name: &str) -> Result<u32, String> {
        self.seeds.get(name).copied().ok_or_else(|| format!("the English model lacks the seed of {name}"))
    }
}

/// Half-precision numbers as they lie in the program.
#[derive(Clone, Copy, Debug)]
pub(super) struct Halves(&'static [[u8; 2]]);

impl Halves {
    /// Some of the numbers, widened.
    #[inline]
    pub(super) fn singles(self, range: std::ops::Range<usize>) -> impl ExactSizeIterator<Item = f32> {
        self.0[range].iter().map(|pair| single(u16::from_le_bytes(*pair)))
    }
}

/// Widens an IEEE half to a single. The export holds neither infinities nor NaNs.
#[inline]
fn single(half: u16) -> f32 {
    /// 2^112: the distance between the exponents' offsets, applied by a multiplication so that subnormal
    /// halves come out right as well.
    const REBASE: f32 = f32::from_bits((127 + 112) << 23);
    let magnitude = f32::from_bits(u32::from(half & 0x7fff) << 13) * REBASE;
    if half & 0x8000 == 0 { magnitude } else { -magnitude }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_widen_exactly() {
        let cases = [(0x0000, 0.0), (0x3c00, 1.0), (0xc000, -2.0), (0x3555, 0.333_251_95), (0x0001, 5.960_464_5e-8)];
        for (half, expected) in cases {
            assert_eq!(single(half), expected, "{half:#06x}");
        }
        assert_eq!(single(0x7bff), 65_504.0);
    }

    #[test]
    fn an_array_of_the_wrong_size_is_refused() {
        let weights = Weights::embedded().expect("header");
        assert_eq!(weights.array("tagger.bias", 50).expect("bias").len(), 50);
        assert!(weights.array("tagger.bias", 49).is_err());
        assert!(weights.array("tagger.bais", 50).is_err());
    }
}
