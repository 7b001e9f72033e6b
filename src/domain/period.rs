//! Stretches of calendar time that figures are reported for.

use std::fmt;
use std::str::FromStr;

/// The lengths of time that figures come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
    /// Half a calendar year.
    HalfYear,
    /// A calendar year.
    Year,
    /// August to July.
    SchoolYear,
}

impl Granularity {
    /// Every word that the catalogue may use.
    pub const WORDS: &[&str] = &["month", "quarter", "halfyear", "year", "schoolyear"];

    /// The catalogue's word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "halfyear",
            Self::Year => "year",
            Self::SchoolYear => "schoolyear",
        }
    }

    /// Reads the catalogue's word; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Month, Self::Quarter, Self::HalfYear, Self::Year, Self::SchoolYear]
            .into_iter()
            .find(|level| level.word() == word)
    }

    /// Length in months.
    #[must_use]
    pub fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year | Self::SchoolYear => 12,
        }
    }

    /// The level that periods of this one add up to, if any: months to
    /// quarters, quarters and half-years to years.
    #[must_use]
    pub fn coarser(self) -> Option<Self> {
        match self {
            Self::Month => Some(Self::Quarter),
            Self::Quarter | Self::HalfYear => Some(Self::Year),
            Self::Year | Self::SchoolYear => None,
        }
    }

    /// This level and every coarser one, finest first.
    pub fn levels(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |level| level.coarser())
    }
}

/// One month, quarter, half-year, year or school year.
///
/// Orders by first month, shorter before longer, so that a sorted list reads
/// as a calendar does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    level: Granularity,
    /// Months since January of year 0.
    start: i32,
}

/// The text is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a period: expected for example 2026-10, 2026-Q3, 2026-H1, 2026 or 2025/2026")]
pub struct PeriodError;

/// School years begin in August.
const SCHOOL_START: i32 = 7;

impl Period {
    /// A calendar month; `month` is 1 to 12.
    #[must_use]
    pub fn month(year: i16, month: u8) -> Option<Self> {
        Self::nth(Granularity::Month, year, month)
    }

    /// A calendar quarter; `quarter` is 1 to 4.
    #[must_use]
    pub fn quarter(year: i16, quarter: u8) -> Option<Self> {
        Self::nth(Granularity::Quarter, year, quarter)
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i16) -> Self {
        Self { level: Granularity::Year, start: i32::from(year) * 12 }
    }

    /// The school year that begins in August of `year`.
    #[must_use]
    pub fn school_year(year: i16) -> Self {
        Self { level: Granularity::SchoolYear, start: i32::from(year) * 12 + SCHOOL_START }
    }

    /// The `nth` (from 1) period of a level within a calendar year.
    fn nth(level: Granularity, year: i16, nth: u8) -> Option<Self> {
        let per_year = 12 / level.months();
        (1..=per_year).contains(&nth).then(|| Self {
            level,
            start: i32::from(year) * 12 + i32::from(nth - 1) * i32::from(level.months()),
        })
    }

    /// Its length.
    #[must_use]
    pub fn level(self) -> Granularity {
        self.level
    }

    /// Calendar year of its first month.
    #[must_use]
    pub fn first_year(self) -> i16 {
        year_of(self.start)
    }

    /// First month, 1 to 12.
    #[must_use]
    pub fn first_month(self) -> u8 {
        month_of(self.start)
    }

    /// Calendar year of its last month.
    #[must_use]
    pub fn last_year(self) -> i16 {
        year_of(self.end() - 1)
    }

    /// Last month, 1 to 12.
    #[must_use]
    pub fn last_month(self) -> u8 {
        month_of(self.end() - 1)
    }

    /// The year whose 1 January population belongs to it: the calendar year,
    /// or for a school year the one in which it ends.
    #[must_use]
    pub fn population_year(self) -> i16 {
        self.last_year()
    }

    /// Its number within the calendar year, from 1 (quarter 3, month 10).
    #[must_use]
    pub fn number(self) -> u8 {
        (self.first_month() - 1) / self.level.months() + 1
    }

    /// The period of the next coarser level that it lies in.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        let level = self.level.coarser()?;
        let months = i32::from(level.months());
        Some(Self { level, start: self.start.div_euclid(months) * months })
    }

    /// The calendar year that it lies in, a school year being its own.
    #[must_use]
    pub fn whole_year(self) -> Self {
        if self.level == Granularity::SchoolYear { self } else { Self::year(self.first_year()) }
    }

    /// The periods of a level that it is made of: itself at its own level.
    #[must_use]
    pub fn made_of(self, level: Granularity) -> Vec<Self> {
        if self.level == level { vec![self] } else { self.parts(level).collect() }
    }

    /// The periods of a finer level that make it up, in order; empty if the
    /// two levels do not nest.
    pub fn parts(self, level: Granularity) -> impl Iterator<Item = Self> {
        let nests = self.level != Granularity::SchoolYear
            && level != Granularity::SchoolYear
            && level.months() < self.level.months()
            && !(level == Granularity::Quarter && self.level == Granularity::HalfYear);
        let count = if nests { self.level.months() / level.months() } else { 0 };
        (0..count)
            .map(move |nth| Self { level, start: self.start + i32::from(nth) * i32::from(level.months()) })
    }

    /// The period `steps` further on (or back, if negative) at the same level.
    #[must_use]
    pub fn step(self, steps: i32) -> Self {
        Self { level: self.level, start: self.start + steps * i32::from(self.level.months()) }
    }

    /// The same period one year earlier.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self { level: self.level, start: self.start - 12 }
    }

    /// Months since January of year 0 of its first month.
    #[must_use]
    pub fn start(self) -> i32 {
        self.start
    }

    /// Months since January of year 0 of the first month after it.
    #[must_use]
    pub fn end(self) -> i32 {
        self.start + i32::from(self.level.months())
    }
}

