//! `komspot snapshots`: the history.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use anyhow::Context as _;

use super::Session;
use super::arguments::Action;
use crate::app::history;
use crate::config::Retention;
use crate::logbook::{self, Logbook};
use crate::snapshot::{Entry, SnapshotId, Store, StoreError};

pub(super) fn snapshots(session: &Session, action: &Action) -> anyhow::Result<ExitCode> {
    let store = Store::new(&session.data_dir);
    let lang = session.lang;
    let hand = session.hand();
    let mut out = stdout().lock();
    match action {
        Action::List => {
            let entries = store.list()?;
            if entries.is_empty() {
                writeln!(out, "{}", lang.text("snapshots-none"))?;
            }
            let log = Logbook::open(&session.data_dir).entries().unwrap_or_default();
            for entry in entries {
                writeln!(out, "{}", line(session, &entry, &log))?;
            }
        }
        Action::Rollback { id, reason } => {
            let id = match id {
                Some(text) => Some(SnapshotId::parse(text).ok_or_else(|| StoreError::Unknown(text.clone()))?),
                None => None,
            };
            let shown = history::roll_back(&store, id.as_ref(), reason, &hand, &store.lock()?)
                .with_context(|| lang.text("rollback-failed"))?;
            writeln!(out, "{}", lang.text_with("rollback-done", &[("id", shown.as_str().into())]))?;
        }
        Action::Prune { keep } => {
            let mut retention = session.config.history.clone();
            if let Some(keep) = keep {
                let keep = usize::try_from(*keep).unwrap_or(usize::MAX);
                retention = Retention { keep, keep_days: None, free_megabytes: 0 };
            }
            let removed = history::prune(&store, &retention, &hand, &store.lock()?)?;
            writeln!(out, "{}", lang.text_with("prune-done", &[("count", removed.len().into())]))?;
            for id in removed {
                writeln!(out, "  {id}")?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `* 000002-9b1d04ce  2026-11-12T13:32:00Z  odense 2026.10  (kontor)`
fn line(session: &Session, entry: &Entry, log: &[logbook::Entry]) -> String {
    let mark = if entry.current { '*' } else { ' ' };
    let made = entry.made.as_deref().unwrap_or("–");
    let doubt = match history::made(log, &entry.id) {
        Some(_) => String::new(),
        None => format!(" ({})", session.lang.text("log-clock-untrusted")),
    };
    let from = match &entry.origin {
        Some(origin) => format!("{} {}", origin.bundle, origin.version.as_deref().unwrap_or("")),
        None => session.lang.text("snapshot-unreadable"),
    };
    let signer = entry.origin.as_ref().and_then(|origin| origin.signer.as_deref());
    let signer = signer.map(|signer| format!("  ({signer})")).unwrap_or_default();
    format!("{mark} {}  {made}{doubt}  {}{signer}", entry.id, from.trim_end())
}
