//! Beyond which changes somebody has to confirm them.

use serde::{Deserialize, Serialize};

use super::{Kind, Preview};
use crate::config::Limits;

/// A change that is beyond a limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "limit", rename_all = "snake_case")]
pub enum Beyond {
    /// An indicator jumps.
    Jump {
        /// Which.
        indicator: String,
        /// How many times; `None` where one of the two is zero.
        factor: Option<f64>,
    },
    /// Areas have nothing any more.
    EmptiedAreas {
        /// Of which indicator.
        indicator: String,
        /// Which.
        areas: Vec<String>,
    },
    /// An indicator goes.
    RemovedIndicator {
        /// Which.
        indicator: String,
    },
    /// Areas go.
    RemovedAreas {
        /// Which.
        areas: Vec<String>,
    },
    /// History is rewritten.
    Rewritten {
        /// Of which indicator.
        indicator: String,
        /// How many figures.
        figures: u64,
    },
    /// Figures would be hidden.
    Hidden {
        /// How many.
        figures: u64,
    },
    /// The figures would end earlier.
    EarlierEnd {
        /// Of which indicator.
        indicator: String,
        /// The newest period before.
        before: String,
        /// The newest period afterwards.
        after: Option<String>,
    },
}

impl Preview {
    /// From what factor on a change of an indicator's total is worth looking at.
    pub const JUMP: f64 = 10.0;

    /// What anybody should look at, limits or not.
    #[must_use]
    pub fn notable(&self) -> Vec<Beyond> {
        self.beyond(&Limits {
            jump: Some(Self::JUMP),
            emptied_areas: true,
            removed_indicators: true,
            removed_areas: true,
            rewritten: true,
            hidden: Some(0),
            earlier_end: true,
        })
    }

    /// What is beyond the limits; nothing where nothing has to wait.
    #[must_use]
    pub fn beyond(&self, limits: &Limits) -> Vec<Beyond> {
        let mut beyond = Vec::new();
        if limits.removed_areas && !self.areas.removed.is_empty() {
            let areas = self.areas.removed.iter().map(|area| area.id.clone()).collect();
            beyond.push(Beyond::RemovedAreas { areas });
        }
        for change in &self.indicators {
            let indicator = || change.id.clone();
            if limits.removed_indicators && change.kind == Kind::Removed {
                beyond.push(Beyond::RemovedIndicator { indicator: indicator() });
                continue;
            }
            let factor = change.jump.as_ref().map(|jump| jump.factor);
            if let Some((limit, factor)) = limits.jump.zip(factor)
                && factor.is_none_or(|factor| factor >= limit)
            {
                beyond.push(Beyond::Jump { indicator: indicator(), factor });
            }
            if limits.emptied_areas && !change.emptied.is_empty() {
                let areas = change.emptied.iter().map(|emptied| emptied.area.clone()).collect();
                beyond.push(Beyond::EmptiedAreas { indicator: indicator(), areas });
            }
            let figures = change.figures.rewritten + change.figures.withdrawn;
            if limits.rewritten && figures > 0 {
                beyond.push(Beyond::Rewritten { indicator: indicator(), figures });
            }
            if limits.earlier_end
                && let Some(before) = change.ends_earlier()
            {
                let after = change.through_after.clone();
                beyond.push(Beyond::EarlierEnd { indicator: indicator(), before, after });
            }
        }
        let figures = self.figures.hidden;
        if limits.hidden.is_some_and(|limit| figures > limit) {
            beyond.push(Beyond::Hidden { figures });
        }
        beyond
    }
}
