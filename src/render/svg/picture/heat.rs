//! The table of all areas and all indicators as a picture.

use std::fmt::Write as _;

use super::{HEADING, MARGIN, Picture, QUIET, SIZE, STRONG, TITLE};
use crate::render::svg::legend::filled;
use crate::render::svg::line::Type;
use crate::render::svg::markup::escape;
use crate::render::svg::number::{count, text};
use crate::render::svg::sampled;
use crate::render::svg::text::{Weight, fitting, width};
use crate::view::heat::{Column, HeatCell, HeatPage, Row};
use crate::view::theme::Theme;

/// Narrowest cell, and the height of all.
const CELL: (f64, f64) = (50.0, 25.0);
/// Size of the figures.
const FIGURE: f64 = SIZE - 1.0;
/// Around a figure, and what a triangle before it takes.
const AROUND: (f64, f64) = (10.0, 12.0);
/// Least and widest column of names.
const NAMES: (f64, f64) = (120.0, 240.0);
/// How high the heads may stand.
const HEADS: f64 = 190.0;
/// Narrowest picture: what is said below needs so much.
const NARROWEST: f64 = 900.0;
/// The most pixels of such a picture; larger tables are made smaller as a whole.
const MOST: f64 = 6e6;

/// The picture.
#[must_use]
pub fn heat(view: &HeatPage, theme: Theme) -> String {
    let heat = &view.heat;
    let names = std::iter::once(&heat.whole).chain(&heat.rows);
    let names = names.map(|row| width(&row.name.text, Weight::SemiBold, SIZE)).fold(0.0, f64::max);
    let names = (names + 14.0).clamp(NAMES.0, NAMES.1);
    // No figure is cut: it would be read as another one.
    let cells = std::iter::once(&heat.whole).chain(&heat.rows).flat_map(|row| &row.cells);
    let cell = cells.map(|cell| room(cell) + AROUND.0 + 2.0).fold(CELL.0, f64::max);
    let wide = 2.0 * MARGIN + names + count(heat.columns.len()) * cell;
    let mut picture = Picture::new(wide.max(NARROWEST));
    picture.line(TITLE, &view.heading);
    picture.paragraph(QUIET, &view.lead);
    picture.y += 10.0;

    let grid = Grid { names, left: MARGIN + names, cell };
    grid.groups(&mut picture, &heat.groups);
    grid.heads(&mut picture, &heat.columns);
    for (nth, row) in std::iter::once(&heat.whole).chain(&heat.rows).enumerate() {
        grid.row(&mut picture, row, nth);
    }

    picture.y += 12.0;
    let samples: Vec<String> =
        view.legend.iter().enumerate().map(|(at, key)| sampled(key.swatch, &format!("l{at}"))).collect();
    picture.legend(samples.into_iter().zip(view.legend.iter().map(|key| key.text.as_str())));
    for line in &view.reading {
        picture.paragraph(QUIET, line);
    }
    picture.foot(&view.page);
    picture.finish(&view.page, theme, &heat.caption, MOST)
}

/// Where the table's columns stand.
struct Grid {
    names: f64,
    left: f64,
    /// Width of a column.
    cell: f64,
}

/// What a cell's figure needs, its triangle included.
fn room(cell: &HeatCell) -> f64 {
    let triangle = if cell.shade.is_some_and(|shade| shade.sign().is_some()) { AROUND.1 } else { 0.0 };
    width(&cell.text, Weight::Bold, FIGURE) + triangle
}

impl Grid {
    fn x(&self, column: usize) -> f64 {
        self.left + count(column) * self.cell
    }

    /// Indicators that are read in the same way.
    fn groups(&self, picture: &mut Picture, groups: &[(String, usize)]) {
        let y = picture.y + HEADING.size;
        let mut at = 0;
        for (words, span) in groups {
            picture.text(STRONG, (self.x(at) + 4.0, y), words, count(*span) * self.cell - 8.0);
            at += span;
        }
        picture.y = y + 10.0;
    }

    /// The indicators' names, upwards, and their scales.
    fn heads(&self, picture: &mut Picture, columns: &[Column]) {
        let longest = columns.iter().map(|column| width(&column.name.text, Weight::Regular, SIZE));
        let high = longest.fold(0.0, f64::max).min(HEADS);
        let foot = picture.y + high;
        for (at, column) in columns.iter().enumerate() {
            let words = fitting(std::slice::from_ref(&column.name.text), Weight::Regular, SIZE, HEADS);
            let x = self.x(at) + self.cell / 2.0 + SIZE * 0.36;
            let _ = write!(
                picture.body,
                "<text class=\"on-ground\" transform=\"translate({} {}) rotate(-90)\" font-size=\"{}\">{}</text>",
                text(x),
                text(foot),
                text(SIZE),
                escape(&words),
            );
            let scale = Type { size: 11.0, ..QUIET };
            let room = self.cell - 4.0;
            let wide = width(&column.scale, scale.weight, scale.size).min(room);
            picture.text(scale, (self.x(at) + self.cell - 4.0 - wide, foot + 18.0), &column.scale, room);
        }
        picture.y = foot + 26.0;
    }

    fn row(&self, picture: &mut Picture, row: &Row, nth: usize) {
        let top = picture.y;
        let base = top + CELL.1 * 0.68;
        let name = if nth == 0 { STRONG } else { Type { class: "on-ground", ..QUIET } };
        picture.text(name, (MARGIN, base), &row.name.text, self.names - 8.0);
        for (at, cell) in row.cells.iter().enumerate() {
            let place = (self.x(at) + 1.0, top + 1.0, self.cell - 2.0, CELL.1 - 2.0);
            picture.body.push_str(&self::cell(cell, &format!("h{nth}-{at}"), place));
        }
        picture.y = top + CELL.1 + if nth == 0 { 5.0 } else { 0.0 };
    }
}

/// A cell in its place: filling, triangle, figure.
fn cell(cell: &HeatCell, key: &str, (x, y, w, h): (f64, f64, f64, f64)) -> String {
    let mut svg = String::new();
    let class = match cell.shade {
        Some(shade) => {
            svg.push_str(&filled(shade, key, (x, y, w, h)));
            format!("on-{}", shade.class().trim_start_matches("c-"))
        }
        None => "on-ground l-value".to_owned(),
    };
    let _ = write!(
        svg,
        "<text class=\"{class}\" text-anchor=\"end\" x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
        text(x + w - 4.0),
        text(y + h * 0.68),
        text(FIGURE),
        escape(&cell.text),
    );
    svg
}
