//! Labels for whoever zooms in: each appears when the map is near enough, and stays as large as it is.
//!
//! From when on is worked out for each of them: it has to fit more or less into its area, and what
//! appears later has to leave alone what is there. A label of the whole map stays until its area's own
//! has appeared, so that no name ever goes away on the way in.

use super::block::{Figures, Label};
use super::rect::{Point, Segment};
use super::{name, telling};
use crate::render::svg::outline::{GRID, Ring};
use crate::view::map::MapArea;

/// The farthest that a map is zoomed in: beyond, its lines are too coarse.
pub(in crate::render::svg) const FARTHEST: f64 = 16.0;

/// The zoom up to which the labels are those of the whole map.
const NEAREST: f64 = 1.2;

/// How much larger a label may be than what fits into its area: names reach across borders.
const OVER: f64 = 1.8;

/// How large the place has to be for a label, 1 being as large as the label: with less it would only
/// appear when the map is nearer than it can be.
const LEAST: f64 = 1.0 / (FARTHEST * OVER);

/// Air around a label, over its own size.
const AIR: f64 = 1.08;

/// Places that are tried along each side of an area, and how often the best is bettered.
const ACROSS: u8 = 12;
const BETTER: usize = 6;

/// The places around another.
const AROUND: [Point; 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0)];

/// A label that is drawn from a zoom on, as large as on the whole map around a point that stays where it is.
pub(in crate::render::svg) struct Near {
    pub(in crate::render::svg) label: Label,
    pub(in crate::render::svg) at: Point,
    pub(in crate::render::svg) zoom: f64,
}

/// How long a label of the whole map is drawn.
pub(in crate::render::svg) struct Far {
    /// The point around which it stays as large as it is.
    pub(in crate::render::svg) at: Point,
    /// The zoom from which on another stands in its place.
    pub(in crate::render::svg) until: Option<f64>,
}

/// The labels of areas that have a name, those with something to tell first, then as they appear; and how
/// long each of the `far` labels, those of the whole map, stays.
pub(in crate::render::svg) fn near(
    areas: &[MapArea],
    rings: &[Vec<Ring>],
    text: f64,
    far: &[Label],
) -> (Vec<Near>, Vec<Far>) {
    let all = areas.iter().zip(rings).enumerate();
    let mut found: Vec<Near> = all.filter_map(|(at, (area, rings))| fitting(area, at, rings, text)).collect();
    let told = |near: &Near| areas.get(near.label.area).map_or(0, telling);
    found.sort_by(|a, b| told(b).cmp(&told(a)).then(a.zoom.total_cmp(&b.zoom)));
    let mut staying: Vec<(&Label, Far)> =
        far.iter().map(|label| (label, Far { at: anchor(label), until: None })).collect();
    let mut kept: Vec<Near> = Vec::new();
    // Who finds no room at first may find some behind what does not stay after all.
    for _ in 0..2 {
        let mut without = Vec::new();
        for one in found {
            let zoom = free(&one, &kept, &staying);
            if zoom > FARTHEST {
                without.push(one);
                continue;
            }
            let own = staying.iter_mut().find(|(label, _)| label.area == one.label.area);
            if let Some((_, far)) = own {
                far.until = Some(zoom);
            }
            kept.push(Near { zoom, ..one });
        }
        found = without;
    }
    (kept, staying.into_iter().map(|(_, far)| far).collect())
}

/// The zoom from which on a label is in nobody's way.
fn free(one: &Near, kept: &[Near], staying: &[(&Label, Far)]) -> f64 {
    let stand = Stand::new(&one.label, one.at);
    let mut zoom = one.zoom.max(NEAREST);
    // What was there before, and would still be in its way after both have appeared.
    for other in kept {
        let (_, apart) = stand.meeting(&Stand::new(&other.label, other.at));
        zoom = zoom.max(if apart > other.zoom { apart } else { 0.0 });
    }
    // What the whole map says of others, as long as that stays.
    for (label, far) in staying.iter().filter(|(label, _)| label.area != one.label.area) {
        let until = far.until.unwrap_or(f64::INFINITY);
        let (meet, apart) = stand.meeting(&Stand::new(label, far.at));
        zoom = zoom.max(if meet < apart.min(until) { apart.min(until) } else { 0.0 });
        let off = label.leader.map_or(0.0, |leader| stand.off(leader));
        zoom = zoom.max(off.min(until));
    }
    // As it is written.
    (zoom * 100.0).ceil() / 100.0
}

