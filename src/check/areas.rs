//! The areas that a bundle's rows may name.

use std::collections::HashMap;
use std::sync::Arc;

use crate::bundle::Bundle;
use crate::domain::{AreaId, IndicatorId, UNKNOWN_AREA};
use crate::finding::{Finding, Findings, Place};
use crate::geometry::Coverage;
use crate::release::Release;

/// The areas of the coverage that will hold after the import.
pub(super) struct Areas {
    ids: Arc<[AreaId]>,
    /// `None` if the areas could not be read: no id is called wrong then, so
    /// that one fault in a polygon does not become a fault in every row.
    index: Option<HashMap<String, u16>>,
}

impl Areas {
    /// The areas of a coverage, in its order.
    pub(super) fn of(coverage: &Coverage) -> Self {
        Self::new(coverage.places().iter().map(|place| place.area.id.clone()).collect())
    }

    /// Areas in the order given.
    pub(super) fn new(ids: Vec<AreaId>) -> Self {
        let index = ids.iter().map(ToString::to_string).zip(0..u16::MAX).collect();
        Self { ids: ids.into(), index: Some(index) }
    }

    /// Areas that are there, but nobody knows which.
    pub(super) fn unreadable() -> Self {
        Self { ids: Arc::from([]), index: None }
    }

    /// False if the areas could not be read.
    pub(super) fn are_known(&self) -> bool {
        self.index.is_some()
    }

    /// The ids in the coverage's order.
    pub(super) fn ids(&self) -> &Arc<[AreaId]> {
        &self.ids
    }

    /// Position of an area.
    pub(super) fn position(&self, id: &str) -> Option<u16> {
        self.index.as_ref()?.get(id).copied()
    }

    /// The position that stands for the unknown area: one after the last.
    pub(super) fn unknown(&self) -> u16 {
        u16::try_from(self.ids.len()).unwrap_or(u16::MAX)
    }

    /// The id at a position.
    pub(super) fn name(&self, position: u16) -> &str {
        self.ids.get(usize::from(position)).map_or(UNKNOWN_AREA, AreaId::as_str)
    }

    /// Every area that an indicator names which stays as it is must be there
    /// still. `replaced` tells which do not stay.
    pub(super) fn judge_kept(
        &self,
        kept: &Release,
        replaced: impl Fn(&IndicatorId) -> bool,
        bundle: &Bundle,
        findings: &mut Findings,
    ) {
        let mut needed: Vec<(&AreaId, &IndicatorId, u64)> = Vec::new();
        for published in kept.indicators.iter().filter(|published| !replaced(&published.indicator.id)) {
            for area in published.table.areas() {
                if area.is_reserved() || self.position(area.as_str()).is_some() {
                    continue;
                }
                match needed.iter_mut().find(|(id, ..)| *id == area) {
                    Some((_, _, count)) => *count += 1,
                    None => needed.push((area, &published.indicator.id, 1)),
                }
            }
        }
        for (area, indicator, count) in needed {
            let place = Place::resource(&bundle.descriptor().areas.resource);
            findings.push(
                Finding::refused("area-needed-by-kept", place)
                    .value(area.as_str())
                    .detail("indicator", indicator)
                    .detail("count", count),
            );
        }
    }
}

/// True for the id of cases that could not be placed.
pub(super) fn is_unknown(id: &str) -> bool {
    id == UNKNOWN_AREA
}
