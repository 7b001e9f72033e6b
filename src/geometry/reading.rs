//! Reading a file from start to end.

use geo::{Coord, Polygon};
use geojson::Position;

use super::crs::{Crs, Projection, Zone, on_grid};
use super::feature::{self, Outline};
use super::report::Report;
use super::surface::{self, RawRing};
use super::{Coverage, Reading, Tally, contiguity, fit, place, sweep};
use crate::finding::Findings;

/// So many corners all outlines together may have: 99 municipalities with their coasts have 85,000, and
/// what crosses itself again and again takes long to judge.
const MOST_POINTS: usize = 150_000;

/// So many pairs of border segments may lie abreast, see [`sweep::abreast`]: 99 municipalities with their
/// coasts have 1.4 million. What takes set operations minutes has thousands of long segments side by side.
const MOST_ABREAST: u64 = 100_000_000;

/// Metres per degree of latitude, to compare resolutions.
const METRES_PER_DEGREE: f64 = 111_320.0;

/// Reads, judges and repairs; `None` if the file is refused.
pub(super) fn read(geojson: &[u8], reading: &Reading, findings: &mut Findings) -> Option<Coverage> {
    let mut report = Report::new(&reading.resource, findings);
    let mut collection = feature::collection(geojson, &mut report)?;
    let crs = stated_crs(&collection, reading, &mut report);
    let mut outlines = feature::outlines(&mut collection, reading, &mut report);
    let points = outlines.iter().flat_map(positions).count();
    if points > MOST_POINTS {
        report.refuse("area-too-detailed", |f| f.detail("count", points).detail("limit", MOST_POINTS));
        return None;
    }
    let abreast = sweep::abreast(outlines.iter().flat_map(segments));
    if abreast > MOST_ABREAST {
        report.refuse("area-too-intricate", |f| f);
        return None;
    }
    let crs = crs?;
    third_coordinates(&outlines, &mut report);
    outlines.retain(|outline| fits(outline, crs, &mut report));
    let step = resolution(&outlines, crs);
    let projection = projection(&outlines, crs)?;
    let mut tally = Tally::default();
    let mut surfaces = Vec::new();
    for mut outline in outlines {
        let raw = std::mem::take(&mut outline.polygons);
        let Some(rings) = projected(&raw, crs, &projection) else {
            report.refuse("area-coordinates-range", |f| outline.told(f));
            continue;
        };
        let parts = surface::surfaces(&outline, rings, &projection, &mut tally, &mut report);
        surfaces.push((outline, parts));
    }
    tally.tell(&mut report);
    let places = place::places(surfaces, &projection, &mut report);
    fit::judge(&places, reading, step, &mut report);
    if report.refused() || places.is_empty() {
        return None;
    }
    let neighbours = contiguity::neighbours(&places, reading, &mut report);
    Some(Coverage { places, neighbours, epsg: projection.epsg() })
}

/// What the descriptor says, else the file, else WGS84.
fn stated_crs(
    collection: &serde_json::Map<String, serde_json::Value>,
    reading: &Reading,
    report: &mut Report<'_>,
) -> Option<Crs> {
    let stated = match reading.epsg {
        Some(epsg) => Crs::of_epsg(epsg).ok_or_else(|| format!("EPSG:{epsg}")),
        None => Crs::of_collection(collection).map(|crs| crs.unwrap_or(Crs::Degrees)),
    };
    match stated {
        Ok(crs) => Some(crs),
        Err(name) => {
            report.refuse("area-crs-unknown", |f| f.value(&name));
            None
        }
    }
}

fn positions(outline: &Outline) -> impl Iterator<Item = &Position> {
    outline.polygons.iter().flatten().flatten()
}

/// The ends of each segment of its rings, in the file's own coordinates.
fn segments(outline: &Outline) -> impl Iterator<Item = [Coord<f64>; 2]> {
    outline.polygons.iter().flatten().flat_map(|ring| {
        let closing = ring.last().zip(ring.first()).map(|(last, first)| [xy(last), xy(first)]);
        ring.windows(2).filter_map(|pair| Some([xy(pair.first()?), xy(pair.last()?)])).chain(closing)
    })
}

fn third_coordinates(outlines: &[Outline], report: &mut Report<'_>) {
    let count = outlines.iter().flat_map(positions).filter(|position| position.len() > 2).count();
    if count > 0 {
        report.note("area-third-coordinate", |f| f.detail("count", count));
    }
}

