//! What the signs of who sanctions whom are worth.
//!
//! Not thought up: `benches/weights.py` fits the table to articles that people have annotated.

use super::tables::{Table, Tables};
use crate::error::Error;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The row for what holds before any sign is seen.
const BASE: &str = "base";

/// What each sign adds to the log odds that a reading is right.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    base: f64,
    of: FxHashMap<u64, f64>,
}

impl Weights {
    /// Reads the table.
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let mut weights = Self::default();
        for row in tables.rows::<SignRow>()? {
            let SignRow { sign, weight } = &row.value;
            if !weight.is_finite() {
                return Err(row.place.fault("a weight is a number"));
            }
            if sign == BASE {
                weights.base = *weight;
            } else if weights.of.insert(Self::key(&[sign]), *weight).is_some() {
                return Err(row.place.fault("another sign has the same key"));
            }
        }
        Ok(weights)
    }

    /// The key of a sign whose name is these parts joined by dots: FNV-1a over its bytes.
    #[must_use]
    pub fn key(parts: &[&str]) -> u64 {
        let dotted = parts.iter().enumerate().flat_map(|(at, part)| {
            let dot: &[u8] = if at > 0 { b"." } else { b"" };
            dot.iter().chain(part.as_bytes())
        });
        dotted.fold(0xcbf2_9ce4_8422_2325, |key, byte| (key ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// The log odds before any sign is seen.
    #[must_use]
    pub fn base(&self) -> f64 {
        self.base
    }

    /// What the sign with this key adds; 0 for one that says nothing.
    #[must_use]
    pub fn of(&self, key: u64) -> f64 {
        self.of.get(&key).copied().unwrap_or(0.0)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignRow {
    sign: String,
    weight: f64,
}

impl Table for SignRow {
    const FILE: &'static str = "sanction_weights.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        self.sign.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_make_the_key_of_the_whole_name() {
        assert_eq!(Weights::key(&["sender", "in", "verb"]), Weights::key(&["sender.in.verb"]));
        assert_ne!(Weights::key(&["sender", "in"]), Weights::key(&["senderin"]));
    }

    #[test]
    fn the_table_is_sound() {
        let weights = Weights::load(&Tables::default()).unwrap();
        assert!(weights.base() < 0.0, "most readings are wrong");
        assert!(weights.of(Weights::key(&["pair", "ruled", "here"])) > 0.0);
        assert_eq!(weights.of(Weights::key(&["no", "such"])), 0.0);
    }
}
