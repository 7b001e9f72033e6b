//! Charts as one picture, one below the other.

use super::{HEADING, MARGIN, Picture, QUIET, TITLE};
use crate::render::svg::chart::{Paper, chart, sample};
use crate::view::chart::{Chart, Remark};
use crate::view::page::Page;
use crate::view::theme::Theme;

/// The most pixels of such a picture: four charts and what is said of them.
const MOST: f64 = 4e6;

/// The picture; `page` is the charts' own. A heading is said where it is not the title of the only one.
#[must_use]
pub fn charts(heading: &str, charts: &[Chart], page: &Page, theme: Theme) -> String {
    let paper = Paper { theme: None, ..Paper::picture(theme) };
    let mut picture = Picture::new(paper.width + 2.0 * MARGIN);
    if let [one] = charts {
        picture.paragraph(TITLE, &one.title);
    } else {
        picture.paragraph(TITLE, heading);
    }
    for one in charts {
        picture.y += 8.0;
        if charts.len() > 1 {
            picture.paragraph(HEADING, &one.title);
        }
        let top = picture.y + 4.0;
        picture.drawing(&chart(one, &paper), (MARGIN, top, paper.width, paper.height));
        picture.y = top + paper.height + 10.0;
        let key = |nth: usize| format!("p{}-{nth}", one.key);
        picture.legend(
            one.legend.iter().enumerate().map(|(at, of)| (sample(of.sample, &key(at)), of.text.as_str())),
        );
        for remark in &one.remarks {
            picture.paragraph(QUIET, &remarked(remark));
        }
        for note in &one.notes {
            picture.paragraph(QUIET, note);
        }
    }
    picture.foot(page);
    let label = charts.iter().map(|chart| chart.description.as_str()).collect::<Vec<_>>().join(" ");
    picture.finish(page, theme, &label, MOST)
}

/// What happened, after its number: what sort of thing first, for a month there would be read as a date.
fn remarked(remark: &Remark) -> String {
    format!("{} {} · {}: {}", remark.number, remark.sort, remark.when, remark.text)
}
