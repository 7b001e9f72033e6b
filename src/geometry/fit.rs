//! How the areas fit together: overlaps, gaps, and who lies far away.

use geo::{BooleanOps, BoundingRect, Buffer, Euclidean, Length, LineString, MultiPolygon, Polygon, Rect};

use super::boundary::Boundary;
use super::contiguity::TOLERANCE_M;
use super::report::Report;
use super::{Place, Reading, overlay};

/// Overlaps above this share of the smaller area are refused.
const OVERLAP_SHARE: f64 = 0.001;

/// Overlaps that the file's coarse coordinates explain are borne up to this share.
const ROUNDED_SHARE: f64 = 0.01;

/// Coordinates coarser than this, in metres, explain no overlap: they are a sketch.
const COARSEST_M: f64 = 20.0;

/// Overlaps and gaps up to this many square metres come from computing.
const NOTHING_M2: f64 = 1.0;

/// Slits up to twice this many metres wide are closed before gaps are sought:
/// the grid of all shapes moves a vertex by less.
const HAIRLINE_M: f64 = 0.02;

/// An area farther than this from all others, in metres, is hardly meant.
const REACH_M: f64 = 200_000.0;

/// Judges the areas together. `step` is the resolution of the file's
/// coordinates in metres.
pub(super) fn judge(places: &[Place], reading: &Reading, step: f64, report: &mut Report<'_>) {
    reach(places, report);
    let whole = overlay::dissolved(places.iter().flat_map(|place| place.planar.iter()));
    let sum: f64 = places.iter().map(|place| overlay::extent(&place.planar)).sum();
    if sum - overlay::extent(&whole) > NOTHING_M2 {
        overlaps(places, step, report);
    }
    // Where a feature was refused, the hole it left says nothing new.
    if !report.refused() {
        gaps(places, &without_hairlines(&whole), reading, report);
    }
}

fn overlaps(places: &[Place], step: f64, report: &mut Report<'_>) {
    let bounds: Vec<Option<Rect<f64>>> = places.iter().map(|place| place.planar.bounding_rect()).collect();
    for (a, (mine, my_bounds)) in places.iter().zip(&bounds).enumerate() {
        for (theirs, their_bounds) in places.iter().zip(&bounds).skip(a + 1) {
            if let (Some(my_bounds), Some(their_bounds)) = (my_bounds, their_bounds)
                && overlay::between(my_bounds, their_bounds) <= 0.0
            {
                overlap(mine, theirs, step, report);
            }
        }
    }
}

fn overlap(a: &Place, b: &Place, step: f64, report: &mut Report<'_>) {
    let common = a.planar.intersection(&b.planar);
    let size = overlay::extent(&common);
    if size <= NOTHING_M2 {
        return;
    }
    let share = size / overlay::extent(&a.planar).min(overlay::extent(&b.planar));
    let rounded = step <= COARSEST_M && share <= ROUNDED_SHARE && overlay::width(&common) <= step;
    let tell = |f: crate::finding::Finding| {
        f.value(&a.area.name)
            .detail("id", &a.area.id)
            .detail("other", &b.area.name)
            .detail("other_id", &b.area.id)
            .detail("m2", format!("{size:.0}"))
            .detail("percent", format!("{:.2}", share * 100.0))
    };
    if share <= OVERLAP_SHARE || rounded {
        report.note("area-overlap-small", tell);
    } else {
        report.refuse("area-overlap", tell);
    }
}

/// The whole with slits of a few centimetres closed. Where a vertex
/// of one area lies along an edge of its neighbour, such a slit may tie a gap
/// to the outside, and it would be no hole.
fn without_hairlines(whole: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    whole.buffer(HAIRLINE_M)
}

/// Holes in the whole: slivers are counted, larger ones named.
fn gaps(places: &[Place], whole: &MultiPolygon<f64>, reading: &Reading, report: &mut Report<'_>) {
    let tolerance = f64::from(reading.sliver_m2.unwrap_or(Reading::SLIVER_M2));
    let sizes: Vec<(f64, &LineString<f64>)> = whole.iter().flat_map(Polygon::interiors).map(sized).collect();
    let slivers: Vec<f64> = sizes.iter().map(|(size, _)| *size).filter(|size| *size <= tolerance).collect();
    let slivers_m2: f64 = slivers.iter().sum();
    if slivers_m2 > NOTHING_M2 {
        report.note("area-slivers", |f| {
            f.detail("count", slivers.len())
                .detail("m2", format!("{slivers_m2:.0}"))
                .detail("limit", tolerance)
        });
    }
    let large: Vec<_> = sizes.into_iter().filter(|(size, _)| *size > tolerance).collect();
    if large.is_empty() {
        return;
    }
    let boundaries: Vec<Boundary> = places.iter().map(|place| Boundary::of(&place.planar)).collect();
    for (size, ring) in large {
        let edge = Boundary::of(&enclosed_by(ring));
        let around: Vec<&str> = places
            .iter()
            .zip(&boundaries)
            .filter(|(_, boundary)| boundary.touches(&edge, TOLERANCE_M))
            .map(|(place, _)| place.area.id.as_str())
            .collect();
        report.warn("area-gap", |f| f.detail("m2", format!("{size:.0}")).detail("areas", around.join(", ")));
    }
}

/// A hole with its square metres, the strip along its edge that closing
/// hairlines took included.
fn sized(ring: &LineString<f64>) -> (f64, &LineString<f64>) {
    (overlay::extent(&enclosed_by(ring)) + HAIRLINE_M * Euclidean.length(ring), ring)
}

fn enclosed_by(ring: &LineString<f64>) -> MultiPolygon<f64> {
    MultiPolygon::new(vec![Polygon::new(ring.clone(), Vec::new())])
}

fn reach(places: &[Place], report: &mut Report<'_>) {
    let bounds: Vec<Option<Rect<f64>>> = places.iter().map(|place| place.planar.bounding_rect()).collect();
    for (at, (place, mine)) in places.iter().zip(&bounds).enumerate() {
        let nearest = bounds
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .filter_map(|(_, theirs)| Some(overlay::between(mine.as_ref()?, theirs.as_ref()?)))
            .min_by(f64::total_cmp);
        if let Some(metres) = nearest.filter(|&metres| metres > REACH_M) {
            report.warn("area-far", |f| {
                f.value(&place.area.name)
                    .detail("id", &place.area.id)
                    .detail("km", format!("{:.0}", metres / 1000.0))
            });
        }
    }
}
