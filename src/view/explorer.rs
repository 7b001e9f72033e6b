//! The explorer: one indicator in one stretch of time, as map and table.

mod form;
mod looks;
mod notes;
mod picture;
mod reading;
mod rows;
mod switches;
mod time;

pub use form::{Choice, Form, Options, Select};
pub(super) use form::{by_name, level_key};
pub use notes::{Note, how_to_read};
pub use switches::Switch;
pub use time::Timeline;

use super::address;
use super::collation;
use super::download::Downloads;
use super::error::Problem;
use super::map::MapView;
use super::measure::unit;
use super::page::{Link, Page};
use super::query::{Colour, Query};
use super::selection::{Selection, Yardstick};
use super::table::Table;
use super::wording::{ChangeSaid, Course, Said, Wording, meant};
use crate::analysis::{Assessment, Survey, Verdict, Window};
use crate::domain::{AgeGroup, Base, Figure, Granularity, Indicator, Measure, Period};
use crate::locale::{self, Lang};
use crate::release::Published;
use crate::snapshot::Snapshot;
use reading::Reading;

/// Everything that the explorer's page says.
#[derive(Clone, Debug, PartialEq)]
pub struct Explorer {
    /// Header and footer.
    pub page: Page,
    /// The address of the state that is shown, in its one spelling.
    pub address: String,
    /// What can be chosen from lists.
    pub form: Form,
    /// The way through time.
    pub time: Timeline,
    /// What can be switched.
    pub switches: Vec<Switch>,
    /// What is new, in a line; whoever knows adds it.
    pub news: Option<Link>,
    /// What a browser that has seen an earlier snapshot says instead, and which one is shown now.
    pub seen: [String; 2],
    /// That something else is shown than was wished for.
    pub notice: Option<String>,
    /// The indicator's name.
    pub heading: String,
    /// Unit, ages and period.
    pub subtitle: String,
    /// Ways on: newer figures, the page on paper.
    pub further: Vec<Link>,
    /// The map.
    pub map: MapView,
    /// What introduces the map's looks.
    pub legend_heading: String,
    /// How the municipality stands.
    pub city: City,
    /// The area that is pointed out, or how to point one out.
    pub pointed: Pointed,
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
    /// Words for the map's buttons: closer, farther, all of it.
    pub zoom: [String; 3],
    /// What can be taken along.
    pub downloads: Downloads,
}

/// The area that is pointed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// How to point one out.
    pub hint: String,
    /// The same state without it.
    pub leave: Option<Link>,
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
    /// If the query names an indicator, a period, an age group or an area that
    /// the snapshot does not have.
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &Query,
    ) -> Result<Self, Problem> {
        let reading = Reading::new(snapshot, assessment, lang, query)?;
        let Reading { selection, survey, verdict, wording, state, .. } = &reading;
        let Selection { published, window, age, .. } = *selection;
        let heading = name(lang, &published.indicator).to_owned();
        let subtitle = subtitle(lang, published, window, age);
        let page = Page {
            theme: query.theme,
            ..Page::new(snapshot, lang, &heading, |lang| Query { lang: Some(lang), ..state.clone() }.href())
        };
        let leave = || Link { text: lang.text("area-leave"), href: reading.href(|query| query.area = None) };
        Ok(Self {
            address: state.href(),
            form: Form::new(&reading),
            time: time::timeline(&reading),
            switches: switches::switches(&reading),
            news: None,
            seen: [lang.text("news-teaser-since"), snapshot.id.as_str().to_owned()],
            notice: selection
                .bent
                .then(|| lang.text_with("pages-bent", &[("shown", subtitle.clone().into())])),
            further: further(&reading),
            map: picture::map(&reading),
            legend_heading: legend_heading(&reading),
            city: city(&reading),
            pointed: Pointed { hint: lang.text("area-hint"), leave: selection.area.map(|_| leave()) },
            changes_heading: lang.text("pages-changes"),
            changes: changes(snapshot, lang, (survey, verdict), wording),
            no_changes: lang.text(no_changes(survey)),
            shown: shown(lang, survey),
            table: rows::table(&reading),
            notes_heading: lang.text("pages-notes"),
            notes: notes::notes(snapshot, lang, published),
            zoom: ["zoom-in", "zoom-out", "zoom-reset"].map(|key| lang.text(key)),
            downloads: Downloads::of_indicator(lang, &published.indicator, window, state),
            page,
            heading,
            subtitle,
        })
    }
}

