//! What a vector gives.

use komspot::analysis::Cell;
use serde_json::Value;

/// The `input` member of a vector.
pub(super) struct Input<'a>(pub(super) &'a Value);

impl Input<'_> {
    /// True if it has a member.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.get(key).is_some_and(|value| !value.is_null())
    }

    /// A member that must be there, of any shape that serde knows.
    pub(super) fn read<T: serde::de::DeserializeOwned>(&self, key: &str) -> Result<T, String> {
        let value = self.0.get(key).ok_or(format!("no input `{key}`"))?;
        serde_json::from_value(value.clone()).map_err(|error| format!("input `{key}`: {error}"))
    }

    /// A member that need not be there.
    pub(super) fn read_or<T: serde::de::DeserializeOwned>(&self, key: &str, default: T) -> Result<T, String> {
        if self.has(key) { self.read(key) } else { Ok(default) }
    }

    /// A series of numbers, nulls and marks such as `<5`.
    pub(super) fn cells(&self, key: &str) -> Result<Vec<Cell>, String> {
        self.read::<Vec<Value>>(key)?.iter().map(cell).collect()
    }

    /// A table of such.
    pub(super) fn table(&self, key: &str) -> Result<Vec<Vec<Cell>>, String> {
        let rows: Vec<Vec<Value>> = self.read(key)?;
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }
}

fn cell(value: &Value) -> Result<Cell, String> {
    match value {
        Value::Null => Ok(Cell::Missing),
        Value::Number(number) => number.as_f64().map(Cell::Known).ok_or(format!("not a number: {number}")),
        Value::String(mark) if mark.is_empty() || mark.starts_with(">=") => Ok(Cell::Hidden),
        Value::String(mark) => mark
            .strip_prefix('<')
            .and_then(|k| k.trim().parse().ok())
            .map(Cell::Below)
            .ok_or(format!("not a cell: {mark}")),
        other => Err(format!("not a cell: {other}")),
    }
}
