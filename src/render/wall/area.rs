//! One area: where it lies, and risk and protection side by side.

use maud::{Markup, PreEscaped, html};

use super::Room;
use super::rows::{APART, Lines, each_of_two, glyph, rows};
use crate::render::svg::{Detail, map};
use crate::view::map::MapView;
use crate::view::wall::{AllRound, AreaRow, Glyph};

/// Width and height of the small map: what styles give it.
const HERE: f64 = 8.0;

/// The small map and both lists.
pub(super) fn body(area: &AllRound, room: &Room) -> Markup {
    let height = each_of_two(room, HERE + APART);
    html! {
        div.beside.round {
            div.here {
                @if let Some(view) = &area.map {
                    (PreEscaped(map(&MapView { key: format!("{}-{}", view.key, room.form.word()), ..view.clone() }, &room.frame(HERE, HERE).telling(Detail::Shapes))))
                }
                @if let Some(persons) = &area.persons { p { (persons) } }
            }
            @for side in &area.sides {
                section.list {
                    h2 { (side.heading) }
                    @if side.rows.is_empty() {
                        p.none { (side.none) }
                    } @else {
                        @let listed: Vec<_> = side.rows.iter().map(row).collect();
                        (rows(Lines::Two, &listed, &area.more, room, height))
                    }
                }
            }
        }
    }
}

fn row(row: &AreaRow) -> Markup {
    html! {
        @if let Some(sign) = row.sign { (glyph(Glyph::Sign(sign))) }
        span.who { bdi { (row.name) } }
        b {
            (row.value)
            @if let Some(arrow) = row.arrow { " " (glyph(Glyph::Arrow(arrow))) }
        }
        span.said { (row.words) }
    }
}
