//! The page of one area.

use maud::{Markup, PreEscaped, html};

use super::assets::href;
use super::download::downloads;
use super::page::{anchor, frame_with, links};
use super::svg;
use super::table::table;
use crate::view::address;
use crate::view::area::{AreaPage, Side, Signals, Sources, Span, Summary, Told};
use crate::view::happened::Happened;
use crate::view::page::Page;

/// The page as HTML.
#[must_use]
pub fn page(area: &AreaPage) -> String {
    let main = html! {
        div.area-top {
            div {
                div.title { div { h1 { (area.heading) } p.subtitle { (area.lead) } p.further { (anchor(&area.paper)) } } }
                (summary(&area.summary))
            }
            div.where { (PreEscaped(svg::locator(&area.locator))) p { (area.locator.label) } }
        }
        (signals(&area.signals))
        div.sides { @for side in &area.sides { (self::side(side, &area.page)) } }
        (happened(&area.happened))
        section.around aria-labelledby="neighbours" {
            h2 #neighbours { (area.neighbours_heading) }
            @if area.neighbours.is_empty() { p { (area.no_neighbours) } } @else { (links(&area.neighbours)) }
        }
        (sources(&area.sources))
        section.notes aria-labelledby="reading" {
            h2 #reading { (area.reading_heading) }
            dl { @for note in &area.reading { div { dt { (note.heading) } dd { (note.text) } } } }
        }
        section.around aria-labelledby="areas" {
            h2 #areas { (area.areas_heading) }
            (links(&area.areas))
        }
        (downloads(&area.downloads))
    };
    let head = html! { link rel="stylesheet" href=(href("area.css")); };
    frame_with(&area.page, &head, &main)
}

/// What is noted beside the figures.
fn happened(happened: &Happened) -> Markup {
    html! {
        section.happened aria-labelledby="happened" {
            h2 #happened { (happened.heading) }
            @if happened.events.is_empty() { p.none { (happened.none) } } @else {
                ul { @for event in &happened.events { li { span.what { (event.what) } " " bdi { (event.text) } } } }
                @if let Some(untold) = &happened.untold { p.untold { (untold) } }
            }
        }
    }
}

/// The sentences; every number leads to its cell.
fn summary(summary: &Summary) -> Markup {
    html! {
        section.summary aria-labelledby="summary" {
            h2 #summary { (summary.heading) }
            @for sentence in &summary.sentences {
                p {
                    @for span in sentence {
                        @match span {
                            Span::Words(words) => (words),
                            Span::Number { text, href, cells, title } => {
                                a href=(href) title=(title) data-cells=(cells) { (text) }
                            }
                        }
                    }
                }
            }
            p.how { (summary.how) }
        }
    }
}

/// Where the figures come from.
fn sources(sources: &Sources) -> Markup {
    html! {
        section.around aria-labelledby="sources" {
            h2 #sources { (sources.heading) }
            table.sources-table {
                thead { tr { @for column in &sources.columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &sources.rows {
                        tr {
                            th scope="row" { (row.name) }
                            td { bdi { (row.source) } }
                            td { bdi { (row.definition) } span.note { (row.place) } }
                            td {
                                (row.through)
                                @if let Some(age) = &row.age {
                                    span class={ "note" @if row.late { " late" } } { (age) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn signals(signals: &Signals) -> Markup {
    html! {
        section.signals aria-labelledby="signals" {
            h2 #signals { (signals.heading) }
            @if signals.sentences.is_empty() { p.none { (signals.none) } } @else {
                ul { @for sentence in &signals.sentences { li { (sentence) } } }
            }
        }
    }
}

/// What every method says of an indicator, folded away until it is asked for.
fn told(told: &Told, page: &Page) -> Markup {
    let methods = address::methods(page.lang);
    html! {
        details.told {
            summary { (told.heading) }
            dl {
                @for entry in &told.entries {
                    div {
                        dt { a href={ (methods) "#" (entry.anchor) } { (entry.method) } }
                        @match &entry.sentence {
                            Ok(sentence) => dd { (sentence) @if let Some(chance) = &entry.chance { " " span.note { (chance) } } },
                            Err(reason) => dd.absent { (reason) },
                        }
                    }
                }
            }
        }
    }
}

fn side(side: &Side, page: &Page) -> Markup {
    html! {
        section.side {
            h2 { (side.heading) }
            p.lead { (side.lead) }
            @match &side.table { Some(figures) => (table(figures)), None => p.none { (side.none) } }
            @for told in &side.told { (self::told(told, page)) }
        }
    }
}
