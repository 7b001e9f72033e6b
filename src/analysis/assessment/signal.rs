//! What is worth saying, in an order that ranks nobody.

use super::alarm::Alert;
use super::certainty::Certainty;
use super::change::YearChange;
use super::cluster::Joined;
use super::hotspot::Hotspot;
use super::trend::AreaTrend;
use super::{AGE, Assessed, Judged};
use crate::analysis::exceedance::Level;
use crate::domain::{AgeGroup, AreaId, Direction, Figure, IndicatorId, Period};
use crate::release::{Published, Release, ReleaseTable};

/// Something worth saying.
#[derive(Clone, Debug, PartialEq)]
pub struct Signal {
    /// What kind of thing.
    pub kind: Kind,
    /// What was counted.
    pub indicator: IndicatorId,
    /// Where: one area, the municipality, or the areas of a cluster.
    pub areas: Vec<AreaId>,
    /// First and last period that it is about.
    pub span: (Period, Period),
    /// The method's result.
    pub basis: Basis,
    /// How sure it is.
    pub certainty: Certainty,
    /// How it is to be read.
    pub news: News,
    /// True if one of the newest figures still awaits late reports.
    pub provisional: bool,
    /// Every cell of the release that it rests on.
    pub grounds: Vec<Ground>,
}

/// The kinds, in the order in which they stand of one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The newest month or quarter is unusual for the season.
    Unusual,
    /// More than a year earlier.
    Rise,
    /// Less than a year earlier.
    Fall,
    /// Higher than the rest of the municipality.
    High,
    /// Lower than the rest of the municipality.
    Low,
    /// Higher together with neighbours.
    Cluster,
    /// Rising over the years.
    TrendUp,
    /// Falling over the years.
    TrendDown,
}

/// The result that a signal tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// See [`Hotspot`].
    Hotspot(Hotspot),
    /// See [`Joined`].
    Cluster(Joined),
    /// See [`YearChange`].
    Change(YearChange),
    /// See [`AreaTrend`].
    Trend(AreaTrend),
    /// See [`Alert`].
    Alarm(Alert),
}

/// How a signal is to be read, by the indicator's direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// Risk falls or is low, protection rises or is high.
    Good,
    /// The other way round.
    Attention,
    /// Of an indicator of the background.
    Neutral,
}

/// A cell of the release that a signal rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// Its area, or the municipality.
    pub area: AreaId,
    /// Its period.
    pub period: Period,
    /// Its persons.
    pub age: AgeGroup,
    /// What is published of it.
    pub figure: Figure,
}

impl Kind {
    /// True of what is above: higher, rising, unusually many.
    #[must_use]
    pub fn is_upward(self) -> bool {
        match self {
            Self::Unusual | Self::Rise | Self::High | Self::Cluster | Self::TrendUp => true,
            Self::Fall | Self::Low | Self::TrendDown => false,
        }
    }
}

impl News {
    fn of(direction: Direction, upward: bool) -> Self {
        match (direction, upward) {
            (Direction::Context, _) => Self::Neutral,
            (Direction::Risk, true) | (Direction::Protective, false) => Self::Attention,
            (Direction::Risk, false) | (Direction::Protective, true) => Self::Good,
        }
    }
}

/// All signals of a release, the surest first.
pub(super) fn all(release: &Release, indicators: &[Assessed]) -> Vec<Signal> {
    let mut signals: Vec<Signal> = release
        .indicators
        .iter()
        .zip(indicators)
        .flat_map(|(of, assessed)| of_indicator(of, assessed))
        .collect();
    // Stable: within a class they stay in the catalogue's and the areas' order.
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.certainty));
    signals
}

fn of_indicator(of: &Published, assessed: &Assessed) -> Vec<Signal> {
    let clusters = assessed.clusters.iter().flatten().filter(|joined| joined.areas.len() > 1);
    let mut signals: Vec<Signal> = clusters
        .filter_map(|joined| {
            let certainty = Certainty::of(joined.p, joined.p)?;
            let basis = Basis::Cluster(joined.clone());
            Some(signal(of, Kind::Cluster, joined.areas.clone(), basis, certainty))
        })
        .collect();
    signals.extend(assessed.rows().flat_map(|judged| of_area(of, judged)));
    let position = |signal: &Signal| {
        let first = signal.areas.first();
        assessed.rows().position(|judged| Some(&judged.area) == first)
    };
    signals.sort_by_cached_key(|signal| (position(signal), signal.kind));
    signals
}

fn of_area(of: &Published, judged: &Judged) -> Vec<Signal> {
    let place = || vec![judged.area.clone()];
    let mut found = Vec::new();
    if let Ok(hotspot) = &judged.hotspot {
        let degree = match hotspot.level {
            Level::ClearlyHigher => Some((Kind::High, Certainty::Clear)),
            Level::PossiblyHigher => Some((Kind::High, Certainty::Possible)),
            Level::PossiblyLower => Some((Kind::Low, Certainty::Possible)),
            Level::ClearlyLower => Some((Kind::Low, Certainty::Clear)),
            Level::NoClearDifference | Level::TooFew => None,
        };
        found.extend(degree.map(|(kind, sure)| signal(of, kind, place(), Basis::Hotspot(*hotspot), sure)));
    }
    if let Ok(change) = &judged.change {
        let kind = if change.is_rise() { Kind::Rise } else { Kind::Fall };
        found.extend(change.certainty().map(|sure| signal(of, kind, place(), Basis::Change(*change), sure)));
    }
    if let Ok(trend) = &judged.trend {
        let kind = if trend.is_rise() { Kind::TrendUp } else { Kind::TrendDown };
        found.extend(trend.certainty().map(|sure| signal(of, kind, place(), Basis::Trend(*trend), sure)));
    }
    if let Ok(alert) = &judged.alarm
        && alert.warning.alarm
        && let Some(sure) = Certainty::of(alert.warning.p, alert.warning.p)
    {
        found.push(signal(of, Kind::Unusual, place(), Basis::Alarm(alert.clone()), sure));
    }
    found
}

fn signal(of: &Published, kind: Kind, areas: Vec<AreaId>, basis: Basis, certainty: Certainty) -> Signal {
    let (span, periods) = match &basis {
        Basis::Hotspot(Hotspot { window, .. }) | Basis::Cluster(Joined { window, .. }) => {
            ((window.first(), window.last()), window.periods())
        }
        Basis::Change(YearChange { window, .. }) => {
            let both = [window.year_before().periods(), window.periods()].concat();
            ((window.first(), window.last()), both)
        }
        Basis::Trend(trend) => {
            let periods = std::iter::successors(Some(trend.first), |at| Some(at.step(1)));
            ((trend.first, trend.last), periods.take_while(|at| *at <= trend.last).collect())
        }
        Basis::Alarm(alert) => {
            ((alert.at, alert.at), alert.baseline.iter().copied().chain([alert.at]).collect())
        }
    };
    // What is compared with the rest rests on the whole as well.
    let compared = matches!(basis, Basis::Hotspot(_) | Basis::Cluster(_));
    let total = compared.then(ReleaseTable::total);
    let mut grounds = Vec::new();
    let mut provisional = false;
    for area in areas.iter().chain(&total) {
        for &period in &periods {
            let Some(cell) = of.table.cell(area, period, AGE) else { continue };
            provisional |= cell.provisional;
            grounds.push(Ground { area: area.clone(), period, age: AGE, figure: cell.figure });
        }
    }
    let news = News::of(of.indicator.direction, kind.is_upward());
    let indicator = of.indicator.id.clone();
    Signal { kind, indicator, areas, span, basis, certainty, news, provisional, grounds }
}
