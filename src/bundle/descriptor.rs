//! What a descriptor says of the bundle as a whole.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::notes::{self, NoteText};
use super::words;
use crate::finding::{Finding, Place};
use crate::geometry::Reading;

/// What the descriptor says, in our own words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Descriptor {
    /// The bundle's name; releases of the same name follow one another.
    pub name: String,
    /// Its title for people.
    pub title: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// Who the figures come from, one line each.
    pub sources: Vec<String>,
    /// `komspot.municipality.name`
    pub municipality: Option<String>,
    /// `komspot.demo`: the figures are invented and every page must say so.
    pub demo: bool,
    /// How the areas are to be read: `komspot.areas`, `komspot.crs`, `komspot.adjacency`.
    pub areas: Reading,
    /// `komspot.protected`: the figures are a release table and no true counts.
    pub protected: Option<Protection>,
    /// `komspot.notes`; `None` where there is no such list.
    pub notes: Option<Vec<NoteText>>,
    /// All its texts, with the members they stand in.
    pub(super) words: Vec<(String, String)>,
}

/// How the figures of a protected bundle were made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Protection {
    /// Counts below this are hidden.
    pub k: u64,
    /// Indicators whose `all` is a sum, each with the age groups that it adds up.
    pub sums: Vec<(String, Vec<String>)>,
    /// What the gate proved, by its own account.
    pub audit: Option<Proved>,
}

/// What a gate says of its proofs.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Proved {
    /// Parts solved on their own.
    pub blocks: u64,
}

/// Reads the members of a descriptor, and tells which are not what they should be.
pub(super) struct Members<'r> {
    pub(super) file: &'r str,
    pub(super) findings: &'r mut Vec<Finding>,
}

impl Members<'_> {
    /// A text, trimmed; an empty one is none.
    pub(super) fn text(&mut self, of: &Map<String, Value>, name: &str) -> Option<String> {
        match of.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            other => self.wrong(name, other),
        }
    }

    /// Tells that a member is not of its kind.
    pub(super) fn wrong<T>(&mut self, name: &str, value: &Value) -> Option<T> {
        let finding = Finding::refused("descriptor-member", Place::resource(self.file));
        self.findings.push(finding.value(&value.to_string()).detail("name", name));
        None
    }
}

impl Descriptor {
    /// Reads what concerns the whole bundle. A name is demanded.
    pub(super) fn parse(package: &Map<String, Value>, file: &str, findings: &mut Vec<Finding>) -> Self {
        let mut members = Members { file, findings };
        let mut descriptor = Self {
            name: members.text(package, "name").unwrap_or_default(),
            title: members.text(package, "title"),
            version: version(&mut members, package),
            words: words::of(package),
            created: members.text(package, "created"),
            sources: sources(package),
            ..Self::default()
        };
        if descriptor.name.is_empty() {
            findings.push(Finding::refused("descriptor-unnamed", Place::resource(file)));
        }
        match package.get("komspot") {
            None => {}
            Some(Value::Object(own)) => descriptor.read_own(own, &mut Members { file, findings }),
            Some(other) => {
                Members { file, findings }.wrong::<()>("komspot", other);
            }
        }
        descriptor
    }

    /// Reads the `komspot` object.
    fn read_own(&mut self, own: &Map<String, Value>, members: &mut Members<'_>) {
        for (name, value) in own {
            match (name.as_str(), value) {
                ("municipality", Value::Object(municipality)) => {
                    self.municipality = members.text(municipality, "name");
                }
                ("areas", Value::Object(areas)) => {
                    self.areas.id = members.text(areas, "id");
                    self.areas.name = members.text(areas, "name");
                    self.areas.short_name = members.text(areas, "short_name");
                }
                ("crs", value) => {
                    self.areas.epsg = epsg(value).or_else(|| members.wrong("komspot.crs", value));
                }
                ("adjacency", Value::Object(adjacency)) => {
                    self.areas.link = pairs(members, adjacency, "add");
                    self.areas.unlink = pairs(members, adjacency, "remove");
                }
                ("demo", Value::Bool(demo)) => self.demo = *demo,
                ("protected", Value::Object(protected)) => {
                    self.protected = Protection::parse(members, protected);
                }
                ("notes", value) => self.notes = notes::read(members, value),
                ("municipality" | "areas" | "adjacency" | "demo" | "protected", other) => {
                    members.wrong::<()>(&format!("komspot.{name}"), other);
                }
                _ => {
                    let finding = Finding::warning("komspot-unknown", Place::resource(members.file));
                    members.findings.push(finding.value(name));
                }
            }
        }
    }
}

impl Protection {
    /// Reads the `komspot.protected` object. `k` is demanded: without it nobody
    /// could say what the marks mean.
    fn parse(members: &mut Members<'_>, own: &Map<String, Value>) -> Option<Self> {
        let k = own.get("k").unwrap_or(&Value::Null);
        let Some(k) = k.as_u64() else { return members.wrong("komspot.protected.k", k) };
        let mut sums = Vec::new();
        match own.get("sums") {
            None => {}
            Some(Value::Object(own)) => {
                for (indicator, groups) in own {
                    let texts = |groups: &Vec<Value>| {
                        groups.iter().map(|group| group.as_str().map(str::to_owned)).collect()
                    };
                    match groups.as_array().and_then(texts) {
                        Some(groups) => sums.push((indicator.clone(), groups)),
                        None => return members.wrong("komspot.protected.sums", groups),
                    }
                }
            }
            Some(other) => return members.wrong("komspot.protected.sums", other),
        }
        Some(Self { k, sums, audit: own.get("audit").and_then(|audit| Proved::deserialize(audit).ok()) })
    }
}

