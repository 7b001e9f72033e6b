//! An area's page on paper: a summary, where it lies, every indicator, sources, how to read it.

use super::paper::{MARGIN, Mark, Paper, Part, Style, WIDTH};
use super::table::{self, Content, Line, Sheet};
use super::{Dated, PART, ReportError, TITLE, finish, head, list, notes};
use crate::render::svg;
use crate::view::area::{AreaPage, Signals, Source, Sources, Span, Summary};
use crate::view::happened::Event;

/// Side of the map that shows where the area lies.
const MAP: f64 = 120.0;
/// What it leaves for the words beside it.
const COLUMN: f64 = WIDTH - MAP - 20.0;

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
    let (top, said) = (paper.y, paper.parts.len());
    locator(&mut paper, area);
    let (below, shown) = (paper.y, paper.parts.split_off(said));
    paper.y = top;
    summary(&mut paper, &area.summary);
    paper.parts.extend(shown);
    signals(&mut paper, &area.signals);
    if paper.sheets.len() == 1 {
        paper.y = paper.y.max(below);
    }

    for side in &area.sides {
        paper.y += 12.0;
        paper.heading(2, &side.heading, PART);
        paper.paragraph(&side.lead, Style::QUIET);
        match &side.table {
            Some(figures) => {
                paper.y += 4.0;
                table::lay_out(&mut paper, &Sheet::of(figures));
            }
            None => paper.paragraph(&side.none, Style::BODY),
        }
    }

    paper.y += 12.0;
    paper.heading(2, &area.happened.heading, PART);
    if area.happened.events.is_empty() {
        paper.paragraph(&area.happened.none, Style::BODY);
    } else {
        let told = area.happened.events.iter().map(Event::line);
        list(&mut paper, &told.collect::<Vec<_>>(), WIDTH);
        if let Some(untold) = &area.happened.untold {
            paper.paragraph(untold, Style::BODY);
        }
    }

    paper.y += 12.0;
    paper.heading(2, &area.neighbours_heading, PART);
    let neighbours: Vec<&str> = area.neighbours.iter().map(|link| link.text.as_str()).collect();
    let neighbours = if neighbours.is_empty() { area.no_neighbours.clone() } else { neighbours.join(" · ") };
    paper.paragraph(&neighbours, Style::BODY);

    paper.y += 12.0;
    paper.heading(2, &area.sources.heading, PART);
    table::lay_out(&mut paper, &sources(&area.sources));
    notes(&mut paper, &area.reading_heading, &area.reading, &area.page);
    finish(&paper, &area.page, &area.heading, dated)
}

/// The sentences.
fn summary(paper: &mut Paper, summary: &Summary) {
    paper.heading_within(2, &summary.heading, PART, COLUMN);
    paper.y += 2.0;
    for sentence in &summary.sentences {
        let text: String = sentence.iter().map(Span::text).collect();
        paper.paragraph_within(&text, Style::BODY, COLUMN);
        paper.y += 3.0;
    }
}

/// What a method vouches for.
fn signals(paper: &mut Paper, signals: &Signals) {
    paper.y += 8.0;
    paper.heading_within(2, &signals.heading, PART, COLUMN);
    if signals.sentences.is_empty() {
        paper.paragraph_within(&signals.none, Style::BODY, COLUMN);
    } else {
        list(paper, &signals.sentences, COLUMN);
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
