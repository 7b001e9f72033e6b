//! The pages for people: explorer, area, errors.

mod alive;
mod bad_input;
pub mod fixture;
mod names;
mod news;
mod place;
mod states;
mod walk;

use komspot::analysis::{Assessment, Terms, assess};
use komspot::locale::Lang;
use komspot::render;
use komspot::snapshot::Snapshot;
use komspot::view::area::AreaPage;
use komspot::view::error::{ErrorPage, Problem};
use komspot::view::explorer::Explorer;
use komspot::view::query::{BadParameter, Query};
use komspot::view::table::{Cell, Name, Row, Table};

fn query(pairs: &[(&str, &str)]) -> Query {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Query::parse(&pairs).unwrap()
}

fn view(snapshot: &Snapshot, pairs: &[(&str, &str)]) -> Result<Explorer, Problem> {
    let query = query(pairs);
    Explorer::new(snapshot, &assessment(snapshot), query.lang.unwrap_or_default(), &query)
}

fn assessment(snapshot: &Snapshot) -> Assessment {
    assess(&snapshot.release, &Terms { k: snapshot.origin.k, release: snapshot.id.as_str() })
}

fn area(snapshot: &Snapshot, id: &str) -> Result<AreaPage, Problem> {
    AreaPage::new(snapshot, &assessment(snapshot), Lang::Da, id)
}

fn page(snapshot: &Snapshot, pairs: &[(&str, &str)]) -> String {
    render::explorer::page(&view(snapshot, pairs).unwrap())
}

fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.groups.iter().flat_map(|group| &group.rows)
}

fn name(row: &Row) -> &str {
    match &row.name {
        Name::Plain(name) => name,
        Name::Link(link) | Name::Anchored { link, .. } => &link.text,
    }
}

/// A row's cells as they are read, the course over time left out.
fn read(row: &Row) -> Vec<String> {
    let cells = row.cells.iter().filter_map(|cell| match cell {
        Cell::Figure(said) | Cell::Main(said) => Some([Some(said.text.clone()), said.note.clone()]),
        Cell::Level(level) => Some([level.ratio.clone(), Some(level.word.clone())]),
        Cell::Change(change) => Some([change.size.clone(), Some(change.word.clone())]),
        Cell::Spark(_) | Cell::Course(_) | Cell::Link(_) => None,
    });
    // Numbers and their signs hold together on the screen.
    cells
        .map(|parts| parts.into_iter().flatten().collect::<Vec<_>>().join(" ").replace('\u{a0}', " "))
        .collect()
}

fn row<'a>(table: &'a Table, wanted: &str) -> &'a Row {
    rows(table).find(|row| name(row) == wanted).unwrap_or_else(|| panic!("no row {wanted}"))
}

#[test]
fn the_tables_numbers_are_those_of_a_pocket_calculator() {
    let snapshot = fixture::snapshot();
    let explorer = view(&snapshot, &[]).unwrap();
    assert_eq!(explorer.heading, "Sigtelser mod unge");
    assert!(explorer.subtitle.ends_with("okt. 2025 – sept. 2026"), "{}", explorer.subtitle);
    let table = &explorer.table;
    // 400 of 7,500 aged 10–17; 42 of 500, 20 a year before: 84.0 against 53.3 is 1.575, 42/20 is 2.1,
    // and 42 or more of 62 tosses of a coin come, twice over, in 7 of 1,000 trials.
    assert_eq!(
        read(row(table, "Hele Prøveby")),
        ["400", "53,3", "–", "målestok", "0 % ingen tydelig ændring"]
    );
    assert_eq!(
        read(row(table, "Østre Have")),
        ["42", "84,0", "1,6 ×", "tydeligt højere", "+110 % noget tyder på stigning"]
    );
    let [count, rate, level, sure, change] = &read(row(table, "Bakkely"))[..] else { panic!("five cells") };
    assert_eq!((count.as_str(), rate.as_str(), change.as_str()), ("24", "48,0", "0 % ingen tydelig ændring"));
    assert_eq!((level.as_str(), sure.as_str()), ("0,9 ×", "ingen tydelig forskel"));
    // The years before: 20 in Engen; 0 cases are a number like any other.
    assert_eq!(read(row(table, "Engen"))[..2], ["20", "40,0"]);
    assert_eq!(read(row(table, "Aalekisten"))[..2], ["0", "0,0"]);
}

