//! How often claims turn out right, by the rule that read them and by what there is to doubt in them.
//!
//! Both tables are counted, not thought up: `benches/confidence.py` fits them to articles that people have annotated.

use super::tables::{Table, Tables};
use crate::error::Error;
use crate::model::Doubt;
use crate::model::vocabulary::FactKind;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The row that stands for rules of which nothing is known.
const ANY: &str = "any";

/// No claim is called surer than this, nor less sure than its complement.
const SUREST: f64 = 0.98;

/// The chance that a claim is right.
#[derive(Clone, Debug)]
pub struct Confidence {
    /// Of a claim without doubts, by rule or by the beginning of its name.
    chances: BTreeMap<String, f64>,
    /// What each doubt multiplies the odds by.
    odds: BTreeMap<(FactKind, Doubt), f64>,
    any: f64,
}

impl Confidence {
    /// Reads the tables.
    pub(super) fn load(tables: &Tables) -> Result<Self, Error> {
        let mut chances = BTreeMap::new();
        for row in tables.rows::<ChanceRow>()? {
            if !(row.value.chance > 0.0 && row.value.chance < 1.0) {
                return Err(row.place.fault("a chance lies between 0 and 1"));
            }
            chances.insert(row.value.rule, row.value.chance);
        }
        let mut odds = BTreeMap::new();
        for row in tables.rows::<DoubtRow>()? {
            let fact = FactKind::from_code(&row.value.fact).ok_or_else(|| row.place.fault("no such kind of fact"))?;
            let doubt = Doubt::from_code(&row.value.doubt).ok_or_else(|| row.place.fault("no such doubt"))?;
            if row.value.odds <= 0.0 || !row.value.odds.is_finite() {
                return Err(row.place.fault("odds are above 0"));
            }
            odds.insert((fact, doubt), row.value.odds);
        }
        let any = chances.get(ANY).copied().unwrap_or(0.5);
        Ok(Self { chances, odds, any })
    }

    /// The chance, to two decimals, that a claim is right which a rule has read and of which this much is in doubt.
    #[must_use]
    pub fn of(&self, rule: &str, fact: FactKind, doubts: &[Doubt]) -> f64 {
        let chance = self.chance(rule);
        let odds = doubts.iter().filter_map(|doubt| self.odds.get(&(fact, *doubt)));
        let odds = odds.fold(chance / (1.0 - chance), |all, odds| all * odds);
        let chance = (odds / (1.0 + odds)).clamp(1.0 - SUREST, SUREST);
        (chance * 100.0).round() / 100.0
    }

    /// By the rule's own row, else that of the longest beginning of its name that has one.
    fn chance(&self, rule: &str) -> f64 {
        let mut name = rule;
        loop {
            if let Some(chance) = self.chances.get(name) {
                return *chance;
            }
            match name.rfind('.') {
                Some(at) => name = &name[..at],
                None => return self.any,
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChanceRow {
    rule: String,
    chance: f64,
    /// On how many facts it rests; for readers of the table.
    #[allow(dead_code)]
    facts: u32,
}

impl Table for ChanceRow {
    const FILE: &'static str = "confidence.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        self.rule.clone()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DoubtRow {
    fact: String,
    doubt: String,
    odds: f64,
    /// On how many facts it rests; for readers of the table.
    #[allow(dead_code)]
    facts: u32,
}

impl Table for DoubtRow {
    const FILE: &'static str = "doubts.csv";
    const MAY_BE_EMPTY: &'static [&'static str] = &[];
    fn key(&self) -> String {
        format!("{} {}", self.fact, self.doubt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn sample() -> Confidence {
        let chances = [("any", 0.5), ("listing", 0.8), ("listing.item", 0.9)];
        Confidence {
            chances: chances.map(|(rule, chance)| (rule.to_owned(), chance)).into(),
            odds: [((FactKind::Designation, Doubt::Undated), 0.5), ((FactKind::Designation, Doubt::ToldOnce), 1e-9)]
                .into(),
            any: 0.5,
        }
    }

    #[test]
    fn an_unknown_rule_is_taken_for_its_family() {
        let of = |rule| sample().of(rule, FactKind::Designation, &[]);
        assert_eq!((of("listing.item"), of("listing.item.late"), of("listing.new"), of("other")), (0.9, 0.9, 0.8, 0.5));
    }

    #[test]
    fn doubts_multiply_the_odds() {
        let of = |doubts: &[Doubt]| sample().of("listing", FactKind::Designation, doubts);
        assert_eq!(of(&[Doubt::Undated]), 0.67);
        assert_eq!(of(&[Doubt::ToldOnce]), 0.02);
        assert_eq!(sample().of("listing", FactKind::Sanction, &[Doubt::Undated]), 0.8);
    }

    #[test]
    fn the_tables_are_sound() {
        let lexicon = Lexicon::embedded().expect("sound");
        assert!(lexicon.confidence().chances.contains_key(ANY));
        assert!(!lexicon.confidence().odds.is_empty());
    }
}
