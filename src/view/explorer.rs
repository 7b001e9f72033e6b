//! The explorer: one indicator in one stretch of time, as map and table.

mod form;
mod notes;
mod rows;

pub use form::{Choice, Form, Options, Select};
pub use notes::Note;

use super::address;
use super::collation;
use super::download::Downloads;
use super::error::Problem;
use super::map::{self, MapView};
use super::measure::unit;
use super::page::{Link, Page};
use super::query::{Projection, Query, Show};
use super::selection::Selection;
use super::table::Table;
use super::wording::{ChangeSaid, Course, Said, Wording, meant};
use crate::analysis::{Assessment, Survey, Verdict, Window, survey};
use crate::domain::{AgeGroup, Base, Figure, Indicator, Measure, Period};
use crate::locale::{self, Lang};
use crate::release::Published;
use crate::snapshot::Snapshot;

/// Everything that the explorer's page says.
#[derive(Clone, Debug, PartialEq)]
pub struct Explorer {
    /// Header and footer.
    pub page: Page,
    /// What can be chosen.
    pub form: Form,
    /// That something else is shown than was wished for.
    pub notice: Option<String>,
    /// The indicator's name.
    pub heading: String,
    /// Unit, ages and period.
    pub subtitle: String,
    /// The map.
    pub map: MapView,
    /// What introduces the map's looks.
    pub legend_heading: String,
    /// How the municipality stands.
    pub city: City,
    /// What introduces the changes that are more than chance.
    pub changes_heading: String,
    /// The areas with such a change, in alphabetical order.
    pub changes: Vec<Changed>,
    /// What is said where there is none.
    pub no_changes: String,
    /// How many areas show a figure, and why others do not.
    pub shown: String,
    /// The figures by area.
    pub table: Table,
    /// What introduces the notes.
    pub notes_heading: String,
    /// Definition, source and how to read the page.
    pub notes: Vec<Note>,
    /// What can be taken along.
    pub downloads: Downloads,
}

/// How the municipality stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    /// `Hele Odense`.
    pub name: String,
    /// The comparable number, or the count where there is none.
    pub figure: Said,
    /// The change on the year.
    pub change: ChangeSaid,
    /// What the change is measured from.
    pub since: String,
}

/// An area whose change is more than chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The area's page.
    pub area: Link,
    /// Its change.
    pub change: ChangeSaid,
}

impl Explorer {
    /// Puts the page together.
    ///
    /// # Errors
    /// If the query names an indicator, a period or an age group that the
    /// snapshot does not have.
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &Query,
    ) -> Result<Self, Problem> {
        let selection = Selection::new(snapshot, query)?;
        let Selection { published, window, age, .. } = selection;
        let indicator = &*published.indicator;
        let survey = survey(&snapshot.release, published, window, age);
        let k = snapshot.threshold(published, &window.periods());
        let assessed = assessment.of(indicator.id.as_str());
        let verdict = Verdict::of(assessed, &snapshot.release, published, &survey, k);
        let judged = (&survey, &verdict);
        let wording = Wording::new(lang, indicator, k, &survey);
        let state = state(&selection, query);

        let heading = name(lang, indicator).to_owned();
        let subtitle = subtitle(lang, published, window, age);
        let page = Page {
            theme: query.theme,
            ..Page::new(snapshot, lang, &heading, |lang| Query { lang: Some(lang), ..state.clone() }.href())
        };
        let whole = lang.text_with("whole-municipality", &[("name", page.place.clone().into())]);
        let figure = if rows::has_rates(indicator) {
            wording.rate(&survey.total)
        } else {
            wording.count(&survey.total)
        };
        let city = City {
            name: whole.clone(),
            figure,
            change: wording.change(&survey.total, &verdict.total),
            since: lang.text_with("pages-since", &[("period", stretch(lang, window.year_before()).into())]),
        };
        Ok(Self {
            form: Form::new(snapshot, lang, query, &selection, &wording.scale()),
            notice: selection
                .bent
                .then(|| lang.text_with("pages-bent", &[("shown", subtitle.clone().into())])),
            map: map(snapshot, lang, query, &selection, judged, &wording),
            legend_heading: lang.text_with("legend-compared", &[("name", page.place.clone().into())]),
            city,
            changes_heading: lang.text("pages-changes"),
            changes: changes(snapshot, lang, judged, &wording),
            no_changes: lang.text(no_changes(&survey)),
            shown: shown(lang, &survey),
            table: rows::table(snapshot, lang, &selection, judged, &wording, &whole),
            notes_heading: lang.text("pages-notes"),
            notes: notes::notes(snapshot, lang, published),
            downloads: Downloads::of_indicator(lang, indicator, window, &state),
            page,
            heading,
            subtitle,
        })
    }
}

/// The state that is shown, as its address is written: what was decided for
/// the reader stays open, so that a bookmark follows the newest figures.
fn state(selection: &Selection<'_>, query: &Query) -> Query {
    let table = &*selection.published.table;
    Query {
        indicator: Some(selection.published.indicator.id.as_str().to_owned()),
        period: (selection.window != selection.latest).then_some(selection.window),
        age_group: (selection.age != AgeGroup::All || table.ages().len() == 1)
            .then_some(selection.age)
            .filter(|&age| age != AgeGroup::All),
        show: query.show.filter(|&show| show == selection.show),
        from: None,
        ..query.clone()
    }
}

