//! Labels for whoever zooms in: each appears when the map is near enough, and stays as large as it is.
//!
//! From when on is worked out for each of them: it has to fit more or less into its area, and what
//! appears later has to leave alone what is there. So none ever goes away again on the way in.

use super::block::{Figures, Label};
use super::rect::Point;
use super::{name, telling};
use crate::render::svg::outline::{GRID, Ring};
use crate::view::map::MapArea;

/// The farthest that a map is zoomed in: beyond, its lines are too coarse.
pub(in crate::render::svg) const FARTHEST: f64 = 16.0;

/// How much larger a label may be than what fits into its area: names reach across borders.
const OVER: f64 = 1.8;

/// Air around a label, over its own size.
const AIR: f64 = 1.08;

/// Places that are tried along each side of an area, and how often the best is bettered.
const ACROSS: u8 = 12;
const BETTER: usize = 6;

/// The places around another.
const AROUND: [Point; 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)];

/// A label around the origin that stands at a point from a zoom on.
pub(in crate::render::svg) struct Near {
    pub(in crate::render::svg) label: Label,
    pub(in crate::render::svg) at: Point,
    pub(in crate::render::svg) zoom: f64,
}

/// The labels of areas that have a name, those with something to tell first, then as they appear; and the
/// zoom from which on they tell no less than `far` labels of the whole map.
pub(in crate::render::svg) fn near(
    areas: &[MapArea],
    rings: &[Vec<Ring>],
    text: f64,
    far: usize,
) -> (Vec<Near>, f64) {
    let all = areas.iter().zip(rings).enumerate();
    let mut found: Vec<Near> = all.filter_map(|(at, (area, rings))| fitting(area, at, rings, text)).collect();
    let told = |near: &Near| areas.get(near.label.area).map_or(0, telling);
    found.sort_by(|a, b| told(b).cmp(&told(a)).then(a.zoom.total_cmp(&b.zoom)));
    let mut kept: Vec<Near> = Vec::new();
    for mut one in found {
        // What was there before, and would still be in its way after both have appeared.
        for other in &kept {
            let apart = apart(&one, other);
            if apart > other.zoom {
                one.zoom = one.zoom.max(apart);
            }
        }
        if one.zoom <= FARTHEST {
            kept.push(one);
        }
    }
    let mut zooms: Vec<f64> = kept.iter().map(|one| one.zoom).collect();
    zooms.sort_by(f64::total_cmp);
    let from = zooms.get(far.saturating_sub(1)).or(zooms.last()).copied().unwrap_or(FARTHEST);
    (kept, from.max(1.2))
}

/// The label of one area, from the zoom on at which it fits, more or less.
fn fitting(area: &MapArea, at: usize, rings: &[Ring], text: f64) -> Option<Near> {
    let shape = Shape::new(rings)?;
    let ways = name::settings(&area.label).into_iter().filter(|(lines, _)| !lines.is_empty());
    let ways = ways.filter_map(|(lines, worse)| {
        let label = Label::new(area, at, &lines, Figures::Full, text);
        let (middle, part) = shape.widest(half(&label))?;
        let zoom = 1.0 / (part * OVER);
        let label = Label { across: true, ..label };
        // Of two ways that fit nearly as soon, the one that is better to read.
        Some((zoom * (1.0 + worse / 100.0), Near { label, at: middle, zoom: zoom.max(1.0) }))
    });
    ways.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, near)| near)
}

/// Half the width and height of a label around the origin, with some air.
fn half(label: &Label) -> Point {
    let bounds = label.bounds();
    (bounds.right.max(-bounds.left) * AIR, bounds.bottom.max(-bounds.top) * AIR)
}

/// The zoom from which on two labels do not meet.
fn apart(one: &Near, two: &Near) -> f64 {
    let ((w, h), (other_w, other_h)) = (half(&one.label), half(&two.label));
    let across = (w + other_w) / (one.at.0 - two.at.0).abs();
    across.min((h + other_h) / (one.at.1 - two.at.1).abs())
}

/// An area's border in units of the drawing.
struct Shape {
    edges: Vec<(Point, Point)>,
    least: Point,
    most: Point,
}

impl Shape {
    /// `None` for an area without extent.
    fn new(rings: &[Ring]) -> Option<Self> {
        let point = |&(x, y): &(i32, i32)| (f64::from(x) / GRID, f64::from(y) / GRID);
        let mut edges = Vec::new();
        for ring in rings {
            let ends = ring.iter().cycle().skip(1);
            edges.extend(ring.iter().zip(ends).map(|(from, to)| (point(from), point(to))));
        }
        // Labels stand on the largest part, not on an island.
        let extent = |ring: &&Ring| {
            let xs = || ring.iter().map(|node| node.0);
            let ys = || ring.iter().map(|node| node.1);
            let span = |least: Option<i32>, most: Option<i32>| most.unwrap_or(0) - least.unwrap_or(0);
            i64::from(span(xs().min(), xs().max())) * i64::from(span(ys().min(), ys().max()))
        };
        let largest = rings.iter().max_by_key(extent)?;
        let corner = |pick: fn(f64, f64) -> f64, from: f64| {
            largest.iter().map(point).fold((from, from), |at, (x, y)| (pick(at.0, x), pick(at.1, y)))
        };
        let (least, most) = (corner(f64::min, f64::INFINITY), corner(f64::max, f64::NEG_INFINITY));
        (least.0 < most.0 && least.1 < most.1).then_some(Self { edges, least, most })
    }

