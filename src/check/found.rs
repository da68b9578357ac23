//! Faults of one kind as they are found: the first few are kept, the rest counted.

use crate::store::Fault;

/// How many faults of one kind are kept.
const KEPT: usize = 20;

/// The faults that one look at a dataset finds.
#[derive(Debug, Default)]
pub(super) struct Found {
    kept: Vec<Fault>,
    more: u64,
}

impl Found {
    pub(super) fn push(&mut self, fault: Fault) {
        if self.kept.len() < KEPT {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// The faults kept, and one that tells how many more there are.
    pub(super) fn into_faults(mut self, place: &str) -> Vec<Fault> {
        if self.more > 0 {
            self.kept.push(Fault::new(place, format!("{} more faults of this kind", self.more)));
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_kept_is_counted() {
        let mut found = Found::default();
        (0..25).for_each(|number| found.push(Fault::new("x", number.to_string())));
        let faults = found.into_faults("x");
        assert_eq!(faults.len(), 21);
        assert_eq!(faults[20].to_string(), "x: 5 more faults of this kind");
    }
}
