//! What is wrong with a protected bundle is told with its place, and hidden numbers are never repeated.

use std::path::Path;

use komspot::app::Terms;
use komspot::app::import::check;
use komspot::cli::report::Report;
use komspot::locale::Lang;
use komspot::progress::Silent;
use komspot::snapshot::Store;

use super::{alter, ours, protected};

/// What a person reads of the good bundle, protected and then changed by hand.
fn told(changes: &[(&str, &str)]) -> String {
    let (folder, bundle) = protected(&ours("tests/fixtures/bundles/good"));
    for (old, new) in changes {
        let file = if old.starts_with('"') { "datapackage.json" } else { "observations.csv" };
        alter(&bundle, file, old, new);
    }
    said(&bundle, &Store::new(folder.path()))
}

fn said(bundle: &Path, store: &Store) -> String {
    let (refused, findings) = check(bundle, store, Terms::default(), &Silent).unwrap();
    let text = Report::new("pakke", !refused, &findings).text(Lang::Da);
    assert!(!text.contains('⟦') && !text.contains("{$"), "{text}");
    text
}

/// The rows that the changes are made in.
const SMALL: &str = "anmeldelser,øst,2024,all,,,below_k,";
const NORD: &str = "anmeldelser,nord,2024,all,31,,published,";

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
    refused_with(&[("30,180,published", "181,180,published")], "Antallet er større end basen");
    refused_with(&[("30,180,published", "177,180,published")], "må ikke vises");
}

#[test]
fn a_number_in_a_hidden_cell_is_told_and_not_repeated() {
    let text = told(&[(SMALL, "anmeldelser,øst,2024,all,3987,,below_k,")]);
    assert!(text.contains("observations.csv, linje ") && text.contains("Tallet vises ikke her"), "{text}");
    assert!(!text.contains("3987"), "{text}");
    let text = told(&[(SMALL, "anmeldelser,øst,2024,all,3.25,,hidden,")]);
    assert!(text.contains("mærket hidden") && !text.contains("3.25"), "{text}");
}

#[test]
fn totals_fit_their_parts() {
    let text = told(&[("anmeldelser,total,2024,all,,,hidden,", "anmeldelser,total,2024,all,37,,published,")]);
    // 31 + 9 + less than 5 is not 37.
    assert!(text.contains("passer ikke med byområdernes tal"), "{text}");
    let text = told(&[("anmeldelser,total,2024,all,,,hidden,", "anmeldelser,total,2024,all,43,,published,")]);
    assert!(text.contains("øst, perioden 2024") && text.contains("kan regnes ud af byområdernes"), "{text}");
    assert!(!text.contains("passer ikke"), "31 + 9 + 3 is 43: {text}");
    let text = told(&[(NORD, "anmeldelser,nord,2024,all,11,,published,")]);
    assert!(text.contains("passer ikke med aldersgruppernes tal"), "12 of them are under 18: {text}");
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
