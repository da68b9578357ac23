//! How much two words share: twice the letters of their matching blocks by the letters of both.
//!
//! Blocks are found as by Ratcliff and Obershelp: the longest run that both hold (the earliest in the first word, then in
//! the second), then the same to its left and to its right. The order of the two words can matter.

/// 0 for nothing in common, 1 for equal words.
pub(super) fn ratio(a: &[char], b: &[char]) -> f64 {
    let letters = a.len() + b.len();
    if letters == 0 {
        return 1.0;
    }
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    2.0 * count(matching(a, b)) / count(letters)
}

/// The letters of all matching blocks.
fn matching(a: &[char], b: &[char]) -> usize {
    let (in_a, in_b, length) = longest_block(a, b);
    if length == 0 {
        return 0;
    }
    let before = matching(&a[..in_a], &b[..in_b]);
    before + length + matching(&a[in_a + length..], &b[in_b + length..])
}

/// Where the longest common run begins in both, and how long it is.
fn longest_block(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut ending = vec![0_usize; b.len()];
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let here = if x == y { diagonal + 1 } else { 0 };
            diagonal = std::mem::replace(&mut ending[j], here);
            if here > best.2 {
                best = (i + 1 - here, j + 1 - here, here);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::ratio;

    #[test]
    fn blocks_are_the_longest_and_earliest() {
        let of = |a: &str, b: &str| ratio(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, shared) in [
            ("sergey", "sergei", 5.0 / 6.0),
            ("hizballah", "hezbollah", 7.0 / 9.0),
            ("abxcd", "abcd", 8.0 / 9.0),
            ("private", "pirate", 10.0 / 13.0),
            ("aaabbcbcb", "baccbbab", 6.0 / 17.0),
            ("baccbbab", "aaabbcbcb", 8.0 / 17.0),
            ("abc", "xyz", 0.0),
            ("", "", 1.0),
        ] {
            assert!((of(a, b) - shared).abs() < 1e-12, "{a} {b}: {}", of(a, b));
        }
    }
}
