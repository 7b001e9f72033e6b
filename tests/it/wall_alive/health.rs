//! What the wall proves of its picture, and who is told.

use serde_json::{Value, json};

use super::{QUICK, SCREEN, hang, hasten};
use crate::harness::{Browser, Komspot, Response, request, until};
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// The first condition that `/healthz/wall` tells, if the status fits it.
fn condition(server: &Komspot) -> String {
    let reply = server.get("/healthz/wall");
    let said = reply.json();
    let condition = said["walls"][0]["condition"].as_str().unwrap_or("none").to_owned();
    assert_eq!(reply.status == 200, condition == "well", "{said}");
    assert_eq!(said["why"].is_null(), condition == "well", "{said}");
    condition
}

#[test]
fn a_wall_proves_every_scene_that_it_shows() {
    let data = tempfile::tempdir().unwrap();
    let server = Komspot::with(data.path(), QUICK);
    assert_eq!(condition(&server), "none");
    let Some(browser) = Browser::open(SCREEN) else { return };
    hasten(&browser, 20);
    browser.visit(&server.url("/wall"));
    let scenes = browser.eval("document.querySelectorAll('.playlist li').length").as_u64().unwrap();
    until("a round of scenes", || {
        let condition = condition(&server);
        assert!(["none", "well"].contains(&&*condition), "{}", server.get("/healthz/wall").text());
        let drawn = server.get("/healthz/wall").json()["walls"][0]["drawn"].as_u64();
        (drawn? > scenes).then_some(())
    });
    let metrics = server.get("/metrics").text();
    for line in ["komspot_walls 1", "komspot_walls_well 1", "komspot_wall_repeats_total 0"] {
        assert!(metrics.lines().any(|found| found == line), "{line}: {metrics}");
    }
    assert!(
        metrics.contains("\nkomspot_wall_changes_total ")
            && metrics.contains("\nkomspot_wall_silence_seconds ")
    );
}

#[test]
fn a_picture_that_is_not_what_was_sent_is_told() {
    let Some(hung) = hang("[wall]\nscene_seconds = 3600\n", "/wall") else { return };
    let (server, browser) = (&hung.server, &hung.browser);
    until("a wall that is well", || (condition(server) == "well").then_some(()));
    let spoil = |fault: &str, told: &str| {
        browser.eval(fault);
        // The page comes to be seen again: it reports at once.
        browser.eval("document.dispatchEvent(new Event('visibilitychange'))");
        until(told, || {
            browser.eval("document.dispatchEvent(new Event('visibilitychange'))");
            (condition(server) == told).then_some(())
        });
    };
    spoil("document.querySelector('main h1').append('!')", "altered");
    spoil("document.querySelector('main h1').lastChild.remove()", "well");
    spoil("document.querySelector('main.scene').hidden = true", "blank");
    spoil("document.querySelector('main.scene').hidden = false", "well");
    spoil("document.querySelector('main path[d]').setAttribute('d', 'M0 0')", "altered");
    browser.visit(&server.url("/robots.txt"));
    until("nobody to be missed", || (condition(server) == "none").then_some(()));
}

fn report(sequence: u64) -> Value {
    json!({
        "wall": "00c0ffee", "sequence": sequence, "scene": "thefts", "snapshot": "000001-00c0ffee",
        "print": "ab", "sent": "ab", "drawn": 1, "composed": true, "stay": 20, "leaving": false,
    })
}

fn send(served: &Served, body: &str, headers: &[(&str, &str)]) -> Response {
    request(served.address, "POST", "/wall/heartbeat", headers, body)
}

#[test]
fn reports_that_come_again_are_no_sign_of_life() {
    let served = Served::new(snapshot(1));
    assert_eq!(served.get("/healthz/wall").status, 503);
    let reply = send(&served, &report(1).to_string(), &[]);
    assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"));
    let said = reply.json();
    assert_eq!(said["snapshot"], "000001-00c0ffee");
    assert!(said["week"].is_null() || said["week"].is_u64(), "{said}");
    assert_eq!(served.get("/healthz/wall").status, 200);
    assert_eq!(send(&served, &report(1).to_string(), &[]).status, 200);
    let health = served.get("/healthz/wall");
    assert_eq!((health.status, health.json()["walls"][0]["condition"].as_str()), (503, Some("repeating")));
    assert!(served.get("/metrics").text().contains("\nkomspot_wall_repeats_total 1\n"));
    assert_eq!(send(&served, &report(2).to_string(), &[]).status, 200);
    assert_eq!(served.get("/healthz/wall").status, 200);
}

#[test]
fn hostile_reports_are_refused_and_leave_no_trace() {
    let served = Served::new(snapshot(1));
    let with = |name: &str, value: Value| {
        let mut report = report(1);
        report[name] = value;
        report.to_string()
    };
    for body in [
        "{".to_owned(),
        "[]".to_owned(),
        with("more", json!(1)),
        with("wall", json!("\"}<script>")),
        with("wall", json!("")),
        with("sequence", json!(-1)),
        with("sequence", json!(1.5)),
        with("scene", json!("a\u{7}")),
        with("scene", json!("x".repeat(201))),
        with("print", json!("zz")),
        with("stay", json!(1_000_000)),
        with("scene", json!("x".repeat(100_000))),
    ] {
        let reply = send(&served, &body, &[]);
        assert!((400..500).contains(&reply.status), "{} for {}", reply.status, &body[..body.len().min(200)]);
    }
    let own = report(1).to_string();
    assert_eq!(send(&served, &own, &[("Sec-Fetch-Site", "cross-site")]).status, 405);
    assert_eq!(send(&served, &own, &[("Sec-Fetch-Site", "same-origin")]).status, 200);
    assert_eq!(request(served.address, "GET", "/wall/heartbeat", &[], "").status, 405);
    assert_eq!(request(served.address, "POST", "/wall", &[], &own).status, 405);
    for wall in 0..100 {
        let reply = send(&served, &with("wall", json!(format!("{wall:x}"))), &[]);
        assert_eq!(reply.status, 200, "also those too many have to know what time it is");
        assert_eq!(reply.json()["snapshot"], "000001-00c0ffee");
    }
    let metrics = served.get("/metrics").text();
    assert!(metrics.contains("\nkomspot_walls 32\n"), "{metrics}");
    assert!(!metrics.contains("thefts") && !metrics.contains("c0ffee"), "labels from outside: {metrics}");
}

#[test]
fn the_script_is_small() {
    let served = Served::new(snapshot(1));
    let script = served.ask("GET", "/assets/wall.js", &["Accept-Encoding: gzip"]);
    assert_eq!(script.header("content-encoding"), "gzip");
    assert!(script.body.len() < 15_000, "{} bytes", script.body.len());
}
