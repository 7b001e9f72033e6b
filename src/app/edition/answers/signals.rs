//! `/api/v1/signals`: what an indicator says of each area, with the evidence.
//!
//! `trend` and `hotspot` are `null` until their methods are built.

use serde::Serialize;

use crate::analysis::{Evidence, LevelClass, Standing, Survey, Window, latest_window, survey};
use crate::domain::{AgeGroup, AreaId, Base, Figure, Measure};
use crate::release::Published;
use crate::snapshot::Snapshot;

#[derive(Serialize)]
struct Signals<'a> {
    snapshot: &'a str,
    indicator: &'a str,
    age_group: String,
    /// Scale of the rates.
    per: u32,
    /// `null` if nothing is published; there are no areas then.
    window: Option<Stretch>,
    /// Variance of the counts over that of chance alone.
    dispersion: Option<f64>,
    total: Option<Numbers>,
    areas: Vec<Signal<'a>>,
}

#[derive(Serialize)]
struct Signal<'a> {
    area: &'a str,
    name: &'a str,
    window: Stretch,
    /// True while late reports are expected.
    provisional: bool,
    level: Option<Level>,
    change: Option<Tested>,
    trend: Option<()>,
    hotspot: Option<()>,
}

/// The periods that the figures add up, first and last.
#[derive(Clone, Serialize)]
struct Stretch {
    first: String,
    last: String,
    periods: Vec<String>,
}

/// A published figure: what was counted, what it is set against, the rate.
#[derive(Serialize)]
struct Numbers {
    value: Option<f64>,
    base: Option<f64>,
    rate: Option<f64>,
}

/// The rate beside the municipality's: a description, no test.
#[derive(Serialize)]
struct Level {
    rate: f64,
    /// Over the municipality's rate.
    ratio: Option<f64>,
    class: Option<&'static str>,
    value: f64,
    base: Option<f64>,
}

/// The change since the same window a year earlier.
#[derive(Serialize)]
struct Tested {
    /// `exact conditional`: Fay (2010), central, corrected for dispersion.
    test: &'static str,
    /// `null` where nothing was counted a year earlier.
    ratio: Option<f64>,
    /// 95 % interval of the ratio; `null` is without bound.
    ci: [Option<f64>; 2],
    p: f64,
    evidence: &'static str,
    before: Numbers,
    now: Numbers,
}

pub(super) fn write(snapshot: &Snapshot, of: &Published) -> Vec<u8> {
    let age = AgeGroup::All;
    let release = &snapshot.release;
    let survey = latest_window(release, of, age).map(|window| survey(release, of, window, age));
    let base_before = |survey: &Survey, area: &AreaId| {
        let before = survey.window.year_before();
        match of.indicator.measure {
            Measure::Count if of.indicator.base == Base::None => None,
            Measure::Count => before.persons(release, &of.table, area, age),
            Measure::Share | Measure::Mean => before.figure(of, area, age).known()?.base.map(to_f64),
        }
    };
    let signals = |survey: &Survey, stretch: &Stretch| {
        let places = release.coverage.places().iter();
        places
            .zip(&survey.areas)
            .map(|(place, standing)| Signal {
                area: place.area.id.as_str(),
                name: &place.area.name,
                window: stretch.clone(),
                provisional: standing.provisional,
                level: level(standing),
                change: change(standing, base_before(survey, &place.area.id)),
                trend: None,
                hotspot: None,
            })
            .collect()
    };
    let window = survey.as_ref().map(|survey| stretch(survey.window));
    super::to_json(&Signals {
        snapshot: snapshot.id.as_str(),
        indicator: of.indicator.id.as_str(),
        age_group: age.to_string(),
        per: of.indicator.per,
        dispersion: survey.as_ref().and_then(|survey| survey.dispersion),
        total: survey.as_ref().map(|survey| now(&survey.total)),
        areas: survey
            .as_ref()
            .zip(window.as_ref())
            .map(|(survey, window)| signals(survey, window))
            .unwrap_or_default(),
        window,
    })
}

fn stretch(window: Window) -> Stretch {
    Stretch {
        first: window.first().to_string(),
        last: window.last().to_string(),
        periods: window.periods().iter().map(ToString::to_string).collect(),
    }
}

fn level(standing: &Standing) -> Option<Level> {
    Some(Level {
        rate: standing.rate?,
        ratio: standing.ratio,
        class: standing.class.map(class_word),
        value: standing.figure.known()?.value,
        base: standing.base,
    })
}

fn change(standing: &Standing, base_before: Option<f64>) -> Option<Tested> {
    let change = standing.change?;
    Some(Tested {
        test: "exact conditional",
        ratio: change.ratio,
        ci: [Some(change.interval.0), change.interval.1],
        p: change.p,
        evidence: evidence_word(change.evidence()),
        before: Numbers {
            value: shown(standing.figure_before),
            base: base_before,
            rate: standing.rate_before,
        },
        now: now(standing),
    })
}

fn now(standing: &Standing) -> Numbers {
    let value = shown(standing.figure);
    Numbers { value, base: standing.base.filter(|_| value.is_some()), rate: standing.rate }
}

fn shown(figure: Figure) -> Option<f64> {
    figure.known().map(|known| known.value)
}

fn class_word(class: LevelClass) -> &'static str {
    match class {
        LevelClass::MuchLower => "much_lower",
        LevelClass::Lower => "lower",
        LevelClass::Alike => "alike",
        LevelClass::Higher => "higher",
        LevelClass::MuchHigher => "much_higher",
    }
}

fn evidence_word(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::None => "none",
        Evidence::Some => "some",
        Evidence::Clear => "clear",
        Evidence::VeryClear => "very_clear",
    }
}

/// Bases are far below 2⁵³: the conversion is exact.
#[allow(clippy::cast_precision_loss)]
fn to_f64(base: u64) -> f64 {
    base as f64
}
