//! The two hash functions by which the model numbers strings and picks embedding rows.
//!
//! Both are Austin Appleby's MurmurHash (public domain), restated for the two inputs that occur here.

/// MurmurHash64A with seed 1: the number of a string.
pub(super) fn of_string(text: &str) -> u64 {
    const MULTIPLIER: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = 1 ^ (text.len() as u64).wrapping_mul(MULTIPLIER);
    let mut words = text.as_bytes().chunks_exact(8);
    for word in &mut words {
        let mut bits = little_endian(word).wrapping_mul(MULTIPLIER);
        bits ^= bits >> 47;
        hash = (hash ^ bits.wrapping_mul(MULTIPLIER)).wrapping_mul(MULTIPLIER);
    }
    if !words.remainder().is_empty() {
        hash = (hash ^ little_endian(words.remainder())).wrapping_mul(MULTIPLIER);
    }
    hash = (hash ^ hash >> 47).wrapping_mul(MULTIPLIER);
    hash ^ hash >> 47
}

/// MurmurHash3 (x64, 128 bits) of one number: four row numbers, still to be cut to the table's size.
pub(super) fn rows(number: u64, seed: u32) -> [u32; 4] {
    let mixed = number.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31).wrapping_mul(0x4cf5_ad43_2745_937f);
    let seed = u64::from(seed);
    let length = 8;
    let (mut first, mut second) = (seed ^ mixed ^ length, seed ^ length);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = scatter(first);
    second = scatter(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn little_endian(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn scatter(mut bits: u64) -> u64 {
    bits = (bits ^ bits >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    bits = (bits ^ bits >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    bits ^ bits >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values were computed with spaCy's string store and thinc's `Ops.hash`.
    #[test]
    fn both_agree_with_the_original() {
        assert_eq!(of_string("harbour"), 11_380_851_811_772_850_737);
        assert_eq!(of_string("a treaty of friendship"), 8_907_710_815_371_654_304);
        assert_eq!(rows(123_456_789_012_345, 8), [2_772_908_328, 902_151_979, 2_011_878_844, 3_500_711_617]);
    }
}
