//! One area: every method's answer, or why it has none.

use std::collections::BTreeMap;

use serde::Serialize;

use super::words::{category_word, class_word, evidence_word, level_word, why_word};
use super::{Numbers, Stretch, numbers, stretch};
use crate::analysis::{
    Alert, AreaTrend, Hotspot, Insufficient, Judged, Rated, Spot, Standing, Survey, YearChange,
};
use crate::domain::{AgeGroup, AreaId, Base, Figure, Measure};
use crate::release::{Published, Release};
use crate::view::sentence::Teller;

#[derive(Serialize)]
pub(super) struct OfArea<'a> {
    area: &'a str,
    name: &'a str,
    window: Stretch,
    /// True while late reports are expected.
    provisional: bool,
    level: Option<Level>,
    change: Option<Changed>,
    trend: Option<Trending>,
    hotspot: Option<Hot>,
    alarm: Option<Season>,
    emerging: Option<History>,
    /// By method, why it says nothing.
    not_enough: BTreeMap<&'static str, Reason>,
}

/// Why a method says nothing.
#[derive(Serialize)]
struct Reason {
    reason: &'static str,
    text: String,
}

/// The rate beside the municipality's: a description, no test.
#[derive(Serialize)]
struct Level {
    /// `null` of a count that stands for itself.
    rate: Option<f64>,
    /// 95 % interval of the rate, or of the count.
    ci: Option<[f64; 2]>,
    /// Over the municipality's rate.
    ratio: Option<f64>,
    class: Option<&'static str>,
    value: f64,
    base: Option<f64>,
    sentence: String,
}

/// The change since the same window a year earlier.
#[derive(Serialize)]
struct Changed {
    /// `exact conditional`: Fay (2010), central, corrected for dispersion.
    test: &'static str,
    /// `null` where nothing was counted a year earlier.
    ratio: Option<f64>,
    /// 95 % interval of the ratio; `null` is without bound.
    ci: [Option<f64>; 2],
    p: f64,
    /// Adjusted for all areas.
    q: f64,
    evidence: &'static str,
    before: Numbers,
    now: Numbers,
    sentence: String,
}

/// The direction over the years.
#[derive(Serialize)]
struct Trending {
    test: &'static str,
    first: String,
    last: String,
    /// Per year, in the rate's scale; `null` where only the direction can be told.
    slope: Option<f64>,
    ci: Option<[f64; 2]>,
    s: f64,
    z: f64,
    p: f64,
    q: f64,
    /// Correlation with the period before of what the trend leaves over.
    serial: Option<f64>,
    evidence: &'static str,
    sentence: String,
}

/// Against the rest of the municipality.
#[derive(Serialize)]
struct Hot {
    test: &'static str,
    level: &'static str,
    /// `null` of a cell `<k`.
    value: Option<f64>,
    base: f64,
    expected: f64,
    ratio: f64,
    p_high: Option<f64>,
    p_low: f64,
    q_high: Option<f64>,
    q_low: Option<f64>,
    dispersion: f64,
    sentence: String,
}

/// The newest month or quarter against what is usual for the season.
#[derive(Serialize)]
struct Season {
    test: &'static str,
    period: String,
    alarm: bool,
    value: f64,
    expected: f64,
    upper: f64,
    p: f64,
    alpha: f64,
    baseline: Vec<String>,
    sentence: String,
}

/// The history as a hot or cold spot.
#[derive(Serialize)]
struct History {
    test: &'static str,
    category: String,
    first: String,
    last: String,
    hot: usize,
    cold: usize,
    trend_p: f64,
    sentence: String,
}

/// Keeps a result with its sentence, or writes down the reason.
struct Gathered<'a> {
    teller: &'a Teller<'a>,
    reasons: BTreeMap<&'static str, Reason>,
}

impl Gathered<'_> {
    fn keep<T, U>(
        &mut self,
        method: &'static str,
        found: Result<T, Insufficient>,
        sentence: Result<String, String>,
        write: impl FnOnce(T, String) -> U,
    ) -> Option<U> {
        match found {
            Ok(found) => Some(write(found, sentence.unwrap_or_else(|text| text))),
            Err(why) => {
                let reason = Reason { reason: why_word(why), text: self.teller.reason(why) };
                self.reasons.insert(method, reason);
                None
            }
        }
    }
}

