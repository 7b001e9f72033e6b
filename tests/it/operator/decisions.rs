//! What waits is confirmed or refused, and what was shown before is shown again.

use std::fmt::Write as _;
use std::path::Path;

use super::{Asker, Device, good};
use crate::bundle::wrappings::zipped;
use crate::harness::until;

const CONFIRM: &str = "[confirm]\njump = 5.0\n";

/// A device on which a bundle waits whose newest year is many times the one before; and the name
/// under which it waits.
fn waiting() -> (Device, Asker, String) {
    let device = Device::with(CONFIRM);
    let mut asker = device.logged_in("kontor");
    let form = asker.form();
    assert_eq!(asker.upload(&form, "1.zip", &good()).status, 303);
    until("the first to be shown", || current(device.data.path()).filter(|id| id.starts_with("000001-")));
    let jumping = jumping();
    assert_eq!(asker.upload(&form, "2.zip", &jumping).status, 303);
    let page = until("the second to wait", || {
        let page = asker.get("/operator").text();
        page.contains("Venter på dig").then_some(page)
    });
    // Reports of 2025: 28 + 7 + 0 and 2 that have no area.
    assert!(page.contains("Anmeldelser: kommunens tal går fra 37 (2025) til 540 (2026)."), "{page}");
    let (_, rest) = page.split_once("name=\"held\" value=\"").unwrap();
    let name = rest.split('"').next().unwrap().to_owned();
    (device, asker, name)
}

/// The fixture bundle in a later version with one more year of reports: 540.
fn jumping() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/good");
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut text = std::fs::read_to_string(entry.path()).unwrap();
        match name.as_str() {
            "datapackage.json" => text = text.replace("\"version\": \"1\"", "\"version\": \"2\""),
            "observations.csv" => {
                for (area, count) in [("nord", 280), ("syd", 170), ("øst", 90)] {
                    writeln!(text, "anmeldelser,{area},2026,all,{count},,").unwrap();
                }
            }
            "population.csv" => {
                let newest = text.lines().filter(|line| line.contains(",2025,"));
                text += &newest.map(|line| line.replace(",2025,", ",2026,") + "\n").collect::<String>();
            }
            _ => {}
        }
        files.push((name, text.into_bytes()));
    }
    zipped(&files)
}

/// The id of what is shown.
fn current(data: &Path) -> Option<String> {
    let target = std::fs::read_link(data.join("current")).ok()?;
    Some(target.file_name()?.to_string_lossy().into_owned())
}

#[test]
fn what_waits_goes_live_when_it_is_confirmed_and_can_be_taken_back() {
    let (device, mut asker, held) = waiting();
    let form = asker.form();
    let first = current(device.data.path()).unwrap();
    let confirmed = asker.post("/operator/held/confirm", &[("lang", "da"), ("form", &form), ("held", &held)]);
    assert_eq!(confirmed.header("location"), "/operator?lang=da&done=confirmed", "{}", confirmed.text());
    let second = current(device.data.path()).unwrap();
    assert!(second.starts_with("000002-"), "{second}");
    let again = asker.post("/operator/held/confirm", &[("lang", "da"), ("form", &form), ("held", &held)]);
    assert_eq!(again.status, 409);
    assert!(again.text().contains("Der venter ikke noget under det navn"), "{}", again.text());

    let back = [("lang", "da"), ("form", form.as_str()), ("snapshot", first.as_str()), ("reason", " ")];
    assert_eq!(asker.post("/operator/history/show", &back).status, 400, "a reason is asked for");
    let back =
        [("lang", "da"), ("form", form.as_str()), ("snapshot", first.as_str()), ("reason", "forkert tal")];
    assert_eq!(
        asker.post("/operator/history/show", &back).header("location"),
        "/operator?lang=da&done=shown"
    );
    assert_eq!(current(device.data.path()), Some(first.clone()));
    let page = asker.get("/operator").text();
    assert!(page.contains(&second), "and the later one can be shown again: {page}");
    assert!(!page.contains("data-tone=\"waits\""), "the report says no longer that it waits: {page}");
    assert!(asker.get("/operator/reports/2").text().contains("Godkendt, og vist på skærmene."));
    let log = device.log();
    assert!(
        log.contains("\"deed\":\"confirmed\"") && log.contains("forkert tal") && log.contains("kontor"),
        "{log}"
    );
    for id in ["000009-00000000", "../..", ""] {
        let fields = [("lang", "da"), ("form", form.as_str()), ("snapshot", id), ("reason", "x")];
        assert_eq!(asker.post("/operator/history/show", &fields).status, 409, "{id}");
    }
}

#[test]
fn what_waits_is_gone_when_it_is_refused() {
    let (device, mut asker, held) = waiting();
    let (form, before) = (asker.form(), current(device.data.path()));
    let fields =
        [("lang", "da"), ("form", form.as_str()), ("held", held.as_str()), ("reason", "ikke aftalt")];
    let declined = asker.post("/operator/held/decline", &fields);
    assert_eq!(declined.header("location"), "/operator?lang=da&done=declined", "{}", declined.text());
    assert_eq!(current(device.data.path()), before);
    assert!(!asker.get("/operator").text().contains("Venter på dig"));
    assert!(device.log().contains("ikke aftalt"));
    for name in ["../../users.toml", "held-00000000", "import", ""] {
        let fields = [("lang", "da"), ("form", form.as_str()), ("held", name), ("reason", "x")];
        assert_eq!(asker.post("/operator/held/decline", &fields).status, 409, "{name}");
    }
}

#[test]
fn a_viewers_page_has_nothing_to_press() {
    let (device, _, _) = waiting();
    let page = device.logged_in("gæst").get("/operator").text();
    assert!(page.contains("Venter på dig") && !page.contains("/operator/held/"), "{page}");
}
