//! How old figures are, held against how often their source brings new ones.
//!
//! A source's rhythm is the catalogue's `rhythm_days`; where it states none, the length of its
//! periods. One rhythm after the end of the newest period, the next one is over and its figures are
//! due. They are late when half a rhythm more has gone by, at least a month: figures have to be
//! gathered and carried. Monthly figures through October are due from December and late in January.

use jiff::civil::Date;

use crate::domain::Period;
use crate::locale::{Lang, day};
use crate::release::Published;

/// The shortest time that the next figures may take on their way, in days.
const SHORTEST_GRACE: u32 = 31;
/// More than any source's rhythm: keeps every date within the calendar.
const LONGEST_RHYTHM: u32 = 40_000;

/// How old an indicator's figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Nobody can tell: there are no figures, or nobody knows what day it is.
    Unknown,
    /// No newer ones are to be expected.
    Fresh,
    /// The next ones are due, and still in time.
    Due,
    /// The next ones should have been here by `by`.
    Late {
        /// The last day on which they were in time.
        by: Date,
    },
}

impl Freshness {
    /// True where a screen has to say it.
    #[must_use]
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late { .. })
    }

    /// In words: `Forsinket: nye tal var ventet senest 31. december 2026`; `None` where nothing can
    /// be said.
    #[must_use]
    pub fn words(self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::Unknown => return None,
            Self::Fresh => lang.text("fresh-in-time"),
            Self::Due => lang.text("fresh-due"),
            Self::Late { by } => lang.text_with("fresh-late", &[("day", day(lang, by).into())]),
        })
    }
}

/// How old an indicator's figures are on a day; `today` is `None` where the clock is not trusted.
#[must_use]
pub fn freshness(of: &Published, today: Option<Date>) -> Freshness {
    let rhythm = |through: Period| {
        let months = u32::from(through.level().months());
        of.indicator.rhythm_days.unwrap_or(months * 31).clamp(1, LONGEST_RHYTHM)
    };
    let dates = || {
        let through = of.data_through()?;
        let (last, rhythm) = (last_day(through)?, rhythm(through));
        let due = plus(last, rhythm)?;
        Some((due, plus(due, (rhythm / 2).max(SHORTEST_GRACE))?))
    };
    match (today, dates()) {
        (Some(today), Some((_, by))) if today > by => Freshness::Late { by },
        (Some(today), Some((due, _))) if today > due => Freshness::Due,
        (Some(_), Some(_)) => Freshness::Fresh,
        _ => Freshness::Unknown,
    }
}

/// The last day of a period; `None` outside the calendar.
#[must_use]
pub fn last_day(period: Period) -> Option<Date> {
    let month = i8::try_from(period.last_month()).ok()?;
    Date::new(period.last_year(), month, 1).ok().map(Date::last_of_month)
}

fn plus(date: Date, days: u32) -> Option<Date> {
    date.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::domain::{Figure, Granularity, Known};
    use crate::release::{Cell, ReleaseTable};
    use crate::view::sample;

    /// An indicator whose newest period is `through`.
    fn through(period: &str, rhythm_days: Option<u32>) -> Published {
        let Some(mut of) = sample::snapshot(sample::square("Byen")).release.indicators.pop() else {
            panic!("the sample has indicators");
        };
        let period: Period = period.parse().unwrap();
        let known = Cell { figure: Figure::Known(Known { value: 7.0, base: None }), provisional: false };
        let table = ReleaseTable::new(
            vec![ReleaseTable::total()],
            vec![crate::domain::AgeGroup::All],
            vec![period],
            vec![known],
            vec![],
        );
        of.table = Arc::new(table.unwrap());
        let indicator = Arc::make_mut(&mut of.indicator);
        (indicator.rhythm_days, indicator.granularity) = (rhythm_days, Granularity::Month);
        of
    }

    #[test]
    fn days_by_the_calendar() {
        // 31 October + 31 days = 1 December; + 31 days = 1 January.
        let monthly = through("2026-10", Some(31));
        for (today, expected) in [
            (date(2026, 11, 1), Freshness::Fresh),
            (date(2026, 12, 1), Freshness::Fresh),
            (date(2026, 12, 2), Freshness::Due),
            (date(2027, 1, 1), Freshness::Due),
            (date(2027, 1, 2), Freshness::Late { by: date(2027, 1, 1) }),
        ] {
            assert_eq!(freshness(&monthly, Some(today)), expected, "{today}");
        }
        // 31 December 2025 + 366 days = 1 January 2027; + 183 days = 3 July 2027.
        let yearly = through("2025", Some(366));
        assert_eq!(freshness(&yearly, Some(date(2027, 7, 3))), Freshness::Due);
        assert_eq!(freshness(&yearly, Some(date(2027, 7, 4))), Freshness::Late { by: date(2027, 7, 3) });
        // A school year ends in July.
        assert_eq!(last_day("2025/2026".parse().unwrap()), Some(date(2026, 7, 31)));
    }

    #[test]
    fn without_a_stated_rhythm_the_periods_are_the_rhythm() {
        // 30 September + 93 days = 1 January; + 46 days = 16 February.
        let quarterly = through("2026-Q3", None);
        assert_eq!(freshness(&quarterly, Some(date(2027, 2, 16))), Freshness::Due);
        assert!(freshness(&quarterly, Some(date(2027, 2, 17))).is_late());
    }

    #[test]
    fn nothing_is_claimed_without_a_day_or_without_figures() {
        assert_eq!(freshness(&through("2020", Some(31)), None), Freshness::Unknown);
        assert_eq!(Freshness::Unknown.words(Lang::Da), None);
        let mut empty = through("2020", None);
        empty.table =
            Arc::new(ReleaseTable::new(vec![ReleaseTable::total()], vec![], vec![], vec![], vec![]).unwrap());
        assert_eq!(freshness(&empty, Some(date(2026, 11, 23))), Freshness::Unknown);
        // A rhythm that no calendar holds does no harm.
        assert_eq!(freshness(&through("2026", Some(u32::MAX)), Some(date(2026, 11, 23))), Freshness::Fresh);
    }

    #[test]
    fn late_is_said_with_its_day() {
        let late = Freshness::Late { by: date(2027, 1, 1) };
        assert_eq!(late.words(Lang::Da).unwrap(), "Forsinket: nye tal var ventet senest 1. januar 2027");
        assert_eq!(late.words(Lang::En).unwrap(), "Late: new figures were expected by 1 January 2027");
    }
}
