//! Whether the inhabitants that rates need are known.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::{AgeGroup, AreaId, Base, Measure, Population};
use crate::finding::{Finding, Findings, Place};

use super::areas::Areas;
use super::catalogue::Catalogue;
use super::series::Series;

/// Areas that a finding names one by one.
const AREAS_NAMED: usize = 5;

/// How many numbers [`super::series::Key::age_code`] can give.
const AGE_CODES: usize = 1 << 16;

/// Judges every count that is set against the population.
///
/// Inhabitants of no year at all for an area and age group refuse the bundle;
/// where only some years lack, rates are left out there, and that is said once.
/// `resource` is the bundle's population, if it brings any.
/// `needed` gives the years that rates are computed of, by position in the catalogue.
pub(super) fn judge(
    catalogue: &Catalogue,
    needed: impl Fn(usize) -> Needed,
    areas: &Areas,
    population: &Population,
    resource: Option<&str>,
    findings: &mut Findings,
) {
    let mut known = Known::of(population);
    for (at, entry) in catalogue.entries().iter().enumerate() {
        let Some(indicator) = &entry.indicator else { continue };
        if indicator.measure != Measure::Count || indicator.base != Base::Population {
            continue;
        }
        let mut without: BTreeMap<AgeGroup, Vec<&AreaId>> = BTreeMap::new();
        let mut years_missing = BTreeSet::new();
        for ((area, age), years) in needed(at) {
            let Some(id) = areas.ids().get(usize::from(area)) else { continue };
            let known = known.years(id, age);
            if known.is_empty() {
                without.entry(age).or_default().push(id);
            } else {
                years_missing.extend(years.difference(known));
            }
        }
        let place = || resource.map(Place::resource).unwrap_or_default();
        for (age, ids) in without {
            let named: Vec<_> = ids.iter().take(AREAS_NAMED).map(ToString::to_string).collect();
            findings.push(
                Finding::refused("population-missing", place())
                    .value(indicator.id.as_str())
                    .detail("ages", age)
                    .detail("areas", named.join(", "))
                    .detail("count", ids.len()),
            );
        }
        if !years_missing.is_empty() {
            let finding = Finding::warning("population-years-missing", place());
            findings.push(finding.value(indicator.id.as_str()).detail("years", ranges(&years_missing)));
        }
    }
}

/// Years by position of an area and age group.
pub(super) type Needed = BTreeMap<(u16, AgeGroup), BTreeSet<i16>>;

/// The years of the figures by area and age group.
pub(super) fn needed(series: &Series) -> Needed {
    let mut needed = Needed::new();
    // Rows are sorted by area and period: the age groups seen in one year of
    // one area are those marked with the number of that year.
    let mut seen = vec![0_u32; AGE_CODES];
    let (mut current, mut number) = (None, 0);
    for (area, age, period, row) in series.figures() {
        let year = period.population_year();
        if current != Some((area, year)) {
            current = Some((area, year));
            number += 1;
        }
        if let Some(seen) = seen.get_mut(row.key.age_code())
            && *seen != number
        {
            *seen = number;
            needed.entry((area, age)).or_default().insert(year);
        }
    }
    needed
}

/// Remembers what the population tables tell.
struct Known<'a> {
    population: &'a Population,
    tabulated: HashMap<&'a AreaId, BTreeSet<i16>>,
    years: HashMap<(AreaId, AgeGroup), BTreeSet<i16>>,
}

impl<'a> Known<'a> {
    fn of(population: &'a Population) -> Self {
        let mut tabulated: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (area, year, ..) in population.iter() {
            tabulated.entry(area).or_default().insert(year);
        }
        Self { population, tabulated, years: HashMap::new() }
    }

    /// The years for which the inhabitants of an area and age group are known.
    fn years(&mut self, area: &AreaId, age: AgeGroup) -> &BTreeSet<i16> {
        let (population, tabulated) = (self.population, self.tabulated.get(area));
        self.years.entry((area.clone(), age)).or_insert_with(|| {
            let years = tabulated.into_iter().flatten().copied();
            years.filter(|&year| population.persons(area, year, age).is_some()).collect()
        })
    }
}

/// Years as ranges: `2006–2007, 2023–2025`.
fn ranges(years: &BTreeSet<i16>) -> String {
    let mut spans: Vec<(i16, i16)> = Vec::new();
    for &year in years {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => spans.push((year, year)),
        }
    }
    let written = spans
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    written.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_as_ranges() {
        assert_eq!(ranges(&[2023, 2024, 2025].into()), "2023–2025");
        assert_eq!(ranges(&[2007, 2023, 2006, 2030].into()), "2006–2007, 2023, 2030");
    }
}
