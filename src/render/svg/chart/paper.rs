//! The paper that a chart is drawn on, and where its figures stand there.

use crate::render::svg::text::{Weight, width};
use crate::view::chart::{Chart, Look};
use crate::view::theme::Theme;

/// The paper of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Width in drawing units.
    pub width: f64,
    /// Height in drawing units.
    pub height: f64,
    /// Size of all text, in drawing units.
    pub text: f64,
    /// True if lines are named at their ends.
    pub named: bool,
    /// Tells the parts of the same chart on different papers apart.
    pub suffix: &'static str,
    /// The ground of a picture by itself; `None` within a page.
    pub theme: Option<Theme>,
}

impl Paper {
    /// For the width of a page.
    pub const WIDE: Self =
        Self { width: 960.0, height: 380.0, text: 14.0, named: true, suffix: "w", theme: None };
    /// For half of it.
    pub const HALF: Self = Self { width: 620.0, height: 330.0, ..Self::WIDE };
    /// For a telephone.
    pub const NARROW: Self =
        Self { width: 360.0, height: 300.0, text: 13.0, named: false, suffix: "n", theme: None };

    /// A picture by itself.
    #[must_use]
    pub fn picture(theme: Theme) -> Self {
        Self { suffix: "p", theme: Some(theme), ..Self::WIDE }
    }
}

/// Height of a lane, in text sizes.
const LANE: f64 = 0.75;
/// Room between the lanes.
const BETWEEN: f64 = 0.3;

/// Where a chart's figures stand on its paper.
pub(super) struct Plot<'a> {
    pub(super) paper: &'a Paper,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    /// The line of the lowest figure.
    pub(super) bottom: f64,
    /// Below the lanes.
    pub(super) foot: f64,
    slots: f64,
    low: f64,
    span: f64,
    lanes: Vec<Look>,
}

impl<'a> Plot<'a> {
    pub(super) fn new(chart: &Chart, paper: &'a Paper) -> Self {
        let em = paper.text;
        let widest = |texts: &mut dyn Iterator<Item = &str>, weight| {
            texts.map(|text| width(text, weight, em)).fold(0.0, f64::max)
        };
        let figures = widest(&mut chart.scale.ticks.iter().map(|tick| tick.1.as_str()), Weight::Regular);
        let ending = chart.lines.iter().filter(|line| super::ends::is_named(line));
        let names = if paper.named {
            // A long name is cut off before it takes the figures' room.
            widest(&mut ending.map(|line| line.name.as_str()), Weight::SemiBold).min(paper.width * 0.24)
                + 1.4 * em
        } else {
            0.8 * em
        };
        let lanes: Vec<Look> = if chart.laned {
            chart.lines.iter().filter(|line| !line.hidden.is_empty()).map(|line| line.look).collect()
        } else {
            Vec::new()
        };
        #[allow(clippy::cast_precision_loss)] // a handful of lanes, a few hundred slots
        let (count, slots) = (lanes.len() as f64, chart.slots.len().max(1) as f64);
        let foot = paper.height - 2.0 * em;
        let lanes_height = if count > 0.0 { count * (LANE + BETWEEN) * em + 0.5 * em } else { 0.0 };
        let marks = if chart.remarks.is_empty() { 0.0 } else { 1.5 * em };
        Self {
            paper,
            left: figures + 0.8 * em,
            right: paper.width - names,
            top: 1.9 * em + marks,
            bottom: foot - lanes_height,
            foot,
            slots,
            low: chart.scale.low,
            span: chart.scale.high - chart.scale.low,
            lanes,
        }
    }

    /// The middle of a slot.
    #[allow(clippy::cast_precision_loss)] // a few hundred slots
    pub(super) fn x(&self, slot: usize) -> f64 {
        self.across(slot as f64 + 0.5)
    }

    /// The left edge of a slot.
    #[allow(clippy::cast_precision_loss)] // a few hundred slots
    pub(super) fn edge(&self, slot: usize) -> f64 {
        self.across(slot as f64)
    }

    /// Any place across.
    pub(super) fn across(&self, at: f64) -> f64 {
        self.left + (self.right - self.left) * at / self.slots
    }

    /// The height of a figure.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (value - self.low) / self.span
    }

    /// Top and height of a line's lane; `None` if it has none.
    pub(super) fn lane(&self, look: Look) -> Option<(f64, f64)> {
        let at = self.lanes.iter().position(|lane| *lane == look)?;
        #[allow(clippy::cast_precision_loss)] // a handful of lanes
        let at = at as f64;
        let em = self.paper.text;
        Some((self.bottom + 0.5 * em + at * (LANE + BETWEEN) * em, LANE * em))
    }
}
