//! The scene of one indicator: the map, and the column beside it.

use maud::{Markup, PreEscaped, html};

use super::Form;
use super::room::{Room, UNITS};
use super::rows::glyph;
use crate::render::svg::{map, sparkline};
use crate::view::wall::{Figures, NewsRow, Series};

/// Between the map and what stands beside it.
const GAP: f64 = 1.4;

/// Where the parts stand, in sizes of ordinary text.
struct Plan {
    /// The map's width and height.
    map: (f64, f64),
    /// Width of the column.
    column: f64,
    /// Rows of the list.
    rows: usize,
    /// The course of the figures is drawn.
    course: bool,
    /// Each row of the list says how sure it is.
    words: bool,
}

impl Plan {
    fn new(room: &Room) -> Self {
        let (w, h) = (room.width, room.height);
        match room.form {
            Form::Portrait => {
                let map = (w, (w * 0.86).min(h * 0.58));
                Self { map, column: w, rows: 4, course: true, words: true }
            }
            Form::Wide => {
                let column = 31.0_f64.min(w * 0.5);
                Self { map: (w - column - GAP, h), column, rows: 5, course: true, words: true }
            }
            Form::Landscape | Form::Compact if w < 40.0 => {
                let column = w * 0.4;
                Self { map: (w - column - GAP, h), column, rows: 2, course: false, words: false }
            }
            Form::Landscape | Form::Compact => {
                let column = 19.5_f64.min(w * 0.42);
                Self { map: (w - column - GAP, h), column, rows: 3, course: true, words: true }
            }
        }
    }
}

/// The map with its column.
pub(super) fn body(figures: &Figures, room: &Room) -> Markup {
    let plan = Plan::new(room);
    html! {
        div.picture { (PreEscaped(map(&figures.map, &room.frame(plan.map.0, plan.map.1)))) }
        section.side {
            (whole(figures, &plan))
            (news(figures, &plan))
        }
    }
}

/// The municipality's figure.
fn whole(figures: &Figures, plan: &Plan) -> Markup {
    html! {
        div.whole {
            h2 { (figures.whole) }
            p.level {
                b { (figures.value) }
                span.change {
                    @if let Some(change) = &figures.change { span { (change) } }
                    small { (figures.certainty) }
                }
            }
            @if let Some(series) = figures.series.as_ref().filter(|_| plan.course) { (course(series, plan)) }
        }
    }
}

fn course(series: &Series, plan: &Plan) -> Markup {
    let width = plan.column.min(19.5);
    html! {
        figure.course {
            (PreEscaped(sparkline(series, width * UNITS, 2.8 * UNITS)))
            figcaption {
                span { (series.first) }
                @if let Some(words) = &series.provisional { span.open { "··· " (words) } }
                span { (series.last) }
            }
        }
    }
}

fn news(figures: &Figures, plan: &Plan) -> Markup {
    html! {
        div.news {
            h2 { (figures.news_heading) }
            @if let Some(note) = &figures.note { p.note { (note) } }
            @if figures.news.is_empty() {
                p.none { (figures.no_news) }
            } @else {
                ul { @for row in figures.news.iter().take(plan.rows) { (told(row, plan)) } }
                @if let Some(more) = &figures.more { p.more { (more) } }
            }
        }
    }
}

fn told(row: &NewsRow, plan: &Plan) -> Markup {
    html! {
        li {
            (glyph(row.glyph))
            span.who { bdi { (row.name) } }
            @if let Some(value) = &row.value { b { (value) } }
            @if plan.words { small { (row.words) } }
        }
    }
}
