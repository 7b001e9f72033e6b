//! A table in a CSV file.

use std::borrow::Cow;

use super::dialect::{self, Dialect};
use super::encoding;
use super::records::{Fault, Record, Records};
use super::schema::{Missing, NOT_THERE, Schema};
use super::{Columns, Rows};
use crate::finding::{Finding, Findings, Place};

/// How a text file is to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct TextFormat {
    /// `encoding`, as declared.
    pub(super) encoding: Option<String>,
    /// `dialect`
    pub(super) dialect: Dialect,
    /// `schema`
    pub(super) schema: Schema,
    /// The descriptor gives a size or hash, so that a cut file is known as such.
    pub(super) measured: bool,
}

/// Reads a CSV file row by row.
pub(super) fn read(
    bytes: &[u8],
    format: &TextFormat,
    file: &str,
    rows: &mut dyn Rows,
    findings: &mut Findings,
) {
    let text = encoding::decode(bytes, format.encoding.as_deref(), file, findings);
    if let Some(at) = text.as_bytes().iter().position(|&byte| byte == 0) {
        let before = text.get(..at).unwrap_or_default();
        let line = before.lines().count().max(1) as u64;
        findings.push(Finding::refused("nul-byte", Place::resource(file).line(line)));
        return;
    }
    Reading { file, format, findings }.run(&text, rows);
}

struct Reading<'r> {
    file: &'r str,
    format: &'r TextFormat,
    findings: &'r mut Findings,
}

