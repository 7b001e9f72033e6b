//! Where the labels stand: in their area, or outside it with a line.

use super::raster::{CELL, Counts, Raster};
use super::text::{CAPITAL, Weight, trimmed, width};
use crate::view::map::MapArea;

/// Longest name on a label, in characters.
const LONGEST: usize = 24;

/// Label sizes that are tried, over the size wished for.
const SIZES: [f64; 3] = [1.0, 0.94, 0.88];

/// Free room around a label within its area that is tried, in drawing units.
const MARGINS: [f64; 4] = [14.0, 9.0, 5.0, 2.0];

/// Longest leader line that is better than a name across a border, in drawing units.
const LONG: f64 = 190.0;

/// Up to this many areas every label is shown, outside its area if need be.
const FEW: usize = 24;

/// Size of the value over the size of the name.
const VALUE: f64 = 1.24;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Box {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Box {
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    fn moved(self, x: f64, y: f64) -> Self {
        Self { left: self.left + x, top: self.top + y, right: self.right + x, bottom: self.bottom + y }
    }

    /// The point of the rectangle that is nearest to another.
    fn nearest(self, (x, y): (f64, f64)) -> (f64, f64) {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// True if a line from `a` to `b` passes through it.
    fn meets(self, a: (f64, f64), b: (f64, f64)) -> bool {
        // Liang and Barsky's clipping.
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let mut span = (0.0_f64, 1.0_f64);
        for (step, room) in
            [(-dx, a.0 - self.left), (dx, self.right - a.0), (-dy, a.1 - self.top), (dy, self.bottom - a.1)]
        {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                span.0 = span.0.max(room / step);
            } else {
                span.1 = span.1.min(room / step);
            }
        }
        span.0 < span.1
    }
}

/// One line of a label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) size: f64,
    /// Middle of the text, without triangle and arrow.
    pub(super) x: f64,
    pub(super) baseline: f64,
    pub(super) is_value: bool,
    /// Everything that the line covers, triangle and arrow included.
    pub(super) bounds: Box,
}

/// A label that has found its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    /// The area's position.
    pub(super) area: usize,
    pub(super) lines: Vec<Line>,
    /// Upper left corner and side of the arrow's square.
    pub(super) arrow: Option<(f64, f64, f64)>,
    /// Upper left corner and side of the triangle's square.
    pub(super) sign: Option<(f64, f64, f64)>,
    /// From the label to its area, for labels outside.
    pub(super) leader: Option<((f64, f64), (f64, f64))>,
    /// True if it reaches across its area's border.
    pub(super) across: bool,
}

impl Label {
    /// The rectangle around the whole label.
    pub(super) fn bounds(&self) -> Box {
        let all = self.lines.iter().map(|line| line.bounds);
        all.reduce(|a, b| Box {
            left: a.left.min(b.left),
            top: a.top.min(b.top),
            right: a.right.max(b.right),
            bottom: a.bottom.max(b.bottom),
        })
        .unwrap_or(Box { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 })
    }

    fn leader_length(&self) -> f64 {
        self.leader.map_or(0.0, |(a, b)| (a.0 - b.0).hypot(a.1 - b.1))
    }

    fn moved(mut self, x: f64, y: f64) -> Self {
        for line in &mut self.lines {
            line.x += x;
            line.baseline += y;
            line.bounds = line.bounds.moved(x, y);
        }
        for square in [&mut self.arrow, &mut self.sign] {
            *square = square.map(|(left, top, side)| (left + x, top + y, side));
        }
        self
    }
}

/// Finds a place for as many labels as fit: those within their area first,
/// then, where areas are few, those that have to move out.
pub(super) fn place(areas: &[MapArea], raster: &Raster, frame: (f64, f64), size: f64) -> Vec<Label> {
    let few = areas.len() <= FEW;
    let mut labels = Vec::new();
    let mut homeless = Vec::new();
    for (at, area) in areas.iter().enumerate() {
        let Some(pole) = raster.pole(at) else { continue };
        let own = raster.counts(Some(at));
        if let Some(label) = within(area, at, pole, &own, size, few) {
            labels.push(label);
        } else if few {
            homeless.push((at, pole));
        }
    }
    // Those in the middle have the longest way out: they choose first.
    let from_middle = |(x, y): (f64, f64)| (x - frame.0 / 2.0).hypot(y - frame.1 / 2.0);
    homeless.sort_by(|a, b| from_middle(a.1).total_cmp(&from_middle(b.1)));
    let sea = raster.counts(None);
    for (at, pole) in homeless {
        let Some(area) = areas.get(at) else { continue };
        let smallest = size * SIZES.last().copied().unwrap_or(1.0);
        let own = raster.counts(Some(at));
        let outside = outside(area, at, pole, &sea, &labels, frame, smallest);
        let near = outside.as_ref().is_some_and(|label| label.leader_length() <= LONG);
        let over = || {
            [Names::Two, Names::One]
                .into_iter()
                .find_map(|names| across(&block(area, at, names, smallest), pole, &own, &labels, frame))
        };
        let label = if near { outside } else { over().or(outside) };
        let label = label.or_else(|| {
            let value = inside(&block(area, at, Names::None, smallest), pole, &own, MARGINS)?;
            // Names that reach across borders were there first.
            let free = labels.iter().all(|other| !other.bounds().overlaps(value.bounds()));
            free.then_some(value)
        });
        labels.extend(label);
    }
    labels.sort_by_key(|label| label.area);
    labels
}

