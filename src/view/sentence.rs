//! One sentence for each thing worth saying: count, comparison, certainty.
//!
//! Fixed patterns, no causes, no order among areas; every number in a sentence
//! is one of the result that it tells.

mod brief;
mod numbers;
mod parts;

pub use brief::Brief;

use crate::analysis::{
    Alert, AreaTrend, Basis, Category, Hotspot, Insufficient, Joined, Judged, Level, News, Pattern, Rated,
    Signal, Spot, Window, YearChange,
};
use crate::domain::{AreaId, Base, Figure, Measure, Period, TOTAL_AREA};
use crate::locale::{self, Lang};
use crate::release::{Published, Release};
use numbers::Numbers;

/// Tells the results of one indicator.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    release: &'a Release,
    of: &'a Published,
    lang: Lang,
    k: u64,
    numbers: Numbers<'a>,
}

impl<'a> Teller<'a> {
    /// A teller of an indicator's results; counts below `k` are hidden.
    #[must_use]
    pub fn new(release: &'a Release, of: &'a Published, lang: Lang, k: u64) -> Self {
        Self { release, of, lang, k, numbers: Numbers::new(lang, &of.indicator) }
    }

    /// A signal in one sentence: where, what, how many, against what, how sure;
    /// and a second one where it is good news or provisional.
    #[must_use]
    pub fn signal(&self, signal: &Signal) -> String {
        self.told(signal, None)
    }

    /// The same on the page of an area, which need not be named again.
    #[must_use]
    pub fn signal_at(&self, signal: &Signal, here: &AreaId) -> String {
        self.told(signal, Some(here))
    }

    fn told(&self, signal: &Signal, here: Option<&AreaId>) -> String {
        let said = match &signal.basis {
            Basis::Hotspot(hotspot) => self.hotspot(hotspot),
            Basis::Cluster(joined) => self.cluster(joined),
            Basis::Change(change) => self.change(change),
            Basis::Trend(trend) => self.trend(trend, signal.areas.first()),
            Basis::Alarm(alert) => self.alarm(alert),
        };
        let mut text = match (signal.areas.as_slice(), here) {
            ([area], Some(here)) if area == here => self.lang.text_with(
                "signal-sentence-here",
                &[("indicator", parts::name(&self.of.indicator, self.lang).into()), ("said", said.into())],
            ),
            (areas, _) => self.framed(areas, &said),
        };
        for (holds, key) in
            [(signal.news == News::Good, "signal-good"), (signal.provisional, "signal-provisional")]
        {
            if holds {
                text.push(' ');
                text.push_str(&self.lang.text(key));
            }
        }
        text
    }

    /// Everything about one area in sentences, in the order of [`Judged`]:
    /// level, hotspot, change, trend, alarm, history; where a method says
    /// nothing, the reason.
    #[must_use]
    pub fn area(&self, judged: &Judged, window: Option<Window>) -> Sentences {
        self.each(judged, window, |said| self.framed(std::slice::from_ref(&judged.area), said))
    }

    /// The same where area and indicator stand above the sentences.
    #[must_use]
    pub fn sayings(&self, judged: &Judged, window: Option<Window>) -> Sentences {
        self.each(judged, window, parts::sentence)
    }

    fn each(&self, judged: &Judged, window: Option<Window>, frame: impl Fn(&str) -> String) -> Sentences {
        let of = |said: Result<String, Insufficient>| {
            said.map(|said| frame(&said)).map_err(|why| self.reason(why))
        };
        let level = judged.level.and_then(|rated| {
            window.map(|window| self.level(&rated, window)).ok_or(Insufficient::NoBaseline)
        });
        Sentences {
            level: of(level),
            hotspot: of(judged.hotspot.map(|hotspot| self.hotspot(&hotspot))),
            change: of(judged.change.map(|change| self.change(&change))),
            trend: of(judged.trend.map(|trend| self.trend(&trend, Some(&judged.area)))),
            alarm: of(judged.alarm.as_ref().map(|alert| self.alarm(alert)).map_err(|&why| why)),
            emerging: of(judged.emerging.map(|spot| self.spot(&spot))),
        }
    }

    /// A cluster with the names of its areas.
    #[must_use]
    pub fn joined(&self, joined: &Joined) -> String {
        self.framed(&joined.areas, &self.cluster(joined))
    }

    /// Why a method says nothing, without a full stop.
    #[must_use]
    pub fn reason(&self, why: Insufficient) -> String {
        self.lang.text(parts::reason_key(why))
    }

    fn framed(&self, areas: &[AreaId], said: &str) -> String {
        self.lang.text_with(
            "signal-sentence",
            &[
                ("area", self.names(areas).into()),
                ("indicator", parts::name(&self.of.indicator, self.lang).into()),
                ("said", said.into()),
            ],
        )
    }

