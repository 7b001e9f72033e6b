//! Notes about efforts, rules and breaks: from the bundle to the chart, as text.

use std::path::Path;

use komspot::bundle::{Bundle, Limits};
use komspot::check::{Verdict, judge};
use komspot::progress::Silent;
use serde_json::{Value, json};

use crate::harness::{Komspot, komspot};

/// The good bundle of the fixtures with this list of notes; without a list for `Null`.
fn bundle(notes: &Value, version: &str) -> tempfile::TempDir {
    let from = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bundles/good"));
    let folder = tempfile::tempdir().unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.path().join(entry.file_name())).unwrap();
    }
    let path = folder.path().join("datapackage.json");
    let mut descriptor: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    descriptor["version"] = json!(version);
    if !notes.is_null() {
        descriptor["komspot"] = json!({ "notes": notes });
    }
    std::fs::write(path, descriptor.to_string()).unwrap();
    folder
}

fn note(changes: &Value) -> Value {
    let mut note = json!({
        "period": "2025-02", "indicator": "haervaerk", "kind": "effort",
        "text_da": "Opdigtet: en <i>indsats</i> begynder", "text_en": "Invented: an effort begins",
    });
    for (name, value) in changes.as_object().unwrap() {
        note[name] = value.clone();
    }
    note
}

/// The verdict; a descriptor that cannot be read is refused before it is judged.
fn verdict(notes: &Value) -> Verdict {
    let bundle = bundle(notes, "1");
    match Bundle::open(bundle.path(), &Limits::default()) {
        Ok(bundle) => judge(&bundle, None, &Silent),
        Err(findings) => Verdict { findings, accepted: None },
    }
}

fn codes(notes: &Value) -> Vec<&'static str> {
    verdict(notes).findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn good_notes_are_taken_as_they_are() {
    let found = verdict(&json!([
        note(&json!({})),
        note(&json!({"indicator": null, "areas": ["nord"], "kind": "break"}))
    ]));
    let notes = found.accepted.unwrap().notes.unwrap();
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[0].text_da, "Opdigtet: en <i>indsats</i> begynder");
    assert_eq!((notes[1].indicator.as_ref(), notes[1].areas.len()), (None, 1));
    assert_eq!(verdict(&Value::Null).accepted.unwrap().notes, None);
}

#[test]
fn every_bad_note_is_refused_with_its_reason() {
    for (changes, code) in [
        (json!({"period": "foraaret"}), "note-period"),
        (json!({"kind": "murder"}), "note-kind"),
        (json!({"indicator": "gone"}), "note-indicator"),
        (json!({"areas": ["vest"]}), "note-area"),
        (json!({"areas": ["unknown"]}), "note-area"),
        (json!({"text_en": ""}), "note-empty"),
        (json!({"text_da": "x".repeat(161)}), "text-too-long"),
        (json!({"text_da": "a\u{7}b"}), "text-control-characters"),
        (json!({"colour": "red"}), "descriptor-member"),
        (json!({"text_da": "Ring på tlf. 23 45 67 89"}), "person-phone"),
        (json!({"text_da": "Se 010190-1234"}), "person-number-in-text"),
        (json!({"text_en": "ask a.b@example.dk"}), "person-email"),
    ] {
        assert_eq!(codes(&json!([note(&changes)])), [code], "{changes}");
    }
    let many: Vec<Value> = (0..101).map(|_| note(&json!({}))).collect();
    assert_eq!(codes(&json!(many)), ["notes-too-many"]);
    assert_eq!(codes(&json!("text")), ["descriptor-member"]);
}

#[test]
fn what_looks_like_a_person_is_never_repeated() {
    let found =
        verdict(&json!([note(&json!({"text_da": "Ring på tlf. 23 45 67 89", "kind": "23 45 67 89"}))]));
    assert!(found.accepted.is_none());
    assert!(
        found.findings.iter().all(|finding| !format!("{finding:?}").contains("45 67")),
        "{:?}",
        found.findings
    );
}

#[test]
fn notes_reach_the_chart_as_text_and_stay_until_a_bundle_says_otherwise() {
    let data = tempfile::tempdir().unwrap();
    let import = |notes: &Value, version: &str| {
        let bundle = bundle(notes, version);
        let folder = bundle.path().to_string_lossy().into_owned();
        let ran = komspot(&["--data-dir", &data.path().to_string_lossy(), "import", "--unsigned", &folder]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
    };
    let page = || {
        let komspot = Komspot::on(data.path());
        komspot.get("/compare?indicator=anmeldelser&level=year&lang=da").text()
    };
    import(&json!([note(&json!({"indicator": "anmeldelser"}))]), "1");
    let first = page();
    assert!(first.contains("Opdigtet: en &lt;i&gt;indsats&lt;/i&gt; begynder"), "{first}");
    assert!(!first.contains("<i>indsats"));
    import(&Value::Null, "2");
    assert!(page().contains("Opdigtet: en"), "a bundle without a list leaves the notes");
    import(&json!([]), "3");
    assert!(!page().contains("Opdigtet: en"), "an empty list takes them away");
}