    /// Where a rectangle of that half width and height can be drawn largest within the area, and how
    /// large: 1 is as it is.
    fn widest(&self, half: Point) -> Option<(Point, f64)> {
        let size = (self.most.0 - self.least.0, self.most.1 - self.least.1);
        let mut best = Best::default();
        let share = |nth: u8| (f64::from(nth) + 0.5) / f64::from(ACROSS);
        for down in 0..ACROSS {
            for right in 0..ACROSS {
                let at = (self.least.0 + size.0 * share(right), self.least.1 + size.1 * share(down));
                best.take(at, self.room(at, half));
            }
        }
        let mut step = (size.0 / f64::from(ACROSS) / 2.0, size.1 / f64::from(ACROSS) / 2.0);
        for _ in 0..BETTER {
            let (x, y) = best.0?.0;
            for (right, down) in AROUND {
                let at = (x + right * step.0, y + down * step.1);
                best.take(at, self.room(at, half));
            }
            step = (step.0 * 0.6, step.1 * 0.6);
        }
        best.0
    }

    /// How large the rectangle can be around a point before it touches the border; 0 outside.
    fn room(&self, (x, y): Point, half: Point) -> f64 {
        let mut is_inside = false;
        let mut least = f64::INFINITY;
        for &((ax, ay), (bx, by)) in &self.edges {
            if (ay > y) != (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay) {
                is_inside = !is_inside;
            }
            // In sizes of the rectangle its reach is a square.
            let from = ((ax - x) / half.0, (ay - y) / half.1);
            let to = ((bx - x) / half.0, (by - y) / half.1);
            least = least.min(reach(from, to));
        }
        if is_inside { least } else { 0.0 }
    }
}

/// The place with the most room so far.
#[derive(Default)]
struct Best(Option<(Point, f64)>);

impl Best {
    fn take(&mut self, at: Point, room: f64) {
        if room > self.0.map_or(0.0, |(_, most)| most) {
            self.0 = Some((at, room));
        }
    }
}

/// Half the side of the smallest square around the origin that touches a line.
fn reach(from: Point, to: Point) -> f64 {
    let at = |share: f64| {
        let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        x.abs().max(y.abs())
    };
    // The greater of both distances is least at an end, where a coordinate is 0, or where both are alike.
    let zero = |from: f64, to: f64| from / (from - to);
    let shares = [
        zero(from.0, to.0),
        zero(from.1, to.1),
        zero(from.0 - from.1, to.0 - to.1),
        zero(from.0 + from.1, to.0 + to.1),
    ];
    let between = shares.into_iter().filter(|share| (0.0..=1.0).contains(share)).map(at);
    between.fold(at(0.0).min(at(1.0)), f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_reached_where_a_line_comes_nearest() {
        assert!((reach((2.0, -5.0), (2.0, 5.0)) - 2.0).abs() < 1e-12);
        assert!((reach((4.0, 0.0), (0.0, 4.0)) - 2.0).abs() < 1e-12, "at its corner");
        assert!((reach((3.0, 1.0), (6.0, 2.0)) - 3.0).abs() < 1e-12, "at its end");
        assert!((reach((-1.0, -1.0), (1.0, 1.0))).abs() < 1e-12);
    }

    #[test]
    fn a_label_fits_from_the_zoom_on_at_which_its_area_holds_it() {
        // A strip 40 × 8 units with a bay from above in its left half.
        let strip = vec![vec![(0, 0), (50, 60), (100, 0), (400, 0), (400, 80), (0, 80)]];
        let shape = Shape::new(&strip).unwrap();
        // Twice as high as the strip: half as large, anywhere beside the bay.
        let (at, room) = shape.widest((10.0, 8.0)).unwrap();
        assert!((room - 0.5).abs() < 0.02, "{room}");
        assert!(at.0 > 12.0 && (at.1 - 4.0).abs() < 0.2, "{at:?}");
        assert!(Shape::new(&[]).is_none() && Shape::new(&[vec![(1, 1), (1, 1)]]).is_none());
    }

    #[test]
    fn labels_never_meet_from_the_zoom_on_at_which_both_are_there() {
        let Some(coverage) = crate::view::sample::coverage("maps/odense-15-skematisk.geojson") else {
            return;
        };
        let view = crate::view::sample::maps(coverage, 1).remove(0);
        let square = |at: i32| -> Vec<Ring> {
            // Areas side by side, each a little smaller than the one before.
            let (left, side) = (at * 300, 280 - at * 15);
            vec![vec![(left, 0), (left + side, 0), (left + side, side), (left, side)]]
        };
        let rings: Vec<Vec<Ring>> = (0..15).map(square).collect();
        let (labels, from) = near(&view.areas, &rings, 20.0, 5);
        assert_eq!(labels.len(), 15);
        assert!(
            (1.2..=FARTHEST).contains(&from) && labels.iter().filter(|one| one.zoom <= from).count() >= 5
        );
        for (nth, one) in labels.iter().enumerate() {
            for two in labels.iter().skip(nth + 1) {
                assert!(apart(one, two) <= one.zoom.max(two.zoom) + 1e-9);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn the_rectangle_lies_within_its_area(ring in proptest::collection::vec((0..500_i32, 0..500_i32), 3..12), w in 1.0..40.0_f64, h in 1.0..20.0_f64) {
            let rings = vec![ring];
            if let Some(shape) = Shape::new(&rings)
                && let Some(((x, y), room)) = shape.widest((w, h))
            {
                // No edge enters a rectangle that is a little smaller.
                let rect = super::super::rect::Rect {
                    left: x - w * room * 0.999,
                    right: x + w * room * 0.999,
                    top: y - h * room * 0.999,
                    bottom: y + h * room * 0.999,
                };
                for edge in &shape.edges {
                    proptest::prop_assert!(!rect.meets(*edge), "{edge:?} enters {rect:?}");
                }
            }
        }
    }
}
