//! One area all round: risk and protection side by side.

use super::signals::more;
use crate::analysis::{Assessment, Insufficient, Verdict, latest_window, survey};
use crate::domain::{AgeGroup, Base, Direction, Indicator, Measure};
use crate::locale::{Lang, whole};
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::map::{Arrow, MapView, Projection, Shade, Sign, short_name};
use crate::view::measure::Style;

/// What a scene says of one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AllRound {
    /// Where it lies: the area alone stands out.
    pub map: Option<MapView>,
    /// How many live there: `12.431 indbyggere`.
    pub persons: Option<String>,
    /// Risk and protection.
    pub sides: [Side; 2],
    /// See [`super::Lists::more`].
    pub more: String,
}

/// The indicators of one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Which.
    pub heading: String,
    /// Those that a method says something about first, each in the catalogue's order.
    pub rows: Vec<Row>,
    /// What is said where there is no indicator.
    pub none: String,
}

/// One indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its short name: hostile text.
    pub name: String,
    /// The area's figure, as short as it can be written.
    pub value: String,
    /// Which way the area stands out from the rest.
    pub sign: Option<Sign>,
    /// Which way it has changed in a year.
    pub arrow: Option<Arrow>,
    /// The same in words, and how sure that is.
    pub words: String,
}

/// The scene of the area at this position.
pub(super) fn all_round(
    snapshot: &Snapshot,
    assessment: &Assessment,
    position: usize,
    projection: &Projection,
    lang: Lang,
) -> AllRound {
    let side = |direction| side(snapshot, assessment, position, direction, lang);
    AllRound {
        map: locator(snapshot, position, projection, lang),
        persons: persons(snapshot, position, lang),
        sides: [side(Direction::Risk), side(Direction::Protective)],
        more: more(lang),
    }
}

fn side(
    snapshot: &Snapshot,
    assessment: &Assessment,
    position: usize,
    direction: Direction,
    lang: Lang,
) -> Side {
    let key = if direction == Direction::Risk { "side-risk" } else { "side-protective" };
    let indicators = snapshot.release.indicators.iter().filter(|of| of.indicator.direction == direction);
    let mut rows: Vec<Row> =
        indicators.filter_map(|of| row(snapshot, assessment, of, position, lang)).collect();
    rows.sort_by_key(|row| row.sign.is_none() && row.arrow.is_none());
    Side { heading: lang.text(key), rows, none: lang.text("side-none") }
}

fn row(
    snapshot: &Snapshot,
    assessment: &Assessment,
    of: &Published,
    position: usize,
    lang: Lang,
) -> Option<Row> {
    let release = &snapshot.release;
    let window = latest_window(release, of, AgeGroup::All)?;
    let survey = survey(release, of, window, AgeGroup::All);
    let k = snapshot.threshold(of, &window.periods());
    let verdict = Verdict::of(assessment.of(of.indicator.id.as_str()), release, of, &survey, k);
    let standing = survey.areas.get(position)?;
    let hotspot = verdict.hotspots.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let change = verdict.changes.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let tested = hotspot.as_ref().map_err(|why| *why);
    let arrow = change.as_ref().ok().and_then(Arrow::of);
    let degree = lang.text(Shade::degree_key(standing, tested));
    let said = match arrow {
        Some(arrow) => vec![degree, lang.text(arrow.key())],
        None => std::iter::once(degree).chain(unit(&of.indicator, lang)).collect(),
    };
    let percent = of.indicator.measure == Measure::Share && of.indicator.per == 100;
    let value = Style::of(&of.indicator, &survey, lang, k).brief(standing);
    Some(Row {
        name: short_name(of, lang).to_owned(),
        value: if percent && standing.rate.is_some() { format!("{value}\u{a0}%") } else { value },
        sign: Shade::of(standing, tested).sign(),
        arrow,
        words: said.join(" · "),
    })
}

/// The unit in the few letters that there is room for; none of per cent, which stand with the figure.
fn unit(indicator: &Indicator, lang: Lang) -> Option<String> {
    let per = || whole(lang, f64::from(indicator.per));
    match (indicator.measure, indicator.base) {
        (Measure::Share, _) if indicator.per == 100 => None,
        (Measure::Share, _) | (Measure::Count, Base::Population) => {
            Some(lang.text_with("scene-rate", &[("per", per().into())]))
        }
        (Measure::Count, Base::None) => Some(lang.text("scene-count")),
        (Measure::Mean, _) => Some(lang.text("scene-mean")),
    }
}

/// The inhabitants of the newest year; `None` where they are not known of all ages.
fn persons(snapshot: &Snapshot, position: usize, lang: Lang) -> Option<String> {
    let population = &snapshot.release.population;
    let id = &snapshot.release.coverage.places().get(position)?.area.id;
    let newest = population.iter().filter(|(area, _, age, _)| *area == id && *age == AgeGroup::All);
    let (_, year, ..) = newest.max_by_key(|(_, year, ..)| *year)?;
    #[allow(clippy::cast_precision_loss)] // numbers of inhabitants are far below 2⁵³
    let persons = whole(lang, population.persons(id, year, AgeGroup::All)? as f64);
    Some(lang.text_with("scene-persons", &[("count", persons.into())]))
}

/// A map on which the area alone stands out; `None` where there is nothing to survey.
fn locator(snapshot: &Snapshot, position: usize, projection: &Projection, lang: Lang) -> Option<MapView> {
    let release = &snapshot.release;
    let (of, window) = release
        .indicators
        .iter()
        .find_map(|of| latest_window(release, of, AgeGroup::All).map(|window| (of, window)))?;
    let survey = survey(release, of, window, AgeGroup::All);
    let verdict = Verdict::of(None, release, of, &survey, snapshot.origin.k);
    let mut map = MapView::new(snapshot, of, &survey, &verdict, projection.clone(), lang);
    for area in &mut map.areas {
        (area.shade, area.arrow, area.provisional) = (Shade::Even, None, false);
        area.label.clear();
        area.value.clear();
        area.summary.clone_from(&area.name);
    }
    let name = map.areas.get(position).map(|area| area.name.clone()).unwrap_or_default();
    map.clusters = vec![vec![position]];
    "here".clone_into(&mut map.key);
    map.window.clear();
    map.description.clone_from(&name);
    map.title = name;
    Some(map)
}
