//! Releases whose every interval another solver has worked out.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use komspot::audit::{Evidence, Revision, Rule, Verdict, audit};
use komspot::progress::Silent;
use serde_json::Value;

#[test]
fn every_vector_gets_its_verdict_and_its_intervals() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference/public"));
    let Ok(entries) = fs::read_dir(folder) else {
        eprintln!("skipped: there are no reference vectors beside this source tree");
        return;
    };
    let mut seen = 0;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("sdc_") && name.ends_with(".expected.json") {
            compare(folder, &name);
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} vectors");
}

fn compare(folder: &Path, name: &str) {
    let vector: Value = serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap();
    let mut rule = Rule::new(u32::try_from(vector["k"].as_u64().unwrap()).unwrap());
    rule.zeros_published = vector["zeros"] == "published";
    rule.intervals = true;
    rule.revision = if vector["revision"] == "none" { Revision::None } else { Revision::Grows };
    let mut evidence = Evidence::new(rule);
    for file in vector["releases"].as_array().unwrap() {
        let file = file.as_str().unwrap();
        evidence.release(file, &fs::read_to_string(folder.join(file)).unwrap()).unwrap();
    }
    let report = audit(&evidence, &Silent);
    let expected = &vector["expected"];
    let verdict = if expected["verdict"] == "SAFE" { Verdict::Safe } else { Verdict::Exposed };
    assert_eq!(report.verdict(), verdict, "{name}");
    assert_eq!(report.exposed_listed() as u64, expected["exposed_listed_cells"].as_u64().unwrap(), "{name}");

    let tolerance = vector["tolerance"]["abs"].as_f64().unwrap();
    let ranges: HashMap<_, _> = report
        .intervals
        .iter()
        .map(|range| {
            let cell = (&*range.indicator, &*range.area, &*range.period, &*range.age_group, range.release);
            (cell, (range.low, range.high))
        })
        .collect();
    let intervals = expected["intervals"].as_array().unwrap();
    assert_eq!(ranges.len(), intervals.len(), "{name}: hidden listed cells");
    let word = |interval: &Value, key: &str, ours: &str| match interval[key].as_str().unwrap() {
        "ALL" => ours.to_owned(),
        word => word.to_owned(),
    };
    for interval in intervals {
        let indicator = interval["indicator"].as_str().unwrap();
        let area = word(interval, "area", "total");
        let period = interval["period"].as_str().unwrap();
        let age = word(interval, "age_group", "all");
        let release = usize::try_from(interval["snapshot"].as_u64().unwrap()).unwrap();
        let (low, high) = ranges[&(indicator, &*area, period, &*age, release)];
        let near = |ours: f64, theirs: &Value| (ours - theirs.as_f64().unwrap()).abs() <= tolerance;
        assert!(near(low, &interval["low_lp"]), "{name}: {interval} against {low}");
        match high {
            Some(high) => assert!(near(high, &interval["high_lp"]), "{name}: {interval} against {high}"),
            None => assert!(interval["high_lp"].is_null(), "{name}: {interval} against no limit"),
        }
    }
}