impl Reading<'_> {
    fn run(&mut self, text: &str, rows: &mut dyn Rows) {
        let dialect = &self.format.dialect;
        let delimiter = self.delimiter(text);
        let mut records = Records::new(text, delimiter, dialect);
        let mut record = Record::default();
        let Some(names) = self.header(&mut records, &mut record) else { return };
        let columns =
            Columns { numbers: names.iter().map(|name| self.format.schema.number(name)).collect(), names };
        if !rows.columns(&columns) {
            return;
        }
        self.rows(&mut records, &mut record, &columns, rows);
    }

    fn rows<'a>(
        &mut self,
        records: &mut Records<'a>,
        record: &mut Record<'a>,
        columns: &Columns,
        rows: &mut dyn Rows,
    ) {
        let missing: Vec<Missing> =
            columns.names.iter().map(|name| self.format.schema.missing(name)).collect();
        let mut by_habit = Habit::default();
        let mut cells: Vec<Option<&'a str>> = Vec::with_capacity(missing.len());
        let mut open_end = false;
        while records.next(record) {
            if self.is_faulty(record, missing.len()) {
                continue;
            }
            open_end = record.open_end;
            cells.clear();
            for (&cell, missing) in record.cells.iter().zip(&missing) {
                let is_missing = missing.is(cell);
                if is_missing && missing.habit && !cell.is_empty() {
                    by_habit.seen(record.line);
                }
                cells.push((!is_missing).then_some(cell));
            }
            if record.rewritten.is_empty() {
                rows.row(record.line, &cells);
            } else {
                rows.row(record.line, &rewritten(&cells, &record.rewritten, &missing));
            }
        }
        if let Some(line) = by_habit.first {
            let place = Place::resource(self.file).line(line);
            self.findings.push(
                Finding::note("missing-by-habit", place).value(NOT_THERE).detail("count", by_habit.count),
            );
        }
        if open_end && !self.format.measured {
            let place = Place::resource(self.file).line(record.line);
            self.findings.push(Finding::warning("last-line-open", place));
        }
    }

    /// Tells what keeps a record from being a row.
    fn is_faulty(&mut self, record: &Record<'_>, width: usize) -> bool {
        let place = || Place::resource(self.file).line(record.line);
        let found = record.cells.len();
        let finding = match record.fault {
            Some(Fault::Unclosed) => Finding::refused("quote-unclosed", place()),
            Some(Fault::Misplaced) => Finding::refused("quote-misplaced", place()),
            None if found == width => return false,
            None => {
                let code = match found {
                    _ if found > width => "row-too-long",
                    _ if record.open_end => "file-truncated",
                    _ => "row-too-short",
                };
                Finding::refused(code, place()).detail("expected", width).detail("found", found)
            }
        };
        self.findings.push(finding);
        true
    }

    /// The declared delimiter, unless the header plainly uses another; the
    /// header's own where none is declared.
    fn delimiter(&mut self, text: &str) -> u8 {
        let dialect = &self.format.dialect;
        let mut records = Records::new(text, b',', dialect);
        for _ in 1..dialect.header_row {
            records.next(&mut Record::default());
        }
        let first = records.peek();
        let place = || Place::resource(self.file).line(records.line());
        let seen = dialect::sniff(first);
        match (dialect.delimiter, seen) {
            (None, None) => b',',
            (None, Some(seen)) => {
                if seen != b',' {
                    let told = dialect::told(seen);
                    self.findings.push(Finding::note("delimiter-guessed", place()).detail("delimiter", told));
                }
                seen
            }
            (Some(declared), Some(seen)) if declared != seen && !first.as_bytes().contains(&declared) => {
                self.findings.push(
                    Finding::refused("wrong-delimiter", place())
                        .detail("declared", dialect::told(declared))
                        .detail("seen", dialect::told(seen)),
                );
                seen
            }
            (Some(declared), _) => declared,
        }
    }

    /// The columns' names; `None` if there are none.
    fn header<'a>(&mut self, records: &mut Records<'a>, record: &mut Record<'a>) -> Option<Vec<String>> {
        let row = self.format.dialect.header_row;
        let names: Vec<String> = if row == 0 {
            self.format.schema.fields.iter().map(|field| field.name.clone()).collect()
        } else {
            for _ in 0..row {
                if !records.next(record) {
                    self.findings.push(Finding::refused("file-empty", Place::resource(self.file)));
                    return None;
                }
            }
            if record.fault.is_some() {
                self.is_faulty(record, 0);
                return None;
            }
            with_rewritten(record).iter().map(|name| name.trim().to_owned()).collect()
        };
        let line = if row == 0 { 1 } else { record.line };
        self.judge_names(&names, line).then_some(names)
    }

    fn judge_names(&mut self, names: &[String], line: u64) -> bool {
        let place = || Place::resource(self.file).line(line);
        let mut findings = Vec::new();
        if names.is_empty() {
            findings.push(Finding::refused("header-missing", place()));
        }
        for (position, name) in names.iter().enumerate() {
            if name.is_empty() {
                findings.push(Finding::refused("header-empty", place()).detail("position", position + 1));
            } else if names.iter().take(position).any(|before| before == name) {
                findings.push(Finding::refused("header-twice", place().column(name)).value(name));
            }
        }
        let good = findings.is_empty();
        self.findings.extend(findings);
        good
    }
}

/// Where what stands for no value by habit was met.
#[derive(Default)]
struct Habit {
    first: Option<u64>,
    count: u64,
}

impl Habit {
    fn seen(&mut self, line: u64) {
        self.first.get_or_insert(line);
        self.count += 1;
    }
}

/// A row's cells with those put in that had to be rewritten.
fn rewritten<'r>(
    cells: &[Option<&'r str>],
    rewritten: &'r [(usize, String)],
    missing: &[Missing],
) -> Vec<Option<&'r str>> {
    let mut cells = cells.to_vec();
    for (column, text) in rewritten {
        if let (Some(cell), Some(missing)) = (cells.get_mut(*column), missing.get(*column)) {
            *cell = (!missing.is(text)).then_some(text);
        }
    }
    cells
}

fn with_rewritten<'r>(record: &'r Record<'_>) -> Vec<Cow<'r, str>> {
    let mut cells: Vec<Cow<'r, str>> = record.cells.iter().map(|&cell| Cow::Borrowed(cell)).collect();
    for (column, text) in &record.rewritten {
        if let Some(cell) = cells.get_mut(*column) {
            *cell = Cow::Borrowed(text);
        }
    }
    cells
}
