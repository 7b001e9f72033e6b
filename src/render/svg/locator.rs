//! Where an area lies, as a small map without words.

use std::fmt::Write as _;

use geo::{BoundingRect, Coord};

use super::map::path;
use super::markup::escape;
use super::number::text;
use super::outline::{GRID, Node, Ring, simplify};
use crate::view::locator::{Located, Locator, Part};

/// Longest side of the drawing.
const SIDE: f64 = 300.0;
/// Room for the lines at the edge.
const EDGE: f64 = 4.0;

/// Draws the map; every area leads to its page.
#[must_use]
pub fn locator(view: &Locator) -> String {
    let bounds = view.areas.iter().filter_map(|area| area.shape.bounding_rect());
    let all = bounds.reduce(|a, b| {
        let (low, high) = (a.min(), b.min());
        let min = Coord { x: low.x.min(high.x), y: low.y.min(high.y) };
        let (low, high) = (a.max(), b.max());
        geo::Rect::new(min, Coord { x: low.x.max(high.x), y: low.y.max(high.y) })
    });
    let Some(all) = all else { return String::new() };
    let scale = (SIDE - 2.0 * EDGE) / all.width().max(all.height()).max(1e-9);
    let node = |c: &Coord<f64>| -> Node {
        (grid((c.x - all.min().x) * scale + EDGE), grid((c.y - all.min().y) * scale + EDGE))
    };
    let rings = |area: &Located| -> Vec<Ring> {
        let lines =
            area.shape.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
        lines.map(|line| line.coords().map(node).collect()).collect()
    };
    let simple = simplify(&view.areas.iter().map(rings).collect::<Vec<_>>());
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"locator\" viewBox=\"0 0 {} {}\" font-size=\"14\" role=\"group\" aria-label=\"{}\">",
        text(all.width() * scale + 2.0 * EDGE),
        text(all.height() * scale + 2.0 * EDGE),
        escape(&view.label),
    );
    for (area, rings) in view.areas.iter().zip(&simple) {
        let class = match area.part {
            Part::Here => "l-here",
            Part::Neighbour => "l-neighbour",
            Part::Other => "l-other",
        };
        let _ = write!(
            svg,
            "<a href=\"{}\"><title>{}</title><path class=\"{class}\" d=\"{}\"/></a>",
            escape(&area.href),
            escape(&area.name),
            path(rings),
        );
    }
    svg.push_str("</svg>");
    svg
}

#[allow(clippy::cast_possible_truncation)] // within a drawing of 300 units
fn grid(units: f64) -> i32 {
    (units * GRID).round().clamp(-1e8, 1e8) as i32
}
