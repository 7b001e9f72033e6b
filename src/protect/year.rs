//! One family in one year: held against the ledger, solved, and written down
//! as what may be said.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{State, Unprotectable, suppress};
use super::family::Family;
use super::late::{late_periods, sum_of_published};
use super::lattice::Lattice;
use super::problem::{Member, Place, Problem, Terms};
use super::rule::Rule;
use crate::domain::{Known, Measure, Period, Population, TOTAL_AREA, View, Views, Zeros};
use crate::ledger::{Issue, Issues, Key, Ledger, Said, Year};

/// What a family's years are released by.
#[derive(Clone, Copy)]
pub(super) struct Release<'a> {
    pub(super) rule: Rule,
    pub(super) population: &'a Population,
    pub(super) ledger: &'a Ledger,
}

/// What a year adds to the ledger, and whether anything of it had to be solved and proved.
pub(super) struct Solved {
    pub(super) issues: Issues,
    pub(super) proved: bool,
}

/// Why a year's new periods cannot be laid beside what was published of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Frozen {
    /// Other areas.
    Areas,
    /// Other age groups.
    Ages,
    /// Other indicators in the family.
    Family,
    /// Figures of other lengths of time, of which the new ones are no part and no sum.
    Granularity,
}

impl Family<'_> {
    /// Protects a year. `views` are the lists for a year that is new, by member.
    pub(super) fn solve(
        &self,
        year: Period,
        views: &[Views],
        by: Release<'_>,
    ) -> Result<Solved, Unprotectable> {
        let told: Vec<Option<&Year>> = self.told(year, by.ledger);
        if !self.has_news(year, &told) {
            return Ok(Solved { issues: self.revisions(year, &told), proved: false });
        }
        let mut left_out = BTreeSet::new();
        for (of, told) in self.members.iter().zip(&told) {
            left_out.extend(told.iter().flat_map(|told| late_periods(told, &of.lattice)));
        }
        let views: Vec<&Views> =
            told.iter().zip(views).map(|(told, new)| told.map_or(new, |told| &told.views)).collect();
        let first = told.iter().flatten().next();
        let k = first.map_or(by.rule.k(), |told| told.k);
        let zeros = first.map_or(self.zeros(), |told| told.zeros);
        let members: Vec<Member<'_>> = self
            .members
            .iter()
            .enumerate()
            .map(|(at, of)| Member {
                lattice: &of.lattice,
                shape: &of.shape,
                told: told[at],
                views: views[at],
                is_sum: self.sum == Some(at),
                by_residents: of.by_residents(),
            })
            .collect();
        let terms = Terms { year, k, zeros, left_out: &left_out, population: by.population };
        let mut problem = Problem::build(&members, terms);
        suppress(&problem.block, &mut problem.states)?;
        let mut issues: Issues = members
            .iter()
            .enumerate()
            .map(|(at, member)| Issue {
                indicator: self.members[at].table.indicator.id.clone(),
                year,
                what: self.year_of(at, member, &problem, terms),
            })
            .collect();
        for (issue, revised) in issues.iter_mut().zip(self.revised(year, &told)) {
            issue.what.revised = revised;
        }
        issues.retain(|issue| !issue.what.cells.is_empty() || !issue.what.periods.is_empty());
        Ok(Solved { issues, proved: true })
    }

    /// What was said of each member in a year.
    pub(super) fn told<'l>(&self, year: Period, ledger: &'l Ledger) -> Vec<Option<&'l Year>> {
        self.members.iter().map(|of| ledger.year(&of.table.indicator.id, year)).collect()
    }

    /// True if a member has a period that nothing was said of yet.
    pub(super) fn has_news(&self, year: Period, told: &[Option<&Year>]) -> bool {
        self.members.iter().zip(told).any(|(of, told)| {
            let mut finest = of.finest_in(year);
            finest.any(|period| told.is_none_or(|told| !told.periods.contains(&period)))
        })
    }

    /// Whether a year that is partly published can be gone on with.
    pub(super) fn frozen(&self, year: Period, told: &[Option<&Year>]) -> Option<Frozen> {
        if !self.has_news(year, told) {
            return None;
        }
        self.members.iter().zip(told).find_map(|(of, told)| {
            let told = (*told)?;
            if told.family != self.name {
                return Some(Frozen::Family);
            }
            let lattice = &of.lattice;
            if told.periods.iter().any(|period| period.level() != lattice.finest()) {
                return Some(Frozen::Granularity);
            }
            for period in of.finest_in(year) {
                let Ok(period) = lattice.periods().binary_search(&period) else { continue };
                for (area, id) in lattice.areas().iter().enumerate() {
                    for (age, group) in lattice.ages().iter().enumerate() {
                        if lattice.reported(area, age, period).is_none() {
                            continue;
                        }
                        if !id.is_reserved() && !told.areas.contains(id) {
                            return Some(Frozen::Areas);
                        }
                        if !told.ages.contains(group) {
                            return Some(Frozen::Ages);
                        }
                    }
                }
            }
            None
        })
    }

    /// What a solved block says of a member, as far as it was not said before.
    fn year_of(&self, at: usize, member: &Member<'_>, problem: &Problem, terms: Terms<'_>) -> Year {
        let lattice = member.lattice;
        let is_told = |key: &Key| member.told.and_then(|told| told.cells.get(key)).copied();
        let mut cells: BTreeMap<Key, Said> = BTreeMap::new();
        let mut over_late: Vec<Key> = Vec::new();
        for (period_at, &period) in lattice.periods().iter().enumerate() {
            if period.whole_year() != terms.year {
                continue;
            }
            let late = period.made_of(lattice.finest()).iter().any(|part| terms.left_out.contains(part));
            for (area_at, area) in lattice.areas().iter().enumerate() {
                for (age_at, &age) in lattice.ages().iter().enumerate() {
                    let Some(cell) = lattice.reported(area_at, age_at, period_at) else { continue };
                    let key = (area.clone(), age, period);
                    if !member.views.lists(View::of(area, period, age)) || is_told(&key).is_some() {
                        continue;
                    }
                    if late {
                        over_late.push(key);
                        continue;
                    }
                    let said = match problem.place(at, area_at, age_at, period_at) {
                        Some(Place::Zero) => Some(Said::Published(lattice.known(cell))),
                        Some(Place::Cell(place)) => {
                            problem.states.get(place).and_then(|state| said(*state, lattice.known(cell)))
                        }
                        None => None,
                    };
                    if let Some(said) = said {
                        cells.insert(key, said);
                    }
                }
            }
        }
        over_late.sort_by_key(|key| key.2.level().months());
        for key in over_late.into_iter().filter(|key| key.2.level() != lattice.finest()) {
            let find = |key: &Key| is_told(key).or_else(|| cells.get(key).copied());
            let sum = sum_of_published(&key, lattice.finest(), lattice.measure() == Measure::Mean, find);
            if let Some(known) = sum {
                cells.insert(key, Said::Published(known));
            }
        }
        let old = |period: &Period| member.told.is_some_and(|told| told.periods.contains(period));
        Year {
            k: terms.k,
            zeros: terms.zeros,
            views: member.views.clone(),
            family: self.name.clone(),
            areas: self.members[at].table.areas.to_vec(),
            ages: lattice.ages().iter().copied().collect(),
            periods: self.members[at].finest_in(terms.year).filter(|period| !old(period)).collect(),
            cells,
            revised: None,
        }
    }

    /// Revised totals where nothing else is new.
    fn revisions(&self, year: Period, told: &[Option<&Year>]) -> Issues {
        let revised = self.revised(year, told);
        self.members
            .iter()
            .zip(told)
            .zip(revised)
            .filter_map(|((of, told), revised)| {
                let (told, revised) = ((*told)?, Some(revised?));
                let what =
                    Year { cells: BTreeMap::new(), periods: BTreeSet::new(), revised, ..Year::clone(told) };
                Some(Issue { indicator: of.table.indicator.id.clone(), year, what })
            })
            .collect()
    }

    /// The municipality's total for the year, where late records have changed
    /// a total that was published and no change was told before.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole numbers from 0
    fn revised(&self, year: Period, told: &[Option<&Year>]) -> Vec<Option<u64>> {
        let of = |lattice: &Lattice, told: Option<&Year>| {
            let told = told.filter(|told| told.revised.is_none() && lattice.measure() == Measure::Count)?;
            let key = (crate::domain::AreaId::new(TOTAL_AREA), crate::domain::AgeGroup::All, year);
            let Some(Said::Published(Known { value, .. })) = told.cells.get(&key) else { return None };
            let now = lattice.find(&key.0, key.1, year)?.value as u64;
            (now != *value as u64 && now >= told.k).then_some(now)
        };
        self.members.iter().zip(told).map(|(member, told)| of(&member.lattice, *told)).collect()
    }

    fn zeros(&self) -> Zeros {
        self.members.first().map_or(Zeros::Hidden, |of| of.table.indicator.zeros)
    }
}

fn said(state: State, known: Known) -> Option<Said> {
    match state {
        State::Open | State::Fixed => Some(Said::Published(known)),
        State::Below { .. } => Some(Said::Below),
        State::AtLeast { .. } => Some(Said::AtLeast),
        State::Blank => Some(Said::Blank),
        State::Unlisted => None,
    }
}
