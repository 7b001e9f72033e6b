//! An audit's answer in words for people, and as JSON for programs.

use std::fmt::Write as _;

use fluent_bundle::FluentValue;
use serde::Serialize;

use crate::audit::{Conflict, Problem, Range, Reason, Report, Verdict};
use crate::cli::arguments::AuditArguments;
use crate::finding::Quoted;
use crate::locale::{Arg, Lang};

/// Exposed cells that are told one by one to people; programs get all.
const TOLD: usize = 50;

/// What is said of an audit.
pub(super) struct Account<'a> {
    arguments: &'a AuditArguments,
    report: &'a Report,
}

impl<'a> Account<'a> {
    pub(super) fn new(arguments: &'a AuditArguments, report: &'a Report) -> Self {
        Self { arguments, report }
    }

    /// For people: the exposed cells, what was assumed, and a line that sums up.
    pub(super) fn text(&self, lang: Lang) -> String {
        let report = self.report;
        let mut text = String::new();
        let mut say = |key: &str, args: &[Arg<'_>]| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{}", lang.text_with(key, args));
        };
        for conflict in &report.conflicts {
            say_conflict(&mut say, conflict);
        }
        for exposure in report.exposed.iter().take(TOLD) {
            let range = &exposure.range;
            let cell = [&range.indicator, &range.area, &range.period, &range.age_group];
            let cell = cell.map(|name| Quoted::new(name).as_str().to_owned()).join(", ");
            let listed = if range.listed { "yes" } else { "no" };
            let args = [
                ("cell", cell.into()),
                ("low", number(range.low).into()),
                ("high", range.high.map_or("∞".to_owned(), number).into()),
                ("listed", listed.into()),
            ];
            say(reason_key(exposure.reason), &args);
        }
        let untold = report.exposed.len().saturating_sub(TOLD);
        if untold > 0 {
            say("audit-more", &[("count", count(untold))]);
        }
        for layer in &report.area_rests {
            say("audit-area-rest", &[("layer", Quoted::new(layer).as_str().into())]);
        }
        for layer in &report.age_rests {
            say("audit-age-rest", &[("layer", Quoted::new(layer).as_str().into())]);
        }
        if report.unproved > 0 && report.conflicts.is_empty() {
            say("audit-unproved", &[("count", FluentValue::from(report.unproved))]);
        }
        let sums = [
            ("exposed", count(report.exposed.len())),
            ("listed", count(report.exposed_listed())),
            ("cells", FluentValue::from(report.cells)),
            ("programs", FluentValue::from(report.programs)),
        ];
        say(&format!("audit-{}", verdict(report.verdict())), &sums);
        text
    }

    /// For programs: one JSON object with every exposed cell.
    pub(super) fn json(&self) -> String {
        let (arguments, report) = (self.arguments, self.report);
        let wire = Wire {
            verdict: verdict(report.verdict()),
            k: arguments.k,
            zeros: arguments.zeros.word(),
            revision: arguments.revision.word(),
            releases: arguments.files.iter().map(|file| file.display().to_string()).collect(),
            exposed_cells: report.exposed.len(),
            exposed_listed_cells: report.exposed_listed(),
            cells: report.cells,
            unproved_cells: report.unproved,
            programs: report.programs,
            exposed: report
                .exposed
                .iter()
                .map(|exposure| WireCell::new(&exposure.range, Some(reason(exposure.reason))))
                .collect(),
            intervals: report.intervals.iter().map(|range| WireCell::new(range, None)).collect(),
            conflicts: report.conflicts.iter().map(WireConflict::new).collect(),
            area_rests: &report.area_rests,
            age_rests: &report.age_rests,
        };
        // Strings and numbers only: there is nothing that could not be written.
        serde_json::to_string_pretty(&wire).unwrap_or_default()
    }
}

fn say_conflict(say: &mut impl FnMut(&str, &[Arg<'_>]), conflict: &Conflict) {
    let layer = Quoted::new(&conflict.layer);
    let layer = ("layer", FluentValue::from(layer.as_str().to_owned()));
    match &conflict.place {
        Some((file, line)) => {
            let place = [layer, ("file", file.clone().into()), ("line", line.to_string().into())];
            say("audit-conflict-at", &place);
        }
        None => match conflict.problem {
            Problem::Contradiction => say("audit-conflict", &[layer]),
            Problem::Undecided => say("audit-no-table", &[layer]),
            Problem::TooLarge => say("audit-too-large", &[layer]),
        },
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Safe => "safe",
        Verdict::Exposed => "exposed",
        Verdict::Contradictory => "contradictory",
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Narrow => "narrow",
        Reason::Shown => "shown",
        Reason::Undecided => "undecided",
    }
}

fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Narrow => "audit-narrow",
        Reason::Shown => "audit-shown",
        Reason::Undecided => "audit-undecided",
    }
}

/// An end of a range with two decimals at most, without the solver's dust.
fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0 + 0.0;
    format!("{rounded}")
}

fn count(count: usize) -> FluentValue<'static> {
    FluentValue::from(u64::try_from(count).unwrap_or(u64::MAX))
}

#[derive(Serialize)]
struct Wire<'a> {
    verdict: &'static str,
    k: u32,
    zeros: &'static str,
    revision: &'static str,
    releases: Vec<String>,
    exposed_cells: usize,
    exposed_listed_cells: usize,
    cells: u64,
    unproved_cells: u64,
    programs: u64,
    exposed: Vec<WireCell<'a>>,
    intervals: Vec<WireCell<'a>>,
    conflicts: Vec<WireConflict<'a>>,
    area_rests: &'a [String],
    age_rests: &'a [String],
}

#[derive(Serialize)]
struct WireCell<'a> {
    indicator: &'a str,
    area: &'a str,
    period: &'a str,
    age_group: &'a str,
    release: usize,
    listed: bool,
    low: f64,
    high: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct WireConflict<'a> {
    layer: &'a str,
    file: Option<&'a str>,
    line: Option<u64>,
    problem: &'static str,
}

impl<'a> WireCell<'a> {
    fn new(range: &'a Range, reason: Option<&'static str>) -> Self {
        Self {
            indicator: &range.indicator,
            area: &range.area,
            period: &range.period,
            age_group: &range.age_group,
            release: range.release,
            listed: range.listed,
            low: range.low,
            high: range.high,
            reason,
        }
    }
}

impl<'a> WireConflict<'a> {
    fn new(conflict: &'a Conflict) -> Self {
        Self {
            layer: &conflict.layer,
            file: conflict.place.as_ref().map(|(file, _)| file.as_str()),
            line: conflict.place.as_ref().map(|(_, line)| *line),
            problem: match conflict.problem {
                Problem::Contradiction => "contradiction",
                Problem::Undecided => "undecided",
                Problem::TooLarge => "too-large",
            },
        }
    }
}
