//! Finds every word's head and label with an arc-eager transition system.
//!
//! The system moves words from a buffer over a stack and draws arcs between the two tops. It has three
//! peculiarities of spaCy's: a word without a head that is popped returns to the buffer, once; an arc may replace an
//! earlier one; and a move may mark the next word but one as the first of a new sentence, over which no arc goes.

use super::labels::Label;
use super::scorer::{Contributions, Scorer, best};
use super::weights::Weights;
use std::ops::Range;

/// Words the scores depend on: two of the buffer, three of the stack, and outermost children of the tops.
const PLACES: usize = 8;

/// The weights and moves of the parser.
#[derive(Debug)]
pub(super) struct Parser {
    scorer: Scorer<PLACES>,
    moves: Vec<Move>,
}

/// A word's head and what it is to it; a root is its own head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) head: usize,
    pub(super) label: Label,
}

#[derive(Clone, Copy, Debug)]
enum Move {
    Shift,
    Reduce,
    Left(Relation),
    Right(Relation),
    Break,
}

/// A label, and, where the true head lies below the one the projective tree can reach, the label of the
/// child under which it is to be looked for.
#[derive(Clone, Copy, Debug)]
struct Relation {
    label: Label,
    lowered: Option<Label>,
}

impl Parser {
    pub(super) fn new(weights: &Weights) -> Result<Self, String> {
        let read = |name: &String| read_move(name).ok_or_else(|| format!("unknown move {name} in the English model"));
        let moves: Vec<Move> = weights.parser_moves.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { scorer: Scorer::new(weights, "parser", moves.len())?, moves })
    }

    /// Prepares the words of several sentences, given as the rows of the encoder.
    pub(super) fn prepare(&self, rows: &[f32]) -> Contributions<PLACES> {
        self.scorer.prepare(rows)
    }

    /// The arc of every word of one sentence, given its place among those prepared.
    pub(super) fn parse(&self, prepared: &Contributions<PLACES>, sentence: Range<usize>) -> Vec<Arc> {
        let words = prepared.of(sentence);
        let mut state = State::new(words.len());
        let mut scores = vec![0.0; self.scorer.moves()];
        while !state.is_final() {
            self.scorer.score(words, state.places(), &mut scores);
            let allowed = state.allowed();
            // One move is always allowed before the end; should that ever fail, the rest stays without heads.
            let Some(at) = best(&scores, |at| allowed.holds(self.moves[at])) else { break };
            state.make(self.moves[at]);
        }
        state.arcs()
    }
}

fn read_move(name: &str) -> Option<Move> {
    let (kind, relation) = name.split_once('-').unwrap_or((name, ""));
    match kind {
        "S" => Some(Move::Shift),
        "D" => Some(Move::Reduce),
        "L" => read_relation(relation).map(Move::Left),
        "R" => read_relation(relation).map(Move::Right),
        "B" => Some(Move::Break),
        _ => None,
    }
}

fn read_relation(name: &str) -> Option<Relation> {
    Some(match name.split_once("||") {
        Some((label, below)) => Relation { label: Label::from_name(label)?, lowered: Some(Label::from_name(below)?) },
        None => Relation { label: Label::from_name(name)?, lowered: None },
    })
}

/// Which kinds of move a state allows.
struct Allowed {
    shift: bool,
    reduce: bool,
    arc: bool,
    split: bool,
}

impl Allowed {
    fn holds(&self, wanted: Move) -> bool {
        match wanted {
            Move::Shift => self.shift,
            Move::Reduce => self.reduce,
            Move::Left(_) | Move::Right(_) => self.arc,
            Move::Break => self.split,
        }
    }
}

