//! Two periods, area by area.

use maud::{Markup, html};

use crate::render::page::anchor;
use crate::render::table::{change, said};
use crate::view::compare::{Compared, Interval, TwoPeriods};

/// Width of the picture of an interval.
const WIDTH: f64 = 200.0;
/// Room for an arrow at either end.
const EDGE: f64 = 8.0;

pub(super) fn table(periods: &TwoPeriods) -> Markup {
    html! {
        table.standings.two-periods {
            caption { (periods.caption) }
            thead {
                tr {
                    @for (at, column) in periods.columns.iter().enumerate() {
                        th scope="col" class=[(at == 1 || at == 2).then_some("numeric")] {
                            (column)
                            @if at == 4 { (scale(&periods.scale)) }
                        }
                    }
                }
            }
            tbody { @for row in &periods.rows { (self::row(row, &periods.columns)) } }
        }
        ul.reading { @for note in &periods.notes { li { (note) } } }
    }
}

fn row(row: &Compared, columns: &[String; 6]) -> Markup {
    let [_, earlier, later, changed, interval, chance] = columns;
    html! {
        tr class=[row.total.then_some("total")] {
            th scope="row" { (anchor(&row.name)) }
            td.numeric data-label=(earlier) { (said(&row.earlier)) }
            td.numeric data-label=(later) { (said(&row.later)) }
            td data-label=(changed) { (change(&row.change)) }
            td.uncertain data-label=(interval) {
                @if let Some(interval) = &row.interval { (picture(interval)) span.interval { (interval.text) } }
            }
            td.chance data-label=(chance) { @if let Some(chance) = &row.chance { (chance) } }
        }
    }
}

/// Half, the same, double: where they stand below the heading.
fn scale(words: &[String; 3]) -> Markup {
    let places = [0.25, 0.5, 0.75].map(across);
    html! {
        svg.interval-scale viewBox={ "0 0 " (WIDTH) " 16" } aria-hidden="true" {
            @for (x, word) in places.iter().zip(words) { text x=(x) y="12" { (word) "×" } }
        }
    }
}

fn across(place: f64) -> f64 {
    (10.0 * (EDGE + (WIDTH - 2.0 * EDGE) * place)).round() / 10.0
}

/// The interval as a bar around its ratio; no effect is the line in the middle.
fn picture(interval: &Interval) -> Markup {
    let (low, at, high) = (across(interval.low), across(interval.at), across(interval.high));
    html! {
        svg.interval-picture viewBox={ "0 0 " (WIDTH) " 20" } aria-hidden="true" {
            path.i-same d={ "M" (across(0.5)) " 0V20" } {}
            path.i-bar d={ "M" (low) " 10H" (high) } {}
            circle.i-at cx=(at) cy="10" r="4" {}
        }
    }
}
