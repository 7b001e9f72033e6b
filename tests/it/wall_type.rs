//! Everything on the wall can be read from where people stand: measured in a
//! real browser, piece of text by piece of text.
//!
//! One page is loaded for a screen; its scenes are drawn into it one after
//! another, as the wall itself does.

use serde_json::Value;

use crate::harness::{Browser, Komspot};

/// What stands on the screen, as the browser sees it.
const LOOK: &str = include_str!("wall_type/look.js");

/// Inter's capital height over its size, from the type's `OS/2` table: 1490 of 2048.
const CAPITAL: f64 = 0.727_54;

/// A small share for rounding to what a browser sets.
const ROUNDING: f64 = 0.995;

/// Every fault of what stands on the screen, its type seen from `distance_m`
/// on a diagonal of `inches` included.
pub fn faults(browser: &Browser, inches: f64, distance_m: f64) -> Vec<String> {
    browser.wait_for("document.fonts.status === 'loaded' && document.querySelector('main.scene') !== null");
    let seen = browser.eval(LOOK);
    let mut faults: Vec<String> =
        list(&seen["faults"]).map(|fault| fault.as_str().unwrap().to_owned()).collect();
    let (width, height) = (seen["width"].as_f64().unwrap(), seen["height"].as_f64().unwrap());
    let pieces: Vec<(String, f64)> = list(&seen["pieces"])
        .map(|piece| (piece["text"].as_str().unwrap().to_owned(), piece["size"].as_f64().unwrap()))
        .collect();
    assert!(pieces.len() > 3, "hardly anything stands on the screen: {pieces:?}");
    for (text, size) in pieces {
        let minutes = arc_minutes(size * CAPITAL, (width, height), inches, distance_m);
        if minutes < 16.0 * ROUNDING {
            faults.push(format!("“{text}” has {minutes:.1} arc minutes"));
        }
    }
    faults
}

/// The angle that so many pixels have on a screen, in arc minutes.
fn arc_minutes(pixels: f64, (width, height): (f64, f64), inches: f64, distance_m: f64) -> f64 {
    let metres = pixels * inches * 0.0254 / width.hypot(height);
    2.0 * (metres / 2.0 / distance_m).atan().to_degrees() * 60.0
}

#[test]
fn the_angle_is_that_of_the_design() {
    // Worked out by hand for the design: on 55 inches at 3 metres 16′ are about 22 pixels of a
    // screen 1080 high, and 20′ about 28 (27.5).
    let minutes = |pixels| arc_minutes(pixels, (1920.0, 1080.0), 55.0, 3.0);
    assert!((minutes(22.0) - 16.0).abs() < 0.1, "{}", minutes(22.0));
    assert!((minutes(27.5) - 20.0).abs() < 0.1, "{}", minutes(27.5));
}

#[test]
fn every_map_can_be_read_on_a_usual_screen() {
    read("wall", &USUAL, (1920, 1080), Scenes::Maps);
}

#[test]
fn every_area_and_list_can_be_read_on_a_usual_screen() {
    read("wall", &USUAL, (1920, 1080), Scenes::Areas);
}

#[test]
fn every_indicator_by_year_can_be_read_on_a_usual_screen() {
    read("wall", &USUAL, (1920, 1080), Scenes::Years);
}

