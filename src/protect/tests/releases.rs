//! Release after release, with the ledger between them.

use proptest::prelude::*;

use super::*;
use crate::domain::TOTAL_AREA;

fn months(counts: &[Vec<u8>], until: usize) -> Vec<(u16, String, f64)> {
    let of_month = |(month, counts): (usize, &Vec<u8>)| -> Vec<(u16, String, f64)> {
        let areas = (0_u16..).zip(counts);
        areas.map(|(area, &count)| (area, format!("2024-{:02}", month + 1), f64::from(count))).collect()
    };
    counts.iter().enumerate().take(until).flat_map(of_month).collect()
}

fn release(indicator: Indicator, areas: usize, rows: &[(u16, String, f64)], ledger: &Ledger) -> Protected {
    let rows: Vec<Row<'_>> =
        rows.iter().map(|(area, month, count)| (*area, "all", month.as_str(), *count, None)).collect();
    pass(vec![table(indicator, areas, &rows)], ledger, 5).ok().unwrap()
}

fn monthly() -> Indicator {
    let views = Some("area-month area-quarter area-year total-month total-quarter total-year".to_owned());
    Indicator { views, ..indicator(Measure::Count, Granularity::Month) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_was_published_stays_and_what_was_hidden_stays_hidden(
        counts in proptest::collection::vec(proptest::collection::vec(0_u8..14, 4), 12),
        late in proptest::option::of((0_usize..12, 0_usize..4)),
    ) {
        let mut ledger = Ledger::begin("test");
        let mut before: Option<ReleaseTable> = None;
        for until in [1, 2, 3, 5, 6, 9, 12] {
            let mut counts = counts.clone();
            if let Some((month, area)) = late.filter(|_| until >= 6) {
                counts[month][area] += 1;
            }
            let protected = release(monthly(), 4, &months(&counts, until), &ledger);
            let table = ReleaseTable::clone(&protected.indicators[0].table);
            for (area, age, period, cell) in before.iter().flat_map(ReleaseTable::iter) {
                prop_assert_eq!(table.figure(area, period, age), cell.figure, "{} {}", area, period);
            }
            ledger = Ledger::read(protected.ledger.text()).unwrap();
            prop_assert_eq!(&ledger, &protected.ledger, "a ledger is read as it was written");
            before = Some(table);
        }
    }
}

#[test]
fn the_same_figures_again_add_nothing() {
    let counts = vec![vec![20, 3, 1, 9]; 3];
    let first = release(monthly(), 4, &months(&counts, 3), &Ledger::begin("test"));
    let second = release(monthly(), 4, &months(&counts, 3), &first.ledger);
    assert_eq!(first.ledger, second.ledger);
    assert_eq!(second.audit.unwrap().blocks, 0, "nothing is solved again");
}

#[test]
fn late_records_change_nothing_that_was_shown_and_are_told_once() {
    let mut counts = vec![vec![20, 30]; 12];
    let first = release(monthly(), 2, &months(&counts, 12), &Ledger::begin("test"));
    counts[4][0] = 23;
    let second = release(monthly(), 2, &months(&counts, 12), &first.ledger);
    let table = &second.indicators[0].table;
    assert_eq!(value(at(table, "a0", "2024-05", "all")), Some(20.0));
    assert_eq!(value(at(table, TOTAL_AREA, "2024", "all")), Some(600.0));
    assert_eq!(table.revised(), [("2024".parse().unwrap(), 603)]);
    assert_eq!(second.findings[0].code, "late-records");
    counts[7][1] = 31;
    let third = release(monthly(), 2, &months(&counts, 12), &second.ledger);
    assert_eq!(third.indicators[0].table.revised(), [("2024".parse().unwrap(), 603)]);
}

#[test]
fn a_sum_over_late_records_is_one_of_published_figures() {
    let mut counts = vec![vec![20, 30]; 3];
    let first = release(monthly(), 2, &months(&counts, 2), &Ledger::begin("test"));
    counts[0][0] = 25;
    let second = release(monthly(), 2, &months(&counts, 3), &first.ledger);
    let table = &second.indicators[0].table;
    assert_eq!(value(at(table, "a0", "2024-Q1", "all")), Some(60.0), "20 + 20 + 20, as published");
    assert_eq!(value(at(table, TOTAL_AREA, "2024-Q1", "all")), Some(150.0));
}

#[test]
fn a_sum_over_late_records_of_which_a_part_is_hidden_is_not_listed() {
    let mut counts = vec![vec![20, 30, 2, 1, 3, 2, 4]; 3];
    let first = release(monthly(), 7, &months(&counts, 2), &Ledger::begin("test"));
    counts[0][0] = 25;
    let second = release(monthly(), 7, &months(&counts, 3), &first.ledger);
    assert_eq!(at(&second.indicators[0].table, "a2", "2024-Q1", "all"), UNLISTED);
}

#[test]
fn a_year_keeps_the_k_that_it_began_with() {
    let of = |year| {
        [6.0, 60.0, 70.0].into_iter().zip(0..).map(move |(count, area)| (area, "all", year, count, None))
    };
    let old: Vec<Row<'_>> = of("2024").collect();
    let both: Vec<Row<'_>> = of("2024").chain(of("2025")).collect();
    let first = pass(vec![table(yearly(), 3, &old)], &Ledger::begin("test"), 5).ok().unwrap();
    let second = pass(vec![table(yearly(), 3, &both)], &first.ledger, 8).ok().unwrap();
    let table = &second.indicators[0].table;
    assert_eq!(value(at(table, "a0", "2024", "all")), Some(6.0));
    assert_eq!(at(table, "a0", "2025", "all"), BELOW);
    assert_eq!(["2024", "2025"].map(|year| table.threshold(year.parse().unwrap(), 9)), [5, 8]);
}

#[test]
fn what_was_hidden_is_not_shown_by_taking_the_protection_away() {
    let counts = [vec![20, 3, 30]];
    let first = release(monthly(), 3, &months(&counts, 1), &Ledger::begin("test"));
    let open = Indicator { protect: false, ..monthly() };
    let rows = [(1, "all", "2024-01", 3.0, None)];
    let refused = pass(vec![table(open.clone(), 3, &rows)], &first.ledger, 5).err().unwrap();
    assert_eq!(refused[0].code, "protection-withdrawn");
    assert!(
        pass(vec![table(open, 3, &rows)], &Ledger::begin("test"), 5).is_ok(),
        "figures that were public all along"
    );
}

#[test]
fn a_year_that_was_begun_by_months_does_not_go_on_by_quarters() {
    // April 8, May 7 and a quarter of 17 would tell June.
    let first = [("2024-04", 8.0), ("2024-05", 7.0)].map(|(month, count)| (0, "all", month, count, None));
    let first = pass(vec![table(monthly(), 1, &first)], &Ledger::begin("test"), 5).ok().unwrap();
    let views = Some("area-quarter area-year total-quarter total-year".to_owned());
    let quarterly = Indicator { views, ..indicator(Measure::Count, Granularity::Quarter) };
    let rows = [(0, "all", "2024-Q2", 17.0, None)];
    let refused = pass(vec![table(quarterly.clone(), 1, &rows)], &first.ledger, 5).err().unwrap();
    assert_eq!(refused[0].code, "year-with-other-granularity");
    let next = [(0, "all", "2025-Q1", 17.0, None)];
    assert!(pass(vec![table(quarterly, 1, &next)], &first.ledger, 5).is_ok(), "a year of its own");
}

#[test]
fn a_year_that_was_begun_takes_no_other_areas_or_ages() {
    let first = release(monthly(), 2, &months(&[vec![20, 30]], 1), &Ledger::begin("test"));
    let rows = |area, age| -> Vec<Row<'static>> {
        vec![
            (0, "all", "2024-01", 20.0, None),
            (1, "all", "2024-01", 30.0, None),
            (0, "all", "2024-02", 20.0, None),
            (1, "all", "2024-02", 30.0, None),
            (area, age, "2024-02", 9.0, None),
        ]
    };
    let refused = |area, age| {
        let tables = vec![table(monthly(), 3, &rows(area, age))];
        pass(tables, &first.ledger, 5).err().unwrap()[0].code
    };
    assert_eq!(refused(2, "all"), "year-with-other-areas");
    assert_eq!(refused(0, "0-17"), "year-with-other-ages");
}
