//! What arrives on the stick: a Data Package in one of its wrappings.
//!
//! Stub: to be replaced.

use std::path::Path;

use crate::finding::{Finding, Findings};

/// An opened bundle: wrapping understood, descriptor read, resources found,
/// sizes and hashes verified.
pub struct Bundle {
    descriptor: Descriptor,
}

/// What the descriptor says, in our own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Descriptor {
    /// The bundle's name; releases of the same name follow one another.
    pub name: String,
    /// Its title for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// Who the figures come from, one line each.
    pub sources: Vec<String>,
    /// `komspot.municipality.name`
    pub municipality: Option<String>,
    /// `komspot.demo`: the figures are invented and every page must say so.
    pub demo: bool,
    /// How the areas are to be read: `komspot.areas`, `komspot.crs`, `komspot.adjacency`.
    pub areas: crate::geometry::Reading,
}

/// The tables of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableName {
    /// The catalogue.
    Indicators,
    /// Inhabitants.
    Population,
    /// The figures.
    Observations,
}

/// How large a bundle may be.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of one resource, unpacked.
    pub resource_bytes: u64,
    /// Bytes of all resources, unpacked.
    pub bundle_bytes: u64,
    /// Members of an archive or folder.
    pub members: usize,
}

/// The columns that a table has.
pub struct Columns {
    /// Their names in the file's order.
    pub names: Vec<String>,
    /// How numbers are written in each of them.
    pub numbers: Vec<NumberFormat>,
}

/// How numbers are written in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// Between whole and decimal digits.
    pub decimal: char,
    /// Between thousands, where the file uses one.
    pub group: Option<char>,
}

/// Receives a table row by row.
pub trait Rows {
    /// The header, once, first. `false` stops the reading: the columns will not do.
    fn columns(&mut self, columns: &Columns) -> bool;
    /// One row. `None` is a missing value, as the descriptor declares them.
    /// `line` is the line of the file on which the row begins, the header being line 1.
    fn row(&mut self, line: u64, cells: &[Option<&str>]);
}

impl Bundle {
    /// Opens a directory, archive or DuckDB file.
    ///
    /// # Errors
    /// Every reason why it cannot be read at all.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, Vec<Finding>> {
        let _ = (path, limits);
        todo!()
    }

    /// Opens a bundle that ships inside the program: members by path.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn embedded(members: &[(&str, &'static [u8])], limits: &Limits) -> Result<Self, Vec<Finding>> {
        let _ = (members, limits);
        todo!()
    }

    /// What the descriptor says.
    #[must_use]
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// File name of a table's resource, for findings; `None` if the bundle has no such table.
    #[must_use]
    pub fn table_resource(&self, table: TableName) -> Option<&str> {
        let _ = table;
        todo!()
    }

    /// The areas as GeoJSON text in UTF-8; `None` if the bundle has none.
    pub fn areas(&self, findings: &mut Findings) -> Option<Vec<u8>> {
        let _ = findings;
        todo!()
    }

    /// Reads a table row by row. Faults of the format (encoding, ragged rows,
    /// a truncated file) go to `findings`; reading goes on where it can.
    /// `false` if the bundle has no such table.
    pub fn read(&self, table: TableName, rows: &mut dyn Rows, findings: &mut Findings) -> bool {
        let _ = (table, rows, findings);
        todo!()
    }

    /// SHA-256 over names and bytes of everything that was read, in hexadecimal.
    #[must_use]
    pub fn digest(&self) -> String {
        todo!()
    }
}

impl NumberFormat {
    /// Digits with a decimal point, no grouping.
    pub const PLAIN: Self = Self { decimal: '.', group: None };

    /// Reads a number; `None` if the text is not one in this format. Never
    /// yields infinity or NaN.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<f64> {
        let _ = text;
        todo!()
    }
}
