//! The explorer's states: what areas are held against, what colour tells, the way through time.

use komspot::locale::Lang;
use komspot::view::error::Problem;
use komspot::view::explorer::{Explorer, Switch};
use komspot::view::map::{Outline, Shade};
use komspot::view::table::RowKind;

use super::{fixture, name, read, row, rows, view};

fn switch<'a>(explorer: &'a Explorer, name: &str) -> &'a Switch {
    explorer.switches.iter().find(|switch| switch.name == name).unwrap()
}

fn columns(explorer: &Explorer) -> Vec<&str> {
    explorer.table.columns.iter().map(|column| column.text.as_str()).collect()
}

#[test]
fn areas_are_held_against_one_of_them() {
    let explorer = view(&fixture::snapshot(), &[("compare", "01")]).unwrap();
    // 24 of 500 against 42 of 500: 48.0 over 84.0 is 0.571.
    assert_eq!(read(row(&explorer.table, "Bakkely"))[..3], ["24", "48,0", "0,6 ×"]);
    assert_eq!(read(row(&explorer.table, "Østre Have"))[2..4], ["–", "målestok"]);
    assert_eq!(row(&explorer.table, "Østre Have").kind, RowKind::Yardstick);
    assert_eq!(read(row(&explorer.table, "Åkær"))[2..4], ["–", "skjult"]);
    assert_eq!(read(row(&explorer.table, "Vangede"))[2..4], ["–", "mangler"]);
    assert_eq!(read(row(&explorer.table, "Hele Prøveby"))[2..4], ["–", "omfatter byområdet"]);
    assert_eq!(columns(&explorer)[3..5], ["Mod Østre Have", "Forskel"]);
    let map = &explorer.map;
    assert_eq!((map.areas[0].outline, map.areas[0].value.as_str()), (Outline::Yardstick, "84,0"));
    assert_eq!(map.areas[1].value, "0,6\u{a0}×");
    assert_eq!(map.areas[2].value, "skjult", "no ratio of what is hidden");
    assert!(map.clusters.is_empty(), "clusters are against the rest of the city");
    // Nothing is coloured that the test does not bear out, and its words say the same.
    for (at, area) in map.areas.iter().enumerate() {
        let said = &read(row(&explorer.table, &area.name))[3];
        let coloured = area.shade.sign().is_some();
        assert_eq!(coloured, said.contains("højere") || said.contains("lavere"), "{at}: {said}");
    }
}

#[test]
fn areas_are_held_against_themselves_a_year_earlier() {
    let explorer = view(&fixture::snapshot(), &[("compare", "last-year")]).unwrap();
    assert_eq!(columns(&explorer)[1..5], ["Antal", "pr. 1.000", "Året før", "På et år"]);
    assert_eq!(
        read(row(&explorer.table, "Østre Have")),
        ["42", "84,0", "40,0", "+110 % noget tyder på stigning"]
    );
    assert_eq!(read(row(&explorer.table, "Åkær")), ["skjult", "skjult", "40,0", "tallet er skjult"]);
    assert_eq!(explorer.map.areas[0].value, "+110\u{a0}%");
    assert!(explorer.map.areas[0].shade.sign().is_some_and(|sign| sign.upward));
    assert_eq!(explorer.map.areas[1].shade, Shade::Even);
    assert_eq!(explorer.map.areas[2].shade, Shade::Hidden);
}

#[test]
fn colour_tells_the_change_only_where_it_is_tested() {
    let snapshot = fixture::snapshot();
    let change = view(&snapshot, &[("colour", "change")]).unwrap();
    let coloured: Vec<&str> =
        change.map.areas.iter().filter(|area| area.shade.sign().is_some()).map(|area| &*area.name).collect();
    assert_eq!(coloured, ["Østre Have"]);
    assert_eq!(change.map.areas[0].value, "84,0", "the number stays the one that was asked for");
    // Means are not tested: no colour, and the page says so.
    let marks = view(&snapshot, &[("indicator", "karakterer"), ("colour", "change")]).unwrap();
    assert!(marks.map.areas.iter().all(|area| area.shade == Shade::Untested));
    assert!(marks.map.reading.contains("kan ikke prøves"), "{}", marks.map.reading);
}

#[test]
fn histories_are_told_of_the_newest_figures_of_everybody_only() {
    let snapshot = fixture::snapshot();
    let newest = view(&snapshot, &[("colour", "hotspot")]).unwrap();
    assert_eq!(columns(&newest)[6], "Mønster over tid");
    for pairs in
        [[("colour", "hotspot"), ("period", "2025-Q3")], [("colour", "hotspot"), ("age_group", "15-17")]]
    {
        let older = view(&snapshot, &pairs).unwrap();
        assert!(older.map.reading.contains("kun gjort op for de nyeste tal"), "{}", older.map.reading);
        assert!(older.map.areas.iter().all(|area| area.shade.sign().is_none()));
    }
}

