//! The demo: invented figures, shown until somebody imports real ones.

use super::ImportError;
use super::assemble::{Gate, assemble, origin};
use super::brought::Credentials;
use crate::bundle::{Bundle, Limits};
use crate::check;
use crate::finding::Finding;
use crate::ledger::Ledger;
use crate::progress::Silent;
use crate::protect::Rule;
use crate::snapshot::{Snapshot, SnapshotId};

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

/// The demo's snapshot, made anew at every start and kept nowhere: that takes less time than to read it.
///
/// # Errors
/// If the bundle in the program is refused, which the tests exclude.
pub fn snapshot() -> Result<Snapshot, DemoError> {
    let bundle = Bundle::embedded(&MEMBERS, &Limits::default()).map_err(DemoError::Refused)?;
    let rule = Rule::default();
    let verdict = check::judge(&bundle, None, &Silent);
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

/// What the demo's figures were published by.
#[must_use]
pub fn ledger() -> &'static str {
    LEDGER
}
