//! Numbers as sentences write them.

use crate::domain::{Base, Indicator, Known, Measure};
use crate::locale::{Lang, decimal, percent, signed_percent, whole};

/// Writes the numbers of one indicator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'a> {
    lang: Lang,
    indicator: &'a Indicator,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(lang: Lang, indicator: &'a Indicator) -> Self {
        Self { lang, indicator }
    }

    /// A count.
    pub(super) fn count(self, count: f64) -> String {
        whole(self.lang, count)
    }

    /// A count that was only expected: nobody counted tenths of ten and more.
    pub(super) fn expected(self, expected: f64) -> String {
        decimal(self.lang, expected, usize::from(expected < 9.95))
    }

    /// A comparable number: per cent of a share out of 100.
    pub(super) fn rate(self, rate: f64) -> String {
        if self.is_percent() {
            return percent(self.lang, rate / 100.0, 1);
        }
        match (self.indicator.measure, self.indicator.base) {
            (Measure::Count, Base::None) => whole(self.lang, rate),
            (Measure::Count, Base::Population) if rate >= 99.5 => whole(self.lang, rate),
            (Measure::Mean, _) => decimal(self.lang, rate, 2),
            (Measure::Count | Measure::Share, _) => decimal(self.lang, rate, 1),
        }
    }

    /// A published figure by itself.
    pub(super) fn figure(self, known: Known) -> Option<String> {
        match (self.indicator.measure, known.base) {
            (Measure::Count, _) => Some(self.count(known.value)),
            (Measure::Mean, _) => Some(self.rate(known.value)),
            #[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
            (Measure::Share, Some(base)) if base > 0 => {
                Some(self.rate(known.value * f64::from(self.indicator.per) / base as f64))
            }
            (Measure::Share, _) => None,
        }
    }

    /// A difference of comparable numbers with its sign: `+4,8 %-point`.
    pub(super) fn difference(self, difference: f64) -> String {
        self.signed(difference, 1)
    }

    /// A difference in a year, smaller than a difference on a year usually is.
    pub(super) fn yearly_difference(self, difference: f64) -> String {
        self.signed(difference, 2)
    }

    /// A share in a year as signed per cent, with a decimal where it is small.
    pub(super) fn yearly_percent(self, share: f64) -> String {
        signed_percent(self.lang, share, usize::from(share.abs() < 0.0995))
    }

    fn signed(self, difference: f64, decimals: usize) -> String {
        let text = decimal(self.lang, difference, decimals);
        let shown = text.chars().any(|c| ('1'..='9').contains(&c));
        let text = if difference > 0.0 && shown { format!("+{text}") } else { text };
        if self.is_percent() {
            self.lang.text_with("change-points", &[("points", text.into())])
        } else {
            text
        }
    }

    fn is_percent(self) -> bool {
        self.indicator.measure == Measure::Share && self.indicator.per == 100
    }
}
