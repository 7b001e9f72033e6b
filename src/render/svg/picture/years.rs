//! Small maps as one picture, one for each year.

use super::{HEADING, MARGIN, Picture, QUIET, TITLE};
use crate::render::svg::{Detail, Frame, count, map, sampled};
use crate::view::page::Page;
use crate::view::theme::Theme;
use crate::view::wall::{Year, Years};

/// Width and height of a map.
const MAP: (f64, f64) = (340.0, 310.0);
/// Maps side by side.
const ACROSS: usize = 3;
/// Between two maps.
const GAP: f64 = 26.0;
/// Height of what stands above a map.
const ABOVE: f64 = 48.0;
/// The most pixels of such a picture.
const MOST: f64 = 4e6;

/// The picture; `page` is the maps' own, `heading` the indicator's name.
#[must_use]
pub fn years(heading: &str, years: &Years, page: &Page, theme: Theme) -> String {
    let columns = years.years.len().clamp(1, ACROSS);
    let mut picture = Picture::new(2.0 * MARGIN + count(ACROSS) * (MAP.0 + GAP) - GAP);
    picture.paragraph(TITLE, heading);
    picture.line(QUIET, &years.unit);
    let top = picture.y + 10.0;
    let frame = Frame::page(MAP.0, MAP.1).telling(Detail::Signs);
    for (at, year) in years.years.iter().enumerate() {
        let x = MARGIN + count(at % columns) * (MAP.0 + GAP);
        let y = top + count(at / columns) * (ABOVE + MAP.1 + GAP);
        picture.text(HEADING, (x, y + 16.0), &year.when, MAP.0);
        picture.text(QUIET, (x, y + 36.0), &said(year, &years.whole), MAP.0);
        picture.drawing(&map(&year.map, &frame), (x, y + ABOVE, MAP.0, MAP.1));
    }
    picture.y = top + count(years.years.len().div_ceil(columns)) * (ABOVE + MAP.1 + GAP);
    if let Some(legend) = &years.legend {
        picture.paragraph(QUIET, &legend.reading);
        picture.y += 4.0;
        let key = |(at, key): (usize, &'_ crate::view::map::Key)| sampled(key.swatch, &format!("l{at}"));
        let samples: Vec<String> = legend.legend.iter().enumerate().map(key).collect();
        picture.legend(samples.into_iter().zip(legend.legend.iter().map(|key| key.text.as_str())));
    }
    picture.foot(page);
    picture.finish(page, theme, heading, MOST)
}

/// The municipality's figure, or that nothing could be judged.
fn said(year: &Year, whole: &str) -> String {
    year.untested.clone().unwrap_or_else(|| format!("{whole} {}", year.value))
}
