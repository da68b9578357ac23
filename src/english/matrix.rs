//! The one matrix product the network is made of, in whole numbers.
//!
//! Weights and rows are scaled to whole numbers of sixteen bits: a column of weights so that no sum of its products can
//! leave 32 bits, a row so that its largest number takes fourteen. What the scaling rounds away is as much as the halves
//! in which the model is kept have rounded away already. Sums of whole numbers are the same in whatever order and on
//! whatever processor they are taken; and two of these products cost as much as one of fractions.
//!
//! Weights are packed when they are loaded: two numbers of sixteen columns side by side, so that a row of a panel is two
//! vectors of AVX2 or one of AVX-512. Several rows of the left side are multiplied with a panel at once, their sums in
//! registers. AVX-512 without its instruction that multiplies and adds whole numbers at once is taken for AVX2; processors
//! with neither take the same steps row by row.

#[cfg(target_arch = "x86_64")]
mod broad;
#[cfg(target_arch = "x86_64")]
mod wide;

/// Defines a function whose plain code is compiled again for AVX2 and for AVX-512, and which takes the best that the
/// processor has. The order of its steps is the same in all, and so is every bit of what it computes.
macro_rules! for_wide_vectors {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $kind:ty),+ $(,)?) $body:block) => {
        $(#[$doc])*
        fn $name($($arg: $kind),+) {
            #[inline(always)]
            fn plain($($arg: $kind),+) $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl")]
                fn broad($($arg: $kind),+) {
                    plain($($arg),+);
                }
                #[target_feature(enable = "avx2")]
                fn wide($($arg: $kind),+) {
                    plain($($arg),+);
                }
                if crate::english::matrix::has_broad_vectors() {
                    #[allow(unsafe_code, reason = "the processor has just been asked for what the function needs")]
                    // SAFETY: the processor has these parts of AVX-512.
                    unsafe {
                        broad($($arg),+);
                    }
                    return;
                }
                if is_x86_feature_detected!("avx2") {
                    #[allow(unsafe_code, reason = "the processor has just been asked for what the function needs")]
                    // SAFETY: the processor has AVX2.
                    unsafe {
                        wide($($arg),+);
                    }
                    return;
                }
            }
            plain($($arg),+);
        }
    };
}
pub(super) use for_wide_vectors;

/// Whether the processor has the vectors of AVX-512 for numbers of all sizes.
#[cfg(target_arch = "x86_64")]
pub(super) fn has_broad_vectors() -> bool {
    is_x86_feature_detected!("avx512f")
        && is_x86_feature_detected!("avx512bw")
        && is_x86_feature_detected!("avx512dq")
        && is_x86_feature_detected!("avx512vl")
}

/// Columns of a panel.
const LANES: usize = 16;

/// The largest whole number in a scaled row.
const LARGEST: f32 = 16_383.0;

/// The largest sum of the whole numbers in a scaled column, without their signs: times [`LARGEST`] it is below 2^31.
const LARGEST_SUM: f32 = 131_000.0;

/// The largest whole number in a scaled column.
const LARGEST_WEIGHT: f32 = 32_000.0;

/// Rows and columns of still smaller numbers are taken for empty.
const LEAST: f32 = 1e-30;

/// Two numbers of each column of a panel, in a cache line of its own.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Lanes([i32; LANES]);

/// The right side of a product, packed. Its columns are as long as one row of the left side, or as several that follow
/// each other.
#[derive(Debug)]
pub(super) struct Matrix {
    /// Numbers in a row of the left side.
    width: usize,
    /// Rows of the left side that a row of the result is made of.
    window: usize,
    columns: usize,
    panels: Vec<Lanes>,
    /// What a whole number of each column stands for, in panels.
    scales: Vec<[f32; LANES]>,
}

/// The left side of a product: rows of one width, scaled to whole numbers.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Two numbers in each.
    pairs: Vec<i32>,
    /// What a whole number of each row stands for.
    scales: Vec<f32>,
}

