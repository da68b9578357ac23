//! The one matrix product the network is made of.
//!
//! Weights are packed when they are loaded: sixteen columns side by side, so that a row of a panel is two vectors of
//! AVX2. Six rows of the left side are multiplied with a panel at once; their sums then stay in registers from
//! the first product to the last. Every sum runs over its products in order, whatever rows are taken together, and so
//! does not depend on them. Processors without AVX2 take the same steps two rows at a time; where they lack fused
//! multiplication too, products are rounded before they are added, and a sum may differ in its last bits.

/// Columns of a panel.
const LANES: usize = 16;

/// Rows of the left side that are multiplied together where vectors are wide, and where they are not.
const ROWS: usize = 6;
const FEW_ROWS: usize = 2;

/// One row of a panel, in a cache line of its own.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Lanes([f32; LANES]);

/// The right side of a product, packed.
#[derive(Debug)]
pub(super) struct Matrix {
    inner: usize,
    columns: usize,
    panels: Vec<Lanes>,
}

impl Matrix {
    /// Packs columns that stand one after the other, `inner` numbers each.
    pub(super) fn new(columns: &[f32], inner: usize) -> Self {
        let count = columns.len() / inner;
        let mut panels = vec![Lanes([0.0; LANES]); count.div_ceil(LANES) * inner];
        for (column, numbers) in columns.chunks_exact(inner).enumerate() {
            let panel = &mut panels[column / LANES * inner..][..inner];
            for (row, number) in panel.iter_mut().zip(numbers) {
                row.0[column % LANES] = *number;
            }
        }
        Self { inner, columns: count, panels }
    }

