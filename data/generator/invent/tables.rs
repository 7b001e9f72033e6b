//! The bundle's tables as CSV.

use csv::Writer;

use super::catalogue::Entry;
use super::city::People;
use super::figures::Row;

/// A written table, or why a row could not be written.
type Written = Result<Vec<u8>, Box<dyn std::error::Error>>;

/// Columns of the catalogue.
pub(super) const INDICATORS: [&str; 17] = [
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
    "rhythm_days",
];

/// Columns of the population table.
pub(super) const POPULATION: [&str; 4] = ["area", "year", "age_group", "persons"];

/// Columns of the observations.
pub(super) const OBSERVATIONS: [&str; 7] =
    ["indicator", "area", "period", "age_group", "value", "base", "status"];

/// The catalogue.
pub(super) fn indicators(entries: &[Entry]) -> Written {
    let mut table = Writer::from_writer(Vec::new());
    table.write_record(INDICATORS)?;
    for entry in entries {
        let [name_da, name_en] = entry.name;
        let [short_da, short_en] = entry.short;
        let [definition_da, definition_en] = entry.definition;
        table.write_record([
            entry.id,
            name_da,
            name_en,
            short_da,
            short_en,
            entry.domain,
            entry.source,
            definition_da,
            definition_en,
            entry.measure().word(),
            &entry.per().to_string(),
            entry.base().word(),
            entry.direction.word(),
            entry.granularity.word(),
            entry.place.word(),
            if entry.protect { "true" } else { "false" },
            &entry.rhythm_days().to_string(),
        ])?;
    }
    Ok(table.into_inner()?)
}

/// The inhabitants.
pub(super) fn population(people: &People) -> Written {
    let mut table = Writer::from_writer(Vec::new());
    table.write_record(POPULATION)?;
    for (area, year, age_group, persons) in people.rows() {
        table.write_record([area, &year.to_string(), &age_group, &persons.to_string()])?;
    }
    Ok(table.into_inner()?)
}

/// The figures.
pub(super) fn observations(rows: &[Row]) -> Written {
    let mut table = Writer::from_writer(Vec::new());
    table.write_record(OBSERVATIONS)?;
    for row in rows {
        let base = row.base.map(|base| base.to_string()).unwrap_or_default();
        let status = if row.provisional { "provisional" } else { "" };
        table.write_record([
            row.indicator,
            row.area,
            &row.period,
            &row.age_group,
            &row.value,
            &base,
            status,
        ])?;
    }
    Ok(table.into_inner()?)
}
