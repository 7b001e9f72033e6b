//! Where a label stands best: the pole of inaccessibility.
//!
//! The point of a surface that is farthest from its border, found by
//! splitting squares, the most promising first (a quadtree search after
//! Garcia-Castellanos & Lombardo 2007, made exact by the bound that no point
//! of a square is farther from the border than its centre is plus half its
//! diagonal).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use geo::{Area as _, BoundingRect, Centroid, Coord, Line, LinesIter, MultiPolygon, Polygon};

/// The search ends when no point can be better by more than this share of the
/// shape's smaller side.
const PRECISION: f64 = 0.01;

/// Squares along the longer side of a very thin shape, at most.
const SQUARES: f64 = 64.0;

/// Squares looked at, at most: enough for any real coast, and an end for others.
const LOOKS: usize = 20_000;

/// The best place for a label in the largest part of a shape, and the metres
/// from there to the nearest border; both in whole millimetres.
pub(super) fn best(shape: &MultiPolygon<f64>) -> (Coord<f64>, f64) {
    let largest = shape.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
    let Some((pole, room)) = largest.and_then(pole) else { return (Coord::zero(), 0.0) };
    let millimetres = |metres: f64| (metres * 1000.0).round() / 1000.0;
    (Coord { x: millimetres(pole.x), y: millimetres(pole.y) }, millimetres(room))
}

fn pole(polygon: &Polygon<f64>) -> Option<(Coord<f64>, f64)> {
    let bounds = polygon.bounding_rect()?;
    let border: Vec<Line<f64>> = polygon.lines_iter().collect();
    let shorter = bounds.width().min(bounds.height());
    let side = shorter.max(bounds.width().max(bounds.height()) / SQUARES);
    if side <= 0.0 {
        return None;
    }
    let middle = polygon.centroid().map_or_else(|| bounds.center(), Coord::from);
    let mut best = Square::new(middle, 0.0, &border);
    let mut open = BinaryHeap::new();
    let mut y = bounds.min().y + side / 2.0;
    while y - side / 2.0 < bounds.max().y {
        let mut x = bounds.min().x + side / 2.0;
        while x - side / 2.0 < bounds.max().x {
            open.push(Square::new(Coord { x, y }, side / 2.0, &border));
            x += side;
        }
        y += side;
    }
    let mut looks = open.len();
    while let Some(square) = open.pop() {
        if square.depth > best.depth {
            best = square;
        }
        if looks >= LOOKS || square.bound <= best.depth + shorter * PRECISION {
            break;
        }
        for quarter in square.quarters(&border) {
            looks += 1;
            open.push(quarter);
        }
    }
    Some((best.centre, best.depth.max(0.0)))
}

/// A square that the pole may lie in.
#[derive(Clone, Copy)]
struct Square {
    centre: Coord<f64>,
    half: f64,
    /// Metres from the centre to the border, negative outside.
    depth: f64,
    /// No point of the square is deeper.
    bound: f64,
}

impl Square {
    fn new(centre: Coord<f64>, half: f64, border: &[Line<f64>]) -> Self {
        let depth = depth(centre, border);
        Self { centre, half, depth, bound: depth + half * std::f64::consts::SQRT_2 }
    }

    fn quarters(self, border: &[Line<f64>]) -> impl Iterator<Item = Self> {
        let half = self.half / 2.0;
        let shifts = [(-half, -half), (half, -half), (-half, half), (half, half)];
        shifts.into_iter().map(move |(x, y)| Self::new(self.centre + Coord { x, y }, half, border))
    }
}

impl Ord for Square {
    fn cmp(&self, other: &Self) -> Ordering {
        // Places break ties, so that the same shape always has the same pole.
        self.bound
            .total_cmp(&other.bound)
            .then_with(|| other.centre.y.total_cmp(&self.centre.y))
            .then_with(|| other.centre.x.total_cmp(&self.centre.x))
    }
}

impl PartialOrd for Square {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Square {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Square {}

/// Metres from a point to the border, negative outside.
fn depth(point: Coord<f64>, border: &[Line<f64>]) -> f64 {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for line in border {
        let (a, b) = (line.start, line.end);
        if (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
        nearest = nearest.min(squared_distance(point, a, b));
    }
    let distance = nearest.sqrt();
    if inside { distance } else { -distance }
}

fn squared_distance(point: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let (along, off) = (b - a, point - a);
    let length = along.x * along.x + along.y * along.y;
    let share =
        if length > 0.0 { ((off.x * along.x + off.y * along.y) / length).clamp(0.0, 1.0) } else { 0.0 };
    let rest = off - along * share;
    rest.x * rest.x + rest.y * rest.y
}

#[cfg(test)]
mod tests {
    use geo::{Contains, Point, polygon};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_l_shape_has_its_label_in_its_corner() {
        // Two arms of width 10: the largest circle sits in the elbow. Its centre
        // (c, c) is as far from the outer walls as from the inner corner:
        // c = √2 (10 - c), so c = 20 - 10√2 = 5.858.
        let l = polygon![(x: 0.0, y: 0.0), (x: 40.0, y: 0.0), (x: 40.0, y: 10.0), (x: 10.0, y: 10.0), (x: 10.0, y: 40.0), (x: 0.0, y: 40.0)];
        let (label, room) = best(&MultiPolygon::new(vec![l]));
        assert!((room - 5.858).abs() < 0.4, "{room}");
        assert!((label.x - 5.858).abs() < 1.0 && (label.y - 5.858).abs() < 1.0, "{label:?}");
    }

    #[test]
    fn a_hole_in_the_middle_is_avoided() {
        let ring = Polygon::new(
            vec![(0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0)].into(),
            vec![vec![(10.0, 10.0), (10.0, 20.0), (20.0, 20.0), (20.0, 10.0)].into()],
        );
        let (label, room) = best(&MultiPolygon::new(vec![ring.clone()]));
        assert!(ring.contains(&Point(label)));
        // As in the L: 10 m wide walls, 5.858 m in a corner.
        assert!((room - 5.858).abs() < 0.3, "{room}");
    }

    #[test]
    fn the_largest_part_has_the_label() {
        let square = |x: f64, side: f64| polygon![(x: x, y: 0.0), (x: x + side, y: 0.0), (x: x + side, y: side), (x: x, y: side)];
        let (label, room) =
            best(&MultiPolygon::new(vec![square(0.0, 2.0), square(100.0, 8.0), square(50.0, 4.0)]));
        assert!((label.x - 104.0).abs() < 0.1 && (room - 4.0).abs() < 0.1);
        assert_eq!(best(&MultiPolygon::new(vec![])), (Coord::zero(), 0.0));
    }

    proptest! {
        #[test]
        fn labels_lie_inside(radii in prop::collection::vec(1.0..100.0f64, 3..40)) {
            let points: Vec<(f64, f64)> = (0u32..)
                .zip(&radii)
                .map(|(at, radius)| {
                    let angle = f64::from(at) / f64::from(u32::try_from(radii.len()).unwrap()) * std::f64::consts::TAU;
                    (radius * angle.cos(), radius * angle.sin())
                })
                .collect();
            let star = Polygon::new(points.into(), vec![]);
            let (label, room) = best(&MultiPolygon::new(vec![star.clone()]));
            prop_assert!(star.contains(&Point(label)));
            prop_assert!(room > 0.0);
        }
    }
}
