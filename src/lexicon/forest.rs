//! What the signs of a reading say together: of who sanctions whom, of what is an agreement, of who takes part in it and
//! where it stands, of who is on whose list.
//!
//! A sign seldom says the same everywhere: a party before the verb sends where the verb is active, and suffers where it
//! is passive. So each model is a row of trees that ask for one sign after another; what the leaves that are reached
//! add up to is the log odds that the reading is right. Not thought up: `benches/fit_sanctions.py`,
//! `fit_agreements.py` and `fit_designations.py` fit the table to articles that people have annotated.

use super::tables::{Place, Table, Tables};
use crate::error::Error;
use crate::model::vocabulary::AgreementStatus;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Log odds that leave no doubt.
const SURE: f64 = 9.0;

/// Log odds of what is not found, but not ruled out either: names to come may change it.
const DOUBT: f64 = 0.5;

/// The trees for every kind of reading.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// That one party sanctions another.
    pub sanctions: Forest,
    /// That what an article speaks of is an agreement between states.
    pub agreements: Forest,
    /// That a party is a side of an agreement.
    pub sides: Forest,
    /// That an authority has a party on its list.
    pub listings: Forest,
    /// That an agreement stands there; each state has its own trees.
    pub statuses: BTreeMap<AgreementStatus, Forest>,
}

/// Trees over signs, of at most 128 leaves each.
///
/// A tree is not walked. Each question forbids leaves where its sign is there: those of the branch for where it is
/// missing. Of the leaves that no sign of a reading forbids, the reading reaches the last, if a tree's leaves are numbered
/// with the branch for where a sign is there first (Lucchese and others, "QuickScorer", SIGIR 2015). So the signs of a party
/// are looked up once for all readings that it is part of.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    /// For each sign that some tree asks for, by its key, what it forbids.
    forbidden: FxHashMap<u64, Vec<Forbidden>>,
    /// What the leaves of each tree add.
    trees: Vec<Vec<f64>>,
}

/// The leaves of a tree, a bit for each.
type Leaves = u128;

/// The most leaves of a tree.
const LEAVES: usize = Leaves::BITS as usize;

/// The leaves of a tree that a sign forbids, a bit for each.
#[derive(Clone, Copy, Debug)]
struct Forbidden {
    tree: usize,
    leaves: Leaves,
}

/// The leaves of each tree that some signs leave, a bit for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask(Vec<Leaves>);

impl Models {
    /// Reads the table.
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let mut models = Self::default();
        for row in tables.rows::<TreeRow>()? {
            let forest = match row.value.model.as_str() {
                "sanction" => &mut models.sanctions,
                "agreement" => &mut models.agreements,
                "agreement_side" => &mut models.sides,
                "listing" => &mut models.listings,
                other => {
                    let status = other.strip_prefix("agreement_status.").and_then(AgreementStatus::from_code);
                    let fault =
                        "a model is sanction, agreement, agreement_side, listing or agreement_status and a status";
                    models.statuses.entry(status.ok_or_else(|| row.place.fault(fault))?).or_default()
                }
            };
            forest.plant(&row.value.reads, &row.place)?;
        }
        Ok(models)
    }

    /// Models that hold for right what the rules read, and find nothing else.
    pub(super) fn of_rules() -> Self {
        Self {
            sanctions: Forest::of_sign("pair.ruled.here", SURE, -SURE),
            agreements: Forest::of_sign("ruled.none", -DOUBT, SURE),
            sides: Forest::of_sign("ruled.this", SURE, -SURE),
            listings: Forest::of_sign("ruled.yes", SURE, -SURE),
            statuses: BTreeMap::new(),
        }
    }
}

