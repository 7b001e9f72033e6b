//! The folder in which snapshots live.
//!
//! ```text
//! DATA/
//!   current -> snapshots/000002-9b1d04ce   replaced in one rename: this publishes
//!   lock                                   held by whoever changes anything
//!   snapshots/000001-3fa9c2d1/             never altered once it has its name
//!     areas.geojson   report.json   figures.txt   snapshot.duckdb   ledger.jsonl   manifest.json
//! ```

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::manifest::{FORMAT, Manifest};
use super::{Origin, Scribe, Snapshot, SnapshotId, folder};
use crate::digest::hexadecimal;
use crate::disk::{self, Step};
use crate::ledger::{Head, LedgerFile};

/// The store could not do what was asked. What was current still is.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// What was being read or written.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The tables could not be written or read.
    #[error("the snapshot's tables: {0}")]
    Tables(#[from] duckdb::Error),
    /// The process that writes the tables has failed: what it said.
    #[error("the snapshot's tables: {0}")]
    Scribe(String),
    /// A snapshot is not what it was when it was written.
    #[error("the snapshot is damaged ({0})")]
    Damaged(&'static str),
    /// A snapshot written by a newer program.
    #[error("the snapshot has format {0}, this program reads up to {FORMAT}")]
    Newer(u32),
    /// Somebody else is changing the store.
    #[error("another import is running")]
    Busy,
    /// There is no such snapshot.
    #[error("there is no snapshot {0}")]
    Unknown(String),
    /// There is nothing to go back to.
    #[error("there is no earlier snapshot to go back to")]
    NothingEarlier,
}

impl StoreError {
    /// True if the disk had no room.
    #[must_use]
    pub fn is_full(&self) -> bool {
        match self {
            Self::Io { source, .. } => source.kind() == io::ErrorKind::StorageFull,
            // DuckDB hands the system's reason on in words only.
            Self::Tables(error) => error.to_string().contains(FULL),
            Self::Scribe(said) => said.contains(FULL),
            _ => false,
        }
    }
}

/// All snapshots of a data directory.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
    scribe: Option<Scribe>,
}

/// How the system calls a full disk.
const FULL: &str = "No space left on device";

/// One line of the history.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Which snapshot.
    pub id: SnapshotId,
    /// Where it came from; `None` if it cannot be read any more.
    pub origin: Option<Origin>,
    /// When it was made, by a clock that may have been wrong.
    pub made: Option<String>,
    /// True for the one that is shown.
    pub current: bool,
}

