//! The bundle's `datapackage.json`.

use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::File;
use super::tables::{INDICATORS, OBSERVATIONS, POPULATION};

/// Describes the files: Data Package version 2.
pub(super) fn write(files: &[File]) -> Result<Vec<u8>, serde_json::Error> {
    let descriptor = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "odense-demo",
        "title": "Demo – opdigtede tal for 15 byområder i Odense",
        "description": "Invented figures for showing and testing KOMspot. They say nothing about real places or people.",
        "version": "2026.10",
        "created": "2026-11-12T13:32:00Z",
        "licenses": [{ "name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT License" }],
        "sources": [
            { "title": "Opdigtede tal, trukket ved lodtrækning (invented figures, drawn by lot)" },
            { "title": "Skematisk kort over 15 områder, tegnet til KOMspot (schematic map, not official borders)" }
        ],
        "komspot": { "municipality": { "name": "Odense" }, "demo": true, "notes": notes() },
        "resources": files.iter().map(resource).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_vec_pretty(&descriptor)?;
    text.push(b'\n');
    Ok(text)
}

/// What charts show beside the figures: an effort, a rule and a break, invented as they are.
fn notes() -> Value {
    json!([
        {
            "period": "2022-07",
            "indicator": "fritidsjob",
            "areas": ["03"],
            "kind": "effort",
            "text_da": "Opdigtet: en indsats for fritidsjob begynder.",
            "text_en": "Invented: an effort for part-time jobs begins."
        },
        {
            "period": "2023-Q1",
            "indicator": "underretninger",
            "kind": "rule",
            "text_da": "Opdigtet: et nyt skema for underretninger tages i brug.",
            "text_en": "Invented: a new form for notifications comes into use."
        },
        {
            "period": "2019-07",
            "indicator": "haervaerk",
            "kind": "break",
            "text_da": "Opdigtet: anmeldelser på nettet tælles med herfra.",
            "text_en": "Invented: reports made online are counted from here on."
        }
    ])
}

fn resource(file: &File) -> Value {
    let name = file.name.split('.').next().unwrap_or_default();
    let mut entry = json!({
        "name": name,
        "path": file.name,
        "bytes": file.bytes.len(),
        "hash": format!("sha256:{}", sha256(&file.bytes)),
        "encoding": "utf-8",
    });
    let columns: &[&str] = match name {
        "indicators" => &INDICATORS,
        "population" => &POPULATION,
        "observations" => &OBSERVATIONS,
        _ => &[],
    };
    let more = if columns.is_empty() {
        json!({ "format": "geojson", "mediatype": "application/geo+json" })
    } else {
        json!({
            "type": "table",
            "format": "csv",
            "mediatype": "text/csv",
            "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
            "schema": { "fields": columns.iter().map(|column| field(name, column)).collect::<Vec<_>>() }
        })
    };
    if let (Value::Object(entry), Value::Object(more)) = (&mut entry, more) {
        entry.extend(more);
    }
    entry
}

fn field(table: &str, column: &str) -> Value {
    let kind = match (table, column) {
        ("population", "year") => "year",
        ("observations", "value") => "number",
        (_, "persons" | "per" | "rhythm_days") | ("observations", "base") => "integer",
        (_, "protect") => "boolean",
        _ => "string",
    };
    json!({ "name": column, "type": kind })
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
