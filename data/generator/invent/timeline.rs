//! The periods that the demo covers.

use komspot::domain::{Granularity, Period};

/// First calendar year of the figures.
pub(crate) const FIRST_YEAR: i16 = 2016;

/// The year in which the demo's present lies.
pub(crate) const LAST_YEAR: i16 = 2026;

/// The last month with figures.
const LAST_MONTH: u8 = 10;

/// Every period of a level that is over by the end of the last month.
pub(crate) fn periods(level: Granularity) -> Vec<Period> {
    let first = match level {
        Granularity::Month => Period::month(FIRST_YEAR, 1),
        Granularity::Quarter => Period::quarter(FIRST_YEAR, 1),
        Granularity::HalfYear => format!("{FIRST_YEAR}-H1").parse().ok(),
        Granularity::Year => Some(Period::year(FIRST_YEAR)),
        Granularity::SchoolYear => Some(Period::school_year(FIRST_YEAR)),
    };
    let over = Period::month(LAST_YEAR, LAST_MONTH).map_or(0, Period::end);
    std::iter::successors(first, |period| Some(period.step(1)))
        .take_while(|period| period.end() <= over)
        .collect()
}

/// The months that a period is made of, as months since January 2016.
pub(crate) fn months(period: Period) -> std::ops::Range<i32> {
    let end = period.end() - i32::from(FIRST_YEAR) * 12;
    end - i32::from(period.level().months())..end
}