    fn names(&self, areas: &[AreaId]) -> String {
        let name = |id: &AreaId| {
            let place = self.release.coverage.places().iter().find(|place| place.area.id == *id);
            match place {
                Some(place) => place.area.short_name.clone(),
                None if id.as_str() == TOTAL_AREA => self
                    .lang
                    .text_with("whole-municipality", &[("name", self.release.municipality.as_str().into())]),
                None => id.to_string(),
            }
        };
        match areas {
            [] => String::new(),
            [one] => name(one),
            [first @ .., last] => {
                let first: Vec<String> = first.iter().map(name).collect();
                self.lang.text_with(
                    "signal-and",
                    &[("first", first.join(", ").into()), ("last", name(last).into())],
                )
            }
        }
    }

    fn yardstick(&self, key: &str) -> String {
        self.lang.text_with(key, &[("place", self.release.municipality.as_str().into())])
    }

    fn level(&self, rated: &Rated, window: Window) -> String {
        let (when, rate) = (self.when(window), self.numbers.rate(rated.rate));
        let indicator = &self.of.indicator;
        let plain = indicator.measure == Measure::Count && indicator.base == Base::None;
        let bounds =
            rated.interval.map(|bounds| (self.numbers.rate(bounds.low), self.numbers.rate(bounds.high)));
        match (indicator.measure, bounds) {
            (Measure::Count, Some((low, high))) if !plain => self.lang.text_with(
                "signal-level-rate",
                &[
                    ("count", self.numbers.count(rated.value).into()),
                    ("when", when.into()),
                    ("rate", rate.into()),
                    ("unit", super::measure::unit(self.of, crate::domain::AgeGroup::All, self.lang).into()),
                    ("low", low.into()),
                    ("high", high.into()),
                ],
            ),
            (Measure::Count, _) => self.lang.text_with(
                "signal-level-count",
                &[("count", self.numbers.count(rated.value).into()), ("when", when.into())],
            ),
            (_, Some((low, high))) => self.lang.text_with(
                "signal-level-share",
                &[("rate", rate.into()), ("when", when.into()), ("low", low.into()), ("high", high.into())],
            ),
            (_, None) => {
                self.lang.text_with("signal-level-plain", &[("rate", rate.into()), ("when", when.into())])
            }
        }
    }

    fn hotspot(&self, hotspot: &Hotspot) -> String {
        let degree = self.lang.text(match hotspot.level {
            Level::ClearlyHigher => "degree-higher-clear",
            Level::PossiblyHigher => "degree-higher-possible",
            Level::PossiblyLower => "degree-lower-possible",
            Level::ClearlyLower => "degree-lower-clear",
            Level::NoClearDifference => "degree-no-difference",
            Level::TooFew => "degree-too-few",
        });
        let (when, yardstick) = (self.when(hotspot.window), self.yardstick("signal-rest"));
        let per = f64::from(self.of.indicator.per);
        match hotspot.observed {
            None => self.lang.text_with(
                "signal-hotspot-below",
                &[
                    ("k", self.k.to_string().into()),
                    ("when", when.into()),
                    ("yardstick", yardstick.into()),
                    ("expected", self.numbers.expected(hotspot.expected).into()),
                    ("degree", degree.into()),
                ],
            ),
            Some(observed) if self.of.indicator.measure == Measure::Share => self.lang.text_with(
                "signal-hotspot-share",
                &[
                    ("share", self.numbers.rate(observed * per / hotspot.base).into()),
                    ("when", when.into()),
                    ("rest", self.numbers.rate(hotspot.expected * per / hotspot.base).into()),
                    ("yardstick", yardstick.into()),
                    ("degree", degree.into()),
                ],
            ),
            Some(observed) => self.lang.text_with(
                "signal-hotspot",
                &[
                    ("count", self.numbers.count(observed).into()),
                    ("when", when.into()),
                    ("comparison", parts::comparison(self.lang, hotspot.ratio, &yardstick).into()),
                    ("degree", degree.into()),
                ],
            ),
        }
    }

    fn cluster(&self, joined: &Joined) -> String {
        let key = match joined.p {
            p if p < 0.001 => "cluster-very-clear",
            p if p <= 0.01 => "cluster-clear",
            _ => "cluster-some",
        };
        let comparison =
            parts::comparison(self.lang, joined.observed / joined.expected, &self.yardstick("signal-whole"));
        self.lang.text_with(
            "signal-cluster",
            &[
                ("count", self.numbers.count(joined.observed).into()),
                ("when", self.when(joined.window).into()),
                ("comparison", comparison.into()),
                ("degree", self.lang.text(key).into()),
            ],
        )
    }

