//! The scene of one indicator: the map, and the column beside it.

mod news;
mod plan;

use maud::{Markup, PreEscaped, html};

use super::room::{Room, UNITS};
use crate::render::svg::{Detail, Weight, fitting, map, sparkline};
use crate::view::wall::{Figures, Series};
use plan::Plan;
pub(super) use plan::lengths;

/// The map with its column.
pub(super) fn body(figures: &Figures, room: &Room) -> Markup {
    let plan = Plan::new(figures, room);
    let (width, height) = plan.map;
    // Forms that are not shown must not lend their patterns to the one that is: browsers draw none
    // of them.
    let mut view = figures.map.clone();
    let detail = if room.tight { Detail::Signals } else { Detail::Full };
    view.key = format!("{}-{}", view.key, room.form.word());
    html! {
        div.picture { (PreEscaped(map(&view, &room.frame(width, height).telling(detail)))) }
        section.side {
            (whole(figures, room, &plan))
            (news::list(figures, room, &plan))
        }
    }
}

/// The municipality's figure.
fn whole(figures: &Figures, room: &Room, plan: &Plan) -> Markup {
    html! {
        div.whole {
            div {
                h2 { (fitting(std::slice::from_ref(&figures.whole), Weight::Regular, 1.0, plan.figure)) }
                p.level.stacked[plan.stacked] {
                    b { (figures.value) }
                    span.change {
                        @if let Some(change) = &figures.change { span { (change) } }
                        small { (figures.certainty) }
                    }
                }
            }
            @if let (Some(series), Some(size)) = (&figures.series, plan.course) { (course(series, room, size)) }
        }
    }
}

fn course(series: &Series, room: &Room, (width, height): (f64, f64)) -> Markup {
    // What dots mean can be left out where the ends of the course fill its foot.
    let left = width - room.small_width(&series.first) - room.small_width(&series.last) - 3.0;
    let provisional = series.provisional.as_ref().filter(|words| room.small_width(words) <= left);
    html! {
        figure.course {
            (PreEscaped(sparkline(series, width * UNITS, height * UNITS)))
            figcaption {
                span { (series.first) }
                @if let Some(words) = provisional { span.open { "··· " (words) } }
                span { (series.last) }
            }
        }
    }
}
