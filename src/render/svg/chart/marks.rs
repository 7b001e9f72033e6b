//! Numbered marks of what happened.

use std::fmt::Write as _;

use super::paper::Plot;
use crate::render::svg::markup::escape;
use crate::render::svg::number::text;
use crate::view::chart::Chart;

/// A line upwards with a number on it for each: whole where the way of
/// counting was broken, dotted for efforts and rules.
pub(super) fn draw(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    let em = plot.paper.text;
    let (middle, radius) = (plot.top - 1.0 * em, 0.72 * em);
    let mut free = f64::NEG_INFINITY;
    for remark in &chart.remarks {
        let x = plot.across(remark.at);
        // Numbers of the same time stand beside one another.
        let at = x.max(free);
        free = at + 2.1 * radius;
        let class = if remark.breaks() { "t-break" } else { "t-note" };
        let _ = write!(
            svg,
            "<g class=\"t-mark\"><title>{}: {} – {}</title><path class=\"{class}\" d=\"M{x} {}V{}\"/>\
             <circle class=\"t-pin\" cx=\"{}\" cy=\"{}\" r=\"{}\"/><text class=\"t-number\" x=\"{}\" y=\"{}\">{}</text></g>",
            escape(&remark.when),
            escape(&remark.sort),
            escape(&remark.text),
            text(middle + radius),
            text(plot.foot),
            text(at),
            text(middle),
            text(radius),
            text(at),
            text(middle + 0.35 * em),
            remark.number,
            x = text(x),
        );
    }
}
