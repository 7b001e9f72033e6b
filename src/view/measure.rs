//! How an indicator's numbers are written: decimals, unit, marks.

use crate::analysis::{Standing, Survey};
use crate::domain::{AgeGroup, Base, Figure, Indicator, Mark, Measure};
use crate::locale::{Lang, decimal, signed_percent, whole};
use crate::release::Published;

/// The way one indicator's numbers are written in one survey, so that all of
/// them carry the same decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    lang: Lang,
    decimals: usize,
    /// True if the municipality's level is 10 or more.
    is_high: bool,
    counts: bool,
    k: u64,
}

impl Style {
    /// Chooses the decimals by the municipality's level: two below 1, none
    /// from 100, one between. Counts without a base are whole.
    #[must_use]
    pub fn of(indicator: &Indicator, survey: &Survey, lang: Lang, k: u64) -> Self {
        let counts = indicator.measure == Measure::Count && indicator.base == Base::None;
        let highest = survey.areas.iter().filter_map(|area| area.rate).fold(0.0, f64::max);
        let level = survey.total.rate.unwrap_or(highest).abs();
        let decimals = match level {
            _ if counts => 0,
            level if level >= 100.0 => 0,
            level if level < 1.0 && highest < 5.0 => 2,
            _ => 1,
        };
        Self { lang, decimals, is_high: level >= 10.0, counts, k }
    }

    /// The same with one decimal fewer, for where there is no room; nothing
    /// changes where numbers would be left with a single figure.
    #[must_use]
    pub fn rounder(self) -> Self {
        Self { decimals: if self.is_high { self.decimals.saturating_sub(1) } else { self.decimals }, ..self }
    }

    /// The number that maps and charts compare: the rate, or the count itself
    /// where it stands for itself.
    #[must_use]
    pub fn number(self, standing: &Standing) -> Option<f64> {
        if self.counts { standing.figure.known().map(|known| known.value) } else { standing.rate }
    }

    /// A number in figures.
    #[must_use]
    pub fn write(self, number: f64) -> String {
        decimal(self.lang, number, self.decimals)
    }

    /// A figure as short as a map label must be: `14,6`, `< 5`, `skjult`.
    #[must_use]
    pub fn brief(self, standing: &Standing) -> String {
        match (standing.figure, self.number(standing)) {
            (Figure::Known(known), Some(_)) if known.value == 0.0 => "0".to_owned(),
            (_, Some(number)) => self.write(number),
            (Figure::Suppressed(Mark::BelowK), _) => format!("<\u{a0}{}", self.k),
            (Figure::Suppressed(_), _) => self.lang.text("figure-hidden"),
            // Known without a base is a count that no rate can be made of.
            (Figure::Known(_) | Figure::Missing, None) => self.lang.text("figure-missing"),
        }
    }

    /// A figure in words: `14,6`, `færre end 5`, `skjult`, `mangler`.
    #[must_use]
    pub fn long(self, standing: &Standing) -> String {
        match standing.figure {
            Figure::Suppressed(Mark::BelowK) => {
                #[allow(clippy::cast_precision_loss)] // k is a small number
                let k = whole(self.lang, self.k as f64);
                self.lang.text_with("figure-below-k", &[("k", k.into())])
            }
            _ => self.brief(standing),
        }
    }

    /// How much a standing has changed in a year, in signed per cent; `None`
    /// where one of the two figures is not published or the first is zero.
    #[must_use]
    pub fn change(self, standing: &Standing) -> Option<String> {
        let (now, before) = if self.counts {
            (standing.figure.known()?.value, standing.figure_before.known()?.value)
        } else {
            (standing.rate?, standing.rate_before?)
        };
        (before > 0.0).then(|| signed_percent(self.lang, now / before - 1.0, 0))
    }
}

/// The unit of an indicator's numbers in words: `pr. 1.000 10–17-årige`, `procent`.
#[must_use]
pub fn unit(of: &Published, age: AgeGroup, lang: Lang) -> String {
    let indicator = &of.indicator;
    let per = || whole(lang, f64::from(indicator.per)).into();
    match (indicator.measure, indicator.base) {
        (Measure::Mean, _) => lang.text("unit-mean"),
        (Measure::Share, _) if indicator.per == 100 => lang.text("unit-percent"),
        (Measure::Share, _) => lang.text_with("unit-per", &[("per", per())]),
        (Measure::Count, Base::None) => lang.text("unit-count"),
        (Measure::Count, Base::Population) => {
            let ages = if age == AgeGroup::All { joined(of.table.covered_ages()) } else { Some(age) };
            match ages {
                None | Some(AgeGroup::All) => lang.text_with("unit-rate", &[("per", per())]),
                Some(AgeGroup::Years { from, to: None }) => {
                    lang.text_with("unit-rate-over", &[("per", per()), ("from", from.to_string().into())])
                }
                Some(AgeGroup::Years { from, to: Some(to) }) if from == to => {
                    lang.text_with("unit-rate-one", &[("per", per()), ("from", from.to_string().into())])
                }
                Some(AgeGroup::Years { from, to: Some(to) }) => {
                    let (from, to) = (from.to_string(), to.to_string());
                    lang.text_with(
                        "unit-rate-ages",
                        &[("per", per()), ("from", from.into()), ("to", to.into())],
                    )
                }
            }
        }
    }
}

/// Age groups that follow one another, as one; `None` if they have gaps.
pub(super) fn joined(ages: &[AgeGroup]) -> Option<AgeGroup> {
    ages.iter().copied().map(Some).reduce(|whole, next| match (whole?, next?) {
        (AgeGroup::Years { from, to: Some(to) }, AgeGroup::Years { from: next, to: end })
            if to.checked_add(1) == Some(next) =>
        {
            Some(AgeGroup::Years { from, to: end })
        }
        _ => None,
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_ages_join() {
        let group = |text: &str| text.parse::<AgeGroup>().unwrap();
        assert_eq!(joined(&[group("10-14"), group("15-17")]), Some(group("10-17")));
        assert_eq!(joined(&[group("0-17"), group("18-64"), group("65+")]), Some(group("0+")));
        assert_eq!(joined(&[group("10-14"), group("16-17")]), None);
        assert_eq!(joined(&[AgeGroup::All]), Some(AgeGroup::All));
    }
}
