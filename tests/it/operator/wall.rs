//! What the wall says in passing of bundles that were brought.

use super::{Device, good};
use crate::harness::{Browser, until};

/// The words on a wall that runs no script.
fn said(device: &Device) -> String {
    let page = device.server.get("/wall").text();
    let (_, rest) = page.split_once("<p class=\"note\" role=\"status\"").unwrap();
    let (attributes, rest) = rest.split_once('>').unwrap();
    let words = rest.split('<').next().unwrap_or_default().to_owned();
    assert_eq!(words.is_empty(), attributes.contains("hidden"), "{attributes}");
    words
}

#[test]
fn a_failure_stands_on_the_wall_until_somebody_has_seen_it() {
    let device = Device::new();
    assert_eq!(said(&device), "");
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    assert_eq!(asker.upload(&form, "hemmeligt navn.zip", b"not a bundle").status, 303);
    let words = until("the wall to mention it", || Some(said(&device)).filter(|said| said.contains("ikke")));
    assert_eq!(words, "Nye tal kunne ikke indlæses");
    assert!(!device.server.get("/wall").text().contains("hemmeligt navn"), "nothing of what was refused");
    assert_eq!(asker.post("/operator/seen", &[("form", &form), ("number", "1")]).status, 303);
    until("the wall to be quiet again", || said(&device).is_empty().then_some(()));
}

#[test]
fn the_wall_hears_of_it_without_being_loaded_anew() {
    let device = Device::new();
    let Some(browser) = Browser::open((1920, 1080)) else { return };
    browser.visit(&device.server.url("/wall"));
    browser.eval("(window.same = true)");
    browser.wait_for("document.querySelector('body > .note').hidden");
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    assert_eq!(asker.upload(&form, "x.zip", b"not a bundle").status, 303);
    browser.wait_for("document.body.dataset.note === 'failed'");
    browser.wait_for("document.querySelector('body > .note').innerText.includes('kunne ikke indlæses')");
    assert_covers_nothing(&browser);
    let upright = Browser::open((1080, 1920)).unwrap();
    upright.visit(&device.server.url("/wall"));
    upright.wait_for("document.querySelector('body > .note').checkVisibility()");
    assert_covers_nothing(&upright);
    drop(upright);
    assert_eq!(asker.post("/operator/seen", &[("form", &form), ("number", "1")]).status, 303);
    browser.wait_for("document.querySelector('body > .note').hidden");
    assert_eq!(asker.upload(&form, "y.zip", &good()).status, 303);
    browser.wait_for("document.querySelector('body > .note').innerText === 'Nye tal er indlæst'");
    browser.wait_for("document.querySelector('body > .note').checkVisibility()");
    browser.screenshot("wall-note-succeeded");
    assert_eq!(browser.eval("window.same === true"), true, "the same page all the time");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// The note stands on no other words, and within the screen.
fn assert_covers_nothing(browser: &Browser) {
    let covered = "(() => {
        const note = document.querySelector('body > .note').getBoundingClientRect();
        const meets = (box) => box.width > 0 && box.left < note.right && note.left < box.right
            && box.top < note.bottom && note.top < box.bottom;
        const words = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
        const box = (node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return range.getBoundingClientRect();
        };
        const all = [...document.querySelectorAll('main.scene *, .clock')].filter((one) => one.checkVisibility());
        return all.flatMap(words).filter((node) => meets(box(node))).map((node) => node.data);
    })()";
    assert_eq!(browser.eval(covered), serde_json::json!([]), "it covers nothing");
    let inside = "(({ top, right }) => top >= 0 && right <= innerWidth)(document.querySelector('body > .note').getBoundingClientRect())";
    assert_eq!(browser.eval(inside), true);
    browser.screenshot("wall-note-failed");
}
