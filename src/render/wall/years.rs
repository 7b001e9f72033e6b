//! One indicator, year by year: small maps without words.

use maud::{Markup, PreEscaped, html};

use crate::render::svg::{Frame, map};
use crate::view::wall::{Year, Years};

/// The small maps, oldest first.
pub(super) fn body(years: &Years) -> Markup {
    html! {
        ol.years { @for year in &years.years { li { (small(year, &years.whole)) } } }
    }
}

fn small(year: &Year, whole: &str) -> Markup {
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
            (PreEscaped(map(&year.map, &Frame::page(560.0, 330.0))))
        }
    }
}
