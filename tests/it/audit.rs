//! `komspot audit`: planted leaks are found, with the range that a hand
//! calculation gives; tables that are protected pass.

mod properties;
mod vectors;

use std::fmt::Write as _;
use std::path::Path;

use komspot::audit::{Evidence, Fault, Problem, Range, Report, Revision, Rule, Verdict, audit};
use komspot::progress::Silent;

use crate::harness::komspot;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/audit").join(name);
    path.to_str().unwrap().to_owned()
}

fn evidence(rule: Rule, files: &[&str]) -> Evidence {
    let mut evidence = Evidence::new(rule);
    for file in files {
        evidence.release(file, &std::fs::read_to_string(fixture(file)).unwrap()).unwrap();
    }
    evidence
}

fn audited(rule: Rule, files: &[&str]) -> Report {
    audit(&evidence(rule, files), &Silent)
}

/// The exposed cells as text: `B 2023 all [1, 1]`.
fn exposed(report: &Report) -> Vec<String> {
    report.exposed.iter().map(|exposure| told(&exposure.range)).collect()
}

fn told(range: &Range) -> String {
    let Range { area, period, age_group, low, .. } = range;
    let high = range.high.map_or("∞".to_owned(), |high| format!("{high:.3}"));
    format!("{area} {period} {age_group} [{low:.3}, {high}]")
}

#[test]
fn primary_suppression_alone_is_found_out() {
    // First quarter: 13 − 10 = 3. Second: both under 5 and 6 together, so each is 2 to 4.
    // Of the half-year that the quarters would make, nothing is published: it is no listed level.
    let report = audited(Rule::new(5), &["primary-only.csv"]);
    assert_eq!(report.verdict(), Verdict::Exposed);
    assert_eq!(
        exposed(&report),
        ["A 2023-Q1 all [3.000, 3.000]", "A 2023-Q2 all [2.000, 4.000]", "B 2023-Q2 all [2.000, 4.000]"]
    );
}

#[test]
fn a_lone_hidden_cell_is_the_rest_of_its_row() {
    // 28 − 20 − 7
    assert_eq!(exposed(&audited(Rule::new(5), &["lone-cell.csv"])), ["B 2023 all [1.000, 1.000]"]);
}

#[test]
fn an_age_group_is_what_the_others_leave() {
    // 12 − 9
    assert_eq!(exposed(&audited(Rule::new(5), &["ages.csv"])), ["A 2023 10-14 [3.000, 3.000]"]);
}

#[test]
fn overlapping_age_groups_give_the_piece_between_them_away() {
    // 10–17 less 10–14: the three aged 15–17 are on no list.
    let report = audited(Rule::new(5), &["overlapping-ages.csv"]);
    assert_eq!(exposed(&report), ["A 2023 15-17 [3.000, 3.000]"]);
    assert_eq!(report.exposed_listed(), 0);
}

#[test]
fn rolling_sums_unlock_a_month() {
    // 146 − 152 + 8 (February 2022) = 2
    assert_eq!(exposed(&audited(Rule::new(5), &["rolling.csv"])), ["A 2023-02 all [2.000, 2.000]"]);
}

#[test]
fn a_change_on_the_year_gives_its_month_away() {
    // 11 − 8
    assert_eq!(exposed(&audited(Rule::new(5), &["year-on-year.csv"])), ["A 2023-05 all [3.000, 3.000]"]);
}

#[test]
fn two_releases_tell_more_than_each() {
    assert!(audited(Rule::new(5), &["first-release.csv"]).safe());
    let both = audited(Rule::new(5), &["first-release.csv", "second-release.csv"]);
    // 21 − 8 − 11
    assert_eq!(exposed(&both), ["A 2023-02 all [2.000, 2.000]"]);
}

