//! A coverage as text: for the API, and for a snapshot to be read back.

use std::str::FromStr;

use geo::{Coord, MapCoords, MultiPolygon, Polygon};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position};
use serde::Deserialize;
use serde_json::json;

use super::crs::Projection;
use super::{Coverage, Place};
use crate::domain::{Area, AreaId};

/// Why a stored coverage could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The text is not `GeoJSON`.
    #[error("not a feature collection: {0}")]
    Text(String),
    /// Something that storing writes is not there, or not as it writes it.
    #[error("the stored areas lack {0}")]
    Lacks(&'static str),
}

/// What a snapshot keeps of an area beside its shape.
#[derive(Deserialize)]
struct Measured {
    label: [f64; 2],
    room: f64,
    neighbours: Vec<usize>,
}

impl Coverage {
    /// The areas as an RFC 7946 `FeatureCollection` in WGS84, seven decimals,
    /// with `id`, `name` and `short_name`. The same areas give the same text.
    #[must_use]
    pub fn to_geojson(&self) -> String {
        let features = self.places.iter().map(|place| feature(place, None)).collect();
        FeatureCollection { bbox: None, features, foreign_members: None }.to_string()
    }

    /// The areas with all that was measured, as [`Self::restore`] reads them:
    /// `GeoJSON` with foreign members.
    #[must_use]
    pub fn store(&self) -> String {
        let features = self
            .places
            .iter()
            .zip(&self.neighbours)
            .map(|(place, neighbours)| {
                let measured = json!({
                    "label": [place.label.x, place.label.y],
                    "room": place.room,
                    "neighbours": neighbours,
                });
                feature(place, Some(measured))
            })
            .collect();
        let mut foreign = JsonObject::new();
        foreign.insert("planar".to_owned(), json!(self.epsg));
        FeatureCollection { bbox: None, features, foreign_members: Some(foreign) }.to_string()
    }

    /// Reads what [`Self::store`] wrote, equal to what was stored.
    ///
    /// # Errors
    ///
    /// If the text is not what `store` writes.
    pub fn restore(stored: &str) -> Result<Self, RestoreError> {
        let collection =
            FeatureCollection::from_str(stored).map_err(|error| RestoreError::Text(error.to_string()))?;
        let projection = collection
            .foreign_members
            .as_ref()
            .and_then(|members| members.get("planar")?.as_u64())
            .and_then(|epsg| Projection::of_epsg(u16::try_from(epsg).ok()?))
            .ok_or(RestoreError::Lacks("their planar system"))?;
        let count = collection.features.len();
        let mut places = Vec::with_capacity(count);
        let mut neighbours = Vec::with_capacity(count);
        for feature in collection.features {
            let (place, measured) = restored(feature, &projection)?;
            if measured.iter().any(|&neighbour| neighbour >= count) {
                return Err(RestoreError::Lacks("a neighbour"));
            }
            places.push(place);
            neighbours.push(measured);
        }
        Ok(Self { places, neighbours, epsg: projection.epsg() })
    }
}

fn feature(place: &Place, measured: Option<serde_json::Value>) -> Feature {
    let mut properties = JsonObject::new();
    properties.insert("id".to_owned(), place.area.id.as_str().into());
    properties.insert("name".to_owned(), place.area.name.as_str().into());
    properties.insert("short_name".to_owned(), place.area.short_name.as_str().into());
    let foreign = measured.map(|measured| {
        let mut members = JsonObject::new();
        members.insert("measured".to_owned(), measured);
        members
    });
    let ring = |ring: &geo::LineString<f64>| ring.coords().map(|at| Position::from([at.x, at.y])).collect();
    let polygon = |polygon: &Polygon<f64>| -> Vec<Vec<Position>> {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect()
    };
    let coordinates: Vec<_> = place.wgs84.iter().map(polygon).collect();
    Feature {
        bbox: None,
        geometry: Some(Geometry::new(GeometryValue::MultiPolygon { coordinates })),
        id: Some(geojson::feature::Id::String(place.area.id.to_string())),
        properties: Some(properties),
        foreign_members: foreign,
    }
}

fn restored(feature: Feature, projection: &Projection) -> Result<(Place, Vec<usize>), RestoreError> {
    let measured = feature
        .foreign_members
        .as_ref()
        .and_then(|members| members.get("measured"))
        .and_then(|measured| Measured::deserialize(measured).ok())
        .ok_or(RestoreError::Lacks("what was measured"))?;
    let text = |key: &str| feature.property(key).and_then(|value| value.as_str()).map(str::to_owned);
    let id = text("id").ok_or(RestoreError::Lacks("an id"))?;
    let name = text("name").ok_or(RestoreError::Lacks("a name"))?;
    let short_name = text("short_name").ok_or(RestoreError::Lacks("a short name"))?;
    let Some(GeometryValue::MultiPolygon { coordinates }) = feature.geometry.map(|geometry| geometry.value)
    else {
        return Err(RestoreError::Lacks("a shape"));
    };
    let wgs84 = shape(&coordinates).ok_or(RestoreError::Lacks("a position"))?;
    let planar = wgs84
        .try_map_coords(|at| projection.metres(at).ok_or(RestoreError::Lacks("a place in their system")))?;
    let [x, y] = measured.label;
    let area = Area { id: AreaId::new(&id), name, short_name };
    Ok((Place { area, wgs84, planar, label: Coord { x, y }, room: measured.room }, measured.neighbours))
}

fn shape(coordinates: &[Vec<Vec<Position>>]) -> Option<MultiPolygon<f64>> {
    let ring = |positions: &Vec<Position>| {
        positions
            .iter()
            .map(|position| match *position.as_slice() {
                [x, y] => Some(Coord { x, y }),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
            .map(geo::LineString::new)
    };
    let polygon = |rings: &Vec<Vec<Position>>| {
        let (shell, holes) = rings.split_first()?;
        Some(Polygon::new(ring(shell)?, holes.iter().map(ring).collect::<Option<Vec<_>>>()?))
    };
    coordinates.iter().map(polygon).collect::<Option<Vec<_>>>().map(MultiPolygon::new)
}
