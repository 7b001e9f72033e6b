//! Judges `population`: how many people live where.

use std::collections::HashMap;

use crate::bundle::columns::{POPULATION, position};
use crate::bundle::{Columns, Rows};
use crate::domain::{AgeGroup, AreaId, Period, Population, TOTAL_AREA};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;

use super::areas::{Areas, is_unknown};
use super::cell::{blame, filled};
use super::columns::Layout;
use super::number::whole;
use super::observations::ROWS_BETWEEN_REPORTS;

mod parts;

const AREA: usize = position(&POPULATION, "area");
const YEAR: usize = position(&POPULATION, "year");
const AGE_GROUP: usize = position(&POPULATION, "age_group");
const PERSONS: usize = position(&POPULATION, "persons");

/// How many columns the table can have.
const COLUMNS: usize = POPULATION.len();

/// Judges the table row by row.
pub(super) struct Inhabitants<'a> {
    resource: String,
    layout: Option<Layout<COLUMNS>>,
    areas: &'a Areas,
    progress: &'a dyn Progress,
    population: Population,
    /// Lines by key, to name the first of two.
    lines: HashMap<(AreaId, i16, AgeGroup), u64>,
    rows: u64,
    findings: Findings,
}

impl<'a> Inhabitants<'a> {
    pub(super) fn new(resource: &str, areas: &'a Areas, progress: &'a dyn Progress) -> Self {
        Self {
            resource: resource.to_owned(),
            layout: None,
            areas,
            progress,
            population: Population::default(),
            lines: HashMap::new(),
            rows: 0,
            findings: Findings::default(),
        }
    }

    /// What was read.
    pub(super) fn finish(mut self, findings: &mut Findings) -> Population {
        self.progress.advance(self.rows % ROWS_BETWEEN_REPORTS);
        if self.layout.is_some() && self.rows == 0 {
            self.findings.push(Finding::refused("no-rows", Place::resource(&self.resource)));
        }
        parts::judge(&self.population, &self.lines, &self.resource, &mut self.findings);
        findings.extend(self.findings.into_list());
        self.population
    }
}

impl Rows for Inhabitants<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.layout = Layout::find(&self.resource, columns, &POPULATION, &mut self.findings);
        self.layout.is_some()
    }

    fn row(&mut self, line: u64, cells: &[Option<&str>]) {
        let Some(layout) = &self.layout else { return };
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            self.progress.advance(ROWS_BETWEEN_REPORTS);
        }
        let findings = &mut self.findings;
        let cell = |column: usize, findings: &mut Findings| {
            filled(layout.cell(cells, column), || layout.place(line, column), findings).map(str::trim)
        };

        let area = cell(AREA, findings).and_then(|text| judge_area(text, self.areas, layout, line, findings));
        let year = cell(YEAR, findings).and_then(|text| {
            let year = text.parse().ok().filter(|_| text.len() == 4).map(Period::first_year);
            if year.is_none() {
                findings.push(blame(text, Finding::refused("year-unreadable", layout.place(line, YEAR))));
            }
            year
        });
        let age = cell(AGE_GROUP, findings).and_then(|text| {
            let age = text.parse().ok();
            if age.is_none() {
                let place = layout.place(line, AGE_GROUP);
                findings.push(blame(text, Finding::refused("age-group-unreadable", place)));
            }
            age
        });
        let persons = cell(PERSONS, findings).and_then(|text| {
            let place = || layout.place(line, PERSONS);
            whole(text, layout.format(PERSONS))
                .map_err(|fault| findings.push(blame(text, fault.finding(place()))))
                .ok()
        });

        let (Some(area), Some(year), Some(age)) = (area, year, age) else { return };
        if let Some(&first) = self.lines.get(&(area.clone(), year, age)) {
            let place = layout.place(line, AREA);
            let finding = Finding::refused("population-twice", place).value(area.as_str());
            findings.push(finding.detail("year", year).detail("ages", age).detail("first", first));
            return;
        }
        self.lines.insert((area.clone(), year, age), line);
        if let Some(persons) = persons {
            self.population.insert(area, year, age, persons);
        }
    }
}

fn judge_area(
    text: &str,
    areas: &Areas,
    layout: &Layout<COLUMNS>,
    line: u64,
    findings: &mut Findings,
) -> Option<AreaId> {
    let place = || layout.place(line, AREA);
    if text == TOTAL_AREA || is_unknown(text) {
        findings.push(Finding::refused("population-area-reserved", place()).value(text));
        return None;
    }
    let known = areas.position(text).and_then(|at| areas.ids().get(usize::from(at)));
    if known.is_none() && areas.are_known() {
        findings.push(blame(text, Finding::refused("area-not-known", place())));
    }
    known.cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::NumberFormat;
    use crate::bundle::columns::names;
    use crate::progress::Silent;

    fn judge(rows: &[[&str; 4]]) -> (Population, Vec<Finding>) {
        let areas = Areas::new(["a", "b"].map(AreaId::new).to_vec());
        let mut judge = Inhabitants::new("population.csv", &areas, &Silent);
        let names = names(&POPULATION).map(str::to_owned).collect();
        let columns = Columns { names, numbers: vec![NumberFormat::PLAIN; COLUMNS] };
        assert!(judge.columns(&columns));
        for (row, line) in rows.iter().zip(2..) {
            judge.row(line, &row.map(|text| (!text.is_empty()).then_some(text)));
        }
        let mut findings = Findings::default();
        let population = judge.finish(&mut findings);
        (population, findings.into_list())
    }

    #[test]
    fn good_rows_become_inhabitants() {
        let (population, findings) = judge(&[["a", "2024", "all", "900"], ["b", "2024", "10-17", "80"]]);
        assert_eq!(findings, []);
        assert_eq!(population.persons(&AreaId::new("b"), 2024, "10-17".parse().unwrap()), Some(80));
    }

    #[test]
    fn every_fault_has_its_place() {
        let (_, findings) = judge(&[
            ["x", "2024", "all", "1"],
            ["total", "2024", "all", "1"],
            ["unknown", "2024", "all", "1"],
            ["a", "2024-01", "all", "1"],
            ["a", "24", "all", "1"],
            ["a", "2024", "17-10", "1"],
            ["a", "2024", "all", "-1"],
            ["a", "2024", "10-17", "1.5"],
            ["a", "2024", "65+", ""],
            ["b", "2024", "all", "5"],
            ["b", "2024", "all", "6"],
            ["b", "2024", "0-9", "010190-1234"],
        ]);
        let found: Vec<_> = findings
            .iter()
            .map(|f| (f.place.line.unwrap(), f.place.column.as_deref().unwrap(), f.code))
            .collect();
        assert_eq!(
            found,
            [
                (2, "area", "area-not-known"),
                (3, "area", "population-area-reserved"),
                (4, "area", "population-area-reserved"),
                (5, "year", "year-unreadable"),
                (6, "year", "year-unreadable"),
                (7, "age_group", "age-group-unreadable"),
                (8, "persons", "number-negative"),
                (9, "persons", "number-fraction"),
                (10, "persons", "cell-empty"),
                (12, "area", "population-twice"),
                (13, "persons", "person-number"),
            ]
        );
        assert_eq!(findings[9].details.last(), Some(&("first", "11".to_owned())));
    }

    #[test]
    fn a_table_without_rows_is_refused() {
        assert_eq!(judge(&[]).1[0].code, "no-rows");
    }
}
