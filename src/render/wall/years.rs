//! One indicator, year by year: small maps without words.

use maud::{Markup, PreEscaped, html};

use super::{Form, Room};
use crate::render::svg::{Detail, Frame, map};
use crate::view::map::MapView;
use crate::view::wall::{Year, Years};

/// Between two maps.
const GAP: f64 = 1.2;
/// Height of what stands above each map.
const CAPTION: f64 = 1.3;

/// The small maps, oldest first.
pub(super) fn body(years: &Years, room: &Room) -> Markup {
    let (columns, lines) = grid(room);
    // Where there is little room: the newest of them.
    let newest = years.years.len().saturating_sub(usize::from(columns * lines));
    let (columns, lines) = (f64::from(columns), f64::from(lines));
    let width = (room.width - GAP * (columns - 1.0)) / columns;
    let height = (room.height - GAP * (lines - 1.0)) / lines - CAPTION;
    let frame = room.frame(width, height.max(1.0)).telling(Detail::Signs);
    html! {
        ol.years { @for year in years.years.iter().skip(newest) { li { (small(year, &years.whole, room.form, &frame)) } } }
    }
}

/// Columns and lines of maps: those of `scenes.css`.
fn grid(room: &Room) -> (u8, u8) {
    match (room.form, room.tight) {
        (Form::Wide, false) => (6, 1),
        (Form::Landscape | Form::Compact, false) => (3, 2),
        (Form::Portrait, false) => (2, 3),
        (Form::Portrait, true) => (2, 2),
        (_, true) => (3, 1),
    }
}

fn small(year: &Year, whole: &str, form: Form, frame: &Frame) -> Markup {
    // Patterns are found by name: those of a form that is not shown would not be drawn.
    let view = MapView { key: format!("{}-{}", year.map.key, form.word()), ..year.map.clone() };
    html! {
        figure.year {
            (caption(year, whole))
            (PreEscaped(map(&view, frame)))
        }
    }
}

/// What stands above a map: its year and the municipality's figure, or that nothing could be judged.
pub(in crate::render) fn caption(year: &Year, whole: &str) -> Markup {
    html! {
        figcaption {
            b { (year.when) }
            span {
                @match &year.untested {
                    Some(untested) => (untested),
                    None => { (whole) " " strong { (year.value) } },
                }
            }
        }
    }
}
