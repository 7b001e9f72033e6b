//! What a bundle brings, laid over what is kept.

use std::sync::Arc;

use super::ImportError;
use super::brought::{Credentials, take_over};
use crate::bundle::Descriptor;
use crate::check::{Accepted, Figures};
use crate::domain::{IndicatorId, Note, Population};
use crate::finding::Finding;
use crate::geometry::Coverage;
use crate::ledger::{Aside, Ledger};
use crate::progress::Progress;
use crate::protect::{Known, Rule, protect};
use crate::release::{Audit, Release};
use crate::snapshot::{Origin, Snapshot, StoreError};

/// A release with what led to it.
pub(super) struct Assembled {
    pub(super) release: Release,
    pub(super) ledger: Ledger,
    pub(super) audit: Option<Audit>,
    pub(super) findings: Vec<Finding>,
}

/// What stands between a bundle's figures and the release.
#[derive(Clone, Copy)]
pub(super) struct Gate<'a> {
    pub(super) rule: Rule,
    /// What was published before.
    pub(super) ledger: &'a Ledger,
    /// What a stopped run has finished.
    pub(super) aside: Option<&'a Aside>,
    /// What figures come with that are protected already.
    pub(super) credentials: Credentials<'a>,
}

/// Lays what a bundle brings over what is kept: its indicators replace those
/// of the same id in their place, new ones come after. Gives what was found
/// instead where the figures cannot be released.
pub(super) fn assemble(
    accepted: Accepted,
    kept: Option<Snapshot>,
    gate: Gate<'_>,
    progress: &(dyn Progress + Sync),
) -> Result<Result<Assembled, Vec<Finding>>, ImportError> {
    let own_name = name(&accepted);
    let (mut indicators, mut population, kept_notes, kept_coverage, kept_name) =
        match kept.map(|kept| kept.release) {
            Some(release) => (
                release.indicators,
                Arc::unwrap_or_clone(release.population),
                release.notes,
                Some(release.coverage),
                Some(release.municipality),
            ),
            None => (Vec::new(), Population::default(), Vec::new(), None, None),
        };
    let coverage = match (accepted.coverage, kept_coverage) {
        (Some(coverage), _) => Arc::new(coverage),
        (None, Some(coverage)) => coverage,
        // `judge` accepts no bundle that leaves the program without areas.
        (None, None) => return Err(StoreError::Damaged("areas").into()),
    };
    population.update(accepted.population, |area| coverage.position(area).is_some());
    let Gate { rule, ledger, aside, credentials } = gate;
    let brought = match accepted.figures {
        Figures::Raw(tally) => {
            protect(tally, Known { rule, population: &population, ledger, aside }, progress)
        }
        Figures::Protected(brought) => take_over(brought, credentials, ledger, &population, rule, progress),
    };
    let brought = match brought {
        Ok(brought) => brought,
        Err(refused) => return Ok(Err(refused)),
    };
    let carried: Vec<IndicatorId> = brought.indicators.iter().map(|of| of.indicator.id.clone()).collect();
    for new in brought.indicators {
        match indicators.iter_mut().find(|of| of.indicator.id == new.indicator.id) {
            Some(of) => *of = new,
            None => indicators.push(new),
        }
    }
    let municipality = accepted.descriptor.municipality.or(kept_name).unwrap_or(own_name);
    let notes = notes(accepted.notes, kept_notes, &carried, &coverage);
    let release = Release { municipality, coverage, population: Arc::new(population), indicators, notes };
    let (ledger, audit, findings) = (brought.ledger, brought.audit, brought.findings);
    Ok(Ok(Assembled { release, ledger, audit, findings }))
}

/// A bundle's list of notes replaces those about its indicators and those about
/// all; a bundle without a list leaves them as they are. What is about areas
/// that are gone goes with them.
fn notes(
    brought: Option<Vec<Note>>,
    kept: Vec<Note>,
    carried: &[IndicatorId],
    coverage: &Coverage,
) -> Vec<Note> {
    let mut notes = kept;
    if let Some(brought) = brought {
        notes.retain(|note| note.indicator.as_ref().is_some_and(|id| !carried.contains(id)));
        // Said again of an indicator that another bundle brought.
        notes.retain(|note| !brought.contains(note));
        notes.extend(brought);
    }
    notes.retain_mut(|note| {
        let all = note.areas.is_empty();
        note.areas.retain(|area| coverage.position(area).is_some());
        all || !note.areas.is_empty()
    });
    notes.sort_by_key(|note| note.period);
    notes
}

/// Where the new snapshot comes from. Invented figures that are kept still
/// mark the whole.
pub(super) fn origin(descriptor: &Descriptor, digest: String, kept: Option<&Snapshot>, rule: Rule) -> Origin {
    Origin {
        bundle: descriptor.name.clone(),
        title: descriptor.title.clone(),
        version: descriptor.version.clone(),
        digest,
        sources: descriptor.sources.clone(),
        demo: descriptor.demo || kept.is_some_and(|snapshot| snapshot.origin.demo),
        k: rule.k(),
        audit: None,
        signer: None,
    }
}

/// Whose figures a bundle brings.
pub(super) fn name(accepted: &Accepted) -> String {
    let descriptor = &accepted.descriptor;
    descriptor.municipality.clone().unwrap_or_else(|| descriptor.name.clone())
}
