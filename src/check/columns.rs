//! The header of a table: which column is where, and which do not belong.

use crate::bundle::columns::{Column, names};
use crate::bundle::{Columns, NumberFormat};
use crate::finding::{Finding, Findings, Place, Quoted};

use super::persons::{is_personal_column, is_point_column};

/// Where the columns that a table should have are in the file at hand.
pub(super) struct Layout<const N: usize> {
    resource: String,
    known: &'static [Column; N],
    at: [Option<usize>; N],
    numbers: [NumberFormat; N],
}

impl<const N: usize> Layout<N> {
    /// Finds the columns of a table. `None` if one that is required is not there:
    /// the rows cannot be judged. Columns that do not belong are faults, but the
    /// rows can be.
    pub(super) fn find(
        resource: &str,
        columns: &Columns,
        known: &'static [Column; N],
        findings: &mut Findings,
    ) -> Option<Self> {
        let place = Place::resource(resource).line(1);
        let mut layout =
            Self { resource: resource.to_owned(), known, at: [None; N], numbers: [NumberFormat::PLAIN; N] };
        for (position, name) in columns.names.iter().enumerate() {
            let place = place.clone().column(Quoted::new(name).as_str());
            match layout.slot(name) {
                // The reader has told of columns that are there twice.
                Some((at, _)) if at.is_some() => {}
                Some((at, numbers)) => {
                    *at = Some(position);
                    *numbers = columns.numbers.get(position).copied().unwrap_or(NumberFormat::PLAIN);
                }
                None => {
                    let finding = if is_personal_column(name) {
                        Finding::refused("personal-data-column", place)
                    } else if is_point_column(name) {
                        Finding::refused("point-column", place)
                    } else {
                        let mut finding = Finding::refused("column-unknown", place);
                        let allowed: Vec<_> = names(known).collect();
                        finding.details.push(("allowed", allowed.join(", ")));
                        finding
                    };
                    findings.push(finding.value(name));
                }
            }
        }
        let missing: Vec<_> = layout.missing().collect();
        for name in &missing {
            findings.push(Finding::refused("column-missing", place.clone().column(name)).value(name));
        }
        missing.is_empty().then_some(layout)
    }

    fn slot(&mut self, name: &str) -> Option<(&mut Option<usize>, &mut NumberFormat)> {
        let column = self.known.iter().position(|known| known.name == name)?;
        Some((self.at.get_mut(column)?, self.numbers.get_mut(column)?))
    }

    fn missing(&self) -> impl Iterator<Item = &'static str> {
        let not_there = self.known.iter().zip(&self.at).filter(|(known, at)| known.required && at.is_none());
        not_there.map(|(known, _)| known.name)
    }

    /// The cell of a column, by the column's number in the list.
    /// `None` if it is missing or empty.
    pub(super) fn cell<'r>(&self, cells: &[Option<&'r str>], column: usize) -> Option<&'r str> {
        let at = (*self.at.get(column)?)?;
        cells.get(at).copied().flatten().filter(|text| !text.is_empty())
    }

    /// How numbers are written in a column.
    pub(super) fn format(&self, column: usize) -> NumberFormat {
        self.numbers.get(column).copied().unwrap_or(NumberFormat::PLAIN)
    }

    /// A place in a row.
    pub(super) fn place(&self, line: u64, column: usize) -> Place {
        let place = Place::resource(&self.resource).line(line);
        match self.known.get(column) {
            Some(known) => place.column(known.name),
            None => place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [Column; 3] = [
        Column { name: "area", kind: "string", required: true },
        Column { name: "year", kind: "year", required: true },
        Column { name: "note", kind: "string", required: false },
    ];

    fn find(names: &[&str]) -> (bool, Vec<Finding>) {
        let columns = Columns {
            names: names.iter().map(|&name| name.to_owned()).collect(),
            numbers: vec![NumberFormat::PLAIN; names.len()],
        };
        let mut findings = Findings::default();
        let layout = Layout::find("t.csv", &columns, &KNOWN, &mut findings);
        (layout.is_some(), findings.into_list())
    }

    fn codes(names: &[&str]) -> Vec<(&'static str, String)> {
        let shown = |finding: Finding| finding.value.map(|v| v.as_str().to_owned()).unwrap_or_default();
        find(names).1.into_iter().map(|finding| (finding.code, shown(finding))).collect()
    }

    #[test]
    fn order_is_free_and_optional_columns_may_be_missing() {
        assert_eq!(find(&["year", "area"]), (true, vec![]));
    }

    #[test]
    fn every_column_that_is_missing_or_does_not_belong_is_named() {
        let (found, findings) = find(&["value", "note"]);
        assert!(!found);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["column-missing", "column-unknown", "column-missing"]);
    }

    #[test]
    fn columns_of_points_are_called_that() {
        assert_eq!(codes(&["area", "year", "lat"]), [("point-column", "lat".to_owned())]);
    }

    #[test]
    fn columns_about_persons_are_called_that() {
        for name in ["CPR-nr.", "barnets_cpr", "Fødselsdato", "e-mail", "Navn"] {
            let expected = ("personal-data-column", name.to_owned());
            assert_eq!(codes(&["area", "year", name]), [expected]);
        }
    }
}
