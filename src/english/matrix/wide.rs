//! The product by vectors of AVX2: a row of a panel is two of them.

use super::{LANES, Lanes, Left, Matrix};
use std::arch::x86_64::{
    __m256, __m256i, _mm256_add_epi32, _mm256_add_ps, _mm256_cvtepi32_ps, _mm256_loadu_ps, _mm256_loadu_si256,
    _mm256_madd_epi16, _mm256_mul_ps, _mm256_set1_epi32, _mm256_set1_ps, _mm256_setzero_ps, _mm256_setzero_si256,
    _mm256_storeu_ps,
};

/// Rows of the left side that are multiplied together, their sums in registers.
const ROWS: usize = 6;

/// Numbers in a vector.
const VECTOR: usize = 8;

/// The product, for rows of twice `HALF` numbers.
#[target_feature(enable = "avx2")]
pub(super) fn multiply<const HALF: usize>(matrix: &Matrix, left: Left<'_>, rows: usize, out: &mut [f32]) {
    let whole = rows / ROWS * ROWS;
    for at in 0..matrix.scales.len() {
        for first in (0..whole).step_by(ROWS) {
            several::<ROWS, HALF>(matrix, left, (first, at), out);
        }
        match rows - whole {
            1 => several::<1, HALF>(matrix, left, (whole, at), out),
            2 => several::<2, HALF>(matrix, left, (whole, at), out),
            3 => several::<3, HALF>(matrix, left, (whole, at), out),
            4 => several::<4, HALF>(matrix, left, (whole, at), out),
            5 => several::<5, HALF>(matrix, left, (whole, at), out),
            _ => {}
        }
    }
}

/// `COUNT` rows from `first` on with one panel.
#[target_feature(enable = "avx2")]
fn several<const COUNT: usize, const HALF: usize>(
    matrix: &Matrix,
    left: Left<'_>,
    (first, at): (usize, usize),
    out: &mut [f32],
) {
    let panel = &matrix.panels.as_chunks::<HALF>().0[at * matrix.window..][..matrix.window];
    let rows = &left.0.as_chunks::<HALF>().0[first..];
    let mut totals = [[_mm256_setzero_ps(); 2]; COUNT];
    for (part, weights) in panel.iter().enumerate() {
        let sums = sums::<COUNT, HALF>(&rows[part..], weights);
        for ((total, sums), scale) in totals.iter_mut().zip(sums).zip(&left.1[first + part..]) {
            let scale = _mm256_set1_ps(*scale);
            for side in 0..2 {
                let sum = _mm256_mul_ps(_mm256_cvtepi32_ps(sums[side]), scale);
                total[side] = _mm256_add_ps(total[side], sum);
            }
        }
    }
    let (low, high) = (fractions(&matrix.scales[at], 0), fractions(&matrix.scales[at], VECTOR));
    for (row, total) in totals.into_iter().enumerate() {
        let (low, high) = (_mm256_mul_ps(total[0], low), _mm256_mul_ps(total[1], high));
        matrix.put(out, (first + row, at), |place| store(low, high, place));
    }
}

/// The sums of the first `COUNT` rows and one row of a panel's columns.
#[target_feature(enable = "avx2")]
#[inline]
fn sums<const COUNT: usize, const HALF: usize>(rows: &[[i32; HALF]], weights: &[Lanes; HALF]) -> [[__m256i; 2]; COUNT] {
    let mut sums = [[_mm256_setzero_si256(); 2]; COUNT];
    let Some(rows) = rows.first_chunk::<COUNT>() else { return sums };
    for place in 0..HALF {
        let (low, high) = (load(&weights[place].0, 0), load(&weights[place].0, VECTOR));
        for row in 0..COUNT {
            let pair = _mm256_set1_epi32(rows[row][place]);
            sums[row][0] = _mm256_add_epi32(sums[row][0], _mm256_madd_epi16(pair, low));
            sums[row][1] = _mm256_add_epi32(sums[row][1], _mm256_madd_epi16(pair, high));
        }
    }
    sums
}

#[target_feature(enable = "avx2")]
#[inline]
#[allow(unsafe_code, reason = "vectors are read through a pointer")]
fn load(lanes: &[i32; LANES], from: usize) -> __m256i {
    let eight = &lanes[from..][..VECTOR];
    // SAFETY: eight numbers lie there, and the instruction asks for no alignment.
    unsafe { _mm256_loadu_si256(eight.as_ptr().cast()) }
}

#[target_feature(enable = "avx2")]
#[inline]
#[allow(unsafe_code, reason = "vectors are read through a pointer")]
fn fractions(lanes: &[f32; LANES], from: usize) -> __m256 {
    let eight = &lanes[from..][..VECTOR];
    // SAFETY: eight numbers lie there, and the instruction asks for no alignment.
    unsafe { _mm256_loadu_ps(eight.as_ptr()) }
}

#[target_feature(enable = "avx2")]
#[inline]
#[allow(unsafe_code, reason = "vectors are written through a pointer")]
fn store(low: __m256, high: __m256, lanes: &mut [f32; LANES]) {
    let (first, second) = lanes.split_at_mut(VECTOR);
    // SAFETY: either half has room for eight numbers, and the instruction asks for no alignment.
    unsafe {
        _mm256_storeu_ps(first.as_mut_ptr(), low);
        _mm256_storeu_ps(second.as_mut_ptr(), high);
    }
}
