//! Boundaries as segments, and how near two of them come.

use std::ops::ControlFlow;

use geo::{BoundingRect, Coord, Distance, Euclidean, Length, Line, LinesIter, MultiPolygon, Rect};

use super::overlay::between;
use super::sweep::near_pairs;

/// The boundary of a shape: its segments and the rectangle around them.
pub(super) struct Boundary {
    lines: Vec<Line<f64>>,
    bounds: Rect<f64>,
}

impl Boundary {
    /// The boundary of a shape.
    pub(super) fn of(shape: &MultiPolygon<f64>) -> Self {
        let bounds = shape.bounding_rect().unwrap_or_else(|| Rect::new(Coord::zero(), Coord::zero()));
        Self { lines: shape.lines_iter().collect(), bounds }
    }

    /// A lower limit of the distance to another boundary.
    pub(super) fn least_distance(&self, other: &Self) -> f64 {
        between(&self.bounds, &other.bounds)
    }

    /// True if the boundaries come within `tolerance` metres of each other.
    pub(super) fn touches(&self, other: &Self, tolerance: f64) -> bool {
        if self.least_distance(other) > tolerance {
            return false;
        }
        let mut touch = false;
        self.each_near(other, tolerance, |mine, theirs| {
            touch = Euclidean.distance(mine, theirs) <= tolerance;
            if touch { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        touch
    }

    /// Metres of this boundary that lie within `tolerance` of the other.
    pub(super) fn shared(&self, other: &Self, tolerance: f64) -> f64 {
        let mut stretches: std::collections::BTreeMap<usize, Vec<(f64, f64)>> =
            std::collections::BTreeMap::new();
        let mine = self.near(&other.bounds, tolerance);
        let theirs = other.near(&self.bounds, tolerance);
        let both: Vec<Line<f64>> = mine.iter().chain(&theirs).copied().collect();
        near_pairs(&both, tolerance, |a, b| {
            if a < mine.len()
                && b >= mine.len()
                && let (Some(line), Some(other)) = (both.get(a), both.get(b))
                && let Some(stretch) = stretch_within(line, other, tolerance)
            {
                stretches.entry(a).or_default().push(stretch);
            }
            ControlFlow::Continue(())
        });
        stretches
            .into_iter()
            .filter_map(|(at, found)| Some(covered(found) * Euclidean.length(mine.get(at)?)))
            .sum()
    }

    /// The shortest distance between the boundaries, metres, if it is below `limit`.
    pub(super) fn distance_below(&self, other: &Self, limit: f64) -> Option<f64> {
        let mut theirs: Vec<(f64, &Line<f64>)> =
            other.lines.iter().map(|line| (between(&line.bounding_rect(), &self.bounds), line)).collect();
        theirs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut nearest = limit;
        for (least, theirs) in theirs {
            if least >= nearest {
                break;
            }
            let bounds = theirs.bounding_rect();
            for mine in &self.lines {
                if between(&mine.bounding_rect(), &bounds) < nearest {
                    nearest = nearest.min(Euclidean.distance(mine, theirs));
                }
            }
        }
        (nearest < limit).then_some(nearest)
    }

    fn each_near(
        &self,
        other: &Self,
        tolerance: f64,
        mut visit: impl FnMut(&Line<f64>, &Line<f64>) -> ControlFlow<()>,
    ) {
        let mut both = self.near(&other.bounds, tolerance);
        let mine = both.len();
        both.extend(other.near(&self.bounds, tolerance));
        near_pairs(&both, tolerance, |a, b| match (both.get(a), both.get(b)) {
            (Some(first), Some(second)) if a < mine && b >= mine => visit(first, second),
            _ => ControlFlow::Continue(()),
        });
    }

    /// The segments that come within `tolerance` of a rectangle.
    fn near(&self, bounds: &Rect<f64>, tolerance: f64) -> Vec<Line<f64>> {
        self.lines
            .iter()
            .filter(|line| between(&line.bounding_rect(), bounds) <= tolerance)
            .copied()
            .collect()
    }
}

/// The stretch of a segment, as shares from its start, that lies within
/// `tolerance` of another: an interval, as the distance to a segment is convex.
fn stretch_within(line: &Line<f64>, other: &Line<f64>, tolerance: f64) -> Option<(f64, f64)> {
    const STEPS: usize = 50;
    let gap = |share: f64| {
        let at = line.start + (line.end - line.start) * share;
        Euclidean.distance(&geo::Point(at), other) - tolerance
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..STEPS {
        let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if gap(a) <= gap(b) { high = b } else { low = a }
    }
    let nearest = f64::midpoint(low, high);
    if gap(nearest) > 0.0 {
        return None;
    }
    let edge = |outer: f64| {
        if gap(outer) <= 0.0 {
            return outer;
        }
        let (mut inside, mut outside) = (nearest, outer);
        for _ in 0..STEPS {
            let middle = f64::midpoint(inside, outside);
            if gap(middle) <= 0.0 { inside = middle } else { outside = middle }
        }
        inside
    };
    Some((edge(0.0), edge(1.0)))
}

/// The length that intervals cover together.
fn covered(mut intervals: Vec<(f64, f64)>) -> f64 {
    intervals.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut sum, mut reached) = (0.0, 0.0);
    for (from, to) in intervals {
        sum += (to - from.max(reached)).max(0.0);
        reached = to.max(reached);
    }
    sum
}

#[cfg(test)]
mod tests {
    use geo::polygon;

    use super::*;

    fn square(x: f64, y: f64, side: f64) -> Boundary {
        Boundary::of(&MultiPolygon::new(vec![
            polygon![(x: x, y: y), (x: x + side, y: y), (x: x + side, y: y + side), (x: x, y: y + side)],
        ]))
    }

    #[test]
    fn distances_between_squares() {
        let (a, b) = (square(0.0, 0.0, 10.0), square(13.0, 14.0, 5.0));
        assert_eq!(a.distance_below(&b, f64::INFINITY), Some(5.0));
        assert_eq!(a.distance_below(&b, 5.0), None);
        assert!(a.touches(&b, 5.0) && !a.touches(&b, 4.99));
    }

    #[test]
    fn shared_boundary_is_measured() {
        let a = square(0.0, 0.0, 100.0);
        // A full side 0.5 m away, plus 0.87 m (√(1 - 0.5²)) round each corner is
        // not on a's sides: those leave the neighbour at right angles by 0.5 m each.
        assert!((a.shared(&square(100.5, 0.0, 100.0), 1.0) - 101.0).abs() < 1e-6);
        // A corner touch: each of the two sides within 1 m of the corner.
        assert!((a.shared(&square(100.0, 100.0, 50.0), 1.0) - 2.0).abs() < 1e-6);
        assert!(a.shared(&square(102.0, 0.0, 9.0), 1.0).abs() < 1e-6);
    }
}
