//! Comparisons of one indicator: areas over time, two periods, year by year.

mod drawn;
mod form;
mod over_time;
mod periods;
mod query;

pub use drawn::{Drawing, Drawn};
pub use form::Form;
pub use over_time::OverTime;
pub use periods::{Compared, Interval, TwoPeriods};
pub use query::{By, CompareQuery, MOST_AREAS};

use super::download::Downloads;
use super::error::Problem;
use super::explorer::{href, name};
use super::page::{Link, Page};
use super::query::BadParameter;
use super::selection::{has_window, indicator};
use super::wall::{Years, small_maps};
use crate::analysis::{Assessment, Window, latest_window};
use crate::domain::{AgeGroup, AreaId};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;

/// Everything that a comparison says.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparePage {
    /// Header and footer.
    pub page: Page,
    /// The indicator's name.
    pub heading: String,
    /// What is compared.
    pub lead: String,
    /// Name of the ways to compare, for those who do not see them.
    pub ways_label: String,
    /// The ways to compare; the one that is shown without an address.
    pub ways: Vec<Way>,
    /// What can be chosen.
    pub form: Form,
    /// Said where a wish could not be met.
    pub notice: Option<String>,
    /// The comparison.
    pub body: Body,
    /// Where to read on: the indicator on the map, the areas' own pages.
    pub on: Vec<Link>,
    /// What introduces them.
    pub on_heading: String,
    /// What can be taken along.
    pub downloads: Downloads,
}

/// A way to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its name and address.
    pub link: Link,
    /// True if it is shown.
    pub here: bool,
}

/// The comparison itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Lines over time.
    OverTime(Box<OverTime>),
    /// Two periods, area by area.
    TwoPeriods(Box<TwoPeriods>),
    /// Small maps; or why there are none.
    Years(Result<Box<Years>, String>),
}

/// A query held against the data.
pub(super) struct Asked<'a> {
    pub(super) of: &'a Published,
    /// The areas in the order asked for.
    pub(super) places: Vec<&'a Place>,
    pub(super) age: AgeGroup,
    pub(super) query: &'a CompareQuery,
    /// True where length, periods and ages were chosen for another indicator.
    pub(super) wishes: bool,
}

impl ComparePage {
    /// Puts the page together.
    ///
    /// # Errors
    /// For ids, periods and age groups that the snapshot does not have.
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &CompareQuery,
    ) -> Result<Self, Problem> {
        let asked = Asked::new(snapshot, assessment, query)?;
        let of = asked.of;
        let (body, canonical, notice) = match query.periods {
            Some(pair) => {
                let (compared, pair, bent) = TwoPeriods::new(snapshot, &asked, pair, lang)?;
                let canonical = CompareQuery { periods: Some(pair), level: None, ..asked.canonical() };
                (Body::TwoPeriods(Box::new(compared)), canonical, bent)
            }
            None if query.by == By::Years => {
                let plain = super::map::Projection::Plain;
                let maps = small_maps((snapshot, assessment), (of, asked.age), &plain, lang);
                let maps = maps.map(Box::new).ok_or_else(|| lang.text("pages-no-figures"));
                let canonical =
                    CompareQuery { by: By::Years, areas: Vec::new(), level: None, ..asked.canonical() };
                (Body::Years(maps), canonical, false)
            }
            None => {
                let (lines, level, bent) = OverTime::new(snapshot, &asked, lang)?;
                (Body::OverTime(Box::new(lines)), CompareQuery { level, ..asked.canonical() }, bent)
            }
        };
        let notice = notice.then(|| lang.text("compare-bent"));
        let heading = name(lang, &of.indicator).to_owned();
        let title = lang.text_with("compare-title", &[("indicator", heading.as_str().into())]);
        let here = |lang| canonical.clone().said_in(lang).href();
        let state = canonical.clone().said_in(lang);
        let downloads = Downloads::of_comparison(lang, &of.indicator, &state, pictures(&body));
        let page = Page { theme: query.theme, ..Page::new(snapshot, lang, &title, here) };
        Ok(Self {
            lead: lead(lang, &body),
            ways_label: lang.text("compare-ways"),
            ways: ways(snapshot, &asked, lang, &body),
            form: Form::new(snapshot, &asked, lang, &body),
            notice,
            on: on(&asked, lang),
            on_heading: lang.text("compare-on"),
            body,
            downloads,
            page,
            heading,
        })
    }
}

