//! The acts of an article that stand beyond doubt, counted by who takes part in them: what part a party has in those of other
//! sentences. An article may state thousands, and each is asked about for each party beside each.

use super::super::Act;
use crate::model::PartyIx;
use std::collections::BTreeMap;

/// Numbers for all of an article, and for each sentence.
#[derive(Debug, Default)]
struct Count {
    all: usize,
    in_sentence: BTreeMap<usize, usize>,
}

impl Count {
    fn add(&mut self, sentence: usize) {
        self.all += 1;
        *self.in_sentence.entry(sentence).or_default() += 1;
    }

    fn outside(&self, sentence: usize) -> usize {
        self.all - self.in_sentence.get(&sentence).copied().unwrap_or_default()
    }
}

/// The acts by one side of theirs: senders or targets.
#[derive(Debug, Default)]
pub(super) struct Others {
    /// Those that name somebody on this side.
    filled: Count,
    /// Those that name a party on this side.
    of_party: BTreeMap<PartyIx, Count>,
    /// Sentence and parties of those that name somebody, in order: fainter acts, and those that are clear.
    in_order: [Vec<(usize, Vec<PartyIx>)>; 2],
}

impl Others {
    /// Takes stock of the senders, or the targets, of acts that each stand in the order of their sentences.
    pub(super) fn of(acts: &[Act], faint: &[Act], sends: bool) -> Self {
        let mut others = Self::default();
        for (at, acts) in [faint, acts].into_iter().enumerate() {
            for act in acts.iter().filter(|act| act.strong) {
                let own = if sends { &act.senders } else { &act.targets };
                if own.is_empty() {
                    continue;
                }
                others.filled.add(act.sentence);
                for (place, party) in own.iter().enumerate() {
                    if !own[..place].contains(party) {
                        others.of_party.entry(*party).or_default().add(act.sentence);
                    }
                }
                others.in_order[at].push((act.sentence, own.clone()));
            }
        }
        others
    }

    /// How many acts of other sentences name somebody on this side.
    pub(super) fn filled(&self, sentence: usize) -> usize {
        self.filled.outside(sentence)
    }

    /// How many of these name the party.
    pub(super) fn with(&self, party: PartyIx, sentence: usize) -> usize {
        self.of_party.get(&party).map_or(0, |count| count.outside(sentence))
    }

    /// The sentence and the parties of the act before a sentence that names somebody on this side; a fainter one first.
    pub(super) fn before(&self, sentence: usize) -> Option<(usize, &[PartyIx])> {
        self.in_order.iter().find_map(|acts| {
            let end = acts.partition_point(|(other, _)| *other < sentence);
            end.checked_sub(1).map(|at| (acts[at].0, acts[at].1.as_slice()))
        })
    }
}
