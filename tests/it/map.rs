//! The labels of the map as a real browser sets them.

use serde_json::Value;

use crate::harness::{Browser, Komspot};

const WALLS: [(u32, u32); 5] = [(1920, 1080), (3840, 2160), (1366, 768), (1080, 1920), (2560, 1080)];

/// What every text of the map covers, in the units of its drawing: as wide as
/// the browser set it, from its capitals to below its line. Answers with what
/// overlaps a text of another label, and with what leaves the paper.
const OVERLAPS: &str = "(() => {
    const map = [...document.querySelectorAll('main svg.map')].find((map) => map.checkVisibility());
    const { width, height } = map.viewBox.baseVal;
    const boxes = [...map.querySelectorAll('text')].map(text => {
        const { x, width } = text.getBBox();
        const size = parseFloat(getComputedStyle(text).fontSize);
        const y = +text.getAttribute('y');
        return { words: text.textContent, label: text.parentNode,
                 left: x, right: x + width, top: y - 0.75 * size, bottom: y + 0.12 * size };
    });
    const faults = boxes.filter(box => box.left < 0 || box.top < 0 || box.right > width || box.bottom > height)
        .map(box => `${box.words} leaves the map`);
    for (const a of boxes) for (const b of boxes) {
        if (a.label !== b.label && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
            faults.push(`${a.words} over ${b.words}`);
    }
    return faults;
})()";

#[test]
fn no_label_meets_another_in_chromium() {
    let komspot = Komspot::demo();
    let indicators = komspot.get("/api/v1/indicators").json();
    let ids: Vec<String> = ids(&indicators);
    assert!(!ids.is_empty(), "{indicators}");
    for size in WALLS {
        let Some(browser) = Browser::open(size) else { return };
        for id in ids.iter().take(if size.0 == 1920 { 4 } else { 1 }) {
            browser.visit(&komspot.url(&format!("/wall?scene={id}")));
            browser.eval("document.fonts.ready.then(() => true)");
            if browser.eval("document.querySelector('main svg.map') === null") == true {
                continue;
            }
            let labels = browser.eval("[...document.querySelectorAll('main svg.map text.l-value')].filter((text) => text.checkVisibility()).length");
            assert!(labels.as_u64() >= Some(15), "{id} at {size:?}: {labels} labels");
            assert_eq!(browser.eval(OVERLAPS), Value::Array(Vec::new()), "{id} at {size:?}");
        }
    }
}

fn ids(value: &Value) -> Vec<String> {
    let list = value.as_array().or_else(|| value["indicators"].as_array());
    let ids = list.into_iter().flatten().filter_map(|one| one["id"].as_str().or(one.as_str()));
    ids.map(str::to_owned).collect()
}
