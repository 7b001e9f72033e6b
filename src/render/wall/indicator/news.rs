//! The list beside the map: what a method vouches for.

use maud::{Markup, PreEscaped, html};

use super::Plan;
use crate::render::svg::{Weight, arrow, fitting, outline_swatch, sign, width};
use crate::render::wall::Room;
use crate::view::wall::{Figures, Glyph, NewsRow};

/// Left of a row's words: the column of its sign.
const SIGN: f64 = 1.6;

pub(super) fn list(figures: &Figures, room: &Room, plan: &Plan) -> Markup {
    let left = figures.news.len().saturating_sub(plan.rows);
    // The rows that matter most have the lowest rank; they stand in the areas' order.
    let shown = figures.news.iter().filter(|row| row.rank < plan.rows);
    if plan.rows == 0 && left > 0 {
        return Markup::default();
    }
    html! {
        div.news {
            h2 { (figures.news_heading) }
            @if let Some(note) = figures.note.as_ref().filter(|_| plan.note) { p.note { (note) } }
            @if figures.news.is_empty() {
                p.none { (figures.no_news) }
            } @else {
                ul { @for row in shown { (told(figures, row, room, plan)) } }
                @if left > 0 { p.more { (figures.more(left)) } }
            }
        }
    }
}

/// The names of an area or a cluster: all, then ever fewer of them.
fn names(figures: &Figures, row: &NewsRow) -> Vec<String> {
    let all = std::iter::once(row.names.join(" · "));
    let shorter = (1..row.names.len()).rev().map(|count| {
        let first: Vec<&str> = row.names.iter().take(count).map(String::as_str).collect();
        figures.more_names(&first.join(" · "), row.names.len() - count)
    });
    all.chain(shorter).collect()
}

fn told(figures: &Figures, row: &NewsRow, room: &Room, plan: &Plan) -> Markup {
    let wide = |text: &str| width(text, Weight::SemiBold, 1.0);
    let taken = |value: &String| wide(value) + 0.4;
    let room_for = |value: Option<&String>| plan.list - SIGN - value.map_or(0.0, taken);
    let all = names(figures, row);
    // Better a whole name than the size of what is said of it.
    let least = all.last().map_or(0.0, |names| wide(names));
    let value = row.value.as_ref().filter(|value| least <= room_for(Some(value)));
    let names = fitting(&all, Weight::SemiBold, 1.0, room_for(value));
    let words = plan.words.then(|| fitting(&row.words, Weight::Regular, room.small, plan.list - SIGN));
    html! {
        li {
            (glyph(row.glyph))
            span.who { bdi { (names) } }
            @if let Some(value) = value { b { (value) } }
            @if let Some(words) = words { small { (words) } }
        }
    }
}

fn glyph(glyph: Glyph) -> Markup {
    let drawing = match glyph {
        Glyph::Arrow(change) => arrow(change, 2.0, 2.0, 36.0),
        Glyph::Sign(contrast) => sign(contrast, 4.0, 4.0, 32.0),
        Glyph::Outline => return PreEscaped(outline_swatch()),
    };
    html! { svg.direction viewBox="0 0 40 40" aria-hidden="true" { (PreEscaped(drawing)) } }
}
