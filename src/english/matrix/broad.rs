//! The product by vectors of AVX-512: a row of a panel is one of them, and one instruction multiplies and adds.

use super::{LANES, Lanes, Left, Matrix};
use std::arch::x86_64::{
    __m512, __m512i, _mm512_add_ps, _mm512_cvtepi32_ps, _mm512_dpwssd_epi32, _mm512_loadu_ps, _mm512_loadu_si512,
    _mm512_mul_ps, _mm512_set1_epi32, _mm512_set1_ps, _mm512_setzero_ps, _mm512_setzero_si512, _mm512_storeu_ps,
};

/// Rows of the left side that are multiplied together, their sums in registers.
const ROWS: usize = 12;

/// The product, for rows of twice `HALF` numbers.
#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) fn multiply<const HALF: usize>(matrix: &Matrix, left: Left<'_>, rows: usize, out: &mut [f32]) {
    let whole = rows / ROWS * ROWS;
    for at in 0..matrix.scales.len() {
        for first in (0..whole).step_by(ROWS) {
            several::<ROWS, HALF>(matrix, left, (first, at), out);
        }
        let mut first = whole;
        if rows - first >= 8 {
            several::<8, HALF>(matrix, left, (first, at), out);
            first += 8;
        }
        if rows - first >= 4 {
            several::<4, HALF>(matrix, left, (first, at), out);
            first += 4;
        }
        match rows - first {
            1 => several::<1, HALF>(matrix, left, (first, at), out),
            2 => several::<2, HALF>(matrix, left, (first, at), out),
            3 => several::<3, HALF>(matrix, left, (first, at), out),
            _ => {}
        }
    }
}

/// `COUNT` rows from `first` on with one panel.
#[target_feature(enable = "avx512f,avx512vnni")]
fn several<const COUNT: usize, const HALF: usize>(
    matrix: &Matrix,
    left: Left<'_>,
    (first, at): (usize, usize),
    out: &mut [f32],
) {
    let panel = &matrix.panels.as_chunks::<HALF>().0[at * matrix.window..][..matrix.window];
    let rows = &left.0.as_chunks::<HALF>().0[first..];
    let mut totals = [_mm512_setzero_ps(); COUNT];
    for (part, weights) in panel.iter().enumerate() {
        let sums = sums::<COUNT, HALF>(&rows[part..], weights);
        for ((total, sums), scale) in totals.iter_mut().zip(sums).zip(&left.1[first + part..]) {
            *total = _mm512_add_ps(*total, _mm512_mul_ps(_mm512_cvtepi32_ps(sums), _mm512_set1_ps(*scale)));
        }
    }
    let scales = fractions(&matrix.scales[at]);
    for (row, total) in totals.into_iter().enumerate() {
        let total = _mm512_mul_ps(total, scales);
        matrix.put(out, (first + row, at), |place| store(total, place));
    }
}

/// The sums of the first `COUNT` rows and one row of a panel's columns.
#[target_feature(enable = "avx512f,avx512vnni")]
#[inline]
fn sums<const COUNT: usize, const HALF: usize>(rows: &[[i32; HALF]], weights: &[Lanes; HALF]) -> [__m512i; COUNT] {
    let mut sums = [_mm512_setzero_si512(); COUNT];
    let Some(rows) = rows.first_chunk::<COUNT>() else { return sums };
    for place in 0..HALF {
        let weights = load(&weights[place].0);
        for row in 0..COUNT {
            sums[row] = _mm512_dpwssd_epi32(sums[row], _mm512_set1_epi32(rows[row][place]), weights);
        }
    }
    sums
}

#[target_feature(enable = "avx512f")]
#[inline]
#[allow(unsafe_code, reason = "vectors are read through a pointer")]
fn load(lanes: &[i32; LANES]) -> __m512i {
    // SAFETY: sixteen numbers lie there, and the instruction asks for no alignment.
    unsafe { _mm512_loadu_si512(lanes.as_ptr().cast()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
#[allow(unsafe_code, reason = "vectors are read through a pointer")]
fn fractions(lanes: &[f32; LANES]) -> __m512 {
    // SAFETY: sixteen numbers lie there, and the instruction asks for no alignment.
    unsafe { _mm512_loadu_ps(lanes.as_ptr()) }
}

#[target_feature(enable = "avx512f")]
#[inline]
#[allow(unsafe_code, reason = "vectors are written through a pointer")]
fn store(vector: __m512, lanes: &mut [f32; LANES]) {
    // SAFETY: there is room for sixteen numbers, and the instruction asks for no alignment.
    unsafe { _mm512_storeu_ps(lanes.as_mut_ptr(), vector) }
}
