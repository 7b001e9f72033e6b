//! From metres on the ground to the map: plain, or through a lens.

use geo::{Area, Coord, LineString, MapCoords, MultiPolygon, Polygon};

use crate::geometry::{Coverage, Place};

/// How strongly the lens magnifies: distances grow as r → R·(r/R)^p.
pub const LENS_POWER: f64 = 0.6;

/// Segments are cut to at most this share of the map's diagonal before the
/// lens bends them.
const SEGMENT: f64 = 1.0 / 250.0;

/// How the map is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Projection {
    /// As on the ground.
    #[default]
    Plain,
    /// Radially magnified around a focus, so that the small areas in the
    /// middle of a city get room. Borders stay shared and nothing folds over.
    Lens {
        /// Planar metres; `None` finds one, see [`focus`].
        focus: Option<Coord<f64>>,
    },
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
pub(super) fn project(coverage: &Coverage, projection: Projection) -> Vec<MultiPolygon<f64>> {
    let shapes: Vec<&MultiPolygon<f64>> = coverage.places().iter().map(|place| &place.planar).collect();
    match projection {
        Projection::Plain => {
            let origin = geo::Centroid::centroid(&coverage.bounds());
            shapes.into_iter().map(|shape| shape.map_coords(|c| flip(c - origin.0))).collect()
        }
        Projection::Lens { focus: chosen } => {
            let focus = chosen.unwrap_or_else(|| focus(coverage.places()));
            let lens = Lens::new(&shapes, focus);
            shapes.into_iter().map(|shape| lens.shape(shape).map_coords(flip)).collect()
        }
    }
}

/// Screens count y downwards.
fn flip(Coord { x, y }: Coord<f64>) -> Coord<f64> {
    Coord { x, y: -y }
}

/// The middle of the smaller half of the areas: the mean of their label
/// points, each weighted by one over its area.
fn focus(places: &[Place]) -> Coord<f64> {
    let mut sizes: Vec<(f64, Coord<f64>)> =
        places.iter().map(|place| (place.planar.unsigned_area().max(1.0), place.label)).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    sizes.truncate(places.len().div_ceil(2));
    let weight: f64 = sizes.iter().map(|(area, _)| area.recip()).sum();
    if weight > 0.0 {
        sizes.iter().fold(Coord::zero(), |sum, &(area, label)| sum + label / (area * weight))
    } else {
        Coord::zero()
    }
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

    /// r → R·(r/R)^p, direction kept.
    fn point(&self, c: Coord<f64>) -> Coord<f64> {
        let away = c - self.focus;
        let r = away.x.hypot(away.y);
        if r <= 0.0 {
            return Coord::zero();
        }
        away * ((r / self.reach).powf(LENS_POWER) * self.reach / r)
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

    #[test]
    fn the_magnification_by_hand() {
        // Halfway out: 0.5^0.6 = 0.659754 of the reach.
        let shape =
            triangle(Coord { x: 1000.0, y: 0.0 }, Coord { x: 0.0, y: 10.0 }, Coord { x: 0.0, y: -10.0 });
        let lens = Lens::new(&[&shape], Coord::zero());
        let bent = lens.point(Coord { x: 500.0, y: 0.0 });
        assert!((bent.x - 659.754).abs() < 0.001 && bent.y == 0.0, "{bent:?}");
    }
}
