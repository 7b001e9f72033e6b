//! Reports: what a page says on sheets of A4, as PDF, made here and without any browser.

mod area;
mod explorer;
mod paper;
mod picture;
mod table;
mod write;

pub use area::area;
pub use explorer::explorer;

use paper::{MARGIN, Mark, Paper, Part, Style};
use write::About;

use super::svg::Weight;
use crate::view::explorer::Note;
use crate::view::page::Page;

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

/// The title of a report.
const TITLE: Style = Style { size: 17.0, weight: Weight::Bold, quiet: false };
/// The heading of a part.
const PART: Style = Style { size: 10.5, ..Style::STRONG };

/// Whose figures, how far they go, when this was made, and that they are invented where they are.
fn head(paper: &mut Paper, page: &Page, dated: Option<&Dated>) {
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

/// Entries one below the other, each behind a dash, in a column from the left edge.
fn list(paper: &mut Paper, entries: &[String], width: f64) {
    const INDENT: f64 = 10.0;
    let style = Style::BODY;
    let entry = |text: &String| {
        paper.y += 1.5;
        paper.reserve(style.line());
        let dash =
            Mark::Text { leaf: None, x: MARGIN, y: paper.y + style.size, text: "–".to_owned(), style };
        paper.put(dash);
        let leaf = paper.leaf();
        paper.lines(Some(leaf), text, style, (MARGIN + INDENT, width - INDENT));
        leaf
    };
    let entries = entries.iter().map(entry).collect();
    paper.parts.push(Part::List(entries));
}

/// How the report is to be read, and what stands at the foot of the page.
fn notes(paper: &mut Paper, heading: &str, notes: &[Note], page: &Page) {
    paper.y += 10.0;
    paper.heading(2, heading, PART);
    for note in notes {
        paper.y += 3.0;
        paper.reserve(3.0 * Style::BODY.line());
        paper.heading(3, &note.heading, Style::STRONG);
        paper.paragraph(&note.text, Style::QUIET);
    }
    paper.y += 10.0;
    for line in &page.footer {
        paper.paragraph(line, Style::SMALL);
    }
}

fn finish(paper: &Paper, page: &Page, heading: &str, dated: Option<&Dated>) -> Result<Vec<u8>, ReportError> {
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
