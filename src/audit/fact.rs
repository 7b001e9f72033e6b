//! What one row of a release says.

use std::sync::Arc;

use super::span::Time;
use crate::domain::AgeGroup;

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) indicator: Arc<str>,
    /// `None` is the whole municipality.
    pub(super) area: Option<Arc<str>>,
    pub(super) time: Time,
    /// The period as it was written.
    pub(super) written: Arc<str>,
    pub(super) age: AgeGroup,
    pub(super) told: Told,
    /// What the rate beside a hidden count lets it be.
    pub(super) rate: Option<Rate>,
    /// The denominator beside it.
    pub(super) base: Option<f64>,
    /// Which release, from 0.
    pub(super) release: usize,
    /// Line in its file.
    pub(super) line: u64,
}

/// What is said about a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Told {
    /// It is this number.
    Number(f64),
    /// It lies between these, ends included; the upper end may be infinite.
    Between(f64, f64),
    /// Nobody reported it.
    Missing,
}

/// A rounded rate: the true one is at most half a unit of the last written place away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rate {
    pub(super) rate: f64,
    pub(super) half_unit: f64,
}

impl Told {
    /// Nothing is said.
    pub(super) const HIDDEN: Self = Self::Between(0.0, f64::INFINITY);

    /// Least and greatest number that it may be.
    pub(super) fn bounds(self) -> (f64, f64) {
        match self {
            Self::Number(number) => (number, number),
            Self::Between(least, most) => (least, most),
            Self::Missing => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}

impl Rate {
    /// Reads a rate as it is written, `8.57` or `1.2e-3`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let rate: f64 = text.parse().ok().filter(|rate: &f64| rate.is_finite() && *rate >= 0.0)?;
        let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let places = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let power: i32 = power.parse().ok()?;
        let unit = 10_f64.powi(power.saturating_sub(i32::try_from(places).ok()?));
        Some(Self { rate, half_unit: unit / 2.0 })
    }

    /// Counts that round to it among so many persons, at a scale of `per`.
    pub(super) fn counts(self, persons: f64, per: f64) -> (f64, f64) {
        let count = |rate: f64| rate.max(0.0) * persons / per;
        (count(self.rate - self.half_unit), count(self.rate + self.half_unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_known_to_half_its_last_place() {
        // 3 of 350 is 8.5714… per 1000; 8.565 to 8.575 is 2.99775 to 3.00125 cases.
        let (least, most) = Rate::read("8.57").unwrap().counts(350.0, 1000.0);
        assert!((least - 2.997_75).abs() < 1e-9 && (most - 3.001_25).abs() < 1e-9);
        // 9 per 1000: 8.5 to 9.5 is 2.975 to 3.325 cases.
        let (least, most) = Rate::read("9").unwrap().counts(350.0, 1000.0);
        assert!((least - 2.975).abs() < 1e-9 && (most - 3.325).abs() < 1e-9);
        assert_eq!(Rate::read("-1"), None);
        assert_eq!(Rate::read("NaN"), None);
    }
}