struct State {
    length: usize,
    stack: Vec<usize>,
    /// Words returned to the front of the buffer; the last of them is the first of the buffer.
    returned: Vec<usize>,
    /// First word never yet shifted.
    next: usize,
    relation: Vec<Option<(usize, Relation)>>,
    /// Children on either side of a word in the order in which their arcs were drawn.
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    /// Words that have been returned to the buffer and may not be shifted again.
    stuck: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(length: usize) -> Self {
        Self {
            length,
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            relation: vec![None; length],
            left: vec![Vec::new(); length],
            right: vec![Vec::new(); length],
            stuck: vec![false; length],
            starts: vec![false; length],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.waiting() == 0
    }

    fn waiting(&self) -> usize {
        self.returned.len() + self.length - self.next
    }

    fn stack(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    fn buffer(&self, depth: usize) -> Option<usize> {
        let returned = self.returned.iter().rev().nth(depth).copied();
        returned.or_else(|| Some(self.next + depth - self.returned.len()).filter(|word| *word < self.length))
    }

    fn places(&self) -> [Option<usize>; PLACES] {
        let (first, top) = (self.buffer(0), self.stack(0));
        let last_left = |word: Option<usize>| word.and_then(|word| self.left[word].last().copied());
        let last_right = |word: Option<usize>| word.and_then(|word| self.right[word].last().copied());
        [first, self.buffer(1), top, self.stack(1), self.stack(2), last_left(first), last_left(top), last_right(top)]
    }

    fn allowed(&self) -> Allowed {
        let first = self.buffer(0);
        let at_start = first.is_some_and(|word| self.starts[word]);
        let stuck = first.is_some_and(|word| self.stuck[word]);
        let split = match (first, self.buffer(1)) {
            (Some(first), Some(second)) => second == first + 1 && !self.starts[second],
            _ => false,
        };
        Allowed {
            shift: self.stack.is_empty() || self.waiting() >= 2 && !at_start && !stuck,
            reduce: !self.stack.is_empty(),
            arc: !self.stack.is_empty() && first.is_some() && !at_start,
            split,
        }
    }

    fn make(&mut self, chosen: Move) {
        match chosen {
            Move::Shift => self.shift(),
            Move::Reduce => self.reduce(),
            Move::Left(relation) => {
                if let (Some(head), Some(child)) = (self.buffer(0), self.stack.pop()) {
                    self.draw(head, child, relation);
                    self.stuck[head] = false;
                }
            }
            Move::Right(relation) => {
                if let (Some(child), Some(head)) = (self.buffer(0), self.stack(0)) {
                    self.draw(head, child, relation);
                    self.shift();
                    if let Some(first) = self.buffer(0) {
                        self.stuck[first] = false;
                    }
                }
            }
            Move::Break => {
                if let Some(second) = self.buffer(1) {
                    self.starts[second] = true;
                }
            }
        }
    }

    fn shift(&mut self) {
        let word = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn reduce(&mut self) {
        let last_one = self.stack.len() == 1;
        let Some(word) = self.stack.pop() else { return };
        if self.relation[word].is_none() && !last_one {
            self.stuck[word] = true;
            self.returned.push(word);
        }
    }

    fn draw(&mut self, head: usize, child: usize, relation: Relation) {
        if let Some((former, _)) = self.relation[child] {
            let siblings = if former > child { &mut self.left[former] } else { &mut self.right[former] };
            siblings.retain(|other| *other != child);
        }
        if head > child {
            self.left[head].push(child)
        } else {
            self.right[head].push(child)
        }
        self.relation[child] = Some((head, relation));
    }

    fn arcs(&self) -> Vec<Arc> {
        let root = |word| Arc { head: word, label: Label::Root };
        let arc = |(word, found): (usize, &Option<(usize, Relation)>)| {
            found.map_or(root(word), |(head, relation)| Arc { head, label: relation.label })
        };
        let mut arcs: Vec<Arc> = self.relation.iter().enumerate().map(arc).collect();
        for (word, found) in self.relation.iter().enumerate() {
            if let Some((head, Relation { lowered: Some(below), .. })) = found {
                arcs[word].head = self.lower(&arcs, word, *head, *below);
            }
        }
        arcs
    }

    /// The nearest word below `head` with the label `below`, level by level and from left to right.
    fn lower(&self, arcs: &[Arc], word: usize, head: usize, below: Label) -> usize {
        let mut level = vec![head];
        while !level.is_empty() {
            let mut deeper = Vec::new();
            for parent in level {
                let children =
                    (0..arcs.len()).filter(|child| arcs[*child].head == parent && *child != parent && *child != word);
                for child in children {
                    if arcs[child].label == below {
                        return child;
                    }
                    deeper.push(child);
                }
            }
            level = deeper;
        }
        head
    }
}
