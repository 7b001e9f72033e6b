//! Tables of standings: by area for one indicator, by indicator for one area.

use super::page::Link;
use super::series::Spark;
use super::wording::{ChangeSaid, Level, Said};

/// A table with everything that it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Letters that tell its parts from another table's on the same page.
    pub key: &'static str,
    /// What it shows.
    pub caption: String,
    /// Its columns, that of the rows' names first.
    pub columns: Vec<Column>,
    /// Its rows, in groups.
    pub groups: Vec<Group>,
}

/// A column's heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its words.
    pub text: String,
    /// True if numbers stand in it, which end on the same line.
    pub numeric: bool,
}

/// Rows that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common; nothing said where the table has one group.
    pub heading: Option<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// The municipality as a whole.
    Total,
    /// One of many.
    One,
    /// The one that the reader has chosen.
    Chosen,
    /// The one that the others are held against.
    Yardstick,
    /// Cases without an area.
    Unknown,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub kind: RowKind,
    /// Its name, with where it leads, if anywhere.
    pub name: Name,
    /// A second line under the name.
    pub note: Option<String>,
    /// One cell per further column.
    pub cells: Vec<Cell>,
}

/// A row's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Only a name.
    Plain(String),
    /// A name that leads somewhere.
    Link(Link),
    /// The same, in a row that can be led to.
    Anchored {
        /// The name.
        link: Link,
        /// The row's anchor.
        id: String,
    },
}

/// A course over time that leads to its chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The small line, or what is said where too little is published.
    pub spark: Result<Spark, String>,
    /// The address of the chart.
    pub href: String,
    /// Which way the years go; `None` where no method can tell.
    pub trend: Option<String>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number, or the words in its place.
    Figure(Said),
    /// The number that the row is mainly about.
    Main(Said),
    /// The level against the municipality.
    Level(Level),
    /// The change on the year.
    Change(ChangeSaid),
    /// The course over time, or what is said where too little is published.
    Spark(Result<Spark, String>),
    /// The same with where the years go, leading to the chart.
    Course(Course),
    /// A way on.
    Link(Link),
}
