//! Twelve months up to one, and the twelve before.

/// Months in a year.
const YEAR: usize = 12;

/// Two sums of twelve months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rolling {
    /// The twelve months up to and with the asked one; `None` if not all are published.
    pub now: Option<f64>,
    /// The twelve months before those.
    pub before: Option<f64>,
}

impl Rolling {
    /// Change in per cent of the earlier sum; `None` if either sum is not
    /// published or the earlier is 0.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        let (now, before) = self.now.zip(self.before)?;
        let percent = (now - before) / before * 100.0;
        (before > 0.0 && percent.is_finite()).then_some(percent)
    }
}

/// Sums of the twelve months up to position `at`, and of the twelve before.
///
/// A sum stands only where all its months are published: a sum across a
/// hidden month gives it away by subtraction. Consecutive sums share eleven
/// months and must never be tested against each other; these two share none
/// and may be, by [`super::compare`].
///
/// Source: a definition; the reason for blanks is that R(t) − R(t − 1) = x(t) − x(t − 12).
#[must_use]
pub fn rolling12(months: &[Option<f64>], at: usize) -> Rolling {
    let sum = |end: usize| -> Option<f64> {
        let sum = months.get(end.checked_sub(YEAR)?..end)?.iter().copied().sum::<Option<f64>>()?;
        sum.is_finite().then_some(sum)
    };
    let end = at.saturating_add(1);
    Rolling { now: sum(end), before: end.checked_sub(YEAR).and_then(sum) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let mut months: Vec<Option<f64>> = (0..24).map(|at| Some(if at < 12 { 2.0 } else { 3.0 })).collect();
        let found = rolling12(&months, 23);
        assert_eq!(found, Rolling { now: Some(36.0), before: Some(24.0) });
        assert_eq!(found.percent(), Some(50.0));
        months[3] = None;
        assert_eq!(rolling12(&months, 23), Rolling { now: Some(36.0), before: None });
        assert_eq!(rolling12(&months, 23).percent(), None);
    }

    #[test]
    fn too_short_and_beyond() {
        let months = vec![Some(1.0); 13];
        assert_eq!(rolling12(&months, 12), Rolling { now: Some(12.0), before: None });
        for at in [10, 13, usize::MAX] {
            assert_eq!(rolling12(&months, at).now, None);
        }
        let none = rolling12(&vec![Some(0.0); 24], 23);
        assert_eq!((none.now, none.percent()), (Some(0.0), None));
    }
}
