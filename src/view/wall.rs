//! The wall: one scene per indicator, told at a glance.

use jiff::civil::Date;

use crate::analysis::{Assessed, Assessment, latest_window, survey};
use crate::domain::AgeGroup;
use crate::locale::Lang;
use crate::snapshot::Snapshot;

use super::freshness::freshness;
use super::map::{data_through, short_name};
use super::theme::Theme;

mod indicator;
mod news;
mod note;
mod series;

pub use indicator::Figures;
pub use news::{Glyph, NewsRow};
pub use note::Note;
pub use series::{Point, Series};

/// A scene in the playlist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneRef {
    /// Its id in addresses: the indicator's, hostile text.
    pub id: String,
    /// Its name for people.
    pub title: String,
}

/// One picture of the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Language of all texts.
    pub lang: Lang,
    /// Its id in addresses; empty where there is no indicator at all.
    pub id: String,
    /// The indicator's short name.
    pub title: String,
    /// Its place in the playlist, from 0, and the playlist's length.
    pub place: (usize, usize),
    /// How far the data reach: `Data til og med oktober 2026`.
    pub through: Option<String>,
    /// Said where its figures are late; `None` too as long as nobody knows what day it is.
    pub late: Option<String>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// What to say where figures are invented.
    pub demo: Option<String>,
    /// The map and its column, or why there is none.
    pub body: Body,
}

/// What a scene shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A map with the municipality's figures.
    Figures(Box<Figures>),
    /// A sentence: there is nothing to draw.
    Words(String),
}

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct WallPage {
    /// The first scene, drawn into the page.
    pub scene: Scene,
    /// The playlist.
    pub scenes: Vec<SceneRef>,
    /// True if one scene stays.
    pub pinned: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Seconds that each scene stays.
    pub interval: u32,
    /// The snapshot shown.
    pub snapshot: String,
    /// Name of the municipality: hostile text.
    pub municipality: String,
    /// What is said in passing of new figures.
    pub note: Option<Note>,
}

/// Which scene a page begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pick<'a> {
    /// The first of the playlist about which something can be said.
    #[default]
    First,
    /// This one, for good.
    Pinned(&'a str),
    /// The one that follows this; the first if there is no such scene.
    After(&'a str),
}

impl Scene {
    /// Says whether its figures are late on a day.
    pub fn date(&mut self, snapshot: &Snapshot, today: Option<Date>) {
        let freshness = snapshot.release.indicator(&self.id).map(|of| freshness(of, today));
        self.late = freshness.filter(|fresh| fresh.is_late()).and_then(|fresh| fresh.words(self.lang));
    }
}

impl WallPage {
    /// The page; `None` if a scene is pinned that does not exist.
    #[must_use]
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        pick: Pick<'_>,
        theme: Theme,
        interval: u32,
    ) -> Option<Self> {
        let scenes = scenes(snapshot, lang);
        let at = |id: &str| scenes.iter().position(|scene| scene.id == id);
        let (place, pinned) = match pick {
            Pick::First => (opening(snapshot, assessment), false),
            Pick::Pinned(id) => (at(id)?, true),
            Pick::After(id) => (at(id).map_or(0, |place| (place + 1) % scenes.len()), false),
        };
        let scene =
            nth(snapshot, assessment, lang, place).unwrap_or_else(|| without_indicators(snapshot, lang));
        Some(Self {
            scene,
            scenes,
            pinned,
            theme,
            interval,
            snapshot: snapshot.id.to_string(),
            municipality: snapshot.release.municipality.clone(),
            note: None,
        })
    }
}

/// Where the playlist begins: a first glance shall find something that a test has looked at. Where
/// there is no such scene, with the first of all.
fn opening(snapshot: &Snapshot, assessment: &Assessment) -> usize {
    let is_judged = |id: &str| assessment.of(id).is_some_and(Assessed::is_judged);
    snapshot.release.indicators.iter().position(|of| is_judged(of.indicator.id.as_str())).unwrap_or(0)
}

/// The playlist: every indicator in the catalogue's order.
#[must_use]
pub fn scenes(snapshot: &Snapshot, lang: Lang) -> Vec<SceneRef> {
    snapshot
        .release
        .indicators
        .iter()
        .map(|of| SceneRef { id: of.indicator.id.to_string(), title: short_name(of, lang).to_owned() })
        .collect()
}

/// The scene of an id; `None` if there is no such.
#[must_use]
pub fn scene(snapshot: &Snapshot, assessment: &Assessment, lang: Lang, id: &str) -> Option<Scene> {
    let place = snapshot.release.indicators.iter().position(|of| of.indicator.id.as_str() == id)?;
    nth(snapshot, assessment, lang, place)
}

fn nth(snapshot: &Snapshot, assessment: &Assessment, lang: Lang, place: usize) -> Option<Scene> {
    let of = snapshot.release.indicators.get(place)?;
    let body = match latest_window(&snapshot.release, of, AgeGroup::All) {
        Some(window) => {
            let survey = survey(&snapshot.release, of, window, AgeGroup::All);
            Body::Figures(Box::new(indicator::figures(snapshot, assessment, of, &survey, lang)))
        }
        None => Body::Words(lang.text("wall-no-figures")),
    };
    let source = of.indicator.source.as_str();
    Some(Scene {
        lang,
        id: of.indicator.id.to_string(),
        title: short_name(of, lang).to_owned(),
        place: (place, snapshot.release.indicators.len()),
        through: data_through(of.data_through(), lang),
        late: None,
        source: (!source.is_empty()).then(|| source.to_owned()),
        demo: snapshot.origin.demo.then(|| lang.text("demo-notice")),
        body,
    })
}

fn without_indicators(snapshot: &Snapshot, lang: Lang) -> Scene {
    Scene {
        lang,
        id: String::new(),
        title: lang
            .text_with("whole-municipality", &[("name", snapshot.release.municipality.as_str().into())]),
        place: (0, 0),
        through: None,
        late: None,
        source: None,
        demo: snapshot.origin.demo.then(|| lang.text("demo-notice")),
        body: Body::Words(lang.text("wall-no-indicators")),
    }
}
