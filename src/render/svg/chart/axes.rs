//! The two axes with their lines and words.

use std::fmt::Write as _;

use super::paper::Plot;
use crate::render::svg::markup::escape;
use crate::render::svg::number::text;
use crate::render::svg::text::{Weight, width};
use crate::view::chart::Chart;

/// Lines across with their figures, years below, the unit above.
pub(super) fn draw(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    let em = plot.paper.text;
    let _ =
        write!(svg, "<text class=\"t-unit\" x=\"0\" y=\"{}\">{}</text>", text(0.9 * em), escape(&chart.unit));
    for (nth, (at, words)) in chart.scale.ticks.iter().enumerate() {
        let y = plot.y(*at);
        let class = if nth == 0 { "t-base" } else { "t-grid" };
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{} {}H{}\"/><text class=\"t-figure\" x=\"{}\" y=\"{}\">{}</text>",
            text(plot.left),
            text(y),
            text(plot.right),
            text(plot.left - 0.5 * em),
            text(y + 0.35 * em),
            escape(words),
        );
    }
    below(svg, chart, plot);
}

/// The names below the axis; where they are too close, every other, third …
/// counted from the newest.
fn below(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    let em = plot.paper.text;
    let room = |from: f64, to: f64| plot.across(to) - plot.across(from);
    // The first and the last year may be short of months: the others tell how close they are.
    let pitch = chart.ticks.iter().map(|tick| room(tick.from, tick.to)).fold(0.0, f64::max);
    let widest = chart.ticks.iter().map(|tick| width(&tick.text, Weight::Regular, em)).fold(1.0, f64::max);
    let every = (1..=chart.ticks.len()).find(|&every| {
        #[allow(clippy::cast_precision_loss)] // a few hundred names
        let steps = every as f64;
        pitch * steps >= widest + 0.6 * em
    });
    let every = every.unwrap_or(chart.ticks.len()).max(1);
    let last = chart.ticks.len().saturating_sub(1);
    for (nth, tick) in chart.ticks.iter().enumerate() {
        let (left, right) = (plot.across(tick.from), plot.across(tick.to));
        if nth > 0 {
            let _ = write!(
                svg,
                "<path class=\"t-tick\" d=\"M{} {}v{}\"/>",
                text(left),
                text(plot.foot),
                text(0.35 * em)
            );
        }
        let middle = f64::midpoint(left, right);
        let half = width(&tick.text, Weight::Regular, em) / 2.0;
        let fits = middle - half >= 0.0 && middle + half <= plot.paper.width;
        if (last - nth).is_multiple_of(every) && fits {
            let _ = write!(
                svg,
                "<text class=\"t-when\" x=\"{}\" y=\"{}\">{}</text>",
                text(middle),
                text(plot.foot + 1.35 * em),
                escape(&tick.text),
            );
        }
    }
}
