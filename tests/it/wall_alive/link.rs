//! The server is gone, fails, is slow, comes back, comes back as another.

use super::{LOST, QUICK, SCENE, SCREEN, WATCH, hasten};
use crate::harness::{Browser, Komspot, Relay, Way, until};

/// Minutes of the page's own time.
const MINUTES: &str = "performance.now() / 60000";

/// A wall that sees its server through a relay, its time hastened.
fn relayed(times: u32) -> Option<(tempfile::TempDir, Komspot, Relay, Browser)> {
    let data = tempfile::tempdir().expect("a temporary directory");
    let server = Komspot::with(data.path(), QUICK);
    let relay = Relay::to(server.address());
    let browser = Browser::open(SCREEN)?;
    hasten(&browser, times);
    browser.visit(&relay.url("/wall"));
    browser.wait_for("!document.querySelector('.clock') || document.fonts.status === 'loaded'");
    Some((data, server, relay, browser))
}

/// What is asked for while that many minutes go by in the page.
fn asked_in(minutes: f64, relay: &Relay, browser: &Browser) -> Vec<String> {
    relay.asked();
    let begun = browser.eval(MINUTES).as_f64().unwrap();
    until("minutes to pass", || (browser.eval(MINUTES).as_f64().unwrap() > begun + minutes).then_some(()));
    relay.asked()
}

#[test]
fn a_server_killed_amid_a_scene_change_leaves_a_whole_scene_and_is_found_again() {
    let Some((data, server, relay, browser)) = relayed(1) else { return };
    browser.eval(WATCH);
    browser.wait_for("document.querySelector('main.coming') !== null");
    relay.go(Way::Gone);
    drop(server); // killed with SIGKILL
    browser.wait_for(LOST);
    browser.wait_for("document.querySelectorAll('main.scene').length === 1");
    assert_eq!(
        browser
            .eval("[...document.querySelectorAll('main.scene h1')].some((title) => title.checkVisibility())"),
        true
    );
    assert_eq!(
        browser.eval("document.querySelector('.offline').innerText"),
        "Ingen forbindelse lige nu – viser seneste billede"
    );
    browser.screenshot("wall-lost");
    let scene = browser.eval(SCENE);
    let again = Komspot::with(data.path(), QUICK);
    relay.turn_to(again.address());
    relay.go(Way::Through);
    browser.wait_for(&format!("!{LOST}"));
    until("the scenes to turn again", || (browser.eval(SCENE) != scene).then_some(()));
    assert_eq!(browser.eval("window.empty"), 0, "the page was empty for a moment");
}

#[test]
fn a_server_that_fails_is_asked_ever_more_seldom() {
    let Some((_data, _server, relay, browser)) = relayed(60) else { return };
    for way in [Way::Status(500), Way::Gone, Way::Status(503)] {
        relay.go(way);
        browser.wait_for(LOST);
        let asked = asked_in(10.0, &relay, &browser);
        // 2, 4, 8, 16, 32 and then 60 seconds, a quarter less at the least: 20 in ten minutes.
        assert!((4..=21).contains(&asked.len()), "{way:?}: {asked:?}");
        assert!(asked.iter().all(|path| path == "/wall/heartbeat"), "{way:?}: {asked:?}");
        let words = browser.eval("document.querySelector('.offline').innerText");
        let words = words.as_str().unwrap();
        assert!(words.starts_with("Ingen forbindelse i ") && words.contains("minutter"), "{words}");
        assert_eq!(browser.eval("document.querySelectorAll('main.scene').length"), 1);
        relay.asked();
        relay.go(Way::Through);
        browser.wait_for(&format!("!{LOST}"));
        let asked = relay.asked();
        assert!(asked.len() <= 12, "a storm when the server came back: {asked:?}");
    }
}

#[test]
fn a_server_that_never_answers_is_held_for_gone() {
    let Some((_data, _server, relay, browser)) = relayed(20) else { return };
    relay.go(Way::Silent);
    browser.wait_for(LOST);
    let words = browser.eval("document.querySelector('main.scene').innerText");
    assert!(words.as_str().is_some_and(|words| words.len() > 40), "{words}");
    relay.go(Way::Through);
    browser.wait_for(&format!("!{LOST}"));
}

#[test]
fn another_program_is_loaded_once() {
    let Some((_data, _server, relay, browser)) = relayed(10) else { return };
    let ours = browser.eval("document.body.dataset.program");
    let ours = ours.as_str().unwrap();
    let theirs: String = "x".repeat(ours.len());
    browser.eval("window.stayed = true");
    relay.rewrite(ours, &theirs);
    relay.go(Way::Gone);
    browser.wait_for(LOST);
    relay.asked();
    relay.go(Way::Through);
    browser.wait_for("window.stayed === undefined && document.body !== null");
    browser.wait_for(&format!("document.body.dataset.program === '{theirs}'"));
    browser.eval("window.stayed = true");
    // It has what there is; another break does not make it load anew.
    relay.go(Way::Gone);
    browser.wait_for(LOST);
    relay.go(Way::Through);
    browser.wait_for(&format!("!{LOST}"));
    assert_eq!(browser.eval("window.stayed"), true);
    // Not even if the page goes on to carry another name than the one that was loaded.
    relay.rewrite(ours, ours);
    relay.go(Way::Gone);
    browser.wait_for(LOST);
    relay.asked();
    relay.go(Way::Through);
    browser.wait_for("window.stayed === undefined && document.body !== null");
    let loads = relay.asked().iter().filter(|path| path.starts_with("/assets/wall.js")).count();
    assert!(loads <= 1, "loaded {loads} times");
}
