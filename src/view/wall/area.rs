//! One area all round: risk and protection side by side.

use super::news::Glyph;
use super::series::{self, Series};
use super::signals::more;
use crate::analysis::{Assessment, Certainty, Evidence, Insufficient, Kind, Signal, Verdict, latest_window};
use crate::domain::{AgeGroup, AreaId, Base, Direction, Indicator, Measure};
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
    /// Of how many indicators a method says what: `3 højere`, behind the sign that stands for it.
    pub tally: Vec<(Glyph, String)>,
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
    /// The same in words, and how sure that is; then in ever fewer words. At least one.
    pub words: Vec<String>,
    /// The area's figures over time.
    pub course: Option<Series>,
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
    let sides = [side(Direction::Risk), side(Direction::Protective)];
    AllRound {
        map: locator((snapshot, assessment), position, projection, lang),
        persons: persons(snapshot, position, lang),
        tally: tally(&sides.iter().flat_map(|side| &side.rows).collect::<Vec<_>>(), lang),
        sides,
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
    let rows = indicators.filter_map(|of| row(snapshot, assessment, of, position, lang));
    let (told, quiet): (Vec<_>, Vec<_>) = rows.partition(|(told, _)| *told);
    let rows = told.into_iter().chain(quiet).map(|(_, row)| row).collect();
    Side { heading: lang.text(key), rows, none: lang.text("side-none") }
}

/// An indicator's row, and whether a method says something about it.
fn row(
    snapshot: &Snapshot,
    assessment: &Assessment,
    of: &Published,
    position: usize,
    lang: Lang,
) -> Option<(bool, Row)> {
    let release = &snapshot.release;
    let area = &release.coverage.places().get(position)?.area.id;
    let window = latest_window(release, of, AgeGroup::All)?;
    let survey = assessment.survey(release, of, window, AgeGroup::All);
    let k = snapshot.threshold(of, &window.periods());
    let verdict = Verdict::of(assessment.of(of.indicator.id.as_str()), release, of, &survey, k);
    let standing = survey.areas.get(position)?;
    let hotspot = verdict.hotspots.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let change = verdict.changes.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let tested = hotspot.as_ref().map_err(|why| *why);
    let arrow = change.as_ref().ok().and_then(Arrow::of);
    let sign = Shade::of(standing, tested).sign();
    let trend = trend(assessment, of, area);
    let degree = Shade::degree_key(standing, tested);
    let moves = arrow.is_some() || trend.is_some();
    let stands_out = sign.is_some() || !moves || standing.figure.known().is_none();
    let ways = Ways { degree: stands_out.then_some(degree), arrow, trend, unit: unit(&of.indicator, lang) };
    let percent = of.indicator.measure == Measure::Share && of.indicator.per == 100;
    let style = Style::of(&of.indicator, &survey, lang, k);
    let value = style.brief(standing);
    let row = Row {
        name: short_name(of, lang).to_owned(),
        value: if percent && standing.rate.is_some() { format!("{value}\u{a0}%") } else { value },
        sign,
        arrow,
        words: ways.told(lang),
        course: series::series(release, (of, area), &survey, style, lang),
    };
    Some((sign.is_some() || moves, row))
}

/// What there is to say of an indicator.
struct Ways<'a> {
    /// The message that says whether the area stands out.
    degree: Option<&'static str>,
    /// The change in a year.
    arrow: Option<Arrow>,
    /// What has gone one way for years.
    trend: Option<&'a Signal>,
    unit: Option<String>,
}