#[test]
fn a_month_a_share_and_a_mean_are_told_in_their_own_way() {
    let snapshot = fixture::snapshot();
    let vandalism = view(&snapshot, &[("indicator", "haervaerk"), ("period", "2026-09")]).unwrap();
    assert_eq!(read(row(&vandalism.table, "Hele Prøveby"))[0], "18.521");
    assert_eq!(read(row(&vandalism.table, "Bakkely"))[0], "1.234");
    assert_eq!(vandalism.subtitle, "antal · september 2026");

    // 36 of 240 are 15 per cent, 30 of 240 12.5; the city 450 of 3,600.
    let absence = view(&snapshot, &[("indicator", "fravaer")]).unwrap();
    let read_absence = read(row(&absence.table, "Østre Have"));
    assert_eq!(read_absence[..2], ["36", "15,0 %"]);
    assert_eq!(read_absence[2..4], ["1,2 ×", "ingen tydelig forskel"]);
    assert!(read_absence[4].starts_with("+2,5 %-point"), "{read_absence:?}");
    assert_eq!(absence.subtitle, "procent · 2025/26");

    let marks = view(&snapshot, &[("indicator", "karakterer")]).unwrap();
    let read_marks = read(row(&marks.table, "Østre Have"));
    assert_eq!(read_marks[..2], ["51", "7,0"]);
    assert_eq!(read_marks[2..], ["1,1 ×", "ikke vurderet", "+0,5 ikke vurderet"]);
}

#[test]
fn hidden_missing_zero_and_provisional_are_each_said() {
    let snapshot = fixture::snapshot();
    let explorer = view(&snapshot, &[]).unwrap();
    assert_eq!(read(row(&explorer.table, "Åkær")), ["skjult", "skjult", "–", "skjult", "tallet er skjult"]);
    assert_eq!(
        read(row(&explorer.table, "Vangede")),
        ["mangler", "mangler", "–", "mangler", "tallet mangler"]
    );
    assert_eq!(read(row(&explorer.table, "Nordhavn"))[0], "24 foreløbigt");
    assert_eq!(explorer.shown, "15 byområder: 13 med tal, 1 skjult, 1 mangler.");
    let quarter = view(&snapshot, &[("period", "2026-Q1")]).unwrap();
    assert_eq!(read(row(&quarter.table, "Åkær"))[..2], ["færre end 5", "skjult"]);
    let later = view(&snapshot, &[("period", "2026-Q2")]).unwrap();
    assert_eq!(later.shown, "15 byområder: 15 med tal, 0 skjult, 0 mangler.");
}

#[test]
fn a_hidden_figure_leaves_no_digit_in_its_row() {
    let snapshot = fixture::snapshot();
    // Ages 10–14 are hidden in every area and every period.
    let hidden = view(&snapshot, &[("age_group", "10-14"), ("period", "2026-Q2")]).unwrap();
    let areas: Vec<&Row> = rows(&hidden.table).skip(1).collect();
    assert_eq!(areas.len(), 15);
    for row in areas {
        assert_eq!(read(row)[0], "færre end 5");
        let rest = read(row)[1..].concat();
        assert!(!rest.contains(|c: char| c.is_ascii_digit()), "{}: {rest}", name(row));
        assert!(row.cells.iter().any(|cell| matches!(cell, Cell::Spark(Err(_)))), "no course to be drawn");
    }
    let html = render::explorer::page(&hidden);
    let rows: Vec<&str> = html.split("<tr>").skip(1).filter(|row| row.contains("href=\"/areas/")).collect();
    assert_eq!(rows.len(), 15);
    assert!(rows.iter().all(|row| !row.contains("class=\"spark\"") && !row.contains("×")));
}

