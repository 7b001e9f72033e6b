//! How often each signal goes off where nothing happens.

use crate::analysis::{Assessed, Assessment, Judged, Kind, expected_false_alarms_per_month, false_rate};
use crate::locale::{self, Lang};
use crate::snapshot::Snapshot;

/// The expected errors of all signals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FalseAlarms {
    /// What introduces them.
    pub heading: String,
    /// What they are.
    pub lead: String,
    /// What the table shows.
    pub caption: String,
    /// Headings of the table's columns.
    pub columns: [String; 4],
    /// One row for each signal.
    pub rows: Vec<Row>,
    /// What the numbers rest on.
    pub note: String,
}

/// The expected errors of one signal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The signal.
    pub signal: String,
    /// How often it is wrong, as measured.
    pub measured: String,
    /// How many series it was tried on in this release.
    pub tried: String,
    /// How many errors are expected in a month.
    pub month: String,
}

impl FalseAlarms {
    /// The errors to be expected with what was judged of a release.
    #[must_use]
    pub(super) fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Self {
        let arguments = [
            ("areas", snapshot.release.coverage.places().len().to_string().into()),
            ("indicators", assessment.indicators().len().to_string().into()),
        ];
        let text = |key: &str| lang.text_with(key, &arguments);
        let row = |&(key, kinds): &(&str, &[Kind])| {
            let tried = series(assessment, kinds);
            let month = kinds.iter().map(|&kind| expected_false_alarms_per_month(kind, tried)).sum();
            let rate: f64 = kinds.iter().map(|&kind| false_rate(kind)).sum();
            Row {
                signal: text(key),
                measured: lang.text_with(
                    &format!("{key}.measured"),
                    &[("rate", locale::decimal(lang, rate * 1000.0, 1).into())],
                ),
                tried: tried.to_string(),
                month: locale::decimal(lang, month, 2),
            }
        };
        Self {
            heading: text("methods-alarms"),
            lead: text("methods-alarms.lead"),
            caption: text("methods-alarms.caption"),
            columns: [
                "methods-column-signal",
                "methods-column-measured",
                "methods-column-tried",
                "methods-column-month",
            ]
            .map(text),
            rows: SIGNALS.iter().map(row).collect(),
            note: text("methods-alarms.note"),
        }
    }
}

/// Signals by their message, with the kinds that one test can give.
const SIGNALS: [(&str, &[Kind]); 5] = [
    ("rate-alarm", &[Kind::Unusual]),
    ("rate-hotspot", &[Kind::High, Kind::Low]),
    ("rate-change", &[Kind::Rise, Kind::Fall]),
    ("rate-trend", &[Kind::TrendUp, Kind::TrendDown]),
    ("rate-cluster", &[Kind::Cluster]),
];

/// How many series a kind was tried on: areas of all indicators, the
/// municipality where it is tried too, and for clusters the indicators.
fn series(assessment: &Assessment, kinds: &[Kind]) -> usize {
    let rows = |tried: fn(&Judged) -> bool| -> usize {
        let count = |assessed: &Assessed| assessed.rows().filter(|judged| tried(judged)).count();
        assessment.indicators().iter().map(count).sum()
    };
    match kinds.first() {
        Some(Kind::Unusual) => rows(|judged| judged.alarm.is_ok()),
        Some(Kind::High | Kind::Low) => rows(|judged| judged.hotspot.is_ok()),
        Some(Kind::Rise | Kind::Fall) => rows(|judged| judged.change.is_ok()),
        Some(Kind::TrendUp | Kind::TrendDown) => rows(|judged| judged.trend.is_ok()),
        Some(Kind::Cluster) => {
            assessment.indicators().iter().filter(|assessed| assessed.clusters.is_ok()).count()
        }
        None => 0,
    }
}

/// A probability as so many in a thousand.
pub(super) fn in_a_thousand(lang: Lang, probability: f64) -> String {
    locale::decimal(lang, probability * 1000.0, 0)
}
