//! Data at the edge of what a wall can show, imported as any other: it still
//! shows them, readable and without one word over another.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::json;

use crate::harness::{Browser, Komspot, komspot};
use crate::wall_type::faults;

/// A name of 60 characters.
const LONG: &str = "Sankt Hans Landevej og Skovene ved Stige Ø, Næsbyhoved-Broby";

/// A large screen and a small one.
const SCREENS: [(u32, u32); 2] = [(1920, 1080), (800, 480)];

/// Areas whose pattern the browser finds nowhere, or in a part of the page that is not shown.
const UNDRAWN: &str = "[...document.querySelectorAll('.map .area[fill]')]
    .filter((area) => area.checkVisibility())
    .filter((area) => {
        const pattern = document.getElementById(area.getAttribute('fill').slice(5, -1));
        return !pattern || !pattern.closest('svg').checkVisibility();
    }).length";

/// An area: its name, if it has one, its inhabitants, and how many thefts there were in every year.
type Area<'a> = (Option<&'a str>, u32, u32);

#[test]
fn areas_without_a_name_with_a_long_one_and_without_people() {
    let areas = [
        (Some("Engen"), 4000, 40),
        (None, 3000, 30),
        (Some(LONG), 2000, 90),
        (Some("Havnen"), 0, 0),
        (Some("Åkanten"), 2500, 20),
        (Some("Lunden"), 5000, 2),
    ];
    assert_eq!(LONG.chars().count(), 60);
    let html = shown("names", &areas, 3, 2025);
    // The one without a name goes by its id.
    assert!(html.contains("Sankt Hans") && html.contains("Engen") && html.contains(">a2<"));
}

#[test]
fn all_figures_hidden() {
    let areas = [(Some("Engen"), 4000, 1), (Some("Havnen"), 3000, 2), (Some("Lunden"), 2000, 3)];
    let html = shown("hidden", &areas, 3, 2025);
    assert!(html.contains("skjult") || html.contains("færre end 5"), "it is said that they are hidden");
}

#[test]
fn one_single_area() {
    shown("one-area", &[(Some("Hele øen"), 4000, 40)], 1, 2025);
}

#[test]
fn sixty_areas() {
    let names: Vec<String> = (1..=60).map(|nth| format!("Kvarter {nth}")).collect();
    let thefts = |nth: u32| if nth.is_multiple_of(7) { 0 } else { nth % 11 + 6 };
    let areas: Vec<Area<'_>> =
        names.iter().zip(0..).map(|(name, nth)| (Some(name.as_str()), 1000, thefts(nth))).collect();
    shown("sixty-areas", &areas, 10, 2025);
}

#[test]
fn figures_that_end_two_years_ago() {
    let areas = [(Some("Engen"), 4000, 40), (Some("Havnen"), 3000, 60)];
    let html = shown("two-years-old", &areas, 2, 2023);
    assert!(html.contains("Data til og med 2023"), "it is said how old they are");
    assert!(html.contains("Forsinket: nye tal var ventet senest"), "and that newer ones are late");
}

/// Imports areas in rows of `columns`, shows all kinds of scenes, keeps the pictures and gives the map's page.
fn shown(name: &str, areas: &[Area<'_>], columns: usize, last: i32) -> String {
    let data = tempfile::tempdir().expect("a temporary directory");
    let bundle = data.path().join("bundle");
    write(&bundle, areas, columns, last);
    let store = data.path().join("store");
    let imported =
        komspot(&["--data-dir", &store.to_string_lossy(), "import", "--unsigned", &bundle.to_string_lossy()]);
    assert_eq!(imported.code, Some(0), "{imported:?}");
    let settings = data.path().join("komspot.toml");
    fs::write(&settings, "[clock]\ntrust = 'always'\n[wall]\nscene_seconds = 3600\n").unwrap();
    let server = Komspot::with_settings(&store, &settings);
    let html = server.get("/wall?scene=thefts&lang=da").text();
    for size in SCREENS {
        let Some(browser) = Browser::open(size) else { return html };
        for scene in ["thefts", "years:thefts", "area:a1", "area:a3", "sources"] {
            if scene == "area:a3" && areas.len() < 3 {
                continue;
            }
            browser.visit(&server.url(&format!("/wall?scene={scene}&lang=da")));
            let mut faults = faults(&browser, 55.0, 3.0);
            // A pattern out of what is not shown is not drawn.
            if browser.eval(UNDRAWN) != 0 {
                faults.push("an area's pattern is not drawn".to_owned());
            }
            let picture = browser.screenshot(&format!("wall-fault-{name}-{}", scene.replace(':', "-")));
            assert!(faults.is_empty(), "{}:\n{}", picture.display(), faults.join("\n"));
            assert_eq!(browser.complaints(), [""; 0]);
        }
    }
    html
}

/// Writes a bundle of these areas: squares of 0.01°, and yearly thefts, five years of them, alike in all.
fn write(folder: &Path, areas: &[Area<'_>], columns: usize, last: i32) {
    let features: Vec<_> = areas
        .iter()
        .enumerate()
        .map(|(nth, (name, ..))| {
            let side = |steps: usize| f64::from(u32::try_from(steps).unwrap()) * 0.01;
            let (west, south) = (10.3 + side(nth % columns), 55.3 + side(nth / columns) * 0.6);
            let (east, north) = (west + 0.01, south + 0.006);
            let mut properties = json!({ "id": format!("a{}", nth + 1) });
            if let Some(name) = name {
                properties["name"] = (*name).into();
            }
            json!({
                "type": "Feature",
                "properties": properties,
                "geometry": {"type": "Polygon", "coordinates":
                    [[[west, south], [east, south], [east, north], [west, north], [west, south]]]},
            })
        })
        .collect();
    let mut population = "area,year,age_group,persons\n".to_owned();
    let mut observations = "indicator,area,period,age_group,value,base,status\n".to_owned();
    for ((_, persons, thefts), nth) in areas.iter().zip(1..) {
        for year in last - 4..=last {
            writeln!(population, "a{nth},{year},all,{persons}").unwrap();
            writeln!(observations, "thefts,a{nth},{year},all,{thefts},,").unwrap();
        }
    }
    let indicators = "id,name_da,name_en,domain,source,definition_da,definition_en,measure,per,base,direction,\
        granularity,place_basis,protect,rhythm_days\n\
        thefts,Anmeldte tyverier,Reported thefts,police,Opdigtet til prøver,,,count,1000,population,risk,year,\
        residence,true,366\n";
    let resource = |name: &str, path: &str| json!({ "name": name, "path": path });
    let descriptor = json!({ "name": "proeveby", "title": "Prøveby", "version": "1", "resources": [
        resource("areas", "areas.geojson"),
        resource("indicators", "indicators.csv"),
        resource("population", "population.csv"),
        resource("observations", "observations.csv"),
    ]});
    fs::create_dir_all(folder).unwrap();
    let land = json!({ "type": "FeatureCollection", "features": features });
    for (file, text) in [
        ("areas.geojson", land.to_string()),
        ("indicators.csv", indicators.to_owned()),
        ("population.csv", population),
        ("observations.csv", observations),
        ("datapackage.json", descriptor.to_string()),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
}
