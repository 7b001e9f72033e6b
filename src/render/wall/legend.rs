//! What the looks of a map mean, at the foot of the wall.

use maud::{Markup, PreEscaped, html};

use super::{Form, Room};
use crate::render::svg::{sampled, sign};
use crate::view::map::{Key, MapView, Swatch};

/// Between two looks.
const APART: f64 = 0.75;
/// A sample of a look, with what is between it and its words.
const SAMPLE: f64 = 1.3;

/// The levels in a row, with their bounds.
pub(super) fn levels(map: &MapView, room: &Room) -> Markup {
    // On the narrowest screens only both ends have room for words.
    let narrow = room.tight && room.form == Form::Portrait;
    let levels: Vec<&Key> = map.legend.iter().filter(|key| is_level(key)).collect();
    html! {
        @if !levels.is_empty() {
            ol.levels {
                @for (nth, key) in levels.iter().enumerate() {
                    li {
                        (level(key, !narrow || nth == 0 || nth + 1 == levels.len()))
                        @match map.bounds.get(nth) {
                            Some(bound) => small.bound { (bound) },
                            None => small.times { (map.times) },
                        }
                    }
                }
            }
        }
    }
}

/// How to read colours that tell no levels, where there is room for it.
pub(super) fn reading(map: &MapView, room: &Room) -> Markup {
    let wanted = !room.tight && !map.legend.iter().any(is_level);
    // Beside it stands how old the figures are.
    let fits =
        room.small_width(&map.reading) <= room.width - if room.form == Form::Portrait { 0.0 } else { 17.0 };
    html! { @if wanted && fits { p.reading { (map.reading) } } }
}

/// The other looks: as many as there is room for where `beside` is taken.
pub(super) fn looks(map: &MapView, room: &Room, beside: f64) -> Markup {
    let width = |key: &Key| SAMPLE + room.small_width(&key.text) + APART;
    let lines = match (room.form, room.tight) {
        (_, true) => Vec::new(),
        (Form::Portrait, false) => vec![room.width + APART; 2],
        (_, false) => vec![room.width - beside],
    };
    let mut keys = map.legend.iter().filter(|key| !is_level(key)).peekable();
    let mut fitting: Vec<Vec<&Key>> = Vec::new();
    for mut left in lines {
        let mut line = Vec::new();
        while let Some(key) = keys.next_if(|key| width(key) <= left) {
            left -= width(key);
            line.push(key);
        }
        fitting.push(line);
    }
    html! {
        @if fitting.iter().any(|line| !line.is_empty()) {
            div.looks {
                @for line in fitting.iter().filter(|line| !line.is_empty()) {
                    ul {
                        @for key in line {
                            li {
                                (PreEscaped(sampled(key.swatch, &format!("{}-{}", map.key, room.form.word()))))
                                span { (key.text) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn is_level(key: &Key) -> bool {
    matches!(key.swatch, Swatch::Level(_))
}

/// A level's words on its colour, behind the triangle that says the same.
fn level(key: &Key, worded: bool) -> Markup {
    let Swatch::Level(shade) = key.swatch else { return Markup::default() };
    let name = shade.class().trim_start_matches("c-");
    html! {
        span class={ "chip b-" (name) " on-" (name) } {
            @if let Some(contrast) = shade.sign() {
                svg.sign viewBox="0 0 20 20" aria-hidden="true" { (PreEscaped(sign(contrast, 1.0, 1.0, 18.0))) }
            }
            @if worded { span { (key.text) } }
        }
    }
}
