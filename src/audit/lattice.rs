//! Every cell that could be known: areas × periods × ages, and their sums.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::axis::{Axis, Cuts};
use super::evidence::Evidence;
use super::fact::{Fact, Told};
use super::layer::Layer;
use super::rule::Revision;
use super::span::Span;
use crate::domain::{AgeGroup, Granularity, Period, TOTAL_AREA, UNKNOWN_AREA};

/// A cell: which group of each axis (members, tables, areas, times, ages).
pub(super) type Key = [usize; 5];

/// The axes, and what is said about crossings of them.
pub(super) struct Lattice {
    pub(super) axes: [Axis; 5],
    pub(super) statements: Vec<Statement>,
    /// What is listed, with everything that the releases together say of it.
    pub(super) listed: BTreeMap<Key, Listed>,
    /// Atoms that everybody knows to be zero: nobody lives there, or zero is published.
    pub(super) void: Vec<bool>,
    pub(super) name: String,
    pub(super) assumption: Assumption,
}

/// A row's bounds on a cell, less another cell if the row is a difference.
pub(super) struct Statement {
    pub(super) key: Key,
    pub(super) less: Option<Key>,
    pub(super) least: f64,
    pub(super) most: f64,
    /// The row, by its place in [`Evidence::facts`].
    pub(super) fact: usize,
}

/// What the releases together say of a cell.
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub(super) least: f64,
    pub(super) most: f64,
    /// The last release that lists it.
    pub(super) release: usize,
}

/// What a stranger takes to be left out of the tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Assumption {
    /// The whole municipality has cases of no listed area.
    pub(super) area_rest: bool,
    /// All ages have cases of no listed age group.
    pub(super) age_rest: bool,
    /// Where nobody lives there may still be cases.
    pub(super) cases_without_people: bool,
}

/// More atoms or cells than any municipality has are not examined.
const LARGEST: usize = 500_000;

impl Assumption {
    /// From the one that tells a stranger most to the one that tells least.
    pub(super) const ORDER: [Self; 5] = [
        Self { area_rest: false, age_rest: false, cases_without_people: false },
        Self { area_rest: true, age_rest: false, cases_without_people: false },
        Self { area_rest: false, age_rest: true, cases_without_people: false },
        Self { area_rest: true, age_rest: true, cases_without_people: false },
        Self { area_rest: true, age_rest: true, cases_without_people: true },
    ];
}

impl Lattice {
    /// `None` if the assumption makes no difference here, or the tables are too large.
    pub(super) fn new(evidence: &Evidence, layer: &Layer, assumption: Assumption) -> Option<Self> {
        let rows: Vec<(&super::layer::Says, &Fact)> =
            layer.says.iter().filter_map(|says| Some((says, evidence.facts.get(says.fact)?))).collect();
        let empty = empty_places(evidence);
        if assumption.cases_without_people && empty.is_empty() {
            return None;
        }
        let (members, member_at) = members(layer);
        let (tables, table_at) = tables(evidence);
        let (areas, area_at) = areas(&rows, assumption)?;
        let times = times(&rows);
        let (ages, age_cuts) = ages(&rows, assumption)?;
        let mut lattice = Self {
            axes: [members, tables, areas, times.0, ages],
            statements: Vec::new(),
            listed: BTreeMap::new(),
            void: Vec::new(),
            name: layer.name.clone(),
            assumption,
        };
        let product = |of: fn(&Axis) -> usize| {
            lattice.axes.iter().map(of).try_fold(1_usize, usize::checked_mul).filter(|n| *n <= LARGEST)
        };
        let atoms = product(|axis| axis.atoms)?;
        product(|axis| axis.groups.len())?;
        lattice.void = vec![false; atoms];
        let mut missing = Vec::new();
        for (says, fact) in rows {
            let time = |span: Span| times.1.get(&span).copied();
            let key = |time| {
                Some([
                    *member_at.get(&says.member)?,
                    *table_at.get(fact.release)?,
                    *area_at.get(&fact.area)?,
                    time?,
                    age_group(&lattice.axes[4], &age_cuts, fact.age, assumption)?,
                ])
            };
            let Some(cell) = key(time(fact.time.span)) else { continue };
            if says.told == Told::Missing {
                missing.push(cell);
                continue;
            }
            let less = fact.time.less.map(|span| key(time(span)));
            let (least, most) = says.told.bounds();
            match less {
                None => {
                    lattice.listed.entry(cell).or_insert(Listed::NOTHING).and(least, most, fact.release);
                    lattice.statements.push(Statement {
                        key: cell,
                        less: None,
                        least,
                        most,
                        fact: says.fact,
                    });
                }
                Some(less @ Some(_)) => {
                    lattice.statements.push(Statement { key: cell, less, least, most, fact: says.fact });
                }
                Some(None) => {}
            }
        }
        lattice.void_published_zeros();
        lattice.void_missing(&missing);
        if !assumption.cases_without_people {
            lattice.void_empty(&empty, &area_at, &times.2, &age_cuts);
        }
        Some(lattice)
    }

