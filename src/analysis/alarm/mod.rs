//! Early warning: is this month unusual for the time of year?

mod baseline;
mod caution;
mod fit;

pub use caution::Small;

use baseline::{Baseline, Point};
use fit::Fit;

use super::chance::NegativeBinomial;
use super::insufficient::Insufficient;
use super::number::{is_count, real};

/// What the alarm looks at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlarmRule {
    /// Periods in a year: 12 for months, 4 for quarters.
    pub season: usize,
    /// Years looked back.
    pub years: usize,
    /// Months on either side of the same month in those years.
    pub window: usize,
    /// Probability of an alarm where nothing happened, per month, area and indicator.
    pub alpha: f64,
    /// Smallest count that can raise an alarm: the release's threshold k.
    pub least: f64,
    /// Smallest sum of the month and the two before it that can.
    pub least_in_three: f64,
}

impl Default for AlarmRule {
    fn default() -> Self {
        Self { season: 12, years: 5, window: 1, alpha: 0.005, least: 5.0, least_in_three: 10.0 }
    }
}

/// A month judged by its past.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Positions in the series that it was judged by.
    pub baseline: Vec<usize>,
    /// p-value of the baseline's trend; `None` if none could be fitted.
    pub trend_p: Option<f64>,
    /// True if the trend was kept.
    pub trend_kept: bool,
    /// Dispersion of the baseline, from 1.
    pub phi: f64,
    /// The dispersion as estimated, possibly below 1.
    pub spread: f64,
    /// How much each month of the baseline counts; past outbreaks count less.
    pub weights: Vec<f64>,
    /// Anscombe residuals that the weights follow from.
    pub residuals: Vec<f64>,
    /// Expected count μ₀.
    pub expected: f64,
    /// Variance of the prediction over its mean.
    pub tau: f64,
    /// The count that chance exceeds with probability α at most.
    pub upper: f64,
    /// The judged count.
    pub observed: f64,
    /// P(X ≥ observed).
    pub p: f64,
    /// (observed − expected)/(upper − expected); 1 and more is beyond the limit.
    pub score: Option<f64>,
    /// True if an alarm is raised.
    pub alarm: bool,
}

/// Judges the month at a position of a monthly series by the months around
/// the same month in earlier years.
///
/// 1. Baseline: t − 12j + d for j = 1…5, d = −1, 0, 1; at least 9 published
///    values with a case among them, else [`Insufficient::NoBaseline`].
/// 2. Poisson log-linear fit ln μ = a + b(s − t)/12, dispersion
///    φ = max(1, Σω(y − μ)²/μ/(m − p)).
/// 3. Months whose Anscombe residual exceeds 2.58 are weighted down by its
///    square and the fit is repeated once.
/// 4. The trend b is kept with three years or more, p < 0.05 and a prediction
///    not above the baseline's largest value; otherwise 2 and 3 without it.
/// 5. μ₀ = eᵃ, τ = φ + SE(a)²μ₀, negative binomial with that variance ratio.
/// 6. Alarm if p ≤ α, the count is at least k and three months have ten cases.
///
/// α × areas × indicators alarms a month are false: say so beside them. A
/// month that is not published is not judged ([`Insufficient::HiddenCells`]);
/// where more than a fifth of the baseline is not published, the municipality
/// or the quarter should be judged instead, which is the caller's to see
/// ([`hidden_share`]).
///
/// Source: Farrington et al. (1996), *Journal of the Royal Statistical Society
/// A* 159; Noufaily et al. (2013), *Statistics in Medicine* 32 (weights,
/// negative binomial limit).
pub fn warning(series: &[Option<f64>], at: usize, rule: AlarmRule) -> Result<Warning, Insufficient> {
    let observed = match series.get(at) {
        Some(Some(observed)) => *observed,
        Some(None) => return Err(Insufficient::HiddenCells),
        None => return Err(Insufficient::Unusable),
    };
    let usable = rule.alpha > 0.0 && rule.alpha < 1.0 && series.iter().flatten().all(|y| is_count(*y));
    if !usable {
        return Err(Insufficient::Unusable);
    }
    let Forecast { baseline, fit, trend_p, trend_kept, tau, prediction } = forecast(series, at, rule)?;
    let expected = prediction.mean;
    let p = prediction.at_least(observed);
    let upper = prediction.upper_limit(rule.alpha);
    let score = (observed - expected) / (upper - expected);
    let three: f64 = (0..3).filter_map(|back| at.checked_sub(back)).filter_map(|at| *series.get(at)?).sum();
    Ok(Warning {
        baseline: baseline.points.iter().map(|point| point.position).collect(),
        trend_p,
        trend_kept,
        phi: fit.phi,
        spread: fit.spread,
        weights: fit.weights,
        residuals: fit.residuals,
        expected,
        tau,
        upper,
        observed,
        p,
        score: score.is_finite().then_some(score),
        alarm: p <= rule.alpha && observed >= rule.least && three >= rule.least_in_three,
    })
}

