//! Everybody can use the pages: axe-core's rules for WCAG 2.2 A and AA, the
//! width, and the way with the keyboard.

use std::path::PathBuf;
use std::{env, fs};

use serde_json::{Value, json};

use crate::harness::{Browser, Komspot};

/// Every kind of page, and states that look different.
const PAGES: [&str; 23] = [
    "/",
    "/?indicator=indbrud&projection=lens&show=count",
    "/?indicator=ungeprofil&lang=en",
    "/areas/01",
    "/areas/06?lang=en",
    "/?indicator=haervaerk&colour=change&area=05&compare=last-year",
    "/?indicator=haervaerk&colour=hotspot",
    "/news",
    "/overview",
    "/overview?domain=police&lang=en",
    "/compare?indicator=haervaerk&areas=01,05",
    "/compare?indicator=haervaerk&periods=2024,2025",
    "/compare?indicator=haervaerk&by=years",
    "/collections?f=html",
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
/// shows that it has the focus, and ends: nothing traps, nothing is left out.
#[test]
fn the_keyboard_reaches_everything_in_order() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open((1366, 768)) else { return };
    for page in ["/", "/areas/01", "/compare?indicator=haervaerk&areas=01,05", "/about/privacy", "/operator"]
    {
        browser.visit(&komspot.url(page));
        let all = browser.eval(REACHABLE).as_u64().expect("a number");
        assert!(all > 4, "{page}: {all}");
        // A page may offer more while one goes through it.
        for _ in 0..2 * all {
            browser.press("Tab");
            let step = browser.eval(STEP);
            if step["forward"] != true {
                break;
            }
            assert_eq!(step["marked"], true, "{page}: nobody sees that {} has the focus", step["what"]);
        }
        let missed = browser.eval(MISSED);
        assert_eq!(missed, json!([]), "{page}: not everything was reached");
    }
}

/// Without styles a page is read from top to bottom: the way to its contents, what it is about, then the parts,
/// and nothing that only a script or a style gives a place.
#[test]
fn without_styles_the_pages_are_read_in_a_sensible_order() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open((1366, 768)) else { return };
    for page in PAGES.into_iter().filter(|page| !page.starts_with("/wall")) {
        browser.visit(&komspot.url(page));
        browser.run("for (const sheet of [...document.styleSheets]) sheet.disabled = true");
        let order = browser.eval(ORDER);
        assert_eq!(order["first"], "#main", "{page} does not begin with the way to its contents");
        assert_eq!(order["parts"], json!(["HEADER", "MAIN", "FOOTER"]), "{page}");
        assert_eq!(order["skipped"], json!([]), "{page}: a level of headings is left out");
        assert_eq!(order["before"], json!([]), "{page}: figures before it is said what they are");
        assert_eq!(order["overlaid"], 0, "{page}: without styles something lies over something else");
    }
}

/// What an unstyled page is like: its first link, its parts, headings that leave out a level, tables
/// and maps before the first heading, and parts that are placed by hand.
const ORDER: &str = "(() => {
    const heads = [...document.querySelectorAll('h1, h2, h3, h4')].filter((head) => head.checkVisibility());
    const level = (head) => Number(head.tagName[1]);
    const skipped = heads.filter((head, at) => level(head) > (at ? level(heads[at - 1]) : 0) + 1);
    const figures = [...document.querySelectorAll('main table, main svg')].filter((one) => one.checkVisibility());
    const early = figures.filter((one) =>
        !(heads[0].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
    const placed = [...document.querySelectorAll('body *')].filter((one) =>
        ['absolute', 'fixed'].includes(getComputedStyle(one).position));
    return {
        first: document.querySelector('a').getAttribute('href'),
        parts: [...document.body.children].map((part) => part.tagName).filter((tag) => ['HEADER', 'MAIN', 'FOOTER'].includes(tag)),
        skipped: skipped.map((head) => head.outerHTML),
        before: early.map((one) => one.outerHTML.slice(0, 80)),
        overlaid: placed.length,
    };
})()";

/// Counts all that Tab should reach.
const REACHABLE: &str = "(window.passed = [], window.reachable = [...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex=\"0\"]'
    )].filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }))
).length";

/// What Tab has come to: whether it lies after what came before, and whether it shows. It looks different
/// without the focus, or its outline is drawn anew on the map. Tab goes on from there all the same.
const STEP: &str = "((one, before) => {
    const look = () => [one, ...one.querySelectorAll('*')].map((part) => {
        const style = getComputedStyle(part);
        return [style.outline, style.boxShadow, style.border, style.stroke, style.strokeWidth, style.top].join();
    }).join();
    const forward = one !== document.body
        && (!before || Boolean(before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING));
    if (!forward) return { forward };
    window.passed.push(one);
    const outline = one.querySelector('.area')?.getAttribute('d');
    const drawn = [...document.querySelectorAll('path.lit')].some((rim) => rim.getAttribute('d') === outline);
    const focused = look();
    one.blur();
    return { forward, marked: drawn || look() !== focused, what: one.outerHTML.slice(0, 200) };
})(document.activeElement, window.passed.at(-1))";

/// What Tab should have reached and did not.
const MISSED: &str = "window.reachable.filter((one) => one.isConnected && one.tabIndex >= 0
    && !window.passed.includes(one)).map((one) => one.outerHTML.slice(0, 200))";

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
