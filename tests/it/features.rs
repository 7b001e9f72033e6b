//! OGC API – Features: what map programs open, by GDAL's own client and by the standard's rules.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::harness::{Komspot, tool};
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// Every kind of resource with the media type that programs get.
const RESOURCES: [(&str, &str); 9] = [
    ("/ogc", "application/json"),
    ("/api", "application/vnd.oai.openapi+json;version=3.0"),
    ("/conformance", "application/json"),
    ("/collections", "application/json"),
    ("/collections/areas", "application/json"),
    ("/collections/thefts", "application/json"),
    ("/collections/areas/items", "application/geo+json"),
    ("/collections/thefts/items?limit=2", "application/geo+json"),
    ("/collections/thefts/items/a1", "application/geo+json"),
];

/// The features of a layer as GDAL hands them on; none, with a word, where GDAL is not there.
fn by_gdal(url: &str, layer: &str, options: &[&str]) -> Option<Vec<Value>> {
    let mut ogr2ogr = tool("ogr2ogr")?;
    ogr2ogr.args([
        "-f",
        "GeoJSON",
        "/vsistdout/",
        &format!("OAPIF:{url}"),
        layer,
        "-lco",
        "COORDINATE_PRECISION=7",
    ]);
    let output = ogr2ogr.args(options).output().expect("ogr2ogr runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).expect("GeoJSON");
    Some(json["features"].as_array().expect("features").clone())
}

#[test]
fn gdal_opens_the_server_as_it_is() {
    let server = Komspot::demo();
    let Some(mut ogrinfo) = tool("ogrinfo") else { return };
    let output = ogrinfo.args(["-ro", &format!("OAPIF:{}", server.url(""))]).output().expect("ogrinfo runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let layers: Vec<&str> = said
        .lines()
        .filter_map(|line| {
            line.split_once(": ").filter(|(at, _)| at.bytes().all(|byte| byte.is_ascii_digit()))
        })
        .filter_map(|(_, rest)| rest.split(' ').next())
        .collect();
    let indicators = server.get("/api/v1/indicators").json();
    let ids = indicators.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap());
    assert_eq!(layers, std::iter::once("areas").chain(ids).collect::<Vec<_>>(), "{said}");
    assert!(!said.contains("ERROR") && !said.contains("Warning"), "{said}");
}

#[test]
fn gdal_reads_the_shapes_that_the_areas_have() {
    let server = Komspot::demo();
    let areas = server.get("/api/v1/areas").json();
    // In pages of four: every link to the next one has to lead on.
    let Some(features) = by_gdal(&server.url(""), "areas", &["-oo", "PAGE_SIZE=4"]) else { return };
    let areas = areas["features"].as_array().unwrap();
    assert_eq!(features.len(), areas.len());
    for (feature, area) in features.iter().zip(areas) {
        assert_eq!(feature["geometry"], area["geometry"]);
        for name in ["id", "name", "short_name"] {
            assert_eq!(feature["properties"][name], area["properties"][name]);
        }
    }
}

#[test]
fn gdal_reads_the_figures_that_the_release_table_has() {
    let server = Komspot::demo();
    for indicator in ["haervaerk", "karaktersnit-9-klasse", "fravaer-over-10", "vold-offentligt-rum"] {
        let Some(features) = by_gdal(&server.url(""), indicator, &[]) else { return };
        let table = server.get(&format!("/api/v1/observations?indicator={indicator}"));
        let mut reader = csv::Reader::from_reader(table.body.as_slice());
        let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
        assert_eq!(features.len(), 15);
        for feature in features {
            let said = &feature["properties"];
            let (area, period) = (said["area"].as_str().unwrap(), said["period"].as_str().unwrap());
            let row = rows
                .iter()
                .find(|row| row["area"] == area && row["period"] == period && row["age_group"] == "all");
            let row = row.unwrap_or_else(|| panic!("{area} {period} is in the table"));
            assert_eq!(said["mark"].as_str(), Some(&*row["mark"]));
            for number in ["value", "base", "rate"] {
                let expected: Option<f64> = row[number].parse().ok();
                match (expected, said[number].as_f64()) {
                    (None, None) => {}
                    (Some(expected), Some(found)) => {
                        assert!((expected - found).abs() <= 1e-9 * expected.abs(), "{row:?}");
                    }
                    (expected, found) => panic!("{found:?} instead of {expected:?}: {row:?}"),
                }
            }
        }
    }
}

#[test]
fn every_resource_has_its_media_type_and_a_page() {
    let served = Served::new(snapshot(1));
    for (path, media) in RESOURCES {
        let reply = served.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (200, media), "{path}");
        assert_eq!(reply.header("vary"), "Accept-Encoding, Accept");
        let page = served.ask("GET", path, &["Accept: text/html,*/*;q=0.8"]);
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
        let text = page.text();
        assert!(text.contains("<h1>") && !text.contains('⟦'), "{text}");
        assert!(text.contains("opdigtede tal"), "a demo says so");
        assert!(!text.contains("<script>"), "names are text");
        let separator = if path.contains('?') { '&' } else { '?' };
        let forced = served.ask("GET", &format!("{path}{separator}f=json"), &["Accept: text/html"]);
        assert_eq!(forced.header("content-type"), media);
    }
}

