//! The HTTP face: every address, every form of answer, every kind of refusal.

mod about;
mod figures;
pub(crate) mod fixture;
mod full;
mod negotiation;
mod screens;
pub(crate) mod served;

use komspot::app::edition::{Ask, Encoding};
use komspot::locale::Lang;
use komspot::render::wall::Form;
use komspot::view::wall::{Begin, SceneId, Shift};
use komspot::web::Settings;
use proptest::prelude::*;

use fixture::snapshot;
use served::Served;

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
