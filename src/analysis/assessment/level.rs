//! An area's rate with its interval.

use crate::analysis::insufficient::Insufficient;
use crate::analysis::interval::{Interval, clopper_pearson, garwood};
use crate::analysis::level::LevelClass;
use crate::analysis::survey::Standing;
use crate::domain::{Base, Figure, Indicator, Measure};

/// A level: a description of published figures, no test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rated {
    /// What was counted, or the mean.
    pub value: f64,
    /// What it is set against.
    pub base: Option<f64>,
    /// The comparable number in the indicator's scale; the count itself where
    /// that stands for itself.
    pub rate: f64,
    /// 95 % interval of [`Self::rate`]: Garwood's for counts, Clopper and
    /// Pearson's for shares, none for means, whose spread is not published.
    pub interval: Option<Interval>,
    /// Rate over the municipality's.
    pub ratio: Option<f64>,
    /// The fixed class of [`Self::ratio`].
    pub class: Option<LevelClass>,
}

const CONFIDENCE: f64 = 0.95;

/// The level of a standing. [`Insufficient::HiddenCells`] where it is not
/// published, [`Insufficient::ZeroPopulation`] where it has no base.
pub(super) fn judge(indicator: &Indicator, standing: &Standing) -> Result<Rated, Insufficient> {
    let Figure::Known(known) = standing.figure else { return Err(Insufficient::HiddenCells) };
    let plain = indicator.measure == Measure::Count && indicator.base == Base::None;
    let rate = if plain { Some(known.value) } else { standing.rate };
    let rate = rate.ok_or(Insufficient::ZeroPopulation)?;
    if !rate.is_finite() {
        return Err(Insufficient::Unusable);
    }
    let per = f64::from(indicator.per);
    let interval = match indicator.measure {
        Measure::Count if plain => garwood(known.value, CONFIDENCE).ok(),
        Measure::Count => {
            standing.base.and_then(|base| garwood(known.value, CONFIDENCE).ok()?.over(base / per))
        }
        Measure::Share => standing
            .base
            .and_then(|base| clopper_pearson(known.value, base, CONFIDENCE).ok()?.over(1.0 / per)),
        Measure::Mean => None,
    };
    let ratio = standing.ratio.filter(|ratio| ratio.is_finite());
    Ok(Rated { value: known.value, base: standing.base, rate, interval, ratio, class: standing.class })
}
