//! A bundle of forty invented areas, of which a map of them all cannot name each.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Widths of the columns and heights of the rows, in thousandths of a degree.
const WIDE: [u32; 8] = [140, 100, 70, 40, 20, 12, 8, 6];
const HIGH: [u32; 5] = [110, 90, 70, 50, 40];

/// How many areas there are.
pub const AREAS: usize = WIDE.len() * HIGH.len();

/// Writes the bundle into a folder: an indicator of ten years, in which some of the smallest areas stand out.
pub fn grid(folder: &Path) {
    let mut features = Vec::new();
    let mut population = "area,year,age_group,persons\n".to_owned();
    let mut observations = "indicator,area,period,age_group,value\n".to_owned();
    let mut south = 55_300;
    for (row, high) in HIGH.iter().enumerate() {
        let mut west = 10_000;
        for (column, wide) in WIDE.iter().enumerate() {
            let at = row * WIDE.len() + column;
            let corner = |east: u32, north: u32| {
                format!("[{:.3},{:.3}]", f64::from(west + east) / 1000.0, f64::from(south + north) / 1000.0)
            };
            let ring = [corner(0, 0), corner(*wide, 0), corner(*wide, *high), corner(0, *high), corner(0, 0)];
            features.push(format!(
                r#"{{"type":"Feature","properties":{{"id":"m{at:02}","name":"Mark{at:02} ved åen"}},
                "geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
                ring.join(",")
            ));
            let usual = if column >= 6 && (row + column) % 3 == 0 { 150 } else { 60 };
            for year in 2016..2026 {
                let _ = writeln!(population, "m{at:02},{year},all,{}", 2_000 + 10 * at);
                let _ = writeln!(
                    observations,
                    "reports,m{at:02},{year},all,{}",
                    usual + (7 * at + 3 * year) % 11
                );
            }
            west += wide;
        }
        south += high;
    }
    let areas = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(",\n"));
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/small");
    for same in ["datapackage.json", "indicators.csv"] {
        fs::copy(small.join(same), folder.join(same)).unwrap();
    }
    for (name, text) in
        [("areas.geojson", areas), ("population.csv", population), ("observations.csv", observations)]
    {
        fs::write(folder.join(name), text).unwrap();
    }
}