    /// The atoms that a cell adds up.
    pub(super) fn atoms(&self, key: Key) -> Vec<u32> {
        let mut sums: Vec<u32> = vec![0];
        for (axis, group) in self.axes.iter().zip(key) {
            let size = u32::try_from(axis.atoms).unwrap_or(u32::MAX);
            let groups = axis.atoms_of(group);
            sums = sums.iter().flat_map(|&before| groups.iter().map(move |at| before * size + at)).collect();
        }
        sums
    }

    /// Every cell that has to be protected.
    pub(super) fn cells(&self) -> impl Iterator<Item = Key> {
        let [members, tables, areas, times, ages] = self.axes.each_ref().map(|axis| axis.groups.len());
        (0..members)
            .flat_map(move |m| (0..tables).map(move |t| (m, t)))
            .flat_map(move |(m, t)| {
                (0..areas)
                    .flat_map(move |a| (0..times).flat_map(move |p| (0..ages).map(move |g| [m, t, a, p, g])))
            })
            .filter(|key| {
                let everywhere = |(axis, group): (&Axis, &usize)| {
                    axis.groups.get(*group).is_some_and(|group| group.everywhere)
                };
                self.axes.iter().zip(key).all(everywhere) || self.listed.contains_key(key)
            })
    }

    fn void(&mut self, key: Key) {
        for atom in self.atoms(key) {
            if let Some(void) = self.void.get_mut(atom as usize) {
                *void = true;
            }
        }
    }

    fn void_published_zeros(&mut self) {
        let zeros: Vec<Key> =
            self.listed.iter().filter(|(_, listed)| listed.most == 0.0).map(|(key, _)| *key).collect();
        zeros.into_iter().for_each(|key| self.void(key));
    }

    /// What nobody reported is in no sum; but a sum is also called missing
    /// when only a part of it is, so parts that are told stay.
    fn void_missing(&mut self, missing: &[Key]) {
        let mut finest = vec![usize::MAX; self.void.len()];
        for &key in self.listed.keys() {
            let atoms = self.atoms(key);
            for &atom in &atoms {
                if let Some(size) = finest.get_mut(atom as usize) {
                    *size = atoms.len().min(*size);
                }
            }
        }
        for &key in missing {
            let atoms = self.atoms(key);
            let coarser = |atom: &u32| finest.get(*atom as usize).is_some_and(|size| *size > atoms.len());
            if atoms.iter().all(coarser) {
                self.void(key);
            }
        }
    }