/// The pictures that a comparison is made of.
fn pictures(body: &Body) -> Vec<By> {
    match body {
        Body::OverTime(lines) => {
            let seasons = (!lines.seasons.is_empty()).then_some(By::Seasons);
            lines.chart.is_ok().then_some(By::Time).into_iter().chain(seasons).collect()
        }
        Body::Years(Ok(_)) => vec![By::Years],
        Body::Years(Err(_)) | Body::TwoPeriods(_) => Vec::new(),
    }
}

impl<'a> Asked<'a> {
    fn new(
        snapshot: &'a Snapshot,
        assessment: &Assessment,
        query: &'a CompareQuery,
    ) -> Result<Self, Problem> {
        let release = &snapshot.release;
        let of = indicator((release, assessment), query.indicator.as_deref())?;
        let place = |id: &String| {
            let position = release.coverage.position(&AreaId::new(id));
            let place = position.and_then(|at| release.coverage.places().get(at));
            place.ok_or_else(|| Problem::UnknownArea(id.clone()))
        };
        let places = query.areas.iter().map(place).collect::<Result<_, _>>()?;
        let wishes = query.from.as_ref().is_some_and(|from| from != of.indicator.id.as_str());
        let age = query.age_group.unwrap_or(AgeGroup::All);
        let has_age = of.table.ages().contains(&age);
        if !has_age && !wishes {
            let allowed = of.table.ages().iter().map(ToString::to_string);
            return Err(BadParameter::new("age_group", &age.to_string(), allowed).into());
        }
        Ok(Self { of, places, age: if has_age { age } else { AgeGroup::All }, query, wishes })
    }

    /// The state in its one spelling, as far as all ways share it.
    fn canonical(&self) -> CompareQuery {
        CompareQuery {
            indicator: Some(self.of.indicator.id.as_str().to_owned()),
            areas: self.query.areas.clone(),
            age_group: Some(self.age).filter(|age| *age != AgeGroup::All),
            theme: self.query.theme,
            ..CompareQuery::default()
        }
    }
}

fn lead(lang: Lang, body: &Body) -> String {
    lang.text(match body {
        Body::OverTime(_) => "compare-lead-time",
        Body::TwoPeriods(_) => "compare-lead-periods",
        Body::Years(_) => "compare-lead-years",
    })
}

/// The ways to compare the same indicator.
fn ways(snapshot: &Snapshot, asked: &Asked<'_>, lang: Lang, body: &Body) -> Vec<Way> {
    let state = CompareQuery { lang: Some(lang), ..asked.canonical() };
    let way = |key: &str, query: CompareQuery, here: bool| Way {
        link: Link { text: lang.text(key), href: query.href() },
        here,
    };
    let latest = latest_window(&snapshot.release, asked.of, asked.age)
        .or_else(|| asked.of.table.periods().last().copied().map(Window::One));
    let periods = latest.map(|latest| (latest.year_before(), latest));
    let has_before = periods.filter(|(before, _)| has_window(&asked.of.table, *before));
    let mut ways = vec![way("compare-way-time", state.clone(), matches!(body, Body::OverTime(_)))];
    if has_before.is_some() || matches!(body, Body::TwoPeriods(_)) {
        let query = CompareQuery { periods: has_before, ..state.clone() };
        ways.push(way("compare-way-periods", query, matches!(body, Body::TwoPeriods(_))));
    }
    let years = CompareQuery { by: By::Years, areas: Vec::new(), ..state };
    ways.push(way("compare-way-years", years, matches!(body, Body::Years(_))));
    ways
}

/// The indicator on the map, and the areas' own pages.
fn on(asked: &Asked<'_>, lang: Lang) -> Vec<Link> {
    let map = Link {
        text: lang.text_with("compare-on-map", &[("indicator", name(lang, &asked.of.indicator).into())]),
        href: href(lang, &asked.of.indicator),
    };
    let area = |place: &&Place| Link {
        text: lang.text_with("compare-on-area", &[("area", place.area.name.as_str().into())]),
        href: super::address::area(lang, &place.area.id),
    };
    std::iter::once(map).chain(asked.places.iter().map(area)).collect()
}
