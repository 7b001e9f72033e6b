//! What programs for maps ask: OGC API – Features, Part 1: Core.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use crate::locale::Lang;

/// A question of OGC API – Features; part of the key under which its answer is kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Features {
    /// What links begin with, `http://board:8080`; empty for links within the server.
    pub root: String,
    /// The language of what is for people.
    pub lang: Lang,
    /// For whom it is written.
    pub reader: Reader,
    /// What is asked for.
    pub resource: Resource,
}

/// For whom an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// Programs: JSON.
    Program,
    /// People: a page.
    Person,
}

/// What there is to ask for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The landing page.
    Landing,
    /// The `OpenAPI` document.
    Api,
    /// What of the standard is met.
    Conformance,
    /// All collections.
    Collections,
    /// One collection.
    Collection(String),
    /// The features of a collection.
    Items {
        /// The collection's id.
        collection: String,
        /// Which of them.
        choice: Choice,
    },
    /// One feature.
    Item {
        /// The collection's id.
        collection: String,
        /// The feature's id, which is the area's.
        id: String,
    },
}

/// Which features of a collection are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// At most so many at once.
    pub limit: u32,
    /// After so many that are left out.
    pub offset: u32,
    /// Only those that touch these bounds.
    pub bounds: Option<Bounds>,
    /// Only those of this time.
    pub times: Option<Times>,
}

impl Choice {
    /// Features at once without a wish.
    pub const USUAL_LIMIT: u32 = 1000;
    /// Features at once at most.
    pub const HIGHEST_LIMIT: u32 = 10_000;
}

impl Default for Choice {
    fn default() -> Self {
        Self { limit: Self::USUAL_LIMIT, offset: 0, bounds: None, times: None }
    }
}

/// A rectangle in longitude and latitude, in units of 10⁻⁷ degrees.
///
/// West may lie east of east: then it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    west: i64,
    south: i64,
    east: i64,
    north: i64,
}

impl Bounds {
    /// How `bbox` is written.
    pub const FORM: &str = "10.30,55.35,10.50,55.45";
    const UNITS: f64 = 1e7;

    /// Reads `west,south,east,north`, or the same with a lowest and a highest height, which nothing here has.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let numbers: Vec<f64> =
            text.split(',').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
        let (west, south, east, north) = match *numbers {
            [west, south, east, north] => (west, south, east, north),
            [west, south, low, east, north, high] if low <= high => (west, south, east, north),
            _ => return None,
        };
        let is_on_earth = [west, east].iter().all(|degrees| (-180.0..=180.0).contains(degrees))
            && [south, north].iter().all(|degrees| (-90.0..=90.0).contains(degrees));
        (is_on_earth && south <= north).then(|| Self {
            west: units(west),
            south: units(south),
            east: units(east),
            north: units(north),
        })
    }

    /// The rectangles that it is made of, each as west, south, east and north in degrees.
    pub fn rectangles(self) -> impl Iterator<Item = [f64; 4]> {
        let [west, south, east, north] = self.degrees();
        let parts = if self.west <= self.east {
            [Some((west, east)), None]
        } else {
            [Some((west, 180.0)), Some((-180.0, east))]
        };
        parts.into_iter().flatten().map(move |(west, east)| [west, south, east, north])
    }

    /// As addresses write it.
    #[must_use]
    pub fn spell(self) -> String {
        self.degrees().map(|degrees| degrees.to_string()).join(",")
    }

    #[allow(clippy::cast_precision_loss)] // at most 1.8 × 10⁹
    fn degrees(self) -> [f64; 4] {
        [self.west, self.south, self.east, self.north].map(|units| units as f64 / Self::UNITS)
    }
}

#[allow(clippy::cast_possible_truncation)] // at most 1.8 × 10⁹
fn units(degrees: f64) -> i64 {
    (degrees * Bounds::UNITS).round() as i64
}

/// A moment or a stretch of time, each end of which may be open; ends included.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Times {
    text: String,
    from: Option<Timestamp>,
    to: Option<Timestamp>,
}

