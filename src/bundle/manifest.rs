//! `datapackage.json` as it is written: the bundle's members and what is said of each.

use serde_json::{Map, Value};

use super::descriptor::{Descriptor, Members};
use super::member;
use super::members::DESCRIPTOR;
use super::seal::Seal;
use crate::finding::{Finding, Place};

/// A descriptor that was understood.
pub(super) struct Manifest {
    pub(super) descriptor: Descriptor,
    pub(super) resources: Vec<Entry>,
    /// What is said of the bytes of every resource's file, also of those that we do not know.
    pub(super) seals: Vec<(String, Seal)>,
}

/// A resource of a name that we know.
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// Its file within the bundle.
    pub(super) path: String,
    pub(super) seal: Seal,
    pub(super) encoding: Option<String>,
    /// `format`, else what `mediatype` or the file's name say, in lower case.
    pub(super) format: String,
    pub(super) dialect: Option<Value>,
    pub(super) schema: Option<Value>,
}

/// Which resource it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Areas,
    /// What was published before, of a protected bundle.
    Ledger,
    Table(super::TableName),
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        use super::TableName::{Indicators, Observations, Population};
        Some(match name {
            "areas" => Self::Areas,
            "ledger" => Self::Ledger,
            "indicators" => Self::Table(Indicators),
            "population" => Self::Table(Population),
            "observations" => Self::Table(Observations),
            _ => return None,
        })
    }
}

impl Manifest {
    /// Reads a descriptor; `None` if it is not one at all.
    pub(super) fn parse(bytes: &[u8], findings: &mut Vec<Finding>) -> Option<Self> {
        let package = object(bytes, DESCRIPTOR, findings)?;
        let descriptor = Descriptor::parse(&package, DESCRIPTOR, findings);
        let (resources, seals) = match package.get("resources") {
            Some(Value::Array(resources)) => {
                (entries(resources, findings), resources.iter().filter_map(sealed).collect())
            }
            _ => (Vec::new(), Vec::new()),
        };
        if resources.is_empty() && !findings.iter().any(|finding| finding.code.starts_with("path-")) {
            findings.push(Finding::refused("descriptor-nothing-known", Place::resource(DESCRIPTOR)));
        }
        Some(Self { descriptor, resources, seals })
    }
}

/// The file of a resource, and what is said of its bytes.
fn sealed(resource: &Value) -> Option<(String, Seal)> {
    let path = member::path(resource.get("path")?.as_str()?).ok()?;
    let hash = resource.get("hash").and_then(Value::as_str).map(|hash| hash.trim().to_owned());
    Some((path, Seal { bytes: resource.get("bytes").and_then(Value::as_u64), hash }))
}

/// Reads a JSON object, telling line and column of what is wrong with it.
pub(super) fn object(bytes: &[u8], file: &str, findings: &mut Vec<Finding>) -> Option<Map<String, Value>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(object)) => Some(object),
        Ok(_) => {
            findings.push(Finding::refused("json-not-object", Place::resource(file).line(1)));
            None
        }
        Err(error) => {
            let place = Place::resource(file).line(error.line().max(1) as u64);
            findings.push(Finding::refused("json-broken", place).detail("position", error.column()));
            None
        }
    }
}

fn entries(resources: &[Value], findings: &mut Vec<Finding>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (position, resource) in resources.iter().enumerate() {
        let Some(name) = resource.get("name").and_then(Value::as_str) else {
            let finding = Finding::refused("resource-unnamed", Place::resource(DESCRIPTOR));
            findings.push(finding.detail("position", position + 1));
            continue;
        };
        let Some(kind) = Kind::named(name) else {
            findings.push(Finding::note("resource-unknown", Place::resource(DESCRIPTOR)).value(name));
            continue;
        };
        if entries.iter().any(|entry| entry.kind == kind) {
            findings.push(Finding::refused("resource-twice", Place::resource(DESCRIPTOR)).value(name));
            continue;
        }
        if let Value::Object(members) = resource {
            entries.extend(Entry::parse(kind, name, members, findings));
        }
    }
    entries
}

impl Entry {
    fn parse(
        kind: Kind,
        name: &str,
        resource: &Map<String, Value>,
        findings: &mut Vec<Finding>,
    ) -> Option<Self> {
        let path = match path(resource, name) {
            Ok(path) => path,
            Err(finding) => {
                findings.push(finding);
                return None;
            }
        };
        let mut members = Members { file: DESCRIPTOR, findings };
        let seal = Seal {
            bytes: match resource.get("bytes") {
                None | Some(Value::Null) => None,
                Some(value) => value.as_u64().or_else(|| members.wrong("bytes", value)),
            },
            hash: members.text(resource, "hash"),
        };
        let member = |name: &str| resource.get(name).filter(|value| !value.is_null()).cloned();
        Some(Self {
            kind,
            seal,
            encoding: members.text(resource, "encoding"),
            format: format(resource, &path),
            dialect: member("dialect"),
            schema: member("schema"),
            path,
        })
    }
}

/// The one file of a resource.
fn path(resource: &Map<String, Value>, name: &str) -> Result<String, Finding> {
    let fault = |code| Finding::refused(code, Place::resource(DESCRIPTOR)).detail("name", name);
    let text = match resource.get("path") {
        Some(Value::String(path)) => path,
        Some(Value::Array(parts)) => match parts.as_slice() {
            [Value::String(path)] => path,
            [] => return Err(fault("path-missing")),
            _ => return Err(fault("path-parts")),
        },
        _ => return Err(fault("path-missing")),
    };
    member::path(text)
        .map_err(|finding| Finding { place: Place::resource(DESCRIPTOR), ..finding }.detail("name", name))
}

fn format(resource: &Map<String, Value>, path: &str) -> String {
    let text = |name: &str| resource.get(name).and_then(Value::as_str).map(str::to_ascii_lowercase);
    let by_type = |mediatype: String| {
        let essence = mediatype.split(';').next().unwrap_or_default().trim().to_owned();
        Some(match essence.as_str() {
            "text/csv" => "csv",
            "text/tab-separated-values" => "tsv",
            "application/geo+json" | "application/vnd.geo+json" => "geojson",
            "application/json" => "json",
            "application/vnd.apache.parquet" | "application/parquet" => "parquet",
            _ => return None,
        })
    };
    text("format")
        .or_else(|| text("mediatype").and_then(by_type).map(str::to_owned))
        .unwrap_or_else(|| path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase())
}
