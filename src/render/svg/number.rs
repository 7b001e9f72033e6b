//! Numbers on their way into a picture: how many there are of a thing, and coordinates as text, rounded, so
//! that the same picture is the same bytes.

use std::fmt::Write;

/// How many there are of a thing, to reckon with in coordinates.
pub(in crate::render) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Writes a coordinate with at most two decimals and no trailing zeros.
pub(super) fn write(out: &mut String, number: f64) {
    let rounded = (number * 100.0).round() / 100.0;
    // Minus zero and what is no number have no place in a picture.
    let rounded = if rounded == 0.0 || !rounded.is_finite() { 0.0 } else { rounded };
    // Writing to a string cannot fail.
    let _ = write!(out, "{rounded}");
}

/// A coordinate as text.
pub(super) fn text(number: f64) -> String {
    let mut out = String::new();
    write(&mut out, number);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_without_surprises() {
        for (number, written) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.0, "1"),
            (-1.5, "-1.5"),
            (3.1364, "3.14"),
            (2.006, "2.01"),
            (1e6, "1000000"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert!(text(number) == written, "{number} {}", text(number));
        }
    }
}
