//! Rows of figures, good and bad.

use std::cell::Cell;

use proptest::prelude::*;

use super::*;
use crate::bundle::NumberFormat;
use crate::domain::AreaId;
use crate::progress::Stage;

const CATALOGUE: &str = "\
antal,Antal,Number,police,,,,count,,,risk,year,offence,true
andel,Andel,Share,school,,,,share,,,protective,schoolyear,school,true
snit,Snit,Mean,school,,,,mean,,,protective,quarter,school,true
frit,Frit,Open,school,,,,mean,,,protective,quarter,school,false
måned,Måned,Month,police,,,,count,,none,risk,month,offence,true";

/// Counts what it is told.
#[derive(Default)]
struct Told(Cell<u64>);

impl Progress for Told {
    fn begin(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, steps: u64) {
        self.0.set(self.0.get() + steps);
    }
}

fn catalogue() -> Catalogue {
    let header = "id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,direction,\
                  granularity,place_basis,protect";
    let mut judge = super::super::catalogue::Judge::new("indicators.csv");
    feed(&mut judge, header, CATALOGUE.lines());
    let mut findings = Findings::default();
    let catalogue = judge.finish(None, &mut findings);
    assert_eq!(findings.into_list(), []);
    catalogue
}

fn feed<'t>(judge: &mut dyn Rows, header: &str, rows: impl Iterator<Item = &'t str>) {
    let names: Vec<_> = header.split(',').map(str::to_owned).collect();
    assert!(judge.columns(&Columns { numbers: vec![NumberFormat::PLAIN; names.len()], names }));
    for (row, line) in rows.zip(2..) {
        let cells: Vec<_> = row.split(',').map(|text| (!text.is_empty()).then_some(text)).collect();
        judge.row(line, &cells);
    }
}

/// What is said of rows: line, column, code. Indicators without rows are left out.
fn judge(rows: &[&str]) -> Vec<(Option<u64>, String, &'static str)> {
    let findings = findings(rows);
    findings.into_iter().map(|f| (f.place.line, f.place.column.unwrap_or_default(), f.code)).collect()
}

fn findings(rows: &[&str]) -> Vec<Finding> {
    let (catalogue, areas) = (catalogue(), Areas::new(["a", "b"].map(AreaId::new).to_vec()));
    let told = Told::default();
    let mut judge = Observations::new("observations.csv", &catalogue, &areas, &told);
    feed(&mut judge, "indicator,area,period,age_group,value,base,status", rows.iter().copied());
    let mut findings = Findings::default();
    judge.finish("indicators.csv", &mut findings);
    assert_eq!(told.0.get(), rows.len() as u64);
    findings.into_list().into_iter().filter(|finding| finding.code != "indicator-without-rows").collect()
}

/// Says what is wrong with the one row.
fn fault(row: &str) -> (String, &'static str) {
    match &judge(&[row])[..] {
        [(Some(2), column, code)] => (column.clone(), code),
        other => panic!("{row}: {other:?}"),
    }
}

#[test]
fn good_rows_raise_nothing() {
    let rows = [
        "antal,a,2024,all,98887",
        "antal,unknown,2024,all,3",
        "antal,a,2025,all,7,,provisional",
        "andel,a,2024/2025,10-17,8,10",
        "andel,b,2024/25,10-17,0,0",
        "snit,a,2024-Q3,all,6.4,25",
        "frit,a,2024K3,all,-6.4",
        "måned,a,2024M10,all,2",
    ];
    assert_eq!(judge(&rows), []);
}

#[test]
fn every_kind_of_fault_has_its_place() {
    for (row, column, code) in [
        ("uro,a,2024,all,1", "indicator", "indicator-not-known"),
        ("antal,x,2024,all,1", "area", "area-not-known"),
        ("antal,total,2024,all,1", "area", "area-total"),
        ("antal,a,2024-13,all,1", "period", "period-unreadable"),
        ("antal,a,2024-Q1,all,1", "period", "period-too-fine"),
        ("antal,a,2024/2025,all,1", "period", "period-other-year"),
        ("måned,a,2024,all,1", "period", "period-too-coarse"),
        ("antal,a,2024,17-10,1", "age_group", "age-group-unreadable"),
        ("antal,a,2024,all,-3", "value", "number-negative"),
        ("antal,a,2024,all,2.5", "value", "number-fraction"),
        ("antal,a,2024,all,tre", "value", "number-unreadable"),
        ("antal,a,2024,all,9007199254740994", "value", "number-too-large"),
        ("antal,a,2024,all,1,,final", "status", "status-unknown"),
        ("antal,,2024,all,1", "area", "cell-empty"),
        ("andel,a,2024/2025,all,11,10", "value", "share-above-base"),
        ("andel,a,2024/2025,all,11", "base", "share-without-base"),
        ("andel,a,2024/2025,all,0.5,10", "value", "number-fraction"),
        ("andel,a,2024/2025,all,1,10.5", "base", "number-fraction"),
        ("andel,a,2024/2025,all,1,5000000000", "base", "number-too-large"),
        ("snit,a,2024-Q1,all,6.4", "base", "mean-without-base"),
        ("snit,a,2024-Q1,all,6.4,0", "base", "mean-of-nobody"),
        ("snit,a,2024-Q1,all,godt,10", "value", "mean-unreadable"),
        ("antal,a,2024,all,010190-1234", "value", "person-number"),
        ("antal,010190-1234,2024,all,1", "area", "person-number"),
        ("010190-1234,a,2024,all,1", "indicator", "person-number"),
    ] {
        assert_eq!(fault(row), (column.to_owned(), code), "{row}");
    }
}

