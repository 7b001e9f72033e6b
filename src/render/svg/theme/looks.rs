//! What is hidden, nought, missing or provisional can be told apart without colour: measured on the
//! very pixels, by their luminance alone.

use resvg::tiny_skia::Pixmap;

use super::Theme;
use crate::render::png::png;
use crate::render::svg::{Detail, Frame, map};
use crate::view::map::{MapView, Shade};
use crate::view::sample;

/// Looks that stand for no figure, or for none at all: none may be taken for any other.
const SPECIAL: [Shade; 5] = [Shade::Zero, Shade::Below, Shade::Hidden, Shade::Missing, Shade::Unlisted];

/// Looks of figures that do not stand out. What tells them apart is the figure and its words.
const PLAIN: [Shade; 3] = [Shade::Even, Shade::Few, Shade::Untested];

/// Side of the pictures, in pixels.
const SIDE: u16 = 400;

/// The relative luminance of every pixel, by WCAG 2.2.
fn luminances(view: &MapView, theme: Theme, detail: Detail) -> Vec<f64> {
    let frame = Frame::picture(f64::from(SIDE), f64::from(SIDE), theme).telling(detail);
    let drawn = Pixmap::decode_png(&png(&map(view, &frame)).unwrap()).unwrap();
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let pixels = drawn.pixels().iter();
    pixels
        .map(|c| 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue()))
        .collect()
}

/// How many pixels of two pictures stand out against each other by that contrast.
fn apart(one: &[f64], two: &[f64], ratio: f64) -> usize {
    let contrast = |(a, b): (&f64, &f64)| (a.max(*b) + 0.05) / (a.min(*b) + 0.05) >= ratio;
    one.iter().zip(two).filter(|pair| contrast(*pair)).count()
}

/// The map of one single square area, and nothing said around it.
fn square() -> MapView {
    let mut view = sample::maps(sample::square("Byen"), 1).remove(0);
    view.legend.clear();
    view.clusters.clear();
    (view.areas[0].arrow, view.areas[0].provisional) = (None, false);
    view
}

#[test]
fn what_is_not_a_figure_looks_like_no_other_without_colour() {
    for theme in [Theme::Dark, Theme::Light] {
        let drawn = SPECIAL.into_iter().chain(PLAIN).map(|shade| {
            let mut view = square();
            view.areas[0].shade = shade;
            (shade, luminances(&view, theme, Detail::Shapes))
        });
        let drawn: Vec<_> = drawn.collect();
        for (nth, (one, pixels)) in drawn.iter().enumerate().take(SPECIAL.len()) {
            for (other, others) in drawn.iter().skip(nth + 1) {
                let count = apart(pixels, others, 1.2);
                assert!(count > 500, "{one:?} and {other:?} are alike on {theme:?}: {count} pixels differ");
            }
        }
    }
}

#[test]
fn a_provisional_figure_has_a_dotted_line_below_it() {
    for theme in [Theme::Dark, Theme::Light] {
        let mut view = square();
        view.areas[0].shade = Shade::Even;
        let plain = luminances(&view, theme, Detail::Full);
        view.areas[0].provisional = true;
        let open = luminances(&view, theme, Detail::Full);
        // Dots: in one row of pixels light and dark take turns, where there was one shade before.
        let turns = |row: &[f64]| {
            let lies_under = {
                let mut sorted = row.to_vec();
                sorted.sort_by(f64::total_cmp);
                sorted[sorted.len() / 2]
            };
            let marked: Vec<bool> =
                row.iter().map(|pixel| apart(&[*pixel], &[lies_under], 1.5) > 0).collect();
            marked.windows(2).filter(|pair| !pair[0] && pair[1]).count()
        };
        let across = usize::from(SIDE);
        let rows = plain.chunks(across).zip(open.chunks(across));
        let most = rows.filter(|(plain, _)| turns(plain) <= 2).map(|(_, open)| turns(open)).max().unwrap();
        assert!(most >= 6, "{theme:?}: {most} dots below the figure");
    }
}
