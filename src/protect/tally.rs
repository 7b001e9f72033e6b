//! True counts on their way to the gate.
//!
//! A [`Tally`] can be filled by anybody and read by nobody but its neighbours
//! in this room: its fields are private, and it has no `Debug`, no `Display`,
//! no comparison and no wire format.

use std::sync::Arc;

use crate::domain::{AgeGroup, AreaId, Indicator, Period};

/// The true figures of a bundle.
pub struct Tally {
    pub(super) tables: Vec<TallyTable>,
}

/// The true figures of one indicator.
pub struct TallyTable {
    pub(super) indicator: Arc<Indicator>,
    pub(super) areas: Arc<[AreaId]>,
    pub(super) entries: Vec<Entry>,
}

/// One reported figure.
pub(super) struct Entry {
    /// Position in `areas`; `areas.len()` is the unknown area.
    pub(super) area: u16,
    pub(super) age: AgeGroup,
    pub(super) provisional: bool,
    pub(super) period: Period,
    pub(super) value: f64,
    /// Base of a share or mean.
    pub(super) base: Option<u32>,
}

impl Tally {
    /// Puts the indicators' tables together.
    #[must_use]
    pub fn new(tables: Vec<TallyTable>) -> Self {
        Self { tables }
    }
}

impl TallyTable {
    /// An empty table over the coverage's areas in their order.
    #[must_use]
    pub fn new(indicator: Arc<Indicator>, areas: Arc<[AreaId]>) -> Self {
        Self { indicator, areas, entries: Vec::new() }
    }

    /// Takes one figure. `area` is a position in the areas, their number being
    /// the unknown area. The caller has made sure that no key comes twice, that
    /// a count is whole and not negative and that a share is within its base.
    pub fn record(
        &mut self,
        area: u16,
        age: AgeGroup,
        period: Period,
        value: f64,
        base: Option<u32>,
        provisional: bool,
    ) {
        self.entries.push(Entry { area, age, provisional, period, value, base });
    }
}
