//! What is counted: hits, misses and extras of each measure, details of the hits, and each slip.

use serde::Serialize;
use std::collections::BTreeMap;

/// What is measured apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Parties named.
    Party,
    /// Who sanctions whom.
    Regime,
    /// Who sanctions whom, and what is done.
    Sanction,
    /// Who is listed, by whom.
    Designation,
    /// Agreements.
    Agreement,
}

impl Measure {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 5] = [Self::Party, Self::Regime, Self::Sanction, Self::Designation, Self::Agreement];

    /// Its name in a report.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Regime => "regime",
            Self::Sanction => "sanction",
            Self::Designation => "designation",
            Self::Agreement => "agreement",
        }
    }
}

/// Facts found, reported without need, and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the annotation and the dataset.
    pub found: u32,
    /// In the dataset alone.
    pub extra: u32,
    /// In the annotation alone.
    pub missed: u32,
}

impl Tally {
    /// The share of what is reported that is right; 1 where nothing is reported.
    #[must_use]
    pub fn precision(self) -> f64 {
        share(self.found, self.found + self.extra).unwrap_or(1.0)
    }

    /// The share of what there is that is reported; 1 where there is nothing.
    #[must_use]
    pub fn recall(self) -> f64 {
        share(self.found, self.found + self.missed).unwrap_or(1.0)
    }

    /// The harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

fn share(some: u32, all: u32) -> Option<f64> {
    (all > 0).then(|| f64::from(some) / f64::from(all))
}

/// How a fact is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// The annotation has it, the dataset not.
    Missed,
    /// The dataset has it, the annotation not.
    Extra,
    /// The quote of a claim does not stand in the article.
    Loose,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Serialize)]
pub struct Slip {
    /// File name of the article.
    pub article: String,
    /// How it is wrong.
    pub fault: Fault,
    /// By which measure.
    pub measure: Measure,
    /// The fact in short.
    pub fact: String,
    /// The words that state it: the annotator's of a missed fact, the program's of an extra one.
    pub quote: Option<String>,
    /// The rule that read an extra fact, with how sure it was.
    pub rule: Option<String>,
    /// The confidence of the surest claim of an extra fact.
    pub confidence: Option<f64>,
    /// The claims of the dataset that state an extra fact.
    pub claims: Vec<String>,
}

/// The outcome of an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Articles scored.
    pub articles: u32,
    /// Quotes that do not stand in their article.
    pub loose_quotes: u32,
    /// By measure.
    pub tallies: BTreeMap<Measure, Tally>,
    /// Details of matched facts: how many are right, of how many.
    pub slots: BTreeMap<&'static str, (u32, u32)>,
    /// Everything that is wrong, in the order of articles.
    pub slips: Vec<Slip>,
    /// What an annotator should look at, such as an article that is not in the dataset.
    pub notes: Vec<String>,
}

impl Score {
    /// The counts of one measure.
    #[must_use]
    pub fn tally(&self, measure: Measure) -> Tally {
        self.tallies.get(&measure).copied().unwrap_or_default()
    }

    /// Sanctions, designations and agreements together.
    #[must_use]
    pub fn facts(&self) -> Tally {
        let mut all = Tally::default();
        for measure in [Measure::Sanction, Measure::Designation, Measure::Agreement] {
            all.add(self.tally(measure));
        }
        all
    }

    /// Whether anything was scored, every quote stands in its article, and neither F1 is below its floor.
    #[must_use]
    pub fn reaches(&self, fact: f64, party: f64) -> bool {
        let sound = self.articles > 0 && self.loose_quotes == 0;
        sound && self.facts().f1() >= fact && self.tally(Measure::Party).f1() >= party
    }

    /// Counts a detail of a matched fact.
    pub(super) fn slot(&mut self, slot: &'static str, right: bool) {
        let (hits, all) = self.slots.entry(slot).or_default();
        *hits += u32::from(right);
        *all += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_nothing_are_whole() {
        let none = Tally::default();
        assert!(none.precision() == 1.0 && none.recall() == 1.0 && none.f1() == 1.0);
        let half = Tally { found: 1, extra: 1, missed: 3 };
        assert!(half.precision() == 0.5 && half.recall() == 0.25 && (half.f1() - 1.0 / 3.0).abs() < 1e-12);
        assert!(Tally { extra: 1, missed: 1, ..none }.f1() == 0.0);
    }
}
