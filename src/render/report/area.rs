//! An area's page on paper: a summary, where it lies, every indicator, sources, how to read it.

use super::paper::{MARGIN, Mark, Paper, Part, Style, WIDTH};
use super::table::{self, Content, Line, Sheet};
use super::{Dated, PART, ReportError, TITLE, finish, head, list, notes};
use crate::render::svg;
use crate::view::area::{AreaPage, Source, Sources, Span, Summary};

/// Side of the map that shows where the area lies.
const MAP: f64 = 120.0;

/// The page of one area as PDF.
///
/// # Errors
/// See [`ReportError`].
pub fn area(area: &AreaPage, dated: Option<&Dated>) -> Result<Vec<u8>, ReportError> {
    let mut paper = Paper::new();
    head(&mut paper, &area.page, dated);
    paper.heading(1, &area.heading, TITLE);
    paper.paragraph(&area.lead, Style::QUIET);
    paper.y += 6.0;

    // In words, and where it lies beside them.
    let top = paper.y;
    summary(&mut paper, &area.summary);
    let below = paper.y;
    paper.y = top;
    locator(&mut paper, area);
    paper.y = paper.y.max(below) + 8.0;

    paper.heading(2, &area.signals.heading, PART);
    if area.signals.sentences.is_empty() {
        paper.paragraph(&area.signals.none, Style::BODY);
    } else {
        list(&mut paper, &area.signals.sentences);
    }

    for side in &area.sides {
        paper.y += 12.0;
        paper.heading(2, &side.heading, PART);
        paper.paragraph(&side.lead, Style::QUIET);
        match &side.table {
            Some(figures) => {
                paper.y += 4.0;
                table::set(&mut paper, &Sheet::of(figures));
            }
            None => paper.paragraph(&side.none, Style::BODY),
        }
    }

    paper.y += 12.0;
    paper.heading(2, &area.neighbours_heading, PART);
    let neighbours: Vec<&str> = area.neighbours.iter().map(|link| link.text.as_str()).collect();
    let neighbours = if neighbours.is_empty() { area.no_neighbours.clone() } else { neighbours.join(" · ") };
    paper.paragraph(&neighbours, Style::BODY);

    paper.y += 12.0;
    paper.heading(2, &area.sources.heading, PART);
    table::set(&mut paper, &sources(&area.sources));
    notes(&mut paper, &area.reading_heading, &area.reading, &area.page);
    finish(&paper, &area.page, &area.heading, dated)
}

/// The sentences, in the column left of the map.
fn summary(paper: &mut Paper, summary: &Summary) {
    paper.heading_within(2, &summary.heading, PART, WIDTH - MAP - 16.0);
    for sentence in &summary.sentences {
        let text: String = sentence.iter().map(Span::text).collect();
        let leaf = paper.leaf();
        paper.lines(Some(leaf), &text, Style::BODY, (MARGIN, WIDTH - MAP - 16.0));
        paper.parts.push(Part::Paragraph(leaf));
        paper.y += 3.0;
    }
}

/// Where the area lies, and what the map shows.
fn locator(paper: &mut Paper, area: &AreaPage) {
    let (left, top) = (MARGIN + WIDTH - MAP, paper.y);
    let leaf = paper.leaf();
    paper.put(Mark::Drawing {
        leaf: Some(leaf),
        svg: svg::locator(&area.locator),
        place: [left, top, MAP, MAP],
    });
    paper.parts.push(Part::Figure { shows: area.locator.label.clone(), leaf });
    paper.y = top + MAP + 3.0;
    let leaf = paper.leaf();
    paper.lines(Some(leaf), &area.locator.label, Style::SMALL, (left, MAP));
    paper.parts.push(Part::Paragraph(leaf));
}

/// Where each indicator comes from, how it is made, and how old it is.
fn sources(sources: &Sources) -> Sheet {
    let row = |row: &Source| {
        let cells = vec![
            Content::words(&row.name),
            Content::words(&row.source),
            Content { note: Some(row.place.clone()), ..Content::words(&row.definition) },
            Content { note: row.age.clone(), ..Content::words(&row.through) },
        ];
        Line::Cells { strong: false, cells }
    };
    Sheet {
        caption: String::new(),
        columns: sources.columns.iter().map(|column| (column.clone(), false)).collect(),
        lines: sources.rows.iter().map(row).collect(),
    }
}
