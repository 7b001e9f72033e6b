//! `komspot prepare`: the first half of an import, in a process of its own. Not for people: what came
//! of it is one JSON object on standard output.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::import::words;
use super::report::Report;
use super::{REFUSED, Session};
use crate::app::stage::{self, Prepared};
use crate::progress::Silent;
use crate::release::Audit;
use crate::snapshot::Store;

pub(super) fn prepare(session: &Session, path: &Path, into: &str) -> anyhow::Result<ExitCode> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let report = |findings: &[_], audit: Option<&Audit>| {
        Report::new(&name, true, findings).with_audit(audit).json(session.lang)
    };
    let store = Store::new(&session.data_dir);
    let prepared = stage::prepare(path, into, &store, &session.terms(), &Silent, &report);
    let prepared = prepared.map_err(|error| {
        let words = words(session.lang, &error);
        anyhow::Error::new(error).context(words)
    })?;
    let (findings, preview) = match &prepared {
        Prepared::Ready { findings, preview } => (findings, Some(&**preview)),
        Prepared::Refused { findings } => (findings, None),
    };
    let report = Report::new(&name, preview.is_some(), findings).with_preview(preview);
    writeln!(stdout().lock(), "{}", report.json(session.lang))?;
    Ok(if preview.is_some() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}
