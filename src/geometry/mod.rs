//! The areas as shapes: read, judged, repaired, measured.
//!
//! Stub: to be replaced.

use geo::{Coord, MultiPolygon};

use crate::domain::{Area, AreaId};
use crate::finding::Findings;

/// One area with its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Identity and names.
    pub area: Area,
    /// Longitude and latitude in degrees (RFC 7946 order and orientation).
    pub wgs84: MultiPolygon<f64>,
    /// Easting and northing in metres, in the coverage's planar system.
    pub planar: MultiPolygon<f64>,
    /// Where a label stands best: the pole of inaccessibility, planar metres.
    pub label: Coord<f64>,
}

/// All areas of the municipality, with who borders on whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    places: Vec<Place>,
    neighbours: Vec<Vec<usize>>,
    epsg: u16,
}

/// How a bundle wants its areas read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The file's name, for findings.
    pub resource: String,
    /// Property that holds the id; `id` by default.
    pub id: Option<String>,
    /// Property that holds the name; `name` by default.
    pub name: Option<String>,
    /// Property that holds the short name; `short_name` by default.
    pub short_name: Option<String>,
    /// EPSG code given by the descriptor; the file's own `crs` member and then WGS84 else.
    pub epsg: Option<u16>,
    /// Pairs of area ids to link as neighbours.
    pub link: Vec<(String, String)>,
    /// Pairs of area ids not to be neighbours.
    pub unlink: Vec<(String, String)>,
}

impl Coverage {
    /// Reads, judges and repairs a GeoJSON file; `None` if it is refused.
    pub fn read(geojson: &[u8], reading: &Reading, findings: &mut Findings) -> Option<Self> {
        let _ = (geojson, reading, findings);
        todo!()
    }

    /// The areas in the file's order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// Position of an area in [`Self::places`].
    #[must_use]
    pub fn position(&self, id: &AreaId) -> Option<usize> {
        self.places.iter().position(|place| &place.area.id == id)
    }

    /// Positions of the areas that border on the one at `position`, ascending.
    #[must_use]
    pub fn neighbours(&self, position: usize) -> &[usize] {
        self.neighbours.get(position).map_or(&[], Vec::as_slice)
    }

    /// EPSG code of the planar system.
    #[must_use]
    pub fn epsg(&self) -> u16 {
        self.epsg
    }
}
