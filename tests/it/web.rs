//! The HTTP face: every address, every form of answer, every kind of refusal.

mod about;
pub(crate) mod fixture;
mod full;
pub(crate) mod served;

use std::io::{BufRead, BufReader, Read, Write};

use komspot::app::edition::{Ask, Encoding};
use komspot::locale::Lang;
use komspot::render::wall::Form;
use komspot::view::wall::{Begin, SceneId, Shift};
use komspot::web::Settings;
use proptest::prelude::*;

use fixture::{NAMES, snapshot};
use served::Served;

use crate::harness::http;

/// Every address that answers with 200.
const ADDRESSES: [&str; 28] = [
    "/wall",
    "/wall?theme=light&lang=en",
    "/wall?scene=wellbeing",
    "/wall?after=signals",
    "/wall/scenes/thefts",
    "/map.svg?indicator=thefts&projection=lens",
    "/map.png?w=300&h=200",
    "/assets/wall.css",
    "/favicon.ico",
    "/",
    "/?indicator=wellbeing&lang=en",
    "/areas/a2",
    "/areas/a4?lang=en",
    "/about/methods",
    "/about/methods?lang=en",
    "/about/privacy",
    "/about/privacy?lang=en",
    "/about/accessibility",
    "/healthz",
    "/readyz",
    "/metrics",
    "/robots.txt",
    "/api/v1/status",
    "/api/v1/areas",
    "/api/v1/indicators",
    "/api/v1/observations?indicator=thefts",
    "/api/v1/observations?indicator=thefts&format=json",
    "/api/v1/signals?indicator=reports",
];

/// Addresses that are refused, with the status that says so.
const REFUSED: [(&str, u16); 21] = [
    ("/?indicator=none", 404),
    ("/?period=last", 400),
    ("/about/privacy?lang=de", 400),
    ("/about", 404),
    ("/?indicator=thefts&period=1999", 400),
    ("/areas/none", 404),
    ("/wall?scene=none", 404),
    ("/wall?theme=blue", 400),
    ("/wall/scenes/none", 404),
    ("/map.svg?lang=de", 400),
    ("/map.svg?w=9", 400),
    ("/map.png?h=100000", 400),
    ("/assets/none", 404),
    ("/nothing", 404),
    ("/api/v1", 404),
    ("/api/v1/observations", 400),
    ("/api/v1/observations?indicator=none", 404),
    ("/api/v1/observations?indicator=thefts&format=xlsx", 400),
    ("/api/v1/observations?indicator=thefts&indicator=reports", 400),
    ("/api/v1/signals?indikator=thefts", 400),
    ("/api/v1/status?x", 400),
];

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

#[test]
fn answers_come_packed_as_asked() {
    let served = Served::new(snapshot(1));
    let target = "/api/v1/observations?indicator=reports";
    let plain = served.get(target);
    assert_eq!(plain.header("content-encoding"), "");
    assert!(plain.header("vary").contains("Accept-Encoding"));
    let unpacked = |accept: &str, encoding: &str| {
        let reply = served.ask("GET", target, &[&format!("Accept-Encoding: {accept}")]);
        assert_eq!(reply.header("content-encoding"), encoding);
        assert!(reply.body.len() < plain.body.len() / 2);
        let mut body = Vec::new();
        match encoding {
            "br" => brotli::Decompressor::new(&reply.body[..], 4096).read_to_end(&mut body).unwrap(),
            _ => flate2::read::GzDecoder::new(&reply.body[..]).read_to_end(&mut body).unwrap(),
        };
        assert!(body == plain.body, "{encoding} unpacks to something else");
        reply.header("etag").to_owned()
    };
    let brotli = unpacked("gzip, deflate, br", "br");
    let gzip = unpacked("gzip", "gzip");
    assert!(brotli != gzip && brotli != plain.header("etag"), "strong tags name bytes");
}

#[test]
fn what_the_asker_has_is_not_sent_again() {
    let served = Served::new(snapshot(1));
    let mut seen = std::collections::HashSet::new();
    let of_data = |target: &&&str| {
        ["/api", "/wall", "/map", "/areas", "/about", "/?"].iter().any(|at| target.starts_with(at))
    };
    for target in ADDRESSES.iter().filter(of_data) {
        let etag = served.get(target).header("etag").to_owned();
        assert!(seen.insert(etag.clone()), "{target} has another answer's tag");
        assert!(etag.starts_with("\"000001-00c0ffee-"), "{target}: {etag}");
        let again = served.ask("GET", target, &[&format!("If-None-Match: \"x\", {etag}")]);
        assert_eq!((again.status, again.body.len()), (304, 0), "{target}");
        assert_eq!(again.header("etag"), etag);
        assert_eq!(again.header("cache-control"), "no-cache");
    }
    let etag = served.get("/api/v1/areas").header("etag").to_owned();
    served.publish(snapshot(2));
    let newer = served.ask("GET", "/api/v1/areas", &[&format!("If-None-Match: {etag}")]);
    assert_eq!(newer.status, 200, "the same areas of another snapshot have another tag");
}

