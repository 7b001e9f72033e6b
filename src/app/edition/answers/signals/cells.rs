//! A cell of the release table by its key.

use serde::Serialize;

use crate::analysis::Ground;

#[derive(Serialize)]
pub(super) struct Cell<'a> {
    area: &'a str,
    period: String,
    age_group: String,
    /// `null` unless published.
    value: Option<f64>,
    base: Option<u64>,
}

impl<'a> Cell<'a> {
    pub(super) fn new(ground: &'a Ground) -> Self {
        let known = ground.figure.known();
        Self {
            area: ground.area.as_str(),
            period: ground.period.to_string(),
            age_group: ground.age.to_string(),
            value: known.map(|known| known.value),
            base: known.and_then(|known| known.base),
        }
    }
}
