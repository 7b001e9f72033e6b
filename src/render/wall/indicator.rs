//! The scene of one indicator: the map, and the column beside it.

mod news;
mod plan;

use maud::{Markup, PreEscaped, html};

use super::room::{Room, UNITS};
use crate::render::svg::{map, sparkline};
use crate::view::wall::{Figures, Series};
use plan::Plan;
pub(super) use plan::lengths;

/// The map with its column.
pub(super) fn body(figures: &Figures, room: &Room) -> Markup {
    let plan = Plan::new(figures, room);
    let (width, height) = plan.map;
    html! {
        div.picture { (PreEscaped(map(&figures.map, &room.frame(width, height)))) }
        section.side {
            (whole(figures, &plan))
            (news::list(figures, room, &plan))
        }
    }
}

/// The municipality's figure.
fn whole(figures: &Figures, plan: &Plan) -> Markup {
    html! {
        div.whole {
            div {
                h2 { (figures.whole) }
                p.level.stacked[plan.stacked] {
                    b { (figures.value) }
                    span.change {
                        @if let Some(change) = &figures.change { span { (change) } }
                        small { (figures.certainty) }
                    }
                }
            }
            @if let (Some(series), Some(size)) = (&figures.series, plan.course) { (course(series, size)) }
        }
    }
}

fn course(series: &Series, (width, height): (f64, f64)) -> Markup {
    html! {
        figure.course {
            (PreEscaped(sparkline(series, width * UNITS, height * UNITS)))
            figcaption {
                span { (series.first) }
                @if let Some(words) = &series.provisional { span.open { "··· " (words) } }
                span { (series.last) }
            }
        }
    }
}
