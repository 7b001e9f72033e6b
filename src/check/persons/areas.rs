//! The areas' file: properties about persons, and points instead of areas.

use serde_json::{Map, Value};

use super::acknowledged::Alarms;
use super::guard::Guard;
use super::names::is_personal_property;
use super::shape::{Kind, alarm};
use crate::finding::{Finding, Findings, Place, Quoted};

/// How deep properties and geometries are followed.
const DEPTH: u8 = 16;

/// Members of a feature that are no properties.
const SHAPE: [&str; 3] = ["type", "geometry", "bbox"];

/// Looks at everything in the file but the shapes' coordinates. True if there
/// are points or lines among the shapes.
pub(in crate::check) fn inspect(
    geojson: &[u8],
    resource: &str,
    guard: &Guard<'_>,
    findings: &mut Findings,
) -> bool {
    let geojson = geojson.strip_prefix(b"\xef\xbb\xbf").unwrap_or(geojson);
    // What cannot be read is told by who reads the shapes.
    let Ok(Value::Object(collection)) = serde_json::from_slice(geojson) else { return false };
    let text = std::str::from_utf8(geojson).unwrap_or_default();
    let mut inspection =
        Inspection { text, resource, feature: 0, alarms: Alarms::new(guard, "areas"), points: 0 };
    inspection.members(&collection, &["type", "features", "bbox"]);
    for feature in collection.get("features").and_then(Value::as_array).into_iter().flatten() {
        inspection.feature += 1;
        if let Value::Object(feature) = feature {
            inspection.feature(feature);
        }
    }
    let Inspection { alarms, points, .. } = inspection;
    alarms.finish(findings);
    if points > 0 {
        let finding = Finding::refused("point-geometries", Place::resource(resource));
        findings.push(finding.detail("count", points));
    }
    points > 0
}

struct Inspection<'a> {
    text: &'a str,
    resource: &'a str,
    /// Position of the feature at hand, from 1; 0 outside all.
    feature: usize,
    alarms: Alarms<'a>,
    points: u64,
}

impl Inspection<'_> {
    fn feature(&mut self, feature: &Map<String, Value>) {
        if feature.get("geometry").is_some_and(|geometry| holds_points(geometry, DEPTH)) {
            self.points += 1;
        }
        if let Some(Value::Object(properties)) = feature.get("properties") {
            self.members(properties, &[]);
        }
        self.members(feature, &[&SHAPE[..], &["properties"]].concat());
    }

    fn members(&mut self, members: &Map<String, Value>, except: &[&str]) {
        for (name, value) in members.iter().filter(|(name, _)| !except.contains(&name.as_str())) {
            if is_personal_property(name) {
                self.raise("personal-data-property", name, name);
            } else if let Some(code) = alarm(Kind::Property, name) {
                self.raise(code, name, name);
            }
            self.value(name, value, DEPTH);
        }
    }

    fn value(&mut self, name: &str, value: &Value, depth: u8) {
        let Some(deeper) = depth.checked_sub(1) else { return };
        match value {
            Value::String(text) => self.look(name, text),
            // Ten digits may be written as a number too.
            Value::Number(number) if number.is_u64() => self.look(name, &number.to_string()),
            Value::Array(values) => values.iter().for_each(|value| self.value(name, value, deeper)),
            Value::Object(members) => {
                for (inner, value) in members {
                    self.look(name, inner);
                    self.value(name, value, deeper);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn look(&mut self, name: &str, text: &str) {
        if let Some(code) = alarm(Kind::Property, text) {
            self.raise(code, name, text);
        }
    }

    fn raise(&mut self, code: &'static str, name: &str, text: &str) {
        let code = if code == "person-number" { "person-number-in-text" } else { code };
        let mut place = Place::resource(self.resource).column(Quoted::new(name).as_str());
        place.line = self.line(text);
        self.alarms.raise(name, text, Finding::refused(code, place).detail("feature", self.feature));
    }

    /// The line on which a text first stands, if it stands there as it is read.
    fn line(&self, text: &str) -> Option<u64> {
        let (before, _) = self.text.split_once(text)?;
        u64::try_from(before.bytes().filter(|&byte| byte == b'\n').count() + 1).ok()
    }
}

/// True if a geometry is, or is made of, points or lines.
fn holds_points(geometry: &Value, depth: u8) -> bool {
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or_default();
    match (kind, depth.checked_sub(1)) {
        ("Point" | "MultiPoint" | "LineString" | "MultiLineString", _) => true,
        ("GeometryCollection", Some(deeper)) => geometry
            .get("geometries")
            .and_then(Value::as_array)
            .is_some_and(|parts| parts.iter().any(|part| holds_points(part, deeper))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::Acknowledged;
    use super::*;

    fn found(properties: &Value, geometry: &Value) -> Vec<(&'static str, Option<u64>, Option<String>)> {
        let feature = json!({"type": "Feature", "properties": properties, "geometry": geometry});
        let file = json!({"type": "FeatureCollection", "features": [feature]});
        let text = serde_json::to_string_pretty(&file).unwrap();
        let mut findings = Findings::default();
        let acknowledged = Acknowledged::default();
        inspect(text.as_bytes(), "areas.geojson", &Guard::new(&acknowledged), &mut findings);
        findings.into_list().into_iter().map(|f| (f.code, f.place.line, f.place.column)).collect()
    }

    #[test]
    fn properties_are_looked_at_whatever_they_are() {
        let column = |name: &str| Some(name.to_owned());
        let shape = json!({"type": "Polygon", "coordinates": [[[1_101_011_234_u64, 1_101_011_234_u64]]]});
        assert_eq!(found(&json!({"id": "1", "name": "Distrikt 10", "gyldig_fra": "2020-01-01"}), &shape), []);
        for (value, code) in [
            (json!("x 010101-1234"), "person-number-in-text"),
            (json!(1_101_011_234_u64), "person-number-in-text"),
            (json!([{"a": "010101-1234"}]), "person-number-in-text"),
            (json!("a@b.dk"), "person-email"),
            (json!("Prøvevej 12"), "person-address"),
        ] {
            let expected = (code, found(&json!({"note": value}), &shape)[0].1, column("note"));
            assert!(expected.1.is_some(), "the line is told");
            assert_eq!(found(&json!({"note": value}), &shape), [expected]);
        }
        assert_eq!(found(&json!({"cpr": null}), &shape)[0].0, "personal-data-property");
    }

    #[test]
    fn points_are_no_areas() {
        for kind in ["Point", "MultiPoint", "LineString", "MultiLineString"] {
            let geometry = json!({"type": kind, "coordinates": []});
            assert_eq!(found(&json!({}), &geometry)[0].0, "point-geometries", "{kind}");
            let collection = json!({"type": "GeometryCollection", "geometries": [geometry]});
            assert_eq!(found(&json!({}), &collection)[0].0, "point-geometries", "{kind}");
        }
    }
}
