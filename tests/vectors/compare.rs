//! Two answers side by side.

use std::fmt;

use serde_json::Value;

/// How far a number may be off.
pub(crate) struct Tolerance {
    rel: f64,
    abs: f64,
    permutation: f64,
    exact: f64,
    simulated: f64,
}

impl Tolerance {
    /// From the vector's own statement.
    pub(crate) fn read(stated: &Value) -> Result<Self, String> {
        let number = |key: &str| stated.get(key).and_then(Value::as_f64);
        let exact = stated.get("exact").and_then(Value::as_bool).unwrap_or(false);
        if !exact && number("rel").is_none() && number("abs").is_none() {
            return Err("no tolerance".to_owned());
        }
        Ok(Self {
            rel: number("rel").unwrap_or(0.0),
            abs: number("abs").unwrap_or(0.0),
            permutation: number("p_permutation_abs").unwrap_or(0.03),
            exact: number("p_exact").unwrap_or(1e-9),
            simulated: number("p_mc_abs").unwrap_or(0.03),
        })
    }

    /// The allowed distance from a number under a key.
    fn of(&self, key: &str, expected: f64) -> f64 {
        match key {
            _ if key.starts_with("p_permutation") => self.permutation,
            _ if key.starts_with("p_exact_") => self.exact,
            "p_mc" => self.simulated,
            _ => self.abs.max(self.rel * expected.abs()),
        }
    }
}

/// What came of comparing.
#[derive(Default)]
pub(crate) struct Comparison {
    /// Every difference out of tolerance.
    pub(crate) faults: Vec<String>,
    /// Values compared.
    pub(crate) compared: usize,
    /// Largest relative distance of a number held to the general tolerance.
    worst: f64,
    /// Largest distance of a simulated p-value.
    worst_simulated: f64,
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values, largest deviation {:.1e}", self.compared, self.worst)?;
        if self.worst_simulated > 0.0 {
            write!(f, ", of simulated p-values {:.4}", self.worst_simulated)?;
        }
        Ok(())
    }
}

impl Comparison {
    /// Compares everything that is expected; what is not expected is not looked at.
    pub(crate) fn compare(&mut self, about: &str, expected: &Value, found: &Value, tolerance: &Tolerance) {
        self.walk(about, "", expected, found, tolerance);
    }

    fn walk(&mut self, at: &str, key: &str, expected: &Value, found: &Value, tolerance: &Tolerance) {
        match (expected, found) {
            (Value::Object(members), Value::Object(_) | Value::Null) => {
                for (name, member) in members.iter().filter(|(name, _)| !for_information(name)) {
                    let found = found.get(name).unwrap_or(&Value::Null);
                    self.walk(&format!("{at}.{name}"), name, member, found, tolerance);
                }
            }
            (Value::Array(items), Value::Array(found)) => {
                if items.len() != found.len() {
                    self.fault(at, format!("{} values", items.len()), format!("{} values", found.len()));
                }
                for (number, (item, found)) in items.iter().zip(found).enumerate() {
                    self.walk(&format!("{at}[{number}]"), key, item, found, tolerance);
                }
            }
            (Value::Array(items), Value::Null) if items.iter().all(Value::is_null) => self.compared += 1,
            (Value::Number(number), Value::Number(other)) => {
                let (Some(expected), Some(found)) = (number.as_f64(), other.as_f64()) else {
                    self.fault(at, number, other);
                    return;
                };
                self.number(at, key, expected, found, tolerance);
            }
            _ => {
                self.compared += 1;
                if expected != found {
                    self.fault(at, expected, found);
                }
            }
        }
    }

    fn number(&mut self, at: &str, key: &str, expected: f64, found: f64, tolerance: &Tolerance) {
        self.compared += 1;
        let (distance, allowed) = ((found - expected).abs(), tolerance.of(key, expected));
        if key == "p_mc" || key.starts_with("p_permutation") {
            self.worst_simulated = self.worst_simulated.max(distance);
        } else {
            // Next to zero, what is left of rounding is no share of anything.
            let size = if expected.abs() > tolerance.abs { expected.abs() } else { 1.0 };
            self.worst = self.worst.max(distance / size);
        }
        if distance > allowed {
            self.fault(at, expected, format!("{found} (tolerance {allowed:e})"));
        }
    }

    fn fault(&mut self, at: &str, expected: impl fmt::Display, found: impl fmt::Display) {
        self.faults.push(format!("{at}: expected {expected}, found {found}"));
    }
}

/// Keys that the vectors carry for information only.
fn for_information(key: &str) -> bool {
    key.ends_with("_minlike") || key.ends_with("_source") || key == "note"
}
