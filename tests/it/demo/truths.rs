//! What is planted in the demo can be found in it by plain sums.

use std::collections::BTreeSet;

use komspot::domain::{AgeGroup, AreaId, Period};

use super::invent::truths::{CHANGES, CLUSTER, GAPS, LASTING, QUIET, SEASONS};
use super::{Record, catalogue, population, table};

/// Value and base of all rows of an indicator and area (`*` for all) from one period up to another.
fn sum(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> (f64, f64) {
    let (from, to): (Period, Period) = (from.parse().unwrap(), to.parse().unwrap());
    rows.iter()
        .filter(|row| row["indicator"] == indicator && (area == "*" || row["area"] == area))
        .filter(|row| (from..=to).contains(&row["period"].parse().unwrap()))
        .fold((0.0, 0.0), |(value, base), row| {
            (value + row["value"].parse::<f64>().unwrap(), base + row["base"].parse().unwrap_or(0.0))
        })
}

fn count(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> f64 {
    sum(rows, indicator, area, from, to).0
}

/// Per cent.
fn share(rows: &[Record], indicator: &str, area: &str, from: &str, to: &str) -> f64 {
    let (value, base) = sum(rows, indicator, area, from, to);
    100.0 * value / base
}

#[track_caller]
fn within(value: f64, range: std::ops::RangeInclusive<f64>) {
    assert!(range.contains(&value), "{value} is not within {range:?}");
}

#[test]
fn what_was_not_delivered_has_no_row() {
    let rows = table("observations.csv");
    for (indicator, area, first, last) in GAPS {
        let of = |at: &str| {
            rows.iter().any(|row| row["indicator"] == indicator && row["area"] == area && row["period"] == at)
        };
        assert!(!of(first) && !of(last), "{indicator} {area}");
    }
}

#[test]
fn truths_name_what_exists() {
    let rows = table("observations.csv");
    let known: BTreeSet<(&str, &str)> =
        rows.iter().map(|row| (row["indicator"].as_str(), row["area"].as_str())).collect();
    let changed = CHANGES.iter().map(|truth| (truth.indicator, truth.area.unwrap_or("01")));
    let cluster = CLUSTER.1.iter().map(|area| (CLUSTER.0, *area));
    for pair in changed.chain(cluster).chain(LASTING).chain(SEASONS).chain(QUIET) {
        assert!(known.contains(&pair), "{pair:?}");
    }
    for (indicator, area) in SEASONS.into_iter().chain(QUIET) {
        let is_changed = CHANGES
            .iter()
            .any(|truth| truth.indicator == indicator && truth.area.is_none_or(|changed| changed == area));
        assert!(!is_changed, "{indicator} {area} is said to be quiet");
    }
}

#[test]
fn planted_counts_are_plain_to_see() {
    let rows = &table("observations.csv");
    let ratio = |indicator, area, (from, to), (before_from, before_to)| {
        count(rows, indicator, area, from, to) / count(rows, indicator, area, before_from, before_to)
    };
    // Whole years, so that the season cancels. Ranges allow for two standard deviations of chance and more.
    within(ratio("haervaerk", "06", ("2025-03", "2026-02"), ("2024-03", "2025-02")), 1.4..=3.4);
    within(ratio("indbrud", "15", ("2022-Q1", "2024-Q4"), ("2019-Q1", "2021-Q4")), 0.35..=0.6);
    within(ratio("ssp-bekymringer", "13", ("2026-07", "2026-09"), ("2025-07", "2025-09")), 2.0..=8.0);
    within(ratio("underretninger", "09", ("2025-01", "2025-12"), ("2022-01", "2022-12")), 1.3..=2.0);
    within(ratio("sigtelser-15-24", "03", ("2025-Q1", "2025-Q4"), ("2020-Q1", "2020-Q4")), 0.55..=0.85);
    within(ratio("fraflytninger", "03", ("2020-Q1", "2022-Q4"), ("2017-Q1", "2019-Q4")), 1.6..=2.0);
    within(ratio("fraflytninger", "03", ("2023-Q1", "2025-Q4"), ("2017-Q1", "2019-Q4")), 0.85..=1.15);
    within(ratio("indbrud", "*", ("2025-Q1", "2025-Q4"), ("2016-Q1", "2016-Q4")), 0.6..=0.8);
    within(ratio("underretninger", "*", ("2024-01", "2024-12"), ("2016-01", "2016-12")), 1.15..=1.45);
    within(ratio("vold-offentligt-rum", "*", ("2020-03", "2020-06"), ("2019-03", "2019-06")), 0.3..=0.7);
}

#[test]
fn planted_shares_and_means_are_plain_to_see() {
    let rows = &table("observations.csv");
    let rise = |indicator, area, (from, to), (before_from, before_to)| {
        share(rows, indicator, area, from, to) - share(rows, indicator, area, before_from, before_to)
    };
    within(rise("fritidsjob", "03", ("2026-H1", "2026-H1"), ("2020-H1", "2021-H2")), 7.0..=15.0);
    within(rise("klubmedlemmer", "02", ("2026-H1", "2026-H1"), ("2020-H1", "2022-H2")), -15.0..=-6.0);
    within(rise("hverken-job-uddannelse", "14", ("2025-Q1", "2026-Q3"), ("2023-Q1", "2024-Q4")), 4.0..=6.0);
    within(rise("fravaer-over-10", "*", ("2025/2026", "2025/2026"), ("2017/2018", "2018/2019")), 2.5..=4.5);
    within(rise("glad-for-skolen", "*", ("2025/2026", "2025/2026"), ("2016/2017", "2016/2017")), -7.0..=-3.5);
    within(rise("uden-job-uddannelse-18-64", "*", ("2025", "2025"), ("2016", "2016")), -3.0..=-1.8);
    within(rise("foreningsmedlemmer", "*", ("2020", "2021"), ("2018", "2019")), -5.0..=-3.0);
    let marks = |from, to| count(rows, "karaktersnit-9-klasse", "15", from, to) / 2.0;
    within(marks("2024/2025", "2025/2026") - marks("2018/2019", "2019/2020"), 0.35..=1.05);
}

#[test]
fn lasting_levels_last_and_seasons_return() {
    let rows = &table("observations.csv");
    let people = population();
    let per_head = |indicator, area: &str, year: i16| {
        let quarters = (format!("{year}-Q1"), format!("{year}-Q4"));
        let persons = people.persons(&AreaId::new(area), year, AgeGroup::All).unwrap();
        count(rows, indicator, area, &quarters.0, &quarters.1) / f64::from(u32::try_from(persons).unwrap())
    };
    for year in 2016..=2025 {
        for other in ["01", "09", "14", "15"] {
            assert!(per_head("sigtelser-15-24", "03", year) > 2.0 * per_head("sigtelser-15-24", other, year));
            assert!(
                per_head("registreringer-10-14", "03", year)
                    > 4.0 * per_head("registreringer-10-14", other, year)
            );
        }
        let year = &year.to_string();
        assert!(
            share(rows, "tryg-i-nabolaget", "03", year, year)
                < share(rows, "tryg-i-nabolaget", "*", year, year)
        );
        // Fireworks belong to December and January.
        for area in ["01", "03"] {
            let whole = count(rows, "fyrvaerkeri", area, &format!("{year}-01"), &format!("{year}-12"));
            let winter = count(rows, "fyrvaerkeri", area, &format!("{year}-01"), &format!("{year}-01"))
                + count(rows, "fyrvaerkeri", area, &format!("{year}-12"), &format!("{year}-12"));
            within(winter / whole, 0.5..=0.95);
        }
        let july = count(rows, "underretninger", "*", &format!("{year}-07"), &format!("{year}-07"));
        let june = count(rows, "underretninger", "*", &format!("{year}-06"), &format!("{year}-06"));
        within(july / june, 0.25..=0.6);
    }
    for area in CLUSTER.1 {
        let since = |area| (2016..=2025).map(|year| per_head(CLUSTER.0, area, year)).sum::<f64>();
        assert!(since(area) > 1.2 * since("12"), "{area}");
    }
}

#[test]
fn where_nothing_happens_nothing_is_seen() {
    let rows = &table("observations.csv");
    let catalogue = catalogue();
    for (indicator, area) in QUIET {
        // Per person or per row, four years early and four late.
        let level = |first: i16| {
            let years = first..first + 4;
            let (value, weight) = rows
                .iter()
                .filter(|row| row["indicator"] == indicator && row["area"] == area)
                .filter(|row| years.contains(&row["period"].parse::<Period>().unwrap().first_year()))
                .fold((0.0, 0.0), |(value, weight), row| {
                    let persons: f64 = row["base"].parse().unwrap_or(1.0);
                    let times = if catalogue[indicator]["measure"] == "mean" { persons } else { 1.0 };
                    (value + times * row["value"].parse::<f64>().unwrap(), weight + persons)
                });
            value / weight
        };
        within(level(2022) / level(2017), 0.8..=1.25);
    }
}
