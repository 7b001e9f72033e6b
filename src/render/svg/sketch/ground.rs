//! Pictures of what the methods rest on.

use super::sheet::{HEIGHT, Point, Sheet, WIDTH};

/// Three counts with their intervals: the more cases, the shorter.
pub(super) fn interval(sheet: &mut Sheet) {
    // 95 % of 6, 24 and 96 by Garwood, as shares of the count.
    const BOUNDS: [(&str, f64, f64); 3] = [("6", 0.37, 2.18), ("24", 0.64, 1.49), ("96", 0.81, 1.22)];
    let height = |ratio: f64| 128.0 - ratio * 52.0;
    sheet.line("k-axis k-dashed", &[(24.0, height(1.0)), (296.0, height(1.0))]);
    for ((number, low, high), x) in BOUNDS.into_iter().zip([72.0, 160.0, 248.0]) {
        sheet.line("k-mark", &[(x, height(low)), (x, height(high))]);
        for end in [low, high] {
            sheet.line("k-mark", &[(x - 8.0, height(end)), (x + 8.0, height(end))]);
        }
        sheet.dot("k-dot", (x, height(1.0)), 6.0);
        sheet.number("k-number", (x, 150.0), number);
    }
}

/// Counts that vary as chance does, and counts that vary more.
pub(super) fn dispersion(sheet: &mut Sheet) {
    const UNREST: [f64; 14] = [0.4, -0.8, 0.1, 0.9, -0.3, -0.9, 0.6, 0.2, -0.6, 1.0, -0.2, 0.5, -1.0, 0.3];
    for (middle, reach) in [(46.0, 8.0), (112.0, 30.0)] {
        sheet.line("k-axis", &[(20.0, middle), (300.0, middle)]);
        for (nth, unrest) in (0_u32..).zip(UNREST) {
            sheet.dot("k-dot", (30.0 + f64::from(nth) * 20.0, middle + unrest * reach), 4.5);
        }
    }
}

/// Fifteen p-values in order, and the line that they have to stay below.
pub(super) fn discovery(sheet: &mut Sheet) {
    const VALUES: [f64; 15] =
        [0.03, 0.05, 0.09, 0.36, 0.40, 0.52, 0.60, 0.66, 0.74, 0.80, 0.83, 0.90, 0.93, 0.97, 0.99];
    let place = |nth: f64, value: f64| (34.0 + nth * 18.0, 138.0 - value * 118.0);
    sheet.line("k-axis", &[(18.0, 138.0), (306.0, 138.0)]);
    sheet.line("k-mark", &[place(-0.5, 0.09), place(14.5, 0.59)]);
    for (nth, value) in (0_u32..).zip(VALUES) {
        let class = if nth < 3 { "c-much-higher" } else { "k-hollow" };
        sheet.dot(class, place(f64::from(nth), value), 5.5);
    }
}

/// Two towns of different ages, and what is expected beside what is counted.
pub(super) fn standard(sheet: &mut Sheet) {
    for (y, young) in [(46.0, 7_u32), (100.0, 3)] {
        for nth in 0..10_u32 {
            let x = 26.0 + f64::from(nth) * 17.0;
            let class = if nth < young { "k-dot" } else { "k-hollow" };
            sheet.dot(class, (x, y - 9.0), 4.5);
            sheet.line(if nth < young { "k-mark" } else { "k-axis" }, &[(x, y - 3.0), (x, y + 13.0)]);
        }
        let expected = f64::from(young) * 9.0;
        sheet.rect("c-even", (216.0, y - 14.0), (expected, 12.0));
        sheet.rect("c-higher", (216.0, y + 3.0), (48.0, 12.0));
    }
    sheet.line("k-axis", &[(215.0, 24.0), (215.0, 122.0)]);
}

/// Raw figures on the left, smoothed ones on the right.
pub(super) fn smooth(sheet: &mut Sheet) {
    // Figure, and how much of it is kept: large areas keep most.
    const AREAS: [(f64, f64); 6] =
        [(18.0, 0.3), (44.0, 0.85), (68.0, 0.35), (96.0, 0.4), (112.0, 0.85), (142.0, 0.3)];
    let (left, right, middle) = (84.0, 236.0, HEIGHT / 2.0);
    sheet.line("k-axis k-dashed", &[(40.0, middle), (WIDTH - 40.0, middle)]);
    for (y, kept) in AREAS {
        let to: Point = (right, middle + (y - middle) * kept);
        sheet.line("k-soft", &[(left, y), to]);
        let radius = 2.5 + kept * 6.0;
        sheet.dot("k-hollow", (left, y), radius);
        sheet.dot("k-dot", to, radius);
    }
}

/// Funnel limits around 1, and an area outside.
pub(super) fn funnel(sheet: &mut Sheet) {
    const AREAS: [(f64, f64); 11] = [
        (5.0, 1.5),
        (8.0, 0.6),
        (12.0, 1.2),
        (18.0, 0.8),
        (25.0, 1.1),
        (33.0, 0.95),
        (42.0, 1.12),
        (50.0, 0.85),
        (60.0, 1.05),
        (72.0, 0.97),
        (85.0, 1.06),
    ];
    let place = |expected: f64, ratio: f64| (24.0 + expected * 3.0, 80.0 - (ratio - 1.0) * 68.0);
    for sign in [1.0, -1.0] {
        let limit: Vec<Point> = (4_u32..=92)
            .map(f64::from)
            .map(|expected| place(expected, 1.0 + sign * 1.96 / expected.sqrt()))
            .collect();
        sheet.line("k-soft", &limit);
    }
    sheet.line("k-axis", &[(24.0, 80.0), (304.0, 80.0)]);
    for (expected, ratio) in AREAS {
        sheet.dot("k-dot", place(expected, ratio), 4.5);
    }
    sheet.dot("c-much-higher", place(55.0, 1.75), 7.5);
}
