//! Facts that state the same become one, and those of a dataset are paired with those of an annotation.

use super::facts::Item;
use std::collections::{BTreeMap, BTreeSet};

/// Items that state the same fact become one, with the statements of all; those that are not optional come first.
pub(super) fn merge<F: Clone>(items: &[Item<F>], same: impl Fn(&F, &F) -> bool) -> Vec<Item<F>> {
    let mut ordered: Vec<&Item<F>> = items.iter().collect();
    ordered.sort_by_key(|item| item.optional);
    let mut merged: Vec<Item<F>> = Vec::new();
    for item in ordered {
        match merged.iter_mut().find(|kept| same(&kept.fact, &item.fact)) {
            Some(kept) => kept.said.extend(item.said.iter().cloned()),
            None => merged.push(item.clone()),
        }
    }
    merged
}

/// Who is paired with whom, by place; each at most once.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    of_gold: BTreeMap<usize, usize>,
    of_said: BTreeMap<usize, usize>,
}

impl Pairs {
    /// The partner of an annotated fact.
    pub(super) fn said(&self, gold: usize) -> Option<usize> {
        self.of_gold.get(&gold).copied()
    }

    /// The partner of a fact of the dataset.
    pub(super) fn gold(&self, said: usize) -> Option<usize> {
        self.of_said.get(&said).copied()
    }

    fn join(&mut self, gold: usize, said: usize) {
        self.of_gold.insert(gold, said);
        self.of_said.insert(said, gold);
    }

    /// Finds a partner for an annotated fact, where need be by finding another for the one who has it.
    fn augment(&mut self, gold: usize, choices: &[Vec<usize>], seen: &mut BTreeSet<usize>) -> bool {
        for &said in &choices[gold] {
            if !seen.insert(said) {
                continue;
            }
            let free = match self.gold(said) {
                Some(holder) => self.augment(holder, choices, seen),
                None => true,
            };
            if free {
                self.join(gold, said);
                return true;
            }
        }
        false
    }
}

/// Pairs one to one: the likest first, then exchanging partners until there are as many pairs as there can be. Optional
/// facts come after the others.
pub(super) fn pair_up<F>(gold: &[Item<F>], said: &[Item<F>], likeness: impl Fn(&F, &F) -> f64) -> Pairs {
    let mut ranked: Vec<(f64, usize, usize)> = Vec::new();
    for (i, ours) in gold.iter().enumerate() {
        for (j, theirs) in said.iter().enumerate() {
            let like = likeness(&ours.fact, &theirs.fact);
            if like > 0.0 {
                ranked.push((like, i, j));
            }
        }
    }
    ranked.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(gold[a.1].optional.cmp(&gold[b.1].optional)).then((a.1, a.2).cmp(&(b.1, b.2)))
    });
    let mut pairs = Pairs::default();
    let mut choices = vec![Vec::new(); gold.len()];
    for &(_, i, j) in &ranked {
        choices[i].push(j);
        if pairs.said(i).is_none() && pairs.gold(j).is_none() {
            pairs.join(i, j);
        }
    }
    let mut order: Vec<usize> = (0..gold.len()).collect();
    order.sort_by_key(|i| gold[*i].optional);
    for i in order {
        if pairs.said(i).is_none() {
            pairs.augment(i, &choices, &mut BTreeSet::new());
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::facts::Saying;

    fn items(facts: &[(i32, bool)]) -> Vec<Item<i32>> {
        facts
            .iter()
            .map(|(fact, optional)| Item { fact: *fact, optional: *optional, said: vec![Saying::default()] })
            .collect()
    }

    #[test]
    fn what_says_the_same_becomes_one_and_what_is_sure_leads() {
        let merged = merge(&items(&[(11, true), (21, false), (12, false), (13, true)]), |a, b| a / 10 == b / 10);
        let shape: Vec<_> = merged.iter().map(|item| (item.fact, item.optional, item.said.len())).collect();
        assert_eq!(shape, [(21, false, 1), (12, false, 3)]);
    }

    #[test]
    fn the_likest_pair_first_and_then_as_many_as_there_can_be() {
        // The first could take either, and is likest to the one that alone suits the second.
        let (gold, said) = (items(&[(1, false), (2, false)]), items(&[(10, false), (20, false)]));
        let likeness = |g: &i32, s: &i32| match (g, s) {
            (1, 10) => 3.0,
            (1, 20) | (2, 10) => 1.0,
            _ => 0.0,
        };
        let pairs = pair_up(&gold, &said, likeness);
        assert_eq!((pairs.said(0), pairs.said(1), pairs.gold(0)), (Some(1), Some(0), Some(1)));
    }

    #[test]
    fn an_optional_fact_waits() {
        let pairs = pair_up(&items(&[(1, true), (2, false)]), &items(&[(10, false)]), |_, _| 1.0);
        assert_eq!((pairs.said(0), pairs.said(1)), (None, Some(0)));
    }
}
