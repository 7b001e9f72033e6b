//! What has been published once and for all: append-only, chained by hashes.
//!
//! The ledger knows for each indicator and year by which rule its cells were
//! released, and of every listed cell what was said. It holds only what was
//! published, never a hidden count. Later releases must say the same.

mod aside;
mod file;
mod lines;
mod wire;

pub use crate::chain::Head;
pub use aside::Aside;
pub use file::{LedgerError, LedgerFile};
pub use lines::{Broken, Ledger};

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{AgeGroup, AreaId, Figure, IndicatorId, Known, Mark, Period, Views, Zeros};

/// What was said of one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said {
    /// The figure itself.
    Published(Known),
    /// That it is under k.
    Below,
    /// That it is k or more.
    AtLeast,
    /// Nothing.
    Blank,
}

impl Said {
    /// The same as a figure of a release table.
    #[must_use]
    pub fn figure(self) -> Figure {
        match self {
            Self::Published(known) => Figure::Known(known),
            Self::Below => Figure::Suppressed(Mark::BelowK),
            Self::AtLeast => Figure::Suppressed(Mark::AtLeastK),
            Self::Blank => Figure::Suppressed(Mark::Hidden),
        }
    }

    /// Whether a later table may have this figure in the cell: the same, or less. Whoever has kept what was
    /// said would subtract anything else from it.
    #[must_use]
    pub fn goes_on_as(self, later: Figure) -> bool {
        let tells_nothing =
            matches!(later, Figure::Missing | Figure::Suppressed(Mark::Unlisted | Mark::Hidden));
        tells_nothing || later == self.figure()
    }
}

/// A cell of an indicator's table.
pub type Key = (AreaId, AgeGroup, Period);

/// All that was ever said of an indicator in a year. What it was released by
/// stays what it was for the year's first release.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// Counts below this were hidden.
    pub k: u64,
    /// Whether zeros were shown.
    pub zeros: Zeros,
    /// The cells that were listed.
    pub views: Views,
    /// The indicators that it was released together with.
    pub family: Option<String>,
    /// The areas that there were, `unknown` and `total` not among them.
    pub areas: Vec<AreaId>,
    /// The age groups reported.
    pub ages: BTreeSet<AgeGroup>,
    /// The finest periods released so far.
    pub periods: BTreeSet<Period>,
    /// Every listed cell.
    pub cells: BTreeMap<Key, Said>,
    /// The municipality's total for the year with late records, if it was told.
    pub revised: Option<u64>,
}

/// What a release adds to an indicator's year.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The calendar or school year.
    pub year: Period,
    /// Its rule, and the cells that are new.
    pub what: Year,
}

/// The issues of a block: a family in a year, released in one piece.
pub type Issues = Vec<Issue>;

#[cfg(test)]
mod tests;