/// The pairs and scales of rows.
type Left<'a> = (&'a [i32], &'a [f32]);

impl Rows {
    /// Scales rows of `width` numbers, a multiple of eight, that stand one after the other, in the place of those held.
    pub(super) fn scale(&mut self, rows: &[f32], width: usize) {
        self.pairs.resize(rows.len() / 2, 0);
        self.scales.resize(rows.len() / width, 0.0);
        scale_rows(rows, width, &mut self.pairs, &mut self.scales);
    }

    /// Scaled rows.
    pub(super) fn new(rows: &[f32], width: usize) -> Self {
        let mut scaled = Self::default();
        scaled.scale(rows, width);
        scaled
    }
}

for_wide_vectors! {
    fn scale_rows(rows: &[f32], width: usize, pairs: &mut [i32], scales: &mut [f32]) {
        for ((row, pairs), scale) in rows.chunks_exact(width).zip(pairs.chunks_exact_mut(width / 2)).zip(scales) {
            let mut lanes = [0.0_f32; 8];
            for eight in row.as_chunks::<8>().0 {
                lanes.iter_mut().zip(eight).for_each(|(lane, x)| *lane = lane.max(x.abs()));
            }
            let largest = lanes.into_iter().fold(LEAST, f32::max);
            let factor = LARGEST / largest;
            *scale = largest / LARGEST;
            for (pair, two) in pairs.iter_mut().zip(row.as_chunks::<2>().0) {
                *pair = paired(whole(two[0] * factor), whole(two[1] * factor));
            }
        }
    }
}

/// The nearest whole number, of two equally near the even one. It must have fewer than 22 bits.
#[inline(always)]
fn whole(x: f32) -> i32 {
    /// At this size a single has no room for a fraction.
    const SHIFT: f32 = 12_582_912.0;
    ((x + SHIFT).to_bits() as i32).wrapping_sub(SHIFT.to_bits() as i32)
}

#[inline(always)]
fn paired(low: i32, high: i32) -> i32 {
    low & 0xffff | high << 16
}

/// The two numbers of a pair.
#[inline(always)]
fn two(pair: i32) -> [i32; 2] {
    [i32::from(pair as i16), pair >> 16]
}

impl Matrix {
    /// Packs columns that stand one after the other, `inner` numbers each, for a left side whose rows have `width`.
    pub(super) fn new(columns: &[f32], inner: usize, width: usize) -> Self {
        let count = columns.len() / inner;
        let mut panels = vec![Lanes([0; LANES]); count.div_ceil(LANES) * inner / 2];
        let mut scales = vec![[0.0; LANES]; count.div_ceil(LANES)];
        for (column, numbers) in columns.chunks_exact(inner).enumerate() {
            let (at, lane) = (column / LANES, column % LANES);
            let scale = scale_of(numbers, width);
            scales[at][lane] = scale;
            let scaled = |x: f32| whole(x / scale);
            for (row, two) in panels[at * inner / 2..].iter_mut().zip(numbers.as_chunks::<2>().0) {
                row.0[lane] = paired(scaled(two[0]), scaled(two[1]));
            }
        }
        Self { width, window: inner / width, columns: count, panels, scales }
    }

    /// Multiplies by the matrix and writes the results to `out`, one after the other: as many rows as there are
    /// windows in `left`, at most as many as `out` has room for, from its row `first` on.
    ///
    /// # Panics
    ///
    /// When a slice is too short for what is asked of it; the shapes are fixed by the model, so this would be a
    /// mistake in the program and never one of the input.
    pub(super) fn multiply(&self, left: &Rows, first: usize, out: &mut [f32]) {
        let rows = out.len() / self.columns;
        if rows == 0 {
            return;
        }
        let needed = first + rows + self.window - 1;
        assert!(left.pairs.len() == left.scales.len() * self.width / 2, "the left side has another width");
        assert!(needed <= left.scales.len(), "the left side is too short");
        assert!(rows * self.columns == out.len(), "the result has another size");
        let left = (&left.pairs[first * self.width / 2..], &left.scales[first..]);
        match self.width {
            96 => self.multiply_halves::<48>(left, rows, out),
            64 => self.multiply_halves::<32>(left, rows, out),
            _ => self.multiply_plainly(left, rows, out),
        }
    }

