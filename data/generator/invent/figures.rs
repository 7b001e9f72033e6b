//! Draws every figure.

use komspot::domain::Period;

use super::catalogue::{Ages, Asked, Entry, Kind};
use super::chance::Lots;
use super::city::{self, People};
use super::exact::whole;
use super::timeline;
use super::truths::{CHANGES, GAPS, Size};

/// One row of the observations.
pub(super) struct Row {
    pub(super) indicator: &'static str,
    pub(super) area: &'static str,
    pub(super) period: String,
    pub(super) age_group: String,
    pub(super) value: String,
    pub(super) base: Option<u32>,
    pub(super) provisional: bool,
}

/// One series: an indicator for an age group in an area.
struct Series<'a> {
    entry: &'a Entry,
    ages: Option<&'a Ages>,
    /// Position in the map, and the id there.
    area: (usize, &'static str),
    people: &'a People,
}

/// Draws all figures: indicators, then areas (`unknown` last), then age groups, then periods.
pub(super) fn draw(indicators: &[Entry], people: &People) -> Vec<Row> {
    let mut rows = Vec::new();
    for entry in indicators {
        let groups: Vec<Option<&Ages>> =
            if entry.ages.is_empty() { vec![None] } else { entry.ages.iter().map(Some).collect() };
        for area in city::area_ids().enumerate() {
            for &ages in &groups {
                Series { entry, ages, area, people }.draw(&mut rows);
            }
        }
        for &ages in &groups {
            unplaced(entry, ages, people, &mut rows);
        }
    }
    rows
}

impl Series<'_> {
    fn draw(&self, rows: &mut Vec<Row>) {
        let Self { entry, area: (_, area), .. } = *self;
        let age_group = age_group(self.ages);
        let mut lots = Lots::of(&[entry.id, area, &age_group]);
        let periods = timeline::periods(entry.granularity);
        let count = periods.len();
        for (at, period) in periods.into_iter().enumerate() {
            let reported = entry.reported.get(count - 1 - at).copied();
            // Lots are drawn for gaps too: filling one changes no other figure.
            let (value, base) = self.figure(period, reported.unwrap_or(1.0), &mut lots);
            if missing(entry.id, area, period) {
                continue;
            }
            rows.push(Row {
                indicator: entry.id,
                area,
                period: period.to_string(),
                age_group: age_group.clone(),
                value,
                base,
                provisional: reported.is_some(),
            });
        }
    }

    fn figure(&self, period: Period, reported: f64, lots: &mut Lots) -> (String, Option<u32>) {
        match self.entry.kind {
            Kind::Count { more, .. } => {
                (lots.cases(self.expected(period) * reported, more).to_string(), None)
            }
            Kind::Share(ref asked) => {
                let base = self.asked(asked, period, lots);
                let share = (self.level() + 10.0 * self.points(period)) / 1000.0;
                (lots.among(base, share).to_string(), Some(base))
            }
            Kind::Mean { spread, ref asked } => {
                let base = self.asked(asked, period, lots);
                let mean = self.level() / 100.0
                    + self.points(period)
                    + spread / f64::from(base.max(1)).sqrt() * lots.normal();
                let hundredths = whole(mean * 100.0);
                (format!("{}.{:02}", hundredths / 100, hundredths % 100), Some(base))
            }
        }
    }

    /// The expected count, everything reported.
    fn expected(&self, period: Period) -> f64 {
        let Kind::Count { rate, season, .. } = &self.entry.kind else { return 0.0 };
        let rate = self.ages.map_or(*rate, |ages| ages.rate);
        let times = self.changes().fold(1.0, |product, (part, size)| match size {
            Size::Times(factor) => product * (1.0 + (factor - 1.0) * part(period)),
            Size::Points(_) => product,
        });
        let course: f64 = timeline::months(period)
            .filter_map(|month| season.get(usize::try_from(month.rem_euclid(12)).ok()?))
            .map(|&percent| f64::from(percent) / 1200.0)
            .sum();
        rate * f64::from(self.inhabitants(period)) / 1000.0 * self.level() / 100.0 * course * times
    }

    /// Percentage points that the truths add to a share, or marks to a mean.
    fn points(&self, period: Period) -> f64 {
        self.changes().fold(0.0, |sum, (part, size)| match size {
            Size::Points(points) => sum + points * part(period),
            Size::Times(_) => sum,
        })
    }

    /// What happens to this series: how much of it in a period, and its size.
    fn changes(&self) -> impl Iterator<Item = (impl Fn(Period) -> f64, Size)> {
        let (id, area) = (self.entry.id, self.area.1);
        CHANGES
            .iter()
            .filter(move |truth| truth.indicator == id && truth.area.is_none_or(|at| at == area))
            .map(|truth| (|period| truth.part(period), truth.size))
    }

    fn level(&self) -> f64 {
        self.entry.levels.get(self.area.0).copied().map_or(0.0, f64::from)
    }

    fn inhabitants(&self, period: Period) -> u32 {
        let (from, to) = self.ages.map_or((0, None), |ages| (ages.from, Some(ages.to)));
        self.people.between(self.area.0, period.population_year(), from, to)
    }

    /// How many persons a share or mean is about. A sample's size varies a little.
    fn asked(&self, asked: &Asked, period: Period, lots: &mut Lots) -> u32 {
        let inhabitants = self.inhabitants(period);
        match *asked {
            Asked::Known(permille) => whole(f64::from(inhabitants) * f64::from(permille) / 1000.0),
            Asked::Sample(least) => u32::from(least) + inhabitants / 100 + whole(20.0 * lots.uniform()),
        }
    }
}

/// The cases of the whole city that could not be placed.
fn unplaced(entry: &Entry, ages: Option<&Ages>, people: &People, rows: &mut Vec<Row>) {
    let Kind::Count { more, unplaced, .. } = entry.kind else { return };
    if unplaced <= 0.0 {
        return;
    }
    let age_group = age_group(ages);
    let mut lots = Lots::of(&[entry.id, "unknown", &age_group]);
    let periods = timeline::periods(entry.granularity);
    let count = periods.len();
    for (at, period) in periods.into_iter().enumerate() {
        let reported = entry.reported.get(count - 1 - at).copied();
        let city: f64 = city::area_ids()
            .enumerate()
            .map(|area| Series { entry, ages, area, people }.expected(period))
            .sum();
        rows.push(Row {
            indicator: entry.id,
            area: "unknown",
            period: period.to_string(),
            age_group: age_group.clone(),
            value: lots.cases(city * unplaced * reported.unwrap_or(1.0), more).to_string(),
            base: None,
            provisional: reported.is_some(),
        });
    }
}

fn age_group(ages: Option<&Ages>) -> String {
    match ages {
        None => "all".to_owned(),
        Some(ages) if ages.from == ages.to => ages.from.to_string(),
        Some(ages) => format!("{}-{}", ages.from, ages.to),
    }
}

/// True where the truths say that nobody delivered the figure.
fn missing(indicator: &str, area: &str, period: Period) -> bool {
    GAPS.iter().any(|&(of, at, first, last)| {
        let within = |from: Period, to: Period| (from..=to).contains(&period);
        of == indicator
            && at == area
            && first.parse().is_ok_and(|from| last.parse().is_ok_and(|to| within(from, to)))
    })
}
