//! Coordinate reference systems: what a file is in, and what metres are.

use std::fmt;

use geo::Coord;
use proj4rs::proj::Proj;
use serde_json::{Map, Value};

/// Cells of the grid that all shapes live on, per degree: 10⁻⁷ degrees is
/// about a centimetre, finer than any municipal boundary is surveyed.
const GRID: f64 = 1e7;

/// A reference system that areas may come in.
///
/// ETRS89 and WGS84 are taken as one: they differ by less than a metre, and
/// Danish data never carry the epoch that would tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crs {
    /// Longitude and latitude in degrees.
    Degrees,
    /// A zone of ETRS89 / UTM or WGS84 / UTM, metres.
    Utm(Zone),
}

/// A UTM zone by its EPSG code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Zone(u16);

impl Crs {
    /// The system of an EPSG code, if it is one that areas may come in.
    pub(super) fn of_epsg(epsg: u16) -> Option<Self> {
        match epsg {
            4326 | 4258 => Some(Self::Degrees),
            _ => Zone::of_epsg(epsg).map(Self::Utm),
        }
    }

    /// The system that a `FeatureCollection`'s legacy `crs` member names;
    /// `Err` holds the name if it is not one that areas may come in.
    pub(super) fn of_collection(collection: &Map<String, Value>) -> Result<Option<Self>, String> {
        let member = match collection.get("crs") {
            None | Some(Value::Null) => return Ok(None),
            Some(member) => member,
        };
        let name = member.pointer("/properties/name").or_else(|| member.pointer("/properties/code"));
        let name = match name {
            Some(Value::String(name)) => name.clone(),
            Some(other) => other.to_string(),
            None if member.is_string() => member.as_str().unwrap_or_default().to_owned(),
            None => member.to_string(),
        };
        Self::of_name(&name).map(Some).ok_or(name)
    }

    fn of_name(name: &str) -> Option<Self> {
        let name = name.trim();
        let last = name.rsplit([':', '/', '#']).next()?;
        if last.eq_ignore_ascii_case("CRS84") {
            return Some(Self::Degrees);
        }
        let upper = name.to_ascii_uppercase();
        let plain = name.bytes().all(|byte| byte.is_ascii_digit());
        if plain || upper.contains("EPSG") { Self::of_epsg(last.parse().ok()?) } else { None }
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Degrees => f.write_str("WGS84"),
            Self::Utm(zone) => write!(f, "EPSG:{}", zone.0),
        }
    }
}

impl Zone {
    /// The zone of an EPSG code: ETRS89 28N to 38N, WGS84 1N to 60N and 1S to 60S.
    fn of_epsg(epsg: u16) -> Option<Self> {
        matches!(epsg, 25828..=25838 | 32601..=32660 | 32701..=32760).then_some(Self(epsg))
    }

    /// The zone that a place in degrees lies in: ETRS89 where that is defined.
    pub(super) fn around(place: Coord<f64>) -> Self {
        let number = (1..=60u16).find(|&number| place.x < f64::from(number) * 6.0 - 180.0).unwrap_or(60);
        Self(match (place.y < 0.0, number) {
            (true, _) => 32700 + number,
            (false, 28..=38) => 25800 + number,
            (false, _) => 32600 + number,
        })
    }

    /// The ETRS89 twin of a WGS84 zone, where there is one.
    pub(super) fn preferred(self) -> Self {
        if matches!(self.0, 32628..=32638) { Self(self.0 - 32600 + 25800) } else { self }
    }

    fn projection(self) -> String {
        let (south, number) = if self.0 > 32700 { (" +south", self.0 - 32700) } else { ("", self.0 % 100) };
        format!("+proj=utm +zone={number}{south} +ellps=GRS80 +units=m +no_defs")
    }
}

/// Turns degrees into metres and back.
pub(super) struct Projection {
    zone: Zone,
    metres: Proj,
    degrees: Proj,
}

impl Projection {
    /// The projection of a zone.
    pub(super) fn new(zone: Zone) -> Option<Self> {
        let metres = Proj::from_proj_string(&zone.projection()).ok()?;
        let degrees = Proj::from_proj_string("+proj=longlat +ellps=GRS80 +no_defs").ok()?;
        Some(Self { zone, metres, degrees })
    }

    /// The projection of an EPSG code that [`Self::epsg`] gave.
    pub(super) fn of_epsg(epsg: u16) -> Option<Self> {
        Self::new(Zone::of_epsg(epsg)?)
    }

    /// EPSG code of the metres.
    pub(super) fn epsg(&self) -> u16 {
        self.zone.0
    }

