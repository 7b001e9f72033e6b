//! The public number of inhabitants.

use std::collections::BTreeMap;

use super::{AgeGroup, AreaId};

/// Inhabitants by area, year (on 1 January) and age group.
///
/// Public figures of Statistics Denmark: nothing in here is protected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Population {
    persons: BTreeMap<(AreaId, i16), BTreeMap<AgeGroup, u64>>,
}

impl Population {
    /// Records one figure, replacing an earlier one for the same key.
    pub fn insert(&mut self, area: AreaId, year: i16, age: AgeGroup, persons: u64) {
        self.persons.entry((area, year)).or_default().insert(age, persons);
    }

    /// Inhabitants of an area, or `None` where the tables do not tell.
    ///
    /// A group that is not tabulated is added up from tabulated groups that
    /// cover it exactly: 10–17 from 10–14 and 15–17; `all` from groups that
    /// run from 0 to an open end without gap or overlap.
    #[must_use]
    pub fn persons(&self, area: &AreaId, year: i16, age: AgeGroup) -> Option<u64> {
        let groups = self.persons.get(&(area.clone(), year))?;
        if let Some(&persons) = groups.get(&age) {
            return Some(persons);
        }
        let (from, to) = match age {
            AgeGroup::All => (0, None),
            AgeGroup::Years { from, to } => (from, to),
        };
        cover(groups, from, to)
    }

    /// Every figure, ordered by area, year and age group.
    pub fn iter(&self) -> impl Iterator<Item = (&AreaId, i16, AgeGroup, u64)> {
        self.persons.iter().flat_map(|((area, year), groups)| {
            groups.iter().map(move |(&age, &persons)| (area, *year, age, persons))
        })
    }

    /// True if nothing is known of anybody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// Lays newer figures over these and forgets areas that `keep` refuses.
    pub fn update(&mut self, newer: Self, keep: impl Fn(&AreaId) -> bool) {
        for (key, groups) in newer.persons {
            self.persons.entry(key).or_default().extend(groups);
        }
        self.persons.retain(|(area, _), _| keep(area));
    }
}

/// Adds up groups that follow one another from `from` to `to`, preferring the
/// widest first step; `None` if no such chain exists.
fn cover(groups: &BTreeMap<AgeGroup, u64>, from: u8, to: Option<u8>) -> Option<u64> {
    let mut steps: Vec<_> = groups
        .iter()
        .filter_map(|(&group, &persons)| match group {
            AgeGroup::Years { from: f, to: t } if f == from => Some((t, persons)),
            _ => None,
        })
        .collect();
    steps.sort_by_key(|&(t, _)| std::cmp::Reverse(t.unwrap_or(u8::MAX)));
    steps.into_iter().find_map(|(end, persons)| match (end, to) {
        (end, to) if end == to => Some(persons),
        (Some(end), to) if to.is_none_or(|to| end < to) => {
            cover(groups, end + 1, to).map(|rest| rest + persons)
        }
        // An open end before the group's own, or a step beyond it.
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&str, u64)]) -> Population {
        let mut population = Population::default();
        for &(age, persons) in rows {
            population.insert(AreaId::new("a"), 2024, age.parse().unwrap(), persons);
        }
        population
    }

    fn ask(population: &Population, age: &str) -> Option<u64> {
        population.persons(&AreaId::new("a"), 2024, age.parse().unwrap())
    }

    #[test]
    fn a_group_is_added_up_from_groups_that_cover_it() {
        let population = table(&[("0-9", 100), ("10-14", 50), ("15-17", 30), ("18+", 800)]);
        assert_eq!(ask(&population, "10-14"), Some(50));
        assert_eq!(ask(&population, "10-17"), Some(80));
        assert_eq!(ask(&population, "all"), Some(980));
        assert_eq!(ask(&population, "15-24"), None, "18+ cannot be cut");
        assert_eq!(ask(&population, "11-14"), None, "10-14 cannot be cut");
    }

    #[test]
    fn overlapping_tables_are_not_counted_twice() {
        let population = table(&[("0-17", 180), ("10-14", 50), ("10-17", 80), ("15-17", 30), ("18+", 800)]);
        assert_eq!(ask(&population, "all"), Some(980));
    }

    #[test]
    fn a_gap_gives_no_sum() {
        assert_eq!(ask(&table(&[("0-9", 100), ("15-17", 30), ("18+", 800)]), "all"), None);
        assert_eq!(ask(&table(&[("0-9", 100)]), "all"), None);
    }

    #[test]
    fn newer_figures_win_and_others_stay() {
        let mut population = table(&[("all", 900), ("10-17", 80)]);
        let mut newer = table(&[("all", 950)]);
        newer.insert(AreaId::new("b"), 2024, AgeGroup::All, 5);
        population.update(newer, |area| area.as_str() == "a");
        assert_eq!(ask(&population, "all"), Some(950));
        assert_eq!(ask(&population, "10-17"), Some(80));
        assert_eq!(population.iter().count(), 2, "area b is forgotten");
    }
}