/// What a position is expected to be, before it is looked at.
struct Forecast {
    baseline: Baseline,
    fit: Fit,
    trend_p: Option<f64>,
    trend_kept: bool,
    tau: f64,
    prediction: NegativeBinomial,
}

/// Steps 1 to 5 of [`warning`].
fn forecast(series: &[Option<f64>], at: usize, rule: AlarmRule) -> Result<Forecast, Insufficient> {
    let baseline = Baseline::of(series, at, &rule);
    let points = &baseline.points;
    if points.len() < baseline::LEAST_VALUES || points.iter().all(|point| point.y <= 0.0) {
        return Err(Insufficient::NoBaseline);
    }
    let (fit, trend_p, trend_kept) = chosen(&baseline)?;
    let expected = fit.at_present();
    let tau = fit.phi + fit.level_variance * fit.phi * expected;
    if !(expected > 0.0 && tau.is_finite() && expected.is_finite()) {
        return Err(Insufficient::NoBaseline);
    }
    let prediction = NegativeBinomial { mean: expected, ratio: tau };
    Ok(Forecast { baseline, fit, trend_p, trend_kept, tau, prediction })
}

/// What is usual for a position, whether it is published or not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expectation {
    /// Expected count μ₀.
    pub expected: f64,
    /// Chance goes below this with probability α at most.
    pub low: f64,
    /// Chance goes beyond this with probability α at most.
    pub high: f64,
}

/// The limits on both sides of what [`warning`] expects at a position.
///
/// # Errors
/// As [`warning`], but for the position itself, which is not looked at.
pub fn expectation(series: &[Option<f64>], at: usize, rule: AlarmRule) -> Result<Expectation, Insufficient> {
    let usable = rule.alpha > 0.0 && rule.alpha < 1.0 && series.iter().flatten().all(|y| is_count(*y));
    if !usable || at >= series.len() {
        return Err(Insufficient::Unusable);
    }
    let prediction = forecast(series, at, rule)?.prediction;
    let (low, high) = (prediction.lower_limit(rule.alpha), prediction.upper_limit(rule.alpha));
    Ok(Expectation { expected: prediction.mean, low, high })
}

/// The fit with its trend if that may be kept, else without; and the trend's p-value.
fn chosen(baseline: &Baseline) -> Result<(Fit, Option<f64>, bool), Insufficient> {
    let points = &baseline.points;
    let largest = points.iter().map(|point| point.y).fold(0.0, f64::max);
    let with_trend = if baseline.years >= 3 { Fit::robust(points, true) } else { None };
    let trend_p = with_trend.as_ref().and_then(Fit::trend_p);
    if let Some(fit) = with_trend
        && trend_p.is_some_and(|p| p < 0.05)
        && fit.at_present() <= largest
    {
        return Ok((fit, trend_p, true));
    }
    let level = Fit::robust(points, false).ok_or(Insufficient::NoBaseline)?;
    Ok((level, trend_p, false))
}

/// Share of the months that a position is judged by which are not published,
/// from 0 to 1; months before the series begins are not asked for.
#[must_use]
pub fn hidden_share(series: &[Option<f64>], at: usize, rule: AlarmRule) -> f64 {
    let baseline = Baseline::of(series, at, &rule);
    real(baseline.hidden) / real((baseline.hidden + baseline.points.len()).max(1))
}

