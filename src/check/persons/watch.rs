//! The watch over a table: every cell passes, whatever its judge makes of it.

use std::collections::BTreeSet;

use super::acknowledged::Alarms;
use super::guard::Guard;
use super::shape::{Kind, SHORTEST, alarm};
use crate::bundle::{Columns, Rows, TableName};
use crate::finding::{Finding, Findings, Place, Quoted};

/// Looks at the rows of a table on their way to its judge.
pub(in crate::check) struct Watch<'a> {
    resource: String,
    alarms: Alarms<'a>,
    columns: Vec<Column>,
    /// Cells that are refused, by line and column.
    refused: BTreeSet<(u64, String)>,
}

struct Column {
    name: String,
    kind: Kind,
    /// The last text that was looked at and is fine: most repeat.
    fine: String,
}

/// A judge behind the watch.
pub(in crate::check) struct Watched<'w, 'a, 'j> {
    watch: &'w mut Watch<'a>,
    judge: &'j mut dyn Rows,
    /// False if the columns will not do for the judge.
    judged: bool,
}

impl<'a> Watch<'a> {
    pub(in crate::check) fn new(table: TableName, resource: &str, guard: &'a Guard<'a>) -> Self {
        let name = match table {
            TableName::Indicators => "indicators",
            TableName::Population => "population",
            TableName::Observations => "observations",
        };
        Self {
            resource: resource.to_owned(),
            alarms: Alarms::new(guard, name),
            columns: Vec::new(),
            refused: BTreeSet::new(),
        }
    }

    /// The judge, behind the watch.
    pub(in crate::check) fn over<'w, 'j>(&'w mut self, judge: &'j mut dyn Rows) -> Watched<'w, 'a, 'j> {
        Watched { watch: self, judge, judged: true }
    }

    /// Hands on the alarms, and of what else was found in the table what does
    /// not concern the same cells.
    pub(in crate::check) fn finish(self, others: Findings, findings: &mut Findings) {
        self.alarms.finish(findings);
        let refused = self.refused;
        findings.extend(others.into_list().into_iter().filter(|finding| {
            let Place { line: Some(line), column: Some(column), .. } = &finding.place else { return true };
            !refused.contains(&(*line, column.clone()))
        }));
    }

    /// Looks at a row; false if a number of it is refused.
    fn look(&mut self, line: u64, cells: &[Option<&str>]) -> bool {
        let mut numbers_stand = true;
        for (column, text) in self.columns.iter_mut().zip(cells) {
            let Some(text) = text.filter(|text| text.len() >= SHORTEST && *text != column.fine) else {
                continue;
            };
            let Some(code) = alarm(column.kind, text) else {
                column.fine.clear();
                column.fine.push_str(text);
                continue;
            };
            let place = Place::resource(&self.resource).line(line).column(&column.name);
            if self.alarms.raise(&column.name, text, Finding::refused(code, place)) {
                self.refused.insert((line, column.name.clone()));
                numbers_stand &= !matches!(column.kind, Kind::Number);
            }
        }
        numbers_stand
    }
}

impl Rows for Watched<'_, '_, '_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        let name = |name: &String| Quoted::new(name).as_str().to_owned();
        let column = |of: &String| Column { name: name(of), kind: Kind::of(of), fine: String::new() };
        self.watch.columns = columns.names.iter().map(column).collect();
        for (number, of) in columns.names.iter().enumerate() {
            // A table without a header begins with somebody's row.
            if let Some(code) = alarm(Kind::Text, of) {
                let place = Place::resource(&self.watch.resource).line(1);
                self.watch.alarms.raise(
                    "",
                    of,
                    Finding::refused(code, place.column(&format!("{}", number + 1))),
                );
            }
        }
        self.judged = self.judge.columns(columns);
        // Who counts on rows being left out for their header is still told.
        true
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        // A number that is refused goes no further: not even into a sum that another finding quotes.
        if self.watch.look(line, cells) && self.judged {
            self.judge.row(line, cells);
        }
    }
}