#[test]
fn the_city_comes_first_then_the_danish_alphabet_then_what_has_no_area() {
    let snapshot = fixture::snapshot();
    let vandalism = view(&snapshot, &[("indicator", "haervaerk")]).unwrap();
    let names: Vec<&str> = rows(&vandalism.table).map(name).collect();
    let expected = [
        "Hele Prøveby",
        "Bakkely",
        "Engen",
        "Fjorden",
        "Kildeby",
        "Lunden",
        "Mosen",
        "Nordhavn",
        "Sønderskov",
        "Vangede",
        "Zoneby",
        "Ærtemarken",
        "Østre Have",
        "Ådalen",
        "Åkær",
        "Aalekisten",
        "Uden byområde",
    ];
    assert_eq!(names, expected);
}

#[test]
fn only_changes_beyond_chance_are_put_forward() {
    let explorer = view(&fixture::snapshot(), &[]).unwrap();
    let names: Vec<&str> = explorer.changes.iter().map(|changed| changed.area.text.as_str()).collect();
    assert_eq!(names, ["Østre Have"]);
    let quiet = view(&fixture::snapshot(), &[("indicator", "tryghed")]).unwrap();
    assert!(quiet.changes.is_empty());
    assert!(render::explorer::page(&quiet).contains(&quiet.no_changes));
}

#[test]
fn where_nothing_could_be_tested_there_is_no_all_clear() {
    // Means are not tested; quarters of ages that are hidden neither.
    for pairs in [&[("indicator", "karakterer")][..], &[("age_group", "10-14")]] {
        let explorer = view(&fixture::snapshot(), pairs).unwrap();
        assert!(explorer.changes.is_empty());
        assert_eq!(explorer.no_changes, "Ændringerne kan ikke vurderes: der er for få tal.");
    }
}

#[test]
fn the_map_carries_the_number_that_was_asked_for() {
    let snapshot = fixture::snapshot();
    let first = |pairs: &[(&str, &str)]| view(&snapshot, pairs).unwrap().map.areas[0].value.clone();
    assert_eq!(first(&[]), "84,0");
    assert_eq!(first(&[("show", "count")]), "42");
    let hidden = view(&snapshot, &[("show", "count"), ("period", "2026-Q1")]).unwrap();
    assert_eq!(hidden.map.areas[2].value, "<\u{a0}5");
    let html = page(&snapshot, &[("lang", "en")]);
    assert!(html.contains("<a href=\"/areas/01?lang=en\" aria-label=\"Østre Have: "), "areas are links");
}

#[test]
fn what_the_data_do_not_have_is_refused_with_what_they_have() {
    let snapshot = fixture::snapshot();
    let bad = |pairs: &[(&str, &str)]| match view(&snapshot, pairs) {
        Err(Problem::BadParameter(bad)) => bad,
        other => panic!("{other:?}"),
    };
    let period = bad(&[("period", "2026-09")]);
    assert_eq!((period.name, period.value.as_str()), ("period", "2026-09"));
    assert_eq!(period.allowed[..3], ["latest", "2026-Q3", "2026-Q2"]);
    assert_eq!(period.allowed.last().unwrap(), "2016-Q1");
    assert_eq!(bad(&[("period", "2015-Q4..2016-Q3")]).value, "2015-Q4..2016-Q3");
    let age = bad(&[("age_group", "18-24")]);
    assert_eq!((age.name, age.allowed.join(" ").as_str()), ("age_group", "all 10-14 15-17"));

    let unknown = view(&snapshot, &[("indicator", "no-such")]).unwrap_err();
    assert_eq!(unknown, Problem::UnknownIndicator("no-such".to_owned()));
    assert_eq!(area(&snapshot, "99").unwrap_err(), Problem::UnknownArea("99".to_owned()));
    // The whole and the unplaced are rows and no places.
    assert_eq!(area(&snapshot, "total").unwrap_err(), Problem::UnknownArea("total".to_owned()));
}

