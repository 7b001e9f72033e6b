//! `[wall]`: the screen on the wall.

mod night;

use std::ops::RangeInclusive;

use serde::Deserialize;

use super::{ConfigError, Place, playlist};
use crate::view::wall::Programme;

pub use night::{Look, Night};

/// Largest capital letter that leaves room for a map, over the screen's
/// diagonal: the screen is then 17 sizes of ordinary text high.
const LARGEST: f64 = 0.021;

/// The screen on the wall.
#[derive(Clone, Debug)]
pub struct Wall {
    /// `[[wall.playlist]]`: what it shows.
    pub programme: Programme,
    /// The screen's diagonal in inches, 5 to 200.
    pub screen_inches: f64,
    /// From where people stand to the screen, in metres, 0.3 to 30.
    pub distance_m: f64,
    /// Height of a capital letter of ordinary text as seen from there, in arc
    /// minutes, 16 to 60; the smallest text has four fifths of it, and 16 at least.
    pub arc_minutes: f64,
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
    playlist: Vec<playlist::Written>,
    night: Option<night::Written>,
    screen_inches: f64,
    distance_m: f64,
    arc_minutes: f64,
    projection: String,
    focus: Option<toml::Value>,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            scene_seconds: 20,
            playlist: Vec::new(),
            screen_inches: 55.0,
            distance_m: 3.0,
            arc_minutes: 20.0,
            projection: "lens".to_owned(),
            focus: None,
            night: None,
        }
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
        if self.playlist.len() > Programme::MOST {
            return Err(place.value("wall.playlist", &self.playlist.len(), "expected at most 64 entries"));
        }
        let entries = self.playlist.into_iter().map(|entry| entry.checked(place));
        let entries = entries.collect::<Result<Vec<_>, _>>()?;
        let programme = match entries.as_slice() {
            [] => Programme::usual(scene_seconds),
            _ => Programme { entries, seconds: scene_seconds },
        };
        let within = |setting, value: f64, range: RangeInclusive<f64>, expected| {
            if range.contains(&value) { Ok(value) } else { Err(place.value(setting, &value, expected)) }
        };
        let Self { screen_inches, distance_m, arc_minutes, .. } = self;
        let wall = Wall {
            night,
            programme,
            projection,
            focus,
            screen_inches: within(
                "wall.screen_inches",
                screen_inches,
                5.0..=200.0,
                "expected a number from 5 to 200",
            )?,
            distance_m: within(
                "wall.distance_m",
                distance_m,
                0.3..=30.0,
                "expected a number from 0.3 to 30",
            )?,
            arc_minutes: within(
                "wall.arc_minutes",
                arc_minutes,
                16.0..=60.0,
                "expected a number from 16 to 60",
            )?,
        };
        // Of a capital letter under that angle, the share of the screen's diagonal.
        let share = distance_m * (arc_minutes / 60.0).to_radians() / (screen_inches * 0.0254);
        if share > LARGEST {
            return Err(place.value(
                "wall.distance_m",
                &distance_m,
                "from there a screen of this size is too small to read; expected less, or a larger screen",
            ));
        }
        Ok(wall)
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
