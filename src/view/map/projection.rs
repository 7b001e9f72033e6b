//! From metres on the ground to the map: plain, or through a lens.

mod focus;

use geo::{Coord, LineString, MapCoords, MultiPolygon, Polygon};

use crate::domain::AreaId;
use crate::release::Release;

/// How strongly the lens magnifies: far from the focus distances grow as
/// r → R·(r/R)^p.
pub const LENS_POWER: f64 = 0.6;

/// Radius of the core of the lens over R. A pure power would magnify the focus
/// itself without end and put a kink into every border beside it; within the
/// core the magnification levels off.
pub const LENS_CORE: f64 = 0.10;

/// Segments are cut to at most this share of the map's diagonal before the
/// lens bends them.
const SEGMENT: f64 = 1.0 / 250.0;

/// How the map is laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Projection {
    /// As on the ground.
    #[default]
    Plain,
    /// Radially magnified around a focus, so that the small areas in the
    /// middle of a city get room. Borders stay shared and nothing folds over.
    Lens {
        /// Where the lens lies; `None` finds the place where most people live
        /// closest together.
        focus: Option<Focus>,
    },
}

/// Where the lens lies.
#[derive(Clone, Debug, PartialEq)]
pub enum Focus {
    /// A place in degrees, of WGS 84. Outside the map, the map's nearest point.
    At {
        /// Degrees east.
        longitude: f64,
        /// Degrees north.
        latitude: f64,
    },
    /// The label point of an area; as if none were given where there is no such area.
    Area(AreaId),
}

impl Projection {
    /// Every word that `?projection=` may take.
    pub const WORDS: &[&str] = &["plain", "lens"];

    /// Reads the word of an address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "plain" => Some(Self::Plain),
            "lens" => Some(Self::Lens { focus: None }),
            _ => None,
        }
    }
}

/// The areas' shapes on the map: metres from the focus, y downwards.
pub(in crate::view) fn project(release: &Release, projection: Projection) -> Vec<MultiPolygon<f64>> {
    let coverage = &release.coverage;
    let shapes: Vec<&MultiPolygon<f64>> = coverage.places().iter().map(|place| &place.planar).collect();
    match projection {
        Projection::Plain => {
            let origin = geo::Centroid::centroid(&coverage.bounds());
            shapes.into_iter().map(|shape| shape.map_coords(|c| flip(c - origin.0))).collect()
        }
        Projection::Lens { focus: chosen } => {
            let lens = Lens::new(&shapes, focus::of(release, chosen.as_ref()));
            shapes.into_iter().map(|shape| lens.shape(shape).map_coords(flip)).collect()
        }
    }
}

/// Screens count y downwards.
fn flip(Coord { x, y }: Coord<f64>) -> Coord<f64> {
    Coord { x, y: -y }
}

/// A radial magnification.
struct Lens {
    focus: Coord<f64>,
    /// Distance of the farthest border point.
    reach: f64,
    /// Longest segment, metres.
    segment: f64,
}

impl Lens {
    fn new(shapes: &[&MultiPolygon<f64>], focus: Coord<f64>) -> Self {
        let coords = || shapes.iter().flat_map(|shape| geo::CoordsIter::coords_iter(*shape));
        let reach = coords().map(|c| (c - focus).x.hypot((c - focus).y)).fold(0.0, f64::max).max(1.0);
        Self { focus, reach, segment: 2.0 * reach * SEGMENT }
    }

    fn shape(&self, shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
        let polygon = |polygon: &Polygon<f64>| {
            Polygon::new(
                self.ring(polygon.exterior()),
                polygon.interiors().iter().map(|ring| self.ring(ring)).collect(),
            )
        };
        shape.iter().map(polygon).collect()
    }

    /// Densifies a ring and bends it.
    fn ring(&self, ring: &LineString<f64>) -> LineString<f64> {
        let mut bent = Vec::new();
        for line in ring.lines() {
            bent.push(self.point(line.start));
            let steps = self.steps(line.start, line.end);
            for step in 1..steps {
                bent.push(self.point(between(line.start, line.end, step, steps)));
            }
        }
        bent.extend(bent.first().copied());
        LineString::new(bent)
    }

