//! This program's answers to the vectors' inputs, in the vectors' words.

mod area;
mod input;
mod local;
mod rate;
mod time;
mod weights;

use std::path::Path;

use serde_json::Value;

use input::Input;

/// The answers of a method to an input, each with what to call it. All are
/// compared with the same expected values.
pub(crate) fn answers(
    method: &str,
    input: &Value,
    expected: &Value,
    folder: &Path,
) -> Result<Vec<(String, Value)>, String> {
    let given = Input(input);
    let answer = match method {
        "weights" => return weights::weights(&given, folder),
        "rates" => rate::rates(&given, expected),
        "sir" => rate::sir(&given),
        "poisson" => rate::poisson(&given),
        "classify" => rate::classify(&given),
        "gi" => local::gi(&given, expected),
        "moran" => local::moran(&given, expected),
        "bh" => local::bh(&given),
        "ehsa" => local::ehsa(&given),
        "exceedance" => area::exceedance(&given),
        "scan" => area::scan(&given, expected),
        "two" => area::two_rates(&given),
        "mk" => time::kendall(&given),
        "smk" => time::seasonal(&given),
        "rolling12" => time::rolling(&given),
        "alarm" => time::alarm(&given),
        _ => Err(format!("no method is called `{method}`")),
    }?;
    Ok(vec![(method.to_owned(), answer)])
}

/// A number, or null where it is none.
fn number(value: impl Into<Option<f64>>) -> Value {
    value.into().and_then(serde_json::Number::from_f64).map_or(Value::Null, Value::Number)
}

/// A list of numbers.
fn numbers<T: Into<Option<f64>>>(values: impl IntoIterator<Item = T>) -> Value {
    values.into_iter().map(number).collect()
}
