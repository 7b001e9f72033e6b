//! The cells of a chart as a table.

use crate::locale::Lang;
use crate::view::wording::Said;

/// A table with a row for each period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it shows.
    pub caption: String,
    /// The words that open it.
    pub summary: String,
    /// Its columns, that of the periods first.
    pub columns: Vec<String>,
    /// Its rows in order of time.
    pub rows: Vec<Row>,
}

/// One period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// One cell for each line.
    pub cells: Vec<Said>,
}

impl Sheet {
    /// The table of a chart with lines of these names.
    pub(super) fn new<'a>(
        lang: Lang,
        caption: &str,
        lines: impl Iterator<Item = &'a str>,
        rows: Vec<Row>,
    ) -> Self {
        Self {
            caption: caption.to_owned(),
            summary: lang.text("chart-table"),
            columns: std::iter::once(lang.text("form-period")).chain(lines.map(str::to_owned)).collect(),
            rows,
        }
    }
}