/// Positions of the months that a position of a series of this length is
/// judged by, published or not.
#[must_use]
pub fn baseline_at(length: usize, at: usize, rule: AlarmRule) -> Vec<usize> {
    Baseline::of(&vec![Some(0.0); length], at, &rule).points.iter().map(|point| point.position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten years of the same number every month, with the last month changed.
    fn steady(number: f64, last: f64) -> Vec<Option<f64>> {
        let mut series = vec![Some(number); 120];
        series[119] = Some(last);
        series
    }

    #[test]
    fn a_steady_series_by_hand() {
        // 15 months of 4 each: μ₀ = 4, φ = 1, SE(a)² = 1/60, τ = 1 + 4/60.
        let found = warning(&steady(4.0, 12.0), 119, AlarmRule::default()).unwrap();
        assert!((found.expected - 4.0).abs() < 1e-9 && (found.tau - 16.0 / 15.0).abs() < 1e-9);
        assert!(found.alarm && !found.trend_kept && found.p < 0.005, "{found:?}");
        assert!(!warning(&steady(4.0, 9.0), 119, AlarmRule::default()).unwrap().alarm);
    }

    #[test]
    fn both_limits_come_from_the_same_forecast() {
        let series = steady(4.0, 12.0);
        let (found, limits) = (
            warning(&series, 119, AlarmRule::default()).unwrap(),
            expectation(&series, 119, AlarmRule::default()).unwrap(),
        );
        assert!(
            (limits.expected - found.expected).abs() < 1e-12 && (limits.high - found.upper).abs() < 1e-12
        );
        // Poisson of 4: P(X < 1) = e⁻⁴ = 0.018, so that nought is still usual at 0.005.
        assert!((limits.low - 0.0).abs() < 1e-12, "{limits:?}");
        // Of 100: P(X < 75) = 0.0046, P(X < 76) = 0.0063 by the Poisson table; τ = 1 + 100/1500 widens it.
        let limits = expectation(&steady(100.0, 1.0), 119, AlarmRule::default()).unwrap();
        assert!((73.0..=75.0).contains(&limits.low), "{limits:?}");
        // The judged month itself is not looked at.
        let mut hidden = steady(4.0, 12.0);
        hidden[119] = None;
        assert_eq!(
            expectation(&hidden, 119, AlarmRule::default()).map(|limits| limits.high),
            Ok(found.upper)
        );
    }

    #[test]
    fn small_counts_never_raise_an_alarm() {
        let mut series = steady(0.0, 4.0);
        series[107] = Some(1.0);
        let found = warning(&series, 119, AlarmRule::default()).unwrap();
        assert!(found.p < 0.005 && !found.alarm, "{found:?}");
    }

    #[test]
    fn a_past_outbreak_is_weighted_down() {
        let mut series = steady(100.0, 100.0);
        series[83] = Some(250.0);
        let found = warning(&series, 119, AlarmRule::default()).unwrap();
        let outbreak = found.baseline.iter().position(|at| *at == 83).unwrap();
        assert!(found.weights[outbreak] < 0.5 && found.expected < 105.0, "{found:?}");
        assert!((found.weights.iter().sum::<f64>() - 15.0).abs() < 1e-9);
    }

    #[test]
    fn too_little() {
        let rule = AlarmRule::default();
        assert_eq!(warning(&steady(0.0, 9.0), 119, rule), Err(Insufficient::NoBaseline));
        assert_eq!(warning(&steady(4.0, 9.0), 30, rule), Err(Insufficient::NoBaseline));
        assert_eq!(warning(&[Some(1.0); 2], 1, rule), Err(Insufficient::NoBaseline));
        assert_eq!(warning(&[Some(1.0), None], 1, rule), Err(Insufficient::HiddenCells));
        assert_eq!(warning(&[], 0, rule), Err(Insufficient::Unusable));
        let mut gaps = steady(4.0, 9.0);
        gaps[107] = None;
        assert!((hidden_share(&gaps, 119, rule) - 1.0 / 15.0).abs() < 1e-12);
    }

    proptest::proptest! {
        #[test]
        fn always_numbers(
            series in proptest::collection::vec(proptest::option::weighted(0.9, proptest::prop_oneof![0_u32..6, 0_u32..=1_000_000_000]), 40..90),
        ) {
            let series: Vec<Option<f64>> = series.into_iter().map(|y| y.map(f64::from)).collect();
            if let Ok(found) = warning(&series, series.len() - 1, AlarmRule::default()) {
                proptest::prop_assert!((0.0..=1.0).contains(&found.p) && found.upper.is_finite() && found.tau >= 1.0);
                proptest::prop_assert!(found.weights.iter().chain(&found.residuals).all(|x| x.is_finite()));
            }
        }
    }
}
