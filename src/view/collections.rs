//! The release as collections of features: what programs for maps open.
//!
//! A collection is the areas alone, or one indicator with its newest figures.

mod feature;
mod sheet;

pub use feature::{Feature, Value};
pub use sheet::{Entry, Grid, Sheet};

use geo::BoundingRect;
use jiff::civil::Date;

use super::explorer::{name, stretch};
use super::measure::unit;
use super::query::spell;
use crate::analysis::{Assessed, Assessment, Window};
use crate::domain::{AgeGroup, Indicator};
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;

/// The collection of the areas alone.
pub const AREAS: &str = "areas";
/// Before the id of an indicator that is called as the areas are.
const APART: &str = "indicator:";

/// Everything that there is, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Collections<'a> {
    snapshot: &'a Snapshot,
    assessment: &'a Assessment,
    lang: Lang,
}

/// One collection.
#[derive(Clone, Debug)]
pub struct Collection<'a> {
    /// Its id in addresses.
    pub id: String,
    /// Its title for people.
    pub title: String,
    /// What it holds.
    pub description: String,
    /// The time that its figures are of; none for the areas and where nothing is published.
    pub time: Option<Stretch>,
    /// The indicator with what is said of it; none for the areas.
    of: Option<(&'a Published, Option<&'a Assessed>)>,
}

/// The stretch of time that figures are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// As addresses spell it.
    pub spelt: String,
    /// In words.
    pub words: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl<'a> Collections<'a> {
    /// The collections of a release and what the methods say of it.
    #[must_use]
    pub fn new(snapshot: &'a Snapshot, assessment: &'a Assessment, lang: Lang) -> Self {
        Self { snapshot, assessment, lang }
    }

    /// All of them: the areas, then the indicators in the catalogue's order.
    pub fn all(self) -> impl Iterator<Item = Collection<'a>> {
        let indicators = self.snapshot.release.indicators.iter();
        std::iter::once(self.areas()).chain(indicators.map(move |of| self.indicator(of)))
    }

    /// The one with an id.
    #[must_use]
    pub fn find(self, id: &str) -> Option<Collection<'a>> {
        if id == AREAS {
            return Some(self.areas());
        }
        let indicator = match id.strip_prefix(APART) {
            Some(AREAS) => AREAS,
            _ => id,
        };
        self.snapshot.release.indicator(indicator).map(|of| self.indicator(of))
    }

    /// Its features, one for each area, in the areas' order.
    pub fn features(self, of: &Collection<'a>) -> impl Iterator<Item = Feature<'a>> {
        feature::all(self.snapshot, self.lang, of)
    }

    /// West, south, east and north of all areas in degrees; `None` if there are none.
    #[must_use]
    pub fn extent(self) -> Option<[f64; 4]> {
        let places = self.snapshot.release.coverage.places().iter();
        let boxes = places.filter_map(|place| place.wgs84.bounding_rect());
        boxes
            .map(|rect| [rect.min().x, rect.min().y, rect.max().x, rect.max().y])
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
    }

    /// Whose figures they are.
    #[must_use]
    pub fn title(self) -> String {
        let place = self.snapshot.release.municipality.clone();
        self.lang.text_with("features-title", &[("place", place.into())])
    }

    /// What there is in all, and that the figures are invented where they are.
    #[must_use]
    pub fn description(self) -> String {
        let text = self.lang.text_with("features-lead", &[("k", self.snapshot.origin.k.to_string().into())]);
        self.marked(text)
    }

    /// A text with the mark that invented figures carry everywhere.
    fn marked(self, text: String) -> String {
        if self.snapshot.origin.demo { format!("{}. {text}", self.lang.text("demo-notice")) } else { text }
    }

    fn areas(self) -> Collection<'a> {
        let place = self.snapshot.release.municipality.clone();
        Collection {
            id: AREAS.to_owned(),
            title: self.lang.text("features-areas"),
            description: self.lang.text_with("features-areas.detail", &[("place", place.into())]),
            time: None,
            of: None,
        }
    }

    fn indicator(self, of: &'a Published) -> Collection<'a> {
        let (indicator, lang) = (&*of.indicator, self.lang);
        let assessed = self.assessment.of(indicator.id.as_str());
        let time = assessed.and_then(Assessed::window).and_then(|window| Stretch::new(lang, window));
        let said = [
            (!indicator.source.is_empty())
                .then(|| lang.text_with("features-source", &[("source", indicator.source.clone().into())])),
            Some(lang.text_with("features-unit", &[("unit", unit(of, AgeGroup::All, lang).into())])),
            time.as_ref()
                .map(|time| lang.text_with("features-time", &[("period", time.words.clone().into())])),
        ];
        let description = self.marked(said.into_iter().flatten().collect::<Vec<_>>().join(" "));
        Collection {
            id: id_of(indicator),
            title: name(lang, indicator).to_owned(),
            description,
            time,
            of: Some((of, assessed)),
        }
    }
}

/// The id of an indicator's collection: its own, or one beside that of the areas.
#[must_use]
pub fn id_of(indicator: &Indicator) -> String {
    match indicator.id.as_str() {
        AREAS => format!("{APART}{AREAS}"),
        id => id.to_owned(),
    }
}

impl Stretch {
    /// `None` for years that no calendar has.
    fn new(lang: Lang, window: Window) -> Option<Self> {
        let (first, last) = (window.first(), window.last());
        let begin = Date::new(first.first_year(), i8::try_from(first.first_month()).ok()?, 1).ok()?;
        let end = Date::new(last.last_year(), i8::try_from(last.last_month()).ok()?, 1).ok()?;
        Some(Self {
            spelt: spell(window),
            words: stretch(lang, window),
            first: begin,
            last: end.last_of_month(),
        })
    }
}
