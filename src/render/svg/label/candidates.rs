//! Every place that an area's label might take, and how good it would be.

use super::block::{Figures, Label};
use super::name;
use super::rect::{Point, Rect, length};
use crate::render::svg::raster::{Counts, Raster};
use crate::view::map::MapArea;

/// Free room around a label within its area, in sizes of the text, and how
/// much less good it is than more.
const MARGINS: [(f64, f64); 4] = [(0.42, 0.0), (0.28, 2.0), (0.16, 5.0), (0.07, 9.0)];

/// Air around a label outside, in sizes of the text.
const AIR: f64 = 0.18;

/// Directions around an area in which a place outside is looked for.
const SECTORS: usize = 16;

/// Costs, in points: how much worse than a label well within its area.
const ACROSS: f64 = 26.0;
const OUTSIDE: f64 = 30.0;
/// For each size of the text that a leader line is long.
const FAR: f64 = 7.0;
/// How long it may be where there are few areas: across half of them it is hard to follow.
const FARTHEST: f64 = 10.0;
/// More than any way of the labels around to make room for the name.
const NAMELESS: f64 = 240.0;
/// More than the names of three neighbours.
pub(super) const NONE: f64 = 800.0;

/// Places that an area's label may choose from, at most: enough to have some in every direction.
const CHOICE: usize = 90;

/// A place for a label; none is the choice to leave it out.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) label: Option<Label>,
    /// The rectangle around the label, its leader line and some air.
    pub(super) reach: Rect,
    /// In points; the lowest is best.
    pub(super) cost: f64,
}

impl Candidate {
    fn new(label: Label, cost: f64, text: f64) -> Self {
        let reach = label
            .leader
            .into_iter()
            .fold(label.bounds(), |reach, (a, b)| reach.joined(Rect::at(a)).joined(Rect::at(b)));
        Self { label: Some(label), reach: reach.grown(text * 0.5), cost }
    }

    /// The choice to show no label.
    pub(super) fn none(cost: f64) -> Self {
        Self { label: None, reach: Rect::at((0.0, 0.0)), cost }
    }
}

/// What an area's label is worth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    /// Factor on what is lost where it is left out.
    pub(super) weight: f64,
    /// True if it may move out with a leader line.
    pub(super) may_leave: bool,
    /// True where every area has a label.
    pub(super) is_one_of_few: bool,
}

/// The paper that labels are laid on.
pub(super) struct Paper<'a> {
    pub(super) raster: &'a Raster,
    pub(super) sea: Counts,
    pub(super) size: Point,
    pub(super) text: f64,
    pub(super) figures: Figures,
    /// True if no figure may stand without its name.
    pub(super) named: bool,
}

