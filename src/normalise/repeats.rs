//! Which articles repeat another: the same words, or a wire story that another outlet cut a little or gave another
//! headline.
//!
//! Articles are compared by their shingles, runs of four words. Of each, the smallest hash in each of sixty classes is
//! kept (one-permutation MinHash), and articles whose hashes agree throughout one of twelve bands are read again and
//! compared shingle by shingle, and in their figures and headlines. So every pair that is taken for one story has been looked at, and the work grows with
//! the number of articles. What is found depends on the texts alone, not on the order in which they come.

use crate::error::Error;
use crate::spool::{BANDS, Seq, Sketch, Spool};
use std::collections::BTreeSet;

/// Words of a shingle.
const WORDS: usize = 4;

/// Shingles below which a text is too short to be called a repeat unless it is the same throughout: market reports of a
/// few lines differ in their figures alone.
const FEWEST: usize = 30;

/// Classes of hashes whose smallest are compared.
const CLASSES: usize = 60;

/// Classes of a band.
const ROWS: usize = CLASSES / (BANDS - 1);

/// Letters of a word that tells something of a story.
const TELLING: usize = 4;

/// Different stories of a band that an article is compared with.
const LEADERS: usize = 3;

/// Comparisons in vain after which the rest of a band is passed over: its articles share a form and no story.
const PATIENCE: usize = 200;

/// Articles looked at in one pass over a band: 16 bytes each.
const AT_ONCE: usize = 2_000_000;

/// What an article is compared by: its letters and digits as a whole, then twelve bands.
pub(super) fn sketch(body: &str) -> Sketch {
    let mut sketch = [0; BANDS];
    let whole = folded(body).fold(SEED, hash_char);
    if whole != SEED {
        sketch[0] = mix(whole) | 1;
    }
    let shingles = Shingles::of(body);
    if shingles.0.len() >= FEWEST {
        let smallest = smallest(&shingles.0);
        for (band, rows) in sketch[1..].iter_mut().zip(smallest.chunks_exact(ROWS)) {
            *band = rows.iter().fold(SEED, |hash, row| mix(hash ^ row)) | 1;
        }
    }
    Sketch(sketch)
}

/// The smallest hash of each class; a class without any takes that of the next one that has some.
fn smallest(hashes: &[u64]) -> [u64; CLASSES] {
    let mut found = [u64::MAX; CLASSES];
    for hash in hashes {
        let class = (u128::from(*hash) * CLASSES as u128) >> 64;
        let kept = &mut found[class as usize];
        *kept = (*kept).min(mix(*hash));
    }
    let mut filled = found;
    for (at, place) in filled.iter_mut().enumerate().filter(|(at, _)| found[*at] == u64::MAX) {
        let next = (1..CLASSES).find(|step| found[(at + step) % CLASSES] != u64::MAX);
        *place = next.map_or(0, |step| mix(found[(at + step) % CLASSES] ^ step as u64));
    }
    filled
}

/// For each article, by number, the first that it repeats; `Seq::MAX` for none. `ranks` is the place of each in the
/// order of sources, which tells which of several is the first; `Seq::MAX` is that of no article.
pub(super) fn originals(spool: &mut Spool, ranks: &[Seq]) -> Result<Vec<Seq>, Error> {
    let mut stories = Stories { ranks, parents: (0..).take(ranks.len()).collect() };
    let parts = ranks.len().div_ceil(AT_ONCE).max(1) as u64;
    for band in 0..BANDS {
        for part in 0..parts {
            let mut entries: Vec<(u64, Seq)> = Vec::new();
            spool.each_band(band, |seq, number| {
                if number / 2 % parts == part && stories.rank(seq) != Seq::MAX {
                    entries.push((number, seq));
                }
            })?;
            entries.sort_unstable_by_key(|(number, seq)| (*number, stories.rank(*seq)));
            for alike in entries.chunk_by(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
                stories.join(spool, alike)?;
            }
        }
    }
    Ok((0..)
        .take(ranks.len())
        .map(|seq| Some(stories.root(seq)).filter(|root| *root != seq).unwrap_or(Seq::MAX))
        .collect())
}

/// Which articles tell the same story: a forest, in which each article points to one of the same story that comes
/// before it.
struct Stories<'a> {
    ranks: &'a [Seq],
    parents: Vec<Seq>,
}

