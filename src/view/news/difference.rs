//! What two snapshots say differently: small enough to be kept, whatever the snapshots weigh.

use std::sync::Arc;

use crate::analysis::{Assessment, Kind, Signal};
use crate::domain::{AreaId, Figure, Indicator, Period};
use crate::geometry::Place;
use crate::release::{Published, Release, ReleaseTable};
use crate::snapshot::{Snapshot, SnapshotId};

/// What has changed since an earlier snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The earlier one.
    pub since: SnapshotId,
    /// True if somebody went back from it, so that it counts for nothing.
    pub withdrawn: bool,
    /// How far its data went.
    pub through: Option<Period>,
    /// Signals that it had not, the surest first; without the cells that they rest on.
    pub fresh: Vec<Signal>,
    /// Signals that it had and that no longer hold, of indicators that are still there.
    pub faded: Vec<Signal>,
    /// The indicators that come, go or say something else, in the catalogue's order.
    pub indicators: Vec<Altered>,
    /// True if areas have come, gone, or have another name or shape.
    pub areas: bool,
}

/// What has changed of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Altered {
    /// Its entry in the catalogue, the newer one where there are two.
    pub indicator: Arc<Indicator>,
    /// What has become of it.
    pub fate: Fate,
    /// Periods of its own length that the municipality or an area has its first figures for.
    pub periods: Vec<Period>,
    /// Areas whose figures of earlier periods say something else, and the municipality.
    pub revised: Vec<AreaId>,
}

impl Altered {
    /// True if it has figures that were not there, or are other than they were.
    #[must_use]
    pub fn has_new_figures(&self) -> bool {
        self.fate == Fate::Come || !self.periods.is_empty() || !self.revised.is_empty()
    }
}

/// What has become of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is new.
    Come,
    /// It is no longer there.
    Gone,
    /// It was there before; true if its entry in the catalogue is another.
    Stayed(bool),
}

impl Difference {
    /// Compares what is shown with what was shown before.
    #[must_use]
    pub fn between(before: (&Snapshot, &Assessment), after: (&Snapshot, &Assessment)) -> Self {
        let ((old, then), (new, now)) = (before, after);
        let mut indicators: Vec<Altered> = new
            .release
            .indicators
            .iter()
            .filter_map(|of| altered(old.release.indicator(of.indicator.id.as_str()), of))
            .collect();
        let gone = old
            .release
            .indicators
            .iter()
            .filter(|of| new.release.indicator(of.indicator.id.as_str()).is_none());
        indicators.extend(gone.map(|of| Altered {
            indicator: Arc::clone(&of.indicator),
            fate: Fate::Gone,
            periods: Vec::new(),
            revised: Vec::new(),
        }));
        Self {
            since: old.id.clone(),
            withdrawn: false,
            through: old.data_through(),
            fresh: missing_from(then, now),
            // Of an indicator that is gone it is told that it is gone.
            faded: missing_from(now, then)
                .into_iter()
                .filter(|signal| new.release.indicator(signal.indicator.as_str()).is_some())
                .collect(),
            indicators,
            areas: !has_same_areas(&old.release, &new.release),
        }
    }

    /// True if nothing that is shown has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fresh.is_empty() && self.faded.is_empty() && self.indicators.is_empty() && !self.areas
    }
}

fn has_same_areas(old: &Release, new: &Release) -> bool {
    let (old, new) = (old.coverage.places(), new.coverage.places());
    let same = |(a, b): (&Place, &Place)| (&a.area, &a.wgs84) == (&b.area, &b.wgs84);
    old.len() == new.len() && old.iter().zip(new).all(same)
}

/// The signals of one assessment that another has not.
fn missing_from(other: &Assessment, of: &Assessment) -> Vec<Signal> {
    let is_missing = |signal: &&Signal| !other.signals().any(|theirs| is_same(theirs, signal));
    of.signals().filter(is_missing).map(|signal| Signal { grounds: Vec::new(), ..signal.clone() }).collect()
}

/// True if two signals say the same of the same, be it of a stretch of time that has moved on. What is
/// unusual in one month is not what was unusual in the one before.
fn is_same(a: &Signal, b: &Signal) -> bool {
    (a.kind, &a.indicator, &a.areas) == (b.kind, &b.indicator, &b.areas)
        && (a.kind != Kind::Unusual || a.span == b.span)
}

/// What has changed of an indicator; `None` if nothing has.
fn altered(old: Option<&Published>, new: &Published) -> Option<Altered> {
    let indicator = Arc::clone(&new.indicator);
    let Some(old) = old else {
        return Some(Altered { indicator, fate: Fate::Come, periods: Vec::new(), revised: Vec::new() });
    };
    if old == new {
        return None;
    }
    let level = new.indicator.granularity;
    let own = new.table.periods().iter().copied().filter(|period| period.level() == level);
    let periods = own.filter(|&period| has_figures(&new.table, period) && !has_figures(&old.table, period));
    Some(Altered {
        fate: Fate::Stayed(old.indicator != new.indicator),
        periods: periods.collect(),
        revised: revised(&old.table, &new.table),
        indicator,
    })
}

fn has_figures(table: &ReleaseTable, period: Period) -> bool {
    use crate::domain::AgeGroup::All;
    table.areas().iter().any(|area| table.figure(area, period, All) != Figure::Missing)
}

/// The rows with a cell that had a figure, shown or hidden, and has another one now.
fn revised(old: &ReleaseTable, new: &ReleaseTable) -> Vec<AreaId> {
    let mut found: Vec<AreaId> = Vec::new();
    for (area, age, period, was) in old.iter() {
        let is = new.figure(area, period, age);
        if was.figure != Figure::Missing && was.figure != is && found.last() != Some(area) {
            found.push(area.clone());
        }
    }
    found
}