/// The point of a label of the whole map that stays where it is: where its line begins, or its middle.
/// Around it the label keeps within its place, and so away from the others, however near the map is.
fn anchor(label: &Label) -> Point {
    label.leader.map_or_else(|| label.bounds().middle(), |(from, _)| from)
}

/// The label of one area, from the zoom on at which it fits, more or less.
fn fitting(area: &MapArea, at: usize, rings: &[Ring], text: f64) -> Option<Near> {
    let shape = Shape::new(rings)?;
    let ways = name::settings(&area.label).into_iter().filter(|(lines, _)| !lines.is_empty());
    let ways = ways.filter_map(|(lines, worse)| {
        let label = Label::new(area, at, &lines, Figures::Full, text);
        let (middle, part) = shape.widest(half(&label))?;
        let zoom = 1.0 / (part * OVER);
        let label = Label { across: true, ..label.moved(middle) };
        // Of two ways that fit nearly as soon, the one that is better to read.
        Some((zoom * (1.0 + worse / 100.0), Near { label, at: middle, zoom: zoom.max(1.0) }))
    });
    ways.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, near)| near)
}

/// Half the width and height of a label, with some air.
fn half(label: &Label) -> Point {
    let bounds = label.bounds();
    ((bounds.right - bounds.left) / 2.0 * AIR, (bounds.bottom - bounds.top) / 2.0 * AIR)
}

/// Where a label stands that stays as large as it is around a point of the land.
struct Stand {
    at: Point,
    /// From the point to the label's middle, as large as on the whole map.
    offset: Point,
    half: Point,
}

impl Stand {
    fn new(label: &Label, at: Point) -> Self {
        let middle = label.bounds().middle();
        Self { at, offset: (middle.0 - at.0, middle.1 - at.1), half: half(label) }
    }

    /// The zooms between which this label and another meet; the first is no less than the second where
    /// they never do.
    fn meeting(&self, other: &Self) -> (f64, f64) {
        // Zoomed, the points move apart and the labels go with them.
        let along = |apart: f64, offset: f64, reach: f64| {
            let (one, two) = ((-reach - offset) / apart, (reach - offset) / apart);
            (one.min(two), one.max(two))
        };
        let (x, y) = (
            along(self.at.0 - other.at.0, self.offset.0 - other.offset.0, self.half.0 + other.half.0),
            along(self.at.1 - other.at.1, self.offset.1 - other.offset.1, self.half.1 + other.half.1),
        );
        (x.0.max(y.0), x.1.min(y.1))
    }

    /// The zoom from which on a line over the land passes this label, which stands around its point.
    fn off(&self, (from, to): Segment) -> f64 {
        let sized = |(x, y): Point| ((x - self.at.0) / self.half.0, (y - self.at.1) / self.half.1);
        1.0 / reach(sized(from), sized(to))
    }
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
    /// large: 1 is as it is. `None` where no map is near enough for it.
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
        best.0.filter(|&(_, room)| room >= LEAST)
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
    use crate::render::svg::label::rect::Rect;
    use crate::view::sample;

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
    fn a_sliver_has_no_place_for_a_label() {
        // 36 units long and 0.02 wide: what fits into it is less than rounding leaves of a point.
        let sliver = Shape::new(&[vec![(236, 4), (441, 272), (456, 292)]]).unwrap();
        assert_eq!(sliver.widest((11.0, 1.0)), None);
    }

    /// Areas side by side, 30 units apart, each a little smaller than the one before.
    fn strip(areas: i32) -> Vec<Vec<Ring>> {
        let square = |at: i32| -> Vec<Ring> {
            let (left, side) = (at * 300, 280 - at * 15);
            vec![vec![(left, 0), (left + side, 0), (left + side, side), (left, side)]]
        };
        (0..areas).map(square).collect()
    }

    fn areas() -> Vec<MapArea> {
        sample::maps(sample::chessboard(15, 5), 1).remove(0).areas
    }

