//! A series as a small line.

use std::fmt::Write;

use super::markup::escape;
use super::number::text;
use crate::view::wall::{Point, Series};

/// Radius of the last point's dot over the height of the drawing, and the least and the most of it.
const DOT: f64 = 0.14;
const DOTS: (f64, f64) = (4.5, 8.0);

/// Room for the dot and half the line, and the line's width, over the dot's radius.
const EDGE: f64 = 1.25;
const LINE: f64 = 0.5;

/// Draws a series into a rectangle. Where nothing is published the line has a
/// gap; where late reports are expected it is dotted. The scale runs from the
/// least to the greatest figure: the line shows a course and no amount.
#[must_use]
pub fn sparkline(series: &Series, width: f64, height: f64) -> String {
    let dot = (height * DOT).clamp(DOTS.0, DOTS.1);
    let (edge, stroke) = (dot * EDGE, dot * LINE);
    let known = || series.points.iter().filter_map(|point| point.value);
    let least = known().fold(f64::INFINITY, f64::min);
    let most = known().fold(f64::NEG_INFINITY, f64::max);
    let span = if most > least { most - least } else { 1.0 };
    let steps_across = series.points.len().saturating_sub(1).max(1);
    #[allow(clippy::cast_precision_loss)] // a few hundred points
    let at = |nth: usize, value: f64| {
        let x = edge + (width - 2.0 * edge) * nth as f64 / steps_across as f64;
        let y = if most > least { (most - value) / span } else { 0.5 };
        (x, edge + (height - 2.0 * edge) * y)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sparkline\" viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-label=\"{}\"><title>{}</title>",
        text(width),
        text(height),
        escape(&series.description),
        escape(&series.description),
    );
    // A step belongs to its newer end: it is dotted if that end is provisional.
    for (provisional, class) in [(false, "s-line"), (true, "s-line s-open")] {
        let d = steps(&series.points, provisional, at);
        if !d.is_empty() {
            let dash = format!(" stroke-dasharray=\"0.1 {}\"", text(stroke * 2.25));
            let dash = if provisional { dash.as_str() } else { "" };
            let width = text(stroke);
            let _ = write!(svg, "<path class=\"{class}\" stroke-width=\"{width}\"{dash} d=\"{d}\"/>");
        }
    }
    let newest = series.points.iter().enumerate().rev().find_map(|(nth, point)| Some(at(nth, point.value?)));
    if let Some((x, y)) = newest {
        let (x, y, dot) = (text(x), text(y), text(dot));
        let _ = write!(svg, "<circle class=\"s-dot\" cx=\"{x}\" cy=\"{y}\" r=\"{dot}\"/>");
    }
    svg.push_str("</svg>");
    svg
}

/// Path data of all steps whose newer end is (not) provisional; a point with
/// gaps on both sides becomes a dot.
fn steps(points: &[Point], provisional: bool, at: impl Fn(usize, f64) -> (f64, f64)) -> String {
    let mut d = String::new();
    let mut pen: Option<usize> = None;
    for (nth, point) in points.iter().enumerate() {
        let Some(value) = point.value else { continue };
        let before = nth.checked_sub(1).and_then(|nth| points.get(nth)).and_then(|point| point.value);
        let after = points.get(nth + 1).and_then(|point| point.value);
        if point.provisional != provisional || (before.is_none() && after.is_some()) {
            continue;
        }
        let (x, y) = at(nth, value);
        match before {
            Some(before) => {
                if pen != nth.checked_sub(1) {
                    let (x, y) = at(nth - 1, before);
                    let _ = write!(d, "M{} {}", text(x), text(y));
                }
                let _ = write!(d, "L{} {}", text(x), text(y));
            }
            None => {
                let _ = write!(d, "M{} {}h0.1", text(x), text(y));
            }
        }
        pen = Some(nth);
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(values: &[(f64, bool)]) -> Series {
        let point = |&(value, provisional): &(f64, bool)| Point {
            value: value.is_finite().then_some(value),
            provisional,
        };
        Series {
            points: values.iter().map(point).collect(),
            first: String::new(),
            last: String::new(),
            provisional: None,
            description: "<tal>".to_owned(),
        }
    }

    #[test]
    fn gaps_stay_gaps_and_what_is_open_is_dotted() {
        let gap = f64::NAN;
        let svg = sparkline(
            &series(&[(1.0, false), (2.0, false), (gap, false), (3.0, false), (4.0, false), (5.0, true)]),
            100.0,
            50.0,
        );
        assert_eq!(svg.matches('M').count(), 3, "two pieces and a dotted one: {svg}");
        assert_eq!(svg.matches("stroke-dasharray").count(), 1);
        assert!(svg.contains("&lt;tal&gt;") && !svg.contains("<tal>"));
    }

    #[test]
    fn equal_figures_lie_in_the_middle() {
        let svg = sparkline(&series(&[(2.0, false), (2.0, false)]), 120.0, 60.0);
        assert!(svg.contains("d=\"M10 30L110 30\""), "{svg}");
    }
}
