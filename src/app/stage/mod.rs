//! An import in its two halves.
//!
//! [`prepare`] turns a bundle into `DATA/staged/NAME`: a whole snapshot's folder, protected, with the
//! ledger that it belongs to and what it would change. After that the bundle, which may hold small
//! counts, can go. It changes nothing else, so that it can run in a process that may write nowhere
//! else: it reads the bundle, `DATA/current`, `DATA/snapshots` and `DATA/ledger.jsonl`.
//!
//! [`publish`] moves that folder into the store and shows it, or holds it back where it changes more
//! than the operator lets through unseen: then it waits for [`confirm`] or [`decline`].
//!
//! ```text
//! DATA/staged/
//!   NAME/            what is being prepared, by whoever holds the store's lock
//!     areas.geojson  report.json  ledger.jsonl  snapshot.duckdb  manifest.json   the snapshot
//!     preview.json   what it would change
//!     base.json      what it was worked out from
//!     unfinished.jsonl   finished blocks of a run that was stopped
//!   held-9b1d04ce/   what waits, with held.json
//! ```

mod hold;
mod place;
mod prepare;
mod publish;
mod resume;

pub use hold::{Held, Note, confirm, decline, held};
pub use place::{begin, end, folder_of, sweep, tidy};
pub use prepare::{Prepared, prepare, prepare_opened};
pub(super) use prepare::{enough_room, prepare_own};
pub(super) use publish::publish_unlogged;
pub use publish::{Publication, publish};
pub use resume::{resume, shown_already};

use crate::logbook::{Actor, Now};

/// By whose hand something is done, and when.
#[derive(Clone, Debug)]
pub struct Hand {
    /// Who.
    pub who: Actor,
    /// The name of the key that the bundle was signed by.
    pub signer: Option<String>,
    /// When.
    pub now: Now,
}
