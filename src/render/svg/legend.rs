//! What the looks mean: patterns, swatches, and the frame of a picture by itself.

use std::fmt::Write;

use super::arrow::arrow;
use super::frame::Frame;
use super::line::{Type, broken, line};
use super::map::edge;
use super::number::text;
use super::sign::sign;
use super::text::{Weight, trimmed, width};
use crate::view::map::{MapArea, MapView, Shade, Swatch};

/// The pattern that a look is filled with, if it is not one colour.
pub(super) fn pattern(shade: Shade) -> Option<&'static str> {
    match shade {
        Shade::Hidden => Some("hatch"),
        Shade::Unlisted => Some("lines"),
        Shade::Few => Some("dots"),
        _ => None,
    }
}

/// Every look that is a pattern.
const PATTERNED: [Shade; 3] = [Shade::Hidden, Shade::Unlisted, Shade::Few];

/// Defines the patterns that the areas use, under the map's own names.
/// `size` is the size of the text.
pub(super) fn patterns(svg: &mut String, key: &str, areas: &[MapArea], size: f64) {
    let used = PATTERNED.into_iter().filter(|&shade| areas.iter().any(|area| area.shade == shade));
    define(svg, key, used, size);
}

/// Defines patterns, as coarse as fits the size of the text beside them.
fn define(svg: &mut String, key: &str, shades: impl Iterator<Item = Shade>, size: f64) {
    // Whole units: between broken ones, tiles show their seams.
    let tile = (size / 2.0).round().max(4.0);
    let at = |share: f64| text(tile * share);
    let mut defined = String::new();
    for shade in shades {
        let (turn, drawing) = match shade {
            Shade::Hidden => (
                " patternTransform=\"rotate(45)\"",
                format!(
                    "<path class=\"h-mark\" stroke-width=\"{}\" d=\"M{x} 0V{tile}\"/>",
                    at(0.4),
                    x = at(0.5)
                ),
            ),
            Shade::Unlisted => {
                let (width, y) = (at(0.19), at(0.5));
                ("", format!("<path class=\"u-mark\" stroke-width=\"{width}\" d=\"M0 {y}H{tile}\"/>"))
            }
            Shade::Few => {
                let dot = |share| {
                    format!("<circle class=\"f-mark\" cx=\"{0}\" cy=\"{0}\" r=\"{1}\"/>", at(share), at(0.13))
                };
                ("", dot(0.25) + &dot(0.75))
            }
            _ => continue,
        };
        let name = pattern(shade).unwrap_or_default();
        let ground = match shade {
            Shade::Hidden => "h",
            Shade::Unlisted => "u",
            _ => "f",
        };
        let _ = write!(
            defined,
            "<pattern id=\"{key}-{name}\" width=\"{tile}\" height=\"{tile}\" patternUnits=\"userSpaceOnUse\"{turn}>\
             <rect class=\"{ground}-ground\" width=\"{tile}\" height=\"{tile}\"/>{drawing}</pattern>"
        );
    }
    if !defined.is_empty() {
        let _ = write!(svg, "<defs>{defined}</defs>");
    }
}

/// Size of the text that samples are drawn for.
const SAMPLE: f64 = 32.0;

/// A sample of an area's look, as a picture of its own. `key` makes its names
/// unique on the page.
#[must_use]
pub fn swatch(shade: Shade, key: &str) -> String {
    sampled(Swatch::Fill(shade), key)
}

/// A sample of the outline around a cluster.
#[must_use]
pub fn outline_swatch() -> String {
    sampled(Swatch::Outline, "")
}

/// A sample of anything that the legend explains. `key` makes its names unique
/// on the page.
#[must_use]
pub fn sampled(swatch: Swatch, key: &str) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"swatch\" viewBox=\"0 0 48 32\" font-size=\"30\" aria-hidden=\"true\">",
    );
    if let Swatch::Fill(shade) | Swatch::Level(shade) = swatch {
        define(&mut svg, key, std::iter::once(shade), SAMPLE);
    }
    sample(&mut svg, swatch, key, (0.0, 0.0, 48.0, 32.0));
    svg.push_str("</svg>");
    svg
}

/// A table's cell in a look, in a place given by left, top, width and height: its filling, and its
/// triangle at the left. `key` makes its names unique in the drawing.
pub(super) fn filled(shade: Shade, key: &str, (x, y, w, h): Room) -> String {
    let mut svg = String::from("<g font-size=\"14\">");
    define(&mut svg, key, std::iter::once(shade), SAMPLE / 2.0);
    let pattern = pattern(shade).map(|name| format!(" fill=\"url(#{key}-{name})\"")).unwrap_or_default();
    rect(&mut svg, shade.class(), (x, y, w, h), 0.0, &pattern);
    if let Some(class) = edge(shade) {
        rect(&mut svg, class, (x, y, w, h), 1.2, "");
    }
    if let Some(contrast) = shade.sign() {
        let (on, side) = (shade.class().trim_start_matches("c-"), h * 0.42);
        let drawing = sign(contrast, x + 4.0, y + (h - side) / 2.0, side);
        let _ = write!(svg, "<g class=\"on-{on}\">{drawing}</g>");
    }
    svg.push_str("</g>");
    svg
}