#[test]
fn a_revision_loosens_what_two_releases_tell() {
    // The later table has 2 in February. If cases may only have been added,
    // the earlier one has 0 to 2; if anything may have changed, 0 to 4.
    let second = "A 2023-02 all [2.000, 2.000]";
    let files = ["first-release.csv", "second-release.csv"];
    let grows = audited(Rule { revision: Revision::Grows, ..Rule::new(5) }, &files);
    assert_eq!(exposed(&grows), ["A 2023-02 all [0.000, 2.000]", second]);
    let free = audited(Rule { revision: Revision::Free, ..Rule::new(5) }, &files);
    assert_eq!(exposed(&free), [second]);
    assert_eq!(free.exposed[0].range.release, 1);
}

#[test]
fn a_rate_beside_a_hidden_count_is_the_count() {
    // 8.565 to 8.575 per 1000 of 350 persons: 2.998 to 3.001 cases.
    let mut evidence = evidence(Rule::new(5), &["rate.csv"]);
    let hidden = audit(&evidence, &Silent);
    assert!(hidden.safe(), "without the population the rate tells nothing: {hidden:?}");
    let population = std::fs::read_to_string(fixture("population.csv")).unwrap();
    evidence.population("population.csv", &population).unwrap();
    assert_eq!(exposed(&audit(&evidence, &Silent)), ["A 2023 all [2.998, 3.001]"]);
}

#[test]
fn indicators_that_add_up_are_judged_together() {
    assert!(audited(Rule::new(5), &["family.csv"]).safe());
    let out = komspot(&["--lang", "en", "audit", &fixture("family.csv"), "--family", "crime=theft,arson"]);
    assert_eq!(out.code, Some(3));
    // 11 − 9
    assert!(out.stdout.contains("arson, A, 2023, all lies between 2 and 2"), "{}", out.stdout);
}

#[test]
fn protected_tables_pass() {
    let report = audited(Rule::new(5), &["safe.csv"]);
    assert!(report.safe(), "{report:?}");
    let out = komspot(&["--lang", "en", "audit", &fixture("safe.csv")]);
    assert_eq!(out.code, Some(0), "{out:?}");
}

#[test]
fn what_contradicts_itself_is_not_called_safe() {
    // 10 + 20 is more than 25, whatever is left out.
    let report = audited(Rule::new(5), &["contradictory.csv"]);
    assert_eq!(report.verdict(), Verdict::Contradictory);
    let out = komspot(&["--lang", "en", "audit", &fixture("contradictory.csv")]);
    assert_eq!(out.code, Some(3));
    assert!(out.stdout.contains("contradict"), "{}", out.stdout);
}

#[test]
fn cases_without_an_area_are_reckoned_with_where_nothing_else_fits() {
    // 10 + 20 of 40: the other ten have no area, and are no small count.
    let report = audited(Rule::new(5), &["unplaced.csv"]);
    assert!(report.safe(), "{report:?}");
    assert_eq!(report.area_rests, ["x"]);
}

#[test]
fn one_area_is_enough() {
    // January is under 5, the others are 13 together: the quarter is 13 to 17.
    let report = audited(Rule { intervals: true, ..Rule::new(5) }, &["one-area.csv"]);
    assert!(report.safe(), "{report:?}");
    let told: Vec<_> = report.intervals.iter().map(told).collect();
    assert_eq!(told, ["A 2023-01 all [0.000, 4.000]", "A 2023-Q1 all [13.000, 17.000]"]);
}

#[test]
fn nobody_is_counted_where_nobody_lives() {
    // No children live in C: that none is counted is no secret.
    let mut evidence = evidence(Rule::new(5), &["empty-area.csv"]);
    assert_eq!(exposed(&audit(&evidence, &Silent)), ["C 2023 0-17 [0.000, 0.000]"]);
    let population = std::fs::read_to_string(fixture("population.csv")).unwrap();
    evidence.population("population.csv", &population).unwrap();
    let report = audit(&evidence, &Silent);
    assert!(report.safe(), "{report:?}");
}