    fn void_empty(
        &mut self,
        empty: &[(Arc<str>, i16, AgeGroup)],
        area_at: &HashMap<Option<Arc<str>>, usize>,
        time_cuts: &Cuts,
        age_cuts: &Cuts,
    ) {
        for (area, year, age) in empty {
            let Some(&area) = area_at.get(&Some(area.clone())) else { continue };
            let from = i32::from(*year) * 12;
            let within = |axis: usize, atoms: &[u32]| -> Vec<usize> {
                let groups = &self.axes[axis].groups;
                let inside = |group: usize| groups[group].atoms.iter().all(|atom| atoms.contains(atom));
                (0..groups.len()).filter(|&group| inside(group)).collect()
            };
            let times = within(3, &time_cuts.within((from, from + 12)));
            let ages = within(4, &age_cuts.within(years(*age)));
            for member in 0..self.axes[0].groups.len() {
                for table in 0..self.axes[1].groups.len() {
                    for &time in &times {
                        ages.iter().for_each(|&age| self.void([member, table, area, time, age]));
                    }
                }
            }
        }
    }
}

impl Listed {
    const NOTHING: Self = Self { least: f64::NEG_INFINITY, most: f64::INFINITY, release: 0 };

    fn and(&mut self, least: f64, most: f64, release: usize) {
        self.least = self.least.max(least);
        self.most = self.most.min(most);
        self.release = release;
    }
}

fn members(layer: &Layer) -> (Axis, HashMap<Option<usize>, usize>) {
    let mut axis = Axis::new(layer.members.len());
    let mut at = HashMap::new();
    for (member, name) in (0..).zip(&layer.members) {
        at.insert(Some(member as usize), axis.add(name, vec![member], true));
    }
    if let Some(sum) = &layer.sum {
        let all = (0..u32::try_from(layer.members.len()).unwrap_or(u32::MAX)).collect();
        at.insert(None, axis.add(sum, all, true));
    }
    (axis, at)
}

/// The true tables behind the releases. Where cases may only be added, the
/// atoms are what each release adds.
fn tables(evidence: &Evidence) -> (Axis, Vec<usize>) {
    let releases = u32::try_from(evidence.releases.len()).unwrap_or(u32::MAX);
    let separate = evidence.rule.revision != Revision::None;
    let mut axis = Axis::new(if separate { releases as usize } else { 1 });
    let at = (0..releases)
        .map(|release| match evidence.rule.revision {
            Revision::None => axis.add("", vec![0], true),
            Revision::Grows => axis.add("", (0..=release).collect(), true),
            Revision::Free => axis.add("", vec![release], true),
        })
        .collect();
    (axis, at)
}

/// The areas and the whole; `None` if a rest is asked for that cannot be.
fn areas(
    rows: &[(&super::layer::Says, &Fact)],
    assumption: Assumption,
) -> Option<(Axis, HashMap<Option<Arc<str>>, usize>)> {
    let names: BTreeSet<_> = rows.iter().filter_map(|(_, fact)| fact.area.clone()).collect();
    let has_total = rows.iter().any(|(_, fact)| fact.area.is_none());
    if assumption.area_rest && (!has_total || names.is_empty() || names.contains(UNKNOWN_AREA)) {
        return None;
    }
    let rest = usize::from(assumption.area_rest || names.is_empty());
    let mut axis = Axis::new(names.len() + rest);
    let mut at = HashMap::new();
    for (area, name) in (0..).zip(names) {
        at.insert(Some(name.clone()), axis.add(&name, vec![area], true));
    }
    let all = (0..u32::try_from(axis.atoms).unwrap_or(u32::MAX)).collect();
    at.insert(None, axis.add(TOTAL_AREA, all, true));
    if assumption.area_rest {
        let last = u32::try_from(axis.atoms - 1).unwrap_or(u32::MAX);
        axis.add(UNKNOWN_AREA, vec![last], true);
    }
    Some((axis, at))
}

