//! The same things in the few words that can be read from across a room.

use super::{Teller, parts};
use crate::analysis::{AreaTrend, Basis, Signal, Window, YearChange};
use crate::domain::Measure;
use crate::locale;

/// A signal for the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Its size, where one number says it: `+205 %`, `−6,3 % om året`.
    pub value: Option<String>,
    /// Indicator, numbers and how sure it is, in one sentence.
    pub said: String,
}

impl Teller<'_> {
    /// A signal of one area, or of the municipality.
    #[must_use]
    pub fn brief(&self, signal: &Signal) -> Brief {
        let brief = match &signal.basis {
            Basis::Change(change) => self.brief_change(change),
            Basis::Trend(trend) => Brief { value: self.yearly(trend), said: self.brief_trend(signal, trend) },
            Basis::Alarm(alert) => {
                let season = locale::season(self.lang, alert.at);
                let arguments = [
                    ("indicator", self.name().into()),
                    ("count", self.numbers.count(alert.warning.observed).into()),
                    ("when", self.when(Window::One(alert.at)).into()),
                    ("expected", self.numbers.expected(alert.warning.expected).into()),
                    ("degree", self.lang.text_with("alarm-unusual", &[("season", season.into())]).into()),
                ];
                Brief { value: None, said: self.lang.text_with("brief-alarm", &arguments) }
            }
            Basis::Hotspot(_) | Basis::Cluster(_) => self.brief_many(signal),
        };
        self.finished(signal, brief)
    }

    /// What a signal has in common with others of its kind and certainty.
    #[must_use]
    pub fn briefs(&self, signal: &Signal) -> Brief {
        let brief = match &signal.basis {
            Basis::Trend(trend) => Brief { value: None, said: self.brief_trend(signal, trend) },
            _ => self.brief_many(signal),
        };
        self.finished(signal, brief)
    }

    fn finished(&self, signal: &Signal, brief: Brief) -> Brief {
        if !signal.provisional {
            return brief;
        }
        let said = self.lang.text_with("brief-provisional", &[("said", brief.said.into())]);
        Brief { said, ..brief }
    }

    fn brief_change(&self, found: &YearChange) -> Brief {
        let (now, before) = match (self.of.indicator.measure, found.rates) {
            (Measure::Share, Some((now, before))) => (self.numbers.rate(now), self.numbers.rate(before)),
            _ => (self.numbers.count(found.now), self.numbers.count(found.before)),
        };
        let when = match found.window {
            Window::One(at) => locale::period(self.lang, at),
            window @ Window::FourQuarters(_) => locale::month_span(self.lang, window.first(), window.last()),
        };
        let degree = parts::degree(self.lang, found.certainty(), found.is_rise());
        let arguments = [
            ("indicator", self.name().into()),
            ("when", when.into()),
            ("now", now.into()),
            ("before", before.into()),
            ("degree", degree.into()),
        ];
        let value = found.change.ratio.map(|ratio| match (self.of.indicator.measure, found.rates) {
            (Measure::Share, Some((_, before))) => self.numbers.difference(before * (ratio - 1.0)),
            _ => locale::signed_percent(self.lang, ratio - 1.0, 0),
        });
        Brief { value, said: self.lang.text_with("brief-change", &arguments) }
    }

    fn brief_trend(&self, signal: &Signal, trend: &AreaTrend) -> String {
        let degree = parts::degree(self.lang, Some(signal.certainty), trend.is_rise());
        let arguments = [
            ("indicator", self.name().into()),
            ("degree", degree.into()),
            ("first", trend.first.first_year().to_string().into()),
        ];
        self.lang.text_with("brief-trend", &arguments)
    }

    /// A slope as a share of what is usual, or in points: `−6,3 % om året`.
    fn yearly(&self, found: &AreaTrend) -> Option<String> {
        let slope = found.trend.slope?.median;
        let change = match self.of.indicator.measure {
            Measure::Count => self.numbers.yearly_percent(found.relative(slope)?),
            Measure::Share | Measure::Mean => self.numbers.yearly_difference(slope),
        };
        Some(self.lang.text_with("news-a-year", &[("change", change.into())]))
    }

    fn brief_many(&self, signal: &Signal) -> Brief {
        let degree = match &signal.basis {
            Basis::Alarm(alert) => {
                let season = locale::season(self.lang, alert.at);
                self.lang.text_with("alarm-unusual", &[("season", season.into())])
            }
            Basis::Hotspot(_) if signal.kind.is_upward() => self.lang.text("news-higher"),
            Basis::Hotspot(_) => self.lang.text("news-lower"),
            Basis::Cluster(_) => self.lang.text("news-cluster"),
            Basis::Change(_) | Basis::Trend(_) => {
                let degree = parts::degree(self.lang, Some(signal.certainty), signal.kind.is_upward());
                self.lang.text_with("news-change", &[("change", degree.into())])
            }
        };
        let arguments = [("indicator", self.name().into()), ("degree", degree.into())];
        Brief { value: None, said: self.lang.text_with("brief-many", &arguments) }
    }

    fn name(&self) -> &str {
        parts::name(&self.of.indicator, self.lang)
    }
}
