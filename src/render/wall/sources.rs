//! The state of the data, a row for each rhythm of a source.

use maud::{Markup, html};

use super::Room;
use super::rows::{Lines, rows};
use crate::view::wall::{SourceRow, Sources};

/// All rows.
pub(super) fn body(sources: &Sources, room: &Room) -> Markup {
    let lines = if sources.rows.iter().any(|row| row.late) { Lines::OneAndWords } else { Lines::One };
    let listed: Vec<_> = sources.rows.iter().map(row).collect();
    html! {
        div.beside.single {
            section.list.sources {
                (rows(lines, &listed, &sources.more, room, room.height))
            }
        }
    }
}

fn row(row: &SourceRow) -> Markup {
    html! {
        span.who.again[row.again] { bdi { (row.source) } }
        span.said { (row.indicators) @if let Some(rhythm) = &row.rhythm { " · " (rhythm) } }
        b { (row.through) }
        // That nothing is late needs no words.
        @if let Some(age) = row.age.as_ref().filter(|_| row.late) { span.age { strong.late { (age) } } }
    }
}
