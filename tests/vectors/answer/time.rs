//! Trends, rolling sums and the monthly alarm.

use komspot::analysis::{
    AlarmRule, Cell, Comparison, intercept, mann_kendall, rolling12, seasonal_kendall, seasonal_sen,
    theil_sen, warning,
};
use serde_json::{Value, json};

use super::area::change;
use super::input::Input;

pub(super) fn kendall(input: &Input<'_>) -> Result<Value, String> {
    let series = ranked(input)?;
    let test = mann_kendall(&series).ok();
    let slope = theil_sen(&series).ok();
    Ok(json!({
        "S": test.map(|test| test.s),
        "var_S": test.map(|test| test.variance),
        "z": test.map(|test| test.z),
        "p": test.map(|test| test.p),
        "tau_a": test.map(|test| test.tau()),
        "sen_slope": slope.map(|slope| slope.median),
        "sen_low95": slope.map(|slope| slope.low),
        "sen_high95": slope.map(|slope| slope.high),
        "intercept": slope.and_then(|slope| intercept(&series, slope.median)),
    }))
}

pub(super) fn seasonal(input: &Input<'_>) -> Result<Value, String> {
    let series = ranked(input)?;
    let period: usize = input.read_or("period", 12)?;
    let test = seasonal_kendall(&series, period).ok();
    let slope = seasonal_sen(&series, period).ok();
    Ok(json!({
        "S": test.map(|test| test.s),
        "var_S": test.map(|test| test.variance),
        "z": test.map(|test| test.z),
        "p": test.map(|test| test.p),
        "seasonal_sen_slope_per_cycle": slope.map(|slope| slope.median),
        "sen_low95": slope.map(|slope| slope.low),
        "sen_high95": slope.map(|slope| slope.high),
        "n_slopes": slope.map(|slope| slope.pairs),
    }))
}

fn ranked(input: &Input<'_>) -> Result<Vec<Option<f64>>, String> {
    let key = if input.has("x_published") { "x_published" } else { "x" };
    Ok(input.cells(key)?.into_iter().map(Cell::ranked).collect())
}

fn known(input: &Input<'_>) -> Result<Vec<Option<f64>>, String> {
    Ok(input.cells("x")?.into_iter().map(Cell::known).collect())
}

pub(super) fn rolling(input: &Input<'_>) -> Result<Value, String> {
    let found = rolling12(&known(input)?, input.read("t")?);
    let phi = input.read_or("phi", 1.0)?;
    let tested = found.now.zip(found.before).map_or(Value::Null, |(now, before)| {
        change(Comparison { now, base_now: 1.0, before, base_before: 1.0 }, phi)
    });
    let mut answer = json!({
        "rolling12": found.now, "previous12": found.before, "pct": found.percent(),
    });
    if let (Value::Object(answer), Value::Object(tested)) = (&mut answer, tested) {
        answer.extend(tested);
    }
    Ok(answer)
}

pub(super) fn alarm(input: &Input<'_>) -> Result<Value, String> {
    let series = known(input)?;
    let default = AlarmRule::default();
    let rule = AlarmRule {
        years: input.read_or("b", default.years)?,
        window: input.read_or("w", default.window)?,
        alpha: input.read_or("alpha", default.alpha)?,
        least: input.read_or("k", default.least)?,
        ..default
    };
    let at: usize = input.read("t")?;
    let found = match warning(&series, at, rule) {
        Ok(found) => found,
        Err(reason) => {
            let observed = series.get(at).copied().flatten();
            return Ok(json!({
                "status": reason.to_string(), "baseline_index": baseline(&series, at, &rule), "observed": observed,
                "alarm": false,
            }));
        }
    };
    Ok(json!({
        "baseline_index": found.baseline,
        "status": "ok",
        "trend_p": found.trend_p,
        "trend_kept": found.trend_kept,
        "phi": found.phi,
        "weights": found.weights,
        "anscombe": found.residuals,
        "expected": found.expected,
        "tau": found.tau,
        "upper": found.upper,
        "p": found.p,
        "score": found.score,
        "observed": found.observed,
        "alarm": found.alarm,
    }))
}

/// The months that would have been the baseline where there is too little of it.
fn baseline(series: &[Option<f64>], at: usize, rule: &AlarmRule) -> Vec<usize> {
    let months =
        (1..=rule.years).rev().flat_map(|year| (0..=2 * rule.window).map(move |month| (year, month)));
    months
        .filter_map(|(year, month)| (at + month).checked_sub(12 * year + rule.window))
        .filter(|position| matches!(series.get(*position), Some(Some(_))))
        .collect()
}
