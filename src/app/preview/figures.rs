//! Figures that come, go or change.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::{AgeGroup, AreaId, Figure, Known, Mark, Measure, Period, TOTAL_AREA, UNKNOWN_AREA};
use crate::release::{Published, ReleaseTable};

/// What happens to an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It is new.
    Added,
    /// It goes.
    Removed,
    /// Its figures or its entry in the catalogue change.
    Altered,
}

/// What changes of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorChange {
    /// Its identity.
    pub id: String,
    /// Its Danish name.
    pub name_da: String,
    /// Its English name.
    pub name_en: String,
    /// What happens to it.
    pub kind: Kind,
    /// True if its entry in the catalogue (name, unit, source …) changes.
    pub catalogue: bool,
    /// Its periods.
    pub periods: Periods,
    /// The municipality's totals of all periods in which they change, as published.
    pub totals: Vec<Total>,
    /// Its cells.
    pub figures: Figures,
    /// How its newest total compares with the newest before, where both are told.
    pub jump: Option<Jump>,
    /// Areas that have no figure or zero in the newest period, and had more in the newest before.
    pub emptied: Vec<Emptied>,
    /// The newest period with figures before.
    pub through_before: Option<String>,
    /// The newest period with figures afterwards.
    pub through_after: Option<String>,
}

/// Periods that come, go, or have a cell that changes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Periods {
    /// New periods, oldest first.
    pub added: Vec<String>,
    /// Periods that go.
    pub removed: Vec<String>,
    /// Periods that stay and do not say the same.
    pub altered: Vec<String>,
}

/// The municipality's total of a period. `None` is what is not published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Total {
    /// The period.
    pub period: String,
    /// As it was published.
    pub before: Option<f64>,
    /// As it would be.
    pub after: Option<f64>,
}

/// Numbers of cells that change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Had no figure and have one, published or hidden.
    pub added: u64,
    /// Had a figure and have none.
    pub withdrawn: u64,
    /// Were published and are hidden.
    pub hidden: u64,
    /// Were hidden and are published.
    pub shown: u64,
    /// Were published as final and say something else: history is rewritten.
    pub rewritten: u64,
    /// Were published as provisional and say something else.
    pub revised: u64,
}

/// The newest total held against the newest before. Of shares it is the share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jump {
    /// The newest period before.
    pub period_before: String,
    /// The newest period afterwards, of the same length.
    pub period_after: String,
    /// What was published.
    pub before: f64,
    /// What would be; of a total under k, that k.
    pub after: f64,
    /// True if `after` is only known to be under that number.
    pub below: bool,
    /// How many times as large the larger of the two is, at least; `None` is any number of times,
    /// because one of them is zero.
    pub factor: Option<f64>,
}

/// An area that has nothing any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Emptied {
    /// The area's id.
    pub area: String,
    /// The period.
    pub period: String,
    /// True if it is zero, false if there is no figure.
    pub zero: bool,
}

impl Figures {
    /// Adds up.
    pub(super) fn add(&mut self, other: &Self) {
        self.added += other.added;
        self.withdrawn += other.withdrawn;
        self.hidden += other.hidden;
        self.shown += other.shown;
        self.rewritten += other.rewritten;
        self.revised += other.revised;
    }
}

impl IndicatorChange {
    /// Compares an indicator with itself; `None` if nothing changes.
    pub(super) fn of(before: Option<&Published>, after: Option<&Published>) -> Option<Self> {
        let kind = match (before, after) {
            (None, Some(_)) => Kind::Added,
            (Some(_), None) => Kind::Removed,
            (Some(old), Some(new)) if old != new => Kind::Altered,
            _ => return None,
        };
        let named = &after.or(before)?.indicator;
        let (old, new) = (before.map(|of| &*of.table), after.map(|of| &*of.table));
        let through = |of: Option<&Published>| of.and_then(Published::data_through);
        let mut change = Self {
            id: named.id.to_string(),
            name_da: named.name_da.clone(),
            name_en: named.name_en.clone(),
            kind,
            catalogue: before.zip(after).is_some_and(|(old, new)| old.indicator != new.indicator),
            periods: Periods::default(),
            totals: totals(old, new),
            figures: Figures::default(),
            jump: before.zip(after).and_then(|(old, new)| jump(old, new)),
            emptied: before.zip(after).map_or_else(Vec::new, |(old, new)| emptied(old, new)),
            through_before: through(before).map(|period| period.to_string()),
            through_after: through(after).map(|period| period.to_string()),
        };
        change.compare(old, new);
        Some(change)
    }

    /// The newest period before, if that afterwards is older or there is none.
    pub(super) fn ends_earlier(&self) -> Option<String> {
        let end = |text: &Option<String>| text.as_ref()?.parse().ok().map(Period::end);
        let before = end(&self.through_before)?;
        if end(&self.through_after).is_some_and(|after| after >= before) {
            return None;
        }
        self.through_before.clone()
    }

