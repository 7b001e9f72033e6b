//! How often each signal goes off where nothing happens.

use crate::analysis::{AlarmRule, Assessment};
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
    pub columns: [String; 3],
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
    /// How often it is wrong, in words.
    pub when: String,
    /// How many are expected in a month.
    pub month: String,
}

impl FalseAlarms {
    /// The errors to be expected with the areas and indicators of a snapshot.
    #[must_use]
    pub(super) fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Self {
        let arguments = [
            ("areas", snapshot.release.coverage.places().len().to_string().into()),
            ("indicators", assessment.indicators().len().to_string().into()),
            ("hidden", lang.text("methods-alarms-hidden").into()),
            ("alpha", in_a_thousand(lang, AlarmRule::default().alpha).into()),
        ];
        let text = |key: &str| lang.text_with(key, &arguments);
        let at_most = |count: f64| {
            lang.text_with("methods-at-most", &[("count", locale::decimal(lang, count, 2).into())])
        };
        let row = |(key, month): (&str, f64)| Row {
            signal: text(key),
            when: text(&format!("{key}.when")),
            month: at_most(month),
        };
        Self {
            heading: text("methods-alarms"),
            lead: text("methods-alarms.lead"),
            caption: text("methods-alarms.caption"),
            columns: ["methods-column-signal", "methods-column-when", "methods-column-month"].map(text),
            rows: expected(assessment).map(row).into(),
            note: text("methods-alarms.note"),
        }
    }
}

/// Signals by their message, with the most that is expected of each in a month.
fn expected(assessment: &Assessment) -> [(&'static str, f64); 5] {
    // A month's share of the new windows: an indicator of quarters has four a year.
    let fresh = |bears: fn(&crate::analysis::Assessed) -> bool| -> f64 {
        let indicators = assessment.indicators().iter().filter(|assessed| bears(assessed));
        indicators.map(|assessed| 1.0 / f64::from(assessed.indicator.granularity.months())).sum()
    };
    let hotspots = fresh(|assessed| assessed.areas.iter().any(|area| area.hotspot.is_ok()));
    let changes = fresh(|assessed| assessed.areas.iter().any(|area| area.change.is_ok()));
    let trends = fresh(|assessed| assessed.areas.iter().any(|area| area.trend.is_ok()));
    let clusters = fresh(|assessed| assessed.clusters.is_ok());
    [
        ("rate-alarm", assessment.expected_false_alarms()),
        ("rate-hotspot", 2.0 * SIGNIFICANT * hotspots),
        ("rate-change", SIGNIFICANT * changes),
        ("rate-trend", SIGNIFICANT * trends),
        ("rate-cluster", SIGNIFICANT * clusters),
    ]
}

/// False-discovery rate of each direction of a test among areas, and the
/// largest p-value of a cluster.
const SIGNIFICANT: f64 = 0.05;

/// A probability as so many in a thousand.
pub(super) fn in_a_thousand(lang: Lang, probability: f64) -> String {
    locale::decimal(lang, probability * 1000.0, 0)
}
