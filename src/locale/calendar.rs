//! Periods and ages in words.

use jiff::civil::Date;

use super::Lang;
use crate::domain::{AgeGroup, Granularity, Period};

const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT_DA: [&str; 12] =
    ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."];
const SHORT_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A period in full: `oktober 2026`, `3. kvartal 2026`, `1. halvår 2026`, `2026`, `2025/26`.
#[must_use]
pub fn period(lang: Lang, period: Period) -> String {
    let year = period.first_year();
    let number = period.number();
    match (period.level(), lang) {
        (Granularity::Month, Lang::Da) => format!("{} {year}", month(&MONTHS_DA, period.first_month())),
        (Granularity::Month, Lang::En) => format!("{} {year}", month(&MONTHS_EN, period.first_month())),
        (Granularity::Quarter, Lang::Da) => format!("{number}. kvartal {year}"),
        (Granularity::Quarter, Lang::En) => format!("Q{number} {year}"),
        (Granularity::HalfYear, Lang::Da) => format!("{number}. halvår {year}"),
        (Granularity::HalfYear, Lang::En) => format!("H{number} {year}"),
        (Granularity::Year, _) => year.to_string(),
        (Granularity::SchoolYear, _) => format!("{year}/{:02}", (year + 1) % 100),
    }
}

/// The time of year of a month or quarter, without its year: `oktober`,
/// `3. kvartal`; a longer period in full.
#[must_use]
pub fn season(lang: Lang, at: Period) -> String {
    match (at.level(), lang) {
        (Granularity::Month, Lang::Da) => month(&MONTHS_DA, at.first_month()).to_owned(),
        (Granularity::Month, Lang::En) => month(&MONTHS_EN, at.first_month()).to_owned(),
        (Granularity::Quarter, Lang::Da) => format!("{}. kvartal", at.number()),
        (Granularity::Quarter, Lang::En) => format!("Q{}", at.number()),
        _ => period(lang, at),
    }
}

/// A period where room is scarce: `okt. 2026`, `3. kvt. 2026`.
#[must_use]
pub fn period_short(lang: Lang, at: Period) -> String {
    let year = at.first_year();
    match (at.level(), lang) {
        (Granularity::Month, Lang::Da) => format!("{} {year}", month(&SHORT_DA, at.first_month())),
        (Granularity::Month, Lang::En) => format!("{} {year}", month(&SHORT_EN, at.first_month())),
        (Granularity::Quarter, Lang::Da) => format!("{}. kvt. {year}", at.number()),
        _ => period(lang, at),
    }
}

/// A day: `1. januar 2027`, `1 January 2027`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    let number = date.month().unsigned_abs();
    match lang {
        Lang::Da => format!("{}. {} {}", date.day(), month(&MONTHS_DA, number), date.year()),
        Lang::En => format!("{} {} {}", date.day(), month(&MONTHS_EN, number), date.year()),
    }
}

/// The months from the first of one period to the last of another:
/// `nov. 2025 – okt. 2026`.
#[must_use]
pub fn month_span(lang: Lang, first: Period, last: Period) -> String {
    let names = match lang {
        Lang::Da => &SHORT_DA,
        Lang::En => &SHORT_EN,
    };
    let (from, to) = (month(names, first.first_month()), month(names, last.last_month()));
    if first.first_year() == last.last_year() {
        format!("{from} – {to} {}", last.last_year())
    } else {
        format!("{from} {} – {to} {}", first.first_year(), last.last_year())
    }
}

/// Ages in words: `10–17 år`, `65 år og derover`, `alle aldre`.
#[must_use]
pub fn age_group(lang: Lang, age: AgeGroup) -> String {
    match (age, lang) {
        (AgeGroup::All, Lang::Da) => "alle aldre".to_owned(),
        (AgeGroup::All, Lang::En) => "all ages".to_owned(),
        (AgeGroup::Years { from, to: None }, Lang::Da) => format!("{from} år og derover"),
        (AgeGroup::Years { from, to: None }, Lang::En) => format!("aged {from} and over"),
        (AgeGroup::Years { from, to: Some(to) }, Lang::Da) if from == to => format!("{from} år"),
        (AgeGroup::Years { from, to: Some(to) }, Lang::En) if from == to => format!("aged {from}"),
        (AgeGroup::Years { from, to: Some(to) }, Lang::Da) => format!("{from}–{to} år"),
        (AgeGroup::Years { from, to: Some(to) }, Lang::En) => format!("aged {from}–{to}"),
    }
}

fn month(names: &[&'static str; 12], number: u8) -> &'static str {
    names.get(usize::from(number.saturating_sub(1))).copied().unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_season_has_no_year() {
        let said = |lang, at: &str| season(lang, at.parse().unwrap());
        assert_eq!(said(Lang::Da, "2026-06"), "juni");
        assert_eq!(said(Lang::En, "2026-Q3"), "Q3");
        assert_eq!(said(Lang::Da, "2026-Q3"), "3. kvartal");
        assert_eq!(said(Lang::Da, "2026"), "2026");
    }

    fn written(text: &str) -> [String; 2] {
        let at = text.parse().unwrap();
        [period(Lang::Da, at), period(Lang::En, at)]
    }

    #[test]
    fn periods_in_words() {
        assert_eq!(written("2026-10"), ["oktober 2026", "October 2026"]);
        assert_eq!(written("2026-Q3"), ["3. kvartal 2026", "Q3 2026"]);
        assert_eq!(written("2026-H1"), ["1. halvår 2026", "H1 2026"]);
        assert_eq!(written("2025/2026"), ["2025/26", "2025/26"]);
        assert_eq!(written("1999/2000"), ["1999/00", "1999/00"]);
    }

    #[test]
    fn spans_name_the_year_once_where_they_can() {
        let span = |a: &str, b: &str| month_span(Lang::Da, a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(span("2025-Q4", "2026-Q3"), "okt. 2025 – sept. 2026");
        assert_eq!(span("2025-Q1", "2025-Q4"), "jan. – dec. 2025");
    }

    #[test]
    fn ages_in_words() {
        assert_eq!(age_group(Lang::Da, "10-17".parse().unwrap()), "10–17 år");
        assert_eq!(age_group(Lang::Da, "65+".parse().unwrap()), "65 år og derover");
        assert_eq!(age_group(Lang::En, "18".parse().unwrap()), "aged 18");
    }
}
