//! An area all round: every number of its summary is a cell of the release.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use komspot::config::Limits;
use serde_json::Value;

use crate::harness::Komspot;
use crate::stage::{Desk, TWO_MONTHS};

/// Number, base and rate of the cells of an indicator, by area and period, all ages together.
type Cells = HashMap<(String, String), (f64, Option<f64>, Option<f64>)>;

fn cells(komspot: &Komspot, indicator: &str) -> Cells {
    let response = komspot.get(&format!("/api/v1/observations?indicator={indicator}&format=csv"));
    let text = response.text();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut cells = Cells::new();
    for row in reader.records().map(Result::unwrap) {
        if &row[3] == "all" && &row[5] == "published" {
            let number = |at: usize| row[at].parse::<f64>().ok();
            cells.insert((row[1].to_owned(), row[2].to_owned()), (number(4).unwrap(), number(6), number(7)));
        }
    }
    cells
}

/// The periods of a stretch of time as addresses spell it.
fn periods(spelt: &str) -> Vec<String> {
    let Some((first, _)) = spelt.split_once("..") else { return vec![spelt.to_owned()] };
    let (year, quarter) = first.split_once("-Q").unwrap();
    let start = year.parse::<u32>().unwrap() * 4 + quarter.parse::<u32>().unwrap() - 1;
    (start..start + 4).map(|at| format!("{}-Q{}", at / 4, at % 4 + 1)).collect()
}

#[test]
fn every_number_of_the_summaries_is_made_of_published_cells() {
    let komspot = Komspot::demo();
    let mut tables: HashMap<String, Cells> = HashMap::new();
    let mut checked = 0;
    for nth in 1..=15 {
        let page = komspot.get(&format!("/areas/{nth:02}?lang=da")).text();
        let (_, summary) = page.split_once("<section class=\"summary\"").unwrap();
        let (summary, _) = summary.split_once("</section>").unwrap();
        for link in summary.split("data-cells=\"").skip(1) {
            let (which, rest) = link.split_once('"').unwrap();
            let shown = rest.split_once('>').unwrap().1.split_once('<').unwrap().0;
            let [indicator, area, stretch] = which.splitn(3, '/').collect::<Vec<_>>()[..] else {
                panic!("{which}")
            };
            let table = tables.entry(indicator.to_owned()).or_insert_with(|| cells(&komspot, indicator));
            let periods = periods(stretch);
            let found: Vec<_> = periods
                .iter()
                .map(|at| {
                    table.get(&(area.to_owned(), at.clone())).unwrap_or_else(|| panic!("{which}: {at}"))
                })
                .collect();
            let (value, base) = found
                .iter()
                .fold((0.0, 0.0), |(value, base), cell| (value + cell.0, base + cell.1.unwrap_or(0.0)));
            // The scale, read off a cell: rate = value · per / base.
            let expected = match found[0] {
                (_, Some(_), Some(_)) => {
                    let per = table.values().find_map(|&(value, base, rate)| {
                        (value > 0.0)
                            .then(|| rate.zip(base).map(|(rate, base)| (rate * base / value).round()))?
                    });
                    let mean = base
                        / if is_count(&komspot, indicator) { found.iter().map(|_| 1.0).sum() } else { 1.0 };
                    value * per.unwrap() / mean
                }
                (_, _, Some(rate)) => *rate,
                _ => value,
            };
            let digits = shown.replace("\u{a0}%", "").replace('.', "").replace(',', ".");
            let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let number: f64 = digits.parse().unwrap_or_else(|_| panic!("{shown}"));
            let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap()) + 1e-9;
            assert!((number - expected).abs() <= half, "{which} says {shown}, the cells {expected}");
            checked += 1;
        }
    }
    assert!(checked >= 60, "only {checked} numbers");
}

fn is_count(komspot: &Komspot, indicator: &str) -> bool {
    let catalogue: Value = serde_json::from_str(&komspot.get("/api/v1/indicators").text()).unwrap();
    catalogue.as_array().unwrap().iter().any(|entry| entry["id"] == indicator && entry["measure"] == "count")
}

#[test]
fn an_area_tells_where_it_lies_and_how_old_its_figures_are() {
    let komspot = Komspot::demo();
    let page = komspot.get("/areas/03?lang=da").text();
    assert_eq!(page.matches("class=\"l-here\"").count(), 1);
    assert_eq!(page.matches("<path class=\"l-").count(), 15);
    assert!(page.contains("class=\"sources-table\"") && page.contains("Sådan er tallet opgjort"));
    // Every number that leads to a row of the page finds it there.
    for link in page.split("href=\"#i-").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!("<tr id=\"i-{id}\"")), "{id}");
    }
    assert!(
        page.contains("href=\"/compare?indicator=haervaerk&amp;areas=03&amp;lang=da\""),
        "a way to the chart"
    );
}

#[test]
fn figures_that_no_test_can_judge_are_no_all_clear() {
    let desk = Desk::new();
    desk.write("1", &[("uro", false)], &TWO_MONTHS);
    desk.import(&Limits::default());
    let komspot = Komspot::on(&desk.data());
    let page = komspot.get("/areas/nord?lang=da").text();
    assert!(page.contains("Der er for få tal til at vurdere, om noget skiller sig ud"), "{page}");
    assert!(!page.contains("skiller sig tydeligt ud"));
}

#[test]
fn what_can_be_judged_is_told_apart_from_what_cannot() {
    // In a city's first year levels can be held against each other, and nothing against the year before.
    let desk = Desk::new();
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    for name in ["areas.geojson", "indicators.csv", "population.csv"] {
        fs::copy(demo.join(name), desk.bundle().join(name)).unwrap();
    }
    let text = fs::read_to_string(demo.join("observations.csv")).unwrap();
    let of_2025 = |line: &&str| line.split(',').nth(2).is_some_and(|period| period.starts_with("2025"));
    let year: Vec<&str> = text.lines().take(1).chain(text.lines().filter(of_2025)).collect();
    fs::write(desk.bundle().join("observations.csv"), year.join("\n")).unwrap();
    let mut descriptor: Value =
        serde_json::from_str(&fs::read_to_string(demo.join("datapackage.json")).unwrap()).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        let resource = resource.as_object_mut().unwrap();
        resource.remove("bytes");
        resource.remove("hash");
    }
    fs::write(desk.bundle().join("datapackage.json"), descriptor.to_string()).unwrap();
    desk.import(&Limits::default());
    let page = Komspot::on(&desk.data()).get("/areas/01?lang=da").text();
    assert!(page.contains("Der er for få tal til at vurdere, om noget har ændret sig på et år."), "{page}");
    assert!(page.contains("skiller sig ikke tydeligt ud fra resten af Odense."), "{page}");
}
