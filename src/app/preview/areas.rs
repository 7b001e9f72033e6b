//! Areas that come, go or change.

use serde::{Deserialize, Serialize};

use crate::geometry::Place;
use crate::release::Release;

/// An area by its id, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaChange {
    /// Its identity.
    pub id: String,
    /// Its name: afterwards, or before if it goes.
    pub name: String,
}

/// What becomes of the areas.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Areas {
    /// Areas that come.
    pub added: Vec<AreaChange>,
    /// Areas that go.
    pub removed: Vec<AreaChange>,
    /// Areas with another name or shape.
    pub altered: Vec<AreaChange>,
}

impl Areas {
    pub(super) fn between(before: Option<&Release>, after: &Release) -> Self {
        let old = before.map_or(&[][..], |release| release.coverage.places());
        let new = after.coverage.places();
        let find =
            |among: &'_ [Place], place: &Place| among.iter().position(|other| other.area.id == place.area.id);
        let is_altered = |place: &&Place| {
            find(old, place)
                .and_then(|at| old.get(at))
                .is_some_and(|before| (&before.area, &before.wgs84) != (&place.area, &place.wgs84))
        };
        Self {
            added: named(new.iter().filter(|place| find(old, place).is_none())),
            removed: named(old.iter().filter(|place| find(new, place).is_none())),
            altered: named(new.iter().filter(is_altered)),
        }
    }
}

fn named<'a>(places: impl Iterator<Item = &'a Place>) -> Vec<AreaChange> {
    let named = |place: &Place| AreaChange { id: place.area.id.to_string(), name: place.area.name.clone() };
    places.map(named).collect()
}
