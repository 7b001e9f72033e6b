//! The axes of a lattice, as the rows show them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Assumption;
use crate::audit::axis::{Axis, Cuts};
use crate::audit::evidence::Evidence;
use crate::audit::fact::Fact;
use crate::audit::layer::{Layer, Says};
use crate::audit::rule::Revision;
use crate::audit::span::Span;
use crate::domain::{AgeGroup, Granularity, Period, TOTAL_AREA, UNKNOWN_AREA};

/// Which group an area is; `None` is the whole municipality.
pub(super) type AreaPlaces = HashMap<Option<Arc<str>>, usize>;

/// The indicators that are added, and their sum.
pub(super) fn members(layer: &Layer) -> (Axis, HashMap<Option<usize>, usize>) {
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
pub(super) fn tables(evidence: &Evidence) -> (Axis, Vec<usize>) {
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
pub(super) fn areas(rows: &[(&Says, &Fact)], assumption: Assumption) -> Option<(Axis, AreaPlaces)> {
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
pub(super) fn times(rows: &[(&Says, &Fact)]) -> (Axis, HashMap<Span, usize>, Cuts) {
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
pub(super) fn ages(rows: &[(&Says, &Fact)], assumption: Assumption) -> Option<(Axis, Cuts)> {
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

pub(super) fn age_group(axis: &Axis, cuts: &Cuts, age: AgeGroup, assumption: Assumption) -> Option<usize> {
    let atoms = match age {
        AgeGroup::All => (0..u32::try_from(axis.atoms).ok()?).collect(),
        AgeGroup::Years { .. } => cuts.within(years(age)),
    };
    debug_assert!(axis.atoms >= usize::from(assumption.age_rest));
    axis.groups.iter().position(|group| group.atoms == atoms)
}

/// First age and the first beyond.
pub(super) fn years(age: AgeGroup) -> (i32, i32) {
    match age {
        AgeGroup::All => (0, 256),
        AgeGroup::Years { from, to } => (i32::from(from), to.map_or(256, |to| i32::from(to) + 1)),
    }
}
