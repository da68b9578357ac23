//! Finds names and figures: one pass over the words with the moves begin, inside, last, unit and out.

use super::labels::EntityLabel;
use super::scorer::{Contributions, SUMS, Scorer, best};
use super::weights::Weights;

/// Words the scores depend on: the word at hand, the first of the open entity and the last inside it.
const PLACES: usize = 3;

/// The weights and moves of the entity finder.
#[derive(Debug)]
pub(super) struct Finder {
    scorer: Scorer<PLACES>,
    moves: Vec<Move>,
}

/// A run of words that is an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) label: EntityLabel,
}

#[derive(Clone, Copy, Debug)]
enum Move {
    Begin(EntityLabel),
    Inside(EntityLabel),
    Last(EntityLabel),
    Unit(EntityLabel),
    Out,
    /// A class the model was trained with that no plain text may take.
    Never,
}

impl Finder {
    pub(super) fn new(weights: &Weights) -> Result<Self, String> {
        let read = |name: &String| read_move(name).ok_or_else(|| format!("unknown move {name} in the English model"));
        let moves: Vec<Move> = weights.entity_moves.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { scorer: Scorer::new(weights, "entities", moves.len())?, moves })
    }

    /// Prepares the words of several sentences, given as the rows of the encoder.
    pub(super) fn prepare(&self, rows: &[f32]) -> Contributions<PLACES> {
        self.scorer.prepare(rows)
    }

    /// Finds the entities of a sentence among its first words, given what those contribute; `whole` says that they are
    /// all. None goes over the end of a sentence. Returns `false` where the last entity goes on behind the words given.
    pub(super) fn find(&self, words: &[[[f32; SUMS]; PLACES]], whole: bool, found: &mut Vec<Found>) -> bool {
        let mut scores = vec![0.0; self.scorer.moves()];
        let mut open = None::<(usize, EntityLabel)>;
        for word in 0..words.len() {
            let first = open.map(|(first, _)| first);
            self.scorer.score(words, [Some(word), first, first.map(|_| word - 1)], &mut scores);
            let goes_on = word + 1 < words.len() || !whole;
            let chosen = best(&scores, |at| allowed(self.moves[at], open.map(|(_, label)| label), goes_on));
            match (chosen.map(|at| self.moves[at]), open) {
                (Some(Move::Begin(label)), _) => open = Some((word, label)),
                (Some(Move::Last(label)), Some((first, _))) => {
                    found.push(Found { first, end: word + 1, label });
                    open = None;
                }
                (Some(Move::Unit(label)), _) => found.push(Found { first: word, end: word + 1, label }),
                _ => {}
            }
        }
        open.is_none()
    }
}

fn allowed(wanted: Move, open: Option<EntityLabel>, goes_on: bool) -> bool {
    match wanted {
        Move::Begin(_) => open.is_none() && goes_on,
        Move::Inside(label) => open == Some(label) && goes_on,
        Move::Last(label) => open == Some(label),
        Move::Unit(_) | Move::Out => open.is_none(),
        Move::Never => false,
    }
}

fn read_move(name: &str) -> Option<Move> {
    let (kind, label) = name.split_once('-').unwrap_or((name, ""));
    match (kind, EntityLabel::from_name(label)) {
        ("B", Some(label)) => Some(Move::Begin(label)),
        ("I", Some(label)) => Some(Move::Inside(label)),
        ("L", Some(label)) => Some(Move::Last(label)),
        ("U", Some(label)) => Some(Move::Unit(label)),
        ("U", None) => Some(Move::Never),
        ("O", _) => Some(Move::Out),
        _ => None,
    }
}
