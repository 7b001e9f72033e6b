//! Judges families: indicators that add up must be alike, and come together.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Indicator, IndicatorId, Measure};
use crate::finding::{Finding, Findings, Place};
use crate::release::Release;

use super::catalogue::Catalogue;

/// Judges the families of which the bundle brings figures, as `brings` tells of
/// each entry of the catalogue. `resource` is the
/// bundle's catalogue, if it has one.
pub(super) fn judge(
    catalogue: &Catalogue,
    brings: impl Fn(usize) -> bool,
    kept: Option<&Release>,
    resource: &str,
    findings: &mut Findings,
) {
    let mut families: BTreeMap<&str, Vec<&Indicator>> = BTreeMap::new();
    for (at, entry) in catalogue.entries().iter().enumerate() {
        if let Some(indicator) = entry.indicator.as_deref().filter(|_| brings(at))
            && let Some(family) = &indicator.family
        {
            families.entry(family).or_default().push(indicator);
        }
    }
    for (family, members) in families {
        let place = || Place::resource(resource).column("family");
        let Some((first, others)) = members.split_first() else { continue };
        for other in others {
            if let Some(what) = difference(first, other) {
                findings.push(
                    Finding::refused("family-differs", place())
                        .value(family)
                        .detail("one", &first.id)
                        .detail("other", &other.id)
                        .detail("what", what),
                );
            }
        }
        if first.measure != Measure::Count {
            let finding = Finding::refused("family-differs", place()).value(family);
            findings
                .push(finding.detail("one", &first.id).detail("other", "count").detail("what", "measure"));
        }
        let brought: BTreeSet<&IndicatorId> = members.iter().map(|of| &of.id).collect();
        let published = kept.iter().flat_map(|kept| &kept.indicators).map(|of| &of.indicator);
        for left in published.filter(|of| of.family.as_deref() == Some(family) && !brought.contains(&of.id)) {
            let finding = Finding::refused("family-incomplete", place()).value(family);
            findings.push(finding.detail("missing", &left.id));
        }
    }
}

/// What two members do not have in common, though they must.
fn difference(one: &Indicator, other: &Indicator) -> Option<&'static str> {
    [
        ("measure", one.measure == other.measure),
        ("granularity", one.granularity == other.granularity),
        ("zeros", one.zeros == other.zeros),
        ("protect", one.protect == other.protect),
    ]
    .into_iter()
    .find(|(_, same)| !same)
    .map(|(what, _)| what)
}
