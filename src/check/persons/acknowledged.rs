//! False alarms that the operator has looked at.

use std::collections::BTreeMap;

use super::guard::Guard;
use crate::bundle::columns::{self, Column};
use crate::finding::{Finding, Findings, Place};

/// Columns whose alarms are known to be false, as the settings list them:
/// `observations.area`, `indicators.definition_da`, `areas.note`, `datapackage.title`.
///
/// An alarm in such a column warns and is logged; it does not refuse. What is
/// not an alarm about persons is never acknowledged this way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acknowledged(Vec<(String, String)>);

/// A column that cannot be acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AcknowledgedError {
    /// It does not name resource and column.
    #[error("expected a resource and a column, such as observations.area")]
    NoColumn,
    /// The resource is none of a bundle's.
    #[error("expected areas, indicators, population, observations or datapackage before the full stop")]
    UnknownResource,
    /// The table has no such column, and what has no place in a table cannot stay there.
    #[error("the table has no such column")]
    UnknownColumn,
}

impl Acknowledged {
    /// Reads the list.
    ///
    /// # Errors
    /// The first entry that names no column, with the reason.
    pub fn new<T: AsRef<str>>(entries: &[T]) -> Result<Self, (String, AcknowledgedError)> {
        let entries = entries.iter().map(AsRef::as_ref);
        let read = entries.map(|entry| read(entry).map_err(|error| (entry.to_owned(), error)));
        read.collect::<Result<_, _>>().map(Self)
    }

    /// True if alarms in the column of that resource are known to be false.
    pub(super) fn holds(&self, resource: &str, column: &str) -> bool {
        self.0.iter().any(|(of, name)| of == resource && name == column)
    }
}

fn read(entry: &str) -> Result<(String, String), AcknowledgedError> {
    let (resource, column) = entry.split_once('.').ok_or(AcknowledgedError::NoColumn)?;
    let columns: &[Column] = match resource {
        "areas" | "datapackage" => &[],
        "indicators" => &columns::INDICATORS,
        "population" => &columns::POPULATION,
        "observations" => &columns::OBSERVATIONS,
        _ => return Err(AcknowledgedError::UnknownResource),
    };
    if column.is_empty() {
        return Err(AcknowledgedError::NoColumn);
    }
    if !columns.is_empty() && !columns.iter().any(|known| known.name == column) {
        return Err(AcknowledgedError::UnknownColumn);
    }
    Ok((resource.to_owned(), column.to_owned()))
}

/// Alarms of one resource: each is refused, or counted where it is acknowledged.
pub(super) struct Alarms<'a> {
    guard: &'a Guard<'a>,
    /// The resource as the settings call it.
    resource: &'static str,
    counted: BTreeMap<(String, &'static str), (Place, u64)>,
    findings: Findings,
}

impl<'a> Alarms<'a> {
    pub(super) fn new(guard: &'a Guard<'a>, resource: &'static str) -> Self {
        Self { guard, resource, counted: BTreeMap::new(), findings: Findings::default() }
    }

    /// Raises an alarm about a text in a column; true if it refuses the bundle.
    pub(super) fn raise(&mut self, column: &str, text: &str, finding: Finding) -> bool {
        self.guard.hide(text);
        let refuses = !self.guard.acknowledged.holds(self.resource, column);
        if refuses {
            self.findings.push(finding);
        } else {
            let place = finding.place;
            self.counted.entry((column.to_owned(), finding.code)).or_insert((place, 0)).1 += 1;
        }
        refuses
    }

    /// Hands all alarms on; those that are acknowledged are warned of and logged.
    pub(super) fn finish(self, findings: &mut Findings) {
        findings.extend(self.findings.into_list());
        for ((column, code), (place, count)) in self.counted {
            tracing::warn!(
                resource = self.resource,
                column,
                alarm = code,
                count,
                "acknowledged by the settings"
            );
            findings.push(
                Finding::warning("alarm-acknowledged", place).detail("alarm", code).detail("count", count),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_name_a_column_of_a_resource() {
        let fine = ["observations.area", "indicators.definition_da", "areas.note", "datapackage.title"];
        let acknowledged = Acknowledged::new(&fine).unwrap();
        assert!(acknowledged.holds("observations", "area") && !acknowledged.holds("population", "area"));
        for (entry, error) in [
            ("area", AcknowledgedError::NoColumn),
            ("areas.", AcknowledgedError::NoColumn),
            ("table.area", AcknowledgedError::UnknownResource),
            ("observations.areas", AcknowledgedError::UnknownColumn),
        ] {
            assert_eq!(Acknowledged::new(&[entry]), Err((entry.to_owned(), error)));
        }
    }
}
