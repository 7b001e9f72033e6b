//! Looks back: what has changed since the snapshots before the one that is shown.

use crate::analysis::{Terms, assess};
use crate::snapshot::{SnapshotId, Store};
use crate::view::news::Difference;
pub use crate::view::news::Past;

use super::edition::Edition;

/// Snapshots looked back at. Whoever was away for longer reads what has changed since the oldest.
const MOST: usize = 6;

/// Compares an edition with the snapshots before it that can be read, one at a time: beside what is
/// shown, only one of them is in memory at once, and nothing of it stays but the difference.
#[must_use]
pub fn past(store: &Store, shown: &Edition) -> Past {
    let earlier: Vec<SnapshotId> = store
        .list()
        .unwrap_or_default()
        .into_iter()
        .rev()
        .map(|entry| entry.id)
        .filter(|id| id < shown.id())
        .take(MOST)
        .collect();
    let differences = earlier.iter().filter_map(|id| difference(store, id, shown)).collect();
    Past { differences }
}

fn difference(store: &Store, id: &SnapshotId, shown: &Edition) -> Option<Difference> {
    let before = store.load(id);
    let before = before.inspect_err(|error| tracing::warn!(%id, %error, "cannot be looked back at")).ok()?;
    let terms = Terms { k: before.origin.k, release: id.as_str() };
    let assessment = assess(&before.release, &terms);
    Some(Difference::between((&before, &assessment), (shown.snapshot(), shown.assessment())))
}
