//! A comparison as a picture by itself: only what is drawn is worked out.

use super::over_time::Tracks;
use super::{Asked, By, CompareQuery};
use crate::analysis::Assessment;
use crate::locale::Lang;
use crate::snapshot::Snapshot;
use crate::view::chart::Chart;
use crate::view::error::Problem;
use crate::view::explorer::name;
use crate::view::map::Projection;
use crate::view::page::Page;
use crate::view::wall::{Years, small_maps};

/// What a picture of a comparison shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Whose figures, how far they go, and that they are invented where they are.
    pub page: Page,
    /// What it is about.
    pub heading: String,
    /// What is drawn; never empty.
    pub body: Drawing,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawing {
    /// Lines over time, or seasons.
    Charts(Vec<Chart>),
    /// Small maps.
    Years(Box<Years>),
}

impl Drawn {
    /// Works out the picture of a state.
    ///
    /// # Errors
    /// As for the page; and if two periods are compared, of which there is no
    /// picture, or there is nothing to draw.
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &CompareQuery,
    ) -> Result<Self, Problem> {
        if query.periods.is_some() {
            return Err(Problem::NoSuchPage);
        }
        let asked = Asked::new(snapshot, assessment, query)?;
        let indicator = &asked.of.indicator;
        let none = || Problem::NoFigures(indicator.id.as_str().to_owned());
        let name = name(lang, indicator).to_owned();
        let page = Page::new(snapshot, lang, &name, |lang| asked.canonical().said_in(lang).href());
        let page = Page { theme: query.theme, ..page };
        let tracks = || Tracks::new(snapshot, &asked, lang);
        let (heading, charts): (String, Vec<Chart>) = match query.by {
            By::Years => {
                let maps =
                    small_maps((snapshot, assessment), (asked.of, asked.age), &Projection::Plain, lang);
                let body = Drawing::Years(Box::new(maps.ok_or_else(none)?));
                return Ok(Self { page, heading: name, body });
            }
            By::Time => (name, tracks()?.chart(snapshot, &asked, lang).into_iter().collect()),
            By::Seasons => {
                let heading = format!("{name} · {}", lang.text("compare-seasons"));
                (heading, tracks()?.seasons(snapshot, &asked, lang))
            }
        };
        if charts.is_empty() {
            Err(none())
        } else {
            Ok(Self { page, heading, body: Drawing::Charts(charts) })
        }
    }
}
