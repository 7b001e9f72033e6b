//! Every area's rate against one area's in the same window.

use super::certainty::Certainty;
use crate::analysis::change::{Change, Comparison, compare_estimated};
use crate::analysis::discovery::false_discovery;
use crate::analysis::insufficient::Insufficient;
use crate::analysis::survey::{Standing, Survey, change_tail};
use crate::domain::{Base, Measure};
use crate::release::Published;

/// A tested difference between two areas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Versus {
    /// The test; its ratio is the area's rate over the other's.
    pub change: Change,
    /// Its p-value adjusted for all areas that are held against the same one.
    pub q: f64,
}

impl Versus {
    /// How sure it is; `None` if it is no more than chance.
    #[must_use]
    pub fn certainty(&self) -> Option<Certainty> {
        Certainty::of(self.change.p, self.q)
    }

    /// True if the area's rate is the higher one.
    #[must_use]
    pub fn is_higher(&self) -> bool {
        self.change.ratio.is_none_or(|ratio| ratio > 1.0)
    }
}

/// Holds every area of a survey against the one at `yardstick`, by the exact
/// test that compares two periods (see [`crate::analysis::compare`]): two
/// independent Poisson counts, whose variance is as much larger than chance as
/// the history of all areas says.
///
/// Counts without a base are not compared: areas differ in size.
#[must_use]
pub fn versus(of: &Published, survey: &Survey, yardstick: usize) -> Vec<Result<Versus, Insufficient>> {
    let one = |(at, standing)| judge(of, survey, yardstick, at, standing);
    let mut found: Vec<_> = survey.areas.iter().enumerate().map(one).collect();
    let p: Vec<Option<f64>> =
        found.iter().map(|one| one.as_ref().ok().map(|found: &Versus| found.change.p)).collect();
    for (one, q) in found.iter_mut().zip(false_discovery(&p)) {
        if let (Ok(one), Some(q)) = (one, q) {
            one.q = q;
        }
    }
    found
}

fn judge(
    of: &Published,
    survey: &Survey,
    yardstick: usize,
    at: usize,
    standing: &Standing,
) -> Result<Versus, Insufficient> {
    let plain = of.indicator.measure == Measure::Count && of.indicator.base == Base::None;
    if of.indicator.measure == Measure::Mean || plain || at == yardstick {
        return Err(Insufficient::Unsuited);
    }
    let other = survey.areas.get(yardstick).ok_or(Insufficient::NoBaseline)?;
    let (Some(here), Some(there)) = (standing.figure.known(), other.figure.known()) else {
        return Err(Insufficient::HiddenCells);
    };
    let (Some(base_now), Some(base_before)) = (standing.base, other.base) else {
        return Err(Insufficient::ZeroPopulation);
    };
    let history = survey.history.ok_or(Insufficient::TooFewPeriods)?;
    let counts = Comparison { now: here.value, base_now, before: there.value, base_before };
    let change = compare_estimated(counts, history, change_tail(survey.areas.len()));
    let change = change.ok_or(Insufficient::NoCases)?;
    Ok(Versus { q: change.p, change })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Pearson, Window};
    use crate::domain::{AgeGroup, Figure, Indicator, Known};
    use crate::view::sample;
    use std::sync::Arc;

    /// Areas with these counts among 100 each, whose history was even.
    fn survey(counts: &[Option<f64>]) -> Survey {
        let standing = |count: &Option<f64>| Standing {
            figure: count.map_or(Figure::Missing, |value| Figure::Known(Known { value, base: None })),
            base: Some(100.0),
            rate: *count,
            ratio: None,
            class: None,
            figure_before: Figure::Missing,
            rate_before: None,
            change: None,
            provisional: false,
        };
        let areas: Vec<Standing> = counts.iter().map(standing).collect();
        Survey {
            window: Window::One("2025".parse().unwrap()),
            age: AgeGroup::All,
            total: standing(&None),
            areas,
            unknown: None,
            history: Some(Pearson { chi2: 20.0, df: 40.0 }),
        }
    }

    fn published(base: Base, measure: Measure) -> Published {
        let mut snapshot = sample::snapshot(sample::square("A"));
        let mut of = snapshot.release.indicators.remove(0);
        of.indicator = Arc::new(Indicator { measure, base, ..(*of.indicator).clone() });
        of
    }

    #[test]
    fn two_areas_by_hand() {
        // 3 against none in equal populations: P(X ≥ 3 | T = 3) = 1/8, p = 1/4. Against 3: p = 1.
        let of = published(Base::Population, Measure::Count);
        let found = versus(&of, &survey(&[Some(0.0), Some(3.0), None, Some(0.0)]), 0);
        let three = found[1].unwrap();
        assert!((three.change.p - 0.25).abs() < 1e-12 && (three.q - 0.25).abs() < 1e-12);
        assert!(three.is_higher() && three.certainty().is_none());
        assert_eq!(found[0], Err(Insufficient::Unsuited), "an area is not held against itself");
        assert_eq!(found[2], Err(Insufficient::HiddenCells));
        assert_eq!(found[3], Err(Insufficient::NoCases));
    }

    #[test]
    fn the_more_areas_the_less_sure() {
        // 40 against 20 in equal populations: P(X ≥ 40 | 60 tosses) doubled is 0.01349 (binomial table).
        let of = published(Base::Population, Measure::Count);
        let alone = versus(&of, &survey(&[Some(20.0), Some(40.0)]), 0)[1].unwrap();
        assert!((alone.change.p - 0.013_49).abs() < 1e-4, "{}", alone.change.p);
        let many = versus(&of, &survey(&[Some(20.0), Some(40.0), Some(20.0), Some(20.0), Some(21.0)]), 0);
        assert!((many[1].unwrap().q - 4.0 * alone.change.p).abs() < 1e-9);
        assert_eq!(many[1].unwrap().certainty(), Some(Certainty::Possible));
        assert_eq!(alone.certainty(), Some(Certainty::Some));
    }

    #[test]
    fn what_cannot_be_compared_is_not() {
        let counts = survey(&[Some(20.0), Some(40.0)]);
        for (base, measure) in [(Base::None, Measure::Count), (Base::Population, Measure::Mean)] {
            assert_eq!(versus(&published(base, measure), &counts, 0)[1], Err(Insufficient::Unsuited));
        }
        let of = published(Base::Population, Measure::Count);
        assert_eq!(versus(&of, &counts, 9)[1], Err(Insufficient::NoBaseline));
        let young = Survey { history: None, ..counts };
        assert_eq!(versus(&of, &young, 0)[1], Err(Insufficient::TooFewPeriods));
    }
}
