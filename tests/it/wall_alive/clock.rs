//! The board's clock is wrong, becomes right, says that it is night.

use jiff::{ToSpan, Zoned};

use super::{SCREEN, before_the_page, bundle, hang, hasten, import};
use crate::harness::{Browser, Komspot, until};

/// What the clock on the wall says; empty where there is none.
const CLOCK: &str = "(() => {
    const clock = document.querySelector('.clock');
    return clock.checkVisibility() ? clock.innerText : '';
})()";

/// A screen whose own clock has stopped in 1970.
const IN_1970: &str = "Date = class extends Date {
    constructor(...given) { given.length ? super(...given) : super(180000) }
    static now() { return 180000 }
}";

fn written(now: &Zoned) -> String {
    format!("{:02}.{:02}", now.hour(), now.minute())
}

#[test]
fn no_time_is_told_until_it_is_known_and_then_without_loading_anew() {
    let data = tempfile::tempdir().unwrap();
    let sign = data.path().join("synchronized");
    let server = Komspot::with(data.path(), &format!("[clock]\nsign = {:?}\n", sign.display().to_string()));
    // Figures through 2025 that were expected every month.
    let monthly = |text: String| {
        let mut lines = text.lines();
        let head = lines.next().unwrap_or_default();
        lines.fold(format!("{head},rhythm_days\n"), |text, line| format!("{text}{line},31\n"))
    };
    import(data.path(), &bundle(data.path(), "old", "indicators.csv", monthly));
    let Some(browser) = Browser::open(SCREEN) else { return };
    hasten(&browser, 10);
    before_the_page(&browser, IN_1970);
    browser.visit(&server.url("/wall?scene=anmeldelser"));
    until("a heartbeat", || server.get("/metrics").text().contains("komspot_walls 1").then_some(()));
    browser.eval("window.stayed = true");
    assert_eq!(browser.eval(CLOCK), "", "nobody knows the time");
    assert_eq!(browser.eval("document.querySelector('.late')"), serde_json::Value::Null);
    std::fs::write(&sign, "").unwrap();
    until("the right time", || {
        let now = Zoned::now();
        let told = browser.eval(CLOCK);
        // Hastened, the page is ahead until it hears from the server again.
        (told == written(&now) || told == written(&(&now - 1.minute()))).then_some(())
    });
    browser.wait_for("document.querySelector('main.scene .late') !== null");
    std::fs::remove_file(&sign).unwrap();
    until("no time", || (browser.eval(CLOCK) == "").then_some(()));
    browser.wait_for("document.querySelector('main.scene .late') === null");
    assert_eq!(browser.eval("window.stayed"), true);
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Settings under which it has been night for two hours, and will be for two more.
fn night(look: &str, trust: &str) -> String {
    let now = Zoned::now();
    let at = |time: Zoned| format!("{:02}:{:02}", time.hour(), time.minute());
    let (from, to) = (at(&now - 2.hours()), at(&now + 2.hours()));
    format!("[clock]\ntrust = '{trust}'\n[wall.night]\nfrom = '{from}'\nto = '{to}'\nlook = '{look}'\n")
}

const RESTS: &str = "document.querySelector('.night').checkVisibility()";

#[test]
fn the_screen_rests_at_night_and_wakes_by_hand() {
    for look in ["dim", "black"] {
        let data = tempfile::tempdir().unwrap();
        let server = Komspot::with(data.path(), &night(look, "always"));
        let Some(browser) = Browser::open(SCREEN) else { return };
        hasten(&browser, 100);
        browser.visit(&server.url("/wall"));
        browser.wait_for(RESTS);
        let words = "document.querySelector('.night p')";
        let said = browser.eval(&format!("{words}.checkVisibility() && {words}.innerText"));
        let told = said.as_str().is_some_and(|words| words.starts_with("Skærmen hviler til kl. "));
        assert_eq!(told, look == "black", "{said}");
        browser.screenshot(&format!("wall-night-{look}"));
        browser.eval("dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }))");
        browser.wait_for(&format!("!{RESTS}"));
        assert_eq!(
            browser.eval("document.querySelector('.paused').hidden"),
            true,
            "the first touch only wakes"
        );
        // After five minutes, which are three seconds here.
        browser.wait_for(RESTS);
    }
}

#[test]
fn without_the_time_there_is_no_night() {
    let Some(hung) = hang(&night("black", "never"), "/wall") else { return };
    until("a heartbeat", || hung.server.get("/metrics").text().contains("komspot_walls 1").then_some(()));
    assert_eq!(hung.browser.eval(RESTS), false);
    assert_eq!(hung.browser.eval(CLOCK), "");
}

#[test]
fn the_picture_shifts_by_whole_pixels_and_not_far() {
    let data = tempfile::tempdir().unwrap();
    let server = Komspot::with(data.path(), "");
    let Some(browser) = Browser::open(SCREEN) else { return };
    hasten(&browser, 600);
    browser.visit(&server.url("/wall"));
    browser.eval(
        "(() => {
            window.places = new Set();
            const note = () => {
                const { x, y } = document.querySelector('main.scene:not(.leaving)').getBoundingClientRect();
                window.places.add(x + ' ' + y);
            };
            new MutationObserver(note).observe(document.documentElement, { attributes: true });
            return true;
        })()",
    );
    browser.wait_for("window.places.size > 20");
    let places = browser.eval("[...window.places].flatMap(place => place.split(' ').map(Number))");
    for place in places.as_array().unwrap() {
        let place = place.as_f64().unwrap();
        assert!(place.fract() == 0.0 && place.abs() <= 4.0, "{place}");
    }
}