#[test]
fn programs_get_problem_json() {
    let served = Served::new(snapshot(1));
    for (target, status) in REFUSED {
        let reply = served.get(target);
        assert_eq!(reply.status, status, "{target}");
        assert_eq!(reply.header("content-type"), "application/problem+json", "{target}");
        assert_eq!(reply.json()["status"], status, "{target}");
        for member in ["type", "title", "detail"] {
            let text = reply.json()[member].as_str().unwrap().to_owned();
            assert!(!text.is_empty() && !text.contains('⟦') && !text.contains("{$"), "{target}: {text}");
        }
    }
    let bad = served.get("/api/v1/observations?indicator=thefts&format=xlsx").json();
    assert_eq!(bad["parameter"], "format");
    assert_eq!(bad["value"], "xlsx");
    assert_eq!(bad["allowed"], serde_json::json!(["csv", "json", "geojson", "parquet"]));
    let missing = served.get("/api/v1/observations").json();
    assert_eq!(missing["allowed"], serde_json::json!(["thefts", "reports", "wellbeing", "absence"]));
}

#[test]
fn people_get_pages_in_their_language() {
    let served = Served::new(snapshot(1));
    let page = |language: &str| {
        let accept = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
        let reply = served.ask("GET", "/api/v1/signals?indicator=%3Cscript%3E", &[accept, language]);
        assert_eq!(reply.status, 404);
        assert_eq!(reply.header("content-type"), "text/html; charset=utf-8");
        assert!(!reply.text().contains("<script>"), "names are text");
        reply.text().clone()
    };
    assert!(page("Accept-Language: da, en").contains("Nøgletallet findes ikke"));
    assert!(page("Accept-Language: en, da").contains("There is no such indicator"));
    assert!(page("X-Nothing: 1").contains("<html lang=\"da\""));
}

#[test]
fn pages_are_in_the_asked_language_and_hold_no_code() {
    let served = Served::new(snapshot(1));
    for (target, language, expected) in [
        ("/wall", "en, da", "da"),
        ("/wall?lang=da", "en", "da"),
        ("/", "da, en", "da"),
        ("/?lang=en", "da", "en"),
        ("/areas/a2?lang=en", "da", "en"),
    ] {
        let reply = served.ask("GET", target, &[&format!("Accept-Language: {language}")]);
        assert_eq!(reply.status, 200, "{target}");
        let text = reply.text();
        assert!(text.contains(&format!("<html lang=\"{expected}\"")), "{target} for {language}");
        assert!(
            text.contains("opdigtede tal") || text.contains("invented figures"),
            "{target}: a demo says so"
        );
        for code in ["<script>", "<style", " style=", " onclick=", " onload=", "javascript:"] {
            assert!(!text.contains(code), "{target} holds {code}");
        }
    }
}

#[test]
fn the_wall_is_ready_before_anybody_asks() {
    let served = Served::new(snapshot(1));
    let edition = served.state.edition().unwrap();
    for lang in Lang::ALL {
        let ask =
            Ask::Wall { lang, theme: None, begin: Begin::default(), shift: Shift::default(), note: None };
        assert!(Encoding::ALL.into_iter().all(|encoding| edition.ready(&ask, encoding).is_some()));
    }
    let id = SceneId::read("thefts");
    let ask = Ask::Scene { lang: Lang::Da, id, form: Form::default(), shift: Shift::default() };
    assert!(edition.ready(&ask, Encoding::Identity).is_none());
    let scene = served.get("/wall/scenes/thefts");
    assert!(edition.ready(&ask, Encoding::Identity).is_some(), "made once, kept for the next asker");
    assert!(scene.text().contains("data-scene=\"thefts\"") && !scene.text().contains("<html"));
}

