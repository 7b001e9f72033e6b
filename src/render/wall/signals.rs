//! What has changed, and what has become better: two lists of equal room.

use maud::{Markup, html};

use super::rows::{Lines, glyph, rows};
use crate::view::wall::{Lists, Saying};

/// Both lists.
pub(super) fn body(lists: &Lists) -> Markup {
    html! {
        div.beside {
            @for column in &lists.columns {
                section.list {
                    h2 { (column.heading) }
                    @if column.rows.is_empty() {
                        p.none { (column.none) }
                    } @else {
                        (rows(Lines::Three, &column.rows.iter().map(row).collect::<Vec<_>>(), &lists.more))
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
