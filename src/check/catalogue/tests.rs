//! Rows of a catalogue, good and bad.

use super::*;
use crate::bundle::{Columns, NumberFormat, Rows};
use crate::domain::{Base, Zeros};

const HEADER: &str = "id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,direction,\
                      granularity,place_basis,protect,short_da,rhythm_days,zeros";

fn judge(rows: &[&str]) -> (Catalogue, Vec<Finding>) {
    let names: Vec<_> = HEADER.split(',').map(str::to_owned).collect();
    let columns = Columns { numbers: vec![NumberFormat::PLAIN; names.len()], names };
    let mut judge = Judge::new("indicators.csv");
    assert!(judge.columns(&columns));
    for (row, line) in rows.iter().zip(2..) {
        let cells: Vec<_> = row.split(',').map(|text| (!text.is_empty()).then_some(text)).collect();
        judge.row(line, &cells);
    }
    let mut findings = Findings::default();
    let catalogue = judge.finish(None, &mut findings);
    (catalogue, findings.into_list())
}

fn faults(row: &str) -> Vec<(String, &'static str)> {
    let (_, findings) = judge(&[row]);
    findings.into_iter().map(|f| (f.place.column.unwrap_or_default(), f.code)).collect()
}

const GOOD: &str = "uro,Uro,Unrest,police,SSP,,,count,,,risk,month,offence,true,,,";

#[test]
fn empty_cells_mean_what_the_contract_says() {
    let share =
        "tilfreds,Glad for skolen,,school,,,,share,,,protective,schoolyear,school,false,,400,published";
    let mean = "snit,Snit,Mean,school,,,,mean,,population,protective,schoolyear,school,,,,";
    let (catalogue, findings) = judge(&[GOOD, share, mean]);
    let codes: Vec<_> = findings.iter().map(|finding| (finding.place.line, finding.code)).collect();
    assert_eq!(codes, [(Some(3), "english-name-missing")]);
    let entry = |at: usize| catalogue.entries()[at].indicator.clone().unwrap();
    assert_eq!((entry(0).per, entry(0).base, entry(0).zeros), (1000, Base::Population, Zeros::Hidden));
    assert_eq!((&*entry(0).short_da, &*entry(0).short_en, entry(0).protect), ("Uro", "Unrest", true));
    assert_eq!((entry(1).per, entry(1).base, entry(1).zeros), (100, Base::None, Zeros::Published));
    assert_eq!((&*entry(1).name_en, entry(1).rhythm_days), ("Glad for skolen", Some(400)));
    assert_eq!((entry(2).per, entry(2).base, entry(2).protect), (1, Base::None, true));
}

#[test]
fn every_wrong_word_is_told_with_the_allowed_ones() {
    let found = faults("uro,Uro,Unrest,police,,,,antal,0,people,bad,week,home,ja,,x,maybe");
    let columns = [
        ("base", "word-unknown"),
        ("direction", "word-unknown"),
        ("granularity", "word-unknown"),
        ("measure", "word-unknown"),
        ("per", "number-not-positive"),
        ("place_basis", "word-unknown"),
        ("protect", "word-unknown"),
        ("rhythm_days", "number-not-positive"),
        ("zeros", "word-unknown"),
    ];
    assert_eq!(found, columns.map(|(column, code)| (column.to_owned(), code)));
    let (_, findings) = judge(&["uro,Uro,Unrest,police,,,,count,,,risk,week,none,true,,,"]);
    assert_eq!(findings[0].details, [("allowed", "month, quarter, halfyear, year, schoolyear".to_owned())]);
}

#[test]
fn ids_and_names_must_be_there_and_ids_fit_addresses() {
    assert_eq!(
        faults(",,,,,,,count,,,risk,year,none,true,,,"),
        ["domain", "id", "name_da"].map(|column| (column.to_owned(), "cell-empty"))
    );
    assert_eq!(faults(&GOOD.replacen("uro", "u/ro", 1)), [("id".to_owned(), "id-characters")]);
}

#[test]
fn an_id_that_comes_twice_names_the_first() {
    let (_, findings) = judge(&[GOOD, GOOD]);
    assert_eq!((findings[0].code, findings[0].place.line), ("indicator-twice", Some(3)));
    assert_eq!(findings[0].details, [("first", "2".to_owned())]);
}

#[test]
fn a_faulty_entry_is_still_known_by_its_id() {
    let (catalogue, _) = judge(&["uro,Uro,Unrest,police,,,,count,,,bad,year,none,true,,,"]);
    let entry = &catalogue.entries()[catalogue.position("uro").unwrap()];
    assert!(entry.indicator.is_none());
    assert_eq!(entry.granularity, Some(Granularity::Year));
}

#[test]
fn no_rows_at_all_are_refused() {
    assert_eq!(judge(&[]).1[0].code, "no-rows");
}
