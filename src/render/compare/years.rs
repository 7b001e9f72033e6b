//! Small maps, one for each year.

use maud::{Markup, PreEscaped, html};

use crate::render::svg::{self, Detail, Frame};
use crate::render::wall::caption;
use crate::view::wall::{Year, Years};

pub(super) fn maps(years: &Years) -> Markup {
    let frame = Frame::page(360.0, 330.0).telling(Detail::Signs);
    html! {
        p.unit { (years.unit) }
        ol.year-maps { @for year in &years.years { li { (one(year, &years.whole, &frame)) } } }
        @if let Some(legend) = &years.legend {
            div.map { figcaption.year-legend {
                p.reading { (legend.reading) }
                ul.legend {
                    @for (at, key) in legend.legend.iter().enumerate() {
                        li { (PreEscaped(svg::sampled(key.swatch, &format!("l{at}")))) (key.text) }
                    }
                }
            } }
        }
    }
}

fn one(year: &Year, whole: &str, frame: &Frame) -> Markup {
    html! {
        figure.year-map {
            (caption(year, whole))
            (PreEscaped(svg::map(&year.map, frame)))
        }
    }
}
