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
    let (columns, lines) = match room.form {
        Form::Wide => (6.0, 1.0),
        Form::Landscape | Form::Compact => (3.0, 2.0),
        Form::Portrait => (2.0, 3.0),
    };
    let width = (room.width - GAP * (columns - 1.0)) / columns;
    let height = (room.height - GAP * (lines - 1.0)) / lines - CAPTION;
    let frame = room.frame(width, height.max(1.0)).telling(Detail::Signs);
    html! {
        ol.years { @for year in &years.years { li { (small(year, &years.whole, room.form, &frame)) } } }
    }
}

fn small(year: &Year, whole: &str, form: Form, frame: &Frame) -> Markup {
    // Patterns are found by name: those of a form that is not shown would not be drawn.
    let view = MapView { key: format!("{}-{}", year.map.key, form.word()), ..year.map.clone() };
    html! {
        figure.year {
            figcaption {
                b { (year.when) }
                span {
                    @match &year.untested {
                        Some(untested) => (untested),
                        None => { (whole) " " strong { (year.value) } },
                    }
                }
            }
            (PreEscaped(map(&view, frame)))
        }
    }
}
