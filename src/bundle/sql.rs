//! Rows out of DuckDB, as text, one batch at a time.

use duckdb::Connection;
use duckdb::arrow::array::{Array, ArrayRef, StringArray};
use duckdb::types::Type;

use super::limits::too_large;
use super::schema::Schema;
use super::{Columns, Limits, NumberFormat, Rows};
use crate::duck::quote;
use crate::finding::{Finding, Findings, Place};

/// Reads everything from `source`, a table's name or function in SQL. Errors of
/// the database end the reading with the finding `code`.
pub(super) fn read(
    connection: &Connection,
    source: &str,
    schema: &Schema,
    file: &str,
    code: &'static str,
    rows: &mut dyn Rows,
    findings: &mut Findings,
) {
    let limit = Limits::default().resource_bytes;
    match stream(connection, source, schema, limit, rows) {
        Ok(true) => {}
        Ok(false) => findings.push(too_large(file, limit)),
        Err(error) => {
            findings.push(Finding::refused(code, Place::resource(file)).detail("reason", first_line(&error)));
        }
    }
}

/// The first line of an error, without the advice that DuckDB puts below.
pub(super) fn first_line(error: &duckdb::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// Hands out the rows; `false` if they were more than `limit` bytes of text, which a small file can
/// hold very many of.
fn stream(
    connection: &Connection,
    source: &str,
    schema: &Schema,
    limit: u64,
    rows: &mut dyn Rows,
) -> duckdb::Result<bool> {
    let described = describe(connection, source)?;
    let names: Vec<String> = described.iter().map(|(name, _)| name.clone()).collect();
    let numbers = vec![NumberFormat::PLAIN; names.len()];
    if !rows.columns(&Columns { names: names.clone(), numbers }) {
        return Ok(true);
    }
    let missing: Vec<_> = names.iter().map(|name| schema.missing(name)).collect();
    let floats: Vec<bool> =
        described.iter().map(|(_, kind)| matches!(kind.as_str(), "DOUBLE" | "FLOAT")).collect();
    let cells: Vec<String> =
        names.iter().map(|name| format!("CAST({} AS VARCHAR)", quote(name, '"'))).collect();
    let mut statement = connection.prepare(&format!("SELECT {} FROM {source}", cells.join(", ")))?;
    // Only begins the query. The iterator it gives would panic where a file is
    // damaged; the batches are fetched below, where errors are values.
    drop(statement.stream_arrow([])?);
    let (mut line, mut bytes) = (0, 0_u64);
    while let Some(batch) = statement.step()? {
        batch.columns().iter().try_for_each(is_text)?;
        let texts = batch.columns().iter().map(|column| column.as_any().downcast_ref::<StringArray>());
        let columns: Vec<&StringArray> = texts.collect::<Option<_>>().ok_or(duckdb::Error::InvalidQuery)?;
        let mut written = Vec::new();
        let mut row: Vec<Option<&str>> = Vec::with_capacity(columns.len());
        // Floats that DuckDB writes with an exponent are written out.
        for (&column, &is_float) in columns.iter().zip(&floats) {
            let floats = column.iter().filter(|_| is_float);
            let cells: Vec<Option<String>> = floats.map(|cell| cell.and_then(without_exponent)).collect();
            written.push(cells);
        }
        for at in 0..batch.len() {
            line += 1;
            row.clear();
            for ((column, missing), written) in columns.iter().zip(&missing).zip(&written) {
                let cell = column.is_valid(at).then(|| column.value(at));
                let written = written.get(at).and_then(Option::as_deref);
                row.push(written.or(cell).filter(|cell| !missing.is(cell)));
            }
            // As in a CSV file, with what stands between the cells.
            bytes += row.iter().map(|cell| cell.map_or(0, str::len) as u64 + 1).sum::<u64>();
            if bytes > limit {
                return Ok(false);
            }
            rows.row(line, &row);
        }
    }
    Ok(true)
}

/// Makes sure that a column holds text: out of a damaged file DuckDB hands any bytes as if they were.
fn is_text(column: &ArrayRef) -> duckdb::Result<()> {
    let error = |error| duckdb::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error));
    column.to_data().validate_full().map_err(error)
}

/// Names and types of the columns.
fn describe(connection: &Connection, source: &str) -> duckdb::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(&format!("DESCRIBE SELECT * FROM {source}"))?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// `1e+20` written out; `None` if there is no exponent.
fn without_exponent(cell: &str) -> Option<String> {
    let number = cell.contains('e').then(|| cell.parse::<f64>().ok()).flatten()?;
    number.is_finite().then(|| number.to_string())
}
