//! What is hidden, nought, missing or provisional can be told apart without colour: measured on the
//! very pixels, by their luminance alone.

use resvg::tiny_skia::Pixmap;

use super::Theme;
use crate::render::png::png;
use crate::render::svg::{Detail, Frame, map};
use crate::view::map::{MapView, Shade};
use crate::view::sample;

/// Looks of which none may be taken for another.
const LOOKS: [Shade; 8] = [
    Shade::Even,
    Shade::Zero,
    Shade::Below,
    Shade::Hidden,
    Shade::Missing,
    Shade::Unlisted,
    Shade::Few,
    Shade::Untested,
];

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
        let drawn = LOOKS.map(|shade| {
            let mut view = square();
            view.areas[0].shade = shade;
            (shade, luminances(&view, theme, Detail::Shapes))
        });
        for (nth, (one, pixels)) in drawn.iter().enumerate() {
            for (other, others) in drawn.iter().skip(nth + 1) {
                let count = apart(pixels, others, 1.2);
                println!("{theme:?} {one:?} {other:?} {count}");
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
        let across = usize::from(SIDE);
        // Dots: in one row of pixels light and dark take turns, and above it nothing has changed.
        let rows: Vec<usize> = plain
            .chunks(across)
            .zip(open.chunks(across))
            .map(|(plain, open)| {
                let changed: Vec<bool> =
                    plain.iter().zip(open).map(|(a, b)| apart(&[*a], &[*b], 1.5) > 0).collect();
                changed.windows(2).filter(|pair| pair[0] != pair[1]).count() / 2
            })
            .collect();
        let most = rows.iter().copied().max().unwrap();
        println!("{theme:?}: {most} dots");
        assert!(most >= 4, "{theme:?}: {most} dots below the figure");
        let height = rows.iter().filter(|dots| **dots > 0).count();
        assert!(height <= 6, "{theme:?}: {height} rows of pixels differ");
    }
}
