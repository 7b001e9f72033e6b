//! A chart as a figure: the drawing, its legend, what happened, and its cells as a table.

use maud::{Markup, PreEscaped, html};

use super::svg::{self, Paper};
use super::table::said;
use crate::view::chart::{Chart, Remark, Sheet};

/// The figure, with its heading at the given level of the page.
#[must_use]
pub fn figure(chart: &Chart) -> Markup {
    figure_on(chart, [&Paper::WIDE, &Paper::NARROW])
}

/// The same on papers of other sizes: one for a page's width, one for a telephone's.
#[must_use]
pub fn figure_on(chart: &Chart, papers: [&Paper; 2]) -> Markup {
    let [wide, narrow] = papers;
    html! {
        figure.chart-figure data-chart=(chart.key) {
            div.chart-wide { (PreEscaped(svg::chart(chart, wide))) }
            div.chart-narrow { (PreEscaped(svg::chart(chart, narrow))) }
            p.chart-reading aria-live="polite" {}
            ul.chart-legend {
                @for (at, key) in chart.legend.iter().enumerate() {
                    li { (PreEscaped(svg::chart_sample(key.sample, &format!("{}-k{at}", chart.key)))) span { (key.text) } }
                }
            }
            @if !chart.remarks.is_empty() { (remarks(&chart.remarks)) }
            @for note in &chart.notes { p.chart-note { (note) } }
            (sheet(&chart.sheet))
        }
    }
}

/// What happened, by the numbers in the drawing.
fn remarks(remarks: &[Remark]) -> Markup {
    html! {
        ol.chart-remarks {
            @for remark in remarks {
                li value=(remark.number) {
                    // The month does not follow the number: that would be read as a date.
                    span.sort { (remark.sort) " · " (remark.when) @if let Some(whom) = &remark.whom { " · " (whom) } }
                    " " bdi { (remark.text) }
                }
            }
        }
    }
}

/// The cells, folded away until they are asked for.
fn sheet(sheet: &Sheet) -> Markup {
    html! {
        details.chart-sheet {
            summary { (sheet.summary) }
            div.scrolled tabindex="0" role="region" aria-label=(sheet.caption) {
                table {
                    caption { (sheet.caption) }
                    thead { tr { @for column in &sheet.columns { th scope="col" { (column) } } } }
                    tbody {
                        @for row in &sheet.rows {
                            tr id=(row.id) {
                                th scope="row" { (row.name) }
                                @for cell in &row.cells { td { (said(cell)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
