//! The demo: invented figures, shown until somebody imports real ones.

use std::path::Path;

use super::ImportError;
use super::Terms;
use super::assemble::{Gate, assemble, origin};
use super::brought::Credentials;
use super::stage::{Prepared, prepare_own, publish_unlogged};
use crate::bundle::{Bundle, Limits};
use crate::check;
use crate::disk::{self, Step};
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::progress::Silent;
use crate::protect::Rule;
use crate::snapshot::{Snapshot, SnapshotId, Store};

/// The bundle of `data/protected`, carried in the program so that it can always be
/// shown. It is `data/demo` after the gate: nothing has to be protected at the first start.
const MEMBERS: [(&str, &[u8]); 6] = [
    ("datapackage.json", include_bytes!("../../data/protected/datapackage.json")),
    ("areas.geojson", include_bytes!("../../data/protected/areas.geojson")),
    ("indicators.csv", include_bytes!("../../data/protected/indicators.csv")),
    ("population.csv", include_bytes!("../../data/protected/population.csv")),
    ("observations.csv", include_bytes!("../../data/protected/observations.csv")),
    ("ledger.jsonl", LEDGER.as_bytes()),
];
const LEDGER: &str = include_str!("../../data/protected/ledger.jsonl");

/// The demo could not be shown: the program is broken, and says where.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The bundle that ships with the program is refused by it.
    #[error("the demo bundle is refused: {0:?}")]
    Refused(Vec<Finding>),
    /// See [`ImportError`].
    #[error(transparent)]
    Import(#[from] ImportError),
}

/// The demo's snapshot: the one kept in `folder` from an earlier start where it
/// is still the same, else a new one. Where the folder cannot be written the
/// snapshot lives in memory only.
///
/// # Errors
/// If the bundle in the program is refused, which the tests exclude.
pub fn snapshot(folder: &Path) -> Result<Snapshot, DemoError> {
    let bundle = Bundle::embedded(&MEMBERS, &Limits::default()).map_err(DemoError::Refused)?;
    let store = Store::new(folder);
    match store.current().map(|id| store.load(&id)) {
        Some(Ok(kept)) if kept.origin.digest == bundle.digest() => return Ok(kept),
        // Another program's demo, or a damaged one: nothing of it is wanted.
        Some(_) => {
            let _ = disk::remove_tree(Step::Demo, folder);
        }
        None => {}
    }
    let terms = Terms::default();
    match on_disk(&store, &bundle, &terms) {
        Err(DemoError::Import(error)) => {
            tracing::info!(%error, "the demo is not kept on disk");
            in_memory(&bundle, terms.rule)
        }
        shown => shown,
    }
}

/// What the demo's figures were published by.
#[must_use]
pub fn ledger() -> &'static str {
    LEDGER
}

fn on_disk(store: &Store, bundle: &Bundle, terms: &Terms) -> Result<Snapshot, DemoError> {
    const NAME: &str = "demo";
    let lock = store.lock().map_err(ImportError::from)?;
    store.sweep(&lock).map_err(ImportError::from)?;
    match prepare_own(bundle, NAME, store, terms, &Silent)? {
        Prepared::Ready { .. } => Ok(publish_unlogged(store, NAME, &lock)?),
        Prepared::Refused { findings } => Err(DemoError::Refused(findings)),
    }
}

fn in_memory(bundle: &Bundle, rule: Rule) -> Result<Snapshot, DemoError> {
    let verdict = check::judge(bundle, None, &Silent);
    let accepted = verdict.accepted.ok_or(DemoError::Refused(verdict.findings))?;
    let digest = bundle.digest();
    let mut origin = origin(&accepted.descriptor, digest.clone(), None, rule);
    let ledger = Ledger::begin("demo");
    let theirs = bundle.ledger();
    let gate = Gate {
        rule,
        ledger: &ledger,
        aside: None,
        credentials: Credentials::own(theirs.as_deref(), &accepted.descriptor),
    };
    let assembled = assemble(accepted, None, gate, &Silent)?.map_err(DemoError::Refused)?;
    origin.audit = assembled.audit;
    Ok(Snapshot { id: SnapshotId::new(0, &digest), origin, release: assembled.release })
}
