//! A bundle that is a DuckDB file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use duckdb::Connection;
use sha2::{Digest, Sha256};

use super::limits::too_large;
use super::manifest::{self, Kind};
use super::schema::Schema;
use super::{Bundle, Content, Descriptor, Limits, Resource, Rows, TableName, sql};
use crate::digest::hexadecimal;
use crate::duck::{self, Allowance, quote};
use crate::finding::{Finding, Findings, Place, Severity};

/// What a table may be called that holds the descriptor.
const DESCRIPTORS: [&str; 2] = ["datapackage", "descriptor"];

const RESOURCES: [(&str, Kind); 4] = [
    ("areas", Kind::Areas),
    ("indicators", Kind::Table(TableName::Indicators)),
    ("population", Kind::Table(TableName::Population)),
    ("observations", Kind::Table(TableName::Observations)),
];

/// Opens a file that begins as DuckDB's do.
pub(super) fn open(path: &Path, file: File, limits: &Limits) -> Result<Bundle, Vec<Finding>> {
    let refuse = |finding: Finding| vec![Finding { place: Place::default(), ..finding }];
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    if length > limits.bundle_bytes {
        return Err(refuse(too_large("", limits.bundle_bytes)));
    }
    let unreadable = |error: io::Error| {
        refuse(Finding::refused("bundle-unreadable", Place::default()).detail("reason", error))
    };
    let opened = Opened(file);
    let (digest, head) = digest(&opened.0).map_err(unreadable)?;
    if is_truncated(&head, length) {
        return Err(refuse(Finding::refused("duckdb-truncated", Place::default())));
    }
    let connection = opened.connect().map_err(|error| refuse(fault(&error)))?;
    let tables = tables(&connection).map_err(|error| refuse(fault(&error)))?;
    let mut findings = Vec::new();
    let descriptor = descriptor(&connection, path, &tables, &mut findings);
    let resources = resources(&Arc::new(opened), &tables);
    if resources.is_empty() {
        findings.push(Finding::refused("duckdb-no-tables", Place::default()));
    }
    if findings.iter().any(|finding| finding.severity == Severity::Refused) {
        return Err(findings);
    }
    Ok(Bundle { descriptor, resources, remarks: findings, names: tables, digest, signer: None })
}

/// Reads a table row by row; a row's line is its number.
pub(super) fn read(opened: &Opened, table: &str, rows: &mut dyn Rows, findings: &mut Findings) {
    match opened.connect() {
        Ok(connection) => {
            let source = quote(table, '"');
            sql::read(&connection, &source, &Schema::default(), table, "duckdb-unreadable", rows, findings);
        }
        Err(error) => findings.push(Finding { place: Place::resource(table), ..fault(&error) }),
    }
}

/// A file that is held open, so that it stays the one that was judged.
pub(super) struct Opened(File);

impl Opened {
    /// Opens the file for reading, and nothing besides it: under this name DuckDB finds no write-ahead
    /// log beside it, which nobody has vouched for.
    pub(super) fn connect(&self) -> duckdb::Result<Connection> {
        duck::open_read_only(&duck::path_of(&self.0), &Allowance::default())
    }
}

/// An error at opening, told as what it most likely means.
fn fault(error: &duckdb::Error) -> Finding {
    let text = error.to_string();
    if text.contains("version number") || text.contains("newer") || text.contains("storage version") {
        return Finding::refused("duckdb-newer", Place::default());
    }
    Finding::refused("duckdb-unreadable", Place::default()).detail("reason", sql::first_line(error))
}

/// Tables, in lower case. Views are not asked: what they say is not data but
/// SQL from outside.
fn tables(connection: &Connection) -> duckdb::Result<Vec<String>> {
    let sql = "SELECT lower(table_name) FROM duckdb_tables() \
               WHERE NOT internal AND schema_name = 'main' AND database_name = current_database()";
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn resources(opened: &Arc<Opened>, tables: &[String]) -> Vec<(Kind, Resource)> {
    let mut resources = Vec::new();
    for (name, kind) in RESOURCES {
        if tables.iter().any(|table| table == name) {
            let content = Content::Database(Arc::clone(opened));
            resources.push((kind, Resource { file: name.to_owned(), findings: Vec::new(), content }));
        }
    }
    resources
}

/// What the table for it says, or the file's name as the bundle's.
fn descriptor(
    connection: &Connection,
    path: &Path,
    tables: &[String],
    findings: &mut Vec<Finding>,
) -> Descriptor {
    let table = DESCRIPTORS.iter().find(|name| tables.iter().any(|table| table == *name));
    let called = || {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Descriptor { words: vec![("name".to_owned(), stem.clone())], name: stem, ..Descriptor::default() }
    };
    let mut descriptor = table.map_or_else(called, |table| written_descriptor(connection, table, findings));
    "areas".clone_into(&mut descriptor.areas.resource);
    descriptor
}

fn written_descriptor(connection: &Connection, table: &str, findings: &mut Vec<Finding>) -> Descriptor {
    let sql = format!("SELECT CAST(COLUMNS(*) AS VARCHAR) FROM {} LIMIT 1", quote(table, '"'));
    let text: duckdb::Result<String> = connection.query_row(&sql, [], |row| row.get(0));
    match text {
        Ok(text) => manifest::object(text.as_bytes(), table, findings)
            .map(|package| Descriptor::parse(&package, table, findings))
            .unwrap_or_default(),
        Err(error) => {
            let finding = Finding::refused("duckdb-unreadable", Place::resource(table));
            findings.push(finding.detail("reason", sql::first_line(&error)));
            Descriptor::default()
        }
    }
}

/// SHA-256 of the file, and its first three pages.
fn digest(mut file: &File) -> io::Result<(String, Vec<u8>)> {
    let mut head = Vec::new();
    Read::by_ref(&mut file).take(HEADERS).read_to_end(&mut head)?;
    let mut hasher = Sha256::new();
    hasher.update(&head);
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok((hexadecimal(&hasher.finalize()), head)),
            count => hasher.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}

/// A main header and two database headers, 4096 bytes each.
const HEADERS: u64 = 3 * 4096;

/// True if blocks are missing that the database headers count. The newer header,
/// that is the one with the higher iteration, holds.
fn is_truncated(head: &[u8], length: u64) -> bool {
    let number = |at: usize| -> Option<u64> {
        head.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes)
    };
    // Checksum, iteration, meta block, free list, block count, block size.
    let header = |at: usize| Some((number(at + 8)?, number(at + 32)?, number(at + 40)?));
    let (Some(first), Some(second)) = (header(4096), header(8192)) else { return true };
    let (_, blocks, block_bytes) = first.max(second);
    length < HEADERS.saturating_add(blocks.saturating_mul(block_bytes))
}
