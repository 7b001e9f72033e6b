//! What the looks mean: patterns, swatches, and the frame of a picture by itself.

use std::fmt::Write;

use super::map::Frame;
use super::markup::escape;
use super::number::text;
use super::text::{Weight, trimmed, width};
use crate::view::map::{MapArea, MapView, Shade};
use crate::view::wording::LevelClass;

/// The pattern that a look is filled with, if it is not one colour.
pub(super) fn pattern(shade: Shade) -> Option<&'static str> {
    match shade {
        Shade::Hidden => Some("hatch"),
        Shade::Missing => Some("dots"),
        _ => None,
    }
}

/// Defines the patterns that the areas use, under the map's own names.
pub(super) fn patterns(svg: &mut String, key: &str, areas: &[MapArea]) {
    let used = |shade: Shade| areas.iter().any(|area| area.shade == shade);
    if !used(Shade::Hidden) && !used(Shade::Missing) {
        return;
    }
    svg.push_str("<defs>");
    if used(Shade::Hidden) {
        hatch(svg, key);
    }
    if used(Shade::Missing) {
        dots(svg, key);
    }
    svg.push_str("</defs>");
}

fn hatch(svg: &mut String, key: &str) {
    let _ = write!(
        svg,
        "<pattern id=\"{key}-hatch\" width=\"16\" height=\"16\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"h-ground\" width=\"16\" height=\"16\"/>\
         <path class=\"h-mark\" d=\"M0 0V16M16 0V16\"/></pattern>"
    );
}

fn dots(svg: &mut String, key: &str) {
    let _ = write!(
        svg,
        "<pattern id=\"{key}-dots\" width=\"16\" height=\"16\" patternUnits=\"userSpaceOnUse\">\
         <rect class=\"m-ground\" width=\"16\" height=\"16\"/>\
         <circle class=\"m-mark\" cx=\"4\" cy=\"4\" r=\"2\"/><circle class=\"m-mark\" cx=\"12\" cy=\"12\" r=\"2\"/>\
         </pattern>"
    );
}

/// A sample of a look, as a picture of its own. `key` makes its names unique
/// on the page.
#[must_use]
pub fn swatch(shade: Shade, key: &str) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"swatch\" viewBox=\"0 0 48 32\" aria-hidden=\"true\">",
    );
    if pattern(shade).is_some() {
        svg.push_str("<defs>");
        match shade {
            Shade::Hidden => hatch(&mut svg, key),
            _ => dots(&mut svg, key),
        }
        svg.push_str("</defs>");
    }
    sample(&mut svg, shade, key, (0.0, 0.0, 48.0, 32.0));
    svg.push_str("</svg>");
    svg
}

fn sample(svg: &mut String, shade: Shade, key: &str, (x, y, w, h): (f64, f64, f64, f64)) {
    let rect = |svg: &mut String, class: &str, inset: f64, extra: &str| {
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"{extra}/>",
            text(x + inset),
            text(y + inset),
            text(w - 2.0 * inset),
            text(h - 2.0 * inset),
        );
    };
    let fill = pattern(shade).map(|name| format!(" fill=\"url(#{key}-{name})\"")).unwrap_or_default();
    rect(svg, shade.class(), 0.0, &fill);
    match shade {
        Shade::Level(LevelClass::MuchHigher) => rect(svg, "rim", 2.0, ""),
        Shade::Zero | Shade::Missing => rect(svg, "edge", 0.8, ""),
        _ => {}
    }
}

/// Where the map itself stands within a picture.
pub(super) struct Inner {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Draws heading, legend and caption of a picture by itself, and tells what
/// room they leave for the map.
pub(super) fn around(svg: &mut String, view: &MapView, frame: &Frame) -> Inner {
    let letters = frame.text.min(frame.width / 30.0);
    let margin = letters * 1.2;
    let inside = frame.width - 2.0 * margin;
    let mut y = margin + letters * 1.1;
    line(svg, "on-ground l-value", margin, y, letters * 1.5, &view.title, inside);
    y += letters * 1.5;
    line(svg, "on-quiet", margin, y, letters, &format!("{} · {}", view.unit, view.window), inside);
    let top = y + letters * 0.8;

    let small = letters * 0.82;
    let mut bottom = frame.height - margin;
    line(svg, "on-quiet", margin, bottom, small, &view.caption, inside);
    if let Some(demo) = &view.demo {
        bottom -= small * 1.6;
        line(svg, "on-ground l-name", margin, bottom, small, demo, inside);
    }
    bottom -= small * 1.6;
    // Patterns of the legend have names of their own: the map may not use them all.
    let key = format!("{}-legend", view.key);
    for row in rows(view, small, inside).into_iter().rev() {
        let mut x = margin;
        for (shade, words, room) in row {
            svg.push_str("<g>");
            if super::legend::pattern(shade).is_some() {
                svg.push_str("<defs>");
                match shade {
                    Shade::Hidden => hatch(svg, &key),
                    _ => dots(svg, &key),
                }
                svg.push_str("</defs>");
            }
            sample(svg, shade, &key, (x, bottom - small * 0.85, small * 1.5, small));
            line(svg, "on-quiet", x + small * 1.9, bottom, small, &words, room);
            svg.push_str("</g>");
            x += room;
        }
        bottom -= small * 1.6;
    }
    let height = (bottom - top).max(1.0);
    Inner { x: margin, y: top, width: inside.max(1.0), height }
}

/// The legend's entries, as many to a row as fit, each with its width.
fn rows(view: &MapView, size: f64, inside: f64) -> Vec<Vec<(Shade, String, f64)>> {
    let mut rows: Vec<Vec<(Shade, String, f64)>> = Vec::new();
    let mut used = f64::INFINITY;
    for key in &view.legend {
        let words = trimmed(&key.text, 60);
        let room = width(&words, Weight::SemiBold, size) + size * 3.0;
        if used + room > inside {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += room;
        if let Some(row) = rows.last_mut() {
            row.push((key.shade, words, room));
        }
    }
    rows
}

/// A line of text, cut where it would leave the paper.
fn line(svg: &mut String, class: &str, x: f64, y: f64, size: f64, words: &str, room: f64) {
    let mut most = 200;
    let mut words = trimmed(words, most);
    while width(&words, Weight::Bold, size) > room && most > 4 {
        most = words.chars().count().saturating_sub(2);
        words = trimmed(&words, most);
    }
    let _ = write!(
        svg,
        "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
        text(x),
        text(y),
        text(size),
        escape(&words)
    );
}
