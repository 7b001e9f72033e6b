//! The newcomer's walk of docs/walk.md: one question, answered from the pages alone.

use serde_json::json;

use crate::harness::{Browser, Komspot};

/// What can be read in a part of the page, without the spaces that are the browser's own.
fn read(browser: &Browser, selector: &str) -> String {
    let text = browser.eval(&format!("document.querySelector({})?.innerText ?? ''", json!(selector)));
    text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn click(browser: &Browser, selector: &str) {
    browser.wait_for(&format!("document.querySelector({}) !== null", json!(selector)));
    browser.eval(&format!("document.querySelector({}).click()", json!(selector)));
}

fn press(browser: &Browser, key: &str, code: u32, text: &str) {
    let mut event = json!({ "type": "keyDown", "key": key, "windowsVirtualKeyCode": code, "text": text });
    browser.devtools("Input.dispatchKeyEvent", &event);
    event["type"] = json!("keyUp");
    event["text"] = json!("");
    browser.devtools("Input.dispatchKeyEvent", &event);
}

#[test]
fn a_newcomer_finds_what_rose_since_when_how_sure_that_is_and_prints_it() {
    let Some(browser) = Browser::open((1366, 768)) else { return };
    let server = Komspot::demo();
    // 1: the first page has something to say, and the indicator is found by its name.
    browser.visit(&server.url("/"));
    browser.wait_for("document.documentElement.classList.contains('live')");
    assert!(read(&browser, ".standings").contains("tydeligt"), "a first page that nothing can be said of");
    browser.eval("document.querySelector('#indicator').focus()");
    for letter in "hærværk".chars() {
        press(&browser, &letter.to_string(), 0, &letter.to_string());
    }
    browser.wait_for("document.querySelectorAll('[role=option]').length === 1");
    press(&browser, "Enter", 13, "\r");
    browser.wait_for("document.querySelector('h1').innerText === 'Anmeldt hærværk'");

    // 2: which areas rose: one, as planted (data/README.md), and it is told with its size and its certainty.
    let changes = read(&browser, ".changes ul");
    assert!(changes.starts_with("Næsby–Næsbyhoved-Broby"), "{changes}");
    assert!(changes.contains("+205 %") && changes.contains("meget tydelig stigning"), "{changes}");
    assert_eq!(browser.eval("document.querySelectorAll('.changes li').length"), 1);
    assert!(read(&browser, ".city").contains("i forhold til 2024"));
    browser.screenshot("walk-2");

    // 3: since when: the row's course leads to its chart, where the break is told.
    click(&browser, ".standings td.course a[href*=\"areas=06\"]");
    browser.wait_for("location.pathname === '/compare'");
    browser.wait_for("document.querySelector('svg.chart') !== null");
    assert!(read(&browser, ".chart-remarks").contains("Brud i opgørelsen"));
    let course = browser.eval(
        "[...document.querySelector('.chart-sheet tbody').rows].map((row) => [...row.cells].map((cell) => cell.textContent))",
    );
    let figures: Vec<(String, f64)> = course
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| {
            let cells = row.as_array()?;
            let figure = cells.last()?.as_str()?.split_whitespace().next()?.replace(',', ".").parse().ok()?;
            Some((cells.first()?.as_str()?.to_owned(), figure))
        })
        .collect();
    let at = |quarter: &str| figures.iter().find(|(name, _)| name.starts_with(quarter)).unwrap().1;
    assert!(at("2. kvartal 2025") > 2.0 * at("2. kvartal 2024"), "{figures:?}");
    assert!(at("1. kvartal 2025") < 2.0 && at("4. kvartal 2024") < 2.0, "{figures:?}");
    browser.screenshot("walk-3");

    // 4: how sure: the area's page tells it in a sentence, and how often chance does as much.
    click(&browser, "section[aria-labelledby=on] a[href^=\"/areas/06\"]");
    browser.wait_for("location.pathname === '/areas/06'");
    let signals = read(&browser, ".signals");
    assert!(signals.contains("141 i 2025 mod 46 i samme periode året før"), "{signals}");
    assert!(signals.contains("med usikkerhed mellem"), "{signals}");
    browser.eval("document.querySelectorAll('details.told').forEach((told) => { told.open = true })");
    assert!(read(&browser, "main").contains("Tilfældet alene giver så meget under 1 ud af 1.000 gange"));

    // 5: what the city does, as far as anybody has told.
    let happened = read(&browser, ".happened");
    assert!(happened.contains("Indsatser og ændringer") && happened.contains("juli 2019"), "{happened}");
    browser.screenshot("walk-5");

    // 6: on paper.
    let paper = browser.eval("document.querySelector('.further a').getAttribute('href')");
    assert_eq!(paper, "/areas/06.pdf?lang=da");
    let document = server.get("/areas/06.pdf?lang=da");
    assert!(document.status == 200 && document.body.starts_with(b"%PDF-"));
    assert_eq!(browser.complaints(), [""; 0]);
}
