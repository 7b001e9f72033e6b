//! What the looks of a map mean, at the foot of the wall.

use maud::{Markup, PreEscaped, html};

use super::Room;
use crate::render::svg::{sampled, sign};
use crate::view::map::{Key, MapView, Swatch};

/// The levels in a row, the other looks below them.
pub(super) fn legend(map: &MapView, _room: &Room) -> Markup {
    let (levels, others): (Vec<&Key>, Vec<&Key>) =
        map.legend.iter().partition(|key| matches!(key.swatch, Swatch::Level(_)));
    html! {
        div.legend {
            @if !levels.is_empty() {
                ol.levels {
                    @for (nth, key) in levels.iter().enumerate() {
                        li {
                            (level(key))
                            @match map.bounds.get(nth) {
                                Some(bound) => small.bound { (bound) },
                                None => small.times { (map.times) },
                            }
                        }
                    }
                }
            }
            @if !others.is_empty() {
                ul.looks {
                    @for (nth, key) in others.iter().enumerate() {
                        li {
                            (PreEscaped(sampled(key.swatch, &format!("{}-{nth}", map.key))))
                            span { (key.text) }
                        }
                    }
                }
            }
        }
    }
}

/// A level's words on its colour, behind the triangle that says the same.
fn level(key: &Key) -> Markup {
    let Swatch::Level(shade) = key.swatch else { return Markup::default() };
    let name = shade.class().trim_start_matches("c-");
    html! {
        span class={ "chip b-" (name) " on-" (name) } {
            @if let Some(contrast) = shade.sign() {
                svg.sign viewBox="0 0 20 20" aria-hidden="true" { (PreEscaped(sign(contrast, 1.0, 1.0, 18.0))) }
            }
            (key.text)
        }
    }
}
