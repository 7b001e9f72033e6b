//! What stands in a table's cells on paper.

use crate::render::svg::swatch;
use crate::render::table::spark;
use crate::view::series::Spark;
use crate::view::table::{Cell, Course, Name, Row, RowKind, Table};

/// Width and height of a course.
const COURSE: (f64, f64) = (46.0, 11.0);
/// Width and height of a sample of a map's look.
const SWATCH: (f64, f64) = (13.0, 8.5);
/// Between a drawing and the words behind it.
const BEHIND: f64 = 4.0;

/// A table as it is set.
pub(in crate::render::report) struct Sheet {
    /// What it shows.
    pub(in crate::render::report) caption: String,
    /// Words of each column, and true where numbers stand in it.
    pub(in crate::render::report) columns: Vec<(String, bool)>,
    /// Its rows.
    pub(in crate::render::report) lines: Vec<Line>,
}

/// A row.
pub(in crate::render::report) enum Line {
    /// What the rows below have in common.
    Group(String),
    /// Cells, the name first; `strong` where they are a sum.
    Cells { strong: bool, cells: Vec<Content> },
}

/// What stands in a cell.
#[derive(Default)]
pub(in crate::render::report) struct Content {
    pub(in crate::render::report) text: String,
    /// A smaller line below.
    pub(in crate::render::report) note: Option<String>,
    /// A drawing before the words, with its width and height.
    pub(in crate::render::report) drawing: Option<(String, (f64, f64))>,
}

impl Content {
    /// Words alone.
    pub(in crate::render::report) fn words(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }

    /// What the drawing takes of the cell's width.
    pub(super) fn indent(&self) -> f64 {
        self.drawing.as_ref().map_or(0.0, |(_, (width, _))| width + BEHIND)
    }
}

impl Sheet {
    /// A table of standings.
    pub(in crate::render::report) fn of(table: &Table) -> Self {
        let mut lines = Vec::new();
        for group in &table.groups {
            lines.extend(group.heading.clone().map(Line::Group));
            lines.extend(group.rows.iter().map(line));
        }
        let columns = table.columns.iter().map(|column| (column.text.clone(), column.numeric)).collect();
        Self { caption: table.caption.clone(), columns, lines }
    }
}

fn line(row: &Row) -> Line {
    let name = match &row.name {
        Name::Plain(name) => name.clone(),
        Name::Link(link) | Name::Anchored { link, .. } => link.text.clone(),
    };
    let name = Content { text: name, note: row.note.clone(), drawing: None };
    let cells = row.cells.iter().enumerate().map(|(at, cell)| content(cell, at));
    Line::Cells { strong: row.kind == RowKind::Total, cells: std::iter::once(name).chain(cells).collect() }
}

fn content(cell: &Cell, at: usize) -> Content {
    match cell {
        Cell::Figure(said) | Cell::Main(said) => {
            Content::words(&said.note.iter().fold(said.text.clone(), |text, note| format!("{text} {note}")))
        }
        Cell::Level(level) => Content {
            drawing: level.shade.map(|shade| (swatch(shade, &format!("r{at}")), SWATCH)),
            ..Content::words(&sized(level.ratio.as_deref(), &level.word))
        },
        Cell::Change(change) => Content::words(&sized(change.size.as_deref(), &change.word)),
        Cell::Spark(Ok(course)) => drawn(course),
        Cell::Course(Course { spark: Ok(course), trend, .. }) => {
            Content { text: trend.clone().unwrap_or_default(), ..drawn(course) }
        }
        Cell::Spark(Err(none)) | Cell::Course(Course { spark: Err(none), .. }) => Content::words(none),
        Cell::Link(link) => Content::words(&link.text),
    }
}

/// A word with the number that it is said of, if there is one.
fn sized(size: Option<&str>, word: &str) -> String {
    size.map_or_else(|| word.to_owned(), |size| format!("{size} {word}"))
}

fn drawn(course: &Spark) -> Content {
    // Within a page nobody has to say that it is SVG.
    let alone = "<svg xmlns=\"http://www.w3.org/2000/svg\" ";
    let drawing = spark(course).into_string().replacen("<svg ", alone, 1);
    Content { drawing: Some((drawing, COURSE)), ..Content::default() }
}
