//! What has changed, and what has become better: two lists of equal room.

use maud::{Markup, html};

use super::Room;
use super::rows::{First, Row, each_of_two, glyph, rows, small, width_of_two, words_room};
use crate::view::wall::{Lists, Saying};

/// Height of a row: a name and two lines of words.
const HEIGHT: f64 = 3.9;
/// Between the lists.
const GAP: f64 = 2.0;

/// Both lists.
pub(super) fn body(lists: &Lists, room: &Room) -> Markup {
    let height = each_of_two(room, 0.0);
    let width = width_of_two(room, 0.0, if room.tight { super::TIGHT_GAP } else { GAP });
    html! {
        div.beside {
            @for column in &lists.columns {
                section.list {
                    h2 { (column.heading) }
                    @if column.rows.is_empty() {
                        p.none { (column.none) }
                    } @else {
                        @let listed: Vec<_> = column.rows.iter().map(|saying| row(saying, room, width)).collect();
                        (rows("three", &listed, &lists.more, room, height))
                    }
                }
            }
        }
    }
}

fn row(saying: &Saying, room: &Room, list: f64) -> Row {
    let size = if room.tight { 1.0 } else { 1.15 };
    let first = First::new(&saying.who, saying.value.as_ref(), size, list);
    let item = html! {
        li {
            (glyph(saying.glyph))
            span.who { bdi { (first.who) } }
            @if let Some(value) = &first.value { b { (value) } }
            span.said { (small(&saying.said, room, words_room(list))) }
            span.sure { (small(&saying.sure, room, words_room(list))) }
        }
    };
    Row { item, height: HEIGHT }
}