    /// The product for rows of twice `HALF` numbers, by the best means of the processor.
    fn multiply_halves<const HALF: usize>(&self, left: Left<'_>, rows: usize, out: &mut [f32]) {
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code, reason = "the processor has just been asked for what the function needs")]
        if is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vnni") {
            // SAFETY: the processor has AVX-512, and of it what multiplies and adds at once.
            return unsafe { broad::multiply::<HALF>(self, left, rows, out) };
        } else if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has AVX2.
            return unsafe { wide::multiply::<HALF>(self, left, rows, out) };
        }
        self.multiply_plainly(left, rows, out);
    }

    fn multiply_plainly(&self, (pairs, scales): Left<'_>, rows: usize, out: &mut [f32]) {
        let half = self.width / 2;
        for (at, panel) in self.panels.chunks_exact(half * self.window).enumerate() {
            for row in 0..rows {
                let mut totals = [0.0_f32; LANES];
                for (part, weights) in panel.chunks_exact(half).enumerate() {
                    let sums = plain_sums(&pairs[(row + part) * half..][..half], weights);
                    let scale = scales[row + part];
                    totals.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum as f32 * scale);
                }
                let place = self.place(out, row, at);
                place.iter_mut().zip(totals).zip(self.scales[at]).for_each(|((x, total), scale)| *x = total * scale);
            }
        }
    }

    /// Lets `store` write the sums of a row and a panel to where they belong.
    #[cfg(target_arch = "x86_64")]
    #[inline(always)]
    fn put(&self, out: &mut [f32], (row, panel): (usize, usize), store: impl FnOnce(&mut [f32; LANES])) {
        let place = self.place(out, row, panel);
        match place.first_chunk_mut::<LANES>() {
            Some(place) => store(place),
            None => {
                let mut lanes = [0.0; LANES];
                store(&mut lanes);
                place.copy_from_slice(&lanes[..place.len()]);
            }
        }
    }

    /// Where the sums of a row and a panel belong; the last panel may be wider than what is left of the row.
    #[inline(always)]
    fn place<'o>(&self, out: &'o mut [f32], row: usize, panel: usize) -> &'o mut [f32] {
        let end = ((panel + 1) * LANES).min(self.columns);
        &mut out[row * self.columns + panel * LANES..row * self.columns + end]
    }
}

/// What a whole number of a column stands for: as little as keeps every sum over a row of the left side in bounds.
fn scale_of(column: &[f32], width: usize) -> f32 {
    let sum = |part: &[f32]| part.iter().map(|x| x.abs()).sum::<f32>();
    let sums = column.chunks_exact(width).map(sum).fold(LEAST, f32::max);
    let largest = column.iter().fold(LEAST, |most, x| most.max(x.abs()));
    (sums / LARGEST_SUM).max(largest / LARGEST_WEIGHT)
}

