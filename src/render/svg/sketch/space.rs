//! Pictures of methods that look at the map.

use std::f64::consts::PI;

use super::sheet::{Point, Sheet};
use crate::locale::{Lang, decimal};

/// What tilts a cell's corners from those of its neighbours by nothing: six
/// corners, one of them on top.
fn corners((x, y): Point, radius: f64) -> Vec<Point> {
    let corner = |nth: u32| {
        let turn = PI / 3.0 * f64::from(nth) + PI / 6.0;
        (x + radius * turn.cos(), y + radius * turn.sin())
    };
    (0..6).map(corner).collect()
}

/// Middles of seven cells: one and the six around it, from the right
/// clockwise.
fn seven((x, y): Point, radius: f64) -> Vec<Point> {
    let apart = radius * 3.0_f64.sqrt();
    let around = (0..6).map(|nth: u32| {
        let turn = PI / 3.0 * f64::from(nth);
        (x + apart * turn.cos(), y + apart * turn.sin())
    });
    std::iter::once((x, y)).chain(around).collect()
}

/// A small map of seven cells, each with its filling.
fn honeycomb(sheet: &mut Sheet, middle: Point, radius: f64, fills: [&str; 7]) {
    for (at, fill) in seven(middle, radius).into_iter().zip(fills) {
        sheet.shape(&format!("k-cell {fill}"), &corners(at, radius));
    }
}

/// What chance gives around 53, and 84 far outside.
pub(super) fn hotspot(sheet: &mut Sheet) {
    let place = |count: f64| 16.0 + (count - 30.0) * 4.6;
    let mut share = (-53.0_f64).exp();
    for count in 1..=96_u32 {
        // Poisson: each probability from the one before.
        share *= 53.0 / f64::from(count);
        let height = share * 1900.0;
        if height > 0.6 {
            let left = place(f64::from(count)) - 1.7;
            sheet.rect("c-even", (left, 126.0 - height), (3.4, height));
        }
    }
    sheet.line("k-axis", &[(12.0, 126.0), (308.0, 126.0)]);
    sheet.line("k-mark", &[(place(84.0), 126.0), (place(84.0), 62.0)]);
    sheet.dot("c-much-higher", (place(84.0), 58.0), 9.0);
    sheet.number("k-number", (place(53.0), 146.0), "53");
    sheet.number("k-number k-strong", (place(84.0), 146.0), "84");
}

/// Three cells in a circle, outlined together.
pub(super) fn cluster(sheet: &mut Sheet) {
    let (middle, radius) = ((160.0, 82.0), 27.0);
    let cells = seven(middle, radius);
    // The middle, its right and its lower right neighbour.
    let inside = [0, 1, 2];
    let even = ["c-even"; 7];
    honeycomb(sheet, middle, radius, even);
    let members: Vec<Point> = inside.iter().filter_map(|&at| cells.get(at).copied()).collect();
    for &at in &members {
        sheet.shape("k-rim", &corners(at, radius));
    }
    for &at in &members {
        sheet.shape("k-cell c-higher", &corners(at, radius));
    }
    let count = f64::from(u32::try_from(members.len()).unwrap_or(1).max(1));
    let sum = members.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    sheet.dot("k-ring", (sum.0 / count, sum.1 / count), 58.0);
}

/// The five classes with their bounds.
pub(super) fn classes(sheet: &mut Sheet, lang: Lang) {
    let fills = ["c-much-lower", "c-lower", "c-even", "c-higher", "c-much-higher"];
    // On a logarithmic scale the middle class is as wide as its neighbours are together.
    let place = |ratio: f64| 160.0 + ratio.ln() * 205.0;
    let bounds = [1.0 / 1.5, 1.0 / 1.2, 1.2, 1.5];
    let edges: Vec<f64> =
        std::iter::once(20.0).chain(bounds.map(place)).chain(std::iter::once(300.0)).collect();
    for (pair, fill) in edges.windows(2).zip(fills) {
        if let [left, right] = *pair {
            sheet.rect(fill, (left, 56.0), (right - left - 1.5, 38.0));
        }
    }
    for bound in bounds {
        sheet.line("k-axis", &[(place(bound) - 0.7, 94.0), (place(bound) - 0.7, 104.0)]);
        let decimals = if bound < 1.0 { 2 } else { 1 };
        sheet.number("k-number", (place(bound), 121.0), &decimal(lang, bound, decimals));
    }
    sheet.line("k-mark", &[(160.0, 46.0), (160.0, 56.0)]);
    sheet.number("k-number k-strong", (160.0, 40.0), "1");
}

/// A cell with its neighbours, and an island with a bridge.
pub(super) fn neighbours(sheet: &mut Sheet) {
    let (middle, radius) = ((118.0, 80.0), 26.0);
    honeycomb(sheet, middle, radius, ["c-even"; 7]);
    let island = (272.0, 80.0);
    sheet.shape("k-cell c-even", &corners(island, radius));
    let cells = seven(middle, radius);
    for &to in cells.iter().skip(1) {
        sheet.line("k-mark", &[middle, to]);
    }
    if let Some(&right) = cells.get(1) {
        sheet.line("k-mark k-dashed", &[right, island]);
    }
    for at in cells.into_iter().chain([island]) {
        sheet.dot("k-dot", at, 4.5);
    }
}

/// Alike cells together, and one by itself.
pub(super) fn alike(sheet: &mut Sheet) {
    let (high, even) = ("c-higher", "c-even");
    honeycomb(sheet, (84.0, 80.0), 26.0, [high, high, high, even, even, even, high]);
    honeycomb(sheet, (236.0, 80.0), 26.0, ["c-much-higher", even, even, even, even, even, even]);
}
