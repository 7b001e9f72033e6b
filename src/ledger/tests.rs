//! Chains that are whole and chains that are not.

use std::fs;

use tempfile::TempDir;

use super::*;
use crate::domain::Granularity;

fn issue(year: i16, cells: &[(&str, Said)]) -> Issues {
    let year = Period::year(year);
    let cells = cells.iter().map(|&(area, said)| ((AreaId::new(area), AgeGroup::All, year), said)).collect();
    let what = Year {
        k: 5,
        zeros: Zeros::Hidden,
        views: Views::usual(Granularity::Year),
        family: None,
        areas: vec![AreaId::new("nord øst"), AreaId::new("<\"b\">")],
        ages: BTreeSet::from([AgeGroup::All]),
        periods: BTreeSet::from([year]),
        cells,
        revised: None,
    };
    vec![Issue { indicator: IndicatorId::new("i"), year, what }]
}

fn published(value: f64, base: Option<u64>) -> Said {
    Said::Published(Known { value, base })
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::begin("Odense");
    ledger.extend([
        issue(2023, &[("nord øst", published(12.0, None)), ("<\"b\">", Said::Below)]),
        issue(2024, &[("nord øst", published(7.25, Some(40))), ("<\"b\">", Said::Blank)]),
    ]);
    ledger
}

#[test]
fn a_ledger_is_read_as_it_was_written() {
    let ledger = ledger();
    assert_eq!(Ledger::read(ledger.text()).unwrap(), ledger);
    assert_eq!(ledger.head().lines, 3);
}

#[test]
fn what_was_said_first_stays_said() {
    let mut ledger = ledger();
    let head = ledger.head();
    ledger.extend([issue(2023, &[("nord øst", published(13.0, None)), ("total", Said::AtLeast)])]);
    let year = ledger.year(&IndicatorId::new("i"), Period::year(2023)).unwrap();
    let cell = |area: &str| year.cells[&(AreaId::new(area), AgeGroup::All, Period::year(2023))];
    assert_eq!(cell("nord øst"), published(12.0, None));
    assert_eq!(cell("total"), Said::AtLeast);
    assert!(ledger.has_grown_from(&head));
}

#[test]
fn the_ledger_for_everybody_names_no_age_of_which_nothing_is_listed() {
    let age = |word: &str| -> AgeGroup { word.parse().unwrap() };
    let mut issues = issue(2023, &[("total", published(40.0, None))]);
    let key = (AreaId::new("total"), age("10-17"), Period::year(2023));
    issues[0].what.cells.insert(key, Said::AtLeast);
    issues[0].what.ages = BTreeSet::from([AgeGroup::All, age("0-9"), age("10-17")]);
    // What a later release lists of a year was counted in the first one already.
    let mut later = issue(2023, &[("nord øst", published(9.0, None))]);
    later[0].what.ages = BTreeSet::from([age("18-24")]);
    let mut own = Ledger::begin("Odense");
    own.extend([issues, later]);
    let public = own.of_listed_ages();
    assert_eq!(Ledger::read(public.text()).unwrap(), public, "a chain of its own");
    assert!(!public.text().contains("0-9") && !public.text().contains("18-24"));
    let year = |ledger: &Ledger| ledger.year(&IndicatorId::new("i"), Period::year(2023)).unwrap().clone();
    assert_eq!(year(&public).ages, BTreeSet::from([AgeGroup::All, age("10-17")]));
    assert_eq!(year(&public).cells, year(&own).cells);
    assert_eq!(public.head().lines, own.head().lines);
    assert_eq!(public.of_listed_ages(), public);
}

#[test]
fn every_alteration_is_found() {
    let ledger = ledger();
    let text = ledger.text();
    assert_eq!(Ledger::read(""), Err(Broken::Line(1)));
    assert_eq!(Ledger::read(&text.replace("\"12\"", "\"11\"")), Err(Broken::Line(2)));
    // The last line has none after it: only its snapshot's head tells.
    let altered = Ledger::read(&text.replace("7.25", "7.35")).unwrap();
    assert!(!altered.has_grown_from(&ledger.head()));
    let lines: Vec<&str> = text.lines().collect();
    let without_second = format!("{}\n{}\n", lines[0], lines[2]);
    assert_eq!(Ledger::read(&without_second), Err(Broken::Line(1)));
    assert!(Ledger::read(&text[..text.len() - 9]).is_err(), "cut within a line");
    assert_eq!(Ledger::read(&text.replace("\"ledger\":1", "\"ledger\":2")), Err(Broken::Newer(2)));
}

#[test]
fn a_file_must_have_grown_from_every_head() {
    let folder = TempDir::new().unwrap();
    let file = LedgerFile::new(folder.path());
    let whole = ledger();
    let heads = [Ledger::begin("Odense").head(), whole.head()];
    assert_eq!(file.load(&[], "Odense").unwrap(), Ledger::begin("Odense"), "nothing was published yet");
    assert!(matches!(file.load(&heads, "Odense"), Err(LedgerError::Missing)));
    file.save(&whole).unwrap();
    assert_eq!(file.load(&heads, "Odense").unwrap(), whole);
    let path = folder.path().join(LedgerFile::NAME);
    let first = format!("{}\n", whole.text().lines().next().unwrap());
    fs::write(&path, first).unwrap();
    assert!(matches!(file.load(&heads, "Odense"), Err(LedgerError::Truncated { lines: 1, known: 3 })));
    file.save(&Ledger::begin("Aarhus")).unwrap();
    assert!(matches!(file.load(&heads, "Odense"), Err(LedgerError::OtherMunicipality { .. })));
    fs::write(&path, b"\xff\xfe").unwrap();
    assert!(matches!(file.load(&heads, "Odense"), Err(LedgerError::Broken(_))));
}

#[test]
fn a_stopped_run_is_gone_on_with_by_the_same_run_only() {
    let folder = TempDir::new().unwrap();
    let block = issue(2023, &[("nord øst", published(12.0, None))]);
    Aside::open(folder.path(), "one").keep("i 2023", &block);
    let path = folder.path().join("unfinished.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{whole}{}", &whole[4..20])).unwrap();
    let same = Aside::open(folder.path(), "one");
    assert_eq!(same.find("i 2023"), Some(&block), "a torn line is left out");
    drop(same);
    assert_eq!(Aside::open(folder.path(), "two").find("i 2023"), None);
}
