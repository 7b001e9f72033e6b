//! Comparisons: areas over time, two periods with the change tested, year by
//! year, and all areas with all indicators.

use komspot::analysis::{Assessment, Terms, assess};
use komspot::domain::{Note, NoteKind};
use komspot::locale::Lang;
use komspot::render;
use komspot::snapshot::Snapshot;
use komspot::view::compare::{Body, ComparePage, CompareQuery, TwoPeriods};
use komspot::view::error::Problem;
use komspot::view::heat::{HeatPage, HeatQuery};
use komspot::view::map::Shade;
use serde_json::Value;

use crate::harness::{Browser, Komspot};
use crate::pages::fixture;

/// Two desks and a telephone.
const SCREENS: [(u32, u32); 3] = [(1366, 768), (1920, 1080), (390, 844)];

fn assessment(snapshot: &Snapshot) -> Assessment {
    assess(&snapshot.release, &Terms { k: snapshot.origin.k, release: snapshot.id.as_str() })
}

fn page(snapshot: &Snapshot, pairs: &[(&str, &str)]) -> Result<ComparePage, Problem> {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ComparePage::new(snapshot, &assessment(snapshot), Lang::Da, &CompareQuery::parse(&pairs)?)
}

fn two_periods(snapshot: &Snapshot, indicator: &str, periods: &str) -> TwoPeriods {
    match page(snapshot, &[("indicator", indicator), ("periods", periods)]).unwrap().body {
        Body::TwoPeriods(compared) => *compared,
        other => panic!("{other:?}"),
    }
}

#[test]
fn four_areas_are_held_against_the_city_on_one_chart() {
    let snapshot = fixture::snapshot();
    let page = page(&snapshot, &[("indicator", "sigtelser"), ("areas", "04,02"), ("areas", "01")]).unwrap();
    let Body::OverTime(lines) = &page.body else { panic!("lines over time") };
    let chart = lines.chart.as_ref().unwrap();
    let names: Vec<&str> = chart.lines.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["Hele Prøveby", "Vangede", "Bakkely", "Østre Have"], "in the order asked for");
    assert_eq!(lines.seasons.len(), 3);
    assert_eq!(
        page.page.canonical.as_deref(),
        Some("/compare?indicator=sigtelser&areas=04%2C02%2C01&lang=da"),
        "one spelling"
    );
    let html = render::compare::page(&page);
    assert!(html.contains("<form") && html.contains("href=\"/areas/04?lang=da\""));
    assert!(!html.contains("style=\""), "the policy allows no style in a tag");
}

#[test]
fn a_change_between_two_periods_is_tested_and_told_in_words_and_numbers() {
    let compared = two_periods(&fixture::snapshot(), "sigtelser", "2025-Q3,2026-Q3");
    assert_eq!(compared.rows.len(), 16);
    assert!(compared.rows[0].total && compared.rows[0].earlier.text == "13,3", "100 per 7,500 aged 10–17");
    let row = |name: &str| compared.rows.iter().find(|row| row.name.text == name).unwrap();
    let first = row("Østre Have");
    // 5 and then 12 among 500: 10 and 24 per 1,000.
    assert_eq!((first.earlier.text.as_str(), first.later.text.as_str()), ("10,0", "24,0"));
    assert_eq!(first.change.size.as_deref(), Some("+140\u{a0}%"));
    // The exact test: 2 · P(X ≥ 12 | 17, ½) = 2 · 9402/131072 = 0.143.
    assert_eq!(first.chance.as_deref(), Some("14 ud af 100"));
    // Clopper and Pearson's bounds of 12 of 17 are 0.4404 and 0.8969 (F table): as odds 0.787 and 8.70.
    assert_eq!(first.interval.as_ref().unwrap().text, "0,79–8,70 gange");
    assert_eq!(first.change.course, None, "no more than chance");
    assert_eq!(row("Vangede").change.word, "mangler i den senere periode");
    let names: Vec<&str> = compared.rows[1..].iter().map(|row| row.name.text.as_str()).collect();
    assert_eq!((names[0], names[14]), ("Bakkely", "Aalekisten"), "a fixed order, the alphabet's: aa is å");
    assert!(!compared.notes.iter().any(|note| note.contains("tid af året")));
    let other = two_periods(&fixture::snapshot(), "sigtelser", "2026-Q2,2026-Q3");
    assert!(other.notes.iter().any(|note| note.contains("tid af året")), "another season is said to be one");
}

