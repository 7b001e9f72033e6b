//! Protecting at the desk and importing the result gives what importing the raw bundle gives.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use komspot::release::ReleaseTable;
use komspot::snapshot::Store;
use proptest::prelude::*;
use tempfile::TempDir;

use super::{imported, ours, protected};

/// Holds both ways against each other.
fn assert_both_ways_lead_to_the_same(bundle: &Path) {
    let stores = TempDir::new().unwrap();
    let raw = imported(bundle, &Store::new(&stores.path().join("raw"))).unwrap();
    let (_folder, out) = protected(bundle);
    let desk =
        imported(&out, &Store::new(&stores.path().join("desk"))).unwrap_or_else(|told| panic!("{told}"));
    assert_eq!(raw.release.indicators.len(), desk.release.indicators.len());
    for (raw, desk) in raw.release.indicators.iter().zip(&desk.release.indicators) {
        let id = &raw.indicator.id;
        assert_eq!(raw.indicator, desk.indicator);
        let (raw, desk) = (&raw.table, &desk.table);
        let axes = |table: &ReleaseTable| {
            (
                table.areas().to_vec(),
                table.ages().to_vec(),
                table.periods().to_vec(),
                table.covered_ages().to_vec(),
            )
        };
        assert_eq!(axes(raw), axes(desk), "{id}");
        for (raw, desk) in raw.iter().zip(desk.iter()) {
            assert_eq!(raw, desk, "{id}");
        }
        assert!(raw == desk, "{id} differs in the rule of a year or a revised total");
    }
    assert_eq!(raw.release.population, desk.release.population);
    assert_eq!(raw.release.municipality, desk.release.municipality);
    assert_eq!(
        (raw.origin.k, raw.origin.demo, &raw.origin.sources),
        (desk.origin.k, desk.origin.demo, &desk.origin.sources)
    );
    let areas = |release: &komspot::release::Release| {
        let coverage = &release.coverage;
        let one = |at: usize| (coverage.places()[at].area.clone(), coverage.neighbours(at).to_vec());
        (0..coverage.places().len()).map(one).collect::<Vec<_>>()
    };
    assert_eq!(areas(&raw.release), areas(&desk.release));
}

#[test]
fn the_demo_takes_both_ways() {
    assert_both_ways_lead_to_the_same(&ours("data/demo"));
}

#[test]
fn the_small_bundles_take_both_ways() {
    for name in ["good", "small"] {
        assert_both_ways_lead_to_the_same(&ours("tests/fixtures/bundles").join(name));
    }
}

/// The good bundle with other figures.
fn bundle_of(observations: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["datapackage.json", "areas.geojson", "indicators.csv", "population.csv"] {
        fs::copy(ours("tests/fixtures/bundles/good").join(name), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("observations.csv"), observations).unwrap();
    folder
}

#[test]
fn an_indicator_without_a_listed_figure_takes_both_ways() {
    // Each year lacks areas and so a sum, and what was reported is too little to be listed: all rows
    // of the protected table say that something is missing.
    let reported = "indicator,area,period,age_group,value,base,status
anmeldelser,øst,2025,0-17,0,,
anmeldelser,øst,2025,18+,0,,
anmeldelser,nord,2023,0-17,50,,
anmeldelser,nord,2023,18+,50,,
karakter,nord,2025,all,0.0,1,
";
    assert_both_ways_lead_to_the_same(bundle_of(reported).path());
}

/// Figures of all kinds, many of them small, some left out: of an area a month, or a year with all
/// its age groups. Cases without a place come for every period or for none, as sources deliver
/// them: where they come in part only, a stranger takes the rest for none, and the audit with him.
fn observations() -> impl Strategy<Value = String> {
    let count = || proptest::option::weighted(0.9, prop_oneof![0_u32..8, 0_u32..200]);
    let years = proptest::collection::vec(count(), 4 * 2);
    let ages = proptest::collection::vec(count(), 4 * 2 * 2);
    let months = proptest::collection::vec(count(), 4 * 12);
    let shares = proptest::collection::vec((count(), 0_u32..300), 3);
    let means = proptest::collection::vec((0_u32..120, 1_u32..40), 3);
    (years, ages, months, shares, means, any::<bool>(), any::<bool>()).prop_map(
        |(years, ages, months, shares, means, by_age, placed)| {
            let mut text = "indicator,area,period,age_group,value,base,status\n".to_owned();
            let areas = ["nord", "syd", "øst", "unknown"];
            let told = |at: usize, value: Option<u32>| match areas[at] {
                "unknown" => placed.then(|| value.unwrap_or(0)),
                _ => value,
            };
            let mut row = |cells: String| writeln!(text, "{cells}").unwrap();
            for (at, area) in areas.iter().enumerate() {
                for (nth, year) in [2024, 2025].iter().enumerate() {
                    if by_age {
                        let groups = [0, 1].map(|group| told(at, ages[(at * 2 + nth) * 2 + group]));
                        if let [Some(children), Some(others)] = groups {
                            for (age, value) in [("0-17", children), ("18+", others)] {
                                row(format!("anmeldelser,{area},{year},{age},{value},,provisional"));
                            }
                        }
                    } else if let Some(value) = told(at, years[at * 2 + nth]) {
                        row(format!("anmeldelser,{area},{year},all,{value},,"));
                    }
                }
                for month in 1..=12 {
                    if let Some(value) = told(at, months[at * 12 + month - 1]) {
                        row(format!("haervaerk,{area},2025-{month:02},all,{value},,"));
                    }
                }
            }
            for (at, area) in areas.iter().take(3).enumerate() {
                if let (Some(value), rest) = shares[at] {
                    row(format!("fravaer,{area},2024/2025,all,{value},{},", value + rest));
                }
                let (tenths, persons) = means[at];
                row(format!("karakter,{area},2025,all,{}.{},{persons},", tenths / 10, tenths % 10));
            }
            let ages: &[&str] = if by_age { &["0-17", "18+"] } else { &["all"] };
            for age in ages {
                row(format!("anmeldelser,nord,2023,{age},50,,"));
            }
            text
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_figures_take_both_ways(observations in observations()) {
        assert_both_ways_lead_to_the_same(bundle_of(&observations).path());
    }
}
