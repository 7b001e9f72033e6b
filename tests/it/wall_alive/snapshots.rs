//! Snapshots come while a scene is on: new figures, two at once, without the scene's indicator, on
//! another day.

use std::sync::Arc;

use jiff::civil::{Date, date};
use komspot::app::edition::{Edition, Settings};
use komspot::snapshot::Snapshot;
use komspot::view::wall::{Choice, Entry, Programme, SceneId};

use super::{SCENE, SCREEN, WATCH};
use crate::harness::Browser;
use crate::web::fixture::snapshot;
use crate::web::served::Served;

/// The `number`th snapshot, whose number can be read on the wall.
fn numbered(number: u32) -> Snapshot {
    let mut snapshot = snapshot(number);
    snapshot.release.municipality = format!("By {number:03}");
    snapshot
}

/// The maps one after the other, and nothing else.
fn maps() -> Programme {
    let entry = |id: &str| Entry {
        choice: Choice::One(SceneId::Map(id.to_owned())),
        seconds: None,
        at_a_time: None,
        hours: None,
    };
    Programme { entries: ["thefts", "reports", "wellbeing", "absence"].map(entry).to_vec(), seconds: 3600 }
}

fn publish(served: &Served, snapshot: Snapshot, today: Option<Date>) {
    let settings = Settings { programme: maps(), today, ..Settings::default() };
    served.state.publish(Arc::new(Edition::new(Arc::new(snapshot), &settings)));
}

/// A server of the first snapshot, and a wall that shows it and is watched.
fn hung(path: &str) -> Option<(Served, Browser)> {
    let served = Served::new(numbered(1));
    publish(&served, numbered(1), None);
    let browser = Browser::open(SCREEN)?;
    browser.visit(&format!("http://{}{path}", served.address));
    browser.wait_for("document.querySelector('main.scene') !== null");
    browser.eval(WATCH);
    until_listening(&served);
    Some((served, browser))
}

fn until_listening(served: &Served) {
    crate::harness::until("the wall to listen", || {
        served.get("/metrics").text().contains("komspot_event_listeners 1").then_some(())
    });
}

/// What every picture since has said of the whole municipality.
const TOLD: &str = "(() => {
    window.told = [];
    const note = () => {
        const words = document.querySelector('main.scene:not(.leaving)')?.innerText.match(/By \\d+/)?.[0];
        if (words && words !== window.told.at(-1)) window.told.push(words);
    };
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
    note();
    return true;
})()";

#[test]
fn new_figures_take_the_place_of_old_ones_without_an_empty_moment() {
    let Some((served, browser)) = hung("/wall") else { return };
    publish(&served, numbered(2), None);
    browser.wait_for("document.querySelector('main.scene').innerText.includes('By 002')");
    assert_eq!(browser.eval("window.empty"), 0);
    assert_eq!(browser.eval("document.querySelectorAll('main.scene').length"), 1, "nothing fades");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn of_snapshots_that_follow_at_once_the_last_stays() {
    let Some((served, browser)) = hung("/wall") else { return };
    browser.eval(TOLD);
    for number in (2..=21).step_by(2) {
        publish(&served, numbered(number), None);
        publish(&served, numbered(number + 1), None);
    }
    browser.wait_for("document.querySelector('main.scene').innerText.includes('By 021')");
    let told = browser.eval("window.told");
    let told: Vec<&str> = told.as_array().unwrap().iter().map(|words| words.as_str().unwrap()).collect();
    assert!(told.is_sorted(), "an older one came after a newer one: {told:?}");
    assert_eq!(told.last(), Some(&"By 021"));
    assert_eq!(browser.eval("window.empty"), 0);
}

#[test]
fn where_the_indicator_is_gone_the_next_scene_comes() {
    let Some((served, browser)) = hung("/wall") else { return };
    let go_to = |scene: &str| {
        crate::harness::until(scene, || {
            if browser.eval(SCENE) == scene {
                return Some(());
            }
            browser.eval("dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))");
            std::thread::sleep(std::time::Duration::from_millis(300));
            None
        });
    };
    go_to("reports");
    let mut without = numbered(2);
    without.release.indicators.retain(|of| of.indicator.id.as_str() != "reports");
    publish(&served, without, None);
    browser.wait_for(&format!("{SCENE} === 'wellbeing'"));
    assert_eq!(browser.eval("window.empty"), 0);
    // The last of the list gives way to the first.
    go_to("absence");
    let mut without = numbered(3);
    without.release.indicators.retain(|of| of.indicator.id.as_str() != "absence");
    publish(&served, without, None);
    browser.wait_for(&format!("{SCENE} === 'thefts'"));
    assert_eq!(browser.eval("window.empty"), 0);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_pinned_scene_that_is_gone_gives_way_to_the_others() {
    let Some((served, browser)) = hung("/wall?scene=reports") else { return };
    let mut without = numbered(2);
    without.release.indicators.retain(|of| of.indicator.id.as_str() != "reports");
    publish(&served, without, None);
    browser.wait_for(&format!("{SCENE} !== undefined && {SCENE} !== 'reports'"));
    assert_eq!(browser.eval("window.empty"), 0);
    assert_eq!(browser.eval("document.querySelector('.offline').hidden"), true);
}

#[test]
fn figures_become_late_while_the_wall_hangs() {
    let Some((served, browser)) = hung("/wall?scene=reports") else { return };
    let late = "document.querySelector('main.scene .late')?.innerText";
    assert_eq!(browser.eval(late), serde_json::Value::Null, "nobody knows what day it is");
    // Through 2025, yearly: due from 2027, in time for half a year more.
    publish(&served, numbered(1), Some(date(2027, 7, 12)));
    browser.wait_for("document.querySelector('main.scene') !== null");
    assert_eq!(browser.eval(late), serde_json::Value::Null, "in time");
    publish(&served, numbered(1), Some(date(2027, 7, 13)));
    browser.wait_for(&format!("{late} === 'Forsinket: nye tal var ventet senest 12. juli 2027'"));
    browser.screenshot("wall-late");
    assert_eq!(browser.eval("window.empty"), 0);
}
