//! Whose eyes the pages are for, where the settings let only users look.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use tempfile::TempDir;

use super::{Asker, PASSWORD, add, encoded, form};
use crate::harness::{Komspot, elsewhere, request};

/// What everybody may ask for: signs of life, the looks of the login, and what has a login of its own.
const OPEN: [&str; 7] =
    ["/healthz", "/readyz", "/robots.txt", "/favicon.svg", "/favicon.ico", "/assets/{name}", "/operator"];

/// A device that lets only users look, and where another machine reaches it.
fn device(data: &TempDir) -> Option<(Komspot, SocketAddr)> {
    let address = elsewhere()?;
    add(data.path(), "seer", "viewer", PASSWORD);
    let server = Komspot::everywhere(data.path(), "[viewers]\nlogin = 'required'\n");
    let at = SocketAddr::new(address, server.address().port());
    Some((server, at))
}

/// Every address of the server's own table, and of its `OpenAPI` document.
fn addresses(server: &Komspot) -> BTreeSet<String> {
    let table = include_str!("../../../src/web/routes.rs");
    let written = table.split("at(\"").skip(1).filter_map(|rest| rest.split('"').next());
    let document = server.get("/api").json();
    let described = document["paths"].as_object().expect("paths").keys();
    let all: BTreeSet<String> = written.chain(described.map(String::as_str)).map(str::to_owned).collect();
    assert!(all.len() > 40 && all.contains("/api/v1/release.zip"), "{all:?}");
    all
}

#[test]
fn without_a_login_nothing_but_signs_of_life_is_shown_elsewhere() {
    let data = TempDir::new().unwrap();
    let Some((server, at)) = device(&data) else { return };
    let mut user = Asker::new(at);
    assert_eq!(user.log_in("seer", PASSWORD).status, 303);
    let cookies: Vec<String> = user.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let known = ("Cookie", cookies.join("; "));
    for written in addresses(&server) {
        let path = written.replace("{id}", "06").replace("{name}", "theme.css").replace("{fid}", "06");
        let asked = |headers: &[(&str, &str)]| request(at, "GET", &path, headers, "");
        let (program, page) = (asked(&[]), asked(&[("Accept", "text/html")]));
        if OPEN.contains(&written.as_str()) || written.starts_with("/operator") {
            assert_ne!(program.status, 401, "{path}");
            continue;
        }
        assert_eq!(program.status, 401, "{path}");
        assert_eq!(program.header("content-type"), "application/problem+json");
        assert_eq!(program.json()["status"], 401);
        assert_eq!((page.status, page.header("cache-control")), (303, "no-store"), "{path}");
        assert!(page.header("location").starts_with("/operator/login?"), "{path}");
        // The events never end.
        if path != "/events" {
            let shown = asked(&[(known.0, &known.1)]);
            assert!(![401, 303].contains(&shown.status), "{path}: {}", shown.status);
        }
        if path != "/events" && path != "/wall/heartbeat" {
            let here = server.get(&path);
            assert!(![401, 303].contains(&here.status), "{path} on the device: {}", here.status);
        }
    }
    assert_eq!(request(at, "POST", "/wall/heartbeat", &[], "{}").status, 401);
    assert_eq!(request(at, "GET", "/nothing/here", &[], "").status, 401, "nobody learns what there is");
}

#[test]
fn after_the_login_comes_the_page_that_was_asked_for_and_no_other_site() {
    let data = TempDir::new().unwrap();
    let Some((_server, at)) = device(&data) else { return };
    let wanted = "/areas/06?lang=en&theme=dark";
    let mut viewer = Asker::new(at);
    let sent = viewer.get(wanted);
    let login = sent.header("location").to_owned();
    assert_eq!(login, "/operator/login?lang=en&next=/areas/06%3Flang%3Den%26theme%3Ddark");
    let page = viewer.get(&login);
    let text = page.text();
    assert!(text.contains("The pages are for those who have an account"), "{text}");
    assert!(text.contains("The connection is not encrypted"), "asked without TLS: {text}");
    assert!(text.contains("value=\"/areas/06?lang=en&amp;theme=dark\""), "{text}");
    for (next, leads_to) in [
        (wanted, wanted),
        ("//evil.example/", "/operator?lang=da"),
        ("https://evil.example/", "/operator?lang=da"),
        ("/\\evil.example", "/operator?lang=da"),
        ("/a\r\nSet-Cookie: x=y", "/operator?lang=da"),
        ("", "/operator?lang=da"),
    ] {
        let form = form(&viewer.get(&format!("/operator/login?next={}", encoded(next))));
        let fields = [
            ("lang", "da"),
            ("form", form.as_str()),
            ("name", "seer"),
            ("password", PASSWORD),
            ("next", next),
        ];
        let entered = viewer.post("/operator/login", &fields);
        assert_eq!((entered.status, entered.header("location")), (303, leads_to), "{next:?}");
        assert_eq!(viewer.get(wanted).status, 200);
    }
    // Who may only look still may only look.
    assert!(!viewer.get("/operator").text().contains("name=\"bundle\""));
}
