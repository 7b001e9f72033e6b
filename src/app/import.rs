//! From a bundle to a new current snapshot.

use std::path::Path;
use std::sync::Arc;

use crate::bundle::{Bundle, Descriptor, Limits};
use crate::check::{Accepted, Figures, Verdict, judge};
use crate::domain::Population;
use crate::finding::Finding;
use crate::progress::{Progress, Stage};
use crate::protect::{Rule, Tally, protect};
use crate::release::{Published, Release};
use crate::snapshot::{Origin, Snapshot, Store, StoreError};

use super::recheck::recheck;
use super::terms::Terms;

/// What came of an import.
pub enum Outcome {
    /// Published, with whatever was worth saying.
    Published {
        /// What is shown from now on.
        snapshot: Box<Snapshot>,
        /// Warnings and notes.
        findings: Vec<Finding>,
    },
    /// Refused: nothing was changed.
    Refused {
        /// Everything that was found, worst first.
        findings: Vec<Finding>,
    },
}

/// The import could not be carried out; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The store did not take it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disclosure rule is not the one that the kept figures were made with.
    #[error("counts below {kept} were hidden so far, now below {now}")]
    RuleChanged {
        /// k of what is published.
        kept: u64,
        /// k of the configuration.
        now: u64,
    },
}

/// Opens, judges, protects and publishes a bundle: what [`import`] does for
/// one that is already open.
///
/// # Errors
/// As [`import`].
pub fn import_from(
    path: &Path,
    store: &Store,
    terms: Terms,
    progress: &(dyn Progress + Sync),
    report: &dyn Fn(&[Finding]) -> String,
) -> Result<Outcome, ImportError> {
    progress.begin(Stage::Open, None);
    match Bundle::open(path, &Limits::default()).and_then(|bundle| terms.admit(bundle)) {
        Ok(bundle) => import(store, &bundle, terms.rule, progress, report),
        Err(findings) => Ok(Outcome::Refused { findings }),
    }
}

/// Opens and judges a bundle against what is published now, and writes nothing.
/// Gives whether it would be refused, and everything that was found.
///
/// # Errors
/// If what is published now cannot be read.
pub fn check(
    path: &Path,
    store: &Store,
    terms: Terms,
    progress: &dyn Progress,
) -> Result<(bool, Vec<Finding>), StoreError> {
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    progress.begin(Stage::Open, None);
    Ok(match Bundle::open(path, &Limits::default()).and_then(|bundle| terms.admit(bundle)) {
        Ok(bundle) => {
            let verdict = judged(&bundle, kept.as_ref(), terms.rule, progress);
            (verdict.accepted.is_none(), verdict.findings)
        }
        Err(findings) => (true, findings),
    })
}

/// Judges an opened bundle, protects it and publishes it. `report` turns the
/// findings into the report that is kept with the snapshot.
///
/// # Errors
/// If the store cannot take the snapshot, or indicators that the bundle does
/// not bring were protected with another k.
pub fn import(
    store: &Store,
    bundle: &Bundle,
    rule: Rule,
    progress: &(dyn Progress + Sync),
    report: &dyn Fn(&[Finding]) -> String,
) -> Result<Outcome, ImportError> {
    let lock = store.lock()?;
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    let verdict = judged(bundle, kept.as_ref(), rule, progress);
    let findings = verdict.findings;
    let Some(accepted) = verdict.accepted else {
        return Ok(Outcome::Refused { findings });
    };
    let origin = origin(&accepted.descriptor, bundle.digest(), kept.as_ref(), rule);
    let release = assemble(accepted, kept, rule, progress)?;
    progress.begin(Stage::Write, None);
    let snapshot = store.publish(&release, origin, &report(&findings), &lock)?;
    Ok(Outcome::Published { snapshot: Box::new(snapshot), findings })
}

/// Judges an opened bundle against what is published; figures that come
/// protected are audited again.
fn judged(bundle: &Bundle, kept: Option<&Snapshot>, rule: Rule, progress: &dyn Progress) -> Verdict {
    let kept = kept.map(|snapshot| &snapshot.release);
    let mut verdict = judge(bundle, kept, progress);
    if let Some(Accepted { figures: Figures::Protected(brought), population, .. }) = &verdict.accepted {
        let exposed = recheck(brought, population, kept, rule);
        if !exposed.is_empty() {
            verdict.findings.extend(exposed);
            verdict.accepted = None;
        }
    }
    verdict
}

/// Lays what a bundle brings over what is kept: its indicators replace those
/// of the same id in their place, new ones come after.
pub(super) fn assemble(
    accepted: Accepted,
    kept: Option<Snapshot>,
    rule: Rule,
    progress: &(dyn Progress + Sync),
) -> Result<Release, ImportError> {
    let kept_k = kept.as_ref().map(|snapshot| snapshot.origin.k);
    let kept = kept.map(|snapshot| snapshot.release);
    let (mut indicators, mut population, kept_coverage, kept_name) = match kept {
        Some(release) => (
            release.indicators,
            Arc::unwrap_or_clone(release.population),
            Some(release.coverage),
            Some(release.municipality),
        ),
        None => (Vec::new(), Population::default(), None, None),
    };
    let brought = match accepted.figures {
        Figures::Raw(tally) => protected(tally, rule, progress),
        Figures::Protected(brought) => brought,
    };
    let replaced = |of: &Published| brought.iter().any(|new| new.indicator.id == of.indicator.id);
    if let Some(kept) = kept_k.filter(|&kept| kept != rule.k())
        && indicators.iter().any(|of| of.indicator.protect && !replaced(of))
    {
        return Err(ImportError::RuleChanged { kept, now: rule.k() });
    }
    for new in brought {
        match indicators.iter_mut().find(|of| of.indicator.id == new.indicator.id) {
            Some(of) => *of = new,
            None => indicators.push(new),
        }
    }
    let coverage = match (accepted.coverage, kept_coverage) {
        (Some(coverage), _) => Arc::new(coverage),
        (None, Some(coverage)) => coverage,
        // `judge` accepts no bundle that leaves the program without areas.
        (None, None) => return Err(StoreError::Damaged("areas").into()),
    };
    population.update(accepted.population, |area| coverage.position(area).is_some());
    let municipality = accepted.descriptor.municipality.or(kept_name).unwrap_or(accepted.descriptor.name);
    Ok(Release { municipality, coverage, population: Arc::new(population), indicators })
}

/// What the gate leaves of true figures.
pub(super) fn protected(tally: Tally, rule: Rule, progress: &(dyn Progress + Sync)) -> Vec<Published> {
    let listed = |of: Published| Published { table: Arc::new(Arc::unwrap_or_clone(of.table).listed()), ..of };
    protect(tally, rule, progress).into_iter().map(listed).collect()
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
    }
}
