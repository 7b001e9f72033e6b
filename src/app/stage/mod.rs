//! An import in its two halves.
//!
//! [`prepare`] turns a bundle into `DATA/staged/NAME`: all that a snapshot is made of, protected, as plain
//! text, with the ledger that it belongs to. After that the bundle, which may hold small
//! counts, can go. It changes nothing else, so that it can run in a process that may write nowhere
//! else: it reads the bundle, `DATA/current`, `DATA/snapshots` and `DATA/ledger.jsonl`.
//!
//! [`publish`] reads it as if a stranger had written it, works out what it changes, makes a snapshot's folder of what it has read,
//! moves that into the store and shows it, or holds it back where it changes more
//! than the operator lets through unseen: then it waits for [`confirm`] or [`decline`].
//!
//! ```text
//! DATA/staged/
//!   NAME/            what is being prepared, by whoever holds the store's lock
//!     areas.geojson  report.json  ledger.jsonl  figures.txt  manifest.json   what the snapshot is made of
//!     base.json      what it was worked out from
//!     unfinished.jsonl   finished blocks of a run that was stopped
//!   held-9b1d04ce/   what waits, with held.json, and preview.json: what it would change
//!   made/            the snapshot's folder, while it is filled by whoever publishes
//! ```

mod hold;
mod place;
mod prepare;
mod publish;
mod resume;

pub use hold::{Held, Note, confirm, decline, held, waiting};
pub use place::{begin, end, folder_of, sweep, tidy};
pub(super) use prepare::enough_room;
pub use prepare::{Prepared, prepare, prepare_opened};
pub use publish::{Publication, publish};
pub use resume::{resume, shown_already};

use crate::finding::Finding;
use crate::release::Audit;

/// Turns what was found and proved into the report that is kept with a snapshot.
pub type Reporter<'a> = &'a dyn Fn(&[Finding], Option<&Audit>) -> String;
