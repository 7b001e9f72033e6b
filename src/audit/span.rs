//! Stretches of time that a row is about: periods, and sums and differences of them.

use crate::domain::Period;

/// Months from `from` up to but without `to`, counted from January of year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Span {
    pub(super) from: i32,
    pub(super) to: i32,
}

/// What a row's period says: a span, perhaps less another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub(super) span: Span,
    /// Taken away from it: the row is a change between the two.
    pub(super) less: Option<Span>,
    /// True for a plain period, false for a sum or difference made from them.
    pub(super) plain: bool,
}

/// Longest run of periods that a row may add up or look back.
const LONGEST_RUN: i32 = 120;

impl Span {
    /// The months of a period.
    pub(super) fn of(period: Period) -> Self {
        Self { from: period.end() - i32::from(period.level().months()), to: period.end() }
    }

    fn back(self, months: i32) -> Self {
        Self { from: self.from - months, to: self.to - months }
    }
}

impl Time {
    /// Reads a period (`2023-03`, `2023-Q1`, `2023`), a rolling sum of the
    /// last so many (`R12:2023-03`), a difference from so many before
    /// (`D12:2023-03`) or from a year before (`YOY:2023-03`).
    pub(super) fn read(text: &str) -> Option<Self> {
        let Some((derived, period)) = text.split_once(':') else {
            return Some(Self { span: Span::of(text.parse().ok()?), less: None, plain: true });
        };
        let period: Period = period.parse().ok()?;
        let (span, step) = (Span::of(period), i32::from(period.level().months()));
        if derived.eq_ignore_ascii_case("yoy") {
            return Some(Self { span, less: Some(span.back(12)), plain: false });
        }
        let count: i32 = derived.get(1..)?.parse().ok().filter(|n| (1..=LONGEST_RUN).contains(n))?;
        match derived.get(..1)? {
            "R" | "r" => {
                let span = Span { from: span.to - count * step, to: span.to };
                Some(Self { span, less: None, plain: false })
            }
            "D" | "d" => Some(Self { span, less: Some(span.back(count * step)), plain: false }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_differences_cover_the_months_that_they_say() {
        let january = 2023 * 12;
        let rolling = Time::read("R12:2023-02").unwrap();
        assert_eq!(rolling.span, Span { from: january - 10, to: january + 2 });
        let rolling = Time::read("R4:2023-Q1").unwrap();
        assert_eq!(rolling.span, Span { from: january - 9, to: january + 3 });
        let change = Time::read("YOY:2023-01").unwrap();
        assert_eq!(change.less, Some(Span { from: january - 12, to: january - 11 }));
        assert_eq!(Time::read("D1:2023-02").unwrap().less, Some(Span { from: january, to: january + 1 }));
        for bad in ["", "R:2023-01", "R0:2023-01", "R999999999999:2023-01", "X3:2023-01", "Ré:2023", "R12:"]
        {
            assert_eq!(Time::read(bad), None, "{bad}");
        }
    }
}
