//! The inbox: `DATA/inbox`, in which anybody lays bundles who may write there,
//! and out of which everything goes in time.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::copy::{self, Budget, CopyError};
use super::errand::failed;
use super::listing::{Listing, strange};
use super::queue::{Queue, Way};
use super::report::{Account, Outcome, Report, Source};
use super::settling::{Arrival, Patience, Settling};
use super::turn;
use crate::app::told::Told;
use crate::disk::{self, Step};
use crate::finding::{Finding, Place};

/// The inbox, as far as it has been looked at.
pub(super) struct Inbox {
    folder: PathBuf,
    queue: Queue,
    patience: Patience,
    settling: Settling,
    looked: Option<Instant>,
    /// The last look failed, which was told.
    unreadable: bool,
}

impl Inbox {
    pub(super) fn new(folder: PathBuf, queue: Queue, patience: Patience) -> Self {
        Self { folder, queue, patience, settling: Settling::default(), looked: None, unreadable: false }
    }

    /// Looks what has arrived, and queues it. Gives the reports on what was no
    /// bundle. Looks not while somebody else does, who may take things away.
    pub(super) fn look(&mut self) -> Vec<Report> {
        let Ok(Some(_lock)) = turn::take(&self.queue.work().join(turn::INBOX)) else { return Vec::new() };
        let listing =
            match disk::create_folder(Step::Inbox, &self.folder).and_then(|()| Listing::read(&self.folder)) {
                Ok(listing) => listing,
                Err(error) => {
                    if !std::mem::replace(&mut self.unreadable, true) {
                        tracing::error!(%error, inbox = %self.folder.display(), "the inbox cannot be read");
                    }
                    return Vec::new();
                }
            };
        self.unreadable = false;
        let now = Instant::now();
        let elapsed = self.looked.replace(now).map(|before| now - before).unwrap_or_default();
        let arrivals = self.settling.look(&listing, elapsed, &self.patience);
        arrivals.iter().filter_map(|arrival| self.take(arrival)).collect()
    }

    /// True if nothing is in it that anything will still be done about, or it cannot be told.
    pub(super) fn is_settled(&self) -> bool {
        self.unreadable || self.looked.is_some() && self.settling.pending() == 0
    }

    fn take(&self, arrival: &Arrival) -> Option<Report> {
        let taken = match arrival {
            Arrival::Bundle { name, signature, markers } => {
                // The markers first: a marker that was left alone would be waited with for a long time, and
                // then be told of as an upload that broke off. A bundle without its marker only settles later.
                let removed = markers.iter().try_for_each(|marker| self.remove(marker));
                let taken = removed.and_then(|()| self.queue_bundle(name, signature.as_deref()));
                taken.map(|account| account.map(|account| (name.as_os_str(), account)))
            }
            Arrival::Abandoned(name) => {
                self.remove(name).map(|()| Some((name.as_os_str(), failed("intake-abandoned", &[]))))
            }
            Arrival::Strange(name) => {
                let kind = strange(&self.folder.join(name));
                self.remove(name).map(|()| Some((name.as_os_str(), refused("intake-strange", kind))))
            }
            Arrival::Litter(name) => self.remove(name).map(|()| None),
            Arrival::Flood => self.clear().map(|()| Some((OsStr::new("inbox"), refused("intake-flood", "")))),
        };
        let (name, account) = taken.unwrap_or_else(|error| {
            // It was told of once and will not be again until it changes.
            tracing::error!(%error, "something in the inbox can be neither taken nor removed");
            let name = arrival.names().first().copied().unwrap_or_default();
            Some((name, failed("intake-stuck", &[])))
        })?;
        let card = self.queue.card(Source::Inbox, name);
        self.queue
            .report(card, account)
            .inspect_err(|error| tracing::error!(%error, "a report cannot be written"))
            .ok()
    }

    /// Moves a bundle out of the inbox to the end of the queue; gives an
    /// account of it where that is all that will become of it.
    fn queue_bundle(&self, name: &OsStr, signature: Option<&OsStr>) -> io::Result<Option<Account>> {
        let draft = self.queue.draft(Way::Moved)?;
        // The bundle last: until then nothing has been taken.
        let parts = signature.map(|signature| (signature, draft.signature(name))).into_iter();
        for (part, to) in parts.chain([(name, draft.bundle(name))]) {
            match moved(&self.folder.join(part), &to) {
                Ok(()) => {}
                Err(CopyError::Copy(error) | CopyError::Original(error)) => {
                    // Half a copy is no bundle, and the whole one is still where it was.
                    disk::remove_any(Step::QueueRemove, &to)?;
                    return Err(error);
                }
                Err(CopyError::TooLarge) => return self.discard(part, &to, refused("intake-too-large", "")),
                Err(CopyError::Strange(finding)) => return self.discard(part, &to, refused_for(&finding)),
            }
        }
        let card = self.queue.card(Source::Inbox, name);
        self.queue.add(draft, card).map(|_| None)
    }

    fn discard(&self, part: &OsStr, copy: &Path, account: Account) -> io::Result<Option<Account>> {
        disk::remove_any(Step::QueueRemove, copy)?;
        self.remove(part)?;
        Ok(Some(account))
    }

    fn remove(&self, name: &OsStr) -> io::Result<()> {
        disk::remove_any(Step::InboxRemove, &self.folder.join(name))
    }

    fn clear(&self) -> io::Result<()> {
        // All that can be removed, and then the first reason why something could not.
        let remove = |entry: io::Result<fs::DirEntry>| disk::remove_any(Step::InboxRemove, &entry?.path());
        fs::read_dir(&self.folder)?.map(remove).fold(Ok(()), io::Result::and)
    }
}

/// Moves, by copying where the inbox lies on another file system. After an error the original is where it was.
fn moved(from: &Path, to: &Path) -> Result<(), CopyError> {
    match disk::rename(Step::InboxMove, from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy::copy(from, to, &mut Budget::default())?;
            // Out of sight in one step: a folder that could be removed in part only would be no original.
            let gone = disk::aside(from);
            renamed(from, &gone, disk::rename(Step::InboxMove, from, &gone))?;
            if let Err(error) = disk::remove_any(Step::InboxRemove, &gone) {
                // It is given up in time like any upload that broke off.
                tracing::warn!(%error, "what was copied out of the inbox cannot be removed");
            }
            Ok(())
        }
        result => renamed(from, to, result),
    }
}

/// A rename that the disk could not confirm has been made all the same: what has its new name and not its
/// old one is the only one there is.
fn renamed(from: &Path, to: &Path, result: io::Result<()>) -> Result<(), CopyError> {
    let is_made = || from.symlink_metadata().is_err() && to.symlink_metadata().is_ok();
    match result {
        Err(error) if is_made() => {
            tracing::warn!(%error, "the disk does not confirm that something was moved out of the inbox");
            Ok(())
        }
        result => result.map_err(CopyError::Original),
    }
}

/// The account of something that is no bundle.
pub(super) fn refused(code: &'static str, value: &str) -> Account {
    refused_for(&Finding::refused(code, Place::default()).detail("kind", value))
}

/// The account of something that is refused for this alone.
pub(super) fn refused_for(finding: &Finding) -> Account {
    Account { findings: vec![Told::new(finding)], ..Account::new(Outcome::Refused, None) }
}