    fn steps(&self, a: Coord<f64>, b: Coord<f64>) -> u32 {
        let pieces = ((b - a).x.hypot((b - a).y) / self.segment).ceil();
        // Bounded by the map's diagonal over the segment length.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pieces = pieces.clamp(1.0, 2000.0) as u32;
        pieces
    }

    /// r → R·g(r/R), direction kept, with g(t) = t·((t² + c²)/(1 + c²))^((p−1)/2).
    ///
    /// For t well above c this is t^p. The slope of g is never below p times
    /// g(t)/t, so that what is farther out stays farther out: nothing folds
    /// over. Segments are far shorter than the core, so that the chords drawn
    /// stray from their curves by less than the drawing's grid.
    fn point(&self, c: Coord<f64>) -> Coord<f64> {
        let away = c - self.focus;
        let t2 = (away.x * away.x + away.y * away.y) / (self.reach * self.reach);
        let core = LENS_CORE * LENS_CORE;
        away * ((t2 + core) / (1.0 + core)).powf((LENS_POWER - 1.0) / 2.0)
    }
}

/// A point of a segment. Always counted from its lesser end, so that both
/// areas at a border get the very same points.
fn between(a: Coord<f64>, b: Coord<f64>, step: u32, steps: u32) -> Coord<f64> {
    let forward = (a.x, a.y) <= (b.x, b.y);
    let (from, to, step) = if forward { (a, b, step) } else { (b, a, steps - step) };
    from + (to - from) * (f64::from(step) / f64::from(steps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Area as _;
    use proptest::prelude::*;

    fn coord() -> impl Strategy<Value = Coord<f64>> {
        (-20_000.0..20_000.0, -20_000.0..20_000.0).prop_map(|(x, y)| Coord { x, y })
    }

    fn triangle(a: Coord<f64>, b: Coord<f64>, c: Coord<f64>) -> MultiPolygon<f64> {
        let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let ring = if turn >= 0.0 { vec![a, b, c, a] } else { vec![a, c, b, a] };
        MultiPolygon::from(Polygon::new(LineString::new(ring), Vec::new()))
    }

    proptest! {
        #[test]
        fn a_shared_border_stays_shared(
            a in coord(), b in coord(), c in coord(), d in coord(), focus in coord(),
        ) {
            let (one, two) = (triangle(a, b, c), triangle(b, a, d));
            let lens = Lens::new(&[&one, &two], focus);
            let points = |shape: &MultiPolygon<f64>| -> Vec<(u64, u64)> {
                let bent = lens.shape(shape);
                geo::CoordsIter::coords_iter(&bent).map(|c| (c.x.to_bits(), c.y.to_bits())).collect()
            };
            let (left, right) = (points(&one), points(&two));
            let steps = lens.steps(a, b);
            let border = (1..steps).map(|step| lens.point(between(a, b, step, steps)));
            for point in border.chain([lens.point(a), lens.point(b)]) {
                let bits = (point.x.to_bits(), point.y.to_bits());
                prop_assert!(left.contains(&bits) && right.contains(&bits));
            }
        }

        #[test]
        fn nothing_folds_over(a in coord(), b in coord(), c in coord(), focus in coord()) {
            let flat = triangle(a, b, c);
            prop_assume!(flat.unsigned_area() > 1e6);
            let lens = Lens::new(&[&flat], focus);
            let bent = lens.shape(&flat);
            prop_assert!(bent.signed_area() > 0.0, "{} turned over", flat.signed_area());
            prop_assert!(geo::Validation::is_valid(&bent));
        }

        #[test]
        fn farther_stays_farther_and_direction_is_kept(a in coord(), b in coord(), focus in coord()) {
            let shape = triangle(a, b, Coord { x: 30_000.0, y: 0.0 });
            let lens = Lens::new(&[&shape], focus);
            let far = |c: Coord<f64>| (c - focus).x.hypot((c - focus).y);
            let (bent_a, bent_b) = (lens.point(a), lens.point(b));
            if far(a) < far(b) {
                prop_assert!(bent_a.x.hypot(bent_a.y) <= bent_b.x.hypot(bent_b.y));
            }
            let away = a - focus;
            prop_assert!((away.x * bent_a.y - away.y * bent_a.x).abs() <= 1e-6 * far(a) * lens.reach);
        }
    }

    proptest! {
        #[test]
        fn a_fine_triangulation_keeps_its_orientation(focus in coord()) {
            // Triangles with sides of a segment's length, over the whole map.
            let corners = [(-20_000.0, -20_000.0), (20_000.0, -20_000.0), (20_000.0, 20_000.0), (-20_000.0, 20_000.0)];
            let square = MultiPolygon::from(Polygon::new(LineString::from(corners.to_vec()), Vec::new()));
            let lens = Lens::new(&[&square], focus);
            let side = lens.segment;
            let mesh = |column: i32, row: i32| {
                lens.point(Coord { x: -20_000.0 + f64::from(column) * side, y: -20_000.0 + f64::from(row) * side })
            };
            #[allow(clippy::cast_possible_truncation)]
            let steps = (40_000.0 / side) as i32;
            for row in 0..steps {
                for column in 0..steps {
                    let (a, b, c, d) =
                        (mesh(column, row), mesh(column + 1, row), mesh(column + 1, row + 1), mesh(column, row + 1));
                    for (a, b, c) in [(a, b, c), (a, c, d)] {
                        let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
                        prop_assert!(turn > 0.0, "{column} {row}: {turn}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_magnification_by_hand() {
        // Halfway out: 0.5 · (0.26 / 1.01)^-0.2 = 0.5 · 1.311808 = 0.655904 of the reach.
        let shape =
            triangle(Coord { x: 1000.0, y: 0.0 }, Coord { x: 0.0, y: 10.0 }, Coord { x: 0.0, y: -10.0 });
        let lens = Lens::new(&[&shape], Coord::zero());
        let bent = lens.point(Coord { x: 500.0, y: 0.0 });
        assert!((bent.x - 655.904).abs() < 0.01 && bent.y == 0.0, "{bent:?}");
        // The farthest point stays where it is.
        assert!((lens.point(Coord { x: 1000.0, y: 0.0 }).x - 1000.0).abs() < 1e-9);
        // Far from the core it is nearly the power alone: 0.5^0.6 = 0.659754.
        assert!((bent.x - 659.754).abs() < 5.0);
    }

    /// Edges that only one area has: coast, and nothing else where borders are shared.
    fn unmatched(shapes: &[MultiPolygon<f64>]) -> std::collections::HashSet<[u64; 4]> {
        let bits =
            |line: geo::Line<f64>| [line.start.x, line.start.y, line.end.x, line.end.y].map(f64::to_bits);
        let mut edges = std::collections::HashSet::new();
        for line in shapes.iter().flat_map(geo::LinesIter::lines_iter) {
            let [ax, ay, bx, by] = bits(line);
            if !edges.remove(&[bx, by, ax, ay]) {
                edges.insert([ax, ay, bx, by]);
            }
        }
        edges
    }

    #[test]
    fn on_real_maps_every_border_stays_shared_node_by_node() {
        for (name, file) in crate::view::sample::MAPS {
            let Some(coverage) = crate::view::sample::coverage(file) else { continue };
            let plain: Vec<_> = coverage.places().iter().map(|place| place.planar.clone()).collect();
            let release = crate::view::sample::snapshot(coverage).release;
            let lens = Lens::new(&plain.iter().collect::<Vec<_>>(), focus::of(&release, None));
            let bent: Vec<_> = plain.iter().map(|shape| lens.shape(shape)).collect();
            // As many pieces of coast as the densified coast has, not one border more.
            let coast = unmatched(&plain).into_iter().map(|bits| {
                let [ax, ay, bx, by] = bits.map(f64::from_bits);
                lens.steps(Coord { x: ax, y: ay }, Coord { x: bx, y: by }) as usize
            });
            assert_eq!(unmatched(&bent).len(), coast.sum::<usize>(), "{name}");
            for (before, after) in plain.iter().zip(&bent) {
                for (one, two) in before.iter().zip(after) {
                    assert!(one.signed_area() * two.signed_area() > 0.0, "{name}: turned over");
                }
            }
        }
    }
}
