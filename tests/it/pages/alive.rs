//! The explorer in a browser: changes, the way back, the keyboard, nothing that flashes.

use serde_json::json;

use crate::harness::{Browser, Komspot};

const LAPTOP: (u32, u32) = (1366, 768);

/// Notes whether the page or its map is ever without content, and whether either is made anew.
const WATCH: &str = "(() => {
    window.watched = { main: document.querySelector('main'), map: document.querySelector('svg.map'), empty: 0 };
    new MutationObserver(() => {
        const areas = document.querySelectorAll('main svg.map .area').length;
        if (!document.querySelector('main h1') || areas !== 15) watched.empty += 1;
    }).observe(document.body, { childList: true, subtree: true });
    return true;
})()";

/// True if page and map have stood there all the time.
const UNHARMED: &str = "watched.empty === 0 && watched.main === document.querySelector('main')
    && watched.map === document.querySelector('svg.map')";

fn open(path: &str) -> Option<(Komspot, Browser)> {
    let browser = Browser::open(LAPTOP)?;
    let server = Komspot::demo();
    browser.visit(&server.url(path));
    browser.wait_for("document.documentElement.classList.contains('live')");
    assert_eq!(browser.eval(WATCH), true);
    Some((server, browser))
}

fn at(browser: &Browser, search: &str) {
    browser.wait_for(&format!("location.pathname + location.search === '{search}'"));
}

fn press(browser: &Browser, key: &str, code: u32) {
    let text = if key.len() == 1 {
        key
    } else if key == "Enter" {
        "\r"
    } else {
        ""
    };
    let mut event = json!({ "type": "keyDown", "key": key, "windowsVirtualKeyCode": code, "text": text });
    browser.devtools("Input.dispatchKeyEvent", &event);
    event["type"] = json!("keyUp");
    event["text"] = json!("");
    browser.devtools("Input.dispatchKeyEvent", &event);
}

fn focus(browser: &Browser, selector: &str) {
    browser.eval(&format!("document.querySelector('{selector}').focus()"));
}

