//! Going on after a power cut: what the log tells is shown, and what is shown is not published twice.

use std::path::Path;

use serde::Deserialize;

use super::place::{self, HELD, Place};
use crate::app::ImportError;
use crate::logbook::{Deed, Logbook};
use crate::snapshot::folder::{self, Contents};
use crate::snapshot::{Lock, Origin, Snapshot, SnapshotId, Store, StoreError};

/// Shows what the log tells was published last, where the power went before it was shown. Gives what
/// is shown since; `None`, as a rule, if nothing was left undone.
///
/// The log is told before anything is done, so that it is known what was to be. Without this, what
/// somebody has confirmed would be lost: it waits no longer, and its bundle is gone.
///
/// # Errors
/// If log or disk refuse.
pub fn resume(store: &Store, lock: &Lock) -> Result<Option<SnapshotId>, ImportError> {
    let newest = store.list()?.pop().filter(|entry| !entry.current).map(|entry| entry.id);
    let Some(newest) = newest.filter(|newest| store.current().is_none_or(|shown| shown < *newest)) else {
        return Ok(None);
    };
    let mut deeds = Logbook::open(store.root()).entries()?.into_iter().rev().map(|entry| entry.what);
    let last = deeds.find(|deed| {
        matches!(deed, Deed::Imported { .. } | Deed::NotPublished { .. } | Deed::RolledBack { .. })
    });
    let is_told =
        matches!(last, Some(Deed::Imported { snapshot, .. }) if snapshot.as_str() == newest.as_str());
    // Never show what cannot be read.
    if !is_told || store.load(&newest).is_err() {
        return Ok(None);
    }
    tracing::warn!(snapshot = %newest, "what was published when the power went is shown now");
    store.show(&newest, lock)?;
    forget_shown(store)?;
    Ok(Some(newest))
}

/// Removes what waits for a confirmation and is shown: it was confirmed before the power went.
fn forget_shown(store: &Store) -> Result<(), ImportError> {
    /// What is told of something that waits, as far as it matters here.
    #[derive(Deserialize)]
    struct Note {
        signer: Option<String>,
    }
    for name in place::names(store)?.iter().filter(|name| name.starts_with(HELD)) {
        let place = Place::of(store, name)?;
        // What cannot be read is told of when somebody wants to confirm it.
        let Ok(note) = place.read::<Note>(Place::HOLD) else { continue };
        if let Ok(Some(_)) = shown_already(store, name, note.signer.as_deref()) {
            place.remove()?;
        }
    }
    Ok(())
}

/// What is shown now, if what was prepared under a name is the same in everything: the same bundle,
/// the same figures, signed by the same key. Then its publication was interrupted after it had been shown,
/// or somebody has left the stick in the slot, and a second snapshot of it would only push an older one out
/// of the history.
///
/// # Errors
/// If there is nothing under the name, or what is there cannot be read.
pub fn shown_already(
    store: &Store,
    name: &str,
    signer: Option<&str>,
) -> Result<Option<Snapshot>, ImportError> {
    let place = Place::of(store, name)?;
    place.look_over()?;
    let Some(current) = store.current() else { return Ok(None) };
    let origin = |folder: &Path| Ok::<_, StoreError>(without_audit(folder::origin(folder)?));
    let ours = Origin { signer: signer.map(str::to_owned), ..origin(&place.path)? };
    if ours != origin(&store.folder(&current))? {
        return Ok(None);
    }
    let (Contents { release, .. }, shown) = (folder::read_draft(&place.path)?, store.load(&current)?);
    let same = release.municipality == shown.release.municipality
        && release.coverage == shown.release.coverage
        && release.population == shown.release.population
        && release.indicators == shown.release.indicators
        && release.notes == shown.release.notes;
    Ok(same.then_some(shown))
}

/// Proving again takes less: what is published already is not proved a second time.
fn without_audit(origin: Origin) -> Origin {
    Origin { audit: None, ..origin }
}
