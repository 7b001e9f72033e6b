//! Tables of standings.

use maud::{Markup, PreEscaped, html};

use super::page::anchor;
use super::svg;
use crate::view::series::Spark;
use crate::view::table::{Cell, Column, Name, Row, RowKind, Table};
use crate::view::wording::{ChangeSaid, Course, Level, Said, Tone};

/// A table with its caption; each cell carries its column's words along, for
/// narrow screens where the cells stand below each other.
#[must_use]
pub fn table(table: &Table) -> Markup {
    html! {
        table.standings {
            caption { (table.caption) }
            thead { tr { @for column in &table.columns { th scope="col" class=[column.numeric.then_some("numeric")] { (column.text) } } } }
            @for (at, group) in table.groups.iter().enumerate() {
                tbody {
                    @if let Some(heading) = &group.heading {
                        tr.group { th scope="rowgroup" colspan=(table.columns.len()) { (heading) } }
                    }
                    @for (nth, row) in group.rows.iter().enumerate() {
                        (self::row(row, &table.columns, &format!("{}-{at}-{nth}", table.key)))
                    }
                }
            }
        }
    }
}

fn row(row: &Row, columns: &[Column], key: &str) -> Markup {
    let kind = match row.kind {
        RowKind::Total => Some("total"),
        RowKind::One => None,
        RowKind::Chosen => Some("chosen"),
        RowKind::Yardstick => Some("yardstick"),
        RowKind::Unknown => Some("unknown"),
    };
    let id = match &row.name {
        Name::Anchored { id, .. } => Some(id),
        Name::Plain(_) | Name::Link(_) => None,
    };
    html! {
        tr id=[id] class=[kind] {
            th scope="row" {
                @match &row.name { Name::Plain(name) => (name), Name::Link(link) | Name::Anchored { link, .. } => (anchor(link)) }
                @if let Some(note) = &row.note { span.note { (note) } }
            }
            @for (cell, column) in row.cells.iter().zip(columns.iter().skip(1)) { (self::cell(cell, column, key)) }
        }
    }
}

pub(super) fn cell(cell: &Cell, column: &Column, key: &str) -> Markup {
    let label = &column.text;
    match cell {
        Cell::Figure(said) => html! { td.numeric data-label=(label) { (self::said(said)) } },
        Cell::Main(said) => html! { td.numeric.main data-label=(label) { (self::said(said)) } },
        Cell::Level(level) => html! { td data-label=(label) { (self::level(level, key)) } },
        Cell::Change(change) => html! { td data-label=(label) { (self::change(change)) } },
        Cell::Spark(Ok(spark)) => html! { td.course data-label=(label) { (self::spark(spark)) } },
        Cell::Course(course) => html! {
            td.course data-label=(label) {
                @match &course.spark {
                    Ok(spark) => a href=(course.href) { (self::spark(spark)) },
                    Err(none) => span.absent { (none) },
                }
                @if let Some(trend) = &course.trend { span.trend { (trend) } }
            }
        },
        Cell::Link(link) => html! { td.numeric data-label=(label) { (anchor(link)) } },
        Cell::Spark(Err(none)) => html! { td.course data-label=(label) { span.absent { (none) } } },
    }
}

/// A number or the words in its place.
#[must_use]
pub fn said(said: &Said) -> Markup {
    let class = match said.tone {
        Tone::Number => "number",
        Tone::Hidden => "hidden-figure",
        Tone::Absent => "absent",
    };
    html! {
        span class=(class) { (said.text) }
        @if let Some(note) = &said.note { " " span.note { (note) } }
    }
}

/// A level; `key` makes the names within its swatch unique on the page.
fn level(level: &Level, key: &str) -> Markup {
    html! {
        span.level {
            @match level.shade {
                Some(shade) => (PreEscaped(svg::swatch(shade, key))),
                None => span.swatch.unclassed aria-hidden="true" {},
            }
            @if let Some(ratio) = &level.ratio { span.number { (ratio) } " " }
            span.word { (level.word) }
        }
    }
}

/// A change: its size, its words, and an arrow if it is more than chance.
#[must_use]
pub fn change(change: &ChangeSaid) -> Markup {
    html! {
        span.change {
            @if let Some(size) = &change.size {
                span.size.number { (arrow(change.course)) (size) }
                " "
            }
            span.word { (change.word) }
        }
    }
}

fn arrow(course: Option<Course>) -> Markup {
    let arrow = match course {
        Some(Course::Rising) => "↗",
        Some(Course::Falling) => "↘",
        None => return Markup::default(),
    };
    html! { span.arrow aria-hidden="true" { (arrow) } " " }
}

/// A course by itself.
pub(super) fn spark(spark: &Spark) -> Markup {
    html! {
        svg.spark viewBox=(spark.view_box) role="img" aria-label=(spark.label) {
            path.zero d=(spark.zero) {}
            path d=(spark.line) {}
            @for (x, y) in &spark.dots { circle.lone cx=(x) cy=(y) r="1.2" {} }
            @if let Some((x, y)) = &spark.last { circle cx=(x) cy=(y) r="2.4" {} }
        }
    }
}