/// True if the coordinates can be in the system; else says what they look like.
fn fits(outline: &Outline, crs: Crs, report: &mut Report<'_>) -> bool {
    let in_degrees = |x: f64, y: f64| x.abs() <= 180.0 && y.abs() <= 90.0;
    let in_metres =
        |x: f64, y: f64| (-500_000.0..=1_500_000.0).contains(&x) && (0.0..=10_000_000.0).contains(&y);
    // Latitude before longitude puts Denmark into the Arabian Sea.
    let swapped = |x: f64, y: f64| (54.0..=58.5).contains(&x) && (7.0..=16.0).contains(&y);
    let coords = || positions(outline).map(xy);
    let odd = coords().find(|at| match crs {
        Crs::Degrees => !in_degrees(at.x, at.y),
        Crs::Utm(_) => !in_metres(at.x, at.y),
    });
    let all_small = coords().all(|at| in_degrees(at.x, at.y));
    let all_swapped = coords().all(|at| swapped(at.x, at.y));
    let code = match (crs, odd) {
        _ if outline.polygons.iter().flatten().all(Vec::is_empty) => return true,
        (Crs::Degrees, Some(at)) if at.x > 100_000.0 && in_metres(at.x, at.y) => "area-coordinates-metres",
        (Crs::Utm(_), _) if all_small => "area-coordinates-degrees",
        (_, Some(_)) => "area-coordinates-range",
        (Crs::Degrees, None) if all_swapped => "area-coordinates-swapped",
        (_, None) => return true,
    };
    let shown = odd.or_else(|| coords().next()).unwrap_or_else(Coord::zero);
    report.refuse(code, |f| outline.told(f).detail("x", shown.x).detail("y", shown.y).detail("crs", crs));
    false
}

/// Metres between two coordinates of the file that differ in the last decimal.
fn resolution(outlines: &[Outline], crs: Crs) -> f64 {
    const FINEST: i32 = 9;
    let mut decimals = 0;
    for value in outlines.iter().flat_map(positions).map(xy).flat_map(|at| [at.x, at.y]) {
        while decimals < FINEST {
            let scaled = value * 10f64.powi(decimals);
            if (scaled - scaled.round()).abs() < 1e-4 {
                break;
            }
            decimals += 1;
        }
    }
    let unit = if crs == Crs::Degrees { METRES_PER_DEGREE } else { 1.0 };
    unit / 10f64.powi(decimals)
}

/// The planar system: the file's own, or the zone around the middle feature.
fn projection(outlines: &[Outline], crs: Crs) -> Option<Projection> {
    let zone = match crs {
        Crs::Utm(zone) => zone.preferred(),
        Crs::Degrees => {
            let mut firsts: Vec<Coord<f64>> =
                outlines.iter().filter_map(|outline| positions(outline).next()).map(xy).collect();
            firsts.sort_by(|a, b| a.x.total_cmp(&b.x));
            Zone::around(firsts.get(firsts.len() / 2).copied().unwrap_or_else(Coord::zero))
        }
    };
    Projection::new(zone)
}

/// Rings in planar metres; `None` if a place is out of the projection's reach.
fn projected(raw: &[Vec<Vec<Position>>], crs: Crs, projection: &Projection) -> Option<Vec<Vec<RawRing>>> {
    let place = |position: &Position| {
        let degrees = match crs {
            Crs::Degrees => on_grid(xy(position)),
            Crs::Utm(_) => projection.degrees(xy(position))?,
        };
        let metres = projection.metres(degrees)?;
        (projection.degrees(metres)? == degrees).then_some(metres)
    };
    let ring = |positions: &Vec<Position>| {
        let closed = match (positions.first(), positions.last()) {
            (Some(first), Some(last)) => positions.len() > 1 && xy(first) == xy(last),
            _ => false,
        };
        Some(RawRing { positions: positions.iter().map(place).collect::<Option<_>>()?, closed })
    };
    raw.iter().map(|polygon| polygon.iter().map(ring).collect()).collect()
}

fn xy(position: &Position) -> Coord<f64> {
    let at = |index: usize| position.as_slice().get(index).copied().unwrap_or(f64::NAN);
    Coord { x: at(0), y: at(1) }
}

/// A feature with its surfaces.
pub(super) type Surfaced = (Outline, Vec<Polygon<f64>>);
