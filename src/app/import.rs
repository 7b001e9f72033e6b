//! From a bundle to a new current snapshot, in one go: what [`stage`] does in two halves.

use std::path::Path;

use super::history;
use super::stage::{self, Hand, Held, Prepared, Publication};
use super::terms::Terms;
use crate::bundle::Bundle;
use crate::finding::Finding;
use crate::ledger::LedgerError;
use crate::logbook::{Actor, Deed, LogError, Logbook, Text};
use crate::progress::{Progress, Stage};
use crate::release::Audit;
use crate::snapshot::{Lock, Snapshot, Store, StoreError};

/// What came of an import.
pub enum Outcome {
    /// Published, with whatever was worth saying.
    Published {
        /// What is shown from now on.
        snapshot: Box<Snapshot>,
        /// Warnings and notes.
        findings: Vec<Finding>,
    },
    /// It changes more than the operator lets through unseen, and waits for a confirmation.
    Held {
        /// What waits, and why.
        held: Box<Held>,
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
    /// What is done here could not be written into the log.
    #[error(transparent)]
    Log(#[from] LogError),
    /// The disk has not enough room to finish.
    #[error("{free} bytes are free, and {need} may be needed")]
    NoRoom {
        /// Bytes that are free.
        free: u64,
        /// Bytes that may be needed.
        need: u64,
    },
    /// Something else was published since it was prepared.
    #[error("something else was published since")]
    Outdated,
    /// Nothing waits under that name.
    #[error("nothing waits under the name {0:?}")]
    NotStaged(String),
    /// What was prepared holds something that does not belong there.
    #[error("{0}: not what was prepared")]
    Foreign(std::path::PathBuf),
}

/// The name under which an import is prepared; one at a time, by the store's lock.
pub(super) const STAGED: &str = "import";

/// Turns what was found and proved into the report that is kept with a snapshot.
pub type Reporter<'a> = &'a dyn Fn(&[Finding], Option<&Audit>) -> String;

/// Opens, judges, protects and publishes a bundle at somebody's command line.
///
/// The ledger is on the disk before the snapshot is shown: a release that was
/// seen by anybody is always in it. So is the log.
///
/// # Errors
/// If the store cannot take the snapshot, or there is no ledger to go on from.
pub fn import_from(
    path: &Path,
    store: &Store,
    terms: &Terms,
    hand: &Hand,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Outcome, ImportError> {
    progress.begin(Stage::Open, None);
    match terms.open(path) {
        Ok(bundle) => import(store, &bundle, terms, hand, progress, report),
        Err(findings) => {
            let bundle = path.file_name().unwrap_or_default().to_string_lossy();
            refused(store, &bundle, worst(&findings), hand)?;
            Ok(Outcome::Refused { findings })
        }
    }
}

/// [`import_from`] for a bundle that is open, by anybody's hand.
///
/// # Errors
/// As [`import_from`].
pub fn import(
    store: &Store,
    bundle: &Bundle,
    terms: &Terms,
    hand: &Hand,
    progress: &(dyn Progress + Sync),
    report: Reporter<'_>,
) -> Result<Outcome, ImportError> {
    let lock = store.lock()?;
    make_room(store, terms, hand, &lock)?;
    match stage::prepare_opened(bundle, STAGED, store, terms, progress, report)? {
        Prepared::Ready { findings, .. } => Ok(match stage::publish(store, STAGED, terms, hand, &lock)? {
            Publication::Shown(snapshot) => Outcome::Published { snapshot, findings },
            Publication::Held(held) => Outcome::Held { held, findings },
        }),
        Prepared::Refused { findings } => {
            refused(store, &bundle.descriptor().name, worst(&findings), hand)?;
            stage::sweep(store, &lock)?;
            Ok(Outcome::Refused { findings })
        }
    }
}

/// Finishes or clears away what interrupted work has left, and makes sure that the disk can take what comes.
///
/// # Errors
/// If it cannot, or log or disk refuse.
pub(super) fn make_room(store: &Store, terms: &Terms, hand: &Hand, lock: &Lock) -> Result<(), ImportError> {
    store.sweep(lock)?;
    stage::resume(store, lock)?;
    stage::tidy(store, STAGED, lock)?;
    let short =
        history::free_bytes(store.root()).is_some_and(|free| free / 1_000_000 < terms.history.free_megabytes);
    if short {
        history::prune(store, &terms.history, &Hand { who: Actor::Program, ..hand.clone() }, lock)?;
    }
    stage::enough_room(store)
}

fn worst(findings: &[Finding]) -> &str {
    findings.first().map_or("", |worst| worst.code)
}

/// Logs that a bundle was refused, by the code of the worst fault.
///
/// # Errors
/// If the log cannot be written.
pub fn refused(store: &Store, bundle: &str, code: &str, hand: &Hand) -> Result<(), LogError> {
    let deed = Deed::Refused { bundle: Text::new(bundle), reason: Text::new(code) };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed).map(drop)
}
