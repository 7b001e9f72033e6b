//! Areas against the rest, clusters, and two periods against each other.

use komspot::analysis::{self, Comparison, Exceedance, Level, Scan, compare, pearson};
use serde_json::{Value, json};

use super::input::Input;
use super::{number, numbers};

/// Periods before the tested one that the dispersion is taken from.
const HISTORY: usize = 20;

pub(super) fn exceedance(input: &Input<'_>) -> Result<Value, String> {
    let table = input.table("counts[area][period]")?;
    let population: Vec<f64> = input.read("population")?;
    let tested: usize = input.read("tested_period")?;
    let history: Vec<Vec<f64>> = table
        .iter()
        .filter_map(|row| {
            row.get(tested.saturating_sub(HISTORY)..tested)?.iter().map(|cell| cell.known()).collect()
        })
        .collect();
    let statistic = pearson(&history).ok();
    let phi = statistic.map(analysis::Pearson::dispersion);
    let cells: Vec<_> = table
        .iter()
        .map(|row| row.get(tested).copied().ok_or("no tested period"))
        .collect::<Result<_, _>>()?;
    let known: f64 = cells.iter().filter_map(|cell| cell.known()).sum();
    let total = (input.read_or("total", known)?, input.read_or("total_population", population.iter().sum())?);
    let found =
        analysis::exceedance(&cells, &population, total, phi.unwrap_or(1.0)).map_err(|e| e.to_string())?;
    let of = |value: fn(&Exceedance) -> Option<f64>| {
        numbers(found.iter().map(|area| area.as_ref().ok().and_then(value)))
    };
    let areas: Value = found
        .iter()
        .map(|area| match area {
            Ok(area) => json!({
                "expected": area.expected, "ratio": area.ratio, "p_high": area.p_high, "p_low": area.p_low,
            }),
            Err(_) => Value::Null,
        })
        .collect();
    let level: Vec<&str> =
        found.iter().map(|area| area.as_ref().map_or("not shown", |area| words(area.level))).collect();
    Ok(json!({
        "phi": phi,
        "pearson_chi2": statistic.map(|statistic| statistic.chi2),
        "df": statistic.map(|statistic| statistic.df),
        "areas": areas,
        "q_high": of(|area| area.q_high),
        "q_low": of(|area| area.q_low),
        "level": level,
    }))
}

fn words(level: Level) -> &'static str {
    match level {
        Level::ClearlyHigher => "clearly higher",
        Level::PossiblyHigher => "possibly higher",
        Level::NoClearDifference => "no clear difference",
        Level::PossiblyLower => "possibly lower",
        Level::ClearlyLower => "clearly lower",
        Level::TooFew => "too few to judge",
    }
}

pub(super) fn scan(input: &Input<'_>, expected: &Value) -> Result<Value, String> {
    let cases: Vec<Option<f64>> = input.read("observed")?;
    let population: Vec<f64> = input.read("population")?;
    let centres: Vec<[f64; 2]> = input.read("xy")?;
    // More random data sets than the default, so that only the reference's own
    // chance is left in the difference.
    let found = analysis::scan(&Scan {
        cases: &cases,
        population: &population,
        centres: &centres,
        phi: input.read_or("phi", 1.0)?,
        replicates: 19_999,
        relevant: 1.0,
        seed: 1,
    });
    let Ok(found) = found else { return Ok(Value::Null) };
    // A vector may end its list of clusters where they are no findings any more.
    let listed = expected.get("clusters").and_then(Value::as_array).map_or(0, Vec::len);
    let told = found.clusters.iter().enumerate().filter(|(at, cluster)| *at < listed || cluster.p <= 0.05);
    let clusters: Value = told
        .map(|(_, cluster)| {
            json!({
                "areas": cluster.areas, "observed": cluster.observed, "expected": cluster.expected,
                "llr": cluster.llr, "p_mc": cluster.p,
            })
        })
        .collect();
    Ok(json!({ "n_zones": found.zones, "clusters": clusters }))
}

pub(super) fn two_rates(input: &Input<'_>) -> Result<Value, String> {
    let rows: Vec<[f64; 4]> = input.read("x1_n1_x0_n0")?;
    let phi = input.read_or("phi", 1.0)?;
    let results: Value = rows
        .into_iter()
        .map(|[now, base_now, before, base_before]| {
            change(Comparison { now, base_now, before, base_before }, phi)
        })
        .collect();
    Ok(json!({ "results": results }))
}

/// A tested change in the vectors' words.
pub(super) fn change(counts: Comparison, phi: f64) -> Value {
    let (Some(plain), Some(used)) = (compare(counts, 1.0), compare(counts, phi)) else { return Value::Null };
    json!({
        "ratio": number(plain.ratio),
        "p_exact": plain.p,
        "ci": [number(plain.interval.0), number(plain.interval.1)],
        "p_used": used.p,
    })
}
