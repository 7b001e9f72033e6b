//! An area's direction over the years.

use super::certainty::Certainty;
use super::reader::Reader;
use crate::analysis::discovery::false_discovery;
use crate::analysis::insufficient::Insufficient;
use crate::analysis::number::{ascending, median};
use crate::analysis::trend::{Trend, trend_in_grains};
use crate::domain::{AreaId, Granularity, Period};

/// A tested trend of an area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaTrend {
    /// Test and slope; the slope is per year, in the indicator's scale.
    pub trend: Trend,
    /// The p-value adjusted for all areas tested; the same for the municipality.
    pub q: f64,
    /// First period of the series.
    pub first: Period,
    /// Last period of the series; its level is what the series is made of.
    pub last: Period,
    /// Median of the series: what the slope is a share of.
    pub typical: f64,
}

impl AreaTrend {
    /// How sure it is; `None` if it is no more than chance. No more than
    /// possible where years resemble the year before, because the p-value is
    /// too small then.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        let most = if self.trend.is_serial() { Certainty::Possible } else { Certainty::VeryClear };
        Certainty::of(self.trend.test.p, self.q).map(|sure| sure.min(most))
    }

    /// True if it goes up.
    #[must_use]
    pub fn is_rise(&self) -> bool {
        self.trend.test.s > 0.0
    }

    /// A change per year as a share of the median; `None` of a median of 0.
    #[must_use]
    pub fn relative(&self, slope: f64) -> Option<f64> {
        Some(slope / self.typical).filter(|share| self.typical > 0.0 && share.is_finite())
    }
}

/// Years looked back: what is older is no news.
const YEARS: i32 = 10;

/// Tests every area.
pub(super) fn judge(reader: &Reader<'_>, areas: &[&AreaId]) -> Vec<Result<AreaTrend, Insufficient>> {
    let mut found: Vec<_> = areas.iter().map(|area| one(reader, area)).collect();
    let p: Vec<Option<f64>> =
        found.iter().map(|one| one.as_ref().ok().map(|found: &AreaTrend| found.trend.test.p)).collect();
    for (one, q) in found.iter_mut().zip(false_discovery(&p)) {
        if let (Ok(one), Some(q)) = (one, q) {
            one.q = q;
        }
    }
    found
}

/// The trend of the finest periods that bear one and do not resemble their
/// neighbours too much; of years even then.
pub(super) fn one(reader: &Reader<'_>, area: &AreaId) -> Result<AreaTrend, Insufficient> {
    let mut reason = Insufficient::TooFewPeriods;
    for level in reader.of.indicator.granularity.levels() {
        let periods = reader.periods(&[area], level, YEARS);
        let (Some(&first), Some(&last)) = (periods.first(), periods.last()) else { continue };
        let cells = reader.rates(area, &periods);
        let coarsest = matches!(level, Granularity::Year | Granularity::SchoolYear);
        match trend_in_grains(&cells, usize::from(12 / level.months()), reader.grain(area, &periods)) {
            Ok(found) if coarsest || !found.is_serial() => {
                let values: Vec<f64> = cells.iter().filter_map(|cell| cell.ranked()).collect();
                let typical = median(&ascending(&values)).unwrap_or(0.0);
                return Ok(AreaTrend { q: found.test.p, trend: found, first, last, typical });
            }
            Ok(_) => reason = Insufficient::TooFewPeriods,
            Err(found) => reason = found,
        }
    }
    Err(reason)
}
