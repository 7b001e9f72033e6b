//! The page of one area.

use maud::{Markup, html};

use super::download::downloads;
use super::page::{frame, links};
use super::table::table;
use crate::view::address;
use crate::view::area::{AreaPage, Side, Signals, Told};
use crate::view::page::Page;

/// The page as HTML.
#[must_use]
pub fn page(area: &AreaPage) -> String {
    let main = html! {
        div.title {
            div {
                h1 { (area.heading) }
                p.subtitle { (area.lead) }
            }
        }
        (signals(&area.signals))
        div.sides { @for side in &area.sides { (self::side(side, &area.page)) } }
        section.around aria-labelledby="neighbours" {
            h2 #neighbours { (area.neighbours_heading) }
            @if area.neighbours.is_empty() { p { (area.no_neighbours) } } @else { (links(&area.neighbours)) }
        }
        section.around aria-labelledby="areas" {
            h2 #areas { (area.areas_heading) }
            (links(&area.areas))
        }
        (downloads(&area.downloads))
    };
    frame(&area.page, &main)
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