/// A version is a text, but a bare number is often written.
fn version(members: &mut Members<'_>, package: &Map<String, Value>) -> Option<String> {
    match package.get("version") {
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => members.text(package, "version"),
    }
}

/// One line for each source: its title, or what else it has.
fn sources(package: &Map<String, Value>) -> Vec<String> {
    let line = |source: &Value| {
        let member = |name: &str| source.get(name).and_then(Value::as_str);
        let text =
            source.as_str().or_else(|| member("title")).or_else(|| member("name")).or_else(|| member("path"));
        text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    package.get("sources").and_then(Value::as_array).into_iter().flatten().filter_map(line).collect()
}

/// The code in `EPSG:25832`, `urn:ogc:def:crs:EPSG::25832` or plain `25832`;
/// WGS84 also under its name `CRS84`.
fn epsg(value: &Value) -> Option<u16> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|code| u16::try_from(code).ok()),
        Value::String(text) if text.to_ascii_uppercase().ends_with("CRS84") => Some(4326),
        Value::String(text) => {
            let (before, code) = text.trim().rsplit_once([':', '/']).unwrap_or(("EPSG", text.trim()));
            before.to_ascii_uppercase().contains("EPSG").then(|| code.parse().ok()).flatten()
        }
        _ => None,
    }
}

/// `[["a", "b"], …]` as pairs of area ids, which may be written as numbers.
fn pairs(members: &mut Members<'_>, adjacency: &Map<String, Value>, name: &str) -> Vec<(String, String)> {
    let id = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let mut found = Vec::new();
    for pair in adjacency.get(name).and_then(Value::as_array).into_iter().flatten() {
        match pair.as_array().map(Vec::as_slice) {
            Some([a, b]) if id(a).is_some() && id(b).is_some() => found.extend(id(a).zip(id(b))),
            _ => {
                members.wrong::<()>(&format!("komspot.adjacency.{name}"), pair);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parsed(value: Value) -> (Descriptor, Vec<&'static str>) {
        let Value::Object(package) = value else { panic!("an object") };
        let mut findings = Vec::new();
        let descriptor = Descriptor::parse(&package, "datapackage.json", &mut findings);
        (descriptor, findings.iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn everything_of_ours_is_read() {
        let (descriptor, codes) = parsed(json!({
            "name": "odense", "title": "Odense", "version": "2026.3", "created": "2026-11-12",
            "sources": [{"title": "Politiet"}, {"path": "https://example.org"}, "DST"],
            "komspot": {
                "municipality": {"name": "Odense"}, "demo": true, "crs": "EPSG:25832",
                "areas": {"id": "nr", "name": "navn"},
                "adjacency": {"add": [["a", "b"], [1, 2]], "remove": [["c", "d"]]},
            },
        }));
        assert_eq!(codes, [] as [&str; 0]);
        assert_eq!((descriptor.name.as_str(), descriptor.version.as_deref()), ("odense", Some("2026.3")));
        assert_eq!(descriptor.sources, ["Politiet", "https://example.org", "DST"]);
        assert_eq!(descriptor.municipality.as_deref(), Some("Odense"));
        assert!(descriptor.demo);
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(descriptor.areas.epsg, Some(25832));
        assert_eq!(descriptor.areas.id.as_deref(), Some("nr"));
        assert_eq!(descriptor.areas.link, [pair("a", "b"), pair("1", "2")]);
        assert_eq!(descriptor.areas.unlink, [pair("c", "d")]);
    }

    #[test]
    fn notes_are_read_and_what_does_not_belong_is_told() {
        let (descriptor, codes) = parsed(json!({
            "name": "odense",
            "komspot": {"notes": [
                {"period": "2025-03", "indicator": null, "areas": ["a", 6], "kind": "effort", "text_da": " Nyt ", "text_en": "New"},
                {"period": 2024, "indicator": "theft", "kind": "break", "text_da": "Brud", "text_en": "Break", "by": "me"},
                "no note",
            ]},
        }));
        assert_eq!(codes, ["descriptor-member", "descriptor-member"]);
        let notes = descriptor.notes.unwrap();
        assert_eq!(notes.len(), 2);
        assert_eq!(
            (notes[0].areas.clone(), notes[0].text_da.as_str()),
            (vec!["a".to_owned(), "6".to_owned()], "Nyt")
        );
        assert_eq!((notes[1].period.as_str(), notes[1].indicator.as_deref()), ("2024", Some("theft")));
        assert_eq!(parsed(json!({"name": "x", "komspot": {}})).0.notes, None);
    }

    #[test]
    fn systems_are_named_in_many_ways() {
        for text in [
            "EPSG:25832",
            "epsg:25832",
            "25832",
            "urn:ogc:def:crs:EPSG::25832",
            "http://www.opengis.net/def/crs/EPSG/0/25832",
        ] {
            assert_eq!(epsg(&json!(text)), Some(25832), "{text}");
        }
        assert_eq!(epsg(&json!(25832)), Some(25832));
        assert_eq!(epsg(&json!("urn:ogc:def:crs:OGC:1.3:CRS84")), Some(4326));
        assert_eq!(epsg(&json!("UTM 32")), None);
        assert_eq!(epsg(&json!("ESRI:25832")), None);
    }

    #[test]
    fn every_wrong_member_is_told() {
        let (_, codes) = parsed(json!({
            "title": 7,
            "komspot": {"demo": "yes", "crs": "moon", "colour": "red", "adjacency": {"add": [["a"]]}},
        }));
        assert_eq!(
            codes,
            [
                "descriptor-member",
                "descriptor-unnamed",
                "descriptor-member",
                "descriptor-member",
                "komspot-unknown",
                "descriptor-member"
            ]
        );
    }
}