#[test]
fn a_protected_bundles_table_is_read_too() {
    // 23 − 20, from a file with a byte-order mark, quotation marks and CR LF.
    assert_eq!(exposed(&audited(Rule::new(5), &["bundle.csv"])), ["B 2023 all [3.000, 3.000]"]);
}

#[test]
fn a_count_that_should_be_hidden_is_found_on_show() {
    let mut evidence = Evidence::new(Rule::new(5));
    evidence.release("x.csv", "indicator,area,period,count\nx,A,2023,3\nx,B,2023,9\nx,C,2023,0\n").unwrap();
    assert_eq!(exposed(&audit(&evidence, &Silent)), ["A 2023 all [3.000, 3.000]"]);
}

#[test]
fn shares_keep_their_small_rests() {
    // 48 of 50: two did not, in a group where the share alone looks harmless.
    let mut evidence = Evidence::new(Rule { shares: vec!["x".to_owned()], ..Rule::new(5) });
    evidence.release("x.csv", "indicator,area,period,value,mark,base\nx,A,2023,48,published,50\n").unwrap();
    let report = audit(&evidence, &Silent);
    assert_eq!(exposed(&report), ["A 2023 all [2.000, 2.000]"]);
    assert_eq!(report.exposed[0].range.indicator, "x (base − value)");
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let fault = |csv: &str| {
        let error = Evidence::new(Rule::new(5)).release("x.csv", csv).unwrap_err();
        (error.fault, error.line, error.column)
    };
    let head = "indicator,area,period,age_group,count\n";
    assert_eq!(fault(""), (Fault::Empty, 1, None));
    assert_eq!(fault(head), (Fault::Empty, 1, None));
    assert_eq!(fault("area,period,count\nA,2023,5\n"), (Fault::NoColumn, 1, Some("indicator")));
    assert_eq!(fault("\u{0}\u{1}\u{2}"), (Fault::NoColumn, 1, Some("area")));
    for (row, what, column) in [
        ("x,A,2023-13,all,5", Fault::BadPeriod, "period"),
        ("x,A,2023,young,5", Fault::BadAge, "age_group"),
        ("x,A,2023,all,-5", Fault::BadValue, "count"),
        ("x,A,2023,all,<", Fault::BadValue, "count"),
        ("x,A,2023,all,<0", Fault::BadValue, "count"),
        ("x,A,2023,all,NaN", Fault::BadValue, "count"),
        ("x,A,2023,all,1e300", Fault::BadValue, "count"),
        ("x,,2023,all,5", Fault::NoArea, "area"),
        (",A,2023,all,5", Fault::NoIndicator, "indicator"),
    ] {
        assert_eq!(fault(&format!("{head}x,A,2022,all,9\n{row}\n")), (what, 3, Some(column)), "{row}");
    }
    assert_eq!(fault(&format!("{head}x,A\n")).0, Fault::NotTable);
    let out = komspot(&["--lang", "en", "audit", &fixture("population.csv")]);
    assert_eq!(out.code, Some(1));
    assert!(out.stderr.contains("population.csv, line 1, column period"), "{}", out.stderr);
    assert_eq!(komspot(&["audit", "no-such-file.csv"]).code, Some(1));
    assert_eq!(komspot(&["audit"]).code, Some(2));
    assert_eq!(komspot(&["audit", "x.csv", "--family", "A"]).code, Some(2));
}

#[test]
fn a_flood_of_cells_is_refused_and_not_called_safe() {
    let mut csv = "indicator,area,period,age_group,count\n".to_owned();
    for nth in 0..1000 {
        let (year, month, age) = (1900 + nth / 12, nth % 12 + 1, nth % 120);
        writeln!(csv, "x,A{nth},{year}-{month:02},{age}-{age},9").unwrap();
    }
    let mut evidence = Evidence::new(Rule::new(5));
    evidence.release("x.csv", &csv).unwrap();
    let report = audit(&evidence, &Silent);
    assert_eq!(report.verdict(), Verdict::Contradictory);
    assert_eq!(report.conflicts[0].problem, Problem::TooLarge);
}
