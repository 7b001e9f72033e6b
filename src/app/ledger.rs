//! The ledger beside the snapshots: is it whole, and how does it come back.

use super::Hand;
use crate::ledger::{Head, Ledger, LedgerError, LedgerFile};
use crate::logbook::{Deed, LogError, Logbook, Text};
use crate::snapshot::{Lock, SnapshotId, Store, StoreError};

/// The ledger cannot be verified or restored.
#[derive(Debug, thiserror::Error)]
pub enum LedgerTrouble {
    /// See [`LedgerError`].
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// See [`StoreError`].
    #[error(transparent)]
    Store(#[from] StoreError),
    /// See [`LogError`].
    #[error(transparent)]
    Log(#[from] LogError),
    /// No snapshot has a copy that is whole.
    #[error("no snapshot has a whole copy of the ledger")]
    NoCopy,
}

/// Follows the ledger's chain and holds it against every snapshot. `None`
/// where nothing was published yet.
///
/// # Errors
/// If it is missing or not what it was.
pub fn verify(store: &Store) -> Result<Option<Head>, LedgerTrouble> {
    let heads: Vec<Head> = store.ledger_heads()?.into_iter().map(|(_, head)| head).collect();
    let name = store.current().map(|id| store.load(&id)).transpose()?.map(|kept| kept.release.municipality);
    if heads.is_empty() && name.is_none() {
        return Ok(None);
    }
    Ok(Some(LedgerFile::new(store.root()).load(&heads, &name.unwrap_or_default())?.head()))
}

/// Puts a snapshot's copy of the ledger in the place of what is there: the given
/// snapshot's, or the longest that is whole, of equals the newest. Gives whose it was. Logged before it is done.
///
/// # Errors
/// If there is no whole copy, or it cannot be written.
pub fn restore(
    store: &Store,
    from: Option<&SnapshotId>,
    hand: &Hand,
    _: &Lock,
) -> Result<(SnapshotId, Head), LedgerTrouble> {
    let mut heads = store.ledger_heads()?;
    if let Some(from) = from {
        heads.retain(|(id, _)| id == from);
        if heads.is_empty() {
            return Err(StoreError::Unknown(from.to_string()).into());
        }
    }
    let whole = |(id, head): (SnapshotId, Head)| {
        let ledger = Ledger::read(&store.ledger_copy(&id).ok()?).ok()?;
        (ledger.head() == head).then_some((id, ledger))
    };
    // After a rollback the newest snapshot has not always the longest ledger behind it.
    heads.sort_by_key(|(id, head)| (head.lines, id.number()));
    let (id, ledger) = heads.into_iter().rev().find_map(whole).ok_or(LedgerTrouble::NoCopy)?;
    let deed = Deed::LedgerRestored { snapshot: Text::new(id.as_str()) };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed)?;
    LedgerFile::new(store.root()).save(&ledger)?;
    Ok((id, ledger.head()))
}
