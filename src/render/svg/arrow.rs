//! Arrows: a change that a test vouches for.

use super::number::text;
use crate::view::map::Arrow;

/// An arrow in a square of side `size` with its upper left corner at `x`, `y`:
/// full where the change is clear, in outline where something suggests it.
#[must_use]
pub fn arrow(arrow: Arrow, x: f64, y: f64, size: f64) -> String {
    let class = if arrow.is_clear() { "a-clear" } else { "a-some" };
    let at = |px: f64, py: f64| {
        // Drawn rising; a fall is its mirror image.
        let py = if arrow.rising { py } else { 1.0 - py };
        format!("{} {}", text(x + px * size), text(y + py * size))
    };
    // A filled outline: shaft from lower left, head in the upper right corner.
    let points = [
        (0.26, 0.06),
        (0.94, 0.06),
        (0.94, 0.74),
        (0.74, 0.74),
        (0.74, 0.40),
        (0.20, 0.94),
        (0.06, 0.80),
        (0.60, 0.26),
        (0.26, 0.26),
    ];
    let path: Vec<String> = points.iter().map(|&(px, py)| at(px, py)).collect();
    format!("<path class=\"{class}\" stroke-width=\"{}\" d=\"M{}Z\"/>", text(size * 0.075), path.join("L"))
}
