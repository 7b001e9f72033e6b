//! The `datapackage.json` of a protected bundle.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::tables::{File, columns, path};
use crate::bundle::columns::Column;
use crate::bundle::{Descriptor, NoteText};
use crate::digest::hexadecimal;
use crate::domain::AgeGroup;
use crate::protect::Rule;
use crate::release::{Audit, Published};

/// What a descriptor says of a file's bytes.
pub(in crate::app) struct Sealed {
    /// The resource's name.
    pub(in crate::app) name: &'static str,
    /// How many they are.
    pub(in crate::app) bytes: u64,
    /// Their SHA-256.
    pub(in crate::app) hash: [u8; 32],
}

impl Sealed {
    /// Of a file at hand.
    pub(super) fn of(file: &File) -> Self {
        Self { name: file.name, bytes: file.text.len() as u64, hash: Sha256::digest(&file.text).into() }
    }
}

/// Describes the files: Data Package version 2. What the raw bundle said of
/// itself is said again.
pub(in crate::app) fn write(
    of: &Descriptor,
    indicators: &[Published],
    rule: Rule,
    audit: Option<Audit>,
    files: &[Sealed],
) -> String {
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
    put("komspot", Some(own(of, indicators, rule, audit)));
    put("resources", Some(files.iter().map(resource).collect()));
    // Strings and numbers only: there is nothing that could not be written.
    serde_json::to_string_pretty(&package).unwrap_or_default() + "\n"
}

/// The `komspot` object.
fn own(of: &Descriptor, indicators: &[Published], rule: Rule, audit: Option<Audit>) -> Value {
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
    if let Some(notes) = &of.notes {
        own.insert("notes".to_owned(), notes.iter().map(note).collect());
    }
    let mut sums = Map::new();
    for of in indicators {
        let groups = of.table.covered_ages();
        if groups != [AgeGroup::All] {
            let groups: Vec<String> = groups.iter().map(ToString::to_string).collect();
            sums.insert(of.indicator.id.to_string(), json!(groups));
        }
    }
    let mut protected = Map::from_iter([("k".to_owned(), json!(rule.k())), ("sums".to_owned(), json!(sums))]);
    if let Some(Audit { blocks, .. }) = audit {
        protected.insert("audit".to_owned(), json!({ "blocks": blocks }));
    }
    own.insert("protected".to_owned(), Value::Object(protected));
    Value::Object(own)
}

fn note(of: &NoteText) -> Value {
    let mut note = Map::from_iter([("period".to_owned(), json!(of.period))]);
    if let Some(id) = &of.indicator {
        note.insert("indicator".to_owned(), json!(id));
    }
    if !of.areas.is_empty() {
        note.insert("areas".to_owned(), json!(of.areas));
    }
    for (name, text) in [("kind", &of.kind), ("text_da", &of.text_da), ("text_en", &of.text_en)] {
        note.insert(name.to_owned(), json!(text));
    }
    Value::Object(note)
}

fn resource(file: &Sealed) -> Value {
    let (path, bytes) = (path(file.name), file.bytes);
    let hash = format!("sha256:{}", hexadecimal(&file.hash));
    if file.name == "areas" {
        return json!({
            "name": file.name, "path": path, "bytes": bytes, "hash": hash, "encoding": "utf-8",
            "format": "geojson", "mediatype": "application/geo+json",
        });
    }
    if file.name == "ledger" {
        return json!({
            "name": file.name, "path": path, "bytes": bytes, "hash": hash, "encoding": "utf-8",
            "format": "jsonl", "mediatype": "application/jsonl",
        });
    }
    let field = |column: &Column| json!({ "name": column.name, "type": column.kind });
    let fields: Vec<Value> = columns(file.name).iter().map(field).collect();
    json!({
        "name": file.name, "path": path, "bytes": bytes, "hash": hash, "encoding": "utf-8",
        "type": "table", "format": "csv", "mediatype": "text/csv",
        "dialect": { "delimiter": ",", "lineTerminator": "\n", "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}