impl Stories<'_> {
    fn rank(&self, seq: Seq) -> Seq {
        self.ranks.get(seq as usize).copied().unwrap_or(Seq::MAX)
    }

    fn root(&mut self, seq: Seq) -> Seq {
        let mut at = seq;
        while let Some(parent) = self.parents.get(at as usize).copied().filter(|parent| *parent != at) {
            // Halves the way for the next who asks.
            let above = self.parents.get(parent as usize).copied().unwrap_or(parent);
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// Joins those of some articles that share a band which tell the same story.
    fn join(&mut self, spool: &Spool, alike: &[(u64, Seq)]) -> Result<(), Error> {
        let mut leaders: Vec<(Seq, Text)> = Vec::new();
        let mut vain = 0;
        for (_, seq) in alike {
            let root = self.root(*seq);
            if leaders.iter().any(|(leader, _)| self.root(*leader) == root) {
                continue;
            }
            let text = Text::of(&spool.body(*seq)?);
            match leaders.iter().find(|(_, leader)| text.repeats(leader)) {
                Some((leader, _)) => self.unite(*leader, *seq),
                None => {
                    vain += leaders.len();
                    if leaders.len() < LEADERS {
                        leaders.push((*seq, text));
                    }
                }
            }
            if vain > PATIENCE {
                break;
            }
        }
        Ok(())
    }

    fn unite(&mut self, a: Seq, b: Seq) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, other) = if self.rank(a) <= self.rank(b) { (a, b) } else { (b, a) };
        if let Some(parent) = self.parents.get_mut(other as usize) {
            *parent = first;
        }
    }
}

/// A text to be compared.
struct Text {
    folded: String,
    shingles: Shingles,
    figures: BTreeSet<String>,
    /// Hashes of all its words, in ascending order.
    words: Vec<u64>,
    /// Hashes of the longer words of its headline.
    headline: Vec<u64>,
}

impl Text {
    fn of(body: &str) -> Self {
        let rest = without_headline(body);
        let longer = |word: &&str| word.chars().count() >= TELLING;
        let headline = words(&body[..body.len() - rest.len()]).filter(longer).map(hash_word).collect();
        let mut words: Vec<u64> = words(body).map(hash_word).collect();
        words.sort_unstable();
        Self { folded: folded(body).collect(), shingles: Shingles::of(body), figures: figures(body), words, headline }
    }

    /// Whether a headline could be that of the other's story: half of its longer words stand in the other. Pages of which
    /// nothing was read but what stands on every page of their site are alike and have headlines that are not.
    fn could_head(&self, other: &Self) -> bool {
        let there = self.headline.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
        there * 2 >= self.headline.len()
    }

    fn repeats(&self, other: &Self) -> bool {
        self.folded == other.folded
            || self.shingles.repeat(&other.shingles, 2, 3)
                && self.could_head(other)
                && other.could_head(self)
                && (self.figures.is_subset(&other.figures)
                    || other.figures.is_subset(&self.figures)
                    || self.shingles.repeat(&other.shingles, 9, 10))
    }
}

/// The hashes of the shingles of a text, in ascending order, each once.
struct Shingles(Vec<u64>);

