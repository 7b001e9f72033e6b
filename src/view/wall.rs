//! The wall: scenes that are told at a glance, one after the other.

use jiff::civil::Date;

use crate::analysis::{Assessment, latest_window};
use crate::domain::{AgeGroup, AreaId};
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;

use super::error::Problem;
use super::freshness::freshness;
use super::map::{Projection, data_through, short_name};
use super::theme::Theme;

mod area;
mod improved;
mod indicator;
mod news;
mod note;
mod playlist;
mod scene;
mod series;
mod signals;
mod sources;
mod years;

pub use area::{AllRound, Row as AreaRow, Side};
pub use indicator::Figures;
pub use news::{Glyph, NewsRow};
pub use note::Note;
pub use playlist::{Choice, Entry, Hours, Moment, Playlist, Programme, Shift, Slot};
pub use scene::SceneId;
pub use series::{Point, Series};
pub use signals::{COUNT, Column, Lists, Saying};
pub use sources::{Row as SourceRow, Sources};
pub(in crate::view) use years::years as small_maps;
pub use years::{Year, Years};

/// A scene of the playlist, on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Which.
    pub id: SceneId,
    /// Its name for people.
    pub title: String,
    /// How long it stays, in seconds.
    pub seconds: u32,
}

/// One picture of the wall.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Language of all texts.
    pub lang: Lang,
    /// Which one; `None` where there is no indicator at all.
    pub id: Option<SceneId>,
    /// What it is about: an indicator's or an area's name, hostile text.
    pub title: String,
    /// Beside the title: unit and time, or what is told.
    pub subtitle: Option<String>,
    /// Its place in the playlist, from 0, and the playlist's length.
    pub place: (usize, usize),
    /// How far the data reach: `Data til og med oktober 2026`.
    pub through: Option<String>,
    /// Where the figures come from.
    pub source: Option<String>,
    /// Said where newer figures should have been here.
    pub late: Option<String>,
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
    /// Two lists of what has changed.
    Lists(Box<Lists>),
    /// One area.
    AllRound(Box<AllRound>),
    /// One indicator, year by year.
    Years(Box<Years>),
    /// How far the data reach.
    Sources(Box<Sources>),
    /// A sentence: there is nothing to draw.
    Words(String),
}

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct WallPage {
    /// The first scene, drawn into the page.
    pub scene: Scene,
    /// The playlist of this turn, as long as the same hours hold.
    pub playlist: Vec<Stop>,
    /// The turn of the playlist, from 0. Each may have other scenes.
    pub turn: usize,
    /// True if one scene stays.
    pub pinned: bool,
    /// Light or dark.
    pub theme: Theme,
    /// Seconds that the first scene stays.
    pub interval: u32,
    /// The snapshot shown.
    pub snapshot: String,
    /// Name of the municipality: hostile text.
    pub municipality: String,
    /// What is said in passing of new figures.
    pub note: Option<Note>,
}

/// Which scene a page begins with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Begin {
    /// The first of a turn of the playlist, from 0.
    First(usize),
    /// This one, which stays.
    Pinned(SceneId),
    /// The one that follows this in a turn of the playlist, or the first of the
    /// next turn: how a wall without script goes on.
    After(SceneId, usize),
}

impl Default for Begin {
    fn default() -> Self {
        Self::First(0)
    }
}

/// The wall of a snapshot: its playlist, and its scenes.
#[derive(Clone, Debug)]
pub struct Wall<'a> {
    snapshot: &'a Snapshot,
    assessment: &'a Assessment,
    lang: Lang,
    programme: &'a Programme,
    playlist: Playlist,
    shift: Shift,
    projection: Projection,
    today: Option<Date>,
}

impl<'a> Wall<'a> {
    /// The wall as it is in a shift.
    #[must_use]
    pub fn new(
        (snapshot, assessment): (&'a Snapshot, &'a Assessment),
        lang: Lang,
        programme: &'a Programme,
        shift: Shift,
    ) -> Self {
        let playlist = Playlist::new(snapshot, assessment, programme);
        let projection = Projection::Lens { focus: None };
        Self { snapshot, assessment, lang, programme, playlist, shift, projection, today: None }
    }