#[test]
fn every_period_of_the_table_can_be_shown() {
    let snapshot = fixture::snapshot();
    for published in &snapshot.release.indicators {
        for period in published.table.periods() {
            let pairs = [("indicator", published.indicator.id.as_str()), ("period", &period.to_string())];
            let explorer = view(&snapshot, &pairs).unwrap();
            assert_eq!(explorer.notice, None);
            let chosen = explorer.form.selects.iter().find(|select| select.name == "period").unwrap();
            let chosen = chosen.groups.iter().flat_map(|group| &group.choices).filter(|choice| choice.chosen);
            assert_eq!(chosen.count(), 1);
        }
    }
    let older = view(&snapshot, &[("period", "2023-Q4..2024-Q3")]).unwrap();
    assert!(older.subtitle.ends_with("okt. 2023 – sept. 2024"), "{}", older.subtitle);
}

#[test]
fn another_indicator_in_the_form_takes_the_nearest_period_and_says_so() {
    let snapshot = fixture::snapshot();
    let form =
        [("indicator", "sigtelser"), ("period", "2025-05"), ("age_group", "18"), ("from", "haervaerk")];
    let bent = view(&snapshot, &form).unwrap();
    assert!(bent.subtitle.ends_with("2. kvartal 2025"), "{}", bent.subtitle);
    assert!(bent.notice.as_ref().unwrap().contains("2. kvartal 2025"));
    assert_eq!(bent.page.canonical.as_deref(), Some("/?indicator=sigtelser&period=2025-Q2&lang=da"));
    // From the form of the same indicator the same is a mistake.
    let same = view(&snapshot, &[("indicator", "sigtelser"), ("period", "2025-05"), ("from", "sigtelser")]);
    assert!(matches!(same.unwrap_err(), Problem::BadParameter(_)));
    // What fits is kept without a word.
    let kept = [("indicator", "sigtelser"), ("period", "2025"), ("from", "haervaerk")];
    assert_eq!(view(&snapshot, &kept).unwrap().notice, None);
}

#[test]
fn hostile_names_are_text() {
    let hostile = "<script>alert(\"x\")</script> & 'Å' \u{202e}";
    let mut names = fixture::NAMES;
    names[0] = hostile;
    let mut snapshot = fixture::named(&names);
    snapshot.release.municipality = hostile.to_owned();
    snapshot.origin.sources = vec![hostile.to_owned()];
    for published in &mut snapshot.release.indicators {
        let mut indicator = (*published.indicator).clone();
        indicator.name_da = hostile.to_owned();
        indicator.domain.0 = hostile.to_owned();
        indicator.source = hostile.to_owned();
        indicator.definition_da = hostile.to_owned();
        published.indicator = std::sync::Arc::new(indicator);
    }
    let explorer = page(&snapshot, &[("indicator", "haervaerk"), ("projection", "lens"), ("theme", "light")]);
    let area = render::area::page(&area(&snapshot, "01").unwrap());
    let bad = BadParameter::new("period", hostile, [hostile.to_owned()]);
    let problems =
        [bad.into(), Problem::UnknownArea(hostile.to_owned()), Problem::UnknownIndicator(hostile.to_owned())];
    let errors = problems.iter().map(|problem| ErrorPage::new(problem, 404, Lang::Da, Some(&snapshot)));
    let errors = errors.map(|error| render::error::page(&error)).collect::<String>();
    for html in [explorer, area, errors] {
        assert!(html.contains("&lt;script&gt;alert"));
        assert!(!html.contains("<script>alert") && !html.contains("\"x\""), "{html}");
    }
}

