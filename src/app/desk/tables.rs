//! The tables of a protected bundle as text.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write;

use crate::bundle::columns::{Column, INDICATORS, POPULATION, PUBLISHED, names};
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
pub(in crate::app) fn columns(name: &str) -> &'static [Column] {
    match name {
        "indicators" => &INDICATORS,
        "population" => &POPULATION,
        "observations" => &PUBLISHED,
        "hidden" => &HIDDEN,
        _ => &[],
    }
}

/// How many cells of each kind there are, for readers of an exported release: nothing that a bundle is read for.
const HIDDEN: [Column; 7] = [
    text("indicator"),
    text("year"),
    number("published"),
    number("below_k"),
    number("at_least_k"),
    number("hidden"),
    number("missing"),
];

const fn text(name: &'static str) -> Column {
    Column { name, kind: "string", required: true }
}

const fn number(name: &'static str) -> Column {
    Column { name, kind: "integer", required: true }
}

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
    table.write_record(names(&PUBLISHED))?;
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
            let row: [&str; PUBLISHED.len()] = [
                of.indicator.id.as_str(),
                area.as_str(),
                periods.get(&period).map_or("", String::as_str),
                ages.get(&age).map_or("", String::as_str),
                &value,
                &base,
                cell.figure.word(),
                if cell.provisional { "provisional" } else { "" },
            ];
            table.write_record(row)?;
        }
    }
    Ok(table.flush()?)
}

/// A table being written. A column that is in its list and not in its rows does not compile.
struct Table<const N: usize>(csv::Writer<Vec<u8>>);

impl<const N: usize> Table<N> {
    fn new(columns: &[Column; N]) -> Self {
        let mut table = Self(csv::Writer::from_writer(Vec::new()));
        table.row(&columns.map(|column| column.name));
        table
    }

    fn row(&mut self, cells: &[&str; N]) {
        // Writing to memory does not fail, and every row has the same length.
        let _ = self.0.write_record(cells);
    }

    fn text(self) -> String {
        String::from_utf8(self.0.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}