    fn change(&self, found: &YearChange) -> String {
        let degree = parts::degree(self.lang, found.certainty(), found.is_rise());
        let (now, before) = match (self.of.indicator.measure, found.rates) {
            (Measure::Share, Some((now, before))) => (self.numbers.rate(now), self.numbers.rate(before)),
            _ => (self.numbers.count(found.now), self.numbers.count(found.before)),
        };
        let mut arguments = vec![
            ("now", now.into()),
            ("when", self.when(found.window).into()),
            ("before", before.into()),
            ("degree", degree.into()),
        ];
        let Some(size) = self.size(found) else {
            return self.lang.text_with("signal-change-open", &arguments);
        };
        arguments.push(("size", size.into()));
        self.lang.text_with("signal-change", &arguments)
    }

    /// A change's size with its interval: per cent of counts, points of shares.
    fn size(&self, found: &YearChange) -> Option<String> {
        let (low, Some(high)) = found.change.interval else { return None };
        let ratio = found.change.ratio?;
        let indicator = &self.of.indicator;
        let write = |ratio: f64| match (indicator.measure, found.rates) {
            (Measure::Share, Some((_, before))) => self.numbers.difference(before * (ratio - 1.0)),
            _ => locale::signed_percent(self.lang, ratio - 1.0, 0),
        };
        let per_head = indicator.measure == Measure::Count && indicator.base == Base::Population;
        let key = if per_head { "signal-size-per-head" } else { "signal-size" };
        let arguments =
            [("size", write(ratio).into()), ("low", write(low).into()), ("high", write(high).into())];
        Some(self.lang.text_with(key, &arguments))
    }

    fn trend(&self, found: &AreaTrend, area: Option<&AreaId>) -> String {
        let degree = parts::degree(self.lang, found.certainty(), found.is_rise());
        let span = self.span(found.first, found.last);
        let write = |slope: f64| match self.of.indicator.measure {
            Measure::Count => found.relative(slope).map(|share| self.numbers.yearly_percent(share)),
            Measure::Share | Measure::Mean => Some(self.numbers.yearly_difference(slope)),
        };
        let slopes = found
            .trend
            .slope
            .and_then(|slope| Some((write(slope.median)?, write(slope.low)?, write(slope.high)?)));
        let trend = match slopes {
            Some((slope, low, high)) => self.lang.text_with(
                "signal-trend",
                &[
                    ("span", span.into()),
                    ("slope", slope.into()),
                    ("low", low.into()),
                    ("high", high.into()),
                    ("degree", degree.into()),
                ],
            ),
            None => self
                .lang
                .text_with("signal-trend-direction", &[("span", span.into()), ("degree", degree.into())]),
        };
        let latest = area.map(|area| self.of.table.figure(area, found.last, crate::domain::AgeGroup::All));
        let Some(Figure::Known(known)) = latest else { return trend };
        let Some(value) = self.numbers.figure(known) else { return trend };
        let when = self.when(Window::One(found.last));
        self.lang.text_with(
            "signal-trend-latest",
            &[("trend", trend.into()), ("value", value.into()), ("when", when.into())],
        )
    }

    fn alarm(&self, alert: &Alert) -> String {
        let key = if alert.warning.alarm { "alarm-unusual" } else { "alarm-usual" };
        let season = locale::season(self.lang, alert.at);
        self.lang.text_with(
            "signal-alarm",
            &[
                ("count", self.numbers.count(alert.warning.observed).into()),
                ("when", self.when(Window::One(alert.at)).into()),
                ("expected", self.numbers.expected(alert.warning.expected).into()),
                ("degree", self.lang.text_with(key, &[("season", season.into())]).into()),
            ],
        )
    }

    fn spot(&self, spot: &Spot) -> String {
        let span = self.span(spot.first, spot.last);
        let (key, pattern): (&str, Option<Pattern>) = match spot.category {
            Category::Hot(pattern) => ("signal-spot-hot", Some(pattern)),
            Category::Cold(pattern) => ("signal-spot-cold", Some(pattern)),
            Category::None => ("signal-spot-none", None),
        };
        let pattern = pattern.map(|pattern| self.lang.text(parts::pattern_key(pattern))).unwrap_or_default();
        self.lang.text_with(key, &[("span", span.into()), ("pattern", pattern.into())])
    }

    fn when(&self, window: Window) -> String {
        parts::when(self.lang, window)
    }

    fn span(&self, first: Period, last: Period) -> String {
        let (first, last) = (locale::period(self.lang, first), locale::period(self.lang, last));
        self.lang.text_with("signal-from-to", &[("first", first.into()), ("last", last.into())])
    }
}

/// What is said of one area: a sentence from each method, or its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentences {
    /// Its rate with its interval.
    pub level: Result<String, String>,
    /// Against the rest of the municipality.
    pub hotspot: Result<String, String>,
    /// On a year.
    pub change: Result<String, String>,
    /// Over the years.
    pub trend: Result<String, String>,
    /// The newest month or quarter for the season.
    pub alarm: Result<String, String>,
    /// Its history as a hot or cold spot.
    pub emerging: Result<String, String>,
}

#[cfg(test)]
mod tests;