/// The periods that are listed, those that can be put together from them, and
/// the pieces that they leave between them.
fn times(rows: &[(&super::layer::Says, &Fact)]) -> (Axis, HashMap<Span, usize>, Cuts) {
    let stretch = |span: Span| (span.from, span.to);
    let mut spans: BTreeMap<Span, (&str, bool)> = BTreeMap::new();
    for (_, fact) in rows {
        let named = (&*fact.written, fact.time.plain);
        let known = spans.entry(fact.time.span).or_insert(named);
        if fact.time.plain {
            *known = named;
        }
        if let Some(less) = fact.time.less {
            spans.entry(less).or_insert(("", false));
        }
    }
    let cuts = Cuts::new(&spans.keys().map(|span| stretch(*span)).collect::<Vec<_>>());
    let mut axis = Axis::new(cuts.pieces.len());
    let mut at = HashMap::new();
    for plain in [true, false] {
        for (span, (name, _)) in spans.iter().filter(|(_, (_, is_plain))| *is_plain == plain) {
            at.insert(*span, axis.add(name, cuts.within(stretch(*span)), plain));
        }
    }
    let years: BTreeSet<i32> =
        cuts.pieces.iter().flat_map(|(from, to)| [from.div_euclid(12), (to - 1).div_euclid(12)]).collect();
    for year in years.into_iter().filter_map(|year| i16::try_from(year).ok()) {
        let year = Period::year(year);
        let parts =
            [Granularity::Month, Granularity::Quarter].into_iter().flat_map(|level| year.parts(level));
        for period in parts.chain([year]) {
            if let Some(atoms) = cuts.exactly(stretch(Span::of(period))) {
                axis.add(&period.to_string(), atoms, true);
            }
        }
    }
    for (piece, (from, to)) in (0..).zip(&cuts.pieces) {
        let month = |month: i32| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
        axis.add(&format!("{}..{}", month(*from), month(to - 1)), vec![piece], true);
    }
    (axis, at, cuts)
}

/// The age groups, all ages, and the pieces that overlapping groups leave;
/// `None` if a rest is asked for that cannot be.
fn ages(rows: &[(&super::layer::Says, &Fact)], assumption: Assumption) -> Option<(Axis, Cuts)> {
    let groups: BTreeSet<AgeGroup> = rows.iter().map(|(_, fact)| fact.age).collect();
    let has_all = groups.contains(&AgeGroup::All);
    let stretches: Vec<_> =
        groups.iter().filter(|age| **age != AgeGroup::All).map(|age| years(*age)).collect();
    if assumption.age_rest && (!has_all || stretches.is_empty()) {
        return None;
    }
    let cuts = Cuts::new(&stretches);
    let rest = usize::from(assumption.age_rest || stretches.is_empty());
    let mut axis = Axis::new(cuts.pieces.len() + rest);
    for age in groups.into_iter().filter(|age| *age != AgeGroup::All) {
        axis.add(&age.to_string(), cuts.within(years(age)), true);
    }
    let all: Vec<u32> = (0..u32::try_from(axis.atoms).unwrap_or(u32::MAX)).collect();
    axis.add(&AgeGroup::All.to_string(), all, true);
    for (piece, (from, to)) in (0..).zip(&cuts.pieces) {
        axis.add(&format!("{from}-{}", to - 1), vec![piece], true);
    }
    if assumption.age_rest {
        axis.add("–", vec![u32::try_from(axis.atoms - 1).unwrap_or(u32::MAX)], true);
    }
    Some((axis, cuts))
}

fn age_group(axis: &Axis, cuts: &Cuts, age: AgeGroup, assumption: Assumption) -> Option<usize> {
    let atoms = match age {
        AgeGroup::All => (0..u32::try_from(axis.atoms).ok()?).collect(),
        AgeGroup::Years { .. } => cuts.within(years(age)),
    };
    debug_assert!(axis.atoms >= usize::from(assumption.age_rest));
    axis.groups.iter().position(|group| group.atoms == atoms)
}

/// First age and the first beyond.
fn years(age: AgeGroup) -> (i32, i32) {
    match age {
        AgeGroup::All => (0, 256),
        AgeGroup::Years { from, to } => (i32::from(from), to.map_or(256, |to| i32::from(to) + 1)),
    }
}

/// Where, when and at which ages nobody lives.
fn empty_places(evidence: &Evidence) -> Vec<(Arc<str>, i16, AgeGroup)> {
    let empty = evidence.persons.iter().filter(|(_, persons)| **persons == 0.0);
    empty.filter_map(|((area, year, age), _)| Some((area.clone()?, *year, *age))).collect()
}