/// How much of the name a label shows.
#[derive(Clone, Copy)]
enum Names {
    One,
    Two,
    None,
}

fn within(area: &MapArea, at: usize, pole: (f64, f64), own: &Counts, size: f64, few: bool) -> Option<Label> {
    let forms: &[Names] =
        if few { &[Names::One, Names::Two] } else { &[Names::One, Names::Two, Names::None] };
    forms.iter().find_map(|&names| {
        SIZES.iter().find_map(|step| inside(&block(area, at, names, size * step), pole, own, MARGINS))
    })
}

/// The place within the area nearest to its pole that keeps the widest margin.
fn inside(label: &Label, pole: (f64, f64), own: &Counts, margins: [f64; 4]) -> Option<Label> {
    margins.into_iter().find_map(|margin| {
        spiral().find_map(|(dx, dy)| {
            let (x, y) = (pole.0 + dx, pole.1 + dy);
            let fits = label.lines.iter().all(|line| {
                let b = line.bounds.moved(x, y).grown(margin);
                own.covers(b.left, b.top, b.right, b.bottom)
            });
            fits.then(|| label.clone().moved(x, y))
        })
    })
}

/// The place nearest to the pole where the figure stands within the area and
/// the name may reach across its border, clear of all other labels.
fn across(
    label: &Label,
    pole: (f64, f64),
    own: &Counts,
    labels: &[Label],
    frame: (f64, f64),
) -> Option<Label> {
    spiral().find_map(|(dx, dy)| {
        let moved = label.clone().moved(pole.0 + dx, pole.1 + dy);
        let stands = moved.bounds().grown(6.0);
        let figure = moved.lines.iter().filter(|line| line.is_value).all(|line| {
            let b = line.bounds;
            own.covers(b.left, b.top, b.right, b.bottom)
        });
        let clear = labels.iter().all(|other| {
            !other.bounds().overlaps(stands) && !other.leader.is_some_and(|(a, b)| stands.meets(a, b))
        });
        let on_paper =
            stands.left >= 0.0 && stands.top >= 0.0 && stands.right <= frame.0 && stands.bottom <= frame.1;
        (figure && clear && on_paper).then_some(Label { across: true, ..moved })
    })
}

/// Offsets from the middle outwards, in steps of a cell.
fn spiral() -> impl Iterator<Item = (f64, f64)> {
    const REACH: i32 = 45;
    let ring = |r: i32| {
        let sides = (-r..=r).flat_map(move |t| [(t, -r), (t, r), (-r, t), (r, t)]);
        sides.map(|(x, y)| (f64::from(x) * CELL, f64::from(y) * CELL))
    };
    (0..=REACH).flat_map(ring)
}

/// The place in the sea nearest to the area, clear of all labels and lines.
fn outside(
    area: &MapArea,
    at: usize,
    pole: (f64, f64),
    sea: &Counts,
    labels: &[Label],
    frame: (f64, f64),
    size: f64,
) -> Option<Label> {
    let label = block(area, at, Names::Two, size);
    let bounds = label.bounds();
    let step = 2.0 * CELL;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few hundred steps
    let steps = |length: f64| (length / step).max(0.0) as u32;
    let mut best: Option<(f64, Label)> = None;
    for row in 0..steps(frame.1) {
        for column in 0..steps(frame.0) {
            let (x, y) = (f64::from(column) * step - bounds.left, f64::from(row) * step - bounds.top);
            let stands = bounds.moved(x, y).grown(6.0);
            if stands.right > frame.0 || stands.bottom > frame.1 {
                continue;
            }
            let near = bounds.moved(x, y).nearest(pole);
            let far = (near.0 - pole.0).hypot(near.1 - pole.1);
            if best.as_ref().is_some_and(|(least, _)| far >= *least)
                || !sea.covers(stands.left, stands.top, stands.right, stands.bottom)
            {
                continue;
            }
            let blocked = labels.iter().any(|other| {
                let taken = other.bounds().grown(4.0);
                taken.overlaps(stands)
                    || taken.meets(near, pole)
                    || other.leader.is_some_and(|(a, b)| stands.meets(a, b) || crosses((a, b), (near, pole)))
            });
            if !blocked {
                let mut moved = label.clone().moved(x, y);
                moved.leader = Some((near, pole));
                best = Some((far, moved));
            }
        }
    }
    best.map(|(_, label)| label)
}

