//! Set operations on shapes, as this room needs them.

use geo::bool_ops::FillRule;
use geo::{Area as _, BooleanOps, Coord, Euclidean, Length, LineString, MultiPolygon, Polygon, Rect};

/// What a ring encloses an odd number of times: a valid surface from any ring.
pub(super) fn enclosed(ring: &LineString<f64>) -> MultiPolygon<f64> {
    let nothing = MultiPolygon::new(Vec::new());
    Polygon::new(ring.clone(), Vec::new()).union_with_fill_rule(&nothing, FillRule::EvenOdd)
}

/// All surfaces as one. They must be oriented: shells counter-clockwise.
pub(super) fn dissolved<'a>(polygons: impl IntoIterator<Item = &'a Polygon<f64>>) -> MultiPolygon<f64> {
    geo::unary_union(polygons)
}

/// Square metres of a surface.
pub(super) fn extent(surface: &MultiPolygon<f64>) -> f64 {
    surface.unsigned_area()
}

/// Mean width of a long thin surface, metres: twice its size by its outline.
pub(super) fn width(surface: &MultiPolygon<f64>) -> f64 {
    let outline: f64 = surface.iter().map(|part| Euclidean.length(part.exterior())).sum();
    if outline > 0.0 { 2.0 * extent(surface) / outline } else { 0.0 }
}

/// The rectangle around two.
pub(super) fn around(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    Rect::new(
        Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
        Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
    )
}

/// Shortest distance between two rectangles, 0 if they meet.
pub(super) fn between(a: &Rect<f64>, b: &Rect<f64>) -> f64 {
    let x = (a.min().x - b.max().x).max(b.min().x - a.max().x).max(0.0);
    let y = (a.min().y - b.max().y).max(b.min().y - a.max().y).max(0.0);
    x.hypot(y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_apart() {
        let rect = |x: f64, y: f64| Rect::new(Coord { x, y }, Coord { x: x + 1.0, y: y + 1.0 });
        assert!((between(&rect(0.0, 0.0), &rect(4.0, 5.0)) - 5.0).abs() < 1e-12);
        assert!(between(&rect(0.0, 0.0), &rect(1.0, 0.5)).abs() < 1e-12);
        assert_eq!(around(rect(0.0, 3.0), rect(2.0, 0.0)), Rect::new((0.0, 0.0), (3.0, 4.0)));
    }

    #[test]
    fn a_bow_tie_encloses_both_its_wings() {
        let bow = LineString::from(vec![(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)]);
        let wings = enclosed(&bow);
        assert_eq!(wings.0.len(), 2);
        assert!((extent(&wings) - 50.0).abs() < 1e-3);
    }
}
