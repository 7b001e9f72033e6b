//! A chart as a picture by itself: with its title, its legend, and whose figures it shows.

use std::fmt::Write as _;

use super::{Paper, chart, rules, sample};
use crate::render::svg::markup::escape;
use crate::render::svg::number::text;
use crate::render::svg::text::{Weight, trimmed, width};
use crate::render::svg::theme;
use crate::view::chart::Chart;
use crate::view::page::Page;
use crate::view::theme::Theme;

/// Room at the edges.
const MARGIN: f64 = 24.0;
/// Height of the title.
const HEAD: f64 = 62.0;
/// Height of a line of the legend or the foot.
const LINE: f64 = 24.0;
/// Size of the legend's and the foot's type.
const SIZE: f64 = 14.0;
/// Width and height of a sample of a look.
const SAMPLE: (f64, f64) = (30.0, 16.0);
/// Longest title and longest line at the foot.
const LONGEST: usize = 110;

/// The picture. `page` is the chart's own: whose figures they are, and that they are invented where
/// they are.
#[must_use]
pub fn picture(of: &Chart, page: &Page, theme: Theme) -> String {
    let paper = Paper::picture(theme);
    let wide = paper.width + 2.0 * MARGIN;
    let legend = legend(of, wide);
    let foot = foot(of, page);
    let rows = legend.last().map_or(0.0, |entry| entry.1 + 1.0);
    let below = HEAD + paper.height + 12.0;
    let lines = f64::from(u32::try_from(foot.len()).unwrap_or(0));
    let height = below + (rows + lines) * LINE + MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
         lang=\"{}\" role=\"img\" aria-label=\"{}\"><style>{}{}</style><rect class=\"ground\" width=\"100%\" height=\"100%\"/>",
        page.lang,
        escape(&of.description),
        theme::standalone(theme),
        rules(|name| theme::colour(name, theme).to_owned()),
        w = text(wide),
        h = text(height),
    );
    let mut write = |class: &str, (x, y): (f64, f64), size: f64, words: &str| {
        let _ = write!(
            svg,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
            text(x),
            text(y),
            text(size),
            escape(&trimmed(words, LONGEST)),
        );
    };
    write("on-ground l-value", (MARGIN, 42.0), 22.0, &of.title);
    for (at, row, x) in &legend {
        if let Some(key) = of.legend.get(*at) {
            let y = below + row * LINE + SIZE;
            write("on-quiet", (x + SAMPLE.0 + 8.0, y), SIZE, &key.text);
        }
    }
    for (nth, (class, words)) in (0_u32..).zip(&foot) {
        write(class, (MARGIN, below + (rows + f64::from(nth) + 0.7) * LINE), SIZE, words);
    }
    svg.push_str(&placed(
        &chart(of, &Paper { theme: None, ..paper }),
        (MARGIN, HEAD, paper.width, paper.height),
    ));
    for (at, row, x) in &legend {
        if let Some(key) = of.legend.get(*at) {
            let drawing = sample(key.sample, &format!("p{at}"));
            svg.push_str(&placed(&drawing, (*x, below + row * LINE, SAMPLE.0, SAMPLE.1)));
        }
    }
    svg.push_str("</svg>");
    svg
}

/// A drawing within another, given by left, top, width and height.
fn placed(svg: &str, (x, y, width, height): (f64, f64, f64, f64)) -> String {
    let place = format!(
        "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" ",
        text(x),
        text(y),
        text(width),
        text(height)
    );
    svg.replacen("<svg ", &place, 1)
}

/// Which entry stands in which line of the legend, and where it begins.
fn legend(of: &Chart, room: f64) -> Vec<(usize, f64, f64)> {
    let (mut row, mut x) = (0.0, MARGIN);
    let place = |(at, key): (usize, &crate::view::chart::Key)| {
        let wide = SAMPLE.0 + 8.0 + width(&key.text, Weight::Regular, SIZE) + 22.0;
        if x > MARGIN && x + wide > room - MARGIN {
            (row, x) = (row + 1.0, MARGIN);
        }
        let here = (at, row, x);
        x += wide;
        here
    };
    of.legend.iter().enumerate().map(place).collect()
}

/// The lines at the foot with their looks.
fn foot(of: &Chart, page: &Page) -> Vec<(&'static str, String)> {
    let remarks = of
        .remarks
        .iter()
        .map(|remark| ("on-quiet", format!("{} {}: {}", remark.number, remark.when, remark.text)));
    let through = page.data_through.iter().cloned();
    let said: Vec<String> = std::iter::once(page.place.clone()).chain(through).collect();
    let demo = page.demo.iter().map(|demo| ("on-ground l-name", demo.clone()));
    let source = page.footer.first().map(|source| ("on-quiet", source.clone()));
    remarks.chain(demo).chain([("on-quiet", said.join(" · "))]).chain(source).collect()
}
