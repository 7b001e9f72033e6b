//! The cells of a chart as a table.

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