    /// Easting and northing of a longitude and latitude in degrees.
    pub(super) fn metres(&self, degrees: Coord<f64>) -> Option<Coord<f64>> {
        let mut point = (degrees.x.to_radians(), degrees.y.to_radians(), 0.0);
        proj4rs::transform::transform(&self.degrees, &self.metres, &mut point).ok()?;
        finite(Coord { x: point.0, y: point.1 })
    }

    /// Longitude and latitude in degrees, on the grid.
    pub(super) fn degrees(&self, metres: Coord<f64>) -> Option<Coord<f64>> {
        let mut point = (metres.x, metres.y, 0.0);
        proj4rs::transform::transform(&self.metres, &self.degrees, &mut point).ok()?;
        finite(Coord { x: point.0.to_degrees(), y: point.1.to_degrees() }).map(on_grid)
    }

    /// The metres of the nearest place on the grid.
    pub(super) fn snapped(&self, metres: Coord<f64>) -> Option<Coord<f64>> {
        self.metres(self.degrees(metres)?)
    }
}

/// The nearest place on the grid, in degrees.
pub(super) fn on_grid(degrees: Coord<f64>) -> Coord<f64> {
    // The sum turns a negative zero into zero, which JSON would otherwise keep apart.
    let round = |value: f64| (value * GRID).round() / GRID + 0.0;
    Coord { x: round(degrees.x), y: round(degrees.y) }
}

fn finite(point: Coord<f64>) -> Option<Coord<f64>> {
    (point.x.is_finite() && point.y.is_finite()).then_some(point)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(name: &str) -> Result<Option<Crs>, String> {
        let collection = json!({"crs": {"type": "name", "properties": {"name": name}}});
        Crs::of_collection(collection.as_object().unwrap())
    }

    #[test]
    fn crs_members_in_their_many_spellings() {
        for name in ["urn:ogc:def:crs:EPSG::25832", "EPSG:25832", "urn:ogc:def:crs:EPSG:9.1:25832", "25832"] {
            assert_eq!(named(name), Ok(Some(Crs::Utm(Zone(25832)))), "{name}");
        }
        for name in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4258"] {
            assert_eq!(named(name), Ok(Some(Crs::Degrees)), "{name}");
        }
        for name in ["EPSG:3857", "", "urn:ogc:def:crs:EPSG::99999999", "grid 25832"] {
            assert_eq!(named(name), Err(name.to_owned()));
        }
        assert_eq!(Crs::of_collection(&Map::new()), Ok(None));
    }

    #[test]
    fn zones_of_places() {
        let zone = |x, y| Zone::around(Coord { x, y }).0;
        assert_eq!(zone(10.39, 55.4), 25832);
        assert_eq!(zone(12.57, 55.7), 25833);
        assert_eq!(zone(-51.7, 64.2), 32622);
        assert_eq!(zone(18.4, -33.9), 32734);
        assert_eq!(zone(180.0, 1.0), 32660);
    }

    /// Expected values from pyproj 3 (PROJ 9), EPSG:4258 to the zone.
    #[test]
    fn metres_agree_with_proj() {
        for (epsg, degrees, metres) in [
            (25832, (10.3883, 55.3959), (587_927.898_678_764_9, 6_139_725.102_901_47)),
            (25833, (10.3883, 55.3959), (208_020.161_582_704_05, 6_148_528.735_974_607)),
            (25831, (10.3883, 55.3959), (967_491.113_740_620_4, 6_163_714.413_688_705)),
            (25832, (14.9127, 55.1031), (877_024.415_035_923, 6_122_243.522_511_802)),
            (25833, (14.9127, 55.1031), (494_429.876_570_931_17, 6_106_267.864_117_337)),
            (25832, (10.7522, 59.9139), (597_979.902_883_906_5, 6_643_118.991_370_024)),
        ] {
            let projection = Projection::of_epsg(epsg).unwrap();
            let found = projection.metres(Coord { x: degrees.0, y: degrees.1 }).unwrap();
            assert!((found.x - metres.0).abs() < 1e-3 && (found.y - metres.1).abs() < 1e-3, "{found:?}");
        }
    }

    /// Odense's town hall, EPSG:25832; degrees from pyproj 3.
    #[test]
    fn degrees_agree_with_proj() {
        let projection = Projection::of_epsg(25832).unwrap();
        let found = projection.degrees(Coord { x: 587_947.0, y: 6_139_725.0 }).unwrap();
        assert_eq!(found, Coord { x: 10.388_601_5, y: 55.395_895_7 });
    }
}