#[test]
fn the_server_itself_is_the_landing_page_for_programs() {
    let served = Served::new(snapshot(1));
    let landing = served.ask("GET", "/", &["Accept: application/json"]);
    assert_eq!(landing.header("content-type"), "application/json");
    let links = landing.json()["links"].as_array().unwrap().clone();
    for (rel, path) in [
        ("service-desc", "/api?f=json"),
        ("service-doc", "/api?f=html"),
        ("conformance", "/conformance?f=json"),
        ("data", "/collections?f=json"),
    ] {
        let link = links.iter().find(|link| link["rel"] == rel).unwrap();
        assert_eq!(link["href"], served.url(path));
    }
    for accept in ["Accept: */*", "Accept: text/html,application/json", "X-Nothing: 1"] {
        assert_eq!(served.ask("GET", "/", &[accept]).header("content-type"), "text/html; charset=utf-8");
    }
}

#[test]
fn every_link_leads_to_what_it_says() {
    let served = Served::new(snapshot(1));
    let mut seen = 0;
    for (path, _) in RESOURCES {
        let document = served.get(path).json();
        let mut links: Vec<Value> = document["links"].as_array().cloned().unwrap_or_default();
        for collection in document["collections"].as_array().into_iter().flatten() {
            links.extend(collection["links"].as_array().unwrap().clone());
        }
        for link in links {
            let path = link["href"].as_str().unwrap().replace(&served.url(""), "");
            let reply = served.get(&path);
            assert_eq!(reply.status, 200, "{link}");
            let media = link["type"].as_str().unwrap();
            assert!(reply.header("content-type").starts_with(media), "{link}");
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} links");
}

#[test]
fn a_feature_says_what_is_published_and_no_more() {
    let served = Served::new(snapshot(1));
    let collection = |id: &str| served.get(&format!("/collections/{id}/items")).json();
    let wellbeing = collection("wellbeing");
    assert_eq!(
        wellbeing["features"][0]["properties"],
        json!({
            "area": "a1", "name": "Ørbyen", "indicator": "wellbeing",
            "period": "2024/2025", "from": "2024-08-01", "to": "2025-07-31",
            // 45 of 60 against 300 of 400
            "value": 45.0, "mark": "published", "base": 60.0, "rate": 75.0, "per": 100, "ratio": 1.0,
            "level": wellbeing["features"][0]["properties"]["level"], "provisional": false,
        })
    );
    let hidden = &wellbeing["features"][1]["properties"];
    assert_eq!(hidden["mark"], "hidden");
    for number in ["value", "base", "rate", "ratio"] {
        assert_eq!(hidden[number], Value::Null, "{number}");
    }
    assert_eq!(hidden["level"], "skjult");
}

#[test]
fn features_are_chosen_by_place_time_and_number() {
    let served = Served::new(snapshot(1));
    let ids = |query: &str| -> Vec<String> {
        let reply = served.get(&format!("/collections/reports/items?{query}"));
        assert_eq!(reply.status, 200, "{query}");
        let json = reply.json();
        let features = json["features"].as_array().unwrap();
        assert_eq!(json["numberReturned"], features.len());
        features.iter().map(|feature| feature["id"].as_str().unwrap().to_owned()).collect()
    };
    let all = ["a1", "a2", "a3", "a4", "a5", "a6"];
    // Squares of 0.01° from 10.30 on: the middles of the second and the third.
    assert_eq!(ids("bbox=10.315,55.0,10.325,56.0"), ["a2", "a3"]);
    assert_eq!(ids("bbox=10.315,55.385,0,10.316,55.386,9"), ["a2"]);
    assert_eq!(ids("bbox=0,0,1,1"), [""; 0]);
    assert_eq!(ids("bbox=170,50,10.305,60"), ["a1"], "over the antimeridian");
    assert_eq!(ids("datetime=2025-06-01T00:00:00Z"), all);
    assert_eq!(ids("datetime=../2024-12-31"), [""; 0]);
    assert_eq!(ids("limit=2&offset=3"), ["a4", "a5"]);
    assert_eq!(ids("limit=999999999"), all, "more than the most is no mistake");
    assert_eq!(ids("offset=6"), [""; 0]);

    let middle = served.get("/collections/reports/items?limit=2&offset=1&bbox=10,55,11,56").json();
    assert_eq!(middle["numberMatched"], 6);
    let href = |rel: &str| {
        let links = middle["links"].as_array().unwrap();
        links.iter().find(|link| link["rel"] == rel).map(|link| link["href"].as_str().unwrap().to_owned())
    };
    let here = served.url("/collections/reports/items");
    assert_eq!(href("next").unwrap(), format!("{here}?limit=2&offset=3&bbox=10%2C55%2C11%2C56&f=json"));
    assert_eq!(href("prev").unwrap(), format!("{here}?limit=2&bbox=10%2C55%2C11%2C56&f=json"));
}

#[test]
fn what_is_outside_its_values_is_refused_clearly() {
    let served = Served::new(snapshot(1));
    for (path, status, parameter) in [
        ("/collections/none", 404, ""),
        ("/collections/none/items", 404, ""),
        ("/collections/%00/items", 404, ""),
        ("/collections/thefts/items/none", 404, ""),
        ("/collections/thefts/items/total", 404, ""),
        ("/collections?limit=1", 400, "?"),
        ("/collections?f=xml", 400, "f"),
        ("/collections?lang=de", 400, "lang"),
        ("/collections/thefts/items?limit=0", 400, "limit"),
        ("/collections/thefts/items?limit=-1", 400, "limit"),
        ("/collections/thefts/items?limit=1&limit=2", 400, "limit"),
        ("/collections/thefts/items?offset=x", 400, "offset"),
        ("/collections/thefts/items?bbox=1,2,3", 400, "bbox"),
        ("/collections/thefts/items?bbox=NaN,0,1,1", 400, "bbox"),
        ("/collections/thefts/items?bbox=10,56,11,55", 400, "bbox"),
        ("/collections/thefts/items?bbox-crs=x", 400, "?"),
        ("/collections/thefts/items?datetime=yesterday", 400, "datetime"),
        ("/collections/thefts/items?datetime=2026-01-01/2025-01-01", 400, "datetime"),
    ] {
        let reply = served.get(path);
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(reply.header("content-type"), "application/problem+json");
        assert_eq!(reply.json()["parameter"].as_str().unwrap_or_default(), parameter, "{path}");
        let page = served.ask("GET", path, &["Accept: text/html"]);
        assert!(page.text().contains("href=\"/?lang="), "a way on from {path}");
    }
}

#[test]
fn an_indicator_called_areas_has_a_name_of_its_own() {
    let mut snapshot = snapshot(1);
    let of = &mut snapshot.release.indicators[0];
    let indicator = std::sync::Arc::make_mut(&mut of.indicator);
    indicator.id = komspot::domain::IndicatorId::new("areas");
    let served = Served::new(snapshot);
    let ids: Vec<Value> = served.get("/collections").json()["collections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|collection| collection["id"].clone())
        .collect();
    assert_eq!(ids, ["areas", "indicator:areas", "reports", "wellbeing", "absence"]);
    let feature = served.get("/collections/indicator:areas/items/a1").json();
    assert_eq!(feature["properties"]["indicator"], "areas");
    assert_eq!(served.get("/collections/areas/items/a1").json()["properties"]["indicator"], Value::Null);
}

#[test]
fn odd_hosts_get_links_within_the_server() {
    let served = Served::new(snapshot(1));
    let data = |header: &str| {
        let links = served.ask("GET", "/ogc", &[header]).json()["links"].as_array().unwrap().clone();
        links.iter().find(|link| link["rel"] == "data").unwrap()["href"].as_str().unwrap().to_owned()
    };
    assert_eq!(data("X-Forwarded-Host: maps.example"), "http://maps.example/collections?f=json");
    assert_eq!(data("X-Forwarded-Host: \"><script>"), "/collections?f=json");
    assert_eq!(data("X-Forwarded-Proto: javascript"), "/collections?f=json");
}

/// The parts of `OpenAPI` 3.0 that a reader of the document relies on.
#[test]
fn the_openapi_document_describes_every_resource() {
    let served = Served::new(snapshot(1));
    let api = served.get("/api").json();
    assert!(api["openapi"].as_str().unwrap().starts_with("3.0."));
    assert_eq!(api["servers"][0]["url"], served.url(""));
    let mut operations = std::collections::BTreeSet::new();
    let paths = api["paths"].as_object().unwrap();
    assert_eq!(paths.len(), 7);
    for (path, item) in paths {
        let get = &item["get"];
        assert!(operations.insert(get["operationId"].as_str().unwrap()), "{path}: ids are unique");
        let named: Vec<&str> = get["parameters"]
            .as_array()
            .unwrap()
            .iter()
            .map(|parameter| resolved(&api, parameter)["name"].as_str().unwrap())
            .collect();
        for part in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            assert!(named.contains(&part), "{path} has {part}");
        }
        for (status, response) in get["responses"].as_object().unwrap() {
            let response = resolved(&api, response);
            assert!(response["description"].is_string(), "{path} {status}");
            for content in response["content"].as_object().unwrap().values() {
                resolved(&api, &content["schema"]);
            }
        }
    }
    let limit = &api["components"]["parameters"]["limit"]["schema"];
    assert_eq!((&limit["minimum"], &limit["maximum"]), (&json!(1), &json!(10_000)));
    let ids = &api["components"]["parameters"]["collectionId"]["schema"]["enum"];
    assert_eq!(*ids, json!(["areas", "thefts", "reports", "wellbeing", "absence"]));
}

/// What a reference points to, or the value itself.
fn resolved<'a>(api: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        None => value,
        Some(reference) => {
            let pointer = reference.strip_prefix('#').expect("a reference within the document");
            api.pointer(pointer).unwrap_or_else(|| panic!("{reference} leads nowhere"))
        }
    }
}
