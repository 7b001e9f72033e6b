//! The page of one area.

use maud::{Markup, html};

use super::page::{frame, links};
use super::table::table;
use crate::view::area::{AreaPage, Side};

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
        div.sides { @for side in &area.sides { (self::side(side)) } }
        section.around aria-labelledby="neighbours" {
            h2 #neighbours { (area.neighbours_heading) }
            @if area.neighbours.is_empty() { p { (area.no_neighbours) } } @else { (links(&area.neighbours)) }
        }
        section.around aria-labelledby="areas" {
            h2 #areas { (area.areas_heading) }
            (links(&area.areas))
        }
    };
    frame(&area.page, &main)
}

fn side(side: &Side) -> Markup {
    html! {
        section.side {
            h2 { (side.heading) }
            p.lead { (side.lead) }
            @match &side.table { Some(figures) => (table(figures)), None => p.none { (side.none) } }
        }
    }
}