    /// The same, the land laid out in this way.
    #[must_use]
    pub fn laid_out(self, projection: Projection) -> Self {
        Self { projection, ..self }
    }

    /// The same on a day, so that late figures are called so; `None` is a day that nobody knows.
    #[must_use]
    pub fn on(self, today: Option<Date>) -> Self {
        Self { today, ..self }
    }

    /// The whole page.
    ///
    /// # Errors
    /// If a scene is pinned that does not exist.
    pub fn page(&self, begin: &Begin, theme: Theme) -> Result<WallPage, Problem> {
        let shown = self.playlist.shown(self.shift);
        let (place, turn) = match begin {
            Begin::Pinned(_) => (None, 0),
            Begin::First(turn) => (Some(0), *turn),
            Begin::After(id, turn) => match shown.iter().position(|slot| slot.scenes.contains(id)) {
                Some(before) if before + 1 < shown.len() => (Some(before + 1), *turn),
                Some(_) => (Some(0), turn.wrapping_add(1)),
                None => (Some(0), *turn),
            },
        };
        let playlist: Vec<Stop> = shown.iter().filter_map(|slot| self.stop(slot, turn)).collect();
        let stop = place.and_then(|place| playlist.get(place));
        let id = match begin {
            Begin::Pinned(id) => Some(id),
            Begin::First(_) | Begin::After(..) => stop.map(|stop| &stop.id),
        };
        Ok(WallPage {
            scene: id.map_or_else(|| Ok(self.without_indicators()), |id| self.scene(id))?,
            interval: stop.map_or(self.programme.seconds, |stop| stop.seconds),
            pinned: place.is_none(),
            playlist,
            turn,
            theme,
            snapshot: self.snapshot.id.to_string(),
            municipality: self.snapshot.release.municipality.clone(),
            note: None,
        })
    }

    /// One scene.
    ///
    /// # Errors
    /// If it is of an indicator or an area that does not exist.
    pub fn scene(&self, id: &SceneId) -> Result<Scene, Problem> {
        let (snapshot, assessment, lang) = (self.snapshot, self.assessment, self.lang);
        let release = &snapshot.release;
        let of = |id: &String| release.indicator(id).ok_or_else(|| Problem::UnknownIndicator(id.clone()));
        let lists = |lists| Body::Lists(Box::new(lists));
        let across = || lang.text_with("scene-across", &[("count", release.indicators.len().into())]);
        Ok(match id {
            SceneId::Map(indicator) => self.map(id, of(indicator)?),
            SceneId::Years(indicator) => self.years(id, of(indicator)?),
            SceneId::Signals => Scene {
                subtitle: Some(across()),
                ..self.frame(
                    id,
                    lang.text("scene-signals"),
                    lists(signals::lists(snapshot, assessment, lang)),
                )
            },
            SceneId::Improved => Scene {
                subtitle: Some(across()),
                ..self.frame(
                    id,
                    lang.text("scene-improved"),
                    lists(improved::lists(snapshot, assessment, lang)),
                )
            },
            SceneId::Sources => {
                let body = Body::Sources(Box::new(sources::sources(snapshot, self.today, lang)));
                Scene { through: None, ..self.frame(id, lang.text("scene-sources"), body) }
            }
            SceneId::Area(area) => {
                let places = release.coverage.places();
                let unknown = || Problem::UnknownArea(area.clone());
                let at = release.coverage.position(&AreaId::new(area)).ok_or_else(unknown)?;
                let place = places.get(at).ok_or_else(unknown)?;
                let body = area::all_round(snapshot, assessment, at, &self.projection, lang);
                let against = lang.text_with("scene-area", &[("name", release.municipality.as_str().into())]);
                Scene {
                    subtitle: Some(against),
                    ..self.frame(id, place.area.name.clone(), Body::AllRound(Box::new(body)))
                }
            }
        })
    }

