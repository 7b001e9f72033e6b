//! The second half: what was prepared is shown, or held back.

use super::hold::{self, Held};
use super::place::{self, Base, Place};
use crate::app::preview::Preview;
use crate::app::terms::Terms;
use crate::app::{Hand, ImportError};
use crate::app::{history, log};
use crate::ledger::{Ledger, LedgerFile};
use crate::logbook::{Actor, Deed, Logbook, Text};
use crate::snapshot::folder::{self, Contents, Papers};
use crate::snapshot::{Lock, Snapshot, SnapshotId, Store};

/// What came of publishing.
pub enum Publication {
    /// It is shown from now on.
    Shown {
        /// What is shown.
        snapshot: Box<Snapshot>,
        /// What it has changed.
        preview: Box<Preview>,
    },
    /// It waits for a confirmation.
    Held(Box<Held>),
}

/// Publishes what was prepared under that name, unless it changes more than the terms let through,
/// and then removes of the history what need not be kept.
///
/// Ledger and log are on the disk before the snapshot is shown: a release that
/// was seen by anybody is always in both.
///
/// # Errors
/// If something else was published since it was prepared; if it is not what was prepared; or if
/// ledger, log or store do not take it. Nothing that is shown has changed then.
pub fn publish(
    store: &Store,
    name: &str,
    terms: &Terms,
    hand: &Hand,
    lock: &Lock,
) -> Result<Publication, ImportError> {
    let staged = Staged::open(store, Place::of(store, name)?)?;
    // Worked out here, where nobody has read a bundle from outside: people decide by it.
    let preview = {
        // Not held any longer than it is compared: it is as large as what comes.
        let kept = store.current().map(|id| store.load(&id)).transpose()?;
        Preview::between(kept.as_ref().map(|kept| &kept.release), &staged.contents.release)
    };
    let beyond = preview.beyond(&terms.confirm);
    if !preview.first && !beyond.is_empty() {
        let held = hold::hold(store, staged.place, &staged.contents.origin, beyond, preview, hand)?;
        return Ok(Publication::Held(Box::new(held)));
    }
    let snapshot = staged.show(store, hand, lock)?;
    tidy(store, terms, hand, lock);
    Ok(Publication::Shown { snapshot: Box::new(snapshot), preview: Box::new(preview) })
}

/// Removes of the history what need not be kept. Best effort: what was published is.
pub(super) fn tidy(store: &Store, terms: &Terms, hand: &Hand, lock: &Lock) {
    let program = Hand { who: Actor::Program, ..hand.clone() };
    if let Err(error) = history::prune(store, &terms.history, &program, lock) {
        tracing::warn!(%error, "old snapshots could not be removed");
    }
}

/// What was prepared, looked over.
pub(super) struct Staged {
    pub(super) place: Place,
    contents: Contents,
    ledger: Ledger,
}

impl Staged {
    /// Makes sure that it is whole and goes on from what is published now.
    pub(super) fn open(store: &Store, place: Place) -> Result<Self, ImportError> {
        place.look_over()?;
        let base: Base = place.read(Place::BASE)?;
        let contents = folder::read_draft(&place.path)?;
        if base.snapshot != store.current().map(|id| id.to_string()) {
            return Err(ImportError::Outdated);
        }
        let heads: Vec<_> = store.ledger_heads()?.into_iter().map(|(_, head)| head).collect();
        let ours = LedgerFile::new(store.root()).load(&heads, &contents.release.municipality)?;
        // A publication that was interrupted has saved the ledger as this one leaves it: it goes on from there.
        if base.ledger != ours.head() && contents.ledger.as_ref() != Some(&ours.head()) {
            return Err(ImportError::Outdated);
        }
        let path = place.path.join(LedgerFile::NAME);
        let text = folder::text(&place.path, LedgerFile::NAME)?;
        let ledger = Ledger::read(&text).map_err(|_| ImportError::Foreign(path.clone()))?;
        if !ledger.has_grown_from(&ours.head()) || contents.ledger != Some(ledger.head()) {
            return Err(ImportError::Foreign(path));
        }
        Ok(Self { place, contents, ledger })
    }

    /// Shows it. Whenever this is interrupted, the snapshot before stays current and whole.
    ///
    /// What gets into the store is written here, from the values that were read: no byte of it is one
    /// that whoever has read the bundle could have chosen for DuckDB to stumble over.
    pub(super) fn show(self, store: &Store, hand: &Hand, lock: &Lock) -> Result<Snapshot, ImportError> {
        let report = folder::text(&self.place.path, "report.json")?;
        let Contents { mut origin, release, .. } = self.contents;
        origin.signer.clone_from(&hand.signer);
        let made = Place::of(store, MADE)?;
        made.begin()?;
        let versions = store.versions()?;
        let papers =
            Papers { origin: &origin, versions: &versions, report: &report, ledger: Some(&self.ledger) };
        folder::write(&made.path, &release, papers, store.scribe())?;
        LedgerFile::new(store.root()).save(&self.ledger)?;
        let id = store.next_id(&origin)?;
        let book = Logbook::open(store.root());
        let deed = Deed::Imported {
            snapshot: Text::new(id.as_str()),
            bundle: Text::new(&origin.bundle),
            version: origin.version.as_deref().map(Text::new),
            signer: origin.signer.as_deref().map(Text::new),
        };
        book.append(hand.now, &hand.who, deed)?;
        made.write(log::HEAD, &book.head()?)?;
        made.sync()?;
        let put = || -> Result<(), ImportError> {
            store.take_in(&made.path, &id, lock)?;
            // What waited does so no longer.
            self.place.remove()?;
            Ok(store.show(&id, lock)?)
        };
        put().inspect_err(|error| told(store, hand, &id, error))?;
        // It is shown: whoever comes next tries again.
        if let Err(error) = place::sweep(store, lock) {
            tracing::warn!(%error, "what was prepared cannot be removed");
        }
        Ok(Snapshot { id, origin, release })
    }
}

/// The name under which a snapshot's folder is filled before it gets into the store.
const MADE: &str = "made";

/// Takes back in the log what it told in advance. Best effort: the fault itself is told to the caller.
fn told(store: &Store, hand: &Hand, id: &SnapshotId, error: &ImportError) {
    let deed = Deed::NotPublished { snapshot: Text::new(id.as_str()), reason: Text::new(error.word()) };
    let _ = Logbook::open(store.root()).append(hand.now, &hand.who, deed);
}