/// A rectangle: left, top, width, height.
type Room = (f64, f64, f64, f64);

fn sample(svg: &mut String, swatch: Swatch, key: &str, room: Room) {
    let (x, y, w, h) = room;
    match swatch {
        Swatch::Level(shade) | Swatch::Fill(shade) => fill(svg, shade, key, (x, y, w, h)),
        Swatch::Clear => halves(svg, Shade::FULL, room),
        Swatch::Possible => halves(svg, Shade::LIGHT, room),
        Swatch::Outline => {
            rect(svg, "c-even", (x, y, w, h), 3.0, "");
            rect(svg, "rim-thin", (x, y, w, h), 2.0, "");
        }
        Swatch::Arrow(change) => {
            let _ = write!(svg, "<g class=\"on-ground\">{}</g>", arrow(change, x + (w - h) / 2.0, y, h));
        }
        Swatch::Provisional => {
            let _ = write!(
                svg,
                "<g class=\"on-ground\">{}</g>",
                dotted((x + w * 0.1, x + w * 0.9), y + h * 0.6, h * 0.15)
            );
        }
    }
}

/// A row of dots of that diameter: what stands below a figure that late reports may still change.
pub(super) fn dotted((from, to): (f64, f64), y: f64, dot: f64) -> String {
    format!(
        "<path class=\"p-mark\" stroke-width=\"{}\" stroke-dasharray=\"0 {}\" d=\"M{} {}H{}\"/>",
        text(dot),
        text(dot * 2.4),
        text(from + dot),
        text(y),
        text(to - dot),
    )
}

/// Two fillings side by side.
fn halves(svg: &mut String, [left, right]: [Shade; 2], (x, y, w, h): Room) {
    fill(svg, left, "", (x, y, w * 0.47, h));
    fill(svg, right, "", (x + w * 0.53, y, w * 0.47, h));
}

fn fill(svg: &mut String, shade: Shade, key: &str, (x, y, w, h): Room) {
    let pattern = pattern(shade).map(|name| format!(" fill=\"url(#{key}-{name})\"")).unwrap_or_default();
    rect(svg, shade.class(), (x, y, w, h), 0.0, &pattern);
    if let Some(class) = edge(shade) {
        rect(svg, class, (x, y, w, h), 1.2, "");
    }
    if let Some(contrast) = shade.sign() {
        let side = (h * 0.56).min(w * 0.8);
        let on = shade.class().trim_start_matches("c-");
        let drawing = sign(contrast, x + (w - side) / 2.0, y + (h - side) / 2.0, side);
        let _ = write!(svg, "<g class=\"on-{on}\">{drawing}</g>");
    }
}

fn rect(svg: &mut String, class: &str, (x, y, w, h): Room, inset: f64, extra: &str) {
    let _ = write!(
        svg,
        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"{extra}/>",
        text(x + inset),
        text(y + inset),
        text(w - 2.0 * inset),
        text(h - 2.0 * inset),
    );
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
    let of = |class, weight, size| Type { class, weight, size };
    let quiet = |size| of("on-quiet", Weight::SemiBold, size);
    line(svg, of("on-ground l-value", Weight::Bold, letters * 1.5), (margin, y), &view.title, inside);
    y += letters * 1.5;
    line(svg, quiet(letters), (margin, y), &format!("{} · {}", view.unit, view.window), inside);
    let top = y + letters * 0.8;

    let small = letters * 0.74;
    let mut bottom = frame.height - margin;
    line(svg, quiet(small), (margin, bottom), &view.caption, inside);
    if let Some(demo) = &view.demo {
        bottom -= small * 1.6;
        line(svg, of("on-ground l-name", Weight::SemiBold, small), (margin, bottom), demo, inside);
    }
    bottom -= small * 1.6;
    // Patterns of the legend have names of their own: the map may not use them all.
    let key = format!("{}-legend", view.key);
    for row in rows(view, small, inside).into_iter().rev() {
        let mut x = margin;
        for (swatch, words, room) in row {
            let _ = write!(svg, "<g font-size=\"{}\">", text(small));
            if let Swatch::Fill(shade) | Swatch::Level(shade) = swatch {
                define(svg, &key, std::iter::once(shade), small);
            }
            sample(svg, swatch, &key, (x, bottom - small * 0.85, small * 1.5, small));
            line(svg, quiet(small), (x + small * 1.9, bottom), &words, room);
            svg.push_str("</g>");
            x += room;
        }
        bottom -= small * 1.6;
    }
    let reading = of("on-ground", Weight::SemiBold, small);
    for words in broken(&view.reading, reading, inside).into_iter().rev() {
        line(svg, reading, (margin, bottom), &words, inside);
        bottom -= small * 1.45;
    }
    let height = (bottom - top).max(1.0);
    Inner { x: margin, y: top, width: inside.max(1.0), height }
}

/// The legend's entries, as many to a row as fit, each with its width.
fn rows(view: &MapView, size: f64, inside: f64) -> Vec<Vec<(Swatch, String, f64)>> {
    let mut rows: Vec<Vec<(Swatch, String, f64)>> = Vec::new();
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
            row.push((key.swatch, words, room));
        }
    }
    rows
}
