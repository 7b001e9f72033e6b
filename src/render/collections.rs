//! The pages of the collections.

use maud::{Markup, html};

use super::page::{anchor, frame, links};
use crate::view::collections::{Entry, Grid, Sheet};

/// The page as HTML.
#[must_use]
pub fn page(sheet: &Sheet) -> String {
    let main = html! {
        div.sheet {
            h1 { (sheet.heading) }
            p.about-lead { (sheet.lead) }
            @if !sheet.grid.rows.is_empty() { (grid(&sheet.grid)) }
            section aria-labelledby="ways" {
                h2 #ways { (sheet.ways_label) }
                (links(&sheet.ways))
            }
        }
    };
    frame(&sheet.page, &main)
}

/// A table that scrolls by itself where it is wider than the screen.
fn grid(grid: &Grid) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(grid.caption) {
            table.plain {
                caption { (grid.caption) }
                thead { tr { @for column in &grid.columns { th scope="col" { (column) } } } }
                tbody { @for row in &grid.rows { (self::row(row)) } }
            }
        }
    }
}

fn row(row: &[Entry]) -> Markup {
    html! {
        tr {
            @for (at, entry) in row.iter().enumerate() {
                @if at == 0 { th scope="row" { (self::entry(entry)) } } @else {
                    td class=[matches!(entry, Entry::Number(_)).then_some("numeric")] { (self::entry(entry)) }
                }
            }
        }
    }
}

fn entry(entry: &Entry) -> Markup {
    html! { @match entry { Entry::Text(text) | Entry::Number(text) => (text), Entry::Link(link) => (anchor(link)) } }
}
