//! What the wall says, in passing, of bundles that were brought.

use std::path::PathBuf;
use std::time::Duration;

use super::moment::Moment;
use super::queue::Queue;
use super::report::Outcome;
use super::reports::Reports;
use super::state;
use crate::view::wall::Note;

/// What there is to say at any moment; never anything out of a bundle.
///
/// It is asked every second for as long as a server runs: reports are read only when there is another one, or
/// somebody has seen them.
#[derive(Clone, Debug)]
pub struct Notes {
    work: PathBuf,
    reports: Reports,
    read: Option<Read>,
}

/// What the reports tell.
#[derive(Clone, Debug)]
struct Read {
    /// The newest of them.
    newest: u32,
    /// Up to which somebody has seen them.
    seen: u32,
    /// Something went wrong, and nobody has seen it.
    failed: bool,
    /// When something was published last.
    published: Option<Moment>,
}

/// How long a success is worth mentioning.
const RECENT: Duration = Duration::from_mins(5);

impl Notes {
    pub(super) fn of(queue: &Queue, reports: &Reports) -> Self {
        Self { work: queue.work().to_owned(), reports: reports.clone(), read: None }
    }

    /// What there is to say now, if anything.
    pub fn now(&mut self) -> Option<Note> {
        if state::running(&self.work).is_some() {
            return Some(Note::Running);
        }
        let (newest, seen) = (self.reports.newest(), self.reports.seen());
        let known = self.read.take().filter(|read| (read.newest, read.seen) == (newest, seen));
        let read = self.read.insert(known.unwrap_or_else(|| read(&self.reports, newest, seen)));
        if read.failed {
            return Some(Note::Failed);
        }
        let recent = |moment: &Moment| moment.is_within(RECENT, &self.reports.now());
        read.published.as_ref().is_some_and(recent).then_some(Note::Succeeded)
    }
}

fn read(reports: &Reports, newest: u32, seen: u32) -> Read {
    // A bundle that was passed over has a report of its own.
    let published = reports.list().take(8).find(|report| report.account.outcome == Outcome::Published);
    let failed = reports.unseen().is_some();
    Read { newest, seen, failed, published: published.map(|report| report.ended) }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::fs;

    use super::*;
    use crate::app::intake::report::{Account, Source};
    use crate::config::ClockTrust;

    #[test]
    fn reports_are_read_when_there_is_another_one() {
        let data = tempfile::tempdir().unwrap();
        let reports = Reports::new(data.path(), ClockTrust::Always);
        let queue = Queue::new(data.path(), reports.clone());
        let report = |outcome| {
            let card = queue.card(Source::Inbox, OsStr::new("a.zip"));
            queue.report(card, Account::new(outcome, None)).unwrap().number
        };
        let mut notes = Notes::of(&queue, &reports);
        assert_eq!(notes.now(), None);
        report(Outcome::Published);
        assert_eq!(notes.now(), Some(Note::Succeeded));
        let failure = report(Outcome::Failed);
        assert_eq!(notes.now(), Some(Note::Failed));
        fs::write(data.path().join(format!("reports/{failure:06}.json")), "").unwrap();
        assert_eq!(notes.now(), Some(Note::Failed), "it was not read again");
        reports.mark_seen(failure).unwrap();
        assert_eq!(notes.now(), Some(Note::Succeeded));
        for _ in 0..8 {
            report(Outcome::Passed);
        }
        assert_eq!(notes.now(), None, "so much has come since");
    }
}
