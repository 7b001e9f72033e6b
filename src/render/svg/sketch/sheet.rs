//! The sheet that small pictures are drawn on.

use std::fmt::Write;

use crate::render::svg::markup::escape;
use crate::render::svg::number::text;

/// Width of every small picture.
pub(super) const WIDTH: f64 = 320.0;
/// Height of every small picture.
pub(super) const HEIGHT: f64 = 160.0;

/// A point on the sheet, y downwards.
pub(super) type Point = (f64, f64);

/// A picture in the making. Styles come from the page: `k-` classes for lines
/// and marks, the maps' own for fillings.
pub(super) struct Sheet {
    svg: String,
}

impl Sheet {
    pub(super) fn new(description: &str) -> Self {
        let description = escape(description);
        Self {
            svg: format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sketch\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
                 role=\"img\" aria-label=\"{description}\">"
            ),
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.svg.push_str("</svg>");
        self.svg
    }

    pub(super) fn line(&mut self, class: &str, points: &[Point]) {
        let d = joined(points);
        let _ = write!(self.svg, "<path class=\"{class}\" d=\"{d}\"/>");
    }

    pub(super) fn shape(&mut self, class: &str, points: &[Point]) {
        let d = joined(points);
        let _ = write!(self.svg, "<path class=\"{class}\" d=\"{d}z\"/>");
    }

    pub(super) fn rect(&mut self, class: &str, (x, y): Point, (width, height): Point) {
        let _ = write!(
            self.svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"/>",
            text(x),
            text(y),
            text(width.max(0.0)),
            text(height.max(0.0))
        );
    }

    pub(super) fn dot(&mut self, class: &str, (x, y): Point, radius: f64) {
        let _ = write!(
            self.svg,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            text(x),
            text(y),
            text(radius)
        );
    }

    /// A number, its middle at `x`.
    pub(super) fn number(&mut self, class: &str, (x, y): Point, number: &str) {
        let _ = write!(
            self.svg,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            text(x),
            text(y),
            escape(number)
        );
    }

    /// Drawing that was made elsewhere.
    pub(super) fn put(&mut self, drawing: &str) {
        self.svg.push_str(drawing);
    }
}

fn joined(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(|&(x, y)| format!("{} {}", text(x), text(y))).collect();
    format!("M{}", points.join("L"))
}
