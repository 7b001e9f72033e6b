//! Which views a year lists: what the catalogue says, else the usual list
//! without the views of which too little would survive.

use std::collections::BTreeMap;

use super::block::Unprotectable;
use super::family::Family;
use super::year::{Release, Solved};
use crate::domain::{Measure, Period, UNKNOWN_AREA, View, Views, Zeros};
use crate::ledger::{Said, Year};

/// The share of a view's cells that must be published for it to be worth listing.
const SURVIVING: f64 = 0.6;

/// Complete years on which the usual list is tried.
const TRIED: usize = 3;

/// The lists of a family's new years, and the years that were solved to find them.
pub(super) struct Listing {
    /// By member.
    pub(super) views: Vec<Views>,
    pub(super) solved: Vec<(Period, Solved)>,
}

impl Family<'_> {
    /// Decides what new years list. `new` are the years of which nothing was
    /// published yet.
    pub(super) fn list(&self, new: &[Period], by: Release<'_>) -> Result<Listing, Unprotectable> {
        let mut views: Vec<Views> = Vec::new();
        let mut open: Vec<bool> = Vec::new();
        for of in &self.members {
            let indicator = &of.table.indicator;
            let finest = indicator.granularity;
            let written = indicator.views.as_deref().and_then(|text| Views::parse(text, finest).ok());
            let before = by.ledger.years(&indicator.id).next_back();
            open.push(written.is_none() && before.is_none());
            views.push(match (written, before) {
                (Some(written), _) => written,
                (None, Some((year, told))) => self.go_on(told, year),
                (None, None) => Views::usual(finest),
            });
        }
        let complete = new.iter().rev().copied().filter(|&year| self.is_complete(year));
        let tried: Vec<Period> = complete.take(TRIED).collect();
        if tried.is_empty() || !open.contains(&true) {
            return Ok(Listing { views, solved: Vec::new() });
        }
        self.drop_hopeless(&tried, &mut views, &open, by);
        loop {
            let mut solved = Vec::new();
            for &year in &tried {
                solved.push((year, self.solve(year, &views, by)?));
            }
            if !self.drop_poorest(&solved, &mut views, &open) {
                return Ok(Listing { views, solved });
            }
        }
    }

    /// The list of the last published year, without what did not survive in it.
    fn go_on(&self, told: &Year, year: Period) -> Views {
        let mut views = told.views.clone();
        if self.is_complete(year) {
            for (view, share) in survival(std::iter::once(told)) {
                if share < SURVIVING && may_go(&views, view) {
                    views.drop(view);
                }
            }
        }
        views
    }

    /// Takes off what is too small by itself, whatever would be hidden for its sake.
    fn drop_hopeless(&self, tried: &[Period], views: &mut [Views], open: &[bool], by: Release<'_>) {
        #[allow(clippy::cast_precision_loss)] // k is at most 20
        let k = by.rule.k() as f64;
        for ((of, views), _) in self.members.iter().zip(views).zip(open).filter(|(_, open)| **open) {
            let zeros_shown = of.table.indicator.zeros == Zeros::Published;
            let lattice = &of.lattice;
            let mut shares: BTreeMap<View, (u32, u32)> = BTreeMap::new();
            for (period_at, &period) in lattice.periods().iter().enumerate() {
                if !tried.contains(&period.whole_year()) {
                    continue;
                }
                for (area_at, area) in lattice.areas().iter().enumerate() {
                    for (age_at, &age) in lattice.ages().iter().enumerate() {
                        let Some(cell) = lattice.reported(area_at, age_at, period_at) else { continue };
                        if area.as_str() == UNKNOWN_AREA {
                            continue;
                        }
                        let count = if lattice.measure() == Measure::Mean { cell.base } else { cell.value };
                        let share = shares.entry(View::of(area, period, age)).or_default();
                        share.0 += u32::from(count >= k || zeros_shown && count == 0.0);
                        share.1 += 1;
                    }
                }
            }
            for (view, (shown, all)) in shares {
                if f64::from(shown) < SURVIVING * f64::from(all) && may_go(views, view) {
                    views.drop(view);
                }
            }
        }
    }

    /// Takes each member's poorest view off its list, if it is too poor.
    fn drop_poorest(&self, solved: &[(Period, Solved)], views: &mut [Views], open: &[bool]) -> bool {
        let mut dropped = false;
        for ((of, views), _) in self.members.iter().zip(views).zip(open).filter(|(_, open)| **open) {
            let id = &of.table.indicator.id;
            let issues = solved.iter().flat_map(|(_, solved)| &solved.issues);
            let shares = survival(issues.filter(|issue| issue.indicator == *id).map(|issue| &issue.what));
            let poorest = shares
                .into_iter()
                .filter(|&(view, share)| share < SURVIVING && may_go(views, view))
                .min_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((view, _)) = poorest {
                views.drop(view);
                dropped = true;
            }
        }
        dropped
    }
}

/// The municipality's longest periods are always listed, if only to say that
/// there are figures.
fn may_go(views: &Views, view: View) -> bool {
    let longest = views.iter().map(|view| view.level.months()).max();
    views.lists(view) && (view.areas || view.by_age || Some(view.level.months()) != longest)
}

/// The share of published cells of each view; cases without an area are no area.
fn survival<'a>(years: impl Iterator<Item = &'a Year>) -> BTreeMap<View, f64> {
    let mut shares: BTreeMap<View, (u32, u32)> = BTreeMap::new();
    for ((area, age, period), said) in years.flat_map(|year| &year.cells) {
        if area.as_str() != UNKNOWN_AREA {
            let share = shares.entry(View::of(area, *period, *age)).or_default();
            share.0 += u32::from(matches!(said, Said::Published(_)));
            share.1 += 1;
        }
    }
    shares.into_iter().map(|(view, (shown, all))| (view, f64::from(shown) / f64::from(all))).collect()
}
