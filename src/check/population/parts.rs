//! Whether the age groups of a population agree with everybody.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{AgeGroup, AreaId, Population};
use crate::finding::{Finding, Findings, Place};

/// Groups that cover every age must add up to everybody, as everybody has an
/// age, and no group may be larger than everybody.
pub(super) fn judge(
    population: &Population,
    lines: &HashMap<(AreaId, i16, AgeGroup), u64>,
    resource: &str,
    findings: &mut Findings,
) {
    let mut everybody = BTreeMap::new();
    let mut groups = Population::default();
    let mut largest: BTreeMap<(&AreaId, i16), u64> = BTreeMap::new();
    for (area, year, age, persons) in population.iter() {
        if age == AgeGroup::All {
            everybody.insert((area, year), persons);
        } else {
            groups.insert(area.clone(), year, age, persons);
            let largest = largest.entry((area, year)).or_default();
            *largest = persons.max(*largest);
        }
    }
    for ((area, year), all) in everybody {
        let sum = groups.persons(area, year, AgeGroup::All).filter(|&sum| sum != all);
        let one = largest.get(&(area, year)).copied().filter(|&one| one > all);
        if let Some(parts) = sum.or(one) {
            let mut place = Place::resource(resource).column("persons");
            place.line = lines.get(&(area.clone(), year, AgeGroup::All)).copied();
            findings.push(
                Finding::refused("population-parts-differ", place)
                    .value(area.as_str())
                    .detail("year", year)
                    .detail("all", all)
                    .detail("sum", parts),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(figures: &[(&str, u64)]) -> usize {
        let mut population = Population::default();
        for &(age, persons) in figures {
            population.insert(AreaId::new("a"), 2024, age.parse().unwrap(), persons);
        }
        let mut findings = Findings::default();
        judge(&population, &HashMap::new(), "population.csv", &mut findings);
        findings.into_list().len()
    }

    #[test]
    fn groups_that_cover_all_ages_add_up_to_everybody() {
        assert_eq!(faults(&[("all", 10), ("0-17", 4), ("18+", 6)]), 0);
        assert_eq!(faults(&[("all", 10), ("0-17", 4), ("18+", 7)]), 1);
        assert_eq!(faults(&[("all", 10), ("0-17", 4), ("18+", 5)]), 1);
    }

    #[test]
    fn some_groups_are_only_less() {
        assert_eq!(faults(&[("all", 10), ("0-17", 10), ("10-17", 3)]), 0);
        assert_eq!(faults(&[("all", 10), ("0-17", 11)]), 1);
        assert_eq!(faults(&[("0-17", 11), ("18+", 3)]), 0);
        assert_eq!(faults(&[]), 0);
    }
}
