//! The pages in a real browser: a bundle is dropped, progress shows, nothing spills over.

use serde_json::json;

use super::{Device, PASSWORD};
use crate::harness::Browser;

/// Fills in the login page and sends it.
pub(super) fn log_in(browser: &Browser, device: &Device, name: &str) {
    browser.visit(&device.server.url("/operator"));
    browser.wait_for("location.pathname === '/operator/login'");
    let fill = format!(
        "(() => {{
            document.querySelector('[name=name]').value = '{name}';
            document.querySelector('[name=password]').value = '{PASSWORD}';
            document.querySelector('.login button').click();
            return true;
        }})()"
    );
    browser.eval(&fill);
    browser.wait_for("location.pathname === '/operator' && document.readyState === 'complete'");
}

/// Drops a file that is no bundle.
const DROP: &str = "(() => {
    const files = new DataTransfer();
    files.items.add(new File(['not a bundle'], 'odense-2026-11.zip'));
    const area = document.querySelector('.drop');
    area.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    return true;
})()";

#[test]
fn a_bundle_is_dropped_and_its_report_appears_by_itself() {
    let device = Device::new();
    let Some(browser) = Browser::open((1440, 900)) else { return };
    log_in(&browser, &device, "kontor");
    browser.eval(DROP);
    browser.wait_for(
        "location.search.includes('done=uploaded') || document.querySelector('.reports a') !== null",
    );
    browser.wait_for("document.querySelector('.reports [data-tone=bad]') !== null");
    // There for the eyes as well, and not only for who has it read out.
    let width = browser.eval("document.querySelector('.reports a').getBoundingClientRect().width");
    assert!(width.as_f64().unwrap() > 100.0, "{width}");
    browser.screenshot("operator");
    browser.eval("(document.querySelector('.reports a').click(), true)");
    browser.wait_for("document.querySelector('.report .outcome') !== null");
    assert_eq!(browser.eval("document.querySelector('.report h1').innerText"), "odense-2026-11.zip");
    browser.screenshot("operator-report");
    browser.eval("(document.querySelector('.seen button').click(), true)");
    browser.wait_for("document.querySelector('.notice') !== null && document.querySelector('.new') === null");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_file_that_is_too_large_is_not_even_sent() {
    let device = Device::with("[operator]\nupload_mb = 1\n");
    let Some(browser) = Browser::open((1440, 900)) else { return };
    log_in(&browser, &device, "kontor");
    browser.eval(&DROP.replace("['not a bundle']", "[new Uint8Array(1100000)]"));
    browser.wait_for("document.querySelector('.bring .said').innerText.includes('større end 1 MB')");
    assert_eq!(browser.eval("document.querySelector('.bring button').disabled"), false);
}

#[test]
fn the_pages_fit_a_telephone_and_work_without_script() {
    let device = Device::new();
    let Some(browser) = Browser::without_script((390, 844)) else { return };
    browser.visit(&device.server.url("/operator/login"));
    let html = browser.html();
    assert!(html.contains("action=\"/operator/login\""), "{html}");
    browser.screenshot("operator-login");
    let Some(browser) = Browser::open((390, 844)) else { return };
    log_in(&browser, &device, "kontor");
    for theme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        browser.devtools("Emulation.setEmulatedMedia", &features);
        for path in ["", "/log"] {
            browser.visit(&device.server.url(&format!("/operator{path}")));
            assert_eq!(browser.eval("document.documentElement.scrollWidth"), 390, "{path}");
            browser.screenshot(&format!("operator{}-{theme}", path.replace('/', "-")));
        }
    }
}
