//! `/api/v1/signals`: what is said of each area, with the evidence.

mod area;
mod cells;
mod listed;
mod words;

use serde::Serialize;

use crate::analysis::{Assessed, Assessment, Insufficient, Joined, Pearson, Standing, Window};
use crate::domain::{AgeGroup, Base, Measure};
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::sentence::Teller;
use area::OfArea;
use listed::Listed;
use words::why_word;

#[derive(Serialize)]
struct OfIndicator<'a> {
    snapshot: &'a str,
    indicator: &'a str,
    age_group: String,
    /// Scale of the rates.
    per: u32,
    /// `null` if nothing is published; there are no areas then.
    window: Option<Stretch>,
    /// Variance of the counts over that of chance alone.
    dispersion: Option<f64>,
    /// Alarms expected among the newest periods where nothing happens.
    expected_false_alarms: f64,
    total: Option<Numbers>,
    /// The municipality by itself.
    municipality: Option<OfArea<'a>>,
    areas: Vec<OfArea<'a>>,
    clusters: Clusters<'a>,
    /// What is worth saying of all that, the surest first.
    signals: Vec<Listed<'a>>,
}

/// Groups of areas with too many cases together.
#[derive(Serialize)]
struct Clusters<'a> {
    test: &'static str,
    /// Random data sets behind each p.
    replicates: u32,
    /// Their seed, in decimal: too long a number for some readers.
    seed: String,
    /// Why none were looked for.
    not_enough: Option<&'static str>,
    found: Vec<Cluster<'a>>,
}

#[derive(Serialize)]
struct Cluster<'a> {
    areas: Vec<&'a str>,
    value: f64,
    expected: f64,
    llr: f64,
    p: f64,
    sentence: String,
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

#[derive(Serialize)]
struct OfRelease<'a> {
    snapshot: &'a str,
    /// Alarms expected among the newest periods where nothing happens.
    expected_false_alarms: f64,
    signals: Vec<Listed<'a>>,
}

/// What one indicator says.
pub(super) fn of_indicator(
    snapshot: &Snapshot,
    assessment: &Assessment,
    of: &Published,
    lang: Lang,
) -> Vec<u8> {
    let release = &snapshot.release;
    let id = of.indicator.id.as_str();
    let assessed = assessment.of(id);
    let survey = assessed.and_then(|assessed| assessed.survey.as_ref());
    let teller = Teller::new(release, of, lang, snapshot.origin.k);
    let areas = assessed.zip(survey).map(|(assessed, survey)| {
        let standings = survey.areas.iter().zip(release.coverage.places());
        standings
            .zip(&assessed.areas)
            .map(|((standing, place), judged)| {
                OfArea::new(release, of, survey, &place.area.name, (standing, judged), &teller)
            })
            .collect()
    });
    let municipality = assessed.zip(survey).map(|(assessed, survey)| {
        let judged = (&survey.total, &assessed.total);
        OfArea::new(release, of, survey, &release.municipality, judged, &teller)
    });
    let own = assessment.signals().filter(|signal| signal.indicator == of.indicator.id);
    super::to_json(&OfIndicator {
        snapshot: snapshot.id.as_str(),
        indicator: id,
        age_group: AgeGroup::All.to_string(),
        per: of.indicator.per,
        window: survey.map(|survey| stretch(survey.window)),
        dispersion: survey.and_then(|survey| survey.history).map(Pearson::dispersion),
        expected_false_alarms: assessed.map_or(0.0, Assessed::expected_false_alarms),
        total: survey.map(|survey| numbers(of, &survey.total)),
        municipality,
        areas: areas.unwrap_or_default(),
        clusters: clusters(assessed, &teller),
        signals: own.map(|signal| Listed::new(signal, &teller)).collect(),
    })
}

/// All that is worth saying of a release.
pub(super) fn all(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Vec<u8> {
    let release = &snapshot.release;
    let signals = assessment.signals().filter_map(|signal| {
        let of = release.indicator(signal.indicator.as_str())?;
        Some(Listed::new(signal, &Teller::new(release, of, lang, snapshot.origin.k)))
    });
    super::to_json(&OfRelease {
        snapshot: snapshot.id.as_str(),
        expected_false_alarms: assessment.expected_false_alarms(),
        signals: signals.collect(),
    })
}

fn clusters<'a>(assessed: Option<&'a Assessed>, teller: &Teller<'_>) -> Clusters<'a> {
    let found = assessed.map_or(Err(&Insufficient::NoBaseline), |assessed| assessed.clusters.as_ref());
    let one = |joined: &'a Joined| Cluster {
        areas: joined.areas.iter().map(crate::domain::AreaId::as_str).collect(),
        value: joined.observed,
        expected: joined.expected,
        llr: joined.llr,
        p: joined.p,
        sentence: teller.joined(joined),
    };
    Clusters {
        test: "Kulldorff circular scan, Poisson",
        replicates: Joined::REPLICATES,
        seed: assessed.map_or(0, |assessed| assessed.seed).to_string(),
        not_enough: found.err().map(|why| why_word(*why)),
        found: found.map(|found| found.iter().map(one).collect()).unwrap_or_default(),
    }
}

fn stretch(window: Window) -> Stretch {
    Stretch {
        first: window.first().to_string(),
        last: window.last().to_string(),
        periods: window.periods().iter().map(ToString::to_string).collect(),
    }
}

fn numbers(of: &Published, standing: &Standing) -> Numbers {
    let value = standing.figure.known().map(|known| known.value);
    let plain = of.indicator.measure == Measure::Count && of.indicator.base == Base::None;
    let base = standing.base.filter(|_| value.is_some() && !plain);
    Numbers { value, base, rate: standing.rate }
}