fn year_of(month: i32) -> i16 {
    // Years are bounded to four digits where periods are made.
    i16::try_from(month.div_euclid(12)).unwrap_or(i16::MAX)
}

fn month_of(month: i32) -> u8 {
    u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1)
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.level).cmp(&(other.start, other.level))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first_year();
        match self.level {
            Granularity::Month => write!(f, "{year:04}-{:02}", self.first_month()),
            Granularity::Quarter => write!(f, "{year:04}-Q{}", self.number()),
            Granularity::HalfYear => write!(f, "{year:04}-H{}", self.number()),
            Granularity::Year => write!(f, "{year:04}"),
            Granularity::SchoolYear => write!(f, "{year:04}/{:04}", year + 1),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    /// Reads the contract's form and Statistics Denmark's codes
    /// (`2026M10`, `2026K3` or `2026Q3`, `2026H1`).
    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let year = four_digits(text.get(..4).ok_or(PeriodError)?).ok_or(PeriodError)?;
        let rest = text.get(4..).ok_or(PeriodError)?;
        let period = match rest.as_bytes() {
            [] => Some(Self::year(year)),
            [b'-' | b'M', a, b] if a.is_ascii_digit() => {
                two_digits(*a, *b).and_then(|month| Self::month(year, month))
            }
            [b'-', b'Q', n] | [b'Q' | b'K', n] => {
                digit(*n).and_then(|n| Self::nth(Granularity::Quarter, year, n))
            }
            [b'-', b'H', n] | [b'H', n] => digit(*n).and_then(|n| Self::nth(Granularity::HalfYear, year, n)),
            [b'/', next @ ..] => {
                let follows = match next {
                    [a, b] => two_digits(*a, *b).is_some_and(|n| i16::from(n) == (year + 1) % 100),
                    _ => std::str::from_utf8(next).ok().and_then(four_digits) == Some(year + 1),
                };
                follows.then(|| Self::school_year(year))
            }
            _ => None,
        };
        period.ok_or(PeriodError)
    }
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

fn two_digits(a: u8, b: u8) -> Option<u8> {
    Some(digit(a)? * 10 + digit(b)?)
}

/// A year from 1800 to 2999: anything else is a slip of the pen.
fn four_digits(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
        .filter(|year| (1800..3000).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn reads_both_spellings_and_writes_the_contracts() {
        for (written, canonical) in [
            ("2026-10", "2026-10"),
            ("2026M10", "2026-10"),
            ("2026-Q3", "2026-Q3"),
            ("2026K3", "2026-Q3"),
            ("2026Q3", "2026-Q3"),
            ("2026-H1", "2026-H1"),
            ("2026H1", "2026-H1"),
            ("2026", "2026"),
            ("2025/2026", "2025/2026"),
            ("2025/26", "2025/2026"),
            ("1999/00", "1999/2000"),
        ] {
            assert_eq!(period(written).to_string(), canonical);
        }
    }

    #[test]
    fn refuses_what_is_not_a_period() {
        for text in [
            "",
            "26",
            "2026-13",
            "2026-00",
            "2026-1",
            "2026Q5",
            "2026K0",
            "2026H3",
            "2025/2027",
            "2026-Q",
            "2026U05",
            "2026M01D09",
            "2026-10-01",
            "oktober",
            "0012",
            "２０２６",
            "2026é",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn months_lie_in_quarters_and_quarters_in_years() {
        assert_eq!(period("2026-10").parent(), Some(period("2026-Q4")));
        assert_eq!(period("2026-Q1").parent(), Some(period("2026")));
        assert_eq!(period("2026-H2").parent(), Some(period("2026")));
        assert_eq!(period("2026").parent(), None);
        assert_eq!(period("2025/2026").parent(), None);
        let parts: Vec<_> = period("2026-Q3").parts(Granularity::Month).collect();
        assert_eq!(parts, [period("2026-07"), period("2026-08"), period("2026-09")]);
        assert_eq!(period("2026").parts(Granularity::Quarter).count(), 4);
        assert_eq!(period("2025/2026").parts(Granularity::Month).count(), 0);
    }

    #[test]
    fn a_school_year_runs_from_august_to_july() {
        let year = period("2025/2026");
        assert_eq!((year.first_year(), year.first_month()), (2025, 8));
        assert_eq!((year.last_year(), year.last_month()), (2026, 7));
        assert_eq!(year.population_year(), 2026);
    }

    #[test]
    fn a_sorted_list_reads_as_a_calendar() {
        let mut periods = ["2026", "2026-02", "2026-Q1", "2026-01", "2025-12"].map(period);
        periods.sort();
        assert_eq!(periods.map(|p| p.to_string()), ["2025-12", "2026-01", "2026-Q1", "2026", "2026-02"]);
    }

    #[test]
    fn steps_cross_years() {
        assert_eq!(period("2026-01").step(-1), period("2025-12"));
        assert_eq!(period("2026-Q4").step(1), period("2027-Q1"));
        assert_eq!(period("2024-02").year_before(), period("2023-02"));
        assert_eq!(period("2025/2026").step(-1), period("2024/2025"));
    }
}