#[test]
fn a_switch_changes_the_address_and_the_way_back_leads_back() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    browser.eval("document.querySelector('[data-name=colour] a:nth-child(2)').click()");
    at(&browser, "/?indicator=haervaerk&colour=change");
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'ændring'");
    focus(&browser, "[rel=prev]");
    press(&browser, "Enter", 13);
    at(&browser, "/?indicator=haervaerk&period=2024&colour=change");
    browser.wait_for("document.querySelector('.subtitle').innerText.endsWith('2024')");
    assert_eq!(browser.eval("document.activeElement.rel"), "prev", "the focus is lost");
    assert_eq!(browser.eval("document.querySelector('#said').textContent.includes('2024')"), true);
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk&colour=change");
    browser.wait_for("document.querySelector('.subtitle').innerText.endsWith('2025')");
    assert_eq!(browser.eval("document.querySelector('select[name=period]').value"), "latest");
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk");
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'niveau'");
    assert_eq!(browser.eval(UNHARMED), true, "something was made anew or empty");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn lists_and_the_search_among_indicators_work_by_keyboard() {
    let Some((_server, browser)) = open("/?indicator=haervaerk&area=03") else { return };
    focus(&browser, "#indicator");
    for letter in ["f", "r", "i", "t", "i", "d", "s", "j"] {
        press(&browser, letter, 0);
    }
    browser.wait_for("document.querySelectorAll('[role=option]').length === 1");
    assert_eq!(browser.eval("document.querySelector('#indicator').ariaExpanded"), "true");
    press(&browser, "Enter", 13);
    at(&browser, "/?indicator=fritidsjob&area=03");
    browser.wait_for("document.querySelector('h1').innerText.includes('fritidsjob')");
    assert_eq!(browser.eval("document.activeElement.id"), "indicator");
    browser.eval(
        "(() => { const list = document.querySelector('select[name=compare]'); list.focus(); list.value = 'last-year';
          list.dispatchEvent(new Event('change', { bubbles: true })); return true })()",
    );
    at(&browser, "/?indicator=fritidsjob&compare=last-year&area=03");
    browser.wait_for("document.querySelector('.standings thead').innerText.includes('Året før')");
    assert_eq!(browser.eval("document.activeElement.name"), "compare");
    assert_eq!(browser.eval(UNHARMED), true, "something was made anew or empty");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn map_and_table_point_at_the_same_area_and_lead_to_it() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    focus(&browser, "svg.map a[href^=\"/areas/06\"]");
    browser.wait_for("document.querySelector('tr.lit')?.innerText.startsWith('Næsby')");
    assert_eq!(browser.eval("document.querySelector('#pointed h2').innerText.startsWith('Næsby')"), true);
    assert_eq!(browser.eval("document.querySelectorAll('path.rim-thin.lit').length"), 1);
    press(&browser, " ", 32);
    at(&browser, "/?indicator=haervaerk&area=06");
    browser.wait_for("document.querySelector('tr.chosen')?.innerText.startsWith('Næsby')");
    press(&browser, "Enter", 13);
    browser.wait_for("location.pathname === '/areas/06'");
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk&area=06");
    browser.wait_for("document.activeElement.getAttribute('href')?.startsWith('/areas/06')");
    press(&browser, "Escape", 27);
    at(&browser, "/?indicator=haervaerk");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn time_is_gone_through_by_slider_and_by_play() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    focus(&browser, "#line");
    press(&browser, "ArrowLeft", 37);
    at(&browser, "/?indicator=haervaerk&period=2024");
    browser.wait_for("document.querySelector('#line').ariaValueText === '2024'");
    press(&browser, "Home", 36);
    at(&browser, "/?indicator=haervaerk&period=2016");
    assert_eq!(browser.eval("document.activeElement.id"), "line");
    browser.eval("document.querySelector('.play').click()");
    at(&browser, "/?indicator=haervaerk&period=2018");
    browser.eval("document.querySelector('.play').click()");
    assert_eq!(browser.eval("document.querySelector('.play').ariaLabel"), "Afspil");
    assert_eq!(browser.eval(UNHARMED), true, "something was made anew or empty");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn play_is_stopped_by_the_keyboard() {
    let Some((_server, browser)) = open("/?indicator=haervaerk&period=2016") else { return };
    for (key, code) in [("Enter", 13), ("Escape", 27)] {
        focus(&browser, ".play");
        press(&browser, "Enter", 13);
        browser.wait_for("document.querySelector('.play').ariaLabel === 'Stop'");
        let before = browser.eval("location.search");
        browser.wait_for(&format!("location.search !== {before}"));
        press(&browser, key, code);
        browser.wait_for("document.querySelector('.play').ariaLabel === 'Afspil'");
        assert_eq!(browser.eval("document.activeElement.className"), "play", "the focus is lost");
        // What was on its way is shown or dropped, and nothing comes after it.
        let year = "document.querySelector('.subtitle').innerText.slice(-4)";
        assert_eq!(browser.eval(&format!("location.search.endsWith({year})")), true);
    }
    assert_eq!(browser.eval(UNHARMED), true, "something was made anew or empty");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn hovering_shows_the_figures_on_map_and_in_table() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    let told = "document.querySelector('#pointed h2')?.innerText ?? ''";
    for (part, name) in
        [("svg.map a[href^=\"/areas/06\"] .area", "Næsby"), (".standings th a[href^=\"/areas/03\"]", "")]
    {
        let place = browser.eval(&format!(
            "(() => {{ const part = document.querySelector('{part}'); part.scrollIntoView({{ block: 'center' }});
              const {{ x, y, width, height }} = part.getBoundingClientRect(); return [x + width / 2, y + height / 2] }})()"
        ));
        let name = match name {
            "" => browser.eval(&format!("document.querySelector('{part}').innerText")),
            name => json!(name),
        };
        let to = json!({ "type": "mouseMoved", "x": place[0], "y": place[1] });
        browser.devtools("Input.dispatchMouseEvent", &to);
        browser.wait_for(&format!("({told}).startsWith({name})"));
        assert_eq!(browser.eval("document.querySelectorAll('#pointed td .number').length > 1"), true);
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn two_fingers_zoom_the_map_and_leave_the_page_as_large_as_it_is() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    let window = "document.querySelector('svg.map').getAttribute('viewBox').split(' ').map(Number)[2]";
    let whole = browser.eval(window).as_f64().unwrap();
    let middle = browser.eval(
        "(() => { const { x, y, width, height } = document.querySelector('svg.map').getBoundingClientRect();
          return [x + width / 2, y + height / 2] })()",
    );
    let (x, y) = (middle[0].as_f64().unwrap(), middle[1].as_f64().unwrap());
    let touch = |kind: &str, apart: Option<f64>| {
        let finger = |id: u8, x: f64| json!({ "x": x, "y": y, "id": id });
        let points = apart.map_or(json!([]), |apart| json!([finger(0, x - apart), finger(1, x + apart)]));
        browser.devtools("Input.dispatchTouchEvent", &json!({ "type": kind, "touchPoints": points }));
    };
    touch("touchStart", Some(20.0));
    for apart in [30.0, 40.0, 50.0, 60.0] {
        touch("touchMove", Some(apart));
    }
    touch("touchEnd", None);
    browser.wait_for("document.querySelector('figure.map').classList.contains('zoomed')");
    let near = browser.eval(window).as_f64().unwrap();
    // From 20 points to 60: three times as close, but for what the browser takes for the fingers' trembling.
    assert!((2.0..=4.0).contains(&(whole / near)), "{}", whole / near);
    assert_eq!(browser.eval("visualViewport.scale"), 1);
    assert_eq!(browser.eval("location.pathname"), "/", "a pinch is no click");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_map_is_zoomed_by_keys_and_wheel_and_whole_again() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    let window = "document.querySelector('svg.map').getAttribute('viewBox')";
    let whole = browser.eval(window);
    press(&browser, "+", 0);
    browser.wait_for("document.querySelector('figure.map').classList.contains('zoomed')");
    assert_ne!(browser.eval(window), whole);
    // A change of state leaves the reader where they were.
    let near = browser.eval(window);
    browser.eval("document.querySelector('[data-name=colour] a:nth-child(2)').click()");
    at(&browser, "/?indicator=haervaerk&colour=change");
    assert_eq!(browser.eval(window), near);
    press(&browser, "Escape", 27);
    assert_eq!(browser.eval(window), whole);
    let middle = browser.eval(
        "(() => { const { x, y, width, height } = document.querySelector('svg.map').getBoundingClientRect();
          return [x + width / 2, y + height / 3] })()",
    );
    let wheel = json!({ "type": "mouseWheel", "x": middle[0], "y": middle[1], "deltaX": 0, "deltaY": -240 });
    browser.devtools("Input.dispatchMouseEvent", &wheel);
    browser.wait_for("document.querySelector('figure.map').classList.contains('zoomed')");
    browser.eval("document.querySelector('[data-zoom=all]').click()");
    assert_eq!(browser.eval(window), whole);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn without_script_every_choice_is_there() {
    let server = Komspot::demo();
    let Some(browser) = Browser::without_script(LAPTOP) else { return };
    browser.visit(&server.url("/?indicator=haervaerk&period=2024&colour=change&compare=last-year&area=03"));
    let html = browser.html();
    for part in [
        "<select name=\"indicator\">",
        "<select name=\"period\">",
        "<select name=\"compare\">",
        "<select name=\"area\">",
        "<button type=\"submit\">",
        "rel=\"prev\"",
        "rel=\"next\"",
        "aria-current=\"true\"",
        "class=\"chosen\"",
    ] {
        assert!(html.contains(part), "{part} is not in the page");
    }
    // What only a script can do does not show.
    for dead in ["class=\"play\" type=\"button\" hidden", "class=\"line\" hidden", "class=\"zoom\" hidden"] {
        assert!(html.contains(dead), "{dead}");
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn no_screen_scrolls_sideways() {
    let server = Komspot::demo();
    // The last is a laptop at 200 %.
    for size in [(1366, 768), (1920, 1080), (390, 844), (320, 640), (683, 384)] {
        let Some(browser) = Browser::open(size) else { return };
        for path in ["/?indicator=haervaerk&area=11&compare=last-year&colour=hotspot", "/news"] {
            browser.visit(&server.url(path));
            browser.wait_for("document.fonts.status === 'loaded'");
            assert_eq!(
                browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
                true,
                "{path} scrolls sideways at {size:?}"
            );
            assert_eq!(browser.complaints(), [""; 0]);
        }
        browser.screenshot("explorer-states");
    }
}