/// The map, with the number on it that was asked for.
fn map(
    snapshot: &Snapshot,
    lang: Lang,
    query: &Query,
    selection: &Selection<'_>,
    (survey, verdict): (&Survey, &Verdict),
    wording: &Wording<'_>,
) -> MapView {
    let mut map = MapView::new(snapshot, selection.published, survey, verdict, projection(query), lang);
    if selection.show == Show::Count {
        for (area, standing) in map.areas.iter_mut().zip(&survey.areas) {
            if standing.figure.known().is_some() {
                area.value = wording.count(standing).text;
            }
        }
    }
    map
}

/// What to say where no change is beyond chance: where none could be tested,
/// that is no all-clear.
fn no_changes(survey: &Survey) -> &'static str {
    if survey.is_tested() { "pages-no-changes" } else { "pages-no-tests" }
}

fn projection(query: &Query) -> map::Projection {
    match query.projection {
        Projection::Plain => map::Projection::Plain,
        Projection::Lens => map::Projection::Lens { focus: None },
    }
}

/// An indicator's name in a language.
#[must_use]
pub fn name(lang: Lang, indicator: &Indicator) -> &str {
    match lang {
        Lang::Da => &indicator.name_da,
        Lang::En => &indicator.name_en,
    }
}

/// A domain's name: its message, or the data's own word.
#[must_use]
pub fn domain(lang: Lang, indicator: &Indicator) -> String {
    let word = &indicator.domain.0;
    let key_like = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let known = key_like.then(|| lang.find(&format!("domain-{word}"), &[])).flatten();
    known.unwrap_or_else(|| word.clone())
}

/// Every indicator with the explorer's address for it.
#[must_use]
pub fn links(snapshot: &Snapshot, lang: Lang) -> Vec<Link> {
    let link =
        |indicator: &Indicator| Link { text: name(lang, indicator).to_owned(), href: href(lang, indicator) };
    snapshot.release.indicators.iter().map(|published| link(&published.indicator)).collect()
}

/// The explorer's address for an indicator as it opens.
#[must_use]
pub fn href(lang: Lang, indicator: &Indicator) -> String {
    let id = indicator.id.as_str().to_owned();
    Query { indicator: Some(id), lang: Some(lang), ..Query::default() }.href()
}

/// A stretch of time in words.
#[must_use]
pub fn stretch(lang: Lang, window: Window) -> String {
    match window {
        Window::One(period) => locale::period(lang, period),
        Window::FourQuarters(last) => locale::month_span(lang, window.first(), last),
    }
}

/// Unit, ages where the unit does not say them, and time:
/// `pr. 1.000 (10–17-årige) · okt. 2025 – sept. 2026`.
#[must_use]
pub fn subtitle(lang: Lang, of: &Published, window: Window, age: AgeGroup) -> String {
    let mut parts = vec![unit(of, age, lang)];
    let rated = of.indicator.measure == Measure::Count && of.indicator.base == Base::Population;
    let ages = meant(&of.table, age);
    if !rated && ages != AgeGroup::All {
        parts.push(locale::age_group(lang, ages));
    }
    parts.push(stretch(lang, window));
    parts.join(" · ")
}

fn changes(
    snapshot: &Snapshot,
    lang: Lang,
    (survey, verdict): (&Survey, &Verdict),
    wording: &Wording<'_>,
) -> Vec<Changed> {
    let places = snapshot.release.coverage.places();
    let mut changed: Vec<Changed> = places
        .iter()
        .zip(&survey.areas)
        .zip(&verdict.changes)
        .map(|((place, standing), change)| Changed {
            area: Link { text: place.area.name.clone(), href: address::area(lang, &place.area.id) },
            change: wording.change(standing, change),
        })
        .filter(|changed| matches!(changed.change.course, Some(Course::Rising | Course::Falling)))
        .collect();
    changed.sort_by(|a, b| collation::compare(&a.area.text, &b.area.text));
    changed
}

/// `15 byområder: 12 viste, 2 skjulte, 1 mangler`
fn shown(lang: Lang, survey: &Survey) -> String {
    let count = |test: fn(&Figure) -> bool| survey.areas.iter().filter(|area| test(&area.figure)).count();
    lang.text_with(
        "pages-shown",
        &[
            ("areas", survey.areas.len().into()),
            ("known", count(|figure| matches!(figure, Figure::Known(_))).into()),
            ("hidden", count(|figure| matches!(figure, Figure::Suppressed(_))).into()),
            ("missing", count(|figure| matches!(figure, Figure::Missing)).into()),
        ],
    )
}

/// Periods of one length, newest first, without those that nobody reported.
fn newest_first(selection: &Selection<'_>, level: crate::domain::Granularity) -> Vec<Period> {
    let table = &*selection.published.table;
    let total = crate::release::ReleaseTable::total();
    let told = |period: &Period| table.figure(&total, *period, selection.age) != Figure::Missing;
    table.periods().iter().rev().copied().filter(|period| period.level() == level).filter(told).collect()
}
