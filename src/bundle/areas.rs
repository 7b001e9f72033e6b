//! Areas out of a DuckDB file, as the GeoJSON that other bundles bring.

use serde_json::{Map, Value, json};

use super::database::{self, Opened};
use super::{Columns, Rows};
use crate::finding::{Finding, Findings, Place};
use crate::geometry::Reading;

/// Columns that may hold a feature's geometry.
const GEOMETRIES: [&str; 2] = ["geojson", "geometry"];

/// Reads the table `areas`.
pub(super) fn read(opened: &Opened, reading: &Reading, findings: &mut Findings) -> Option<Vec<u8>> {
    let mut table =
        Table { file: &reading.resource, names: Vec::new(), rows: Vec::new(), findings: Vec::new() };
    database::read(opened, &reading.resource, &mut table, findings);
    let collection = table.collection();
    findings.extend(table.findings);
    collection
}

struct Table<'r> {
    file: &'r str,
    names: Vec<String>,
    rows: Vec<Vec<Option<String>>>,
    findings: Vec<Finding>,
}

impl Rows for Table<'_> {
    fn columns(&mut self, columns: &Columns) -> bool {
        self.names.clone_from(&columns.names);
        true
    }

    fn row(&mut self, _: u64, cells: &[Option<&str>]) {
        self.rows.push(cells.iter().map(|cell| cell.map(str::to_owned)).collect());
    }
}

impl Table<'_> {
    fn collection(&mut self) -> Option<Vec<u8>> {
        if let ([_], [row]) = (self.names.as_slice(), self.rows.as_mut_slice()) {
            return row.pop().flatten().map(String::into_bytes);
        }
        let is_geometry = |name: &String| GEOMETRIES.iter().any(|known| name.eq_ignore_ascii_case(known));
        let Some(geometry) = self.names.iter().position(is_geometry) else {
            self.findings.push(Finding::refused("areas-no-geometry", Place::resource(self.file)));
            return None;
        };
        let mut features = Vec::new();
        for (line, row) in (1..).zip(&self.rows) {
            let text = row.get(geometry).and_then(Option::as_deref).unwrap_or_default();
            if let Ok(Value::Object(shape)) = serde_json::from_str(text) {
                features.push(self.feature(row, geometry, shape));
            } else {
                let place = Place::resource(self.file).line(line);
                self.findings.push(Finding::refused("areas-geometry-text", place));
            }
        }
        Some(json!({"type": "FeatureCollection", "features": features}).to_string().into_bytes())
    }

    fn feature(&self, row: &[Option<String>], geometry: usize, shape: Map<String, Value>) -> Value {
        let properties: Map<String, Value> = self
            .names
            .iter()
            .zip(row)
            .enumerate()
            .filter(|&(position, _)| position != geometry)
            .map(|(_, (name, cell))| (name.clone(), Value::from(cell.clone())))
            .collect();
        json!({"type": "Feature", "properties": properties, "geometry": Value::Object(shape)})
    }
}
