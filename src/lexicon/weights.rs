//! What the signs of a reading are worth: of who sanctions whom, of what is an agreement, of who takes part in it.
//!
//! Not thought up: `benches/weights.py` fits the table to articles that people have annotated.

use super::tables::{Table, Tables};
use crate::error::Error;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The row for what holds before any sign is seen.
const BASE: &str = "base";

/// The weights of every kind of reading.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// That one party sanctions another.
    pub sanctions: Weights,
    /// That what an article speaks of is an agreement between states.
    pub agreements: Weights,
    /// That a party is a side of an agreement.
    pub sides: Weights,
}

/// What each sign adds to the log odds that a reading is right.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    base: f64,
    of: FxHashMap<u64, f64>,
}

impl Models {
    /// Reads the table.
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let mut models = Self::default();
        for row in tables.rows::<SignRow>()? {
            let SignRow { model, sign, weight } = &row.value;
            let weights = match model.as_str() {
                "sanction" => &mut models.sanctions,
                "agreement" => &mut models.agreements,
                "agreement_side" => &mut models.sides,
                _ => return Err(row.place.fault("a model is sanction, agreement or agreement_side")),
            };
            if !weight.is_finite() {
                return Err(row.place.fault("a weight is a number"));
            }
            if sign == BASE {
                weights.base = *weight;
            } else if weights.of.insert(Weights::key(&[sign]), *weight).is_some() {
                return Err(row.place.fault("another sign has the same key"));
            }
        }
        Ok(models)
    }
}

impl Weights {
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

    /// The chance that goes with log odds: from 0 to 1.
    #[must_use]
    pub fn chance(odds: f64) -> f64 {
        1.0 / (1.0 + (-odds).exp())
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
    model: String,
    sign: String,
    weight: f64,
}

impl Table for SignRow {
    const FILE: &'static str = "weights.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {}", self.model, self.sign)
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
        let weights = Models::load(&Tables::default()).unwrap().sanctions;
        assert!(weights.base() < 0.0, "most readings are wrong");
        assert!(weights.of(Weights::key(&["pair", "ruled", "here"])) > 0.0);
        assert_eq!(weights.of(Weights::key(&["no", "such"])), 0.0);
    }
}
