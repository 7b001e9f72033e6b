//! The state of the data, a row for each rhythm of a source.

use maud::{Markup, html};

use super::Room;
use super::rows::{Lines, rows};
use crate::view::wall::{SourceRow, Sources};

/// All rows.
pub(super) fn body(sources: &Sources, room: &Room) -> Markup {
    let listed: Vec<_> = sources.rows.iter().map(row).collect();
    html! {
        div.beside.single {
            section.list.sources {
                (rows(Lines::One, &listed, &sources.more, room, room.height))
            }
        }
    }
}

fn row(row: &SourceRow) -> Markup {
    html! {
        span.who.again[row.again] { bdi { (row.source) } }
        span.said { (row.indicators) @if let Some(rhythm) = &row.rhythm { " · " (rhythm) } }
        b { (row.through) }
        @if let Some(age) = &row.age { span.age.late[row.late] { (age) } }
    }
}
