//! The explorer's page on paper: title, map, table, sources, how to read it.

use super::paper::{MARGIN, Mark, Paper, Part, Style, WIDTH};
use super::table::{self, Sheet};
use super::{Dated, PART, ReportError, TITLE, finish, head, list, notes};
use crate::render::svg::{self, Frame};
use crate::view::explorer::Explorer;
use crate::view::wording::ChangeSaid;

/// The explorer's page as PDF.
///
/// # Errors
/// See [`ReportError`].
pub fn explorer(explorer: &Explorer, dated: Option<&Dated>) -> Result<Vec<u8>, ReportError> {
    const SIDE: f64 = 270.0;
    let mut paper = Paper::new();
    head(&mut paper, &explorer.page, dated);
    paper.heading(1, &explorer.heading, TITLE);
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

    paper.heading(2, &explorer.changes_heading, PART);
    let changes: Vec<String> =
        explorer.changes.iter().map(|of| format!("{}: {}", of.area.text, change(&of.change))).collect();
    let changes = if changes.is_empty() { vec![explorer.no_changes.clone()] } else { changes };
    list(&mut paper, &changes, WIDTH);
    paper.y += 8.0;

    table::lay_out(&mut paper, &Sheet::of(&explorer.table));
    paper.y += 3.0;
    paper.paragraph(&explorer.shown, Style::SMALL);

    notes(&mut paper, &explorer.notes_heading, &explorer.notes, &explorer.page);
    finish(&paper, &explorer.page, &explorer.heading, dated)
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
