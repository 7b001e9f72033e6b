//! What arrives on the stick: a Data Package in one of its wrappings.
//!
//! A bundle is a directory, a zip or tar archive, or a DuckDB file. Wherever it
//! comes from, it ends as a [`Bundle`]: a [`Descriptor`] and up to five resources (areas,
//! three tables, a protected bundle's ledger), each held as bytes in memory and read
//! when it is asked for. Nothing is unpacked to disk, except what DuckDB or a signature
//! needs as a file: that has no name and is gone when it is closed.
//!
//! Everything here is hostile until proven otherwise. Names cannot lead out of
//! the bundle, sizes are bounded by [`Limits`], and what is wrong becomes a
//! [`Finding`], never a panic.
//!
//! What the contract leaves open is settled so:
//!
//! - An empty cell is always missing. Where a schema declares no missing values,
//!   Statistics Denmark's `..` is one too, and a note says so.
//! - Where no delimiter is declared, the header tells it.
//! - A resource of several files (`path` with several entries) is refused.
//! - `komspot.protected` is `{"k": 5, "sums": {"id": ["10-14", "15-17"]}, "audit": {"blocks": 213}}`:
//!   the figures are a release table, `sums` names the age groups that an indicator's `all` adds
//!   up, and `audit` says how many parts of the figures the gate has proved.
//! - `komspot.adjacency` is `{"add": [["a", "b"]], "remove": [["c", "d"]]}`.
//! - A DuckDB file holds its descriptor in a table `datapackage` of one row and
//!   column, if it has one; else its name is the file's. Its table `areas` is either
//!   one GeoJSON text, or a row for each feature with its geometry as GeoJSON text in
//!   a column `geojson` or `geometry`, the other columns being its properties.

mod areas;
pub mod columns;
mod database;
mod descriptor;
mod dialect;
mod encoding;
mod folder;
mod limits;
mod manifest;
mod member;
mod members;
mod notes;
mod number;
mod package;
mod parquet;
mod records;
mod schema;
mod seal;
mod sql;
mod tarred;
mod text;
mod vouched;
mod words;
mod wrapping;
mod zipped;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

pub use self::descriptor::{Descriptor, Protection, Proved};
pub use self::limits::Limits;
pub use self::members::DESCRIPTOR;
pub use self::notes::NoteText;
pub use self::number::NumberFormat;

use self::manifest::Kind;
use self::members::Members;
use self::schema::Schema;
use self::text::TextFormat;
use crate::finding::{Finding, Findings};
use crate::trust::{Signer, Trust};

/// An opened bundle: wrapping understood, descriptor read, resources found,
/// sizes and hashes compared.
pub struct Bundle {
    descriptor: Descriptor,
    resources: Vec<(Kind, Resource)>,
    remarks: Vec<Finding>,
    names: Vec<String>,
    digest: String,
    signer: Option<Signer>,
}

/// One resource that was found.
struct Resource {
    /// Its file within the bundle, or its table.
    file: String,
    /// What was found about it when it was opened; told when it is read.
    findings: Vec<Finding>,
    content: Content,
}

