//! What programs are told of the areas, the indicators, the figures and the signals.

use super::fixture::{NAMES, snapshot};
use super::served::Served;

#[test]
fn status_tells_what_is_served() {
    let served = Served::new(snapshot(7));
    assert_eq!(
        served.get("/api/v1/status").json(),
        serde_json::json!({
            "version": env!("CARGO_PKG_VERSION"),
            "snapshot": "000007-00c0ffee",
            "bundle": {"name": "by-hand", "version": "1.0.7", "title": "Made by hand", "sources": ["Nobody"]},
            "municipality": "Odense",
            "demo": true,
            "data_through": "2025",
            "areas": 6,
            "indicators": 4,
            "k": 5,
        })
    );
}

#[test]
fn areas_are_geojson() {
    let reply = Served::new(snapshot(1)).get("/api/v1/areas");
    assert_eq!(reply.header("content-type"), "application/geo+json");
    let json = reply.json();
    assert_eq!(json["type"], "FeatureCollection");
    let names: Vec<&str> = json["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| feature["properties"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, NAMES);
}

#[test]
fn indicators_carry_the_catalogue() {
    let json = Served::new(snapshot(1)).get("/api/v1/indicators").json();
    let ids: Vec<&str> = json.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["thefts", "reports", "wellbeing", "absence"]);
    assert_eq!(json[0]["measure"], "count");
    assert_eq!(json[0]["per"], 1000);
    assert_eq!(json[0]["base"], "population");
    assert_eq!(json[0]["age_groups"], serde_json::json!(["all"]));
    assert_eq!(
        json[0]["periods"],
        serde_json::json!([
            {"level": "quarter", "first": "2025-Q3", "last": "2025-Q4"},
            {"level": "year", "first": "2025", "last": "2025"},
        ])
    );
}

#[test]
fn observations_agree_with_hand_calculation() {
    let served = Served::new(snapshot(1));
    let table = |indicator: &str| {
        let reply = served.get(&format!("/api/v1/observations?indicator={indicator}"));
        assert_eq!(reply.status, 200);
        assert!(reply.header("content-type").starts_with("text/csv; charset=utf-8"));
        reply.text().clone()
    };
    let thefts = table("thefts");
    let lines: Vec<&str> = thefts.split("\r\n").collect();
    assert_eq!(lines[0], "indicator,area,period,age_group,value,mark,base,rate,provisional");
    assert_eq!(
        lines.len(),
        1 + 8 * 3 + 1,
        "six areas, unknown and total; three periods; the last line's end"
    );
    for line in [
        // 12 × 1000 / 1200
        "thefts,a1,2025-Q4,all,12,published,1200,10,false",
        "thefts,a2,2025-Q4,all,,below_k,,,false",
        "thefts,a3,2025-Q4,all,,at_least_k,,,false",
        "thefts,a4,2025-Q4,all,,hidden,,,false",
        "thefts,a5,2025-Q4,all,,missing,,,false",
        // Nobody lives nowhere.
        "thefts,unknown,2025-Q4,all,30,published,,,false",
        // 150 × 1000 / 9000
        "thefts,total,2025-Q4,all,150,published,9000,16.666666666666668,true",
    ] {
        assert!(lines.contains(&line), "{line} is not in\n{thefts}");
    }
    let wellbeing = table("wellbeing");
    assert!(wellbeing.contains("\r\nwellbeing,a1,2024/2025,all,45,published,60,75,false\r\n"));
    assert!(wellbeing.contains("\r\nwellbeing,a2,2024/2025,all,,hidden,,,false\r\n"));
    assert!(table("absence").contains("\r\nabsence,a1,2024/2025,all,5.25,published,60,5.25,false\r\n"));
}

#[test]
fn observations_say_the_same_as_json() {
    let served = Served::new(snapshot(1));
    let csv = served.get("/api/v1/observations?indicator=thefts&format=csv");
    let json = served.get("/api/v1/observations?indicator=thefts&format=json").json();
    assert_eq!(json["snapshot"], "000001-00c0ffee");
    assert_eq!(json["indicator"], "thefts");
    let cells = json["observations"].as_array().unwrap();
    let mut reader = csv::Reader::from_reader(csv.body.as_slice());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), cells.len());
    for (row, cell) in rows.iter().zip(cells) {
        for (column, text) in columns.iter().zip(row).skip(1) {
            let written = match &cell[column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(written, text, "{column} of {cell}");
        }
    }
}

