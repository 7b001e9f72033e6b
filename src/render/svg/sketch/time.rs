//! Pictures of methods that look at time.

use std::f64::consts::PI;

use super::sheet::{Point, Sheet};
use crate::render::svg::arrow::arrow;
use crate::view::map::Arrow;

/// Two counts and an arrow.
pub(super) fn change(sheet: &mut Sheet) {
    for (x, count, fill) in [(84.0, 40.0, "c-even"), (152.0, 62.0, "c-higher")] {
        let height = count * 1.5;
        sheet.rect(fill, (x, 126.0 - height), (44.0, height));
        sheet.number("k-number k-strong", (x + 22.0, 146.0), &format!("{count}"));
    }
    sheet.line("k-axis", &[(66.0, 126.0), (214.0, 126.0)]);
    sheet.put("<g class=\"k-arrow\">");
    sheet.put(&arrow(Arrow::RISE, 228.0, 56.0, 46.0));
    sheet.put("</g>");
}

/// Twelve years that rise unevenly, and their line.
pub(super) fn trend(sheet: &mut Sheet) {
    const VALUES: [f64; 12] = [22.0, 30.0, 19.0, 34.0, 38.0, 31.0, 47.0, 41.0, 84.0, 52.0, 63.0, 58.0];
    let place = |nth: f64, value: f64| (30.0 + nth * 24.0, 132.0 - value * 1.25);
    sheet.line("k-axis", &[(14.0, 138.0), (308.0, 138.0)]);
    // The median of all slopes between two years, drawn through the middle.
    sheet.line("k-mark", &[place(-0.4, 18.5), place(11.4, 64.5)]);
    for (nth, value) in (0_u32..).zip(VALUES) {
        sheet.dot("k-dot", place(f64::from(nth), value), 4.5);
    }
}

/// Seasons, a limit above them, and a last month beyond it.
pub(super) fn alarm(sheet: &mut Sheet) {
    let wave = |nth: f64| 30.0 + 18.0 * (nth / 12.0 * 2.0 * PI - 0.5).sin();
    let place = |nth: f64, value: f64| (16.0 + nth * 5.9, 136.0 - value * 1.35);
    let months = (0_u32..48).map(f64::from);
    // The same small unrest in every picture.
    let unrest = |nth: f64| 5.0 * (nth * 2.3).sin() + 3.0 * (nth * 5.1).cos();
    let course: Vec<Point> = months.clone().map(|nth| place(nth, wave(nth) + unrest(nth))).collect();
    let limit: Vec<Point> = months.map(|nth| place(nth, wave(nth) + 17.0)).collect();
    sheet.line("k-axis", &[(12.0, 138.0), (308.0, 138.0)]);
    sheet.line("k-soft", &course);
    sheet.line("k-mark k-dashed", &limit);
    if let Some(&last) = course.last() {
        sheet.line("k-soft", &[last, place(48.0, 74.0)]);
    }
    sheet.dot("c-much-higher", place(48.0, 74.0), 8.0);
}

/// Three histories of twelve quarters.
pub(super) fn emerging(sheet: &mut Sheet) {
    const HISTORIES: [&str; 3] = ["...........#", "############", ".#..#..##.#."];
    for (row, history) in (0_u32..).zip(HISTORIES) {
        for (nth, state) in (0_u32..).zip(history.chars()) {
            let fill = if state == '#' { "c-much-higher" } else { "c-even" };
            let at = (28.0 + f64::from(nth) * 22.0, 24.0 + f64::from(row) * 40.0);
            sheet.rect(fill, at, (19.0, 30.0));
        }
    }
}
