//! One area: where it lies, and risk and protection side by side.

use maud::{Markup, PreEscaped, html};

use super::TIGHT_GAP;
use super::room::{Room, UNITS};
use super::rows::{APART, Row, each_of_two, glyph, rows, small, width_of_two, words_room};
use crate::render::svg::{Detail, Weight, fitting, map, sparkline, width};
use crate::view::map::MapView;
use crate::view::wall::{AllRound, AreaRow, Glyph};

/// Width and height of the small map: what styles give it.
const HERE: f64 = 8.0;
/// Between the columns.
const GAP: f64 = 1.5;
/// Height of a row: a name and a line of words.
const HEIGHT: f64 = 2.68;
/// The same where the figure stands beside the words.
const LOW: f64 = 2.85;
/// Width and height of a course.
const COURSE: (f64, f64) = (4.0, 0.95);
/// An arrow behind a figure, with what is between.
const ARROW: f64 = 1.2;
/// Between words and what is on their right.
const BESIDE: f64 = 0.4;

/// The small map and both lists; where there is little room the lists alone.
pub(super) fn body(area: &AllRound, room: &Room) -> Markup {
    let height = each_of_two(room, if room.tight { 0.0 } else { HERE + APART });
    let width =
        if room.tight { width_of_two(room, 0.0, TIGHT_GAP) } else { width_of_two(room, HERE + GAP, GAP) };
    html! {
        div.beside.round[!room.tight] {
            @if !room.tight { (here(area, room)) }
            @for side in &area.sides {
                section.list {
                    h2 { (side.heading) }
                    @if side.rows.is_empty() {
                        p.none { (side.none) }
                    } @else {
                        @let listed: Vec<_> = side.rows.iter().map(|one| row(one, room, width)).collect();
                        (rows("two", &listed, &area.more, room, height))
                    }
                }
            }
        }
    }
}

/// Where it lies, and what the signs say in all.
fn here(area: &AllRound, room: &Room) -> Markup {
    html! {
        div.here {
            @if let Some(view) = &area.map {
                (PreEscaped(map(&MapView { key: format!("{}-{}", view.key, room.form.word()), ..view.clone() }, &room.frame(HERE, HERE).telling(Detail::Shapes))))
            }
            div {
                @if let Some(persons) = &area.persons { p { (persons) } }
                ul.tally { @for (sign, words) in &area.tally { li { (glyph(*sign)) (words) } } }
            }
        }
    }
}

fn row(row: &AreaRow, room: &Room, list: f64) -> Row {
    let name = std::slice::from_ref(&row.name);
    let arrow = if row.arrow.is_some() { ARROW } else { 0.0 };
    let value = width(&row.value, Weight::SemiBold, 1.0) + arrow;
    let left = words_room(list) - BESIDE;
    let fits = |words: &String, right: f64| room.small_width(words) <= left - right;
    // Better a whole name in the smallest type than a part of it, and better that than the course.
    let fits_in = |size: f64, width_of_name: f64| width(&row.name, Weight::SemiBold, size) <= width_of_name;
    let (size, low) = match room.tight {
        false if fits_in(1.0, left - value) => (1.0, false),
        false if fits_in(room.small, left - value) => (room.small, false),
        _ if fits_in(1.0, words_room(list)) => (1.0, true),
        _ => (room.small, true),
    };
    let right = if low { value } else { value.max(COURSE.0) };
    let least = row.words.last();
    // Better all words than the course.
    let course = row.course.as_ref().filter(|_| !low && least.is_none_or(|words| fits(words, right)));
    let who = fitting(name, Weight::SemiBold, size, if low { words_room(list) } else { left - value });
    let words = small(&row.words, room, if low || course.is_some() { left - right } else { left });
    let less = size < 1.0;
    let item = html! {
        li.traced[course.is_some()].low[low] {
            @if let Some(sign) = row.sign { (glyph(Glyph::Sign(sign))) }
            span.who.less[less] { bdi { (who) } }
            b {
                (row.value)
                @if let Some(arrow) = row.arrow { " " (glyph(Glyph::Arrow(arrow))) }
            }
            span.said { (words) }
            @if let Some(course) = course { (PreEscaped(sparkline(course, COURSE.0 * UNITS, COURSE.1 * UNITS))) }
        }
    };
    Row { item, height: if low { LOW } else { HEIGHT } }
}