fn plain_sums(pairs: &[i32], weights: &[Lanes]) -> [i32; LANES] {
    let mut sums = [0; LANES];
    for (pair, weights) in pairs.iter().zip(weights) {
        let [low, high] = two(*pair);
        for (sum, weight) in sums.iter_mut().zip(weights.0) {
            let weight = two(weight);
            *sum += low * weight[0] + high * weight[1];
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, step: f32) -> Vec<f32> {
        (0..count).map(|i| (i as f32 * step).sin()).collect()
    }

    fn product(left: &[f32], width: usize, right: &Matrix) -> Vec<f32> {
        let mut out = vec![0.0; (left.len() / width + 1 - right.window) * right.columns];
        right.multiply(&Rows::new(left, width), 0, &mut out);
        out
    }

    fn are_near(found: &[f32], expected: &[f32]) {
        assert_eq!(found.len(), expected.len());
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-2), "{found:?} {expected:?}");
    }

    #[test]
    fn a_window_runs_over_rows_that_follow_each_other() {
        let wide = |numbers: &[f32]| numbers.iter().flat_map(|x| [*x, 0.0, 0.0, 0.0]).collect::<Vec<_>>();
        let right = Matrix::new(&wide(&[1.0, 0.0, 0.0, 1.0, 0.5, 0.5, 0.5, 0.0]), 16, 8);
        are_near(&product(&wide(&[1.0, 2.0, 3.0, 4.0, -5.0, 6.0]), 8, &right), &[5.0, 3.0, 9.0, 1.0]);
        let narrow = Matrix::new(&wide(&[1.0, 0.25]), 8, 8);
        are_near(&product(&wide(&[0.0, 0.0, 4.0, 4.0]), 8, &narrow), &[0.0, 5.0]);
    }

    #[test]
    #[should_panic(expected = "too short")]
    fn a_short_left_side_is_refused() {
        Matrix::new(&[1.0; 24], 24, 8).multiply(&Rows::new(&[1.0; 24], 8), 0, &mut [0.0; 2]);
    }

    #[test]
    fn a_row_does_not_depend_on_its_neighbours() {
        let (left, right) = (numbers(37 * 96, 0.37), Matrix::new(&numbers(50 * 96, 0.11), 96, 96));
        let together = product(&left, 96, &right);
        for row in 0..37 {
            assert_eq!(product(&left[row * 96..][..96], 96, &right), together[row * 50..(row + 1) * 50]);
        }
    }

    #[test]
    fn all_processors_come_to_the_same_bits() {
        for rows in 1..30 {
            let (left, right) = (numbers(rows * 96 + 192, 0.37), Matrix::new(&numbers(50 * 288, 0.11), 288, 96));
            let scaled = Rows::new(&left, 96);
            let mut plain = vec![0.0; rows * 50];
            right.multiply_plainly((&scaled.pairs, &scaled.scales), rows, &mut plain);
            assert_eq!(product(&left, 96, &right), plain, "{rows} rows");
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") {
                let mut wide = vec![0.0; rows * 50];
                #[allow(unsafe_code, reason = "the processor has just been asked for what the function needs")]
                // SAFETY: the processor has AVX2.
                unsafe {
                    wide::multiply::<48>(&right, (&scaled.pairs, &scaled.scales), rows, &mut wide);
                }
                assert_eq!(wide, plain, "{rows} rows");
            }
        }
    }

    #[test]
    fn whole_numbers_are_as_good_as_fractions_to_a_few_parts_in_ten_thousand() {
        let (left, weights) = (numbers(288, 0.37), numbers(50 * 288, 0.11));
        let exact = |column: &[f32]| column.iter().zip(&left).map(|(a, b)| a * b).sum::<f32>();
        let expected: Vec<f32> = weights.chunks_exact(288).map(exact).collect();
        are_near(&product(&left, 96, &Matrix::new(&weights, 288, 96)), &expected);
    }

    #[test]
    fn no_sum_leaves_its_bounds() {
        for (weight, number) in [(1.0, 1.0), (-1.0, 1.0), (1e-20, 1e20), (0.0, 0.0)] {
            let right = Matrix::new(&[weight; 96], 96, 96);
            let found = product(&[number; 96], 96, &right)[0];
            assert!((found - 96.0 * weight * number).abs() < 0.05, "{found}");
        }
        let mut lonely = [0.0; 96];
        lonely[5] = 3.0;
        let found = product(&[2.0; 96], 96, &Matrix::new(&lonely, 96, 96))[0];
        assert!((found - 6.0).abs() < 1e-3, "{found}");
    }
}
