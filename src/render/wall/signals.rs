//! What has changed, and what has become better: two lists of equal room.

use maud::{Markup, html};

use super::Room;
use super::rows::{Lines, each_of_two, glyph, rows};
use crate::view::wall::{Lists, Saying};

/// Both lists.
pub(super) fn body(lists: &Lists, room: &Room) -> Markup {
    let height = each_of_two(room, 0.0);
    html! {
        div.beside {
            @for column in &lists.columns {
                section.list {
                    h2 { (column.heading) }
                    @if column.rows.is_empty() {
                        p.none { (column.none) }
                    } @else {
                        @let listed: Vec<_> = column.rows.iter().map(row).collect();
                        (rows(Lines::Three, &listed, &lists.more, room, height))
                    }
                }
            }
        }
    }
}

fn row(saying: &Saying) -> Markup {
    html! {
        (glyph(saying.glyph))
        span.who { bdi { (saying.who) } }
        @if let Some(value) = &saying.value { b { (value) } }
        span.said { (saying.said) }
        span.sure { (saying.sure) }
    }
}
