//! Bundles that wait to be taken in: `DATA/work/NNNNNN`, in the order in which
//! they came.
//!
//! ```text
//! DATA/work/
//!   .copy-812-1/    being copied: thrown away if whoever copies dies
//!   .moved-812-2/   being moved out of the inbox: nothing of it may be lost
//!   000012/         waits, or is being taken in
//!     card.json     where it came from
//!     bundle/       the bundle and its signature, under names that do no harm
//!   .gone-000011/   being removed
//! ```

mod draft;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use draft::BUNDLE;
pub(super) use draft::{Draft, Way};

use super::report::{Account, Card, Report, Source};
use super::reports::Reports;
use crate::disk::{self, Step};
use crate::finding::Quoted;
use crate::trust::SIGNATURE;

/// A bundle that waits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its number, which will be its report's.
    #[serde(skip)]
    pub number: u32,
    /// Where it came from.
    #[serde(flatten)]
    pub card: Card,
    /// How often it was begun with.
    #[serde(default)]
    pub(super) attempts: u32,
}

/// The bundles that wait.
#[derive(Clone, Debug)]
pub(super) struct Queue {
    work: PathBuf,
    reports: Reports,
}

const CARD: &str = "card.json";

impl Queue {
    pub(super) fn new(data_dir: &Path, reports: Reports) -> Self {
        Self { work: data_dir.join("work"), reports }
    }

    /// The folder that all this lies in.
    pub(super) fn work(&self) -> &Path {
        &self.work
    }

    /// Begins with a bundle.
    pub(super) fn draft(&self, way: Way) -> io::Result<Draft> {
        disk::create_folder(Step::Work, &self.work)?;
        Draft::begin(&self.work, way)
    }

    /// Puts a bundle at the end of the queue; gives its number.
    pub(super) fn add(&self, draft: Draft, card: Card) -> io::Result<u32> {
        // What was copied has its name on the disk before anybody is told that it waits.
        disk::sync_folder(Step::QueueNames, &draft.folder().join(BUNDLE))?;
        put(draft.folder(), &Waiting { number: 0, card, attempts: 0 })?;
        let number =
            self.numbered(|number| disk::rename(Step::QueueNumber, draft.folder(), &self.folder(number)))?;
        draft.keep();
        Ok(number)
    }

