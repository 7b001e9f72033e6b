//! What no page has: a clear page with a way on, and never an empty map.

use komspot::view::error::Problem;

use super::fixture;
use crate::web::served::Served;

/// Addresses that are refused, and what the page says of them.
const REFUSED: [(&str, u16, &str); 22] = [
    ("/?indicator=haervark", 404, "href=\"/?indicator=haervaerk&amp;lang=da\">Anmeldt hærværk"),
    ("/?indicator=%00", 404, "Nøgletallet findes ikke"),
    ("/?indicator=%3Cscript%3E", 404, "&lt;script&gt;"),
    ("/?period=2026-13", 400, "period=2026-13"),
    ("/?period=2026-09", 400, "2026-Q3"),
    ("/?period=2026..2025", 400, "2025-Q4..2026-Q3"),
    ("/?period=%00", 400, "latest"),
    ("/?age_group=17-10", 400, "10-17"),
    ("/?age_group=18-24", 400, "15-17"),
    ("/?age_group=300", 400, "all"),
    ("/?show=none", 400, "count"),
    ("/?colour=red", 400, "hotspot"),
    ("/?compare=99", 404, "Byområdet findes ikke"),
    ("/?compare=total", 404, "Byområdet findes ikke"),
    ("/?compare=01,02,03", 404, "Byområdet findes ikke"),
    ("/?area=%00", 404, "Byområdet findes ikke"),
    ("/?projection=globe", 400, "lens"),
    ("/?theme=blue", 400, "dark"),
    ("/?lang=de", 400, "da"),
    ("/?lang=%ff", 400, "da"),
    ("/news?since=x", 400, "since=x"),
    ("/news?since=..%2F..%2Fetc", 400, "since="),
];

#[test]
fn what_is_not_there_is_said_with_a_way_on() {
    let served = Served::new(fixture::snapshot());
    for (address, status, words) in REFUSED {
        let answer = served.ask("GET", address, &["Accept: text/html", "Accept-Language: da"]);
        let html = answer.text();
        assert_eq!(answer.status, status, "{address}");
        assert!(html.contains(words), "{address}: {html}");
        assert!(html.contains("<h1>") && html.contains("href=\"/?lang=da\""), "no way on from {address}");
        assert!(!html.contains("class=\"map\""), "a map at {address}");
    }
}

#[test]
fn addresses_beyond_all_reason_are_refused_and_not_read() {
    let served = Served::new(fixture::snapshot());
    let long = "x".repeat(10_000);
    for (address, status) in [
        (format!("/?indicator={long}"), 414),
        (format!("/?{long}"), 414),
        (format!("/?{}", "compare=01&".repeat(1000)), 414),
        (format!("/news?since={long}"), 414),
        (format!("/{long}"), 404),
        (format!("/areas/{long}"), 404),
        (format!("/?indicator={}", "x".repeat(4000)), 404),
    ] {
        let answer = served.ask("GET", &address, &["Accept: text/html"]);
        assert_eq!(answer.status, status, "{}…", &address[..20]);
        assert!(answer.text().contains("<h1>") && answer.body.len() < 20_000);
    }
}

#[test]
fn programs_get_a_problem_document() {
    let served = Served::new(fixture::snapshot());
    let answer = served.get("/?colour=red");
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!((&problem["status"], &problem["parameter"]), (&400.into(), &"colour".into()));
    assert_eq!(problem["allowed"], serde_json::json!(["level", "change", "hotspot"]));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
    #[test]
    fn no_state_breaks_the_explorer(
        parameters in proptest::collection::vec((0_usize..9, 0_usize..14), 0..7)
    ) {
        const NAMES: [&str; 9] =
            ["indicator", "period", "age_group", "show", "colour", "compare", "projection", "area", "from"];
        const VALUES: [&str; 14] = [
            "sigtelser", "karakterer", "2026-Q3", "2025", "2025-Q4..2026-Q3", "15-17", "count", "change",
            "hotspot", "01", "last-year", "lens", "", "%00",
        ];
        let pairs: Vec<_> = parameters
            .into_iter()
            .map(|(name, value)| (NAMES[name].to_owned(), VALUES[value].to_owned()))
            .collect();
        let snapshot = fixture::snapshot();
        let Ok(query) = komspot::view::query::Query::parse(&pairs) else { return Ok(()) };
        let made = komspot::view::explorer::Explorer::new(
            &snapshot, &komspot::analysis::Assessment::default(), komspot::locale::Lang::Da, &query,
        );
        match made {
            Ok(explorer) => {
                let html = komspot::render::explorer::page(&explorer);
                proptest::prop_assert!(html.contains("class=\"map\""));
            }
            Err(problem) => {
                proptest::prop_assert!(!matches!(problem, Problem::Internal | Problem::NoData), "{}", problem);
            }
        }
    }
}