#[test]
fn nothing_is_compared_across_a_break() {
    let mut snapshot = fixture::snapshot();
    snapshot.release.notes = vec![Note {
        period: "2026-Q1".parse().unwrap(),
        indicator: None,
        areas: vec![fixture::id(1)],
        kind: NoteKind::Break,
        text_da: "Opdigtet brud".to_owned(),
        text_en: "Invented break".to_owned(),
    }];
    let compared = two_periods(&snapshot, "sigtelser", "2025-Q3,2026-Q3");
    let row = |name: &str| compared.rows.iter().find(|row| row.name.text == name).unwrap();
    assert_eq!(row("Østre Have").change.word, "brud i opgørelsen: kan ikke sammenlignes");
    assert!(row("Østre Have").interval.is_none() && row("Østre Have").chance.is_none());
    assert!(row("Bakkely").interval.is_some(), "the break is another area's");
    let within = two_periods(&snapshot, "sigtelser", "2026-Q2,2026-Q3");
    assert!(within.rows.iter().any(|row| row.name.text == "Østre Have" && row.chance.is_some()));
}

#[test]
fn small_maps_stand_side_by_side() {
    let page = page(&fixture::snapshot(), &[("indicator", "tryghed"), ("by", "years")]).unwrap();
    let Body::Years(Ok(years)) = &page.body else { panic!("small maps") };
    assert_eq!(years.years.last().unwrap().when, "2025");
    assert!(render::compare::page(&page).matches("class=\"map\"").count() >= 6);
}

#[test]
fn small_maps_are_of_the_ages_that_were_asked_for() {
    let snapshot = fixture::snapshot();
    let maps = |ages: &str| {
        let page =
            page(&snapshot, &[("indicator", "sigtelser"), ("by", "years"), ("age_group", ages)]).unwrap();
        let Body::Years(Ok(years)) = &page.body else { panic!("small maps of {ages}") };
        let values: Vec<String> = years.years.iter().map(|year| year.value.clone()).collect();
        (page.page.canonical.clone().unwrap(), years.unit.clone(), values)
    };
    let (all, some) = (maps("all"), maps("15-17"));
    assert!(!all.0.contains("age_group") && some.0.contains("age_group=15-17"), "{some:?}");
    assert!(some.1.contains("15–17"), "{some:?}");
    assert_ne!(all.2, some.2);
}

#[test]
fn a_form_for_another_indicator_carries_wishes_and_no_demands() {
    let snapshot = fixture::snapshot();
    let bent =
        page(&snapshot, &[("indicator", "fravaer"), ("level", "quarter"), ("from", "sigtelser")]).unwrap();
    assert!(bent.notice.is_some());
    let bent =
        page(&snapshot, &[("indicator", "fravaer"), ("periods", "2025-Q3,2026-Q3"), ("from", "sigtelser")])
            .unwrap();
    assert!(matches!(bent.body, Body::TwoPeriods(_)) && bent.notice.is_some());
    let demand = page(&snapshot, &[("indicator", "fravaer"), ("level", "quarter")]);
    assert!(matches!(demand, Err(Problem::BadParameter(bad)) if bad.allowed == ["schoolyear"]));
}

#[test]
fn the_table_of_everything_has_a_word_beside_every_colour() {
    let snapshot = fixture::snapshot();
    let page = HeatPage::new(&snapshot, &assessment(&snapshot), Lang::Da, &HeatQuery::default()).unwrap();
    let heat = &page.heat;
    assert_eq!((heat.rows.len(), heat.columns.len()), (15, 5));
    let names: Vec<&str> = heat.rows.iter().map(|row| row.name.text.as_str()).collect();
    assert_eq!((names[0], names[14]), ("Bakkely", "Aalekisten"), "the alphabet's order and no other");
    assert!(
        heat.rows
            .iter()
            .flat_map(|row| &row.cells)
            .all(|cell| !cell.word.is_empty() && !cell.text.is_empty())
    );
    let cell = |name: &str| &heat.rows.iter().find(|row| row.name.text == name).unwrap().cells[0];
    assert_eq!(cell("Østre Have").word, "tydeligt højere");
    assert!(matches!(cell("Østre Have").shade, Some(Shade::Clear(_))));
    // 42 cases in four quarters among 500: 84 per 1,000; a nought, a hidden and a missing one look different.
    assert_eq!(cell("Østre Have").text, "84,0");
    assert_eq!(cell("Aalekisten").shade, Some(Shade::Zero));
    assert_eq!(cell("Åkær").shade, Some(Shade::Hidden));
    assert_eq!(cell("Vangede").shade, Some(Shade::Missing));
    let html = render::heat::page(&page);
    assert!(html.contains("<span class=\"unseen\">, tydeligt højere</span>") && !html.contains("style=\""));
    let only = HeatQuery { domain: Some("school".to_owned()), ..HeatQuery::default() };
    let only = HeatPage::new(&snapshot, &assessment(&snapshot), Lang::Da, &only).unwrap();
    assert_eq!(only.heat.columns.len(), 2);
}

