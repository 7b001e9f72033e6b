//! The resources as JSON and `GeoJSON`.

use serde_json::{Map, Number, Value as Json, json};

use super::{Chosen, OPENAPI_TYPE, items_path, pairs};
use crate::app::edition::features::Choice;
use crate::view::address;
use crate::view::collections::{Collection, Collections, Feature, Value};

/// Longitude and latitude in degrees, as RFC 7946 has them.
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
const GREGORIAN: &str = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";
const JSON: &str = "application/json";
const GEOJSON: &str = "application/geo+json";
const HTML: &str = "text/html";

/// Writes links that lead back here.
#[derive(Clone, Copy)]
pub(super) struct Links<'a> {
    /// What they begin with.
    pub(super) root: &'a str,
}

impl Links<'_> {
    fn link(self, rel: &str, media: &str, path: &str) -> Json {
        json!({ "rel": rel, "type": media, "href": format!("{}{path}", self.root) })
    }

    /// A resource itself, and the page that says the same.
    fn both(self, media: &str, path: &str) -> Vec<Json> {
        let separator = if path.contains('?') { '&' } else { '?' };
        vec![
            self.link("self", media, &address::for_programs(path)),
            self.link("alternate", HTML, &format!("{path}{separator}f=html")),
        ]
    }
}

pub(super) fn landing(all: Collections<'_>, links: Links<'_>) -> Json {
    let mut list = links.both(JSON, "/ogc");
    list.extend([
        links.link("service-desc", OPENAPI_TYPE, "/api?f=json"),
        links.link("service-doc", HTML, "/api?f=html"),
        links.link("conformance", JSON, "/conformance?f=json"),
        links.link("data", JSON, "/collections?f=json"),
    ]);
    json!({ "title": all.title(), "description": all.description(), "links": list })
}

pub(super) fn conformance(classes: &[&str]) -> Json {
    json!({ "conformsTo": classes })
}

pub(super) fn collections(all: Collections<'_>, links: Links<'_>) -> Json {
    let list: Vec<Json> = all.all().map(|one| described(all, &one, links, Vec::new())).collect();
    json!({ "links": links.both(JSON, "/collections"), "collections": list })
}

pub(super) fn collection(all: Collections<'_>, of: &Collection<'_>, links: Links<'_>) -> Json {
    let path = address::data_path("/collections/", &[&of.id]);
    described(all, of, links, links.both(JSON, &path))
}

fn described(all: Collections<'_>, of: &Collection<'_>, links: Links<'_>, mut list: Vec<Json>) -> Json {
    let items = items_path(of);
    list.push(links.link("items", GEOJSON, &address::for_programs(&items)));
    list.push(links.link("items", HTML, &format!("{items}?f=html")));
    let mut extent = Map::new();
    if let Some(bounds) = all.extent() {
        extent.insert("spatial".to_owned(), json!({ "bbox": [bounds], "crs": CRS84 }));
    }
    if let Some(time) = &of.time {
        let interval = [format!("{}T00:00:00Z", time.first), format!("{}T23:59:59Z", time.last)];
        extent.insert("temporal".to_owned(), json!({ "interval": [interval], "trs": GREGORIAN }));
    }
    json!({
        "id": of.id,
        "title": of.title,
        "description": of.description,
        "extent": extent,
        "itemType": "feature",
        "crs": [CRS84],
        "links": list,
    })
}

pub(super) fn items(of: &Collection<'_>, chosen: &Chosen<'_>, choice: &Choice, links: Links<'_>) -> Json {
    let path = items_path(of);
    let here = address::with_parameters(&path, &pairs(choice, choice.offset));
    let mut list = links.both(GEOJSON, &here);
    list.push(links.link("collection", JSON, &address::data_path("/collections/", &[&of.id])));
    list.extend(chosen.around(choice).map(|(rel, offset)| {
        let there = address::with_parameters(&path, &pairs(choice, offset));
        links.link(rel, GEOJSON, &address::for_programs(&there))
    }));
    json!({
        "type": "FeatureCollection",
        "links": list,
        "numberMatched": chosen.matched,
        "numberReturned": chosen.features.len(),
        "features": chosen.features.iter().map(feature).collect::<Vec<_>>(),
    })
}

pub(super) fn item(of: &Collection<'_>, one: &Feature<'_>, links: Links<'_>) -> Json {
    let path = address::data_path("/collections/", &[&of.id, "items", one.place.area.id.as_str()]);
    let mut list = links.both(GEOJSON, &path);
    list.push(links.link("collection", JSON, &address::data_path("/collections/", &[&of.id])));
    let mut feature = feature(one);
    if let Some(members) = feature.as_object_mut() {
        members.insert("links".to_owned(), Json::Array(list));
    }
    feature
}

/// A feature by RFC 7946.
pub(in crate::app::edition::answers) fn feature(feature: &Feature<'_>) -> Json {
    let properties: Map<String, Json> =
        feature.properties.iter().map(|(name, value)| ((*name).to_owned(), written(value))).collect();
    json!({
        "type": "Feature",
        "id": feature.place.area.id.as_str(),
        "geometry": geojson::Geometry::new(geojson::GeometryValue::from(&feature.place.wgs84)),
        "properties": properties,
    })
}

fn written(value: &Value) -> Json {
    match value {
        Value::Text(text) => json!(text),
        Value::Whole(number) => json!(number),
        Value::Number(number) => Number::from_f64(*number).map_or(Json::Null, Json::Number),
        Value::Flag(flag) => json!(flag),
        Value::Nothing => Json::Null,
    }
}