impl<'a> OfArea<'a> {
    pub(super) fn new(
        release: &Release,
        of: &Published,
        survey: &Survey,
        name: &'a str,
        (standing, judged): (&Standing, &'a Judged),
        teller: &Teller<'_>,
    ) -> Self {
        let said = teller.area(judged, Some(survey.window));
        let mut gathered = Gathered { teller, reasons: BTreeMap::new() };
        let plain = of.indicator.measure == Measure::Count && of.indicator.base == Base::None;
        let level = gathered.keep("level", judged.level, said.level, |rated, text| level(rated, plain, text));
        let change = gathered.keep("change", judged.change, said.change, |found, sentence| Changed {
            before: before(release, of, survey, &judged.area, standing),
            now: numbers(of, standing),
            ..changed(&found, sentence)
        });
        let trend = gathered.keep("trend", judged.trend, said.trend, trending);
        let hotspot = gathered.keep("hotspot", judged.hotspot, said.hotspot, hot);
        let alert = judged.alarm.as_ref().map_err(|&why| why);
        let alarm = gathered.keep("alarm", alert, said.alarm, alarm);
        let emerging = gathered.keep("emerging", judged.emerging, said.emerging, history);
        Self {
            area: judged.area.as_str(),
            name,
            window: stretch(survey.window),
            provisional: standing.provisional,
            level,
            change,
            trend,
            hotspot,
            alarm,
            emerging,
            not_enough: gathered.reasons,
        }
    }
}

fn level(rated: Rated, plain: bool, sentence: String) -> Level {
    Level {
        rate: (!plain).then_some(rated.rate),
        ci: rated.interval.map(|bounds| [bounds.low, bounds.high]),
        ratio: rated.ratio,
        class: rated.class.map(class_word),
        value: rated.value,
        base: rated.base.filter(|_| !plain),
        sentence,
    }
}

fn changed(found: &YearChange, sentence: String) -> Changed {
    let nothing = || Numbers { value: None, base: None, rate: None };
    Changed {
        test: "exact conditional",
        ratio: found.change.ratio,
        ci: [Some(found.change.interval.0), found.change.interval.1],
        p: found.change.p,
        q: found.q,
        evidence: evidence_word(found.change.p),
        before: nothing(),
        now: nothing(),
        sentence,
    }
}

fn before(release: &Release, of: &Published, survey: &Survey, area: &AreaId, standing: &Standing) -> Numbers {
    let Figure::Known(known) = standing.figure_before else {
        return Numbers { value: None, base: None, rate: None };
    };
    let window = survey.window.year_before();
    let base = match (of.indicator.measure, of.indicator.base) {
        (Measure::Count, Base::None) => None,
        (Measure::Count, Base::Population) => window.persons(release, &of.table, area, AgeGroup::All),
        (Measure::Share | Measure::Mean, _) => known.base.map(to_f64),
    };
    Numbers { value: Some(known.value), base, rate: standing.rate_before }
}

fn trending(found: AreaTrend, sentence: String) -> Trending {
    let seasonal = found.first.level().months() < 12;
    Trending {
        test: if seasonal { "seasonal Mann-Kendall" } else { "Mann-Kendall" },
        first: found.first.to_string(),
        last: found.last.to_string(),
        slope: found.trend.slope.map(|slope| slope.median),
        ci: found.trend.slope.map(|slope| [slope.low, slope.high]),
        s: found.trend.test.s,
        z: found.trend.test.z,
        p: found.trend.test.p,
        q: found.q,
        serial: found.trend.serial,
        evidence: evidence_word(found.trend.test.p),
        sentence,
    }
}

fn hot(found: Hotspot, sentence: String) -> Hot {
    Hot {
        test: "leave-one-out exceedance, negative binomial",
        level: level_word(found.level),
        value: found.observed,
        base: found.base,
        expected: found.expected,
        ratio: found.ratio,
        p_high: found.p_high,
        p_low: found.p_low,
        q_high: found.q_high,
        q_low: found.q_low,
        dispersion: found.phi,
        sentence,
    }
}

fn alarm(found: &Alert, sentence: String) -> Season {
    Season {
        test: "Farrington-type exceedance",
        period: found.at.to_string(),
        alarm: found.warning.alarm,
        value: found.warning.observed,
        expected: found.warning.expected,
        upper: found.warning.upper,
        p: found.warning.p,
        alpha: found.alpha,
        baseline: found.baseline.iter().map(ToString::to_string).collect(),
        sentence,
    }
}

fn history(found: Spot, sentence: String) -> History {
    History {
        test: "emerging hot spots, own reading of Esri's 17 classes",
        category: category_word(found.category),
        first: found.first.to_string(),
        last: found.last.to_string(),
        hot: found.hot,
        cold: found.cold,
        trend_p: found.trend_p,
        sentence,
    }
}

/// Bases are far below 2⁵³: the conversion is exact.
#[allow(clippy::cast_precision_loss)]
fn to_f64(base: u64) -> f64 {
    base as f64
}