    /// Goes through all cells of both.
    fn compare(&mut self, old: Option<&ReleaseTable>, new: Option<&ReleaseTable>) {
        let periods = |table: Option<&ReleaseTable>| -> BTreeSet<Period> {
            table.iter().flat_map(|table| table.periods()).copied().collect()
        };
        let (mine, theirs) = (periods(old), periods(new));
        let mut altered = BTreeSet::new();
        let figures = &mut self.figures;
        for (area, age, period, was) in old.iter().flat_map(|table| table.iter()) {
            let is = new.map_or(Figure::Missing, |table| table.figure(area, period, age));
            if was.figure != is {
                altered.insert(period);
            }
            match (was.figure, is) {
                (Figure::Known(was_known), Figure::Known(is)) if was_known != is => {
                    if was.provisional {
                        figures.revised += 1;
                    } else {
                        figures.rewritten += 1;
                    }
                }
                (Figure::Known(_), Figure::Suppressed(_)) => figures.hidden += 1,
                (Figure::Suppressed(_), Figure::Known(_)) => figures.shown += 1,
                (Figure::Known(_) | Figure::Suppressed(_), Figure::Missing) => figures.withdrawn += 1,
                _ => {}
            }
        }
        for (area, age, period, is) in new.iter().flat_map(|table| table.iter()) {
            let was = old.map_or(Figure::Missing, |table| table.figure(area, period, age));
            if was == Figure::Missing && is.figure != Figure::Missing {
                figures.added += 1;
                altered.insert(period);
            }
        }
        let words = |periods: &mut dyn Iterator<Item = &Period>| periods.map(Period::to_string).collect();
        self.periods = Periods {
            added: words(&mut theirs.difference(&mine)),
            removed: words(&mut mine.difference(&theirs)),
            altered: words(
                &mut altered.iter().filter(|period| mine.contains(period) && theirs.contains(period)),
            ),
        };
    }
}

/// The municipality's totals that are not what they were.
fn totals(old: Option<&ReleaseTable>, new: Option<&ReleaseTable>) -> Vec<Total> {
    let told = |table: Option<&ReleaseTable>, period: Period| {
        let figure = table?.figure(&ReleaseTable::total(), period, AgeGroup::All);
        figure.known().map(|known| known.value)
    };
    let periods: BTreeSet<Period> =
        old.iter().chain(&new).flat_map(|table| table.periods()).copied().collect();
    let total = |period: Period| {
        let (before, after) = (told(old, period), told(new, period));
        (before != after).then(|| Total { period: period.to_string(), before, after })
    };
    periods.into_iter().filter_map(total).collect()
}

/// The newest period of the indicator's own length in which one of these has a figure.
fn newest(of: &Published, areas: &[AreaId]) -> Option<Period> {
    let level = of.indicator.granularity;
    let reported =
        |at: Period| areas.iter().any(|area| of.table.figure(area, at, AgeGroup::All) != Figure::Missing);
    let mut periods = of.table.periods().iter().rev().copied();
    periods.find(|&period| period.level() == level && reported(period))
}

fn jump(old: &Published, new: &Published) -> Option<Jump> {
    let total = ReleaseTable::total();
    let municipality = std::slice::from_ref(&total);
    let (period_before, period_after) = (newest(old, municipality)?, newest(new, municipality)?);
    let level = |of: &Published, known: Known| match (of.indicator.measure, known.base) {
        (Measure::Share, Some(0)) => None,
        (Measure::Share, Some(base)) => Some(known.value / to_f64(base)),
        _ => Some(known.value),
    };
    let before = level(old, old.table.figure(&total, period_before, AgeGroup::All).known()?)?;
    let (after, below) = match new.table.figure(&total, period_after, AgeGroup::All) {
        Figure::Known(known) => (level(new, known)?, false),
        Figure::Suppressed(Mark::BelowK) if new.indicator.measure == Measure::Count => {
            (to_f64(new.table.threshold(period_after, 0)), true)
        }
        Figure::Suppressed(_) | Figure::Missing => return None,
    };
    let (small, large) = if before < after { (before, after) } else { (after, before) };
    // A total under k that was small before has not fallen by any number that could be told.
    let factor = match small > 0.0 {
        _ if below && before <= after => Some(1.0),
        true => Some(large / small),
        false if large > 0.0 => None,
        false => Some(1.0),
    };
    let (period_before, period_after) = (period_before.to_string(), period_after.to_string());
    Some(Jump { period_before, period_after, before, after, below, factor })
}

/// Areas that had a figure above zero, or a hidden one, in the newest period before, and have none or
/// zero in the newest afterwards.
fn emptied(old: &Published, new: &Published) -> Vec<Emptied> {
    // An area that has reported nothing leaves the municipality without a total.
    let newest_of = |of: &Published| newest(of, of.table.areas());
    let Some((before, after)) = newest_of(old).zip(newest_of(new)) else { return Vec::new() };
    let had = |area: &AreaId| match old.table.figure(area, before, AgeGroup::All) {
        Figure::Known(known) => known.value > 0.0,
        Figure::Suppressed(mark) => mark != Mark::Unlisted,
        Figure::Missing => false,
    };
    let has = |area: &AreaId| match new.table.figure(area, after, AgeGroup::All) {
        Figure::Known(known) if known.value > 0.0 => None,
        Figure::Known(_) => Some(true),
        Figure::Suppressed(_) => None,
        Figure::Missing => Some(false),
    };
    let real = |area: &&AreaId| ![TOTAL_AREA, UNKNOWN_AREA].contains(&area.as_str());
    let areas = new.table.areas().iter().filter(real).filter(|area| had(area));
    let empty = |area: &AreaId| {
        let zero = has(area)?;
        Some(Emptied { area: area.to_string(), period: after.to_string(), zero })
    };
    areas.filter_map(empty).collect()
}

/// Denominators and thresholds are far below 2⁵³: the conversion is exact.
#[allow(clippy::cast_precision_loss)]
fn to_f64(count: u64) -> f64 {
    count as f64
}