#[test]
fn maps_have_the_size_that_is_asked_for() {
    let served = Served::new(snapshot(1));
    let svg = served.get("/map.svg?indicator=thefts&w=640&h=480");
    assert_eq!(svg.header("content-type"), "image/svg+xml");
    assert!(svg.text().starts_with("<svg") && svg.text().contains("viewBox=\"0 0 640 480\""));
    let png = served.get("/map.png?indicator=thefts&w=640&h=480");
    assert_eq!(png.header("content-type"), "image/png");
    assert_eq!(&png.body[..8], b"\x89PNG\r\n\x1a\n");
    // Width and height stand in the first chunk.
    assert_eq!(&png.body[16..24], [0, 0, 640_u16.to_be_bytes()[0], 128, 0, 0, 480_u16.to_be_bytes()[0], 224]);
}

#[test]
fn assets_with_a_digest_in_their_address_are_kept_for_good() {
    let served = Served::new(snapshot(1));
    let page = served.get("/wall").text();
    let hrefs = page.split('"').filter(|text| text.starts_with("/assets/"));
    let mut count = 0;
    for href in hrefs {
        count += 1;
        let reply = served.get(href);
        assert_eq!(reply.status, 200, "{href}");
        assert!(reply.header("cache-control").contains("immutable"), "{href}");
        let bare = served.get(href.split('?').next().unwrap());
        assert_eq!(bare.header("cache-control"), "no-cache");
    }
    assert!(count >= 3, "{page}");
}

#[test]
fn only_reading_is_answered() {
    let served = Served::new(snapshot(1));
    for target in ADDRESSES.iter().chain(&["/nothing"]) {
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
            let reply = served.ask(method, target, &["Content-Length: 0"]);
            assert_eq!(reply.status, 405, "{method} {target}");
            assert_eq!(reply.header("allow"), "GET, HEAD");
        }
    }
}

#[test]
fn head_gives_the_headers_of_get() {
    let served = Served::new(snapshot(1));
    for target in ADDRESSES.iter().filter(|&&target| target != "/metrics") {
        let (get, head) = (served.get(target), served.ask("HEAD", target, &[]));
        assert_eq!((head.status, head.body.len()), (200, 0), "{target}");
        for name in ["content-length", "content-type", "etag", "cache-control", "vary"] {
            assert_eq!(head.header(name), get.header(name), "{name} of {target}");
        }
        assert_eq!(get.header("content-length"), get.body.len().to_string(), "{target}");
    }
}

#[test]
fn every_answer_is_guarded() {
    let served = Served::new(snapshot(1));
    let refused = REFUSED.iter().map(|(target, _)| ("GET", *target));
    let all = ADDRESSES.iter().map(|target| ("GET", *target)).chain(refused).chain([("POST", "/wall")]);
    for (method, target) in all {
        let reply = served.ask(method, target, &[]);
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{target}: {policy}");
        if reply.header("content-type").starts_with("image/svg+xml") {
            // A drawing by itself carries its colours; it may not run anything.
            assert!(!policy.contains("script-src") && !policy.contains("-src 'self'"), "{target}: {policy}");
        } else {
            assert!(!policy.contains("unsafe"), "{target}: {policy}");
        }
        assert!(policy.contains("frame-ancestors 'none'"));
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{target}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{target}");
        assert_eq!(reply.header("cross-origin-resource-policy"), "same-origin", "{target}");
        assert!(!reply.header("permissions-policy").is_empty(), "{target}");
        assert!(!reply.header("cache-control").is_empty(), "{target}");
    }
}

#[test]
fn without_a_snapshot_askers_are_told_to_come_back() {
    let served = Served::empty(Settings::default());
    for target in ["/api/v1/status", "/api/v1/signals", "/readyz"] {
        let reply = served.get(target);
        assert_eq!(reply.status, 503, "{target}");
        assert_eq!(reply.header("retry-after"), "5");
        let page = served.ask("GET", target, &["Accept: text/html"]);
        assert!(page.text().contains("Der er ingen tal at vise endnu"));
    }
    assert_eq!(served.get("/healthz").json()["snapshot"], serde_json::Value::Null);
    served.publish(snapshot(3));
    assert_eq!(served.get("/readyz").json()["snapshot"], "000003-00c0ffee");
}

#[test]
fn metrics_count_by_page_and_never_by_input() {
    let served = Served::new(snapshot(12));
    served.get("/api/v1/status");
    served.get("/api/v1/signals?indicator=evil%22%7D");
    served.get("/evil%22%7D");
    let reply = served.get("/metrics");
    let text = reply.text();
    assert!(reply.header("content-type").starts_with("text/plain; version=0.0.4"));
    for line in [
        "komspot_http_requests_total{page=\"api\",class=\"2xx\"} 1",
        "komspot_http_requests_total{page=\"api\",class=\"4xx\"} 1",
        "komspot_http_requests_total{page=\"other\",class=\"4xx\"} 1",
        "komspot_snapshot_number 12",
        "komspot_snapshot_switches_total 1",
        "komspot_event_listeners 0",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }
    assert!(!text.contains("evil"));
}

