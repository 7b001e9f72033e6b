//! Rows of a list. Those that a screen has no room for are left out whole, and
//! their number is told; only the screen knows it, and its styles count.

use maud::{Markup, PreEscaped, html};

use crate::render::svg::{arrow, outline_swatch, sign};
use crate::view::wall::{COUNT, Glyph};

/// A list whose rows are so many lines high.
pub(super) fn rows(lines: Lines, rows: &[Markup], more: &str) -> Markup {
    let (before, after) = more.split_once(COUNT).unwrap_or((more, ""));
    html! {
        div class={ "rows " (lines.class()) } {
            div {
                ul { @for row in rows { li { (row) } } }
                p.left { (before) i {} (after) }
            }
        }
    }
}

/// How high a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// A line; two on an upright screen.
    One,
    /// A name and a line of words.
    Two,
    /// A name and a sentence of two lines.
    Three,
}

impl Lines {
    fn class(self) -> &'static str {
        match self {
            Self::One => "one",
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