impl Times {
    /// How `datetime` is written.
    pub const FORMS: [&str; 4] =
        ["2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01/2026-12-31", "2026-01-01T00:00:00Z/.."];

    /// Reads a moment or an interval by RFC 3339; whole days do as well.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (from, to) = match text.split_once('/') {
            None => (Some(moment(text)?.0), Some(moment(text)?.1)),
            Some((from, to)) => {
                let end =
                    |text: &str| if matches!(text, "" | "..") { Some(None) } else { moment(text).map(Some) };
                let (from, to) = (end(from)?, end(to)?);
                if from.is_none() && to.is_none() {
                    return None;
                }
                (from.map(|(first, _)| first), to.map(|(_, last)| last))
            }
        };
        let in_order = from.zip(to).is_none_or(|(from, to)| from <= to);
        in_order.then(|| Self { text: text.to_owned(), from, to })
    }

    /// True if a stretch of whole days has a moment in common with it.
    #[must_use]
    pub fn meets(&self, first: Date, last: Date) -> bool {
        let (Some(begin), Some(end)) = (day(first).map(|day| day.0), day(last).map(|day| day.1)) else {
            return false;
        };
        self.from.is_none_or(|from| from <= end) && self.to.is_none_or(|to| begin <= to)
    }

    /// As the address wrote it.
    #[must_use]
    pub fn spell(&self) -> &str {
        &self.text
    }
}

/// The first and the last instant of a moment or of a day.
fn moment(text: &str) -> Option<(Timestamp, Timestamp)> {
    if text.contains(['T', 't']) {
        let at: Timestamp = text.parse().ok()?;
        return Some((at, at));
    }
    day(text.parse().ok()?)
}

/// The first and the last instant of a day, by universal time.
fn day(date: Date) -> Option<(Timestamp, Timestamp)> {
    let first = DateTime::from(date).to_zoned(TimeZone::UTC).ok()?.timestamp();
    let last = first
        .checked_add(SignedDuration::from_hours(24))
        .ok()?
        .checked_sub(SignedDuration::from_nanos(1))
        .ok()?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_four_numbers_on_earth() {
        let bounds = Bounds::read("10.3, 55.35,10.5,55.45").unwrap();
        assert_eq!(bounds.spell(), "10.3,55.35,10.5,55.45");
        assert_eq!(bounds.rectangles().collect::<Vec<_>>(), [[10.3, 55.35, 10.5, 55.45]]);
        assert_eq!(Bounds::read("10.3,55.35,0,10.5,55.45,100"), Some(bounds));
        for text in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "1,2,3,x",
            "1,3,2,2",
            "1,91,2,92",
            "NaN,0,1,1",
            "-181,0,1,1",
            "0,0,inf,1",
        ] {
            assert_eq!(Bounds::read(text), None, "{text}");
        }
    }

    #[test]
    fn bounds_may_cross_the_antimeridian() {
        let rectangles: Vec<_> = Bounds::read("170,-10,-170,10").unwrap().rectangles().collect();
        assert_eq!(rectangles, [[170.0, -10.0, 180.0, 10.0], [-180.0, -10.0, -170.0, 10.0]]);
    }

    #[test]
    fn times_are_moments_days_and_open_stretches() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let year = (date("2025-01-01"), date("2025-12-31"));
        for (text, meets) in [
            ("2025-06-01T12:00:00Z", true),
            ("2025-12-31T23:59:59Z", true),
            ("2026-01-01T00:00:00Z", false),
            ("2026-01-01T00:30:00+01:00", true),
            ("2024-12-31", false),
            ("../2025-01-01", true),
            ("2025-12-31/..", true),
            ("2026-01-01T00:00:00Z/", false),
            ("2024-01-01/2024-12-31", false),
        ] {
            assert_eq!(Times::read(text).unwrap().meets(year.0, year.1), meets, "{text}");
        }
        for text in
            ["", "/", "../..", "2025", "2025-13-01", "2026-01-01/2025-01-01", "x/..", "2025-01-01T00:00:00"]
        {
            assert_eq!(Times::read(text), None, "{text}");
        }
    }
}