/// What a resource is made of.
enum Content {
    Text { bytes: Cow<'static, [u8]>, format: TextFormat },
    Parquet { bytes: Cow<'static, [u8]>, schema: Schema },
    Database(Arc<database::Opened>),
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

/// The columns that a table has.
pub struct Columns {
    /// Their names in the file's order.
    pub names: Vec<String>,
    /// How numbers are written in each of them.
    pub numbers: Vec<NumberFormat>,
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
    /// Opens a directory, archive or DuckDB file, whoever may have made it.
    ///
    /// # Errors
    /// Every reason why it cannot be read at all.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, Vec<Finding>> {
        wrapping::open(path, limits, None)
    }

    /// Opens a directory, archive or DuckDB file of somebody trusted.
    ///
    /// The signature of an archive or DuckDB file lies beside it (`NAME.minisig`) and covers all its bytes. That
    /// of a folder, or of the package in an archive, lies beside the descriptor (`datapackage.json.minisig`) and covers
    /// that; the descriptor then has to cover every file that is read, by its length and SHA-256.
    ///
    /// # Errors
    /// As [`Self::open`], and if the signature does not hold, or there is none where one is demanded.
    pub fn open_trusted(path: &Path, limits: &Limits, trust: &Trust) -> Result<Self, Vec<Finding>> {
        wrapping::open(path, limits, Some(trust))
    }

    /// Opens a bundle that ships inside the program: members by path.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn embedded(members: &[(&str, &'static [u8])], limits: &Limits) -> Result<Self, Vec<Finding>> {
        let held = members.iter().map(|&(name, bytes)| (name.to_owned(), Cow::Borrowed(bytes))).collect();
        package::open(Members::Held(held), limits, None)
    }

    /// Who has signed it; `None` if nobody known.
    #[must_use]
    pub fn signer(&self) -> Option<&Signer> {
        self.signer.as_ref()
    }

    /// What the descriptor says.
    #[must_use]
    pub fn descriptor(&self) -> &Descriptor {
        &self.descriptor
    }

    /// Every text of the descriptor, keys included, with the member it stands
    /// in, such as `sources.title`. Checksums are left out.
    pub fn words(&self) -> impl Iterator<Item = (&str, &str)> {
        self.descriptor.words.iter().map(|(member, text)| (member.as_str(), text.as_str()))
    }

    /// The names of all its files or tables, also of those that nobody reads.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// What was noticed about the bundle as a whole; none of it refuses the
    /// bundle. What concerns one resource is told when that is read.
    #[must_use]
    pub fn remarks(&self) -> &[Finding] {
        &self.remarks
    }

    /// File name of a table's resource, for findings; `None` if the bundle has no such table.
    #[must_use]
    pub fn table_resource(&self, table: TableName) -> Option<&str> {
        self.resource(Kind::Table(table)).map(|resource| resource.file.as_str())
    }

    /// The areas as GeoJSON text in UTF-8; `None` if the bundle has none.
    pub fn areas(&self, findings: &mut Findings) -> Option<Vec<u8>> {
        let resource = self.resource(Kind::Areas)?;
        findings.extend(resource.findings.iter().cloned());
        match &resource.content {
            Content::Text { bytes, format } => {
                let text = encoding::decode(bytes, format.encoding.as_deref(), &resource.file, findings);
                Some(text.into_owned().into_bytes())
            }
            Content::Database(opened) => areas::read(opened, &self.descriptor.areas, findings),
            Content::Parquet { .. } => None,
        }
    }

    /// The ledger of a protected bundle: what was published once and for all,
    /// in the ledger's own words. `None` if the bundle brings none.
    #[must_use]
    pub fn ledger(&self) -> Option<Cow<'_, str>> {
        match &self.resource(Kind::Ledger)?.content {
            Content::Text { bytes, .. } => Some(String::from_utf8_lossy(bytes)),
            Content::Parquet { .. } | Content::Database(_) => None,
        }
    }

    /// Reads a table row by row. Faults of the format (encoding, ragged rows,
    /// a truncated file) go to `findings`; reading goes on where it can.
    /// `false` if the bundle has no such table.
    pub fn read(&self, table: TableName, rows: &mut dyn Rows, findings: &mut Findings) -> bool {
        let Some(resource) = self.resource(Kind::Table(table)) else { return false };
        findings.extend(resource.findings.iter().cloned());
        let file = &resource.file;
        match &resource.content {
            Content::Text { bytes, format } => text::read(bytes, format, file, rows, findings),
            Content::Parquet { bytes, schema } => parquet::read(bytes, schema, file, rows, findings),
            Content::Database(opened) => database::read(opened, file, rows, findings),
        }
        true
    }

    /// SHA-256 over names and bytes of everything that was read, in hexadecimal:
    /// the same for the same files, whatever they are wrapped in.
    #[must_use]
    pub fn digest(&self) -> String {
        self.digest.clone()
    }

    fn resource(&self, kind: Kind) -> Option<&Resource> {
        self.resources.iter().find(|(of, _)| *of == kind).map(|(_, resource)| resource)
    }
}
