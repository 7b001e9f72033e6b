//! A hand on mouse or keys.

use super::{QUICK, SCENE, SCREEN, hasten};
use crate::harness::{Browser, Komspot, until};

const PAUSED: &str = "document.querySelector('.paused').checkVisibility()";

#[test]
fn a_hand_holds_the_scene_and_steps_and_the_wall_goes_on_by_itself() {
    let data = tempfile::tempdir().unwrap();
    let server = Komspot::with(data.path(), QUICK);
    let Some(browser) = Browser::open(SCREEN) else { return };
    hasten(&browser, 10);
    browser.visit(&server.url("/wall"));
    let press = |key: &str| {
        for kind in ["keyDown", "keyUp"] {
            let event = serde_json::json!({ "type": kind, "key": key });
            browser.devtools("Input.dispatchKeyEvent", &event);
        }
    };
    browser.wait_for("document.querySelectorAll('main.scene').length === 1");
    press(" ");
    browser.wait_for(PAUSED);
    browser.screenshot("wall-paused");
    let list = browser.eval("[...document.querySelectorAll('.playlist li')].map(li => li.dataset.scene)");
    let list: Vec<&str> = list.as_array().unwrap().iter().filter_map(|id| id.as_str()).collect();
    let here = browser.eval(SCENE);
    let place = list.iter().position(|id| here == *id).unwrap();
    press("ArrowRight");
    let next = list[(place + 1) % list.len()];
    until("the next scene", || (browser.eval(SCENE) == next).then_some(()));
    press("ArrowLeft");
    until("the scene before", || (browser.eval(SCENE) == list[place]).then_some(()));
    // A minute without a hand, which is six seconds here.
    browser.wait_for(&format!("!{PAUSED}"));
    until("the wall to go on", || (browser.eval(SCENE) != list[place]).then_some(()));
    for x in [100, 200] {
        let event = serde_json::json!({ "type": "mouseMoved", "x": x, "y": 100 });
        browser.devtools("Input.dispatchMouseEvent", &event);
    }
    browser.wait_for(PAUSED);
    press("Escape");
    browser.wait_for(&format!("!{PAUSED}"));
    assert_eq!(browser.complaints(), [""; 0]);
}
