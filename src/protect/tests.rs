//! The gate, seen from outside: only the release table is looked at.

use std::collections::HashMap;
use std::sync::Arc;

use proptest::prelude::*;

use super::{Rule, Tally, TallyTable, protect};
use crate::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Measure, Period,
    PlaceBasis, TOTAL_AREA, Zeros,
};
use crate::progress::Silent;
use crate::release::ReleaseTable;

fn indicator(measure: Measure, granularity: Granularity, protect: bool) -> Arc<Indicator> {
    Arc::new(Indicator {
        id: IndicatorId::new("i"),
        name_da: String::new(),
        name_en: String::new(),
        short_da: String::new(),
        short_en: String::new(),
        domain: Domain("police".into()),
        source: String::new(),
        definition_da: String::new(),
        definition_en: String::new(),
        measure,
        per: 1000,
        base: Base::Population,
        direction: Direction::Risk,
        granularity,
        place_basis: PlaceBasis::Residence,
        protect,
        zeros: Zeros::Hidden,
        rhythm_days: None,
        views: None,
        family: None,
    })
}

fn areas(number: usize) -> Arc<[AreaId]> {
    (0..number).map(|at| AreaId::new(&format!("a{at}"))).collect()
}

type Row<'a> = (u16, &'a str, &'a str, f64, Option<u32>);

fn released(indicator: Arc<Indicator>, number: usize, rows: &[Row<'_>]) -> ReleaseTable {
    let mut table = TallyTable::new(indicator, areas(number));
    for &(area, age, period, value, base) in rows {
        table.record(area, age.parse().unwrap(), period.parse().unwrap(), value, base, false);
    }
    let published = protect(Tally::new(vec![table]), Rule::default(), &Silent);
    Arc::unwrap_or_clone(published.into_iter().next().unwrap().table)
}

fn at(table: &ReleaseTable, area: &str, period: &str, age: &str) -> Figure {
    table.figure(&AreaId::new(area), period.parse().unwrap(), age.parse().unwrap())
}

fn value(figure: Figure) -> Option<f64> {
    figure.known().map(|known| known.value)
}

#[test]
fn a_lone_small_count_takes_the_total_with_it() {
    let rows = [(0, "all", "2024", 12.0, None), (1, "all", "2024", 3.0, None), (2, "all", "2024", 0.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year, true), 3, &rows);
    assert_eq!(value(at(&table, "a0", "2024", "all")), Some(12.0));
    assert!(at(&table, "a1", "2024", "all").is_suppressed());
    assert_eq!(value(at(&table, "a2", "2024", "all")), Some(0.0), "a zero is shown");
    assert!(at(&table, TOTAL_AREA, "2024", "all").is_suppressed());
}

#[test]
fn two_small_counts_cover_each_other() {
    let rows = [(0, "all", "2024", 12.0, None), (1, "all", "2024", 3.0, None), (2, "all", "2024", 4.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year, true), 3, &rows);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(19.0));
}

#[test]
fn public_figures_pass_as_they_are() {
    let rows = [(0, "all", "2024", 12.0, None), (1, "all", "2024", 3.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year, false), 2, &rows);
    assert_eq!(value(at(&table, "a1", "2024", "all")), Some(3.0));
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(15.0));
}

#[test]
fn shares_obey_in_numerator_remainder_and_base() {
    let rows = [
        (0, "all", "2024", 50.0, Some(100)),
        (1, "all", "2024", 2.0, Some(100)),
        (2, "all", "2024", 98.0, Some(100)),
        (3, "all", "2024", 0.0, Some(4)),
        (4, "all", "2024", 0.0, Some(90)),
    ];
    let table = released(indicator(Measure::Share, Granularity::Year, true), 5, &rows);
    let shown = ["a0", "a1", "a2", "a3", "a4"].map(|area| value(at(&table, area, "2024", "all")));
    assert_eq!(shown, [Some(50.0), None, None, None, Some(0.0)]);
    let total = at(&table, TOTAL_AREA, "2024", "all").known().unwrap();
    assert_eq!((total.value, total.base), (150.0, Some(394)));
}

#[test]
fn means_are_weighed_by_the_persons_behind_them() {
    let rows = [(0, "all", "2024", 6.0, Some(30)), (1, "all", "2024", 8.0, Some(10))];
    let table = released(indicator(Measure::Mean, Granularity::Year, true), 2, &rows);
    let total = at(&table, TOTAL_AREA, "2024", "all").known().unwrap();
    assert_eq!((total.value, total.base), (6.5, Some(40)));
}

