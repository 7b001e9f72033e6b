//! A table in a Parquet file, which DuckDB reads.

use std::fs::File;
use std::io;

use super::Rows;
use super::schema::Schema;
use super::sql;
use crate::duck::{self, Allowance, quote};
use crate::finding::{Finding, Findings, Place};

/// Reads a Parquet file row by row; a row's line is its number. DuckDB reads files
/// only, so the bytes are put into one without a name for as long as that takes.
pub(super) fn read(bytes: &[u8], schema: &Schema, file: &str, rows: &mut dyn Rows, findings: &mut Findings) {
    let fault = |reason: String| {
        Finding::refused("parquet-unreadable", Place::resource(file)).detail("reason", reason)
    };
    let written = match private_file(bytes) {
        Ok(written) => written,
        Err(error) => return findings.push(fault(error.to_string())),
    };
    let path = duck::path_of(&written);
    let allowance = Allowance { files: vec![path.clone()], ..Allowance::default() };
    match duck::open_in_memory(&allowance) {
        Ok(connection) => {
            let source = format!("read_parquet({})", quote(&path.to_string_lossy(), '\''));
            sql::read(&connection, &source, schema, file, "parquet-unreadable", rows, findings);
        }
        Err(error) => findings.push(fault(sql::first_line(&error))),
    }
}

/// A file that nobody else can reach, and that is gone when it is let go, however the program ends.
fn private_file(bytes: &[u8]) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::Write::write_all(&mut file, bytes)?;
    Ok(file)
}