#[test]
fn scenes_can_be_read_in_four_times_as_many_pixels() {
    read("wall", &USUAL, (3840, 2160), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_in_half_as_many_pixels() {
    read("wall", &USUAL, (1366, 768), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_upright() {
    read("wall", &USUAL, (1080, 1920), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_on_a_very_wide_screen() {
    read("wall", &USUAL, (2560, 1080), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_in_few_pixels() {
    read("wall", &USUAL, (800, 480), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_on_a_small_display_on_a_desk() {
    read("wall-7-inches", &DESK, (800, 480), Scenes::Kinds);
}

#[test]
fn scenes_can_be_read_on_a_small_display_turned_upright() {
    read("wall-7-inches", &DESK, (480, 800), Scenes::Kinds);
}

#[test]
fn scenes_in_english_can_be_read() {
    read("wall-en", &Hung { lang: "en", ..USUAL }, (1920, 1080), Scenes::Kinds);
}

#[test]
fn type_grows_with_the_settings() {
    let komspot = Komspot::demo_with("[wall]\nscreen_inches = 43\ndistance_m = 2\narc_minutes = 24\n");
    let Some(browser) = Browser::open((1920, 1080)) else { return };
    browser.visit(&komspot.url("/wall"));
    let size = browser.eval("parseFloat(getComputedStyle(document.documentElement).fontSize)");
    let minutes = arc_minutes(size.as_f64().unwrap() * CAPITAL, (1920.0, 1080.0), 43.0, 2.0);
    assert!((minutes - 24.0).abs() < 0.1, "{minutes}");
}

/// How a screen hangs, and what language it speaks.
struct Hung {
    inches: f64,
    distance_m: f64,
    lang: &'static str,
}

/// What the settings say where they say nothing.
const USUAL: Hung = Hung { inches: 55.0, distance_m: 3.0, lang: "da" };

/// A small display on a desk.
const DESK: Hung = Hung { inches: 7.0, distance_m: 0.6, lang: "da" };

/// Which scenes are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scenes {
    /// Every indicator's map.
    Maps,
    /// Every area, and the lists.
    Areas,
    /// Every indicator, year by year.
    Years,
    /// One of each kind, and those that ask most of a screen.
    Kinds,
}

/// Scenes of every kind: a map on which everything happens, one with areas that must not be told, areas
/// of which much is said.
const KINDS: [&str; 9] = [
    "signals",
    "improved",
    "sources",
    "haervaerk",
    "sigtelser-15-24",
    "years:haervaerk",
    "area:01",
    "area:06",
    "area:12",
];

/// Draws a scene into the page as its own script would; the answer is what went wrong.
const DRAW: &str = "(async (id) => {
    const form = getComputedStyle(document.documentElement).getPropertyValue('--form').trim();
    const look = `lang=${document.documentElement.lang}&theme=dark&form=${form}`;
    const answer = await fetch(`/wall/scenes/${encodeURIComponent(id)}?${look}`);
    if (!answer.ok) return `status ${answer.status}`;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelectorAll('main.scene').forEach((old) => old.remove());
    document.body.prepend(document.adoptNode(page.querySelector('main.scene')));
    await document.fonts.ready;
    return null;
})";

/// Looks at scenes on a screen of that size, keeps their pictures, and fails with all that is wrong.
fn read(name: &str, hung: &Hung, size: (u32, u32), scenes: Scenes) {
    let Hung { inches, distance_m, lang } = hung;
    // No scene turns while it is looked at.
    let komspot = Komspot::demo_with(&format!(
        "[wall]\nscene_seconds = 3600\nscreen_inches = {inches}\ndistance_m = {distance_m}\n"
    ));
    let Some(browser) = Browser::open(size) else { return };
    browser.visit(&komspot.url(&format!("/wall?scene=signals&lang={lang}")));
    let scenes: Vec<String> = match scenes {
        Scenes::Maps => ids(&komspot, "/api/v1/indicators"),
        Scenes::Areas => {
            let areas = ids(&komspot, "/api/v1/areas").into_iter().map(|id| format!("area:{id}"));
            areas.chain(["signals", "improved", "sources"].map(str::to_owned)).collect()
        }
        Scenes::Years => {
            ids(&komspot, "/api/v1/indicators").into_iter().map(|id| format!("years:{id}")).collect()
        }
        Scenes::Kinds => KINDS.map(str::to_owned).into(),
    };
    let mut wrong = Vec::new();
    for scene in scenes {
        assert_eq!(browser.eval(&format!("{DRAW}('{scene}')")), Value::Null, "{scene}");
        let found = faults(&browser, *inches, *distance_m);
        browser.screenshot(&format!("{name}-{}", scene.replace(':', "-")));
        wrong.extend(found.into_iter().map(|fault| format!("{scene}: {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The ids of all areas or indicators of the demo.
fn ids(komspot: &Komspot, path: &str) -> Vec<String> {
    let found = komspot.get(path).json();
    let found = if found.is_array() { &found } else { &found["features"] };
    let id = |one: &Value| one["id"].as_str().or(one["properties"]["id"].as_str()).unwrap().to_owned();
    let ids: Vec<String> = list(found).map(id).collect();
    assert!(ids.len() >= 15, "{ids:?}");
    ids
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list").iter()
}
