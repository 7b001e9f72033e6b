//! Triangles: an area that stands out from the rest.

use super::number::text;
use crate::view::map::Sign;

/// A triangle in a square of side `size` with its upper left corner at `x`,
/// `y`: full where the difference is clear, in outline where it is possible.
#[must_use]
pub fn sign(sign: Sign, x: f64, y: f64, size: f64) -> String {
    let class = if sign.clear { "a-clear" } else { "a-some" };
    // Drawn upright; the other way round it is its mirror image.
    let at = |px: f64, py: f64| {
        let py = if sign.upward { py } else { 1.0 - py };
        format!("{} {}", text(x + px * size), text(y + py * size))
    };
    let (tip, right, left) = (at(0.5, 0.1), at(0.98, 0.92), at(0.02, 0.92));
    format!("<path class=\"{class}\" stroke-width=\"{}\" d=\"M{tip}L{right}L{left}Z\"/>", text(size * 0.105))
}
