//! The file's features: ids, names and raw rings, each fault on its own.

use geojson::{Geometry, GeometryValue, Position};
use serde_json::{Map, Value};

use super::Reading;
use super::report::Report;
use crate::domain::AreaId;
use crate::finding::Finding;

/// Longest id or name, in characters.
const LONGEST: usize = 300;

/// Stands for a name that was refused, so that it is not also told as missing.
const REFUSED: &str = "—";

/// One feature that names an area.
pub(super) struct Outline {
    /// Position in the file, from 1, for findings.
    pub(super) number: usize,
    /// The area it belongs to.
    pub(super) id: AreaId,
    pub(super) name: Option<String>,
    pub(super) short_name: Option<String>,
    /// Polygons of rings of positions, as the file has them.
    pub(super) polygons: Vec<Vec<Vec<Position>>>,
}

impl Outline {
    /// Tells a finding which feature it is about.
    pub(super) fn told(&self, finding: Finding) -> Finding {
        finding.value(self.id.as_str()).detail("feature", self.number)
    }
}

/// The file as a `FeatureCollection`, or a finding that says why it is none.
pub(super) fn collection(geojson: &[u8], report: &mut Report<'_>) -> Option<Map<String, Value>> {
    let geojson = geojson.strip_prefix(b"\xef\xbb\xbf").unwrap_or(geojson);
    match serde_json::from_slice(geojson) {
        Ok(Value::Object(object)) => match object.get("type") {
            Some(Value::String(kind)) if kind == "FeatureCollection" => Some(object),
            other => {
                let kind = other.map_or_else(|| "—".to_owned(), text_of);
                report.refuse("area-no-collection", |f| f.value(&kind));
                None
            }
        },
        Ok(_) => {
            report.refuse("area-no-collection", |f| f.value("—"));
            None
        }
        Err(error) => {
            report.refuse("area-no-json", |mut f| {
                f.place.line = u64::try_from(error.line()).ok().filter(|&line| line > 0);
                f.detail("position", error.column())
            });
            None
        }
    }
}

/// The features that can be used; the others are findings.
pub(super) fn outlines(
    collection: &mut Map<String, Value>,
    reading: &Reading,
    report: &mut Report<'_>,
) -> Vec<Outline> {
    let features = match collection.remove("features") {
        Some(Value::Array(features)) => features,
        Some(_) | None => Vec::new(),
    };
    if features.is_empty() {
        report.refuse("area-none", |f| f);
    }
    features
        .into_iter()
        .enumerate()
        .filter_map(|(at, feature)| outline(at + 1, feature, reading, report))
        .collect()
}

fn outline(number: usize, feature: Value, reading: &Reading, report: &mut Report<'_>) -> Option<Outline> {
    let Value::Object(mut feature) = feature else {
        report.refuse("area-feature-unreadable", |f| f.detail("feature", number));
        return None;
    };
    // Id, names and geometry are all looked at before any fault ends it, so
    // that all faults are told at once.
    let id = id_of(number, &feature, reading, report);
    let mut label = |mapped: &Option<String>, usual: &str| {
        let column = mapped.as_deref().unwrap_or(usual);
        let value = feature.get("properties").and_then(|properties| properties.get(column));
        label_of(number, column, value, report)
    };
    let name = label(&reading.name, "name");
    let short_name = label(&reading.short_name, "short_name");
    let told = id.as_ref().map_or("—", AreaId::as_str);
    let polygons = geometry_of(number, told, feature.remove("geometry"), report);
    Some(Outline { number, id: id?, name, short_name, polygons: polygons? })
}

fn geometry_of(
    number: usize,
    id: &str,
    geometry: Option<Value>,
    report: &mut Report<'_>,
) -> Option<Vec<Vec<Vec<Position>>>> {
    let Some(geometry) = geometry.filter(|geometry| !geometry.is_null()) else {
        report.refuse("area-geometry-missing", |f| f.value(id).detail("feature", number));
        return None;
    };
    let kind = geometry.get("type").map_or_else(|| "—".to_owned(), text_of);
    let Ok(geometry) = serde_json::from_value::<Geometry>(geometry) else {
        report.refuse("area-feature-unreadable", |f| f.value(id).detail("feature", number));
        return None;
    };
    let polygons = polygons_of(geometry.value, 0);
    if polygons.is_none() {
        report.refuse("area-geometry-kind", |f| f.value(&kind).detail("id", id).detail("feature", number));
    }
    polygons
}

/// The polygons of a geometry; `None` if any of it is no surface.
fn polygons_of(geometry: GeometryValue, depth: u8) -> Option<Vec<Vec<Vec<Position>>>> {
    match geometry {
        GeometryValue::Polygon { coordinates } => Some(vec![coordinates]),
        GeometryValue::MultiPolygon { coordinates } => Some(coordinates),
        GeometryValue::GeometryCollection { geometries } if depth < 8 => geometries
            .into_iter()
            .map(|geometry| polygons_of(geometry.value, depth + 1))
            .collect::<Option<Vec<_>>>()
            .map(|polygons| polygons.into_iter().flatten().collect()),
        _ => None,
    }
}

fn id_of(
    number: usize,
    feature: &Map<String, Value>,
    reading: &Reading,
    report: &mut Report<'_>,
) -> Option<AreaId> {
    let column = reading.id.as_deref().unwrap_or("id");
    let property = feature.get("properties").and_then(|p| p.get(column)).filter(|value| !value.is_null());
    // A property that the descriptor names is meant; only the default may fall back.
    let own = if reading.id.is_none() { feature.get("id") } else { None };
    let mut refuse = |code: &'static str, value: &str| {
        report.refuse(code, |mut f| {
            f.place.column = Some(column.to_owned());
            f.value(value).detail("feature", number).detail("longest", LONGEST)
        });
        None
    };
    let text = match property.or(own) {
        None | Some(Value::Null) => return refuse("area-id-missing", column),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(figure)) => figure.to_string(),
        Some(other) => return refuse("area-id-kind", &other.to_string()),
    };
    if text.is_empty() {
        return refuse("area-id-empty", &text);
    }
    if text.chars().any(char::is_control) {
        return refuse("area-id-control", &text);
    }
    if text.chars().nth(LONGEST).is_some() {
        return refuse("area-id-long", &text);
    }
    let id = AreaId::new(&text);
    if id.is_reserved() {
        return refuse("area-id-reserved", &text);
    }
    Some(id)
}

/// A name as plain text: trimmed, no control characters, not endless.
fn label_of(number: usize, column: &str, value: Option<&Value>, report: &mut Report<'_>) -> Option<String> {
    let text = match value? {
        Value::Null => return None,
        Value::String(text) => text.trim().to_owned(),
        Value::Number(figure) => figure.to_string(),
        other => {
            report.refuse("area-name-kind", |mut f| {
                f.place.column = Some(column.to_owned());
                f.value(&other.to_string()).detail("feature", number)
            });
            return Some(REFUSED.to_owned());
        }
    };
    if text.chars().nth(LONGEST).is_some() {
        report.refuse("area-name-long", |mut f| {
            f.place.column = Some(column.to_owned());
            f.value(&text).detail("feature", number).detail("longest", LONGEST)
        });
        return Some(REFUSED.to_owned());
    }
    if text.chars().any(char::is_control) {
        report.note("area-name-control", |mut f| {
            f.place.column = Some(column.to_owned());
            f.value(&text).detail("feature", number)
        });
    }
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Some(text).filter(|text| !text.is_empty())
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
