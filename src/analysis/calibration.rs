//! How many findings are expected where nothing happens, as measured.

use super::assessment::Kind;

/// Findings of a kind that are expected falsely in a month, with so many
/// series judged for it: areas × indicators, or for clusters indicators.
///
/// The rate is the largest that was measured on simulated data in which
/// nothing happens (small and large counts, Poisson and over-dispersed), see
/// `docs/calibration.md`, whose table has the same numbers; `cargo run
/// --release --example calibration` measures them again. A finding that rests
/// on a year stays on show until the next quarter: of such kinds this is the
/// number on show in any month, not of new ones.
#[must_use]
#[allow(clippy::cast_precision_loss)] // numbers of series are small
pub fn expected_false_alarms_per_month(kind: Kind, series: usize) -> f64 {
    false_rate(kind) * series as f64
}

/// Largest measured probability that a series sets off a finding of a kind
/// where nothing happens.
#[must_use]
#[allow(clippy::match_same_arms)] // measured one by one
pub fn false_rate(kind: Kind) -> f64 {
    match kind {
        Kind::Unusual => 0.004_81,
        Kind::Rise => 0.001_04,
        Kind::Fall => 0.000_86,
        Kind::High => 0.003_23,
        Kind::Low => 0.002_61,
        Kind::Cluster => 0.040_83,
        Kind::TrendUp => 0.001_57,
        Kind::TrendDown => 0.001_55,
    }
}
