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

/// Trees over signs.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    /// The number of each sign that some tree asks for.
    columns: FxHashMap<u64, usize>,
    /// The nodes of all trees; the first of each tree stands in `roots`.
    nodes: Vec<Node>,
    roots: Vec<usize>,
}

/// Signs of a reading that some tree of a forest asks for, a bit for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mask(Vec<u64>);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Node {
    /// Asks for a sign; where it is missing the node with this number follows, else the next one.
    Ask { column: usize, missing: usize },
    /// What the tree adds.
    Leaf(f64),
}

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

    /// Models that hold for right what the rules read, and nothing else.
    pub(super) fn of_rules() -> Self {
        Self {
            sanctions: Forest::of_sign("pair.ruled.here", true),
            agreements: Forest::of_sign("ruled.none", false),
            sides: Forest::of_sign("ruled.this", true),
            listings: Forest::of_sign("ruled.yes", true),
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
        self.columns.contains_key(&Self::key(parts))
    }

    /// One tree that asks for one sign, and is sure.
    fn of_sign(sign: &str, is_right: bool) -> Self {
        let sure = if is_right { SURE } else { -SURE };
        let nodes = vec![Node::Ask { column: 0, missing: 2 }, Node::Leaf(sure), Node::Leaf(-sure)];
        Self { columns: FxHashMap::from_iter([(Self::key(&[sign]), 0)]), nodes, roots: vec![0] }
    }

    /// Those of some signs, given by their keys, that any tree asks for.
    #[must_use]
    pub fn mask(&self, keys: &[u64]) -> Mask {
        let mut mask = vec![0; self.columns.len().div_ceil(64)];
        for column in keys.iter().filter_map(|key| self.columns.get(key)) {
            mask[column / 64] |= 1 << (column % 64);
        }
        Mask(mask)
    }

    /// The chance that a reading with these signs is right: from 0 to 1.
    #[must_use]
    pub fn chance(&self, signs: &[&Mask]) -> f64 {
        1.0 / (1.0 + (-self.odds(signs)).exp())
    }

    /// The log odds that a reading with these signs is right.
    #[must_use]
    pub fn odds(&self, signs: &[&Mask]) -> f64 {
        let bits: Vec<u64> = (0..self.columns.len().div_ceil(64))
            .map(|at| signs.iter().fold(0, |bits, mask| bits | mask.0.get(at).copied().unwrap_or(0)))
            .collect();
        self.roots.iter().map(|root| self.leaf(*root, &bits)).sum()
    }

    fn leaf(&self, root: usize, bits: &[u64]) -> f64 {
        let mut at = root;
        loop {
            match self.nodes.get(at) {
                Some(Node::Ask { column, missing }) => {
                    at = if bits[column / 64] >> (column % 64) & 1 == 1 { at + 1 } else { *missing };
                }
                Some(Node::Leaf(value)) => return *value,
                None => return 0.0,
            }
        }
    }

    /// Adds a tree, as its row tells it: a sign is followed by the tree for where it is there and by that for where it is
    /// not, and a number is a leaf.
    fn plant(&mut self, reads: &str, place: &Place) -> Result<(), Error> {
        self.roots.push(self.nodes.len());
        // Questions whose second tree is still to come.
        let mut open: Vec<usize> = Vec::new();
        let mut ended = false;
        for word in reads.split(' ') {
            if ended {
                return Err(place.fault(format!("{word:?} stands behind the end of the tree")));
            }
            if let Ok(value) = word.parse::<f64>() {
                if !value.is_finite() {
                    return Err(place.fault("a leaf is a finite number"));
                }
                self.nodes.push(Node::Leaf(value));
                let next = self.nodes.len();
                match open.pop() {
                    Some(question) => {
                        if let Node::Ask { missing, .. } = &mut self.nodes[question] {
                            *missing = next;
                        }
                    }
                    None => ended = true,
                }
            } else {
                let next = self.columns.len();
                let column = *self.columns.entry(Self::key(&[word])).or_insert(next);
                open.push(self.nodes.len());
                self.nodes.push(Node::Ask { column, missing: usize::MAX });
            }
        }
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
        for reads in ["a 1", "a", "1 2", "a 1 2 3", "a 1 inf"] {
            assert!(forest(&[reads]).is_err(), "{reads:?}");
        }
    }

    #[test]
    fn the_table_is_sound() {
        let models = Models::load(&Tables::default()).unwrap();
        let forests = [&models.sanctions, &models.agreements, &models.sides, &models.listings];
        for forest in forests.into_iter().chain(models.statuses.values()) {
            assert!(!forest.roots.is_empty());
            assert!(forest.columns.len() < forest.nodes.len());
        }
        let sanction = |signs: &[&str]| {
            let keys: Vec<u64> = signs.iter().map(|sign| Forest::key(&[sign])).collect();
            models.sanctions.chance(&[&models.sanctions.mask(&keys)])
        };
        assert!(sanction(&["pair.ruled.here", "sender.ruled.this", "target.ruled.this"]) > sanction(&[]));
    }
}
