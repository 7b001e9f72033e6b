//! The signals, what each states, and which of them a data set sets off.

use komspot::analysis::{
    AlarmRule, Category, Cell, EMERGING_ALPHA, Level, Scan, Survey, emerging, exceedance, hidden_share,
    latest_window, scan, survey, trend, warning,
};
use komspot::domain::{AgeGroup, AreaId, Figure, Granularity, Period};
use komspot::release::{Published, Release, ReleaseTable};

/// A signal, as the pages show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Change on a year, p ≤ 0.05.
    Change,
    /// Change on a year, p < 0.001.
    SureChange,
    /// Possibly or clearly higher than the rest.
    PossiblyHigher,
    /// Clearly higher than the rest.
    ClearlyHigher,
    /// Possibly or clearly lower than the rest.
    PossiblyLower,
    /// Clearly lower than the rest.
    ClearlyLower,
    /// In a cluster, p ≤ 0.05.
    Cluster,
    /// Trend over the years, p ≤ 0.05.
    Trend,
    /// Trend over the years, p < 0.001.
    SureTrend,
    /// This month is unusually high.
    Alarm,
    /// The municipality's month is unusually high.
    CityAlarm,
    /// Any hot class of the emerging hot spots.
    EmergingHot,
    /// Any cold class.
    EmergingCold,
}

/// How often a signal states that it fires where nothing happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stated {
    /// For every series judged.
    PerSeries(f64),
    /// For a data set: at least one of its areas.
    PerSet(f64),
}

/// What is asked of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Signals about time: nothing changes, areas may be unlike.
    Time,
    /// Signals about place: areas are alike.
    Place,
    /// The cluster scan, dear enough to be looked at apart; areas are alike.
    Scan,
}

impl Signal {
    /// All, in the table's order.
    pub(crate) const ALL: [Self; 13] = [
        Self::Change,
        Self::SureChange,
        Self::PossiblyHigher,
        Self::ClearlyHigher,
        Self::PossiblyLower,
        Self::ClearlyLower,
        Self::Cluster,
        Self::Trend,
        Self::SureTrend,
        Self::Alarm,
        Self::CityAlarm,
        Self::EmergingHot,
        Self::EmergingCold,
    ];

    /// Its name in the tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Change => "change on a year, p ≤ 0.05",
            Self::SureChange => "change on a year, p < 0.001",
            Self::PossiblyHigher => "possibly or clearly higher",
            Self::ClearlyHigher => "clearly higher",
            Self::PossiblyLower => "possibly or clearly lower",
            Self::ClearlyLower => "clearly lower",
            Self::Cluster => "cluster, p ≤ 0.05",
            Self::Trend => "trend, p ≤ 0.05",
            Self::SureTrend => "trend, p < 0.001",
            Self::Alarm => "monthly alarm, area",
            Self::CityAlarm => "monthly alarm, municipality",
            Self::EmergingHot => "emerging, any hot class",
            Self::EmergingCold => "emerging, any cold class",
        }
    }

    /// What it states.
    pub(crate) fn stated(self) -> Stated {
        match self {
            Self::Change | Self::Trend | Self::PossiblyHigher | Self::PossiblyLower => Stated::PerSeries(0.05),
            Self::SureChange | Self::SureTrend => Stated::PerSeries(0.001),
            Self::ClearlyHigher | Self::ClearlyLower | Self::Cluster => Stated::PerSet(0.05),
            Self::EmergingHot | Self::EmergingCold => Stated::PerSet(EMERGING_ALPHA),
            Self::Alarm | Self::CityAlarm => Stated::PerSeries(AlarmRule::default().alpha),
        }
    }
}

/// For a signal, whether each series set it off; `None` where it was not judged.
pub(crate) type Fired = Vec<(Signal, Vec<Option<bool>>)>;

/// Judges a data set.
pub(crate) fn fired(release: &Release, sort: Sort, seed: u64) -> Fired {
    let Some(of) = release.indicators.first() else { return Vec::new() };
    let judged = Judged::new(release, of);
    match sort {
        Sort::Time => judged.time(),
        Sort::Place => judged.place(),
        Sort::Scan => judged.scanned(seed),
    }
}

/// What happened to the alarm of one area in each of the last `months` months.
pub(crate) fn alarms(release: &Release, area: usize, months: usize) -> Vec<Option<bool>> {
    let Some(of) = release.indicators.first() else { return Vec::new() };
    let judged = Judged::new(release, of);
    let id = judged.areas.get(area).cloned().unwrap_or_else(ReleaseTable::total);
    let series = judged.series(&id, Granularity::Month);
    (series.len() - months..series.len()).map(|at| alarm(&series, at)).collect()
}

struct Judged<'a> {
    release: &'a Release,
    of: &'a Published,
    areas: Vec<AreaId>,
    survey: Option<Survey>,
}

impl<'a> Judged<'a> {
    fn new(release: &'a Release, of: &'a Published) -> Self {
        let areas = release.coverage.places().iter().map(|place| place.area.id.clone()).collect();
        let survey =
            latest_window(release, of, AgeGroup::All).map(|window| survey(release, of, window, AgeGroup::All));
        Self { release, of, areas, survey }
    }

    fn periods(&self, level: Granularity) -> impl Iterator<Item = Period> {
        self.of.table.periods().iter().copied().filter(move |at| at.level() == level)
    }

    fn series(&self, area: &AreaId, level: Granularity) -> Vec<Option<f64>> {
        let figure = |at| self.of.table.figure(area, at, AgeGroup::All).known().map(|known| known.value);
        self.periods(level).map(figure).collect()
    }

