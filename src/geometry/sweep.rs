//! Which of many segments come near each other, without comparing all pairs.

use std::ops::ControlFlow;

use geo::{Coord, Line};

/// Calls `visit` with the positions of every two segments whose bounding
/// boxes come within `margin` of each other, until it breaks.
///
/// A sweep along the x axis: what ends left of the sweep line is forgotten.
pub(super) fn near_pairs(
    lines: &[Line<f64>],
    margin: f64,
    mut visit: impl FnMut(usize, usize) -> ControlFlow<()>,
) {
    let mut spans: Vec<Span> =
        lines.iter().enumerate().map(|(position, line)| Span::new(position, line, margin)).collect();
    spans.sort_by(|a, b| a.left.total_cmp(&b.left).then(a.position.cmp(&b.position)));
    let mut active: Vec<Span> = Vec::new();
    for span in spans {
        active.retain(|other| other.right >= span.left);
        for other in &active {
            if other.low <= span.high
                && span.low <= other.high
                && visit(other.position.min(span.position), other.position.max(span.position)).is_break()
            {
                return;
            }
        }
        active.push(span);
    }
}

/// How many pairs of segments share an easting or share a northing, whichever are more: what comparing
/// segments in strips costs at most. Counted without going through the pairs.
pub(super) fn abreast(segments: impl Iterator<Item = [Coord<f64>; 2]>) -> u64 {
    let (mut x, mut y) = (Vec::new(), Vec::new());
    for [a, b] in segments {
        x.push((a.x.min(b.x), a.x.max(b.x)));
        y.push((a.y.min(b.y), a.y.max(b.y)));
    }
    overlapping(&x).max(overlapping(&y))
}

/// How many pairs of spans have more than an end in common.
fn overlapping(spans: &[(f64, f64)]) -> u64 {
    let mut begins: Vec<f64> = spans.iter().map(|&(begin, _)| begin).collect();
    let mut ends: Vec<f64> = spans.iter().map(|&(_, end)| end).collect();
    begins.sort_by(f64::total_cmp);
    ends.sort_by(f64::total_cmp);
    let (mut pairs, mut ended) = (0, 0);
    for (begun, begin) in begins.iter().enumerate() {
        while ends.get(ended).is_some_and(|end| end <= begin) && ended < begun {
            ended += 1;
        }
        pairs += (begun - ended) as u64;
    }
    pairs
}

/// A segment's bounding box, grown to the right and upwards by the margin.
struct Span {
    position: usize,
    left: f64,
    right: f64,
    low: f64,
    high: f64,
}

impl Span {
    fn new(position: usize, line: &Line<f64>, margin: f64) -> Self {
        let (a, b) = (line.start, line.end);
        Self {
            position,
            left: a.x.min(b.x),
            right: a.x.max(b.x) + margin,
            low: a.y.min(b.y),
            high: a.y.max(b.y) + margin,
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::{Coord, Line};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_saw_has_all_its_teeth_abreast_and_a_square_hardly_any() {
        let ends = |points: &[(f64, f64)]| -> Vec<[Coord<f64>; 2]> {
            points.windows(2).map(|pair| [pair[0].into(), pair[1].into()]).collect()
        };
        let square = ends(&[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
        // The two sides that lie opposite each other; those along an axis share it with nobody but them.
        assert_eq!(abreast(square.into_iter()), 1);
        let teeth: Vec<(f64, f64)> = (0..101).map(|n| (f64::from(n), f64::from(n % 2))).collect();
        // 100 segments as high as each other: 100 · 99 / 2.
        assert_eq!(abreast(ends(&teeth).into_iter()), 4950);
        let turned: Vec<(f64, f64)> = teeth.iter().map(|&(x, y)| (y, x)).collect();
        assert_eq!(abreast(ends(&turned).into_iter()), 4950);
    }

    proptest! {
        #[test]
        fn finds_the_pairs_that_comparing_all_finds(
            ends in prop::collection::vec((0.0..100.0, 0.0..100.0, -9.0..9.0, -9.0..9.0), 0..40),
            margin in 0.0..5.0,
        ) {
            let lines: Vec<Line<f64>> = ends
                .iter()
                .map(|&(x, y, dx, dy)| Line::new(Coord { x, y }, Coord { x: x + dx, y: y + dy }))
                .collect();
            let mut found = Vec::new();
            near_pairs(&lines, margin, |a, b| {
                found.push((a, b));
                ControlFlow::Continue(())
            });
            found.sort_unstable();
            let overlap = |a: (f64, f64), b: (f64, f64)| {
                a.0.min(a.1) <= b.0.max(b.1) + margin && b.0.min(b.1) <= a.0.max(a.1) + margin
            };
            let mut expected = Vec::new();
            for (i, a) in lines.iter().enumerate() {
                for (j, b) in lines.iter().enumerate().skip(i + 1) {
                    if overlap((a.start.x, a.end.x), (b.start.x, b.end.x))
                        && overlap((a.start.y, a.end.y), (b.start.y, b.end.y))
                    {
                        expected.push((i, j));
                    }
                }
            }
            prop_assert_eq!(found, expected);
        }
    }
}
