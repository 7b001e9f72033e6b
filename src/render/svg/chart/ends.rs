//! The names at the lines' ends, moved apart where they would stand on one another.

use std::fmt::Write as _;

use super::paper::Plot;
use crate::render::svg::markup::escape;
use crate::render::svg::number::text;
use crate::render::svg::text::{Weight, width};
use crate::view::chart::{Chart, Line, Look};

/// True for lines that are told apart by name.
pub(super) fn is_named(line: &Line) -> bool {
    line.end.is_some() && line.look != Look::Earlier
}

/// Writes each name beside its line's end.
pub(super) fn draw(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    if !plot.paper.named {
        return;
    }
    let em = plot.paper.text;
    let line_height = 1.15 * em;
    let mut names: Vec<(f64, &Line)> = chart
        .lines
        .iter()
        .filter(|line| is_named(line))
        .filter_map(|line| Some((plot.y(line.end?.1), line)))
        .collect();
    names.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    // From the top down, each at least a line below the one before; then back up from the bottom.
    let mut least = f64::NEG_INFINITY;
    for (y, _) in &mut names {
        *y = y.max(least);
        least = *y + line_height;
    }
    let mut most = plot.bottom;
    for (y, _) in names.iter_mut().rev() {
        *y = y.min(most);
        most = *y - line_height;
    }
    let left = plot.right + 0.7 * em;
    for (y, line) in names {
        let _ = write!(
            svg,
            "<text class=\"t-name {}\" x=\"{}\" y=\"{}\">{}</text>",
            super::class(line.look),
            text(left),
            text(y + 0.35 * em),
            escape(&shortened(&line.name, plot.paper.width - left, em)),
        );
    }
}

/// A name that fits its room; what is cut off leaves an ellipsis.
fn shortened(name: &str, room: f64, em: f64) -> String {
    if width(name, Weight::SemiBold, em) <= room {
        return name.to_owned();
    }
    let mut kept = name.to_owned();
    while kept.pop().is_some() {
        let short = format!("{}…", kept.trim_end());
        if width(&short, Weight::SemiBold, em) <= room {
            return short;
        }
    }
    String::new()
}
