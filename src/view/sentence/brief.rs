//! The same things in the few words that can be read from across a room.

use super::{Teller, parts};
use crate::analysis::{AreaTrend, Basis, Signal, YearChange};
use crate::domain::Measure;
use crate::locale;
use crate::view::explorer::stretch;

/// A signal for the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Its size, where one number says it: `+205 %`, `−6,3 % om året`.
    pub value: Option<String>,
    /// Indicator, when and numbers, then the same in ever fewer words: hostile text within. At least one.
    pub said: Vec<String>,
    /// How sure it is, and whether late reports are still expected; then the same in fewer words. At
    /// least one.
    pub sure: Vec<String>,
}

impl Teller<'_> {
    /// A signal of one area, or of the municipality.
    #[must_use]
    pub fn brief(&self, signal: &Signal) -> Brief {
        let (value, said) = match &signal.basis {
            Basis::Change(change) => self.brief_change(change),
            Basis::Trend(trend) => (self.yearly(trend), vec![self.since(trend)]),
            Basis::Alarm(alert) => {
                let when = locale::period(self.lang, alert.at);
                let arguments = [("indicator", self.name().into()), ("when", when.into())];
                let count = self.numbers.count(alert.warning.observed);
                (Some(count), vec![self.lang.text_with("brief-alarm", &arguments)])
            }
            Basis::Hotspot(_) | Basis::Cluster(_) => (None, Vec::new()),
        };
        Brief { value, said: self.down_to_name(said), sure: self.sure(signal) }
    }

    /// What a signal has in common with others of its kind and certainty.
    #[must_use]
    pub fn briefs(&self, signal: &Signal) -> Brief {
        let said = match &signal.basis {
            Basis::Trend(trend) => vec![self.since(trend)],
            _ => Vec::new(),
        };
        // What was expected was so of one of them.
        let sure = self.sure(signal);
        let shared = usize::from(matches!(signal.basis, Basis::Alarm(_)));
        Brief { value: None, said: self.down_to_name(said), sure: sure.into_iter().skip(shared).collect() }
    }

    /// The least that can be said is what it is about.
    fn down_to_name(&self, mut said: Vec<String>) -> Vec<String> {
        said.push(self.name().to_owned());
        said
    }

    fn sure(&self, signal: &Signal) -> Vec<String> {
        let mut ways = Vec::new();
        let sure = match &signal.basis {
            Basis::Alarm(alert) => {
                let season = locale::season(self.lang, alert.at);
                let unusual = self.lang.text_with("alarm-unusual", &[("season", season.into())]);
                let expected = self.numbers.expected(alert.warning.expected);
                let arguments = [("unusual", unusual.as_str().into()), ("expected", expected.into())];
                ways.push(self.lang.text_with("news-unusual", &arguments));
                unusual
            }
            Basis::Hotspot(_) if signal.kind.is_upward() => self.lang.text("news-higher"),
            Basis::Hotspot(_) => self.lang.text("news-lower"),
            Basis::Cluster(_) => self.lang.text("news-cluster"),
            Basis::Change(_) | Basis::Trend(_) => {
                parts::degree(self.lang, Some(signal.certainty), signal.kind.is_upward())
            }
        };
        ways.push(sure);
        if signal.provisional {
            let open =
                |said: &String| self.lang.text_with("brief-provisional", &[("said", said.as_str().into())]);
            // That a figure may still change is said before what would be usual.
            ways = ways.iter().map(open).chain(ways.last().cloned()).collect();
        }
        ways
    }

    fn brief_change(&self, found: &YearChange) -> (Option<String>, Vec<String>) {
        let (now, before) = match (self.of.indicator.measure, found.rates) {
            (Measure::Share, Some((now, before))) => (self.numbers.rate(now), self.numbers.rate(before)),
            _ => (self.numbers.count(found.now), self.numbers.count(found.before)),
        };
        let when = stretch(self.lang, found.window);
        let arguments = [
            ("indicator", self.name().into()),
            ("when", when.into()),
            ("now", now.into()),
            ("before", before.into()),
        ];
        let value = found.change.ratio.map(|ratio| match (self.of.indicator.measure, found.rates) {
            (Measure::Share, Some((_, before))) => self.numbers.difference(before * (ratio - 1.0)),
            _ => locale::signed_percent(self.lang, ratio - 1.0, 0),
        });
        (value, ["brief-change", "brief-change-short"].map(|key| self.lang.text_with(key, &arguments)).into())
    }

    /// What has gone one way for years, and since when.
    fn since(&self, trend: &AreaTrend) -> String {
        let first = trend.first.first_year().to_string();
        self.lang.text_with("brief-trend", &[("indicator", self.name().into()), ("first", first.into())])
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

    fn name(&self) -> &str {
        parts::name(&self.of.indicator, self.lang)
    }
}