/// A screen that follows the events.
struct Screen(BufReader<std::net::TcpStream>);

impl Screen {
    fn open(served: &Served) -> Self {
        let mut stream = served.connect();
        write!(stream, "GET /events HTTP/1.1\r\nHost: komspot\r\n\r\n").unwrap();
        let mut screen = Self(BufReader::new(stream));
        assert_eq!(screen.next("HTTP"), "HTTP/1.1 200 OK");
        assert_eq!(screen.next("content-type"), "content-type: text/event-stream");
        assert_eq!(screen.next("\r\n"), "", "the head's end");
        screen
    }

    /// Reads up to the next line that begins so.
    fn next(&mut self, begins: &str) -> String {
        loop {
            let mut line = String::new();
            assert!(self.0.read_line(&mut line).unwrap() > 0, "the stream ended");
            if line.starts_with(begins) {
                return line.trim_end().to_owned();
            }
        }
    }
}

#[test]
fn screens_hear_of_a_switch_and_requests_in_flight_are_answered() {
    let served = Served::new(snapshot(1));
    let mut screen = Screen::open(&served);
    assert_eq!(screen.next("retry:"), "retry: 3000");
    assert_eq!(screen.next("event:"), "event: snapshot");
    assert_eq!(screen.next("id:"), "id: 000001-00c0ffee");
    assert_eq!(screen.next("data:"), "data: 000001-00c0ffee");

    let mut slow = served.connect();
    write!(slow, "GET /api/v1/status HTTP/1.1\r\nHost: komspot\r\n").unwrap();
    served.publish(snapshot(2));
    assert_eq!(screen.next("event:"), "event: snapshot");
    assert_eq!(screen.next("data:"), "data: 000002-00c0ffee");
    write!(slow, "Connection: close\r\n\r\n").unwrap();
    let reply = http::read(BufReader::new(slow)).unwrap();
    assert_eq!((reply.status, &reply.json()["snapshot"]), (200, &"000002-00c0ffee".into()));
}

#[test]
fn a_quiet_stream_gives_signs_of_life() {
    let served =
        Served::empty(Settings { heartbeat: std::time::Duration::from_millis(5), ..Settings::default() });
    let mut screen = Screen::open(&served);
    for _ in 0..3 {
        assert_eq!(screen.next(":"), ":");
    }
}

#[test]
fn one_screen_too_many_is_told_so() {
    let served = Served::empty(Settings { listeners: 1, ..Settings::default() });
    let screen = Screen::open(&served);
    assert_eq!(served.get("/events").status, 503);
    drop(screen);
}

#[test]
fn stopping_ends_streams_and_the_server() {
    let mut served = Served::new(snapshot(1));
    let mut screen = Screen::open(&served);
    screen.next("data:");
    served.stop().unwrap();
    let mut rest = Vec::new();
    screen.0.read_to_end(&mut rest).unwrap();
}

#[test]
fn hostile_addresses_are_refused_and_never_a_failure() {
    let served = Served::new(snapshot(1));
    let long = "x".repeat(10_000);
    for target in [
        "/%00",
        "/api/v1/signals?indicator=%00",
        "/api/v1/signals?indicator=%FF%FE",
        "/api/v1/signals?%FF=%FE",
        "/api/v1/signals?indicator=%",
        "/api/v1/signals?&&==&",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//",
        &format!("/api/v1/signals?indicator={long}"),
        &format!("/{long}"),
    ] {
        let status = served.get(target).status;
        assert!((400..500).contains(&status), "{status} for {target:.60}");
    }
}

/// Some that mean something, most that do not.
const QUERY: &str =
    "([!-~]|%[0-9A-Fa-f]{2}|indicator=|thefts|&format=|&period=|&w=|2025|&scene=|&age_group=){0,24}";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn no_query_makes_the_server_fail(queries in prop::collection::vec(QUERY, 8)) {
        let served = Served::new(snapshot(1));
        for query in queries {
            for path in ["/api/v1/observations", "/api/v1/signals", "/wall", "/map.svg", "/areas/a1", "/"] {
                let status = served.get(&format!("{path}?{query}")).status;
                prop_assert!(status < 500, "{} for {}?{}", status, path, query);
            }
        }
    }
}
