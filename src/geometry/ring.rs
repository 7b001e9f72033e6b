//! The rings of one polygon, and every fault they have.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Contains, Coord, Line, LineString, Point, Polygon};

use super::sweep::near_pairs;

/// A fault of a polygon's rings; ring 0 is the shell, the others are holes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum RingFault {
    /// The ring meets itself, at this place.
    MeetsItself { ring: usize, at: Coord<f64> },
    /// Two rings cross or run along each other.
    MeetsOther,
    /// The hole lies outside the shell.
    HoleOutside { ring: usize },
}

/// Distinct positions of a ring in a row: what is repeated is left out, and
/// the last position is the first. Empty if fewer than three remain.
pub(super) fn tidy(positions: &[Coord<f64>]) -> LineString<f64> {
    let mut ring: Vec<Coord<f64>> = positions.to_vec();
    ring.dedup();
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return LineString::new(Vec::new());
    }
    ring.extend(ring.first().copied());
    LineString::new(ring)
}

/// A tidy ring without the places where it goes out to a position and
/// straight back.
pub(super) fn without_spikes(positions: &[Coord<f64>]) -> LineString<f64> {
    let mut ring: Vec<Coord<f64>> = Vec::with_capacity(positions.len());
    for &at in &tidy(positions).0 {
        match ring.as_slice() {
            [.., before, _] if *before == at => {
                ring.pop();
            }
            _ => ring.push(at),
        }
    }
    tidy(&ring)
}

/// Every fault of the polygon, one for each ring and kind.
pub(super) fn faults(polygon: &Polygon<f64>) -> Vec<RingFault> {
    let rings: Vec<&LineString<f64>> =
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).collect();
    let lines: Vec<(usize, Line<f64>)> = rings
        .iter()
        .enumerate()
        .flat_map(|(ring, string)| string.lines().map(move |line| (ring, line)))
        .collect();
    let mut faults = Vec::new();
    let mut tangled = BTreeSet::new();
    let mut crossed = BTreeSet::new();
    let plain: Vec<Line<f64>> = lines.iter().map(|(_, line)| *line).collect();
    near_pairs(&plain, 0.0, |a, b| {
        if let (Some(&(ring, first)), Some(&(other, second))) = (lines.get(a), lines.get(b)) {
            if ring == other {
                if !tangled.contains(&ring)
                    && let Some(at) = meets(first, second)
                {
                    tangled.insert(ring);
                    faults.push(RingFault::MeetsItself { ring, at });
                }
            } else if !crossed.contains(&(ring, other)) && crosses(first, second) {
                crossed.insert((ring, other));
                faults.push(RingFault::MeetsOther);
            }
        }
        ControlFlow::Continue(())
    });
    let shell = Polygon::new(polygon.exterior().clone(), Vec::new());
    for (ring, hole) in rings.iter().enumerate().skip(1) {
        let meets_shell = crossed.contains(&(0, ring));
        if !meets_shell && !hole.coords().any(|&at| shell.contains(&Point(at))) {
            faults.push(RingFault::HoleOutside { ring });
        }
    }
    faults
}

/// Where two segments of one ring meet other than as links of a chain.
fn meets(a: Line<f64>, b: Line<f64>) -> Option<Coord<f64>> {
    match line_intersection(a, b)? {
        LineIntersection::SinglePoint { intersection, .. } => {
            let chained = a.end == b.start || b.end == a.start;
            (!chained).then_some(intersection)
        }
        LineIntersection::Collinear { intersection } => {
            (intersection.start != intersection.end).then_some(intersection.start)
        }
    }
}

/// True if segments of two rings do more than touch in a point.
fn crosses(a: Line<f64>, b: Line<f64>) -> bool {
    match line_intersection(a, b) {
        Some(LineIntersection::SinglePoint { is_proper, .. }) => is_proper,
        Some(LineIntersection::Collinear { intersection }) => intersection.start != intersection.end,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use geo::{Translate, polygon};

    use super::*;

    fn ring(points: &[(f64, f64)]) -> LineString<f64> {
        LineString::from(points.to_vec())
    }

    fn square(x: f64, y: f64, side: f64) -> LineString<f64> {
        ring(&[(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)])
    }

    #[test]
    fn a_good_polygon_has_no_fault() {
        let good = Polygon::new(square(0.0, 0.0, 10.0), vec![square(2.0, 2.0, 2.0), square(5.0, 5.0, 2.0)]);
        assert_eq!(faults(&good), []);
        assert_eq!(faults(&good.translate(6e5, 6.1e6)), []);
    }

    #[test]
    fn every_fault_is_named() {
        let bow = ring(&[(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0), (0.0, 0.0)]);
        let bad =
            Polygon::new(bow, vec![square(20.0, 0.0, 1.0), square(30.0, 0.0, 2.0), square(31.0, 1.0, 2.0)]);
        let found = faults(&bad);
        assert!(found.contains(&RingFault::MeetsItself { ring: 0, at: Coord { x: 5.0, y: 5.0 } }));
        assert!(found.contains(&RingFault::MeetsOther));
        assert!(found.contains(&RingFault::HoleOutside { ring: 1 }));
        assert_eq!(found.len(), 5, "{found:?}");
    }

    #[test]
    fn spikes_and_pinches_are_meetings() {
        let spike = polygon![(x: 0.0, y: 0.0), (x: 10.0, y: 0.0), (x: 15.0, y: 0.0), (x: 10.0, y: 0.0), (x: 0.0, y: 9.0)];
        assert_eq!(faults(&spike).len(), 1);
        let pinch = polygon![(x: 0.0, y: 0.0), (x: 5.0, y: 0.0), (x: 9.0, y: 3.0), (x: 9.0, y: -3.0), (x: 5.0, y: 0.0), (x: 0.0, y: -4.0)];
        assert_eq!(faults(&pinch).len(), 1);
    }

    #[test]
    fn spikes_are_taken_off() {
        let spiked = ring(&[
            (0.0, 0.0),
            (4.0, 0.0),
            (9.0, 1.0),
            (12.0, 1.0),
            (9.0, 1.0),
            (4.0, 0.0),
            (4.0, 4.0),
            (0.0, 0.0),
        ]);
        assert_eq!(without_spikes(&spiked.0), ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)]));
        let line = ring(&[(0.0, 0.0), (4.0, 0.0), (9.0, 0.0), (4.0, 0.0), (0.0, 0.0)]);
        assert!(without_spikes(&line.0).0.is_empty());
    }

    #[test]
    fn tidying_closes_and_drops_repeats() {
        let points = [(0.0, 0.0), (0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (4.0, 4.0)].map(Coord::from);
        assert_eq!(tidy(&points), ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)]));
        assert!(tidy(&points[..3]).0.is_empty());
        assert!(tidy(&[]).0.is_empty());
    }
}
