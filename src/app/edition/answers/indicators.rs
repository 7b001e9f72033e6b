//! `/api/v1/indicators`: the catalogue, in the words that a bundle uses.

use serde::Serialize;

use crate::release::Published;
use crate::snapshot::Snapshot;

/// Columns as in a bundle's `indicators`, then what the table holds.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    name_da: &'a str,
    name_en: &'a str,
    short_da: &'a str,
    short_en: &'a str,
    domain: &'a str,
    source: &'a str,
    definition_da: &'a str,
    definition_en: &'a str,
    measure: &'static str,
    per: u32,
    base: &'static str,
    direction: &'static str,
    granularity: &'static str,
    place_basis: &'static str,
    protect: bool,
    zeros: &'static str,
    rhythm_days: Option<u32>,
    views: Option<&'a str>,
    family: Option<&'a str>,
    age_groups: Vec<String>,
    periods: Vec<Level>,
}

/// The periods of one level that the release table has.
#[derive(Serialize)]
struct Level {
    #[serde(rename = "level")]
    name: &'static str,
    first: String,
    last: String,
}

pub(super) fn write(snapshot: &Snapshot) -> Vec<u8> {
    super::to_json(&snapshot.release.indicators.iter().map(entry).collect::<Vec<_>>())
}

fn entry(of: &Published) -> Entry<'_> {
    let indicator = &*of.indicator;
    Entry {
        id: indicator.id.as_str(),
        name_da: &indicator.name_da,
        name_en: &indicator.name_en,
        short_da: &indicator.short_da,
        short_en: &indicator.short_en,
        domain: &indicator.domain.0,
        source: &indicator.source,
        definition_da: &indicator.definition_da,
        definition_en: &indicator.definition_en,
        measure: indicator.measure.word(),
        per: indicator.per,
        base: indicator.base.word(),
        direction: indicator.direction.word(),
        granularity: indicator.granularity.word(),
        place_basis: indicator.place_basis.word(),
        protect: indicator.protect,
        zeros: indicator.zeros.word(),
        rhythm_days: indicator.rhythm_days,
        views: indicator.views.as_deref(),
        family: indicator.family.as_deref(),
        age_groups: of.table.ages().iter().map(ToString::to_string).collect(),
        periods: levels(of),
    }
}

fn levels(of: &Published) -> Vec<Level> {
    let periods = of.table.periods();
    let level = |level: crate::domain::Granularity| {
        let mut of_level = periods.iter().filter(|period| period.level() == level);
        let first = of_level.next()?;
        let last = of_level.next_back().unwrap_or(first);
        Some(Level { name: level.word(), first: first.to_string(), last: last.to_string() })
    };
    of.indicator.granularity.levels().filter_map(level).collect()
}
