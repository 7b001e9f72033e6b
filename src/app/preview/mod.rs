//! What a bundle would change, worked out from the release before and the
//! release after alone: it says nothing that is not published in one of them.

mod areas;
mod figures;
mod limits;
mod words;

pub use areas::{AreaChange, Areas};
pub use figures::{Emptied, Figures, IndicatorChange, Jump, Kind, Periods, Total};
pub use limits::Beyond;

use serde::{Deserialize, Serialize};

use crate::release::{Published, Release};

/// What differs between two releases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// True if nothing was published before.
    pub first: bool,
    /// Areas that come, go, or have another name or shape.
    pub areas: Areas,
    /// The indicators that come, go or change, in the catalogue's order.
    pub indicators: Vec<IndicatorChange>,
    /// Cells that change, of all indicators together.
    pub figures: Figures,
    /// The newest period with figures before, of any indicator.
    pub through_before: Option<String>,
    /// The newest period with figures afterwards.
    pub through_after: Option<String>,
}

impl Preview {
    /// Compares what is published with what would be.
    #[must_use]
    pub fn between(before: Option<&Release>, after: &Release) -> Self {
        let old = |of: &Published| before.and_then(|release| release.indicator(of.indicator.id.as_str()));
        let mut indicators: Vec<IndicatorChange> =
            after.indicators.iter().filter_map(|new| IndicatorChange::of(old(new), Some(new))).collect();
        let gone = before.iter().flat_map(|release| &release.indicators);
        let gone = gone.filter(|of| after.indicator(of.indicator.id.as_str()).is_none());
        indicators.extend(gone.filter_map(|old| IndicatorChange::of(Some(old), None)));
        let mut figures = Figures::default();
        for change in &indicators {
            figures.add(&change.figures);
        }
        Self {
            first: before.is_none(),
            areas: Areas::between(before, after),
            indicators,
            figures,
            through_before: before.and_then(through),
            through_after: through(after),
        }
    }

    /// True if nothing that is shown would change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.areas == Areas::default() && self.indicators.is_empty()
    }
}

/// The newest period that any indicator has a figure for, by its end.
fn through(release: &Release) -> Option<String> {
    let newest = release.indicators.iter().filter_map(Published::data_through);
    newest.max_by_key(|period| period.end()).map(|period| period.to_string())
}
