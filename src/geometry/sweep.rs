//! Which of many segments come near each other, without comparing all pairs.

use std::ops::ControlFlow;

use geo::Line;

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
