//! Reports: what a page says on sheets of A4, as PDF, made here and without any browser.

mod paper;
mod picture;
mod table;
mod write;

use paper::{MARGIN, Mark, Paper, Part, Style, WIDTH};
use write::About;

use super::svg::{self, Frame, Weight};
use crate::view::explorer::Explorer;
use crate::view::wording::ChangeSaid;

/// A report could not be made: a fault of the program.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The type in the program cannot be read.
    #[error("the type cannot be read")]
    Type,
    /// A drawing is not SVG.
    #[error("a drawing cannot be read")]
    Drawing(#[from] resvg::usvg::Error),
    /// The document cannot be written.
    #[error("the document cannot be written")]
    Refused,
}

/// A day: in words for the head, and as year, month and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// As it is read.
    pub words: String,
    /// As the document notes it.
    pub numbers: (u16, u8, u8),
}

/// The explorer's page as PDF.
///
/// # Errors
/// See [`ReportError`].
pub fn explorer(explorer: &Explorer, dated: Option<&Dated>) -> Result<Vec<u8>, ReportError> {
    const SIDE: f64 = 270.0;
    let mut paper = Paper::new();
    head(&mut paper, &explorer.page, dated);
    paper.heading(1, &explorer.heading, Style { size: 17.0, weight: Weight::Bold, quiet: false });
    paper.paragraph(&explorer.subtitle, Style::QUIET);
    let city = &explorer.city;
    paper.y += 4.0;
    let said = format!("{}: {} · {} {}", city.name, city.figure.text, change(&city.change), city.since);
    paper.paragraph(&said, Style::STRONG);
    paper.y += 6.0;

    // The map, and how it is read beside it.
    let top = paper.y;
    let (height, leaf) = (SIDE * 660.0 / 720.0, paper.leaf());
    let drawing = svg::map(&explorer.map, &Frame::page(720.0, 660.0));
    paper.put(Mark::Drawing { leaf: Some(leaf), svg: drawing, place: [MARGIN, top, SIDE, height] });
    paper.parts.push(Part::Figure { shows: explorer.map.description.clone(), leaf });
    legend(&mut paper, explorer, MARGIN + SIDE + 14.0);
    paper.y = paper.y.max(top + height) + 10.0;

    paper.heading(2, &explorer.changes_heading, Style { size: 10.5, ..Style::STRONG });
    let changes: Vec<String> =
        explorer.changes.iter().map(|of| format!("{}: {}", of.area.text, change(&of.change))).collect();
    let changes = if changes.is_empty() { vec![explorer.no_changes.clone()] } else { changes };
    let entries = changes.iter().map(|text| {
        let leaf = paper.leaf();
        paper.lines(Some(leaf), text, Style::BODY, (MARGIN, WIDTH));
        leaf
    });
    let entries = entries.collect();
    paper.parts.push(Part::List(entries));
    paper.y += 8.0;

    table::set(&mut paper, &explorer.table);
    paper.y += 3.0;
    paper.paragraph(&explorer.shown, Style::SMALL);

    paper.y += 10.0;
    paper.heading(2, &explorer.notes_heading, Style { size: 10.5, ..Style::STRONG });
    for note in &explorer.notes {
        paper.y += 3.0;
        paper.reserve(3.0 * Style::BODY.line());
        paper.heading(3, &note.heading, Style::STRONG);
        paper.paragraph(&note.text, Style::QUIET);
    }
    paper.y += 10.0;
    for line in &explorer.page.footer {
        paper.paragraph(line, Style::SMALL);
    }
    finish(&paper, &explorer.page, &explorer.heading, dated)
}

/// Whose figures, how far they go, when this was made, and that they are invented where they are.
fn head(paper: &mut Paper, page: &crate::view::page::Page, dated: Option<&Dated>) {
    if let Some(demo) = &page.demo {
        paper.paragraph(demo, Style { size: 11.0, weight: Weight::Bold, quiet: false });
        paper.y += 3.0;
    }
    let through = page.data_through.iter().cloned();
    let parts =
        std::iter::once(page.place.clone()).chain(through).chain(dated.map(|dated| dated.words.clone()));
    paper.paragraph(&parts.collect::<Vec<_>>().join(" · "), Style::QUIET);
    paper.y += 2.0;
    paper.rule(true);
    paper.y += 10.0;
}

/// What the map's looks mean, in a column from here downwards.
fn legend(paper: &mut Paper, explorer: &Explorer, left: f64) {
    const SAMPLE: (f64, f64) = (18.0, 12.0);
    let room = MARGIN + WIDTH - left;
    for text in [&explorer.map.reading, &explorer.legend_heading] {
        let leaf = paper.leaf();
        paper.lines(Some(leaf), text, Style::SMALL, (left, room));
        paper.parts.push(Part::Paragraph(leaf));
        paper.y += 4.0;
    }
    let mut entries = Vec::new();
    for (at, key) in explorer.map.legend.iter().enumerate() {
        let (leaf, top) = (paper.leaf(), paper.y);
        let svg = svg::sampled(key.swatch, &format!("l{at}"));
        paper.put(Mark::Drawing { leaf: None, svg, place: [left, top, SAMPLE.0, SAMPLE.1] });
        paper.y += 1.0;
        paper.lines(Some(leaf), &key.text, Style::BODY, (left + SAMPLE.0 + 5.0, room - SAMPLE.0 - 5.0));
        paper.y = paper.y.max(top + SAMPLE.1) + 2.0;
        entries.push(leaf);
    }
    paper.parts.push(Part::List(entries));
}

fn change(change: &ChangeSaid) -> String {
    change.size.iter().fold(String::new(), |_, size| format!("{size} ")) + &change.word
}

fn finish(
    paper: &Paper,
    page: &crate::view::page::Page,
    heading: &str,
    dated: Option<&Dated>,
) -> Result<Vec<u8>, ReportError> {
    let foot = page.footer.last().map_or("", String::as_str);
    let title = format!("{heading} · {}", page.place);
    let about = About {
        title: &title,
        lang: page.lang,
        foot,
        mark: page.demo.as_deref().filter(|_| paper.sheets.len() > 1),
        day: dated.map(|dated| dated.numbers),
    };
    write::write(paper, &about)
}
