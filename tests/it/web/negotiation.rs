//! Forms of one answer: packed or not, for programs or for people, in which language, and not at all where the
//! asker has it.

use std::io::Read as _;

use super::fixture::snapshot;
use super::served::Served;
use super::{ADDRESSES, REFUSED};

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