/// The right to change the store; given back when dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Store {
    /// The store of a data directory, which need not exist yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), scribe: None }
    }

    /// The same; the tables of what is published are written by a process of its own.
    #[must_use]
    pub fn with_scribe(self, scribe: Scribe) -> Self {
        Self { scribe: Some(scribe), ..self }
    }

    /// Who writes tables, if not this process.
    #[must_use]
    pub fn scribe(&self) -> Option<&Scribe> {
        self.scribe.as_ref()
    }

    fn snapshots(&self) -> PathBuf {
        self.root.join("snapshots")
    }

    /// The folder of a snapshot.
    #[must_use]
    pub fn folder(&self, id: &SnapshotId) -> PathBuf {
        self.snapshots().join(id.as_str())
    }

    /// The id of the snapshot that is shown; `None` before the first import.
    #[must_use]
    pub fn current(&self) -> Option<SnapshotId> {
        let target = fs::read_link(self.root.join("current")).ok()?;
        SnapshotId::parse(target.file_name()?.to_str()?)
    }

    /// Reads a snapshot.
    pub fn load(&self, id: &SnapshotId) -> Result<Snapshot, StoreError> {
        let draft = folder::read(&self.folder(id))?;
        Ok(Snapshot { id: id.clone(), origin: draft.origin, release: draft.release })
    }

    /// Takes the right to change the store, without waiting for it.
    pub fn lock(&self) -> Result<Lock, StoreError> {
        let path = self.root.join("lock");
        disk::create_folder(Step::Data, &self.root).map_err(at(&self.root))?;
        let file = disk::lock(Step::Lock, &path).map_err(at(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
            Err(TryLockError::Error(source)) => Err(StoreError::Io { path, source }),
        }
    }

    /// The id that a snapshot of this origin would get now.
    pub fn next_id(&self, origin: &Origin) -> Result<SnapshotId, StoreError> {
        let newest = self.ids()?.last().map_or(0, SnapshotId::number);
        Ok(SnapshotId::new(newest + 1, &digest(origin, self.current().as_ref())))
    }

    /// Takes a folder in that [`folder::write`] has filled, by one rename. It is not shown yet.
    pub fn take_in(&self, filled: &Path, id: &SnapshotId, _: &Lock) -> Result<(), StoreError> {
        let snapshots = self.snapshots();
        disk::create_folder(Step::Snapshots, &snapshots).map_err(at(&snapshots))?;
        let folder = self.folder(id);
        disk::rename(Step::SnapshotName, filled, &folder).map_err(at(&folder))
    }

    /// Which snapshot a way back leads to: the given one, or the one before the current.
    pub fn way_back(&self, to: Option<&SnapshotId>) -> Result<SnapshotId, StoreError> {
        let mut ids = self.ids()?.into_iter();
        match (to, self.current()) {
            (Some(id), _) => ids.find(|known| known == id).ok_or_else(|| StoreError::Unknown(id.to_string())),
            (None, Some(current)) => ids.rfind(|id| *id < current).ok_or(StoreError::NothingEarlier),
            (None, None) => Err(StoreError::NothingEarlier),
        }
    }

    /// Removes a snapshot, unless it is the one that is shown.
    pub fn remove(&self, id: &SnapshotId, _: &Lock) -> Result<(), StoreError> {
        if self.current().as_ref() == Some(id) {
            return Ok(());
        }
        // Renamed first: a folder half removed must not look like a snapshot.
        let folder = self.folder(id);
        let aside = disk::aside(&folder);
        disk::rename(Step::PruneName, &folder, &aside).map_err(at(&folder))?;
        disk::remove_tree(Step::Prune, &aside).map_err(at(&aside))
    }

    /// The history, oldest first.
    pub fn list(&self) -> Result<Vec<Entry>, StoreError> {
        let current = self.current();
        let entry = |id: SnapshotId| {
            let manifest = folder::manifest(&self.folder(&id)).ok();
            Entry {
                origin: manifest.as_ref().map(Manifest::origin),
                made: manifest.map(|manifest| manifest.made),
                current: Some(&id) == current.as_ref(),
                id,
            }
        };
        Ok(self.ids()?.into_iter().map(entry).collect())
    }

    /// How far the ledger had come for each snapshot that can be read.
    pub fn ledger_heads(&self) -> Result<Vec<(SnapshotId, Head)>, StoreError> {
        let head = |id: SnapshotId| Some((folder::manifest(&self.folder(&id)).ok()?.ledger?, id));
        Ok(self.ids()?.into_iter().filter_map(head).map(|(head, id)| (id, head)).collect())
    }

    /// The version of each bundle that was published up to what is shown now, by its name.
    pub fn versions(&self) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        self.current()
            .map_or_else(|| Ok(BTreeMap::new()), |id| Ok(folder::manifest(&self.folder(&id))?.versions()))
    }

    /// The copy of the ledger that lies in a snapshot's folder.
    pub fn ledger_copy(&self, id: &SnapshotId) -> Result<String, StoreError> {
        let path = self.folder(id).join(LedgerFile::NAME);
        fs::read_to_string(&path).map_err(at(&path))
    }

    /// The data directory.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Ids of all snapshots, oldest first.
    fn ids(&self) -> Result<Vec<SnapshotId>, StoreError> {
        let mut ids: Vec<SnapshotId> =
            self.names()?.iter().filter_map(|name| SnapshotId::parse(name)).collect();
        ids.sort();
        Ok(ids)
    }

    fn names(&self) -> Result<Vec<String>, StoreError> {
        let folder = self.snapshots();
        match fs::read_dir(&folder) {
            Ok(entries) => {
                Ok(entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect())
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(at(&folder)(error)),
        }
    }

    /// Removes what interrupted work left behind.
    pub fn sweep(&self, _: &Lock) -> Result<(), StoreError> {
        for folder in [self.snapshots(), self.root.clone()] {
            disk::sweep(Step::Sweep, &folder).map_err(at(&folder))?;
        }
        Ok(())
    }

    /// Makes a snapshot the one that is shown, in one step.
    pub fn show(&self, id: &SnapshotId, _: &Lock) -> Result<(), StoreError> {
        let target = Path::new("snapshots").join(id.as_str());
        disk::link(Step::Current, &target, &self.root.join("current")).map_err(at(&self.root))
    }
}

/// What a snapshot is named after: what its origin's digest is of (what was published, wherever
/// true counts came), the rule, and what was there before.
fn digest(origin: &Origin, before: Option<&SnapshotId>) -> String {
    let mut hash = Sha256::new();
    hash.update(origin.digest.as_bytes());
    hash.update(origin.k.to_le_bytes());
    hash.update(before.map_or("", SnapshotId::as_str).as_bytes());
    hexadecimal(&hash.finalize())
}

fn at(path: &Path) -> impl Fn(io::Error) -> StoreError + '_ {
    move |source| StoreError::Io { path: path.to_owned(), source }
}
