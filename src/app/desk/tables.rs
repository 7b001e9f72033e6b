//! The tables of a protected bundle as text.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write;

use crate::domain::{AgeGroup, Figure, Mark, Period, Population};
use crate::release::Published;

/// One file of the bundle.
pub(in crate::app) struct File {
    /// The resource's name.
    pub(in crate::app) name: &'static str,
    /// What is in it.
    pub(in crate::app) text: String,
}

impl File {
    /// Its path within the bundle.
    pub(super) fn path(&self) -> String {
        path(self.name)
    }
}

/// The path of a resource within the bundle.
pub(in crate::app) fn path(name: &str) -> String {
    let kind = match name {
        "areas" => "geojson",
        "ledger" => "jsonl",
        _ => "csv",
    };
    format!("{name}.{kind}")
}

/// The columns of each table, in order.
pub(in crate::app) fn columns(name: &str) -> &'static [&'static str] {
    match name {
        "indicators" => &INDICATORS,
        "population" => &POPULATION,
        "observations" => &OBSERVATIONS,
        "hidden" => &HIDDEN,
        _ => &[],
    }
}

const INDICATORS: [&str; 20] = [
    "id",
    "name_da",
    "name_en",
    "short_da",
    "short_en",
    "domain",
    "source",
    "definition_da",
    "definition_en",
    "measure",
    "per",
    "base",
    "direction",
    "granularity",
    "place_basis",
    "protect",
    "zeros",
    "rhythm_days",
    "views",
    "family",
];
const POPULATION: [&str; 4] = ["area", "year", "age_group", "persons"];
const OBSERVATIONS: [&str; 8] =
    ["indicator", "area", "period", "age_group", "value", "base", "mark", "status"];
/// How many cells of each kind there are, for readers of an exported release.
const HIDDEN: [&str; 7] = ["indicator", "year", "published", "below_k", "at_least_k", "hidden", "missing"];

/// The catalogue.
pub(in crate::app) fn indicators(indicators: &[Published]) -> File {
    let mut table = Table::new(&INDICATORS);
    for of in indicators.iter().map(|published| &published.indicator) {
        table.row(&[
            of.id.as_str(),
            &of.name_da,
            &of.name_en,
            &of.short_da,
            &of.short_en,
            &of.domain.0,
            &of.source,
            &of.definition_da,
            &of.definition_en,
            of.measure.word(),
            &of.per.to_string(),
            of.base.word(),
            of.direction.word(),
            of.granularity.word(),
            of.place_basis.word(),
            if of.protect { "true" } else { "false" },
            of.zeros.word(),
            &of.rhythm_days.map(|days| days.to_string()).unwrap_or_default(),
            of.views.as_deref().unwrap_or_default(),
            of.family.as_deref().unwrap_or_default(),
        ]);
    }
    File { name: "indicators", text: table.text() }
}

/// The inhabitants.
pub(in crate::app) fn population(population: &Population) -> File {
    let mut table = Table::new(&POPULATION);
    for (area, year, age, persons) in population.iter() {
        table.row(&[area.as_str(), &format!("{year:04}"), &age.to_string(), &persons.to_string()]);
    }
    File { name: "population", text: table.text() }
}

/// The release table: a row for each cell that is listed.
pub(in crate::app) fn observations(indicators: &[Published]) -> File {
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let _ = write_observations(indicators, &mut bytes);
    File { name: "observations", text: String::from_utf8(bytes).unwrap_or_default() }
}

/// The same, handed on as it is written.
///
/// # Errors
/// If it cannot be handed on.
pub(in crate::app) fn write_observations(indicators: &[Published], to: impl Write) -> csv::Result<()> {
    let mut table = csv::Writer::from_writer(to);
    table.write_record(OBSERVATIONS)?;
    let (mut value, mut base) = (String::new(), String::new());
    for of in indicators {
        let periods: HashMap<Period, String> =
            of.table.periods().iter().map(|&period| (period, period.to_string())).collect();
        let ages: HashMap<AgeGroup, String> =
            of.table.ages().iter().map(|&age| (age, age.to_string())).collect();
        for (area, age, period, cell) in of.table.iter() {
            if cell.figure == Figure::Suppressed(Mark::Unlisted) {
                continue;
            }
            value.clear();
            base.clear();
            if let Some(known) = cell.figure.known() {
                // Writing to a string cannot fail; the shortest digits that give the same number.
                let _ = write!(value, "{}", known.value);
                if let Some(persons) = known.base {
                    let _ = write!(base, "{persons}");
                }
            }
            table.write_record([
                of.indicator.id.as_str(),
                area.as_str(),
                periods.get(&period).map_or("", String::as_str),
                ages.get(&age).map_or("", String::as_str),
                &value,
                &base,
                cell.figure.word(),
                if cell.provisional { "provisional" } else { "" },
            ])?;
        }
    }
    Ok(table.flush()?)
}

/// A table being written.
struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut table = Self(csv::Writer::from_writer(Vec::new()));
        table.row(columns);
        table
    }

    fn row(&mut self, cells: &[&str]) {
        // Writing to memory does not fail, and every row has the same length.
        let _ = self.0.write_record(cells);
    }

    fn text(self) -> String {
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
