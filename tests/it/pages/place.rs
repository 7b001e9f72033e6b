//! Where the reader is on the page: kept through every change, and found again on the way back.

use crate::harness::{Browser, Komspot};

/// A window so low that every page is longer.
const LOW: (u32, u32) = (1366, 600);

const Y: &str = "Math.round(scrollY)";

fn open(path: &str) -> Option<(Komspot, Browser)> {
    let browser = Browser::open(LOW)?;
    let server = Komspot::demo();
    browser.visit(&server.url(path));
    browser.wait_for("document.documentElement.classList.contains('live')");
    Some((server, browser))
}

fn at(browser: &Browser, search: &str) {
    browser.wait_for(&format!("location.pathname + location.search === '{search}'"));
}

fn scroll(browser: &Browser, y: u32) {
    browser.eval(&format!("scrollTo(0, {y})"));
    browser.wait_for(&format!("{Y} === {y}"));
}

#[test]
fn a_change_leaves_the_reader_where_they_are() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    scroll(&browser, 320);
    browser.eval(
        "(() => { const list = document.querySelector('select[name=compare]'); list.value = 'last-year';
          list.dispatchEvent(new Event('change', { bubbles: true })); return true })()",
    );
    at(&browser, "/?indicator=haervaerk&compare=last-year");
    browser.wait_for("document.querySelector('.standings thead').innerText.includes('Året før')");
    assert_eq!(browser.eval(Y), 320);
    browser.eval("document.querySelector('[data-name=colour] a:nth-child(2)').click()");
    at(&browser, "/?indicator=haervaerk&colour=change&compare=last-year");
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'ændring'");
    assert_eq!(browser.eval(Y), 320);
    // Through time, step by step and as a play.
    browser.eval("document.querySelector('[rel=prev]').click()");
    at(&browser, "/?indicator=haervaerk&period=2024&colour=change&compare=last-year");
    browser.wait_for("document.querySelector('.subtitle').innerText.endsWith('2024')");
    assert_eq!(browser.eval(Y), 320);
    browser.eval("document.querySelector('.play').click()");
    browser.wait_for("document.querySelector('.subtitle').innerText.endsWith('2025')");
    assert_eq!(browser.eval(Y), 320);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_way_back_leads_to_where_the_reader_was() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    scroll(&browser, 260);
    browser.eval("document.querySelector('[data-name=colour] a:nth-child(2)').click()");
    at(&browser, "/?indicator=haervaerk&colour=change");
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'ændring'");
    scroll(&browser, 0);
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk");
    browser.wait_for(&format!("{Y} === 260"));
    browser.wait_for("document.querySelector('[data-name=colour] [aria-current]').innerText === 'niveau'");
    assert_eq!(browser.eval(Y), 260);
    // From another page as well.
    scroll(&browser, 410);
    browser.eval("document.querySelector('.standings th a[href^=\"/areas/06\"]').click()");
    browser.wait_for("location.pathname === '/areas/06'");
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk&area=06");
    browser.wait_for(&format!("{Y} === 410"));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn what_is_new_and_its_way_back_keep_the_place() {
    let Some((_server, browser)) = open("/?indicator=haervaerk") else { return };
    scroll(&browser, 150);
    browser.eval("document.querySelector('nav a[href^=\"/news\"]').click()");
    browser.wait_for("location.pathname === '/news'");
    assert_eq!(browser.eval(Y), 0, "another page begins at its head");
    browser.eval("history.back()");
    at(&browser, "/?indicator=haervaerk");
    browser.wait_for(&format!("{Y} === 150"));
    assert_eq!(browser.complaints(), [""; 0]);
}
