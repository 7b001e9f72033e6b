//! What the pages would say of a data set, signal by signal.

use komspot::analysis::{
    AlarmRule, Alert, Assessed, Assessment, Category, Certainty, EMERGING_ALPHA, Insufficient, Judged, Kind,
    Terms, assess,
};
use komspot::domain::{AreaId, Granularity};
use komspot::release::Release;

use super::city::K;

/// A signal of the pages, as one row of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Of an area: at least a hint.
    Hint(Kind),
    /// Of an area: told as a finding.
    Finding(Kind),
    /// The alarm of an area, where it is judged by such periods.
    Alarm(Granularity),
    /// Of the municipality: told as a finding.
    City(Kind),
    /// A hot (or cold) class of the emerging hot spots.
    Emerging {
        /// Hot, not cold.
        hot: bool,
    },
}

/// What a signal states of how often it fires where nothing happens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stated {
    /// For every series judged.
    PerSeries(f64),
    /// For a data set: anywhere in it.
    PerSet(f64),
}

impl Stated {
    /// The level.
    pub(crate) fn level(self) -> f64 {
        match self {
            Self::PerSeries(level) | Self::PerSet(level) => level,
        }
    }
}

/// What is the same everywhere where nothing happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Rates are the same at all times; areas may be unlike.
    Time,
    /// Rates are the same in all areas too.
    Place,
}

impl Signal {
    /// All, in the tables' order.
    pub(crate) const ALL: [Self; 23] = [
        Self::Finding(Kind::Unusual),
        Self::Alarm(Granularity::Month),
        Self::Alarm(Granularity::Quarter),
        Self::City(Kind::Unusual),
        Self::Hint(Kind::Rise),
        Self::Hint(Kind::Fall),
        Self::Finding(Kind::Rise),
        Self::Finding(Kind::Fall),
        Self::City(Kind::Rise),
        Self::City(Kind::Fall),
        Self::Hint(Kind::TrendUp),
        Self::Hint(Kind::TrendDown),
        Self::Finding(Kind::TrendUp),
        Self::Finding(Kind::TrendDown),
        Self::City(Kind::TrendUp),
        Self::City(Kind::TrendDown),
        Self::Hint(Kind::High),
        Self::Hint(Kind::Low),
        Self::Finding(Kind::High),
        Self::Finding(Kind::Low),
        Self::Finding(Kind::Cluster),
        Self::Emerging { hot: true },
        Self::Emerging { hot: false },
    ];

    /// Its name in the tables.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Hint(kind) => format!("{} (hint)", word(kind)),
            Self::Finding(kind) => word(kind).to_owned(),
            Self::Alarm(Granularity::Month) => "unusual month".to_owned(),
            Self::Alarm(_) => "unusual quarter".to_owned(),
            Self::City(kind) => format!("{}, municipality", word(kind)),
            Self::Emerging { hot: true } => "emerging, hot".to_owned(),
            Self::Emerging { hot: false } => "emerging, cold".to_owned(),
        }
    }

    /// What it states.
    pub(crate) fn stated(self) -> Stated {
        match self {
            Self::Alarm(_) | Self::City(Kind::Unusual) | Self::Finding(Kind::Unusual) => {
                Stated::PerSeries(AlarmRule::default().alpha)
            }
            Self::Hint(Kind::High | Kind::Low) => Stated::PerSeries(0.05),
            // Half of a two-sided 5 %.
            Self::Hint(_) | Self::City(_) => Stated::PerSeries(0.025),
            Self::Finding(Kind::High | Kind::Low | Kind::Cluster) => Stated::PerSet(0.05),
            Self::Finding(_) => Stated::PerSet(0.025),
            Self::Emerging { .. } => Stated::PerSet(EMERGING_ALPHA),
        }
    }

    /// The data sets in which it is false.
    pub(crate) fn sort(self) -> Sort {
        match self {
            // Where unlike areas grow unevenly, the municipality's rate does change.
            Self::City(_)
            | Self::Hint(Kind::High | Kind::Low)
            | Self::Finding(Kind::High | Kind::Low | Kind::Cluster)
            | Self::Emerging { .. } => Sort::Place,
            _ => Sort::Time,
        }
    }

    /// For every series whether it is said; `None` where it was not judged.
    pub(crate) fn fired(self, assessment: &Assessment) -> Vec<Option<bool>> {
        let Some(assessed) = assessment.indicators().first() else { return Vec::new() };
        let said = |kind: Kind, least: Certainty, area: &AreaId| {
            let mut all = assessment.signals().chain(assessment.hints());
            all.any(|said| said.kind == kind && said.certainty >= least && said.areas.contains(area))
        };
        let of_kind = |kind: Kind, least: Certainty, row: &Judged| {
            judges(assessed, row, kind).then(|| said(kind, least, &row.area))
        };
        let areas = assessed.areas.iter();
        match self {
            Self::Hint(kind) => areas.map(|row| of_kind(kind, Certainty::Possible, row)).collect(),
            Self::Finding(kind) => areas.map(|row| of_kind(kind, Certainty::Some, row)).collect(),
            Self::City(kind) => vec![of_kind(kind, Certainty::Some, &assessed.total)],
            Self::Alarm(level) => {
                let at_level = |row: &&Judged| judged_at(&row.alarm) == Some(level);
                areas
                    .map(|row| {
                        Some(row)
                            .filter(at_level)
                            .and_then(|row| of_kind(Kind::Unusual, Certainty::Some, row))
                    })
                    .collect()
            }
            Self::Emerging { hot } => {
                areas.map(|row| row.emerging.as_ref().ok().map(|spot| is_class(spot.category, hot))).collect()
            }
        }
    }
}

/// The release's assessment; `name` seeds what is simulated in it.
pub(crate) fn judge(release: &Release, name: &str) -> Assessment {
    assess(release, &Terms { k: K.into(), release: name })
}

fn judges(assessed: &Assessed, row: &Judged, kind: Kind) -> bool {
    match kind {
        Kind::Unusual => row.alarm.is_ok(),
        Kind::Rise | Kind::Fall => row.change.is_ok(),
        Kind::High | Kind::Low => row.hotspot.is_ok(),
        Kind::Cluster => assessed.clusters.is_ok(),
        Kind::TrendUp | Kind::TrendDown => row.trend.is_ok(),
    }
}

fn judged_at(alarm: &Result<Alert, Insufficient>) -> Option<Granularity> {
    alarm.as_ref().ok().map(|alert| alert.at.level())
}

fn is_class(category: Category, hot: bool) -> bool {
    match category {
        Category::Hot(_) => hot,
        Category::Cold(_) => !hot,
        Category::None => false,
    }
}

/// A kind's word in the tables.
pub(crate) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Unusual => "unusual",
        Kind::Rise => "rise on a year",
        Kind::Fall => "fall on a year",
        Kind::High => "higher",
        Kind::Low => "lower",
        Kind::Cluster => "cluster",
        Kind::TrendUp => "trend up",
        Kind::TrendDown => "trend down",
    }
}
