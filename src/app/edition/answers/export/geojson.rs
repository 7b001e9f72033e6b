//! A table as areas with shapes: the cells of one period and one age group.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use crate::app::edition::answers::observations::{Row, Table};
use crate::domain::{AgeGroup, Figure, Mark, Period};
use crate::release::Published;
use crate::snapshot::Snapshot;

/// One feature for each row. Without a wish it is the newest period that areas have
/// figures for, and all ages. The municipality and cases without an area have no shape (`null`).
pub(in crate::app::edition::answers) fn write(snapshot: &Snapshot, table: &Table<'_>) -> Vec<u8> {
    let (of, part) = (table.of(), table.part());
    let age = part.age.unwrap_or(AgeGroup::All);
    let Some(period) = part.period.or_else(|| newest(of, age)) else { return collection(of, &[]) };
    let places = snapshot.release.coverage.places();
    let shapes: HashMap<&str, Json> = places
        .iter()
        .map(|place| {
            let shape = geojson::Geometry::new(geojson::GeometryValue::from(&place.wgs84));
            (place.area.id.as_str(), json!({ "name": place.area.name, "shape": shape }))
        })
        .collect();
    let mut features = Vec::new();
    table.at(period, age).for_each_row(|row| {
        let known = shapes.get(row.area);
        let of_place = |member: &str| known.and_then(|known| known.get(member)).cloned().unwrap_or_default();
        features.push(json!({
            "type": "Feature",
            "id": row.area,
            "geometry": of_place("shape"),
            "properties": properties(of, row, &of_place("name")),
        }));
    });
    collection(of, &features)
}

fn properties(of: &Published, row: &Row<'_>, name: &Json) -> Json {
    let number = |digits: &str| serde_json::from_str::<Json>(digits).unwrap_or_default();
    json!({
        "indicator": of.indicator.id.as_str(),
        "area": row.area,
        "name": name,
        "period": row.period,
        "age_group": row.age_group,
        "value": number(row.value),
        "mark": row.mark,
        "base": number(row.base),
        "rate": number(row.rate),
        "provisional": row.provisional,
    })
}

fn collection(of: &Published, features: &[Json]) -> Vec<u8> {
    let indicator = of.indicator.id.as_str();
    super::super::to_json(&json!({ "type": "FeatureCollection", "name": indicator, "features": features }))
}

/// The newest period that areas have figures for in an age group, shown or hidden.
fn newest(of: &Published, age: AgeGroup) -> Option<Period> {
    let areas = of.table.areas().iter().filter(|area| !area.is_reserved());
    let is_told = |at: Period| {
        let figures = areas.clone().map(|area| of.table.figure(area, at, age));
        figures
            .into_iter()
            .any(|figure| !matches!(figure, Figure::Missing | Figure::Suppressed(Mark::Unlisted)))
    };
    let periods = of.table.periods();
    periods.iter().rev().find(|&&at| is_told(at)).or(periods.last()).copied()
}
