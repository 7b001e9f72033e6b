//! One area with what is published of it.

use super::{Collection, Stretch};
use crate::analysis::{Assessed, Insufficient, Judged, Standing};
use crate::domain::{Figure, Measure};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::map::Shade;

/// One area with its properties, in their order.
#[derive(Clone, Debug)]
pub struct Feature<'a> {
    /// The area with its shape.
    pub place: &'a Place,
    /// Names and values.
    pub properties: Vec<(&'static str, Value)>,
}

/// A property's value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number that is whole by its nature: readers may take its column for whole numbers.
    Whole(u64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Not published, or not there.
    Nothing,
}

impl From<Option<f64>> for Value {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// The features of a collection, one for each area.
pub(super) fn all<'a>(
    snapshot: &'a Snapshot,
    lang: Lang,
    of: &Collection<'a>,
) -> impl Iterator<Item = Feature<'a>> {
    let (figures, time) = (of.of, of.time.clone());
    let places = snapshot.release.coverage.places().iter().enumerate();
    places.map(move |(at, place)| {
        let properties = match figures {
            None => vec![
                ("id", Value::from(place.area.id.as_str())),
                ("name", Value::from(&*place.area.name)),
                ("short_name", Value::from(&*place.area.short_name)),
            ],
            Some((published, assessed)) => properties(lang, (at, place), published, assessed, time.as_ref()),
        };
        Feature { place, properties }
    })
}

fn properties(
    lang: Lang,
    (at, place): (usize, &Place),
    of: &Published,
    assessed: Option<&Assessed>,
    time: Option<&Stretch>,
) -> Vec<(&'static str, Value)> {
    let survey = assessed.and_then(|assessed| assessed.survey.as_ref());
    let standing = survey.and_then(|survey| survey.areas.get(at));
    let judged = assessed.and_then(|assessed| assessed.areas.get(at));
    let known = standing.and_then(|standing| standing.figure.known());
    // A base or a rate beside a figure that is not published would be of no use, and might give it away.
    let shown = |number: fn(&Standing) -> Option<f64>| known.and(standing).and_then(number).into();
    let day = |day: fn(&Stretch) -> jiff::civil::Date| {
        time.map_or(Value::Nothing, |time| Value::Text(day(time).to_string()))
    };
    let value = match (known, of.indicator.measure) {
        (Some(known), Measure::Count) => whole(known.value),
        (known, _) => known.map(|known| known.value).into(),
    };
    vec![
        ("area", Value::from(place.area.id.as_str())),
        ("name", Value::from(&*place.area.name)),
        ("indicator", Value::from(of.indicator.id.as_str())),
        ("period", time.map_or(Value::Nothing, |time| Value::from(&*time.spelt))),
        ("from", day(|time| time.first)),
        ("to", day(|time| time.last)),
        ("value", value),
        ("mark", Value::from(standing.map_or(Figure::Missing, |standing| standing.figure).word())),
        ("base", shown(|standing| standing.base)),
        ("rate", shown(|standing| standing.rate)),
        ("per", Value::Whole(u64::from(of.indicator.per))),
        ("ratio", shown(|standing| standing.ratio)),
        ("level", level(lang, standing, judged)),
        ("provisional", standing.map_or(Value::Nothing, |standing| Value::Flag(standing.provisional))),
    ]
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // counts: whole, not negative, far below 2⁵³
fn whole(count: f64) -> Value {
    Value::Whole(count as u64)
}

/// How sure it is that the area stands out from the rest of the municipality, in words.
fn level(lang: Lang, standing: Option<&Standing>, judged: Option<&Judged>) -> Value {
    let Some(standing) = standing else { return Value::Nothing };
    let hotspot =
        judged.map_or(Err(Insufficient::NoBaseline), |judged| judged.hotspot.as_ref().map_err(|why| *why));
    Value::Text(lang.text(Shade::degree_key(standing, hotspot)))
}
