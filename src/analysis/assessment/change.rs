//! The change on the same window a year earlier, with all areas in mind.

use super::certainty::Certainty;
use crate::analysis::change::Change;
use crate::analysis::discovery::false_discovery;
use crate::analysis::insufficient::Insufficient;
use crate::analysis::survey::{Standing, Survey};
use crate::analysis::window::Window;
use crate::domain::Measure;
use crate::release::Published;

/// A tested change on a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearChange {
    /// The test.
    pub change: Change,
    /// Its p-value adjusted for all areas tested; the same for the municipality.
    pub q: f64,
    /// What was counted now.
    pub now: f64,
    /// What was counted a year earlier.
    pub before: f64,
    /// Comparable numbers now and a year earlier, where there are such.
    pub rates: Option<(f64, f64)>,
    /// Dispersion of the counts before, with what its being estimated adds.
    pub phi: f64,
    /// The later window.
    pub window: Window,
}

impl YearChange {
    /// How sure it is; `None` if it is no more than chance.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        Certainty::of(self.change.p, self.q)
    }

    /// True if it goes up.
    #[must_use]
    pub fn is_rise(&self) -> bool {
        self.change.ratio.is_none_or(|ratio| ratio > 1.0)
    }
}

/// Tests every area of a survey.
pub(super) fn judge(of: &Published, survey: &Survey) -> Vec<Result<YearChange, Insufficient>> {
    let mut found: Vec<_> = survey.areas.iter().map(|standing| one(of, survey, standing)).collect();
    let p: Vec<Option<f64>> =
        found.iter().map(|one| one.as_ref().ok().map(|found: &YearChange| found.change.p)).collect();
    for (one, q) in found.iter_mut().zip(false_discovery(&p)) {
        if let (Ok(one), Some(q)) = (one, q) {
            one.q = q;
        }
    }
    found
}

/// The test of one standing by itself.
pub(super) fn one(of: &Published, survey: &Survey, standing: &Standing) -> Result<YearChange, Insufficient> {
    if of.indicator.measure == Measure::Mean {
        return Err(Insufficient::Unsuited);
    }
    let (Some(now), Some(before)) = (standing.figure.known(), standing.figure_before.known()) else {
        return Err(Insufficient::HiddenCells);
    };
    let phi = survey.change_dispersion().ok_or(Insufficient::TooFewPeriods)?;
    let change = standing.change.ok_or(Insufficient::NoCases)?;
    Ok(YearChange {
        q: change.p,
        change,
        now: now.value,
        before: before.value,
        rates: standing.rate.zip(standing.rate_before),
        phi,
        window: survey.window,
    })
}
