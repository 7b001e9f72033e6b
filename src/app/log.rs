//! The log beside the snapshots: is it whole?

use crate::chain::Head;
use crate::logbook::{LogError, Logbook, Verified};
use crate::snapshot::Store;

/// The file in a snapshot's folder that says how far the log had come.
pub(super) const HEAD: &str = "log.json";

/// Follows the log's chain and holds it against what the snapshots remember of it.
///
/// # Errors
/// If it cannot be read.
pub fn verify(store: &Store) -> Result<Verified, LogError> {
    let head = |text: Vec<u8>| serde_json::from_slice::<Option<Head>>(&text).ok().flatten();
    let folders = store.list().unwrap_or_default().into_iter().map(|entry| store.folder(&entry.id));
    let heads: Vec<Head> =
        folders.filter_map(|folder| std::fs::read(folder.join(HEAD)).ok().and_then(head)).collect();
    Logbook::open(store.root()).verify(&heads)
}
