//! The table of all areas and all indicators.

use maud::{Markup, PreEscaped, html};

use super::assets::href;
use super::compare::form;
use super::download::downloads;
use super::page::{anchor, frame_with};
use super::svg;
use crate::view::heat::{Heat, HeatCell, HeatPage, Row};

/// The page as HTML.
#[must_use]
pub fn page(view: &HeatPage) -> String {
    let head = html! { link rel="stylesheet" href=(href("heat.css")); };
    let main = html! {
        div.title { div { h1 { (view.heading) } p.subtitle { (view.lead) } } }
        @if let Some(chosen) = &view.form { (form(chosen)) }
        @if let Some(notice) = &view.notice { p.notice role="status" { (notice) } }
        div.map { figcaption.heat-legend {
            ul.legend {
                @for (at, key) in view.legend.iter().enumerate() {
                    li { (PreEscaped(svg::sampled(key.swatch, &format!("l{at}")))) (key.text) }
                }
            }
        } }
        (table(&view.heat))
        ul.heat-reading { @for line in &view.reading { li { (line) } } }
        (downloads(&view.downloads))
    };
    frame_with(&view.page, &head, &main)
}

fn table(heat: &Heat) -> Markup {
    html! {
        div.heat-room tabindex="0" role="region" aria-label=(heat.caption) {
            table.heat {
                caption { (heat.caption) }
                thead {
                    tr.sides-row {
                        td {}
                        @for (text, span) in &heat.groups { th scope="colgroup" colspan=(span) { span { (text) } } }
                    }
                    tr {
                        th.corner scope="col" { (heat.corner) }
                        @for column in &heat.columns {
                            th.indicator scope="col" class=[column.begins.then_some("begins")] title=(column.title) {
                                span.turned { (anchor(&column.name)) }
                                small { (column.scale) }
                            }
                        }
                    }
                }
                tbody {
                    (row(&heat.whole, heat, true))
                    @for row in &heat.rows { (self::row(row, heat, false)) }
                }
            }
        }
    }
}

fn row(row: &Row, heat: &Heat, whole: bool) -> Markup {
    html! {
        tr class=[whole.then_some("whole")] {
            th scope="row" { (anchor(&row.name)) }
            @for (cell, column) in row.cells.iter().zip(&heat.columns) { (self::cell(cell, column.begins)) }
        }
    }
}

fn cell(cell: &HeatCell, begins: bool) -> Markup {
    let mut classes = Vec::new();
    if begins {
        classes.push("begins".to_owned());
    }
    if let Some(shade) = cell.shade {
        let look = shade.class().trim_start_matches("c-");
        classes.push(format!("b-{look} on-{look}"));
        if let Some(sign) = shade.sign() {
            classes.push(format!(
                "{} {}",
                if sign.upward { "up" } else { "down" },
                if sign.clear { "clear" } else { "maybe" }
            ));
        }
    }
    let title = (!cell.word.is_empty()).then_some(&cell.word);
    html! {
        td class=[(!classes.is_empty()).then(|| classes.join(" "))] title=[title] {
            (cell.text)
            @if let Some(word) = title { span.unseen { ", " (word) } }
        }
    }
}
