//! The scene of one indicator: its map, the municipality's figure and what stands out.

use super::news::{self, NewsRow};
use super::series::{self, Series};
use crate::analysis::{Assessed, Assessment, Standing, Survey, Verdict, YearChange};
use crate::domain::{Direction, Granularity, Period};
use crate::locale::{Lang, period, period_short};
use crate::release::{Published, ReleaseTable};
use crate::snapshot::Snapshot;
use crate::view::map::{Arrow, MapView, Projection};
use crate::view::measure::Style;

/// The map and the column beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The map.
    pub map: MapView,
    /// `Hele Odense`.
    pub whole: String,
    /// The municipality's figure.
    pub value: String,
    /// Its change in a year and how sure that is; `None` without figures to compare.
    pub change: Option<String>,
    /// How sure that change is, in words.
    pub certainty: String,
    /// The municipality's figures over time.
    pub series: Option<Series>,
    /// What introduces [`Self::news`].
    pub news_heading: String,
    /// What a method vouches for, area by area in their order.
    pub news: Vec<NewsRow>,
    /// What stands in its place where there is none.
    pub no_news: String,
    /// Said under the list's heading where a rise is good news.
    pub note: Option<String>,
}

impl Figures {
    /// Says that so many rows of the list are left out.
    #[must_use]
    pub fn more(&self, left: usize) -> String {
        self.map.lang.text_with("wall-more", &[("count", left.into())])
    }

    /// Says that so many of a cluster's names are left out.
    #[must_use]
    pub fn more_names(&self, names: &str, left: usize) -> String {
        self.map.lang.text_with("news-more-names", &[("names", names.into()), ("count", left.into())])
    }
}

pub(super) fn figures(
    (snapshot, assessment): (&Snapshot, &Assessment),
    of: &Published,
    survey: &Survey,
    projection: &Projection,
    lang: Lang,
) -> Figures {
    let k = snapshot.threshold(of, &survey.window.periods());
    let assessed: Option<&Assessed> = assessment.of(of.indicator.id.as_str());
    let verdict = Verdict::of(assessed, &snapshot.release, of, survey, k);
    let style = Style::of(&of.indicator, survey, lang, k);
    let news = news::rows(snapshot, assessment, of, survey, style, lang);
    let protective = of.indicator.direction == Direction::Protective;
    let change = style.change(&survey.total);
    let quiet = if survey.is_tested() || verdict.is_contrasted() { "wall-no-news" } else { "wall-no-tests" };
    Figures {
        map: MapView::new(snapshot, of, survey, &verdict, projection.clone(), lang),
        whole: lang
            .text_with("whole-municipality", &[("name", snapshot.release.municipality.as_str().into())]),
        value: style.brief(&survey.total),
        certainty: certainty(&survey.total, verdict.total.as_ref().ok(), change.is_some(), lang),
        change: change.map(|change| lang.text_with("change-on-a-year", &[("change", change.into())])),
        series: series::series(&snapshot.release, (of, &ReleaseTable::total()), survey, style, lang),
        news_heading: lang.text("wall-news"),
        news,
        no_news: lang.text(quiet),
        note: protective.then(|| lang.text("list-protective")),
    }
}

/// How sure the municipality's change is.
fn certainty(total: &Standing, tested: Option<&YearChange>, compared: bool, lang: Lang) -> String {
    match (tested, tested.and_then(Arrow::of)) {
        (_, Some(arrow)) => lang.text(arrow.key()),
        (Some(_), None) => lang.text("change-none"),
        (None, None) if compared && total.figure.known().is_some() => lang.text("change-untested"),
        (None, None) => lang.text("no-comparison"),
    }
}

/// A point of an axis: the month that it ends in, or the year.
pub(super) fn axis(lang: Lang, at: Period) -> String {
    match at.level() {
        Granularity::Year | Granularity::SchoolYear => period(lang, at),
        _ => Period::month(at.last_year(), at.last_month())
            .map_or_else(|| period(lang, at), |month| period_short(lang, month)),
    }
}
