//! Takes in the bundles that wait, one after another.

use std::io;
use std::path::{Path, PathBuf};

use super::errand::{Word, failed};
use super::importer::{Answer, Importer};
use super::queue::{Queue, Waiting};
use super::report::{Account, Outcome, Report, Words};
use super::state::{self, Board, Running};
use super::turn;

/// How often a bundle is begun with before it is given up: one that brings the
/// whole board down must not do so for ever.
const ATTEMPTS: u32 = 3;

/// Findings of bundles of which the end is missing.
const BROKEN_OFF: [&str; 3] = ["archive-empty", "archive-truncated", "duckdb-truncated"];

/// What came of a try to take in a bundle.
pub(super) enum Step {
    /// There is none.
    Idle,
    /// Somebody else is at it, or is changing the data: later.
    Busy,
    /// It is done.
    Done(Box<Report>),
}

/// Takes in bundles.
pub(super) struct Runner<'a> {
    pub(super) queue: &'a Queue,
    pub(super) importer: &'a Importer,
    /// Where bundles come from that were moved.
    pub(super) inbox: PathBuf,
}

impl Runner<'_> {
    /// Takes in the first of the bundles that wait; `tick` is called now and then.
    pub(super) fn step(&self, tick: &mut dyn FnMut()) -> io::Result<Step> {
        if !self.queue.work().exists() {
            return Ok(Step::Idle);
        }
        let Some(_lock) = turn::take(&self.queue.work().join(turn::IMPORT))? else { return Ok(Step::Busy) };
        state::clear(self.queue.work());
        self.queue.tidy(&self.inbox)?;
        let Some(waiting) = self.queue.waiting().into_iter().next() else { return Ok(Step::Idle) };
        self.take_in(waiting, tick)
    }

    fn take_in(&self, mut waiting: Waiting, tick: &mut dyn FnMut()) -> io::Result<Step> {
        let number = waiting.number;
        if let Some(report) = self.queue.reported(number) {
            // The power went after the report was written.
            self.queue.remove(number)?;
            return Ok(Step::Done(Box::new(report)));
        }
        if waiting.attempts >= ATTEMPTS {
            return self.finish(waiting, failed("intake-given-up", &[("count", ATTEMPTS.into())]));
        }
        let Some(bundle) = self.queue.bundle(number) else {
            return self.finish(waiting, failed("intake-ended", &[]));
        };
        self.queue.begin(&mut waiting)?;
        match self.open(&waiting, &bundle, tick) {
            Answer::Account(account) => self.finish(waiting, *account),
            Answer::Busy => {
                self.queue.put_back(&mut waiting)?;
                Ok(Step::Busy)
            }
        }
    }

    fn open(&self, waiting: &Waiting, bundle: &Path, tick: &mut dyn FnMut()) -> Answer {
        let mut board = Board::new(self.queue.work());
        let mut running = Running {
            number: waiting.number,
            source: waiting.card.source,
            by: waiting.card.by.clone(),
            file: waiting.card.file.clone(),
            stage: None,
            done: 0,
            total: None,
        };
        board.show(&running, true);
        let mut hear = |word: &Word| {
            match *word {
                Word::Begun { stage, total } => {
                    running = Running { stage: Some(stage), done: 0, total, ..running.clone() };
                }
                Word::Done(steps) => running.done = running.done.saturating_add(steps),
                Word::Ready(_) | Word::Ended(_) => return,
            }
            board.show(&running, matches!(word, Word::Begun { .. }));
        };
        self.importer.import(bundle, &waiting.card, &mut hear, tick)
    }

    fn finish(&self, waiting: Waiting, mut account: Account) -> io::Result<Step> {
        if account.outcome == Outcome::Refused && account.why.is_none() && account.has(&BROKEN_OFF) {
            account.why = Some(Words::of("intake-broken-off", &[]));
        }
        let report = self.queue.finish(waiting, account)?;
        tracing::info!(number = report.number, outcome = ?report.account.outcome, "a bundle was dealt with");
        Ok(Step::Done(Box::new(report)))
    }
}
