//! The `OpenAPI` 3.0 document of OGC API – Features.

use serde_json::{Value as Json, json};

use super::OPENAPI_TYPE;
use crate::app::edition::Edition;
use crate::app::edition::features::{Bounds, Choice, Times};
use crate::locale::Lang;
use crate::view::collections::Collections;

/// Every address with the key of its words.
pub(super) const OPERATIONS: [(&str, &str); 7] = [
    ("/ogc", "features-op-landing"),
    ("/api", "features-op-api"),
    ("/conformance", "features-op-conformance"),
    ("/collections", "features-op-collections"),
    ("/collections/{collectionId}", "features-op-collection"),
    ("/collections/{collectionId}/items", "features-op-items"),
    ("/collections/{collectionId}/items/{featureId}", "features-op-item"),
];

/// The document.
pub(super) fn document(all: Collections<'_>, root: &str) -> Json {
    let server = if root.is_empty() { "/" } else { root };
    let paths: serde_json::Map<String, Json> = OPERATIONS
        .iter()
        .map(|&(path, key)| (path.to_owned(), json!({ "get": operation(path, key) })))
        .collect();
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": all.title(),
            "description": all.description(),
            "version": Edition::VERSION,
        },
        "servers": [{ "url": server }],
        "tags": [{ "name": "Capabilities" }, { "name": "Data" }],
        "paths": paths,
        "components": {
            "parameters": parameters(all),
            "schemas": schemas(),
            "responses": {
                "Problem": {
                    "description": "RFC 9457",
                    "content": {
                        "application/problem+json": { "schema": { "$ref": "#/components/schemas/problem" } },
                        "text/html": { "schema": { "type": "string" } },
                    },
                },
            },
        },
    })
}

fn operation(path: &str, key: &str) -> Json {
    let (id, media, schema, own): (_, _, _, &[&str]) = match key {
        "features-op-landing" => ("getLandingPage", "application/json", "landingPage", &[]),
        "features-op-api" => ("getApi", OPENAPI_TYPE, "api", &[]),
        "features-op-conformance" => ("getConformance", "application/json", "conformance", &[]),
        "features-op-collections" => ("getCollections", "application/json", "collections", &[]),
        "features-op-collection" => {
            ("describeCollection", "application/json", "collection", &["collectionId"])
        }
        "features-op-items" => (
            "getFeatures",
            "application/geo+json",
            "featureCollection",
            &["collectionId", "limit", "offset", "bbox", "datetime"],
        ),
        _ => ("getFeature", "application/geo+json", "feature", &["collectionId", "featureId"]),
    };
    let parameters: Vec<Json> = own
        .iter()
        .chain(&["f", "lang"])
        .map(|name| json!({ "$ref": format!("#/components/parameters/{name}") }))
        .collect();
    let problem = || json!({ "$ref": "#/components/responses/Problem" });
    let mut responses = json!({
        "200": {
            "description": Lang::En.text(key),
            "content": {
                media: { "schema": { "$ref": format!("#/components/schemas/{schema}") } },
                "text/html": { "schema": { "type": "string" } },
            },
        },
        "400": problem(),
        "503": problem(),
    });
    if own.contains(&"collectionId")
        && let Some(responses) = responses.as_object_mut()
    {
        responses.insert("404".to_owned(), problem());
    }
    json!({
        "operationId": id,
        "summary": Lang::En.text(key),
        "tags": [if path.contains("/collections") { "Data" } else { "Capabilities" }],
        "parameters": parameters,
        "responses": responses,
    })
}

fn parameters(all: Collections<'_>) -> Json {
    let ids: Vec<String> = all.all().map(|collection| collection.id).collect();
    let query = |name: &str, description: &str, schema: Json| {
        json!({
            "name": name, "in": "query", "required": false, "style": "form", "explode": false,
            "description": description, "schema": schema,
        })
    };
    let path =
        |name: &str, schema: Json| json!({ "name": name, "in": "path", "required": true, "schema": schema });
    let limits = (1, Choice::HIGHEST_LIMIT, Choice::USUAL_LIMIT);
    json!({
        "collectionId": path("collectionId", json!({ "type": "string", "enum": ids })),
        "featureId": path("featureId", json!({ "type": "string" })),
        "limit": query("limit", "Features at once.", json!({
            "type": "integer", "minimum": limits.0, "maximum": limits.1, "default": limits.2,
        })),
        "offset": query("offset", "Features that are left out before the first.", json!({
            "type": "integer", "minimum": 0, "default": 0,
        })),
        "bbox": query(
            "bbox",
            &format!("Features that touch this box: west, south, east and north in degrees, {}.", Bounds::FORM),
            json!({ "type": "array", "minItems": 4, "maxItems": 6, "items": { "type": "number" } }),
        ),
        "datetime": query(
            "datetime",
            &format!("Features of this time: {}.", Times::FORMS.join(", ")),
            json!({ "type": "string" }),
        ),
        "f": query("f", "JSON or a page, whatever the request accepts.", json!({
            "type": "string", "enum": ["json", "html"],
        })),
        "lang": query("lang", "The language of what is for people.", json!({
            "type": "string", "enum": Lang::ALL.map(Lang::tag),
        })),
    })
}

fn schemas() -> Json {
    let text = || json!({ "type": "string" });
    let reference = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let list = |of: Json| json!({ "type": "array", "items": of });
    let object = |required: &[&str], properties: Json| json!({ "type": "object", "required": required, "properties": properties });
    let links = list(reference("link"));
    json!({
        "link": object(&["href", "rel"], json!({ "href": text(), "rel": text(), "type": text() })),
        "landingPage": object(&["links"], json!({ "title": text(), "description": text(), "links": links })),
        "api": { "type": "object" },
        "conformance": object(&["conformsTo"], json!({ "conformsTo": list(text()) })),
        "collection": object(&["id", "links"], json!({
            "id": text(), "title": text(), "description": text(), "itemType": text(),
            "extent": { "type": "object" }, "crs": list(text()), "links": links,
        })),
        "collections": object(&["links", "collections"], json!({
            "links": links, "collections": list(reference("collection")),
        })),
        "feature": object(&["type", "geometry", "properties"], json!({
            "type": { "type": "string", "enum": ["Feature"] }, "id": text(),
            "geometry": { "type": "object" },
            "properties": { "type": "object", "nullable": true }, "links": links,
        })),
        "featureCollection": object(&["type", "features"], json!({
            "type": { "type": "string", "enum": ["FeatureCollection"] },
            "features": list(reference("feature")), "links": links,
            "numberMatched": { "type": "integer", "minimum": 0 },
            "numberReturned": { "type": "integer", "minimum": 0 },
        })),
        "problem": object(&["title", "status"], json!({
            "type": text(), "title": text(), "status": { "type": "integer" }, "detail": text(),
        })),
    })
}
