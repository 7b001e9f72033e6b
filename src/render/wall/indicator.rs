//! The scene of one indicator: the map, and the column beside it.

use maud::{Markup, PreEscaped, html};

use super::rows::glyph;
use crate::render::svg::{Frame, map, sparkline};
use crate::view::wall::{Figures, NewsRow, Series};

/// The map with its column.
pub(super) fn body(figures: &Figures) -> Markup {
    html! {
        div.picture { (PreEscaped(map(&figures.map, &Frame::WALL))) }
        (side(figures))
    }
}

/// The column beside the map.
fn side(figures: &Figures) -> Markup {
    html! {
        section.side {
            div.whole {
                h2 { (figures.whole) }
                p.level {
                    b { (figures.value) }
                    span.change {
                        @if let Some(change) = &figures.change { span { (change) } }
                        small { (figures.certainty) }
                    }
                }
                @if let Some(series) = &figures.series { (course(series)) }
            }
            (news(figures))
        }
    }
}

fn course(series: &Series) -> Markup {
    html! {
        figure.course {
            (PreEscaped(sparkline(series, 690.0, 104.0)))
            figcaption {
                span { (series.first) }
                @if let Some(words) = &series.provisional { span.open { "··· " (words) } }
                span { (series.last) }
            }
        }
    }
}

fn news(figures: &Figures) -> Markup {
    html! {
        div.news {
            h2 { (figures.news_heading) }
            @if let Some(note) = &figures.note { p.note { (note) } }
            @if figures.news.is_empty() {
                p.none { (figures.no_news) }
            } @else {
                ul { @for row in &figures.news { (told(row)) } }
                @if let Some(more) = &figures.more { p.more { (more) } }
            }
        }
    }
}

fn told(row: &NewsRow) -> Markup {
    html! {
        li {
            (glyph(row.glyph))
            span.who { bdi { (row.name) } }
            @if let Some(value) = &row.value { b { (value) } }
            small { (row.words) }
        }
    }
}
