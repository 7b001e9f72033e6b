//! What the wall says, in passing, of bundles that were brought.

use std::time::Duration;

use super::queue::Queue;
use super::report::Outcome;
use super::reports::Reports;
use super::state;

/// What there is to say; never anything out of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// New figures are being taken in.
    Running,
    /// New figures have been taken in, a few minutes ago at most.
    Succeeded,
    /// Something went wrong, and nobody has seen the report yet.
    Failed,
}

/// How long a success is worth mentioning.
const RECENT: Duration = Duration::from_mins(5);

pub(super) fn note(queue: &Queue, reports: &Reports) -> Option<Note> {
    if state::running(queue.work()).is_some() {
        return Some(Note::Running);
    }
    if reports.is_failure_unseen() {
        return Some(Note::Failed);
    }
    let now = reports.now();
    let published = |report: &super::Report| {
        report.account.outcome == Outcome::Published && report.ended.is_within(RECENT, &now)
    };
    // A bundle that was passed over has a report of its own.
    reports.list().take(8).any(|report| published(&report)).then_some(Note::Succeeded)
}
