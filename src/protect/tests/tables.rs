//! Single releases, worked out by hand.

use super::*;
use crate::domain::{AgeGroup, TOTAL_AREA};

#[test]
fn a_margin_that_leaves_too_little_room_is_not_published() {
    // 15 less 12 is 3: neither hidden area could be 4 any more.
    let rows = [(0, "all", "2024", 12.0, None), (1, "all", "2024", 3.0, None), (2, "all", "2024", 0.0, None)];
    let table = released(yearly(), 3, &rows);
    assert_eq!([at(&table, "a1", "2024", "all"), at(&table, "a2", "2024", "all")], [BELOW, BELOW]);
    let margins = ["a0", TOTAL_AREA].map(|area| value(at(&table, area, "2024", "all")));
    assert!(margins.contains(&None), "{margins:?}");
}

#[test]
fn enough_small_counts_cover_each_other() {
    // Five areas share 8 and none of the five is known to be more than 4: each can be 0 and 4.
    let small = [1.0, 2.0, 0.0, 2.0, 3.0];
    let mut rows: Vec<Row<'_>> = vec![(5, "all", "2024", 40.0, None)];
    rows.extend((0..).zip(small).map(|(area, value)| (area, "all", "2024", value, None)));
    let table = released(yearly(), 6, &rows);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(48.0));
    assert_eq!(value(at(&table, "a5", "2024", "all")), Some(40.0));
    assert!((0..5).all(|area| at(&table, &format!("a{area}"), "2024", "all") == BELOW));
}

#[test]
fn public_figures_pass_as_they_are() {
    let rows = [(0, "all", "2024", 12.0, None), (1, "all", "2024", 3.0, None)];
    let table = released(Indicator { protect: false, ..yearly() }, 2, &rows);
    assert_eq!(value(at(&table, "a1", "2024", "all")), Some(3.0));
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(15.0));
}

#[test]
fn zeros_are_shown_where_they_are_harmless() {
    let rows = [(0, "all", "2024", 0.0, None), (1, "all", "2024", 30.0, None), (2, "all", "2024", 2.0, None)];
    let table = released(Indicator { zeros: Zeros::Published, ..yearly() }, 3, &rows);
    assert_eq!(value(at(&table, "a0", "2024", "all")), Some(0.0));
    assert_eq!(at(&table, "a2", "2024", "all"), BELOW);
}

#[test]
fn where_nobody_lives_the_zero_is_public() {
    let rows = [(0, "all", "2024", 0.0, None), (1, "all", "2024", 30.0, None), (2, "all", "2024", 0.0, None)];
    let mut population = Population::default();
    for (area, persons) in [("a0", 0), ("a1", 900), ("a2", 700)] {
        population.insert(AreaId::new(area), 2024, AgeGroup::All, persons);
    }
    let ledger = Ledger::begin("test");
    let known = Known { rule: Rule::default(), population: &population, ledger: &ledger, aside: None };
    let tally = Tally::new(vec![table(yearly(), 3, &rows)]);
    let protected = protect(tally, known, &Silent).ok().unwrap();
    let table = &protected.indicators[0].table;
    assert_eq!(value(at(table, "a0", "2024", "all")), Some(0.0));
    assert_eq!(at(table, "a2", "2024", "all"), BELOW);
}

#[test]
fn shares_obey_in_numerator_remainder_and_base() {
    let rows = [
        (0, "all", "2024", 50.0, Some(100)),
        (1, "all", "2024", 2.0, Some(100)),
        (2, "all", "2024", 98.0, Some(100)),
        (3, "all", "2024", 1.0, Some(4)),
        (4, "all", "2024", 0.0, Some(90)),
    ];
    let table = released(Indicator { measure: Measure::Share, ..yearly() }, 5, &rows);
    for area in ["a1", "a2", "a3", "a4"] {
        assert_eq!(at(&table, area, "2024", "all"), Figure::Suppressed(Mark::Hidden), "{area}");
    }
}

#[test]
fn means_are_weighed_by_the_persons_behind_them() {
    let rows = [(0, "all", "2024", 6.0, Some(30)), (1, "all", "2024", 8.0, Some(10))];
    let table = released(Indicator { measure: Measure::Mean, ..yearly() }, 2, &rows);
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
    let table = released(indicator(Measure::Count, Granularity::Month), 2, &rows);
    assert_eq!(value(at(&table, "a0", "2024-Q2", "all")), Some(30.0));
    assert_eq!(at(&table, "a1", "2024-Q2", "all"), Figure::Missing);
    assert_eq!(at(&table, TOTAL_AREA, "2024-Q2", "all"), Figure::Missing);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024-Q1", "all")), Some(90.0));
    assert!(!table.periods().contains(&"2024-Q3".parse().unwrap()));
}

#[test]
fn what_is_on_no_list_is_not_shown_whatever_its_size() {
    let views = Some("total-year".to_owned());
    let rows = [(0, "all", "2024", 50.0, None), (1, "all", "2024", 70.0, None)];
    let table = released(Indicator { views, ..yearly() }, 2, &rows);
    assert_eq!(at(&table, "a0", "2024", "all"), UNLISTED);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(120.0));
}

