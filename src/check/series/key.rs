//! Area, period and age group of a row in 64 bits.

use crate::domain::{AgeGroup, Period};

/// What a row is about, and three marks.
///
/// From the top: area (16 bits), end of the period in months (16), age group
/// (16), marks (16). Rows of the same cell stand together when sorted, and the
/// cells of one area and period do, `all` first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Key(u64);

const PROVISIONAL: u64 = 1;
const HAS_BASE: u64 = 2;
const MISSING: u64 = 4;

/// An age group without end.
const OPEN: u8 = u8::MAX;

impl Key {
    /// Packs a key. Periods run to the year 2999, so their months fit.
    pub(in crate::check) fn new(area: u16, period: Period, age: AgeGroup) -> Self {
        let months = u16::try_from(period.end()).unwrap_or(u16::MAX);
        let age = match age {
            AgeGroup::All => 0,
            AgeGroup::Years { from, to } => u16::from_be_bytes([from, to.unwrap_or(OPEN)]) + 1,
        };
        Self(u64::from(area) << 48 | u64::from(months) << 32 | u64::from(age) << 16)
    }

    /// Marks the figure as provisional.
    pub(in crate::check) fn provisional(self, yes: bool) -> Self {
        self.mark(PROVISIONAL, yes)
    }

    /// Marks that the row has a base.
    pub(in crate::check) fn with_base(self, yes: bool) -> Self {
        self.mark(HAS_BASE, yes)
    }

    /// Marks that the row has no value.
    pub(in crate::check) fn missing(self, yes: bool) -> Self {
        self.mark(MISSING, yes)
    }

    fn mark(self, mark: u64, yes: bool) -> Self {
        if yes { Self(self.0 | mark) } else { self }
    }

    /// The key without the marks: equal for rows of the same cell.
    pub(super) fn cell(self) -> u64 {
        self.0 >> 16
    }

    /// The key without the age group.
    pub(super) fn place_and_time(self) -> u64 {
        self.0 >> 32
    }

    /// Position of the area.
    pub(super) fn area(self) -> u16 {
        self.bits(48)
    }

    /// The age group.
    pub(super) fn age(self) -> AgeGroup {
        match self.bits(16).checked_sub(1).map(u16::to_be_bytes) {
            None => AgeGroup::All,
            Some([from, OPEN]) => AgeGroup::Years { from, to: None },
            Some([from, to]) => AgeGroup::Years { from, to: Some(to) },
        }
    }

    /// The age group as a small number, 0 being everybody.
    pub(in crate::check) fn age_code(self) -> usize {
        usize::from(self.bits(16))
    }

    /// The period; `anchor` is any of the same length and kind.
    pub(super) fn period(self, anchor: Period) -> Period {
        let months = i32::from(self.bits(32)) - anchor.end();
        anchor.step(months / i32::from(anchor.level().months()))
    }

    pub(super) fn is_provisional(self) -> bool {
        self.0 & PROVISIONAL != 0
    }

    pub(super) fn has_base(self) -> bool {
        self.0 & HAS_BASE != 0
    }

    pub(super) fn is_missing(self) -> bool {
        self.0 & MISSING != 0
    }

    /// The sixteen bits from `shift` upwards.
    #[allow(clippy::cast_possible_truncation)]
    fn bits(self, shift: u32) -> u16 {
        (self.0 >> shift) as u16
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_goes_in_comes_out(
            area in any::<u16>(),
            year in 1800_i16..2999,
            level in 0_usize..5,
            from in 0_u8..=125,
            span in proptest::option::of(0_u8..=125),
            marks in any::<[bool; 3]>(),
        ) {
            let texts = [format!("{year}-12"), format!("{year}-Q3"), format!("{year}-H2"),
                year.to_string(), format!("{year}/{}", year + 1)];
            let anchors = ["2024-01", "2024-Q1", "2024-H1", "2024", "2024/2025"];
            let period: Period = texts[level].parse().unwrap();
            let age = AgeGroup::Years { from, to: span.map(|span| (from + span).min(125)) };
            let [provisional, base, missing] = marks;
            let key = Key::new(area, period, age).provisional(provisional).with_base(base).missing(missing);
            prop_assert_eq!((key.area(), key.age()), (area, age));
            prop_assert_eq!(key.period(anchors[level].parse().unwrap()), period);
            prop_assert_eq!([key.is_provisional(), key.has_base(), key.is_missing()], marks);
            prop_assert_eq!(key.cell(), Key::new(area, period, age).cell());
        }
    }

    #[test]
    fn everybody_comes_before_the_groups() {
        let key = |age: &str| Key::new(3, "2024".parse().unwrap(), age.parse().unwrap());
        assert!(key("all").cell() < key("0").cell());
        assert_eq!(key("all").age(), AgeGroup::All);
        assert_eq!(key("all").place_and_time(), key("65+").place_and_time());
    }
}
