//! What is wrong with a protected bundle is told with its place, and hidden numbers are never repeated.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use komspot::app::Terms;
use komspot::app::check::check;
use komspot::cli::report::Report;
use komspot::locale::Lang;
use komspot::progress::Silent;
use komspot::snapshot::Store;
use proptest::prelude::*;
use tempfile::TempDir;

use super::{alter, good, ours, protected, set};

/// What a person reads of the good bundle, protected and then changed by hand:
/// rows by their key, or texts of the descriptor.
fn told(changes: &[(&str, &str)]) -> String {
    let (folder, bundle) = protected(good().path());
    for (old, new) in changes {
        if old.starts_with('"') {
            alter(&bundle, "datapackage.json", old, new);
        } else {
            set(&bundle, old, new);
        }
    }
    said(&bundle, &Store::new(folder.path()))
}

fn said(bundle: &Path, store: &Store) -> String {
    let checked = check(bundle, store, &Terms::default(), &Silent).unwrap();
    let text = Report::new("pakke", !checked.is_refused(), &checked.findings).text(Lang::Da);
    assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
    text
}

/// The rows that the changes are made in.
const SMALL: &str = "anmeldelser,øst,2024,all";
const ABSENCE: &str = "fravaer,nord,2024/2025,all";
const MARK: &str = "karakter,nord,2025,all";

#[test]
fn what_the_program_makes_raises_nothing() {
    assert_eq!(told(&[]), "Godkendt: ingen fejl.\n");
}

#[track_caller]
fn refused_with(changes: &[(&str, &str)], expected: &str) {
    let text = told(changes);
    assert!(text.contains("Afvist") && text.contains(expected), "{expected}\n{text}");
}

#[test]
fn rows_are_judged_one_by_one() {
    let row = |new, expected| refused_with(&[(SMALL, new)], expected);
    row("anmeldelser,øst,2024,all,,,skjult,", "kolonne mark: »skjult« er ikke en mærkning");
    row("anmeldelser,øst,2024,all,,,,", "kolonne mark: »« er ikke en mærkning");
    row("anmeldelser,øst,2024,all,,,published,", "kolonne value: Cellen er mærket published, men");
    row("anmeldelser,øst,2024,all,3,,published,", "hviler på færre end 5 og må ikke vises");
    row(
        "anmeldelser,øst,2024,all,,3,below_k,",
        "kolonne base: Cellen er mærket below_k, men der står et tal",
    );
    row("anmeldelser,øst,2024-01,all,,,below_k,", "»2024-01« er ikke af en længde");
    row("anmeldelser,vest,2024,all,,,below_k,", "»vest« findes ikke i areas");
    row("graffiti,øst,2024,all,,,below_k,", "»graffiti« er ikke beskrevet");
    row("anmeldelser,nord,2024,all,,,below_k,", "har allerede et tal for byområdet nord");
    row("anmeldelser,øst,2024,all,-7,,published,", "»-7« er negativt");
    row("anmeldelser,øst,2024,all,17,20,published,", "Et antal har ingen base");
    refused_with(
        &[(ABSENCE, "fravaer,nord,2024/2025,all,181,180,published,")],
        "Antallet er større end basen",
    );
    refused_with(&[(ABSENCE, "fravaer,nord,2024/2025,all,177,180,published,")], "må ikke vises");
    refused_with(&[(ABSENCE, "fravaer,nord,2024/2025,all,30,,published,")], "Andelen mangler sin base");
    refused_with(&[(MARK, "karakter,nord,2025,all,6.4,,published,")], "Gennemsnittet mangler sin base");
    refused_with(&[(MARK, "karakter,nord,2025,all,6.4,0,published,")], "opgjort for 0 personer");
    refused_with(&[(MARK, "karakter,nord,2025,all,6.4,4,published,")], "hviler på færre end 5");
}

#[test]
fn a_number_in_a_hidden_cell_is_told_and_not_repeated() {
    let text = told(&[(SMALL, "anmeldelser,øst,2024,all,3987,,below_k,")]);
    assert!(text.contains("observations.csv, linje ") && text.contains("Tallet vises ikke her"), "{text}");
    assert!(!text.contains("3987"), "{text}");
    let text = told(&[(SMALL, "anmeldelser,øst,2024,all,3.25,,hidden,")]);
    assert!(text.contains("mærket hidden") && !text.contains("3.25"), "{text}");
}

/// The year 2024 of the reports with a total of our own.
fn reports_with_total(nord: &str, total: &str) -> String {
    let total = format!("anmeldelser,total,2024,all,{total}");
    let nord = format!("anmeldelser,nord,2024,all,{nord}");
    told(&[
        ("anmeldelser,nord,2024,all", &nord),
        ("anmeldelser,nord,2024,0-17", "anmeldelser,nord,2024,0-17,12,,published,"),
        ("anmeldelser,syd,2024,all", "anmeldelser,syd,2024,all,9,,published,"),
        (SMALL, "anmeldelser,øst,2024,all,,,below_k,"),
        ("anmeldelser,unknown,2024,all", "anmeldelser,unknown,2024,all,,,missing,"),
        ("anmeldelser,total,2024,all", &total),
    ])
}

