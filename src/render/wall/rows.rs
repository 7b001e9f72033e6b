//! Rows of a list. Those that a screen has no room for are left out whole, and
//! their number is told.
//!
//! Heights are in sizes of ordinary text, and the same as in `scenes.css`.

use maud::{Markup, PreEscaped, html};

use super::{Form, Room};
use crate::render::svg::{arrow, outline_swatch, sign};
use crate::view::wall::{COUNT, Glyph};

/// Height of a list's heading.
const HEADING: f64 = 1.5;
/// Between two lists, one below the other.
pub(super) const APART: f64 = 1.0;
/// Between the last row and the line that tells how many are left.
const LEFT: f64 = 0.3;

/// As many rows as a height has room for.
pub(super) fn rows(lines: Lines, rows: &[Markup], more: &str, room: &Room, height: f64) -> Markup {
    let shown = fitting(rows.len(), lines.height(room.form), height, LEFT + room.line());
    let left = rows.len() - shown;
    html! {
        ul class={ "rows " (lines.class()) } { @for row in rows.iter().take(shown) { li { (row) } } }
        @if left > 0 { p.left { (more.replace(COUNT, &left.to_string())) } }
    }
}

/// Height for the rows of each of two lists, where `above` stands over them on an upright screen.
pub(super) fn each_of_two(room: &Room, above: f64) -> f64 {
    match room.form {
        Form::Portrait => (room.height - above - APART) / 2.0 - HEADING,
        _ => room.height - HEADING,
    }
}

/// How many of `all` rows are shown: all of them, or those that leave room for the line that
/// tells how many are left.
fn fitting(all: usize, row: f64, height: f64, line: f64) -> usize {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few rows
    let whole = |height: f64| (height / row + 1e-6).max(0.0) as usize;
    if whole(height) >= all { all } else { whole(height - line).min(all) }
}

/// How high a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// A line; two on an upright screen.
    One,
    /// The same, and a line of words below some of them.
    OneAndWords,
    /// A name and a line of words.
    Two,
    /// A name and a sentence of two lines.
    Three,
}

impl Lines {
    fn height(self, form: Form) -> f64 {
        match (self, form) {
            (Self::One, Form::Portrait) => 2.9,
            (Self::One, _) => 1.9,
            (Self::OneAndWords, Form::Portrait) => 4.15,
            (Self::OneAndWords, _) => 3.1,
            (Self::Two, _) => 2.68,
            (Self::Three, _) => 3.9,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::OneAndWords => "one worded",
            Self::Two => "two",
            Self::Three => "three",
        }
    }
}

/// The sign in front of a row: the same as on the map.
pub(super) fn glyph(glyph: Glyph) -> Markup {
    let drawing = match glyph {
        Glyph::Arrow(change) => arrow(change, 2.0, 2.0, 36.0),
        Glyph::Sign(contrast) => sign(contrast, 4.0, 4.0, 32.0),
        Glyph::Outline => return PreEscaped(outline_swatch()),
    };
    let upward = match glyph {
        Glyph::Arrow(change) => change.rising,
        Glyph::Sign(contrast) => contrast.upward,
        Glyph::Outline => false,
    };
    html! { svg.direction.up[upward].down[!upward] viewBox="0 0 40 40" aria-hidden="true" { (PreEscaped(drawing)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_makes_room_for_its_number() {
        // Four rows of 4 are 16 high; with a line of 1.5 only three and the line fit into 16.
        assert_eq!(fitting(4, 4.0, 16.0, 1.5), 4);
        assert_eq!(fitting(5, 4.0, 16.0, 1.5), 3);
        assert_eq!(fitting(5, 4.0, 17.5, 1.5), 4);
        assert_eq!(fitting(5, 4.0, 1.0, 1.5), 0);
        assert_eq!(fitting(0, 4.0, 16.0, 1.5), 0);
    }
}
