//! What is going on at this moment, for pages and the wall: a small file that
//! is written often and need not survive anything.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::queue::Waiting;
use super::report::Source;
use super::turn;
use crate::disk;
use crate::progress::Stage;

/// What is going on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The bundle that is being taken in.
    pub running: Option<Running>,
    /// Those that wait for their turn, in order.
    pub waiting: Vec<Waiting>,
}

/// A bundle that is being taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Running {
    /// Its number, which will be its report's.
    pub number: u32,
    /// How it was brought.
    pub source: Source,
    /// By whom, where that is known.
    #[serde(default)]
    pub by: Option<String>,
    /// What it was called.
    pub file: String,
    /// What is being done.
    pub stage: Option<Stage>,
    /// How many steps of that are done.
    pub done: u64,
    /// Of how many, where that is known.
    pub total: Option<u64>,
}

/// Tells how far a bundle has come. Writes to memory where the system offers a
/// folder there (`$RUNTIME_DIRECTORY`), and seldom: memory cards wear out.
pub(super) struct Board {
    path: PathBuf,
    written: Option<Instant>,
}

impl Board {
    const SELDOM: Duration = Duration::from_secs(1);

    pub(super) fn new(work: &Path) -> Self {
        Self { path: place(work), written: None }
    }

    /// Shows it, unless something was shown a moment ago and this is not `urgent`.
    pub(super) fn show(&mut self, running: &Running, urgent: bool) {
        if !urgent && self.written.is_some_and(|written| written.elapsed() < Self::SELDOM) {
            return;
        }
        self.written = Some(Instant::now());
        if let Err(error) = write(&self.path, running) {
            tracing::debug!(%error, "progress is not shown");
        }
    }
}

impl Drop for Board {
    fn drop(&mut self) {
        // Whoever reads it also asks whether anybody is at work.
        let _ = fs::remove_file(&self.path);
    }
}

/// Removes what a killed process has left; for whoever holds the lock of the work.
pub(super) fn clear(work: &Path) {
    let path = place(work);
    for left in [disk::aside(&path), path] {
        // It is not there, as a rule.
        let _ = fs::remove_file(left);
    }
}

/// What is being taken in. `work` is the folder in which that is done.
pub(super) fn running(work: &Path) -> Option<Running> {
    // What a killed process has left is not going on.
    let lock = File::open(work.join(turn::IMPORT)).ok()?;
    match lock.try_lock_shared() {
        Err(fs::TryLockError::WouldBlock) => {}
        _ => return None,
    }
    serde_json::from_slice(&fs::read(place(work)).ok()?).ok()
}

fn write(path: &Path, running: &Running) -> io::Result<()> {
    let aside = disk::aside(path);
    fs::write(&aside, serde_json::to_vec(running)?)?;
    fs::rename(aside, path)
}

fn place(work: &Path) -> PathBuf {
    let folder = std::env::var_os("RUNTIME_DIRECTORY").filter(|folder| !folder.is_empty());
    // systemd may name several; the first is ours.
    let first = folder.as_ref().and_then(|folder| folder.to_str()?.split(':').next().map(PathBuf::from));
    first.unwrap_or_else(|| work.to_owned()).join("state.json")
}