#[test]
fn every_bad_address_gets_a_clear_page_with_a_way_on() {
    let komspot = Komspot::demo();
    let thousands = (0..600).map(|nth| format!("{nth:04}")).collect::<Vec<_>>().join(",");
    let long = format!("/compare?indicator={}", "x".repeat(10_000));
    let thousands = format!("/compare?areas={thousands}");
    for (path, status) in [
        ("/compare?areas=01,02,03,04,05", 400),
        (thousands.as_str(), 400),
        ("/compare?areas=01,01", 400),
        ("/compare?areas=99", 404),
        ("/compare?areas=%00", 404),
        ("/compare?areas=../etc", 404),
        ("/compare?indicator=gone", 404),
        (long.as_str(), 414),
        ("/compare?indicator=haervaerk&periods=2026-Q3,2025-Q3", 400),
        ("/compare?indicator=haervaerk&periods=2026-Q3", 400),
        ("/compare?indicator=haervaerk&periods=2025,2026-Q3", 400),
        ("/compare?indicator=haervaerk&periods=1901,1902", 400),
        ("/compare?indicator=haervaerk&level=week", 400),
        ("/compare?indicator=haervaerk&level=schoolyear", 400),
        ("/compare?indicator=haervaerk&age_group=17-10", 400),
        ("/compare?indicator=haervaerk&by=%F0%9F%92%A3", 400),
        ("/compare?lang=tlh", 400),
        ("/overview?domain=moon", 400),
        ("/overview?theme=plaid", 400),
        ("/areas/%00", 404),
        ("/areas/zz", 404),
    ] {
        let response = komspot.get_with(path, &[("Accept", "text/html")]);
        let shown: String = path.chars().take(60).collect();
        assert_eq!(response.status, status, "{shown}");
        let html = response.text();
        assert!(html.contains("Vejen videre") && html.contains("<h1>"), "{shown}");
        assert!(html.len() < 40_000, "{shown}: {}", html.len());
    }
}

#[test]
fn the_comparisons_fit_every_screen_and_work_without_script() {
    let komspot = Komspot::demo();
    let pages = [
        ("/compare?indicator=haervaerk&areas=06,03,13", "compare-lines"),
        ("/compare?indicator=haervaerk&periods=2025-Q3,2026-Q3", "compare-periods"),
        ("/compare?indicator=haervaerk&by=years", "compare-years"),
        ("/overview", "overview"),
        ("/areas/06", "area-all-round"),
    ];
    for size in SCREENS {
        let Some(browser) = Browser::open(size) else { return };
        for (path, name) in pages {
            browser.visit(&komspot.url(path));
            browser.wait_for("document.fonts.status === 'loaded'");
            assert_eq!(
                browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                true,
                "{path} scrolls sideways at {size:?}"
            );
            assert_eq!(browser.complaints(), [""; 0], "on {path}");
            browser.screenshot(name);
        }
    }
    let Some(browser) = Browser::without_script(SCREENS[0]) else { return };
    browser.visit(&komspot.url("/compare?indicator=haervaerk"));
    let html = browser.html();
    assert!(html.contains("<svg") && html.contains("<details") && html.contains("type=\"submit\""));
}

#[test]
fn the_form_and_the_arrow_keys_work_in_a_browser() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open(SCREENS[0]) else { return };
    browser.visit(&komspot.url("/compare?indicator=haervaerk&lang=da"));
    browser.eval("document.querySelectorAll('[name=areas]')[0].value = '06'");
    browser.eval("document.querySelector('form.choose').requestSubmit()");
    browser.wait_for("location.search.includes('areas=06')");
    browser.wait_for("document.querySelector('.chart[tabindex]') !== null");
    let key = |key: &str| {
        let press = format!(
            "document.querySelector('.chart-wide .chart').dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}' }}))"
        );
        browser.eval(&press);
    };
    key("End");
    let read = |browser: &Browser| browser.eval("document.querySelector('.chart-reading').textContent");
    let newest = read(&browser);
    assert!(
        newest.as_str().is_some_and(|text| text.contains("2026") && text.contains("Hele Odense")),
        "{newest}"
    );
    key("ArrowLeft");
    assert_ne!(read(&browser), newest);
    key("Escape");
    assert_eq!(read(&browser), Value::from(""));
}
