//! What is brought travels through two processes: it is opened within walls, and published by the other.

use std::fs;
use std::path::Path;

use komspot::app::intake::{Outcome, Report};
use komspot::app::stage;
use komspot::disk::power::copy_tree;
use komspot::logbook::{Actor, Deed, Logbook};
use komspot::snapshot::Store;

use crate::inbox::{Device, good, zipped};
use crate::sandbox::{database, parquet, tarred};
use crate::stage::{Desk, TWO_MONTHS};

/// Who did what, oldest first, in a log that is whole.
#[track_caller]
fn log(device: &Device) -> Vec<(Actor, Deed)> {
    assert_eq!(device.run(&["log", "verify"]).code, Some(0));
    let entries = Logbook::open(&device.data()).entries().unwrap();
    entries.into_iter().map(|entry| (entry.who, entry.what)).collect()
}

fn code(report: &Report) -> &str {
    report.account.findings.first().map_or("", |told| told.code.as_str())
}

#[test]
fn every_kind_of_bundle_gets_through_the_walls() {
    let device = Device::new(1);
    let office = device.elsewhere("bundles");
    fs::create_dir(&office).unwrap();
    copy_tree(&good(), &office.join("folder")).unwrap();
    tarred(&office);
    parquet(&office);
    database(&office);
    fs::write(office.join("bundle.zip"), zipped("1")).unwrap();
    for name in ["folder", "bundle.tar", "parquet", "bundle.duckdb", "bundle.zip"] {
        fs::rename(office.join(name), device.inbox().join(name)).unwrap();
    }
    let ran = device.run(&["inbox", "--once"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let reports = device.reports();
    assert_eq!(reports.len(), 5);
    let imported: Vec<_> = log(&device)
        .into_iter()
        .map(|(who, deed)| {
            let Deed::Imported { snapshot, .. } = deed else { panic!("{deed:?}") };
            assert_eq!(who, Actor::Inbox);
            snapshot.to_string()
        })
        .collect();
    // The same figures brought again in another wrapping are shown already.
    let mut published: Vec<_> = reports.iter().filter_map(|report| report.account.snapshot.clone()).collect();
    assert_eq!(published.len(), 5);
    published.dedup();
    assert_eq!(published, imported);
    device.assert_nothing_left();
}

#[test]
fn the_process_that_opens_a_bundle_publishes_nothing() {
    let device = Device::new(1);
    let into = device.data().join("staged/x");
    fs::create_dir_all(&into).unwrap();
    let bundle = good();
    // Nothing is published, whoever calls it.
    let ran = device.run(&["take-in", "--into", "x", bundle.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.stdout.lines().last().unwrap().starts_with(r#"{"ready""#), "{ran:?}");
    assert!(into.join("manifest.json").exists());
    assert!(!device.data().join("current").exists());
    let ran = device.run(&["take-in", "--into", "../../x", bundle.to_str().unwrap()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
}

/// Lays a bundle of figures into the inbox and looks after it; gives the report.
fn bring(device: &Device, desk: &Desk, file: &str) -> Report {
    let to = device.inbox().join(file);
    copy_tree(&desk.bundle(), &to).unwrap();
    device.run(&["inbox", "--once"]);
    device.reports().into_iter().rfind(|report| report.card.file == file).unwrap()
}

#[test]
fn a_jump_waits_until_it_is_confirmed() {
    let device =
        Device::with("[inbox]\nquiet_seconds = 1\n[trust]\nunsigned = 'accept'\n[confirm]\njump = 10\n");
    let desk = Desk::new();
    desk.write("1", &[("uro", true)], &TWO_MONTHS);
    assert_eq!(bring(&device, &desk, "februar").account.outcome, Outcome::Published);
    let mut rows = TWO_MONTHS.to_vec();
    rows.extend(["uro nord 2025-03 800", "uro syd 2025-03 700", "uro øst 2025-03 600"]);
    desk.write("2", &[("uro", true)], &rows);
    let report = bring(&device, &desk, "marts");
    assert_eq!(report.account.outcome, Outcome::Held, "{report:?}");
    assert!(report.account.preview.is_some());
    let (store, name) = (Store::new(&device.data()), report.account.snapshot.unwrap());
    assert_eq!(stage::held(&store).unwrap()[0].name, name);
    let before = store.current();
    let ran = device.run(&["held", "confirm", &name]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_ne!(store.current(), before);
    let words: Vec<_> = log(&device).iter().map(|(who, deed)| (who.word(), deed.word())).collect();
    assert_eq!(
        words,
        [("inbox", "imported"), ("inbox", "held"), ("command", "confirmed"), ("command", "imported")]
    );
    device.assert_nothing_left();
}

#[test]
fn what_nobody_trusted_has_signed_is_refused_reported_and_logged() {
    let device = Device::with("[inbox]\nquiet_seconds = 1\n");
    let signed = device.elsewhere("signed.zip");
    fs::write(&signed, zipped("1")).unwrap();
    let signature = device.sign(&signed);
    device.trust();
    let put = |name: &str, bundle: &[u8], signature: Option<&[u8]>| {
        if let Some(signature) = signature {
            fs::write(device.inbox().join(format!("{name}.minisig")), signature).unwrap();
        }
        fs::write(device.inbox().join(name), bundle).unwrap();
        device.run(&["inbox", "--once"]);
        device.reports().pop().unwrap()
    };
    let unsigned = put("unsigned.zip", &zipped("2"), None);
    assert_eq!(unsigned.account.outcome, Outcome::Refused);
    let altered = put("altered.zip", &zipped("3"), Some(&signature));
    assert_eq!(altered.account.outcome, Outcome::Refused);
    assert!(!device.data().join("current").exists());
    let good = put("good.zip", &fs::read(&signed).unwrap(), Some(&signature));
    assert_eq!((good.account.outcome, good.account.signer.as_deref()), (Outcome::Published, Some("kontor")));
    assert!(device.run(&["snapshots", "list"]).stdout.contains("(kontor)"));
    assert_eq!(device.server().get("/api/v1/status").json()["bundle"]["signer"], "kontor");

    let told = log(&device);
    let (first, told) = told.split_first().unwrap();
    assert!(matches!(&first.1, Deed::KeyAdded { key } if key.as_str().starts_with("kontor ")), "{first:?}");
    for (report, (who, deed)) in [&unsigned, &altered].into_iter().zip(told) {
        let Deed::Refused { bundle, reason } = deed else { panic!("{deed:?}") };
        assert_eq!(
            (who, bundle.as_str(), reason.as_str()),
            (&Actor::Inbox, report.card.file.as_str(), code(report))
        );
    }
    assert!(
        matches!(&told[2].1, Deed::Imported { signer: Some(key), .. } if key.as_str() == "kontor"),
        "{told:?}"
    );
    device.assert_nothing_left();
}

#[test]
fn an_older_version_is_refused() {
    let device = Device::new(1);
    for (file, version) in [("ny.zip", "2026.10"), ("gammel.zip", "2026.9")] {
        fs::write(device.inbox().join(file), zipped(version)).unwrap();
        device.run(&["inbox", "--once"]);
    }
    let report = device.reports().pop().unwrap();
    assert_eq!((report.account.outcome, code(&report)), (Outcome::Refused, "version-older"));
    assert_eq!(report.account.bundle.unwrap().version.as_deref(), Some("2026.9"));
}

#[test]
fn an_upload_is_logged_by_whoever_made_it() {
    let device = Device::new(1);
    device.intake().receive("tal.zip", "anna", zipped("1").as_slice()).unwrap();
    assert_eq!(device.run(&["inbox", "--once"]).code, Some(0));
    assert!(matches!(&log(&device)[..], [(who, Deed::Imported { .. })] if *who == Actor::user("anna")));
}

#[test]
fn a_bundle_waits_while_somebody_else_changes_the_data() {
    let device = Device::new(1);
    let store = Store::new(&device.data());
    let lock = store.lock().unwrap();
    let server = device.server();
    fs::write(device.inbox().join("tal.zip"), zipped("1")).unwrap();
    crate::harness::until("the bundle to wait", || {
        (!device.intake().state().waiting.is_empty()).then_some(())
    });
    assert_eq!(device.outcomes().len(), 0);
    drop(lock);
    assert_eq!(device.report_on("tal.zip").account.outcome, Outcome::Published);
    drop(server);
    assert!(!Path::new(&device.data().join("staged/import")).exists());
}