#[test]
fn pages_need_no_inline_style_or_script() {
    let snapshot = fixture::snapshot();
    for html in [page(&snapshot, &[]), render::area::page(&area(&snapshot, "05").unwrap())] {
        let html = html.replace("http://www.w3.org/2000/svg", "");
        for forbidden in
            ["<style", " style=", "<script>", " onclick", " onchange", "http://", "https://", "⟦"]
        {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(
            html.contains("<caption>") && html.contains("scope=\"col\"") && html.contains("scope=\"row\"")
        );
        assert!(html.contains("demo – opdigtede tal"));
        assert!(html.contains("000007-3fa9c2d1"), "the snapshot is named");
    }
}

#[test]
fn the_same_snapshot_gives_the_same_bytes_in_both_languages() {
    for lang in ["da", "en"] {
        let pairs = [("lang", lang), ("indicator", "sigtelser")];
        assert_eq!(page(&fixture::snapshot(), &pairs), page(&fixture::snapshot(), &pairs));
    }
    let english = page(&fixture::snapshot(), &[("lang", "en")]);
    assert!(english.contains("<html lang=\"en\"") && english.contains("Charges against the young"));
    assert!(english.contains("/areas/01?lang=en"), "the way on stays in English");
    assert!(!english.contains("⟦"));
}

#[test]
fn one_area_is_told_all_round() {
    let snapshot = fixture::snapshot();
    let area = area(&snapshot, "01").unwrap();
    assert_eq!(area.heading, "Østre Have");
    let sizes: Vec<usize> =
        area.sides.iter().map(|side| side.table.as_ref().map_or(0, |table| rows(table).count())).collect();
    assert_eq!(sizes, [3, 2, 0], "risk and protective with equal room, no context here");
    let protective = area.sides[1].table.as_ref().unwrap();
    // 60 of 100 against 1,180 of 1,500: 60.0 / 78.7 is 0.76; 40 feel unsafe where 20 would be expected.
    assert_eq!(read(row(protective, "Tryg i nabolaget"))[..2], ["60,0 %", "0,8 × tydeligt lavere"]);
    // The first of three rows of five: its neighbours are east, north and north-east.
    let neighbours: Vec<&str> = area.neighbours.iter().map(|link| link.text.as_str()).collect();
    assert_eq!(neighbours, ["Bakkely", "Nordhavn", "Ærtemarken"]);
    assert_eq!(area.areas.len(), 15);
}

#[test]
fn every_problem_has_a_page_in_both_languages() {
    let snapshot = fixture::snapshot();
    let problems = [
        Problem::from(BadParameter::new("theme", "blue", ["dark".to_owned(), "light".to_owned()])),
        Problem::UnknownArea("x".to_owned()),
        Problem::UnknownIndicator("x".to_owned()),
        Problem::NoFigures("x".to_owned()),
        Problem::NoSuchPage,
        Problem::MethodNotAllowed,
        Problem::Internal,
        Problem::NoData,
    ];
    for problem in &problems {
        for lang in Lang::ALL {
            for snapshot in [None, Some(&snapshot)] {
                let page = ErrorPage::new(problem, 418, lang, snapshot);
                let html = render::error::page(&page);
                assert!(!html.contains('⟦') && html.contains(&page.heading), "{problem:?} {lang}");
                assert!(html.contains(">418<"), "{problem:?} {lang}");
            }
        }
    }
    let bad = render::error::page(&ErrorPage::new(&problems[0], 400, Lang::Da, Some(&snapshot)));
    assert!(bad.contains("theme=blue") && bad.contains("dark") && bad.contains("light"));
    let area = render::error::page(&ErrorPage::new(&problems[1], 404, Lang::Da, Some(&snapshot)));
    assert!(area.contains("href=\"/areas/01?lang=da\""), "a way on to every area");
}

#[test]
fn a_snapshot_without_indicators_is_no_panic() {
    let mut snapshot = fixture::snapshot();
    snapshot.release.indicators.clear();
    assert_eq!(view(&snapshot, &[]).unwrap_err(), Problem::NoData);
    let area = area(&snapshot, "01").unwrap();
    assert!(area.sides.iter().all(|side| side.table.is_none()));
}
