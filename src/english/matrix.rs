//! The one matrix product the network is made of.

/// Multiplies `rows` rows of `left` by the transpose of `right` and writes the result to `out`.
///
/// Row `i` of `left` is the `inner` numbers from `i * stride`; rows may overlap (`stride < inner`), which is how
/// a sliding window over words costs no copy. `right` holds its rows one after the other, `inner` numbers each,
/// and `out` gets as many numbers per row as `right` has rows.
///
/// # Panics
///
/// When a slice is too short for what is asked of it; the shapes are fixed by the model, so this would be a
/// mistake in the program and never one of the input.
#[allow(unsafe_code, reason = "matrixmultiply takes raw pointers; their bounds are asserted right before the call")]
pub(super) fn product(left: &[f32], rows: usize, stride: usize, right: &[f32], inner: usize, out: &mut [f32]) {
    if rows == 0 {
        return;
    }
    let columns = right.len() / inner;
    assert!(stride > 0 && right.len() == columns * inner, "the right side is not whole rows");
    assert!((rows - 1) * stride + inner <= left.len(), "the left side is too short");
    assert!(rows * columns == out.len(), "the result has another size");
    // SAFETY: `sgemm` reads `left` at i * stride + k for i < rows and k < inner, reads `right` at j * inner + k
    // for j < columns, and writes `out` at i * columns + j. The largest of these indices lie within the slices
    // by the three assertions above, and `out` cannot overlap the others because it is borrowed mutably.
    unsafe {
        matrixmultiply::sgemm(
            rows,
            inner,
            columns,
            1.0,
            left.as_ptr(),
            stride as isize,
            1,
            right.as_ptr(),
            1,
            inner as isize,
            0.0,
            out.as_mut_ptr(),
            columns as isize,
            1,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_may_overlap() {
        let left = [1.0, 2.0, 3.0, 4.0];
        let right = [1.0, 0.0, 1.0, 0.5, 0.5, 0.5];
        let mut out = [0.0; 4];
        product(&left, 2, 1, &right, 3, &mut out);
        assert_eq!(out, [4.0, 3.0, 6.0, 4.5]);
    }

    #[test]
    #[should_panic(expected = "too short")]
    fn a_short_left_side_is_refused() {
        product(&[1.0; 5], 2, 3, &[1.0; 3], 3, &mut [0.0; 2]);
    }

    #[test]
    fn a_row_does_not_depend_on_its_neighbours() {
        let left: Vec<f32> = (0..37 * 96).map(|i| (i as f32 * 0.37).sin()).collect();
        let right: Vec<f32> = (0..50 * 96).map(|i| (i as f32 * 0.11).cos()).collect();
        let mut together = vec![0.0; 37 * 50];
        product(&left, 37, 96, &right, 96, &mut together);
        for row in 0..37 {
            let mut alone = vec![0.0; 50];
            product(&left[row * 96..], 1, 96, &right, 96, &mut alone);
            assert_eq!(alone, together[row * 50..(row + 1) * 50]);
        }
    }
}
