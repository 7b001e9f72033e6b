//! Rates, intervals, smoothing, funnel and classes.

use komspot::analysis::{
    Interval, LEVEL_BREAKS, LevelClass, byar, crude_rate, funnel_limit, garwood, global_bayes,
    natural_breaks, quantiles, rate_interval, spatial_bayes, standardise,
};
use serde_json::{Map, Value, json};

use super::input::Input;
use super::{number, numbers};

const PER: f64 = 1_000.0;

fn pair(interval: Option<Interval>) -> Value {
    interval.map_or(Value::Null, |interval| json!([interval.low, interval.high]))
}

pub(super) fn poisson(input: &Input<'_>) -> Result<Value, String> {
    let counts: Vec<f64> = input.read("count")?;
    let confidence = input.read_or("conf", 0.95)?;
    let all = |of: fn(f64, f64) -> Result<Interval, _>| -> Value {
        counts.iter().map(|count| pair(of(*count, confidence).ok())).collect()
    };
    Ok(json!({ "garwood": all(garwood), "byar": all(byar) }))
}

pub(super) fn rates(input: &Input<'_>, expected: &Value) -> Result<Value, String> {
    let observed: Vec<Option<f64>> = input.read("observed")?;
    let population: Vec<f64> = input.read("population")?;
    let neighbours: Vec<Vec<usize>> = input.read_or("neighbours", vec![vec![]; observed.len()])?;
    let cases: f64 = observed.iter().flatten().sum();
    let persons: f64 = population.iter().sum();
    let compared: Vec<_> = observed
        .iter()
        .zip(&population)
        .map(|(o, n)| o.and_then(|o| standardise(o, &[*n], &[(cases, persons)]).ok()))
        .collect();
    let each = |of: &dyn Fn(f64, f64) -> Value| -> Value {
        observed.iter().zip(&population).map(|(o, n)| o.map_or(Value::Null, |o| of(o, *n))).collect()
    };
    let global = global_bayes(&observed, &population).ok();
    let spatial = spatial_bayes(&observed, &population, &neighbours).ok();
    let mut limits = Map::new();
    let asked = expected.get("funnel_limits_ratio").and_then(Value::as_object);
    for level in asked.into_iter().flat_map(Map::keys) {
        let p: f64 = level.parse().map_err(|_| format!("no probability: {level}"))?;
        let limit = compared.iter().map(|area| area.and_then(|area| funnel_limit(area.expected, p).ok()));
        limits.insert(level.clone(), numbers(limit));
    }
    let smoothed = |of: fn(&komspot::analysis::Shrunk) -> f64| {
        global.as_ref().map(|all| numbers(all.areas.iter().map(|area| area.as_ref().ok().map(of))))
    };
    Ok(json!({
        "crude_per_1000": each(&|o, n| number(crude_rate(o, n, PER).ok())),
        "expected_indirect": numbers(compared.iter().map(|area| area.map(|area| area.expected))),
        "ratio": numbers(compared.iter().map(|area| area.map(|area| area.ratio))),
        "reference_rate": global.as_ref().map(|all| all.mean),
        "eb_variance": global.as_ref().map(|all| all.variance),
        "eb_weight": smoothed(|area| area.weight),
        "eb_rate_per_1000": smoothed(|area| area.rate * PER),
        "spatial_eb_rate_per_1000":
            spatial.map(|all| numbers(all.into_iter().map(|area| area.ok().map(|area| area.rate * PER)))),
        "garwood95_count": each(&|o, _| pair(garwood(o, 0.95).ok())),
        "byar95_count": each(&|o, _| pair(byar(o, 0.95).ok())),
        "garwood95_per_1000": each(&|o, n| pair(rate_interval(o, n, PER).ok())),
        "funnel_limits_ratio": limits,
    }))
}

pub(super) fn sir(input: &Input<'_>) -> Result<Value, String> {
    let counts: Vec<Vec<f64>> = input.read("counts[area][age]")?;
    let population: Vec<Vec<f64>> = input.read("population[area][age]")?;
    let ages = counts.first().map_or(0, Vec::len);
    let over = |table: &[Vec<f64>], age: usize| table.iter().filter_map(|row| row.get(age)).sum::<f64>();
    let municipality: Vec<(f64, f64)> =
        (0..ages).map(|age| (over(&counts, age), over(&population, age))).collect();
    let found: Vec<_> = counts
        .iter()
        .zip(&population)
        .map(|(cases, persons)| standardise(cases.iter().sum(), persons, &municipality).ok())
        .collect();
    Ok(json!({
        "expected": numbers(found.iter().map(|area| area.map(|area| area.expected))),
        "sir": numbers(found.iter().map(|area| area.map(|area| area.ratio))),
        "garwood95_ratio": found.iter().map(|area| pair(area.map(|area| area.interval))).collect::<Value>(),
    }))
}

pub(super) fn classify(input: &Input<'_>) -> Result<Value, String> {
    if input.has("ratio") {
        let ratios: Vec<Option<f64>> = input.read("ratio")?;
        let breaks: Vec<f64> = input.read("breaks")?;
        if breaks.len() != LEVEL_BREAKS.len()
            || breaks.iter().zip(LEVEL_BREAKS).any(|(a, b)| (a - b).abs() > 1e-12)
        {
            return Err("the classes around the municipality have fixed breaks, these are others".to_owned());
        }
        let class =
            |ratio: f64| LevelClass::ALL.iter().position(|class| LevelClass::of(ratio) == Some(*class));
        let classes: Vec<_> = ratios.into_iter().map(|ratio| ratio.and_then(class)).collect();
        return Ok(json!({ "class": classes }));
    }
    let values: Vec<Option<f64>> = input.read("x")?;
    let number = input.read("k")?;
    let (quantiles, breaks) = (quantiles(&values, number).ok(), natural_breaks(&values, number).ok());
    let class = |of: &Option<komspot::analysis::Classes>| -> Option<Vec<Option<usize>>> {
        of.as_ref().map(|classes| values.iter().map(|x| x.and_then(|x| classes.of(x))).collect())
    };
    Ok(json!({
        "quantile_class": class(&quantiles),
        "fisher_jenks_class": class(&breaks),
        "quantile_upper_bounds": quantiles.map(|classes| classes.bounds),
        "fisher_jenks_upper_bounds": breaks.map(|classes| classes.bounds),
    }))
}
