//! One indicator, year by year: small maps with the same classes.

use std::borrow::Cow;

use crate::analysis::{Assessment, Survey, Verdict, latest_window};
use crate::domain::AgeGroup;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::explorer::{measured, stretch};
use crate::view::map::{Key, MapView, Projection, Swatch};
use crate::view::measure::{Style, unit};

/// Most maps that have room side by side.
const MOST: usize = 6;

/// Small maps, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// One for each year.
    pub years: Vec<Year>,
    /// What their looks mean: of one of the maps, with the looks of all.
    pub legend: Option<MapView>,
    /// The unit in words.
    pub unit: String,
    /// What the number beside each year is: `hele Odense`.
    pub whole: String,
}

/// One year.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// Which: `2025`, `okt. 2025 – sept. 2026`.
    pub when: String,
    /// The municipality's figure.
    pub value: String,
    /// Said where no area could be judged.
    pub untested: Option<String>,
    /// The map, without words.
    pub map: MapView,
}

/// The years of an indicator and of some ages; `None` without figures.
pub(in crate::view) fn years(
    (snapshot, assessment): (&Snapshot, &Assessment),
    (of, age): (&Published, AgeGroup),
    projection: &Projection,
    lang: Lang,
) -> Option<Years> {
    let release = &snapshot.release;
    let latest = latest_window(release, of, age)?;
    let windows = std::iter::successors(Some(latest), |window| Some(window.year_before())).take(MOST);
    let surveys: Vec<Cow<'_, Survey>> = windows
        .map(|window| assessment.survey(release, of, window, age))
        .take_while(|survey| survey.total.figure.known().is_some() || survey.window == latest)
        .collect();
    let mut years: Vec<Year> = surveys
        .iter()
        .rev()
        .enumerate()
        .map(|(nth, survey)| year((snapshot, assessment), of, (nth, survey), projection, lang))
        .collect();
    let mut legend: Vec<Key> = Vec::new();
    for key in years.iter().rev().flat_map(|year| &year.map.legend) {
        if !legend.contains(key) {
            legend.push(key.clone());
        }
    }
    for year in &mut years {
        year.map.legend.clone_from(&legend);
    }
    let municipality = release.municipality.as_str();
    Some(Years {
        unit: if age == AgeGroup::All { unit(of, age, lang) } else { measured(lang, of, age) },
        legend: years.last().map(|year| year.map.clone()),
        whole: lang.text_with("whole-municipality", &[("name", municipality.into())]),
        years,
    })
}

fn year(
    (snapshot, assessment): (&Snapshot, &Assessment),
    of: &Published,
    (nth, survey): (usize, &Survey),
    projection: &Projection,
    lang: Lang,
) -> Year {
    let k = snapshot.threshold(of, &survey.window.periods());
    let assessed = assessment.of(of.indicator.id.as_str());
    let verdict = Verdict::of(assessed, &snapshot.release, of, survey, k);
    let mut map = MapView::new(snapshot, of, survey, &verdict, projection.clone(), lang);
    map.key = format!("y{nth}");
    // Only the newest year was searched for clusters, and arrows tell what the next map shows.
    map.clusters.clear();
    for area in &mut map.areas {
        area.arrow = None;
    }
    map.legend.retain(|key| !matches!(key.swatch, Swatch::Outline | Swatch::Arrow(_) | Swatch::Provisional));
    Year {
        when: stretch(lang, survey.window),
        value: Style::of(&of.indicator, survey, lang, k).brief(&survey.total),
        untested: (!verdict.is_contrasted()).then(|| lang.text("shade-untested")),
        map,
    }
}
