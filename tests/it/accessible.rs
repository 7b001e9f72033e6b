//! Everybody can use the pages: axe-core's rules for WCAG 2.2 A and AA, the
//! width, and the way with the keyboard.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::{Value, json};

use crate::harness::{Browser, Komspot};

/// Every kind of page, and states that look different.
const PAGES: [&str; 14] = [
    "/",
    "/?indicator=indbrud&projection=lens&show=count",
    "/?indicator=ungeprofil&lang=en",
    "/areas/01",
    "/areas/06?lang=en",
    "/about/methods",
    "/about/privacy",
    "/about/accessibility",
    "/wall?scene=haervaerk",
    "/wall?scene=signals&theme=light",
    "/wall?scene=sources",
    "/operator",
    "/nothing",
    "/?period=bad",
];

/// The version that `.ci/setup` fetches.
const AXE: &str = "komspot/axe-core-4.14.1/axe.min.js";

/// Rules of the standard, and what is good practice beside it.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

#[test]
fn no_rule_is_broken_in_the_light() {
    hold_to_the_rules("light");
}

#[test]
fn no_rule_is_broken_in_the_dark() {
    hold_to_the_rules("dark");
}

/// Holds every page against the rules, on a laptop and on a narrow screen.
fn hold_to_the_rules(scheme: &str) {
    // The wall tells the time only by a clock that it trusts.
    let komspot = Komspot::demo_with("[clock]\ntrust = 'always'\n");
    let mut broken = Vec::new();
    for size in [(1366, 768), (320, 640)] {
        let Some(browser) = Browser::open(size) else { return };
        let axe = axe();
        browser.prefer("prefers-color-scheme", scheme);
        for page in PAGES {
            browser.visit(&komspot.url(page));
            let found = violations(&browser, &axe);
            broken.extend(found.into_iter().map(|rule| format!("{page} at {}, {scheme}: {rule}", size.0)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_rules_are_really_held_against_the_page() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open((1366, 768)) else { return };
    browser.visit(&komspot.url("/"));
    browser.eval("document.querySelector('main').append(document.createElement('img')) || true");
    let found = violations(&browser, &axe());
    assert!(found.iter().any(|rule| rule.starts_with("image-alt")), "{found:?}");
}

/// 320 points are 1280 at 400 %, 683 are a laptop's 1366 at 200 %.
#[test]
fn nothing_but_wide_tables_scrolls_sideways() {
    let komspot = Komspot::demo();
    let mut wide = Vec::new();
    for size in [(683, 384), (320, 640)] {
        let Some(browser) = Browser::open(size) else { return };
        for page in PAGES.into_iter().filter(|page| !page.starts_with("/wall")) {
            browser.visit(&komspot.url(page));
            let width = browser.eval("document.documentElement.scrollWidth");
            if width.as_u64() > Some(u64::from(size.0)) {
                wide.push(format!("{page} is {width} wide on {}", size.0));
            }
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

/// What can be reached with Tab comes in the order in which it is written,
/// shows that it has the focus, and ends: nothing traps.
#[test]
fn the_keyboard_reaches_everything_in_order() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open((1366, 768)) else { return };
    for page in ["/", "/areas/01", "/about/privacy", "/operator"] {
        browser.visit(&komspot.url(page));
        let all = browser.eval(FOCUSABLE).as_u64().expect("a number");
        assert!(all > 4, "{page}: {all}");
        let mut last = None;
        for step in 0..all {
            browser.press("Tab");
            let at = browser.eval("window.reachable.indexOf(document.activeElement)").as_i64();
            assert!(at > last, "{page}: step {step} goes from {last:?} to {at:?}");
            assert_eq!(browser.eval(IS_MARKED), true, "{page}: nobody sees that number {at:?} has the focus");
            last = at;
        }
        assert_eq!(last, i64::try_from(all).ok().map(|all| all - 1), "{page}: not everything was reached");
    }
}

/// Puts all that Tab should reach into `window.reachable`, in the order of the document, and counts it.
const FOCUSABLE: &str = "(window.reachable = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex=\"0\"]'
    )].filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }))).length";

/// Whether the focus can be seen: what has it looks different without it. Tab goes on from there all the same.
const IS_MARKED: &str = "((one, look) => {
    const focused = look(one);
    one.blur();
    return look(one) !== focused;
})(document.activeElement, (one) => [one, ...one.querySelectorAll('*')].map((part) => {
    const style = getComputedStyle(part);
    return [style.outline, style.boxShadow, style.border, style.stroke, style.strokeWidth, style.top].join();
}).join())";

/// The rules that the page breaks, each with the places.
fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    browser.run(axe);
    browser.run(&format!(
        "window.judged = null;
         axe.run(document, {{ runOnly: {RULES} }}).then(
             (result) => {{ window.judged = result.violations; }},
             (error) => {{ window.judged = [{{ id: `axe: ${{error}}`, nodes: [] }}]; }});"
    ));
    browser.wait_for("window.judged !== null");
    let judged = browser.eval(
        "window.judged.map((rule) => [rule.id, ...rule.nodes.slice(0, 4).map((node) => node.html)].join(' '))",
    );
    judged
        .as_array()
        .expect("a list")
        .iter()
        .map(|rule| rule.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// The script of axe-core.
fn axe() -> String {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .expect("a folder for caches");
    let path = cache.join(AXE);
    fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; `make test` fetches axe-core", path.display()))
}

impl Browser {
    /// Makes the browser say that its user prefers something: `prefers-color-scheme`, `dark`.
    fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", &features);
    }

    /// Runs a script in the page; its value does not matter.
    fn run(&self, script: &str) {
        self.eval(&format!("(() => {{ {script} ; return true; }})()"));
    }

    /// Presses a key and lets it go.
    fn press(&self, key: &str) {
        let press = |kind: &str| {
            let code = json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 9 });
            let _: Value = self.devtools("Input.dispatchKeyEvent", &code);
        };
        press("keyDown");
        press("keyUp");
    }
}
