//! Where the parts of an indicator's scene stand, and how much of them.
//!
//! All lengths are in sizes of ordinary text, and the same as in `indicator.css`.

use crate::render::svg::{Weight, width};
use crate::render::wall::{Form, Room};
use crate::view::wall::Figures;

/// Between the map and what stands beside it.
const GAP: f64 = 1.4;
/// Between the parts of the column.
const APART: f64 = 0.9;
/// Height of the line that shows the course, and the most of it.
const COURSE: (f64, f64) = (2.3, 7.0);
/// Width of a column in which a row's words have room.
const COLUMN: f64 = 19.5;
/// The figure's column where the list stands beside it.
const FIGURE: f64 = 11.4;
/// Width of a list beside the figure: its map needs the rest.
const LIST: f64 = 16.5;
/// The figure's column where the course stands beside it.
const FIGURE_UPRIGHT: f64 = 16.6;
/// Between that figure and its course.
const GAP_UPRIGHT: f64 = 0.6;
/// The map's share of the height of an upright screen.
const UPRIGHT: f64 = 0.52;

/// What is shown of an indicator, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    /// The map's width and height.
    pub(super) map: (f64, f64),
    /// Width and height of the line that shows the course; `None` where there is no room for it.
    pub(super) course: Option<(f64, f64)>,
    /// True if the change stands below the figure.
    pub(super) stacked: bool,
    /// Width of the figure's column.
    pub(super) figure: f64,
    /// Width of the list.
    pub(super) list: f64,
    /// Rows of the list.
    pub(super) rows: usize,
    /// Each row says what it means.
    pub(super) words: bool,
    /// It is said below the list's heading whether a rise is good.
    pub(super) note: bool,
}

/// Width of the column, and of the figure's part of it.
fn column(room: &Room) -> (f64, f64) {
    match room.form {
        Form::Portrait => (room.width, if room.tight { room.width } else { FIGURE_UPRIGHT }),
        _ if room.tight => (room.width * 0.4, room.width * 0.4),
        Form::Wide => ((FIGURE + GAP + LIST).min(room.width * 0.52), FIGURE),
        Form::Landscape | Form::Compact => (COLUMN, COLUMN),
    }
}

/// The map's width and height.
fn map(room: &Room) -> (f64, f64) {
    let beside = room.width - column(room).0 - GAP;
    match room.form {
        Form::Portrait => (room.width, room.height * UPRIGHT),
        _ => (beside, room.height),
    }
}

/// The lengths that styles need, as custom properties.
pub(in crate::render::wall) fn lengths(room: &Room) -> [(&'static str, f64); 3] {
    let (column, figure) = column(room);
    [("column", column), ("figure", figure), ("picture", map(room).1)]
}

impl Plan {
    /// Lays figures out in a room.
    pub(super) fn new(figures: &Figures, room: &Room) -> Self {
        let (column, figure) = column(room);
        let beside = figure < column;
        let map = map(room);
        let level = width(&figures.value, Weight::Bold, room.big());
        let change = figures.change.as_ref().map_or(0.0, |words| width(words, Weight::SemiBold, 1.0));
        let change = change.max(room.small_width(&figures.certainty));
        let stacked = level + 0.8 + change > figure;
        let lines = (if figures.change.is_some() { 1.2 } else { 0.0 }) + 1.2 * room.small;
        let figure_height = 1.25 + 1.15 * room.big() + if stacked { lines } else { 0.0 };
        let course_height = 0.2 + COURSE.0 + room.line();

        let height = if room.form == Form::Portrait { room.height - map.1 - GAP } else { room.height };
        let list = if beside && room.form == Form::Wide { column - figure - GAP } else { column };
        let note = figures.note.is_some() && !room.tight;
        let head = 1.55 + if note { room.line() + 0.3 } else { 0.0 };
        let row = |words: bool| 0.35 + 1.2 + if words { 1.2 * room.small } else { 0.0 };
        // As many rows as there are, or one fewer than fit and a line that tells how many are left.
        #[allow(clippy::cast_precision_loss)] // a few rows
        let count = |rows: usize| rows as f64;
        let fitting = |left: f64, words: bool| {
            let rows = |left: f64| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few rows
                let rows = (left / row(words)).max(0.0) as usize;
                rows
            };
            if rows(left) >= figures.news.len() { figures.news.len() } else { rows(left - room.line() - 0.3) }
        };
        let plan = |course: Option<(f64, f64)>, words: bool| {
            let below = if course.is_some() && !beside { course_height } else { 0.0 };
            let above = match room.form {
                Form::Wide if beside => 0.0,
                // The course stands beside the figure and is as high.
                Form::Portrait if beside => figure_height.max(course_height) + APART,
                _ => figure_height + below + APART,
            };
            let left = height - above - head;
            let rows = fitting(left, words);
            // What the list does not need makes the course clearer.
            let list_height = match figures.news.len() {
                0 => room.line() + 0.3,
                all if all > rows => row(words).mul_add(count(rows), room.line() + 0.3),
                _ => row(words) * count(rows),
            };
            let spare = if beside { 0.0 } else { (left - list_height).max(0.0) };
            let course = course.map(|(width, height)| (width, (height + spare).min(COURSE.1)));
            Self { map, course, stacked, figure, list, rows, words, note }
        };
        let course = match room.form {
            Form::Portrait if beside => {
                Some((column - figure - GAP_UPRIGHT, figure_height - 0.2 - room.line()))
            }
            Form::Wide if beside => Some((figure, height - figure_height - 0.2 - room.line())),
            _ => Some((figure.min(COLUMN), COURSE.0)),
        };
        // Its ends have to find room below it.
        let ends = figures
            .series
            .as_ref()
            .map_or(0.0, |series| room.small_width(&series.first) + room.small_width(&series.last) + 0.3);
        let course = course.filter(|(width, height)| *height >= 1.8 && *width >= ends);
        if room.tight {
            return plan(None, false);
        }
        let full = plan(course, true);
        let without = plan(None, true);
        // Better a second row than the course.
        if full.rows < 2.min(without.rows) { without } else { full }
    }
}