impl Shingles {
    fn of(body: &str) -> Self {
        let words: Vec<u64> = words(without_headline(body)).map(hash_word).collect();
        let mut hashes: Vec<u64> =
            words.windows(WORDS).map(|words| words.iter().fold(SEED, |hash, word| mix(hash ^ word))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// Whether two texts are one story: of all their shingles at least that share are in both, or nearly all of the
    /// shorter one's are in a longer one of less than twice its length.
    fn repeat(&self, other: &Self, parts: usize, of: usize) -> bool {
        let (few, many) = (self.0.len().min(other.0.len()), self.0.len().max(other.0.len()));
        if few < FEWEST || few * 2 <= many {
            return false;
        }
        let shared = self.shared(other);
        let all = few + many - shared;
        shared * of >= all * parts || shared * 20 >= few * 19
    }

    fn shared(&self, other: &Self) -> usize {
        let mut others = other.0.iter().peekable();
        let mut shared = 0;
        for hash in &self.0 {
            while others.next_if(|other| *other < hash).is_some() {}
            shared += usize::from(others.next_if_eq(&hash).is_some());
        }
        shared
    }
}

/// The figures of a text without its headline. Reports of one form on two days differ in little else.
fn figures(body: &str) -> BTreeSet<String> {
    let words = without_headline(body).split(char::is_whitespace);
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

/// A text without its first paragraph, where that is not most of it: outlets give a story headlines of their own.
fn without_headline(body: &str) -> &str {
    body.split_once("\n\n").map(|(_, rest)| rest).filter(|rest| rest.len() * 2 >= body.len()).unwrap_or(body)
}

/// The words of a text: runs of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn hash_word(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(SEED, hash_char)
}

/// The letters and digits of a text in lower case.
fn folded(body: &str) -> impl Iterator<Item = char> {
    body.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

const SEED: u64 = 0xCBF2_9CE4_8422_2325;

/// One step of FNV-1a.
fn hash_char(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(c)).wrapping_mul(0x0000_0100_0000_01B3)
}

/// Spreads a number over all 64 bits (the last steps of SplitMix64), the same on every machine.
fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A story of so many sentences, told from the seed.
    fn story(seed: usize, sentences: std::ops::Range<usize>) -> String {
        let sentence = |at: usize| {
            let word = |step: usize| format!("w{}", mix((seed * 1000 + at * 10 + step) as u64) % 5000);
            format!("{}.", (0..10).map(word).collect::<Vec<_>>().join(" "))
        };
        sentences.map(sentence).collect::<Vec<_>>().join("\n\n")
    }

    fn repeats(a: &str, b: &str) -> bool {
        let both = (Text::of(a).repeats(&Text::of(b)), Text::of(b).repeats(&Text::of(a)));
        assert_eq!(both.0, both.1);
        let (one, other) = (sketch(a), sketch(b));
        let meet = one.0.iter().zip(&other.0).any(|(a, b)| a == b && *a != 0);
        assert!(!both.0 || meet, "a repeat that no band finds");
        both.0
    }

    #[test]
    fn a_story_cut_or_given_another_headline_is_a_repeat() {
        let whole = format!("Toads win\n\n{}", story(1, 0..20));
        for (other, is_repeat) in [
            (format!("Toads triumph\n\n{}", story(1, 0..20)), true),
            (format!("Frogs lose\n\n{}", story(1, 0..20)), false),
            (format!("Toads win\n\n{}", story(1, 0..16)), true),
            (format!("Toads win again\n\n{}\n\n{}", story(1, 0..18), story(2, 0..2)), true),
            (format!("Toads win\n\n{}", story(1, 0..9)), false),
            (format!("Toads win\n\n{}", story(3, 0..20)), false),
            (format!("Toads win\n\n{}\n\n{}", story(1, 0..10), story(4, 0..10)), false),
        ] {
            assert_eq!(repeats(&whole, &other), is_repeat, "{other}");
        }
    }

    #[test]
    fn short_texts_repeat_each_other_only_as_a_whole() {
        let report = |cents: u32| format!("QTLY DIV {cents} cts vs {cents} cts prior. Pay June one. Record May six.");
        assert!(repeats(&report(25), &report(25).to_uppercase()));
        assert!(!repeats(&report(25), &report(26)));
        assert_eq!(sketch("—"), Sketch::default());
    }

    #[test]
    fn a_report_of_one_form_with_other_figures_is_no_repeat() {
        let report = |crop: &str, more: &str| {
            format!("Crop\n\n{}. It put the crop at {crop} mln tonnes. {}{more}", story(1, 0..2), story(2, 0..2))
        };
        assert!(!repeats(&report("16.7", ""), &report("17.3", "")));
        assert!(repeats(&report("16.7", ""), &report("16.7", " It had said so before.")));
        assert!(repeats(&report("16.7", ""), &report("16.7", " A year ago it was 15.")));
        let long = |hour: &str| format!("Head\n\n{}\n\nSent at {hour} today.", story(3, 0..40));
        assert!(repeats(&long("10.32"), &long("11.05")), "a figure in a long story is a detail");
    }

    #[test]
    fn the_first_of_a_story_is_the_one_repeated_whatever_the_order() {
        let bodies: Vec<String> =
            (0..40).map(|at| format!("Head {at}\n\n{}", story(at % 4, at / 20..20 + at % 3))).collect();
        let found = |order: &[usize]| {
            let mut spool = Spool::in_memory().expect("made");
            for at in order {
                let article = crate::model::Article { body: bodies[*at].clone(), ..Default::default() };
                let facts = crate::model::ArticleFacts { article, ..Default::default() };
                let sketch = sketch(&bodies[*at]);
                spool.add(&crate::spool::Filed::new(facts, String::new(), sketch)).expect("filed");
            }
            let ranks: Vec<Seq> = order.iter().map(|at| *at as Seq).collect();
            let originals = originals(&mut spool, &ranks).expect("found");
            let mut of: Vec<(usize, Option<usize>)> =
                order.iter().zip(originals).map(|(at, first)| (*at, order.get(first as usize).copied())).collect();
            of.sort_unstable();
            of
        };
        let forwards = found(&(0..40).collect::<Vec<_>>());
        assert_eq!(forwards, found(&(0..40).rev().collect::<Vec<_>>()));
        for (at, first) in forwards {
            assert_eq!(first, (at >= 4).then_some(at % 4));
        }
    }
}
