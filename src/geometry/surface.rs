//! One feature's polygons as surfaces: each fault told, the safe ones repaired.

use geo::orient::Direction;
use geo::{Area as _, BooleanOps, Coord, LineString, MapCoords, MultiPolygon, Orient, Polygon, Winding};

use super::crs::Projection;
use super::feature::Outline;
use super::report::Report;
use super::ring::{RingFault, faults, tidy, without_spikes};
use super::{Tally, overlay};

/// A repair may change at most this share of a feature's size.
const REPAIRABLE_SHARE: f64 = 0.001;

/// Surfaces smaller than this, in square metres, are crumbs that a repair left.
const CRUMB_M2: f64 = 1.0;

/// Surfaces of less mean width than this, in metres, are lines: the grid of all
/// shapes lifts their points off each other by a hundredth of that.
pub(super) const THINNEST_M: f64 = 0.1;

/// A ring in planar metres and whether the file had it closed.
pub(super) struct RawRing {
    pub(super) positions: Vec<Coord<f64>>,
    pub(super) closed: bool,
}

/// The surfaces of a feature's polygons, oriented as RFC 7946 asks.
pub(super) fn surfaces(
    outline: &Outline,
    polygons: Vec<Vec<RawRing>>,
    projection: &Projection,
    tally: &mut Tally,
    report: &mut Report<'_>,
) -> Vec<Polygon<f64>> {
    let shells = polygons.iter().filter_map(|rings| rings.first());
    let size = shells.map(|shell| Polygon::new(tidy(&shell.positions), Vec::new()).unsigned_area()).sum();
    let mut mender = Mender { outline, size, short: [0; 2], projection, tally, report };
    let surfaces = polygons.into_iter().flat_map(|rings| mender.polygon(&rings)).collect();
    for (count, code) in mender.short.into_iter().zip(["area-ring-short", "area-hole-short"]) {
        if count > 0 {
            mender.report.note(code, |f| outline.told(f).detail("count", count));
        }
    }
    surfaces
}

struct Mender<'a, 'b> {
    outline: &'a Outline,
    /// Square metres within all shells of the feature.
    size: f64,
    /// Shells and holes that enclose nothing.
    short: [usize; 2],
    projection: &'a Projection,
    tally: &'a mut Tally,
    report: &'a mut Report<'b>,
}

impl Mender<'_, '_> {
    fn polygon(&mut self, rings: &[RawRing]) -> Vec<Polygon<f64>> {
        let Some((shell, holes)) = rings.split_first() else {
            self.report.note("area-polygon-empty", |f| self.outline.told(f));
            return Vec::new();
        };
        let Some(shell) = self.ring(shell, 0) else { return Vec::new() };
        let holes: Vec<LineString<f64>> = holes.iter().filter_map(|hole| self.ring(hole, 1)).collect();
        if shell.is_cw() {
            self.tally.turned += 1;
        }
        let polygon = Polygon::new(shell, holes);
        let found = faults(&polygon);
        if found.is_empty() {
            let surface = MultiPolygon::new(vec![polygon.orient(Direction::Default)]);
            if overlay::width(&surface) < THINNEST_M {
                self.short[0] += 1;
                return Vec::new();
            }
            return surface.0;
        }
        self.mended(&polygon, &found)
    }

    /// The ring without repetitions, closed; `None` if it encloses nothing,
    /// which is counted under its kind.
    fn ring(&mut self, raw: &RawRing, kind: usize) -> Option<LineString<f64>> {
        if !raw.closed && raw.positions.len() >= 3 {
            self.report.note("area-ring-open", |f| self.outline.told(f));
        }
        let ring = tidy(&raw.positions);
        let expected = raw.positions.len() + usize::from(!raw.closed);
        if ring.0.is_empty() {
            if let Some(count) = self.short.get_mut(kind) {
                *count += 1;
            }
            return None;
        }
        self.tally.repeated += expected.saturating_sub(ring.0.len());
        Some(ring)
    }

