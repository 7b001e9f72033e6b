//! Figures over time, ready to be drawn: lines, gaps, breaks and the words for them.
//!
//! Coordinates are those of the data: across, the number of a period from 0
//! (its slot reaches from there to one more), upwards the figure itself. What
//! is not published is never bridged and never drawn as zero: a line ends
//! before it and begins anew behind it, and so it does where the way of
//! counting was changed.

mod course;
mod expected;
mod notes;
mod reading;
mod scale;
mod seasons;
mod table;

pub(super) use course::whole;
pub use course::{levels, over_time, usual_level};
pub use notes::Remark;
pub(super) use notes::{breaks, whom};
pub use scale::Scale;
pub use seasons::{by_season, has_seasons};
pub use table::{Row, Sheet};

use crate::domain::AreaId;

/// A chart with everything that it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Letters and digits that tell its parts from another chart's on the same page.
    pub key: String,
    /// What it shows.
    pub title: String,
    /// The unit of its figures, above the axis.
    pub unit: String,
    /// The picture in a sentence or two, for those who do not see it.
    pub description: String,
    /// One for each period, oldest first.
    pub slots: Vec<Slot>,
    /// What stands below the axis of time.
    pub ticks: Vec<Tick>,
    /// The upward axis.
    pub scale: Scale,
    /// What is usual for the season, where a method vouches for it: pieces without gaps.
    pub band: Vec<Vec<Usual>>,
    /// The lines, the municipality's first where it is one among others.
    pub lines: Vec<Line>,
    /// True if hidden stretches stand in a lane for each line, below the
    /// figures; else across the whole height.
    pub laned: bool,
    /// What happened, in order of time.
    pub remarks: Vec<Remark>,
    /// What the looks mean, as far as they are in the picture.
    pub legend: Vec<Key>,
    /// What has to be said beside it: that the axis does not begin at zero.
    pub notes: Vec<String>,
    /// The same cells in a table.
    pub sheet: Sheet,
}

/// A period on the axis of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name in addresses and anchors: `2026-Q3`.
    pub id: String,
    /// Everything about it, one line each.
    pub said: Vec<String>,
}

/// A name below the axis, for the slots from one to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The name.
    pub text: String,
}

/// What is usual for a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// Which slot.
    pub slot: usize,
    /// The least that is usual.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Look {
    /// The municipality among others: what they are held against.
    Yardstick,
    /// What the chart is about: the first, second … of at most four.
    Own(u8),
    /// The year before the newest.
    Before,
    /// Earlier years.
    Earlier,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name: hostile text.
    pub name: String,
    /// How it is drawn.
    pub look: Look,
    /// Stretches without gap or break.
    pub pieces: Vec<Piece>,
    /// Stretches that are not published.
    pub hidden: Vec<Stretch>,
    /// Its newest figure.
    pub end: Option<(usize, f64)>,
}

/// A stretch of a line without gap or break; a single point is a dot.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Slot and figure, in order of time.
    pub points: Vec<(usize, f64)>,
    /// True where late reports are still expected.
    pub provisional: bool,
}

/// Slots whose figures exist and are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first slot.
    pub from: usize,
    /// The last slot.
    pub to: usize,
    /// Which periods, and why.
    pub text: String,
}

/// A look that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A line.
    Line(Look),
    /// The dashed end of a line.
    Provisional,
    /// The hatching of what is not shown.
    Hidden,
    /// The band of what is usual.
    Usual,
}

/// One entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The look.
    pub sample: Sample,
    /// Its meaning.
    pub text: String,
}

/// Whose figures a line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// The area, or the municipality.
    pub area: AreaId,
    /// Its name.
    pub name: String,
    /// How its line is drawn.
    pub look: Look,
}