    fn map(&self, id: &SceneId, of: &Published) -> Scene {
        let (snapshot, lang) = (self.snapshot, self.lang);
        let body = match latest_window(&snapshot.release, of, AgeGroup::All) {
            Some(window) => {
                let survey = self.assessment.survey(&snapshot.release, of, window, AgeGroup::All);
                let figures =
                    indicator::figures((snapshot, self.assessment), of, &survey, &self.projection, lang);
                Body::Figures(Box::new(figures))
            }
            None => Body::Words(lang.text("wall-no-figures")),
        };
        let subtitle = match &body {
            Body::Figures(figures) => Some(format!("{} · {}", figures.map.unit, figures.map.window)),
            _ => None,
        };
        Scene { subtitle, ..self.of_indicator(id, of, body) }
    }

    fn years(&self, id: &SceneId, of: &Published) -> Scene {
        match years::years((self.snapshot, self.assessment), (of, AgeGroup::All), &self.projection, self.lang)
        {
            Some(years) => {
                let subtitle = self.lang.text_with("scene-years", &[("unit", years.unit.as_str().into())]);
                Scene { subtitle: Some(subtitle), ..self.of_indicator(id, of, Body::Years(Box::new(years))) }
            }
            None => self.of_indicator(id, of, Body::Words(self.lang.text("wall-no-figures"))),
        }
    }

    /// The frame of an indicator's scene: its own reach and source.
    fn of_indicator(&self, id: &SceneId, of: &Published, body: Body) -> Scene {
        let source = of.indicator.source.as_str();
        let fresh = freshness(of, self.today);
        Scene {
            late: fresh.words(self.lang).filter(|_| fresh.is_late()),
            through: data_through(of.data_through(), self.lang),
            source: (!source.is_empty()).then(|| source.to_owned()),
            ..self.frame(id, short_name(of, self.lang).to_owned(), body)
        }
    }

    /// The frame of a scene about all indicators.
    fn frame(&self, id: &SceneId, title: String, body: Body) -> Scene {
        let shown = self.playlist.shown(self.shift);
        Scene {
            lang: self.lang,
            id: Some(id.clone()),
            title,
            subtitle: None,
            place: shown
                .iter()
                .position(|slot| slot.scenes.contains(id))
                .map_or((0, 0), |place| (place, shown.len())),
            through: data_through(self.snapshot.data_through(), self.lang),
            source: None,
            late: None,
            demo: self.snapshot.origin.demo.then(|| self.lang.text("demo-notice")),
            body,
        }
    }

    fn without_indicators(&self) -> Scene {
        let name = self.snapshot.release.municipality.as_str();
        Scene {
            id: None,
            through: None,
            ..self.frame(
                &SceneId::Signals,
                self.lang.text_with("whole-municipality", &[("name", name.into())]),
                Body::Words(self.lang.text("wall-no-indicators")),
            )
        }
    }

    fn stop(&self, slot: &Slot, turn: usize) -> Option<Stop> {
        let id = slot.scene(turn)?;
        Some(Stop { id: id.clone(), title: self.title(id), seconds: slot.seconds })
    }

    /// A scene's name in a list.
    fn title(&self, id: &SceneId) -> String {
        let release = &self.snapshot.release;
        let indicator = |id: &str| release.indicator(id).map(|of| short_name(of, self.lang).to_owned());
        match id {
            SceneId::Signals => self.lang.text("scene-signals"),
            SceneId::Improved => self.lang.text("scene-improved"),
            SceneId::Sources => self.lang.text("scene-sources"),
            SceneId::Map(id) | SceneId::Years(id) => indicator(id).unwrap_or_default(),
            SceneId::Area(id) => {
                let place = release.coverage.places().iter().find(|place| place.area.id.as_str() == id);
                place.map(|place| place.area.name.clone()).unwrap_or_default()
            }
        }
    }
}
