//! From a bundle to a new current snapshot.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::bundle::{Bundle, Descriptor};
use crate::check::{Accepted, Figures, judge_with};
use crate::domain::Population;
use crate::finding::{Finding, Findings};
use crate::ledger::{Aside, Ledger, LedgerError, LedgerFile};
use crate::progress::{Progress, Stage};
use crate::protect::{Known, Rule, protect};
use crate::release::{Audit, Release};
use crate::snapshot::{Origin, Snapshot, Store, StoreError};

use super::brought::{Credentials, take_over};
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
    /// What was published before is not known for sure.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Turns what was found and proved into the report that is kept with a snapshot.
pub type Reporter<'a> = &'a dyn Fn(&[Finding], Option<&Audit>) -> String;

/// Opens, judges, protects and publishes a bundle: what [`import`] does for
/// one that is already open.
///
/// # Errors
/// As [`import`].
pub fn import_from(
    path: &Path,
    store: &Store,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Outcome, ImportError> {
    progress.begin(Stage::Open, None);
    match terms.open(path) {
        Ok(bundle) => import(store, &bundle, terms, progress, report),
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
    terms: &Terms,
    progress: &dyn Progress,
) -> Result<(bool, Vec<Finding>), StoreError> {
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    progress.begin(Stage::Open, None);
    Ok(match terms.open(path) {
        Ok(bundle) => {
            let overtaken = terms.overtaken(bundle.descriptor(), &store.versions()?);
            let kept = kept.as_ref().map(|snapshot| &snapshot.release);
            let verdict = judge_with(&bundle, kept, &terms.acknowledged, progress);
            let refused = verdict.accepted.is_none() || overtaken.is_some();
            (refused, in_order(overtaken.into_iter().chain(verdict.findings).collect()))
        }
        Err(findings) => (true, findings),
    })
}

/// Judges an opened bundle, protects it and publishes it. `report` turns the
/// findings into the report that is kept with the snapshot.
///
/// The ledger is on the disk before the snapshot is shown: a release that was
/// seen by anybody is always in it.
///
/// # Errors
/// If the store cannot take the snapshot, or there is no ledger to go on from.
pub fn import(
    store: &Store,
    bundle: &Bundle,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Outcome, ImportError> {
    import_with(store, bundle, terms, Credentials::of, progress, report)
}

/// Imports a bundle that ships in the program.
pub(super) fn import_own(
    store: &Store,
    bundle: &Bundle,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
) -> Result<Outcome, ImportError> {
    import_with(store, bundle, terms, Credentials::own, progress, &|_, _| "[]".to_owned())
}

fn import_with(
    store: &Store,
    bundle: &Bundle,
    terms: &Terms,
    credentials: for<'t> fn(Option<&'t str>, &Descriptor) -> Credentials<'t>,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Outcome, ImportError> {
    let lock = store.lock()?;
    store.sweep(&lock)?;
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    let published = kept.as_ref().map(|snapshot| &snapshot.release);
    let verdict = judge_with(bundle, published, &terms.acknowledged, progress);
    let mut findings = verdict.findings;
    let overtaken = terms.overtaken(bundle.descriptor(), &store.versions()?);
    let Some(accepted) = verdict.accepted.filter(|_| overtaken.is_none()) else {
        findings.extend(overtaken);
        return Ok(Outcome::Refused { findings: in_order(findings) });
    };
    let rule = terms.rule;
    let raw = matches!(accepted.figures, Figures::Raw(_));
    let mut origin = origin(&accepted.descriptor, bundle.digest(), kept.as_ref(), rule);
    origin.signer = bundle.signer().map(ToString::to_string);
    let file = LedgerFile::new(store.root());
    let heads: Vec<_> = store.ledger_heads()?.into_iter().map(|(_, head)| head).collect();
    let name = kept.as_ref().map_or_else(|| name(&accepted), |kept| kept.release.municipality.clone());
    let ledger = file.load(&heads, &name)?;
    let run = format!("{} {} {}", bundle.digest(), rule.k(), ledger.head().hash);
    let aside = Aside::open(store.root(), &run);
    let theirs = bundle.ledger();
    let credentials = credentials(theirs.as_deref(), &accepted.descriptor);
    let gate = Gate { rule, ledger: &ledger, aside: Some(&aside), credentials };
    let assembled = match assemble(accepted, kept, gate, progress)? {
        Ok(assembled) => assembled,
        Err(refused) => {
            aside.clear();
            findings.extend(refused);
            return Ok(Outcome::Refused { findings: in_order(findings) });
        }
    };
    findings.extend(assembled.findings);
    let findings = in_order(findings);
    origin.audit = assembled.audit;
    if raw && origin.audit.is_some() {
        // A digest of true counts would let anybody try out what a hidden one may be.
        origin.digest = published_digest(&origin, &assembled.ledger);
    }
    progress.begin(Stage::Write, None);
    file.save(&assembled.ledger)?;
    let text = report(&findings, origin.audit.as_ref());
    let snapshot = store.publish(&assembled.release, origin, &text, Some(&assembled.ledger), &lock)?;
    aside.clear();
    Ok(Outcome::Published { snapshot: Box::new(snapshot), findings })
}

/// Tells releases apart by what was published in them alone.
fn published_digest(origin: &Origin, ledger: &Ledger) -> String {
    use std::fmt::Write as _;
    let mut hash = Sha256::new();
    for text in [&origin.bundle, origin.version.as_deref().unwrap_or_default(), &ledger.head().hash] {
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn in_order(list: Vec<Finding>) -> Vec<Finding> {
    let mut findings = Findings::default();
    findings.extend(list);
    findings.into_list()
}

/// Whose figures a bundle brings.
fn name(accepted: &Accepted) -> String {
    let descriptor = &accepted.descriptor;
    descriptor.municipality.clone().unwrap_or_else(|| descriptor.name.clone())
}

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
    let (mut indicators, mut population, kept_coverage, kept_name) = match kept.map(|kept| kept.release) {
        Some(release) => (
            release.indicators,
            Arc::unwrap_or_clone(release.population),
            Some(release.coverage),
            Some(release.municipality),
        ),
        None => (Vec::new(), Population::default(), None, None),
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
    for new in brought.indicators {
        match indicators.iter_mut().find(|of| of.indicator.id == new.indicator.id) {
            Some(of) => *of = new,
            None => indicators.push(new),
        }
    }
    let municipality = accepted.descriptor.municipality.or(kept_name).unwrap_or(own_name);
    let release = Release { municipality, coverage, population: Arc::new(population), indicators };
    let (ledger, audit, findings) = (brought.ledger, brought.audit, brought.findings);
    Ok(Ok(Assembled { release, ledger, audit, findings }))
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