#[test]
fn signals_carry_their_evidence() {
    let served = Served::new(snapshot(1));
    let json = served.get("/api/v1/signals?indicator=reports").json();
    let first = &json["areas"][0];
    assert_eq!(first["area"], "a1");
    assert_eq!(first["window"], serde_json::json!({"first": "2025", "last": "2025", "periods": ["2025"]}));
    // 200 × 1000 / 1200 against 700 × 1000 / 9000
    let close = |found: &serde_json::Value, expected: f64| {
        assert!((found.as_f64().unwrap() / expected - 1.0).abs() < 1e-12, "{found} is not {expected}");
    };
    close(&first["level"]["rate"], 500.0 / 3.0);
    close(&first["level"]["ratio"], 15.0 / 7.0);
    assert_eq!(first["level"]["class"], "much_higher");
    close(&first["change"]["ratio"], 2.0);
    assert_eq!(first["change"]["evidence"], "very_clear");
    assert_eq!(
        first["change"]["before"],
        serde_json::json!({"value": 100.0, "base": 1200.0, "rate": 100.0 * 1000.0 / 1200.0})
    );
    let (low, high) =
        (first["change"]["ci"][0].as_f64().unwrap(), first["change"]["ci"][1].as_f64().unwrap());
    assert!(low > 1.5 && low < 2.0 && high > 2.0 && high < 2.7, "{low} to {high}");
    // Nine years of 100 and one of 200: nine of the 45 pairs rise, none falls.
    assert_eq!(first["trend"]["test"], "Mann-Kendall");
    close(&first["trend"]["s"], 9.0);
    assert_eq!(first["trend"]["evidence"], "none");
    let english = served.get("/api/v1/signals?indicator=reports&lang=en").json();
    let sentence =
        |json: &serde_json::Value| json["areas"][0]["change"]["sentence"].as_str().unwrap().to_owned();
    assert!(sentence(&json).contains("200 i 2025 mod 100 i samme periode året før"), "{}", sentence(&json));
    assert!(sentence(&english).contains("200 in 2025 against 100"), "{}", sentence(&english));
    assert_eq!(json["areas"][1]["change"]["evidence"], "none");

    let hidden = &served.get("/api/v1/signals?indicator=wellbeing").json()["areas"][1];
    assert_eq!(hidden["level"], serde_json::Value::Null);
    assert_eq!(hidden["change"], serde_json::Value::Null);
    assert_eq!(hidden["not_enough"]["level"]["reason"], "hidden_cells");
    assert_eq!(hidden["not_enough"]["level"]["text"], "tal, der skal bruges, er skjult eller mangler");
}

#[test]
fn all_signals_come_with_the_cells_that_they_rest_on() {
    let served = Served::new(snapshot(1));
    let json = served.get("/api/v1/signals").json();
    let signals = json["signals"].as_array().unwrap();
    let rise = signals.iter().find(|signal| signal["kind"] == "rise").unwrap();
    assert_eq!(rise["areas"], serde_json::json!(["a1"]));
    assert_eq!(rise["certainty"], "very_clear");
    let values: Vec<&serde_json::Value> =
        rise["cells"].as_array().unwrap().iter().map(|cell| &cell["value"]).collect();
    assert_eq!(values, [100.0, 200.0]);
    let danish = served.ask("GET", "/api/v1/signals", &["Accept-Language: da"]);
    let english = served.ask("GET", "/api/v1/signals", &["Accept-Language: en"]);
    assert!(danish.text().contains("meget tydelig stigning"));
    assert!(english.text().contains("very clear rise"));
    assert!(danish.header("vary").contains("Accept-Language"));
    assert_eq!(served.get("/api/v1/signals?lang=de").status, 400);
}
