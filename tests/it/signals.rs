//! What is planted in the demo is found, and where nothing is planted it stays quiet.
//!
//! Once from the true figures, published as if nobody had to be protected, so
//! that the methods are judged and not the gate; and once from the release as
//! it is shown.

mod published;

use komspot::analysis::{Terms, assess};
use komspot::domain::Period;
use published::{Demo, demo, until};

#[test]
#[ignore = "prints"]
fn look() {
    let only = std::env::var("PROT").is_ok();
    let demo = demo(if only { Demo::Protected } else { Demo::True });
    for (indicator, area, from) in [
        ("haervaerk", "06", (2025, 3)),
        ("indbrud", "15", (2022, 1)),
        ("ssp-bekymringer", "13", (2026, 7)),
        ("underretninger", "09", (2023, 1)),
        ("sigtelser-15-24", "03", (2021, 1)),
        ("fraflytninger", "03", (2020, 1)),
        ("fritidsjob", "03", (2022, 7)),
        ("klubmedlemmer", "02", (2023, 7)),
        ("hverken-job-uddannelse", "14", (2025, 1)),
        ("indbrud", "total", (2021, 1)),
        ("fravaer-over-10", "total", (2019, 8)),
        ("glad-for-skolen", "total", (2019, 8)),
        ("karaktersnit-9-klasse", "15", (2020, 8)),
        ("underretninger", "total", (2021, 1)),
        ("uden-job-uddannelse-18-64", "total", (2020, 1)),
        ("foreningsmedlemmer", "total", (2020, 1)),
        ("vold-offentligt-rum", "total", (2020, 3)),
    ] {
        let first = Period::month(from.0, from.1).unwrap();
        let mut before = String::new();
        for step in -6..72 {
            let at = first.step(step);
            if at > Period::month(2026, 10).unwrap() {
                break;
            }
            let release = until(&demo.release, indicator, at);
            let found = assess(&release, &Terms { k: 5, release: "look" });
            let say = |hints: bool| -> String {
                let list: Vec<_> = if hints { found.hints().collect() } else { found.signals().collect() };
                list.iter()
                    .filter(|signal| signal.areas.iter().any(|id| id.as_str() == area))
                    .map(|signal| format!("{:?}/{:?} ", signal.kind, signal.certainty))
                    .collect()
            };
            let now = format!("{} | {}", say(false), say(true));
            if now != before {
                println!("{indicator} {area} {at} (+{step}): {now}");
                before = now;
            }
        }
    }
}