impl Ways<'_> {
    /// All of it, then ever less: what has a sign beside it is left out first, and what has none last.
    fn told(&self, lang: Lang) -> Vec<String> {
        let degree = self.degree.map(|key| lang.text(key));
        let change = self.arrow.map(|arrow| lang.text(arrow.key()));
        let trend = self.trend.map(|signal| super::news::words(signal, lang));
        let first = || change.as_ref().or(trend.as_ref()).into_iter();
        let all = || change.iter().chain(&trend);
        let unit = || self.unit.iter();
        let brief = lang.text(self.brief());
        let mut ways: Vec<String> = Vec::new();
        let said = [
            degree.iter().chain(all()).chain(unit()).collect::<Vec<_>>(),
            degree.iter().chain(all()).collect(),
            all().chain(unit()).collect(),
            degree.iter().chain(first()).collect(),
            first().chain(unit()).collect(),
            first().collect(),
            vec![&brief],
        ]
        .into_iter()
        .filter(|said| said.first().is_some_and(|first| Some(*first) != self.unit.as_ref()))
        .map(|said| said.into_iter().map(String::as_str).collect::<Vec<_>>().join(" · "));
        for way in said {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        ways
    }

    /// The message that says the first thing in the fewest words.
    fn brief(&self) -> &'static str {
        match (self.arrow, self.trend, self.degree) {
            (Some(arrow), ..) => match (arrow.rising, arrow.is_clear()) {
                (true, true) => "scene-rising",
                (false, true) => "scene-falling",
                (true, false) => "scene-maybe-rising",
                (false, false) => "scene-maybe-falling",
            },
            (None, Some(trend), _) => match (trend.kind.is_upward(), trend.certainty > Certainty::Some) {
                (true, true) => "scene-rising-years",
                (false, true) => "scene-falling-years",
                (true, false) => "scene-maybe-rising",
                (false, false) => "scene-maybe-falling",
            },
            (None, None, Some("degree-no-difference")) => "level-alike",
            (None, None, Some("degree-too-few") | None) => "shade-untested",
            (None, None, Some(degree)) => degree,
        }
    }
}

/// What has gone one way for years.
fn trend<'a>(assessment: &'a Assessment, of: &Published, area: &AreaId) -> Option<&'a Signal> {
    assessment.signals().find(|signal| {
        matches!(signal.kind, Kind::TrendUp | Kind::TrendDown)
            && signal.indicator == of.indicator.id
            && signal.areas.first() == Some(area)
    })
}

/// How many rows have which sign.
fn tally(rows: &[&Row], lang: Lang) -> Vec<(Glyph, String)> {
    let mut said = Vec::new();
    let mut say = |glyph: Glyph, count: usize, key: &str| {
        if count > 0 {
            said.push((glyph, format!("{count}\u{a0}{}", lang.text(key))));
        }
    };
    let levels = [
        (true, true, "level-higher"),
        (true, false, "shade-possibly-higher"),
        (false, true, "level-lower"),
        (false, false, "shade-possibly-lower"),
    ];
    for (upward, clear, key) in levels {
        let sign = Sign { upward, clear };
        say(Glyph::Sign(sign), rows.iter().filter(|row| row.sign == Some(sign)).count(), key);
    }
    for (rising, key) in [(true, "scene-rising"), (false, "scene-falling")] {
        let arrows = rows.iter().filter_map(|row| row.arrow).filter(|arrow| arrow.rising == rising);
        // One sign for all: as sure as the least sure of them.
        let evidence = if arrows.clone().all(Arrow::is_clear) { Evidence::Clear } else { Evidence::Some };
        say(Glyph::Arrow(Arrow { rising, evidence }), arrows.count(), key);
    }
    said
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
fn locator(
    (snapshot, assessment): (&Snapshot, &Assessment),
    position: usize,
    projection: &Projection,
    lang: Lang,
) -> Option<MapView> {
    let release = &snapshot.release;
    let (of, window) = release
        .indicators
        .iter()
        .find_map(|of| latest_window(release, of, AgeGroup::All).map(|window| (of, window)))?;
    let survey = assessment.survey(release, of, window, AgeGroup::All);
    let verdict =
        Verdict::of(assessment.of(of.indicator.id.as_str()), release, of, &survey, snapshot.origin.k);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_words_still_say_what_has_no_sign() {
        let arrow = Some(Arrow { rising: true, evidence: Evidence::Some });
        let unit = || Some("pr. 1.000".to_owned());
        let ways = Ways { degree: Some("degree-higher-clear"), arrow, trend: None, unit: unit() };
        assert_eq!(
            ways.told(Lang::Da),
            [
                "tydeligt højere · noget tyder på stigning · pr. 1.000",
                "tydeligt højere · noget tyder på stigning",
                "noget tyder på stigning · pr. 1.000",
                "noget tyder på stigning",
                "måske op",
            ]
        );
        let quiet = Ways { degree: Some("degree-no-difference"), arrow: None, trend: None, unit: unit() };
        assert_eq!(
            quiet.told(Lang::Da),
            ["ingen tydelig forskel · pr. 1.000", "ingen tydelig forskel", "på niveau"]
        );
    }
}