impl Forest {
    /// The key of a sign whose name is these parts joined by dots: FNV-1a over its bytes.
    #[must_use]
    pub fn key(parts: &[&str]) -> u64 {
        let dotted = parts.iter().enumerate().flat_map(|(at, part)| {
            let dot: &[u8] = if at > 0 { b"." } else { b"" };
            dot.iter().chain(part.as_bytes())
        });
        dotted.fold(0xcbf2_9ce4_8422_2325, |key, byte| (key ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Whether any tree asks for the sign of this name.
    #[must_use]
    pub fn asks_for(&self, parts: &[&str]) -> bool {
        self.forbidden.contains_key(&Self::key(parts))
    }

    /// One tree that asks for one sign; the log odds where it is there, and where it is missing.
    fn of_sign(sign: &str, there: f64, missing: f64) -> Self {
        let second = Forbidden { tree: 0, leaves: 0b10 };
        Self {
            forbidden: FxHashMap::from_iter([(Self::key(&[sign]), vec![second])]),
            trees: vec![vec![there, missing]],
        }
    }

    /// What some signs, given by their keys, leave of the trees.
    #[must_use]
    pub fn mask(&self, keys: &[u64]) -> Mask {
        let mut left = vec![Leaves::MAX; self.trees.len()];
        for forbidden in keys.iter().filter_map(|key| self.forbidden.get(key)).flatten() {
            left[forbidden.tree] &= !forbidden.leaves;
        }
        Mask(left)
    }

    /// The chance that a reading with these signs is right: from 0 to 1.
    #[must_use]
    pub fn chance(&self, signs: &[&Mask]) -> f64 {
        1.0 / (1.0 + (-self.odds(signs)).exp())
    }

    /// The log odds that a reading with these signs is right.
    #[must_use]
    pub fn odds(&self, signs: &[&Mask]) -> f64 {
        let value = |(at, leaves): (usize, &Vec<f64>)| {
            let numbered = Leaves::MAX >> (LEAVES - leaves.len());
            let left = signs.iter().fold(numbered, |left, mask| left & mask.0.get(at).copied().unwrap_or(Leaves::MAX));
            left.checked_ilog2().and_then(|last| leaves.get(last as usize)).copied().unwrap_or(0.0)
        };
        self.trees.iter().enumerate().map(value).sum()
    }

    /// Adds a tree, as its row tells it: a sign is followed by the tree for where it is there and by that for where it is
    /// not, and a number is a leaf.
    fn plant(&mut self, reads: &str, place: &Place) -> Result<(), Error> {
        let tree = self.trees.len();
        let mut leaves = Vec::new();
        // Questions whose trees have not both ended, each with the first leaf of its second tree.
        let mut open: Vec<(u64, Option<usize>)> = Vec::new();
        let mut ended = false;
        for word in reads.split(' ') {
            if ended {
                return Err(place.fault(format!("{word:?} stands behind the end of the tree")));
            }
            let Ok(value) = word.parse::<f64>() else {
                open.push((Self::key(&[word]), None));
                continue;
            };
            if !value.is_finite() {
                return Err(place.fault("a leaf is a finite number"));
            }
            leaves.push(value);
            if leaves.len() > LEAVES {
                return Err(place.fault(format!("a tree has at most {LEAVES} leaves")));
            }
            while let Some((sign, Some(first))) = open.last().copied() {
                let missing = (first..leaves.len()).fold(0, |bits, leaf| bits | 1 << leaf);
                self.forbidden.entry(sign).or_default().push(Forbidden { tree, leaves: missing });
                open.pop();
            }
            match open.last_mut() {
                Some((_, second)) => *second = Some(leaves.len()),
                None => ended = true,
            }
        }
        self.trees.push(leaves);
        if ended { Ok(()) } else { Err(place.fault("the tree ends before all its questions have both answers")) }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TreeRow {
    model: String,
    tree: u32,
    reads: String,
}

impl Table for TreeRow {
    const FILE: &'static str = "trees.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {}", self.model, self.tree)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forest(trees: &[&str]) -> Result<Forest, Error> {
        let place = Place { file: "trees.csv".into(), row: 2, added: false };
        let mut forest = Forest::default();
        trees.iter().try_for_each(|reads| forest.plant(reads, &place))?;
        Ok(forest)
    }

    fn odds(forest: &Forest, signs: &[&str]) -> f64 {
        let keys: Vec<u64> = signs.iter().map(|sign| Forest::key(&[sign])).collect();
        let chance = forest.chance(&[&forest.mask(&keys)]);
        (chance / (1.0 - chance)).ln()
    }

    #[test]
    fn parts_make_the_key_of_the_whole_name() {
        assert_eq!(Forest::key(&["sender", "in", "verb"]), Forest::key(&["sender.in.verb"]));
        assert_ne!(Forest::key(&["sender", "in"]), Forest::key(&["senderin"]));
    }

    #[test]
    fn leaves_of_all_trees_add_up() {
        let forest = forest(&["a b 1 2 c 3 4", "0.5", "d -1 b 0.25 0"]).unwrap();
        for (signs, expected) in [
            (&["a", "b"][..], 1.0 + 0.5 + 0.25),
            (&["a"], 2.0 + 0.5),
            (&["c", "d"], 3.0 + 0.5 - 1.0),
            (&["unknown"], 4.0 + 0.5),
            (&[], 4.0 + 0.5),
        ] {
            assert!((odds(&forest, signs) - expected).abs() < 1e-9, "{signs:?}");
        }
    }

    #[test]
    fn signs_of_several_masks_count_together() {
        let forest = forest(&["a b 1 0 0"]).unwrap();
        let [a, b] = ["a", "b"].map(|sign| forest.mask(&[Forest::key(&[sign])]));
        assert!(forest.chance(&[&a, &b]) > forest.chance(&[&a]));
    }

    #[test]
    fn a_tree_that_is_not_whole_is_a_fault() {
        let many = "a 1 ".repeat(LEAVES) + "2";
        for reads in ["a 1", "a", "1 2", "a 1 2 3", "a 1 inf", &many] {
            assert!(forest(&[reads]).is_err(), "{reads:?}");
        }
    }

    #[test]
    fn the_table_is_sound() {
        let models = Models::load(&Tables::default()).unwrap();
        let forests = [&models.sanctions, &models.agreements, &models.sides, &models.listings];
        for forest in forests.into_iter().chain(models.statuses.values()) {
            assert!(!forest.trees.is_empty());
            assert!(!forest.forbidden.is_empty());
        }
        let sanction = |signs: &[&str]| {
            let keys: Vec<u64> = signs.iter().map(|sign| Forest::key(&[sign])).collect();
            models.sanctions.chance(&[&models.sanctions.mask(&keys)])
        };
        assert!(sanction(&["pair.ruled.here", "sender.ruled.this", "target.ruled.this"]) > sanction(&[]));
    }
}