/// Newer figures than those that the page opens with, and the page on paper.
fn further(reading: &Reading<'_>) -> Vec<Link> {
    let (lang, selection) = (reading.lang, &reading.selection);
    let is_newer = |period: &Period| period.end() > selection.window.last().end();
    let newest = |level| newest_first(selection, level).into_iter().next().filter(is_newer);
    let newer = COARSE_FIRST.into_iter().find_map(newest).filter(|_| selection.window == selection.latest);
    let newer = newer.map(|period| Link {
        text: lang.text_with("pages-newer", &[("period", locale::period(lang, period).into())]),
        href: reading.href(|query| query.period = Some(Window::One(period))),
    });
    let state = Query { lang: Some(lang), ..reading.state.clone() };
    let paper = Link { text: lang.text("pages-paper"), href: state.address("/report.pdf") };
    newer.into_iter().chain([paper]).collect()
}

/// The map of a state, as the explorer shows it.
///
/// # Errors
/// See [`Explorer::new`].
pub fn map(
    snapshot: &Snapshot,
    assessment: &Assessment,
    lang: Lang,
    query: &Query,
) -> Result<MapView, Problem> {
    Reading::new(snapshot, assessment, lang, query).map(|reading| picture::map(&reading))
}

fn city(reading: &Reading<'_>) -> City {
    let Reading { selection, survey, verdict, wording, lang, .. } = reading;
    let figure = if rows::has_rates(&selection.published.indicator) {
        wording.rate(&survey.total)
    } else {
        wording.count(&survey.total)
    };
    let before = stretch(*lang, selection.window.year_before());
    City {
        name: lang.text_with("whole-municipality", &[("name", reading.municipality().into())]),
        figure,
        change: wording.change(&survey.total, &verdict.total),
        since: lang.text_with("pages-since", &[("period", before.into())]),
    }
}

/// What the map's colours are about.
fn legend_heading(reading: &Reading<'_>) -> String {
    let lang = reading.lang;
    let name = |key: &str, name: &str| lang.text_with(key, &[("name", name.into())]);
    match (reading.selection.colour, reading.selection.yardstick) {
        (Colour::Hotspot, _) => lang.text("legend-history"),
        (Colour::Change, _) | (Colour::Level, Yardstick::LastYear) => lang.text("legend-last-year"),
        (Colour::Level, Yardstick::City) => name("legend-compared", reading.municipality()),
        (Colour::Level, Yardstick::Area(at)) => {
            name("legend-area", reading.place(at).map_or("", |(_, name)| name))
        }
    }
}

/// What to say where no change is beyond chance: where none could be tested,
/// that is no all-clear.
fn no_changes(survey: &Survey) -> &'static str {
    if survey.is_tested() { "pages-no-changes" } else { "pages-no-tests" }
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
    format!("{} · {}", measured(lang, of, age), stretch(lang, window))
}

/// Unit, and ages where the unit does not say them.
pub(super) fn measured(lang: Lang, of: &Published, age: AgeGroup) -> String {
    let unit = unit(of, age, lang);
    let rated = of.indicator.measure == Measure::Count && of.indicator.base == Base::Population;
    let ages = meant(&of.table, age);
    if rated || ages == AgeGroup::All { unit } else { format!("{unit} · {}", locale::age_group(lang, ages)) }
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

/// Lengths of periods in the order in which they are offered.
const COARSE_FIRST: [Granularity; 5] = [
    Granularity::Year,
    Granularity::SchoolYear,
    Granularity::HalfYear,
    Granularity::Quarter,
    Granularity::Month,
];

/// Periods of one length, newest first, without those that nobody reported.
fn newest_first(selection: &Selection<'_>, level: Granularity) -> Vec<Period> {
    let table = &*selection.published.table;
    let told = |period: &Period| {
        table.areas().iter().any(|area| table.figure(area, *period, selection.age) != Figure::Missing)
    };
    table.periods().iter().rev().copied().filter(|period| period.level() == level).filter(told).collect()
}
