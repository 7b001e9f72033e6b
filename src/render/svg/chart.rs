//! A chart of figures over time as SVG.

mod axes;
mod ends;
mod marks;
mod paper;
mod sample;
mod style;

pub use paper::Paper;
pub use sample::sample;
pub use style::rules;

use std::fmt::Write as _;

use super::markup::escape;
use super::number::text;
use crate::view::chart::{Chart, Line, Look, Piece, Stretch};
use paper::Plot;

/// Draws a chart. Within a page it is coloured by the page's style; a picture
/// by itself brings its own.
#[must_use]
pub fn chart(chart: &Chart, paper: &Paper) -> String {
    let plot = Plot::new(chart, paper);
    let key = format!("{}{}", chart.key, paper.suffix);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {} {}\" font-size=\"{}\" role=\"img\" \
         aria-labelledby=\"{key}-t {key}-d\"><title id=\"{key}-t\">{}</title><desc id=\"{key}-d\">{}</desc>",
        text(paper.width),
        text(paper.height),
        text(paper.text),
        escape(&chart.title),
        escape(&chart.description),
    );
    if let Some(theme) = paper.theme {
        let _ = write!(
            svg,
            "<style>{}{}</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/>",
            super::theme::standalone(theme),
            style::rules(|name| super::theme::colour(name, theme).to_owned()),
        );
    }
    let _ = write!(
        svg,
        "<defs><pattern id=\"{key}-h\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"t-veil\" width=\"7\" height=\"7\"/>\
         <path class=\"t-hatch\" d=\"M0 0V7\" stroke-width=\"2.4\"/></pattern></defs>"
    );
    axes::draw(&mut svg, chart, &plot);
    band(&mut svg, chart, &plot);
    hidden(&mut svg, chart, &plot, &key);
    marks::draw(&mut svg, chart, &plot);
    // What the chart is about lies over what it is held against.
    for line in
        chart.lines.iter().filter(|line| is_behind(line)).chain(chart.lines.iter().filter(|l| !is_behind(l)))
    {
        self::line(&mut svg, line, &plot);
    }
    ends::draw(&mut svg, chart, &plot);
    touch(&mut svg, chart, &plot);
    svg.push_str("</svg>");
    svg
}

fn is_behind(line: &Line) -> bool {
    !matches!(line.look, Look::Own(_))
}

/// What is usual, as an area between its two limits.
fn band(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    for piece in &chart.band {
        let point = |slot: usize, value: f64| format!("{} {}", text(plot.x(slot)), text(plot.y(value)));
        let up = piece.iter().map(|usual| point(usual.slot, usual.high));
        let down = piece.iter().rev().map(|usual| point(usual.slot, usual.low));
        let points: Vec<String> = up.chain(down).collect();
        let _ = write!(svg, "<path class=\"t-usual\" d=\"M{}Z\"/>", points.join("L"));
    }
}

/// Hidden stretches: hatched across the whole height, or each in its line's lane.
fn hidden(svg: &mut String, chart: &Chart, plot: &Plot<'_>, key: &str) {
    let mut stretch = |stretch: &Stretch, top: f64, height: f64| {
        let (left, right) = (plot.edge(stretch.from), plot.edge(stretch.to + 1));
        let _ = write!(
            svg,
            "<rect class=\"t-hidden\" fill=\"url(#{key}-h)\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>",
            text(left),
            text(top),
            text(right - left),
            text(height),
            escape(&stretch.text),
        );
    };
    for line in &chart.lines {
        let (top, height) = match (chart.laned, plot.lane(line.look)) {
            (true, Some(lane)) => lane,
            (true, None) => continue,
            (false, _) => (plot.top, plot.bottom - plot.top),
        };
        for one in &line.hidden {
            stretch(one, top, height);
        }
    }
    if chart.laned {
        for line in chart.lines.iter().filter(|line| !line.hidden.is_empty()) {
            let Some((top, height)) = plot.lane(line.look) else { continue };
            sample::mark(svg, line.look, plot.left - 0.7 * plot.paper.text, top + height / 2.0);
        }
    }
}

/// A line's pieces; a piece of one figure is a dot.
fn line(svg: &mut String, line: &Line, plot: &Plot<'_>) {
    let class = class(line.look);
    for Piece { points, provisional } in &line.pieces {
        let open = if *provisional { " t-open" } else { "" };
        match points.as_slice() {
            [] => {}
            [(slot, value)] => {
                let _ = write!(
                    svg,
                    "<circle class=\"t-dot {class}\" cx=\"{}\" cy=\"{}\" r=\"2.6\"/>",
                    text(plot.x(*slot)),
                    text(plot.y(*value)),
                );
            }
            points => {
                let path: Vec<String> = points
                    .iter()
                    .map(|&(slot, value)| format!("{} {}", text(plot.x(slot)), text(plot.y(value))))
                    .collect();
                let _ = write!(svg, "<path class=\"t-line {class}{open}\" d=\"M{}\"/>", path.join("L"));
            }
        }
    }
    if let (Some((slot, value)), Look::Own(_)) = (line.end, line.look) {
        sample::mark(svg, line.look, plot.x(slot), plot.y(value));
    }
}

/// The class of a look.
fn class(look: Look) -> &'static str {
    match look {
        Look::Yardstick => "t-yardstick",
        Look::Own(0) => "t-a",
        Look::Own(1) => "t-b",
        Look::Own(2) => "t-c",
        Look::Own(_) => "t-d",
        Look::Before => "t-before",
        Look::Earlier => "t-earlier",
    }
}

/// What a pointer finds at each period.
fn touch(svg: &mut String, chart: &Chart, plot: &Plot<'_>) {
    svg.push_str("<g class=\"t-touch\">");
    for (slot, of) in chart.slots.iter().enumerate() {
        let (left, right) = (plot.edge(slot), plot.edge(slot + 1));
        let _ = write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}</title></rect>",
            text(left),
            text(plot.top),
            text(right - left),
            text(plot.foot - plot.top),
            of.said.iter().map(|line| escape(line)).collect::<Vec<_>>().join("\n"),
        );
    }
    svg.push_str("</g>");
}
