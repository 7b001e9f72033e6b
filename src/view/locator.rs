//! A small map that shows where an area lies, and which areas border on it.

use geo::MultiPolygon;

use super::address;
use super::map::project;
use crate::locale::Lang;
use crate::snapshot::Snapshot;

/// The map.
#[derive(Clone, Debug, PartialEq)]
pub struct Locator {
    /// What it shows, for those who do not see it.
    pub label: String,
    /// All areas.
    pub areas: Vec<Located>,
}

/// One area.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// Its name: hostile text.
    pub name: String,
    /// The address of its page.
    pub href: String,
    /// What it is to the one that the map is about.
    pub part: Part,
    /// Its shape in metres, y downwards.
    pub shape: MultiPolygon<f64>,
}

/// What an area is to the one that a map is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The same.
    Here,
    /// It borders on it.
    Neighbour,
    /// Neither.
    Other,
}

impl Locator {
    /// The map of the area at a position of the coverage.
    #[must_use]
    pub fn new(snapshot: &Snapshot, lang: Lang, position: usize) -> Self {
        let coverage = &snapshot.release.coverage;
        let neighbours = coverage.neighbours(position);
        let shapes = project(&snapshot.release, super::map::Projection::Plain);
        let located = |(at, (place, shape)): (usize, (&crate::geometry::Place, MultiPolygon<f64>))| Located {
            name: place.area.name.clone(),
            href: address::area(lang, &place.area.id),
            part: match at {
                at if at == position => Part::Here,
                at if neighbours.contains(&at) => Part::Neighbour,
                _ => Part::Other,
            },
            shape,
        };
        let name = coverage.places().get(position).map(|place| place.area.name.as_str()).unwrap_or_default();
        Self {
            label: lang
                .text_with("area-locator", &[("area", name.into()), ("count", neighbours.len().into())]),
            areas: coverage.places().iter().zip(shapes).enumerate().map(located).collect(),
        }
    }
}