#[test]
fn totals_fit_their_parts() {
    // 31 + 9 + less than 5 is neither 37 nor 48.
    for total in ["37,,published,", "48,,published,"] {
        let text = reports_with_total("31,,published,", total);
        assert!(text.contains("passer ikke med byområdernes tal"), "{text}");
    }
    let text = reports_with_total("31,,published,", "43,,published,");
    assert!(text.contains("øst, perioden 2024") && text.contains("kan regnes ud af byområdernes"), "{text}");
    assert!(!text.contains("passer ikke"), "31 + 9 + 3 is 43: {text}");
    let text = reports_with_total("11,,published,", ",,hidden,");
    assert!(text.contains("passer ikke med aldersgruppernes tal"), "12 of them are under 18: {text}");
    let text = told(&[("karakter,total,2025,all", "karakter,total,2025,all,6.9,54,published,")]);
    assert!(text.contains("karakter«, byområdet total") && text.contains("passer ikke"), "{text}");
}

#[test]
fn sums_over_ages_and_periods_are_held_against_their_parts() {
    let folder = TempDir::new().unwrap();
    let store = Store::new(&folder.path().join("store"));
    let bundle = folder.path().join("bundle");
    fs::create_dir(&bundle).unwrap();
    for entry in fs::read_dir(ours("data/protected")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), bundle.join(entry.file_name())).unwrap();
    }
    let changed_by_one = |key: &str| {
        let text = fs::read_to_string(bundle.join("observations.csv")).unwrap();
        let row = text.lines().find(|line| line.starts_with(&format!("{key},"))).unwrap().to_owned();
        let value: u32 = row.split(',').nth(4).unwrap().parse().unwrap();
        set(&bundle, key, &row.replacen(&format!(",{value},"), &format!(",{},", value + 1), 1));
        let said = said(&bundle, &store);
        set(&bundle, key, &row);
        said
    };
    // Three groups of children and four quarters, all of them shown.
    let text = changed_by_one("underretninger,03,2024,all");
    assert!(text.contains("underretninger«, byområdet 03, perioden 2024"), "{text}");
    assert!(text.contains("aldersgruppernes tal"), "{text}");
    let text = changed_by_one("underretninger,total,2024,0-5");
    assert!(text.contains("de kortere perioders tal"), "{text}");
}

#[test]
fn a_few_rows_cannot_ask_for_a_giant_table() {
    let (folder, bundle) = protected(good().path());
    let mut rows = "indicator,area,period,age_group,value,base,mark,status\n".to_owned();
    for at in 0..1_100 {
        let (year, month, from, to) = (1900 + at / 12, at % 12 + 1, at / 50, 60 + at % 50);
        writeln!(rows, "haervaerk,nord,{year}-{month:02},{from}-{to},50,,published,").unwrap();
    }
    fs::write(bundle.join("observations.csv"), rows).unwrap();
    super::unseal(&bundle);
    let text = said(&bundle, &Store::new(folder.path()));
    assert!(text.contains("har 1100 rækker i et skema med"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_cell_can_stop_the_judge(cell in "[^{]{0,30}", row in 0_usize..100, column in 0_usize..8) {
        let (folder, bundle) = protected(good().path());
        let text = fs::read_to_string(bundle.join("observations.csv")).unwrap();
        let mut lines: Vec<Vec<String>> =
            text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect();
        let row = 1 + row % (lines.len() - 1);
        lines[row][column] = format!("\"{}\"", cell.replace('"', "\"\""));
        let text = lines.iter().map(|cells| cells.join(",")).collect::<Vec<_>>().join("\n");
        fs::write(bundle.join("observations.csv"), text).unwrap();
        super::unseal(&bundle);
        said(&bundle, &Store::new(folder.path()));
    }
}

#[test]
fn the_descriptor_says_how_the_figures_were_made() {
    refused_with(&[("\"k\": 5", "\"k\": \"fem\"")], "datapackage.json");
    refused_with(&[("\"k\": 5", "\"k\": 3")], "beskyttet med grænsen 3, men her er grænsen 5");
    refused_with(
        &[("\"sums\": {", "\"sums\": {\"anmeldelser\": [\"0-17\", \"10+\"]")],
        "»anmeldelser«, kan ikke bruges",
    );
    refused_with(&[("\"protected\": {", "\"protected\": 5, \"x\": {")], "datapackage.json");
    // Without the word, the marks are a column that does not belong.
    refused_with(&[("\"protected\": {", "\"x\": {")], "Kolonnen »mark« kendes ikke");
}

/// What an import says of the good bundle, protected and then changed by hand.
fn refused_import(change: impl FnOnce(&Path)) -> String {
    let (folder, bundle) = protected(good().path());
    change(&bundle);
    super::unseal(&bundle);
    let store = Store::new(&folder.path().join("store"));
    let told = super::imported(&bundle, &store).expect_err("it is refused");
    assert!(store.current().is_none());
    told
}

#[test]
fn figures_come_with_the_ledger_that_they_were_made_by() {
    let text = refused_import(|bundle| {
        let path = bundle.join("datapackage.json");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replace("\"name\": \"ledger\"", "\"name\": \"bilag\"")).unwrap();
    });
    assert!(text.contains("mangler bogen over det, der er offentliggjort før"), "{text}");
    // One cell of the book rewritten: the chain of its lines breaks.
    let text = refused_import(|bundle| {
        let path = bundle.join("ledger.jsonl");
        let text = fs::read_to_string(&path).unwrap();
        let altered = text.replacen("\"12\"", "\"13\"", 1);
        assert_ne!(text, altered);
        fs::write(path, altered).unwrap();
    });
    assert!(text.contains("ledger.jsonl") && text.contains("Afvist"), "{text}");
    // The book of another release: whole, but of other figures.
    let other = protected(&ours("tests/fixtures/bundles/small"));
    let text = refused_import(|bundle| {
        fs::copy(other.1.join("ledger.jsonl"), bundle.join("ledger.jsonl")).unwrap();
    });
    assert!(text.contains("er ikke dem, der står i datapakkens bog"), "{text}");
}