    /// What a label covers of the land.
    fn covered(label: &Label, at: Point, zoom: f64) -> Rect {
        let Rect { left, top, right, bottom } = label.bounds();
        let x = |x: f64| at.0 + (x - at.0) / zoom;
        let y = |y: f64| at.1 + (y - at.1) / zoom;
        Rect { left: x(left), top: y(top), right: x(right), bottom: y(bottom) }
    }

    #[test]
    fn labels_never_meet_from_the_zoom_on_at_which_both_are_there() {
        let (labels, _) = near(&areas(), &strip(15), 20.0, &[]);
        assert_eq!(labels.len(), 15);
        assert!(labels.iter().any(|one| one.zoom > 2.0 * NEAREST));
        for (nth, one) in labels.iter().enumerate() {
            for two in labels.iter().skip(nth + 1) {
                for nearer in [1.0, 1.01, 1.3, 4.0] {
                    let zoom = one.zoom.max(two.zoom) * nearer;
                    let (a, b) = (covered(&one.label, one.at, zoom), covered(&two.label, two.at, zoom));
                    assert!(!a.overlaps(b), "{a:?} and {b:?} at {zoom}");
                }
            }
        }
    }

    #[test]
    fn what_the_whole_map_says_stays_until_it_is_said_again() {
        let (areas, mut rings) = (areas(), strip(15));
        // Too small for any label, however near.
        rings[7] = vec![vec![(2100, 100), (2102, 100), (2102, 102), (2100, 102)]];
        // Outside, with a line straight down, and one in its area that reaches across its borders.
        let outside = |at: usize| {
            let x = 30.0 * f64::from(u32::try_from(at).unwrap()) + 0.1;
            let label = Label::new(&areas[at], at, &["Navn".to_owned()], Figures::Full, 20.0);
            Label { leader: Some(((x, -12.0), (x, 10.1))), ..label.moved((x, -40.0)) }
        };
        let inside =
            Label::new(&areas[10], 10, &["Navn".to_owned()], Figures::Full, 20.0).moved((305.0, 14.0));
        let whole = [outside(2), outside(7), inside, outside(13)];
        let (labels, stay) = near(&areas, &rings, 20.0, &whole);
        assert_eq!(stay.iter().map(|far| far.until.is_some()).collect::<Vec<_>>(), [true, false, true, true]);
        assert!(labels.len() >= 12, "{} labels", labels.len());

        let mut before: Vec<usize> = whole.iter().map(|label| label.area).collect();
        for step in 0..=300 {
            let zoom = 1.0 + f64::from(step) * 0.05;
            let mut seen: Vec<(&Label, Rect)> = Vec::new();
            for (label, far) in whole.iter().zip(&stay) {
                if far.until.is_none_or(|until| zoom < until) {
                    seen.push((label, covered(label, far.at, zoom)));
                }
            }
            let near = labels.iter().filter(|one| zoom >= one.zoom);
            seen.extend(near.map(|one| (&one.label, covered(&one.label, one.at, zoom))));
            let told: Vec<usize> = seen.iter().map(|(label, _)| label.area).collect();
            assert!(before.iter().all(|area| told.contains(area)), "at {zoom}: {told:?} after {before:?}");
            for (nth, (one, place)) in seen.iter().enumerate() {
                for (other, taken) in seen.iter().skip(nth + 1) {
                    assert!(one.area != other.area, "twice at {zoom}: {}", one.area);
                    assert!(!place.overlaps(*taken), "at {zoom}: {} and {}", one.area, other.area);
                }
                let crossed = seen.iter().filter(|(other, _)| other.area != one.area);
                let crossed = crossed.filter_map(|(other, _)| other.leader).any(|leader| place.meets(leader));
                assert!(!crossed, "a line through {} at {zoom}", one.area);
            }
            before = told;
        }
        assert!(before.contains(&7));
    }

    proptest::proptest! {
        #[test]
        fn the_rectangle_lies_within_its_area(ring in proptest::collection::vec((0..500_i32, 0..500_i32), 3..12), w in 1.0..40.0_f64, h in 1.0..20.0_f64) {
            let rings = vec![ring];
            if let Some(shape) = Shape::new(&rings)
                && let Some(((x, y), room)) = shape.widest((w, h))
            {
                // No edge enters a rectangle that is a little smaller.
                let rect = Rect {
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
