//! What is planted in the demo is found, and where nothing is planted it stays quiet.
//!
//! Once from the true figures, published as if nobody had to be protected, so
//! that the methods are judged and not the gate; and once from the release as
//! it is shown.

#[path = "../../data/generator/invent/mod.rs"]
mod invent;

mod published;

use komspot::analysis::{Assessment, Kind, Signal, Terms, assess};
use published::{Demo, demo, until};

#[test]
#[ignore = "prints"]
fn look() {
    let demo = demo(Demo::True);
    let began = std::time::Instant::now();
    let found = assess(&demo.release, &Terms { k: 5, release: "look" });
    println!("{:?}", began.elapsed());
    for signal in found.signals() {
        println!(
            "{:?} {:?} {} {:?} {:?} {:?}",
            signal.certainty, signal.kind, signal.indicator, signal.areas, signal.span, signal.news
        );
    }
    println!("hints");
    for signal in found.hints() {
        println!("{:?} {} {:?}", signal.kind, signal.indicator, signal.areas);
    }
    for assessed in found.indicators() {
        println!(
            "{} {:?} phi {:?} false {}",
            assessed.indicator.id,
            assessed.window(),
            assessed.survey.as_ref().and_then(|s| s.dispersion),
            assessed.expected_false_alarms()
        );
        println!("   clusters {:?}", assessed.clusters);
        for judged in assessed.rows() {
            println!(
                "   {} hot {:?} chg {:?} trend {:?} alarm {:?} spot {:?}",
                judged.area,
                judged.hotspot.map(|h| (h.level, h.observed, h.expected.round(), h.ratio)),
                judged.change.map(|c| (c.change.ratio, c.change.p, c.q)),
                judged.trend.map(|t| (t.first.to_string(), t.trend.test.p, t.q, t.trend.serial)),
                judged.alarm.as_ref().map(|a| (
                    a.at.to_string(),
                    a.warning.observed,
                    a.warning.expected,
                    a.warning.p
                )),
                judged.emerging.map(|s| s.category)
            );
        }
    }
}
