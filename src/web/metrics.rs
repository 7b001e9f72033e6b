//! Counters in the Prometheus text format. No label comes from outside.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::routes::Page;
use super::state::State;
use super::walls::Condition;
use crate::app::edition::Edition;

/// The media type of the text format.
pub(super) const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// What is counted from the start of the program.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    requests: [[AtomicU64; CLASSES.len()]; Page::ALL.len()],
    switches: AtomicU64,
}

impl Metrics {
    /// Counts an answer.
    pub(super) fn answered(&self, page: Page, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.requests.get(page as usize).and_then(|classes| classes.get(class)) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Counts a switch to a snapshot.
    pub(super) fn switched(&self) {
        self.switches.fetch_add(1, Ordering::Relaxed);
    }
}

/// Everything, in the text format.
pub(super) fn write(state: &State) -> String {
    let mut text = String::with_capacity(4096);
    let metrics = state.metrics();
    head(&mut text, "komspot_http_requests_total", "counter", "Answers by page and class of status.");
    for (page, classes) in Page::ALL.iter().zip(&metrics.requests) {
        for (class, counter) in CLASSES.iter().zip(classes) {
            let count = counter.load(Ordering::Relaxed);
            if count > 0 {
                let page = page.word();
                line(
                    &mut text,
                    &format!(r#"komspot_http_requests_total{{page="{page}",class="{class}"}}"#),
                    count,
                );
            }
        }
    }
    let mut single = |name: &str, kind: &str, help: &str, value: u64| {
        head(&mut text, name, kind, help);
        line(&mut text, name, value);
    };
    let edition = state.edition();
    let snapshot = edition.as_deref().map(Edition::snapshot);
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    single(
        "komspot_snapshot_switches_total",
        "counter",
        "Snapshots that this process has begun to serve.",
        metrics.switches.load(Ordering::Relaxed),
    );
    single(
        "komspot_snapshot_number",
        "gauge",
        "Number of the snapshot that is served; 0 is none.",
        snapshot.map_or(0, |snapshot| u64::from(snapshot.id.number())),
    );
    single(
        "komspot_snapshot_demo",
        "gauge",
        "1 if the figures that are served are invented.",
        snapshot.map_or(0, |snapshot| u64::from(snapshot.origin.demo)),
    );
    single(
        "komspot_areas",
        "gauge",
        "Areas that are served.",
        snapshot.map_or(0, |snapshot| count(snapshot.release.coverage.places().len())),
    );
    single(
        "komspot_indicators",
        "gauge",
        "Indicators that are served.",
        snapshot.map_or(0, |snapshot| count(snapshot.release.indicators.len())),
    );
    single(
        "komspot_event_listeners",
        "gauge",
        "Screens that follow the events now.",
        count(state.listeners()),
    );
    walls(&mut text, state);
    head(&mut text, "komspot_build_info", "gauge", "The program that runs.");
    line(&mut text, &format!(r#"komspot_build_info{{version="{}"}}"#, Edition::VERSION), 1);
    text
}

/// What the walls report.
fn walls(text: &mut String, state: &State) {
    let told = state.walls().told(Instant::now());
    let counts = state.walls().counts();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let well = told.iter().filter(|wall| wall.condition == Condition::Well).count();
    let mut one = |name: &str, kind: &str, help: &str, value: u64| {
        head(text, name, kind, help);
        line(text, name, value);
    };
    one("komspot_walls", "gauge", "Walls that have reported lately.", count(told.len()));
    one("komspot_walls_well", "gauge", "Walls that show what they should.", count(well));
    one("komspot_wall_reports_total", "counter", "Reports of walls that were taken.", counts.reports);
    one("komspot_wall_repeats_total", "counter", "Reports of walls that came again.", counts.repeats);
    one("komspot_wall_refused_total", "counter", "Reports that were none.", counts.refused);
    one("komspot_wall_changes_total", "counter", "Changes of the picture that walls report.", counts.changes);
    if let Some(seconds) = told.iter().map(|wall| wall.seconds).max() {
        let help = "Since the last report of the wall that has been silent for the longest time.";
        one("komspot_wall_silence_seconds", "gauge", help, seconds);
    }
}

fn head(text: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, series: &str, value: u64) {
    let _ = writeln!(text, "{series} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Settings;

    #[test]
    fn answers_are_counted_by_page_and_class() {
        let state = State::new(Settings::default());
        state.metrics().answered(Page::Wall, 200);
        state.metrics().answered(Page::Wall, 200);
        state.metrics().answered(Page::Api, 404);
        state.metrics().answered(Page::Other, 999);
        let text = write(&state);
        assert!(text.contains("\nkomspot_http_requests_total{page=\"wall\",class=\"2xx\"} 2\n"));
        assert!(text.contains("\nkomspot_http_requests_total{page=\"api\",class=\"4xx\"} 1\n"));
        assert!(text.contains("\nkomspot_snapshot_number 0\n"));
        assert_eq!(text.matches("page=\"other\"").count(), 0);
    }
}
