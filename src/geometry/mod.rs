//! The areas as shapes: read, judged, repaired, measured.
//!
//! One `GeoJSON` file goes in, a [`Coverage`] comes out, and every fault on the
//! way is a finding. Shapes live on one grid of 10⁻⁷ degrees (about a
//! centimetre), so that what is stored and read back is the same to the bit.

mod boundary;
mod contiguity;
mod crs;
mod feature;
mod fit;
mod label;
mod overlay;
mod place;
mod reading;
mod report;
mod ring;
mod store;
mod surface;
mod sweep;

use geo::{BoundingRect, Coord, MultiPolygon, Rect};

use crate::domain::{Area, AreaId};
use crate::finding::Findings;

pub use contiguity::{Contiguity, SHORTEST_BORDER_M, TOLERANCE_M};
pub use store::RestoreError;

/// All areas of the municipality, with who borders on whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    places: Vec<Place>,
    neighbours: Vec<Vec<usize>>,
    epsg: u16,
}

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
    /// Radius of the largest circle around the label within the area, metres.
    pub room: f64,
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
    /// Gaps between areas up to this many square metres are slivers of the
    /// digitising and only noted; [`Self::SLIVER_M2`] by default.
    pub sliver_m2: Option<u32>,
}

impl Reading {
    /// Largest gap, in square metres, that counts as a sliver: one hectare.
    pub const SLIVER_M2: u32 = 10_000;
}

impl Coverage {
    /// Reads, judges and repairs a `GeoJSON` file; `None` if it is refused.
    pub fn read(geojson: &[u8], reading: &Reading, findings: &mut Findings) -> Option<Self> {
        reading::read(geojson, reading, findings)
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

    /// Planar metres of a longitude and latitude in degrees; `None` where the
    /// planar system does not reach.
    #[must_use]
    pub fn metres(&self, degrees: Coord<f64>) -> Option<Coord<f64>> {
        crs::Projection::of_epsg(self.epsg)?.metres(degrees)
    }

    /// The rectangle around all areas, planar metres.
    #[must_use]
    pub fn bounds(&self) -> Rect<f64> {
        self.places
            .iter()
            .filter_map(|place| place.planar.bounding_rect())
            .reduce(overlay::around)
            .unwrap_or_else(|| Rect::new(Coord::zero(), Coord::zero()))
    }
}

/// Repairs that are told as counts, not one by one.
#[derive(Default)]
struct Tally {
    /// Shells that ran clockwise.
    turned: usize,
    /// Positions that repeated the one before.
    repeated: usize,
}

impl Tally {
    fn tell(&self, report: &mut report::Report<'_>) {
        if self.turned > 0 {
            report.note("area-orientation", |f| f.detail("count", self.turned));
        }
        if self.repeated > 0 {
            report.note("area-points-repeated", |f| f.detail("count", self.repeated));
        }
    }
}
