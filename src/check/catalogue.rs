//! Judges `indicators`: what is counted, and how it is to be read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Granularity, Indicator, IndicatorId, Measure};
use crate::finding::{Finding, Findings, Place};
use crate::release::Release;

mod judge;

pub(super) use judge::Judge;

/// The indicators that a bundle's rows may name.
pub(super) struct Catalogue {
    entries: Vec<Entry>,
    index: HashMap<String, usize>,
    /// False if the table could not be read: any indicator may be meant then.
    complete: bool,
}

/// What is known of one indicator. A faulty entry knows less, and rows are
/// judged only by what it does know.
pub(super) struct Entry {
    pub(super) id: IndicatorId,
    pub(super) measure: Option<Measure>,
    pub(super) granularity: Option<Granularity>,
    pub(super) protect: bool,
    /// The whole entry, if it has no fault.
    pub(super) indicator: Option<Arc<Indicator>>,
    /// Its line in the bundle's table; `None` for what is published already.
    line: Option<u64>,
}

impl Catalogue {
    /// The catalogue of what is published, for bundles that bring none.
    pub(super) fn kept(kept: Option<&Release>) -> Self {
        let mut catalogue = Self::empty(true);
        catalogue.add_kept(kept);
        catalogue
    }

    fn empty(complete: bool) -> Self {
        Self { entries: Vec::new(), index: HashMap::new(), complete }
    }

    fn add(&mut self, entry: Entry) {
        self.index.insert(entry.id.as_str().to_owned(), self.entries.len());
        self.entries.push(entry);
    }

    /// Published indicators that the bundle's own catalogue does not have.
    fn add_kept(&mut self, kept: Option<&Release>) {
        for published in kept.iter().flat_map(|kept| &kept.indicators) {
            let indicator = &published.indicator;
            if !self.index.contains_key(indicator.id.as_str()) {
                self.add(Entry {
                    id: indicator.id.clone(),
                    measure: Some(indicator.measure),
                    granularity: Some(indicator.granularity),
                    protect: indicator.protect,
                    indicator: Some(Arc::clone(indicator)),
                    line: None,
                });
            }
        }
    }

    /// All entries, those of the bundle first, in its order.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Position of an indicator.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// False if the table could not be read.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Says which of the bundle's indicators have no row, by their positions.
    pub(super) fn judge_unused(
        &self,
        is_unused: impl Fn(usize) -> bool,
        resource: &str,
        findings: &mut Findings,
    ) {
        for (at, entry) in self.entries.iter().enumerate() {
            if let Some(line) = entry.line
                && is_unused(at)
            {
                let place = Place::resource(resource).line(line).column("id");
                findings.push(Finding::warning("indicator-without-rows", place).value(entry.id.as_str()));
            }
        }
    }
}

#[cfg(test)]
impl Entry {
    /// A yearly count under protection.
    pub(super) fn of_test(id: &str) -> Self {
        Self {
            id: IndicatorId::new(id),
            measure: Some(Measure::Count),
            granularity: Some(Granularity::Year),
            protect: true,
            indicator: None,
            line: Some(2),
        }
    }
}

#[cfg(test)]
mod tests;