#[test]
fn the_area_that_is_pointed_out_is_so_in_map_and_table() {
    let explorer = view(&fixture::snapshot(), &[("area", "02"), ("compare", "01")]).unwrap();
    assert_eq!(row(&explorer.table, "Bakkely").kind, RowKind::Chosen);
    let outlines: Vec<Outline> = explorer.map.areas.iter().take(3).map(|area| area.outline).collect();
    assert_eq!(outlines, [Outline::Yardstick, Outline::Chosen, Outline::None]);
    assert_eq!(explorer.address, "/?indicator=sigtelser&compare=01&area=02");
    assert_eq!(explorer.pointed.leave.unwrap().href, "/?indicator=sigtelser&compare=01");
}

#[test]
fn every_position_of_every_switch_is_a_state_that_shows() {
    let snapshot = fixture::snapshot();
    let start = [("period", "2025"), ("area", "05"), ("compare", "last-year"), ("lang", "en")];
    let explorer = view(&snapshot, &start).unwrap();
    assert_eq!(
        explorer.switches.iter().map(|one| one.name).collect::<Vec<_>>(),
        ["colour", "show", "projection"]
    );
    for switch in &explorer.switches {
        assert_eq!(switch.positions.iter().filter(|(_, shown)| *shown).count(), 1);
        for (link, shown) in &switch.positions {
            assert!(link.href.contains("period=2025") && link.href.contains("area=05"), "{}", link.href);
            assert_eq!(*shown, link.href == explorer.address, "{}", link.href);
        }
    }
    // A count without a base has but one number.
    let vandalism = view(&snapshot, &[("indicator", "haervaerk")]).unwrap();
    assert!(vandalism.switches.iter().all(|switch| switch.name != "show"));
    assert_eq!(switch(&vandalism, "colour").positions.len(), 3);
}

#[test]
fn the_way_through_time_keeps_its_length() {
    let snapshot = fixture::snapshot();
    // Four quarters at a time, from 2016-Q1..2016-Q4 to 2025-Q4..2026-Q3.
    let latest = view(&snapshot, &[]).unwrap();
    assert_eq!(latest.time.steps.len(), 40);
    assert_eq!(latest.time.steps[0].0, "2016-Q1..2016-Q4");
    assert_eq!((latest.time.at, &latest.time.next), (Some(39), &None));
    assert_eq!(latest.time.previous.unwrap().href, "/?indicator=sigtelser&period=2025-Q3..2026-Q2");
    let year = view(&snapshot, &[("period", "2016")]).unwrap();
    assert_eq!((year.time.steps.len(), year.time.at, &year.time.previous), (10, Some(0), &None));
    assert_eq!(year.time.next.unwrap().href, "/?indicator=sigtelser&period=2017");
    // The way back to the newest leaves the period open, so that a bookmark follows the figures.
    let before = view(&snapshot, &[("period", "2025-Q3..2026-Q2")]).unwrap();
    assert_eq!(before.time.next.unwrap().href, "/?indicator=sigtelser");
}

#[test]
fn plain_counts_are_not_held_against_another_area() {
    let explorer = view(&fixture::snapshot(), &[("indicator", "haervaerk"), ("compare", "01")]).unwrap();
    assert_eq!(columns(&explorer), ["Byområde", "Antal", "På et år", "Forløb"]);
    assert!(explorer.map.areas.iter().all(|area| area.shade.sign().is_none()));
    assert_eq!(explorer.map.areas[1].value, "14.808", "the count itself: twelve months of 1,234");
}

#[test]
fn an_area_that_is_not_there_is_refused_wherever_it_stands() {
    for name in ["area", "compare"] {
        let refused = view(&fixture::snapshot(), &[(name, "99")]).unwrap_err();
        assert_eq!(refused, Problem::UnknownArea("99".to_owned()));
        // The whole and the unplaced are rows and no areas.
        assert!(view(&fixture::snapshot(), &[(name, "total")]).is_err());
    }
}

#[test]
fn every_state_is_told_in_both_languages() {
    let snapshot = fixture::snapshot();
    let indicators = ["sigtelser", "haervaerk", "fravaer", "karakterer", "tryghed"];
    for (at, indicator) in indicators.into_iter().enumerate() {
        for (nth, colour) in ["level", "change", "hotspot"].into_iter().enumerate() {
            for (third, compare) in ["city", "last-year", "03"].into_iter().enumerate() {
                let lang = if (at + nth + third) % 2 == 0 { Lang::Da } else { Lang::En };
                let pairs = [
                    ("lang", lang.tag()),
                    ("colour", colour),
                    ("compare", compare),
                    ("indicator", indicator),
                    ("area", "01"),
                ];
                let explorer = view(&snapshot, &pairs).unwrap();
                assert!(!komspot::render::explorer::page(&explorer).contains('⟦'), "{pairs:?}");
                let width = explorer.table.columns.len() - 1;
                for row in rows(&explorer.table) {
                    assert_eq!(row.cells.len(), width, "{} in {pairs:?}", name(row));
                }
            }
        }
    }
}