#[test]
fn a_view_of_which_too_little_survives_is_not_listed() {
    // One area of three reaches k: areas are not worth a list, the municipality is.
    let rows = [(0, "all", "2024", 50.0, None), (1, "all", "2024", 1.0, None), (2, "all", "2024", 2.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year), 3, &rows);
    assert_eq!(at(&table, "a0", "2024", "all"), UNLISTED);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(53.0));
}

#[test]
fn an_indicator_with_every_cell_under_k_says_only_that() {
    let rows = [(0, "all", "2024", 1.0, None), (1, "all", "2024", 2.0, None)];
    let table = released(indicator(Measure::Count, Granularity::Year), 2, &rows);
    assert!(table.iter().all(|(.., cell)| cell.figure.known().is_none()));
    assert_eq!(at(&table, TOTAL_AREA, "2024", "all"), BELOW);
}

#[test]
fn one_area_is_as_hidden_as_its_total() {
    let table = released(yearly(), 1, &[(0, "all", "2024", 3.0, None)]);
    assert_eq!(at(&table, "a0", "2024", "all"), BELOW);
    assert_eq!(at(&table, TOTAL_AREA, "2024", "all"), BELOW);
}

#[test]
fn the_small_member_of_a_family_takes_another_with_it() {
    let of = |id: &str| Indicator { id: IndicatorId::new(id), family: Some("f".into()), ..yearly() };
    let one =
        |id, value| table(of(id), 2, &[(0, "all", "2024", value, None), (1, "all", "2024", 60.0, None)]);
    let sum = table(of("sum"), 2, &[(0, "all", "2024", 23.0, None), (1, "all", "2024", 120.0, None)]);
    let tables = vec![one("small", 3.0), one("large", 20.0), sum];
    let protected = pass(tables, &Ledger::begin("test"), 5).ok().unwrap();
    let figures: Vec<_> = protected.indicators.iter().map(|of| at(&of.table, "a0", "2024", "all")).collect();
    assert_eq!(figures[0], BELOW);
    assert!(figures[1..].iter().any(|figure| figure.is_suppressed()), "23 less 20 is 3: {figures:?}");
}

#[test]
fn a_figure_that_does_not_add_up_does_not_set_the_others_free() {
    let of = |id: &str| Indicator { id: IndicatorId::new(id), family: Some("f".into()), ..yearly() };
    let year = |area, year, value| (area, "all", year, value, None);
    let one = |id, value| {
        let rows =
            [year(0, "2019", 30.0), year(1, "2019", 60.0), year(0, "2024", value), year(1, "2024", 60.0)];
        table(of(id), 2, &rows)
    };
    // In 2019 somebody has corrected the sum by one, and its parts not.
    let sum = [year(0, "2019", 61.0), year(1, "2019", 120.0), year(0, "2024", 23.0), year(1, "2024", 120.0)];
    let tables = vec![one("small", 3.0), one("large", 20.0), table(of("sum"), 2, &sum)];
    let protected = pass(tables, &Ledger::begin("test"), 5).ok().unwrap();
    let figures: Vec<_> = protected.indicators.iter().map(|of| at(&of.table, "a0", "2024", "all")).collect();
    assert_eq!(figures[0], BELOW);
    assert!(figures[1..].iter().any(|figure| figure.is_suppressed()), "23 less 20 is 3: {figures:?}");
}

#[test]
fn age_groups_that_add_up_nearly_everywhere_are_held_against_their_sum() {
    let row = |area, age, year, value| (area, age, year, value, None);
    let mut rows = vec![
        row(0, "all", "2024", 23.0),
        row(0, "10-14", "2024", 3.0),
        row(0, "15-17", "2024", 20.0),
        row(1, "all", "2024", 50.0),
        row(1, "10-14", "2024", 20.0),
        row(1, "15-17", "2024", 30.0),
    ];
    let alone = released(yearly(), 2, &rows);
    rows.extend([row(0, "all", "2019", 51.0), row(0, "10-14", "2019", 20.0), row(0, "15-17", "2019", 30.0)]);
    let beside_an_odd_one = released(yearly(), 2, &rows);
    for age in ["all", "10-14", "15-17"] {
        assert_eq!(at(&beside_an_odd_one, "a0", "2024", age), at(&alone, "a0", "2024", age), "{age}");
    }
    assert_eq!(at(&alone, "a0", "2024", "10-14"), BELOW);
    let hidden = ["all", "15-17"].iter().any(|age| at(&alone, "a0", "2024", age).is_suppressed());
    assert!(hidden, "23 less 20 is 3");
}

#[test]
fn parts_that_exceed_the_whole_are_refused() {
    let rows = [(0, "all", "2024", 10.0, Some(20)), (0, "0-17", "2024", 5.0, Some(30))];
    let tables = vec![table(Indicator { measure: Measure::Share, ..yearly() }, 1, &rows)];
    let refused = pass(tables, &Ledger::begin("test"), 5).err().unwrap();
    assert_eq!(refused[0].code, "parts-exceed-whole");
}

#[test]
fn age_groups_that_cross_are_refused() {
    let rows =
        [(0, "all", "2024", 90.0, None), (0, "10-17", "2024", 30.0, None), (0, "15-24", "2024", 40.0, None)];
    let refused = pass(vec![table(yearly(), 1, &rows)], &Ledger::begin("test"), 5).err().unwrap();
    assert_eq!(refused[0].code, "age-groups-cross");
}