type Segment = ((f64, f64), (f64, f64));

fn crosses((a, b): Segment, (c, d): Segment) -> bool {
    let side = |p: (f64, f64), q: (f64, f64), r: (f64, f64)| {
        (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0) > 0.0
    };
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

/// A label around the origin: name above, value below, the triangle before it
/// and the arrow after it.
fn block(area: &MapArea, at: usize, names: Names, size: f64) -> Label {
    let name = trimmed(&area.label, LONGEST);
    let parts: Vec<String> = match names {
        Names::One => vec![name],
        Names::Two => halves(&name),
        Names::None => Vec::new(),
    };
    let is_number = area.value.chars().any(|c| c.is_ascii_digit());
    let value_size = if is_number { size * VALUE } else { size * 0.94 };
    let capital = value_size * CAPITAL;
    let gap = value_size * 0.16;
    let after = if area.arrow.is_some() { capital + gap } else { 0.0 };
    // A triangle is as wide as it is high and needs less weight than a number.
    let triangle = capital * 0.68;
    let ahead = if area.shade.sign().is_some() { triangle + gap * 0.8 } else { 0.0 };

    let mut lines = Vec::new();
    let mut baseline = 0.0;
    for part in parts {
        let half = width(&part, Weight::SemiBold, size) / 2.0;
        let bounds =
            Box { left: -half, right: half, top: baseline - size * 0.80, bottom: baseline + size * 0.20 };
        lines.push(Line { text: part, size, x: 0.0, baseline, is_value: false, bounds });
        baseline += size * 1.08;
    }
    // From the last name's baseline down: a gap, then the value's capitals.
    if !lines.is_empty() {
        baseline += size * (0.30 - 1.08) + capital;
    }
    let half = width(&area.value, Weight::Bold, value_size) / 2.0;
    let x = (ahead - after) / 2.0;
    let bounds = Box {
        left: x - half - ahead,
        right: x + half + after,
        top: baseline - capital * 1.06,
        bottom: baseline + value_size * if area.provisional { 0.24 } else { 0.14 },
    };
    let arrow = area.arrow.map(|_| (x + half + gap, baseline - capital, capital));
    let sign =
        area.shade.sign().map(|_| (x - half - ahead, baseline - f64::midpoint(capital, triangle), triangle));
    lines.push(Line { text: area.value.clone(), size: value_size, x, baseline, is_value: true, bounds });

    let label = Label { area: at, lines, arrow, sign, leader: None, across: false };
    let bounds = label.bounds();
    label.moved(0.0, -(bounds.top + bounds.bottom) / 2.0)
}

/// A name in two lines, broken where it is nearest to the middle; in one line
/// where it has no place to break.
fn halves(name: &str) -> Vec<String> {
    let length = name.len();
    let breaks = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '-' | '–' | '/'));
    let Some((at, c)) = breaks.min_by_key(|(at, _)| (2 * at).abs_diff(length)) else {
        return vec![name.to_owned()];
    };
    let (first, second) = name.split_at(at + c.len_utf8());
    vec![first.trim_end().to_owned(), second.trim_start().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_near_the_middle() {
        assert_eq!(halves("Bymidten–Vesterbro"), ["Bymidten–", "Vesterbro"]);
        assert_eq!(halves("Søndre Nordstrand"), ["Søndre", "Nordstrand"]);
        assert_eq!(halves("Vollsmose"), ["Vollsmose"]);
    }

    #[test]
    fn lines_meet_boxes() {
        let square = Box { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(square.meets((-5.0, 5.0), (15.0, 5.0)));
        assert!(!square.meets((-5.0, 12.0), (15.0, 12.0)));
        assert!(!square.meets((-5.0, 5.0), (-1.0, 5.0)));
        assert!(crosses(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (10.0, 0.0))));
        assert!(!crosses(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (1.0, 9.0))));
    }
}
