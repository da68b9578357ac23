//! Chunks of text that are cut into tokens by table and not by rule: contractions, abbreviations, clock times.
//!
//! The table is spaCy's own, written by `models/export.py`, because the language model was trained on tokens
//! cut by it. Besides the cuts it gives each token's *norm*, the spelling under which the model knows it
//! (`n't` is known as "not", `Dec.` as "December").

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::affixes;

/// How one chunk is cut.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Exception {
    /// Bytes of each token, in order; they add up to the chunk.
    pub(crate) lengths: Vec<usize>,
    /// The norm of each token.
    pub(crate) norms: Vec<&'static str>,
    /// Whether the rules would cut the chunk, so that it has to be looked for again behind an infix.
    pub(crate) breakable: bool,
}

static TABLE: LazyLock<FxHashMap<&'static str, Exception>> =
    LazyLock::new(|| include_str!("../../models/tokens.tsv").lines().filter_map(row).collect());

/// The longest chunk of the table in bytes; anything longer needs no look-up.
static LONGEST: LazyLock<usize> = LazyLock::new(|| TABLE.keys().map(|chunk| chunk.len()).max().unwrap_or(0));

/// The exception for exactly this chunk.
pub(crate) fn find(chunk: &str) -> Option<&'static Exception> {
    if chunk.len() > *LONGEST { None } else { TABLE.get(chunk) }
}

fn row(line: &'static str) -> Option<(&'static str, Exception)> {
    let mut fields = line.split('\t');
    let (chunk, lengths, norms) = (fields.next()?, fields.next()?, fields.next()?);
    let lengths: Vec<usize> = lengths.split('|').map(str::parse).collect::<Result<_, _>>().ok()?;
    // A smiley may hold the separator itself; a chunk of one token has nothing to separate.
    let norms: Vec<&str> = if lengths.len() == 1 { vec![norms] } else { norms.split('|').collect() };
    let fits = lengths.iter().sum::<usize>() == chunk.len() && lengths.len() == norms.len();
    let breakable = affixes::prefix(chunk) > 0 || affixes::suffix(chunk) > 0 || affixes::next_infix(chunk, 0).is_some();
    fits.then_some((chunk, Exception { lengths, norms, breakable }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        assert_eq!(TABLE.len(), include_str!("../../models/tokens.tsv").lines().count());
        assert!(TABLE.len() > 1_300);
    }

    #[test]
    fn a_contraction_knows_its_cuts_and_norms() {
        let found = find("won't").expect("in the table");
        assert_eq!(found.lengths, [2, 3]);
        assert_eq!(found.norms, ["will", "not"]);
        assert!(find("wonder").is_none());
    }
}