    /// Multiplies `rows` rows of `left` by the matrix and writes the results to `out`, one after the other.
    ///
    /// Row `i` of `left` is the numbers from `i * stride`; rows may overlap, which is how a sliding window over words
    /// costs no copy.
    ///
    /// # Panics
    ///
    /// When a slice is too short for what is asked of it; the shapes are fixed by the model, so this would be a
    /// mistake in the program and never one of the input.
    pub(super) fn multiply(&self, left: &[f32], rows: usize, stride: usize, out: &mut [f32]) {
        if rows == 0 {
            return;
        }
        assert!((rows - 1) * stride + self.inner <= left.len(), "the left side is too short");
        assert!(rows * self.columns == out.len(), "the result has another size");
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            #[allow(unsafe_code, reason = "the processor has just been asked for what the function needs")]
            // SAFETY: the processor has AVX2 and FMA.
            unsafe {
                wide::multiply(self, left, rows, stride, out);
            }
            return;
        }
        self.multiply_plainly(left, rows, stride, out);
    }

    fn multiply_plainly(&self, left: &[f32], rows: usize, stride: usize, out: &mut [f32]) {
        for (at, panel) in self.panels.chunks_exact(self.inner).enumerate() {
            for first in (0..rows).step_by(FEW_ROWS) {
                // The last row is multiplied twice where their number is odd.
                let second = (first + 1).min(rows - 1);
                let sums = plain_sums([first, second].map(|row| &left[row * stride..][..self.inner]), panel);
                for (row, sums) in [first, second].into_iter().zip(sums) {
                    let place = self.place(out, row, at);
                    place.copy_from_slice(&sums[..place.len()]);
                }
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

fn plain_sums(left: [&[f32]; FEW_ROWS], panel: &[Lanes]) -> [[f32; LANES]; FEW_ROWS] {
    const FUSED: bool = cfg!(any(target_arch = "aarch64", target_feature = "fma"));
    let mut sums = [[0.0_f32; LANES]; FEW_ROWS];
    for (at, weights) in panel.iter().enumerate() {
        for (sums, left) in sums.iter_mut().zip(left) {
            for (sum, weight) in sums.iter_mut().zip(weights.0) {
                *sum = if FUSED { left[at].mul_add(weight, *sum) } else { *sum + left[at] * weight };
            }
        }
    }
    sums
}

/// The product for processors with AVX2 and fused multiplication.
#[cfg(target_arch = "x86_64")]
mod wide {
    use super::{LANES, Lanes, Matrix, ROWS};
    use std::arch::x86_64::{
        __m256, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_setzero_ps, _mm256_storeu_ps,
    };

    /// Numbers in a vector.
    const VECTOR: usize = 8;

    #[target_feature(enable = "avx2,fma")]
    pub(super) fn multiply(matrix: &Matrix, left: &[f32], rows: usize, stride: usize, out: &mut [f32]) {
        for (at, panel) in matrix.panels.chunks_exact(matrix.inner).enumerate() {
            let whole = rows / ROWS * ROWS;
            for first in (0..whole).step_by(ROWS) {
                several::<ROWS>(matrix, (left, stride), (first, at), panel, out);
            }
            match rows - whole {
                1 => several::<1>(matrix, (left, stride), (whole, at), panel, out),
                2 => several::<2>(matrix, (left, stride), (whole, at), panel, out),
                3 => several::<3>(matrix, (left, stride), (whole, at), panel, out),
                4 => several::<4>(matrix, (left, stride), (whole, at), panel, out),
                5 => several::<5>(matrix, (left, stride), (whole, at), panel, out),
                _ => {}
            }
        }
    }

    /// `COUNT` rows from `first` on with one panel.
    #[target_feature(enable = "avx2,fma")]
    fn several<const COUNT: usize>(
        matrix: &Matrix,
        (left, stride): (&[f32], usize),
        (first, at): (usize, usize),
        panel: &[Lanes],
        out: &mut [f32],
    ) {
        let rows: [&[f32]; COUNT] = std::array::from_fn(|row| &left[(first + row) * stride..][..panel.len()]);
        let mut sums = [[_mm256_setzero_ps(); 2]; COUNT];
        for (place, weights) in panel.iter().enumerate() {
            let (low, high) = (load(&weights.0, 0), load(&weights.0, VECTOR));
            for row in 0..COUNT {
                let number = _mm256_set1_ps(rows[row][place]);
                sums[row][0] = _mm256_fmadd_ps(number, low, sums[row][0]);
                sums[row][1] = _mm256_fmadd_ps(number, high, sums[row][1]);
            }
        }
        for (row, [low, high]) in sums.into_iter().enumerate() {
            let place = matrix.place(out, first + row, at);
            match place.first_chunk_mut::<LANES>() {
                Some(place) => store(low, high, place),
                None => {
                    let mut lanes = [0.0; LANES];
                    store(low, high, &mut lanes);
                    place.copy_from_slice(&lanes[..place.len()]);
                }
            }
        }
    }

    #[target_feature(enable = "avx2,fma")]
    #[allow(unsafe_code, reason = "vectors are read through a pointer")]
    fn load(lanes: &[f32; LANES], from: usize) -> __m256 {
        let eight = &lanes[from..][..VECTOR];
        // SAFETY: eight numbers lie there, and the instruction asks for no alignment.
        unsafe { _mm256_loadu_ps(eight.as_ptr()) }
    }

    #[target_feature(enable = "avx2,fma")]
    #[allow(unsafe_code, reason = "vectors are written through a pointer")]
    fn store(low: __m256, high: __m256, lanes: &mut [f32; LANES]) {
        let (first, second) = lanes.split_at_mut(VECTOR);
        // SAFETY: either half has room for eight numbers, and the instruction asks for no alignment.
        unsafe {
            _mm256_storeu_ps(first.as_mut_ptr(), low);
            _mm256_storeu_ps(second.as_mut_ptr(), high);
        }
    }
}

/// Defines a function whose plain code is compiled a second time for AVX2, and which takes that where it can. The
/// order of its steps is the same in both, and so is every bit of what it computes.
macro_rules! for_wide_vectors {
    ($(#[$doc:meta])* fn $name:ident($($arg:ident: $kind:ty),+ $(,)?) $body:block) => {
        $(#[$doc])*
        fn $name($($arg: $kind),+) {
            #[inline(always)]
            fn plain($($arg: $kind),+) $body
            #[cfg(target_arch = "x86_64")]
            {
                #[target_feature(enable = "avx2")]
                fn wide($($arg: $kind),+) {
                    plain($($arg),+);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize, step: f32) -> Vec<f32> {
        (0..count).map(|i| (i as f32 * step).sin()).collect()
    }

    fn product(left: &[f32], rows: usize, stride: usize, right: &Matrix) -> Vec<f32> {
        let mut out = vec![0.0; rows * right.columns];
        right.multiply(left, rows, stride, &mut out);
        out
    }

    #[test]
    fn rows_may_overlap() {
        let right = Matrix::new(&[1.0, 0.0, 1.0, 0.5, 0.5, 0.5], 3);
        assert_eq!(product(&[1.0, 2.0, 3.0, 4.0], 2, 1, &right), [4.0, 3.0, 6.0, 4.5]);
        assert!(product(&[], 0, 1, &right).is_empty());
    }

    #[test]
    #[should_panic(expected = "too short")]
    fn a_short_left_side_is_refused() {
        product(&[1.0; 5], 2, 3, &Matrix::new(&[1.0; 3], 3));
    }

    #[test]
    fn a_row_does_not_depend_on_its_neighbours() {
        let (left, right) = (numbers(37 * 96, 0.37), Matrix::new(&numbers(50 * 96, 0.11), 96));
        let together = product(&left, 37, 96, &right);
        for row in 0..37 {
            assert_eq!(product(&left[row * 96..], 1, 96, &right), together[row * 50..(row + 1) * 50]);
        }
    }

    #[test]
    fn all_processors_come_to_the_same() {
        for rows in 1..14 {
            let (left, right) = (numbers(rows * 96 + 192, 0.37), Matrix::new(&numbers(50 * 288, 0.11), 288));
            let mut plain = vec![0.0; rows * 50];
            right.multiply_plainly(&left, rows, 96, &mut plain);
            let wide = product(&left, rows, 96, &right);
            assert!(wide.iter().zip(&plain).all(|(a, b)| (a - b).abs() < 1e-4), "{rows} rows");
        }
    }
}
