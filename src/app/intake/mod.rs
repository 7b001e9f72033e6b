//! How bundles get in without anybody at a keyboard: an inbox, a stick in the
//! slot, a page. What is brought waits its turn, is taken in by a process of its
//! own, is removed from the device, and leaves a report.
//!
//! ```text
//!  inbox ──settles──►┐                           ┌ errand: a process within walls ┐
//!  stick ──copied───►├─► queue ──one at a time──►┤  bundle ──► staged/import      ├─► published ──► report
//!  page  ──copied───►┘                           └────────────────────────────────┘   or held
//! ```
//!
//! Everything is kept in files, so that the server, a command and a systemd
//! unit can each do any part of it: locks keep them apart. No order depends on
//! a clock.

mod copy;
mod ending;
mod errand;
mod importer;
mod inbox;
pub mod inside;
mod listing;
mod moment;
mod note;
mod queue;
mod report;
mod reports;
mod runner;
mod settling;
mod state;
mod turn;
mod usb;
mod vouch;

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use errand::{Errand, Word};
pub use importer::Importer;
pub use moment::Moment;
pub use note::Notes;
pub use queue::Waiting;
pub use report::{Account, Card, Named, Outcome, Report, Source, Words};
pub use reports::Reports;
pub use settling::Patience;
pub use state::{Running, State};
pub use usb::Brought;

use crate::config::ClockTrust;
use copy::{Budget, CopyError};
use inbox::Inbox;
use queue::{Queue, Way};
use runner::{Runner, Step};

/// What is brought to a data directory.
#[derive(Clone, Debug)]
pub struct Intake {
    inbox: PathBuf,
    queue: Queue,
    reports: Reports,
}

/// A bundle could not be received.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// It broke off.
    #[error("the upload broke off: {0}")]
    BrokenOff(io::Error),
    /// It is larger than a bundle may be.
    #[error("the upload is larger than a bundle may be")]
    TooLarge,
    /// It could not be kept.
    #[error("the upload could not be kept: {0}")]
    NotKept(io::Error),
}

/// How often is looked into the inbox.
const LOOK: Duration = Duration::from_secs(1);

impl Intake {
    /// What is brought to this data directory, which need not exist yet. Times are those of a clock that is
    /// believed by this rule.
    #[must_use]
    pub fn new(data_dir: &Path, clock: ClockTrust) -> Self {
        let reports = Reports::new(data_dir, clock);
        Self { inbox: data_dir.join("inbox"), queue: Queue::new(data_dir, reports.clone()), reports }
    }

    /// The same, its inbox in another folder.
    #[must_use]
    pub fn with_inbox(self, folder: Option<&Path>) -> Self {
        Self { inbox: folder.map_or(self.inbox, Path::to_owned), ..self }
    }

    /// What is going on.
    #[must_use]
    pub fn state(&self) -> State {
        let running = state::running(self.queue.work());
        let mut waiting = self.queue.waiting();
        waiting.retain(|waiting| running.as_ref().is_none_or(|running| running.number != waiting.number));
        State { running, waiting }
    }

    /// The reports on what was brought before.
    #[must_use]
    pub fn reports(&self) -> &Reports {
        &self.reports
    }

    /// What the wall has to say about it, asked as often as anybody likes.
    #[must_use]
    pub fn notes(&self) -> Notes {
        Notes::of(&self.queue, &self.reports)
    }

    /// Takes in a bundle that comes as a stream, brought by somebody who is
    /// known; gives the number under which it waits and will be reported.
    ///
    /// # Errors
    /// If it breaks off, is too large, or cannot be kept; nothing of it stays.
    pub fn receive(&self, name: &str, by: &str, bundle: impl Read) -> Result<u32, ReceiveError> {
        let draft = self.queue.draft(Way::Copied).map_err(ReceiveError::NotKept)?;
        let name = OsStr::new(name);
        copy::stream(bundle, &draft.bundle(name), &mut Budget::default()).map_err(|error| match error {
            CopyError::Original(error) => ReceiveError::BrokenOff(error),
            CopyError::Copy(error) => ReceiveError::NotKept(error),
            CopyError::TooLarge | CopyError::Strange(_) => ReceiveError::TooLarge,
        })?;
        let card = Card { by: Some(by.to_owned()), ..self.queue.card(Source::Upload, name) };
        self.queue.add(draft, card).map_err(ReceiveError::NotKept)
    }

    /// Copies the newest bundles off a mounted stick to the end of the queue.
    ///
    /// # Errors
    /// If nothing can be written to the data directory; what is wrong with the
    /// stick is in the reports.
    pub fn fetch(&self, stick: &Path, importer: &Importer) -> io::Result<Brought> {
        usb::bring(stick, &self.queue, importer)
    }

    /// Takes in what waits, until nothing of it is left that anybody else does
    /// not work on already. `done` is given each report.
    ///
    /// # Errors
    /// If nothing can be written to the data directory.
    pub fn work_off(&self, importer: &Importer, done: &mut dyn FnMut(&Report)) -> io::Result<()> {
        let runner = Runner { queue: &self.queue, importer, inbox: self.inbox.clone() };
        loop {
            match runner.step(&mut || {})? {
                Step::Idle => return Ok(()),
                Step::Done(report) => done(&report),
                Step::Busy => std::thread::sleep(LOOK),
            }
        }
    }

    /// Finishes what was interrupted, and looks after the inbox: queues what has arrived in it and takes in what
    /// waits, for ever, or until there is nothing left to do if `once`. `done`
    /// is given each report.
    ///
    /// # Errors
    /// If nothing can be written to the data directory, and only if `once`:
    /// else it is tried again.
    pub fn tend(
        &self,
        importer: &Importer,
        patience: Patience,
        once: bool,
        done: &mut dyn FnMut(&Report),
    ) -> io::Result<()> {
        importer.resume();
        let mut inbox = Inbox::new(self.inbox.clone(), self.queue.clone(), patience);
        let runner = Runner { queue: &self.queue, importer, inbox: self.inbox.clone() };
        let mut looked = None;
        let mut failing = false;
        loop {
            let mut told = Vec::new();
            let mut look = || {
                if looked.is_none_or(|then: std::time::Instant| then.elapsed() >= LOOK) {
                    looked = Some(std::time::Instant::now());
                    told.extend(inbox.look());
                }
            };
            look();
            let step = runner.step(&mut look);
            for report in told {
                importer.log_if_refused(&report.account, &report.card);
                done(&report);
            }
            match step {
                Ok(Step::Done(report)) => done(&report),
                Ok(Step::Idle) if once && inbox.is_settled() => return Ok(()),
                Ok(Step::Idle | Step::Busy) => std::thread::sleep(LOOK),
                Err(error) if once => return Err(error),
                Err(error) => {
                    if !std::mem::replace(&mut failing, true) {
                        tracing::error!(%error, "what was brought cannot be worked on");
                    }
                    std::thread::sleep(LOOK);
                    continue;
                }
            }
            failing = false;
        }
    }
}
