//! Which snapshot is to be shown, now and whenever that changes.

use std::path::Path;

use jiff::Timestamp;

use super::demo::{self, DemoError};
use super::history;
use crate::logbook::Logbook;
use crate::snapshot::{Snapshot, SnapshotId, Store};

/// Follows a data directory.
#[derive(Debug)]
pub struct Follower {
    store: Store,
    /// What was current when last looked.
    seen: Option<SnapshotId>,
    /// What was handed out last.
    shown: Option<SnapshotId>,
}

impl Follower {
    /// Follows the store of a data directory.
    #[must_use]
    pub fn new(data_dir: &Path) -> Self {
        Self { store: Store::new(data_dir), seen: None, shown: None }
    }

    /// What to show first: the current snapshot, the newest older one where
    /// that cannot be read, or the demo where nothing was ever imported.
    ///
    /// # Errors
    /// If nothing was imported and the demo cannot be shown either.
    pub fn first(&mut self) -> Result<Snapshot, DemoError> {
        self.seen = self.store.current();
        if let Some(current) = self.seen.clone() {
            if let Some(snapshot) = self.load(&current) {
                return Ok(snapshot);
            }
            let older = self.store.list().unwrap_or_default().into_iter().rev().map(|entry| entry.id);
            if let Some(snapshot) = older.filter(|id| *id < current).find_map(|id| self.load(&id)) {
                return Ok(snapshot);
            }
        }
        demo::snapshot()
    }

    /// The new current snapshot, if there is another one than at the last
    /// look. One that cannot be read is reported once, and what is shown stays.
    pub fn changed(&mut self) -> Option<Snapshot> {
        let current = self.store.current();
        if current == self.seen {
            return None;
        }
        self.seen.clone_from(&current);
        self.load(&current?)
    }

    /// The store that it looks at; `None` where what is shown is the demo.
    #[must_use]
    pub fn store(&self) -> Option<&Store> {
        self.shown.is_some().then_some(&self.store)
    }

    /// When the snapshot handed out last was made; `None` for the demo, and where the clock had not
    /// been set.
    #[must_use]
    pub fn made(&self) -> Option<Timestamp> {
        let log = Logbook::open(self.store.root()).entries().ok()?;
        history::made(&log, self.shown.as_ref()?)
    }

    /// The ledger that the snapshot handed out last was published by; `None` if it cannot be read.
    #[must_use]
    pub fn ledger(&self) -> Option<String> {
        match &self.shown {
            Some(id) => self.store.ledger_copy(id).ok(),
            None => Some(demo::ledger().to_owned()),
        }
    }

    fn load(&mut self, id: &SnapshotId) -> Option<Snapshot> {
        let snapshot = self
            .store
            .load(id)
            .inspect_err(|error| tracing::error!(%id, %error, "a snapshot cannot be read"))
            .ok()?;
        self.shown = Some(id.clone());
        Some(snapshot)
    }
}
