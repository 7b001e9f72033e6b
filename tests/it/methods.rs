//! The methods against the reference vectors of other programs.

#[path = "../vectors/answer/mod.rs"]
mod answer;
#[path = "../vectors/compare.rs"]
mod compare;
#[path = "../vectors/folder.rs"]
mod folder;

use std::path::Path;

#[test]
fn the_methods_agree_with_other_programs() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference/public"));
    if !folder.is_dir() {
        println!("skipped: the reference vectors are not here");
        return;
    }
    let outcome = folder::run(folder).unwrap();
    assert!(outcome.is_good(), "{}\n{}", outcome.lines.join("\n"), outcome.summary());
}

#[test]
fn a_wrong_answer_and_a_strange_file_are_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let vector = |q: &str| {
        format!(r#"{{"tolerance":{{"rel":1e-9}},"input":{{"p":[0.01,0.5]}},"expected":{{"q":{q}}}}}"#)
    };
    assert!(!folder::run(folder.path()).unwrap().is_good(), "nothing was compared");
    write("bh_right.json", &vector("[0.02,0.5]"));
    assert!(folder::run(folder.path()).unwrap().is_good());
    write("bh_wrong.json", &vector("[0.02,0.500001]"));
    write("bh_short.json", &vector("[0.02]"));
    write("tarot_cards.json", &vector("[]"));
    write("bh_broken.json", "{");
    write("bh_nothing.json", r#"{"input":{},"expected":{}}"#);
    write("areas.geojson", "{}");
    let outcome = folder::run(folder.path()).unwrap();
    assert_eq!((outcome.passed, outcome.differing, outcome.unknown, outcome.skipped), (1, 2, 3, 1));
}
