//! A label as a block of lines: name above, figure below.

use super::rect::{Point, Rect, Segment};
use crate::render::svg::text::{CAPITAL, Weight, width};
use crate::view::map::MapArea;

/// Size of the figure over the size of the name.
const VALUE: f64 = 1.24;

/// One line of a label.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render::svg) struct Line {
    pub(in crate::render::svg) text: String,
    pub(in crate::render::svg) size: f64,
    /// Middle of the text, without triangle and arrow.
    pub(in crate::render::svg) x: f64,
    pub(in crate::render::svg) baseline: f64,
    pub(in crate::render::svg) is_value: bool,
    /// Everything that the line covers, triangle and arrow included.
    pub(in crate::render::svg) bounds: Rect,
}

/// A label at its place.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::render::svg) struct Label {
    /// The area's position.
    pub(in crate::render::svg) area: usize,
    pub(in crate::render::svg) lines: Vec<Line>,
    /// Upper left corner and side of the arrow's square.
    pub(in crate::render::svg) arrow: Option<(f64, f64, f64)>,
    /// Upper left corner and side of the triangle's square.
    pub(in crate::render::svg) sign: Option<(f64, f64, f64)>,
    /// From the label to its area, for labels outside.
    pub(in crate::render::svg) leader: Option<Segment>,
    /// True if it reaches across its area's border.
    pub(in crate::render::svg) across: bool,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::svg) enum Figures {
    /// With all its decimals.
    Full,
    /// With one decimal fewer.
    Rounded,
}

impl Label {
    /// A label around the origin: the lines of the name, below them the figure
    /// with the triangle before it and the arrow after it.
    pub(super) fn new(area: &MapArea, at: usize, name: &[String], figures: Figures, size: f64) -> Self {
        let value = match figures {
            Figures::Full => &area.value,
            Figures::Rounded => &area.rounded,
        };
        // A figure is a number; a word stands as quietly as the name.
        let is_number = value.chars().any(|c| c.is_ascii_digit());
        let value_size = if is_number { size * VALUE } else { size };
        let capital = value_size * CAPITAL;
        let gap = value_size * 0.16;
        let after = if area.arrow.is_some() { capital + gap } else { 0.0 };
        // A triangle is as wide as it is high and needs less weight than a number.
        let triangle = capital * 0.68;
        let ahead = if area.shade.sign().is_some() { triangle + gap * 0.8 } else { 0.0 };

        let mut lines = Vec::new();
        let mut baseline = 0.0;
        for part in name {
            let half = width(part, Weight::SemiBold, size) / 2.0;
            let bounds = Rect {
                left: -half,
                right: half,
                top: baseline - size * 0.80,
                bottom: baseline + size * 0.20,
            };
            lines.push(Line { text: part.clone(), size, x: 0.0, baseline, is_value: false, bounds });
            baseline += size * 1.08;
        }
        // From the last name's baseline down: a gap, then the value's capitals.
        if !lines.is_empty() {
            baseline += size * (0.30 - 1.08) + capital;
        }
        let half = width(value, Weight::Bold, value_size) / 2.0;
        // A small triangle hardly weighs: the number stays nearly below its name.
        let x = (ahead - after) / 2.0;
        let bounds = Rect {
            left: x - half - ahead,
            right: x + half + after,
            top: baseline - capital * 1.06,
            bottom: baseline + value_size * if area.provisional { 0.24 } else { 0.14 },
        };
        let arrow = area.arrow.map(|_| (x + half + gap, baseline - capital, capital));
        let sign = area
            .shade
            .sign()
            .map(|_| (x - half - ahead, baseline - f64::midpoint(capital, triangle), triangle));
        lines.push(Line { text: value.clone(), size: value_size, x, baseline, is_value: true, bounds });

        let label = Self { area: at, lines, arrow, sign, leader: None, across: false };
        let (x, y) = label.bounds().middle();
        label.moved((-x, -y))
    }

    /// The rectangle around the whole label, without its leader line.
    pub(in crate::render::svg) fn bounds(&self) -> Rect {
        let all = self.lines.iter().map(|line| line.bounds);
        all.reduce(Rect::joined).unwrap_or(Rect { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 })
    }

    /// True if the area's name is part of it.
    pub(in crate::render::svg) fn has_name(&self) -> bool {
        self.lines.iter().any(|line| !line.is_value)
    }

    pub(super) fn moved(mut self, by: Point) -> Self {
        for line in &mut self.lines {
            line.x += by.0;
            line.baseline += by.1;
            line.bounds = line.bounds.moved(by);
        }
        for square in [&mut self.arrow, &mut self.sign] {
            *square = square.map(|(left, top, side)| (left + by.0, top + by.1, side));
        }
        self
    }
}