    fn time(&self) -> Fired {
        let change = |most: f64| -> Vec<Option<bool>> {
            let standings = self.survey.iter().flat_map(|survey| &survey.areas);
            standings.map(|standing| standing.change.map(|change| change.p <= most)).collect()
        };
        let trends: Vec<Option<f64>> = self.areas.iter().map(|area| self.trend(area)).collect();
        let trend = |most: f64| trends.iter().map(|p| p.map(|p| p <= most)).collect();
        let latest = |area: &AreaId| {
            let series = self.series(area, Granularity::Month);
            alarm(&series, series.len() - 1)
        };
        vec![
            (Signal::Change, change(0.05)),
            (Signal::SureChange, change(0.001)),
            (Signal::Trend, trend(0.05)),
            (Signal::SureTrend, trend(0.001)),
            (Signal::Alarm, self.areas.iter().map(latest).collect()),
            (Signal::CityAlarm, vec![latest(&ReleaseTable::total())]),
        ]
    }

    /// p of the trend of quarterly rates, or of yearly ones where quarters
    /// resemble each other or are hidden.
    fn trend(&self, area: &AreaId) -> Option<f64> {
        let cells = |level| -> Vec<Cell> {
            self.periods(level)
                .map(|at| match self.of.table.figure(area, at, AgeGroup::All) {
                    Figure::Known(_) => {
                        let rate = self.release.rate(self.of, area, at, AgeGroup::All);
                        rate.map_or(Cell::Missing, Cell::Known)
                    }
                    Figure::Suppressed(_) => Cell::Hidden,
                    Figure::Missing => Cell::Missing,
                })
                .collect()
        };
        let quarters = trend(&cells(Granularity::Quarter), 4);
        if let Ok(found) = &quarters
            && !found.is_serial()
        {
            return Some(found.test.p);
        }
        trend(&cells(Granularity::Year), 1).ok().map(|found| found.test.p)
    }

    fn place(&self) -> Fired {
        let levels = self.levels();
        let is = |wanted: &'static [Level]| -> Vec<Option<bool>> {
            levels.iter().map(|level| level.map(|level| wanted.contains(&level))).collect()
        };
        let mut fired = vec![
            (Signal::PossiblyHigher, is(&[Level::PossiblyHigher, Level::ClearlyHigher])),
            (Signal::ClearlyHigher, is(&[Level::ClearlyHigher])),
            (Signal::PossiblyLower, is(&[Level::PossiblyLower, Level::ClearlyLower])),
            (Signal::ClearlyLower, is(&[Level::ClearlyLower])),
        ];
        fired.extend(self.emerging());
        fired
    }

    /// Levels of the areas that are not too small to judge.
    fn levels(&self) -> Vec<Option<Level>> {
        let found = || {
            let survey = self.survey.as_ref()?;
            let cells: Vec<Cell> = survey
                .areas
                .iter()
                .map(|standing| standing.figure.known().map_or(Cell::Hidden, |known| Cell::Known(known.value)))
                .collect();
            let sizes: Vec<f64> = survey.areas.iter().map(|standing| standing.base.unwrap_or(0.0)).collect();
            let total = (survey.total.figure.known()?.value, survey.total.base?);
            exceedance(&cells, &sizes, total, survey.dispersion?).ok()
        };
        let level = |area: Result<komspot::analysis::Exceedance, _>| {
            area.ok().map(|area| area.level).filter(|level| *level != Level::TooFew)
        };
        found().into_iter().flatten().map(level).collect()
    }

    fn emerging(&self) -> Fired {
        let rates: Vec<Vec<Option<f64>>> = self
            .areas
            .iter()
            .map(|area| {
                let rate = |at| self.release.rate(self.of, area, at, AgeGroup::All);
                self.periods(Granularity::Quarter).map(rate).collect()
            })
            .collect();
        let links: Vec<Vec<usize>> =
            (0..self.areas.len()).map(|at| self.release.coverage.neighbours(at).to_vec()).collect();
        let found = emerging(&rates, &links, 1, EMERGING_ALPHA).unwrap_or_default();
        let is = |wanted: fn(Category) -> bool| -> Vec<Option<bool>> {
            found.iter().map(|area| area.as_ref().ok().map(|area| wanted(area.category))).collect()
        };
        vec![
            (Signal::EmergingHot, is(|category| matches!(category, Category::Hot(_)))),
            (Signal::EmergingCold, is(|category| matches!(category, Category::Cold(_)))),
        ]
    }

    fn scanned(&self, seed: u64) -> Fired {
        let found = || {
            let survey = self.survey.as_ref()?;
            let cases: Vec<Option<f64>> =
                survey.areas.iter().map(|standing| standing.figure.known().map(|known| known.value)).collect();
            let population: Vec<f64> =
                survey.areas.iter().map(|standing| standing.base.unwrap_or(0.0)).collect();
            let centres: Vec<[f64; 2]> =
                self.release.coverage.places().iter().map(|place| [place.label.x, place.label.y]).collect();
            let phi = survey.dispersion?;
            let asked = Scan { cases: &cases, population: &population, centres: &centres, phi, replicates: 999, seed };
            scan(&asked).ok()
        };
        let areas = match found() {
            None => vec![None; self.areas.len()],
            Some(found) => (0..self.areas.len())
                .map(|at| {
                    let in_it = |cluster: &komspot::analysis::Cluster| cluster.areas.contains(&at);
                    Some(found.clusters.iter().any(|cluster| cluster.p <= 0.05 && in_it(cluster)))
                })
                .collect(),
        };
        vec![(Signal::Cluster, areas)]
    }
}

/// Whether a month raises an alarm; `None` where it cannot be judged.
fn alarm(series: &[Option<f64>], at: usize) -> Option<bool> {
    let rule = AlarmRule::default();
    if hidden_share(series, at, rule) > 0.2 {
        return None;
    }
    warning(series, at, rule).ok().map(|found| found.alarm)
}