impl Paper<'_> {
    /// All places for one area's label, to leave it out among them.
    pub(super) fn candidates(&self, area: &MapArea, at: usize, worth: Worth) -> Vec<Candidate> {
        let mut found = Vec::new();
        if let Some(pole) = self.raster.pole(at) {
            let own = self.raster.counts(Some(at));
            let names = name::settings(&area.label);
            let farthest = if worth.is_one_of_few { FARTHEST * self.text } else { f64::INFINITY };
            let outside = |label: &Label, worse: f64| {
                let mut found = self.outside(label, at, pole, &own, worse);
                let leader = |of: &Candidate| of.label.as_ref().and_then(|label| label.leader);
                found.retain(|of| leader(of).is_none_or(|leader| length(leader) <= farthest));
                found
            };
            for (lines, worse) in &names {
                let label = Label::new(area, at, lines, self.figures, self.text);
                found.extend(self.within(&label, pole, &own, *worse));
            }
            let best = found.iter().map(|candidate| candidate.cost).fold(f64::INFINITY, f64::min);
            if best > 8.0 {
                for (lines, worse) in &names {
                    let label = Label::new(area, at, lines, self.figures, self.text);
                    found.extend(self.across(&label, pole, &own, *worse));
                    if worth.may_leave {
                        found.extend(outside(&label, *worse));
                    }
                }
                let bare = Label::new(area, at, &[], self.figures, self.text);
                let may_be_bare = !self.named || area.label.trim().is_empty();
                let mut nameless = if may_be_bare { self.within(&bare, pole, &own, 0.0) } else { Vec::new() };
                // Among very many areas a number by itself, at the end of a line, is a riddle.
                if worth.may_leave && worth.is_one_of_few && nameless.is_empty() {
                    nameless = outside(&bare, 0.0);
                }
                for candidate in &mut nameless {
                    candidate.cost += NAMELESS * worth.weight;
                }
                found.extend(nameless);
            }
        }
        found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        found.truncate(CHOICE);
        found.push(Candidate::none(NONE * worth.weight));
        found
    }

    /// Places within the area: the one nearest to its pole that keeps the
    /// widest margin, and others some way from it.
    fn within(&self, label: &Label, pole: Point, own: &Counts, worse: f64) -> Vec<Candidate> {
        let covers = |rect: Rect| own.covers(rect.left, rect.top, rect.right, rect.bottom);
        let fits = |by: Point, margin: f64| {
            label.lines.iter().all(|line| covers(line.bounds.moved(by).grown(margin * self.text)))
        };
        // Where it fits at all, and then with how much room.
        let tightest = MARGINS.last().map_or(0.0, |(margin, _)| *margin);
        let mut places: Vec<(Point, f64)> = self
            .steps(own, pole)
            .filter(|&by| fits(by, tightest))
            .map(|by| {
                let tight =
                    MARGINS.into_iter().find(|(margin, _)| fits(by, *margin)).map_or(9.0, |(_, tight)| tight);
                (by, worse + tight + 0.5 * length((by, pole)) / self.text)
            })
            .collect();
        places.sort_by(|a, b| a.1.total_cmp(&b.1));
        let kept = self.apart(places, 6, 1.0);
        kept.into_iter().map(|(by, cost)| Candidate::new(label.clone().moved(by), cost, self.text)).collect()
    }

    /// Places where the figure stands within the area and the name may reach
    /// across its border.
    fn across(&self, label: &Label, pole: Point, own: &Counts, worse: f64) -> Vec<Candidate> {
        let mut found: Vec<(Point, f64)> = Vec::new();
        for by in self.steps(own, pole) {
            let rects = label.lines.iter().map(|line| (line.is_value, line.bounds.moved(by)));
            let inside = |rect: Rect| own.share(rect.left, rect.top, rect.right, rect.bottom);
            let on_paper = rects.clone().all(|(_, rect)| rect.is_within(self.size));
            if !on_paper || rects.clone().any(|(is_value, rect)| is_value && inside(rect) < 1.0) {
                continue;
            }
            // A name that is mostly elsewhere would be read as a neighbour's.
            let names = rects.filter(|(is_value, _)| !is_value).map(|(_, rect)| inside(rect));
            let least = names.fold(1.0, f64::min);
            if least >= 0.66 {
                found.push((by, worse + ACROSS + 110.0 * (1.0 - least) + length((by, pole)) / self.text));
            }
        }
        found.sort_by(|a, b| a.1.total_cmp(&b.1));
        let kept = self.apart(found, 8, 0.5);
        let here =
            |(by, cost)| Candidate::new(Label { across: true, ..label.clone().moved(by) }, cost, self.text);
        kept.into_iter().map(here).collect()
    }

    /// The first of some places that stand some sizes of the text from each other.
    fn apart(&self, places: Vec<(Point, f64)>, most: usize, sizes: f64) -> Vec<(Point, f64)> {
        let mut kept: Vec<(Point, f64)> = Vec::new();
        for (by, cost) in places {
            if kept.iter().all(|(other, _)| length((*other, by)) > self.text * sizes) {
                kept.push((by, cost));
            }
            if kept.len() >= most {
                break;
            }
        }
        kept
    }

    /// Places in the sea: the two nearest to the area in every direction.
    fn outside(&self, label: &Label, at: usize, pole: Point, own: &Counts, worse: f64) -> Vec<Candidate> {
        let bounds = label.bounds();
        let ends = self.raster.inner(at, own, self.text * 0.45);
        let step = 3.0 * self.raster.cell();
        let mut best: Vec<Vec<(f64, Point)>> = vec![Vec::new(); SECTORS];
        let mut y = -bounds.top;
        while y + bounds.bottom <= self.size.1 {
            let mut x = -bounds.left;
            while x + bounds.right <= self.size.0 {
                let stands = bounds.moved((x, y)).grown(AIR * self.text);
                if self.sea.covers(stands.left, stands.top, stands.right, stands.bottom)
                    && let Some(places) = best.get_mut(sector((x - pole.0, y - pole.1)))
                {
                    places.push((length((stands.nearest(pole), pole)), (x, y)));
                }
                x += step;
            }
            y += step;
        }
        let mut found = Vec::new();
        for mut places in best {
            places.sort_by(|a, b| a.0.total_cmp(&b.0));
            let places = places.into_iter().map(|(far, by)| (by, far)).collect();
            for (by, _) in self.apart(places, 3, 1.5) {
                let mut label = label.clone().moved(by);
                let middle = label.bounds();
                let far = |end: &Point| length((middle.nearest(*end), *end));
                let end = ends.iter().copied().min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(pole);
                let leader = (attached(&label, end, self.text), end);
                label.leader = Some(leader);
                let cost = worse + OUTSIDE + FAR * length(leader) / self.text;
                found.push(Candidate::new(label, cost, self.text));
            }
        }
        found
    }

    /// Places over the whole of an area, a cell or two apart.
    fn steps(&self, own: &Counts, pole: Point) -> impl Iterator<Item = Point> + use<> {
        let cell = self.raster.cell();
        let bounds = own.extent();
        let stride =
            if (bounds.1.0 - bounds.0.0).max(bounds.1.1 - bounds.0.1) > 30.0 * cell { 2.0 } else { 1.0 }
                * cell;
        // Through the pole, so that the best place is among them.
        let along = move |least: f64, most: f64, middle: f64| {
            let first = middle - ((middle - least) / stride).floor() * stride;
            (0..400).map(move |nth| first + f64::from(nth) * stride).take_while(move |at| *at <= most)
        };
        along(bounds.0.1, bounds.1.1, pole.1)
            .flat_map(move |y| along(bounds.0.0, bounds.1.0, pole.0).map(move |x| (x, y)))
    }
}

/// Where a leader line leaves its label: at the edge of the line of text that
/// is nearest, a little away from the letters.
fn attached(label: &Label, end: Point, text: f64) -> Point {
    let edges = label.lines.iter().map(|line| line.bounds.grown(text * 0.12).nearest(end));
    edges.min_by(|a, b| length((*a, end)).total_cmp(&length((*b, end)))).unwrap_or(end)
}

/// Which of the directions around a point it lies in.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // a small number
fn sector((x, y): Point) -> usize {
    let turn = y.atan2(x) / std::f64::consts::TAU + 0.5;
    ((turn * SECTORS as f64) as usize).min(SECTORS - 1)
}