#[test]
fn quarters_and_years_need_all_their_months() {
    let months: Vec<String> = (1..=7).map(|month| format!("2024-{month:02}")).collect();
    let rows: Vec<Row<'_>> = months
        .iter()
        .flat_map(|month| [(0, "all", month.as_str(), 10.0, None), (1, "all", month.as_str(), 20.0, None)])
        .filter(|&(area, _, month, ..)| !(area == 1 && month == "2024-05"))
        .collect();
    let table = released(indicator(Measure::Count, Granularity::Month, true), 2, &rows);
    assert_eq!(value(at(&table, "a0", "2024-Q2", "all")), Some(30.0));
    assert_eq!(at(&table, "a1", "2024-Q2", "all"), Figure::Missing);
    assert_eq!(at(&table, TOTAL_AREA, "2024-Q2", "all"), Figure::Missing);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024-Q1", "all")), Some(90.0));
    assert!(!table.periods().contains(&"2024-Q3".parse().unwrap()));
    assert!(!table.periods().contains(&"2024".parse().unwrap()));
}

#[test]
fn an_area_that_never_reports_is_no_part_of_the_total() {
    let rows = [(0, "16-24", "2024", 10.0, None), (1, "16-24", "2024", 20.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year, true), 3, &rows);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(30.0));
    assert_eq!(at(&table, "a2", "2024", "all"), Figure::Missing);
    assert_eq!(table.covered_ages(), ["16-24".parse::<AgeGroup>().unwrap()]);
}

/// Works out what can be worked out by adding and subtracting within one sum
/// at a time, again and again, from the release table alone.
fn worked_out(table: &ReleaseTable, number: usize) -> usize {
    type Key = (String, String, String);
    let mut known: HashMap<Key, f64> = HashMap::new();
    let mut hidden = 0;
    for (area, age, period, cell) in table.iter() {
        match cell.figure {
            Figure::Known(figure) => {
                known.insert((area.to_string(), age.to_string(), period.to_string()), figure.value);
            }
            Figure::Suppressed(_) => hidden += 1,
            Figure::Missing => {}
        }
    }
    let before = known.len();
    let areas: Vec<String> = (0..number).map(|at| format!("a{at}")).collect();
    let ages = ["10-14", "15-17"].map(str::to_owned);
    let months = |quarter: &str| -> Vec<String> {
        let quarter: Period = quarter.parse().unwrap();
        quarter.parts(Granularity::Month).map(|month| month.to_string()).collect()
    };
    let periods: Vec<String> = table.periods().iter().map(ToString::to_string).collect();
    let mut sums: Vec<Vec<Key>> = Vec::new();
    for period in &periods {
        for age in ["all", "10-14", "15-17"] {
            let key = |area: &str| (area.to_owned(), age.to_owned(), period.clone());
            sums.push(std::iter::once(key("total")).chain(areas.iter().map(|area| key(area))).collect());
        }
        for area in areas.iter().map(String::as_str).chain(["total"]) {
            let key = |age: &str| (area.to_owned(), age.to_owned(), period.clone());
            sums.push(std::iter::once(key("all")).chain(ages.iter().map(|age| key(age))).collect());
        }
    }
    for quarter in periods.iter().filter(|period| period.contains('Q')) {
        for area in areas.iter().map(String::as_str).chain(["total"]) {
            for age in ["all", "10-14", "15-17"] {
                let key = |period: String| (area.to_owned(), age.to_owned(), period);
                sums.push(
                    std::iter::once(key(quarter.clone()))
                        .chain(months(quarter).into_iter().map(key))
                        .collect(),
                );
            }
        }
    }
    loop {
        let round = known.len();
        for sum in &sums {
            let unknown: Vec<&Key> = sum.iter().filter(|key| !known.contains_key(*key)).collect();
            if let [lone] = unknown[..] {
                let parts: f64 = sum[1..].iter().filter_map(|key| known.get(key)).sum();
                let value = if *lone == sum[0] { parts } else { known[&sum[0]] - parts };
                known.insert(lone.clone(), value);
            }
        }
        if known.len() == round {
            break;
        }
    }
    assert!(known.len() - before <= hidden);
    known.len() - before
}

proptest! {
    #[test]
    fn nothing_hidden_can_be_added_up_or_subtracted(
        counts in proptest::collection::vec(0_u8..12, 4 * 2 * 6),
    ) {
        let months: Vec<String> = (1..=6).map(|month| format!("2024-{month:02}")).collect();
        let mut rows: Vec<Row<'_>> = Vec::new();
        let mut counts = counts.into_iter();
        for area in 0..4 {
            for age in ["10-14", "15-17"] {
                for month in &months {
                    rows.push((area, age, month, f64::from(counts.next().unwrap()), None));
                }
            }
        }
        let table = released(indicator(Measure::Count, Granularity::Month, true), 4, &rows);
        for (_, _, _, cell) in table.iter() {
            let shown = cell.figure.known().map(|known| known.value);
            prop_assert!(!shown.is_some_and(|value| value > 0.0 && value < 5.0));
        }
        prop_assert_eq!(worked_out(&table, 4), 0);
    }
}
