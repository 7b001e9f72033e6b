//! The operator's first page.

use super::Operator;
use crate::app::history;
use crate::app::intake::Report;
use crate::locale::{Lang, decimal, period};
use crate::logbook::{Deed, Entry};
use crate::snapshot::{self, Origin, Snapshot};
use crate::view::operator::{Change, Live, Overview, Visitor};

/// How much of each list the page shows.
const REPORTS: usize = 8;
const HISTORY: usize = 12;
const LOG: usize = 6;

impl Operator {
    /// The page. `shown` is what the screens show, `upload` the most bytes that can be uploaded.
    #[must_use]
    pub fn overview(
        &self,
        lang: Lang,
        visitor: Visitor,
        shown: &Snapshot,
        upload: u64,
        notice: Option<String>,
    ) -> Overview {
        let log = self.book.entries().unwrap_or_default();
        let (reports, fates) = (self.intake.reports(), self.fates(&log));
        let seen = reports.seen();
        let row = |report: &Report| self.report_row(lang, report, seen, &fates);
        let rows = reports.list().take(REPORTS).map(|report| row(&report)).collect();
        let history = self.store.list().unwrap_or_default();
        Overview {
            page: Overview::frame(lang),
            visitor,
            notice,
            live: self.live(lang, shown, &log),
            progress: self.progress(lang, shown.id.as_str()),
            held: self.held(lang),
            reports: rows,
            unseen: reports.unseen(),
            history: history.iter().rev().take(HISTORY).map(|entry| self.change(lang, entry, &log)).collect(),
            log: log.iter().rev().take(LOG).map(|entry| self.row(lang, entry)).collect(),
            disk: self.disk(lang),
            upload: (upload, megabytes(lang, upload)),
        }
    }

    fn live(&self, lang: Lang, shown: &Snapshot, log: &[Entry]) -> Live {
        let origin = &shown.origin;
        let mut facts = Vec::new();
        let mut fact =
            |key: &str, value: String| facts.push((lang.text(&format!("operator-fact-{key}")), value));
        if !origin.demo {
            let since = self.since(lang, shown.id.as_str(), log);
            fact("since", since.unwrap_or_else(|| lang.text("operator-no-clock.why")));
        }
        if let Some(through) = shown.data_through() {
            fact("through", period(lang, through));
        }
        fact("bundle", origin.bundle.clone());
        fact("version", origin.version.clone().unwrap_or_else(|| "–".to_owned()));
        fact("signer", origin.signer.clone().unwrap_or_else(|| lang.text("operator-unsigned")));
        fact("snapshot", shown.id.to_string());
        Live { title: title(origin), facts }
    }

    /// When a snapshot was last put on the screens, by the log, which alone says whether the clock was
    /// set; `None` where it does not.
    fn since(&self, lang: Lang, id: &str, log: &[Entry]) -> Option<String> {
        let shows = |entry: &&Entry| match &entry.what {
            Deed::Imported { snapshot, .. } => snapshot.as_str() == id,
            Deed::RolledBack { to, .. } => to.as_str() == id,
            _ => false,
        };
        let entry = log.iter().rev().find(shows).filter(|entry| entry.clock_trusted)?;
        Some(self.when(lang, &entry.when, true))
    }

    fn change(&self, lang: Lang, entry: &snapshot::Entry, log: &[Entry]) -> Change {
        Change {
            id: entry.id.to_string(),
            title: entry.origin.as_ref().map_or_else(|| lang.text("snapshot-unreadable"), named),
            when: self.since(lang, entry.id.as_str(), log).unwrap_or_else(|| lang.text("operator-no-clock")),
            current: entry.current,
            readable: entry.origin.is_some(),
        }
    }

    fn disk(&self, lang: Lang) -> Option<String> {
        let free = history::free_bytes(self.store.root())?;
        Some(lang.text_with("operator-disk", &[("free", megabytes(lang, free).into())]))
    }
}

fn title(origin: &Origin) -> String {
    origin.title.clone().unwrap_or_else(|| origin.bundle.clone())
}

/// `Odense 2026.10`
fn named(origin: &Origin) -> String {
    let version = origin.version.as_deref().unwrap_or_default();
    format!("{} {version}", title(origin)).trim_end().to_owned()
}

/// Bytes for people: `500 MB`, `12,3 GB`.
#[allow(clippy::cast_precision_loss)]
fn megabytes(lang: Lang, bytes: u64) -> String {
    let millions = bytes as f64 / 1e6;
    if millions < 1000.0 {
        format!("{} MB", decimal(lang, millions, 0))
    } else {
        format!("{} GB", decimal(lang, millions / 1000.0, usize::from(millions < 100_000.0)))
    }
}
