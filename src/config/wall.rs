//! `[wall]`: the screen on the wall.

mod night;

use serde::Deserialize;

use super::{ConfigError, Place};

pub use night::{Look, Night};

/// The screen on the wall.
#[derive(Clone, Debug)]
pub struct Wall {
    /// How long a scene stays, in seconds, 3 to 3600.
    pub scene_seconds: u32,
    /// `[wall.night]`: when the screen rests.
    pub night: Option<Night>,
    /// How the land is laid out on the map.
    pub projection: MapProjection,
    /// Where the lens lies; none: where most people live closest together.
    pub focus: Option<MapFocus>,
}

/// How the land is laid out on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapProjection {
    /// Through a lens that gives the inner areas room.
    #[default]
    Lens,
    /// As on the ground.
    Plain,
}

/// Where the lens lies.
#[derive(Clone, Debug, PartialEq)]
pub enum MapFocus {
    /// Longitude and latitude in degrees.
    At(f64, f64),
    /// The id of an area.
    Area(String),
}

/// The section as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Written {
    scene_seconds: u32,
    night: Option<night::Written>,
    projection: String,
    focus: Option<toml::Value>,
}

impl Default for Written {
    fn default() -> Self {
        Self { scene_seconds: 20, projection: "lens".to_owned(), focus: None, night: None }
    }
}

impl Written {
    pub(super) fn checked(self, place: Place<'_>) -> Result<Wall, ConfigError> {
        let scene_seconds = self.scene_seconds;
        if !(3..=3600).contains(&scene_seconds) {
            return Err(place.value(
                "wall.scene_seconds",
                &scene_seconds,
                "expected a number from 3 to 3600",
            ));
        }
        let projection = match self.projection.as_str() {
            "lens" => MapProjection::Lens,
            "plain" => MapProjection::Plain,
            other => return Err(place.value("wall.projection", &other, "expected \"lens\" or \"plain\"")),
        };
        let focus = match self.focus {
            None => None,
            Some(value) => Some(focus(&value).ok_or_else(|| {
                place.value(
                    "wall.focus",
                    &value,
                    "expected longitude and latitude in degrees, as [10.39, 55.40], or an area's id",
                )
            })?),
        };
        let night = self.night.map(|night| night.checked(place)).transpose()?;
        Ok(Wall { scene_seconds, night, projection, focus })
    }
}

/// A place on the globe, or an area's id.
fn focus(value: &toml::Value) -> Option<MapFocus> {
    if let Some(id) = value.as_str() {
        return (!id.trim().is_empty()).then(|| MapFocus::Area(id.to_owned()));
    }
    #[allow(clippy::cast_precision_loss)] // whole degrees
    let degrees =
        |value: &toml::Value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64));
    let [longitude, latitude] = value.as_array()?.as_slice() else { return None };
    let (longitude, latitude) = (degrees(longitude)?, degrees(latitude)?);
    ((-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude))
        .then_some(MapFocus::At(longitude, latitude))
}
