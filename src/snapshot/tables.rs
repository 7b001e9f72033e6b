//! The release as tables of a DuckDB file, and back.

mod cells;
mod years;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use duckdb::{Connection, params};

use super::StoreError;
use crate::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Granularity, Indicator, IndicatorId, Measure, PlaceBasis,
    Population, Zeros,
};
use crate::duck::{self, Allowance};
use crate::release::Published;

/// What is needed to write or read millions of cells; files are not spilled.
fn allowance() -> Allowance {
    Allowance { threads: 2, memory_megabytes: 512, ..Allowance::default() }
}

/// Writes indicators, population and figures into a new file.
pub(super) fn write(
    path: &Path,
    indicators: &[Published],
    population: &Population,
) -> Result<(), StoreError> {
    let connection = duck::open_to_write(path, &allowance())?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(include_str!("sql/schema.sql"))?;
    let mut catalogue = connection.appender("indicators")?;
    let mut axes = connection.appender("axes")?;
    for (position, published) in (0_u16..).zip(indicators) {
        append_indicator(&mut catalogue, position, published)?;
        let table = &published.table;
        let areas = table.areas().iter().map(ToString::to_string);
        let age_groups = table.ages().iter().map(ToString::to_string);
        let periods = table.periods().iter().map(ToString::to_string);
        for (axis, labels) in [
            ("area", areas.collect::<Vec<_>>()),
            ("age_group", age_groups.collect()),
            ("period", periods.collect()),
        ] {
            for (at, label) in (0_u16..).zip(labels) {
                axes.append_row(params![position, axis, at, label])?;
            }
        }
    }
    catalogue.flush()?;
    axes.flush()?;
    drop((catalogue, axes));
    years::write(&connection, indicators)?;
    let mut counts = connection.appender("population")?;
    for (area, year, age, persons) in population.iter() {
        counts.append_row(params![area.as_str(), year, age.to_string(), persons])?;
    }
    counts.flush()?;
    drop(counts);
    connection.execute_batch("COMMIT")?;
    cells::write(&connection, indicators)?;
    connection.execute_batch("CHECKPOINT")?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn append_indicator(
    appender: &mut duckdb::Appender<'_>,
    position: u16,
    published: &Published,
) -> Result<(), StoreError> {
    let of = &*published.indicator;
    let parts: Vec<String> = match published.table.covered_ages() {
        [AgeGroup::All] => Vec::new(),
        parts => parts.iter().map(ToString::to_string).collect(),
    };
    appender.append_row(params![
        position,
        of.id.as_str(),
        of.name_da,
        of.name_en,
        of.short_da,
        of.short_en,
        of.domain.0,
        of.source,
        of.definition_da,
        of.definition_en,
        of.measure.word(),
        of.per,
        of.base.word(),
        of.direction.word(),
        of.granularity.word(),
        of.place_basis.word(),
        of.protect,
        of.zeros.word(),
        of.rhythm_days,
        of.views,
        of.family,
        parts.join(" "),
    ])?;
    Ok(())
}

/// Reads everything back, as the snapshot's format has it.
pub(super) fn read(path: &Path, format: u32) -> Result<(Vec<Published>, Population), StoreError> {
    let connection = duck::open_read_only(path, &allowance())?;
    let catalogue = read_catalogue(&connection)?;
    let mut tables = cells::read(&connection, &catalogue)?;
    if format > 1 {
        tables = years::read(&connection, tables)?;
    }
    let population = read_population(&connection)?;
    let indicators = catalogue
        .into_iter()
        .zip(tables)
        .map(|((indicator, _), table)| Published { indicator: Arc::new(indicator), table: Arc::new(table) })
        .collect();
    Ok((indicators, population))
}

/// The catalogue with the ages that each indicator's `all` adds up.
fn read_catalogue(connection: &Connection) -> Result<Vec<(Indicator, Vec<AgeGroup>)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT id, name_da, name_en, short_da, short_en, domain, source, definition_da, definition_en, measure, \
         per, base, direction, granularity, place_basis, protect, zeros, rhythm_days, views, family, parts \
         FROM indicators ORDER BY position",
    )?;
    let mut rows = statement.query([])?;
    let mut catalogue = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column: usize| row.get::<_, String>(column);
        let damaged = || StoreError::Damaged("indicators");
        let indicator = Indicator {
            id: IndicatorId::new(&text(0)?),
            name_da: text(1)?,
            name_en: text(2)?,
            short_da: text(3)?,
            short_en: text(4)?,
            domain: Domain(text(5)?),
            source: text(6)?,
            definition_da: text(7)?,
            definition_en: text(8)?,
            measure: Measure::from_word(&text(9)?).ok_or_else(damaged)?,
            per: row.get(10)?,
            base: Base::from_word(&text(11)?).ok_or_else(damaged)?,
            direction: Direction::from_word(&text(12)?).ok_or_else(damaged)?,
            granularity: Granularity::from_word(&text(13)?).ok_or_else(damaged)?,
            place_basis: PlaceBasis::from_word(&text(14)?).ok_or_else(damaged)?,
            protect: row.get(15)?,
            zeros: Zeros::from_word(&text(16)?).ok_or_else(damaged)?,
            rhythm_days: row.get(17)?,
            views: row.get(18)?,
            family: row.get(19)?,
        };
        let parts: Result<Vec<AgeGroup>, _> = text(20)?.split_whitespace().map(str::parse).collect();
        catalogue.push((indicator, parts.map_err(|_| damaged())?));
    }
    Ok(catalogue)
}

fn read_population(connection: &Connection) -> Result<Population, StoreError> {
    let mut statement = connection.prepare("SELECT area, year, age_group, persons FROM population")?;
    let mut rows = statement.query([])?;
    let mut population = Population::default();
    // Thousands of rows name few areas: share their names.
    let mut ids: BTreeMap<String, AreaId> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        let area = ids.entry(name).or_insert_with_key(|name| AreaId::new(name)).clone();
        let age: String = row.get(2)?;
        let age = age.parse().map_err(|_| StoreError::Damaged("population"))?;
        population.insert(area, row.get(1)?, age, row.get(3)?);
    }
    Ok(population)
}
