//! Which cell a row of a table of figures is about: indicator, area, period, age group.

use crate::bundle::columns::{OBSERVATIONS, PUBLISHED, position};
use crate::domain::{AgeGroup, Granularity, Period, TOTAL_AREA};
use crate::finding::{Finding, Findings, Place};

use super::areas::{Areas, is_unknown};
use super::catalogue::{Catalogue, Entry};
use super::cell::{blame, filled};
use super::columns::Layout;

const INDICATOR: usize = at("indicator");
const AREA: usize = at("area");
const PERIOD: usize = at("period");
const AGE_GROUP: usize = at("age_group");

/// The keys stand at the same places in both tables.
const fn at(name: &str) -> usize {
    let at = position(&OBSERVATIONS, name);
    assert!(at == position(&PUBLISHED, name));
    at
}

/// The one word that `status` may hold.
const PROVISIONAL: &str = "provisional";

/// Which cells a table may be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// What was counted: areas by themselves, periods of the indicator's own length.
    Counted,
    /// What was published: also the municipality, and periods that the indicator adds up to.
    Published,
}

/// Reads the key columns of rows.
///
/// Millions of rows pass here: none allocates, and a text that repeats the one
/// of the row before is not looked up again.
pub(super) struct Keys<'a> {
    catalogue: &'a Catalogue,
    areas: &'a Areas,
    cells: Cells,
    /// Position of the column `status`.
    status: usize,
    indicator: Last<usize>,
    area: Last<u16>,
    period: Last<Period>,
    age: Last<AgeGroup>,
}

/// What the key columns of a row say; `None` is a fault that has been told.
pub(super) struct Keyed<'a> {
    /// Position in the catalogue.
    pub(super) indicator: Option<usize>,
    /// The catalogue's line of it.
    pub(super) entry: Option<&'a Entry>,
    /// Position of the area; after the areas come the unknown one and the total.
    pub(super) area: Option<u16>,
    pub(super) period: Option<Period>,
    pub(super) age: Option<AgeGroup>,
    pub(super) provisional: bool,
}

impl<'a> Keys<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, areas: &'a Areas, cells: Cells, status: usize) -> Self {
        let (indicator, area, period, age) =
            (Last::default(), Last::default(), Last::default(), Last::default());
        Self { catalogue, areas, cells, status, indicator, area, period, age }
    }

    /// Judges every key cell of a row, also after a fault in one before.
    pub(super) fn read<const N: usize>(
        &mut self,
        layout: &Layout<N>,
        line: u64,
        cells: &[Option<&str>],
        findings: &mut Findings,
    ) -> Keyed<'a> {
        let text = |at: usize, findings: &mut Findings| {
            filled(layout.cell(cells, at), || layout.place(line, at), findings)
        };
        let place = |at: usize| layout.place(line, at);
        let indicator = text(INDICATOR, findings).and_then(|text| self.indicator(text, place, findings));
        let catalogue = self.catalogue;
        let entry = indicator.and_then(|at| catalogue.entries().get(at));
        Keyed {
            indicator,
            entry,
            area: text(AREA, findings).and_then(|text| self.area(text, place, findings)),
            period: text(PERIOD, findings).and_then(|text| self.period(text, entry, place, findings)),
            age: text(AGE_GROUP, findings).and_then(|text| self.age(text, place, findings)),
            provisional: layout.cell(cells, self.status).is_some_and(|text| {
                let provisional = text.trim() == PROVISIONAL;
                if !provisional {
                    findings.push(blame(text, Finding::refused("status-unknown", place(self.status))));
                }
                provisional
            }),
        }
    }

    fn indicator(
        &mut self,
        text: &str,
        place: impl Fn(usize) -> Place,
        findings: &mut Findings,
    ) -> Option<usize> {
        let catalogue = self.catalogue;
        let look_up = |text: &str| catalogue.position(text).or_else(|| catalogue.position(text.trim()));
        let found = self.indicator.find(text, look_up);
        if found.is_none() && catalogue.is_complete() {
            findings.push(blame(text, Finding::refused("indicator-not-known", place(INDICATOR))));
        }
        found
    }

    fn area(&mut self, text: &str, place: impl Fn(usize) -> Place, findings: &mut Findings) -> Option<u16> {
        let (areas, cells) = (self.areas, self.cells);
        let found = self.area.find(text, |text| match text.trim() {
            TOTAL_AREA => (cells == Cells::Published).then(|| areas.unknown().saturating_add(1)),
            text if is_unknown(text) => Some(areas.unknown()),
            text => areas.position(text),
        });
        if found.is_none() {
            if text.trim() == TOTAL_AREA {
                findings.push(blame(text, Finding::refused("area-total", place(AREA))));
            } else if areas.are_known() {
                findings.push(blame(text, Finding::refused("area-not-known", place(AREA))));
            }
        }
        found
    }

    fn period(
        &mut self,
        text: &str,
        entry: Option<&Entry>,
        place: impl Fn(usize) -> Place,
        findings: &mut Findings,
    ) -> Option<Period> {
        let Some(period) = self.period.find(text, |text| text.trim().parse().ok()) else {
            findings.push(blame(text, Finding::refused("period-unreadable", place(PERIOD))));
            return None;
        };
        let own = entry?.granularity?;
        let finding = match self.cells {
            Cells::Counted if period.level() == own => return Some(period),
            Cells::Published if own.levels().any(|level| level == period.level()) => return Some(period),
            Cells::Counted => misfit(period.level(), own, place(PERIOD)).detail("granularity", own.word()),
            Cells::Published => {
                let levels: Vec<_> = own.levels().map(Granularity::word).collect();
                let mut finding = Finding::refused("protected-period", place(PERIOD));
                finding.details.push(("allowed", levels.join(", ")));
                finding
            }
        };
        findings.push(finding.value(text));
        None
    }

    fn age(
        &mut self,
        text: &str,
        place: impl Fn(usize) -> Place,
        findings: &mut Findings,
    ) -> Option<AgeGroup> {
        let found = self.age.find(text, |text| text.trim().parse().ok());
        if found.is_none() {
            findings.push(blame(text, Finding::refused("age-group-unreadable", place(AGE_GROUP))));
        }
        found
    }
}

/// Why a period's length does not fit the indicator.
fn misfit(found: Granularity, wanted: Granularity, place: Place) -> Finding {
    match found.months().cmp(&wanted.months()) {
        std::cmp::Ordering::Less => Finding::refused("period-too-fine", place),
        std::cmp::Ordering::Greater => Finding::refused("period-too-coarse", place),
        std::cmp::Ordering::Equal => Finding::refused("period-other-year", place),
    }
}

/// The last text of a column and what it meant.
struct Last<T> {
    text: String,
    meaning: Option<T>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Self { text: String::new(), meaning: None }
    }
}

impl<T: Copy> Last<T> {
    /// The meaning of a text, looked up if it is not the last one.
    fn find(&mut self, text: &str, look_up: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if text != self.text {
            self.text.clear();
            self.text.push_str(text);
            self.meaning = look_up(text);
        }
        self.meaning
    }
}
