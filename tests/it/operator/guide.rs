//! The day the figures come, as docs/guide.md tells and shows it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::screen::log_in;
use super::{Device, wrappings};
use crate::harness::Browser;

/// The demo as somebody at a desk would pack it by hand: with slips of the pen or without, and nobody has
/// counted bytes.
fn month(slips: &[(&str, &str)]) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/demo");
    let files = fs::read_dir(folder).unwrap().flatten().map(|entry| {
        let (name, text) =
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap());
        let text = match name.as_str() {
            "datapackage.json" => uncounted(&text),
            "observations.csv" => slips.iter().fold(text, |text, (right, wrong)| {
                assert!(text.contains(right), "{right}");
                text.replacen(right, wrong, 1)
            }),
            _ => text,
        };
        (name, text.into_bytes())
    });
    wrappings::zipped(&files.collect())
}

/// A descriptor that says nothing of its files' sizes.
fn uncounted(descriptor: &str) -> String {
    let mut descriptor: Value = serde_json::from_str(descriptor).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        let resource = resource.as_object_mut().unwrap();
        resource.remove("bytes");
        resource.remove("hash");
    }
    descriptor.to_string()
}

#[test]
fn the_day_the_figures_come() {
    let device = Device::new();
    let Some(browser) = Browser::open((1440, 900)) else { return };
    let wall = Browser::open((1920, 1080)).unwrap();
    wall.visit(&device.server.url("/wall"));
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    let slips = [
        ("registreringer-10-14,01,2016-Q2,10-14,1", "registreringer-10-14,01,2016-Q2,10-14,en"),
        ("registreringer-10-14,01,2016-Q4,10-14,0", "registreringer-10-14,99,2016-Q4,10-14,0"),
        ("registreringer-10-14,02,2016-Q1", "registreringer-10-14,02,2016-Q5"),
    ];
    assert_eq!(asker.upload(&form, "odense-2026-11.zip", &month(&slips)).status, 303);
    log_in(&browser, &device, "kontor");
    browser.wait_for("document.querySelector('.reports [data-tone=bad]') !== null");
    browser.eval("(document.querySelector('.reports a').click(), true)");
    browser.wait_for("document.querySelector('.report .outcome') !== null");
    let faults = browser.eval("document.querySelector('.faults').innerText");
    for line in ["linje 3,", "linje 5,", "linje 45,"] {
        assert!(faults.as_str().unwrap().contains(line), "{faults}");
    }
    browser.screenshot("guide-operator");
    assert_eq!(asker.post("/operator/seen", &[("form", &form), ("number", "1")]).status, 303);
    assert_eq!(asker.upload(&form, "odense-2026-11.zip", &month(&[])).status, 303);
    wall.wait_for("document.querySelector('body > .note').innerText === 'Nye tal er indlæst'");
    wall.wait_for("document.querySelector('body > .note').checkVisibility()");
    wall.screenshot("guide-note");
    browser.visit(&device.server.url("/"));
    browser.screenshot("guide-explorer");
}