    /// Reports on something that never got so far as to wait.
    pub(super) fn report(&self, card: Card, account: Account) -> io::Result<Report> {
        let mut written = None;
        self.numbered(|number| {
            written = Some(self.reports.write(number, card, account)?);
            Ok(())
        })?;
        written.ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// The bundles that wait, the first one first.
    pub(super) fn waiting(&self) -> Vec<Waiting> {
        let read = |number: u32| {
            let known = fs::read(self.folder(number).join(CARD)).ok();
            let known = known.and_then(|text| serde_json::from_slice(&text).ok());
            let waiting = known.unwrap_or_else(|| {
                // A damaged card is no reason to keep a bundle for ever.
                let name = self.bundle(number).and_then(|path| Some(path.file_name()?.to_owned()));
                Waiting { number, card: self.card(Source::Inbox, &name.unwrap_or_default()), attempts: 0 }
            });
            Waiting { number, ..waiting }
        };
        self.numbers().into_iter().map(read).collect()
    }

    /// Where a waiting bundle lies; `None` if nothing is left of it.
    pub(super) fn bundle(&self, number: u32) -> Option<PathBuf> {
        main(&self.folder(number))
    }

    /// Takes note that work on a bundle begins, before it does.
    pub(super) fn begin(&self, waiting: &mut Waiting) -> io::Result<()> {
        waiting.attempts += 1;
        put(&self.folder(waiting.number), waiting)
    }

    /// Takes that note back.
    pub(super) fn put_back(&self, waiting: &mut Waiting) -> io::Result<()> {
        waiting.attempts = waiting.attempts.saturating_sub(1);
        put(&self.folder(waiting.number), waiting)
    }

    /// Writes the report of a bundle, and removes the bundle from the device.
    pub(super) fn finish(&self, waiting: Waiting, account: Account) -> io::Result<Report> {
        let number = waiting.number;
        let report = self.reports.write(number, waiting.card, account)?;
        self.remove(number)?;
        Ok(report)
    }

    /// The report of a bundle that is done with already.
    pub(super) fn reported(&self, number: u32) -> Option<Report> {
        self.reports.get(number)
    }

    /// Removes a bundle, all of it or nothing.
    pub(super) fn remove(&self, number: u32) -> io::Result<()> {
        let gone = self.work.join(format!(".gone-{number:06}"));
        disk::rename(Step::QueueGone, &self.folder(number), &gone)?;
        disk::remove_any(Step::QueueRemove, &gone)
    }

    /// Goes on with what processes that are no more have left: what they moved
    /// is queued, what they copied or removed is thrown away.
    pub(super) fn tidy(&self, inbox: &Path) -> io::Result<()> {
        self.reports.sweep()?;
        for entry in fs::read_dir(&self.work).into_iter().flatten() {
            let path = entry?.path();
            let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
            if name.starts_with(".gone-") {
                disk::remove_any(Step::QueueRemove, &path)?;
            } else if let Some(draft) = Draft::left(path)
                && draft.way() == Way::Moved
            {
                self.rescue(draft, inbox)?;
            }
        }
        Ok(())
    }

    /// Queues what was being moved; if its bundle is still in the inbox, its
    /// signature goes back there.
    fn rescue(&self, draft: Draft, inbox: &Path) -> io::Result<()> {
        if let Some(bundle) = main(draft.folder()) {
            let known = fs::read(draft.folder().join(CARD)).ok();
            let card = known.and_then(|text| serde_json::from_slice::<Waiting>(&text).ok());
            let card = card.map_or_else(
                || self.card(Source::Inbox, bundle.file_name().unwrap_or_default()),
                |waiting| waiting.card,
            );
            return self.add(draft, card).map(drop);
        }
        for entry in fs::read_dir(draft.folder().join(BUNDLE)).into_iter().flatten().flatten() {
            disk::rename(Step::InboxMove, &entry.path(), &inbox.join(entry.file_name()))?;
        }
        Ok(())
    }

    /// The card of something that is there now.
    pub(super) fn card(&self, source: Source, name: &OsStr) -> Card {
        let file = Quoted::new(&name.to_string_lossy()).as_str().to_owned();
        Card { source, by: None, file, arrived: self.reports.now() }
    }

    /// Does something with the next number, which nobody else gets meanwhile.
    fn numbered(&self, act: impl FnOnce(u32) -> io::Result<()>) -> io::Result<u32> {
        disk::create_folder(Step::Work, &self.work)?;
        let lock = disk::lock(Step::WorkLock, &self.work.join("numbers"))?;
        lock.lock()?;
        let number = self.numbers().last().copied().unwrap_or(0).max(self.reports.newest()) + 1;
        act(number).map(|()| number)
    }

    /// The numbers of all bundles that wait, lowest first.
    fn numbers(&self) -> Vec<u32> {
        let entries = fs::read_dir(&self.work).into_iter().flatten().flatten();
        let number = |name: &str| name.parse().ok().filter(|_| name.len() == 6);
        let mut numbers: Vec<u32> = entries.filter_map(|entry| number(entry.file_name().to_str()?)).collect();
        numbers.sort_unstable();
        numbers
    }

    fn folder(&self, number: u32) -> PathBuf {
        self.work.join(format!("{number:06}"))
    }
}

/// Writes the card of a bundle.
fn put(folder: &Path, waiting: &Waiting) -> io::Result<()> {
    disk::replace(Step::QueueCard, &folder.join(CARD), &serde_json::to_vec(waiting)?)
}

/// The bundle in a folder of the queue, beside its signature.
fn main(folder: &Path) -> Option<PathBuf> {
    let mut entries = fs::read_dir(folder.join(BUNDLE)).ok()?.flatten().map(|entry| entry.path());
    entries.find(|path| !path.as_os_str().as_encoded_bytes().ends_with(SIGNATURE.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::intake::report::Outcome;
    use crate::config::ClockTrust;

    fn queue() -> (tempfile::TempDir, Queue) {
        let data = tempfile::tempdir().unwrap();
        let queue = Queue::new(data.path(), Reports::new(data.path(), ClockTrust::Never));
        (data, queue)
    }

    fn brought(queue: &Queue, name: &str) -> u32 {
        let draft = queue.draft(Way::Copied).unwrap();
        fs::write(draft.bundle(OsStr::new(name)), name).unwrap();
        let card = queue.card(Source::Inbox, OsStr::new(name));
        queue.add(draft, card).unwrap()
    }

    #[test]
    fn numbers_follow_one_another_and_are_never_used_again() {
        let (_data, queue) = queue();
        assert_eq!([brought(&queue, "a.zip"), brought(&queue, "b.zip")], [1, 2]);
        let card = queue.card(Source::Inbox, OsStr::new("c"));
        assert_eq!(queue.report(card, Account::new(Outcome::Failed, None)).unwrap().number, 3);
        let first = queue.waiting().remove(0);
        assert_eq!((first.number, first.card.file.as_str()), (1, "a.zip"));
        assert_eq!(fs::read_to_string(queue.bundle(1).unwrap()).unwrap(), "a.zip");
        queue.finish(first, Account::new(Outcome::Refused, None)).unwrap();
        assert!(queue.bundle(1).is_none());
        assert_eq!(brought(&queue, "d.zip"), 4);
    }

    #[test]
    fn what_a_killed_process_was_moving_is_queued_and_what_it_was_copying_is_not() {
        let (data, queue) = queue();
        let inbox = data.path().join("inbox");
        fs::create_dir(&inbox).unwrap();
        for (way, name) in [(Way::Moved, "moved.zip"), (Way::Copied, "copied.zip")] {
            let draft = queue.draft(way).unwrap();
            fs::write(draft.bundle(OsStr::new(name)), "x").unwrap();
            draft.keep();
        }
        let draft = queue.draft(Way::Moved).unwrap();
        fs::write(draft.signature(OsStr::new("late.zip")), "signature").unwrap();
        draft.keep();
        let busy = queue.draft(Way::Copied).unwrap();
        queue.tidy(&inbox).unwrap();
        let waiting = queue.waiting();
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0].card.file, "moved.zip");
        assert!(inbox.join("late.zip.minisig").exists(), "it goes back to wait for its bundle");
        assert!(busy.folder().exists(), "somebody is at it");
        let left: Vec<_> =
            fs::read_dir(queue.work()).unwrap().flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 3, "the number lock, the waiting one and the busy one: {left:?}");
    }

    #[test]
    fn what_was_only_begun_is_cleared_away_whoever_has_that_process_number_now() {
        let (data, queue) = queue();
        fs::create_dir_all(queue.work().join(format!(".moved-{}-7", std::process::id()))).unwrap();
        queue.tidy(&data.path().join("inbox")).unwrap();
        assert_eq!(fs::read_dir(queue.work()).unwrap().count(), 0);
    }
}