#[test]
fn all_faults_of_a_row_are_told() {
    let found = judge(&["antal,x,1,y,-1,,z"]);
    let codes: Vec<_> = found.iter().map(|(.., code)| *code).collect();
    assert_eq!(
        codes,
        ["age-group-unreadable", "area-not-known", "period-unreadable", "status-unknown", "number-negative"]
    );
}

#[test]
fn a_key_that_comes_twice_names_the_first_line() {
    let rows = ["antal,a,2024,all,1", "antal,b,2024,all,1", "antal,a,2024,all,2", "antal,a,2024,all,1"];
    let mut twice = findings(&rows);
    assert_eq!(twice.remove(0).code, "rows-beyond-table", "four rows for three areas in one year");
    let lines: Vec<_> = twice.iter().map(|f| (f.code, f.place.line)).collect();
    assert_eq!(lines, [("row-twice", Some(4)), ("row-twice", Some(5))]);
    assert!(twice.iter().all(|f| f.details.contains(&("first", "2".to_owned()))));
    assert!(twice[0].details.contains(&("period", "2024".to_owned())));
    let spelt = judge(&["måned,a,2024-10,all,1", "måned,a,2024M10,all,1"]);
    assert_eq!(spelt, [(Some(3), "indicator".to_owned(), "row-twice")]);
    let empty = judge(&["antal,a,2024,all,", "antal,a,2024,all,1"]);
    assert_eq!(empty.last().unwrap().2, "values-missing");
    assert_eq!(empty[0].2, "row-twice");
}

#[test]
fn what_is_not_used_or_not_there_is_said_once() {
    let rows = ["antal,a,2024,all,1,500", "antal,b,2024,all,1,600", "antal,a,2023,all,"];
    let said = findings(&rows);
    assert_eq!((said[0].code, said[0].place.line), ("base-not-used", Some(2)));
    assert_eq!(said[0].details, [("count", "2".to_owned())]);
    assert_eq!((said[1].code, &said[1].details[..]), ("values-missing", &[("count", "1".to_owned())][..]));
}

#[test]
fn indicators_without_figures_are_named() {
    let (catalogue, areas) = (catalogue(), Areas::new(vec![AreaId::new("a")]));
    let told = Told::default();
    let mut judge = Observations::new("observations.csv", &catalogue, &areas, &told);
    let rows = ["antal,a,2024,all,1", "andel,a,oops,all,1,2", "snit,a,2024-Q1,all,,"];
    feed(&mut judge, "indicator,area,period,age_group,value,base", rows.into_iter());
    let mut findings = Findings::default();
    judge.finish("indicators.csv", &mut findings);
    let list = findings.into_list();
    let named: Vec<_> = list
        .iter()
        .filter(|finding| finding.code == "indicator-without-rows")
        .map(|finding| (finding.place.line.unwrap(), finding.value.as_ref().unwrap().as_str()))
        .collect();
    assert_eq!(named, [(4, "snit"), (5, "frit"), (6, "måned")]);
}

#[test]
fn a_table_without_rows_is_refused_once() {
    assert_eq!(judge(&[]), [(None, String::new(), "no-rows")]);
}

#[test]
fn where_areas_could_not_be_read_any_id_is_taken() {
    let (catalogue, areas) = (catalogue(), Areas::unreadable());
    let told = Told::default();
    let mut judge = Observations::new("observations.csv", &catalogue, &areas, &told);
    let rows = ["antal,a,2024,all,1"];
    feed(&mut judge, "indicator,area,period,age_group,value", rows.into_iter());
    let mut findings = Findings::default();
    judge.finish("indicators.csv", &mut findings);
    assert!(!findings.refuse());
}

proptest! {
    #[test]
    fn no_text_can_stop_the_judge(rows in prop::collection::vec(prop::collection::vec(".{0,12}", 0..9), 0..6)) {
        let (catalogue, areas) = (catalogue(), Areas::new(vec![AreaId::new("a")]));
        let told = Told::default();
        let mut judge = Observations::new("observations.csv", &catalogue, &areas, &told);
        feed(&mut judge, "indicator,area,period,age_group,value,base,status", std::iter::empty());
        for (row, line) in rows.iter().zip(2..) {
            let cells: Vec<_> = row.iter().map(|text| Some(text.as_str())).collect();
            judge.row(line, &cells);
        }
        judge.finish("indicators.csv", &mut Findings::default());
    }
}