    fn mended(&mut self, polygon: &Polygon<f64>, found: &[RingFault]) -> Vec<Polygon<f64>> {
        let rings: Vec<&LineString<f64>> =
            std::iter::once(polygon.exterior()).chain(polygon.interiors()).collect();
        for fault in found {
            match *fault {
                RingFault::MeetsItself { ring, at } => {
                    if let Some(ring) = rings.get(ring) {
                        self.tangle(ring, at);
                    }
                }
                RingFault::MeetsOther => self.report.warn("area-rings-cross", |f| self.outline.told(f)),
                RingFault::HoleOutside { .. } => {
                    self.report.warn("area-hole-outside", |f| self.outline.told(f));
                }
            }
        }
        settled(cleaned(polygon), self.projection)
    }

    /// Tells of a ring that meets itself: a note if what is at stake is tiny.
    fn tangle(&mut self, ring: &LineString<f64>, at: Coord<f64>) {
        let enclosed = overlay::extent(&overlay::enclosed(ring));
        let signed = Polygon::new(ring.clone(), Vec::new()).unsigned_area();
        let stake = (enclosed - signed).abs();
        let place = self.projection.degrees(at).unwrap_or(at);
        let tell = |f: crate::finding::Finding| {
            self.outline
                .told(f)
                .detail("longitude", format!("{:.5}", place.x))
                .detail("latitude", format!("{:.5}", place.y))
                .detail("m2", format!("{stake:.0}"))
        };
        if stake <= CRUMB_M2 || stake <= self.size * REPAIRABLE_SHARE {
            self.report.note("area-self-crossing-repaired", tell);
        } else {
            self.report.refuse("area-self-crossing", tell);
        }
    }
}

/// A surface that a set operation made, with every vertex on the grid.
///
/// Set operations move vertices by less than a millimetre; the grid puts them
/// back, so that borders shared before stay shared. Where the grid makes a
/// narrow place collapse, the surface is cleaned and put on the grid again.
fn settled(mut surface: MultiPolygon<f64>, projection: &Projection) -> Vec<Polygon<f64>> {
    const ROUNDS: usize = 5;
    let mut parts = Vec::new();
    for _ in 0..ROUNDS {
        parts = surface
            .iter()
            .filter(|part| part.unsigned_area() >= CRUMB_M2)
            .filter_map(|part| on_grid(part, projection))
            .collect();
        if parts.iter().all(|part| faults(part).is_empty()) {
            break;
        }
        surface = MultiPolygon::new(parts.iter().flat_map(|part| cleaned(part).0).collect());
    }
    parts
}

/// What the shell encloses, without what the holes enclose.
fn cleaned(polygon: &Polygon<f64>) -> MultiPolygon<f64> {
    let shell = overlay::enclosed(polygon.exterior());
    polygon.interiors().iter().fold(shell, |surface, hole| surface.difference(&overlay::enclosed(hole)))
}

/// A polygon with every vertex on the grid; `None` if nothing is left of it.
fn on_grid(polygon: &Polygon<f64>, projection: &Projection) -> Option<Polygon<f64>> {
    let snapped = polygon.map_coords(|at| projection.snapped(at).unwrap_or(at));
    let shell = without_spikes(&snapped.exterior().0);
    let holes =
        snapped.interiors().iter().map(|hole| without_spikes(&hole.0)).filter(|hole| !hole.0.is_empty());
    let polygon = Polygon::new(shell.clone(), holes.collect()).orient(Direction::Default);
    (!shell.0.is_empty()).then_some(polygon)
}

/// An area's surfaces as one shape: what overlaps or adjoins is joined.
pub(super) fn joined(
    parts: Vec<Polygon<f64>>,
    projection: &Projection,
    tell: impl FnOnce(f64),
) -> MultiPolygon<f64> {
    if parts.len() < 2 {
        return MultiPolygon::new(parts);
    }
    let sum: f64 = parts.iter().map(geo::Area::unsigned_area).sum();
    let union = overlay::dissolved(&parts);
    let doubled = sum - overlay::extent(&union);
    if doubled > CRUMB_M2 {
        tell(doubled);
    } else if union.0.len() >= parts.len() {
        return MultiPolygon::new(parts);
    }
    MultiPolygon::new(settled(union, projection))
}
