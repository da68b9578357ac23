//! What a thread has learnt of the words it met, and which of them it keeps.

use super::{BLOCK, DEPTH, Encoder, SUMS, WIDTH, WINDOW, add};
use crate::english::features::{TRAITS, Traits};
use crate::english::matrix::Rows;
use rustc_hash::FxHashMap;

/// Words of which a thread keeps what it knows, about 25 MB per encoder.
pub(super) const REMEMBERED: usize = 5_000;

/// Words for which there is room before a thread forgets some: those that it keeps, and those new in one text. Room is
/// made at once, since lists that grow are in memory twice while they move.
const ROOM: usize = REMEMBERED + 1_000;

/// Values of a trait of which a thread keeps what it knows, about 2 MB per trait.
const REMEMBERED_VALUES: usize = 2_000;

/// The words a thread has met, and room to compute in.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Where what is known of a word stands. The first place is for no word but an empty row, of which all is zero.
    places: FxHashMap<Traits, usize>,
    pub(super) mixed: Vec<[f32; WIDTH]>,
    /// What a word adds to the first layer's sums for the word behind it, for itself and for the word before it.
    pub(super) parts: Vec<[[f32; SUMS]; WINDOW]>,
    /// Whether a word was met again since it became known, or since others were last forgotten.
    again: Vec<bool>,
    /// What the values of each trait add to the mixer's sums.
    traits: [Values; TRAITS],
    pub(super) scaled: Rows,
    pub(super) sums: Vec<f32>,
    pub(super) seen: Vec<f32>,
}

/// What values of one trait add to the mixer's sums.
#[derive(Debug, Default)]
struct Values {
    places: FxHashMap<u64, usize>,
    sums: Vec<[f32; SUMS]>,
}

impl Memory {
    /// Where every word of the texts stands, with `gap` empty rows between two texts, and more before and behind all.
    pub(super) fn places(&mut self, encoder: &Encoder, texts: &[&[Traits]], gap: usize) -> Vec<usize> {
        if self.mixed.is_empty() || self.mixed.len() > REMEMBERED {
            self.forget();
        }
        let count = texts.iter().map(|words| words.len() + gap).sum::<usize>() + 2 * DEPTH;
        let (mut words, mut new) = (Vec::with_capacity(count), Vec::new());
        words.resize(DEPTH, 0);
        for (at, text) in texts.iter().enumerate() {
            words.resize(words.len() + if at > 0 { gap } else { 0 }, 0);
            for word in *text {
                let (key, next) = (encoder.key(word), self.mixed.len() + new.len());
                let place = *self.places.entry(key).or_insert_with(|| {
                    new.push(key);
                    next
                });
                if let Some(again) = self.again.get_mut(place) {
                    *again = true;
                }
                words.push(place);
            }
        }
        words.resize(words.len() + DEPTH, 0);
        new.chunks(BLOCK).for_each(|new| self.learn(encoder, new));
        words
    }

    /// Keeps of the words only those met again since the last time, unless they are most of them; the others are the many
    /// that a text has once.
    fn forget(&mut self) {
        self.make_room();
        self.again.resize(self.mixed.len().max(1), false);
        let few = self.again.iter().filter(|again| **again).count() <= REMEMBERED / 4 * 3;
        self.mixed.resize(self.again.len(), [0.0; WIDTH]);
        self.parts.resize(self.again.len(), [[0.0; SUMS]; WINDOW]);
        let mut moved = vec![None; self.again.len()];
        let mut kept = 1;
        for (at, place) in moved.iter_mut().enumerate().skip(1) {
            if few && self.again[at] {
                self.mixed[kept] = self.mixed[at];
                self.parts[kept] = self.parts[at];
                *place = Some(kept);
                kept += 1;
            }
        }
        self.mixed.truncate(kept);
        self.parts.truncate(kept);
        self.places.retain(|_, place| moved[*place].map(|kept| *place = kept).is_some());
        self.again.clear();
        self.again.resize(kept, false);
        self.make_room();
    }

    /// Makes room for as many words as there usually are, and gives up what a long text took beyond it.
    fn make_room(&mut self) {
        let more = ROOM.saturating_sub(self.mixed.len());
        self.mixed.reserve_exact(more);
        self.parts.reserve_exact(more);
        self.mixed.shrink_to(ROOM);
        self.parts.shrink_to(ROOM);
    }

    fn learn(&mut self, encoder: &Encoder, new: &[Traits]) {
        let mut sums = vec![[0.0; SUMS]; new.len()];
        for (column, values) in self.traits.iter_mut().enumerate().take(encoder.tables.len()) {
            values.learn(encoder, column, new.iter().map(|word| word[column]));
            for (sums, word) in sums.iter_mut().zip(new) {
                let known = values.places.get(&word[column]).map(|place| &values.sums[*place]);
                known.into_iter().for_each(|known| add(sums, known));
            }
        }
        let first = self.mixed.len();
        self.mixed.resize(first + new.len(), [0.0; WIDTH]);
        self.parts.resize(first + new.len(), [[0.0; SUMS]; WINDOW]);
        self.again.resize(first + new.len(), false);
        let mixed = self.mixed[first..].as_flattened_mut();
        encoder.mixer_maxout.apply(sums.as_flattened(), mixed);
        let scaled = Rows::new(mixed, WIDTH);
        encoder.first.multiply(&scaled, 0, self.parts[first..].as_flattened_mut().as_flattened_mut());
    }
}

impl Values {
    /// Computes what is not known yet.
    fn learn(&mut self, encoder: &Encoder, column: usize, numbers: impl Iterator<Item = u64>) {
        if self.sums.len() > REMEMBERED_VALUES {
            self.places.clear();
            self.sums.clear();
        }
        let mut embedded: Vec<[f32; WIDTH]> = Vec::new();
        for number in numbers {
            let next = self.sums.len() + embedded.len();
            self.places.entry(number).or_insert_with(|| {
                embedded.push(encoder.tables[column].of(number));
                next
            });
        }
        let first = self.sums.len();
        self.sums.resize(first + embedded.len(), [0.0; SUMS]);
        let sums = self.sums[first..].as_flattened_mut();
        encoder.mixer[column].multiply(&Rows::new(embedded.as_flattened(), WIDTH), 0, sums);
    }
}
