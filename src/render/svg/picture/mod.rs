//! Pictures by themselves: charts, small maps and the table of everything, each with its title, what its
//! looks mean, and whose figures it shows.

mod charts;
mod heat;
mod years;

pub use charts::charts;
pub use heat::heat;
pub use years::years;

use super::chart::rules;
use super::line::{Type, broken, line};
use super::markup::escape;
use super::number::text;
use super::text::{Weight, width};
use super::theme;
use crate::view::page::Page;
use crate::view::theme::Theme;

/// Room at the edges.
const MARGIN: f64 = 24.0;
/// Height of a line of the legend or the foot.
const LINE: f64 = 24.0;
/// Size of the legend's and the foot's type.
const SIZE: f64 = 14.0;
/// Width and height of a sample of a look.
const SAMPLE: (f64, f64) = (30.0, 16.0);
/// Between a sample and its words, and between two entries.
const BESIDE: (f64, f64) = (8.0, 22.0);

/// A picture in the making: what stands in it, from top to bottom.
struct Picture {
    width: f64,
    body: String,
    /// How far down it is filled.
    y: f64,
}

const TITLE: Type = Type { class: "on-ground l-value", weight: Weight::Bold, size: 22.0 };
const HEADING: Type = Type { class: "on-ground l-name", weight: Weight::SemiBold, size: 16.0 };
const STRONG: Type = Type { class: "on-ground l-name", weight: Weight::SemiBold, size: SIZE };
const QUIET: Type = Type { class: "on-quiet", weight: Weight::Regular, size: SIZE };

impl Picture {
    fn new(width: f64) -> Self {
        Self { width, body: String::new(), y: MARGIN }
    }

    /// Room that is written on.
    fn inside(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    /// A line of text from a point, cut where it would be longer than `room`.
    fn text(&mut self, of: Type, at: (f64, f64), words: &str, room: f64) {
        line(&mut self.body, of, at, words, room);
    }

    /// A line of text below what is there.
    fn line(&mut self, of: Type, words: &str) {
        self.y += of.size * 1.3;
        self.text(of, (MARGIN, self.y), words, self.inside());
        self.y += of.size * 0.4;
    }

    /// A text below what is there, in as many lines as it needs.
    fn paragraph(&mut self, of: Type, words: &str) {
        for words in broken(words, of, self.inside()) {
            self.line(of, &words);
        }
    }

    /// A drawing of its own in a place, given by left, top, width and height.
    fn drawing(&mut self, svg: &str, (x, y, width, height): (f64, f64, f64, f64)) {
        let place = format!(
            "<svg x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" ",
            text(x),
            text(y),
            text(width),
            text(height)
        );
        self.body.push_str(&svg.replacen("<svg ", &place, 1));
    }

    /// What looks mean, as many to a line as fit: samples and words.
    fn legend<'a>(&mut self, entries: impl Iterator<Item = (String, &'a str)>) {
        let right = self.width - MARGIN;
        let mut x = MARGIN;
        let mut is_empty = true;
        for (sample, words) in entries {
            let wide = SAMPLE.0 + BESIDE.0 + width(words, Weight::Regular, SIZE) + BESIDE.1;
            if x > MARGIN && x + wide > right {
                (x, self.y) = (MARGIN, self.y + LINE);
            }
            let top = self.y + (LINE - SAMPLE.1) / 2.0;
            self.drawing(&sample, (x, top, SAMPLE.0, SAMPLE.1));
            let from = x + SAMPLE.0 + BESIDE.0;
            self.text(QUIET, (from, top + SIZE * 0.9), words, (right - from).max(SIZE));
            x += wide;
            is_empty = false;
        }
        self.y += if is_empty { 0.0 } else { LINE };
    }

    /// That figures are invented where they are, whose they are, how far they reach, their sources.
    fn foot(&mut self, page: &Page) {
        self.y += 6.0;
        if let Some(demo) = &page.demo {
            self.line(STRONG, demo);
        }
        let said: Vec<&str> =
            std::iter::once(page.place.as_str()).chain(page.data_through.as_deref()).collect();
        self.line(QUIET, &said.join(" · "));
        if let Some(source) = page.footer.first() {
            self.paragraph(QUIET, source);
        }
    }

    /// The whole, with its own style. Larger pictures than `most` pixels are made smaller as a whole.
    fn finish(self, page: &Page, theme: Theme, label: &str, most: f64) -> String {
        let (width, height) = (self.width, self.y + MARGIN);
        let scale = (most / (width * height)).sqrt().min(1.0);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{}\" height=\"{}\" \
             lang=\"{}\" role=\"img\" aria-label=\"{}\"><style>{}{}</style>\
             <rect class=\"ground\" width=\"100%\" height=\"100%\"/>{}</svg>",
            text(width * scale),
            text(height * scale),
            page.lang,
            escape(label),
            theme::standalone(theme),
            rules(|name| theme::colour(name, theme).to_owned()),
            self.body,
            w = text(width),
            h = text(height),
        )
    }
}
