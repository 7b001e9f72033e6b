//! The explorer's page.

mod controls;

pub(super) use controls::select;

use maud::{Markup, PreEscaped, html};

use super::assets::href;
use super::download::downloads;
use super::page::{anchor, frame_with};
use super::svg::{self, Frame};
use super::table::{cell, change, said, table};
use crate::view::explorer::{Changed, City, Explorer};
use crate::view::table::{Name, Row, RowKind};

/// The page as HTML.
#[must_use]
pub fn page(explorer: &Explorer) -> String {
    let head = html! { script src=(href("explorer.js")) defer {} };
    let main = html! {
        (controls::bar(explorer))
        @if let Some(news) = &explorer.news {
            @let [since, snapshot] = &explorer.seen;
            p.teaser #teaser data-snapshot=(snapshot) data-since=(since) { (anchor(news)) }
        }
        @if let Some(notice) = &explorer.notice { p.notice role="status" { (notice) } }
        div.overview {
            div.beside {
                header.heading {
                    h1 { (explorer.heading) }
                    p.subtitle { (explorer.subtitle) }
                    p.further { @for link in &explorer.further { (anchor(link)) } }
                }
                (controls::switches(explorer.switches.iter().filter(|switch| switch.name != "projection")))
                figure.map { (map(explorer)) }
                (changes(explorer))
            }
            section.figures {
                div.now {
                    (city(&explorer.city))
                    (pointed(explorer))
                }
                (table(&explorer.table))
                p.shown { (explorer.shown) }
            }
        }
        section.notes aria-labelledby="notes" {
            h2 #notes { (explorer.notes_heading) }
            dl { @for note in &explorer.notes { div { dt { (note.heading) } dd { (note.text) } } } }
        }
        (downloads(&explorer.downloads))
        // What scripts read, and where they say what has changed.
        p #state hidden data-address=(explorer.address) {}
        p #said.unseen role="status" {}
    };
    frame_with(&explorer.page, &head, &main)
}

/// Drawn on a square; the page gives it its size.
fn map(explorer: &Explorer) -> Markup {
    let frame = Frame::page(720.0, 660.0).linked();
    html! {
        div.canvas {
            (PreEscaped(svg::map(&explorer.map, &frame)))
            div.zoom hidden {
                @for (words, (sign, step)) in explorer.zoom.iter().zip([("+", "in"), ("−", "out"), ("⤢", "all")]) {
                    button type="button" data-zoom=(step) aria-label=(words) title=(words) { (sign) }
                }
            }
        }
        (controls::switches(explorer.switches.iter().filter(|switch| switch.name == "projection")))
        figcaption {
            p.reading { (explorer.map.reading) }
            p { (explorer.legend_heading) }
            ul.legend {
                @for (at, key) in explorer.map.legend.iter().enumerate() {
                    li { (PreEscaped(svg::sampled(key.swatch, &format!("l{at}")))) (key.text) }
                }
            }
        }
    }
}

fn city(city: &City) -> Markup {
    html! {
        section.city {
            h2 { (city.name) }
            p.big { (said(&city.figure)) }
            p { (change(&city.change)) span.since { (city.since) } }
        }
    }
}

/// The area that is pointed out: its row of the table once more, where the eye is.
fn pointed(explorer: &Explorer) -> Markup {
    let mut rows = explorer.table.groups.iter().flat_map(|group| &group.rows);
    let chosen = rows.find(|row| row.kind == RowKind::Chosen);
    html! {
        section.pointed #pointed data-hint=(explorer.pointed.hint) {
            @match chosen {
                Some(row) => (facts(explorer, row)),
                None => p.hint { (explorer.pointed.hint) },
            }
        }
    }
}

fn facts(explorer: &Explorer, row: &Row) -> Markup {
    let columns = explorer.table.columns.iter().skip(1);
    html! {
        h2 { @match &row.name { Name::Plain(name) => (name), Name::Link(link) | Name::Anchored { link, .. } => (anchor(link)) } }
        table { tbody { @for (one, column) in row.cells.iter().zip(columns) {
            tr { th scope="row" { (column.text) } (cell(one, column, "p")) }
        } } }
        @if let Some(leave) = &explorer.pointed.leave { p.leave { (anchor(leave)) } }
    }
}

fn changes(explorer: &Explorer) -> Markup {
    html! {
        section.changes aria-labelledby="changes" {
            h2 #changes { (explorer.changes_heading) }
            @if explorer.changes.is_empty() { p.none { (explorer.no_changes) } } @else {
                ul { @for changed in &explorer.changes { (self::changed(changed)) } }
            }
        }
    }
}

fn changed(changed: &Changed) -> Markup {
    html! { li { span.area { (anchor(&changed.area)) } (change(&changed.change)) } }
}
