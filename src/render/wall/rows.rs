//! Rows of a list. Those that a screen has no room for are left out whole, and
//! their number is told; words that do not fit a row give way to fewer.
//!
//! Heights are in sizes of ordinary text, and the same as in `scenes.css`.

use maud::{Markup, PreEscaped, html};

use super::{Form, Room};
use crate::render::svg::{Weight, arrow, fitting, outline_swatch, sign, width};
use crate::view::wall::{COUNT, Glyph};

/// Height of a list's heading.
const HEADING: f64 = 1.5;
/// Between two lists, one below the other.
pub(super) const APART: f64 = 1.0;
/// Between the last row and the line that tells how many are left.
const LEFT: f64 = 0.3;
/// Left of a row's words: the column of its sign, with what is between.
const SIGN: f64 = 1.6;
/// Between two columns of a row.
const GAP: f64 = 0.25;

/// A row, and how high it is.
pub(super) struct Row {
    /// An element `li`.
    pub(super) item: Markup,
    /// In sizes of ordinary text.
    pub(super) height: f64,
}

/// As many rows as a height has room for, in a list of that class.
pub(super) fn rows(class: &str, rows: &[Row], more: &str, room: &Room, height: f64) -> Markup {
    let heights: Vec<f64> = rows.iter().map(|row| row.height).collect();
    let shown = shown(&heights, height, LEFT + room.line());
    let left = rows.len() - shown;
    html! {
        ul class={ "rows " (class) } { @for row in rows.iter().take(shown) { (row.item) } }
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

/// Width of each of two lists, where `beside` stands beside them on a broad screen.
pub(super) fn width_of_two(room: &Room, beside: f64, gap: f64) -> f64 {
    match room.form {
        Form::Portrait => room.width,
        _ => (room.width - beside - gap) / 2.0,
    }
}

/// How many rows are shown: all of them, or those that leave room for the line that
/// tells how many are left.
fn shown(rows: &[f64], height: f64, line: f64) -> usize {
    let within = |height: f64| {
        let ends = rows.iter().scan(0.0, |end, row| {
            *end += row;
            Some(*end)
        });
        ends.take_while(|end| *end <= height + 1e-6).count()
    };
    if within(height) == rows.len() { rows.len() } else { within(height - line) }
}

/// What stands on the first line of a row: whose it is, and a figure on the right.
pub(super) struct First {
    /// Whose it is, as fully as there is room for.
    pub(super) who: String,
    /// The figure, where there is room beside the least of that.
    pub(super) value: Option<String>,
}

impl First {
    /// Better a whole name than the size of what is said of it.
    pub(super) fn new(who: &[String], value: Option<&String>, size: f64, list: f64) -> Self {
        let room = words_room(list);
        let beside = |value: &String| room - width(value, Weight::SemiBold, size) - GAP;
        let least = who.last().map_or(0.0, |who| width(who, Weight::SemiBold, size));
        let value = value.filter(|value| least <= beside(value));
        let who = fitting(who, Weight::SemiBold, size, value.map_or(room, beside));
        Self { who, value: value.cloned() }
    }
}

/// Width of a row's words where nothing stands on their right.
pub(super) fn words_room(list: f64) -> f64 {
    list - SIGN
}

/// The first of some words that fits a width in the smallest type, or the last, cut.
pub(super) fn small(ways: &[String], room: &Room, width: f64) -> String {
    fitting(ways, Weight::Regular, room.small, width)
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
        assert_eq!(shown(&[4.0; 4], 16.0, 1.5), 4);
        assert_eq!(shown(&[4.0; 5], 16.0, 1.5), 3);
        assert_eq!(shown(&[4.0; 5], 17.5, 1.5), 4);
        assert_eq!(shown(&[4.0; 5], 1.0, 1.5), 0);
        assert_eq!(shown(&[], 16.0, 1.5), 0);
        // 3 and 1 are 4; the next row ends at 7.
        assert_eq!(shown(&[3.0, 1.0, 3.0], 6.0, 1.5), 2);
    }

    #[test]
    fn a_name_is_worth_more_than_a_figure_beside_it() {
        let names = ["Bymidten, Vollsmose og Rosengård".to_owned(), "Bymidten og 2 til".to_owned()];
        let value = "−6,3 % om året".to_owned();
        let first = |list: f64| First::new(&names, Some(&value), 1.0, list);
        assert_eq!((first(40.0).who.as_str(), first(40.0).value.is_some()), (names[0].as_str(), true));
        assert_eq!((first(20.0).who.as_str(), first(20.0).value.is_some()), (names[1].as_str(), true));
        assert_eq!((first(12.0).who.as_str(), first(12.0).value), (names[1].as_str(), None));
        assert!(first(8.0).who.ends_with('…') && first(0.0).who.is_empty());
    }
}
