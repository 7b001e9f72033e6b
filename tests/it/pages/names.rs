//! The names on a map of very many areas: more of them the nearer it is looked at, and none less.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{AREAS, Browser, Komspot, grid, komspot};

/// Labels that can be seen: their words, and where they stand on the screen.
const SEEN: &str = "[...document.querySelectorAll('svg.map .far > g, svg.map .near > g')]
    .filter((label) => label.getBoundingClientRect().width > 0 && label.querySelector('text'))
    .map((label) => {
        const texts = [...label.querySelectorAll('text')];
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return { name: texts.filter((text) => text.classList.contains('l-name')).map((text) => text.innerHTML).join(' '),
            size: parseFloat(getComputedStyle(texts[0]).fontSize) * texts[0].getScreenCTM().a,
            lines: boxes.map(({ left, right, top, bottom }) => ({ left, right, top, bottom })) };
    })";

/// Forty areas, shown as they are on a screen; `None` where there is no browser.
fn forty() -> Option<(tempfile::TempDir, Komspot, Browser)> {
    let browser = Browser::open((1440, 900))?;
    let folder = tempfile::tempdir().unwrap();
    let (bundle, data) = (folder.path().join("bundle"), folder.path().join("data"));
    std::fs::create_dir(&bundle).unwrap();
    grid(&bundle);
    let (bundle, at) = (bundle.to_string_lossy(), data.to_string_lossy());
    let ran = komspot(&["--data-dir", &at, "import", "--unsigned", &bundle]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let server = Komspot::on(&data);
    Some((folder, server, browser))
}

fn labels(browser: &Browser) -> Vec<Value> {
    browser.eval(SEEN).as_array().unwrap().clone()
}

/// The areas that have a name, each by how its name begins: a short name is cut behind that.
fn named(labels: &[Value]) -> BTreeSet<String> {
    let names = labels.iter().filter_map(|label| label["name"].as_str());
    let names: Vec<String> = names.map(|name| name.chars().take("Mark00".len()).collect()).collect();
    assert!(names.iter().all(|name| name.starts_with("Mark")), "a figure without a name: {names:?}");
    let areas: BTreeSet<String> = names.iter().cloned().collect();
    assert_eq!(areas.len(), names.len(), "an area is named twice: {names:?}");
    areas
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
    let Some((_folder, server, browser)) = forty() else { return };
    browser.visit(&server.url("/"));
    browser.wait_for("document.documentElement.classList.contains('live')");
    browser.wait_for("document.fonts.status === 'loaded'");
    let whole = named(&labels(&browser));
    assert!((8..AREAS).contains(&whole.len()), "{whole:?}");
    // Areas that stand out and are too small are named outside, with a line.
    assert!(browser.eval("document.querySelectorAll('svg.map .far .leader').length").as_u64() >= Some(2));
    browser.screenshot("names-whole");
    let mut before = whole.clone();
    for step in 0..6 {
        browser.eval("document.querySelector('[data-zoom=in]').click()");
        let near = labels(&browser);
        assert_eq!(overlaps(&near), 0, "after {} steps", step + 1);
        // As large as before, however near.
        let sizes: Vec<f64> = near.iter().filter_map(|label| label["size"].as_f64()).collect();
        assert!(sizes.iter().all(|size| (10.0..32.0).contains(size)), "{sizes:?}");
        browser.screenshot(&format!("names-{step}"));
        let now = named(&near);
        let gone: Vec<_> = before.difference(&now).collect();
        assert!(gone.is_empty(), "after {} steps {gone:?} have no name any more", step + 1);
        before = now;
    }
    assert_eq!(before.len(), AREAS, "{before:?}");
    browser.eval("document.querySelector('[data-zoom=all]').click()");
    assert_eq!(named(&labels(&browser)), whole, "the whole map is as it was");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn a_change_of_state_keeps_the_names_that_are_seen() {
    let Some((_folder, server, browser)) = forty() else { return };
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
