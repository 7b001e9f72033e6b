//! The first half: from a bundle to a snapshot that nobody sees yet.

use std::path::Path;

use super::Reporter;
use super::place::{Base, Place};
use crate::app::ImportError;
use crate::app::assemble::{Gate, assemble, origin};
use crate::app::brought::Credentials;
use crate::app::history;
use crate::app::terms::Terms;
use crate::app::verdict::{Good, judge};
use crate::bundle::Bundle;
use crate::check::Figures;
use crate::digest::sha256;
use crate::finding::{Finding, Findings};
use crate::ledger::{Aside, Ledger};
use crate::progress::{Progress, Stage};
use crate::snapshot::folder::{self, Papers};
use crate::snapshot::{Origin, Store};

/// What came of preparing a bundle.
pub enum Prepared {
    /// A snapshot lies in `staged`.
    Ready {
        /// Warnings and notes.
        findings: Vec<Finding>,
    },
    /// Refused: nothing is left of it.
    Refused {
        /// Everything that was found, worst first.
        findings: Vec<Finding>,
    },
}

/// Opens, judges and protects a bundle, and leaves the result in `staged/NAME`, which may be there
/// already. Whoever is to publish it holds the store's lock meanwhile. What a stopped run under the
/// same name has finished is gone on with.
///
/// # Errors
/// If what is published cannot be read, there is no ledger to go on from, or the disk refuses.
pub fn prepare(
    path: &Path,
    name: &str,
    store: &Store,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Prepared, ImportError> {
    enough_room(store)?;
    progress.begin(Stage::Open, None);
    match terms.open(path) {
        Ok(bundle) => prepare_opened(&bundle, name, store, terms, progress, report),
        Err(findings) => Ok(Prepared::Refused { findings }),
    }
}

/// [`prepare`] for a bundle that is open, and was admitted.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_opened(
    bundle: &Bundle,
    name: &str,
    store: &Store,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Prepared, ImportError> {
    let place = Place::of(store, name)?;
    let Good { accepted, mut findings, kept, ledger } = match judge(bundle, store, terms, progress)? {
        Ok(good) => good,
        Err(findings) => return Ok(refused(&place, findings)),
    };
    let rule = terms.rule;
    let raw = matches!(accepted.figures, Figures::Raw(_));
    let mut origin = origin(&accepted.descriptor, bundle.digest(), kept.as_ref(), rule);
    origin.signer = bundle.signer().map(ToString::to_string);
    let current = kept.as_ref().map(|snapshot| snapshot.id.to_string());
    place.begin()?;
    // Gone with the folder's other work as soon as this run has ended, one way or the other.
    let run = format!("{} {} {}", bundle.digest(), rule.k(), ledger.head().hash);
    let aside = Aside::open(&place.path, &run);
    let theirs = bundle.ledger();
    let credentials = Credentials::of(theirs.as_deref(), &accepted.descriptor);
    let gate = Gate { rule, ledger: &ledger, aside: Some(&aside), credentials };
    let assembled = match assemble(accepted, kept, gate, progress)? {
        Ok(assembled) => assembled,
        Err(more) => {
            aside.clear();
            findings.extend(more);
            return Ok(refused(&place, findings));
        }
    };
    findings.extend(assembled.findings);
    let findings = findings.into_list();
    origin.audit = assembled.audit;
    if raw && origin.audit.is_some() {
        // A digest of true counts would let anybody try out what a hidden one may be.
        origin.digest = published_digest(&origin, &assembled.ledger);
    }
    progress.begin(Stage::Write, None);
    place.write(Place::BASE, &Base { snapshot: current, ledger: ledger.head() })?;
    let text = report(&findings, origin.audit.as_ref());
    let versions = store.versions()?;
    let papers =
        Papers { origin: &origin, versions: &versions, report: &text, ledger: Some(&assembled.ledger) };
    folder::write_draft(&place.path, &assembled.release, papers)?;
    aside.clear();
    Ok(Prepared::Ready { findings })
}

/// Makes sure, before any work is done, that the disk can take what comes of it.
///
/// # Errors
/// If it cannot.
pub(in crate::app) fn enough_room(store: &Store) -> Result<(), ImportError> {
    let need = history::needed_bytes(store);
    match history::free_bytes(store.root()) {
        Some(free) if free < need => Err(ImportError::NoRoom { free, need }),
        _ => Ok(()),
    }
}

fn refused(place: &Place, findings: Findings) -> Prepared {
    // Who may write in the folder only cannot remove it; whoever comes next sweeps it away.
    if let Err(error) = place.remove() {
        tracing::debug!(%error, "a refused bundle's folder stays until the next import");
    }
    Prepared::Refused { findings: findings.into_list() }
}

/// Tells releases apart by what was published in them alone.
fn published_digest(origin: &Origin, ledger: &Ledger) -> String {
    let head = ledger.head();
    let texts = [&origin.bundle, origin.version.as_deref().unwrap_or_default(), &head.hash];
    sha256(&texts.map(|text| [text.as_bytes(), &[0]].concat()).concat())
}
