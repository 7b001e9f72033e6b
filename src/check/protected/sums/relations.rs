//! Which cells of a sheet add up to which.

use crate::domain::{AgeGroup, Figure};

use super::super::sheet::Sheet;

/// A cell and those that it adds up.
pub(super) struct Relation {
    pub(super) sum: usize,
    pub(super) parts: Vec<usize>,
    /// The sum may hold more than the parts that can be seen.
    pub(super) open: bool,
    pub(super) over: Over,
}

/// What is added up.
#[derive(Clone, Copy)]
pub(super) enum Over {
    Areas,
    Ages,
    Periods,
}

impl Over {
    /// Its word in findings.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Ages => "ages",
            Self::Periods => "periods",
        }
    }
}

/// Every sum of a sheet of which something can be said.
///
/// A cell that nobody reported is no part of a sum, and no sum is looked at
/// that misses a part which otherwise reports: nobody can say then what the
/// source counted.
pub(super) fn relations(sheet: &Sheet) -> impl Iterator<Item = Relation> {
    let (areas, ages, periods) = (sheet.areas().len(), sheet.ages().len(), sheet.periods().len());
    let over_areas = (0..ages)
        .flat_map(move |age| (0..periods).map(move |period| (age, period)))
        .filter_map(|(age, period)| self::over_areas(sheet, age, period));
    let regular = areas_report_all_ages(sheet);
    let over_ages = (0..areas)
        .filter(move |&area| area != sheet.total() || regular)
        .flat_map(move |area| (0..periods).map(move |period| (area, period)))
        .filter_map(|(area, period)| self::over_ages(sheet, area, period));
    let over_periods = (0..areas)
        .flat_map(move |area| (0..ages).map(move |age| (area, age)))
        .flat_map(move |(area, age)| (0..periods).map(move |period| (area, age, period)))
        .filter_map(|(area, age, period)| self::over_periods(sheet, area, age, period));
    over_areas.chain(over_ages).chain(over_periods)
}

fn is_missing(sheet: &Sheet, at: usize) -> bool {
    sheet.figure(at) == Figure::Missing
}

fn over_areas(sheet: &Sheet, age: usize, period: usize) -> Option<Relation> {
    let sum = sheet.at(sheet.total(), age, period);
    if is_missing(sheet, sum) {
        return None;
    }
    let reports =
        |area: usize| (0..sheet.periods().len()).any(|at| !is_missing(sheet, sheet.at(area, age, at)));
    let mut parts = Vec::new();
    let mut open = false;
    for area in 0..sheet.total() {
        let at = sheet.at(area, age, period);
        if !is_missing(sheet, at) {
            parts.push(at);
        } else if Some(area) == sheet.unknown() {
            // No row for cases without a place means that there were none; but
            // some months of a year may have them, and the year no row.
            open = sheet.periods().get(period)?.level() != sheet.indicator().granularity;
        } else if reports(area) {
            return None;
        }
    }
    (!parts.is_empty()).then_some(Relation { sum, parts, open, over: Over::Areas })
}

fn over_ages(sheet: &Sheet, area: usize, period: usize) -> Option<Relation> {
    let sum = sheet.at(area, 0, period);
    let groups = sheet.ages().get(1..)?;
    if is_missing(sheet, sum) || groups.is_empty() {
        return None;
    }
    if groups.windows(2).any(|pair| matches!(pair, [one, other] if one.overlaps(*other))) {
        return None;
    }
    let parts: Vec<usize> = (1..=groups.len())
        .map(|age| sheet.at(area, age, period))
        .filter(|&at| !is_missing(sheet, at))
        .collect();
    let whole = !sheet.parts().is_empty() && sheet.parts() == groups;
    if whole && parts.len() < groups.len() {
        return None;
    }
    Some(Relation { sum, parts, open: !whole, over: Over::Ages })
}

fn over_periods(sheet: &Sheet, area: usize, age: usize, period: usize) -> Option<Relation> {
    let sum = sheet.at(area, age, period);
    let own = *sheet.periods().get(period)?;
    if is_missing(sheet, sum) {
        return None;
    }
    let mut finest = sheet.indicator().granularity.levels().take_while(|&level| level != own.level());
    let finer = finest.by_ref().last()?;
    let mut parts = Vec::new();
    let mut open = false;
    for part in own.parts(finer) {
        match sheet.periods().binary_search(&part) {
            Ok(part) => parts.push(sheet.at(area, age, part)),
            Err(_) => open = true,
        }
    }
    let told = !parts.is_empty() && parts.iter().all(|&at| !is_missing(sheet, at));
    told.then_some(Relation { sum, parts, open, over: Over::Periods })
}

/// True if every area reports either all age groups of a period or none, so
/// that the total's groups add up as the areas' do.
fn areas_report_all_ages(sheet: &Sheet) -> bool {
    (0..sheet.total()).all(|area| {
        (0..sheet.periods().len()).all(|period| {
            let missing = |age: usize| is_missing(sheet, sheet.at(area, age, period));
            let first = missing(0);
            (1..sheet.ages().len()).all(|age| missing(age) == first)
        })
    }) && sheet.ages().first() == Some(&AgeGroup::All)
}
