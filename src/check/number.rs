//! Numbers in cells.

use crate::bundle::NumberFormat;
use crate::finding::{Finding, Place};

/// Up to here every whole number is exact in the formats that follow: 2⁵³.
pub(super) const LARGEST: u64 = 1 << 53;

/// Digits that certainly stay under [`LARGEST`].
const SAFE_DIGITS: usize = 15;

/// Why a text is not a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NotWhole {
    /// It is not a number in the column's format.
    Unreadable,
    /// It is below zero.
    Negative,
    /// It has decimals.
    Fraction,
    /// It is above [`LARGEST`].
    TooLarge,
}

impl NotWhole {
    /// The finding, without the value.
    pub(super) fn finding(self, place: Place) -> Finding {
        match self {
            Self::Unreadable => Finding::refused("number-unreadable", place),
            Self::Negative => Finding::refused("number-negative", place),
            Self::Fraction => Finding::refused("number-fraction", place),
            Self::TooLarge => Finding::refused("number-too-large", place),
        }
    }
}

/// Reads a whole number that is not negative. `12.0` is whole.
pub(super) fn whole(text: &str, format: NumberFormat) -> Result<u64, NotWhole> {
    if let Some(number) = digits(text) {
        return Ok(number);
    }
    let number = format.parse(text.trim()).ok_or(NotWhole::Unreadable)?;
    if number < 0.0 {
        Err(NotWhole::Negative)
    } else if number.fract() != 0.0 {
        Err(NotWhole::Fraction)
    } else {
        to_whole(number).ok_or(NotWhole::TooLarge)
    }
}

/// Plain digits, by far the most cells, without the general reader.
fn digits(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > SAFE_DIGITS {
        return None;
    }
    text.bytes()
        .try_fold(0_u64, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0')))
}

/// Exact: the number is whole, not negative and at most 2⁵³.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_whole(number: f64) -> Option<u64> {
    (number <= to_float(LARGEST)).then_some(number as u64)
}

/// A count as a floating number; exact up to [`LARGEST`].
#[allow(clippy::cast_precision_loss)]
pub(super) fn to_float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const DANISH: NumberFormat = NumberFormat { decimal: ',', group: Some('.') };

    #[test]
    fn whole_numbers_in_both_formats() {
        assert_eq!(whole("0", NumberFormat::PLAIN), Ok(0));
        assert_eq!(whole("98887", NumberFormat::PLAIN), Ok(98887));
        assert_eq!(whole("12.0", NumberFormat::PLAIN), Ok(12));
        assert_eq!(whole("1.234", DANISH), Ok(1234));
        assert_eq!(whole("9007199254740992", NumberFormat::PLAIN), Ok(LARGEST));
    }

    #[test]
    fn every_way_of_not_being_a_count_is_told_apart() {
        assert_eq!(whole("-3", NumberFormat::PLAIN), Err(NotWhole::Negative));
        assert_eq!(whole("2.5", NumberFormat::PLAIN), Err(NotWhole::Fraction));
        assert_eq!(whole("2,5", DANISH), Err(NotWhole::Fraction));
        assert_eq!(whole("9007199254740994", NumberFormat::PLAIN), Err(NotWhole::TooLarge));
        for text in ["", "x", "1e999", "NaN", "inf", "tre", "--1"] {
            assert_eq!(whole(text, NumberFormat::PLAIN), Err(NotWhole::Unreadable), "{text:?}");
        }
    }
}
