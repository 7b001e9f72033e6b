//! The names on a map of very many areas: more of them the nearer it is looked at.

use std::path::Path;

use serde_json::Value;

use crate::harness::{Browser, Komspot, komspot};

/// Labels that can be seen: their words, and where they stand on the screen.
const SEEN: &str = "[...document.querySelectorAll('svg.map .far > g, svg.map .near > g')]
    .filter((label) => label.getBoundingClientRect().width > 0)
    .map((label) => {
        const texts = [...label.querySelectorAll('text')];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return { name: texts.some((text) => text.classList.contains('l-name')),
            size: parseFloat(getComputedStyle(texts[0]).fontSize) * texts[0].getScreenCTM().a,
            lines: boxes.map(({ left, right, top, bottom }) => ({ left, right, top, bottom })) };
    })";

/// Denmark's 99 municipalities, shown as they are on a screen; `None` where they or the browser are not at hand.
fn denmark() -> Option<(tempfile::TempDir, Komspot, Browser)> {
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bundles/dk-kommuner");
    if !bundle.exists() {
        println!("skipped: {} is not there", bundle.display());
        return None;
    }
    let browser = Browser::open((1440, 900))?;
    let data = tempfile::tempdir().unwrap();
    let (at, bundle) = (data.path().to_string_lossy(), bundle.to_string_lossy());
    let ran = komspot(&["--data-dir", &at, "import", "--unsigned", &bundle]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let server = Komspot::on(data.path());
    Some((data, server, browser))
}

fn labels(browser: &Browser) -> Vec<Value> {
    browser.eval(SEEN).as_array().unwrap().clone()
}

/// Pairs of labels of which a line overlaps one of the other's.
fn overlaps(labels: &[Value]) -> usize {
    let side = |line: &Value, name: &str| line[name].as_f64().unwrap();
    // The browser's boxes are as high as the type's lines: its capitals are what must not meet.
    let inset = |line: &Value| (side(line, "bottom") - side(line, "top")) * 0.22;
    let meet = |a: &Value, b: &Value| {
        side(a, "left") < side(b, "right")
            && side(b, "left") < side(a, "right")
            && side(a, "top") + inset(a) < side(b, "bottom") - inset(b)
            && side(b, "top") + inset(b) < side(a, "bottom") - inset(a)
    };
    let lines = |label: &Value| label["lines"].as_array().unwrap().clone();
    let pairs = labels.iter().enumerate().flat_map(|(at, a)| labels.iter().skip(at + 1).map(move |b| (a, b)));
    pairs.filter(|(a, b)| lines(a).iter().any(|one| lines(b).iter().any(|two| meet(one, two)))).count()
}

#[test]
fn more_names_stand_on_the_map_the_nearer_it_is_looked_at() {
    let Some((_data, server, browser)) = denmark() else { return };
    browser.visit(&server.url("/"));
    browser.wait_for("document.documentElement.classList.contains('live')");
    browser.wait_for("document.fonts.status === 'loaded'");
    let whole = labels(&browser);
    assert!(!whole.is_empty() && whole.iter().all(|label| label["name"] == true), "{whole:?}");
    browser.screenshot("names-whole");
    let mut counts = Vec::new();
    for step in 0..6 {
        browser.eval("document.querySelector('[data-zoom=in]').click()");
        let near = labels(&browser);
        assert!(near.iter().all(|label| label["name"] == true), "a figure without a name");
        assert_eq!(overlaps(&near), 0, "after {} steps", step + 1);
        // As large as before, however near.
        let sizes: Vec<f64> = near.iter().filter_map(|label| label["size"].as_f64()).collect();
        assert!(sizes.iter().all(|size| (10.0..32.0).contains(size)), "{sizes:?}");
        counts.push(near.len());
        browser.screenshot(&format!("names-{step}"));
    }
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(counts.last() >= Some(&60), "of 99 areas {counts:?} have a name");
    browser.eval("document.querySelector('[data-zoom=all]').click()");
    assert_eq!(labels(&browser).len(), whole.len(), "the whole map is as it was");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_change_of_state_keeps_the_names_that_are_seen() {
    let Some((_data, server, browser)) = denmark() else { return };
    browser.visit(&server.url("/"));
    browser.wait_for("document.documentElement.classList.contains('live')");
    for _ in 0..4 {
        browser.eval("document.querySelector('[data-zoom=in]').click()");
    }
    let before = labels(&browser).len();
    browser.eval("document.querySelector('[data-name=colour] a:nth-child(2)').click()");
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'ændring'");
    let after = labels(&browser).len();
    assert!(after >= before / 2 && after > 10, "{before} names before, {after} after");
    assert_eq!(browser.complaints(), [""; 0]);
}
