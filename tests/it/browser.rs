//! The real pages in a real browser.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

use crate::harness::{Browser, Komspot, komspot, request, until};

/// A wall screen, one of twice its size, a laptop on the wall, and a screen
/// turned upright.
const WALLS: [(u32, u32); 4] = [(1920, 1080), (3840, 2160), (1366, 768), (1080, 1920)];

/// A desk and a telephone.
const DESKS: [(u32, u32); 2] = [(1440, 900), (390, 844)];

/// What the scene on the wall is called: the headings that can be seen.
const SCENE: &str = "[...document.querySelectorAll('h1, h2')]
    .filter(heading => heading.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map(heading => heading.innerText).join(' · ')";

#[test]
fn the_wall_fills_every_screen() {
    let komspot = Komspot::demo();
    for size in WALLS {
        let Some(browser) = Browser::open(size) else { return };
        browser.visit(&komspot.url("/wall"));
        assert_page(&browser);
        assert_eq!(
            browser.eval("document.documentElement.scrollHeight <= innerHeight"),
            true,
            "the wall scrolls down at {size:?}"
        );
        browser.screenshot("wall");
    }
}

#[test]
fn the_wall_goes_on_to_its_next_scene() {
    let komspot = Komspot::demo();
    let Some(browser) = Browser::open(WALLS[0]) else { return };
    browser.visit(&komspot.url("/wall"));
    let first = browser.eval(SCENE);
    until("another scene", || (browser.eval(SCENE) != first).then_some(()));
    assert_eq!(browser.complaints(), [""; 0]);
    browser.screenshot("wall-next");
}

#[test]
fn a_pinned_scene_stays_and_shows_its_change() {
    let komspot = Komspot::demo_with("[clock]\ntrust = 'always'\n");
    let Some(browser) = Browser::open(WALLS[0]) else { return };
    browser.visit(&komspot.url("/wall?scene=haervaerk"));
    assert_page(&browser);
    // The rise that is planted in the demo, see data/README.md.
    assert!(browser.html().contains("Anmeldt hærværk") && browser.html().contains("meget tydelig stigning"));
    // The picture of the README: with the time, which comes with the first heartbeat.
    browser.wait_for("!document.querySelector('.clock').hidden");
    browser.screenshot("wall-haervaerk");
}

#[test]
fn the_wall_follows_a_new_snapshot_and_keeps_its_picture_when_the_server_is_gone() {
    let data = tempfile::tempdir().expect("a temporary directory");
    let komspot_server = Komspot::on(data.path());
    let Some(browser) = Browser::open(WALLS[0]) else { return };
    browser.visit(&komspot_server.url("/wall"));
    assert_page(&browser);
    assert!(browser.html().contains("opdigtede tal"));
    let bundle = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good");
    let imported = komspot(&["--data-dir", &data.path().to_string_lossy(), "import", "--unsigned", bundle]);
    assert_eq!(imported.code, Some(0), "{imported:?}");
    until("the imported figures on the wall", || (!browser.html().contains("opdigtede tal")).then_some(()));
    browser.wait_for("document.querySelector('main svg') !== null");
    drop(komspot_server);
    browser.wait_for("!document.querySelector('.offline').hidden");
    assert_eq!(browser.eval("document.querySelector('main svg') !== null"), true, "the picture is gone");
    assert!(browser.html().contains("viser seneste billede"));
    browser.screenshot("wall-offline");
}

#[test]
fn the_explorer_fits_desk_and_telephone() {
    let komspot = Komspot::demo();
    for size in DESKS {
        let Some(browser) = Browser::open(size) else { return };
        browser.visit(&komspot.url("/"));
        assert_page(&browser);
        browser.screenshot("explorer");
    }
}

#[test]
fn the_methods_and_an_area_fit_desk_and_telephone() {
    let komspot = Komspot::demo();
    for size in DESKS {
        let Some(browser) = Browser::open(size) else { return };
        for (path, name) in [("/about/methods", "methods"), ("/areas/06", "area")] {
            browser.visit(&komspot.url(path));
            browser.wait_for("document.fonts.status === 'loaded'");
            assert_eq!(
                browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                true,
                "{path} scrolls sideways at {size:?}"
            );
            assert_eq!(browser.complaints(), [""; 0]);
            browser.screenshot(name);
        }
    }
}

#[test]
fn the_page_about_privacy_fits_desk_and_telephone() {
    let komspot = Komspot::demo();
    for size in DESKS {
        let Some(browser) = Browser::open(size) else { return };
        browser.visit(&komspot.url("/about/privacy"));
        browser.wait_for("document.fonts.status === 'loaded'");
        assert_eq!(
            browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            true,
            "it scrolls sideways at {size:?}"
        );
        assert_eq!(browser.complaints(), [""; 0]);
        browser.screenshot("privacy");
        browser.eval("document.getElementById('hidden').scrollIntoView()");
        browser.screenshot("privacy-hidden");
    }
}

#[test]
fn the_pages_show_without_script() {
    let komspot = Komspot::demo();
    for (path, name, size) in [("/wall", "wall-noscript", WALLS[0]), ("/", "explorer-noscript", DESKS[0])] {
        let Some(browser) = Browser::without_script(size) else { return };
        browser.visit(&komspot.url(path));
        let html = browser.html();
        assert!(html.contains("<svg") && html.contains("<h1"), "{path} shows nothing without script: {html}");
        assert_eq!(browser.complaints(), [""; 0], "on {path}");
        browser.screenshot(name);
    }
}

/// What holds for every page on every screen.
fn assert_page(browser: &Browser) {
    browser.wait_for("document.querySelector('svg') !== null");
    browser.wait_for("document.fonts.status === 'loaded'");
    let at = browser.eval("`${location.pathname} at ${innerWidth} × ${innerHeight}`");
    assert!(browser.title().contains("KOMspot"), "the title of {at} is {:?}", browser.title());
    assert_eq!(
        browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
        true,
        "{at} scrolls sideways"
    );
    assert_eq!(
        browser.eval(
            "[...document.querySelectorAll('svg')].some((svg) => svg.getBoundingClientRect().width > 20)"
        ),
        true,
        "{at}"
    );
    assert_eq!(browser.complaints(), [""; 0], "on {at}");
}

/// A page of our own with every fault that the harness must notice.
#[test]
fn the_browser_tells_what_it_sees() {
    let address = stand_in(
        "<!doctype html><html lang=da><title>Prøve</title><link rel=icon href=data:,>
        <body style=margin:0><h1 id=h>0</h1><svg width=200 height=100></svg><script>
        document.getElementById('h').innerText = 'æøå';
        </script><img src=http://elsewhere.invalid/x.png>",
    );
    let Some(browser) = Browser::open((800, 600)) else { return };
    browser.visit(&format!("http://{address}/"));
    browser.wait_for("document.getElementById('h').innerText === 'æøå'");
    assert_eq!(browser.title(), "Prøve");
    assert_eq!(browser.eval("[innerWidth, innerHeight]"), serde_json::json!([800, 600]));
    let complaints = browser.complaints().join("\n");
    assert!(
        complaints.contains("Content Security Policy"),
        "the policy's breach went unnoticed: {complaints}"
    );
    let picture = std::fs::read(browser.screenshot("harness")).unwrap();
    // A PNG says its size 16 bytes after its start.
    assert_eq!(picture.get(16..24), Some(&[0, 0, 3, 32, 0, 0, 2, 88][..]));

    let Some(browser) = Browser::without_script((800, 600)) else { return };
    browser.visit(&format!("http://{address}/"));
    assert!(browser.html().contains("<h1 id=\"h\">0</h1>"), "the script ran: {}", browser.html());
    assert!(request(address, "GET", "/", &[], "").text().contains("Prøve"));
}

/// A server of that one page, strict about where things may come from; it
/// lives as long as the test does.
fn stand_in(page: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            // Chromium opens connections ahead of need.
            thread::spawn(move || {
                let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
                if lines.any(|line| line.is_empty()) {
                    let _ = write!(
                        stream,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
                         Content-Security-Policy: img-src 'self' data:\r\nConnection: close\r\n\r\n{page}",
                        page.len()
                    );
                }
            });
        }
    });
    address
}
