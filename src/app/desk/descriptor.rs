//! The `datapackage.json` of a protected bundle.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::tables::{File, columns};
use crate::bundle::Descriptor;
use crate::domain::AgeGroup;
use crate::protect::Rule;
use crate::release::Published;

/// Describes the files: Data Package version 2. What the raw bundle said of
/// itself is said again.
pub(super) fn write(of: &Descriptor, indicators: &[Published], rule: Rule, files: &[File]) -> String {
    let mut package = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            package.insert(name.to_owned(), value);
        }
    };
    put("$schema", Some(json!("https://datapackage.org/profiles/2.0/datapackage.json")));
    put("name", Some(json!(of.name)));
    put("title", of.title.as_ref().map(|title| json!(title)));
    put("version", of.version.as_ref().map(|version| json!(version)));
    put("created", of.created.as_ref().map(|created| json!(created)));
    let sources: Vec<Value> = of.sources.iter().map(|source| json!({ "title": source })).collect();
    put("sources", (!sources.is_empty()).then(|| json!(sources)));
    put("komspot", Some(own(of, indicators, rule)));
    put("resources", Some(files.iter().map(resource).collect()));
    // Strings and numbers only: there is nothing that could not be written.
    serde_json::to_string_pretty(&package).unwrap_or_default() + "\n"
}

/// The `komspot` object.
fn own(of: &Descriptor, indicators: &[Published], rule: Rule) -> Value {
    let mut own = Map::new();
    if let Some(name) = &of.municipality {
        own.insert("municipality".to_owned(), json!({ "name": name }));
    }
    if of.demo {
        own.insert("demo".to_owned(), json!(true));
    }
    let (add, remove) = (&of.areas.link, &of.areas.unlink);
    if !add.is_empty() || !remove.is_empty() {
        own.insert("adjacency".to_owned(), json!({ "add": add, "remove": remove }));
    }
    let mut sums = Map::new();
    for of in indicators {
        let groups = of.table.covered_ages();
        if groups != [AgeGroup::All] {
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            sums.insert(of.indicator.id.to_string(), json!(groups));
        }
    }
    own.insert("protected".to_owned(), json!({ "k": rule.k(), "sums": sums }));
    Value::Object(own)
}

fn resource(file: &File) -> Value {
    let (path, bytes) = (file.path(), file.text.len());
    let hash = format!("sha256:{}", sha256(file.text.as_bytes()));
    if file.name == "areas" {
        return json!({
            "name": file.name, "path": path, "bytes": bytes, "hash": hash, "encoding": "utf-8",
            "format": "geojson", "mediatype": "application/geo+json",
        });
    }
    let fields: Vec<Value> = columns(file.name).iter().map(|name| field(file.name, name)).collect();
    json!({
        "name": file.name, "path": path, "bytes": bytes, "hash": hash, "encoding": "utf-8",
        "type": "table", "format": "csv", "mediatype": "text/csv",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
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
